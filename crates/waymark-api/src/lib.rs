//! Everything a client may ask for: one list of requests and responses.
//!
//! A client opens a [`Session`] on an engagement file and [calls](Session::call) commands by name, with
//! JSON in and out. The same list gives the TypeScript types of the user interface ([`typescript`]), the
//! dispatch of the desktop shell, and that of the tests' loopback bridge. A mutation answers with the
//! topics it touched; one kind of error, [`WireError`], leaves the api.
//!
//! Documents leave as plain data ([`Session::gap_report`], [`Session::tables`]); shells have them rendered.

mod bytes;
pub mod commands;
pub mod error;
mod list;
mod output;
mod raci_check;
mod rank;
mod score;
mod session;
pub mod shipped;
pub mod types;
mod typescript;
mod weigh;

pub use bytes::base64;
pub use error::{ErrorCode, WireError};
pub use output::{
    ArchitectureCheck, ArchitectureChecked, ArchitectureDifference, ElementChange, MatrixEntry,
    WayStep,
};
pub use raci_check::{Checked, RaciCheck, raci_check_matrix};
pub use rank::{
    CriticalAnswer, Draws, FlipAnswer, FlowOfTool, MAX_DRAWS, RankArgs, Ranked, RankedCriterion,
    RankedSpan, RankedTool, RobustnessAnswer, ScoreChangeAnswer, VikorAnswer, rank,
};
pub use score::{Scored, ScoredNode, explain_score, score};
pub use session::{Answer, Environment, Session, Template};
pub use typescript::typescript;
pub use weigh::{Consistency, WeighBy, Weighed, WeighedBy, Weights, WorstPairAnswer, weigh};
