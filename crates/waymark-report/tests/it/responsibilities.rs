//! The documents of responsibilities as files.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::engagement::{Engagement, Role};
use waymark_domain::id::{RoleId, StepId};
use waymark_domain::process::{Letters, ProcessFacts, Step, StepKind};
use waymark_domain::raci::Analysis;
use waymark_domain::report::responsibilities::{
    ResponsibilitiesInput, raci_report, roles_report, roll_up_sheet,
};
use waymark_report::{Document, FigureFormat, ReportError};

use crate::fixture::{HOSTILE, id, rich};
use crate::shipped::process;
use crate::{flat, pages, poppler};

fn engagement() -> Engagement {
    rich().engagement.clone()
}

fn with<T>(facts: &ProcessFacts, write: impl FnOnce(&ResponsibilitiesInput) -> T) -> T {
    let today = "2026-11-26".parse().expect("a day");
    let analysis = Analysis::of(facts, today);
    write(&ResponsibilitiesInput {
        engagement: &engagement(),
        facts,
        analysis: &analysis,
        capabilities: &BTreeMap::new(),
        tools: &BTreeMap::new(),
        today,
        file_name: "sample.waymark",
        fingerprint: "0123 4567",
    })
}

fn pdf<'a>(document: impl Into<Document<'a>>) -> Vec<u8> {
    waymark_report::render_pdf(document, &mut |_| std::ops::ControlFlow::Continue(()))
        .expect("a document that can be laid out")
}

/// Returns a process of `tasks` tasks in eight sub-phases and four phases, and `width` roles; every title
/// begins with `typed`.
fn process_of(tasks: usize, width: usize, typed: &str) -> ProcessFacts {
    let mut facts = ProcessFacts::default();
    for n in 0..width {
        facts.roles.push(Role {
            id: RoleId(id(1, n)),
            code: format!("R{n}"),
            title: format!("{typed}Role {n}"),
            description: typed.to_owned(),
        });
    }
    let mut next = 0;
    let mut step = |parent, kind, title: String| {
        next += 1;
        let mut step = Step::new(StepId(id(2, next)), parent, kind, &title);
        step.code = next.to_string();
        typed.clone_into(&mut step.description);
        step
    };
    for p in 0..4 {
        let phase = step(None, StepKind::Phase, format!("{typed}Phase {p}"));
        let phase_id = phase.id;
        facts.process.steps.push(phase);
        for s in 0..2 {
            let sub = step(
                Some(phase_id),
                StepKind::SubPhase,
                format!("{typed}Part {s}"),
            );
            let sub_id = sub.id;
            facts.process.steps.push(sub);
            for _ in 0..tasks / 8 {
                let task = step(Some(sub_id), StepKind::Task, format!("{typed}Task"));
                let row = facts.process.steps.len();
                for (n, letters) in ["A", "R", "C", "I"].into_iter().enumerate().take(width) {
                    let role = RoleId(id(1, (row + n * 7) % width));
                    let letters: Letters = letters.parse().expect("a letter");
                    facts.process.set_letters(task.id, role, letters);
                }
                facts.process.steps.push(task);
            }
        }
    }
    facts
}

#[test]
fn the_matrix_names_every_task_and_role_and_is_tagged() {
    let facts = process();
    let report = with(&facts, raci_report);
    let bytes = pdf(&report);
    let meta = poppler("pdfinfo", &["-meta", "-"], &bytes);
    assert!(meta.contains("pdfuaid:part"), "PDF/UA-1 is declared");
    let structure = poppler("pdfinfo", &["-struct", "-"], &bytes);
    for tag in ["H1", "H2", "Table", "TH", "TD", "Figure", "Caption", "TOC"] {
        let has = structure.lines().any(|l| l.trim_start().starts_with(tag));
        assert!(has, "no {tag} among the tags");
    }
    let pages = pages(&bytes);
    let text = flat(&pages);
    let words: BTreeSet<&str> = text.split(' ').collect();
    for step in &facts.process.steps {
        assert!(
            words.contains(step.code.as_str()),
            "{} is missing",
            step.code
        );
    }
    for role in &report.matrix.roles {
        assert!(
            words.contains(role.code.as_str()),
            "{} is missing",
            role.code
        );
    }
    assert!(
        text.contains(&report.findings.claim),
        "{}",
        report.findings.claim
    );
    assert!(text.contains(&report.findings.waived[0].until));
    assert!(
        pages[2].contains("Roles by phase"),
        "the roll-up is the third page"
    );
    let (matrix, roll_up) = (&report.matrix, &report.roll_up);
    for row in roll_up.rows.iter().filter(|r| !r.phase) {
        assert!(pages[2].contains(&row.code), "{} on the roll-up", row.code);
    }
    let wide = poppler("pdfinfo", &["-l", "99", "-"], &bytes);
    let wide = wide.lines().filter(|l| l.contains("841.89 x 595.276"));
    assert!(
        wide.count() >= matrix.phases.len(),
        "the matrix lies on wide pages"
    );
}

#[test]
fn the_document_by_role_begins_each_role_on_a_page_of_its_own() {
    let facts = process();
    let report = with(&facts, roles_report);
    assert!(report.roles.len() >= 12);
    let pages = pages(&pdf(&report));
    for role in &report.roles {
        let opening = pages.iter().find(|p| {
            let mut lines = p.lines().map(str::trim).filter(|l| !l.is_empty());
            lines
                .next()
                .is_some_and(|l| l.split_whitespace().next() == Some(role.code.as_str()))
        });
        let opening = opening.unwrap_or_else(|| panic!("no page opens with {}", role.code));
        let opening = flat(std::slice::from_ref(opening));
        assert!(
            opening.contains(&role.title) && opening.contains(&role.claim),
            "{opening}"
        );
    }
    let text = flat(&pages);
    for role in &report.roles {
        for task in role.phases.iter().flat_map(|p| &p.tasks) {
            assert!(text.contains(&task.code), "{} of {}", task.code, role.code);
        }
        assert!(text.contains(&role.leaving), "{}", role.leaving);
    }
}

#[test]
fn the_roll_up_is_one_page_whatever_its_size() {
    let long = "A title that goes on and on ".repeat(8);
    for facts in [
        ProcessFacts::default(),
        process(),
        process_of(80, 40, ""),
        process_of(16, 60, &long),
    ] {
        assert_eq!(pages(&pdf(&with(&facts, roll_up_sheet))).len(), 1);
    }
}

#[test]
fn forty_roles_are_split_into_parts_that_hold_them_all() {
    let facts = process_of(496, 40, "");
    let report = with(&facts, raci_report);
    let text = flat(&pages(&pdf(&report)));
    assert!(text.contains("roles 1 to 20 of 40") && text.contains("roles 21 to 40 of 40"));
    for role in &report.matrix.roles {
        assert!(text.contains(&role.code), "{}", role.code);
    }
}

#[test]
fn what_is_too_large_is_refused_with_a_message() {
    let facts = process_of(4_960, 60, "");
    let mut quiet = |_: waymark_report::Progress| std::ops::ControlFlow::Continue(());
    let matrix = with(&facts, raci_report);
    let refused = waymark_report::render_pdf(&matrix, &mut quiet);
    assert!(matches!(refused, Err(ReportError::TooLarge { .. })));
    let roles = with(&facts, roles_report);
    let refused = waymark_report::render_pdf(&roles, &mut quiet);
    assert!(matches!(refused, Err(ReportError::TooLarge { .. })));
    assert_eq!(pages(&pdf(&with(&facts, roll_up_sheet))).len(), 1);
}

#[test]
fn what_users_type_is_text_and_stays_on_the_page() {
    for typed in [
        HOSTILE.to_owned(),
        "#image(\"x\") =1+1 \u{202e}abc ".into(),
        "x".repeat(1_000),
    ] {
        let facts = process_of(16, 5, &typed);
        for bytes in [
            pdf(&with(&facts, raci_report)),
            pdf(&with(&facts, roles_report)),
            pdf(&with(&facts, roll_up_sheet)),
        ] {
            let beyond = crate::hostile::overflowing(&bytes);
            assert!(beyond.is_empty(), "{:?}", &beyond[..beyond.len().min(3)]);
        }
    }
    let text = flat(&pages(&pdf(&with(
        &process_of(8, 2, "#image(\"x\") =1+1 "),
        raci_report,
    ))));
    assert!(text.contains("#image(\"x\") =1+1 Task"));
}

#[test]
fn without_process_roles_or_letters_the_documents_say_so() {
    let mut bare = process_of(8, 0, "");
    for facts in [ProcessFacts::default(), bare.clone()] {
        let text = flat(&pages(&pdf(&with(&facts, roles_report))));
        assert!(text.contains("No role has a letter in the process yet"));
        let report = with(&facts, raci_report);
        assert!(waymark_report::figures(&report).is_empty());
        assert!(!pages(&pdf(&report)).is_empty());
    }
    bare.process.steps.clear();
    let text = flat(&pages(&pdf(&with(&bare, raci_report))));
    assert!(text.contains("The process has no tasks yet"));
}

#[test]
fn the_same_data_give_the_same_bytes_and_the_picture_has_words() {
    let report = with(&process(), raci_report);
    assert_eq!(pdf(&report), pdf(&report));
    let figures = waymark_report::figures(&report);
    assert_eq!(figures.len(), 1);
    let svg = waymark_report::render_figure(&report, "load", FigureFormat::Svg).expect("drawn");
    let svg = String::from_utf8(svg).expect("text");
    assert!(
        svg.contains("<desc>Bar chart of the letters of each role, heaviest first: ML engineer")
    );
}
