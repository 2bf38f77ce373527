//! One engagement file: the facts of an engagement, and the journal of how they came to be.
//!
//! The file is an SQLite database with an application id and a schema number of its own; its tables are
//! described in `docs/formats/file.md`. A [`Store`] is one open file. It reads as a [`Reader`] does, and
//! changes through one door: a *command*, which runs as one transaction and leaves one entry in the
//! journal. An entry holds an SQLite *changeset* (the session extension): what every row was before and is
//! after. Undo applies the inverse as a new entry, so it survives closing the file, and nothing is ever
//! taken out of the journal. Only the first entry, which founds the engagement, cannot be undone.
//!
//! ```
//! use waymark_domain::engagement::Role;
//! use waymark_domain::id::RoleId;
//! use waymark_store::{CommandMeta, Store};
//!
//! let mut store = Store::in_memory()?;
//! let time = "2026-01-05T09:00:00Z".parse().expect("a valid time");
//! let meta = |label: &str| CommandMeta {
//!     time,
//!     actor: "jo".into(),
//!     label: label.into(),
//!     topics: vec!["people".into()],
//! };
//! let mut role = Role {
//!     id: RoleId(uuid::uuid!("018cc251-f400-7000-8000-000000000001")),
//!     code: "mle".into(),
//!     title: "ML engineer".into(),
//!     description: String::new(),
//! };
//! // The first entry founds the engagement, and stands.
//! let ((), sequence) = store.command(meta("begin"), |edit| edit.insert_role(&role))?;
//! assert_eq!((sequence, store.undo_label()?), (Some(1), None));
//!
//! role.title = "Machine learning engineer".into();
//! store.command(meta("rename role mle"), |edit| edit.update_role(&role))?;
//! store.undo(time, "jo")?;
//! assert_eq!(store.roles()?[0].title, "ML engineer");
//! assert_eq!(store.redo_label()?.as_deref(), Some("rename role mle"));
//! # Ok::<(), waymark_store::StoreError>(())
//! ```

mod access;
mod aims;
mod architecture;
mod capabilities;
mod command;
mod connection;
mod criteria;
mod decisions;
mod engagement;
mod error;
mod evaluations;
mod evidence;
mod facts;
mod forest;
mod header;
mod hurdles;
mod journal;
mod known;
mod links;
mod lock;
mod models;
mod open;
mod order;
mod people;
mod place;
mod process;
mod ratings;
mod reader;
mod recommendations;
mod recording;
mod references;
mod replay;
mod rounds;
mod row;
mod schema;
mod scores;
mod set_rules;
mod store;
mod tools;
mod vendors;
mod weights;
mod workforce;

pub use access::{Access, ReadOnlyReason};
pub use command::{CommandMeta, Edit};
pub use error::StoreError;
pub use header::APPLICATION_ID;
pub use journal::{Entry, EntryKind, Sequence};
pub use models::Replaced;
pub use open::{OpenOptions, Upgrade};
pub use place::Existing;
pub use reader::Reader;
pub use references::References;
pub use schema::SCHEMA;
pub use store::Store;
