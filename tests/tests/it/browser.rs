//! The built UI in Chromium, over the loopback bridge.

use std::process::Command;

use crate::support::{binary, root};

/// Every screen, in light and in dark: no violation of WCAG 2.2 AA, no error in the console, nothing cut
/// off at 150 %. Pictures are left in target/walk.
#[test]
fn every_screen_passes_the_audit() {
    let bridge = binary("bridge");
    let audit = Command::new("node")
        .arg("walks/audit.mjs")
        .current_dir(root().join("ui"))
        .env("WAYMARK_BIN_DIR", bridge.parent().unwrap())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&audit.stdout);
    let errors = String::from_utf8_lossy(&audit.stderr);
    assert!(audit.status.success(), "{said}{errors}");
    assert!(
        said.contains(" screens audited, 0 findings"),
        "{said}{errors}"
    );
}
