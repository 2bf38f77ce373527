//! Commands about the engagement file: new, open, sample, copy, close.

use std::path::Path;

use serde::Serialize;
use serde_json::json;
use tauri::{AppHandle, Manager as _};
use waymark_api::types::{DocumentView, ShippedModel};
use waymark_api::{ErrorCode, Session, Template, WireError};
use waymark_domain::engagement::Engagement;

use crate::desk::{Desk, ask, lock};
use crate::dialogs::{self, Kind};
use crate::engine::internal;
use crate::export::Exported;
use crate::recent::Shown;
use crate::{pick, write};

/// What the start screen shows.
#[derive(Debug, Serialize)]
pub(crate) struct StartInfo {
    version: &'static str,
    open: bool,
    recent: Vec<Shown>,
    templates: Vec<TemplateChoice>,
}

/// What a new engagement can begin with.
#[derive(Debug, Serialize)]
struct TemplateChoice {
    id: String,
    title: String,
    holds: String,
    purpose: &'static str,
}

/// Runs the work of a command on a thread that may wait: for a person, a disk, a calculation.
pub(crate) async fn blocking<T: Send + 'static>(
    app: AppHandle,
    work: impl FnOnce(&AppHandle, &Desk) -> Result<T, WireError> + Send + 'static,
) -> Result<T, WireError> {
    let done = tauri::async_runtime::spawn_blocking(move || work(&app, &app.state::<Desk>())).await;
    done.unwrap_or_else(|_| Err(internal("A command of the shell failed inside Waymark.")))
}

#[tauri::command]
pub(crate) async fn shell_start(app: AppHandle) -> Result<StartInfo, WireError> {
    blocking(app, |_, desk| {
        Ok(StartInfo {
            version: env!("CARGO_PKG_VERSION"),
            open: desk.path().is_some(),
            recent: lock(&desk.recent).shown(),
            templates: templates(desk)?,
        })
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_new(
    app: AppHandle,
    template: String,
    client: String,
) -> Result<bool, WireError> {
    blocking(app, move |app, desk| {
        let suggested = format!("{}.waymark", stem(&client));
        let place = dialogs::save(
            app,
            Kind::Engagement,
            "Where to keep the engagement",
            &suggested,
        )?;
        let Some(path) = place else { return Ok(false) };
        let template = match template.as_str() {
            "blank" => Template::Blank,
            _ => Template::Model(template),
        };
        let mut session = make(desk, &path, &template)?;
        let client = client.trim();
        if !client.is_empty() {
            let cover: Engagement = ask(&mut session, "engagement")?;
            let cover = Engagement {
                client: client.to_owned(),
                ..cover
            };
            session.call("set_engagement", json!(cover))?;
        }
        desk.put(session)?;
        Ok(true)
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_open(app: AppHandle) -> Result<bool, WireError> {
    blocking(app, |app, desk| {
        match dialogs::open(app, Kind::Engagement, "Open an engagement") {
            Some(path) => desk.open(&path).map(|()| true),
            None => Ok(false),
        }
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_open_recent(app: AppHandle, path: String) -> Result<bool, WireError> {
    blocking(app, move |_, desk| {
        let known = lock(&desk.recent).find(&path);
        let known = known.ok_or_else(|| {
            let hint = "Use Open to choose the file.";
            WireError::new(ErrorCode::Invalid, "This file was not opened before.", hint)
        })?;
        desk.open(&known).map(|()| true)
    })
    .await
}

/// Opens what the system asked for: by argument, double click, drop, or the menu's recent list.
#[tauri::command]
pub(crate) async fn shell_open_asked(app: AppHandle) -> Result<bool, WireError> {
    blocking(app, |_, desk| match desk.take_asked() {
        Some(path) => desk.open(&path).map(|()| true),
        None => Ok(false),
    })
    .await
}

/// Opens a sample nobody has touched yet: the last copy if it is as new, else another.
#[tauri::command]
pub(crate) async fn shell_open_sample(app: AppHandle) -> Result<bool, WireError> {
    blocking(app, |_, desk| {
        let folder = desk.data.join("samples");
        std::fs::create_dir_all(&folder).map_err(|error| write::cannot_write(&folder, &error))?;
        let mut copy = 1;
        loop {
            let name = if copy == 1 {
                "sample.waymark".into()
            } else {
                format!("sample-{copy}.waymark")
            };
            let path = folder.join(name);
            if !path.exists() {
                desk.put(Session::create(
                    &path,
                    &Template::Sample,
                    desk.environment(),
                )?)?;
                return Ok(true);
            }
            if desk.path() != std::fs::canonicalize(&path).ok()
                && let Ok(mut session) = Session::open(&path, desk.environment())
                && let Ok(document) = ask::<DocumentView>(&mut session, "document")
                && document.read_only.is_none()
                && document
                    .last_change
                    .is_none_or(|change| change.sequence <= 1)
            {
                desk.put(session)?;
                return Ok(true);
            }
            copy += 1;
        }
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_import_bundle(app: AppHandle) -> Result<bool, WireError> {
    blocking(app, |app, desk| {
        let source = dialogs::open(app, Kind::Bundle, "Choose a bundle");
        let Some(source) = source else {
            return Ok(false);
        };
        let template = Template::Bundle(pick::text(&source)?);
        // Read first, so that a bad bundle is told before anybody is asked where it goes.
        let scratch = scratch()?;
        let made = Session::create(
            &scratch.path().join("bundle"),
            &template,
            desk.environment(),
        )?;
        let suggested = source.with_extension("waymark");
        let suggested = write::name(&suggested);
        let place = dialogs::save(
            app,
            Kind::Engagement,
            "Where to keep the engagement",
            &suggested,
        )?;
        let Some(path) = place else { return Ok(false) };
        made.save_copy(&path)?;
        drop(made);
        desk.open(&path).map(|()| true)
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_save_copy(app: AppHandle) -> Result<Option<Exported>, WireError> {
    blocking(app, |app, desk| {
        let Some(open) = desk.path() else {
            return desk.with(|_| Ok(None));
        };
        let stem = open
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let suggested = format!("{stem}-copy.waymark");
        let place = dialogs::save(app, Kind::Engagement, "Save a copy", &suggested)?;
        let Some(path) = place else { return Ok(None) };
        desk.with(|session| session.save_copy(&path))?;
        Ok(Some(Exported::one(desk, path)))
    })
    .await
}

#[tauri::command]
pub(crate) async fn shell_close(app: AppHandle) -> Result<(), WireError> {
    blocking(app, |_, desk| {
        desk.leave();
        Ok(())
    })
    .await
}

/// Makes an engagement at `path`. The person has agreed to replace a file that is there; it goes only when
/// the new one is whole.
fn make(desk: &Desk, path: &Path, template: &Template) -> Result<Session, WireError> {
    if !path.exists() {
        return Session::create(path, template, desk.environment());
    }
    let scratch = scratch()?;
    let made = Session::create(&scratch.path().join("new"), template, desk.environment())?;
    made.save_copy(path)?;
    drop(made);
    Session::open(path, desk.environment())
}

fn scratch() -> Result<tempfile::TempDir, WireError> {
    tempfile::tempdir().map_err(|error| write::cannot_write(&std::env::temp_dir(), &error))
}

/// Returns what a new engagement can begin with: the models that come with the program, and nothing.
fn templates(desk: &Desk) -> Result<Vec<TemplateChoice>, WireError> {
    // The api tells about its models through a session; one in a scratch folder will do.
    let scratch = scratch()?;
    let path = scratch.path().join("templates");
    let mut session = Session::create(&path, &Template::Blank, desk.environment())?;
    let models: Vec<ShippedModel> = ask(&mut session, "shipped_models")?;
    let mut templates: Vec<TemplateChoice> = models
        .into_iter()
        .map(|model| TemplateChoice {
            purpose: match model.name.as_str() {
                "mlops" => "assessment to recommendations",
                "ml-test-score" => "production readiness of one system",
                "nist-ai-rmf" => "AI risk management",
                _ => "",
            },
            holds: format!("{} capabilities to rate, a first round", model.leaves),
            id: model.name,
            title: model.title,
        })
        .collect();
    templates.push(TemplateChoice {
        id: "blank".into(),
        title: "Blank engagement".into(),
        holds: "No model, no round".into(),
        purpose: "a model of your own",
    });
    Ok(templates)
}

/// Returns a file name made of the client's: letters and digits, the rest as single dashes.
pub(crate) fn stem(client: &str) -> String {
    let words: Vec<String> = client
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() {
        "engagement".to_owned()
    } else {
        words.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn file_names_come_from_the_client() {
        let check = |client: &str, expect: &str| assert_eq!(stem(client), expect);
        check("Tarn & Fell Insurance", "tarn-fell-insurance");
        check("Zürich Re", "zürich-re");
        check("../../etc/passwd", "etc-passwd");
        check(" — ", "engagement");
    }
}
