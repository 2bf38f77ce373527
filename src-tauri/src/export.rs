//! Commands that write what the api hands out: documents, tables, pictures, models, bundles.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tauri::{AppHandle, Emitter as _};
use waymark_api::{ErrorCode, Session, WireError};
use waymark_domain::id::{EvaluationId, ModelId, RoundId};
use waymark_domain::report::GapReport;
use waymark_report::{Document, FigureFormat, ReportError, figures, render_figure, render_pdf};

use crate::desk::{Desk, ask, lock};
use crate::dialogs::{self, Kind};
use crate::engine::internal;
use crate::files::{blocking, stem};
use crate::write;

/// How long a person waits at most until a cancelled work lets go.
const A_MOMENT: Duration = Duration::from_millis(40);

/// Pixels a point in pictures: sharp on a slide.
const PIXELS_A_POINT: f32 = 2.0;

/// What was written.
#[derive(Debug, Serialize)]
pub(crate) struct Exported {
    path: PathBuf,
    name: String,
    files: usize,
}

impl Exported {
    /// Notes that the file was written, so that it can be revealed.
    pub(crate) fn one(desk: &Desk, path: PathBuf) -> Self {
        Self::many(desk, path, 1)
    }

    fn many(desk: &Desk, path: PathBuf, files: usize) -> Self {
        lock(&desk.written).insert(path.clone());
        Self {
            name: write::name(&path),
            path,
            files,
        }
    }
}

/// One picture of the gap report.
#[derive(Debug, Serialize)]
pub(crate) struct FigureChoice {
    name: String,
    title: String,
    alt: String,
}

/// How tables are wanted.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TableFormat {
    Csv,
    Xlsx,
}

/// What of an evaluation is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EvaluationPart {
    /// The report, as PDF.
    Report,
    /// The decision record, as PDF.
    Decision,
    /// The decision record, as Markdown.
    Adr,
    /// Every table, as CSV.
    Csv,
    /// Every table, as a workbook.
    Xlsx,
    /// Every picture, as SVG.
    Svg,
    /// Every picture, as PNG.
    Png,
}

/// How a picture is wanted.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PictureFormat {
    Svg,
    Png,
}

/// How a bundle is wanted.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum BundleFormat {
    Yaml,
    Json,
}

#[tauri::command]
pub(crate) async fn shell_export_report(
    app: AppHandle,
    round: Option<RoundId>,
    names: bool,
) -> Result<Option<Exported>, WireError> {
    blocking(app, move |app, desk| {
        let report = desk.with(|session| report(session, round, names))?;
        as_pdf(app, desk, "gap-report", "Export the gap report", report)
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_export_tables(
    app: AppHandle,
    round: RoundId,
    format: TableFormat,
) -> Result<Option<Exported>, WireError> {
    blocking(app, move |app, desk| match format {
        TableFormat::Xlsx => {
            let bytes = desk.with(|session| session.workbook(round))?;
            let suggested = suggested(desk, "tables", "xlsx");
            one(
                app,
                desk,
                Kind::Workbook,
                "Export the tables",
                &suggested,
                &bytes,
            )
        }
        TableFormat::Csv => {
            let files = desk.with(|session| session.csv_files(round))?;
            let files = files
                .into_iter()
                .map(|(name, text)| (name, text.into_bytes()));
            folder(
                app,
                desk,
                "Export the tables into a folder",
                "tables",
                files.collect(),
            )
        }
    })
    .await
}

/// Returns the pictures that the report of a round has.
#[tauri::command]
pub(crate) async fn shell_figures(
    app: AppHandle,
    round: RoundId,
) -> Result<Vec<FigureChoice>, WireError> {
    blocking(app, move |_, desk| {
        let report = desk.with(|session| report(session, Some(round), false))?;
        let choice = |f: waymark_report::Figure| FigureChoice {
            name: f.name,
            title: f.title,
            alt: f.alt,
        };
        Ok(figures(&report).into_iter().map(choice).collect())
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_export_evaluation(
    app: AppHandle,
    evaluation: EvaluationId,
    part: EvaluationPart,
    names: bool,
) -> Result<Option<Exported>, WireError> {
    blocking(app, move |app, desk| match part {
        EvaluationPart::Report => {
            let report = desk.with(|session| session.evaluation_report(evaluation, names))?;
            as_pdf(app, desk, "evaluation", "Export the evaluation", report)
        }
        EvaluationPart::Decision => {
            let record = desk.with(|session| session.decision_record(evaluation, names))?;
            as_pdf(app, desk, "decision", "Export the decision record", record)
        }
        EvaluationPart::Adr => {
            let text = desk.with(|session| session.decision_markdown(evaluation, names))?;
            let suggested = suggested(desk, "decision", "md");
            let title = "Export the decision record";
            one(app, desk, Kind::Record, title, &suggested, text.as_bytes())
        }
        EvaluationPart::Xlsx => {
            let bytes = desk.with(|session| session.evaluation_workbook(evaluation))?;
            let suggested = suggested(desk, "evaluation", "xlsx");
            one(
                app,
                desk,
                Kind::Workbook,
                "Export the tables",
                &suggested,
                &bytes,
            )
        }
        EvaluationPart::Csv => {
            let files = desk.with(|session| session.evaluation_csv_files(evaluation))?;
            let files = files
                .into_iter()
                .map(|(name, text)| (name, text.into_bytes()));
            folder(
                app,
                desk,
                "Export the tables into a folder",
                "evaluation",
                files.collect(),
            )
        }
        EvaluationPart::Svg | EvaluationPart::Png => {
            let report = desk.with(|session| session.evaluation_report(evaluation, names))?;
            let (format, ending) = match part {
                EvaluationPart::Svg => (FigureFormat::Svg, "svg"),
                _ => (
                    FigureFormat::Png {
                        scale: PIXELS_A_POINT,
                    },
                    "png",
                ),
            };
            let draw = |f: waymark_report::Figure| {
                let bytes = render_figure(&report, &f.name, format).map_err(undrawn)?;
                Ok((format!("{}.{ending}", f.name), bytes))
            };
            let files: Result<Vec<_>, WireError> = figures(&report).into_iter().map(draw).collect();
            folder(
                app,
                desk,
                "Export the pictures into a folder",
                "pictures",
                files?,
            )
        }
    })
    .await
}

/// Asks where a document goes, draws it and writes it.
pub(crate) fn as_pdf<T>(
    app: &AppHandle,
    desk: &Desk,
    what: &str,
    title: &str,
    document: T,
) -> Result<Option<Exported>, WireError>
where
    T: Send + 'static,
    for<'a> Document<'a>: From<&'a T>,
{
    let suggested = suggested(desk, what, "pdf");
    let Some(path) = dialogs::save(app, Kind::Report, title, &suggested)? else {
        return Ok(None);
    };
    let _work = long_work(desk)?;
    write::whole(&path, &drawn(app, desk, document)?)?;
    Ok(Some(Exported::one(desk, path)))
}

/// Asks where a file goes, and writes it.
pub(crate) fn one(
    app: &AppHandle,
    desk: &Desk,
    kind: Kind,
    title: &str,
    suggested: &str,
    bytes: &[u8],
) -> Result<Option<Exported>, WireError> {
    let Some(path) = dialogs::save(app, kind, title, suggested)? else {
        return Ok(None);
    };
    write::whole(&path, bytes)?;
    Ok(Some(Exported::one(desk, path)))
}

/// Asks for a folder, and writes files into one of their own in it: none takes the place of another.
fn folder(
    app: &AppHandle,
    desk: &Desk,
    title: &str,
    what: &str,
    files: Vec<(String, Vec<u8>)>,
) -> Result<Option<Exported>, WireError> {
    let Some(parent) = dialogs::folder(app, title) else {
        return Ok(None);
    };
    let folder = fresh_folder(&parent, &suggested(desk, what, ""))?;
    for (name, bytes) in &files {
        write::whole(&folder.join(name), bytes)?;
    }
    Ok(Some(Exported::many(desk, folder, files.len())))
}

#[tauri::command]
pub(crate) async fn shell_export_figure(
    app: AppHandle,
    round: RoundId,
    name: String,
    format: PictureFormat,
) -> Result<Option<Exported>, WireError> {
    blocking(app, move |app, desk| {
        let report = desk.with(|session| report(session, Some(round), false))?;
        let (kind, format, extension) = match format {
            PictureFormat::Svg => (Kind::Svg, FigureFormat::Svg, "svg"),
            PictureFormat::Png => (
                Kind::Png,
                FigureFormat::Png {
                    scale: PIXELS_A_POINT,
                },
                "png",
            ),
        };
        let bytes = render_figure(&report, &name, format).map_err(undrawn)?;
        let suggested = suggested(desk, &name, extension);
        one(app, desk, kind, "Export the picture", &suggested, &bytes)
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_export_model(
    app: AppHandle,
    model: ModelId,
) -> Result<Option<Exported>, WireError> {
    blocking(app, move |app, desk| {
        let (yaml, name) = desk.with(|session| {
            let yaml: String = answer(&session.call("model_yaml", json!({ "model": model }))?)?;
            let models: Vec<waymark_api::types::ModelSummary> = ask(session, "models")?;
            let name = models
                .into_iter()
                .find(|m| m.id == model)
                .map_or_else(String::new, |m| m.title);
            Ok((yaml, name))
        })?;
        let suggested = format!("{}.yaml", stem(&name));
        one(
            app,
            desk,
            Kind::Model,
            "Export the model",
            &suggested,
            yaml.as_bytes(),
        )
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_export_bundle(
    app: AppHandle,
    format: BundleFormat,
) -> Result<Option<Exported>, WireError> {
    blocking(app, move |app, desk| {
        let (kind, json, extension) = match format {
            BundleFormat::Yaml => (Kind::Bundle, false, "yaml"),
            BundleFormat::Json => (Kind::BundleJson, true, "json"),
        };
        let text = desk.with(|session| session.bundle(json))?;
        let suggested = suggested(desk, "bundle", extension);
        let title = "Export the whole engagement";
        one(app, desk, kind, title, &suggested, text.as_bytes())
    })
    .await
}

/// Asks the long work under way to stop.
#[tauri::command]
pub(crate) async fn shell_cancel(app: AppHandle) -> Result<(), WireError> {
    blocking(app, |_, desk| {
        desk.stop.store(true, Ordering::Relaxed);
        Ok(())
    })
    .await
}

/// Shows what was written in the system's file manager; refused for anything else.
#[tauri::command]
pub(crate) async fn shell_reveal(app: AppHandle, path: PathBuf) -> Result<(), WireError> {
    blocking(app, move |_, desk| {
        if !lock(&desk.written).contains(&path) {
            let message = "Only what was exported just now can be shown.";
            return Err(WireError::new(ErrorCode::Invalid, message, ""));
        }
        let started = file_manager(&path).spawn();
        let mut shown = started.map_err(|error| {
            let message = format!("The file manager did not open: {error}.");
            WireError::new(
                ErrorCode::Internal,
                message,
                format!("Look at {}.", path.display()),
            )
        })?;
        // Waited for, so that it does not stay behind as a dead process.
        std::thread::spawn(move || shown.wait());
        Ok(())
    })
    .await
}

fn file_manager(path: &Path) -> Command {
    let folder = if path.is_dir() {
        path
    } else {
        path.parent().unwrap_or(path)
    };
    if cfg!(target_os = "macos") {
        let mut command = Command::new("open");
        command.arg("-R").arg(path);
        command
    } else if cfg!(windows) {
        let mut command = Command::new("explorer");
        command.arg(folder);
        command
    } else {
        let mut command = Command::new("xdg-open");
        command.arg(folder);
        command
    }
}

/// Draws a document without the session, so that the room may go on working, and on a thread of its own: a
/// step may take half a minute, and who cancels does not wait for its end. What such a thread still comes
/// to is dropped; the next one begins after it, so that they never pile up.
fn drawn<T>(app: &AppHandle, desk: &Desk, document: T) -> Result<Vec<u8>, WireError>
where
    T: Send + 'static,
    for<'a> Document<'a>: From<&'a T>,
{
    let given_up = Arc::new(AtomicBool::new(false));
    let (ours, its) = (Arc::clone(&given_up), Arc::clone(&desk.drawing));
    let (send, receive) = mpsc::channel();
    let app = app.clone();
    std::thread::spawn(move || {
        let tell = |label: &str, done: u32, steps: Option<u32>| {
            if ours.load(Ordering::Relaxed) {
                return ControlFlow::Break(());
            }
            progress(&app, "report", label, done.into(), steps.map(Into::into));
            ControlFlow::Continue(())
        };
        let waited = its.try_lock().is_err();
        if waited && tell("Waiting for the cancelled export to end", 0, None).is_break() {
            return;
        }
        let _turn = lock(&its);
        let pdf = render_pdf(&document, &mut |step| {
            tell(step.label, step.done, Some(step.steps))
        });
        // Nobody listens any more where it was cancelled.
        let _ = send.send(pdf);
    });
    unless_stopped(&desk.stop, &receive, &given_up)?.map_err(undrawn)
}

/// Waits for what a thread sends; if somebody asks to stop first, the thread is given up and told so.
fn unless_stopped<T>(
    stop: &AtomicBool,
    thread: &Receiver<T>,
    given_up: &AtomicBool,
) -> Result<T, WireError> {
    loop {
        match thread.recv_timeout(A_MOMENT) {
            Ok(value) => return Ok(value),
            Err(RecvTimeoutError::Timeout) if stop.load(Ordering::Relaxed) => {
                given_up.store(true, Ordering::Relaxed);
                return Err(cancelled());
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return Err(internal("The report could not be made."));
            }
        }
    }
}

/// Returns the report of `round`, or of the round that is shown first.
fn report(
    session: &mut Session,
    round: Option<RoundId>,
    names: bool,
) -> Result<GapReport, WireError> {
    let round = match round {
        Some(round) => round,
        None => session.round_called(None)?.id,
    };
    session.gap_report(round, names)
}

/// Tells the page how far a long work is.
pub(crate) fn progress(app: &AppHandle, task: &str, label: &str, done: u64, total: Option<u64>) {
    let event = json!({ "task": task, "label": label, "done": done, "total": total });
    // A window that is gone needs no news.
    let _ = app.emit("progress", event);
}

/// Begins a long work; there is one at a time.
pub(crate) fn long_work(desk: &Desk) -> Result<MutexGuard<'_, ()>, WireError> {
    let Ok(work) = desk.busy.try_lock() else {
        let hint = "Wait for it, or cancel it.";
        return Err(WireError::new(
            ErrorCode::Invalid,
            "Another export is still at work.",
            hint,
        ));
    };
    desk.stop.store(false, Ordering::Relaxed);
    Ok(work)
}

/// Returns the error of a work that was stopped.
pub(crate) fn cancelled() -> WireError {
    WireError::new(ErrorCode::Cancelled, "Cancelled; nothing was written.", "")
}

fn undrawn(error: ReportError) -> WireError {
    let code = match error {
        ReportError::Cancelled => return cancelled(),
        ReportError::TooLarge { .. } => ErrorCode::Invalid,
        ReportError::NoSuchFigure(_) => ErrorCode::NotFound,
        _ => return internal(format!("The report could not be made: {error}.")),
    };
    WireError::new(code, format!("Nothing was written: {error}."), "")
}

fn answer<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, WireError> {
    serde_json::from_str(json)
        .map_err(|error| internal(format!("The api answered oddly: {error}.")))
}

/// Returns a file name that begins like the engagement's; without an extension, a folder's.
pub(crate) fn suggested(desk: &Desk, what: &str, extension: &str) -> String {
    let path = desk.path().unwrap_or_default();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let dot = if extension.is_empty() { "" } else { "." };
    format!("{stem}-{what}{dot}{extension}")
}

/// Makes a folder of that name, numbered where there is one already.
fn fresh_folder(parent: &Path, name: &str) -> Result<PathBuf, WireError> {
    let mut number = 1;
    loop {
        let folder = match number {
            1 => parent.join(name),
            n => parent.join(format!("{name}-{n}")),
        };
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(write::cannot_write(&folder, &error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_numbered_never_mixed() {
        let parent = tempfile::tempdir().unwrap();
        let made = |name| fresh_folder(parent.path(), name).map(|path| write::name(&path));
        assert_eq!(made("a-tables").unwrap(), "a-tables");
        assert_eq!(made("a-tables").unwrap(), "a-tables-2");
        assert_eq!(made("no/such").unwrap_err().code, ErrorCode::CannotWrite);
    }

    #[test]
    fn who_cancels_does_not_wait_for_the_end() {
        let (stop, given_up) = (AtomicBool::new(false), AtomicBool::new(false));
        let (send, receive) = mpsc::channel();
        send.send(7).unwrap();
        assert_eq!(unless_stopped(&stop, &receive, &given_up).unwrap(), 7);
        // The other end is still at work, and would be for ever.
        stop.store(true, Ordering::Relaxed);
        let error = unless_stopped(&stop, &receive, &given_up).unwrap_err();
        assert_eq!(error.code, ErrorCode::Cancelled);
        assert!(given_up.load(Ordering::Relaxed), "the thread was not told");
        // What was ready by then counts.
        send.send(8).unwrap();
        assert_eq!(unless_stopped(&stop, &receive, &given_up).unwrap(), 8);
        // A thread that came to grief is no endless wait.
        drop(send);
        let error = unless_stopped(&stop, &receive, &given_up).unwrap_err();
        assert_eq!(error.code, ErrorCode::Internal);
    }

    #[test]
    fn cancelling_is_told_apart_from_failing() {
        assert_eq!(undrawn(ReportError::Cancelled).code, ErrorCode::Cancelled);
        assert_eq!(
            undrawn(ReportError::NoSuchFigure("x".into())).code,
            ErrorCode::NotFound
        );
        assert_eq!(
            undrawn(ReportError::Layout("x".into())).code,
            ErrorCode::Internal
        );
    }
}
