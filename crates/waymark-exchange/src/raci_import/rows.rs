//! From the rows below the header to steps with letters.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::process::{Draft, DraftStep, Letter, Letters, StepKind};

use super::Known;
use super::cells::{self, Reading};
use super::grid::{Grid, Row};
use super::heads::Codes;
use super::layout::{Body, Layout, number_depth, numbered};

/// What a row says.
struct Line {
    row: u32,
    phase: String,
    sub_phase: String,
    task: String,
    code: String,
    description: String,
    gate: bool,
    letters: Vec<(usize, Letters)>,
    /// Whether a cell under the roles holds anything.
    spoken: bool,
}

impl Line {
    /// Returns how many numbers the code of the row has, or none where it has no such code.
    fn depth(&self) -> Option<usize> {
        number_depth(&self.code)
    }
}

/// Reads the rows below the header into the draft.
pub(super) fn read(grid: &Grid<'_>, layout: &Layout, known: &Known<'_>, draft: &mut Draft) {
    let mut reader = Reader {
        grid,
        layout,
        known,
        draft,
        roles: Roles::default(),
        columns: BTreeMap::new(),
        ticks: 0,
        marks: 0,
        legend: false,
    };
    reader.header();
    let mut lines = Vec::new();
    for row in &grid.rows[layout.header + 1..] {
        lines.extend(reader.line(row));
    }
    reader.notes();
    emit(&lines, layout, grid, reader.draft);
}

/// Roles by heading, in the order in which they are met.
#[derive(Default)]
struct Roles {
    codes: Codes,
    by_name: BTreeMap<String, usize>,
}

impl Roles {
    fn at(&mut self, heading: &str, draft: &mut Draft) -> usize {
        let key = heading
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        *self.by_name.entry(key).or_insert_with(|| {
            draft.roles.push(self.codes.role(heading));
            draft.roles.len() - 1
        })
    }
}

struct Reader<'r, 'g> {
    grid: &'r Grid<'g>,
    layout: &'r Layout,
    known: &'r Known<'r>,
    draft: &'r mut Draft,
    roles: Roles,
    /// Of a matrix: by column, the position of its role.
    columns: BTreeMap<u32, usize>,
    ticks: usize,
    marks: usize,
    /// Whether a legend has begun, which ends the matrix.
    legend: bool,
}

impl Reader<'_, '_> {
    fn header(&mut self) {
        let header = self.grid.rows[self.layout.header].row;
        if self.layout.header > 0 {
            self.draft.understood.push(format!(
                "Row {} heads the columns; what stands above it is a title.",
                header + 1
            ));
        }
        if let Body::Matrix(columns) = &self.layout.body {
            let mut first: BTreeMap<usize, u32> = BTreeMap::new();
            for (column, heading) in columns {
                let at = self.roles.at(heading, self.draft);
                if let Some(earlier) = first.insert(at, *column) {
                    let place = self.grid.place(header, *column, "");
                    self.draft.understood.push(format!(
                        "{place}: the role “{heading}” stands in column {} too; the letters of both were joined.",
                        earlier + 1
                    ));
                }
                self.columns.insert(*column, at);
            }
        } else {
            self.draft.understood.push(
                "The columns are headed by letters, and the cells name the roles, parted by commas or line breaks."
                    .to_owned(),
            );
        }
        for (column, heading) in &self.layout.ignored {
            let place = self.grid.place(header, *column, "");
            self.draft.left_out.push(if heading.is_empty() {
                format!("{place}: the column has no heading and was not read")
            } else {
                format!("{place}: the column “{heading}” was not read")
            });
        }
    }

    /// Returns what a row says; none where it is no step.
    fn line(&mut self, row: &Row) -> Option<Line> {
        let layout = self.layout;
        let text = |column: Option<u32>| {
            column.map_or_else(String::new, |c| row.text(c).replace('\n', " "))
        };
        let mut line = Line {
            row: row.row,
            phase: text(layout.phase),
            sub_phase: text(layout.sub_phase),
            task: text(Some(layout.task)),
            code: text(layout.code),
            description: layout
                .description
                .map_or_else(String::new, |c| row.text(c).to_owned()),
            gate: !matches!(
                text(layout.gate).to_lowercase().as_str(),
                "" | "no" | "n" | "-" | "0" | "false"
            ),
            letters: Vec::new(),
            spoken: false,
        };
        if let Some(why) = self.no_step(row, &line) {
            let place = self.grid.place(row.row, *row.cells.keys().next()?, "");
            self.draft.left_out.push(format!("{place}: {why}"));
            return None;
        }
        if line.code.is_empty()
            && let (Some(number), rest) = numbered(&line.task)
        {
            let (number, rest) = (number.to_owned(), rest.to_owned());
            (line.code, line.task) = (number, rest);
        }
        match &layout.body {
            Body::Matrix(_) => self.letters(row, &mut line),
            Body::Lists(columns) => self.lists(row, columns, &mut line),
        }
        let labelled =
            !(line.task.is_empty() && line.sub_phase.is_empty() && line.phase.is_empty());
        if !labelled && line.spoken {
            let place = self.grid.place(row.row, layout.task, "");
            self.draft
                .left_out
                .push(format!("{place}: the row has letters but names no task"));
        }
        labelled.then_some(line)
    }

    /// Returns why a row is no step, or none where it may be one.
    fn no_step(&mut self, row: &Row, line: &Line) -> Option<&'static str> {
        let label = [&line.task, &line.phase, &line.sub_phase, &line.code]
            .into_iter()
            .find(|t| !t.is_empty())
            .map_or("", String::as_str);
        let lower = label.to_lowercase();
        let under: Vec<&str> = match &self.layout.body {
            Body::Matrix(columns) => columns
                .iter()
                .map(|(c, _)| row.text(*c))
                .filter(|t| !t.is_empty())
                .collect(),
            Body::Lists(columns) => columns
                .iter()
                .map(|(c, _)| row.text(*c))
                .filter(|t| !t.is_empty())
                .collect(),
        };
        if let Body::Matrix(columns) = &self.layout.body {
            let same = columns
                .iter()
                .filter(|(c, name)| row.text(*c).eq_ignore_ascii_case(name));
            if columns.len() > 1 && same.count() * 2 > columns.len() {
                return Some("the header stands here once more");
            }
            let numbers = |t: &&str| t.parse::<f64>().is_ok();
            let first = lower
                .split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default();
            let total = [
                "total", "totals", "sum", "subtotal", "count", "counts", "number",
            ]
            .contains(&first)
                || lower.starts_with("# of");
            if !under.is_empty() && under.iter().all(numbers) && (total || under.len() > 1) {
                return Some("these are totals");
            }
            if total && under.is_empty() && row.cells.len() == 1 {
                return Some("these are totals");
            }
        }
        let begins =
            lower.starts_with("legend") || lower.trim_end_matches(':') == "key" || explains(&lower);
        let letter_alone =
            cells::heading(&lower).is_some() && row.cells.len() <= 2 && under.len() <= 1;
        if under.iter().any(|t| cells::read(t).speaks()) && !letter_alone {
            self.legend = false;
            return None;
        }
        if begins || letter_alone {
            self.legend = true;
        }
        if self.legend {
            return Some("this is the legend");
        }
        let footnote = lower.starts_with('*')
            || ["note:", "notes:", "source:", "last updated", "version"]
                .iter()
                .any(|w| lower.starts_with(w));
        (row.cells.len() == 1 && footnote).then_some("this is a footnote")
    }

    fn letters(&mut self, row: &Row, line: &mut Line) {
        let mut joined: BTreeMap<usize, Letters> = BTreeMap::new();
        for (&column, &role) in &self.columns {
            let text = row.text(column);
            let letters = match cells::read(text) {
                Reading::Nothing => continue,
                Reading::Plain(letters) => letters,
                Reading::Marked(letters) => {
                    self.marks += 1;
                    let place = self
                        .grid
                        .place(row.row, column, &self.draft.roles[role].title);
                    self.draft
                        .understood
                        .push(format!("{place}: “{text}” was read as {letters}."));
                    letters
                }
                Reading::Tick => {
                    self.ticks += 1;
                    Letters::of(&[Letter::R])
                }
                Reading::Unknown => {
                    let place = self
                        .grid
                        .place(row.row, column, &self.draft.roles[role].title);
                    let text: String = text.chars().take(40).collect();
                    self.draft
                        .left_out
                        .push(format!("{place}: “{text}” is none of R, A, S, C, I"));
                    line.spoken = true;
                    continue;
                }
            };
            line.spoken = true;
            let held = joined.entry(role).or_default();
            *held = held.union(letters);
        }
        line.letters = joined.into_iter().collect();
    }

    fn lists(&mut self, row: &Row, columns: &[(u32, Letter)], line: &mut Line) {
        let titles: BTreeSet<String> = self
            .known
            .roles
            .iter()
            .map(|r| r.title.to_lowercase())
            .collect();
        let mut joined: BTreeMap<usize, Letters> = BTreeMap::new();
        for (column, letter) in columns {
            let text = row.text(*column);
            let whole = titles.contains(&text.to_lowercase());
            let parts = text.split(|c: char| !whole && matches!(c, ',' | ';' | '\n'));
            for name in parts.map(str::trim) {
                if cells::read(name) == Reading::Nothing {
                    continue;
                }
                line.spoken = true;
                let role = self.roles.at(name, self.draft);
                let held = joined.entry(role).or_default();
                *held = held.with(*letter);
            }
        }
        line.letters = joined.into_iter().collect();
    }

    fn notes(&mut self) {
        if self.ticks > 0 {
            let cells = if self.ticks == 1 {
                "1 cell holds"
            } else {
                &format!("{} cells hold", self.ticks)
            };
            self.draft.understood.push(format!(
                "{cells} only a cross or a tick, read as R: it says that a role takes part, not how."
            ));
        }
    }
}

/// Returns whether a label explains a letter, such as “R = Responsible”.
fn explains(lower: &str) -> bool {
    let mut chars = lower.chars();
    let letter = chars
        .next()
        .is_some_and(|c| matches!(c, 'r' | 'a' | 's' | 'c' | 'i'));
    let rest = chars.as_str().trim_start();
    let sign = rest.strip_prefix(['=', ':', '–', '-', '—']);
    letter
        && sign.is_some_and(|meaning| {
            cells::heading(meaning.split_whitespace().next().unwrap_or_default()).is_some()
        })
}

/// Turns lines into steps depth first.
fn emit(lines: &[Line], layout: &Layout, grid: &Grid<'_>, draft: &mut Draft) {
    let mut steps = Steps {
        draft,
        codes: BTreeSet::new(),
        phase: None,
        sub_phase: None,
        without_sub_phase: false,
        without_phase: false,
    };
    let deepest = lines.iter().filter_map(Line::depth).max().unwrap_or(0);
    let grouped = layout.phase.is_some();
    for (i, line) in lines.iter().enumerate() {
        if !line.phase.is_empty() {
            steps.phase_from(&line.phase);
        }
        if !line.sub_phase.is_empty() {
            steps.sub_phase_from(&line.sub_phase);
        }
        if line.task.is_empty() {
            if !line.letters.is_empty() {
                let place = grid.place(line.row, layout.task, "");
                steps.draft.left_out.push(format!(
                    "{place}: the row of “{}” has letters; only tasks have",
                    if line.sub_phase.is_empty() {
                        &line.phase
                    } else {
                        &line.sub_phase
                    }
                ));
            }
            continue;
        }
        match heading_rank(lines, i, deepest, grouped) {
            Some(kind) => {
                if kind == StepKind::Phase {
                    steps.open_phase(&line.task, &line.code);
                } else {
                    steps.open_sub_phase(&line.task, &line.code);
                }
                let rank = kind.noun();
                let place = grid.place(line.row, layout.task, "");
                if !line.letters.is_empty() {
                    steps.draft.left_out.push(format!(
                        "{place}: “{}” was read as a {rank}; its letters were left out, only tasks have any",
                        line.task
                    ));
                } else if line.depth().is_none() {
                    steps.draft.understood.push(format!(
                        "{place}: “{}” has no letters and heads those below; it was read as a {rank}.",
                        line.task
                    ));
                }
            }
            None => steps.task(line),
        }
    }
    steps.notes();
}

/// Returns the rank of a row that heads others, or none where it is a task.
fn heading_rank(lines: &[Line], i: usize, deepest: usize, grouped: bool) -> Option<StepKind> {
    let line = &lines[i];
    let next = lines.get(i + 1)?;
    if let (Some(own), Some(below)) = (line.depth(), next.depth()) {
        if below <= own {
            return None;
        }
        return Some(match own {
            1 if !grouped => StepKind::Phase,
            _ if own < deepest => StepKind::SubPhase,
            _ => return None,
        });
    }
    if grouped || line.spoken || !line.phase.is_empty() || next.task.is_empty() {
        return None;
    }
    let leads = |line: &Line| !line.spoken && line.depth().is_none();
    if next.spoken {
        // The second of two headings in a row is a sub-phase.
        let second = i > 0 && leads(&lines[i - 1]) && (i < 2 || lines[i - 2].spoken || i == 1);
        return Some(if second {
            StepKind::SubPhase
        } else {
            StepKind::Phase
        });
    }
    let after = lines.get(i + 2)?;
    let first = i == 0 || lines[i - 1].spoken;
    (leads(next) && after.spoken && first).then_some(StepKind::Phase)
}

/// Steps while they are put together.
struct Steps<'d> {
    draft: &'d mut Draft,
    codes: BTreeSet<String>,
    phase: Option<String>,
    sub_phase: Option<String>,
    without_sub_phase: bool,
    without_phase: bool,
}

impl Steps<'_> {
    fn phase_from(&mut self, text: &str) {
        let (code, title) = numbered(text);
        if self.phase.as_deref() != Some(title) {
            self.open_phase(title, code.unwrap_or_default());
        }
    }

    fn sub_phase_from(&mut self, text: &str) {
        let (code, title) = numbered(text);
        if self.sub_phase.as_deref() != Some(title) {
            self.open_sub_phase(title, code.unwrap_or_default());
        }
    }

    fn open_phase(&mut self, title: &str, code: &str) {
        self.push(StepKind::Phase, title, code);
        self.phase = Some(title.to_owned());
        self.sub_phase = None;
    }

    fn open_sub_phase(&mut self, title: &str, code: &str) {
        if self.phase.is_none() {
            self.without_phase = true;
            self.open_phase("Process", "");
        }
        self.push(StepKind::SubPhase, title, code);
        self.sub_phase = Some(title.to_owned());
    }

    fn task(&mut self, line: &Line) {
        if self.sub_phase.is_none() {
            if self.phase.is_none() {
                self.without_phase = true;
                self.open_phase("Process", "");
            }
            self.without_sub_phase = true;
            let title = self.phase.clone().unwrap_or_default();
            self.open_sub_phase(&title, "");
        }
        self.push(StepKind::Task, &line.task, &line.code);
        if let Some(task) = self.draft.steps.last_mut() {
            task.description.clone_from(&line.description);
            task.gate = line.gate;
            task.letters.clone_from(&line.letters);
        }
    }

    fn push(&mut self, kind: StepKind, title: &str, code: &str) {
        let mut own = code.to_owned();
        if !own.is_empty() && !self.codes.insert(own.clone()) {
            self.draft.understood.push(format!(
                "The code {code} is used more than once; “{title}” is numbered by its place."
            ));
            own.clear();
        }
        self.draft.steps.push(DraftStep {
            kind,
            code: own,
            title: title.to_owned(),
            description: String::new(),
            gate: false,
            letters: Vec::new(),
        });
    }

    fn notes(&mut self) {
        if self.without_phase {
            self.draft.understood.push(
                "The matrix names no phase for some tasks; they stand in a phase called “Process”."
                    .to_owned(),
            );
        }
        if self.without_sub_phase {
            self.draft.understood.push(
                "Where the matrix names no sub-phase, tasks stand in one that is called like their phase.".to_owned(),
            );
        }
    }
}
