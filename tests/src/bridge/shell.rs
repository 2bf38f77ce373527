//! The shell's commands, without dialogs.

use std::ops::ControlFlow;
use std::path::PathBuf;

use serde::Deserialize as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use waymark_api::types::ShippedModel;
use waymark_api::{ErrorCode, Session, Template, WireError};
use waymark_domain::architecture::DrawingOptions;
use waymark_domain::engagement::Engagement;
use waymark_domain::id::{EvaluationId, RoundId};
use waymark_domain::report::GapReport;
use waymark_report::{FigureFormat, Renderer, drawing_svg, figures, render_figure, render_pdf};

use super::Bridge;

type Done<T> = Result<T, WireError>;

/// Runs a command of the shell.
pub(super) fn call(bridge: &Bridge, command: &str, args: &Value) -> Done<Value> {
    match command {
        "shell_start" => start(bridge),
        "shell_new" => new(bridge, args),
        "shell_open_sample" => {
            let path = fresh(bridge, "sample", "waymark");
            let session = Session::create(&path, &Template::Sample, bridge.environment())?;
            Ok(put(bridge, session))
        }
        // Nobody is there to choose a file.
        "shell_open" | "shell_open_asked" | "shell_open_recent" | "shell_import_bundle" => {
            Ok(json!(false))
        }
        "shell_close" => {
            *bridge.session() = None;
            Ok(Value::Null)
        }
        "shell_save_copy" => {
            let path = fresh(bridge, "copy", "waymark");
            with(bridge, |session| session.save_copy(&path))?;
            Ok(exported(&path, 1))
        }
        "shell_pick_text" => pick(&text(args, "kind")?),
        "shell_pick_evidence_file" => {
            Ok(json!({ "name": "inventory.xlsx", "sha256": "0f".repeat(32) }))
        }
        "shell_export_report" => {
            let report = report(bridge, args)?;
            let pdf = render_pdf(&report, &mut |_| ControlFlow::Continue(())).map_err(failed)?;
            put_file(fresh(bridge, "gap-report", "pdf"), &pdf)
        }
        "shell_export_responsibilities" => export_responsibilities(bridge, args),
        "shell_export_architecture" => export_architecture(bridge, args),
        "shell_export_tables" => export_tables(bridge, args),
        "shell_export_evaluation" => export_evaluation(bridge, args),
        "shell_pick_file" => pick_file(&text(args, "kind")?),
        "shell_figures" => {
            let report = report(bridge, args)?;
            let choice = |f: waymark_report::Figure| json!({ "name": f.name, "title": f.title, "alt": f.alt });
            Ok(figures(&report).into_iter().map(choice).collect())
        }
        "shell_export_figure" => {
            let (name, format) = (text(args, "name")?, text(args, "format")?);
            let kind = if format == "svg" {
                FigureFormat::Svg
            } else {
                FigureFormat::Png { scale: 2.0 }
            };
            let bytes = render_figure(&report(bridge, args)?, &name, kind).map_err(failed)?;
            put_file(fresh(bridge, &name, &format), &bytes)
        }
        "shell_export_model" => {
            let yaml: String = ask(bridge, "model_yaml", json!({ "model": args["model"] }))?;
            put_file(fresh(bridge, "model", "yaml"), yaml.as_bytes())
        }
        "shell_export_bundle" => {
            let format = text(args, "format")?;
            let bundle = with(bridge, |session| session.bundle(format == "json"))?;
            put_file(fresh(bridge, "bundle", &format), bundle.as_bytes())
        }
        "shell_cancel" | "shell_reveal" => Ok(Value::Null),
        _ => Err(invalid(format!("There is no shell command {command}."))),
    }
}

fn start(bridge: &Bridge) -> Done<Value> {
    let mut session = Session::create(
        &fresh(bridge, "templates", "waymark"),
        &Template::Blank,
        bridge.environment(),
    )?;
    let models: Vec<ShippedModel> = typed(&session.call("shipped_models", json!({}))?)?;
    let template = |m: ShippedModel| {
        let holds = format!("{} capabilities to rate, a first round", m.leaves);
        json!({ "id": m.name, "title": m.title, "holds": holds, "purpose": "assessment" })
    };
    let recent = json!([
        { "name": "Aldermere Wealth", "path": "~/Engagements/aldermere.waymark",
          "stands": "Round 2 open · 60 of 63 answered", "opened": "today, 14:32", "missing": false },
        { "name": "Northgate Pensions", "path": "~/Engagements/archive/northgate.waymark",
          "stands": "Round 3 locked · 58 of 58 answered", "opened": "2026-08-27", "missing": true },
    ]);
    Ok(json!({
        "version": env!("CARGO_PKG_VERSION"),
        "open": bridge.session().is_some(),
        "recent": recent,
        "templates": models.into_iter().map(template).collect::<Vec<_>>(),
    }))
}

fn new(bridge: &Bridge, args: &Value) -> Done<Value> {
    let template = match text(args, "template")?.as_str() {
        "blank" => Template::Blank,
        name => Template::Model(name.to_owned()),
    };
    let path = fresh(bridge, "new", "waymark");
    let mut session = Session::create(&path, &template, bridge.environment())?;
    let cover: Engagement = typed(&session.call("engagement", json!({}))?)?;
    let cover = Engagement {
        client: text(args, "client")?,
        ..cover
    };
    session.call("set_engagement", json!(cover))?;
    Ok(put(bridge, session))
}

fn export_responsibilities(bridge: &Bridge, args: &Value) -> Done<Value> {
    let names = args["names"].as_bool().unwrap_or_default();
    let mut quiet = |_| ControlFlow::Continue(());
    let (name, extension, bytes) = match text(args, "wanted")?.as_str() {
        "matrix" => {
            let report = with(bridge, |session| session.raci_report(names))?;
            (
                "raci",
                "pdf",
                render_pdf(&report, &mut quiet).map_err(failed)?,
            )
        }
        "roles" => {
            let report = with(bridge, |session| session.roles_report(names))?;
            (
                "roles",
                "pdf",
                render_pdf(&report, &mut quiet).map_err(failed)?,
            )
        }
        "roll_up" => {
            let sheet = with(bridge, Session::roll_up_sheet)?;
            (
                "roll-up",
                "pdf",
                render_pdf(&sheet, &mut quiet).map_err(failed)?,
            )
        }
        "matrix_workbook" => {
            let bytes = with(bridge, |session| session.raci_workbook(names))?;
            ("raci", "xlsx", bytes)
        }
        "roles_workbook" => {
            let bytes = with(bridge, |session| session.roles_workbook(names))?;
            ("roles", "xlsx", bytes)
        }
        "matrix_csv" => {
            let text = with(bridge, Session::raci_matrix_csv)?;
            ("raci", "csv", text.into_bytes())
        }
        other => return Err(invalid(format!("There is no document {other}."))),
    };
    put_file(fresh(bridge, name, extension), &bytes)
}

fn export_architecture(bridge: &Bridge, args: &Value) -> Done<Value> {
    let options: DrawingOptions = typed(&args["options"].to_string())?;
    let (extension, bytes) = match text(args, "form")?.as_str() {
        "report" => {
            let report = with(bridge, Session::architecture_report)?;
            let mut quiet = |_| ControlFlow::Continue(());
            ("pdf", render_pdf(&report, &mut quiet).map_err(failed)?)
        }
        "svg" => {
            let drawing = with(bridge, |s| s.drawing(&options))?;
            ("svg", drawing_svg(&drawing).into_bytes())
        }
        "png" => {
            let drawing = with(bridge, |s| s.drawing(&options))?;
            let png = Renderer::new().drawing_png(&drawing, 2.0);
            ("png", png.map_err(failed)?)
        }
        "mermaid" => {
            let text = with(bridge, |s| s.drawing_mermaid(&options))?;
            ("mmd", text.into_bytes())
        }
        "drawio" => {
            let text = with(bridge, |s| s.drawing_drawio(&options))?;
            ("drawio", text.into_bytes())
        }
        "archimate" => ("xml", with(bridge, |s| s.archimate(&options))?),
        other => return Err(invalid(format!("There is no form {other}."))),
    };
    put_file(fresh(bridge, "architecture", extension), &bytes)
}

fn export_tables(bridge: &Bridge, args: &Value) -> Done<Value> {
    let round = round(args)?.ok_or_else(|| invalid("A round is needed.".into()))?;
    if text(args, "format")? == "xlsx" {
        let bytes = with(bridge, |session| session.workbook(round))?;
        return put_file(fresh(bridge, "tables", "xlsx"), &bytes);
    }
    let files = with(bridge, |session| session.csv_files(round))?;
    let folder = fresh(bridge, "tables", "csv");
    std::fs::create_dir(&folder).map_err(failed)?;
    for (name, text) in &files {
        put_file(folder.join(name), text.as_bytes())?;
    }
    Ok(exported(&folder, files.len()))
}

/// Writes a part of an evaluation: one file, or a folder of several.
fn export_evaluation(bridge: &Bridge, args: &Value) -> Done<Value> {
    let evaluation: EvaluationId = typed(&args["evaluation"].to_string())?;
    let names = args["names"].as_bool().unwrap_or(false);
    let part = text(args, "part")?;
    let mut none = |_| ControlFlow::Continue(());
    let (name, bytes) = match part.as_str() {
        "report" => {
            let report = with(bridge, |s| s.evaluation_report(evaluation, names))?;
            (
                "evaluation.pdf",
                render_pdf(&report, &mut none).map_err(failed)?,
            )
        }
        "decision" => {
            let record = with(bridge, |s| s.decision_record(evaluation, names))?;
            (
                "decision.pdf",
                render_pdf(&record, &mut none).map_err(failed)?,
            )
        }
        "adr" => {
            let text = with(bridge, |s| s.decision_markdown(evaluation, names))?;
            ("decision.md", text.into_bytes())
        }
        "xlsx" => {
            let bytes = with(bridge, |s| s.evaluation_workbook(evaluation))?;
            ("evaluation.xlsx", bytes)
        }
        _ => {
            let files = with(bridge, |s| s.evaluation_csv_files(evaluation))?;
            let folder = fresh(bridge, "evaluation", &part);
            std::fs::create_dir(&folder).map_err(failed)?;
            for (name, text) in &files {
                put_file(folder.join(name), text.as_bytes())?;
            }
            return Ok(exported(&folder, files.len()));
        }
    };
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    put_file(fresh(bridge, stem, ending), &bytes)
}

/// Reads the file that stands in for what a person picks: its text, or a workbook's bytes.
fn pick_file(kind: &str) -> Done<Value> {
    let Some(path) = std::env::var_os(format!("WAYMARK_BRIDGE_{}", kind.to_uppercase())) else {
        return Ok(Value::Null);
    };
    let path = PathBuf::from(path);
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let bytes = std::fs::read(&path).map_err(failed)?;
    let content = String::from_utf8(bytes).unwrap_or_else(|e| waymark_api::base64(e.as_bytes()));
    Ok(json!({ "name": name, "content": content }))
}

fn pick(kind: &str) -> Done<Value> {
    let Some(path) = std::env::var_os(format!("WAYMARK_BRIDGE_{}", kind.to_uppercase())) else {
        return Ok(Value::Null);
    };
    let path = PathBuf::from(path);
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let text = std::fs::read_to_string(&path).map_err(failed)?;
    Ok(json!({ "name": name, "text": text }))
}

fn report(bridge: &Bridge, args: &Value) -> Done<GapReport> {
    let names = args["names"].as_bool().unwrap_or(false);
    let round = round(args)?;
    with(bridge, |session| {
        let round = match round {
            Some(round) => round,
            None => session.round_called(None)?.id,
        };
        session.gap_report(round, names)
    })
}

fn round(args: &Value) -> Done<Option<RoundId>> {
    Option::deserialize(&args["round"]).map_err(failed)
}

fn put(bridge: &Bridge, session: Session) -> Value {
    *bridge.session() = Some(session);
    json!(true)
}

fn with<T>(bridge: &Bridge, work: impl FnOnce(&mut Session) -> Done<T>) -> Done<T> {
    match &mut *bridge.session() {
        Some(session) => work(session),
        None => Err(WireError::new(
            ErrorCode::NotFound,
            "No engagement is open.",
            "Open one.",
        )),
    }
}

fn ask<T: DeserializeOwned>(bridge: &Bridge, command: &str, args: Value) -> Done<T> {
    typed(&bridge.call(command, args)?)
}

fn typed<T: DeserializeOwned>(json: &str) -> Done<T> {
    serde_json::from_str(json).map_err(failed)
}

fn text(args: &Value, name: &str) -> Done<String> {
    let found = args[name].as_str().map(str::to_owned);
    found.ok_or_else(|| invalid(format!("The argument {name} is missing.")))
}

/// Returns a path in the bridge's folder that nothing has yet.
fn fresh(bridge: &Bridge, stem: &str, extension: &str) -> PathBuf {
    let folder = bridge.folder.path();
    let numbered = (1..).map(|n| folder.join(format!("{stem}-{n}.{extension}")));
    numbered
        .into_iter()
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(stem))
}

fn put_file(path: PathBuf, bytes: &[u8]) -> Done<Value> {
    std::fs::write(&path, bytes).map_err(failed)?;
    Ok(exported(&path, 1))
}

fn exported(path: &std::path::Path, files: usize) -> Value {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    json!({ "path": path, "name": name, "files": files })
}

fn failed(error: impl std::fmt::Display) -> WireError {
    WireError::new(
        ErrorCode::Internal,
        format!("The bridge failed: {error}."),
        "",
    )
}

fn invalid(message: String) -> WireError {
    WireError::new(ErrorCode::Invalid, message, "")
}
