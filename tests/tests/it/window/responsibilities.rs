//! The RACI matrix in a real window: a row filled by keyboard, a finding fixed, a block pasted and undone.

use fantoccini::key::Key;

use super::app::App;
use super::{appears, block_on};
use crate::support::{run, scratch, waymark};

/// Puts a block on the clipboard as a spreadsheet does, and pastes it into what has the focus.
const PASTE: &str = "
    const data = new DataTransfer();
    data.setData('text/plain', arguments[0]);
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    document.activeElement.dispatchEvent(event);
    return document.activeElement.getAttribute('aria-label');";

/// Returns the letters of a task, as `waymark export --format matrix` writes them.
fn row(folder: &std::path::Path, task: &str) -> Vec<String> {
    let file = "matrix.csv";
    waymark(
        folder,
        &["export", "demo.waymark", "--format", "matrix", "-o", file],
    )
    .well();
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let line = text.lines().find(|l| l.contains(task));
    let line = line.unwrap_or_else(|| panic!("no “{task}” in:\n{text}"));
    line.split(',').map(str::to_owned).collect()
}

#[test]
fn responsibilities_from_the_first_letter_to_the_document() {
    block_on(async {
        let scratch = scratch();
        let folder = scratch.path();
        waymark(folder, &["new", "demo.waymark", "--sample"]).well();
        let app = App::start(Some(&folder.join("demo.waymark"))).await;
        app.says("Aldermere Wealth").await;
        app.go_to("RACI").await;
        app.says("3 errors block sign-off").await;
        app.picture("raci").await;

        // A row by keyboard: from its first role on, C, then A with R added, then I.
        let first = "//table[@role='grid']//tr[contains(., 'State the decision')]/td[2]";
        app.find(first).await.click().await.unwrap();
        let right = char::from(Key::Right);
        app.keys(['c', right, 'a', 'R', right, 'i']).await;
        let cell = |column: u8, letters: &str| {
            format!(
                "//table[@role='grid']//tr[contains(., 'State the decision')]/td[{column}][normalize-space(.)='{letters}']"
            )
        };
        for (column, letters) in [(2, "C"), (3, "A R"), (4, "I")] {
            let plain = letters.replace(' ', "");
            let path = format!("{} | {}", cell(column, letters), cell(column, &plain));
            app.find(&path).await;
        }

        // The next finding is shown with its reason, and put right.
        app.keys(['f']).await;
        app.says("Validator MV is R on a build task.").await;
        app.picture("raci-finding").await;
        app.press("Consult MV instead").await;
        app.says("2 errors block sign-off").await;

        // A block of two columns, and all of it back by one undo.
        let search = "//input[@placeholder='Search the steps']";
        app.find(search).await.click().await.unwrap();
        app.keys("Add unit, data".chars()).await;
        let mine = "//table[@role='grid']//tr[contains(., 'Add unit, data')]";
        let alone = "//table[@role='grid'][count(.//tbody/tr[@aria-rowindex])=3]";
        app.find(alone).await;
        app.find(&format!("{mine}/td[2]"))
            .await
            .click()
            .await
            .unwrap();
        let block = serde_json::json!("I\tc");
        let pasted = app.client.execute(PASTE, vec![block]).await.unwrap();
        assert_eq!(pasted, "RACI matrix", "the grid has the focus");
        app.find(&format!("{mine}/td[2][normalize-space(.)='I']"))
            .await;
        app.find(&format!("{mine}/td[3][normalize-space(.)='C']"))
            .await;
        app.picture("raci-pasted").await;
        app.control('z').await;
        app.find(&format!("{mine}/td[2][normalize-space(.)='']"))
            .await;
        app.find(&format!("{mine}/td[3][normalize-space(.)='']"))
            .await;

        // What cannot be read is told, and nothing is set.
        let wrong = serde_json::json!("I\tmaybe");
        app.client.execute(PASTE, vec![wrong]).await.unwrap();
        app.says("is no letter here").await;

        // The document by role.
        app.press("Export…").await;
        app.press("By role (PDF)…").await;
        let pdf = app.dialogs().join("demo-roles.pdf");
        appears(&pdf).await;
        app.says("Show in folder").await;
        app.picture("raci-exported").await;
        let text = run(
            &app.dialogs(),
            "pdftotext",
            &["-layout", "demo-roles.pdf", "-"],
        )
        .well();
        for words in ["Model validator", "State the decision"] {
            assert!(text.out.contains(words), "the document lacks “{words}”");
        }
        let _home = app.close().await;

        let undone = row(folder, "Add unit, data").join(",");
        assert!(
            undone.contains("model tests\",,,C,,R"),
            "undone, and what was refused set nothing: {undone}"
        );
        let filled = row(folder, "State the decision").join(",");
        assert!(filled.contains("C,AR,I"), "{filled}");
        let checked = waymark(folder, &["raci", "check", "demo.waymark", "--json"]).json();
        assert!(
            !checked["findings"]
                .as_array()
                .unwrap()
                .iter()
                .any(|f| f["rule"] == "validator-builds"),
            "{checked}"
        );
        waymark(folder, &["check", "demo.waymark"]).well();
    });
}
