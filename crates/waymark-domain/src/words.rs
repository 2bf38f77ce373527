//! The closed vocabularies of the field: pillars, stages, outcomes, severities and the like.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal, $title:literal;)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)* }

        impl $name {
            /// All values, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the word as files and the wire carry it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// Returns the word as people read it.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),* }
            }

            /// Returns the value that `word` names, or none.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    )*};
}

pub(crate) use words;

words! {
    /// One of the three bodies of work that an engagement is judged on, apart.
    Pillar {
        /// Process tree, roles, skills.
        People = "people", "People";
        /// Use cases, playbook, policies.
        Process = "process", "Process";
        /// Ecosystem, tools, architecture.
        Technology = "technology", "Technology";
    }
    /// A stage of the machine-learning life cycle.
    Stage {
        /// Finding and framing what to build.
        Discovery = "discovery", "Discovery";
        /// Building and training models.
        Training = "training", "Training";
        /// Proving that a model may be used.
        Validation = "validation", "Validation";
        /// Running models for users.
        Production = "production", "Production";
        /// Retraining, replacing, retiring.
        Refresh = "refresh", "Refresh";
    }
    /// What justifies the work.
    Outcome {
        /// Accuracy and reliability.
        Accuracy = "accuracy", "Accuracy and reliability";
        /// Speed of delivery.
        Speed = "speed", "Speed of delivery";
        /// Scalability.
        Scalability = "scalability", "Scalability";
        /// Collaboration.
        Collaboration = "collaboration", "Collaboration";
        /// Cost.
        Cost = "cost", "Cost";
    }
    /// How sure a person is of a rating; shown beside it, never mixed into it.
    Confidence {
        /// A guess.
        Low = "low", "Low";
        /// First-hand knowledge, no evidence.
        Medium = "medium", "Medium";
        /// Backed by evidence.
        High = "high", "High";
    }
    /// How much a hurdle stands in the way of operational readiness.
    Severity {
        /// Operation cannot start while it stands.
        Blocker = "blocker", "Blocker";
        /// Operation is possible with a costly work-around.
        Major = "major", "Major";
        /// A nuisance that can wait.
        Minor = "minor", "Minor";
    }
    /// Where a hurdle stands.
    HurdleState {
        /// Not yet dealt with.
        Open = "open", "Open";
        /// Someone works on it.
        InProgress = "in_progress", "In progress";
        /// Gone.
        Resolved = "resolved", "Resolved";
    }
    /// A rough size: of the effort of a recommendation, or of its impact.
    Size {
        /// Days; one team. For impact: felt by one team.
        Small = "small", "Small";
        /// Weeks; two teams. For impact: moves one capability by a level.
        Medium = "medium", "Medium";
        /// Months; a project. For impact: moves several capabilities.
        Large = "large", "Large";
    }
    /// Where a recommendation stands.
    RecommendationState {
        /// Written, not yet agreed.
        Proposed = "proposed", "Proposed";
        /// The client wants it.
        Accepted = "accepted", "Accepted";
        /// The client does not want it.
        Rejected = "rejected", "Rejected";
        /// Carried out.
        Done = "done", "Done";
    }
    /// What a recommendation asks of tools.
    ToolNeed {
        /// None: people and process only.
        NoTool = "no_tool", "No tool";
        /// A tool already in use.
        Existing = "existing", "Existing tool";
        /// A tool to be chosen.
        New = "new", "New tool";
    }
    /// Whether ratings of a round may still change.
    RoundState {
        /// Being rated.
        Open = "open", "Open";
        /// An immutable baseline.
        Locked = "locked", "Locked";
    }
    /// How priorities are elicited in a round.
    PriorityMethod {
        /// Direct points; the priority is the points given, 1 where none are.
        Points = "points", "Points";
        /// A rank order; see [`crate::priority`].
        Rank = "rank", "Rank";
    }
    /// What a piece of evidence is.
    EvidenceKind {
        /// An address.
        Link = "link", "Link";
        /// A file, known by name and SHA-256; the file itself stays where it is.
        File = "file", "File";
        /// What somebody said, with whom and when.
        Interview = "interview", "Interview";
    }
}
