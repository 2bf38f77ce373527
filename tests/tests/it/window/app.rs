//! The desktop app in a real window, driven through `WebKitWebDriver`.
//!
//! Every app has its own home, its own session bus (so that no other app is its first instance), its own
//! driver, and answers its file dialogs as `src-tauri/src/dialogs.rs` says: with a folder.

use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Running, binary, pictures, scratch};

/// How long anything may take to appear; the first paint on a busy machine takes seconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running app. The fields fall in this order: the window goes before the bus and the display.
pub(crate) struct App {
    pub(crate) client: Client,
    _driver: Running,
    environment: Vec<(&'static str, String)>,
    _bus: Running,
    _display: Option<Running>,
    home: TempDir,
}

impl App {
    /// Starts the app, with an engagement to open or without.
    pub(crate) async fn start(file: Option<&Path>) -> Self {
        let home = scratch();
        let (display, screen) = display();
        let (bus, address) = bus();
        let at = |name: &str| home.path().join(name).display().to_string();
        std::fs::create_dir(home.path().join("dialogs")).unwrap();
        let mut environment = vec![
            ("TAURI_WEBVIEW_AUTOMATION", "true".to_owned()),
            ("DBUS_SESSION_BUS_ADDRESS", address),
            ("WAYMARK_TEST_DIALOG", at("dialogs")),
            ("HOME", at("home")),
            ("XDG_DATA_HOME", at("data")),
            ("XDG_CONFIG_HOME", at("config")),
            ("XDG_CACHE_HOME", at("cache")),
            ("GDK_BACKEND", "x11".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
            ("LANG", "C.UTF-8".to_owned()),
        ];
        environment.extend(screen.map(|screen| ("DISPLAY", screen)));

        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let driver = Running::start(
            Command::new("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .envs(environment.clone())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        for _ in 0..200 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        let arguments: Vec<&Path> = file.into_iter().collect();
        let options = json!({ "binary": binary("waymark-desktop"), "args": arguments });
        let wanted = [("webkitgtk:browserOptions".to_owned(), options)];
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        let client = ClientBuilder::new(connector)
            .capabilities(wanted.into_iter().collect())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        Self {
            client,
            _driver: driver,
            environment,
            _bus: bus,
            _display: display,
            home,
        }
    }

    /// Returns the folder that answers the app's dialogs.
    pub(crate) fn dialogs(&self) -> PathBuf {
        self.home.path().join("dialogs")
    }

    /// Starts the app a second time, as a double click on a file would, and waits until it has ended.
    pub(crate) fn start_again(&self, file: &Path) {
        let status = Command::new(binary("waymark-desktop"))
            .arg(file)
            .envs(self.environment.clone())
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "the second start ended with {status}");
    }

    /// Returns the titles of the windows on the app's display.
    pub(crate) fn window_titles(&self) -> String {
        let listed = Command::new("xwininfo")
            .args(["-root", "-tree"])
            .envs(self.environment.clone())
            .output()
            .unwrap();
        String::from_utf8_lossy(&listed.stdout).into_owned()
    }

    /// Waits for the first element that the `XPath` finds.
    pub(crate) async fn find(&self, path: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(path))
            .await;
        match found {
            Ok(element) => element,
            Err(error) => {
                self.picture("failed").await;
                panic!("{path}: {error}\nThe page says: {}", self.text().await)
            }
        }
    }

    /// Waits until the page says `words` somewhere.
    pub(crate) async fn says(&self, words: &str) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while !self.text().await.contains(words) {
            if tokio::time::Instant::now() > deadline {
                self.picture("failed").await;
                panic!(
                    "“{words}” did not appear. The page says: {}",
                    self.text().await
                );
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses the button of that name; where a message lies over it, once that has gone, as people do.
    pub(crate) async fn press(&self, name: &str) {
        let named = format!("(normalize-space(.)={0} or @aria-label={0})", quoted(name));
        let begins = format!("starts-with(normalize-space(.), {})", quoted(name));
        let path = format!("//button[not(@disabled) and ({named} or {begins})]");
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            match self.find(&path).await.click().await {
                Err(CmdError::Standard(error))
                    if error.error == ErrorStatus::ElementClickIntercepted
                        && tokio::time::Instant::now() < deadline =>
                {
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
                pressed => return pressed.unwrap(),
            }
        }
    }

    /// Goes to a room by its name in the navigation.
    pub(crate) async fn go_to(&self, room: &str) {
        let path = format!(
            "//nav[@aria-label='Engagement']//button[@title={}]",
            quoted(room)
        );
        self.find(&path).await.click().await.unwrap();
        self.find(&format!("{path}[@aria-current='page']")).await;
    }

    /// Types where the focus is, one key after the other, each of them settled before the next.
    pub(crate) async fn keys(&self, keys: impl IntoIterator<Item = impl Into<char>>) {
        for key in keys {
            let value = key.into();
            let pressed = KeyActions::new("keyboard".into())
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
            self.client.perform_actions(pressed).await.unwrap();
        }
    }

    /// Presses Control with a key.
    pub(crate) async fn control(&self, key: char) {
        let control = char::from(Key::Control);
        let pressed = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: control })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: control });
        self.client.perform_actions(pressed).await.unwrap();
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// Returns all that the page says.
    pub(crate) async fn text(&self) -> String {
        self.run("return document.body.innerText")
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Leaves a picture in target/walk.
    pub(crate) async fn picture(&self, name: &str) {
        let image = self.client.screenshot().await.unwrap();
        std::fs::write(pictures().join(format!("window-{name}.png")), image).unwrap();
    }

    /// Closes the window; returns its home, with what was written there.
    pub(crate) async fn close(self) -> TempDir {
        self.client.close().await.unwrap();
        self.home
    }
}

/// Returns a virtual display, where there is none already, and its name.
fn display() -> (Option<Running>, Option<String>) {
    if std::env::var_os("DISPLAY").is_some_and(|name| !name.is_empty()) {
        return (None, None);
    }
    let mut command = Command::new("Xvfb");
    command.args([
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1280x900x24",
        "-nolisten",
        "tcp",
    ]);
    let (running, number) = first_line(command.stderr(Stdio::null()));
    (Some(running), Some(format!(":{number}")))
}

/// Returns a session bus and its address.
fn bus() -> (Running, String) {
    let mut command = Command::new("dbus-daemon");
    command.args(["--session", "--nofork", "--print-address=1"]);
    first_line(command.stderr(Stdio::null()))
}

/// Starts a program and returns the first line it prints.
fn first_line(command: &mut Command) -> (Running, String) {
    let mut running = Running::start(command.stdout(Stdio::piped()));
    let mut line = String::new();
    BufReader::new(running.0.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    (running, line.trim().to_owned())
}

/// Returns a text as `XPath` writes it.
fn quoted(text: &str) -> String {
    assert!(!text.contains('"'), "no name here has double quotes");
    format!("\"{text}\"")
}
