//! File dialogs, opened by the shell only.
//!
//! **Test hook.** A dialog cannot be driven by `WebDriver`, so a *debug* build obeys the environment variable
//! `WAYMARK_TEST_DIALOG` instead of showing one: empty means *Cancel*; a folder answers a save dialog with
//! the suggested name in it, an open dialog with `engagement.waymark`, `answers.csv`, `model.yaml`,
//! `bundle.yaml`, `evidence.pdf`, `tools.csv`, `process.csv` or `architecture.xml` in it, and a folder dialog with itself; anything
//! else is the path that was picked. A release build does not know the variable.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
use waymark_api::{ErrorCode, WireError};

use crate::desk::Desk;
use crate::write;

/// What a dialog is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Engagement,
    Answers,
    Matrix,
    Model,
    Bundle,
    BundleJson,
    Evidence,
    Tools,
    Process,
    Report,
    Record,
    Workbook,
    Svg,
    Png,
    Mermaid,
    Drawio,
    Archimate,
}

impl Kind {
    /// Returns what its files are called, and their extensions, the first being ours.
    fn words(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Engagement => ("Waymark engagements", &["waymark"]),
            Self::Answers => ("Answers in CSV", &["csv", "txt"]),
            Self::Matrix => ("RACI matrices in CSV", &["csv"]),
            Self::Model => ("Capability models in YAML", &["yaml", "yml"]),
            Self::Bundle => ("Bundles in YAML or JSON", &["yaml", "yml", "json"]),
            Self::BundleJson => ("Bundles in JSON", &["json"]),
            Self::Evidence => ("All files", &[]),
            Self::Tools => (
                "Landscapes, catalogs and tables",
                &["yml", "yaml", "csv", "xlsx"],
            ),
            Self::Process => (
                "RACI matrices and BPMN diagrams",
                &["csv", "xlsx", "bpmn", "xml"],
            ),
            Self::Report => ("PDF documents", &["pdf"]),
            Self::Record => ("Markdown", &["md"]),
            Self::Workbook => ("Excel workbooks", &["xlsx"]),
            Self::Svg => ("Scalable pictures", &["svg"]),
            Self::Png => ("PNG pictures", &["png"]),
            Self::Mermaid => ("Mermaid flowcharts", &["mmd"]),
            Self::Drawio => ("draw.io files", &["drawio"]),
            Self::Archimate => ("ArchiMate exchange files", &["xml"]),
        }
    }
}

/// Asks for a file to read; none when the person cancels.
pub(crate) fn open(app: &AppHandle, kind: Kind, title: &str) -> Option<PathBuf> {
    let (called, extensions) = kind.words();
    #[cfg(debug_assertions)]
    if let Some(answer) = hook::answer() {
        return hook::file(answer, hook::name(kind));
    }
    let mut dialog = ours(app, title);
    if !extensions.is_empty() {
        dialog = dialog
            .add_filter(called, extensions)
            .add_filter("All files", &["*"]);
    }
    picked(dialog.blocking_pick_file())
}

/// Asks where to save a file, suggesting a name; none when the person cancels.
///
/// A name typed without an extension gets ours. The dialog has not asked about a file of the longer name,
/// so that one is not replaced.
pub(crate) fn save(
    app: &AppHandle,
    kind: Kind,
    title: &str,
    suggested: &str,
) -> Result<Option<PathBuf>, WireError> {
    let (called, extensions) = kind.words();
    let typed = 'typed: {
        #[cfg(debug_assertions)]
        if let Some(answer) = hook::answer() {
            break 'typed hook::file(answer, suggested);
        }
        let dialog = ours(app, title)
            .set_file_name(suggested)
            .add_filter(called, extensions);
        picked(dialog.blocking_save_file())
    };
    let Some(typed) = typed else { return Ok(None) };
    let Some(extension) = extensions.first() else {
        return Ok(Some(typed));
    };
    let path = write::with_extension(typed.clone(), extension);
    if path != typed && path.exists() {
        return Err(WireError::new(
            ErrorCode::CannotWrite,
            format!("“{}” is there already.", write::name(&path)),
            "To replace it, choose it in the dialog; or give another name.",
        ));
    }
    Ok(Some(path))
}

/// Asks for a folder; none when the person cancels.
pub(crate) fn folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
    #[cfg(debug_assertions)]
    if let Some(answer) = hook::answer() {
        return answer;
    }
    picked(ours(app, title).blocking_pick_folder())
}

/// Returns a dialog over our window that begins beside the open engagement, else among the documents.
fn ours(app: &AppHandle, title: &str) -> FileDialogBuilder<tauri::Wry> {
    let mut dialog = app.dialog().file().set_title(title);
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    // A sample lies in the app's own folder, where nobody looks for their files.
    let data = &app.state::<Desk>().data;
    let beside = app
        .state::<Desk>()
        .path()
        .filter(|path| !path.starts_with(data));
    let beside = beside.as_deref().and_then(Path::parent).map(Path::to_owned);
    match beside.or_else(|| app.path().document_dir().ok()) {
        Some(folder) if folder.is_dir() => dialog.set_directory(folder),
        _ => dialog,
    }
}

fn picked(file: Option<FilePath>) -> Option<PathBuf> {
    file?.into_path().ok()
}

/// Answers for the person in window tests; see the module.
#[cfg(debug_assertions)]
mod hook {
    use std::path::PathBuf;

    use super::Kind;

    /// Returns the name of the file that an open dialog finds.
    pub(super) fn name(kind: Kind) -> &'static str {
        match kind {
            Kind::Answers => "answers.csv",
            Kind::Matrix => "raci.csv",
            Kind::Model => "model.yaml",
            Kind::Bundle | Kind::BundleJson => "bundle.yaml",
            Kind::Evidence => "evidence.pdf",
            Kind::Tools => "tools.csv",
            Kind::Process => "process.csv",
            Kind::Archimate => "architecture.xml",
            _ => "engagement.waymark",
        }
    }

    /// Returns what the variable says: none where it is not set, none within where it says *Cancel*.
    #[expect(
        clippy::option_option,
        reason = "not set and cancelled are two answers, each without a path"
    )]
    pub(super) fn answer() -> Option<Option<PathBuf>> {
        let value = std::env::var_os("WAYMARK_TEST_DIALOG")?;
        Some((!value.is_empty()).then(|| value.into()))
    }

    /// Returns the answer, with `name` in it where it is a folder.
    pub(super) fn file(answer: Option<PathBuf>, name: &str) -> Option<PathBuf> {
        answer.map(|path| if path.is_dir() { path.join(name) } else { path })
    }
}
