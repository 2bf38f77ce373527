//! A small architecture in a real window: drawn by keyboard and mouse, put right, slid over its plateaus, exported.

use fantoccini::actions::{InputSource as _, MouseActions, PointerAction};
use fantoccini::key::Key;
use std::time::Duration;

use super::app::App;
use super::{appears, block_on};
use crate::support::{run, scratch, waymark};

const ENTER: char = '\u{e007}';

/// Chooses in the select of the open dialog with this label.
async fn choose(app: &App, label: &str, choice: &str) {
    let path = format!(
        "//dialog[@open]//select[@id=//dialog[@open]//label[contains(., '{label}')]/@for]/option[normalize-space(.)='{choice}']"
    );
    app.find(&path).await.click().await.unwrap();
}

/// Types a name into the open dialog, chooses in its selects, and confirms.
async fn fill(app: &App, name: &str, choices: &[(&str, &str)]) {
    app.find("//dialog[@open]//*[self::input or self::select]")
        .await;
    app.keys(name.chars()).await;
    for (label, choice) in choices {
        choose(app, label, choice).await;
    }
    app.find("//dialog[@open]//button[@type='submit']")
        .await
        .click()
        .await
        .unwrap();
    app.find("//body[not(.//dialog[@open])]").await;
}

/// Runs a command of the palette by its name.
async fn command(app: &App, name: &str) {
    app.control('k').await;
    app.find("//dialog[@open]//input").await;
    app.keys(name.chars()).await;
    app.find(&format!("//*[@role='option'][contains(., '{name}')]"))
        .await;
    app.keys([ENTER]).await;
}

/// Returns the box or gate of the canvas that shows these words.
fn node(words: &str) -> String {
    format!(
        "//*[contains(concat(' ', @class, ' '), ' svelte-flow__node ')][contains(., '{words}')]"
    )
}

/// Drags an element of the canvas by mouse.
async fn drag(app: &App, words: &str, (x, y): (f64, f64)) {
    let element = app.find(&node(words)).await;
    let move_by = |x, y| PointerAction::MoveBy {
        duration: Some(Duration::from_millis(120)),
        x,
        y,
    };
    let actions = MouseActions::new("mouse".to_owned())
        .then(PointerAction::MoveToElement {
            element,
            duration: None,
            x: 0.0,
            y: 0.0,
        })
        .then(PointerAction::Down {
            button: fantoccini::actions::MOUSE_BUTTON_LEFT,
        })
        .then(move_by(x / 2.0, y / 2.0))
        .then(move_by(x / 2.0, y / 2.0))
        .then(PointerAction::Up {
            button: fantoccini::actions::MOUSE_BUTTON_LEFT,
        });
    app.client.perform_actions(actions).await.unwrap();
}

#[test]
fn an_architecture_from_the_first_zone_to_the_report() {
    block_on(async {
        let scratch = scratch();
        let folder = scratch.path();
        waymark(folder, &["new", "demo.waymark"]).well();
        let app = App::start(Some(&folder.join("demo.waymark"))).await;
        app.go_to("Architecture").await;
        app.says("No architecture yet").await;

        // Two environments, then two components by keyboard.
        app.press("Add an environment…").await;
        fill(&app, "Development", &[("For", "Development")]).await;
        app.press("Add an environment…").await;
        fill(&app, "Production", &[("For", "Production")]).await;
        app.press("Add a component…").await;
        let training = [
            ("Kind", "Training pipeline"),
            ("Environment", "Development"),
        ];
        fill(&app, "Trainer", &training).await;
        app.find(&node("Trainer")).await;
        app.keys(['c']).await;
        let serving = [("Kind", "Online serving"), ("Environment", "Production")];
        fill(&app, "Endpoint", &serving).await;

        app.find(&node("Endpoint")).await;
        app.picture("architecture-two").await;
        // A flow from the trainer to the endpoint, by keyboard; what it breaks is said at once.
        app.find(&node("Trainer")).await.click().await.unwrap();
        // Zoomed by key there is a map of the whole; with all of it in view there is none.
        let map = "//*[contains(@class, 'svelte-flow__minimap')]";
        app.keys(['+']).await;
        app.find(map).await;
        app.keys(['0']).await;
        app.find(&format!("//body[not(.{map})]")).await;
        app.keys(['f']).await;
        app.find("//dialog[@open]//select").await;
        choose(&app, "To", "C-02 Endpoint").await;
        fill(&app, "", &[("It carries", "Model")]).await;
        app.says("No gate on the path into Production: Trainer → Endpoint.")
            .await;
        app.picture("architecture-finding").await;

        // The finding leads to the flow; a gate on it puts that right.
        app.find("//button[contains(., 'No gate on the path into Production')]")
            .await
            .click()
            .await
            .unwrap();
        app.says("Model: Trainer to Endpoint").await;
        app.find("//*[@role='application']")
            .await
            .click()
            .await
            .unwrap();
        app.find("//button[contains(., 'No gate on the path into Production')]")
            .await
            .click()
            .await
            .unwrap();
        app.keys(['g']).await;
        fill(&app, "Production approval", &[]).await;
        app.find("//section[@aria-label='Findings'][not(contains(., 'No gate on the path'))]")
            .await;
        app.find(&node("G1")).await;
        app.picture("architecture-gated").await;

        // A box dragged by mouse keeps its place.
        drag(&app, "Endpoint", (60.0, 90.0)).await;
        app.find("//button[contains(., 'Move C-02') or contains(@title, 'Move C-02') or contains(@aria-label, 'Move C-02')]")
            .await;

        // Two plateaus, slid by keyboard.
        command(&app, "Add a plateau").await;
        fill(&app, "Today", &[("Kind", "Baseline")]).await;
        command(&app, "Add a plateau").await;
        fill(&app, "Tomorrow", &[("Kind", "Target")]).await;
        app.find("//*[@role='slider'][starts-with(@aria-valuetext, 'Tomorrow')]")
            .await;
        app.keys(['[']).await;
        app.find("//*[@role='slider'][starts-with(@aria-valuetext, 'Today')]")
            .await;
        app.find("//*[@role='slider']").await.click().await.unwrap();
        app.keys([char::from(Key::Right), char::from(Key::Right)])
            .await;
        app.find("//*[@role='slider'][starts-with(@aria-valuetext, 'Tomorrow')]")
            .await;
        app.picture("architecture-plateaus").await;

        // The drawing and the report.
        app.press("Export…").await;
        app.press("SVG…").await;
        let svg = app.dialogs().join("demo-architecture.svg");
        appears(&svg).await;
        app.says("is written").await;
        let drawn = std::fs::read_to_string(&svg).unwrap();
        for words in ["Tomorrow", "Trainer", "Endpoint", "G1"] {
            assert!(drawn.contains(words), "the drawing lacks “{words}”");
        }
        app.press("Export…").await;
        app.press("Report (PDF)…").await;
        let pdf = app.dialogs().join("demo-architecture.pdf");
        appears(&pdf).await;
        let text = run(
            &app.dialogs(),
            "pdftotext",
            &["-layout", "demo-architecture.pdf", "-"],
        )
        .well();
        for words in ["Production approval", "Gap matrix", "C-02 Endpoint"] {
            assert!(text.out.contains(words), "the report lacks “{words}”");
        }
        let _home = app.close().await;

        let bundle = "demo.yaml";
        waymark(
            folder,
            &["export", "demo.waymark", "--format", "yaml", "-o", bundle],
        )
        .well();
        let text = std::fs::read_to_string(folder.join(bundle)).unwrap();
        assert!(
            text.contains("pin:"),
            "the endpoint keeps its place:\n{text}"
        );
        let checked = waymark(folder, &["architecture", "check", "demo.waymark", "--json"]).json();
        let rules: Vec<&str> = checked["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|f| f["rule"].as_str())
            .collect();
        assert!(!rules.contains(&"approval-gate"), "{rules:?}");
        assert!(rules.contains(&"one-approver"), "{rules:?}");
        waymark(folder, &["check", "demo.waymark"]).well();
    });
}
