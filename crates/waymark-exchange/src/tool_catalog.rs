//! Catalogs of tools as YAML: the format of `docs/formats/tool-catalog.md`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;
use waymark_domain::tool::{Fit, Hosting, ToolFact};

use crate::error::{ExchangeError, Problems};
use crate::tool_draft::{CoverDraft, ToolDraft, VendorDraft, link, name_key};
use crate::yaml::{self, At, Bounds, Pairs, code_problem, optional_day, wrong_format};

/// Value of the `format` key.
pub const FORMAT: &str = "waymark.tool-catalog/1";
/// Most bytes that a document may have.
pub const MAX_BYTES: usize = 5 << 20;
/// Most tools that a catalog may have.
pub const MAX_TOOLS: usize = 5_000;
/// What a tool's licence is called among its facts.
pub const LICENCE_FACT: &str = "Licence";

const BOUNDS: Bounds = Bounds {
    what: "tool catalog",
    format: FORMAT,
    bytes: MAX_BYTES,
    depth: 12,
    nodes: 400_000,
};

/// Tools with what is known of them.
#[derive(Debug, Clone, PartialEq)]
pub struct ToolCatalog {
    /// Unique short name; the origin of the tools that are taken from it.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Edition of the content.
    pub edition: String,
    /// Language of the content (BCP 47).
    pub language: String,
    /// What it is for.
    pub purpose: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// The capability model whose codes the covers are.
    pub model: String,
    /// The tools, in the document's order. Their keys are their names.
    pub tools: Vec<ToolDraft>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CatalogDoc {
    format: At<String>,
    code: At<String>,
    title: String,
    #[serde(default)]
    edition: String,
    #[serde(default = "english")]
    language: String,
    #[serde(default)]
    purpose: String,
    source: Option<String>,
    #[serde(default)]
    model: String,
    tools: Vec<ToolDoc>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ToolDoc {
    name: At<String>,
    #[serde(default)]
    category: String,
    repository: Option<At<String>>,
    homepage: Option<At<String>>,
    hosting: Option<Hosting>,
    vendor: Option<String>,
    #[serde(default)]
    description: String,
    licence: Option<LicenceDoc>,
    #[serde(default)]
    covers: Pairs<Fit>,
    #[serde(default)]
    facts: Vec<ToolFact>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LicenceDoc {
    name: String,
    #[serde(default, deserialize_with = "optional_day")]
    as_of: Option<NaiveDate>,
    #[serde(default)]
    source: String,
    #[serde(default)]
    verified: bool,
}

fn english() -> String {
    "en".to_owned()
}

/// Reads a catalog. A licence becomes a field of the tool and its first fact, called [`LICENCE_FACT`].
///
/// ```
/// let text = "
/// format: waymark.tool-catalog/1
/// code: mini
/// title: Two tools
/// model: mlops
/// tools:
///   - name: Feast
///     repository: https://github.com/feast-dev/feast
///     licence: { name: Apache-2.0, as_of: 2024-12-17, source: landscape export, verified: true }
///     covers: { TE1.2: good }
///   - name: Tecton
///     hosting: saas
/// ";
/// let catalog = waymark_exchange::tool_catalog::parse(text)?;
/// assert_eq!(catalog.tools[0].licence.as_deref(), Some("Apache-2.0"));
/// assert!(catalog.tools[0].facts[0].verified);
/// # Ok::<(), waymark_exchange::ExchangeError>(())
/// ```
pub fn parse(text: &str) -> Result<ToolCatalog, ExchangeError> {
    let document: CatalogDoc = yaml::read(text, &BOUNDS)?;
    let mut problems = Problems::default();
    if document.format.value != FORMAT {
        let message = wrong_format(&document.format.value, &BOUNDS);
        problems.push(document.format.place("format"), message);
        return Err(problems.into());
    }
    if let Some(message) = code_problem(&document.code.value) {
        problems.push(document.code.place("code"), message);
    }
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut tools = Vec::new();
    for (index, tool) in document.tools.into_iter().enumerate() {
        let path = format!("tools[{index}]");
        if index == MAX_TOOLS {
            let message = format!("the catalog has more than {MAX_TOOLS} tools");
            problems.push(tool.name.place(path), message);
            break;
        }
        let name = tool.name.value.trim();
        if name.is_empty() {
            problems.push(
                tool.name.place(format!("{path}.name")),
                "a tool needs a name",
            );
        } else if let Some(other) = names.insert(name_key(name), name.to_owned()) {
            let message = format!("the tool “{name}” stands more than once (“{other}”); keep one");
            problems.push(tool.name.place(format!("{path}.name")), message);
        }
        tools.push(draft(tool, &path, &mut problems));
    }
    problems.none_or(ToolCatalog {
        code: document.code.value,
        title: document.title,
        edition: document.edition,
        language: document.language,
        purpose: document.purpose,
        source: document.source,
        model: document.model,
        tools,
    })
}

fn draft(tool: ToolDoc, path: &str, problems: &mut Problems) -> ToolDraft {
    let mut address = |field: &str, text: Option<At<String>>| {
        let text = text.filter(|t| !t.value.trim().is_empty())?;
        let found = link(&text.value);
        if found.is_none() {
            let message = format!(
                "“{}” is no address; write it like https://mlflow.org",
                text.value
            );
            problems.push(text.place(format!("{path}.{field}")), message);
        }
        found
    };
    let repository = address("repository", tool.repository);
    let homepage = address("homepage", tool.homepage);
    let stated = |text: String| (!text.trim().is_empty()).then_some(text);
    let mut facts = Vec::new();
    let licence = tool.licence.map(|licence| {
        facts.push(ToolFact {
            name: LICENCE_FACT.to_owned(),
            value: licence.name.clone(),
            as_of: licence.as_of,
            source: licence.source,
            verified: licence.verified,
        });
        licence.name
    });
    facts.extend(tool.facts);
    ToolDraft {
        key: tool.name.value.trim().to_owned(),
        place: String::new(),
        name: tool.name.value.trim().to_owned(),
        vendor: tool.vendor.and_then(stated).map(|name| VendorDraft {
            name,
            ..VendorDraft::default()
        }),
        category: stated(tool.category),
        licence,
        hosting: tool.hosting.filter(|h| *h != Hosting::Unknown),
        homepage,
        repository,
        description: stated(tool.description),
        covers: tool
            .covers
            .0
            .into_iter()
            .map(|(code, fit)| CoverDraft {
                capability: code.value,
                fit,
            })
            .collect(),
        facts,
        ..ToolDraft::default()
    }
}
