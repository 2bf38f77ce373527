//! Checks the configuration and makes a permission of every command, so that the page may call no other.

/// The commands of `src/main.rs`; `capabilities/main.json` grants each.
const COMMANDS: &[&str] = &[
    "api",
    "shell_start",
    "shell_new",
    "shell_open",
    "shell_open_recent",
    "shell_open_asked",
    "shell_open_sample",
    "shell_import_bundle",
    "shell_save_copy",
    "shell_close",
    "shell_pick_text",
    "shell_pick_evidence_file",
    "shell_pick_file",
    "shell_export_report",
    "shell_export_responsibilities",
    "shell_export_architecture",
    "shell_export_tables",
    "shell_export_evaluation",
    "shell_figures",
    "shell_export_figure",
    "shell_export_model",
    "shell_export_bundle",
    "shell_cancel",
    "shell_reveal",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("{error:#}");
    }
}
