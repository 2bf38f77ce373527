//! The process, skills and workforce in a bundle, in and out.

mod output;
mod read;
mod workforce;

pub(super) use output::{ProcessOut, SkillOut, process_out};
pub(super) use read::{ProcessDoc, SkillDoc, process, skills};
pub(super) use workforce::{WorkforceDoc, WorkforceOut, workforce, workforce_out};
