//! A RACI matrix as CSV: the strict form of `docs/formats/raci.md`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use waymark_domain::engagement::Role;
use waymark_domain::id::StepId;
use waymark_domain::process::{
    Draft, DraftRole, DraftStep, Letters, MAX_ROLES, MAX_STEPS, Process, StepKind,
};

use crate::csv_text::{
    Rows, decode, guard, malformed_message, malformed_position, push_cell, separator, unguard,
};
use crate::error::{ExchangeError, Place, Problems};

/// Columns that stand first, in this order.
const FIRST: [&str; 3] = ["phase", "sub-phase", "task"];

/// How much is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes in the file.
    pub bytes: usize,
    /// Most bytes in a cell.
    pub cell: usize,
}

impl Default for Limits {
    /// 16 MiB, 64 KiB a cell.
    fn default() -> Self {
        Self {
            bytes: 16 << 20,
            cell: 64 << 10,
        }
    }
}

/// Writes the tasks of a process with their letters, a row a task, a column for each of `roles` in their
/// order, headed by the role's code.
///
/// Phases and sub-phases without tasks have no row. Commas, CR LF; text is never a formula.
pub fn write(process: &Process, roles: &[Role]) -> String {
    let mut out = FIRST.join(",");
    for role in roles {
        out.push(',');
        push_cell(&mut out, &guard(&role.code));
    }
    out.push_str("\r\n");
    let by_id: BTreeMap<StepId, usize> = process
        .steps
        .iter()
        .enumerate()
        .map(|(i, s)| (s.id, i))
        .collect();
    let title_of = |id: Option<StepId>| {
        let step = id.and_then(|id| by_id.get(&id)).map(|&i| &process.steps[i]);
        step.map_or((None, ""), |s| (s.parent, s.title.as_str()))
    };
    for task in process.steps.iter().filter(|s| s.kind == StepKind::Task) {
        let (phase, sub_phase) = title_of(task.parent);
        let (_, phase) = title_of(phase);
        for (i, text) in [phase, sub_phase, &task.title].into_iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            push_cell(&mut out, &guard(text));
        }
        for role in roles {
            out.push(',');
            out.push_str(&process.letters(task.id, role.id).to_string());
        }
        out.push_str("\r\n");
    }
    out
}

/// Reads a matrix: its first row is `phase,sub-phase,task` and a column for each role; each further row is a
/// task. `code` and `gate` (`yes` or nothing) may stand between `task` and the roles.
///
/// Separators (comma, semicolon, tab) are told by the first row. Rows one after another with the same
/// phase and sub-phase belong together. All or nothing: errors list up to [`crate::MAX_PROBLEMS`] problems
/// with row and column. A matrix in another shape is for [`crate::raci_import`].
///
/// ```
/// use waymark_exchange::raci_matrix::{self, Limits};
///
/// let text = "phase,sub-phase,task,BO,ME\nRelease,Serving,Roll out in steps,C,A/R\n";
/// let draft = raci_matrix::parse(text.as_bytes(), &Limits::default())?;
/// assert_eq!(draft.steps[2].letters[1].1.to_string(), "AR");
///
/// let bad = text.replace("A/R", "X");
/// let error = raci_matrix::parse(bad.as_bytes(), &Limits::default()).unwrap_err();
/// assert_eq!(error.to_string(), "row 2, column 5 (ME): “X” is none of R, A, S, C, I");
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Draft, ExchangeError> {
    if bytes.len() > limits.bytes {
        return Err(ExchangeError::TooLarge {
            what: "RACI matrix",
            found: bytes.len(),
            limit: limits.bytes,
        });
    }
    let text = decode(bytes)?;
    let mut rows = Rows::new(text, separator(text));
    let mut cells = Vec::new();
    let header = match rows.next(&mut cells) {
        Ok(true) => Header::read(&cells)?,
        Ok(false) => {
            return Err(ExchangeError::problem(
                Place::Document,
                "the file is empty; its first row is phase,sub-phase,task and a column for each role",
            ));
        }
        Err(malformed) => {
            let place = cell(1, malformed_position(&malformed), "");
            return Err(ExchangeError::problem(place, malformed_message(&malformed)));
        }
    };
    let mut reader = Reader {
        header,
        limits,
        problems: Problems::default(),
        steps: Vec::new(),
        phase: None,
        sub_phase: None,
    };
    let mut row = 1;
    loop {
        row += 1;
        match rows.next(&mut cells) {
            Ok(false) => break,
            Ok(true) if cells.iter().all(|c| c.trim().is_empty()) => {}
            Ok(true) if reader.steps.len() >= MAX_STEPS => {
                let message = format!(
                    "there are more than {MAX_STEPS} phases, sub-phases and tasks; split the matrix"
                );
                reader.problems.push(cell(row, 0, ""), message);
                break;
            }
            Ok(true) => reader.row(row, &cells),
            Err(malformed) => {
                let at = malformed_position(&malformed);
                reader.problem(row, at, malformed_message(&malformed));
                break;
            }
        }
    }
    let draft = Draft {
        roles: reader.header.roles,
        steps: reader.steps,
        ..Draft::default()
    };
    reader.problems.none_or(draft)
}

fn cell(row: u64, index: usize, name: &str) -> Place {
    Place::Cell {
        row,
        column: index as u64 + 1,
        name: name.to_owned(),
    }
}

/// What the first row says.
struct Header {
    names: Vec<String>,
    code: Option<usize>,
    gate: Option<usize>,
    first_role: usize,
    roles: Vec<DraftRole>,
}

impl Header {
    fn read(cells: &[Cow<'_, str>]) -> Result<Self, ExchangeError> {
        let names: Vec<String> = cells.iter().map(|c| unguard(c).trim().to_owned()).collect();
        let mut problems = Problems::default();
        for (i, wanted) in FIRST.into_iter().enumerate() {
            let found = names.get(i).map(String::as_str).unwrap_or_default();
            if !found.eq_ignore_ascii_case(wanted) {
                let message = format!(
                    "the column “{wanted}” is expected here; the first row is phase,sub-phase,task and a column for each role"
                );
                problems.push(cell(1, i, found), message);
            }
        }
        let mut first_role = FIRST.len();
        let mut optional = |wanted: &str| {
            let here = names.get(first_role)?.eq_ignore_ascii_case(wanted);
            here.then(|| {
                first_role += 1;
                first_role - 1
            })
        };
        let (code, gate) = (optional("code"), optional("gate"));
        let mut roles = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (i, name) in names.iter().enumerate().skip(first_role) {
            if name.is_empty() {
                problems.push(
                    cell(1, i, ""),
                    "the column has no role; name it or take it out",
                );
            } else if let Some(first) = seen.insert(name.to_lowercase(), i) {
                let message = format!(
                    "the role “{name}” stands in columns {} and {}; keep one",
                    first + 1,
                    i + 1
                );
                problems.push(cell(1, i, name), message);
            }
            roles.push(DraftRole {
                code: name.clone(),
                title: name.clone(),
            });
        }
        if problems.is_empty() && roles.is_empty() {
            let message = "no roles follow the column “task”; give each role a column";
            problems.push(cell(1, FIRST.len(), ""), message);
        }
        if roles.len() > MAX_ROLES {
            let message = format!(
                "there are {} roles; at most {MAX_ROLES} are read",
                roles.len()
            );
            problems.push(cell(1, first_role + MAX_ROLES, ""), message);
        }
        problems.none_or(Self {
            names,
            code,
            gate,
            first_role,
            roles,
        })
    }
}

struct Reader<'l> {
    header: Header,
    limits: &'l Limits,
    problems: Problems,
    steps: Vec<DraftStep>,
    phase: Option<String>,
    sub_phase: Option<String>,
}

impl Reader<'_> {
    fn problem(&mut self, row: u64, index: usize, message: impl Into<String>) {
        let name = self.header.names.get(index).map_or("", String::as_str);
        self.problems.push(cell(row, index, name), message);
    }

    fn row(&mut self, row: u64, cells: &[Cow<'_, str>]) {
        let width = self.header.names.len();
        if let Some(extra) = cells.iter().skip(width).position(|c| !c.trim().is_empty()) {
            let message = format!(
                "the row has more cells than the {width} columns; put a cell with a separator in quotes"
            );
            self.problem(row, width + extra, message);
            return;
        }
        if let Some(long) = cells.iter().position(|c| c.len() > self.limits.cell) {
            let message = format!(
                "the cell has {} bytes; at most {} are read",
                cells[long].len(),
                self.limits.cell
            );
            self.problem(row, long, message);
            return;
        }
        let text = |index: usize| cells.get(index).map_or("", |c| unguard(c).trim());
        for (i, name) in FIRST.into_iter().enumerate() {
            if text(i).is_empty() {
                self.problem(
                    row,
                    i,
                    format!("the {name} is missing; each row names all three"),
                );
            }
        }
        let gate = self.header.gate.map_or("", text);
        if !["", "yes", "no"]
            .iter()
            .any(|w| gate.eq_ignore_ascii_case(w))
        {
            let at = self.header.gate.unwrap_or_default();
            self.problem(row, at, "a gate is “yes” or nothing");
        }
        let code = self.header.code.map_or("", text).to_owned();
        let letters = self.letters(row, cells);
        let (phase, sub_phase) = (text(0), text(1));
        let new_phase = self.phase.as_deref() != Some(phase);
        if new_phase {
            self.phase = Some(phase.to_owned());
            self.push_step(StepKind::Phase, phase);
        }
        if new_phase || self.sub_phase.as_deref() != Some(sub_phase) {
            self.sub_phase = Some(sub_phase.to_owned());
            self.push_step(StepKind::SubPhase, sub_phase);
        }
        self.push_step(StepKind::Task, text(2));
        if let Some(task) = self.steps.last_mut() {
            task.code = code;
            task.gate = gate.eq_ignore_ascii_case("yes");
            task.letters = letters;
        }
    }

    fn push_step(&mut self, kind: StepKind, title: &str) {
        self.steps.push(DraftStep {
            kind,
            code: String::new(),
            title: title.to_owned(),
            description: String::new(),
            gate: false,
            letters: Vec::new(),
        });
    }

    fn letters(&mut self, row: u64, cells: &[Cow<'_, str>]) -> Vec<(usize, Letters)> {
        let mut found = Vec::new();
        let first = self.header.first_role;
        for (i, cell) in cells.iter().enumerate().skip(first) {
            match unguard(cell).parse::<Letters>() {
                Ok(letters) if letters.is_empty() => {}
                Ok(letters) => found.push((i - first, letters)),
                Err(error) => self.problem(row, i, error.to_string()),
            }
        }
        found
    }
}
