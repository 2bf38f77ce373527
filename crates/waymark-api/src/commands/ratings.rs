//! The rating grid: what people say, what the room settles on, targets and priorities.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::assessment::{Assessment, Node};
use waymark_domain::engagement::Person;
use waymark_domain::facts::RoundFacts;
use waymark_domain::gap::node_ref;
use waymark_domain::id::{CapabilityId, PersonId};
use waymark_domain::raci;
use waymark_domain::rating::{AgreedRating, Rating};
use waymark_domain::roll_up::State;
use waymark_domain::tree::ROOT;

use super::register::evidence_view;
use super::support::{check_answer, code_of, count, find, leaf_scale, open_round, put, spoken};
use crate::error::WireError;
use crate::session::{Answer, Rated, Session};
use crate::types::{
    CapabilityArgs, CapabilityView, Changed, DiscussItem, GridCell, GridRow, RatingGrid,
    RatingProgress, RatingRows, RatingRowsArgs, RoundArgs, SetAgreed, SetRatings, Topic, Vote,
};

/// Returns the rating grid of a round.
pub fn rating_grid(session: &mut Session, args: RoundArgs) -> Answer<RatingGrid> {
    let people = session.store.people()?;
    let rated = session.rated(args.round)?;
    let facts = &rated.facts;
    let columns: Vec<Person> = facts
        .round
        .participants
        .iter()
        .filter_map(|id| people.iter().find(|p| p.id == *id).cloned())
        .collect();
    let all: Vec<usize> = (1..rated.assessment.nodes.len()).collect();
    Ok(RatingGrid {
        round: facts.round.clone(),
        people: columns,
        scales: facts.model.scales.clone(),
        rows: rows(&rated, &all),
        progress: progress(facts, &rated.assessment),
    })
}

/// Returns some rows of the grid, with the nodes above them: what an answer can have moved.
pub fn rating_rows(session: &mut Session, args: RatingRowsArgs) -> Answer<RatingRows> {
    let rated = session.rated(args.round)?;
    let tree = &rated.assessment.tree;
    let mut wanted = BTreeSet::new();
    for id in args.capabilities {
        let position = tree
            .position(id)
            .ok_or_else(|| WireError::not_found("capability in this round"))?;
        wanted.extend(tree.path_up(position).filter(|&p| p != ROOT));
    }
    let wanted: Vec<usize> = wanted.into_iter().collect();
    Ok(RatingRows {
        rows: rows(&rated, &wanted),
        progress: progress(&rated.facts, &rated.assessment),
    })
}

fn rows(rated: &Rated, positions: &[usize]) -> Vec<GridRow> {
    let (facts, assessment) = (&rated.facts, &rated.assessment);
    let columns: BTreeMap<PersonId, usize> = facts
        .round
        .participants
        .iter()
        .enumerate()
        .map(|(i, &p)| (p, i))
        .collect();
    let place: BTreeMap<CapabilityId, usize> = positions
        .iter()
        .enumerate()
        .filter_map(|(row, &p)| assessment.nodes[p].id.map(|id| (id, row)))
        .collect();
    let mut rows: Vec<GridRow> = positions
        .iter()
        .map(|&p| {
            let node = assessment.nodes[p].clone();
            let cells = if node.leaf {
                vec![None; columns.len()]
            } else {
                vec![]
            };
            GridRow {
                node,
                scale: assessment.tree.nodes[p].scale as u32,
                cells,
                agreed: None,
            }
        })
        .collect();
    for rating in &facts.ratings {
        let (Some(&row), Some(&column)) =
            (place.get(&rating.capability), columns.get(&rating.person))
        else {
            continue;
        };
        if let Some(cell) = rows[row].cells.get_mut(column) {
            *cell = Some(GridCell {
                answer: rating.answer.clone(),
                note: rating.note.clone(),
                confidence: rating.confidence,
            });
        }
    }
    for agreed in &facts.agreed {
        if let Some(&row) = place.get(&agreed.capability) {
            rows[row].agreed = Some(agreed.clone());
        }
    }
    rows
}

/// Returns how far the rating of a round is.
pub(super) fn progress(facts: &RoundFacts, assessment: &Assessment) -> RatingProgress {
    let counted =
        |test: &dyn Fn(&Node) -> bool| assessment.leaves().filter(|n| test(n)).count() as u32;
    let agreed: BTreeSet<CapabilityId> = facts.agreed.iter().map(|a| a.capability).collect();
    RatingProgress {
        answered: counted(&|n| n.figures.state == State::Answered),
        applicable: counted(&|n| n.figures.state != State::NotApplicable),
        to_discuss: counted(&|n| n.room.as_ref().is_some_and(|r| r.discuss)),
        agreed: counted(&|n| n.id.is_some_and(|id| agreed.contains(&id))),
        unanswered: counted(&|n| n.figures.state == State::Unanswered),
    }
}

/// Returns the leaves that wait for discussion, widest spread first, then by priority.
pub fn discuss_queue(session: &mut Session, args: RoundArgs) -> Answer<Vec<DiscussItem>> {
    let rated = session.rated(args.round)?;
    let (facts, assessment) = (&rated.facts, &rated.assessment);
    let tree = &assessment.tree;
    let mut items: Vec<DiscussItem> = tree
        .leaves()
        .filter(|&p| assessment.nodes[p].room.as_ref().is_some_and(|r| r.discuss))
        .map(|p| DiscussItem {
            node: assessment.nodes[p].clone(),
            domain: node_ref(tree, facts, assessment, tree.domain(p)),
        })
        .collect();
    let apart = |i: &DiscussItem| {
        i.node
            .room
            .as_ref()
            .and_then(|r| r.spread)
            .map_or(0, |s| s.apart)
    };
    items.sort_by(|a, b| {
        apart(b)
            .cmp(&apart(a))
            .then(b.node.priority.total_cmp(&a.node.priority))
            .then(a.node.code.cmp(&b.node.code))
    });
    Ok(items)
}

/// Returns one capability with everything that hangs on it.
pub fn capability(session: &mut Session, args: CapabilityArgs) -> Answer<CapabilityView> {
    let rated = session.rated(args.round)?;
    let (facts, assessment) = (&rated.facts, &rated.assessment);
    let (model, tree) = (&facts.model, &assessment.tree);
    let id = args.capability;
    let capability = find(model, id)?.clone();
    let position = tree
        .position(id)
        .ok_or_else(|| WireError::not_found("capability in this round"))?;
    let scale = tree.scale(model, position).clone();
    let people = session.store.people()?;
    let roles = session.store.roles()?;
    let votes: Vec<Vote> = facts
        .counted()
        .filter(|r| r.capability == id)
        .map(|rating| {
            let person = people.iter().find(|p| p.id == rating.person);
            let role = person
                .and_then(|p| p.role)
                .and_then(|id| roles.iter().find(|r| r.id == id));
            Vote {
                person: rating.person,
                code: code_of(&people, rating.person).to_owned(),
                name: person.map(|p| p.name.clone()).unwrap_or_default(),
                role: role.map(|r| r.title.clone()),
                rating: rating.clone(),
            }
        })
        .collect();
    let at = |level: f64| {
        let same = |v: &&Vote| {
            v.rating
                .answer
                .value()
                .is_some_and(|x| (x - level).abs() < 1e-9)
        };
        votes.iter().filter(same).count() as u32
    };
    let votes_per_level = scale.values().into_iter().map(at).collect();
    let votes_not_applicable = votes
        .iter()
        .filter(|v| v.rating.answer.value().is_none())
        .count() as u32;
    let references = capability
        .references
        .iter()
        .map(|r| {
            let title = model
                .frameworks
                .iter()
                .find(|f| f.id == r.framework)
                .map_or(&r.framework, |f| &f.title);
            format!("{title}: {}", r.item)
        })
        .collect();
    let before = match args.against {
        Some(round) => session
            .rated(round)?
            .assessment
            .node(id)
            .and_then(|n| n.figures.score),
        None => None,
    };
    let all_evidence = session.store.evidence()?;
    let backing = all_evidence.into_iter().filter(|e| {
        e.links
            .iter()
            .any(|l| l.round == args.round && l.capability == id)
    });
    let mut evidence = Vec::new();
    for entry in backing {
        evidence.push(evidence_view(session, entry)?);
    }
    let skills = raci::capability_skills(&session.worked()?.facts);
    let skill_gaps = skills.into_iter().find(|c| c.capability == id);
    let skill_gaps = skill_gaps.map(|c| c.gaps).unwrap_or_default();
    let hurdles = session
        .store
        .hurdles()?
        .into_iter()
        .filter(|h| h.blocks.contains(&id))
        .collect();
    let recommendations = session
        .store
        .recommendations()?
        .into_iter()
        .filter(|r| r.addresses.contains(&id))
        .collect();
    Ok(CapabilityView {
        node: assessment.nodes[position].clone(),
        domain: node_ref(tree, facts, assessment, tree.domain(position)),
        agreed: facts.agreed.iter().find(|a| a.capability == id).cloned(),
        own_target: facts.targets.iter().find(|t| t.capability == id).cloned(),
        own_priority: facts
            .priorities
            .iter()
            .find(|p| p.capability == id)
            .cloned(),
        capability,
        scale,
        votes_per_level,
        votes_not_applicable,
        votes,
        before,
        references,
        evidence,
        hurdles,
        recommendations,
        skill_gaps,
    })
}

/// Sets or clears individual ratings, all or nothing.
pub fn set_ratings(session: &mut Session, args: SetRatings) -> Answer<Changed<()>> {
    let rated = open_round(session, args.round)?;
    let (facts, tree) = (rated.facts, rated.assessment);
    let model = &facts.model;
    for change in &args.changes {
        let scale = leaf_scale(model, &tree.tree, change.capability)?;
        if !facts.round.participants.contains(&change.person) {
            let message = "A rating is from somebody who does not take part in this round.";
            return Err(WireError::invalid(message, "Add them to the round first."));
        }
        if let Some(answer) = &change.answer {
            check_answer(answer, scale, &find(model, change.capability)?.code)?;
        }
    }
    let label = match args.changes.as_slice() {
        [one] => {
            let people = session.store.people()?;
            let (who, what) = (
                code_of(&people, one.person),
                &find(model, one.capability)?.code,
            );
            match &one.answer {
                Some(answer) => format!("{who} rates {what} {}", spoken(answer)),
                None => format!("Clear {what} of {who}"),
            }
        }
        many => format!("Set {}", count(many.len(), "rating", "ratings")),
    };
    drop((facts, tree));
    let round = args.round;
    let puts: Vec<Rating> = args
        .changes
        .iter()
        .filter_map(|c| {
            Some(Rating {
                capability: c.capability,
                person: c.person,
                answer: c.answer.clone()?,
                note: c.note.clone(),
                confidence: c.confidence,
            })
        })
        .collect();
    let cleared: Vec<(CapabilityId, PersonId)> = args
        .changes
        .iter()
        .filter(|c| c.answer.is_none())
        .map(|c| (c.capability, c.person))
        .collect();
    session.change_round(
        label,
        &[Topic::Ratings],
        round,
        |edit, _| {
            for rating in &puts {
                edit.put_rating(round, rating)?;
            }
            for &(capability, person) in &cleared {
                edit.delete_rating(round, capability, person)?;
            }
            Ok(())
        },
        |facts| {
            for rating in &puts {
                put(&mut facts.ratings, rating.clone(), |r| {
                    (r.capability, r.person)
                });
            }
            facts
                .ratings
                .retain(|r| !cleared.contains(&(r.capability, r.person)));
        },
    )
}

/// Sets or takes back an agreed rating.
pub fn set_agreed(session: &mut Session, args: SetAgreed) -> Answer<Changed<()>> {
    let rated = open_round(session, args.round)?;
    let model = &rated.facts.model;
    let scale = leaf_scale(model, &rated.assessment.tree, args.capability)?;
    let code = find(model, args.capability)?.code.clone();
    let label = match &args.answer {
        Some(answer) => {
            check_answer(answer, scale, &code)?;
            format!("Agree {code} at {}", spoken(answer))
        }
        None => format!("Reopen {code}"),
    };
    drop(rated);
    let (round, capability) = (args.round, args.capability);
    let agreed = args.answer.map(|answer| AgreedRating {
        capability,
        answer,
        rationale: args.rationale,
    });
    session.change_round(
        label,
        &[Topic::Ratings],
        round,
        |edit, _| match &agreed {
            Some(agreed) => Ok(edit.put_agreed(round, agreed)?),
            None => Ok(edit.delete_agreed(round, capability)?),
        },
        |facts| match &agreed {
            Some(agreed) => put(&mut facts.agreed, agreed.clone(), |a| a.capability),
            None => facts.agreed.retain(|a| a.capability != capability),
        },
    )
}
