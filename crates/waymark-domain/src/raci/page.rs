//! The page docs/raci-rules.md, written from the rules themselves.

use std::fmt::Write;

use super::examples::Example;
use super::rule::{Rule, RuleScope};
use crate::process::Duty;

/// Returns the page that documents every rule with its examples.
pub fn rules_page() -> String {
    let mut page = String::from(
        "# RACI rules\n\n<!-- Written from the rules in waymark-domain (`raci::rules_page`); a test keeps it so. Do not edit. -->\n\n\
         Every rule has a severity (error, warn, off) that an engagement may change, and can be waived for a step, a \
         role or a person with a reason and an expiry. Only errors make `waymark raci check` end with 1.\n\n\
         | rule | asks for | shown at | severity |\n|---|---|---|---|\n",
    );
    for rule in Rule::ALL {
        let at = match rule.scope() {
            RuleScope::Task => "the row of a task",
            RuleScope::Role => "the column of a role",
            RuleScope::Person => "a person",
        };
        let id = rule.id();
        let severity = rule.severity().word();
        let _ = writeln!(
            page,
            "| [`{id}`](#{id}) | {} | {at} | {severity} |",
            rule.title()
        );
    }
    for rule in Rule::ALL {
        let _ = write!(
            page,
            "\n## {}\n**{}.** {}\n\n*Fix.* {}\n\nWrong:\n\n{}\nRight:\n\n{}",
            rule.id(),
            rule.title(),
            rule.why(),
            rule.fix(),
            table(&rule.wrong()),
            table(&rule.right()),
        );
    }
    page
}

fn table(example: &Example) -> String {
    let mut text = String::from("| task |");
    for role in &example.roles {
        let mark = if example.validators.contains(role) {
            " (validator)"
        } else {
            ""
        };
        let _ = write!(text, " {role}{mark} |");
    }
    text.push_str("\n|---|");
    text.push_str(&"---|".repeat(example.roles.len()));
    text.push('\n');
    for row in &example.rows {
        let mark = match (row.gate, row.duty) {
            (true, _) => " (gate)",
            (_, Some(Duty::Build)) => " (build)",
            (_, Some(Duty::Validate)) => " (validate)",
            _ => "",
        };
        let _ = write!(text, "| {}{mark} |", row.title);
        for cell in &row.cells {
            let _ = write!(text, " {cell} |");
        }
        text.push('\n');
    }
    if !example.people.is_empty() {
        let _ = writeln!(text, "\n{}.", example.people.join("; "));
    }
    text
}
