//! Finding items, and what removing one would touch.

use waymark_store::References;

use super::support::count;
use crate::session::{Answer, Session};
use crate::types::{Item, SearchArgs, SearchHit, TouchesArgs, TouchesView};

/// Returns items whose code or name holds every word typed, codes that begin with it first.
pub fn search(session: &mut Session, args: SearchArgs) -> Answer<Vec<SearchHit>> {
    let words: Vec<String> = args
        .text
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let limit = args.limit.clamp(1, 100) as usize;
    if words.is_empty() {
        return Ok(vec![]);
    }
    let mut hits: Vec<(bool, SearchHit)> = Vec::new();
    let mut offer_within =
        |kind: &str, id: String, code: &str, title: &str, within: Option<String>| {
            let text = format!("{code} {title}").to_lowercase();
            if words.iter().all(|w| text.contains(w.as_str())) {
                let exact = code.to_lowercase().starts_with(&words[0]);
                let hit = SearchHit {
                    kind: kind.into(),
                    id,
                    code: code.into(),
                    title: title.into(),
                    within,
                };
                hits.push((exact, hit));
            }
        };
    let mut offer =
        |kind: &str, id: String, code: &str, title: &str| offer_within(kind, id, code, title, None);
    let store = &session.store;
    for model in store.models()? {
        for c in model.capabilities.iter().filter(|c| !c.retired) {
            offer("capability", c.id.to_string(), &c.code, &c.title);
        }
    }
    for x in store.rounds()? {
        offer("round", x.id.to_string(), "", &x.title);
    }
    for x in store.people()? {
        offer("person", x.id.to_string(), &x.code, &x.name);
    }
    for x in store.roles()? {
        offer("role", x.id.to_string(), &x.code, &x.title);
    }
    for x in store.steps()? {
        offer("step", x.id.to_string(), &x.code, &x.title);
    }
    for x in store.skills()? {
        offer("skill", x.id.to_string(), &x.code, &x.title);
    }
    for x in store.hurdles()? {
        offer("hurdle", x.id.to_string(), &x.code, &x.title);
    }
    for x in store.recommendations()? {
        offer("recommendation", x.id.to_string(), &x.code, &x.title);
    }
    for x in store.evidence()? {
        offer("evidence", x.id.to_string(), &x.code, &x.title);
    }
    for x in store.tools()? {
        offer("tool", x.id.to_string(), &x.code, &x.name);
    }
    for x in store.vendors()? {
        offer("vendor", x.id.to_string(), &x.code, &x.name);
    }
    let architecture = store.architecture()?;
    for x in &architecture.components {
        offer("component", x.id.to_string(), &x.code, &x.title);
    }
    for x in &architecture.environments {
        offer("environment", x.id.to_string(), &x.code, &x.title);
    }
    for x in &architecture.gates {
        offer("gate", x.id.to_string(), &x.code, &x.title);
    }
    for x in &architecture.policies {
        offer("policy", x.id.to_string(), &x.code, &x.title);
    }
    for x in store.evaluations()? {
        let id = x.id.to_string();
        offer_within("evaluation", id.clone(), &x.code, &x.title, None);
        for c in x.criteria {
            let criterion = c.id.to_string();
            offer_within("criterion", criterion, &c.code, &c.title, Some(id.clone()));
        }
    }
    hits.sort_by_key(|(exact, _)| !exact);
    Ok(hits.into_iter().map(|(_, hit)| hit).take(limit).collect())
}

/// Returns what removing an item would touch, one line a kind of thing.
pub fn touches(session: &mut Session, args: TouchesArgs) -> Answer<TouchesView> {
    let store = &session.store;
    let (item, references) = match args.item {
        Item::Role(id) => {
            let role = store.role(id)?;
            (
                format!("Role {}", role.title),
                store.references_to_role(id)?,
            )
        }
        Item::Person(id) => (store.person(id)?.name, store.references_to_person(id)?),
        Item::Model(id) => (
            format!("Model {}", store.model(id)?.title),
            store.references_to_model(id)?,
        ),
        Item::Capability(id) => {
            let c = store.capability(id)?;
            (
                format!("{} {}", c.code, c.title),
                store.references_to_capability(id)?,
            )
        }
        Item::Round(id) => (store.round(id)?.title, store.references_to_round(id)?),
        Item::Evidence(id) => {
            let e = store.evidence_entry(id)?;
            (
                format!("{} {}", e.code, e.title),
                store.references_to_evidence(id)?,
            )
        }
        Item::Vendor(id) => (
            format!("Vendor {}", store.vendor(id)?.name),
            store.references_to_vendor(id)?,
        ),
        Item::Tool(id) => {
            let t = store.tool(id)?;
            (
                format!("{} {}", t.code, t.name),
                store.references_to_tool(id)?,
            )
        }
        Item::Evaluation(id) => {
            let e = store.evaluation(id)?;
            (
                format!("{} {}", e.code, e.title),
                store.references_to_evaluation(id)?,
            )
        }
        Item::Criterion(id) => {
            let c = store.criterion(id)?;
            (
                format!("{} {}", c.code, c.title),
                store.references_to_criterion(id)?,
            )
        }
        Item::Hurdle(id) => {
            let h = store.hurdle(id)?;
            (
                format!("{} {}", h.code, h.title),
                store.references_to_hurdle(id)?,
            )
        }
        Item::Recommendation(id) => {
            let r = store.recommendation(id)?;
            (format!("{} {}", r.code, r.title), References::default())
        }
        Item::Step(id) => {
            let references = store.references_to_step(id)?;
            let steps = store.steps()?;
            let step = steps.iter().find(|s| s.id == id);
            let name = step.map(|s| format!("{} {}", s.code, s.title));
            (name.unwrap_or_default(), references)
        }
        Item::Skill(id) => {
            let s = store.skill(id)?;
            (
                format!("{} {}", s.code, s.title),
                store.references_to_skill(id)?,
            )
        }
    };
    let refused = match (args.item, references.locked_rounds.as_slice()) {
        (_, [round, ..]) => Some(format!(
            "“{round}” is locked and holds it; a baseline never changes."
        )),
        (Item::Role(_), _) if references.people + references.recommendations > 0 => {
            Some("It is in use; give those that name it another role first.".into())
        }
        (Item::Model(_), _) if references.rounds > 0 => {
            Some("Rounds rate it; remove them first, or retire what is no longer wanted.".into())
        }
        (Item::Tool(_), _) => {
            let chosen = references.decisions.first().map(|evaluation| {
                format!("The decision of “{evaluation}” chose it; decide anew there first.")
            });
            let used = references.fills.first().map(|component| {
                format!("In the architecture “{component}” uses it; give it another tool first.")
            });
            chosen.or(used)
        }
        _ => None,
    };
    Ok(TouchesView {
        item,
        touches: lines(&references),
        refused,
    })
}

fn lines(r: &References) -> Vec<String> {
    [
        (r.people, "person", "people"),
        (r.capabilities, "capability", "capabilities"),
        (r.rounds, "round", "rounds"),
        (r.participants, "part in a round", "parts in rounds"),
        (r.ratings, "rating", "ratings"),
        (r.agreed, "agreed rating", "agreed ratings"),
        (r.targets, "target", "targets"),
        (r.priorities, "priority", "priorities"),
        (r.evidence, "link from evidence", "links from evidence"),
        (r.hurdles, "link from a hurdle", "links from hurdles"),
        (
            r.recommendations,
            "link from a recommendation",
            "links from recommendations",
        ),
        (r.tools, "tool", "tools"),
        (r.evaluations, "evaluation", "evaluations"),
        (r.criteria, "criterion", "criteria"),
        (r.scores, "score", "scores"),
        (r.agreed_scores, "agreed score", "agreed scores"),
        (r.knock_outs, "knock-out", "knock-outs"),
        (
            r.judgements,
            "judgement on weights",
            "judgements on weights",
        ),
        (r.set_rules, "rule on sets", "rules on sets"),
        (r.decisions.len() as u64, "decision", "decisions"),
        (r.tasks, "task", "tasks"),
        (r.letters, "letter in the matrix", "letters in the matrix"),
        (r.waivers, "waiver", "waivers"),
        (r.fillings, "part in a role", "parts in roles"),
        (r.skills, "link from a skill", "links from skills"),
        (
            r.components,
            "link from the architecture",
            "links from the architecture",
        ),
        (
            r.duties,
            "duty in the architecture",
            "duties in the architecture",
        ),
    ]
    .into_iter()
    .filter(|(n, _, _)| *n > 0)
    .map(|(n, one, many)| count(n as usize, one, many))
    .collect()
}
