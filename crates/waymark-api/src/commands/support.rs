//! What several commands need.

use waymark_domain::id::{CapabilityId, PersonId, RoundId};
use waymark_domain::model::{Capability, CapabilityModel};
use waymark_domain::rating::{Answer as Level, Round};
use waymark_domain::scale::{Scale, level_text};
use waymark_domain::tree::Tree;
use waymark_domain::words::RoundState;

use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Rated, Session};

/// Refuses where the round is locked.
pub(super) fn open(round: &Round) -> Answer<()> {
    match round.state {
        RoundState::Open => Ok(()),
        RoundState::Locked => Err(WireError::new(
            ErrorCode::RoundLocked,
            format!("“{}” is locked: a baseline never changes.", round.title),
            "Add a new round, or undo the locking.",
        )),
    }
}

/// Returns the round's facts and results, where it is open.
pub(super) fn open_round(session: &mut Session, round: RoundId) -> Answer<Rated> {
    let rated = session.rated(round)?;
    open(&rated.facts.round)?;
    Ok(rated)
}

/// Returns the capability, or says that it is gone.
pub(super) fn find(model: &CapabilityModel, id: CapabilityId) -> Answer<&Capability> {
    model
        .capability(id)
        .ok_or_else(|| WireError::not_found("capability in this model"))
}

/// Returns the scale of a leaf that may be rated, or says why it may not.
pub(super) fn leaf_scale<'m>(
    model: &'m CapabilityModel,
    tree: &Tree,
    id: CapabilityId,
) -> Answer<&'m Scale> {
    let capability = find(model, id)?;
    let position = tree.position(id).ok_or_else(|| {
        WireError::invalid(
            format!("{} is retired and no longer rated.", capability.code),
            "Bring it back first.",
        )
    })?;
    if !tree.nodes[position].leaf {
        let message = format!("{} rolls up from what is below it.", capability.code);
        return Err(WireError::invalid(
            message,
            "Rate the capabilities below it.",
        ));
    }
    Ok(tree.scale(model, position))
}

/// Refuses an answer that is off the scale, or not applicable without a reason.
pub(super) fn check_answer(answer: &Level, scale: &Scale, code: &str) -> Answer<()> {
    match answer {
        Level::NotApplicable { reason } if reason.trim().is_empty() => Err(WireError::invalid(
            format!("{code} is marked not applicable without a reason."),
            "Say why it does not apply; the reason stands in the report.",
        )),
        Level::NotApplicable { .. } => Ok(()),
        Level::Level { value } => on_scale(*value, scale, code),
    }
}

/// Refuses a value that is not a level of the scale.
pub(super) fn on_scale(value: f64, scale: &Scale, code: &str) -> Answer<()> {
    if scale.position(value).is_some() {
        return Ok(());
    }
    let levels: Vec<String> = scale.values().into_iter().map(level_text).collect();
    Err(WireError::invalid(
        format!("{value} is not a level of the scale of {code}."),
        format!("Its levels are {}.", levels.join(", ")),
    ))
}

/// Returns `answer` as people read it in a label.
pub(super) fn spoken(answer: &Level) -> String {
    match answer {
        Level::Level { value } => level_text(*value),
        Level::NotApplicable { .. } => "not applicable".into(),
    }
}

/// Puts `item` where an item of the same key stands, else in its place by key.
pub(super) fn put<T, K: Ord>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let wanted = key(&item);
    match list.binary_search_by(|other| key(other).cmp(&wanted)) {
        Ok(place) => list[place] = item,
        Err(place) => list.insert(place, item),
    }
}

/// Refuses an empty text.
pub(super) fn filled(text: &str, what: &str) -> Answer<()> {
    if text.trim().is_empty() {
        return Err(WireError::invalid(
            format!("{what} is empty."),
            "Type a few words.",
        ));
    }
    Ok(())
}

/// Returns the next free code such as “H-04”, given the codes in use.
pub(super) fn next_code<'a>(prefix: &str, used: impl Iterator<Item = &'a str>) -> String {
    let number = |code: &str| {
        code.strip_prefix(prefix)?
            .strip_prefix('-')?
            .parse::<u32>()
            .ok()
    };
    let last = used.filter_map(number).max().unwrap_or(0);
    format!("{prefix}-{:02}", last + 1)
}

/// Returns `n thing` or `n things`.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Returns the short name of a person, or a dash.
pub(super) fn code_of(people: &[waymark_domain::engagement::Person], id: PersonId) -> &str {
    people
        .iter()
        .find(|p| p.id == id)
        .map_or("–", |p| p.code.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_count_on_from_the_highest() {
        assert_eq!(next_code("H", [].into_iter()), "H-01");
        assert_eq!(
            next_code("H", ["H-03", "H-11", "X-99", "H-x"].into_iter()),
            "H-12"
        );
    }
}
