//! What an evaluation is for, what follows in a few sentences, and what was decided, as tables.

use waymark_domain::evaluation::results::{Results, Robustness};
use waymark_domain::evaluation::stale;
use waymark_domain::gap::NodeRef;
use waymark_exchange::tables::{Cell, Table};

use super::super::tables::{columns, number, table, text};
use super::{BestSet, Look};

impl Look<'_> {
    /// The evaluation itself, one row an item.
    pub(super) fn summary(
        &self,
        closes: &[NodeRef],
        results: Option<&Results>,
        by_leaf: Option<&Robustness>,
        sets: &[BestSet],
    ) -> Table {
        let e = self.evaluation;
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut row = |item: &str, value: Cell| rows.push(vec![text(item), value]);
        row("Code", text(&e.code));
        row("Title", text(&e.title));
        row("State", text(e.state.title()));
        row("Need", text(&e.need));
        for capability in closes {
            let named = format!("{} {}", capability.code, capability.title);
            row("Should close", text(&named));
        }
        for &person in &e.assessors {
            let known = self.people.get(&person);
            let named = known.map(|p| format!("{} {}", p.code, p.name));
            row("Assessor", text(named.as_deref().unwrap_or_default()));
        }
        row("Weights by", text(e.weight_method.title()));
        match e.weights_locked_at {
            Some(at) => row("Weights locked on", Cell::Date(at.date_naive())),
            None => row("Weights locked on", text("not locked")),
        }
        if e.weights_locked_at.is_some() {
            let before = if e.locked_blind { "yes" } else { "no" };
            row("Locked before anybody saw a score", text(before));
        }
        if e.scores_hidden() {
            row("Scores", text("hidden until the weights are locked"));
        }
        row("Budget a year", number(e.budget));
        if let Some(results) = results {
            row("What follows", text(&results.headline));
            for robustness in results.robustness.iter().chain(by_leaf) {
                let level = robustness.level.title().to_lowercase();
                let item = format!("How firmly it stands, over {level}");
                row(&item, text(&robustness.sentence));
            }
        }
        for best in sets {
            row(best.title(), text(&best.view.sentence));
        }
        if let Some(best) = sets.first() {
            let how = "Candidates, and tools in use at no further cost; a good or full fit covers a capability.";
            row("How tools were put together", text(how));
            for out in &best.view.left_out {
                row("Left out of that", text(out));
            }
        }
        let columns = columns(&["Item", "Value"]);
        table("evaluation", "Evaluation", columns, rows)
    }

    /// What was decided, what it was written against, and why it is stale; none without a decision.
    pub(super) fn decision(&self) -> Option<Table> {
        let decision = self.evaluation.decision.as_ref()?;
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut row = |item: &str, tool: &str, value: Cell| {
            rows.push(vec![text(item), text(tool), value]);
        };
        for &tool in &decision.chosen {
            row("Chosen", self.tool_code(tool), text(self.name(tool)));
        }
        row("Why", "", text(&decision.why));
        row("Dissent", "", text(&decision.dissent));
        row("Conditions", "", text(&decision.conditions));
        row("Decided on", "", Cell::Date(decision.decided_on));
        row("Decided by", "", text(&decision.decided_by));
        row("To be reviewed on", "", decision.review_on.into());
        let reasons = stale(self.evaluation, self.inventory);
        if reasons.is_empty() {
            row("Stale", "", text("no"));
        }
        for reason in &reasons {
            row("Stale", "", text(reason));
        }
        for input in &decision.written_against {
            let item = format!("Written against: {}", input.part.title().to_lowercase());
            let tool = input.tool.map_or("", |t| self.tool_code(t));
            row(&item, tool, text(&input.fingerprint));
        }
        let columns = columns(&["Item", "Tool", "Value"]);
        Some(table("decision", "Decision", columns, rows))
    }
}
