//! Taking in a matrix or a BPMN model, after showing what was understood.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use waymark_domain::engagement::Role;
use waymark_domain::id::{RoleId, StepId};
use waymark_domain::process::{Draft, Letters, MAX_ROLES, Process, ProcessFacts, StepKind};
use waymark_domain::raci::Analysis;
use waymark_exchange::{bpmn, raci_import, raci_matrix, sheet};

use super::life_cycles::{chosen, extent, join};
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Session};
use crate::types::{Changed, ImportedRole, PreviewRow, RaciPreview, RaciSource, RoleChoice, Topic};

/// Most rows that a preview shows.
const ROWS: usize = 60;

/// What a document would bring.
struct Understood {
    preview: RaciPreview,
    new_roles: Vec<Role>,
    process: Process,
}

/// Returns what importing a matrix or a BPMN model would do.
pub fn preview_raci(session: &mut Session, args: RaciSource) -> Answer<RaciPreview> {
    let facts = session.worked()?.facts;
    let bytes = bytes(&args)?;
    Ok(understand(session, &facts, &args.name, &bytes, &args.roles)?.preview)
}

/// Takes in a matrix or a BPMN model; answers what was understood.
pub fn import_raci(session: &mut Session, args: RaciSource) -> Answer<Changed<RaciPreview>> {
    let bytes = bytes(&args)?;
    take_in(session, &args.name, &bytes, &args.roles, args.replace)
}

/// Takes in the bytes of a matrix or a BPMN model called `name`.
pub(crate) fn take_in(
    session: &mut Session,
    name: &str,
    bytes: &[u8],
    roles: &[RoleChoice],
    replace: bool,
) -> Answer<Changed<RaciPreview>> {
    let facts = session.worked()?.facts;
    let Understood {
        preview,
        new_roles,
        process,
    } = understand(session, &facts, name, bytes, roles)?;
    if !preview.problems.is_empty() {
        let hint = "Nothing was taken in; put it right and try again.";
        return Err(WireError::new(
            ErrorCode::Import,
            preview.problems.join("\n"),
            hint,
        ));
    }
    let label = format!("Import {name}: {}", extent(&process));
    let mut after = facts.process.clone();
    join(&mut after, process, replace)?;
    let topics = [
        Topic::Process,
        Topic::Assignments,
        Topic::Roles,
        Topic::RaciRules,
    ];
    session.change(label, &topics, |edit, _| {
        for role in &new_roles {
            edit.insert_role(role)?;
        }
        edit.update_process(&facts.process, &after)?;
        Ok(preview)
    })
}

fn understand(
    session: &Session,
    facts: &ProcessFacts,
    name: &str,
    bytes: &[u8],
    choices: &[RoleChoice],
) -> Answer<Understood> {
    let (format, import) = read(facts, name, bytes)?;
    let draft = import.draft;
    let mut codes: BTreeSet<String> = facts.roles.iter().map(|r| r.code.to_lowercase()).collect();
    let mut roles = Vec::new();
    let mut ids = Vec::new();
    let mut new_roles = Vec::new();
    for (i, role) in draft.roles.iter().enumerate() {
        let proposal = import.proposals.iter().find(|p| p.role == i);
        let proposed = proposal.map(|p| p.known);
        let known = chosen(choices, &role.code, &role.title, proposed)
            .filter(|id| facts.roles.iter().any(|r| r.id == *id));
        let mut code = role.code.clone();
        if known.is_none() {
            code = free(&code, &mut codes);
            new_roles.push(Role {
                id: RoleId(session.environment.new_id()),
                code: code.clone(),
                title: role.title.clone(),
                description: String::new(),
            });
        }
        ids.push(
            known
                .or_else(|| new_roles.last().map(|r| r.id))
                .unwrap_or(RoleId(uuid::Uuid::nil())),
        );
        roles.push(ImportedRole {
            heading: role.title.clone(),
            code,
            title: role.title.clone(),
            role: known,
            why: match (known, proposal) {
                (Some(id), Some(p)) if p.known == id => p.why.clone(),
                (Some(_), _) => "chosen".into(),
                (None, _) => "new here".into(),
            },
        });
    }
    let mut problems = draft.problems.clone();
    if facts.roles.len() + new_roles.len() > MAX_ROLES {
        problems.push(format!("An engagement has at most {MAX_ROLES} roles."));
    }
    let process = draft.process(&ids, &mut || StepId(session.environment.new_id()));
    let of = |kind: StepKind| process.steps.iter().filter(|s| s.kind == kind).count() as u32;
    let preview = RaciPreview {
        format: format.into(),
        phases: of(StepKind::Phase),
        sub_phases: of(StepKind::SubPhase),
        tasks: of(StepKind::Task),
        letters: process.assignments.len() as u32,
        rows: rows(&draft, &process),
        errors: errors(session, facts, &new_roles, &process),
        roles,
        understood: draft.understood,
        left_out: draft.left_out,
        problems,
    };
    Ok(Understood {
        preview,
        new_roles,
        process,
    })
}

/// Returns a short name that nobody has: `code`, else with a number behind it.
fn free(code: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|n| format!("{code}{n}"));
    let mut candidates = std::iter::once(code.to_owned()).chain(numbered);
    let free = candidates
        .find(|c| !taken.contains(&c.to_lowercase()))
        .unwrap_or_default();
    taken.insert(free.to_lowercase());
    free
}

fn rows(draft: &Draft, process: &Process) -> Vec<PreviewRow> {
    let steps = process.steps.iter().zip(&draft.steps).take(ROWS);
    steps
        .map(|(step, draft_step)| {
            let mut cells = vec![Letters::NONE; draft.roles.len()];
            for (role, letters) in &draft_step.letters {
                if let Some(cell) = cells.get_mut(*role) {
                    *cell = *letters;
                }
            }
            PreviewRow {
                kind: step.kind,
                code: step.code.clone(),
                title: step.title.clone(),
                gate: step.gate,
                cells: if step.kind == StepKind::Task {
                    cells
                } else {
                    vec![]
                },
            }
        })
        .collect()
}

/// Returns how many errors the rules would find in the document's own steps.
fn errors(session: &Session, facts: &ProcessFacts, new_roles: &[Role], process: &Process) -> u32 {
    let mut would = facts.clone();
    would.roles.extend_from_slice(new_roles);
    would.process = Process {
        scheme: facts.process.scheme.clone(),
        ..process.clone()
    };
    let analysis = Analysis::of(&would, session.today());
    Analysis::tally(&analysis.findings).0
}

/// Returns the bytes that a client sent as text or in base 64.
fn bytes(args: &RaciSource) -> Answer<Vec<u8>> {
    match (&args.text, &args.base64) {
        (Some(text), _) => Ok(text.clone().into_bytes()),
        (None, Some(encoded)) => BASE64.decode(encoded).map_err(|error| {
            let message = format!("{} did not arrive whole: {error}.", args.name);
            WireError::new(ErrorCode::Import, message, "Choose the file again.")
        }),
        (None, None) => Err(unreadable(&args.name)),
    }
}

fn read(
    facts: &ProcessFacts,
    name: &str,
    bytes: &[u8],
) -> Answer<(&'static str, raci_import::Import)> {
    let known = raci_import::Known {
        roles: &facts.roles,
        people: &facts.people,
        fillings: &facts.workforce.fillings,
    };
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    // What is in the strict form means what it says; what is not is read as people have it.
    if ending == "csv"
        && let Ok(draft) = raci_matrix::parse(bytes, &raci_matrix::Limits::default())
    {
        return Ok(("matrix", raci_import::propose(draft, &known)));
    }
    match ending.as_str() {
        "bpmn" | "xml" => {
            let draft = bpmn::parse(bytes, &bpmn::Limits::default())?;
            Ok(("BPMN", raci_import::propose(draft, &known)))
        }
        "csv" | "txt" | "tsv" | "xlsx" | "xlsm" => {
            let sheets = sheet::read(bytes, &sheet::Limits::default())?;
            let format = if ending.starts_with("xls") {
                "workbook"
            } else {
                "matrix"
            };
            Ok((format, raci_import::read(&sheets, &known)))
        }
        _ => Err(unreadable(name)),
    }
}

fn unreadable(name: &str) -> WireError {
    WireError::new(
        ErrorCode::Import,
        format!("{name} cannot be read."),
        "A matrix is a .csv or .xlsx file, a BPMN model a .bpmn file.",
    )
}
