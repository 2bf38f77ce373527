//! Every input: components, flows, where things run, the record.

use super::Row;
use super::compose::Context;
use crate::architecture::{At, Component};
use crate::id::ToolId;
use crate::report::Pair;
use crate::report::wording::count;
use crate::tool::Hosting;

/// Returns where components run in each plateau: a sentence, the heads, the rows.
pub(super) fn hosting(c: &Context<'_>) -> (String, Vec<String>, Vec<Row>) {
    let plateaus = c.index.plateaus();
    let heads: Vec<String> = plateaus.iter().map(|at| at.title().to_owned()).collect();
    let mut moving = 0;
    let rows: Vec<Row> = c
        .input
        .facts
        .architecture
        .components
        .iter()
        .enumerate()
        .map(|(i, component)| {
            let cells: Vec<String> = plateaus.iter().map(|at| place(at, i, component)).collect();
            let mut places = cells.iter().filter(|c| *c != "\u{2013}");
            let first = places.next();
            moving += usize::from(places.any(|place| Some(place) != first));
            std::iter::once(format!("{} {}", component.code, component.title))
                .chain(cells)
                .collect()
        })
        .collect();
    let claim = match moving {
        0 => "No component moves to another place.".to_owned(),
        n => format!(
            "{} to another place on the way.",
            count(n, "component moves", "components move")
        ),
    };
    (claim, heads, rows)
}

fn place<'a>(at: &At<'_, 'a>, position: usize, component: &'a Component) -> String {
    if !at.has_component(position) {
        return "\u{2013}".into();
    }
    match at.hosting(component) {
        (Hosting::Unknown, "") => "not known".into(),
        (Hosting::Unknown, provider) => provider.to_owned(),
        (hosting, "") => hosting.title().to_owned(),
        (hosting, provider) => format!("{}, {provider}", hosting.title()),
    }
}

/// Returns the register of components.
pub(super) fn components(c: &Context<'_>) -> Vec<Row> {
    let facts = c.input.facts;
    let environment = |one: &Component| {
        let home = facts
            .architecture
            .environments
            .iter()
            .find(|e| Some(e.id) == one.environment);
        home.map_or_else(|| "outside".to_owned(), |e| e.title.clone())
    };
    let tool = |id: Option<ToolId>| {
        let found = id.and_then(|id| facts.tools.iter().find(|t| t.id == id));
        found.map(|t| t.name.clone())
    };
    let plateaus = c.index.plateaus();
    let row = |(i, one): (usize, &Component)| {
        let mut tools: Vec<String> = Vec::new();
        for at in plateaus.iter().filter(|at| at.has_component(i)) {
            let name = tool(at.component_state(&facts.architecture.components[i]).tool);
            let name = name.unwrap_or_else(|| {
                if one.kind.is_slot() {
                    "open slot".into()
                } else {
                    String::new()
                }
            });
            if !name.is_empty() && tools.last() != Some(&name) {
                tools.push(name);
            }
        }
        let capabilities = one
            .capabilities
            .iter()
            .filter_map(|id| c.input.capabilities.get(id));
        let steps = one.steps.iter().filter_map(|id| c.input.steps.get(id));
        let links: Vec<&str> = capabilities.chain(steps).map(String::as_str).collect();
        vec![
            one.code.clone(),
            one.title.clone(),
            one.description.clone(),
            one.kind.title().to_owned(),
            environment(one),
            tools.join(", then "),
            c.role(one.owner_role),
            one.criticality.title().to_owned(),
            links.join(", "),
            c.codes(&one.plateaus),
        ]
    };
    facts
        .architecture
        .components
        .iter()
        .enumerate()
        .map(row)
        .collect()
}

/// Returns the register of flows.
pub(super) fn flows(c: &Context<'_>) -> Vec<Row> {
    let a = &c.input.facts.architecture;
    let gate = |id| {
        a.gates
            .iter()
            .find(|g| Some(g.id) == id)
            .map(|g| g.code.clone())
    };
    let rows = a.flows.iter().map(|f| {
        vec![
            f.code.clone(),
            c.title(f.from),
            c.title(f.to),
            if f.title.is_empty() {
                f.kind.title().to_owned()
            } else {
                format!("{} ({})", f.title, f.kind.title().to_lowercase())
            },
            f.protocol.clone(),
            f.classification.title().to_owned(),
            gate(f.gate).unwrap_or_default(),
            c.codes(&f.plateaus),
        ]
    });
    rows.collect()
}

/// Returns what the document was written against.
pub(super) fn record(c: &Context<'_>) -> Vec<Pair> {
    let (input, a) = (c.input, &c.input.facts.architecture);
    let mut rows = vec![
        Pair::new(
            "Engagement",
            format!("{} · {}", input.engagement.client, input.engagement.title),
        ),
        Pair::new("Engagement file", input.file_name.to_owned()),
        Pair::new("Fingerprint of the inputs", input.fingerprint.to_owned()),
        Pair::new("Architecture", a.scheme.title.clone()),
        Pair::new(
            "Model",
            format!(
                "{}, {}, {}, {}",
                count(a.components.len(), "component", "components"),
                count(a.flows.len(), "flow", "flows"),
                count(a.gates.len(), "gate", "gates"),
                count(a.waivers.len(), "waiver", "waivers"),
            ),
        ),
        Pair::new(
            "Method of the matrix",
            "The TOGAF Standard, gap analysis: blocks before as rows, blocks after as columns, Eliminated and New".to_owned(),
        ),
        Pair::new(
            "Method of efforts",
            "1 point, 1 for each flow that comes, goes or changes with it, 2 for another place, 1 for another tool; \
             small up to 3, medium up to 6, large above. For the order of work, not for a budget."
                .to_owned(),
        ),
        Pair::new("Day of this document", input.today.to_string()),
        Pair::new(
            "Made with",
            concat!("Waymark ", env!("CARGO_PKG_VERSION")).to_owned(),
        ),
    ];
    rows.retain(|r| !r.value.trim_matches([' ', '·']).is_empty());
    rows
}
