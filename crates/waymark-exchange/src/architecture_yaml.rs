//! Reference architectures as YAML: the format of `docs/formats/architecture.md`.

use serde::Deserialize;
use uuid::Uuid;
use waymark_domain::architecture::ReferenceArchitecture;
use waymark_domain::engagement::Role;
use waymark_domain::id::{CapabilityId, RoleId, StepId, ToolId};

use crate::bundle::architecture::{ArchitectureDoc, Names, architecture};
use crate::bundle::read::Context;
use crate::error::ExchangeError;
use crate::yaml::{self, At, Bounds, wrong_format};

/// Value of the `format` key.
pub const FORMAT: &str = "waymark.architecture/1";
/// Most bytes that a document may have.
pub const MAX_BYTES: usize = 8 << 20;

const BOUNDS: Bounds = Bounds {
    what: "reference architecture",
    format: FORMAT,
    bytes: MAX_BYTES,
    depth: 16,
    nodes: 1_000_000,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReferenceDoc {
    format: At<String>,
    code: At<String>,
    title: String,
    #[serde(default)]
    edition: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    roles: Vec<RoleDoc>,
    architecture: ArchitectureDoc,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleDoc {
    code: At<String>,
    title: String,
    #[serde(default)]
    description: String,
}

/// What an engagement has already that a reference architecture may name, by code.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Roles; one that is not known is taken over from the document.
    pub role: &'a dyn Fn(&str) -> Option<RoleId>,
    /// Capabilities; links to others are left out.
    pub capability: &'a dyn Fn(&str) -> Option<CapabilityId>,
    /// Steps of the process; links to others are left out.
    pub step: &'a dyn Fn(&str) -> Option<StepId>,
    /// Tools; a slot with another stays open.
    pub tool: &'a dyn Fn(&str) -> Option<ToolId>,
}

/// Reads a reference architecture and checks it in full.
///
/// `new_id` makes the ids of its elements and of the roles that `known` lacks. Errors name line and column,
/// and the path.
///
/// ```
/// let text = "
/// format: waymark.architecture/1
/// code: small
/// title: A small architecture
/// roles: [{ code: MLE, title: ML engineer }]
/// architecture:
///   environments: [{ code: PROD, title: Production, kind: production }]
///   components:
///     - { code: C1, title: Registry, kind: model_registry, owner: MLE }
///     - { code: C2, title: Endpoint, kind: online_serving, environment: PROD }
///   flows: [{ code: F1, from: C1, to: C2, kind: model }]
/// ";
/// use waymark_exchange::architecture_yaml::{Known, parse};
/// let known = Known { role: &|_| None, capability: &|_| None, step: &|_| None, tool: &|_| None };
/// let mut next = 0;
/// let mut new_id = || { next += 1; uuid::Uuid::from_u128(next) };
/// let read = parse(text, &mut new_id, &known)?;
/// assert_eq!(read.architecture.components[0].owner_role, Some(read.roles[0].id));
///
/// let error = parse(&text.replace("to: C2", "to: C9"), &mut new_id, &known).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "line 11, column 37 (architecture.flows[0].to): there is no component “C9”"
/// );
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn parse(
    text: &str,
    new_id: &mut dyn FnMut() -> Uuid,
    known: &Known<'_>,
) -> Result<ReferenceArchitecture, ExchangeError> {
    let document: ReferenceDoc = yaml::read(text, &BOUNDS)?;
    let mut context = Context::alone(new_id);
    if document.format.value != FORMAT {
        let message = wrong_format(&document.format.value, &BOUNDS);
        context.problem(&document.format, "format", message);
        return Err(context.problems.into());
    }
    if let Some(message) = yaml::code_problem(&document.code.value) {
        context.problem(&document.code, "code", message);
    }
    let mut roles: Vec<Role> = Vec::new();
    for (i, d) in document.roles.into_iter().enumerate() {
        let code = &d.code.value;
        if code.is_empty() || roles.iter().any(|r| r.code == *code) {
            let message = "every role has a code of its own";
            context.problem(&d.code, &format!("roles[{i}].code"), message);
        }
        if (known.role)(code).is_none() {
            roles.push(Role {
                id: context.id(None),
                code: d.code.value,
                title: d.title,
                description: d.description,
            });
        }
    }
    let role = |code: &str| {
        let own = || roles.iter().find(|r| r.code == code).map(|r| r.id);
        (known.role)(code).or_else(own)
    };
    let names = Names {
        role: &role,
        tool: known.tool,
        capability: known.capability,
        step: known.step,
        recommendation: &|_| None,
        lenient: true,
    };
    let read = architecture(document.architecture, &names, "architecture.", &mut context);
    let problems = std::mem::take(&mut context.problems);
    problems.none_or(ReferenceArchitecture {
        code: document.code.value,
        title: document.title,
        edition: document.edition,
        language: document.language,
        purpose: document.purpose,
        source: document.source,
        roles,
        architecture: read,
    })
}
