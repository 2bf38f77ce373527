//! What people write into the cells of a table of tools.

use chrono::{Datelike, NaiveDate};
use waymark_domain::tool::{Fit, Hosting, ToolState};

use crate::sheet::Value;
use crate::tool_draft::{CoverDraft, link};

/// Codes of currencies that are told by their three letters.
const CURRENCIES: [&str; 31] = [
    "AED", "AUD", "BGN", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF",
    "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PLN", "RON", "SAR", "SEK",
    "SGD", "THB", "TRY", "USD", "ZAR",
];

/// Returns the words of a text in lower case, one space between them.
fn words(value: &Value) -> String {
    let text: String = value
        .text()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Returns whether a cell says that it says nothing.
fn is_blank(words: &str) -> bool {
    matches!(
        words,
        "" | "n a" | "na" | "tbd" | "tbc" | "unknown" | "not known" | "open"
    )
}

pub(super) fn state(value: &Value) -> Result<Option<ToolState>, String> {
    Ok(Some(match words(value).as_str() {
        "in use" | "used" | "live" | "production" | "in production" | "active" | "current"
        | "productive" => ToolState::InUse,
        "candidate" | "evaluating" | "evaluation" | "in evaluation" | "shortlist"
        | "shortlisted" | "longlist" | "trial" | "proposed" | "poc" => ToolState::Candidate,
        "chosen" | "selected" | "approved" | "decided" => ToolState::Chosen,
        "rejected" | "declined" | "not chosen" => ToolState::Rejected,
        "retired" | "decommissioned" | "sunset" | "phased out" | "end of life" | "eol" => {
            ToolState::Retired
        }
        blank if is_blank(blank) => return Ok(None),
        _ => {
            return Err(format!(
                "“{}” is no state; write in use, candidate, chosen, rejected or retired",
                value.text()
            ));
        }
    }))
}

pub(super) fn hosting(value: &Value) -> Result<Option<Hosting>, String> {
    Ok(Some(match words(value).as_str() {
        "on premises" | "on premise" | "on prem" | "onprem" | "onpremises" | "onpremise"
        | "self hosted" | "selfhosted" | "own data centre" | "own data center" => {
            Hosting::OnPremises
        }
        "cloud" | "own cloud" | "own cloud account" | "private cloud" | "public cloud" | "aws"
        | "azure" | "gcp" | "iaas" | "paas" => Hosting::Cloud,
        "saas"
        | "hosted"
        | "hosted by the vendor"
        | "vendor hosted"
        | "managed"
        | "managed service"
        | "vendor" => Hosting::Saas,
        "hybrid" | "mixed" | "both" => Hosting::Hybrid,
        blank if is_blank(blank) => return Ok(None),
        _ => {
            return Err(format!(
                "“{}” is no way of hosting; write on premises, cloud, SaaS or hybrid",
                value.text()
            ));
        }
    }))
}

pub(super) fn flag(value: &Value) -> Result<Option<bool>, String> {
    if let Value::Flag(flag) = value {
        return Ok(Some(*flag));
    }
    match words(value).as_str() {
        "yes" | "y" | "true" | "x" | "1" | "verified" | "checked" => Ok(Some(true)),
        "no" | "n" | "false" | "0" | "unverified" | "" => Ok(Some(false)),
        _ => Err(format!("“{}” is neither yes nor no", value.text())),
    }
}

/// Returns the items of a list: separated by commas, semicolons, bars, slashes or line ends.
pub(super) fn list(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for item in text.split([',', ';', '|', '/', '\n']) {
        let item = item.trim().to_owned();
        if !item.is_empty() && !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

pub(super) fn homepage(value: &Value) -> Result<Option<String>, String> {
    let text = value.text();
    if is_blank(&words(value)) {
        return Ok(None);
    }
    match link(&text) {
        Some(link) => Ok(Some(link)),
        None => Err(format!(
            "“{text}” is no address; write it like https://mlflow.org"
        )),
    }
}

/// As [`homepage`]; an owner and a name alone are a repository on GitHub.
pub(super) fn repository(value: &Value) -> Result<Option<String>, String> {
    let text = value.text();
    let text = text.trim();
    let plain = |part: &str| {
        let ok = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        !part.is_empty() && part.chars().all(ok)
    };
    match text.split_once('/') {
        Some((owner, name)) if !owner.contains('.') && plain(owner) && plain(name) => {
            Ok(Some(format!("https://github.com/{text}")))
        }
        _ => homepage(value),
    }
}

/// An amount of money.
#[derive(Debug, PartialEq)]
pub(super) struct Money {
    pub(super) amount: f64,
    pub(super) currency: Option<String>,
    /// Whether the currency was a mere $.
    pub(super) dollar: bool,
}

/// Reads an amount: `12500`, `€ 12.500,00`, `12,500 USD`, `12.5k`, `free`.
///
/// Of two kinds of separators the last is the decimal one. A single separator before exactly three digits
/// parts thousands: costs have two decimals or none.
pub(super) fn money(value: &Value) -> Result<Option<Money>, String> {
    let text = value.text();
    let wrong = || format!("“{text}” is no amount of money; write it like 12500 or 12500.50");
    if let Value::Number(amount) = value {
        let money = Money {
            amount: *amount,
            currency: None,
            dollar: false,
        };
        return if *amount >= 0.0 {
            Ok(Some(money))
        } else {
            Err(format!("a cost is at least 0, and here it is {text}"))
        };
    }
    let plain = words(value);
    if is_blank(&plain) {
        return Ok(None);
    }
    let currency = currency_in(&text);
    let dollar = currency.as_deref() == Some("USD") && !text.to_uppercase().contains("US");
    if matches!(
        plain.as_str(),
        "free" | "free of charge" | "none" | "no cost"
    ) {
        return Ok(Some(Money {
            amount: 0.0,
            currency,
            dollar,
        }));
    }
    // What is left of digits, separators and a factor once currency and spaces are gone.
    let upper = text.to_uppercase();
    let mut rest: String = upper
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '€' | '£' | '$' | '’' | '\'' | '_'))
        .collect();
    if let Some(code) = &currency {
        rest = rest.replacen(code.as_str(), "", 1);
    }
    rest = rest.trim_start_matches("US").to_owned();
    let (digits, factor) = if let Some(digits) = rest.strip_suffix('K') {
        (digits, 1e3)
    } else if let Some(digits) = rest.strip_suffix("MN").or_else(|| rest.strip_suffix('M')) {
        (digits, 1e6)
    } else {
        (rest.as_str(), 1.0)
    };
    let digits = digits.trim_end_matches(".-").trim_end_matches(",-");
    if digits.starts_with('-') {
        return Err(format!("a cost is at least 0, and here it is {text}"));
    }
    let amount = decimal(digits).ok_or_else(wrong)? * factor;
    if !amount.is_finite() {
        return Err(wrong());
    }
    Ok(Some(Money {
        amount,
        currency,
        dollar,
    }))
}

/// Returns the number that digits with separators stand for.
fn decimal(text: &str) -> Option<f64> {
    let known = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    if text.is_empty()
        || !text.chars().all(known)
        || !text.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    let last = text.rfind(['.', ',']);
    let decimals = last.map_or(0, |at| text.len() - at - 1);
    let parts_thousands = match (dots, commas) {
        (1, 0) | (0, 1) => decimals == 3,
        (_, 0) | (0, _) => true,
        // Both: the last one is decimal, and stands once.
        _ => {
            let sign = &text[last?..=last?];
            if text.matches(sign).count() != 1 {
                return None;
            }
            false
        }
    };
    let separators = |c: char| matches!(c, '.' | ',');
    let groups: Vec<&str> = match (parts_thousands, last) {
        (false, Some(at)) => text[..at].split(separators).collect(),
        _ => text.split(separators).collect(),
    };
    let grouped = groups.len() == 1 || groups[1..].iter().all(|g| g.len() == 3);
    if !grouped {
        return None;
    }
    let whole = groups.concat();
    match (parts_thousands, last) {
        (false, Some(at)) => format!("{whole}.{}", &text[at + 1..]).parse().ok(),
        _ => whole.parse().ok(),
    }
}

/// Returns the currency that a text names by code or sign, or none. A mere $ is taken for USD.
pub(super) fn currency_in(text: &str) -> Option<String> {
    let upper = text.to_uppercase();
    let mut codes = upper.split(|c: char| !c.is_ascii_alphabetic());
    if let Some(code) = codes.find(|w| CURRENCIES.contains(w)) {
        return Some(code.to_owned());
    }
    let sign = |sign: char, code: &str| text.contains(sign).then(|| code.to_owned());
    sign('€', "EUR")
        .or_else(|| sign('£', "GBP"))
        .or_else(|| sign('$', "USD"))
}

pub(super) fn currency(value: &Value) -> Result<Option<String>, String> {
    let text = value.text();
    let text = text.trim();
    if is_blank(&words(value)) && currency_in(text).is_none() {
        return Ok(None);
    }
    let code = text.to_uppercase();
    if code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase()) {
        return Ok(Some(code));
    }
    match currency_in(text) {
        Some(code) => Ok(Some(code)),
        None => Err(format!(
            "“{text}” is no currency; write its three letters, like EUR"
        )),
    }
}

/// Reads a day: 2026-11-25, 25.11.2026, 25/11/2026 where only one reading is possible, 25 Nov 2026.
pub(super) fn day(value: &Value) -> Result<Option<NaiveDate>, String> {
    if let Value::Date(day) = value {
        return Ok(Some(*day));
    }
    let text = value.text();
    let text = text.trim();
    if is_blank(&words(value)) {
        return Ok(None);
    }
    let wrong = || format!("“{text}” is no date; write it like 2026-11-25");
    if let Ok(day) = text.parse::<NaiveDate>() {
        return sensible(day).ok_or_else(wrong).map(Some);
    }
    for format in [
        "%d.%m.%Y",
        "%d %b %Y",
        "%d %B %Y",
        "%b %d, %Y",
        "%B %d, %Y",
        "%d-%b-%Y",
    ] {
        if let Ok(day) = NaiveDate::parse_from_str(text, format) {
            return sensible(day).ok_or_else(wrong).map(Some);
        }
    }
    let british = NaiveDate::parse_from_str(text, "%d/%m/%Y").ok();
    let american = NaiveDate::parse_from_str(text, "%m/%d/%Y").ok();
    match (british, american) {
        (Some(a), Some(b)) if a != b => Err(format!(
            "“{text}” may be {a} or {b}; write it like 2026-11-25"
        )),
        (Some(day), _) | (None, Some(day)) => sensible(day).ok_or_else(wrong).map(Some),
        (None, None) => Err(wrong()),
    }
}

/// Returns the day where contracts may have one.
fn sensible(day: NaiveDate) -> Option<NaiveDate> {
    (1900..=2200).contains(&day.year()).then_some(day)
}

/// Reads what a tool covers: codes, each maybe with a fit: `TE2.2: full; TE3.3`, `TE2.2 (good), TE3.3=partial`.
pub(super) fn covers(value: &Value) -> Result<Option<Vec<CoverDraft>>, String> {
    let mut covers = Vec::new();
    let text = value.text();
    for part in text.split([',', ';', '|', '\n']) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let (code, fit) = part
            .split_once([':', '=', '('])
            .map_or((part, ""), |(code, fit)| (code, fit.trim_end_matches(')')));
        let (code, fit) = (code.trim(), fit.trim().to_lowercase());
        // Without a word about it nobody knows how well.
        let fit = if fit.is_empty() {
            Some(Fit::Partial)
        } else {
            Fit::from_word(&fit)
        };
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
        match fit {
            Some(fit) if !code.is_empty() && code.chars().all(plain) => covers.push(CoverDraft {
                capability: code.to_owned(),
                fit,
            }),
            _ => {
                return Err(format!(
                    "“{part}” is no capability; write codes like TE2.2, each maybe with partial, good or full behind a colon"
                ));
            }
        }
    }
    let covers = super::row::once(covers);
    Ok((!covers.is_empty()).then_some(covers))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let check = |cell: &str, amount: f64, currency: Option<&str>| {
            let money = money(&text(cell)).expect(cell).expect(cell);
            assert_eq!(
                (money.amount, money.currency.as_deref()),
                (amount, currency),
                "{cell}"
            );
        };
        check("12500", 12_500.0, None);
        check("12,500", 12_500.0, None);
        check("12.500", 12_500.0, None);
        check("12.50", 12.5, None);
        check("12,5", 12.5, None);
        check("€ 1.234.567,89", 1_234_567.89, Some("EUR"));
        check("1,234,567.89 USD", 1_234_567.89, Some("USD"));
        check("CHF 90’000.-", 90_000.0, Some("CHF"));
        check("US$ 90 000", 90_000.0, Some("USD"));
        check("£12.5k", 12_500.0, Some("GBP"));
        check("1.2M", 1_200_000.0, None);
        check("free", 0.0, None);
        check("0", 0.0, None);
        for bad in [
            "1,2,3",
            "1.23.456",
            "1.234,567.8",
            "a lot",
            "12-15",
            "1e9999",
        ] {
            assert!(money(&text(bad)).is_err(), "{bad}");
        }
        assert_eq!(
            money(&text("-3")).expect_err("negative"),
            "a cost is at least 0, and here it is -3"
        );
        assert!(money(&Value::Number(-1.0)).is_err());
        assert_eq!(money(&text("n/a")), Ok(None));
        assert!(money(&text("$5")).expect("read").expect("money").dollar);
    }

    #[test]
    fn days_are_read_where_one_reading_is_possible() {
        let check = |cell: &str, day_: &str| {
            let found = day(&text(cell)).map(|d| d.map(|d| d.to_string()));
            assert_eq!(found, Ok(Some(day_.to_owned())), "{cell}");
        };
        check("2026-11-25", "2026-11-25");
        check("25.11.2026", "2026-11-25");
        check("25/11/2026", "2026-11-25");
        check("11/25/2026", "2026-11-25");
        check("5/5/2026", "2026-05-05");
        check("25 Nov 2026", "2026-11-25");
        check("November 25, 2026", "2026-11-25");
        let error = day(&text("3/4/2026")).expect_err("two readings");
        assert_eq!(
            error,
            "“3/4/2026” may be 2026-04-03 or 2026-03-04; write it like 2026-11-25"
        );
        for bad in ["soon", "2026", "31.02.2026", "0001-01-01", "99999-01-01"] {
            assert!(day(&text(bad)).is_err(), "{bad}");
        }
        assert_eq!(day(&text("-")), Ok(None));
    }

    #[test]
    fn words_and_codes_are_read() {
        assert_eq!(state(&text("In-use")), Ok(Some(ToolState::InUse)));
        assert_eq!(state(&text("?")), Ok(None));
        assert!(state(&text("odd")).is_err());
        assert_eq!(hosting(&text("On-Prem")), Ok(Some(Hosting::OnPremises)));
        assert_eq!(hosting(&text("Self-hosted")), Ok(Some(Hosting::OnPremises)));
        assert!(hosting(&text("moon")).is_err());
        assert_eq!(
            repository(&text("mlflow/mlflow")),
            Ok(Some("https://github.com/mlflow/mlflow".into()))
        );
        assert_eq!(
            repository(&text("gitlab.com/a/b")),
            Ok(Some("https://gitlab.com/a/b".into()))
        );
        assert!(repository(&text("a b/c")).is_err());
        assert_eq!(list("dev, test;prod/dev"), ["dev", "test", "prod"]);
        let covers =
            covers(&text("TE2.2: full; TE3.3, TE2.2 (good)\nTE1.1=Partial")).expect("read");
        let covers: Vec<String> = covers
            .into_iter()
            .flatten()
            .map(|c| format!("{} {}", c.capability, c.fit.word()))
            .collect();
        assert_eq!(covers, ["TE2.2 full", "TE3.3 partial", "TE1.1 partial"]);
        assert!(super::covers(&text("TE2.2: superb")).is_err());
        assert_eq!(currency(&text("eur")), Ok(Some("EUR".into())));
        assert_eq!(currency(&text("€")), Ok(Some("EUR".into())));
        assert!(currency(&text("gold")).is_err());
        assert_eq!(flag(&text("x")), Ok(Some(true)));
    }

    proptest! {
        #[test]
        fn no_text_makes_them_panic(cell in r"[0-9.,€$£ kKmM’/:-]{0,12}|\PC{0,12}") {
            let cell = text(&cell);
            let _all = (money(&cell), day(&cell), state(&cell), hosting(&cell), repository(&cell), covers(&cell), currency(&cell));
        }

        #[test]
        fn an_amount_is_read_back(amount in 0u64..10_000_000_000, decimals in 0u32..100) {
            let cell = format!("{amount}.{decimals:02}");
            let money = money(&text(&cell)).expect("read").expect("an amount");
            let expected = cell.parse::<f64>().expect("a number");
            prop_assert_eq!(money.amount.to_bits(), expected.to_bits());
        }
    }
}
