//! Which capabilities the tools of a category may cover, until somebody looks closer.

use serde::Deserialize;
use waymark_domain::tool::Fit;

use super::Shelf;
use crate::error::{ExchangeError, Problems};
use crate::tool_draft::CoverDraft;
use crate::yaml::{self, At, Bounds, Pairs, wrong_format};

/// Value of the `format` key.
const FORMAT: &str = "waymark.landscape-mapping/1";

const BOUNDS: Bounds = Bounds {
    what: "landscape mapping",
    format: FORMAT,
    bytes: 1 << 20,
    depth: 12,
    nodes: 100_000,
};

/// What the tools of a shelf may cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingRule {
    /// The category, compared without regard to case.
    pub category: String,
    /// The subcategory; none holds for the category's others.
    pub subcategory: Option<String>,
    /// The capabilities.
    pub covers: Vec<CoverDraft>,
}

/// Rules from shelves of landscapes to capabilities.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LandscapeMapping {
    /// The capability model whose codes the covers are.
    pub model: String,
    /// The rules.
    pub rules: Vec<MappingRule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingDoc {
    format: At<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "named in the document for its readers")]
    title: String,
    #[serde(default)]
    #[expect(dead_code, reason = "as above")]
    purpose: String,
    #[serde(default)]
    model: String,
    rules: Vec<At<RuleDoc>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleDoc {
    category: String,
    subcategory: Option<String>,
    #[serde(default)]
    covers: Pairs<Fit>,
}

impl LandscapeMapping {
    /// Reads a mapping: the format of `docs/formats/landscape.md`.
    pub fn parse(text: &str) -> Result<Self, ExchangeError> {
        let document: MappingDoc = yaml::read(text, &BOUNDS)?;
        let mut problems = Problems::default();
        if document.format.value != FORMAT {
            let message = wrong_format(&document.format.value, &BOUNDS);
            problems.push(document.format.place("format"), message);
            return Err(problems.into());
        }
        let mut rules: Vec<MappingRule> = Vec::new();
        for (index, at) in document.rules.into_iter().enumerate() {
            let (place, rule) = at.split();
            let covers = rule.covers.0.into_iter();
            let rule = MappingRule {
                category: rule.category,
                subcategory: rule.subcategory,
                covers: covers
                    .map(|(code, fit)| CoverDraft {
                        capability: code.value,
                        fit,
                    })
                    .collect(),
            };
            if rules.iter().any(|r| r.same_shelf(&rule)) {
                let message = "there is a rule for this shelf already; put the two together";
                problems.push(place.place(format!("rules[{index}]")), message);
            }
            rules.push(rule);
        }
        problems.none_or(Self {
            model: document.model,
            rules,
        })
    }

    /// Returns the rule of a shelf: that of its subcategory, else that of its category; none where nothing is
    /// known of either.
    pub fn rule(&self, shelf: &Shelf) -> Option<&MappingRule> {
        let of_category = || {
            self.rules
                .iter()
                .filter(|r| same(&r.category, &shelf.category))
        };
        of_category()
            .find(|r| {
                r.subcategory
                    .as_deref()
                    .is_some_and(|s| same(s, &shelf.subcategory))
            })
            .or_else(|| of_category().find(|r| r.subcategory.is_none()))
    }

    /// Returns what a tool on these shelves may cover; the better fit where two shelves say different things.
    pub fn covers(&self, shelves: &[Shelf]) -> Vec<CoverDraft> {
        let mut covers: Vec<CoverDraft> = Vec::new();
        for cover in shelves
            .iter()
            .filter_map(|s| self.rule(s))
            .flat_map(|r| &r.covers)
        {
            match covers.iter_mut().find(|c| c.capability == cover.capability) {
                Some(known) => known.fit = known.fit.max(cover.fit),
                None => covers.push(cover.clone()),
            }
        }
        covers
    }
}

impl MappingRule {
    fn same_shelf(&self, other: &Self) -> bool {
        let subcategory = |r: &Self| r.subcategory.as_deref().map(str::to_lowercase);
        same(&self.category, &other.category) && subcategory(self) == subcategory(other)
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
