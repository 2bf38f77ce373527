//! A row of a table of tools.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::tool::{Contact, ToolFact};

use super::columns::{Column, Head};
use super::{Field, values};
use crate::error::Problems;
use crate::sheet::{Sheet, SheetRow, Value};
use crate::tool_catalog::LICENCE_FACT;
use crate::tool_draft::{CoverDraft, ToolDraft, VendorDraft, licence_name};

/// Cells of merged regions → the first cell of their region. Regions larger than a table has any use for are
/// left out.
pub(super) fn spread(sheet: &Sheet) -> BTreeMap<(u32, u32), (u32, u32)> {
    const MOST: u64 = 2_000;
    let mut spread = BTreeMap::new();
    let mut total = 0;
    for region in &sheet.merged {
        let height = u64::from(region.last_row - region.first_row) + 1;
        let width = u64::from(region.last_column - region.first_column) + 1;
        total += height * width;
        if height * width > MOST || total > 100 * MOST {
            total -= height * width;
            continue;
        }
        for row in region.first_row..=region.last_row {
            for column in region.first_column..=region.last_column {
                spread.insert((row, column), (region.first_row, region.first_column));
            }
        }
    }
    spread
}

/// A row that is being read.
pub(super) struct Row<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) head: &'a Head,
    pub(super) row: &'a SheetRow,
    pub(super) spread: &'a BTreeMap<(u32, u32), (u32, u32)>,
    pub(super) problems: &'a mut Problems,
    pub(super) notices: &'a mut Vec<String>,
}

impl Row<'_> {
    /// Returns the row's tool; none where it has none, or something is wrong with it.
    pub(super) fn read(mut self) -> Option<ToolDraft> {
        if self.is_head_again() || self.is_empty() {
            return None;
        }
        let before = self.problems.list.len() + self.problems.more;
        let name = self.text(Field::Name).unwrap_or_default();
        if name.is_empty() {
            self.problem(Field::Name, "the name of the tool is missing");
        }
        let code = self.text(Field::Code);
        let mut draft = ToolDraft {
            key: code.clone().unwrap_or_else(|| name.clone()),
            place: self.place(),
            name,
            code,
            state: self.value(Field::State, values::state),
            vendor: self.vendor(),
            category: self.text(Field::Category),
            licence: self.text(Field::Licence).map(|l| licence_name(&l)),
            hosting: self.value(Field::Hosting, values::hosting),
            environments: self.text(Field::Environments).map(|t| values::list(&t)),
            owner_role: self.text(Field::Owner),
            homepage: self.value(Field::Homepage, values::homepage),
            repository: self.value(Field::Repository, values::repository),
            description: self.text(Field::Description),
            ..ToolDraft::default()
        };
        draft.environments = draft.environments.filter(|e| !e.is_empty());
        self.cost(&mut draft);
        draft.covers = self
            .value(Field::Capabilities, values::covers)
            .unwrap_or_default();
        draft.facts = self.facts(draft.licence.as_deref());
        (self.problems.list.len() + self.problems.more == before).then_some(draft)
    }

    fn place(&self) -> String {
        let row = u64::from(self.row.row) + 1;
        if self.sheet.name.is_empty() {
            format!("row {row}")
        } else {
            format!("sheet “{}”, row {row}", self.sheet.name)
        }
    }

    fn is_empty(&self) -> bool {
        let mut columns = self.head.columns.iter().filter(|c| c.field.is_some());
        columns.all(|c| match self.row.cell(c.column) {
            Some(value) => value.text().trim().is_empty(),
            None => true,
        })
    }

    /// Long tables repeat their head.
    fn is_head_again(&self) -> bool {
        let mut columns = self.head.columns.iter().filter(|c| c.field.is_some());
        columns.all(|c| {
            let text = self.row.cell(c.column).map(Value::text).unwrap_or_default();
            text.trim() == c.head
        })
    }

    /// Returns the column of a field.
    fn column(&self, field: Field) -> Option<&Column> {
        self.head.columns.iter().find(|c| c.field == Some(field))
    }

    /// Returns what a reader sees in a column of this row.
    fn shown(&self, column: u32) -> Option<&Value> {
        let at = (self.row.row, column);
        match self.spread.get(&at) {
            Some(&first) if first != at => self.sheet.cell(first.0, first.1),
            _ => self.row.cell(column),
        }
    }

    fn text(&mut self, field: Field) -> Option<String> {
        let column = self.column(field)?.column;
        match self.shown(column)? {
            Value::Error(error) => {
                let message =
                    format!("a formula failed here ({error}); correct it or empty the cell");
                self.problem(field, message);
                None
            }
            value => {
                let text = value.text().trim().to_owned();
                (!text.is_empty()).then_some(text)
            }
        }
    }

    fn value<T>(
        &mut self,
        field: Field,
        read: fn(&Value) -> Result<Option<T>, String>,
    ) -> Option<T> {
        let column = self.column(field)?.column;
        if matches!(self.shown(column), Some(Value::Error(_))) {
            self.text(field);
            return None;
        }
        match read(self.shown(column)?) {
            Ok(value) => value,
            Err(message) => {
                self.problem(field, message);
                None
            }
        }
    }

    fn problem(&mut self, field: Field, message: impl Into<String>) {
        let column = self.column(field);
        let (column, head) = column.map_or((0, String::new()), |c| (c.column, c.head.clone()));
        let place = self.sheet.place(self.row.row, column, &head);
        self.problems.push(place, message);
    }

    fn cost(&mut self, draft: &mut ToolDraft) {
        let money = self.value(Field::AnnualCost, values::money);
        let own = self.value(Field::Currency, values::currency);
        let Some(money) = money else {
            draft.currency = own;
            return;
        };
        draft.annual_cost = Some(money.amount);
        let of_head = self
            .column(Field::AnnualCost)
            .and_then(|c| values::currency_in(&c.head));
        if money.dollar && own.is_none() {
            let notice =
                "A $ was taken for USD; a column “Currency” says otherwise where it is not.";
            if !self.notices.iter().any(|n| n == notice) {
                self.notices.push(notice.to_owned());
            }
        }
        draft.currency = own.or(money.currency).or(of_head);
    }

    fn vendor(&mut self) -> Option<VendorDraft> {
        let name = self.text(Field::Vendor);
        let website = self.value(Field::VendorWebsite, values::homepage);
        let contact = Contact {
            name: self.text(Field::ContactName).unwrap_or_default(),
            role: self.text(Field::ContactRole).unwrap_or_default(),
            email: self.text(Field::ContactEmail).unwrap_or_default(),
            phone: self.text(Field::ContactPhone).unwrap_or_default(),
        };
        let vendor = VendorDraft {
            name: name.clone().unwrap_or_default(),
            website,
            contact: (contact != Contact::default()).then_some(contact),
            contract_start: self.value(Field::ContractStart, values::day),
            contract_end: self.value(Field::ContractEnd, values::day),
            notice_by: self.value(Field::NoticeBy, values::day),
        };
        if let (Some(start), Some(end)) = (vendor.contract_start, vendor.contract_end)
            && end < start
        {
            let message = format!("the contract ends on {end}, before it begins on {start}");
            self.problem(Field::ContractEnd, message);
        }
        if name.is_none() && vendor != VendorDraft::default() {
            let field = [
                Field::ContractEnd,
                Field::ContractStart,
                Field::NoticeBy,
                Field::VendorWebsite,
                Field::ContactName,
                Field::ContactEmail,
                Field::ContactPhone,
                Field::ContactRole,
            ]
            .into_iter()
            .find(|f| {
                let column = self.column(*f).map(|c| c.column);
                column.is_some_and(|c| self.shown(c).is_some())
            });
            let message = "the vendor is missing; contracts and contacts belong to one";
            self.problem(field.unwrap_or(Field::Vendor), message);
            return None;
        }
        name.map(|_name| vendor)
    }

    fn facts(&mut self, licence: Option<&str>) -> Vec<ToolFact> {
        let as_of = self.value(Field::AsOf, values::day);
        let source = self.text(Field::Source).unwrap_or_default();
        let verified = self
            .value(Field::Verified, values::flag)
            .unwrap_or_default();
        let mut stated: Vec<(String, String)> = Vec::new();
        if let Some(licence) = licence
            && (as_of.is_some() || !source.is_empty())
        {
            stated.push((LICENCE_FACT.to_owned(), licence.to_owned()));
        }
        let columns = self.head.columns.iter();
        for column in columns.filter(|c| c.field == Some(Field::Fact)) {
            match self.shown(column.column) {
                Some(Value::Error(_)) | None => {}
                Some(value) => {
                    let text = value.text().trim().to_owned();
                    if !text.is_empty() {
                        stated.push((column.head.clone(), text));
                    }
                }
            }
        }
        let fact = |(name, value)| ToolFact {
            name,
            value,
            as_of,
            source: source.clone(),
            verified,
        };
        stated.into_iter().map(fact).collect()
    }
}

/// Returns covers, each capability once with its best fit.
pub(super) fn once(covers: Vec<CoverDraft>) -> Vec<CoverDraft> {
    let mut seen = BTreeSet::new();
    let mut kept: Vec<CoverDraft> = Vec::new();
    for cover in covers {
        if seen.insert(cover.capability.clone()) {
            kept.push(cover);
        } else if let Some(own) = kept.iter_mut().find(|c| c.capability == cover.capability) {
            own.fit = own.fit.max(cover.fit);
        }
    }
    kept
}
