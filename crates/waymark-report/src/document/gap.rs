//! The capability gap report: its pictures, its charts, its size.

use serde_json::{Value, json};
use waymark_domain::report::{Caption, GapReport};

use crate::bounds::{self, MOST_INPUT_ROWS, PEOPLE_A_TABLE, ROWS_A_TABLE};
use crate::charts::{Chart, histogram, radar, trend};
use crate::error::ReportError;
use crate::fonts::Fonts;
use crate::render::Figure;

/// Returns the pictures that the report has, in the order in which they stand in it.
pub(super) fn figures(report: &GapReport) -> Vec<Figure> {
    let stand = &report.stand;
    let mut all = vec![Figure::of("readiness", &stand.readiness_caption)];
    all.extend(stand.trend.iter().map(|t| Figure::of("trend", &t.caption)));
    all.extend(stand.radars.iter().map(|r| Figure::of(&r.name, &r.caption)));
    all.push(Figure::of("histogram", &stand.histograms.caption));
    all.push(Figure::of("domains", &stand.domains.caption));
    all.push(Figure::of("map", &stand.map.caption));
    if !report.advice.recommendations.is_empty() {
        all.push(Figure::of("effort", &report.advice.effort_caption));
    }
    all
}

/// Returns every chart of the report, as large as it stands there.
pub(super) fn charts(report: &GapReport, fonts: &Fonts) -> Result<Vec<Chart>, ReportError> {
    let stand = &report.stand;
    let mut charts = Vec::new();
    if let Some(found) = &stand.trend {
        charts.push(trend::draw(found, fonts)?);
    }
    let alone = stand.radars.len() == 1;
    for found in &stand.radars {
        charts.push(radar::draw(found, alone, fonts)?);
    }
    charts.push(histogram::draw(&stand.histograms, fonts)?);
    Ok(charts)
}

/// Returns the chart called `name`, as large as it can be on its own, with its words; none where typst
/// draws the picture.
pub(super) fn chart<'a>(
    report: &'a GapReport,
    name: &str,
    fonts: &Fonts,
) -> Result<Option<(Chart, &'a Caption)>, ReportError> {
    let stand = &report.stand;
    if let Some(found) = stand.radars.iter().find(|r| r.name == name) {
        return Ok(Some((radar::draw(found, true, fonts)?, &found.caption)));
    }
    match (name, &stand.trend) {
        ("trend", Some(found)) => Ok(Some((trend::draw(found, fonts)?, &found.caption))),
        ("histogram", _) => Ok(Some((
            histogram::draw(&stand.histograms, fonts)?,
            &stand.histograms.caption,
        ))),
        _ => Ok(None),
    }
}

/// What a report needs, in rows.
struct Rows {
    /// Tables of the chapters, and of the appendix what is never left out.
    body: usize,
    /// Individual ratings, notes, agreed ratings and the plan.
    inputs: usize,
}

fn rows(report: &GapReport) -> Rows {
    let a = &report.appendix;
    let parts = |people: usize| people.div_ceil(PEOPLE_A_TABLE).max(1);
    let matrices: usize = a
        .matrices
        .iter()
        .map(|m| m.rows.len() * parts(m.people.len()))
        .sum();
    let changes = report
        .stand
        .changes
        .as_ref()
        .map_or(0, |c| c.domains.len() + c.leaves.len() + c.model.len());
    let tables = &report.tables;
    Rows {
        body: tables.pillars.iter().map(|p| p.rows.len()).sum::<usize>()
            + tables.unanswered.len()
            + tables.not_applicable.len()
            + report.obstacles.disagreements.len()
            + report.obstacles.hurdle_list.len()
            + report.advice.recommendations.len()
            + report.advice.rejected.len()
            + a.roster.len()
            + a.roles.len()
            + a.evidence.len()
            + changes,
        inputs: matrices + a.notes.len() + a.agreed.len() + a.plan.len(),
    }
}

/// Returns the limits as the templates read them, or refuses a report that is too large.
pub(super) fn limits(report: &GapReport) -> Result<Value, ReportError> {
    let rows = rows(report);
    bounds::allow(rows.body)?;
    let inputs = rows.inputs <= MOST_INPUT_ROWS;
    Ok(json!({
        "rows": ROWS_A_TABLE,
        "people": PEOPLE_A_TABLE,
        "inputs": inputs,
        "input_rows": rows.inputs,
        "most_input_rows": MOST_INPUT_ROWS,
    }))
}
