//! All inputs, so that a reader can recompute: people, individual ratings, notes, agreed ratings,
//! weights, targets, priorities and evidence.

use std::collections::BTreeMap;

use serde::Serialize;

use super::claims;
use super::context::{Context, value_text};
use super::wording::{count, list};
use crate::id::CapabilityId;
use crate::rating::{Answer, Rating};
use crate::roll_up::State;
use crate::tree::ROOT;
use crate::words::{Confidence, Pillar, PriorityMethod};

/// Evidence that expires within so many days is flagged.
const SOON: i64 = 90;

/// A person who took part.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RosterRow {
    /// How the person shows in the report.
    pub label: String,
    /// Full name; empty where names are off.
    pub name: String,
    /// Title of the role; empty where names are off, because a role may give a name away.
    pub role: String,
    /// Individual ratings given in this round.
    pub ratings: usize,
    /// Whether the person takes part in this round.
    pub participant: bool,
}

/// A role with its mandate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleRow {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its mandate.
    pub description: String,
    /// How many people have it.
    pub people: usize,
}

/// The individual ratings of one leaf.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixRow {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// One cell a column of the matrix: the level, “NA”, or empty.
    pub cells: Vec<String>,
    /// Median of the levels; empty without one.
    pub median: String,
    /// The agreed rating; empty while nothing is agreed.
    pub agreed: String,
}

/// The individual ratings of one pillar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Matrix {
    /// The pillar.
    pub pillar: Option<Pillar>,
    /// What it is called.
    pub title: String,
    /// How people show, in the order of the columns.
    pub people: Vec<String>,
    /// Leaves, in model order.
    pub rows: Vec<MatrixRow>,
}

/// What a person wrote beside a rating.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteRow {
    /// The leaf's code.
    pub code: String,
    /// How the person shows.
    pub person: String,
    /// The level, or “NA”.
    pub level: String,
    /// How sure they are; empty where they did not say.
    pub confidence: String,
    /// In their words: the note, or why it does not apply.
    pub note: String,
}

/// What the room settled on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreedRow {
    /// The leaf's code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The level, or “NA”.
    pub level: String,
    /// What settled it.
    pub rationale: String,
}

/// What was set for one node: by the model (weight, roll-up, scale) and by the client (target, priority).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanRow {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Depth in the model.
    pub depth: u32,
    /// Whether it is rated.
    pub leaf: bool,
    /// Weight in the node above.
    pub weight: f64,
    /// How it combines what is below it; empty for leaves.
    pub rule: String,
    /// Its own scale; empty where it takes the model's.
    pub scale: String,
    /// The target set here; empty where it is inherited or none.
    pub target: String,
    /// By when.
    pub due: String,
    /// Points or rank set here; empty where it is inherited or none.
    pub elicited: String,
    /// The priority that follows.
    pub priority: f64,
}

/// Whether a piece of evidence still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Freshness {
    /// It counts.
    Valid,
    /// It counts for fewer than ninety days more.
    Expiring,
    /// It no longer counts.
    Expired,
}

/// An entry of the evidence register.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceRow {
    /// Its code.
    pub code: String,
    /// What it is.
    pub title: String,
    /// Link, file or interview.
    pub kind: String,
    /// Address, file name, or whom.
    pub location: String,
    /// SHA-256 of a file; empty otherwise.
    pub sha256: String,
    /// Who vouches for it.
    pub owner: String,
    /// Its date; empty where unknown.
    pub date: String,
    /// The day from which it no longer counts; empty where it has none.
    pub expires: String,
    /// Whether it still counts on the day of the report.
    pub freshness: Freshness,
    /// The same in words.
    pub flag: String,
    /// Codes of what it backs in this round.
    pub backs: Vec<String>,
    /// What it backs in other rounds: “Round 1: PE1.1, PE1.2”.
    pub elsewhere: Vec<String>,
}

pub(super) fn roster(c: &Context) -> Vec<RosterRow> {
    let facts = c.input.facts;
    let given = |id| facts.ratings.iter().filter(|r| r.person == id).count();
    let mut rows: Vec<(bool, RosterRow)> = Vec::new();
    for person in c.input.people {
        let participant = facts.round.participants.contains(&person.id);
        let role = person
            .role
            .and_then(|id| c.input.roles.iter().find(|r| r.id == id));
        let named = |text: &str| {
            if c.input.names {
                text.to_owned()
            } else {
                String::new()
            }
        };
        rows.push((
            !participant,
            RosterRow {
                label: c.person(person.id),
                name: named(&person.name),
                role: named(role.map_or("", |r| &r.title)),
                ratings: given(person.id),
                participant,
            },
        ));
    }
    rows.sort_by_key(|(outside, _)| *outside);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Returns the roles that somebody holds or that carry a recommendation. A process has more of them, and
/// documents of its own for them.
pub(super) fn roles(c: &Context) -> Vec<RoleRow> {
    let row = |r: &crate::engagement::Role| RoleRow {
        code: r.code.clone(),
        title: r.title.clone(),
        description: r.description.clone(),
        people: c
            .input
            .people
            .iter()
            .filter(|p| p.role == Some(r.id))
            .count(),
    };
    let owns = |r: &crate::engagement::Role| {
        let mut recommendations = c.input.recommendations.iter();
        recommendations.any(|x| x.owner_role == Some(r.id))
    };
    let roles = c.input.roles.iter().map(|r| (owns(r), row(r)));
    roles
        .filter(|(owns, row)| *owns || row.people > 0)
        .map(|(_, row)| row)
        .collect()
}

fn answer_text(c: &Context, p: usize, answer: &Answer) -> String {
    answer
        .value()
        .map_or_else(|| "NA".into(), |v| value_text(c.scale(p), v))
}

pub(super) fn matrices(c: &Context) -> Vec<Matrix> {
    let facts = c.input.facts;
    let mut people = facts.round.participants.clone();
    for rating in &facts.ratings {
        if !people.contains(&rating.person) {
            people.push(rating.person);
        }
    }
    let column: BTreeMap<_, usize> = people.iter().enumerate().map(|(i, &p)| (p, i)).collect();
    let mut given: BTreeMap<CapabilityId, Vec<&Rating>> = BTreeMap::new();
    for rating in &facts.ratings {
        given.entry(rating.capability).or_default().push(rating);
    }
    let agreed: BTreeMap<CapabilityId, &Answer> = facts
        .agreed
        .iter()
        .map(|a| (a.capability, &a.answer))
        .collect();
    let row = |p: usize| {
        let node = c.node(p);
        let mut cells = vec![String::new(); people.len()];
        for rating in node.id.and_then(|id| given.get(&id)).into_iter().flatten() {
            cells[column[&rating.person]] = answer_text(c, p, &rating.answer);
        }
        let spread = node.room.as_ref().and_then(|r| r.spread);
        MatrixRow {
            code: node.code.clone(),
            title: node.title.clone(),
            cells,
            median: spread
                .map(|s| value_text(c.scale(p), s.median))
                .unwrap_or_default(),
            agreed: node
                .id
                .and_then(|id| agreed.get(&id))
                .map(|a| answer_text(c, p, a))
                .unwrap_or_default(),
        }
    };
    let matrix = |&group: &super::context::Group| Matrix {
        pillar: group,
        title: c.group_title(group).to_owned(),
        people: people.iter().map(|&p| c.person(p)).collect(),
        rows: c.leaves(group).map(row).collect(),
    };
    c.groups.iter().map(matrix).collect()
}

pub(super) fn notes(c: &Context) -> Vec<NoteRow> {
    let mut found: Vec<(usize, NoteRow)> = Vec::new();
    for rating in &c.input.facts.ratings {
        let Some(p) = c.tree().position(rating.capability) else {
            continue;
        };
        let reason = match &rating.answer {
            Answer::NotApplicable { reason } => Some(reason.as_str()),
            Answer::Level { .. } => None,
        };
        let said: Vec<&str> = reason
            .into_iter()
            .chain([rating.note.as_str()])
            .filter(|t| !t.trim().is_empty())
            .collect();
        if said.is_empty() {
            continue;
        }
        let row = NoteRow {
            code: c.node(p).code.clone(),
            person: c.person(rating.person),
            level: answer_text(c, p, &rating.answer),
            confidence: rating
                .confidence
                .map(Confidence::title)
                .unwrap_or_default()
                .into(),
            note: said.join(" "),
        };
        found.push((p, row));
    }
    found.sort_by_key(|(p, _)| *p);
    found.into_iter().map(|(_, row)| row).collect()
}

pub(super) fn agreed(c: &Context) -> Vec<AgreedRow> {
    let mut found: Vec<(usize, AgreedRow)> = Vec::new();
    for agreed in &c.input.facts.agreed {
        let Some(p) = c.tree().position(agreed.capability) else {
            continue;
        };
        let reason = match &agreed.answer {
            Answer::NotApplicable { reason } => Some(reason.as_str()),
            Answer::Level { .. } => None,
        };
        let said = reason
            .into_iter()
            .chain([agreed.rationale.as_str()])
            .filter(|t| !t.trim().is_empty());
        let row = AgreedRow {
            code: c.node(p).code.clone(),
            title: c.node(p).title.clone(),
            level: answer_text(c, p, &agreed.answer),
            rationale: said.collect::<Vec<_>>().join(" "),
        };
        found.push((p, row));
    }
    found.sort_by_key(|(p, _)| *p);
    found.into_iter().map(|(_, row)| row).collect()
}

pub(super) fn plan(c: &Context) -> Vec<PlanRow> {
    let facts = c.input.facts;
    let targets: BTreeMap<CapabilityId, _> =
        facts.targets.iter().map(|t| (t.capability, t)).collect();
    let priorities: BTreeMap<CapabilityId, f64> = facts
        .priorities
        .iter()
        .map(|p| (p.capability, p.value))
        .collect();
    let row = |p: usize| {
        let (node, capability) = (c.node(p), c.capability(p)?);
        let target = targets.get(&capability.id);
        let own_scale = capability.scale.as_deref().filter(|_| node.leaf);
        Some(PlanRow {
            code: node.code.clone(),
            title: node.title.clone(),
            depth: node.depth,
            leaf: node.leaf,
            weight: capability.weight,
            rule: if node.leaf {
                String::new()
            } else {
                capability.rollup.word().into()
            },
            scale: own_scale
                .filter(|s| *s != facts.model.scale)
                .unwrap_or_default()
                .into(),
            target: target
                .map(|t| value_text(c.scale(p), t.value))
                .unwrap_or_default(),
            due: target
                .and_then(|t| t.due)
                .map(|d| d.to_string())
                .unwrap_or_default(),
            elicited: priorities
                .get(&capability.id)
                .map(|&v| super::wording::plain(v))
                .unwrap_or_default(),
            priority: node.priority,
        })
    };
    (1..c.tree().nodes.len()).filter_map(row).collect()
}

pub(super) fn priority_word(method: PriorityMethod) -> &'static str {
    match method {
        PriorityMethod::Points => "Points",
        PriorityMethod::Rank => "Rank",
    }
}

pub(super) fn evidence(c: &Context) -> Vec<EvidenceRow> {
    c.input
        .evidence
        .iter()
        .map(|e| evidence_row(c, e))
        .collect()
}

fn evidence_row(c: &Context, e: &crate::engagement::Evidence) -> EvidenceRow {
    let today = c.input.today;
    let days = e.expires.map(|d| (d - today).num_days());
    let freshness = match days {
        _ if e.expired(today) => Freshness::Expired,
        Some(d) if d < SOON => Freshness::Expiring,
        _ => Freshness::Valid,
    };
    let flag = match (freshness, days) {
        (Freshness::Expired, _) => "expired".into(),
        (Freshness::Expiring, Some(d)) => {
            format!("expires in {}", count(d as usize, "day", "days"))
        }
        _ => String::new(),
    };
    let here = c.input.facts.round.id;
    let code = |id: CapabilityId| c.label_of(id).map(|l| l.code);
    let backs: Vec<String> = e
        .links
        .iter()
        .filter(|l| l.round == here)
        .filter_map(|l| code(l.capability))
        .collect();
    let mut others: BTreeMap<usize, (String, Vec<String>)> = BTreeMap::new();
    for link in e.links.iter().filter(|l| l.round != here) {
        let place = c.input.trend.iter().position(|t| t.round == link.round);
        let title = place.map_or("another round", |i| &c.input.trend[i].title);
        let entry = others
            .entry(place.unwrap_or(usize::MAX))
            .or_insert_with(|| (title.to_owned(), Vec::new()));
        entry.1.extend(code(link.capability));
    }
    let elsewhere = others.into_values().filter(|o| !o.1.is_empty());
    EvidenceRow {
        code: e.code.clone(),
        title: e.title.clone(),
        kind: e.kind.title().into(),
        location: e.location.clone(),
        sha256: e.sha256.clone().unwrap_or_default(),
        owner: e.owner.clone(),
        date: e.date.map(|d| d.to_string()).unwrap_or_default(),
        expires: e.expires.map(|d| d.to_string()).unwrap_or_default(),
        freshness,
        flag,
        backs,
        elsewhere: elsewhere
            .map(|(round, codes)| format!("{round}: {}", list(&codes)))
            .collect(),
    }
}

pub(super) fn evidence_claim(c: &Context) -> String {
    let here = c.input.facts.round.id;
    let answered = |id: CapabilityId| {
        c.tree()
            .position(id)
            .is_some_and(|p| c.node(p).leaf && c.node(p).figures.state == State::Answered)
    };
    let mut backed: Vec<CapabilityId> = c
        .input
        .evidence
        .iter()
        .flat_map(|e| &e.links)
        .filter(|l| l.round == here && answered(l.capability))
        .map(|l| l.capability)
        .collect();
    backed.sort_unstable();
    backed.dedup();
    let expired = c
        .input
        .evidence
        .iter()
        .filter(|e| e.expired(c.input.today))
        .count();
    let all = c.node(ROOT).figures.answered as usize;
    claims::evidence(c.input.evidence.len(), backed.len(), all, expired)
}
