//! Where things are, by what others say of it in a model that was imported.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use waymark_domain::architecture::Architecture;
use waymark_domain::id::{EnvironmentId, PlateauId};

use super::marks::{Mark, Marks, Names};
use crate::archimate::{Kind, Model, Relationship, RelationshipType};

/// Returns whether a relation says that its source holds its target.
pub(super) fn holds(r: &Relationship) -> bool {
    matches!(
        r.kind.known(),
        Some(RelationshipType::Composition | RelationshipType::Aggregation)
    )
}

/// Where a component was when the model was imported.
#[derive(Deserialize)]
struct Place {
    environment: Option<EnvironmentId>,
    #[serde(default)]
    plateaus: Vec<PlateauId>,
}

/// Brings what others say of where things are up to date, and leaves out of ours what they say already.
pub(super) fn settle(
    model: &mut Model,
    kept: &Model,
    marks: &Marks<'_>,
    own: &mut Vec<Relationship>,
    a: &Architecture,
    names: &Names,
) {
    let places: BTreeMap<String, Place> = kept
        .elements
        .iter()
        .filter_map(|e| match marks.element(e)? {
            Mark::Thing { text, .. } => {
                Some((e.identifier.clone(), serde_json::from_str(text).ok()?))
            }
            Mark::Made(_) => None,
        })
        .collect();
    let homes: BTreeSet<String> = a.environments.iter().map(|e| names.thing(e.id.0)).collect();
    let made: BTreeSet<&str> = kept
        .relationships
        .iter()
        .filter(|r| matches!(marks.relation(r), Some(Mark::Made(_))))
        .map(|r| r.identifier.as_str())
        .collect();
    let mut held: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, r) in model
        .relationships
        .iter()
        .enumerate()
        .filter(|(_, r)| holds(r))
    {
        held.entry(r.target.clone()).or_default().push(i);
    }
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    for c in &a.components {
        let identifier = names.thing(c.id.0);
        let (Some(list), Some(place)) = (held.get(&identifier), places.get(&identifier)) else {
            continue;
        };
        let source = |i: &usize| model.relationships[*i].source.clone();
        let theirs = |i: &&usize| !made.contains(model.relationships[**i].identifier.as_str());
        let now = c.environment.map(|e| names.thing(e.0));
        let marked = place.environment.map(|e| names.thing(e.0));
        let around: Vec<String> = list
            .iter()
            .map(source)
            .filter(|s| homes.contains(s))
            .collect();
        let was = marked
            .filter(|m| around.contains(m))
            .or_else(|| around.first().cloned());
        let moved: Vec<usize> = list
            .iter()
            .filter(theirs)
            .filter(|i| match (&was, &now) {
                // What is outside of all is in none of their groups.
                (_, None) => homes.contains(&source(i)),
                (was, now) => was != now && Some(&source(i)) == was.as_ref(),
            })
            .copied()
            .collect();
        let stays = now.as_ref().is_some_and(|now| around.contains(now));
        let left: Vec<String> = place
            .plateaus
            .iter()
            .filter(|p| !c.plateaus.is_empty() && !c.plateaus.contains(p))
            .map(|p| names.thing(p.0))
            .collect();
        gone.extend(
            list.iter()
                .filter(theirs)
                .filter(|i| left.contains(&source(i))),
        );
        for (nth, i) in moved.into_iter().enumerate() {
            match &now {
                Some(now) if !stays && nth == 0 => model.relationships[i].source.clone_from(now),
                _ => drop(gone.insert(i)),
            }
        }
    }
    let mut at = 0..;
    model
        .relationships
        .retain(|_| at.next().is_none_or(|i| !gone.contains(&i)));
    let said = |r: &Relationship| {
        let kind = if holds(r) {
            Kind::Known(RelationshipType::Aggregation)
        } else {
            r.kind.clone()
        };
        (format!("{kind:?}"), r.source.clone(), r.target.clone())
    };
    let theirs: BTreeSet<(String, String, String)> = model
        .relationships
        .iter()
        .filter(|r| !made.contains(r.identifier.as_str()))
        .map(said)
        .collect();
    let flows: BTreeSet<String> = a.flows.iter().map(|f| names.thing(f.id.0)).collect();
    own.retain(|r| flows.contains(&r.identifier) || !theirs.contains(&said(r)));
}
