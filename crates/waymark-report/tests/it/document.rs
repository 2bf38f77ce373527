use std::ops::ControlFlow;

use waymark_report::{Progress, ReportError};

use crate::fixture::{Shape, case, rich};
use crate::shipped::sample;
use crate::{flat, pages, pdf, poppler};

#[test]
fn a_report_is_a_tagged_document_that_names_every_capability() {
    let report = rich().report();
    let bytes = pdf(&report);
    assert!(bytes.starts_with(b"%PDF-"));
    let info = poppler("pdfinfo", &["-"], &bytes);
    assert!(
        info.lines()
            .any(|l| l.starts_with("Tagged:") && l.ends_with("yes")),
        "{info}"
    );
    assert!(info.contains("MLOps readiness – Halden Wealth"), "{info}");
    let meta = poppler("pdfinfo", &["-meta", "-"], &bytes);
    assert!(
        meta.contains("pdfuaid:part"),
        "PDF/UA-1 is declared: {meta}"
    );
    let structure = poppler("pdfinfo", &["-struct", "-"], &bytes);
    for tag in ["H1", "H2", "Table", "TH", "TD", "Figure", "Caption", "TOC"] {
        assert!(
            structure.lines().any(|l| l.trim_start().starts_with(tag)),
            "no {tag} among the tags"
        );
    }
    let text = flat(&pages(&bytes));
    for row in report.tables.pillars.iter().flat_map(|t| &t.rows) {
        assert!(text.contains(&row.code), "{} is missing", row.code);
    }
    for said in [
        &report.stand.domains.claim,
        &report.obstacles.gaps.claim,
        &report.advice.reach.claim,
    ] {
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&said), "“{said}” is missing");
    }
}

#[test]
fn the_summary_has_one_page_and_no_page_is_nearly_empty() {
    let bytes = pdf(&rich().report());
    let pages = pages(&bytes);
    let summary = pages
        .iter()
        .position(|p| p.contains("Executive summary") && p.contains("Decisions asked"));
    assert_eq!(summary, Some(2), "cover, contents, summary");
    assert!(
        pages[3].contains("What this chapter"),
        "the summary ends on its page"
    );
    for (i, page) in pages.iter().enumerate() {
        let letters = page.chars().filter(|c| c.is_alphanumeric()).count();
        assert!(
            letters > 150,
            "page {} has {letters} letters:\n{page}",
            i + 1
        );
        assert!(i == 0 || page.contains(&format!("Page {} of {}", i + 1, pages.len())));
    }
}

#[test]
fn the_sample_engagement_is_a_report_worth_signing() {
    let report = sample().report();
    let bytes = pdf(&report);
    let pages = pages(&bytes);
    let text = flat(&pages);
    for row in report.tables.pillars.iter().flat_map(|t| &t.rows) {
        assert!(text.contains(&row.code), "{} is missing", row.code);
    }
    for hurdle in &report.obstacles.hurdle_list {
        assert!(text.contains(&hurdle.code), "{} is missing", hurdle.code);
    }
    assert!(pages[2].contains("Decisions asked") && pages[3].contains("What this chapter"));
    let letters = |page: &String| page.chars().filter(|c| c.is_alphanumeric()).count();
    assert!(
        pages.iter().skip(1).all(|p| letters(p) > 250),
        "a page is nearly empty"
    );
    let closing = pages
        .iter()
        .skip(2)
        .find(|p| p.contains("Considered and not wanted"));
    assert!(
        closing.is_some_and(|p| p.contains("Effort against impact")),
        "what was rejected stands alone on its page"
    );
    assert!(
        !text.contains('□'),
        "every character of the sample has a glyph"
    );
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = rich().report();
    assert!(pdf(&report) == pdf(&report));
}

#[test]
fn progress_is_told_and_every_step_can_be_the_last() {
    let report = rich().report();
    let mut told: Vec<Progress> = Vec::new();
    let all = waymark_report::render_pdf(&report, &mut |step| {
        told.push(step);
        ControlFlow::Continue(())
    });
    assert!(all.is_ok());
    let steps: Vec<u32> = told.iter().map(|p| p.done).collect();
    assert_eq!(steps, [0, 1, 2, 3]);
    assert!(told.iter().all(|p| p.steps == 4 && !p.label.is_empty()));
    for last in 0..4 {
        let stopped = waymark_report::render_pdf(&report, &mut |step| {
            if step.done == last {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        assert!(
            matches!(stopped, Err(ReportError::Cancelled)),
            "step {last}"
        );
    }
}

#[test]
fn people_who_are_not_to_be_named_are_not() {
    let mut case = rich();
    case.names = false;
    let text = pages(&pdf(&case.report())).concat();
    assert!(!text.contains("Person Number") && !text.contains("P00"));
    assert!(text.contains("P1") && text.contains("P5"));
}

#[test]
fn too_many_rows_are_refused_before_anything_is_laid_out() {
    let large = case(&Shape {
        domains: 60,
        leaves: 70,
        people: 0,
        rounds: 1,
        pillars: 3,
    });
    let mut steps = 0;
    let refused = waymark_report::render_pdf(&large.report(), &mut |_| {
        steps += 1;
        ControlFlow::Continue(())
    });
    match refused {
        Err(ReportError::TooLarge { rows, limit }) => {
            assert!(rows > limit && limit == waymark_report::MOST_ROWS);
        }
        other => panic!("expected a refusal, got {:?}", other.map(|b| b.len())),
    }
    assert_eq!(steps, 1);
}

#[test]
fn inputs_beyond_the_limit_are_left_out_and_the_report_says_so() {
    let many = case(&Shape {
        domains: 3,
        leaves: 9,
        people: 620,
        rounds: 1,
        pillars: 3,
    });
    let text = pages(&pdf(&many.report())).concat();
    assert!(text.contains("left to the CSV export"));
    assert!(text.contains("PE1.1"));
}

#[test]
fn long_tables_come_in_numbered_parts() {
    let long = case(&Shape {
        domains: 10,
        leaves: 42,
        people: 1,
        rounds: 1,
        pillars: 1,
    });
    let text = pages(&pdf(&long.report())).concat();
    assert!(text.contains("Capabilities of People, part 1 of 2") && text.contains("part 2 of 2"));
    assert!(text.contains("The table is split into parts of 400 rows."));
}
