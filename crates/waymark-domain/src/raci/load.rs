//! Load: how many letters each role and person carries, and how many hours.
//!
//! A task's hours a year are what one occurrence takes times how often it occurs. They are shared evenly by
//! the roles that are R in it, and among the people of a role by the share of their time that is meant for
//! it. A task without effort or frequency has no hours, and is counted as *not timed*, so that nobody takes
//! a sum for the whole. Hours a week are the year's hours over the weeks worked in a year.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::columns::percent;
use super::matrix::{LetterCounts, Matrix};
use crate::id::{PersonId, RoleId};
use crate::process::{Letter, ProcessFacts};

/// What a role carries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RoleLoad {
    /// The role.
    pub role: RoleId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its letters over all tasks.
    pub counts: LetterCounts,
    /// Its share of all A, 0 to 1.
    pub share_accountable: f64,
    /// Its share of all A and R, 0 to 1.
    pub share: f64,
    /// Hours a week that its R take, over the tasks that are timed.
    pub hours_per_week: f64,
    /// Tasks in which it is R and that have no effort or no frequency.
    pub not_timed: u32,
    /// Hours a week that the people who fill it mean to give to it.
    pub capacity: f64,
    /// How many people and teams fill it.
    pub filled_by: u32,
}

/// What a person carries, over all roles that they fill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PersonLoad {
    /// The person.
    pub person: PersonId,
    /// Their short name.
    pub code: String,
    /// Their name.
    pub name: String,
    /// Whether the entry is a team.
    pub team: bool,
    /// Hours a week that they have.
    pub hours_per_week: f64,
    /// The roles that they fill.
    pub parts: Vec<PersonPart>,
    /// Letters of all roles that they fill.
    pub counts: LetterCounts,
    /// Σ of the shares of their time, 1 being all of it.
    pub share: f64,
    /// Hours a week that fall to them, over the tasks that are timed.
    pub load: f64,
    /// Why it is too much; none where it is not.
    pub over: Option<String>,
}

/// A role that a person fills.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PersonPart {
    /// The role.
    pub role: RoleId,
    /// Its short name.
    pub code: String,
    /// Share of the person's time that is meant for it.
    pub share: f64,
    /// Hours a week of the role that fall to them.
    pub hours_per_week: f64,
}

/// What roles and people carry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Load {
    /// Roles, in the order of the columns.
    pub roles: Vec<RoleLoad>,
    /// People who fill a role, in their order.
    pub people: Vec<PersonLoad>,
    /// How many tasks there are.
    pub tasks: u32,
    /// Tasks with effort and frequency.
    pub timed: u32,
    /// Hours a week of timed tasks in which nobody is R.
    pub hours_of_nobody: f64,
    /// How the hours come about, in a sentence.
    pub method: String,
}

/// Returns what roles and people carry.
pub fn load(facts: &ProcessFacts) -> Load {
    load_in(facts, &Matrix::of(facts))
}

/// Returns the load of facts whose matrix is at hand.
pub(crate) fn load_in(facts: &ProcessFacts, matrix: &Matrix) -> Load {
    let thresholds = &facts.process.scheme.thresholds;
    let width = facts.roles.len();
    let mut hours = vec![0.0; width];
    let mut not_timed = vec![0_u32; width];
    let (mut timed, mut hours_of_nobody) = (0, 0.0);
    for (row, &at) in matrix.tasks.iter().enumerate() {
        let responsible = matrix.holders(row, Letter::R);
        let year = facts.process.steps[at].hours_per_year(thresholds.releases_per_year);
        let Some(year) = year else {
            for &c in &responsible {
                not_timed[c] += 1;
            }
            continue;
        };
        timed += 1;
        let week = year / thresholds.working_weeks;
        if responsible.is_empty() {
            hours_of_nobody += week;
        }
        for &c in &responsible {
            hours[c] += week / responsible.len() as f64;
        }
    }
    let counts: Vec<LetterCounts> = (0..width).map(|c| matrix.counts(c)).collect();
    let all_a: u32 = counts.iter().map(|c| c.a).sum();
    let all: u32 = counts.iter().map(|c| c.a + c.r).sum();
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
    let capacity = |role: RoleId| -> f64 {
        let fillings = facts.workforce.fillings_of(role);
        // Folded, for the sum of no numbers is a negative zero.
        fillings
            .map(|f| f.share * facts.workforce.time(f.person).hours_per_week)
            .fold(0.0, |sum, hours| sum + hours)
    };
    let roles = facts.roles.iter().enumerate().map(|(c, role)| RoleLoad {
        role: role.id,
        code: role.code.clone(),
        title: role.title.clone(),
        counts: counts[c],
        share_accountable: share(counts[c].a, all_a),
        share: share(counts[c].a + counts[c].r, all),
        hours_per_week: hours[c],
        not_timed: not_timed[c],
        capacity: capacity(role.id),
        filled_by: facts.workforce.fillings_of(role.id).count() as u32,
    });
    Load {
        roles: roles.collect(),
        people: people(facts, matrix, &counts, &hours),
        tasks: matrix.tasks.len() as u32,
        timed,
        hours_of_nobody,
        method: format!(
            "{timed} of {} tasks have effort and frequency; their hours are shared evenly by the roles that are R, \
             over {} working weeks a year.",
            matrix.tasks.len(),
            thresholds.working_weeks
        ),
    }
}

fn people(
    facts: &ProcessFacts,
    matrix: &Matrix,
    counts: &[LetterCounts],
    hours: &[f64],
) -> Vec<PersonLoad> {
    let mut loads = Vec::new();
    for person in &facts.people {
        let mut parts = Vec::new();
        let mut sum = LetterCounts::default();
        for filling in facts
            .workforce
            .fillings
            .iter()
            .filter(|f| f.person == person.id)
        {
            let Some(column) = matrix.column_of(filling.role) else {
                continue;
            };
            let peers = facts.workforce.fillings_of(filling.role);
            let weight = |f: &crate::workforce::Filling| {
                f.share * facts.workforce.time(f.person).hours_per_week
            };
            let (own, all) = (weight(filling), peers.map(weight).sum::<f64>());
            let of = counts[column];
            sum.a += of.a;
            sum.r += of.r;
            sum.s += of.s;
            sum.c += of.c;
            sum.i += of.i;
            parts.push(PersonPart {
                role: filling.role,
                code: facts.roles[column].code.clone(),
                share: filling.share,
                hours_per_week: if all > 0.0 {
                    hours[column] * own / all
                } else {
                    0.0
                },
            });
        }
        if parts.is_empty() {
            continue;
        }
        let time = facts.workforce.time(person.id);
        let share: f64 = parts.iter().map(|p| p.share).sum();
        let load: f64 = parts.iter().map(|p| p.hours_per_week).sum();
        let meant = time.hours_per_week * share;
        loads.push(PersonLoad {
            person: person.id,
            code: person.code.clone(),
            name: person.name.clone(),
            team: time.team,
            hours_per_week: time.hours_per_week,
            parts,
            counts: sum,
            share,
            load,
            over: over(&person.name, share, load, meant),
        });
    }
    loads
}

/// Says why it is too much: more than all of the time is promised, or more falls to them than is meant.
fn over(name: &str, share: f64, load: f64, meant: f64) -> Option<String> {
    const SLACK: f64 = 1e-9;
    if share > 1.0 + SLACK {
        return Some(format!(
            "{name} is promised to {} of their time.",
            percent(share)
        ));
    }
    (load > meant + SLACK)
        .then(|| format!("{load:.1} hours a week fall to {name}; {meant:.1} are meant for it."))
}
