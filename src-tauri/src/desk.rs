//! What lies on the desk: the open engagement, and what the shell remembers around it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager as _};
use waymark_api::types::{DocumentView, RoundSummary};
use waymark_api::{Environment, ErrorCode, Session, WireError};

use crate::engine::{self, Job, internal};
use crate::recent::{Entry, Recent};
use crate::{menu, window};

/// The state of the shell. Locks are taken one at a time, and never across a dialog.
pub(crate) struct Desk {
    app: AppHandle,
    /// Where the queue of `api` commands begins.
    pub(crate) engine: Sender<Job>,
    session: Mutex<Option<Session>>,
    /// What was opened before.
    pub(crate) recent: Mutex<Recent>,
    /// The file that the system asked for and the page has not opened yet.
    asked: Mutex<Option<PathBuf>>,
    /// What was exported since the start; nothing else can be revealed.
    pub(crate) written: Mutex<BTreeSet<PathBuf>>,
    /// Held by the long work under way: there is one at a time.
    pub(crate) busy: Mutex<()>,
    /// Held by the thread that draws a report, also by one that was given up.
    pub(crate) drawing: Arc<Mutex<()>>,
    /// Set to have the long work stop.
    pub(crate) stop: AtomicBool,
    /// The app's data folder.
    pub(crate) data: PathBuf,
}

/// What undo and redo would do.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Labels {
    pub(crate) undo: Option<String>,
    pub(crate) redo: Option<String>,
}

impl Desk {
    /// Returns an empty desk and starts its engine.
    pub(crate) fn new(app: &AppHandle) -> Result<Self, Box<dyn std::error::Error>> {
        let data = app.path().app_data_dir()?;
        std::fs::create_dir_all(&data)
            .map_err(|error| format!("the folder {} cannot be made: {error}", data.display()))?;
        Ok(Self {
            app: app.clone(),
            engine: engine::start(app.clone())?,
            session: Mutex::new(None),
            recent: Mutex::new(Recent::load(&data)),
            asked: Mutex::new(None),
            written: Mutex::default(),
            busy: Mutex::default(),
            drawing: Arc::default(),
            stop: AtomicBool::new(false),
            data,
        })
    }

    /// Returns what the api is lent.
    pub(crate) fn environment(&self) -> Environment {
        Environment {
            now: Box::new(now),
            actor: actor(),
            backup_dir: self.data.join("backups"),
        }
    }

    /// Runs an `api` command on the open engagement; returns its answer as JSON.
    pub(crate) fn call(&self, command: &str, args: Value) -> Result<String, WireError> {
        let json = self.with(|session| session.call(command, args))?;
        if json.starts_with("{\"topics\":")
            && let Ok(labels) = serde_json::from_str::<Labels>(&json)
        {
            menu::label(&self.app, &labels);
        }
        Ok(json)
    }

    /// Does something with the open engagement.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&mut Session) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        match &mut *lock(&self.session) {
            Some(session) => work(session),
            None => Err(WireError::new(
                ErrorCode::NotFound,
                "No engagement is open.",
                "Open one, or begin a new one.",
            )),
        }
    }

    /// Returns where the open engagement is; none where none is open.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        lock(&self.session)
            .as_ref()
            .map(|session| session.path().to_owned())
    }

    /// Opens the file at `path` in place of the one that is open, which stays if that fails.
    pub(crate) fn open(&self, path: &Path) -> Result<(), WireError> {
        // Opened twice, the second would be for reading only.
        let same = std::fs::canonicalize(path).ok();
        if same.is_some() && same == self.path() {
            return Ok(());
        }
        self.put(Session::open(path, self.environment())?)
    }

    /// Makes `session` the open engagement.
    pub(crate) fn put(&self, mut session: Session) -> Result<(), WireError> {
        let document: DocumentView = ask(&mut session, "document")?;
        let entry = Entry::of(
            &document,
            &ask::<Vec<RoundSummary>>(&mut session, "rounds")?,
            now(),
        );
        self.leave();
        *lock(&self.session) = Some(session);
        self.remember(entry);
        window::title(&self.app, Some(&document));
        menu::opened(&self.app, true);
        menu::label(
            &self.app,
            &Labels {
                undo: document.undo,
                redo: document.redo,
            },
        );
        Ok(())
    }

    /// Closes the engagement, if one is open, and notes where it stands.
    pub(crate) fn leave(&self) {
        let Some(mut session) = lock(&self.session).take() else {
            return;
        };
        let rounds = ask::<Vec<RoundSummary>>(&mut session, "rounds");
        if let (Ok(document), Ok(rounds)) = (ask(&mut session, "document"), rounds) {
            self.remember(Entry::of(&document, &rounds, now()));
        }
        drop(session);
        window::title(&self.app, None);
        menu::opened(&self.app, false);
        menu::label(&self.app, &Labels::default());
    }

    /// Opens the engagement again after a command came to grief half way.
    pub(crate) fn recover(&self) {
        let mut place = lock(&self.session);
        if let Some(session) = place.take() {
            let path = session.path().to_owned();
            drop(session);
            *place = Session::open(&path, self.environment()).ok();
        }
    }

    /// Keeps the file that the system wants opened until the page asks for it.
    pub(crate) fn ask_for(&self, file: Option<PathBuf>) {
        if file.is_some() {
            *lock(&self.asked) = file;
        }
    }

    /// Returns the file that waits to be opened, once.
    pub(crate) fn take_asked(&self) -> Option<PathBuf> {
        lock(&self.asked).take()
    }

    fn remember(&self, entry: Entry) {
        let mut recent = lock(&self.recent);
        recent.put(entry);
        let saved = recent.save(&self.data);
        let shown = recent.shown();
        drop(recent);
        if let Err(error) = saved {
            // Nothing that anybody works on is lost: the list is a convenience.
            eprintln!("The list of recent engagements could not be kept: {error}");
        }
        menu::recent(&self.app, &shown);
    }
}

/// Asks the api something without arguments, as typed data.
pub(crate) fn ask<T: DeserializeOwned>(
    session: &mut Session,
    command: &str,
) -> Result<T, WireError> {
    let json = session.call(command, json!({}))?;
    serde_json::from_str(&json)
        .map_err(|error| internal(format!("“{command}” answered oddly: {error}.")))
}

/// Takes a lock, whatever became of its last holder: each value is whole between statements.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells the time.
#[expect(clippy::disallowed_methods, reason = "the desktop's one clock")]
pub(crate) fn now() -> DateTime<Utc> {
    Utc::now()
}

/// Returns the name that the system has for its user, for the journal.
fn actor() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_else(|| "somebody".to_owned())
}
