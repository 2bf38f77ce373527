//! The TypeScript face of the api, generated from the same list that dispatches.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};
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

use crate::error::WireError;
use crate::list::for_each_command;
#[allow(
    clippy::wildcard_imports,
    reason = "the list of commands names them all; tests do not raise this lint"
)]
use crate::types::*;

struct Declarations {
    config: Config,
    seen: BTreeSet<TypeId>,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only types of our own have a file to be exported to; numbers, strings and lists do not.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            self.found.insert(
                T::ident(&self.config),
                format!("{docs}export {}", T::decl(&self.config)),
            );
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// Returns the source of `generated.ts`: every type that crosses the wire, and the table of commands.
pub fn typescript() -> String {
    // 64-bit integers never cross the wire; should one slip in, it is a number there.
    let config = Config::new().with_large_int("number");
    let mut types = Declarations {
        config,
        seen: BTreeSet::new(),
        found: BTreeMap::new(),
    };
    let mut commands = String::new();
    macro_rules! write_commands {
        ($($(#[doc = $doc:literal])* $kind:ident $name:ident($args:ty) -> $answer:ty;)*) => {$(
            types.visit::<$args>();
            types.visit::<$answer>();
            $(let _ = writeln!(commands, "  /**{} */", $doc);)*
            let args = <$args as TS>::name(&types.config);
            let answer = <$answer as TS>::name(&types.config);
            let answer = if stringify!($kind) == "mutation" { format!("Changed<{answer}>") } else { answer };
            let _ = writeln!(commands, "  {}: {{ kind: \"{}\"; args: {args}; result: {answer} }};", stringify!($name), stringify!($kind));
        )*};
    }
    for_each_command!(write_commands);
    types.visit::<WireError>();
    types.visit::<Changed<()>>();
    let mut text = String::from(
        "// Generated from the api's one list of commands by `cargo xtask types`. Do not edit.\n/* eslint-disable */\n\n",
    );
    for declaration in types.found.values() {
        text.push_str(declaration);
        text.push_str("\n\n");
    }
    text.push_str(
        "/** Every command: its kind, arguments and answer. */\nexport interface Commands {\n",
    );
    text.push_str(&commands);
    text.push_str("}\n");
    text
}
