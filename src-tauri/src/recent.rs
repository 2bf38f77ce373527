//! The engagements opened before: a small list in the app's data folder.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Local, TimeZone, Utc};
use serde::{Deserialize, Serialize};
use waymark_api::types::{DocumentView, RoundSummary};

use crate::desk::now;
use crate::write;

/// How many are kept.
const KEPT: usize = 12;
const FILE: &str = "recent.json";

/// One engagement of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) path: PathBuf,
    name: String,
    stands: String,
    opened: DateTime<Utc>,
}

/// The list, latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Recent(Vec<Entry>);

/// One engagement of the list as the start screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Shown {
    pub(crate) name: String,
    /// The path as people read it; it finds the entry again.
    pub(crate) path: String,
    stands: String,
    opened: String,
    pub(crate) missing: bool,
}

impl Entry {
    /// Returns the entry of an open engagement.
    pub(crate) fn of(
        document: &DocumentView,
        rounds: &[RoundSummary],
        opened: DateTime<Utc>,
    ) -> Self {
        let round = rounds.iter().find(|r| Some(r.round.id) == document.round);
        let stands = round.map_or_else(
            || "No round yet".to_owned(),
            |r| {
                let state = if r.round.locked_at.is_some() {
                    "locked"
                } else {
                    "open"
                };
                format!(
                    "{} {state} · {} of {} answered",
                    r.round.title, r.answered, r.applicable
                )
            },
        );
        Self {
            path: PathBuf::from(&document.path),
            name: document.client.clone(),
            stands,
            opened,
        }
    }

    fn shown(&self) -> Shown {
        Shown {
            name: self.name.clone(),
            path: short(&self.path, std::env::home_dir().as_deref()),
            stands: self.stands.clone(),
            opened: spoken(
                self.opened.with_timezone(&Local),
                now().with_timezone(&Local),
            ),
            missing: !self.path.is_file(),
        }
    }
}

impl Recent {
    /// Returns the list kept in the folder `data`; an empty one where there is none or it cannot be read.
    pub(crate) fn load(data: &Path) -> Self {
        let text = std::fs::read_to_string(data.join(FILE)).unwrap_or_default();
        let mut list: Self = serde_json::from_str(&text).unwrap_or_default();
        list.0.truncate(KEPT);
        list
    }

    /// Keeps the list in the folder `data`.
    pub(crate) fn save(&self, data: &Path) -> Result<(), waymark_api::WireError> {
        let text = serde_json::to_vec_pretty(self).unwrap_or_default();
        write::whole(&data.join(FILE), &text)
    }

    /// Puts an engagement first, in place of an entry of the same path.
    pub(crate) fn put(&mut self, entry: Entry) {
        self.0.retain(|other| other.path != entry.path);
        self.0.insert(0, entry);
        self.0.truncate(KEPT);
    }

    /// Returns the list as the start screen shows it.
    pub(crate) fn shown(&self) -> Vec<Shown> {
        self.0.iter().map(Entry::shown).collect()
    }

    /// Returns the path of the entry shown as `path`.
    pub(crate) fn find(&self, path: &str) -> Option<PathBuf> {
        self.0
            .iter()
            .find(|entry| entry.shown().path == path)
            .map(|entry| entry.path.clone())
    }
}

/// Returns a path with the home folder as `~`.
pub(crate) fn short(path: &Path, home: Option<&Path>) -> String {
    let below = home.and_then(|home| path.strip_prefix(home).ok());
    below.map_or_else(
        || path.display().to_string(),
        |rest| Path::new("~").join(rest).display().to_string(),
    )
}

/// Returns a moment as the list says it: the time where it is today, else the day.
fn spoken<Z: TimeZone>(moment: DateTime<Z>, now: DateTime<Z>) -> String
where
    Z::Offset: std::fmt::Display,
{
    if moment.date_naive() == now.date_naive() {
        format!("today, {}", moment.format("%H:%M"))
    } else {
        moment.format("%Y-%m-%d").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str) -> Entry {
        Entry {
            path: path.into(),
            name: "Client".into(),
            stands: String::new(),
            opened: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_latest_comes_first_once_and_the_list_is_bounded() {
        let mut list = Recent::default();
        for i in 0..20 {
            list.put(entry(&format!("/{i}.waymark")));
        }
        list.put(entry("/15.waymark"));
        assert_eq!(list.0.len(), KEPT);
        let first: Vec<_> = list
            .0
            .iter()
            .take(3)
            .map(|e| e.path.display().to_string())
            .collect();
        assert_eq!(first, ["/15.waymark", "/19.waymark", "/18.waymark"]);
    }

    #[test]
    fn the_list_survives_and_damage_to_it_is_no_matter() {
        let folder = tempfile::tempdir().unwrap();
        let mut list = Recent::default();
        list.put(entry("/a.waymark"));
        list.save(folder.path()).unwrap();
        assert_eq!(Recent::load(folder.path()), list);
        std::fs::write(folder.path().join(FILE), "[{").unwrap();
        assert_eq!(Recent::load(folder.path()), Recent::default());
    }

    #[test]
    fn an_entry_is_found_by_what_was_shown() {
        let mut list = Recent::default();
        list.put(entry("/a.waymark"));
        assert_eq!(list.find("/a.waymark"), Some("/a.waymark".into()));
        assert_eq!(list.find("/etc/passwd"), None);
        assert!(list.shown()[0].missing);
    }

    #[test]
    fn the_home_folder_is_abbreviated() {
        let home = Some(Path::new("/home/ada"));
        assert_eq!(
            short(Path::new("/home/ada/x/y.waymark"), home),
            "~/x/y.waymark"
        );
        assert_eq!(
            short(Path::new("/home/adam/y.waymark"), home),
            "/home/adam/y.waymark"
        );
        assert_eq!(short(Path::new("/y.waymark"), None), "/y.waymark");
    }

    #[test]
    fn moments_are_said_by_the_day() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let now = at("2026-11-23T18:00:00Z");
        assert_eq!(spoken(at("2026-11-23T14:32:00Z"), now), "today, 14:32");
        assert_eq!(spoken(at("2026-11-19T14:32:00Z"), now), "2026-11-19");
    }
}
