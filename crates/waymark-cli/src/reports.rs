//! Documents, tables and pictures.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;
use waymark_api::types::EvaluationArgs;
use waymark_api::{ErrorCode, WireError, commands};
use waymark_report::{Document, FigureFormat, Renderer};

use crate::arguments::{Format, ReportKind};
use crate::shell::{Failure, open_to_read};
use crate::{files, print};

/// What a document is about.
#[derive(Clone, Copy)]
pub(crate) struct About<'a> {
    pub(crate) kind: ReportKind,
    pub(crate) round: Option<&'a str>,
    pub(crate) evaluation: &'a str,
    pub(crate) names: bool,
}

/// Writes a document as PDF.
pub(crate) fn report(
    file: &Path,
    out: &Path,
    about: About<'_>,
    json: bool,
) -> Result<ExitCode, Failure> {
    let mut session = open_to_read(file)?;
    let pdf = match about.kind {
        ReportKind::Gap => {
            let round = session.round_called(about.round)?.id;
            rendered(&session.gap_report(round, about.names)?)?
        }
        ReportKind::Evaluation => {
            let evaluation = session.evaluation_called(about.evaluation)?.id;
            rendered(&session.evaluation_report(evaluation, about.names)?)?
        }
        ReportKind::Decision => {
            let evaluation = session.evaluation_called(about.evaluation)?.id;
            rendered(&session.decision_record(evaluation, about.names)?)?
        }
        ReportKind::Raci => rendered(&session.raci_report(about.names)?)?,
        ReportKind::Roles => rendered(&session.roles_report(about.names)?)?,
        ReportKind::RollUp => rendered(&session.roll_up_sheet()?)?,
        ReportKind::Architecture => rendered(&session.architecture_report()?)?,
    };
    files::write(out, &pdf)?;
    Ok(wrote(&[out.to_owned()], json))
}

/// Renders a document, telling how far it is.
fn rendered<'a>(document: impl Into<Document<'a>>) -> Result<Vec<u8>, Failure> {
    Ok(waymark_report::render_pdf(document, &mut |step| {
        print::message(format!("[{}/{}] {}", step.done + 1, step.steps, step.label));
        ControlFlow::Continue(())
    })?)
}

/// Writes tables, pictures, a model or the whole engagement.
pub(crate) fn export(
    file: &Path,
    format: Format,
    out: &Path,
    round: Option<&str>,
    model: Option<&str>,
    names: bool,
    json: bool,
) -> Result<ExitCode, Failure> {
    let mut session = open_to_read(file)?;
    let written = match format {
        Format::Csv => {
            let round = session.round_called(round)?.id;
            let tables = session.csv_files(round)?;
            into_folder(
                out,
                tables
                    .into_iter()
                    .map(|(name, text)| Ok((name, text.into_bytes()))),
            )?
        }
        Format::Svg | Format::Png => {
            let round = session.round_called(round)?.id;
            let mut written = pictures(&session.gap_report(round, true)?, format, out)?;
            // What roles carry belongs to no round; with no process there is no such picture.
            written.extend(pictures(&session.raci_report(names)?, format, out)?);
            written
        }
        Format::Xlsx => {
            let round = session.round_called(round)?.id;
            one(out, &session.workbook(round)?)?
        }
        Format::Answers => {
            let round = session.round_called(round)?.id;
            one(out, session.answers_csv(round)?.as_bytes())?
        }
        Format::Matrix => one(out, session.raci_matrix_csv()?.as_bytes())?,
        Format::Raci => one(out, &session.raci_workbook(names)?)?,
        Format::Roles => one(out, &session.roles_workbook(names)?)?,
        Format::Yaml | Format::Json => {
            one(out, session.bundle(format == Format::Json)?.as_bytes())?
        }
        Format::Model => one(out, session.model_text(model)?.as_bytes())?,
        Format::Adr => {
            return Err(WireError::new(
                ErrorCode::Invalid,
                "A decision record belongs to an evaluation.",
                "Name it with --evaluation.",
            )
            .into());
        }
    };
    Ok(wrote(&written, json))
}

/// Writes the tables or pictures of an evaluation, its criteria as a framework, or its decision record.
pub(crate) fn export_evaluation(
    file: &Path,
    format: Format,
    out: &Path,
    evaluation: &str,
    json: bool,
) -> Result<ExitCode, Failure> {
    let mut session = open_to_read(file)?;
    let evaluation = session.evaluation_called(evaluation)?.id;
    let written = match format {
        Format::Csv => {
            let tables = session.evaluation_csv_files(evaluation)?.into_iter();
            into_folder(
                out,
                tables.map(|(name, text)| Ok((name, text.into_bytes()))),
            )?
        }
        Format::Xlsx => one(out, &session.evaluation_workbook(evaluation)?)?,
        Format::Model => {
            let args = EvaluationArgs { evaluation };
            let text = commands::framework_yaml(&mut session, args)?;
            one(out, text.as_bytes())?
        }
        Format::Svg | Format::Png => {
            pictures(&session.evaluation_report(evaluation, true)?, format, out)?
        }
        Format::Adr => one(out, session.decision_markdown(evaluation, true)?.as_bytes())?,
        Format::Answers
        | Format::Yaml
        | Format::Json
        | Format::Matrix
        | Format::Raci
        | Format::Roles => {
            return Err(WireError::new(
                ErrorCode::Invalid,
                "This format is not for evaluations.",
                "Choose csv, xlsx, svg, png, adr or model (its criteria as a framework).",
            )
            .into());
        }
    };
    Ok(wrote(&written, json))
}

fn pictures<'a>(
    document: impl Into<Document<'a>>,
    format: Format,
    out: &Path,
) -> Result<Vec<PathBuf>, Failure> {
    let document = document.into();
    let renderer = Renderer::new();
    let (ending, format) = match format {
        Format::Svg => ("svg", FigureFormat::Svg),
        _ => ("png", FigureFormat::Png { scale: 3.0 }),
    };
    let figures = document.figures();
    let count = figures.len();
    let draw = figures.into_iter().enumerate().map(|(i, figure)| {
        print::message(format!("[{}/{count}] {}", i + 1, figure.title));
        let bytes = renderer.render_figure(document, &figure.name, format)?;
        Ok((format!("{}.{ending}", figure.name), bytes))
    });
    into_folder(out, draw)
}

fn one(out: &Path, bytes: &[u8]) -> Result<Vec<PathBuf>, Failure> {
    files::write(out, bytes)?;
    Ok(vec![out.to_owned()])
}

fn into_folder(
    out: &Path,
    parts: impl Iterator<Item = Result<(String, Vec<u8>), Failure>>,
) -> Result<Vec<PathBuf>, Failure> {
    files::make_folder(out)?;
    let mut written = Vec::new();
    for part in parts {
        let (name, bytes) = part?;
        let path = out.join(name);
        files::write(&path, &bytes)?;
        written.push(path);
    }
    Ok(written)
}

fn wrote(paths: &[PathBuf], json: bool) -> ExitCode {
    let shown: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
    if json {
        print::json(&json!({ "written": shown }));
    } else {
        shown.iter().for_each(print::line);
    }
    ExitCode::SUCCESS
}
