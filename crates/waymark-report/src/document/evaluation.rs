//! The evaluation report and the decision record: pictures, charts, sizes.

use serde_json::{Value, json};
use waymark_domain::report::Caption;
use waymark_domain::report::evaluation::{DecisionRecord, EvaluationReport};

use crate::bounds::{self, MOST_INPUT_ROWS, ROWS_A_TABLE};
use crate::charts::{Chart, cost};
use crate::error::ReportError;
use crate::fonts::Fonts;
use crate::render::Figure;

/// Tools in one part of the score grid.
const TOOLS_A_TABLE: usize = 8;
/// Tools that a picture shows; the tables have them all.
const MOST_DRAWN: usize = 24;
/// Ranks in the table of rank acceptability; the rest are one column.
const RANKS: usize = 8;

/// Returns the pictures that the report has, in the order in which they stand in it.
pub(super) fn figures(report: &EvaluationReport) -> Vec<Figure> {
    let mut all = vec![Figure::of("weights", &report.judging.weights_caption)];
    if let Some(outcome) = &report.outcome {
        all.push(Figure::of("ranking", &outcome.caption));
        all.extend(outcome.cost.iter().map(|c| Figure::of("cost", &c.caption)));
    }
    if let Some(firmness) = &report.firmness {
        all.push(Figure::of("acceptability", &firmness.by_category.caption));
        all.push(Figure::of("critical-weights", &firmness.critical_caption));
    }
    all
}

/// Returns every chart of the report.
pub(super) fn charts(report: &EvaluationReport, fonts: &Fonts) -> Result<Vec<Chart>, ReportError> {
    let cost = report.outcome.iter().filter_map(|o| o.cost.as_ref());
    cost.map(|found| cost::draw(found, fonts)).collect()
}

/// Returns the chart called `name` with its words; none where typst draws the picture.
pub(super) fn chart<'a>(
    report: &'a EvaluationReport,
    name: &str,
    fonts: &Fonts,
) -> Result<Option<(Chart, &'a Caption)>, ReportError> {
    let cost = report.outcome.as_ref().and_then(|o| o.cost.as_ref());
    match (name, cost) {
        ("cost", Some(found)) => Ok(Some((cost::draw(found, fonts)?, &found.caption))),
        _ => Ok(None),
    }
}

/// Returns the limits as the templates read them, or refuses a report that is too large.
pub(super) fn limits(report: &EvaluationReport) -> Result<Value, ReportError> {
    let i = &report.inputs;
    let parts = i.tools.len().div_ceil(TOOLS_A_TABLE).max(1);
    let inputs = i.scores.len() + i.agreed.len();
    bounds::allow(
        i.criteria.len()
            + i.criteria.iter().map(|c| c.anchors.len()).sum::<usize>()
            + i.judgements.len()
            + i.grid.len() * parts
            + i.knock_outs.len()
            + i.facts.len()
            + i.evidence.len()
            + i.assessors.len(),
    )?;
    Ok(json!({
        "rows": ROWS_A_TABLE,
        "tools": TOOLS_A_TABLE,
        "drawn": MOST_DRAWN,
        "ranks": RANKS,
        "inputs": inputs <= MOST_INPUT_ROWS,
        "input_rows": inputs,
        "most_input_rows": MOST_INPUT_ROWS,
    }))
}

/// Returns the limits of a decision record.
pub(super) fn record_limits(record: &DecisionRecord) -> Result<Value, ReportError> {
    bounds::allow(record.ranking.len() + record.knocked_out.len() + record.closes.len())?;
    Ok(json!({ "rows": ROWS_A_TABLE }))
}
