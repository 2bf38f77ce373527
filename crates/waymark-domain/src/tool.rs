//! Tools and their vendors: the inventory of what is in use, and of what might be.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::{CapabilityId, RoleId, ToolId, VendorId};
use crate::words::words;

words! {
    /// Where a tool stands in the ecosystem.
    ToolState {
        /// Runs today.
        InUse = "in_use", "In use";
        /// Might be taken.
        Candidate = "candidate", "Candidate";
        /// Was decided for.
        Chosen = "chosen", "Chosen";
        /// Was decided against.
        Rejected = "rejected", "Rejected";
        /// No longer runs.
        Retired = "retired", "Retired";
    }
    /// Where a tool runs.
    Hosting {
        /// Not known yet.
        Unknown = "unknown", "Unknown";
        /// On machines of the firm.
        OnPremises = "on_premises", "On premises";
        /// In a cloud account of the firm.
        Cloud = "cloud", "Own cloud account";
        /// At the vendor.
        Saas = "saas", "Hosted by the vendor";
        /// In more than one of these places.
        Hybrid = "hybrid", "Hybrid";
    }
    /// How well a tool covers a capability. The order is the order of strength.
    Fit {
        /// Some of it, with work around the rest.
        Partial = "partial", "Partial";
        /// Most of it.
        Good = "good", "Good";
        /// All of it.
        Full = "full", "Full";
    }
}

/// Somebody at a vendor.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Full name.
    pub name: String,
    /// What they do there.
    #[serde(default)]
    pub role: String,
    /// Address.
    #[serde(default)]
    pub email: String,
    /// Number.
    #[serde(default)]
    pub phone: String,
}

/// Who makes, sells or supports a tool: a partner of the firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Vendor {
    /// Names the vendor.
    pub id: VendorId,
    /// Unique short name, such as “VE-02”.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its address on the web.
    pub website: String,
    /// Who to talk to.
    pub contacts: Vec<Contact>,
    /// First day of the contract.
    #[ts(type = "string | null")]
    pub contract_start: Option<NaiveDate>,
    /// Last day of the contract.
    #[ts(type = "string | null")]
    pub contract_end: Option<NaiveDate>,
    /// Last day on which notice can be given, or the contract renews.
    #[ts(type = "string | null")]
    pub notice_by: Option<NaiveDate>,
    /// Anything else.
    pub notes: String,
}

/// A capability that a tool covers, and how well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// The capability.
    pub capability: CapabilityId,
    /// How well.
    pub fit: Fit,
}

/// Something that is known of a tool: every fact has a day and a source, because facts drift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ToolFact {
    /// What is stated, such as “First release”.
    pub name: String,
    /// What it is.
    pub value: String,
    /// The day on which it was so.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub as_of: Option<NaiveDate>,
    /// Where it is written.
    #[serde(default)]
    pub source: String,
    /// Whether somebody has looked it up at the source.
    #[serde(default)]
    pub verified: bool,
}

/// A tool: in use, candidate, chosen, rejected or retired.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Tool {
    /// Names the tool.
    pub id: ToolId,
    /// Unique short name, such as “T-07”.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub state: ToolState,
    /// Who makes, sells or supports it.
    pub vendor: Option<VendorId>,
    /// What it is for, in a word or two, such as “Model monitoring”.
    pub category: String,
    /// Licence by its SPDX name where it has one.
    pub licence: String,
    /// Where it runs.
    pub hosting: Hosting,
    /// What it costs a year, at least 0; none where it is not known.
    pub annual_cost: Option<f64>,
    /// Currency of the cost (ISO 4217), such as “EUR”.
    pub currency: String,
    /// Where it is set up, such as “production”.
    pub environments: Vec<String>,
    /// Who answers for it.
    pub owner_role: Option<RoleId>,
    /// Its address on the web.
    pub homepage: String,
    /// Where its source lies.
    pub repository: String,
    /// What it does.
    pub description: String,
    /// Where it was imported from, with its key there, so that it is found again; empty where typed in.
    pub origin: String,
    /// The capabilities it covers, in the order in which they were named.
    pub covers: Vec<Cover>,
    /// What is known of it.
    pub facts: Vec<ToolFact>,
}

impl Tool {
    /// Returns a tool in use of which nothing is known but its name.
    pub fn new(id: ToolId, code: &str, name: &str) -> Self {
        Self {
            id,
            code: code.to_owned(),
            name: name.to_owned(),
            state: ToolState::InUse,
            vendor: None,
            category: String::new(),
            licence: String::new(),
            hosting: Hosting::Unknown,
            annual_cost: None,
            currency: String::new(),
            environments: vec![],
            owner_role: None,
            homepage: String::new(),
            repository: String::new(),
            description: String::new(),
            origin: String::new(),
            covers: vec![],
            facts: vec![],
        }
    }

    /// Returns how well the tool covers `capability`, or none.
    pub fn fit(&self, capability: CapabilityId) -> Option<Fit> {
        self.covers
            .iter()
            .find(|c| c.capability == capability)
            .map(|c| c.fit)
    }

    /// Returns the day of the oldest dated fact, or none where no fact has a day.
    pub fn oldest_fact(&self) -> Option<NaiveDate> {
        self.facts.iter().filter_map(|f| f.as_of).min()
    }
}
