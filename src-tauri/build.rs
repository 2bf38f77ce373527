//! Checks the configuration and makes a permission of every command, so that the page may call no other.

/// The commands of `src/main.rs`; `capabilities/main.json` grants each.
const COMMANDS: &[&str] = &["api"];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("{error:#}");
    }
}
