//! What the columns of a table hold.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ColumnChoice;
use crate::sheet::{Sheet, SheetRow};

/// Rows from the top that may be the head.
const HEAD_ROWS: usize = 30;

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $title:literal, [$($head:literal),*];)*) => {
        /// What a column may hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Field { $($(#[$doc])* $name,)* }

        impl Field {
            /// All fields, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Returns the word as files and the wire carry it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// Returns the field as people read it.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title),* }
            }

            /// Returns the field that `word` names, or none.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }

            /// Returns the heads by which the field is told, best first, as [`plain`] gives them.
            fn heads(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($head),*]),* }
            }
        }
    };
}

fields! {
    /// Its name; a table of tools has it.
    Name = "name", "Name", ["name", "tool", "tool name", "product", "product name", "tool or product", "application", "software", "solution", "title"];
    /// Its short name.
    Code = "code", "Code", ["code", "tool code", "tool id", "id", "key", "no", "nr"];
    /// Where it stands.
    State = "state", "State", ["state", "status", "tool state", "lifecycle", "life cycle", "lifecycle state", "decision"];
    /// Who makes, sells or supports it.
    Vendor = "vendor", "Vendor", ["vendor", "vendor name", "supplier", "provider", "partner", "maker", "manufacturer", "company", "publisher"];
    /// The vendor's address on the web.
    VendorWebsite = "vendor_website", "Vendor’s website", ["vendor website", "vendor url", "supplier website"];
    /// Somebody at the vendor.
    ContactName = "contact_name", "Contact", ["contact", "contact name", "contact person", "vendor contact", "account manager"];
    /// What they do there.
    ContactRole = "contact_role", "Contact’s role", ["contact role", "contact title"];
    /// Their address.
    ContactEmail = "contact_email", "Contact’s e-mail", ["contact email", "contact e mail", "email", "e mail", "mail"];
    /// Their number.
    ContactPhone = "contact_phone", "Contact’s phone", ["contact phone", "phone", "telephone"];
    /// First day of the contract.
    ContractStart = "contract_start", "Contract start", ["contract start", "contract from", "contract begin", "start of contract", "contract start date", "start date"];
    /// Last day of the contract.
    ContractEnd = "contract_end", "Contract end", ["contract end", "contract until", "contract to", "end of contract", "contract end date", "contract expiry", "expires", "expiry", "expiry date", "end date", "renewal", "renewal date"];
    /// Last day for notice.
    NoticeBy = "notice_by", "Notice by", ["notice by", "notice", "notice date", "notice until", "cancel by", "cancellation date"];
    /// What it is for.
    Category = "category", "Category", ["category", "tool category", "type", "kind", "class", "area", "function"];
    /// Licence.
    Licence = "licence", "Licence", ["licence", "license", "licence type", "license type", "licence name", "license name", "spdx", "spdx id"];
    /// Where it runs.
    Hosting = "hosting", "Hosting", ["hosting", "hosted", "hosting model", "deployment", "deployment model", "delivery model", "runs"];
    /// What it costs a year.
    AnnualCost = "annual_cost", "Annual cost", ["annual cost", "annual costs", "yearly cost", "yearly costs", "cost per year", "cost a year", "cost p a", "costs p a", "cost", "costs", "annual price", "price per year", "annual spend", "price", "spend"];
    /// Currency of the cost.
    Currency = "currency", "Currency", ["currency", "ccy", "cost currency"];
    /// Where it is set up.
    Environments = "environments", "Environments", ["environments", "environment", "envs", "env"];
    /// Role that answers for it.
    Owner = "owner_role", "Owner", ["owner", "owner role", "tool owner", "responsible", "accountable", "responsible role", "product owner"];
    /// Its address on the web.
    Homepage = "homepage", "Homepage", ["homepage", "home page", "website", "web site", "url", "web", "link", "homepage url"];
    /// Where its source lies.
    Repository = "repository", "Repository", ["repository", "repo", "repository url", "repo url", "source code", "github", "git"];
    /// What it does.
    Description = "description", "Description", ["description", "summary", "purpose", "what it does", "used for", "comment", "comments", "notes", "note", "remarks"];
    /// Codes of the capabilities it covers.
    Capabilities = "capabilities", "Capabilities", ["capabilities", "capability", "covers", "capability codes", "capability code"];
    /// The day on which the row's facts were so.
    AsOf = "as_of", "As of", ["as of", "as of date", "checked on", "checked", "date"];
    /// Where the row's facts are written.
    Source = "source", "Source", ["source", "sources", "evidence", "reference"];
    /// Whether they were looked up there.
    Verified = "verified", "Verified", ["verified", "checked at source"];
    /// A fact by the name of the column.
    Fact = "fact", "A fact", [];
}

/// A column under the head.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) column: u32,
    pub(super) head: String,
    pub(super) field: Option<Field>,
    pub(super) guessed: bool,
}

/// The row that names the columns.
pub(super) struct Head {
    pub(super) row: u32,
    pub(super) columns: Vec<Column>,
    /// Columns that are said to hold a field that another one holds.
    pub(super) twice: Vec<(Column, Field)>,
    /// Heads of columns that hold nothing known.
    pub(super) ignored: Vec<String>,
}

/// Returns a head as heads are compared: words in lower case, without what stands in brackets.
fn plain(head: &str) -> String {
    let mut depth = 0_usize;
    let outside: String = head
        .chars()
        .filter(|c| match c {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = outside.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Returns the field that a head speaks of, and how plainly: 0 is plainest.
fn guess(head: &str) -> Option<(Field, usize)> {
    let plain = plain(head);
    // “Annual cost EUR” and “Cost in €” name the currency too.
    let words: Vec<&str> = plain.split(' ').collect();
    let money = super::values::currency_in(head).map(|code| code.to_lowercase());
    let without: Vec<&str> = words
        .iter()
        .copied()
        .filter(|w| Some(*w) != money.as_deref() && *w != "in")
        .collect();
    let without = without.join(" ");
    let all = Field::ALL.iter();
    all.filter_map(|field| {
        let heads = field.heads().iter();
        let rank = heads.clone().position(|h| *h == plain);
        let with_currency =
            || (*field == Field::AnnualCost).then(|| heads.clone().position(|h| *h == without));
        rank.or_else(|| with_currency().flatten())
            .map(|rank| (*field, rank))
    })
    .min_by_key(|(_, rank)| *rank)
}

fn same_head(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// Returns the columns under `row` as head.
fn under(row: &SheetRow, choices: &[ColumnChoice]) -> Head {
    let mut columns: Vec<Column> = Vec::new();
    let mut twice = Vec::new();
    let mut ignored = Vec::new();
    let mut ranks: Vec<Option<usize>> = Vec::new();
    for cell in &row.cells {
        let head = cell.value.text().trim().to_owned();
        if head.is_empty() {
            continue;
        }
        let choice = choices.iter().find(|c| same_head(&c.column, &head));
        let guess = if choice.is_some() { None } else { guess(&head) };
        columns.push(Column {
            column: cell.column,
            head,
            field: choice.map_or(guess.map(|g| g.0), |c| c.field),
            guessed: choice.is_none(),
        });
        ranks.push(guess.map(|g| g.1));
    }
    // A field that is chosen for a column is not guessed for another; of two guesses the plainer counts,
    // else the first.
    for i in 0..columns.len() {
        let Some(field) = columns[i].field.filter(|f| *f != Field::Fact) else {
            continue;
        };
        for j in i + 1..columns.len() {
            if columns[j].field != Some(field) {
                continue;
            }
            match (columns[i].guessed, columns[j].guessed) {
                (false, false) => {
                    twice.push((columns[j].clone(), field));
                    columns[j].field = None;
                }
                (true, false) => {
                    columns[i].field = None;
                    break;
                }
                (true, true) if ranks[j] < ranks[i] => {
                    columns[i].field = None;
                    break;
                }
                _ => columns[j].field = None,
            }
        }
    }
    let unread = columns.iter().filter(|c| c.field.is_none() && c.guessed);
    ignored.extend(unread.map(|c| c.head.clone()));
    Head {
        row: row.row,
        columns,
        twice,
        ignored,
    }
}

/// Returns the head of a sheet: of its first rows the one with most known columns, the name among them; none
/// where no row has that.
pub(super) fn head(sheet: &Sheet, choices: &[ColumnChoice]) -> Option<Head> {
    let known = |head: &Head| head.columns.iter().filter(|c| c.field.is_some()).count();
    let mut best: Option<Head> = None;
    for row in sheet.rows.iter().take(HEAD_ROWS) {
        let head = under(row, choices);
        let named = head.columns.iter().any(|c| c.field == Some(Field::Name));
        if named && best.as_ref().is_none_or(|b| known(&head) > known(b)) {
            best = Some(head);
        }
    }
    best
}

/// Returns the first row as head, whatever stands in it.
pub(super) fn first_row(sheet: &Sheet, choices: &[ColumnChoice]) -> Head {
    match sheet.rows.first() {
        Some(row) => under(row, choices),
        None => Head {
            row: 0,
            columns: Vec::new(),
            twice: Vec::new(),
            ignored: Vec::new(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_speak() {
        let check = |head: &str, field: Option<Field>| {
            assert_eq!(guess(head).map(|g| g.0), field, "{head}");
        };
        check("Tool", Some(Field::Name));
        check(" LICENSE ", Some(Field::Licence));
        check("Annual cost (EUR)", Some(Field::AnnualCost));
        check("Yearly cost in EUR", Some(Field::AnnualCost));
        check("Cost [€]", Some(Field::AnnualCost));
        check("Contract-End", Some(Field::ContractEnd));
        check("Contact e-mail", Some(Field::ContactEmail));
        check("repo", Some(Field::Repository));
        check("Hosting?", Some(Field::Hosting));
        check("Favourite colour", None);
        check("", None);
    }

    #[test]
    fn words_and_titles_are_one_to_one() {
        for field in Field::ALL {
            assert_eq!(Field::from_word(field.word()), Some(*field));
            assert!(field.heads().iter().all(|h| plain(h) == *h), "{field:?}");
        }
    }
}
