use waymark_domain::report::GapReport;
use waymark_domain::words::PriorityMethod;

use crate::fixture::{HOSTILE, Shape, case, empty_round, rich};
use crate::shipped::{model, over};
use crate::{flat, pages, pdf, poppler};

/// Returns what stands beyond the edges of its page: words of `pdftotext -bbox` with their place.
pub(crate) fn overflowing(pdf: &[u8]) -> Vec<String> {
    let boxes = poppler("pdftotext", &["-bbox", "-", "-"], pdf);
    let number = |line: &str, name: &str| -> f64 {
        let start = line.find(&format!("{name}=\"")).expect("an attribute") + name.len() + 2;
        line[start..]
            .split('"')
            .next()
            .expect("closed")
            .parse()
            .expect("a number")
    };
    let (mut width, mut height) = (0.0, 0.0);
    let mut found = Vec::new();
    for line in boxes.lines().map(str::trim_start) {
        if line.starts_with("<page ") {
            (width, height) = (number(line, "width"), number(line, "height"));
        } else if line.starts_with("<word ") {
            let inside = number(line, "xMin") > 20.0
                && number(line, "xMax") < width - 20.0
                && number(line, "yMin") > 15.0
                && number(line, "yMax") < height - 15.0;
            if !inside {
                found.push(line.to_owned());
            }
        }
    }
    found
}

fn sound(report: &GapReport) -> Vec<String> {
    let bytes = pdf(report);
    let beyond = overflowing(&bytes);
    assert!(
        beyond.is_empty(),
        "beyond the page: {:?}",
        &beyond[..beyond.len().min(5)]
    );
    let pages = pages(&bytes);
    assert!(
        pages[2].contains("Executive summary"),
        "the third page is the summary"
    );
    assert!(
        pages[3].contains("What this chapter"),
        "the summary has one page"
    );
    pages
}

#[test]
fn what_users_type_is_never_markup() {
    let text = sound(&rich().typed(HOSTILE).report()).concat();
    assert!(
        text.contains("#[*$`_\\ @x <b> #panic() “q”"),
        "shown as it was typed"
    );
    assert!(
        text.contains("faces lack show as □"),
        "and what cannot be shown is said"
    );
}

#[test]
fn long_titles_and_words_stay_on_the_page() {
    sound(
        &rich()
            .typed(&"A title that goes on and on ".repeat(8))
            .report(),
    );
    sound(&rich().typed(&"Unbreakable".repeat(18)).report());
}

#[test]
fn very_long_texts_run_over_pages() {
    let text = "A sentence that somebody pasted from a minute of the board. ".repeat(160);
    let mut case = rich();
    for facts in &mut case.rounds {
        facts
            .agreed
            .iter_mut()
            .for_each(|a| a.rationale.clone_from(&text));
        facts
            .ratings
            .iter_mut()
            .take(3)
            .for_each(|r| r.note.clone_from(&text));
    }
    case.hurdles
        .iter_mut()
        .for_each(|h| h.description.clone_from(&text));
    case.recommendations
        .iter_mut()
        .for_each(|r| r.description.clone_from(&text));
    case.engagement.headline = text.clone();
    case.engagement.decisions = vec![text; 12];
    sound(&case.report());
}

#[test]
fn long_codes_break_within_their_columns() {
    let mut case = rich();
    for facts in &mut case.rounds {
        for c in &mut facts.model.capabilities {
            c.code = format!("A.VERY-LONG.CODE.OF.A.CAPABILITY.{}", c.code);
        }
    }
    for person in &mut case.people {
        person.code = format!("somebody-with-a-long-code-{}", person.code);
    }
    sound(&case.report());
}

#[test]
fn an_empty_engagement_is_a_report_all_the_same() {
    let mut case = rich().typed("");
    let rated = case.rounds[0].model.clone();
    case.rounds = vec![empty_round(0, &rated, &[])];
    (case.people, case.roles) = (vec![], vec![]);
    (case.evidence, case.hurdles, case.recommendations) = (vec![], vec![], vec![]);
    case.engagement.decisions = vec![];
    let text = flat(&sound(&case.report()));
    assert!(text.contains("Nothing is rated yet"));
}

#[test]
fn ratings_without_targets_are_a_report() {
    let mut case = rich();
    for facts in &mut case.rounds {
        facts.targets.clear();
        facts.priorities.clear();
    }
    let text = flat(&sound(&case.report()));
    assert!(text.contains("targets are still to be set"));
}

#[test]
fn one_pillar_one_domain_one_leaf_are_enough() {
    sound(
        &case(&Shape {
            domains: 1,
            leaves: 1,
            people: 1,
            rounds: 1,
            pillars: 1,
        })
        .report(),
    );
    sound(
        &case(&Shape {
            domains: 2,
            leaves: 3,
            people: 2,
            rounds: 3,
            pillars: 1,
        })
        .report(),
    );
    let mut bare = case(&Shape {
        domains: 2,
        leaves: 3,
        people: 2,
        rounds: 2,
        pillars: 1,
    });
    for facts in &mut bare.rounds {
        facts
            .model
            .capabilities
            .iter_mut()
            .for_each(|c| c.pillar = None);
        facts.round.priority_method = PriorityMethod::Rank;
    }
    sound(&bare.report());
}

#[test]
fn a_model_of_many_leaves_gets_small_tiles() {
    let many = case(&Shape {
        domains: 10,
        leaves: 11,
        people: 17,
        rounds: 1,
        pillars: 3,
    })
    .report();
    assert!(many.stand.map.compact);
    sound(&many);
}

#[test]
fn sums_minima_and_bands_are_shown_on_their_own_ranges() {
    let report = over(&model("ml-test-score")).report();
    assert!(
        report
            .stand
            .result
            .as_ref()
            .is_some_and(|r| r.range.starts_with("0–"))
    );
    let text = sound(&report).concat();
    for row in report.tables.pillars.iter().flat_map(|t| &t.rows) {
        assert!(text.contains(&row.code), "{} is missing", row.code);
    }
    assert!(text.contains("Result of the model"));
}

#[test]
fn the_other_shipped_models_make_reports() {
    sound(&over(&model("nist-ai-rmf")).report());
}
