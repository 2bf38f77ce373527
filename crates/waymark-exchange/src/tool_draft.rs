//! Tools as a source states them, whatever the source is.
//!
//! A field is none where the source does not have it: that is how an import knows what it may change.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::tool::{Contact, Fit, Hosting, ToolFact, ToolState};

/// A capability that a source says a tool covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CoverDraft {
    /// The capability's code.
    pub capability: String,
    /// How well.
    pub fit: Fit,
}

/// A vendor as a source states it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct VendorDraft {
    /// Its name.
    pub name: String,
    /// Its address on the web.
    pub website: Option<String>,
    /// Somebody there.
    pub contact: Option<Contact>,
    /// First day of the contract.
    #[ts(type = "string | null")]
    pub contract_start: Option<NaiveDate>,
    /// Last day of the contract.
    #[ts(type = "string | null")]
    pub contract_end: Option<NaiveDate>,
    /// Last day on which notice can be given.
    #[ts(type = "string | null")]
    pub notice_by: Option<NaiveDate>,
}

/// A tool as a source states it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
pub struct ToolDraft {
    /// Names the tool in its source, the same when the source is read again.
    pub key: String,
    /// Where it stands in the source, such as “line 12” or “sheet “Tools”, row 3”.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub code: Option<String>,
    /// Where it stands.
    pub state: Option<ToolState>,
    /// Who makes, sells or supports it.
    pub vendor: Option<VendorDraft>,
    /// What it is for.
    pub category: Option<String>,
    /// Licence.
    pub licence: Option<String>,
    /// Where it runs.
    pub hosting: Option<Hosting>,
    /// What it costs a year.
    pub annual_cost: Option<f64>,
    /// Currency of the cost.
    pub currency: Option<String>,
    /// Where it is set up.
    pub environments: Option<Vec<String>>,
    /// Code or title of the role that answers for it.
    pub owner_role: Option<String>,
    /// Its address on the web.
    pub homepage: Option<String>,
    /// Where its source lies.
    pub repository: Option<String>,
    /// What it does.
    pub description: Option<String>,
    /// What it covers.
    pub covers: Vec<CoverDraft>,
    /// Whether the covers are a proposal for its category, not what the source says of the tool.
    pub covers_proposed: bool,
    /// What is known of it.
    pub facts: Vec<ToolFact>,
}

impl ToolDraft {
    /// Takes from a second entry for the same tool what this one lacks. Returns the fields in which they
    /// differ; this one's values stay.
    pub(crate) fn absorb(&mut self, other: Self) -> Vec<&'static str> {
        let mut differ = Vec::new();
        let mut take = Take(&mut differ);
        take.one("code", &mut self.code, other.code);
        take.one("state", &mut self.state, other.state);
        match (&mut self.vendor, other.vendor) {
            (Some(vendor), Some(second)) => take.vendor(vendor, second),
            (vendor @ None, second) => *vendor = second,
            (Some(_), None) => {}
        }
        take.one("category", &mut self.category, other.category);
        take.one("licence", &mut self.licence, other.licence);
        take.one("hosting", &mut self.hosting, other.hosting);
        take.one("annual cost", &mut self.annual_cost, other.annual_cost);
        take.one("currency", &mut self.currency, other.currency);
        take.one("owner", &mut self.owner_role, other.owner_role);
        take.one("homepage", &mut self.homepage, other.homepage);
        take.one("repository", &mut self.repository, other.repository);
        take.one("description", &mut self.description, other.description);
        match (&mut self.environments, other.environments) {
            (Some(own), Some(second)) => {
                for environment in second {
                    if !own.contains(&environment) {
                        own.push(environment);
                    }
                }
            }
            (own @ None, second) => *own = second,
            (Some(_), None) => {}
        }
        for cover in other.covers {
            let own = self.covers.iter_mut();
            match own.into_iter().find(|c| c.capability == cover.capability) {
                Some(own) => own.fit = own.fit.max(cover.fit),
                None => self.covers.push(cover),
            }
        }
        for fact in other.facts {
            if !self.facts.contains(&fact) {
                self.facts.push(fact);
            }
        }
        differ
    }
}

/// Takes over what is missing and notes what differs.
struct Take<'a>(&'a mut Vec<&'static str>);

impl Take<'_> {
    fn one<T: PartialEq>(&mut self, field: &'static str, own: &mut Option<T>, other: Option<T>) {
        match (&own, other) {
            (None, other) => *own = other,
            (Some(own), Some(other)) if *own != other => self.0.push(field),
            _ => {}
        }
    }

    fn vendor(&mut self, own: &mut VendorDraft, other: VendorDraft) {
        if same_name(&own.name, &other.name) {
            self.one("website", &mut own.website, other.website);
            self.one("contact", &mut own.contact, other.contact);
            self.one(
                "contract start",
                &mut own.contract_start,
                other.contract_start,
            );
            self.one("contract end", &mut own.contract_end, other.contract_end);
            self.one("notice", &mut own.notice_by, other.notice_by);
        } else {
            self.0.push("vendor");
        }
    }
}

/// Returns a name as names are compared: letters and digits in lower case.
pub fn name_key(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Returns whether two names are the same but for case, spaces and punctuation.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let (key_a, key_b) = (name_key(a), name_key(b));
    if key_a.is_empty() && key_b.is_empty() {
        a == b
    } else {
        key_a == key_b
    }
}

/// Returns a repository's address as addresses are compared, or none where it is no address of one: host and
/// path in lower case, without scheme, `www.`, `.git`, query and what a host shows of a repository.
///
/// ```
/// use waymark_exchange::tool_draft::repository_key;
///
/// let key = Some("github.com/prefecthq/prefect".to_owned());
/// assert_eq!(repository_key("https://github.com/PrefectHQ/prefect/"), key);
/// assert_eq!(repository_key("git@github.com:prefecthq/prefect.git"), key);
/// assert_eq!(repository_key("http://www.github.com/prefecthq/prefect/tree/main/src?x=1"), key);
/// assert_eq!(repository_key("unknown"), None);
/// ```
pub fn repository_key(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let rest = address
        .split_once("://")
        .map_or(address.as_str(), |(_, rest)| rest);
    // git@host:owner/name, and host/owner/name with a user before it.
    let (authority, path) = rest
        .find('/')
        .map_or((rest, ""), |slash| rest.split_at(slash));
    let rest = match authority.rsplit_once('@') {
        Some((_, host)) => format!("{}{path}", host.replacen(':', "/", 1)),
        None => rest.to_owned(),
    };
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let mut parts = rest.split('/').filter(|p| !p.is_empty());
    let host = parts.next()?;
    let host = host.trim_start_matches("www.");
    if !host.contains('.') || host.contains(char::is_whitespace) {
        return None;
    }
    let forge = matches!(
        host,
        "github.com" | "gitlab.com" | "bitbucket.org" | "codeberg.org"
    );
    let path: Vec<&str> = match (forge, host) {
        // Groups nest on GitLab; what the host shows of a repository begins with a dash.
        (true, "gitlab.com") => parts
            .take_while(|p| *p != "-" && *p != "tree" && *p != "blob")
            .collect(),
        (true, _) => parts.take(2).collect(),
        (false, _) => parts.collect(),
    };
    let path = path.join("/");
    let path = path.trim_end_matches(".git");
    (!path.is_empty()).then(|| format!("{host}/{path}"))
}

/// Returns an address as a link may carry it, or none where it is none: `http` or `https`, which is put
/// before a bare host.
pub(crate) fn link(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = !text.is_empty()
        && text.chars().count() <= MAX_LINK
        && !text.contains(|c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"')
        });
    if !plain {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return (text
            .split_once("://")
            .is_some_and(|(_, rest)| !rest.is_empty()))
        .then(|| text.to_owned());
    }
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let named = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    named.then(|| format!("https://{text}"))
}

/// Longest address that is taken.
const MAX_LINK: usize = 2_000;

/// Returns a licence by its SPDX name where that is certain, else as it is written.
pub(crate) fn licence_name(text: &str) -> String {
    let text = text.trim();
    let key: String = text
        .to_lowercase()
        .replace("license", "")
        .replace("licence", "")
        .replace("version", "")
        .replace("the ", "")
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '.')
        .collect();
    let known = match key.as_str() {
        "apache2.0" | "apache2" | "apachev2" | "apachev2.0" | "asl2.0" => "Apache-2.0",
        "mit" => "MIT",
        "bsd3clause" | "bsd3" | "newbsd" | "3clausebsd" => "BSD-3-Clause",
        "bsd2clause" | "bsd2" | "2clausebsd" | "simplifiedbsd" => "BSD-2-Clause",
        "mpl2.0" | "mpl2" | "mozillapublic2.0" => "MPL-2.0",
        "epl2.0" | "eclipsepublic2.0" => "EPL-2.0",
        "isc" => "ISC",
        _ => return text.to_owned(),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn repositories_are_compared_by_what_they_are() {
        let check = |address: &str, key: Option<&str>| {
            assert_eq!(repository_key(address).as_deref(), key, "{address}");
        };
        check(
            "https://gitlab.com/Group/Sub/Project/-/tree/main",
            Some("gitlab.com/group/sub/project"),
        );
        check(
            "https://github.com/OAAX-standard",
            Some("github.com/oaax-standard"),
        );
        check(
            "ssh://git@git.example.com:2222/a/b.git",
            Some("git.example.com/2222/a/b"),
        );
        check("https://example.com", None);
        check("mlflow/mlflow", None);
        check("", None);
        check("https://", None);
    }

    #[test]
    fn links_are_addresses_and_nothing_else() {
        let check =
            |text: &str, link_: Option<&str>| assert_eq!(link(text).as_deref(), link_, "{text}");
        check(" https://mlflow.org ", Some("https://mlflow.org"));
        check("mlflow.org/docs", Some("https://mlflow.org/docs"));
        check("javascript:alert(1)", None);
        check("https://", None);
        check("n/a", None);
        check("see below", None);
        check("a.b:8080", None);
        check("file:///etc/passwd", None);
    }

    #[test]
    fn licences_get_their_names() {
        let check = |text: &str, name: &str| assert_eq!(licence_name(text), name);
        check("Apache 2.0", "Apache-2.0");
        check("Apache License, Version 2.0", "Apache-2.0");
        check("The MIT License", "MIT");
        check("BSD-3-Clause", "BSD-3-Clause");
        check("GPL 3.0", "GPL 3.0"); // only, or any later: not certain
        check(" commercial SaaS ", "commercial SaaS");
    }

    #[test]
    fn a_second_entry_fills_gaps_and_never_overwrites() {
        let mut first = ToolDraft {
            name: "Feast".into(),
            licence: Some("MIT".into()),
            environments: Some(vec!["dev".into()]),
            vendor: Some(VendorDraft {
                name: "A".into(),
                ..VendorDraft::default()
            }),
            ..ToolDraft::default()
        };
        let second = ToolDraft {
            licence: Some("Apache-2.0".into()),
            homepage: Some("https://feast.dev".into()),
            environments: Some(vec!["dev".into(), "prod".into()]),
            vendor: Some(VendorDraft {
                name: "a.".into(),
                website: Some("w".into()),
                ..VendorDraft::default()
            }),
            ..ToolDraft::default()
        };
        assert_eq!(first.absorb(second), ["licence"]);
        assert_eq!(first.licence.as_deref(), Some("MIT"));
        assert_eq!(first.homepage.as_deref(), Some("https://feast.dev"));
        assert_eq!(
            first.environments,
            Some(vec!["dev".to_owned(), "prod".to_owned()])
        );
        assert_eq!(first.vendor.and_then(|v| v.website).as_deref(), Some("w"));
    }

    proptest! {
        #[test]
        fn no_text_makes_them_panic(text in "\\PC{0,20}|[a-z:/@.?#-]{0,20}") {
            let _keys = (repository_key(&text), link(&text), licence_name(&text), name_key(&text));
        }

        #[test]
        fn a_key_is_its_own_key(text in "[a-zA-Z:/@.?#-]{0,30}") {
            if let Some(key) = repository_key(&text) {
                prop_assert_eq!(repository_key(&key), Some(key.clone()), "{}", key);
            }
        }
    }
}
