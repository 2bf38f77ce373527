//! What roles and people carry.

use serde::Serialize;

use super::{Context, claims};
use crate::raci::{LetterCounts, PersonLoad, RoleLoad};
use crate::report::Caption;
use crate::report::wording::{count, percent, short};

/// Roles named in the text alternative.
const NAMED: usize = 5;

/// What a role carries.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleLoadRow {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its letters.
    pub counts: LetterCounts,
    /// Its share of all A and R, 0 to 1.
    pub share: f64,
    /// Hours a week that its R take.
    pub hours: f64,
    /// Hours a week that are meant for it.
    pub capacity: f64,
    /// How many people and teams fill it.
    pub filled_by: u32,
    /// Tasks in which it is R and that have no effort or no frequency.
    pub not_timed: u32,
}

/// What a person carries.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonLoadRow {
    /// Their name.
    pub name: String,
    /// Whether it is a team.
    pub team: bool,
    /// The roles that they fill, with the share of their time.
    pub roles: String,
    /// Their letters over all roles.
    pub counts: LetterCounts,
    /// How much of their time is promised, 1 being all of it.
    pub share: f64,
    /// Hours a week that fall to them.
    pub hours: f64,
    /// Why it is too much; empty where it is not.
    pub over: String,
}

/// What roles and people carry.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoadPart {
    /// Who carries most, in a sentence.
    pub claim: String,
    /// The words around the picture.
    pub caption: Caption,
    /// Roles, in the order of the columns.
    pub roles: Vec<RoleLoadRow>,
    /// People who fill a role.
    pub people: Vec<PersonLoadRow>,
    /// How hours come about, in a sentence.
    pub method: String,
}

pub(super) fn load(c: &Context) -> LoadPart {
    let load = &c.input.analysis.load;
    let loads: Vec<&RoleLoad> = c.columns.iter().map(|&i| &load.roles[i]).collect();
    let carried = |r: &RoleLoad| r.counts.a + r.counts.r;
    let most = loads
        .iter()
        .filter(|r| carried(r) > 0)
        .max_by(|a, b| carried(a).cmp(&carried(b)).then(b.code.cmp(&a.code)))
        .map(|r| (r.title.as_str(), r.share));
    let over = load.people.iter().filter(|p| p.over.is_some()).count();
    LoadPart {
        claim: claims::load(most, over, load.people.len()),
        caption: Caption {
            title: "Letters of each role".into(),
            unit: "Tasks; one that a role both answers for and does counts twice".into(),
            alt: alternative(&loads),
            note: String::new(),
        },
        roles: loads.iter().map(|r| role(r)).collect(),
        people: load.people.iter().map(person).collect(),
        method: load.method.clone(),
    }
}

fn role(r: &RoleLoad) -> RoleLoadRow {
    RoleLoadRow {
        code: r.code.clone(),
        title: r.title.clone(),
        counts: r.counts,
        share: r.share,
        hours: r.hours_per_week,
        capacity: r.capacity,
        filled_by: r.filled_by,
        not_timed: r.not_timed,
    }
}

fn person(p: &PersonLoad) -> PersonLoadRow {
    let parts: Vec<String> = p
        .parts
        .iter()
        .map(|part| format!("{} {}", part.code, percent(part.share)))
        .collect();
    PersonLoadRow {
        name: p.name.clone(),
        team: p.team,
        roles: parts.join(", "),
        counts: p.counts,
        share: p.share,
        hours: p.load,
        over: p.over.clone().unwrap_or_default(),
    }
}

fn alternative(loads: &[&RoleLoad]) -> String {
    if loads.is_empty() {
        return "Bar chart without bars: no role has a letter.".into();
    }
    let mut order = loads.to_vec();
    // A stable sort: ties stay in the order of the columns.
    order.sort_by_key(|r| std::cmp::Reverse(r.counts.a + r.counts.r));
    let each: Vec<String> = order
        .iter()
        .take(NAMED)
        .map(|r| {
            format!(
                "{} {} A, {} R, {} C, {} I",
                short(&r.title, 60),
                r.counts.a,
                r.counts.r,
                r.counts.c,
                r.counts.i
            )
        })
        .collect();
    let more = match order.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!("; {} more", count(n, "role", "roles")),
    };
    format!(
        "Bar chart of the letters of each role, heaviest first: {}{more}.",
        each.join("; ")
    )
}
