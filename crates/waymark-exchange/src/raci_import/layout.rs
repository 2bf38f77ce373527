//! Where the header stands, and what each column is.

use std::collections::BTreeMap;

use waymark_domain::process::Letter;

use super::cells;
use super::grid::{Grid, Row};

/// Rows, from the top, among which the header is looked for.
const HEADER_WITHIN: usize = 60;

/// What stands where.
pub(super) struct Layout {
    /// Position of the header in the grid's rows.
    pub(super) header: usize,
    pub(super) body: Body,
    pub(super) phase: Option<u32>,
    pub(super) sub_phase: Option<u32>,
    pub(super) task: u32,
    pub(super) code: Option<u32>,
    pub(super) description: Option<u32>,
    pub(super) gate: Option<u32>,
    /// Columns that are not read, with their headings.
    pub(super) ignored: Vec<(u32, String)>,
}

/// How letters and roles meet.
pub(super) enum Body {
    /// A column a role, letters in the cells.
    Matrix(Vec<(u32, String)>),
    /// A column a letter, roles in the cells.
    Lists(Vec<(u32, Letter)>),
}

impl Body {
    fn columns(&self) -> Vec<u32> {
        match self {
            Self::Matrix(columns) => columns.iter().map(|c| c.0).collect(),
            Self::Lists(columns) => columns.iter().map(|c| c.0).collect(),
        }
    }
}

/// Cells of a column below a row: those that speak the language of a matrix, and all.
#[derive(Clone, Copy, Default)]
struct Below {
    letters: usize,
    all: usize,
}

/// Returns the layout of a sheet, or none where it holds no matrix.
pub(super) fn find(grid: &Grid<'_>) -> Option<Layout> {
    let mut below: BTreeMap<u32, Below> = BTreeMap::new();
    let within = HEADER_WITHIN.min(grid.rows.len());
    let add = |row: &Row, below: &mut BTreeMap<u32, Below>| {
        for (&column, text) in &row.cells {
            let reading = cells::read(text);
            // Dashes and totals say nothing for a column or against it.
            if reading == cells::Reading::Nothing || text.parse::<f64>().is_ok() {
                continue;
            }
            let counts = below.entry(column).or_default();
            counts.all += 1;
            counts.letters += usize::from(reading.speaks());
        }
    };
    for row in &grid.rows[within..] {
        add(row, &mut below);
    }
    // From the bottom up, so that what is below each row is known when it is looked at. Of equals the upper
    // one counts: a header that is repeated heads nothing new.
    let mut best: Option<(usize, (usize, usize), Body)> = None;
    for index in (0..within).rev() {
        let row = &grid.rows[index];
        if let Some((score, body)) = body(row, &below)
            && best.as_ref().is_none_or(|(_, most, _)| score >= *most)
        {
            best = Some((index, score, body));
        }
        add(row, &mut below);
    }
    let (header, _, body) = best?;
    columns(grid, header, body)
}

/// Returns what a row heads, if it is a header; and how well: columns, and those of them that are headed by
/// something else than letters.
fn body(row: &Row, below: &BTreeMap<u32, Below>) -> Option<((usize, usize), Body)> {
    let under = |column: &u32| below.get(column).copied().unwrap_or_default();
    let lists: Vec<(u32, Letter)> = row
        .cells
        .iter()
        .filter(|(c, _)| under(c).all > 0 && under(c).letters * 2 < under(c).all)
        .filter_map(|(c, text)| Some((*c, cells::heading(text)?)))
        .collect();
    let has = |letter| lists.iter().any(|(_, l)| *l == letter);
    if has(Letter::R) && has(Letter::A) && row.cells.len() > lists.len() {
        return Some(((lists.len(), lists.len()), Body::Lists(lists)));
    }
    let speaking = |c: &u32| {
        under(c).letters > 0 && under(c).letters * 2 >= under(c).all && !names_labels(row.text(*c))
    };
    let first = row.cells.keys().find(|c| speaking(c)).copied()?;
    let last = row.cells.keys().rev().find(|c| speaking(c)).copied()?;
    let roles: Vec<(u32, String)> = row
        .cells
        .range(first..=last)
        .filter(|(c, _)| speaking(c) || under(c).all == 0)
        .map(|(c, text)| (*c, text.replace('\n', " ")))
        .collect();
    let named = roles
        .iter()
        .filter(|(_, name)| !cells::read(name).typical())
        .count();
    let labelled = row.cells.keys().any(|c| *c < first);
    // Half of the headings at least are no letters themselves, or this is the row of a task.
    let fits = named * 2 >= roles.len() && (roles.len() > 1 || labelled);
    fits.then_some(((roles.len(), named), Body::Matrix(roles)))
}

/// What a heading calls its column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Phase,
    SubPhase,
    Task,
    Code,
    Description,
    Gate,
    Note,
    Other,
}

fn kind(heading: &str) -> Kind {
    let lower = heading.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let text = words.join(" ");
    let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
    if lower.trim() == "#"
        || matches!(
            text.as_str(),
            "id" | "no"
                | "nr"
                | "ref"
                | "code"
                | "number"
                | "wbs"
                | "task id"
                | "task no"
                | "step no"
                | "item no"
        )
    {
        Kind::Code
    } else if text.starts_with("sub") || matches!(text.as_str(), "activity group" | "step group") {
        Kind::SubPhase
    } else if has(&["phase", "phases", "stage", "workstream", "area", "process"])
        && !has(&["step", "steps", "task"])
    {
        Kind::Phase
    } else if has(&["description", "details", "detail"]) {
        Kind::Description
    } else if text == "gate" {
        Kind::Gate
    } else if has(&[
        "task",
        "tasks",
        "activity",
        "activities",
        "action",
        "actions",
        "step",
        "steps",
        "deliverable",
        "deliverables",
        "responsibility",
        "responsibilities",
        "what",
        "work",
    ]) {
        Kind::Task
    } else if has(&[
        "comment", "comments", "note", "notes", "remark", "remarks", "status", "due", "date",
    ]) {
        Kind::Note
    } else {
        Kind::Other
    }
}

/// Returns whether a heading is a single word for a column of labels, such as “Task”; no role is called so.
fn names_labels(heading: &str) -> bool {
    let one = !heading.trim().contains(char::is_whitespace);
    one && !matches!(kind(heading), Kind::Other | Kind::Note)
}

/// Tells the columns beside the letters apart: by their headings, else by where they stand.
fn columns(grid: &Grid<'_>, header: usize, body: Body) -> Option<Layout> {
    let taken = body.columns();
    let first = taken.iter().copied().min()?;
    let mut held: BTreeMap<u32, usize> = BTreeMap::new();
    let mut numbers: BTreeMap<u32, usize> = BTreeMap::new();
    for row in &grid.rows[header + 1..] {
        for (&column, text) in row.cells.iter().filter(|(c, _)| !taken.contains(c)) {
            *held.entry(column).or_default() += 1;
            *numbers.entry(column).or_default() += usize::from(number_depth(text).is_some());
        }
    }
    let heading = |c: u32| grid.rows[header].text(c).replace('\n', " ");
    let mut layout = Layout {
        header,
        body,
        phase: None,
        sub_phase: None,
        task: 0,
        code: None,
        description: None,
        gate: None,
        ignored: Vec::new(),
    };
    let (mut task, mut open) = (None, Vec::new());
    for &column in held.keys() {
        let slot = match kind(&heading(column)) {
            Kind::Phase => &mut layout.phase,
            Kind::SubPhase => &mut layout.sub_phase,
            Kind::Code => &mut layout.code,
            Kind::Description => &mut layout.description,
            Kind::Gate => &mut layout.gate,
            // Of “activity” and “task” the second is the task and the first groups them.
            Kind::Task => {
                if let Some(earlier) = task.replace(column)
                    && layout.sub_phase.is_none()
                {
                    layout.sub_phase = Some(earlier);
                }
                continue;
            }
            Kind::Note => {
                layout.ignored.push((column, heading(column)));
                continue;
            }
            Kind::Other => {
                open.push(column);
                continue;
            }
        };
        if slot.is_some() {
            open.push(column);
        } else {
            *slot = Some(column);
        }
    }
    let (mut left, right): (Vec<u32>, Vec<u32>) = open.into_iter().partition(|c| *c < first);
    layout
        .ignored
        .extend(right.into_iter().map(|c| (c, heading(c))));
    // A column of nothing but numbers is the code.
    if layout.code.is_none()
        && let Some(at) = left.iter().position(|c| numbers.get(c) == held.get(c))
        && (left.len() > 1 || task.is_some())
    {
        layout.code = Some(left.remove(at));
    }
    layout.task = match task.or_else(|| left.pop()) {
        Some(task) => task,
        // Only a phase column beside the letters: its rows are the tasks.
        None => layout.sub_phase.take().or_else(|| layout.phase.take())?,
    };
    for slot in [&mut layout.phase, &mut layout.sub_phase] {
        if slot.is_none() && left.first().is_some_and(|c| *c < layout.task) {
            *slot = Some(left.remove(0));
        }
    }
    layout
        .ignored
        .extend(left.into_iter().map(|c| (c, heading(c))));
    layout.ignored.sort();
    Some(layout)
}

/// Returns how many numbers a code such as “1.2.3” has, or none where the text is no such code.
pub(super) fn number_depth(text: &str) -> Option<usize> {
    let text = text.trim().trim_end_matches(['.', ')']);
    let parts: Vec<&str> = text.split('.').collect();
    let number = |p: &str| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit());
    (parts.len() <= 6 && parts.iter().all(|p| number(p))).then_some(parts.len())
}

/// Splits the number off a title such as “1.2 Access”.
pub(super) fn numbered(text: &str) -> (Option<&str>, &str) {
    match text.split_once(char::is_whitespace) {
        Some((number, rest)) if number_depth(number).is_some() && !rest.trim().is_empty() => {
            (Some(number.trim_end_matches(['.', ')'])), rest.trim())
        }
        _ => (None, text),
    }
}
