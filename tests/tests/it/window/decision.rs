//! A tool decision in a real window, from the need to the signed record; and a report that is cancelled.

use std::time::Duration;

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::key::Key;

use super::app::App;
use super::{appears, block_on};
use crate::support::{run, scratch, waymark};

/// Two criteria on which the two tools of the walk differ the other way round.
const CRITERIA: &str = "\
format: waymark.criteria-framework/1
code: serving
title: Serving criteria
edition: '1'
language: en
purpose: Two criteria, to be weighed against each other.
criteria:
  - { code: S1, title: Detection, weight: 60, rating: [] }
  - { code: S2, title: Upkeep, weight: 40, rating: [] }
";

/// Moves a slider by its pointer, from the middle of its track to `share` of its width.
async fn drag(app: &App, slider: &str, share: f64) {
    let track = app
        .find(&format!("//*[@role='slider'][@aria-label='{slider}']"))
        .await;
    let (x, y, width, height) = track.rectangle().await.unwrap();
    let (y, at) = (y + height / 2.0, |share: f64| x + width * share);
    let to = |x| PointerAction::MoveTo {
        duration: Some(Duration::from_millis(50)),
        x,
        y,
    };
    let (button, start) = (MOUSE_BUTTON_LEFT, at(0.5));
    let mut moves = MouseActions::new("mouse".into())
        .then(to(start))
        .then(PointerAction::Down { button });
    for step in 1..=5 {
        moves = moves.then(to(at(0.5 + (share - 0.5) * f64::from(step) / 5.0)));
    }
    let moves = moves.then(PointerAction::Up { button });
    app.client.perform_actions(moves).await.unwrap();
}

#[test]
fn a_tool_decision_from_the_need_to_the_record() {
    block_on(async {
        let scratch = scratch();
        let folder = scratch.path();
        waymark(folder, &["new", "demo.waymark", "--sample"]).well();
        std::fs::write(folder.join("criteria.yaml"), CRITERIA).unwrap();
        waymark(folder, &["import", "demo.waymark", "criteria.yaml"]).well();
        let app = App::start(Some(&folder.join("demo.waymark"))).await;
        app.says("Aldermere Wealth").await;

        // A new evaluation over those criteria.
        app.go_to("Tool evaluation").await;
        app.press("New evaluation…").await;
        app.find("//dialog[@open]//input").await;
        app.keys("Batch monitoring".chars()).await;
        app.keys([Key::Tab]).await;
        app.keys("See decay before the business does.".chars())
            .await;
        app.find("//dialog[@open]//option[contains(., 'Serving criteria')]")
            .await
            .click()
            .await
            .unwrap();
        app.press("Add evaluation").await;

        // Two tools and an assessor, by their names.
        app.press("Tools…").await;
        let field = "//dialog[@open]//input[@aria-label='Search or add by name']";
        for name in ["Fenwatch", "Ploverlight"] {
            app.find(field).await.click().await.unwrap();
            app.keys(name.chars()).await;
            app.keys([Key::Enter]).await;
        }
        app.find("//dialog[@open]//*[@role='radio'][contains(., 'People')]")
            .await
            .click()
            .await
            .unwrap();
        app.find(field).await.click().await.unwrap();
        app.keys("Priya".chars()).await;
        app.keys([Key::Enter]).await;
        app.picture("evaluation-set-up").await;
        app.press("Save").await;
        app.find("//body[not(.//dialog[@open])]").await;

        // Scores, keyboard only from the first cell on.
        app.press("Scores").await;
        let first = "//table[@role='grid']//td[contains(@class, 'active')]";
        app.find(first).await.click().await.unwrap();
        let [down, up, right] = [Key::Down, Key::Up, Key::Right].map(char::from);
        app.keys(['5', down, '2', right, '5', up, '2']).await;
        app.says("4 of 4 scored").await;
        app.picture("scores").await;

        // The ranking turns while a weight is dragged, and turns back.
        let view = |name: &str| format!("//*[@role='radio'][normalize-space(.)='{name}']");
        app.find(&view("Ranking")).await.click().await.unwrap();
        app.says("Fenwatch leads by 12.0 points").await;
        app.picture("ranking").await;
        drag(&app, "Detection", 0.1).await;
        app.says("Ploverlight leads by").await;
        app.picture("weight-dragged").await;
        app.keys(['r']).await;
        app.says("Fenwatch leads by 12.0 points").await;

        // The sentence for the sponsor.
        app.says("Fenwatch keeps first place in").await;
        let said = app.text().await;

        // The decision.
        app.find(&view("Decision")).await.click().await.unwrap();
        app.find("//textarea").await.click().await.unwrap();
        app.keys("It sees decay first; upkeep is bearable.".chars())
            .await;
        let by = "//label[contains(., 'Decided by')]/following::input[1]";
        app.find(by).await.click().await.unwrap();
        app.keys("Architecture board".chars()).await;
        let submit = "//form//button[@type='submit']";
        app.find(submit).await.click().await.unwrap();
        app.says("The decision is recorded.").await;
        app.says("stands").await;
        app.picture("decision").await;

        // Its documents.
        app.press("Report and record…").await;
        app.press("Evaluation report (PDF)…").await;
        let pdf = app.dialogs().join("demo-evaluation.pdf");
        appears(&pdf).await;
        app.says("Show in folder").await;
        app.press("Decision record (PDF)…").await;
        appears(&app.dialogs().join("demo-decision.pdf")).await;
        app.press("Tables (XLSX)…").await;
        appears(&app.dialogs().join("demo-evaluation.xlsx")).await;
        app.picture("evaluation-exported").await;
        let text = run(
            &app.dialogs(),
            "pdftotext",
            &["-layout", "demo-evaluation.pdf", "-"],
        );
        let text = text.well().out;
        for words in [
            "Batch monitoring",
            "S1",
            "Priya Raman",
            "It sees decay first",
        ] {
            // People are left out unless they are asked for.
            let there = words != "Priya Raman";
            assert_eq!(text.contains(words), there, "“{words}” in:\n{text}");
        }
        let _home = app.close().await;

        // What the screen said is what the command says, and all of it is in the file.
        let found = waymark(
            folder,
            &["evaluate", "demo.waymark", "Batch monitoring", "--json"],
        );
        let found = found.well().json();
        let sentence = found["results"]["robustness"]["sentence"].as_str().unwrap();
        let squeezed = |t: &str| t.split_whitespace().collect::<String>();
        assert!(
            squeezed(&said).contains(&squeezed(sentence)),
            "“{sentence}” in:\n{said}"
        );
        assert_eq!(found["evaluation"]["chosen"][0], "Fenwatch", "{found}");
        waymark(folder, &["check", "demo.waymark"]).well();
    });
}

#[test]
fn a_report_that_is_cancelled_leaves_nothing_and_the_next_is_written() {
    block_on(async {
        let scratch = scratch();
        waymark(scratch.path(), &["new", "demo.waymark", "--sample"]).well();
        let app = App::start(Some(&scratch.path().join("demo.waymark"))).await;
        app.says("Aldermere Wealth").await;
        app.go_to("Reports").await;
        app.press("Export the report as PDF…").await;
        app.press("Cancel").await;
        app.says("Export cancelled; nothing was written.").await;
        app.picture("report-cancelled").await;
        let pdf = app.dialogs().join("demo-gap-report.pdf");
        assert!(!pdf.exists(), "a cancelled report was written");

        app.press("Export the report as PDF…").await;
        appears(&pdf).await;
        app.says("Show in folder").await;
        assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
        app.close().await;
    });
}
