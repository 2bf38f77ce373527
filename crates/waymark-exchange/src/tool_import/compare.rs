//! Field by field.

use waymark_domain::id::VendorId;
use waymark_domain::tool::{Contact, Cover, Tool, ToolFact, Vendor};

use super::{FieldChange, Planner};
use crate::tables::number_text;
use crate::tool_draft::{ToolDraft, VendorDraft, repository_key, same_name};

/// Takes over into `tool` what the draft has, and returns what that changes.
pub(super) fn apply(
    planner: &mut Planner<'_>,
    draft: &ToolDraft,
    tool: &mut Tool,
    new: bool,
) -> Vec<FieldChange> {
    let mut changes = Changes(Vec::new());
    changes.text("name", &mut tool.name, Some(&draft.name));
    code(planner, draft, tool, &mut changes);
    changes.value("state", &mut tool.state, draft.state, |s| {
        s.title().to_owned()
    });
    changes.text("category", &mut tool.category, draft.category.as_ref());
    changes.text("licence", &mut tool.licence, draft.licence.as_ref());
    changes.value("hosting", &mut tool.hosting, draft.hosting, |h| {
        h.title().to_owned()
    });
    cost(draft, tool, &mut changes);
    if let Some(environments) = &draft.environments {
        let before = tool.environments.join(", ");
        changes.note("environments", before, environments.join(", "));
        tool.environments.clone_from(environments);
    }
    owner(planner, draft, tool, &mut changes);
    changes.text("homepage", &mut tool.homepage, draft.homepage.as_ref());
    // Two spellings of one repository are no change.
    let same = |repository: &String| repository_key(repository) == repository_key(&tool.repository);
    let repository = draft
        .repository
        .as_ref()
        .filter(|r| tool.repository.is_empty() || !same(r));
    changes.text("repository", &mut tool.repository, repository);
    changes.text(
        "description",
        &mut tool.description,
        draft.description.as_ref(),
    );
    if let Some(vendor) = &draft.vendor {
        take_vendor(planner, vendor, tool, &mut changes);
    }
    if new || !draft.covers_proposed {
        covers(planner, draft, tool, &mut changes);
    }
    for fact in &draft.facts {
        take_fact(fact, tool, &mut changes);
    }
    changes.0
}

/// The changes of a tool so far.
struct Changes(Vec<FieldChange>);

impl Changes {
    fn note(&mut self, field: impl Into<String>, before: String, after: String) {
        if before != after {
            self.0.push(FieldChange {
                field: field.into(),
                before,
                after,
            });
        }
    }

    /// A text that the source has and that is not empty.
    fn text(&mut self, field: &str, own: &mut String, after: Option<&String>) {
        if let Some(after) = after.filter(|a| !a.trim().is_empty() && *a != own) {
            self.note(field, own.clone(), after.clone());
            own.clone_from(after);
        }
    }

    fn value<T: PartialEq + Copy>(
        &mut self,
        field: &str,
        own: &mut T,
        after: Option<T>,
        title: fn(T) -> String,
    ) {
        if let Some(after) = after.filter(|a| a != own) {
            self.note(field, title(*own), title(after));
            *own = after;
        }
    }

    fn day(
        &mut self,
        field: &str,
        own: &mut Option<chrono::NaiveDate>,
        after: Option<chrono::NaiveDate>,
    ) -> bool {
        let Some(after) = after.filter(|a| Some(*a) != *own) else {
            return false;
        };
        let before = own.map(|d| d.to_string()).unwrap_or_default();
        self.note(field, before, after.to_string());
        *own = Some(after);
        true
    }
}

fn code(planner: &mut Planner<'_>, draft: &ToolDraft, tool: &mut Tool, changes: &mut Changes) {
    let Some(code) = draft
        .code
        .as_ref()
        .filter(|c| !c.is_empty() && **c != tool.code)
    else {
        return;
    };
    if planner.codes.insert(code.clone()) {
        changes.text("code", &mut tool.code, Some(code));
    } else {
        planner.plan.notices.push(format!(
            "“{}” cannot have the code {code}: another tool has it.",
            draft.name
        ));
    }
}

fn cost(draft: &ToolDraft, tool: &mut Tool, changes: &mut Changes) {
    let shown = |cost: Option<f64>, currency: &str| {
        let amount = cost.map(number_text).unwrap_or_default();
        format!("{amount} {currency}").trim().to_owned()
    };
    let before = shown(tool.annual_cost, &tool.currency);
    tool.annual_cost = draft.annual_cost.or(tool.annual_cost);
    if let Some(currency) = draft.currency.as_ref().filter(|c| !c.is_empty()) {
        tool.currency.clone_from(currency);
    }
    let after = shown(tool.annual_cost, &tool.currency);
    changes.note("annual cost", before, after);
}

fn owner(planner: &mut Planner<'_>, draft: &ToolDraft, tool: &mut Tool, changes: &mut Changes) {
    let Some(owner) = draft.owner_role.as_deref().filter(|o| !o.is_empty()) else {
        return;
    };
    let roles = planner.inventory.roles;
    let found = roles
        .iter()
        .find(|r| r.code.eq_ignore_ascii_case(owner))
        .or_else(|| roles.iter().find(|r| same_name(&r.title, owner)));
    let Some(found) = found else {
        let what = format!("role “{owner}”");
        planner
            .unknown
            .entry(what)
            .or_default()
            .push(draft.name.clone());
        return;
    };
    let before = roles.iter().find(|r| Some(r.id) == tool.owner_role);
    let before = before.map(|r| r.title.clone()).unwrap_or_default();
    if tool.owner_role != Some(found.id) {
        changes.note("owner", before, found.title.clone());
        tool.owner_role = Some(found.id);
    }
}

fn take_vendor(
    planner: &mut Planner<'_>,
    draft: &VendorDraft,
    tool: &mut Tool,
    changes: &mut Changes,
) {
    let known = planner
        .vendors
        .iter()
        .position(|v| same_name(&v.name, &draft.name));
    let position = known.unwrap_or_else(|| {
        planner.vendors.push(Vendor {
            id: VendorId((planner.new_id)()),
            code: String::new(),
            name: draft.name.trim().to_owned(),
            website: String::new(),
            contacts: Vec::new(),
            contract_start: None,
            contract_end: None,
            notice_by: None,
            notes: String::new(),
        });
        planner.vendors.len() - 1
    });
    let id = planner.vendors[position].id;
    if tool.vendor != Some(id) {
        let before = planner.vendors.iter().find(|v| Some(v.id) == tool.vendor);
        let before = before.map(|v| v.name.clone()).unwrap_or_default();
        changes.note("vendor", before, planner.vendors[position].name.clone());
        tool.vendor = Some(id);
    }
    let vendor = &mut planner.vendors[position];
    let counted = changes.0.len();
    changes.text(
        "vendor’s website",
        &mut vendor.website,
        draft.website.as_ref(),
    );
    changes.day(
        "contract start",
        &mut vendor.contract_start,
        draft.contract_start,
    );
    changes.day("contract end", &mut vendor.contract_end, draft.contract_end);
    changes.day("notice by", &mut vendor.notice_by, draft.notice_by);
    if let Some(contact) = &draft.contact {
        take_contact(contact, vendor, changes);
    }
    if known.is_none() || changes.0.len() > counted {
        planner.touched.insert(id);
    }
}

fn take_contact(draft: &Contact, vendor: &mut Vendor, changes: &mut Changes) {
    let shown = |c: &Contact| {
        let parts = [&c.name, &c.role, &c.email, &c.phone];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|p| !p.is_empty())
            .collect();
        parts.join(", ")
    };
    let same = |c: &&mut Contact| {
        let by_name = !draft.name.is_empty() && same_name(&c.name, &draft.name);
        let by_email = !draft.email.is_empty() && c.email.eq_ignore_ascii_case(&draft.email);
        by_name || by_email
    };
    let Some(own) = vendor.contacts.iter_mut().find(same) else {
        changes.note("contact", String::new(), shown(draft));
        vendor.contacts.push(draft.clone());
        return;
    };
    let before = shown(own);
    for (own, after) in [
        (&mut own.name, &draft.name),
        (&mut own.role, &draft.role),
        (&mut own.email, &draft.email),
        (&mut own.phone, &draft.phone),
    ] {
        if !after.is_empty() {
            own.clone_from(after);
        }
    }
    let after = shown(own);
    changes.note("contact", before, after);
}

/// What a source says is covered is added or corrected; what people added stays.
fn covers(planner: &mut Planner<'_>, draft: &ToolDraft, tool: &mut Tool, changes: &mut Changes) {
    for cover in &draft.covers {
        let Some(&capability) = planner.inventory.capabilities.get(&cover.capability) else {
            let what = format!("capability {}", cover.capability);
            planner
                .unknown
                .entry(what)
                .or_default()
                .push(draft.name.clone());
            continue;
        };
        let field = format!("capability {}", cover.capability);
        let fit = cover.fit;
        let own = tool.covers.iter_mut().find(|c| c.capability == capability);
        if let Some(own) = own {
            changes.note(field, own.fit.title().to_owned(), fit.title().to_owned());
            own.fit = fit;
        } else {
            changes.note(field, String::new(), fit.title().to_owned());
            tool.covers.push(Cover { capability, fit });
        }
    }
}

/// A fact takes the place of its namesake, unless that one is of a later day, or was looked up and says the
/// same.
fn take_fact(fact: &ToolFact, tool: &mut Tool, changes: &mut Changes) {
    let shown = |f: &ToolFact| {
        let day = f.as_of.map(|d| format!("as of {d}"));
        let verified = if f.verified { "verified" } else { "unverified" };
        let source = (!f.source.is_empty()).then(|| f.source.clone());
        let rest: Vec<String> = day
            .into_iter()
            .chain(source)
            .chain([verified.to_owned()])
            .collect();
        format!("{} ({})", f.value, rest.join("; "))
    };
    let field = format!("fact {}", fact.name);
    let Some(own) = tool
        .facts
        .iter_mut()
        .find(|f| same_name(&f.name, &fact.name))
    else {
        changes.note(field, String::new(), shown(fact));
        tool.facts.push(fact.clone());
        return;
    };
    let older = fact.as_of < own.as_of;
    let weaker = own.verified && !fact.verified && own.value == fact.value;
    if older || weaker || own == fact {
        return;
    }
    let before = shown(own);
    own.value.clone_from(&fact.value);
    own.as_of = fact.as_of;
    own.source.clone_from(&fact.source);
    own.verified = fact.verified;
    let after = shown(own);
    changes.note(field, before, after);
}
