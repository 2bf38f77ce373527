//! The edit menu's commands on text, done by the web view itself: a page may not read the clipboard.

use tauri::WebviewWindow;

/// An editing command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edit {
    Cut,
    Copy,
    Paste,
    SelectAll,
}

impl Edit {
    /// Returns the name that WebKit and the DOM have for it.
    fn name(self) -> &'static str {
        match self {
            Self::Cut => "Cut",
            Self::Copy => "Copy",
            Self::Paste => "Paste",
            Self::SelectAll => "SelectAll",
        }
    }
}

/// Does an editing command where the focus is.
pub(crate) fn run(window: &WebviewWindow, edit: Edit) {
    #[cfg(target_os = "linux")]
    let done = window.with_webview(move |view| {
        use webkit2gtk::WebViewExt as _;
        view.inner().execute_editing_command(edit.name());
    });
    #[cfg(not(target_os = "linux"))]
    let done = window.eval(format!("document.execCommand('{}')", edit.name()));
    if let Err(error) = done {
        eprintln!("The window did not {}: {error}", edit.name());
    }
}
