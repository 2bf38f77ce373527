//! The decision record as Markdown, in the form of an architecture decision record (Nygard 2011): status,
//! context, options, decision, consequences. It goes into a repository beside the code that follows from it.

use std::fmt::Write as _;

use waymark_domain::report::evaluation::DecisionRecord;
use waymark_domain::report::evaluation::decision::DecisionPart;
use waymark_domain::report::wording::plain;

/// Returns the record as Markdown. What people wrote is text: marks that would turn it into markup are
/// escaped.
pub fn write(record: &DecisionRecord) -> String {
    let mut text = String::new();
    let mut line = |said: &str| {
        text.push_str(said);
        text.push('\n');
    };
    line(&format!("# {}\n", inline(&record.title)));
    line(&format!("- Status: {}", record.status));
    let decision = &record.decision;
    if decision.decided {
        line(&format!("- Decided on: {}", decision.decided_on));
        if !decision.decided_by.is_empty() {
            line(&format!("- Decided by: {}", inline(&decision.decided_by)));
        }
        if !decision.review_on.is_empty() {
            let due = if decision.review_due { " (due)" } else { "" };
            line(&format!(
                "- Look at it again on: {}{due}",
                decision.review_on
            ));
        }
    }
    line(&format!("- Client: {}", inline(&record.cover.client)));
    for reason in &decision.stale {
        line(&format!("- Stale: {}", inline(reason)));
    }
    line("\n## Context\n");
    line(&block(&record.need, "The need is not written yet."));
    if !record.closes.is_empty() {
        line("\nIt should close:\n");
        let rows = record.closes.iter().map(|c| {
            let figure = |v: Option<f64>| v.map_or_else(|| "–".into(), plain);
            vec![
                c.code.clone(),
                c.title.clone(),
                figure(c.score),
                figure(c.target),
                figure(c.weighted_gap),
            ]
        });
        line(&table(
            &["Code", "Capability", "Score", "Target", "Weighted gap"],
            rows,
        ));
    }
    line("\n## Options\n");
    line(&options(record));
    if !record.robustness.is_empty() {
        line("\n### How firmly the ranking stands\n");
        line(&block(&record.robustness, ""));
    }
    line("\n## Decision\n");
    line(&decided(decision));
    line("\n## Consequences\n");
    line(&consequences(decision));
    if !decision.against.is_empty() {
        line("\n## Written against\n");
        let rows = decision.against.iter().map(|a| {
            let now = if a.same { "the same" } else { "changed" };
            vec![a.part.clone(), format!("`{}`", a.fingerprint), now.into()]
        });
        line(&raw_table(&["Part", "Fingerprint", "Now"], rows));
    }
    line("\n## Record\n");
    let rows = record
        .record
        .iter()
        .map(|p| vec![p.key.clone(), p.value.clone()]);
    line(&table(&["Entry", "Value"], rows));
    text
}

fn options(record: &DecisionRecord) -> String {
    let cost = if record.cost_unit.is_empty() {
        "Cost".to_owned()
    } else {
        format!("Cost, {}", record.cost_unit)
    };
    let one = |v: f64| format!("{v:.1}");
    let rows = record.ranking.iter().map(|r| {
        vec![
            r.rank.to_string(),
            if r.chosen {
                format!("{} (chosen)", r.name)
            } else {
                r.name.clone()
            },
            r.vendor.clone(),
            if r.best - r.worst > 0.05 {
                format!("{} [{}, {}]", one(r.value), one(r.worst), one(r.best))
            } else {
                one(r.value)
            },
            r.ranks.clone(),
            r.cost.map_or_else(|| "–".into(), plain),
            r.knock_outs.clone(),
        ]
    });
    let heads = [
        "Rank",
        "Tool",
        "Vendor",
        "Value of 100",
        "Possible ranks",
        &cost,
        "Knock-outs",
    ];
    let mut text = if record.ranking.is_empty() {
        "No tool is ranked yet.".to_owned()
    } else {
        table(&heads, rows)
    };
    for out in &record.knocked_out {
        let _ = write!(
            text,
            "\n- **{}** is knocked out by {}: {}",
            inline(&out.name),
            inline(&out.criterion),
            inline(&out.reason)
        );
    }
    text
}

fn decided(decision: &DecisionPart) -> String {
    if !decision.decided {
        let open = decision.open.iter().map(|o| format!("- {}", inline(o)));
        let open: Vec<String> = open.collect();
        return format!(
            "Nothing is decided yet. Before a decision:\n\n{}",
            open.join("\n")
        );
    }
    let names: Vec<String> = decision
        .chosen
        .iter()
        .map(|t| format!("**{}**", inline(&t.name)))
        .collect();
    let what = if names.is_empty() {
        "None of the tools is adopted.".to_owned()
    } else {
        format!("Adopt {}.", names.join(", "))
    };
    format!(
        "{what}\n\n{}",
        block(&decision.why, "No reason is recorded.")
    )
}

fn consequences(decision: &DecisionPart) -> String {
    let mut parts = Vec::new();
    if decision.conditions.is_empty() {
        parts.push("No condition is attached.".to_owned());
    } else {
        let lines: Vec<String> = decision
            .conditions
            .iter()
            .map(|c| format!("- {}", inline(c)))
            .collect();
        parts.push(format!(
            "The decision stands as long as:\n\n{}",
            lines.join("\n")
        ));
    }
    parts.push(format!(
        "Dissent: {}",
        block(&decision.dissent, "none is recorded.")
    ));
    let not: Vec<String> = decision
        .not_taken
        .iter()
        .map(|r| format!("- {}: {}", inline(&r.name), inline(&r.reason)))
        .collect();
    if !not.is_empty() {
        parts.push(format!("Not taken:\n\n{}", not.join("\n")));
    }
    parts.join("\n\n")
}

/// Returns a table whose cells are text.
fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    raw_table(heads, rows.map(|r| r.iter().map(|c| inline(c)).collect()))
}

/// Returns a table whose cells are Markdown already.
fn raw_table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let heads: Vec<String> = heads.iter().map(|h| inline(h)).collect();
    let rule = format!("|{}", " --- |".repeat(heads.len()));
    let mut lines = vec![line(&heads), rule];
    lines.extend(rows.map(|r| line(&r)));
    lines.join("\n")
}

/// Returns a text of some paragraphs, or `none` where there is nothing.
fn block(text: &str, none: &str) -> String {
    let lines: Vec<String> = text.lines().map(inline).collect();
    let text = lines.join("\n").trim().to_owned();
    if text.is_empty() {
        none.to_owned()
    } else {
        text
    }
}

/// Returns a text of one line with the marks of Markdown and HTML escaped.
fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let text = text.trim();
    for (at, c) in text.chars().enumerate() {
        match c {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '#' | '+' | '-' if at == 0 => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    // “1. ” at the start of a line would open a list.
    let digits = escaped.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && escaped[digits..].starts_with(". ") {
        escaped.insert(digits, '\\');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{block, inline, table};

    #[test]
    fn what_people_wrote_is_no_markup() {
        let cases = [
            ("# heading", "\\# heading"),
            ("- item", "\\- item"),
            ("1. first", "1\\. first"),
            ("2026-11-06", "2026-11-06"),
            (
                "a | b <script> `x` *y*",
                "a \\| b \\<script\\> \\`x\\` \\*y\\*",
            ),
            ("[link](http://x)", "\\[link\\](http://x)"),
        ];
        for (given, shown) in cases {
            assert_eq!(inline(given), shown);
        }
        assert_eq!(block("", "nothing"), "nothing");
        assert_eq!(block("one\n\n# two", ""), "one\n\n\\# two");
    }

    #[test]
    fn a_table_has_a_line_a_row() {
        let rows = [vec!["a|b".to_owned(), "c\nd".to_owned()]];
        assert_eq!(
            table(&["X", "Y"], rows.into_iter()),
            "| X | Y |\n| --- | --- |\n| a\\|b | c d |"
        );
    }
}
