//! The closed lists of the format: types of elements and relationships, and what else is one of a few words.

/// Declares a list of words, each spelt as the format spells it.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($word:ident $(= $spelt:literal)?),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("Spelt `", words!(@spelt $word $($spelt)?), "`.")] $word,)+
        }

        impl $name {
            /// All of them, in the order of the format's schema.
            pub const ALL: &'static [Self] = &[$(Self::$word),+];

            /// Returns the word as the format spells it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$word => words!(@spelt $word $($spelt)?)),+ }
            }

            /// Returns what a word means; none for a word that is not in the list.
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|w| w.word() == word)
            }
        }
    };
    (@spelt $word:ident) => { stringify!($word) };
    (@spelt $word:ident $spelt:literal) => { $spelt };
}

words! {
    /// The types of elements of ArchiMate 3.1.
    ElementType {
        BusinessActor, BusinessRole, BusinessCollaboration, BusinessInterface, BusinessProcess,
        BusinessFunction, BusinessInteraction, BusinessEvent, BusinessService, BusinessObject, Contract,
        Representation, Product,
        ApplicationComponent, ApplicationCollaboration, ApplicationInterface, ApplicationFunction,
        ApplicationInteraction, ApplicationProcess, ApplicationEvent, ApplicationService, DataObject,
        Node, Device, SystemSoftware, TechnologyCollaboration, TechnologyInterface, Path,
        CommunicationNetwork, TechnologyFunction, TechnologyProcess, TechnologyInteraction,
        TechnologyEvent, TechnologyService, Artifact,
        Equipment, Facility, DistributionNetwork, Material,
        Stakeholder, Driver, Assessment, Goal, Outcome, Principle, Requirement, Constraint, Meaning, Value,
        Resource, Capability, CourseOfAction, ValueStream,
        WorkPackage, Deliverable, ImplementationEvent, Plateau, Gap,
        Grouping, Location, AndJunction, OrJunction,
    }
}

impl ElementType {
    /// Returns whether an element of this type must have a name: all but groupings, locations and junctions.
    pub fn is_named(self) -> bool {
        let free = [
            Self::Grouping,
            Self::Location,
            Self::AndJunction,
            Self::OrJunction,
        ];
        !free.contains(&self)
    }
}

words! {
    /// The types of relationships of ArchiMate 3.1.
    RelationshipType {
        Composition, Aggregation, Assignment, Realization, Serving, Access, Influence, Triggering, Flow,
        Specialization, Association,
    }
}

words! {
    /// What an access relationship does to the object.
    AccessType { Access, Read, Write, ReadWrite }
}

words! {
    /// What the values of a property are.
    DataType {
        String = "string", Boolean = "boolean", Currency = "currency", Date = "date", Time = "time",
        Number = "number",
    }
}

words! {
    /// What a viewpoint is for.
    Purpose { Designing, Deciding, Informing }
}

words! {
    /// How much a viewpoint shows.
    Content { Details, Coherence, Overview }
}

words! {
    /// A trait of a font; several may stand together.
    FontStyle { Plain = "plain", Bold = "bold", Italic = "italic", Underline = "underline" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_as_it_is_written() {
        assert_eq!(ElementType::ALL.len(), 62);
        assert_eq!(RelationshipType::ALL.len(), 11);
        for t in ElementType::ALL {
            assert_eq!(ElementType::of(t.word()), Some(*t));
        }
        for t in DataType::ALL {
            assert_eq!(DataType::of(t.word()), Some(*t));
        }
        assert_eq!(ElementType::of("businessactor"), None);
        assert!(ElementType::Node.is_named() && !ElementType::Grouping.is_named());
    }
}
