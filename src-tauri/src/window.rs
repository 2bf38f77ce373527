//! The one window: its title, its zoom, what is dropped on it, a second start.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, DragDropEvent, Emitter as _, Manager as _, Window, WindowEvent, Wry};
use tauri_plugin_window_state::StateFlags;
use waymark_api::types::DocumentView;

use crate::arguments::Arguments;
use crate::desk::Desk;
use crate::write;

/// Set, WebKitGTK draws without shared GPU buffers, which some drivers show as a blank window.
const SAFE_GRAPHICS: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Steps of the zoom.
const ZOOMS: &[f64] = &[
    0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0,
];
const ZOOM_FILE: &str = "zoom.json";

/// Which way to zoom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zoom {
    In,
    Out,
    Reset,
}

/// Has the window's size and place remembered.
pub(crate) fn remembered() -> TauriPlugin<Wry> {
    let flags =
        StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN;
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(flags)
        .build()
}

/// Starts the program again with the safe graphics set, which must be before anything of GTK runs; returns
/// its exit code, or none where they are set already.
pub(crate) fn with_safe_graphics() -> Option<ExitCode> {
    if !cfg!(target_os = "linux") || std::env::var_os(SAFE_GRAPHICS).is_some() {
        return None;
    }
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => {
            eprintln!("Waymark does not know where it is: {error}");
            return Some(ExitCode::FAILURE);
        }
    };
    let mut again = std::process::Command::new(program);
    again
        .args(std::env::args_os().skip(1))
        .env(SAFE_GRAPHICS, "1");
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        // Takes the place of this process; comes back only with an error.
        let error = again.exec();
        eprintln!("Waymark cannot start with safe graphics: {error}");
    }
    Some(ExitCode::FAILURE)
}

/// Shows which file is open.
pub(crate) fn title(app: &AppHandle, document: Option<&DocumentView>) {
    let title = document.map_or_else(
        || "Waymark".to_owned(),
        |document| {
            let read_only = if document.read_only.is_some() {
                " (read-only)"
            } else {
                ""
            };
            format!("{}{read_only} — Waymark", document.file_name)
        },
    );
    if let Some(window) = app.get_webview_window("main") {
        // On the way out there may be no window any more.
        let _ = window.set_title(&title);
    }
}

/// Opens what is dropped on the window.
pub(crate) fn on_event(window: &Window, event: &WindowEvent) {
    if let Some(path) = dropped(event) {
        open(window.app_handle(), path);
    }
}

/// Returns the file to open where the event is files let go over the window.
fn dropped(event: &WindowEvent) -> Option<PathBuf> {
    match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => engagement_of(paths),
        _ => None,
    }
}

/// Comes to the front on a second start, and opens its file.
pub(crate) fn second_start(app: &AppHandle, arguments: Vec<String>, folder: &str) {
    if let Some(window) = app.get_webview_window("main") {
        let shown = window
            .unminimize()
            .and_then(|()| window.show())
            .and_then(|()| window.set_focus());
        if let Err(error) = shown {
            eprintln!("The window did not come to the front: {error}");
        }
    }
    let arguments = Arguments::parse(arguments.into_iter().skip(1).map(Into::into));
    if let Some(file) = arguments.ok().and_then(|a| a.file_from(Path::new(folder))) {
        open(app, file);
    }
}

/// Has the page open a file: it knows what is on the screen.
pub(crate) fn open(app: &AppHandle, path: PathBuf) {
    let name = write::name(&path);
    app.state::<Desk>().ask_for(Some(path));
    if let Err(error) = app.emit("open-file", name) {
        eprintln!("The page was not told to open a file: {error}");
    }
}

/// Changes the zoom by a step and remembers it.
pub(crate) fn zoom(app: &AppHandle, way: Zoom) {
    let now = remembered_zoom(app);
    let next = match way {
        Zoom::Reset => 1.0,
        Zoom::In => ZOOMS
            .iter()
            .copied()
            .find(|&z| z > now + 0.001)
            .unwrap_or(now),
        Zoom::Out => ZOOMS
            .iter()
            .copied()
            .rfind(|&z| z < now - 0.001)
            .unwrap_or(now),
    };
    set_zoom(app, next);
    let file = app.state::<Desk>().data.join(ZOOM_FILE);
    if let Err(error) = write::whole(&file, next.to_string().as_bytes()) {
        eprintln!("The zoom could not be kept: {error}");
    }
}

/// Sets the zoom of the last time.
pub(crate) fn restore_zoom(app: &AppHandle) {
    let zoom = remembered_zoom(app);
    if (zoom - 1.0).abs() > 0.001 {
        set_zoom(app, zoom);
    }
}

fn set_zoom(app: &AppHandle, zoom: f64) {
    if let Some(window) = app.get_webview_window("main")
        && let Err(error) = window.set_zoom(zoom)
    {
        eprintln!("The window did not zoom: {error}");
    }
}

fn remembered_zoom(app: &AppHandle) -> f64 {
    let text =
        std::fs::read_to_string(app.state::<Desk>().data.join(ZOOM_FILE)).unwrap_or_default();
    let zoom: f64 = text.trim().parse().unwrap_or(1.0);
    if (ZOOMS[0]..=ZOOMS[ZOOMS.len() - 1]).contains(&zoom) {
        zoom
    } else {
        1.0
    }
}

/// Returns the first engagement among dropped files, else the first file: its error says what it is not.
fn engagement_of(paths: &[PathBuf]) -> Option<PathBuf> {
    let ours = |path: &&PathBuf| {
        path.extension()
            .is_some_and(|e| e.eq_ignore_ascii_case("waymark"))
    };
    paths.iter().find(ours).or(paths.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_open_where_they_are_let_go_and_not_before() {
        let paths = vec![PathBuf::from("/notes.txt"), PathBuf::from("/a b.waymark")];
        let position = tauri::PhysicalPosition::new(640.0, 400.0);
        let enter = DragDropEvent::Enter {
            paths: paths.clone(),
            position,
        };
        let over = DragDropEvent::Over { position };
        for event in [enter, over, DragDropEvent::Leave] {
            assert_eq!(dropped(&WindowEvent::DragDrop(event)), None);
        }
        let drop = WindowEvent::DragDrop(DragDropEvent::Drop { paths, position });
        assert_eq!(dropped(&drop), Some(PathBuf::from("/a b.waymark")));
        assert_eq!(dropped(&WindowEvent::Focused(true)), None);
    }

    #[test]
    fn an_engagement_among_dropped_files_is_found() {
        let check = |paths: &[&str], expect: Option<&str>| {
            let paths: Vec<PathBuf> = paths.iter().map(Into::into).collect();
            assert_eq!(engagement_of(&paths), expect.map(PathBuf::from));
        };
        check(&["/a.pdf", "/b.WAYMARK"], Some("/b.WAYMARK"));
        check(&["/a.pdf"], Some("/a.pdf"));
        check(&[], None);
    }
}
