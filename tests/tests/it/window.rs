//! The app in a real window, from a new engagement to the signed report.

mod app;
mod architecture;
mod decision;
mod people;
mod responsibilities;

use std::path::Path;
use std::time::Duration;

use fantoccini::key::Key;

use app::App;

use crate::support::{run, scratch, waymark};

/// Gives a block its own small runtime.
fn block_on(walk: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    runtime.unwrap().block_on(walk);
}

#[test]
fn a_workshop_from_the_first_question_to_the_report() {
    block_on(async {
        let app = App::start(None).await;
        app.says("Explore the sample engagement").await;
        app.picture("start").await;

        // A new engagement, by the keyboard.
        app.press("New from template…").await;
        app.find("//dialog[@open]//input").await;
        app.keys("Harbour Bank".chars()).await;
        app.picture("new").await;
        app.press("Choose where to keep it…").await;
        app.find("//nav[@aria-label='Engagement']").await;
        app.says("harbour-bank.waymark").await;
        let file = app.dialogs().join("harbour-bank.waymark");
        assert!(file.is_file(), "no engagement was made");
        assert!(
            app.window_titles().contains("harbour-bank.waymark"),
            "{}",
            app.window_titles()
        );

        // Two people, who both rate.
        app.go_to("Rounds & people").await;
        for name in ["Ada Okoye", "Ben Carter"] {
            app.find("//input[@placeholder='Add somebody: full name']")
                .await
                .click()
                .await
                .unwrap();
            app.keys(name.chars()).await;
            app.keys([Key::Enter]).await;
            app.find(&format!("//input[@aria-label='Name of {name}']"))
                .await;
        }
        app.press("Add all 2").await;
        app.find("//button[@aria-label='Take Ben Carter out of the round']")
            .await;
        app.picture("people").await;

        // Four capabilities, keyboard only: digits and arrows, then the targets in the last column.
        app.go_to("Rate").await;
        app.find("//table[@role='grid']//td[contains(@class, 'active')]")
            .await;
        let (down, up) = (char::from(Key::Down), char::from(Key::Up));
        app.keys(['1', down, '2', down, '1', down, '0']).await;
        app.keys([char::from(Key::Right), '3', up, '2', up, '1', up, '3'])
            .await;
        app.keys([char::from(Key::End), '4', down, '3', down, '4', down, '3'])
            .await;
        app.says("4 of 70 answered").await;
        app.picture("rate").await;

        // The gaps, and one of them less after undo.
        app.go_to("Capability gaps").await;
        app.says("No gap here: 66 unanswered").await;
        app.says("60 % of the total weighted gap of 7.5").await;
        app.picture("gaps").await;
        app.control('z').await;
        app.says("1 without a target").await;
        app.says("75 % of the total weighted gap of 6.0").await;
        app.picture("undone").await;

        // The baseline.
        app.go_to("Rounds & people").await;
        app.press("Lock…").await;
        app.press("Lock round").await;
        app.says("Locked as a baseline").await;
        app.picture("locked").await;

        // The report.
        app.go_to("Reports").await;
        app.press("Export the report as PDF…").await;
        let pdf = app.dialogs().join("harbour-bank-gap-report.pdf");
        appears(&pdf).await;
        app.says("Show in folder").await;
        app.picture("report").await;
        assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
        let folder = app.dialogs();
        let text = run(
            &folder,
            "pdftotext",
            &["-layout", pdf.to_str().unwrap(), "-"],
        )
        .well()
        .out;
        for words in [
            "Harbour Bank",
            "Life-cycle roles and RACI",
            "PE1.3",
            "Round 1",
        ] {
            assert!(text.contains(words), "the report lacks “{words}”:\n{text}");
        }
        let _home = app.close().await;

        // What was done is in the file, and in its journal.
        let history = waymark(&folder, &["history", "harbour-bank.waymark"])
            .well()
            .out;
        assert!(history.contains("Lock"), "{history}");
        waymark(&folder, &["check", "harbour-bank.waymark"]).well();
        let locked = waymark(&folder, &["gap", "harbour-bank.waymark", "--json"])
            .well()
            .json();
        assert_eq!(locked["board"]["ranked"], 3, "{locked}");
    });
}

#[test]
fn a_file_opens_by_argument_and_a_second_start_hands_over_its_own() {
    block_on(async {
        let scratch = scratch();
        waymark(scratch.path(), &["new", "first.waymark", "--sample"]).well();
        waymark(scratch.path(), &["new", "second.waymark"]).well();
        let app = App::start(Some(&scratch.path().join("first.waymark"))).await;
        app.says("first.waymark").await;
        app.says("Aldermere Wealth").await;
        app.picture("sample").await;

        app.start_again(&scratch.path().join("second.waymark"));
        app.says("second.waymark").await;
        let titles = app.window_titles();
        assert!(titles.contains("second.waymark — Waymark"), "{titles}");
        assert_eq!(
            titles.matches("— Waymark").count(),
            1,
            "one window:\n{titles}"
        );

        // The second is taken now, the first is free again.
        let refused = waymark(scratch.path(), &["undo", "second.waymark"]);
        assert_eq!(refused.code, 4, "{}{}", refused.out, refused.err);
        let first = waymark(scratch.path(), &["check", "first.waymark"]).well();
        assert!(first.out.contains("sound"), "{}", first.out);
        app.close().await;
    });
}

#[test]
fn a_bad_file_is_told_and_the_start_screen_stays() {
    block_on(async {
        let scratch = scratch();
        let notes = scratch.path().join("notes.waymark");
        std::fs::write(&notes, "Minutes of the first meeting.\n").unwrap();
        let app = App::start(Some(&notes)).await;
        app.says("is not an engagement file").await;
        app.says("Explore the sample engagement").await;
        app.picture("bad-file").await;
        assert_eq!(
            std::fs::read(&notes).unwrap(),
            b"Minutes of the first meeting.\n"
        );

        // The sample still opens, and is then among the recent ones.
        app.press("Explore the sample engagement").await;
        app.says("Aldermere Wealth").await;
        app.control('w').await;
        app.says("Explore the sample engagement").await;
        app.says("sample.waymark").await;
        app.close().await;
    });
}

#[test]
fn the_dark_look_is_dark_in_every_room() {
    block_on(async {
        let scratch = scratch();
        waymark(scratch.path(), &["new", "demo.waymark", "--sample"]).well();
        let app = App::start(Some(&scratch.path().join("demo.waymark"))).await;
        app.says("Aldermere Wealth").await;
        app.control('k').await;
        app.find("//dialog[@open]//input[@role='combobox']").await;
        app.keys("Use the dark look".chars()).await;
        app.keys([Key::Enter]).await;
        app.find("//html[@data-theme='dark']").await;
        for (room, name) in [
            ("Overview", "overview"),
            ("Capability gaps", "gaps"),
            ("Rate", "rate"),
        ] {
            app.go_to(room).await;
            tokio::time::sleep(Duration::from_millis(500)).await;
            app.picture(&format!("{name}-dark")).await;
            let shade = app
                .run("return getComputedStyle(document.body).backgroundColor")
                .await;
            let channels: Vec<u32> = shade
                .as_str()
                .unwrap()
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|channel| channel.parse().ok())
                .collect();
            assert!(
                channels.iter().take(3).all(|channel| *channel < 64),
                "{room} is {shade}"
            );
        }
        app.close().await;
    });
}

#[test]
fn the_page_has_no_right_to_files_programs_or_the_network() {
    block_on(async {
        let app = App::start(None).await;
        app.says("Explore the sample engagement").await;
        let refused = |command: &str, args: &str| {
            format!(
                "const done = arguments[arguments.length - 1];
                 window.__TAURI_INTERNALS__.invoke('{command}', {args})
                   .then(() => done('allowed'), (error) => done(String(error)))"
            )
        };
        for (command, args) in [
            ("plugin:dialog|open", "{ options: {} }"),
            ("plugin:dialog|save", "{ options: {} }"),
            ("plugin:fs|read_file", "{ path: '/etc/passwd' }"),
            ("plugin:shell|execute", "{ program: 'true' }"),
            ("plugin:window|close", "{ label: 'main' }"),
            ("plugin:event|emit", "{ event: 'menu', payload: 'close' }"),
        ] {
            let answer = app
                .client
                .execute_async(&refused(command, args), vec![])
                .await
                .unwrap();
            let answer = answer.as_str().unwrap();
            assert!(
                answer.contains("not allowed") || answer.contains("not found"),
                "{command}: {answer}"
            );
        }
        let fetched = "const done = arguments[arguments.length - 1];
            fetch('http://127.0.0.1:9/').then(() => done('allowed'), () => done('refused'));
            document.addEventListener('securitypolicyviolation', (e) => done(e.violatedDirective))";
        let answer = app.client.execute_async(fetched, vec![]).await.unwrap();
        assert_eq!(
            answer, "connect-src",
            "the policy let the page reach the network"
        );
        // Only what was opened before can be opened by its path.
        let recent = refused("shell_open_recent", "{ path: '/etc/passwd' }")
            .replace("String(error)", "error.code");
        assert_eq!(
            app.client.execute_async(&recent, vec![]).await.unwrap(),
            "invalid"
        );
        app.close().await;
    });
}

/// Waits for a file.
async fn appears(path: &Path) {
    for _ in 0..600 {
        if path.is_file() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{} did not appear", path.display());
}
