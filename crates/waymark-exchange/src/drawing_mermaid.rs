//! Drawings as Mermaid flowcharts, for wikis and pull requests that draw them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use waymark_domain::architecture::{DiffClass, Drawing, Element};

/// Returns a drawing as a flowchart: environments as subgraphs, gates as diamonds, what leads back dashed. What is
/// added, removed or changed has its sign in its label, and a class.
///
/// Texts are quoted and written in character codes wherever Mermaid would read anything into them.
pub fn write(drawing: &Drawing, homes: &BTreeMap<uuid::Uuid, uuid::Uuid>) -> String {
    let mut out = String::from("---\n");
    // Writing to a string cannot fail.
    let _ = write!(out, "title: {}\n---\nflowchart LR\n", yaml(&drawing.title));
    let mut names: BTreeMap<Element, String> = BTreeMap::new();
    let mut inside: BTreeMap<Option<uuid::Uuid>, Vec<String>> = BTreeMap::new();
    for (i, b) in drawing.boxes.iter().enumerate() {
        let name = format!("c{i}");
        let mut label = format!("{}{}", sign(b.class), b.title.join(" "));
        if !b.subtitle.is_empty() {
            let _ = write!(label, "\n{}", b.subtitle);
        }
        let line = format!("{name}[\"{}\"]{}", text(&label), class(b.class));
        inside
            .entry(homes.get(&b.component.0).copied())
            .or_default()
            .push(line);
        names.insert(Element::Component(b.component), name);
    }
    for (i, zone) in drawing.zones.iter().enumerate() {
        let Some(id) = zone.environment else { continue };
        let title = format!("{}{}", sign(zone.class), zone.title);
        let _ = writeln!(out, "  subgraph e{i}[\"{}\"]", text(&title));
        for line in inside.remove(&Some(id.0)).unwrap_or_default() {
            let _ = writeln!(out, "    {line}");
        }
        out.push_str("  end\n");
    }
    for line in inside.into_values().flatten() {
        let _ = writeln!(out, "  {line}");
    }
    for (i, g) in drawing.gates.iter().enumerate() {
        let name = format!("g{i}");
        let label = format!("{}{} {}", sign(g.class), g.code, g.title.join(" "));
        let _ = writeln!(out, "  {name}{{\"{}\"}}{}", text(&label), class(g.class));
        names.insert(Element::Gate(g.gate), name);
    }
    for line in &drawing.lines {
        let (Some(from), Some(to)) = (names.get(&line.from), names.get(&line.to)) else {
            continue;
        };
        let arrow = match line.class {
            DiffClass::Removed => "-.-x",
            _ if line.feedback => "-.->",
            DiffClass::Added => "==>",
            _ => "-->",
        };
        match &line.label {
            Some(label) => {
                let _ = writeln!(out, "  {from} {arrow}|\"{}\"| {to}", text(&label.text));
            }
            None => {
                let _ = writeln!(out, "  {from} {arrow} {to}");
            }
        }
    }
    out.push_str(
        "  classDef added stroke-width:3px\n  classDef removed stroke-dasharray:4 3\n  classDef changed stroke-width:2px\n",
    );
    out
}

fn sign(class: DiffClass) -> &'static str {
    match class {
        DiffClass::Added => "+ ",
        DiffClass::Removed => "\u{2212} ",
        DiffClass::Changed => "~ ",
        DiffClass::Kept => "",
    }
}

fn class(class: DiffClass) -> &'static str {
    match class {
        DiffClass::Added => ":::added",
        DiffClass::Removed => ":::removed",
        DiffClass::Changed => ":::changed",
        DiffClass::Kept => "",
    }
}

/// Returns a text as it may stand between quotes: letters, digits, plain marks and line ends as they are, everything
/// else by its code. Mermaid 11 reads labels as Markdown, so a mark that begins a list or a link there is written by its
/// code too. A break as `<br/>` would not do: where Mermaid finds a tag, it reads codes before Markdown.
fn text(words: &str) -> String {
    let lines: Vec<String> = words.split('\n').map(line).collect();
    lines.join("\n")
}

fn line(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut before = String::new();
    let mut rest = words.trim().chars().peekable();
    while let Some(c) = rest.next() {
        let c = if c.is_control() { ' ' } else { c };
        let is_plain = match c {
            // “- a”, “+ a”
            '-' | '+' => !before.is_empty(),
            // “1. a”, “1) a”, “www.a.b”
            '.' | ')' => {
                let number = !before.is_empty() && before.chars().all(|c| c.is_ascii_digit());
                !number && !before.to_ascii_lowercase().ends_with("www")
            }
            // “https://a.b”
            ':' => rest.peek() != Some(&'/'),
            c => c.is_alphanumeric() || " ,\u{2212}(/'\u{2019}".contains(c),
        };
        if is_plain {
            out.push(c);
        } else {
            let _ = write!(out, "#{};", u32::from(c));
        }
        before.push(c);
    }
    out
}

/// Returns a text as a quoted YAML scalar on one line.
fn yaml(words: &str) -> String {
    let clean: String = words
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    format!("\"{}\"", clean.replace('\\', "\\\\").replace('"', "\\\""))
}
