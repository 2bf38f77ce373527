//! The desktop shell of Waymark: what a desktop alone can do.
//!
//! The window shows the built UI; its page has no right to files, programs or the network. It may send
//! `api` commands, which run on one [`engine`] thread in the order of their arrival, and the shell's own
//! commands ([`files`], [`pick`], [`export`]), which open their dialogs themselves: the page never names a
//! path that the shell has not shown it.
//!
//! `waymark-desktop [--safe-graphics] [FILE.waymark]`
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod architecture;
mod arguments;
mod desk;
mod dialogs;
mod edit;
mod engine;
mod export;
mod files;
mod menu;
mod pick;
mod recent;
mod responsibilities;
mod window;
mod write;

use std::process::ExitCode;

use tauri::{Manager as _, RunEvent};

use crate::arguments::Arguments;
use crate::desk::Desk;

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    if arguments.safe_graphics
        && let Some(code) = window::with_safe_graphics()
    {
        return code;
    }
    match build(arguments) {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    app.state::<Desk>().leave();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Waymark cannot start: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build(arguments: Arguments) -> tauri::Result<tauri::App> {
    let shell: fn(tauri::ipc::Invoke) -> bool = tauri::generate_handler![
        files::shell_start,
        files::shell_new,
        files::shell_open,
        files::shell_open_recent,
        files::shell_open_asked,
        files::shell_open_sample,
        files::shell_import_bundle,
        files::shell_save_copy,
        files::shell_close,
        pick::shell_pick_text,
        pick::shell_pick_evidence_file,
        pick::shell_pick_file,
        export::shell_export_report,
        responsibilities::shell_export_responsibilities,
        architecture::shell_export_architecture,
        export::shell_export_tables,
        export::shell_export_evaluation,
        export::shell_figures,
        export::shell_export_figure,
        export::shell_export_model,
        export::shell_export_bundle,
        export::shell_cancel,
        export::shell_reveal,
    ];
    tauri::Builder::default()
        // First, so that a second start ends before it has made a window.
        .plugin(tauri_plugin_single_instance::init(
            |app, arguments, folder| {
                window::second_start(app, arguments, &folder);
            },
        ))
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::remembered())
        .invoke_handler(move |invoke| match invoke.message.command() {
            "api" => engine::take(invoke),
            _ => shell(invoke),
        })
        .on_window_event(window::on_event)
        .on_menu_event(menu::chosen)
        .setup(move |app| {
            let desk = Desk::new(app.handle())?;
            desk.ask_for(arguments.file);
            app.manage(desk);
            menu::install(app.handle())?;
            window::restore_zoom(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!())
}
