//! The desktop shell's part, played over loopback HTTP: for tests only.
//!
//! `GET /…` serves the built UI under the desktop's content security policy, `POST /api/<command>` runs a
//! command of the api, `POST /shell/<command>` plays the shell without dialogs: exports land in a
//! temporary folder, pickers answer with what the environment names. It answers nobody but this machine.

mod http;
mod shell;

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context as _, Result};
use serde_json::Value;
use tempfile::TempDir;
use waymark_api::{Environment, ErrorCode, Session, WireError};

use http::{Answer, Request};

/// The window's configuration, for its content security policy.
const WINDOW: &str = include_str!("../../src-tauri/tauri.conf.json");

/// What the bridge serves.
pub struct Bridge {
    dist: PathBuf,
    policy: String,
    folder: TempDir,
    session: Mutex<Option<Session>>,
}

impl Bridge {
    /// Returns a bridge to the UI built in `dist`, with an engagement open or none.
    pub fn new(dist: &Path, file: Option<&Path>) -> Result<Self> {
        let dist = dist.canonicalize().with_context(|| {
            format!(
                "there is no built UI in {}: run `npm run build` in ui/",
                dist.display()
            )
        })?;
        let window: Value = serde_json::from_str(WINDOW)?;
        let policy = window["app"]["security"]["csp"]
            .as_str()
            .context("the window has no policy")?;
        let folder = TempDir::with_prefix("waymark-bridge-")?;
        let session = file
            .map(|file| Session::open(file, environment(folder.path())))
            .transpose()?;
        Ok(Self {
            dist,
            policy: policy.into(),
            folder,
            session: Mutex::new(session),
        })
    }

    /// Removes what was written.
    pub fn clear(&self) {
        // Open no more: SQLite would hold on to its file.
        *self.session() = None;
        let _ = std::fs::remove_dir_all(self.folder.path());
    }

    fn session(&self) -> MutexGuard<'_, Option<Session>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn environment(&self) -> Environment {
        environment(self.folder.path())
    }

    fn call(&self, command: &str, args: Value) -> Result<String, WireError> {
        match &mut *self.session() {
            Some(session) => session.call(command, args),
            None => Err(WireError::new(
                ErrorCode::NotFound,
                "No engagement is open.",
                "Open one.",
            )),
        }
    }

    fn answer(&self, request: Request) -> Answer {
        let Request { method, path, body } = request;
        if method == "GET" {
            return self.file(&path);
        }
        if method != "POST" {
            return Answer::plain(405, "only GET and POST");
        }
        let Ok(args) = serde_json::from_slice::<Value>(&body) else {
            return Answer::plain(400, "the body is not JSON");
        };
        let done = if let Some(command) = path.strip_prefix("/api/") {
            self.call(command, args)
        } else if let Some(command) = path.strip_prefix("/shell/") {
            shell::call(self, command, &args).map(|value| value.to_string())
        } else {
            return Answer::plain(404, "no such door");
        };
        match done {
            Ok(json) => Answer::json(200, json),
            Err(error) => Answer::json(422, serde_json::to_string(&error).unwrap_or_default()),
        }
    }

    fn file(&self, path: &str) -> Answer {
        let relative = path
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .trim_start_matches('/');
        let name = if relative.is_empty() {
            "index.html"
        } else {
            relative
        };
        let full = self
            .dist
            .join(name)
            .canonicalize()
            .ok()
            .filter(|full| full.starts_with(&self.dist));
        let Some(bytes) = full.as_deref().and_then(|full| std::fs::read(full).ok()) else {
            return Answer::plain(404, "no such file");
        };
        let kind = match Path::new(name).extension().and_then(|e| e.to_str()) {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            Some("woff2") => "font/woff2",
            _ => "application/octet-stream",
        };
        Answer {
            status: 200,
            kind,
            policy: Some(self.policy.clone()),
            body: bytes,
        }
    }
}

/// Serves until the process ends.
pub fn serve(listener: &TcpListener, bridge: &Bridge) -> ! {
    std::thread::scope(|scope| {
        loop {
            if let Ok((stream, _)) = listener.accept() {
                scope.spawn(move || converse(stream, bridge));
            }
        }
    })
}

/// Answers the one request of a connection; a browser that goes away is no matter.
fn converse(mut stream: TcpStream, bridge: &Bridge) {
    if let Ok(request) = http::read(&mut stream) {
        let _ = http::write(&mut stream, &bridge.answer(request));
    }
}

#[expect(clippy::disallowed_methods, reason = "the bridge's clock")]
fn environment(folder: &Path) -> Environment {
    Environment {
        now: Box::new(chrono::Utc::now),
        actor: "tester".into(),
        backup_dir: folder.join("backups"),
    }
}
