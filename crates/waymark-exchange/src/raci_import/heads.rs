//! Headings of roles: their short names, and which role of the engagement they seem to mean.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::engagement::{Person, Role};
use waymark_domain::id::RoleId;
use waymark_domain::process::DraftRole;

use super::{Known, Proposal};

/// Longest heading that is its own short name, in characters.
const SHORT: usize = 6;

/// Gives short names to roles, each one once.
#[derive(Default)]
pub(crate) struct Codes(BTreeSet<String>);

impl Codes {
    /// Returns a role for a heading such as “ML engineer”, “ML engineer (ME)” or “ME”.
    pub(crate) fn role(&mut self, heading: &str) -> DraftRole {
        let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        let (title, wanted) = match parenthesised(&heading) {
            Some((title, code)) => (title.to_owned(), code.to_owned()),
            None if heading.chars().count() <= SHORT && !heading.contains(' ') => {
                (heading.clone(), heading.clone())
            }
            None => (heading.clone(), initials(&heading)),
        };
        let mut code = wanted.clone();
        let mut number = 2;
        while !self.0.insert(code.to_lowercase()) {
            code = format!("{wanted}{number}");
            number += 1;
        }
        DraftRole { code, title }
    }
}

/// Returns title and code of a heading such as “ML engineer (ME)”.
fn parenthesised(heading: &str) -> Option<(&str, &str)> {
    let (title, code) = heading.strip_suffix(')')?.rsplit_once('(')?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let fits = (1..=SHORT).contains(&code.chars().count()) && code.chars().all(plain);
    let title = title.trim();
    (fits && !title.is_empty()).then_some((title, code))
}

/// Returns the first letters of the words, or the first three of a single one.
fn initials(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| {
            !w.is_empty() && !["and", "of", "the", "for"].contains(&w.to_lowercase().as_str())
        })
        .collect();
    let letters: String = match words.as_slice() {
        [] => "X".to_owned(),
        [one] => one.chars().take(3).collect(),
        many => many
            .iter()
            .take(4)
            .filter_map(|w| w.chars().next())
            .collect(),
    };
    letters.to_uppercase()
}

/// Returns at most one proposal for each role.
pub(super) fn proposals(roles: &[DraftRole], known: &Known<'_>) -> Vec<Proposal> {
    let matcher = Matcher::new(known);
    roles
        .iter()
        .enumerate()
        .filter_map(|(role, draft)| {
            let (known, why) = matcher.best(draft)?;
            Some(Proposal { role, known, why })
        })
        .collect()
}

/// What is known, made ready to be compared.
struct Matcher<'k> {
    by_code: BTreeMap<String, &'k Role>,
    by_title: BTreeMap<String, &'k Role>,
    stems: Vec<(BTreeSet<String>, &'k Role)>,
    people: BTreeMap<String, (&'k Person, RoleId)>,
    titles: BTreeMap<RoleId, &'k str>,
}

impl<'k> Matcher<'k> {
    fn new(known: &Known<'k>) -> Self {
        let mut people: BTreeMap<String, Option<(&Person, RoleId)>> = BTreeMap::new();
        for person in known.people {
            let filled = known
                .fillings
                .iter()
                .filter(|f| f.person == person.id)
                .max_by(|a, b| a.share.total_cmp(&b.share).then(b.role.cmp(&a.role)));
            let Some(role) = filled.map(|f| f.role).or(person.role) else {
                continue;
            };
            for name in names(person) {
                // A name that two people share names neither of them.
                let entry = people.entry(name).or_insert(Some((person, role)));
                if entry.is_some_and(|(p, _)| p.id != person.id) {
                    *entry = None;
                }
            }
        }
        let lower = |text: &str| text.trim().to_lowercase();
        Self {
            by_code: known.roles.iter().map(|r| (lower(&r.code), r)).collect(),
            by_title: known.roles.iter().map(|r| (lower(&r.title), r)).collect(),
            stems: known.roles.iter().map(|r| (stems(&r.title), r)).collect(),
            people: people
                .into_iter()
                .filter_map(|(n, p)| Some((n, p?)))
                .collect(),
            titles: known
                .roles
                .iter()
                .map(|r| (r.id, r.title.as_str()))
                .collect(),
        }
    }

    fn best(&self, draft: &DraftRole) -> Option<(RoleId, String)> {
        let title = draft.title.to_lowercase();
        if let Some(role) = self.by_title.get(&title) {
            return Some((role.id, "the title is the same".to_owned()));
        }
        if let Some((person, role)) = self.people.get(&title) {
            let fills = self.titles.get(role).copied().unwrap_or_default();
            return Some((*role, format!("{} fills the role “{fills}”", person.name)));
        }
        if let Some(role) = self.by_code.get(&title) {
            return Some((role.id, "the short name is the same".to_owned()));
        }
        let same_initials = self
            .by_title
            .values()
            .filter(|r| !title.contains(' ') && initials(&r.title).to_lowercase() == title);
        if let Some(role) = only(same_initials) {
            return Some((role.id, format!("“{}” has these initials", role.title)));
        }
        let alike = self.alike(&stems(&draft.title));
        if let Some(role) = alike {
            return Some((
                role.id,
                format!("“{}” has words in common with it", role.title),
            ));
        }
        let role = self.by_code.get(&draft.code.to_lowercase())?;
        Some((role.id, "the short name is the same".to_owned()))
    }

    /// Returns the role that shares at least half of the words, where one does more than all others.
    fn alike(&self, stems: &BTreeSet<String>) -> Option<&'k Role> {
        let share = |other: &BTreeSet<String>| {
            let both = stems.intersection(other).count();
            let all = stems.union(other).count().max(1);
            // A heading that is part of a title is as good as half of it: “Validator” means the validator.
            let part = both > 0 && (both == stems.len() || both == other.len());
            if part {
                (2 * both).max(all) as f64 / (2 * all) as f64
            } else {
                both as f64 / all as f64
            }
        };
        let mut scored: Vec<(f64, &Role)> =
            self.stems.iter().map(|(s, r)| (share(s), *r)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (best, role) = scored.first().copied()?;
        let second = scored.get(1).map_or(0.0, |s| s.0);
        (best >= 0.5 && best > second).then_some(role)
    }
}

fn only<'r>(mut roles: impl Iterator<Item = &'r &'r Role>) -> Option<&'r Role> {
    let first = roles.next().copied()?;
    roles.next().is_none().then_some(first)
}

/// Returns the ways in which a heading may name a person, in lower case.
fn names(person: &Person) -> Vec<String> {
    let name = person.name.to_lowercase();
    let parts: Vec<&str> = name.split_whitespace().collect();
    let mut names = vec![name.clone(), person.code.to_lowercase()];
    if let ([first, .., last], Some(initial)) = (parts.as_slice(), name.chars().next()) {
        names.push((*last).to_owned());
        names.push((*first).to_owned());
        names.push(format!("{initial}. {last}"));
        names.push(format!("{initial} {last}"));
        names.push(format!("{last}, {first}"));
        names.push(format!("{last}, {initial}."));
    }
    names
}

/// Returns the words of a title, without endings and without words that say nothing.
fn stems(title: &str) -> BTreeSet<String> {
    const EMPTY: [&str; 14] = [
        "the",
        "of",
        "and",
        "for",
        "team",
        "lead",
        "head",
        "officer",
        "1st",
        "2nd",
        "line",
        "dept",
        "department",
        "independent",
    ];
    title
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !EMPTY.contains(w))
        .map(|w| w.chars().take(5).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_get_short_names() {
        let mut codes = Codes::default();
        let mut check = |heading: &str, code: &str, title: &str| {
            let role = codes.role(heading);
            assert_eq!(
                (role.code.as_str(), role.title.as_str()),
                (code, title),
                "{heading}"
            );
        };
        check("ML engineer", "ME", "ML engineer");
        check("Model evaluator", "ME2", "Model evaluator");
        check("Data  scientist (DS)", "DS", "Data scientist");
        check("SA", "SA", "SA");
        check(
            "Business (retail banking)",
            "BRB",
            "Business (retail banking)",
        );
        check("Validation", "VAL", "Validation");
        check("—", "—", "—");
        check("& + ! ? & / (", "X", "& + ! ? & / (");
    }
}
