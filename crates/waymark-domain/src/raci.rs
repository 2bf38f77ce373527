//! What follows from the letters: findings, roll-ups, load, what a departure costs, documents by role.
//!
//! ```
//! use chrono::NaiveDate;
//! use uuid::Uuid;
//! use waymark_domain::engagement::Role;
//! use waymark_domain::id::{RoleId, StepId};
//! use waymark_domain::process::{ProcessFacts, Step, StepKind};
//! use waymark_domain::raci::{Rule, findings};
//!
//! let id = |n| Uuid::from_u128(n);
//! let mut facts = ProcessFacts::default();
//! let (phase, sub, task) = (StepId(id(1)), StepId(id(2)), StepId(id(3)));
//! facts.process.steps = vec![
//!     Step::new(phase, None, StepKind::Phase, "Release"),
//!     Step::new(sub, Some(phase), StepKind::SubPhase, "Staging"),
//!     Step::new(task, Some(sub), StepKind::Task, "Rehearse rollback"),
//! ];
//! for (n, code) in [(7, "DO"), (8, "SE")] {
//!     let (code, title) = (code.to_owned(), code.to_owned());
//!     facts.roles.push(Role { id: RoleId(id(n)), code, title, description: String::new() });
//! }
//! facts.process.set_letters(task, RoleId(id(7)), "A".parse().unwrap());
//! facts.process.set_letters(task, RoleId(id(8)), "C".parse().unwrap());
//!
//! let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
//! let found = findings(&facts, today);
//! assert_eq!(found[0].rule, Rule::NobodyResponsible);
//! assert_eq!(found[0].message, "Nobody responsible. Name an R.");
//! assert_eq!(found[0].fix.as_ref().unwrap().label, "Make DO responsible too");
//! ```

mod analysis;
mod by_role;
mod columns;
mod examples;
mod finding;
mod leaving;
mod load;
mod matrix;
mod page;
mod roll_up;
mod rows;
mod rule;
mod skills;
#[cfg(test)]
mod tests;

pub use analysis::Analysis;
pub use by_role::{
    DocumentPhase, DocumentTask, Holder, Peer, RoleDocument, TaskDocument, role_documents,
};
pub use examples::{Example, ExampleRow};
pub use finding::{CellChange, Finding, Fix, Waived, findings};
pub use leaving::{Leaver, Leaving, Loss, leaving};
pub use load::{Load, PersonLoad, PersonPart, RoleLoad, load};
pub use matrix::{LetterCounts, Matrix};
pub use page::rules_page;
pub(crate) use roll_up::gate as gate_name;
pub use roll_up::{ROLL_UP_RULE, RolePart, StepRollUp, roll_up};
pub use rule::{Rule, RuleScope};
pub use skills::{CapabilitySkills, RoleSkills, SkillGap, capability_skills, role_skills};
