//! The rules of change: what comes and goes from a plateau to the next.

use super::finding::Found;
use super::{ArchitectureRule, At, Element};

/// Returns what the rules of change find between a plateau and the next.
pub(super) fn found(before: &At<'_, '_>, after: &At<'_, '_>) -> Vec<Found> {
    let mut found = Vec::new();
    if let (Some(first), Some(next)) = (before.of_plateau(), after.of_plateau())
        && first.date.zip(next.date).is_some_and(|(a, b)| b < a)
    {
        let message = format!(
            "{} is dated before {}, which it follows.",
            next.title, first.title
        );
        let element = Element::Plateau(next.id);
        found.push(Found::new(ArchitectureRule::PlateauOrder, element, message));
    }
    for (i, component) in after.index().architecture.components.iter().enumerate() {
        let element = Element::Component(component.id);
        match (before.has_component(i), after.has_component(i)) {
            (true, false) if component.eliminated_because.trim().is_empty() => {
                let message = format!("{} goes, and nobody says why.", component.title);
                found.push(Found::new(ArchitectureRule::Eliminated, element, message));
            }
            (false, true)
                if component.initiative.trim().is_empty() && component.recommendation.is_none() =>
            {
                let message = format!("{} is new, and nothing funded brings it.", component.title);
                found.push(Found::new(ArchitectureRule::NoInitiative, element, message));
            }
            _ => {}
        }
    }
    found
}
