//! Evidence, hurdles and recommendations.

use std::collections::BTreeMap;

use waymark_domain::assessment::Assessment;
use waymark_domain::engagement::{Evidence, Hurdle, Recommendation};
use waymark_domain::gap::{self, GapFilter, NodeRef};
use waymark_domain::id::{CapabilityId, EvidenceId, HurdleId, RecommendationId};

use super::support::{filled, next_code};
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::{
    Changed, Empty, EvidenceArgs, EvidenceView, HurdleArgs, HurdleView, RecommendationArgs,
    RecommendationView, RoundArgs, SaveEvidence, SaveHurdle, SaveRecommendation, Topic,
};

/// Returns the evidence register.
pub fn evidence(session: &mut Session, _: Empty) -> Answer<Vec<EvidenceView>> {
    let entries = session.store.evidence()?;
    entries
        .into_iter()
        .map(|e| evidence_view(session, e))
        .collect()
}

/// Returns an entry with what it backs.
pub(super) fn evidence_view(session: &mut Session, evidence: Evidence) -> Answer<EvidenceView> {
    let today = session.today();
    let mut backs = Vec::new();
    for link in &evidence.links {
        let facts = session.rated(link.round)?.facts;
        if let Some(c) = facts.model.capability(link.capability) {
            backs.push(format!("{} · {} {}", facts.round.title, c.code, c.title));
        }
    }
    let expired = evidence.expired(today);
    let days_left = evidence
        .expires
        .filter(|_| !expired)
        .map(|day| (day - today).num_days() as i32);
    Ok(EvidenceView {
        evidence,
        expired,
        days_left,
        backs,
    })
}

/// Adds or changes an entry of the evidence register; answers its id.
pub fn save_evidence(session: &mut Session, args: SaveEvidence) -> Answer<Changed<EvidenceId>> {
    filled(&args.title, "The title")?;
    if let Some(hash) = &args.sha256
        && (hash.len() != 64 || !hash.bytes().all(|b| b.is_ascii_hexdigit()))
    {
        let hint = "Choose the file again, or leave the hash empty.";
        return Err(WireError::invalid(
            "A SHA-256 has 64 hexadecimal digits.",
            hint,
        ));
    }
    let all = session.store.evidence()?;
    let code = code(&args.code, "E", all.iter().map(|e| e.code.as_str()));
    let label = label(args.id.is_some(), "evidence", &code, &args.title);
    session.change(label, &[Topic::Evidence], |edit, environment| {
        let id = args.id.unwrap_or_else(|| EvidenceId(environment.new_id()));
        let entry = Evidence {
            id,
            code,
            title: args.title,
            kind: args.kind,
            location: args.location,
            sha256: args.sha256.map(|h| h.to_ascii_lowercase()),
            owner: args.owner,
            date: args.date,
            expires: args.expires,
            links: args.links,
        };
        match args.id {
            Some(_) => edit.update_evidence(&entry)?,
            None => edit.insert_evidence(&entry)?,
        }
        Ok(id)
    })
}

/// Removes an entry of the evidence register.
pub fn remove_evidence(session: &mut Session, args: EvidenceArgs) -> Answer<Changed<()>> {
    let entry = session.store.evidence_entry(args.evidence)?;
    session.change(
        format!("Remove evidence {}", entry.code),
        &[Topic::Evidence],
        |edit, _| Ok(edit.delete_evidence(args.evidence)?),
    )
}

/// Capabilities by id, as they are called in the round in view, else in any model.
pub(super) struct Names {
    refs: BTreeMap<CapabilityId, NodeRef>,
}

impl Names {
    pub(super) fn new(session: &mut Session) -> Answer<Self> {
        let mut refs = BTreeMap::new();
        for model in session.store.models()? {
            for c in model.capabilities {
                refs.insert(
                    c.id,
                    NodeRef {
                        id: Some(c.id),
                        code: c.code,
                        title: c.title,
                    },
                );
            }
        }
        Ok(Self { refs })
    }

    pub(super) fn of(&self, ids: &[CapabilityId]) -> Vec<NodeRef> {
        ids.iter()
            .filter_map(|id| self.refs.get(id).cloned())
            .collect()
    }
}

/// Returns Σ weighted gap over the leaves at or below any of `ids`, each leaf once.
fn weighted_gap(assessment: &Assessment, ids: &[CapabilityId]) -> f64 {
    let tree = &assessment.tree;
    let mut leaves: Vec<usize> = ids
        .iter()
        .filter_map(|id| tree.position(*id))
        .flat_map(|p| tree.leaves_below(p))
        .collect();
    leaves.sort_unstable();
    leaves.dedup();
    leaves
        .into_iter()
        .filter_map(|p| assessment.nodes[p].weighted_gap)
        .sum()
}

/// Returns hurdles, gravest first, those that block most first among equals.
pub fn hurdles(session: &mut Session, args: RoundArgs) -> Answer<Vec<HurdleView>> {
    let names = Names::new(session)?;
    let recommendations = session.store.recommendations()?;
    let assessment = session.rated(args.round)?.assessment;
    let mut views: Vec<HurdleView> = session
        .store
        .hurdles()?
        .into_iter()
        .map(|hurdle| {
            let removing = recommendations
                .iter()
                .filter(|r| r.removes.contains(&hurdle.id));
            HurdleView {
                blocks: names.of(&hurdle.blocks),
                removed_by: removing.map(|r| r.code.clone()).collect(),
                weighted_gap: weighted_gap(&assessment, &hurdle.blocks),
                hurdle,
            }
        })
        .collect();
    views.sort_by(|a, b| {
        let resolved =
            |h: &HurdleView| h.hurdle.state == waymark_domain::words::HurdleState::Resolved;
        resolved(a)
            .cmp(&resolved(b))
            .then(a.hurdle.severity.cmp(&b.hurdle.severity))
            .then(b.weighted_gap.total_cmp(&a.weighted_gap))
            .then(a.hurdle.code.cmp(&b.hurdle.code))
    });
    Ok(views)
}

/// Adds or changes a hurdle; answers its id.
pub fn save_hurdle(session: &mut Session, args: SaveHurdle) -> Answer<Changed<HurdleId>> {
    filled(&args.title, "The title")?;
    let all = session.store.hurdles()?;
    let code = code(&args.code, "H", all.iter().map(|h| h.code.as_str()));
    let label = label(args.id.is_some(), "hurdle", &code, &args.title);
    session.change(label, &[Topic::Hurdles], |edit, environment| {
        let id = args.id.unwrap_or_else(|| HurdleId(environment.new_id()));
        let hurdle = Hurdle {
            id,
            code,
            title: args.title,
            description: args.description,
            pillar: args.pillar,
            severity: args.severity,
            state: args.state,
            owner: args.owner,
            blocks: args.blocks,
        };
        match args.id {
            Some(_) => edit.update_hurdle(&hurdle)?,
            None => edit.insert_hurdle(&hurdle)?,
        }
        Ok(id)
    })
}

/// Removes a hurdle.
pub fn remove_hurdle(session: &mut Session, args: HurdleArgs) -> Answer<Changed<()>> {
    let hurdle = session.store.hurdle(args.hurdle)?;
    let topics = [Topic::Hurdles, Topic::Recommendations];
    session.change(
        format!("Remove hurdle {}", hurdle.code),
        &topics,
        |edit, _| {
            edit.delete_hurdle(args.hurdle)?;
            Ok(())
        },
    )
}

/// Returns recommendations by the weighted gap that they address, widest first.
pub fn recommendations(session: &mut Session, args: RoundArgs) -> Answer<Vec<RecommendationView>> {
    let names = Names::new(session)?;
    let roles = session.store.roles()?;
    let hurdles = session.store.hurdles()?;
    let rated = session.rated(args.round)?;
    let total = gap::board(&rated.facts, &rated.assessment, None, &GapFilter::default()).total;
    let mut views: Vec<RecommendationView> = session
        .store
        .recommendations()?
        .into_iter()
        .map(|recommendation| {
            let weighted_gap = weighted_gap(&rated.assessment, &recommendation.addresses);
            let removed = recommendation
                .removes
                .iter()
                .filter_map(|id| hurdles.iter().find(|h| h.id == *id));
            let owner = recommendation
                .owner_role
                .and_then(|id| roles.iter().find(|r| r.id == id));
            RecommendationView {
                addresses: names.of(&recommendation.addresses),
                removes: removed.map(|h| format!("{} {}", h.code, h.title)).collect(),
                owner: owner.map(|r| r.title.clone()),
                weighted_gap,
                share: (total > 0.0).then(|| weighted_gap / total),
                recommendation,
            }
        })
        .collect();
    views.sort_by(|a, b| {
        b.weighted_gap
            .total_cmp(&a.weighted_gap)
            .then(a.recommendation.code.cmp(&b.recommendation.code))
    });
    Ok(views)
}

/// Adds or changes a recommendation; answers its id.
pub fn save_recommendation(
    session: &mut Session,
    args: SaveRecommendation,
) -> Answer<Changed<RecommendationId>> {
    filled(&args.title, "The title")?;
    let all = session.store.recommendations()?;
    let code = code(&args.code, "R", all.iter().map(|r| r.code.as_str()));
    let label = label(args.id.is_some(), "recommendation", &code, &args.title);
    session.change(label, &[Topic::Recommendations], |edit, environment| {
        let id = args
            .id
            .unwrap_or_else(|| RecommendationId(environment.new_id()));
        let recommendation = Recommendation {
            id,
            code,
            title: args.title,
            description: args.description,
            pillar: args.pillar,
            effort: args.effort,
            impact: args.impact,
            state: args.state,
            owner_role: args.owner_role,
            tool_need: args.tool_need,
            tool: args.tool,
            addresses: args.addresses,
            removes: args.removes,
        };
        match args.id {
            Some(_) => edit.update_recommendation(&recommendation)?,
            None => edit.insert_recommendation(&recommendation)?,
        }
        Ok(id)
    })
}

/// Removes a recommendation.
pub fn remove_recommendation(
    session: &mut Session,
    args: RecommendationArgs,
) -> Answer<Changed<()>> {
    let recommendation = session.store.recommendation(args.recommendation)?;
    let label = format!("Remove recommendation {}", recommendation.code);
    session.change(label, &[Topic::Recommendations], |edit, _| {
        Ok(edit.delete_recommendation(args.recommendation)?)
    })
}

pub(super) fn code<'a>(given: &str, prefix: &str, used: impl Iterator<Item = &'a str>) -> String {
    if given.trim().is_empty() {
        next_code(prefix, used)
    } else {
        given.trim().to_owned()
    }
}

pub(super) fn label(changes: bool, what: &str, code: &str, title: &str) -> String {
    format!(
        "{} {what} {code} {title}",
        if changes { "Change" } else { "Add" }
    )
}
