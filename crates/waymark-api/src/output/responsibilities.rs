//! The documents of responsibilities as plain data, and their tables.

use std::collections::BTreeMap;

use waymark_domain::process::{Letter, Letters, ProcessFacts};
use waymark_domain::raci::{Analysis, LetterCounts};
use waymark_domain::report::Pair;
use waymark_domain::report::responsibilities::findings::FindingRow;
use waymark_domain::report::responsibilities::roles::RoleChapter;
use waymark_domain::report::responsibilities::{
    RaciReport, ResponsibilitiesInput, RolesReport, RollUpSheet, raci_report, roles_report,
    roll_up_sheet, unnamed,
};
use waymark_exchange::bundle;
use waymark_exchange::tables::{self as formats, Cell, Column, ColumnKind, Shade, Sheet, Table};

use super::fingerprint;
use super::tables::{columns, table, text};
use crate::session::{Answer, Session};

/// Phase, sub-phase, code and task: what stays in sight beside the letters.
const MATRIX_HEADS: [&str; 5] = ["Phase", "Sub-phase", "Code", "Task", "Gate"];

impl Session {
    /// Returns the RACI matrix with findings, load and inputs. `names` says whether people are named.
    pub fn raci_report(&mut self, names: bool) -> Answer<RaciReport> {
        self.responsibilities(names, raci_report)
    }

    /// Returns the document by role. `names` says whether people are named.
    pub fn roles_report(&mut self, names: bool) -> Answer<RolesReport> {
        self.responsibilities(names, roles_report)
    }

    /// Returns the roll-up on one page.
    pub fn roll_up_sheet(&mut self) -> Answer<RollUpSheet> {
        self.responsibilities(false, roll_up_sheet)
    }

    /// Returns the matrix as a workbook: letters with frozen heads, findings, waivers, load, roll-up, legend.
    pub fn raci_workbook(&mut self, names: bool) -> Answer<Vec<u8>> {
        let report = self.raci_report(names)?;
        Ok(formats::workbook(
            &matrix_sheets(&report),
            (self.environment.now)(),
        )?)
    }

    /// Returns the document by role as a workbook: an overview, then a sheet a role.
    pub fn roles_workbook(&mut self, names: bool) -> Answer<Vec<u8>> {
        let report = self.roles_report(names)?;
        Ok(formats::workbook(
            &role_sheets(&report),
            (self.environment.now)(),
        )?)
    }

    /// Gathers what the documents are made from, and has one of them written.
    fn responsibilities<T>(
        &mut self,
        names: bool,
        write: impl FnOnce(&ResponsibilitiesInput) -> T,
    ) -> Answer<T> {
        let worked = self.worked()?;
        let all = self.store.facts()?;
        let hidden: Option<(ProcessFacts, Analysis)> = (!names).then(|| {
            let facts = unnamed(&worked.facts);
            let analysis = Analysis::of(&facts, self.today());
            (facts, analysis)
        });
        let (facts, analysis) = match &hidden {
            Some((facts, analysis)) => (facts, analysis),
            None => (&*worked.facts, &*worked.analysis),
        };
        let live = all.models.iter().flat_map(|m| &m.capabilities);
        let capabilities = live.map(|n| (n.id, n.code.clone())).collect();
        let tools = all.tools.iter().map(|t| (t.id, t.name.clone())).collect();
        Ok(write(&ResponsibilitiesInput {
            engagement: &all.engagement,
            facts,
            analysis,
            capabilities: &capabilities,
            tools: &tools,
            today: self.today(),
            file_name: &self.file_name(),
            fingerprint: &fingerprint(&bundle::write_json(&all)),
        }))
    }
}

fn matrix_sheets(report: &RaciReport) -> Vec<Sheet> {
    let table = letters(report);
    let shades = shades(&table);
    let mut sheets = vec![Sheet {
        table,
        frozen: MATRIX_HEADS.len() as u16 - 1,
        shades: shades.clone(),
    }];
    let others = [
        findings(&report.findings.rows),
        waivers(report),
        load_by_role(report),
        load_by_person(report),
        roll_up(report),
        roles(report),
    ];
    sheets.extend(others.into_iter().map(Sheet::from));
    sheets.push(Sheet {
        table: legend(report),
        frozen: 0,
        shades,
    });
    sheets
}

/// Returns how heavy each text of letters in the matrix weighs: whoever answers is darkest, as in the window.
fn shades(matrix: &Table) -> BTreeMap<String, Shade> {
    let cells = matrix
        .rows
        .iter()
        .flat_map(|row| row.iter().skip(MATRIX_HEADS.len()));
    let shade = |cell: &Cell| {
        let Cell::Text(text) = cell else { return None };
        let letters: Letters = text.parse().ok()?;
        let shade = match () {
            () if letters.has(Letter::A) => Shade::Dark,
            () if letters.has(Letter::R) => Shade::Middle,
            () => Shade::Light,
        };
        (!letters.is_empty()).then(|| (text.clone(), shade))
    };
    cells.filter_map(shade).collect()
}

fn roles(report: &RaciReport) -> Table {
    let heads = [
        "Role",
        "Name",
        "Mandate",
        "Published as",
        "Filled by",
        "Skills it needs",
    ];
    let rows = report.inputs.roles.iter().map(|r| {
        let skill = |s: &Pair| format!("{}, {}", s.key, s.value);
        let skills: Vec<String> = r.skills.iter().map(skill).collect();
        vec![
            text(&r.code),
            text(&r.title),
            text(&r.mandate),
            text(&r.catalog.join("; ")),
            text(&r.filled_by.join("; ")),
            text(&skills.join("; ")),
        ]
    });
    table("roles", "Roles", columns(&heads), rows.collect())
}

fn letters(report: &RaciReport) -> Table {
    let matrix = &report.matrix;
    let mut heads = columns(&MATRIX_HEADS);
    heads.extend(matrix.roles.iter().map(|r| Column {
        title: r.code.clone(),
        kind: ColumnKind::Text,
    }));
    let mut rows = Vec::new();
    for phase in &matrix.phases {
        for band in &phase.bands {
            for task in &band.tasks {
                let mut row = vec![
                    text(&format!("{} {}", phase.code, phase.title)),
                    text(&format!("{} {}", band.code, band.title)),
                    text(&task.code),
                    text(&task.title),
                    text(task.gate.as_deref().unwrap_or_default()),
                ];
                row.extend(task.cells.iter().map(|c| text(&c.replace(' ', ""))));
                rows.push(row);
            }
        }
    }
    table("matrix", "Matrix", heads, rows)
}

fn findings(rows: &[FindingRow]) -> Table {
    let heads = [
        "Severity",
        "Where",
        "What was found",
        "What puts it right",
        "Why",
        "Rule",
    ];
    let rows = rows.iter().map(|f| {
        vec![
            text(if f.error { "Error" } else { "Warning" }),
            text(&f.place),
            text(&f.message),
            text(&f.fix),
            text(&f.why),
            text(&f.rule),
        ]
    });
    table("findings", "Findings", columns(&heads), rows.collect())
}

fn waivers(report: &RaciReport) -> Table {
    let heads = [
        "Where",
        "What was found",
        "Why it is let be",
        "Until",
        "By",
        "Rule",
    ];
    let rows = report.findings.waived.iter().map(|w| {
        [&w.place, &w.message, &w.reason, &w.until, &w.by, &w.rule]
            .map(|t| text(t))
            .to_vec()
    });
    table("waivers", "Waivers", columns(&heads), rows.collect())
}

fn counts(of: LetterCounts) -> [Cell; 5] {
    [of.a, of.r, of.s, of.c, of.i].map(|n| Cell::Integer(n.into()))
}

fn load_by_role(report: &RaciReport) -> Table {
    let heads = [
        "Role",
        "Name",
        "#A",
        "#R",
        "#S",
        "#C",
        "#I",
        "#Of all A and R",
        "#Hours a week",
        "#Meant for it",
        "#Filled by",
        "#Not timed",
    ];
    let rows = report.load.roles.iter().map(|r| {
        let mut row = vec![text(&r.code), text(&r.title)];
        row.extend(counts(r.counts));
        row.extend([r.share, r.hours, r.capacity].map(Cell::Number));
        row.extend([r.filled_by, r.not_timed].map(|n| Cell::Integer(n.into())));
        row
    });
    table(
        "load-roles",
        "Load by role",
        columns(&heads),
        rows.collect(),
    )
}

fn load_by_person(report: &RaciReport) -> Table {
    let heads = [
        "Person",
        "Fills",
        "#A",
        "#R",
        "#S",
        "#C",
        "#I",
        "#Promised",
        "#Hours a week",
        "Too much",
    ];
    let rows = report.load.people.iter().map(|p| {
        let mut row = vec![text(&p.name), text(&p.roles)];
        row.extend(counts(p.counts));
        row.extend([p.share, p.hours].map(Cell::Number));
        row.push(text(&p.over));
        row
    });
    table(
        "load-people",
        "Load by person",
        columns(&heads),
        rows.collect(),
    )
}

fn roll_up(report: &RaciReport) -> Table {
    let heads = [
        "Rank",
        "Code",
        "Step",
        "#Tasks",
        "Accountable",
        "#A holds",
        "Responsible",
        "Gates",
    ];
    let rows = report.roll_up.rows.iter().map(|r| {
        vec![
            text(if r.phase { "Phase" } else { "Sub-phase" }),
            text(&r.code),
            text(&r.title),
            Cell::Integer(r.tasks.into()),
            text(&r.accountable.join(", ")),
            Cell::Integer(r.accountable_for.into()),
            text(&r.responsible.join(", ")),
            text(&r.gates.join(", ")),
        ]
    });
    table("roll-up", "Roll-up", columns(&heads), rows.collect())
}

fn legend(report: &RaciReport) -> Table {
    let letters = report.letters.iter().map(|l| {
        vec![
            text("Letter"),
            text(&l.letter),
            text(&l.word),
            text(&l.meaning),
        ]
    });
    let roles = report
        .matrix
        .roles
        .iter()
        .map(|r| vec![text("Role"), text(&r.code), text(&r.title)]);
    let rule = vec![
        text("Roll-up"),
        Cell::Empty,
        text(&report.roll_up.caption.unit),
    ];
    let record = report
        .record
        .iter()
        .map(|p| vec![text("Record"), text(&p.key), text(&p.value)]);
    let rows = letters.chain(roles).chain([rule]).chain(record);
    let heads = ["Kind", "Short name", "Name", "Meaning"];
    table("legend", "Legend", columns(&heads), rows.collect())
}

fn role_sheets(report: &RolesReport) -> Vec<Sheet> {
    let heads = [
        "Role",
        "Name",
        "#A",
        "#R",
        "#S",
        "#C",
        "#I",
        "#Gates",
        "#Hours a week",
        "Filled by",
        "#Findings",
    ];
    let rows = report.overview.rows.iter().map(|r| {
        let mut row = vec![text(&r.code), text(&r.title)];
        row.extend(counts(r.counts));
        row.extend([
            Cell::Integer(r.gates as i64),
            Cell::Number(r.hours),
            text(&r.filled_by),
            Cell::Integer(r.findings as i64),
        ]);
        row
    });
    let overview = table("overview", "Overview", columns(&heads), rows.collect());
    let mut sheets = vec![Sheet {
        frozen: 2,
        ..Sheet::from(overview)
    }];
    sheets.extend(report.roles.iter().map(|r| Sheet::from(chapter(r))));
    sheets
}

/// Returns the sheet of a role: each row says in its first column what it is.
fn chapter(role: &RoleChapter) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut put = |part: &str, cells: [&str; 6]| {
        let mut row = vec![text(part)];
        row.extend(cells.map(text));
        rows.push(row);
    };
    put(
        "Mandate",
        ["", &role.code, &role.title, "", "", &role.mandate],
    );
    put("At a glance", ["", "", "", "", "", &role.claim]);
    for holder in &role.holders {
        let meant = format!(
            "{} h a week meant, {} fall to them",
            holder.meant, holder.hours
        );
        put(
            "Filled by",
            ["", "", &holder.name, "", &holder.share, &meant],
        );
    }
    for gate in &role.gates {
        put(
            "Gate",
            [
                &gate.gate,
                &gate.code,
                &gate.title,
                "A",
                &gate.done_by,
                &gate.description,
            ],
        );
    }
    for phase in &role.phases {
        let of = format!("{} {}", phase.code, phase.title);
        for task in &phase.tasks {
            let letters = task.letters.replace(' ', "");
            let parts = [&task.description, &task.effort];
            let parts: Vec<&str> = parts
                .into_iter()
                .map(String::as_str)
                .filter(|t| !t.is_empty())
                .collect();
            put(
                "Task",
                [
                    &of,
                    &task.code,
                    &task.title,
                    &letters,
                    &task.others,
                    &parts.join("\n"),
                ],
            );
        }
    }
    for peer in &role.peers {
        let shared = peer.tasks.to_string();
        put(
            "Works with",
            ["", &peer.code, &peer.title, "", &shared, &peer.part],
        );
    }
    for skill in &role.skills {
        let level = format!("level {}", skill.needed);
        put(
            "Skill",
            [
                &level,
                &skill.code,
                &skill.title,
                "",
                &skill.have,
                &skill.lacking,
            ],
        );
    }
    for row in &role.documents {
        let d = &row.document;
        let hash = d
            .sha256
            .as_deref()
            .map_or_else(String::new, |h| format!("SHA-256 {h}"));
        put(
            "Document",
            ["", &row.task, &d.title, "", &d.location, &hash],
        );
    }
    put("Without it", ["", "", "", "", "", &role.leaving]);
    for loss in &role.losses {
        let gate = if loss.gate { "gate" } else { "" };
        put(
            "Without it",
            [
                gate,
                &loss.code,
                &loss.title,
                "",
                "",
                &format!("loses {}", loss.loses),
            ],
        );
    }
    for finding in &role.findings {
        let severity = if finding.error { "error" } else { "warning" };
        put(
            "Finding",
            [
                severity,
                &finding.rule,
                &finding.message,
                "",
                &finding.place,
                &finding.fix,
            ],
        );
    }
    let heads = [
        "Part",
        "Phase, level",
        "Code",
        "What",
        "Letters",
        "With",
        "More",
    ];
    let title = format!("{} {}", role.code, role.title);
    table(&role.code, &title, columns(&heads), rows)
}
