//! Responsibilities: what the rules find, documents by role, load.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use waymark_api::commands;
use waymark_api::types::{Empty, RoleDocumentsArgs};
use waymark_api::{ErrorCode, RaciCheck, WireError};
use waymark_domain::raci::RoleDocument;

use crate::shell::{Failure, now, open, open_to_read};
use crate::{files, print};

type Done = Result<ExitCode, Failure>;

/// Checks the letters of an engagement, or of a matrix, against the rules; exit code 1 where an error stands.
pub(crate) fn check(file: &Path, json: bool) -> Done {
    let matrix = file
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("csv"));
    let found = if matrix {
        waymark_api::raci_check_matrix(&files::read(file)?, now().date_naive())?
    } else {
        open_to_read(file)?.raci_check()?
    };
    Ok(report(&found, json))
}

fn report(found: &RaciCheck, json: bool) -> ExitCode {
    if json {
        print::json(found);
    } else {
        let rows: Vec<Vec<String>> = found
            .findings
            .iter()
            .map(|f| {
                let place = [&f.task, &f.role, &f.person].into_iter().flatten();
                let place: Vec<&str> = place.map(String::as_str).collect();
                vec![
                    f.severity.to_owned(),
                    place.join(" "),
                    f.message.clone(),
                    f.rule.to_owned(),
                ]
            })
            .collect();
        if !rows.is_empty() {
            print::table(&["Severity", "Where", "What", "Rule"], &[], &rows);
            print::line("");
        }
        print::line(&found.sentence);
        if !found.waived.is_empty() {
            print::line(format!("{} waived.", found.waived.len()));
        }
    }
    ExitCode::from(u8::from(found.errors > 0))
}

/// Lists what each role answers for, does and hears of.
pub(crate) fn by_role(file: &Path, role: Option<&str>, json: bool) -> Done {
    let mut session = open_to_read(file)?;
    let people = commands::people(&mut session, Empty {})?;
    let roles = match role {
        None => vec![],
        Some(code) => {
            let known = people
                .roles
                .iter()
                .find(|r| r.code.eq_ignore_ascii_case(code));
            let codes: Vec<&str> = people.roles.iter().map(|r| r.code.as_str()).collect();
            let known = known.ok_or_else(|| {
                WireError::new(
                    ErrorCode::NotFound,
                    format!("There is no role “{code}”."),
                    format!("The roles are {}.", codes.join(", ")),
                )
            })?;
            vec![known.id]
        }
    };
    let documents = commands::role_documents(&mut session, RoleDocumentsArgs { roles })?;
    if json {
        print::json(&json!({ "roles": documents }));
        return Ok(ExitCode::SUCCESS);
    }
    for (i, document) in documents.iter().enumerate() {
        if i > 0 {
            print::line("");
        }
        role_text(document);
    }
    Ok(ExitCode::SUCCESS)
}

fn role_text(role: &RoleDocument) {
    print::line(format!("{} · {}", role.code, role.title));
    for text in [&role.mandate, &role.sentence] {
        if !text.is_empty() {
            print::line(text);
        }
    }
    let mut rows = Vec::new();
    for phase in &role.phases {
        for task in &phase.tasks {
            rows.push(vec![
                task.code.clone(),
                task.letters.to_string(),
                task.title.clone(),
                phase.title.clone(),
                task.gate.clone().unwrap_or_default(),
            ]);
        }
    }
    if !rows.is_empty() {
        print::table(&["Task", "Letters", "What", "Phase", "Gate"], &[], &rows);
    }
    let works_with: Vec<String> = role
        .peers
        .iter()
        .take(5)
        .map(|p| format!("{} ({})", p.code, p.tasks))
        .collect();
    if !works_with.is_empty() {
        print::line(format!(
            "Works with {} (tasks shared).",
            works_with.join(", ")
        ));
    }
    for need in &role.skills {
        print::line(&need.sentence);
    }
}

/// Lists how much each role and each person carries.
pub(crate) fn load(file: &Path, json: bool) -> Done {
    let mut session = open_to_read(file)?;
    let load = commands::raci_load(&mut session, Empty {})?;
    if json {
        print::json(&load);
        return Ok(ExitCode::SUCCESS);
    }
    let roles: Vec<Vec<String>> = load
        .roles
        .iter()
        .map(|r| {
            let c = r.counts;
            vec![
                r.code.clone(),
                r.title.clone(),
                c.a.to_string(),
                c.r.to_string(),
                c.s.to_string(),
                c.c.to_string(),
                c.i.to_string(),
                print::percent(Some(r.share)),
                format!("{:.1}", r.hours_per_week),
                format!("{:.1}", r.capacity),
            ]
        })
        .collect();
    let heads = [
        "Role",
        "Name",
        "A",
        "R",
        "S",
        "C",
        "I",
        "Share of A and R",
        "Hours a week",
        "Meant for it",
    ];
    print::table(&heads, &[2, 3, 4, 5, 6, 7, 8, 9], &roles);
    let people: Vec<Vec<String>> = load
        .people
        .iter()
        .map(|p| {
            let parts = p.parts.iter();
            let parts: Vec<String> = parts
                .map(|x| format!("{} {:.0} %", x.code, x.share * 100.0))
                .collect();
            vec![
                p.code.clone(),
                p.name.clone(),
                parts.join(", "),
                print::percent(Some(p.share)),
                format!("{:.1}", p.load),
                p.over.clone().unwrap_or_default(),
            ]
        })
        .collect();
    if !people.is_empty() {
        print::line("");
        let heads = [
            "Person",
            "Name",
            "Roles",
            "Share",
            "Hours a week",
            "Too much",
        ];
        print::table(&heads, &[3, 4], &people);
    }
    print::line("");
    print::line(&load.method);
    Ok(ExitCode::SUCCESS)
}

/// Returns whether a file is a process: a BPMN model by its ending, a matrix by the head of its first column.
pub(crate) fn is_process(source: &Path) -> Result<bool, Failure> {
    let ending = |wanted: &str| {
        source
            .extension()
            .is_some_and(|e| e.eq_ignore_ascii_case(wanted))
    };
    if !ending("csv") {
        return Ok(ending("bpmn"));
    }
    let bytes = files::read(source)?;
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    Ok(head.len() > 5 && head[..5].eq_ignore_ascii_case(b"phase"))
}

/// Takes in a matrix or a BPMN model after the steps that are there.
pub(crate) fn import(file: &Path, source: &Path, json: bool) -> Done {
    let bytes = files::read(source)?;
    let mut session = open(file)?;
    let name = source.file_name().map(|n| n.to_string_lossy().into_owned());
    let changed = session.import_raci(&name.unwrap_or_default(), &bytes)?;
    let preview = &changed.value;
    for note in preview.understood.iter().chain(&preview.left_out) {
        print::message(note);
    }
    if json {
        print::json(&changed);
    } else {
        let done = changed.undo.map(|label| format!("Done: {label}"));
        print::line(
            done.unwrap_or_else(|| "Nothing changes: all of it is there already.".to_owned()),
        );
    }
    Ok(ExitCode::SUCCESS)
}
