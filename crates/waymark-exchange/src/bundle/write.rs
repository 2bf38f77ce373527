//! From the facts to the document.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde_saphyr::{FlowMap, FlowSeq};
use waymark_domain::engagement::{Engagement, Evidence, Hurdle, Person, Recommendation, Role};
use waymark_domain::facts::{EngagementFacts, RoundFacts};
use waymark_domain::id::{CapabilityId, HurdleId, PersonId, RoleId};
use waymark_domain::rating::Answer;
use waymark_domain::words::{
    Confidence, EvidenceKind, HurdleState, PriorityMethod, RecommendationState, RoundState,
    ToolNeed,
};

use super::architecture::{Outside, architecture_out};
use super::ecosystem::{ToolOut, VendorOut};
use super::evaluations::{EvaluationOut, Names};
use super::output::{
    AnswerOut, BundleOut, DueOut, EngagementOut, EvidenceOut, HurdleOut, LinkOut, MoreOut,
    PersonOut, RecommendationOut, RoleOut, RoundOut, Row, TargetOut,
};
use super::process::{SkillOut, process_out, workforce_out};
use super::references::{Codes, ModelIndex, Models, Rounds};
use crate::model_yaml::ModelOut;
use crate::yaml::{Num, Ordered};

impl<'a> BundleOut<'a> {
    pub(super) fn new(facts: &'a EngagementFacts) -> Self {
        let snapshots: Vec<bool> = facts
            .rounds
            .iter()
            .map(|r| has_snapshot(r, facts))
            .collect();
        let with_snapshot = facts.rounds.iter().zip(&snapshots).filter(|(_, own)| **own);
        let models = Models {
            live: facts.models.iter().map(ModelIndex::new).collect(),
            snapshots: with_snapshot
                .map(|(r, _)| ModelIndex::new(&r.model))
                .collect(),
        };
        let roles = codes(facts.roles.iter().map(|r| (r.code.as_str(), r.id)));
        let people = codes(facts.people.iter().map(|p| (p.code.as_str(), p.id)));
        let hurdles = codes(facts.hurdles.iter().map(|h| (h.code.as_str(), h.id)));
        let entries = codes(facts.evidence.iter().map(|e| (e.code.as_str(), e.id)));
        let vendors = codes(facts.vendors.iter().map(|v| (v.code.as_str(), v.id)));
        let tools = codes(facts.tools.iter().map(|t| (t.code.as_str(), t.id)));
        let steps = codes(facts.process.steps.iter().map(|s| (s.code.as_str(), s.id)));
        let recommendations = facts.recommendations.iter();
        let recommendations = codes(recommendations.map(|r| (r.code.as_str(), r.id)));
        let outside = Outside {
            roles: &roles,
            tools: &tools,
            steps: &steps,
            recommendations: &recommendations,
            models: &models,
        };
        let skills = codes(facts.skills.iter().map(|s| (s.code.as_str(), s.id)));
        let names = Names {
            people: &people,
            evidence: &entries,
            tools: &tools,
            models: &models,
        };
        let titles = Rounds::new(
            facts
                .rounds
                .iter()
                .map(|r| (r.round.id, r.round.title.clone()))
                .collect(),
        );
        let round = |(facts, own): (&'a RoundFacts, &bool)| round(facts, *own, &models, &people);
        Self {
            format: super::FORMAT,
            engagement: engagement(&facts.engagement),
            roles: facts.roles.iter().map(role).collect(),
            people: facts.people.iter().map(|p| person(p, &roles)).collect(),
            models: facts
                .models
                .iter()
                .map(|m| ModelOut::new(m, true))
                .collect(),
            rounds: facts.rounds.iter().zip(&snapshots).map(round).collect(),
            evidence: facts
                .evidence
                .iter()
                .map(|e| evidence(e, facts, &titles))
                .collect(),
            hurdles: facts.hurdles.iter().map(|h| hurdle(h, &models)).collect(),
            recommendations: facts
                .recommendations
                .iter()
                .map(|r| recommendation(r, &models, &roles, &hurdles))
                .collect(),
            vendors: facts.vendors.iter().map(VendorOut::new).collect(),
            tools: facts
                .tools
                .iter()
                .map(|t| ToolOut::new(t, &vendors, &roles, &models))
                .collect(),
            evaluations: facts
                .evaluations
                .iter()
                .map(|e| EvaluationOut::new(e, &names))
                .collect(),
            process: process_out(&facts.process, &roles, &people, &tools, &models),
            skills: facts
                .skills
                .iter()
                .map(|s| SkillOut::new(s, &models))
                .collect(),
            workforce: workforce_out(&facts.workforce, &roles, &people, &skills),
            architecture: architecture_out(&facts.architecture, &outside),
        }
    }
}

fn has_snapshot(facts: &RoundFacts, all: &EngagementFacts) -> bool {
    let live = all.models.iter().find(|m| m.id == facts.round.model);
    let locked = facts.round.state == RoundState::Locked || facts.round.locked_at.is_some();
    live != Some(&facts.model) && (locked || live.is_none())
}

pub(super) fn codes<'a, I: Copy + Ord + std::fmt::Display + std::str::FromStr>(
    things: impl Iterator<Item = (&'a str, I)>,
) -> Codes<I> {
    let mut codes = Codes::new();
    for (code, id) in things {
        codes.add(code, id);
    }
    codes
}

/// Returns the value, or none where it is what a reader takes for granted.
pub(super) fn unless<T: PartialEq>(value: T, default: &T) -> Option<T> {
    (value != *default).then_some(value)
}

pub(super) fn list(names: Vec<String>) -> Option<FlowSeq<Vec<String>>> {
    (!names.is_empty()).then_some(FlowSeq(names))
}

fn engagement(e: &Engagement) -> EngagementOut<'_> {
    EngagementOut {
        id: e.id.0,
        client: &e.client,
        title: &e.title,
        subtitle: &e.subtitle,
        sponsor: &e.sponsor,
        lead: &e.lead,
        prepared_by: &e.prepared_by,
        confidentiality: &e.confidentiality,
        headline: &e.headline,
        decisions: &e.decisions,
        language: &e.language,
    }
}

fn role(r: &Role) -> RoleOut<'_> {
    RoleOut {
        id: r.id.0,
        code: &r.code,
        title: &r.title,
        description: &r.description,
    }
}

fn person<'a>(p: &'a Person, roles: &Codes<RoleId>) -> PersonOut<'a> {
    PersonOut {
        id: p.id.0,
        code: &p.code,
        name: &p.name,
        role: p.role.map(|r| roles.name(r)),
    }
}

fn round<'a>(
    facts: &'a RoundFacts,
    own: bool,
    models: &Models<'_>,
    people: &Codes<PersonId>,
) -> RoundOut<'a> {
    let round = &facts.round;
    let index = ModelIndex::new(&facts.model);
    let live = models.live(round.model);
    let follows = if round.locked_at.is_some() {
        RoundState::Locked
    } else {
        RoundState::Open
    };
    RoundOut {
        id: round.id.0,
        title: &round.title,
        date: round.date,
        model: live.map_or(&facts.model.code, |m| &m.model.code).clone(),
        locked: round.locked_at.map(instant),
        state: unless(round.state, &follows),
        snapshot: own.then(|| ModelOut::new(&facts.model, true)),
        priority_method: unless(round.priority_method, &PriorityMethod::Points),
        participants: FlowSeq(round.participants.iter().map(|&p| people.name(p)).collect()),
        ratings: ratings(facts, &index, people),
        agreed: in_order(
            &index,
            true,
            facts
                .agreed
                .iter()
                .map(|a| (a.capability, agreed(&a.answer, &a.rationale))),
        ),
        targets: in_order(
            &index,
            false,
            facts
                .targets
                .iter()
                .map(|t| (t.capability, target(t.value, t.due))),
        ),
        priorities: in_order(
            &index,
            false,
            facts
                .priorities
                .iter()
                .map(|p| (p.capability, Num(p.value))),
        ),
    }
}

pub(super) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Returns the key of a capability in a round. What only leaves have and an inner node has all the same is
/// named by its id, so that a reader takes it back.
fn key(index: &ModelIndex<'_>, id: CapabilityId, leaf: bool) -> String {
    let node = index.by_id(id).filter(|&n| !leaf || index.is_leaf(n));
    node.map_or_else(|| id.to_string(), |n| index.code(n).to_owned())
}

fn in_order<T>(
    index: &ModelIndex<'_>,
    leaf: bool,
    entries: impl Iterator<Item = (CapabilityId, T)>,
) -> Ordered<T> {
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|(id, _)| (index.position(*id), *id));
    Ordered(
        entries
            .into_iter()
            .map(|(id, entry)| (key(index, id, leaf), entry))
            .collect(),
    )
}

fn ratings(facts: &RoundFacts, index: &ModelIndex<'_>, people: &Codes<PersonId>) -> Ordered<Row> {
    let places: BTreeMap<PersonId, usize> = facts
        .round
        .participants
        .iter()
        .zip(0..)
        .map(|(&p, i)| (p, i))
        .collect();
    let names: BTreeMap<PersonId, String> =
        people.in_order().map(|p| (p, people.name(p))).collect();
    let mut by_leaf: BTreeMap<CapabilityId, Vec<_>> = BTreeMap::new();
    for rating in &facts.ratings {
        by_leaf.entry(rating.capability).or_default().push(rating);
    }
    let row = |mut row: Vec<&waymark_domain::rating::Rating>| {
        row.sort_by_key(|r| {
            (
                places.get(&r.person).copied().unwrap_or(usize::MAX),
                r.person,
            )
        });
        let cell = |r: &waymark_domain::rating::Rating| {
            let name = names
                .get(&r.person)
                .cloned()
                .unwrap_or_else(|| r.person.to_string());
            (name, answer(&r.answer, &r.note, r.confidence, ""))
        };
        FlowMap(Ordered(row.into_iter().map(cell).collect()))
    };
    in_order(
        index,
        true,
        by_leaf.into_iter().map(|(id, ratings)| (id, row(ratings))),
    )
}

fn agreed(value: &Answer, rationale: &str) -> AnswerOut {
    answer(value, "", None, rationale)
}

fn answer(
    answer: &Answer,
    note: &str,
    confidence: Option<Confidence>,
    rationale: &str,
) -> AnswerOut {
    let (level, na) = match answer {
        Answer::Level { value } => (Some(Num(*value)), None),
        Answer::NotApplicable { reason } => (None, Some(reason.clone())),
    };
    match level {
        Some(level) if note.is_empty() && confidence.is_none() && rationale.is_empty() => {
            AnswerOut::Level(level)
        }
        _ => {
            let (note, rationale) = (note.to_owned(), rationale.to_owned());
            AnswerOut::More(MoreOut {
                level,
                na,
                note,
                confidence,
                rationale,
            })
        }
    }
}

fn target(value: f64, due: Option<NaiveDate>) -> TargetOut {
    let level = Num(value);
    due.map_or(TargetOut::Level(level), |due| {
        TargetOut::More(FlowMap(DueOut { level, due }))
    })
}

fn evidence<'a>(e: &'a Evidence, facts: &EngagementFacts, rounds: &Rounds) -> EvidenceOut<'a> {
    let link = |l: &waymark_domain::engagement::EvidenceLink| {
        let round = facts.rounds.iter().find(|r| r.round.id == l.round);
        let code = round
            .and_then(|r| r.model.capability(l.capability))
            .map(|c| c.code.clone());
        // A code of the round's own model comes first; an id is taken from any model.
        let capability = code.unwrap_or_else(|| l.capability.to_string());
        FlowMap(LinkOut {
            round: rounds.name(l.round),
            capability,
        })
    };
    EvidenceOut {
        id: e.id.0,
        code: &e.code,
        title: &e.title,
        kind: unless(e.kind, &EvidenceKind::Link),
        location: &e.location,
        sha256: e.sha256.as_deref(),
        owner: &e.owner,
        date: e.date,
        expires: e.expires,
        links: e.links.iter().map(link).collect(),
    }
}

fn hurdle<'a>(h: &'a Hurdle, models: &Models<'_>) -> HurdleOut<'a> {
    HurdleOut {
        id: h.id.0,
        code: &h.code,
        title: &h.title,
        description: &h.description,
        pillar: h.pillar,
        severity: h.severity,
        state: unless(h.state, &HurdleState::Open),
        owner: &h.owner,
        blocks: list(h.blocks.iter().map(|&c| models.name(c)).collect()),
    }
}

fn recommendation<'a>(
    r: &'a Recommendation,
    models: &Models<'_>,
    roles: &Codes<RoleId>,
    hurdles: &Codes<HurdleId>,
) -> RecommendationOut<'a> {
    RecommendationOut {
        id: r.id.0,
        code: &r.code,
        title: &r.title,
        description: &r.description,
        pillar: r.pillar,
        effort: r.effort,
        impact: r.impact,
        state: unless(r.state, &RecommendationState::Proposed),
        owner_role: r.owner_role.map(|o| roles.name(o)),
        tool_need: unless(r.tool_need, &ToolNeed::NoTool),
        tool: &r.tool,
        addresses: list(r.addresses.iter().map(|&c| models.name(c)).collect()),
        removes: list(r.removes.iter().map(|&h| hurdles.name(h)).collect()),
    }
}
