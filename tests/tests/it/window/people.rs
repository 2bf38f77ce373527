//! Process and roles in a real window: a task added by keyboard and dragged elsewhere, a mandate written.

use std::time::Duration;

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::Value;

use super::app::App;
use super::block_on;
use crate::support::{scratch, waymark};

/// The row of the process tree that says `words`.
fn row(words: &str) -> String {
    format!("//table[@role='grid']//tr[contains(., '{words}')]/td[1]")
}

/// Drags what lies in the middle of one element to `part` of another's height, in steps as a hand does.
async fn drag(app: &App, from: &str, to: &str, part: f64) {
    let middle = |(x, y, _, height): (f64, f64, f64, f64), part: f64| (x + 60.0, y + height * part);
    let start = middle(app.find(from).await.rectangle().await.unwrap(), 0.5);
    let end = middle(app.find(to).await.rectangle().await.unwrap(), part);
    let at = |share: f64| PointerAction::MoveTo {
        duration: Some(Duration::from_millis(60)),
        x: start.0 + (end.0 - start.0) * share,
        y: start.1 + (end.1 - start.1) * share,
    };
    let button = MOUSE_BUTTON_LEFT;
    let mut moves = MouseActions::new("mouse".into())
        .then(at(0.0))
        .then(PointerAction::Down { button });
    for step in 1..=6 {
        moves = moves.then(at(f64::from(step) / 6.0));
    }
    app.client.perform_actions(moves).await.unwrap();
    app.picture("dragging").await;
    let up = MouseActions::new("mouse".into()).then(PointerAction::Up { button });
    app.client.perform_actions(up).await.unwrap();
}

/// Returns what the file holds of what `part` names, as the bundle states it.
fn bundle(folder: &std::path::Path) -> Value {
    let arguments = [
        "export",
        "demo.waymark",
        "--format",
        "json",
        "-o",
        "all.json",
    ];
    waymark(folder, &arguments).well();
    serde_json::from_str(&std::fs::read_to_string(folder.join("all.json")).unwrap()).unwrap()
}

#[test]
fn a_process_changed_by_keyboard_and_pointer_and_a_role_with_its_mandate() {
    block_on(async {
        let scratch = scratch();
        let folder = scratch.path();
        waymark(folder, &["new", "demo.waymark", "--sample"]).well();
        let app = App::start(Some(&folder.join("demo.waymark"))).await;
        app.says("Aldermere Wealth").await;

        // A task of one's own after the first, named and added without the pointer.
        app.go_to("Process").await;
        app.find(&row("State the decision"))
            .await
            .click()
            .await
            .unwrap();
        app.keys(['n']).await;
        app.says("What is done").await;
        app.keys("Walk the floor".chars()).await;
        app.keys(['\u{e007}']).await;
        app.find(&row("1.1.2 Walk the floor")).await;
        app.picture("process-added").await;

        // Dragged to the end of the list of its siblings, and back by one undo.
        drag(
            &app,
            &row("Walk the floor"),
            &row("Record the use case"),
            0.9,
        )
        .await;
        app.find(&row("1.1.5 Walk the floor")).await;
        app.control('z').await;
        app.find(&row("1.1.2 Walk the floor")).await;

        // Into the next sub-phase, where it stays.
        drag(
            &app,
            &row("Walk the floor"),
            &row("Feasibility and risk tier"),
            0.5,
        )
        .await;
        app.find(&row("1.2.5 Walk the floor")).await;
        app.picture("process-dragged").await;

        // A role with its mandate.
        app.go_to("Roles & skills").await;
        app.find("//tr[contains(., 'Model validator')]/td[1]")
            .await
            .click()
            .await
            .unwrap();
        app.press("Edit…").await;
        let mandate = app
            .find("//label[contains(., 'Mandate')]/following::textarea[1]")
            .await;
        mandate.clear().await.unwrap();
        mandate.click().await.unwrap();
        app.keys("Judges what others built.".chars()).await;
        app.find("//dialog//button[@type='submit']")
            .await
            .click()
            .await
            .unwrap();
        app.says("Judges what others built.").await;
        app.picture("role").await;
        let _home = app.close().await;

        let all = bundle(folder);
        let tasks = |sub: usize| -> Vec<&str> {
            let tasks = all["process"]["phases"][0]["sub_phases"][sub]["tasks"]
                .as_array()
                .unwrap();
            tasks.iter().map(|t| t["title"].as_str().unwrap()).collect()
        };
        assert!(!tasks(0).contains(&"Walk the floor"), "{:?}", tasks(0));
        assert_eq!(tasks(1).last(), Some(&"Walk the floor"), "{:?}", tasks(1));
        let roles = all["roles"].as_array().unwrap();
        let validator = roles.iter().find(|r| r["code"] == "MV").unwrap();
        assert_eq!(validator["description"], "Judges what others built.");
        waymark(folder, &["check", "demo.waymark"]).well();
    });
}
