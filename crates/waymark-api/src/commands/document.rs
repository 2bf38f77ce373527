//! The file itself: what it is, undo, redo, history.

use waymark_domain::engagement::Engagement;
use waymark_domain::rating::Round;
use waymark_domain::words::RoundState;
use waymark_store::{Access, Entry, EntryKind};

use super::support::filled;
use crate::error::WireError;
use crate::session::{Answer, Session};
use crate::types::{Changed, DocumentView, Empty, HistoryArgs, HistoryEntry, Topic};

/// Returns the open file, and what undo and redo would do.
pub fn document(session: &mut Session, _: Empty) -> Answer<DocumentView> {
    let store = &session.store;
    let engagement = store.engagement()?;
    let rounds = store.rounds()?;
    let shown = shown_round(&rounds);
    let against = shown.and_then(|r| round_before(&rounds, r));
    Ok(DocumentView {
        path: store.path().display().to_string(),
        file_name: store
            .path()
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default(),
        read_only: match store.access() {
            Access::ReadWrite => None,
            Access::ReadOnly(reason) => Some(format!("Open for reading only: {reason}.")),
        },
        undo: store.undo_label()?,
        redo: store.redo_label()?,
        last_change: store.history(1, None)?.into_iter().next().map(entry),
        client: engagement.client,
        title: engagement.title,
        round: shown.map(|r| r.id),
        against: against.map(|r| r.id),
    })
}

/// Returns the latest open round, else the latest.
pub(crate) fn shown_round(rounds: &[Round]) -> Option<&Round> {
    let latest = |open: bool| {
        rounds
            .iter()
            .filter(|r| !open || r.state == RoundState::Open)
            .max_by_key(|r| (r.date, r.id))
    };
    latest(true).or_else(|| latest(false))
}

/// Returns the round before `round` over the same model.
pub(crate) fn round_before<'a>(rounds: &'a [Round], round: &Round) -> Option<&'a Round> {
    rounds
        .iter()
        .filter(|r| r.model == round.model && (r.date, r.id) < (round.date, round.id))
        .max_by_key(|r| (r.date, r.id))
}

fn entry(entry: Entry) -> HistoryEntry {
    let reverts = entry.reverts.map(|s| s as i32);
    HistoryEntry {
        sequence: entry.sequence as i32,
        time: entry.time,
        actor: entry.actor,
        label: entry.label,
        topics: topics(&entry.topics),
        undoes: reverts.filter(|_| entry.kind == EntryKind::Undo),
        redoes: reverts.filter(|_| entry.kind == EntryKind::Redo),
        undone: entry.undone,
    }
}

fn topics(words: &[String]) -> Vec<Topic> {
    words.iter().filter_map(|w| Topic::from_word(w)).collect()
}

/// Returns the journal, latest first.
pub fn history(session: &mut Session, args: HistoryArgs) -> Answer<Vec<HistoryEntry>> {
    let limit = args.limit.clamp(1, 1000);
    let entries = session
        .store
        .history(limit as usize, args.before.map(i64::from))?;
    Ok(entries.into_iter().map(entry).collect())
}

/// Takes back the latest change that stands; answers its label, or none where there is none.
pub fn undo(session: &mut Session, _: Empty) -> Answer<Changed<Option<String>>> {
    let time = (session.environment.now)();
    let undone = session.store.undo(time, &session.environment.actor)?;
    moved(session, undone)
}

/// Does again what was last undone; answers its label, or none where there is none.
pub fn redo(session: &mut Session, _: Empty) -> Answer<Changed<Option<String>>> {
    let time = (session.environment.now)();
    let redone = session.store.redo(time, &session.environment.actor)?;
    moved(session, redone)
}

fn moved(session: &mut Session, entry: Option<Entry>) -> Answer<Changed<Option<String>>> {
    session.forget();
    let touched = entry
        .as_ref()
        .map(|e| topics(&e.topics))
        .unwrap_or_default();
    session.changed(touched, entry.map(|e| e.label))
}

/// Returns what stands on the cover.
pub fn engagement(session: &mut Session, _: Empty) -> Answer<Engagement> {
    Ok(session.store.engagement()?)
}

/// Changes what stands on the cover.
pub fn set_engagement(session: &mut Session, args: Engagement) -> Answer<Changed<()>> {
    filled(&args.client, "The client")?;
    filled(&args.title, "The title")?;
    let now = session.store.engagement()?;
    if now.id != args.id {
        return Err(WireError::not_found("engagement"));
    }
    let label = match (
        now.headline != args.headline,
        now.decisions != args.decisions,
    ) {
        (true, false) => "Reword the headline",
        (false, true) => "Change the decisions asked",
        _ => "Change the cover",
    };
    session.change(label, &[Topic::Engagement], |edit, _| {
        Ok(edit.set_engagement(&args)?)
    })
}
