//! The commands, a file a subject. Each is a function from a session and its arguments to an answer; the
//! list in [`crate::list`] names them all.

mod aims;
mod answers;
mod architecture;
mod architecture_edits;
mod architecture_files;
mod architecture_lists;
mod architecture_references;
mod criteria;
mod decisions;
mod document;
mod evaluation_view;
mod evaluations;
mod frameworks;
mod gaps;
mod life_cycles;
mod lookup;
mod models;
mod people;
mod process;
mod raci;
mod raci_edits;
mod raci_import;
mod ratings;
mod register;
mod results;
mod rounds;
mod score_files;
mod scores;
mod support;
mod tool_files;
mod tool_sets;
mod tools;
mod vendors;
mod weights;
mod workforce;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use waymark_domain::architecture::{Element, Policy};
use waymark_domain::comparison::Comparison;
use waymark_domain::engagement::Engagement;
use waymark_domain::evaluation::compare::ToolComparison;
use waymark_domain::evaluation::results::Results;
use waymark_domain::evaluation::sets::ToolSetView;
use waymark_domain::explanation::Explanation;
use waymark_domain::gap::GapBoard;
use waymark_domain::id::{
    CapabilityId, CriterionId, EvaluationId, EvidenceId, HurdleId, ModelId, PersonId, PolicyId,
    RecommendationId, RoleId, RoundId, SkillId, StepId, ToolId, VendorId, WaiverId,
};
use waymark_domain::process::RaciScheme;
use waymark_domain::raci::{Leaving, Load, RoleDocument};

use crate::error::{ErrorCode, WireError};
use crate::list::for_each_command;
use crate::session::{Answer, Session};
#[allow(
    clippy::wildcard_imports,
    reason = "the list of commands names them all; tests do not raise this lint"
)]
use crate::types::*;

pub use aims::{set_priorities, set_priority_method, set_targets};
pub use answers::{import_answers, preview_answers};
pub(crate) use architecture::named as named_element;
pub use architecture::{architecture, element};
pub use architecture_edits::{
    add_element, add_policy, move_element, pin_elements, remove_architecture_waiver,
    remove_elements, remove_policy, save_element, save_policy, set_architecture_scheme,
    set_architecture_waiver,
};
pub(crate) use architecture_files::take_in as take_in_architecture;
pub use architecture_files::{import_architecture, preview_architecture};
pub use architecture_lists::{architecture_rules, gap_matrix, policies};
pub use architecture_references::{add_reference, shipped_architectures, slot_tools};
pub use document::{document, engagement, history, redo, set_engagement, undo};
pub(crate) use document::{round_before, shown_round};
pub(crate) use gaps::trend;
pub use gaps::{compare, explain, gap_board, overview, pictures};
pub use life_cycles::{add_life_cycle, shipped_life_cycles};
pub use lookup::{search, touches};
pub use models::{
    add_capability, add_model, edit_capability, edit_model, import_model, model, model_yaml,
    models, move_capability, remove_capability, remove_model, retire_capability, shipped_models,
};
pub use people::{people, remove_person, remove_role, save_person, save_role};
pub use process::{
    add_step, edit_step, merge_steps, move_step, process, remove_step, renumber_steps, split_step,
    step,
};
pub use raci::{
    leaving, raci, raci_findings, raci_load, raci_roll_up, raci_rows, raci_rules, role_documents,
};
pub use raci_edits::{apply_fix, remove_waiver, set_assignments, set_raci_scheme, set_waiver};
pub(crate) use raci_import::take_in as take_in_raci;
pub use raci_import::{import_raci, preview_raci};
pub use ratings::{capability, discuss_queue, rating_grid, rating_rows, set_agreed, set_ratings};
pub use register::{
    evidence, hurdles, recommendations, remove_evidence, remove_hurdle, remove_recommendation,
    save_evidence, save_hurdle, save_recommendation,
};
pub use rounds::{add_round, edit_round, lock_round, remove_round, rounds, set_participants};
pub(crate) use tools::named;
pub use workforce::{
    order_roles, remove_skill, save_role_profile, save_skill, set_fillings, set_person_skills,
    set_working_time, skills, workforce,
};

pub use criteria::{add_criterion, edit_criterion, move_criterion, remove_criterion};
pub use decisions::{record_decision, reopen_evaluation, save_set_rules};
pub use evaluation_view::score_rows;
pub use evaluations::{
    add_evaluation, edit_evaluation, evaluation, evaluations, remove_evaluation,
};
pub use frameworks::{framework_yaml, shipped_frameworks};
pub use results::{compare_tools, evaluation_rank, evaluation_results, explain_evaluation};
pub use score_files::{import_scores, preview_scores};
pub use scores::{set_agreed_scores, set_assessors, set_candidates, set_knock_outs, set_scores};
pub use tool_files::{add_shipped_tools, import_tools, preview_tools, shipped_tools};
pub use tool_sets::tool_sets;
pub use tools::{remove_tool, save_tool, set_covers, set_tool_state, tool, tools};
pub use vendors::{remove_vendor, save_vendor, vendors};
pub use weights::{
    combine_weights, lock_weights, remove_elicitation, save_elicitation, set_weights,
    unlock_weights,
};

macro_rules! answer_of {
    (query $answer:ty) => { $answer };
    (mutation $answer:ty) => { Changed<$answer> };
}

macro_rules! write_dispatch {
    ($($(#[doc = $doc:literal])* $kind:ident $name:ident($args:ty) -> $answer:ty;)*) => {
        /// Every command with its kind, `query` or `mutation`.
        pub const COMMANDS: &[(&str, &str)] = &[$((stringify!($name), stringify!($kind))),*];

        impl Session {
            /// Runs the command called `command` and returns its answer as JSON.
            ///
            /// Unknown commands and arguments that do not fit are [`ErrorCode::Invalid`].
            pub fn call(&mut self, command: &str, args: Value) -> Answer<String> {
                match command {
                    $(stringify!($name) => {
                        let args: $args = read(command, args)?;
                        let answer: answer_of!($kind $answer) = $name(self, args)?;
                        write(&answer)
                    })*
                    _ => Err(WireError::invalid(
                        format!("There is no command called “{command}”."),
                        "Client and program may be of different versions.",
                    )),
                }
            }
        }
    };
}

for_each_command!(write_dispatch);

fn read<T: DeserializeOwned>(command: &str, args: Value) -> Answer<T> {
    let args = if args.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        args
    };
    serde_json::from_value(args).map_err(|error| {
        WireError::invalid(
            format!("The arguments of “{command}” do not fit: {error}."),
            "",
        )
    })
}

fn write<T: Serialize>(answer: &T) -> Answer<String> {
    serde_json::to_string(answer).map_err(|error| {
        WireError::new(
            ErrorCode::Internal,
            format!("An answer could not be written: {error}."),
            "",
        )
    })
}
