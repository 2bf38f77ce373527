//! The window's menu: what it shows, and what is done when something is chosen.
//!
//! Most items carry the id of an action of the page's registry (`ui/src/app/actions.ts`) and are handed
//! over as a "menu" event, so that menu, palette and keys do the same thing. An accelerator takes its key
//! from the page; keys of the clipboard have none here, for the web view knows better what is selected.

use tauri::menu::{
    AboutMetadata, IsMenuItem, Menu, MenuEvent, MenuItem, MenuItemBuilder, PredefinedMenuItem,
    Submenu,
};
use tauri::{AppHandle, Emitter as _, Manager as _, Wry};

use crate::desk::{Desk, Labels, lock};
use crate::edit::{self, Edit};
use crate::recent::Shown;
use crate::window::{self, Zoom};

/// The items that change.
struct Items {
    /// Of use only while an engagement is open.
    open_only: Vec<MenuItem<Wry>>,
    undo: MenuItem<Wry>,
    redo: MenuItem<Wry>,
    recent: Submenu<Wry>,
}

/// Items of the recent list are called `recent:<place>`.
const RECENT: &str = "recent:";

/// Longer labels than this would make the menu wider than the window.
const LABEL: usize = 60;

/// Makes the menu and puts it into the window.
pub(crate) fn install(app: &AppHandle) -> tauri::Result<()> {
    let item = |id: &str, text: &str, key: &str| {
        let builder = MenuItemBuilder::with_id(id, text);
        let builder = if key.is_empty() {
            builder
        } else {
            builder.accelerator(key)
        };
        builder.build(app)
    };
    let line = || PredefinedMenuItem::separator(app);

    let save_copy = item("save-copy", "Save a copy…", "CmdOrCtrl+Shift+S")?;
    let close = item("close", "Close the engagement", "CmdOrCtrl+W")?;
    let report = item("export-report", "Report…", "")?;
    let tables = item("export-tables", "Tables…", "")?;
    let palette = item("palette", "Command palette…", "CmdOrCtrl+K")?;
    let projector = item("projector", "Projector mode", "CmdOrCtrl+Shift+P")?;
    let undo = item("undo", "Undo", "CmdOrCtrl+Z")?;
    let redo = item("redo", "Redo", "CmdOrCtrl+Shift+Z")?;
    let recent = Submenu::new(app, "Open recent", false)?;

    let file = Submenu::with_items(
        app,
        "File",
        true,
        &[
            &item("new", "New…", "CmdOrCtrl+N")?,
            &item("open", "Open…", "CmdOrCtrl+O")?,
            &recent,
            &item("sample", "Explore the sample engagement", "CmdOrCtrl+E")?,
            &line()?,
            &save_copy,
            &item("import", "Import a bundle…", "CmdOrCtrl+I")?,
            &Submenu::with_items(app, "Export", true, &[&report, &tables])?,
            &line()?,
            &close,
            &item("quit", "Quit", "CmdOrCtrl+Q")?,
        ],
    )?;
    let edit = Submenu::with_items(
        app,
        "Edit",
        true,
        &[
            &undo,
            &redo,
            &line()?,
            &item("cut", "Cut", "")?,
            &item("copy", "Copy", "")?,
            &item("paste", "Paste", "")?,
            &item("select-all", "Select all", "")?,
        ],
    )?;
    let theme: [&dyn IsMenuItem<Wry>; 3] = [
        &item("theme-system", "As the system", "")?,
        &item("theme-light", "Light", "")?,
        &item("theme-dark", "Dark", "")?,
    ];
    let view = Submenu::with_items(
        app,
        "View",
        true,
        &[
            &palette,
            &projector,
            &line()?,
            &item("zoom-in", "Zoom in", "CmdOrCtrl+=")?,
            &item("zoom-out", "Zoom out", "CmdOrCtrl+-")?,
            &item("zoom-reset", "Actual size", "CmdOrCtrl+0")?,
            &line()?,
            &Submenu::with_items(app, "Theme", true, &theme)?,
        ],
    )?;
    let about = AboutMetadata {
        name: Some("Waymark".into()),
        version: Some(env!("CARGO_PKG_VERSION").into()),
        comments: Some("Plans how an organisation brings machine learning into production, and keeps it there.".into()),
        license: Some("Apache-2.0".into()),
        icon: app.default_window_icon().cloned(),
        ..AboutMetadata::default()
    };
    let help = Submenu::with_items(
        app,
        "Help",
        true,
        &[
            &item("keys", "Keys", "")?,
            &PredefinedMenuItem::about(app, Some("About Waymark"), Some(about))?,
        ],
    )?;
    app.set_menu(Menu::with_items(app, &[&file, &edit, &view, &help])?)?;

    let open_only = vec![save_copy, close, report, tables, projector];
    app.manage(Items {
        open_only,
        undo,
        redo,
        recent,
    });
    opened(app, false);
    label(app, &Labels::default());
    self::recent(app, &lock(&app.state::<Desk>().recent).shown());
    Ok(())
}

/// Does what was chosen.
pub(crate) fn chosen(app: &AppHandle, event: MenuEvent) {
    let id = event.id().as_ref();
    match id {
        "quit" => app.exit(0),
        "cut" => edit_text(app, Edit::Cut),
        "copy" => edit_text(app, Edit::Copy),
        "paste" => edit_text(app, Edit::Paste),
        "select-all" => edit_text(app, Edit::SelectAll),
        "zoom-in" => window::zoom(app, Zoom::In),
        "zoom-out" => window::zoom(app, Zoom::Out),
        "zoom-reset" => window::zoom(app, Zoom::Reset),
        _ => match id.strip_prefix(RECENT) {
            Some(path) => {
                let known = lock(&app.state::<Desk>().recent).find(path);
                if let Some(path) = known {
                    window::open(app, path);
                }
            }
            None => hand_over(app, id),
        },
    }
}

fn edit_text(app: &AppHandle, what: Edit) {
    if let Some(window) = app.get_webview_window("main") {
        edit::run(&window, what);
    }
}

fn hand_over(app: &AppHandle, action: &str) {
    if let Err(error) = app.emit("menu", action) {
        eprintln!("The page was not told of the menu's {action}: {error}");
    }
}

/// Switches on what makes sense with an open engagement, or off.
pub(crate) fn opened(app: &AppHandle, open: bool) {
    if let Some(items) = app.try_state::<Items>() {
        for item in &items.open_only {
            told(item.set_enabled(open));
        }
    }
}

/// Says what undo and redo would do.
pub(crate) fn label(app: &AppHandle, labels: &Labels) {
    let Some(items) = app.try_state::<Items>() else {
        return;
    };
    for (item, verb, what) in [
        (&items.undo, "Undo", &labels.undo),
        (&items.redo, "Redo", &labels.redo),
    ] {
        told(item.set_text(labelled(verb, what.as_deref())));
        told(item.set_enabled(what.is_some()));
    }
}

/// Lists the engagements opened before.
pub(crate) fn recent(app: &AppHandle, list: &[Shown]) {
    if let Some(items) = app.try_state::<Items>() {
        told(relist(app, &items.recent, list));
    }
}

fn relist(app: &AppHandle, menu: &Submenu<Wry>, list: &[Shown]) -> tauri::Result<()> {
    while menu.remove_at(0)?.is_some() {}
    for shown in list.iter().filter(|shown| !shown.missing) {
        let text = escaped(&format!("{} — {}", shown.name, shown.path));
        let id = format!("{RECENT}{}", shown.path);
        menu.append(&MenuItemBuilder::with_id(id, text).build(app)?)?;
    }
    menu.set_enabled(list.iter().any(|shown| !shown.missing))
}

/// Returns “Undo” or “Undo: Rate PE1.1”.
fn labelled(verb: &str, what: Option<&str>) -> String {
    let Some(what) = what else {
        return verb.to_owned();
    };
    let short: String = what.chars().take(LABEL).collect();
    let more = if short.len() < what.len() { "…" } else { "" };
    format!("{verb}: {}{more}", escaped(&short))
}

/// Returns text in which an ampersand marks no key.
fn escaped(text: &str) -> String {
    text.replace('&', "&&")
}

/// Tells of what the menu refused; on the way out it is gone already.
fn told(done: tauri::Result<()>) {
    if let Err(error) = done {
        eprintln!("The menu did not follow: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn labels_say_what_and_stay_short() {
        assert_eq!(labelled("Undo", None), "Undo");
        assert_eq!(labelled("Undo", Some("Rate R&D")), "Undo: Rate R&&D");
        let long = labelled("Redo", Some(&"ä".repeat(100)));
        assert_eq!(long.chars().count(), "Redo: ".len() + 61);
    }
}
