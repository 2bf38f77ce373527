//! The page docs/architecture-rules.md, written from the rules themselves.

use std::fmt::Write;

use super::examples::{ArchitectureExample, EXAMPLE_GRAMMAR};
use super::rule::ArchitectureRule;

/// Returns the page that documents every rule with its examples.
pub fn rules_page() -> String {
    let mut page = String::from(
        "# Architecture rules\n\n<!-- Written from the rules in waymark-domain (`architecture::rules_page`); a test keeps \
         it so. Do not edit. -->\n\n\
         Every rule has a severity (error, warn, off) that an engagement may change, and can be waived for an element \
         with a reason and an expiry. A finding names the plateaus in which it stands. What is found in a baseline alone \
         describes today and blocks nothing; what is found in a transition or in the target can still be avoided.\n\n\
         | rule | asks for | severity |\n|---|---|---|\n",
    );
    for rule in ArchitectureRule::ALL {
        let (id, severity) = (rule.id(), rule.severity().word());
        let _ = writeln!(page, "| [`{id}`](#{id}) | {} | {severity} |", rule.title());
    }
    let right = ArchitectureExample::right().text;
    let _ = write!(
        page,
        "\n## The right example\nNo rule finds anything here. {EXAMPLE_GRAMMAR}\n\n```text\n{right}\n```\n",
    );
    for rule in ArchitectureRule::ALL {
        let (right, wrong) = rule.wrong();
        let wrong = if wrong.is_empty() {
            "*(nothing)*".to_owned()
        } else {
            format!("`{}`", wrong.trim())
        };
        let _ = write!(
            page,
            "\n## {}\n**{}.** {}\n\n*Fix.* {}\n\n- Right: `{}`\n- Wrong: {wrong}\n",
            rule.id(),
            rule.title(),
            rule.why(),
            rule.fix(),
            right.trim(),
        );
    }
    page
}
