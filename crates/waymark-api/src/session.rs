//! One open engagement file, with the results that follow from it.

mod evaluated;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::{NoContext, Timestamp, Uuid};
use waymark_domain::architecture::{
    ArchitectureFacts, ArchitectureFinding, Arrangement, arrange, findings,
};
use waymark_domain::assessment::Assessment;
use waymark_domain::facts::{EngagementFacts, RoundFacts};
use waymark_domain::id::{EvaluationId, RoundId};
use waymark_domain::process::{ProcessFacts, Steps};
use waymark_domain::raci::Analysis;
use waymark_store::{Access, CommandMeta, Edit, Existing, OpenOptions, Store};

use crate::error::{ErrorCode, WireError};
use crate::shipped;
use crate::types::{Changed, Topic};

pub(crate) use evaluated::Evaluated;

/// What a shell lends to the api: the clock, a name for the journal, a place for backups.
pub struct Environment {
    /// Tells the time.
    pub now: Box<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    /// Who works here, for the journal.
    pub actor: String,
    /// Where a file of an older schema is copied before it is upgraded.
    pub backup_dir: PathBuf,
}

impl Environment {
    /// Returns a fresh id, version 7 of the moment.
    pub(crate) fn new_id(&self) -> Uuid {
        let now = (self.now)();
        let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
        Uuid::new_v7(Timestamp::from_unix(
            NoContext,
            seconds,
            now.timestamp_subsec_nanos(),
        ))
    }
}

/// What a new engagement begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Template {
    /// Nothing but the cover.
    Blank,
    /// A shipped model by name, with a first round.
    Model(String),
    /// The sample engagement.
    Sample,
    /// A bundle's text.
    Bundle(String),
}

/// A round with everything that follows from it.
#[derive(Debug, Clone)]
pub(crate) struct Rated {
    pub(crate) facts: Arc<RoundFacts>,
    pub(crate) assessment: Arc<Assessment>,
}

/// The process with everything that follows from its letters.
#[derive(Debug, Clone)]
pub(crate) struct Worked {
    pub(crate) facts: Arc<ProcessFacts>,
    pub(crate) analysis: Arc<Analysis>,
    /// The day on which waivers were looked at.
    today: NaiveDate,
}

/// The architecture with everything that follows from it.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    pub(crate) facts: Arc<ArchitectureFacts>,
    pub(crate) findings: Arc<Vec<ArchitectureFinding>>,
    pub(crate) arrangement: Arc<Arrangement>,
    /// The day on which waivers were looked at.
    today: NaiveDate,
}

/// One open engagement file. Commands are functions over it; [`Session::call`] dispatches by name.
pub struct Session {
    pub(crate) store: Store,
    pub(crate) environment: Environment,
    rated: BTreeMap<RoundId, Rated>,
    worked: Option<Worked>,
    drawn: Option<Drawn>,
    evaluated: BTreeMap<EvaluationId, Evaluated>,
}

/// What a command answers.
pub type Answer<T> = Result<T, WireError>;

impl Session {
    /// Makes a new engagement file at `path` and opens it; the file appears whole or not at all.
    pub fn create(path: &Path, template: &Template, environment: Environment) -> Answer<Self> {
        let facts = shipped::facts(template, &environment)?;
        let label = match template {
            Template::Sample => "Make the sample engagement",
            Template::Bundle(_) => "Take in a bundle",
            Template::Blank | Template::Model(_) => "Begin the engagement",
        };
        let meta = CommandMeta {
            time: (environment.now)(),
            actor: environment.actor.clone(),
            label: label.into(),
            topics: Topic::ALL.iter().map(|t| t.word().into()).collect(),
        };
        let (store, ()) = Store::create_with(path, meta, |edit| edit.insert_facts(&facts))?;
        Ok(Self {
            store,
            environment,
            rated: BTreeMap::new(),
            worked: None,
            drawn: None,
            evaluated: BTreeMap::new(),
        })
    }

    /// Opens the engagement file at `path`.
    pub fn open(path: &Path, environment: Environment) -> Answer<Self> {
        let options = OpenOptions {
            backup_dir: environment.backup_dir.clone(),
            read_only: false,
        };
        Ok(Self {
            store: Store::open(path, &options)?,
            environment,
            rated: BTreeMap::new(),
            worked: None,
            drawn: None,
            evaluated: BTreeMap::new(),
        })
    }

    /// Opens the engagement file at `path` without the right to change it.
    pub fn open_to_read(path: &Path, environment: Environment) -> Answer<Self> {
        let options = OpenOptions {
            backup_dir: environment.backup_dir.clone(),
            read_only: true,
        };
        Ok(Self {
            store: Store::open(path, &options)?,
            environment,
            rated: BTreeMap::new(),
            worked: None,
            drawn: None,
            evaluated: BTreeMap::new(),
        })
    }

    /// Returns where the file is.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Copies the file as it stands to `path`, replacing a file of that name.
    pub fn save_copy(&self, path: &Path) -> Answer<()> {
        Ok(self.store.copy_to(path, Existing::Replace)?)
    }

    /// Returns what is wrong inside the file, one line each; empty for a sound file. Checks the pages,
    /// the links, and that the journal replays to the state.
    pub fn check(&self) -> Answer<Vec<String>> {
        let mut found = self.store.check()?;
        let replayed = self.store.replay()?;
        for table in self.store.differences(&replayed)? {
            found.push(format!(
                "the journal does not replay to the state of the table “{table}”"
            ));
        }
        for model in self.store.models()? {
            if let Err(error) = waymark_domain::tree::Tree::new(&model) {
                found.push(format!("model “{}”: {error}", model.code));
            }
        }
        if let Err(error) = self.store.architecture()?.check() {
            found.push(format!("architecture: {error}"));
        }
        let process = self.store.process()?;
        if let Err(error) = Steps::new(&process.steps) {
            found.push(format!("process: {error}"));
        }
        Ok(found)
    }

    /// Returns the whole engagement.
    pub fn facts(&self) -> Answer<EngagementFacts> {
        Ok(self.store.facts()?)
    }

    /// Returns whether the file may be changed.
    pub fn access(&self) -> Access {
        self.store.access()
    }

    pub(crate) fn today(&self) -> NaiveDate {
        (self.environment.now)().date_naive()
    }

    /// Returns a round with its assessment, from memory where nothing has changed.
    pub(crate) fn rated(&mut self, round: RoundId) -> Answer<Rated> {
        if let Some(rated) = self.rated.get(&round) {
            return Ok(rated.clone());
        }
        let facts = self.store.round_facts(round)?;
        let rated = assess(facts)?;
        self.rated.insert(round, rated.clone());
        Ok(rated)
    }

    /// Returns the process with what follows from it, from memory where nothing has changed.
    pub(crate) fn worked(&mut self) -> Answer<Worked> {
        let today = self.today();
        let worked = match self.worked.take().filter(|w| w.today == today) {
            Some(worked) => worked,
            None => work(Arc::new(self.store.process_facts()?), today),
        };
        self.worked = Some(worked.clone());
        Ok(worked)
    }

    /// Returns the architecture with what follows from it, from memory where nothing has changed.
    pub(crate) fn drawn(&mut self) -> Answer<Drawn> {
        let today = self.today();
        let kept = self.drawn.take().filter(|d| d.today == today);
        let drawn = if let Some(drawn) = kept {
            drawn
        } else {
            let facts = self.store.architecture_facts()?;
            Drawn {
                findings: Arc::new(findings(&facts, today)),
                arrangement: Arc::new(arrange(&facts)),
                facts: Arc::new(facts),
                today,
            }
        };
        self.drawn = Some(drawn.clone());
        Ok(drawn)
    }

    /// Runs `edit` as one command that touches the facts of the process alone, and lets `patch` do to the
    /// remembered facts what `edit` did to the stored ones, so that a cell set costs no reload. As in
    /// [`Session::change_round`], the results are computed while the disk takes the change.
    pub(crate) fn change_process<T>(
        &mut self,
        label: impl Into<String>,
        topics: &[Topic],
        edit: impl FnOnce(&Edit<'_>, &Environment) -> Answer<T>,
        patch: impl FnOnce(&mut ProcessFacts) + Send,
    ) -> Answer<Changed<T>> {
        let today = self.today();
        let held = self.worked.take();
        let (written, worked) = std::thread::scope(|scope| {
            let worked = held.map(|Worked { facts, .. }| {
                scope.spawn(move || {
                    let mut facts = facts;
                    patch(Arc::make_mut(&mut facts));
                    work(facts, today)
                })
            });
            (self.write(label.into(), topics, edit), worked.map(join))
        });
        let (value, changed) = written?;
        self.worked = worked;
        self.changed(if changed { topics.to_vec() } else { vec![] }, value)
    }

    /// Runs `edit` as one command, recorded under `label`, and answers what it touched.
    ///
    /// `again` may bring the remembered results of a round up to date; where it is none, everything that
    /// was remembered is forgotten.
    pub(crate) fn change<T>(
        &mut self,
        label: impl Into<String>,
        topics: &[Topic],
        edit: impl FnOnce(&Edit<'_>, &Environment) -> Answer<T>,
    ) -> Answer<Changed<T>> {
        let (value, changed) = self.write(label.into(), topics, edit)?;
        self.forget();
        self.changed(if changed { topics.to_vec() } else { vec![] }, value)
    }

    /// Runs `edit` as one command that touches the facts of `round` alone, and lets `patch` do to the
    /// remembered facts what `edit` did to the stored ones, so that a room's answer costs no reload.
    ///
    /// The results are computed while the disk takes the change: a commit is mostly waiting for its syncs.
    /// The answer waits for both, so nobody sees a result of what is not yet safe.
    pub(crate) fn change_round<T>(
        &mut self,
        label: impl Into<String>,
        topics: &[Topic],
        round: RoundId,
        edit: impl FnOnce(&Edit<'_>, &Environment) -> Answer<T>,
        patch: impl FnOnce(&mut RoundFacts) + Send,
    ) -> Answer<Changed<T>> {
        // Taken out: if anything goes wrong, it is read from the file again.
        let held = self.rated.remove(&round);
        let (written, rated) = std::thread::scope(|scope| {
            let rated = held.map(|rated| scope.spawn(|| renewed(rated, patch)));
            (self.write(label.into(), topics, edit), rated.map(join))
        });
        let (value, changed) = written?;
        if let Some(rated) = rated {
            self.rated.insert(round, rated?);
        }
        self.changed(if changed { topics.to_vec() } else { vec![] }, value)
    }

    fn write<T>(
        &mut self,
        label: String,
        topics: &[Topic],
        edit: impl FnOnce(&Edit<'_>, &Environment) -> Answer<T>,
    ) -> Answer<(T, bool)> {
        let environment = &self.environment;
        let meta = CommandMeta {
            time: (environment.now)(),
            actor: environment.actor.clone(),
            label,
            topics: topics.iter().map(|t| t.word().into()).collect(),
        };
        let (value, sequence) = self.store.try_command(meta, |e| edit(e, environment))?;
        Ok((value, sequence.is_some()))
    }

    pub(crate) fn changed<T>(&self, topics: Vec<Topic>, value: T) -> Answer<Changed<T>> {
        Ok(Changed {
            topics,
            undo: self.store.undo_label()?,
            redo: self.store.redo_label()?,
            value,
        })
    }

    pub(crate) fn forget(&mut self) {
        self.rated.clear();
        self.worked = None;
        self.drawn = None;
        self.evaluated.clear();
    }
}

fn work(facts: Arc<ProcessFacts>, today: NaiveDate) -> Worked {
    let analysis = Arc::new(Analysis::of(&facts, today));
    Worked {
        facts,
        analysis,
        today,
    }
}

/// Returns the results of a round after `patch`.
fn renewed(rated: Rated, patch: impl FnOnce(&mut RoundFacts)) -> Answer<Rated> {
    let Rated {
        mut facts,
        assessment,
    } = rated;
    drop(assessment);
    patch(Arc::make_mut(&mut facts));
    assess_shared(facts)
}

/// Returns what a thread comes to; its panic is this one's.
fn join<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn assess(facts: RoundFacts) -> Answer<Rated> {
    assess_shared(Arc::new(facts))
}

fn assess_shared(facts: Arc<RoundFacts>) -> Answer<Rated> {
    let assessment = Assessment::of(&facts).map_err(|e| {
        WireError::new(
            ErrorCode::Invalid,
            format!("{e}."),
            "Put the model right in the model room.",
        )
    })?;
    Ok(Rated {
        facts,
        assessment: Arc::new(assessment),
    })
}
