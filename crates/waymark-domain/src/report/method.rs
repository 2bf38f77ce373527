//! How the figures are made: each with its formula and its source; and the record of what the report was
//! written against.

use serde::Serialize;

use super::Pair;
use super::context::{Context, range_text, shade};
use super::wording::{count, plain};
use crate::roll_up::RollUp;
use crate::tree::ROOT;
use crate::words::{PriorityMethod, RoundState};

/// How one figure is made.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MethodNote {
    /// The figure.
    pub title: String,
    /// Its formula; empty where words say it all.
    pub formula: String,
    /// The rule in words.
    pub text: String,
    /// Where the rule comes from.
    pub source: String,
}

/// One level of a scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScaleLevel {
    /// Its value.
    pub text: String,
    /// Its name.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// From 0 at the lowest level to 1 at the highest.
    pub shade: f64,
}

/// A scale with its levels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScaleReport {
    /// Its code.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Lowest first.
    pub levels: Vec<ScaleLevel>,
}

/// A published framework that the model refers to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FrameworkRow {
    /// Its title.
    pub title: String,
    /// Edition, version or year.
    pub edition: String,
    /// Licence under which it is cited.
    pub licence: String,
    /// How many capabilities refer to it.
    pub references: usize,
}

/// Returns how a rule combines what is below a node, in words.
pub(super) fn rule_words(rule: RollUp) -> &'static str {
    match rule {
        RollUp::Mean => "weighted mean",
        RollUp::Sum => "weighted sum",
        RollUp::Min => "least",
        RollUp::Staged => "highest level at which all stand",
    }
}

fn note(title: &str, formula: &str, text: &str, source: &str) -> MethodNote {
    MethodNote {
        title: title.into(),
        formula: formula.into(),
        text: text.into(),
        source: source.into(),
    }
}

pub(super) fn notes(c: &Context) -> Vec<MethodNote> {
    const OWN: &str = "Waymark, arithmetic of gap analyses";
    let mut notes = vec![
        note(
            "Answer of a leaf",
            "agreed rating, else median of individual ratings",
            "A leaf is answered, unanswered, or not applicable with a reason; the three never mix. Individual \
             ratings are kept beside what the room agreed. The median of an even number is the mean of the middle two.",
            OWN,
        ),
        note(
            "Spread",
            "highest − lowest individual rating, in levels",
            "Two levels or more, or people split on whether a leaf applies, asks for discussion. Quartiles \
             interpolate linearly between order statistics.",
            "Hyndman and Fan 1996, type 7",
        ),
    ];
    notes.extend(
        rules_in_use(c)
            .into_iter()
            .map(|rule| roll_up_note(rule, OWN)),
    );
    notes.push(note(
        "Coverage",
        "answered weight ÷ applicable weight",
        "Unanswered leaves lower coverage, never the score. What does not apply leaves the denominator; a \
         node below which nothing applies weighs nothing upward.",
        OWN,
    ));
    notes.push(note(
        "Worst and best",
        "[worst, best]",
        "The score if everything unanswered stood at the lowest, or at the highest, level of its scale.",
        OWN,
    ));
    notes.push(note(
        "Gap",
        "max(0, target − score)",
        "A target set on a node holds for every leaf below that has none of its own. An inner node’s target \
         is the roll-up of the targets below. A score above its target closes nobody else’s gap.",
        OWN,
    ));
    notes.push(note(
        "Weighted gap",
        "priority × gap",
        "Weights belong to the model and roll up; priorities are the client’s and sort and plan. An domain’s \
         weighted gap is its own priority × its own gap, not the sum over its leaves.",
        OWN,
    ));
    notes.push(match c.input.facts.round.priority_method {
        PriorityMethod::Points => note(
            "Priority",
            "points given, 1 where none were",
            "Points set on a node hold for every leaf below that has none of its own.",
            OWN,
        ),
        PriorityMethod::Rank => note(
            "Priority",
            "p(r) = Σ 1 ÷ k for k = r … N",
            "Rank-order-centroid weights over N places, scaled to a mean of 1; ties share the mean of their \
             places, and whatever was not ranked shares one more place, the last.",
            "Barron and Barrett 1996",
        ),
    });
    notes.push(note(
        "Readiness",
        "Σ p · (min(score, target) − floor) ÷ Σ p · (target − floor)",
        "Over answered leaves with a target above the floor of their scale; p is the priority. Its own \
         coverage and [worst, best] follow the same sums. Pillars are judged apart: there is no total.",
        OWN,
    ));
    if c.comparison.is_some() {
        notes.push(note(
            "Change between rounds",
            "by answers + by model + by plan = whole",
            "The earlier round is taken step by step: first its answers are replaced, then its model, then its \
             targets and priorities. Leaves are matched by identity; a leaf that the later round rates on another \
             scale, or not at all, counts as a change of the model.",
            OWN,
        ));
    }
    notes.push(note(
        "Shown numbers",
        "",
        "Nothing is rounded before it is shown. Scores show two decimals, shares whole per cent; a share that \
         is neither none nor all never shows as 0 % or 100 %.",
        OWN,
    ));
    notes
}

fn rules_in_use(c: &Context) -> Vec<RollUp> {
    let inner = |p: &usize| !c.tree().nodes[*p].leaf;
    let rule = |p: usize| {
        c.capability(p)
            .map_or(c.input.facts.model.rollup, |x| x.rollup)
    };
    let mut rules: Vec<RollUp> = (ROOT..c.tree().nodes.len())
        .filter(inner)
        .map(rule)
        .collect();
    rules.sort_by_key(|r| r.word());
    rules.dedup();
    rules
}

fn roll_up_note(rule: RollUp, own: &str) -> MethodNote {
    match rule {
        RollUp::Mean => note(
            "Score by mean",
            "Σ w · score ÷ Σ w",
            "Over the children that are answered; w is the weight in the model. Weight 0 counts in nothing.",
            own,
        ),
        RollUp::Sum => note(
            "Score by sum",
            "Σ w · score",
            "Over the children that are answered, as in OWASP SAMM and the ML Test Score.",
            "OWASP SAMM 2.0; Breck et al., IEEE Big Data 2017",
        ),
        RollUp::Min => note(
            "Score by minimum",
            "least score",
            "The weakest child sets the score, as in the ML Test Score.",
            "Breck et al., IEEE Big Data 2017",
        ),
        RollUp::Staged => note(
            "Score by stage",
            "highest level ≤ least score",
            "The highest level of the scale at which every child stands.",
            own,
        ),
    }
}

pub(super) fn scales(c: &Context) -> Vec<ScaleReport> {
    let model = &c.input.facts.model;
    let mut used: Vec<usize> = c.tree().leaves().map(|p| c.tree().nodes[p].scale).collect();
    used.push(c.tree().nodes[ROOT].scale);
    used.sort_unstable();
    used.dedup();
    used.sort_by_key(|&i| model.scales[i].code != model.scale);
    used.into_iter()
        .map(|i| {
            let scale = &model.scales[i];
            let level = |l: &crate::scale::Level| ScaleLevel {
                text: crate::scale::level_text(l.value),
                title: l.title.clone(),
                meaning: l.text.clone(),
                shade: shade(scale, l.value),
            };
            ScaleReport {
                code: scale.code.clone(),
                title: scale.title.clone(),
                levels: scale.levels.iter().map(level).collect(),
            }
        })
        .collect()
}

pub(super) fn frameworks(c: &Context) -> Vec<FrameworkRow> {
    let model = &c.input.facts.model;
    let row = |f: &crate::model::Framework| {
        let names =
            |x: &&crate::model::Capability| x.references.iter().any(|r| r.framework == f.id);
        FrameworkRow {
            title: f.title.clone(),
            edition: f.edition.clone(),
            licence: f.licence.clone(),
            references: model
                .capabilities
                .iter()
                .filter(|x| !x.retired)
                .filter(names)
                .count(),
        }
    };
    model.frameworks.iter().map(row).collect()
}

/// Returns when and how the round stands, as in “Round 2 · locked baseline, 2026-10-20”.
pub(super) fn round_line(c: &Context) -> String {
    let round = &c.input.facts.round;
    match (round.state, round.locked_at) {
        (RoundState::Locked, Some(at)) => {
            format!("{} · baseline, locked {}", round.title, at.date_naive())
        }
        (RoundState::Locked, None) => format!("{} · locked baseline", round.title),
        (RoundState::Open, _) => format!("{} · {}, still open", round.title, round.date),
    }
}

pub(super) fn record(c: &Context) -> Vec<Pair> {
    let (input, facts) = (c.input, c.input.facts);
    let (model, root) = (&facts.model, c.node(ROOT));
    let f = root.figures;
    let score = f.score.map_or_else(
        || "no score".to_owned(),
        |s| {
            let coverage = f
                .coverage
                .map_or_else(|| "–".into(), super::wording::percent);
            let ends = f
                .worst
                .zip(f.best)
                .map(|(w, b)| format!(", [{}, {}]", plain(w), plain(b)));
            format!(
                "{} on {}, coverage {coverage}{}; for recomputation only: pillars are judged apart",
                plain(s),
                range_text(f.floor, f.ceiling),
                ends.unwrap_or_default()
            )
        },
    );
    let mut people: Vec<_> = facts.ratings.iter().map(|r| r.person).collect();
    people.sort_unstable();
    people.dedup();
    let mut rows = vec![
        Pair::new(
            "Engagement",
            format!("{} · {}", input.engagement.client, input.engagement.title),
        ),
        Pair::new("Engagement file", input.file_name.to_owned()),
        Pair::new("Fingerprint of the inputs", input.fingerprint.to_owned()),
        Pair::new("Round", round_line(c)),
        Pair::new("Day of the assessment", facts.round.date.to_string()),
        Pair::new(
            "Model",
            format!(
                "{} ({}), edition {}",
                model.title, model.code, model.edition
            ),
        ),
        Pair::new("Score of the whole model", score),
        Pair::new(
            "Ratings",
            format!(
                "{} by {}; {}; {} and {} set",
                count(
                    facts.ratings.len(),
                    "individual rating",
                    "individual ratings"
                ),
                count(people.len(), "person", "people"),
                count(facts.agreed.len(), "agreed rating", "agreed ratings"),
                count(facts.targets.len(), "target", "targets"),
                count(facts.priorities.len(), "priority", "priorities"),
            ),
        ),
    ];
    if let Some(x) = &c.comparison {
        rows.push(Pair::new(
            "Compared with",
            format!("{}, {}", x.before.title, x.before.date),
        ));
    }
    rows.push(Pair::new("Day of this report", input.today.to_string()));
    rows.push(Pair::new(
        "Made with",
        concat!("Waymark ", env!("CARGO_PKG_VERSION")).to_owned(),
    ));
    rows.retain(|r| !r.value.trim().is_empty());
    rows
}
