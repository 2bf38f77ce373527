//! The decision: what was chosen and why, or what a decision still needs.

use serde::Serialize;

use super::context::Context;
use crate::evaluation::stale;
use crate::report::wording::{count, list};

/// A tool that was decided for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChosenRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its rank; none where it is not ranked.
    pub rank: Option<u32>,
}

/// A part that the decision was written against.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgainstRow {
    /// The part, and of which tool.
    pub part: String,
    /// Its hash when the decision was written.
    pub fingerprint: String,
    /// Whether it is still the same.
    pub same: bool,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DecisionPart {
    /// Whether anything is decided.
    pub decided: bool,
    /// The state in a word.
    pub status: String,
    /// The state in a sentence.
    pub claim: String,
    /// The tools decided for.
    pub chosen: Vec<ChosenRow>,
    /// Why these.
    pub why: String,
    /// Who saw it otherwise, and why.
    pub dissent: String,
    /// What has to hold, a line each.
    pub conditions: Vec<String>,
    /// When it was taken; empty where nothing is decided.
    pub decided_on: String,
    /// Who took it.
    pub decided_by: String,
    /// When it is looked at again; empty where no day is set.
    pub review_on: String,
    /// Whether that day has passed.
    pub review_due: bool,
    /// Why it is stale; empty where it stands.
    pub stale: Vec<String>,
    /// What it was written against.
    pub against: Vec<AgainstRow>,
    /// What a decision still needs; empty once something is decided.
    pub open: Vec<String>,
    /// The tools that were not taken, each with what to say of it.
    pub not_taken: Vec<super::outcome::OutRow>,
}

/// Returns the state of the decision in a word, as decision records have it.
pub(super) fn status(c: &Context) -> &'static str {
    match &c.input.evaluation.decision {
        None => "Proposed",
        Some(_) if !stale_reasons(c).is_empty() => "Accepted, stale",
        Some(d) if d.review_on.is_some_and(|day| day <= c.input.today) => "Accepted, review due",
        Some(_) => "Accepted",
    }
}

/// Returns why the decision is stale, a sentence each.
pub(super) fn stale_reasons(c: &Context) -> Vec<String> {
    stale(c.input.evaluation, c.input.tools)
}

/// Returns the points of a text: its lines, and within a line what is numbered (1), (2) and so on.
pub(super) fn lines(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .map(|l| l.trim().trim_start_matches(['-', '•', '*']).trim());
    lines.flat_map(numbered).filter(|l| !l.is_empty()).collect()
}

/// Splits a line at “(1)”, “(2)” and so on, where it counts on from one.
fn numbered(line: &str) -> Vec<String> {
    let mut points = Vec::new();
    let mut rest = line;
    for n in 1.. {
        let mark = format!("({n})");
        let Some(at) = rest.find(&mark) else { break };
        points.push(rest[..at].trim().to_owned());
        rest = rest[at + mark.len()..].trim_start();
    }
    points.push(rest.trim().to_owned());
    points
}

/// Returns what has to be done before a decision can be taken.
pub(super) fn still_open(c: &Context) -> Vec<String> {
    let e = c.input.evaluation;
    let mut open = Vec::new();
    if e.candidates.len() < 2 {
        open.push("Compare at least two tools.".into());
    }
    if e.weights_locked_at.is_none() {
        open.push("Agree the weights and lock them.".into());
    }
    if let Some(results) = c.input.results {
        let missing: usize = results.ranking.iter().map(|t| t.missing as usize).sum();
        if missing > 0 {
            open.push(format!(
                "Fill in {}.",
                count(missing, "missing score", "missing scores")
            ));
        }
        let mut names: Vec<&str> = results.unknown.iter().map(|u| u.name.as_str()).collect();
        names.dedup();
        if !names.is_empty() {
            open.push(format!(
                "Settle {} of {}: a tool with an unknown knock-out cannot be chosen.",
                count(results.unknown.len(), "knock-out", "knock-outs"),
                list(&names)
            ));
        }
    }
    open.push("Decide: which tool, why, who dissents, under which conditions, when it is looked at again.".into());
    open
}

pub(super) fn decision(c: &Context) -> DecisionPart {
    let e = c.input.evaluation;
    let status = status(c).to_owned();
    let Some(d) = &e.decision else {
        return DecisionPart {
            decided: false,
            status,
            claim: "Nothing is decided yet".into(),
            chosen: vec![],
            why: String::new(),
            dissent: String::new(),
            conditions: vec![],
            decided_on: String::new(),
            decided_by: String::new(),
            review_on: String::new(),
            review_due: false,
            stale: vec![],
            against: vec![],
            open: still_open(c),
            not_taken: vec![],
        };
    };
    let rank = |id| {
        let mut ranked = c.input.results.into_iter().flat_map(|r| &r.ranking);
        ranked.find(|t| t.tool == id).map(|t| t.rank)
    };
    let chosen: Vec<ChosenRow> = d
        .chosen
        .iter()
        .map(|&id| ChosenRow {
            code: c.tool(id).map_or_else(String::new, |t| t.code.clone()),
            name: c.tool_name(id).to_owned(),
            rank: rank(id),
        })
        .collect();
    let names: Vec<&str> = chosen.iter().map(|t| t.name.as_str()).collect();
    let now = crate::evaluation::inputs(e, c.input.tools, &d.chosen);
    let against = d
        .written_against
        .iter()
        .map(|w| AgainstRow {
            part: match w.tool {
                Some(tool) => format!("{} of {}", w.part.title(), c.tool_name(tool)),
                None => w.part.title().to_owned(),
            },
            fingerprint: w.fingerprint.clone(),
            same: now.contains(w),
        })
        .collect();
    DecisionPart {
        decided: true,
        status,
        claim: match names.as_slice() {
            [] => format!("On {} none of the tools was chosen", d.decided_on),
            some => format!(
                "{} {} chosen on {}",
                list(some),
                if some.len() == 1 { "was" } else { "were" },
                d.decided_on
            ),
        },
        chosen,
        why: d.why.trim().to_owned(),
        dissent: d.dissent.trim().to_owned(),
        conditions: lines(&d.conditions),
        decided_on: d.decided_on.to_string(),
        decided_by: d.decided_by.trim().to_owned(),
        review_on: d.review_on.map_or_else(String::new, |day| day.to_string()),
        review_due: d.review_on.is_some_and(|day| day <= c.input.today),
        stale: stale_reasons(c),
        against,
        open: vec![],
        not_taken: not_taken(c, &d.chosen),
    }
}

/// Returns the tools that were not taken: those knocked out with their reason, the others with their rank.
fn not_taken(c: &Context, chosen: &[crate::id::ToolId]) -> Vec<super::outcome::OutRow> {
    let Some(results) = c.input.results else {
        return vec![];
    };
    let ranked = results.ranking.iter().filter(|t| !chosen.contains(&t.tool));
    let mut rows: Vec<super::outcome::OutRow> = ranked
        .map(|t| super::outcome::OutRow {
            name: t.name.clone(),
            criterion: String::new(),
            statement: String::new(),
            reason: format!(
                "Rank {} with {} of 100.",
                t.rank,
                crate::report::wording::plain(super::claims::tenth(super::claims::middle(t)))
            ),
            as_of: String::new(),
        })
        .collect();
    rows.extend(super::outcome::knocked_out(c, results));
    rows
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn conditions_are_split_where_they_are_counted() {
        assert_eq!(lines("- one\n\n• two"), ["one", "two"]);
        assert_eq!(lines("(1) One. (2) Two (see 4)."), ["One.", "Two (see 4)."]);
        assert_eq!(
            lines("If so: (1) this (2) that"),
            ["If so:", "this", "that"]
        );
        assert_eq!(lines("Only (2) of these"), ["Only (2) of these"]);
    }
}
