//! Vendors and tools in a bundle, in and out.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_saphyr::{FlowMap, FlowSeq};
use uuid::Uuid;
use waymark_domain::id::{RoleId, ToolId, VendorId};
use waymark_domain::tool::{Contact, Cover, Fit, Hosting, Tool, ToolFact, ToolState, Vendor};

use super::read::Context;
use super::references::{Codes, Models};
use crate::yaml::{self, At, Num, Ordered, Pairs};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VendorDoc {
    id: Option<At<Uuid>>,
    code: At<String>,
    name: String,
    #[serde(default)]
    website: String,
    #[serde(default)]
    contacts: Vec<Contact>,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    contract_start: Option<NaiveDate>,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    contract_end: Option<NaiveDate>,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    notice_by: Option<NaiveDate>,
    #[serde(default)]
    notes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToolDoc {
    id: Option<At<Uuid>>,
    code: At<String>,
    name: String,
    state: Option<ToolState>,
    vendor: Option<At<String>>,
    #[serde(default)]
    category: String,
    #[serde(default)]
    licence: String,
    hosting: Option<Hosting>,
    annual_cost: Option<At<f64>>,
    #[serde(default)]
    currency: String,
    #[serde(default)]
    environments: Vec<String>,
    owner_role: Option<At<String>>,
    #[serde(default)]
    homepage: String,
    #[serde(default)]
    repository: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    origin: String,
    #[serde(default)]
    covers: Pairs<Fit>,
    #[serde(default)]
    facts: Vec<ToolFact>,
}

/// Returns the vendors that a document states, with their codes.
pub(super) fn vendors(
    documents: Vec<VendorDoc>,
    context: &mut Context<'_>,
) -> (Vec<Vendor>, Codes<VendorId>) {
    let mut codes = Codes::new();
    let mut vendor = |(i, d): (usize, VendorDoc)| {
        let id = context.id(d.id.as_ref());
        let path = format!("vendors[{i}].code");
        context.add(&mut codes, &d.code, id, "vendor", &path);
        context.filled(&d.name, &d.code, &format!("vendors[{i}].name"));
        Vendor {
            id,
            code: d.code.value,
            name: d.name,
            website: d.website,
            contacts: d.contacts,
            contract_start: d.contract_start,
            contract_end: d.contract_end,
            notice_by: d.notice_by,
            notes: d.notes,
        }
    };
    let vendors = documents.into_iter().enumerate().map(&mut vendor).collect();
    (vendors, codes)
}

/// Returns the tools that a document states, with their codes.
pub(super) fn tools(
    documents: Vec<ToolDoc>,
    vendors: &Codes<VendorId>,
    roles: &Codes<RoleId>,
    models: &Models<'_>,
    context: &mut Context<'_>,
) -> (Vec<Tool>, Codes<ToolId>) {
    let mut codes = Codes::new();
    let mut tool = |(i, d): (usize, ToolDoc)| {
        let path = |key: &str| format!("tools[{i}].{key}");
        let id = context.id(d.id.as_ref());
        context.add(&mut codes, &d.code, id, "tool", &path("code"));
        context.filled(&d.name, &d.code, &path("name"));
        if let Some(cost) = &d.annual_cost
            && !(cost.value.is_finite() && cost.value >= 0.0)
        {
            let message = "a cost is a number of at least 0";
            context.problem(cost, &path("annual_cost"), message);
        }
        let vendor = d
            .vendor
            .and_then(|v| context.find(vendors, &v, "vendor", &path("vendor")));
        let owner_role = d
            .owner_role
            .and_then(|r| context.find(roles, &r, "role", &path("owner_role")));
        Tool {
            id,
            code: d.code.value,
            name: d.name,
            state: d.state.unwrap_or(ToolState::Candidate),
            vendor,
            category: d.category,
            licence: d.licence,
            hosting: d.hosting.unwrap_or(Hosting::Unknown),
            annual_cost: d.annual_cost.map(|c| c.value),
            currency: d.currency,
            environments: d.environments,
            owner_role,
            homepage: d.homepage,
            repository: d.repository,
            description: d.description,
            origin: d.origin,
            covers: covers(d.covers, models, &path("covers"), context),
            facts: d.facts,
        }
    };
    let tools = documents.into_iter().enumerate().map(&mut tool).collect();
    (tools, codes)
}

fn covers(
    document: Pairs<Fit>,
    models: &Models<'_>,
    path: &str,
    context: &mut Context<'_>,
) -> Vec<Cover> {
    let mut seen = BTreeSet::new();
    let mut covers = Vec::new();
    for (code, fit) in document.0 {
        let path = format!("{path}.{}", code.value);
        match models.find(&code.value) {
            None => {
                let message = format!("there is no capability “{}”", code.value);
                context.problem(&code, &path, message);
            }
            Some(capability) if !seen.insert(capability) => {
                context.problem(
                    &code,
                    &path,
                    "the capability stands more than once; keep one",
                );
            }
            Some(capability) => covers.push(Cover { capability, fit }),
        }
    }
    covers
}

#[derive(Serialize)]
pub(super) struct VendorOut<'a> {
    id: Uuid,
    code: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    website: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contacts: Vec<FlowMap<ContactOut<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contract_start: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contract_end: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice_by: Option<NaiveDate>,
    #[serde(skip_serializing_if = "str::is_empty")]
    notes: &'a str,
}

#[derive(Serialize)]
struct ContactOut<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    role: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    email: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    phone: &'a str,
}

#[derive(Serialize)]
pub(super) struct ToolOut<'a> {
    id: Uuid,
    code: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<ToolState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    vendor: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    category: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    licence: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hosting: Option<Hosting>,
    #[serde(skip_serializing_if = "Option::is_none")]
    annual_cost: Option<Num>,
    #[serde(skip_serializing_if = "str::is_empty")]
    currency: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    environments: Option<FlowSeq<&'a [String]>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner_role: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    homepage: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    repository: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    origin: &'a str,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    covers: Ordered<Fit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<FactOut<'a>>,
}

#[derive(Serialize)]
struct FactOut<'a> {
    name: &'a str,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<NaiveDate>,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    verified: bool,
}

impl<'a> VendorOut<'a> {
    pub(super) fn new(v: &'a Vendor) -> Self {
        let contact = |c: &'a Contact| {
            FlowMap(ContactOut {
                name: &c.name,
                role: &c.role,
                email: &c.email,
                phone: &c.phone,
            })
        };
        Self {
            id: v.id.0,
            code: &v.code,
            name: &v.name,
            website: &v.website,
            contacts: v.contacts.iter().map(contact).collect(),
            contract_start: v.contract_start,
            contract_end: v.contract_end,
            notice_by: v.notice_by,
            notes: &v.notes,
        }
    }
}

impl<'a> ToolOut<'a> {
    pub(super) fn new(
        t: &'a Tool,
        vendors: &Codes<VendorId>,
        roles: &Codes<RoleId>,
        models: &Models<'_>,
    ) -> Self {
        let fact = |f: &'a ToolFact| FactOut {
            name: &f.name,
            value: &f.value,
            as_of: f.as_of,
            source: &f.source,
            verified: f.verified,
        };
        let covers = t.covers.iter().map(|c| (models.name(c.capability), c.fit));
        Self {
            id: t.id.0,
            code: &t.code,
            name: &t.name,
            state: super::write::unless(t.state, &ToolState::Candidate),
            vendor: t.vendor.map(|v| vendors.name(v)),
            category: &t.category,
            licence: &t.licence,
            hosting: super::write::unless(t.hosting, &Hosting::Unknown),
            annual_cost: t.annual_cost.map(Num),
            currency: &t.currency,
            environments: (!t.environments.is_empty()).then_some(FlowSeq(&t.environments)),
            owner_role: t.owner_role.map(|r| roles.name(r)),
            homepage: &t.homepage,
            repository: &t.repository,
            description: &t.description,
            origin: &t.origin,
            covers: Ordered(covers.collect()),
            facts: t.facts.iter().map(fact).collect(),
        }
    }
}
