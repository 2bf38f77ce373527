//! The one thread that runs the api's commands, in the order in which the page sent them.
//!
//! Tauri would run commands on a pool: two digits typed quickly into one cell could then overtake each
//! other. A queue keeps their order, and the window's thread free.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};

use serde::Deserialize;
use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody, InvokeResolver, Response};
use tauri::{AppHandle, Manager as _, Wry};
use waymark_api::{ErrorCode, WireError};

use crate::desk::Desk;

/// What the page sends as `api`.
#[derive(Debug, Deserialize)]
struct Request {
    command: String,
    args: Value,
}

/// A command that waits for its turn.
pub(crate) struct Job {
    request: Request,
    resolver: InvokeResolver<Wry>,
}

/// Starts the thread; it ends when the sender is dropped.
pub(crate) fn start(app: AppHandle) -> std::io::Result<Sender<Job>> {
    let (sender, jobs) = channel();
    std::thread::Builder::new()
        .name("engine".into())
        .spawn(move || work(&app, &jobs))?;
    Ok(sender)
}

/// Queues an `api` command; always answers that it was ours.
pub(crate) fn take(invoke: Invoke<Wry>) -> bool {
    let Invoke {
        message, resolver, ..
    } = invoke;
    let request = match message.payload() {
        InvokeBody::Json(value) => Request::deserialize(value).ok(),
        InvokeBody::Raw(_) => None,
    };
    let Some(request) = request else {
        resolver.reject(internal("A request of the page was not understood."));
        return true;
    };
    let desk = message.webview_ref().state::<Desk>();
    if let Err(unsent) = desk.engine.send(Job { request, resolver }) {
        let stopped = internal("Waymark's engine has stopped.");
        unsent.0.resolver.reject(stopped);
    }
    true
}

fn work(app: &AppHandle, jobs: &Receiver<Job>) {
    for Job { request, resolver } in jobs {
        let desk = app.state::<Desk>();
        let Request { command, args } = request;
        let done = catch_unwind(AssertUnwindSafe(|| desk.call(&command, args)));
        match done {
            Ok(Ok(json)) => resolver.resolve(Response::new(json)),
            Ok(Err(error)) => resolver.reject(error),
            Err(_) => {
                desk.recover();
                resolver.reject(internal(format!("“{command}” failed inside Waymark.")));
            }
        }
    }
}

/// Returns the error for what should not happen.
pub(crate) fn internal(message: impl Into<String>) -> WireError {
    let hint = "The file is as it was. If it happens again, please report it with what you did.";
    WireError::new(ErrorCode::Internal, message, hint)
}
