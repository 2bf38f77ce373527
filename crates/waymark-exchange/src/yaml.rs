//! YAML within bounds: one door for every YAML or JSON text that comes in, and one for what goes out.

use std::fmt;
use std::marker::PhantomData;

use chrono::{DateTime, NaiveDate, Utc};
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_saphyr::budget::BudgetBreach;
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy};
use serde_saphyr::{Error, MessageFormatter, Spanned, UserMessageFormatter};

use crate::error::{ExchangeError, Place};

/// What a document may cost.
pub(crate) struct Bounds {
    /// What is read, for messages.
    pub(crate) what: &'static str,
    /// Value of its `format` key.
    pub(crate) format: &'static str,
    pub(crate) bytes: usize,
    /// Nested lists and mappings.
    pub(crate) depth: usize,
    /// Keys, values, lists and mappings.
    pub(crate) nodes: usize,
}

/// Stack of the thread that reads and writes. A level of nesting takes about 15 KiB in a debug build and
/// [`Bounds::depth`] is at most 168, so a tenth of it would do; untouched pages cost nothing.
const STACK: usize = 64 << 20;

/// Runs `work` on a stack that the deepest document allowed cannot exhaust.
fn on_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> std::io::Result<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work)?;
        thread
            .join()
            .map_err(|_panic| std::io::Error::other("the thread that reads or writes YAML stopped"))
    })
}

/// Reads a document of format `bounds.format`, or says what is wrong with it and where.
pub(crate) fn read<T: DeserializeOwned + Send>(
    text: &str,
    bounds: &Bounds,
) -> Result<T, ExchangeError> {
    read_with(text, bounds, options)
}

/// Reads a document that others wrote for a purpose of their own: a key that stands twice counts the first
/// time, and `<<` merges.
pub(crate) fn read_foreign<T: DeserializeOwned + Send>(
    text: &str,
    bounds: &Bounds,
) -> Result<T, ExchangeError> {
    let tolerant = |bounds: &Bounds| {
        let mut options = options(bounds);
        options.duplicate_keys = DuplicateKeyPolicy::FirstWins;
        options.merge_keys = MergeKeyPolicy::Merge;
        options
    };
    read_with(text, bounds, tolerant)
}

fn read_with<T: DeserializeOwned + Send>(
    text: &str,
    bounds: &Bounds,
    options: fn(&Bounds) -> serde_saphyr::Options,
) -> Result<T, ExchangeError> {
    if text.len() > bounds.bytes {
        return Err(ExchangeError::TooLarge {
            what: bounds.what,
            found: text.len(),
            limit: bounds.bytes,
        });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let parse = || {
        serde_saphyr::from_str_with_options::<T>(text, options(bounds)).map_err(|error| {
            match stated_format(text).filter(|f| *f != bounds.format) {
                Some(format) => {
                    ExchangeError::problem(Place::Document, wrong_format(format, bounds))
                }
                None => problem(&error, text, bounds),
            }
        })
    };
    on_deep_stack(parse).unwrap_or_else(|error| {
        Err(ExchangeError::problem(
            Place::Document,
            format!("cannot be read: {error}"),
        ))
    })
}

/// Says that a document is of another format than the one asked for.
pub(crate) fn wrong_format(found: &str, bounds: &Bounds) -> String {
    if bounds.format.is_empty() {
        return format!("this is “{found}”, not a {}", bounds.what);
    }
    let (kind, wanted) = (found.split('/').next(), bounds.format.split('/').next());
    if kind == wanted {
        format!(
            "this is “{found}”; this Waymark reads “{}”: use a newer one",
            bounds.format
        )
    } else {
        format!(
            "this is “{found}”, not a {}; “format” must be “{}”",
            bounds.what, bounds.format
        )
    }
}

/// Longest code that a document may give.
const MAX_CODE: usize = 100;

/// Says why a text is no code, or returns none where it is one.
pub(crate) fn code_problem(code: &str) -> Option<String> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    let fits = !code.is_empty() && code.chars().count() <= MAX_CODE && code.chars().all(plain);
    (!fits).then(|| format!("“{code}” is no code: 1 to {MAX_CODE} letters, digits, . _ - make one"))
}

/// Writes a document in block style.
///
/// A stack for the writer is always to be had in practice; where the system refuses even that, the
/// document is written on the caller's.
pub(crate) fn write<T: Serialize + Sync>(value: &T) -> String {
    let text = || {
        let options =
            serde_saphyr::ser_options! { compact_list_indent: false, folded_wrap_chars: 100 };
        serde_saphyr::to_string_with_options(value, options).unwrap_or_default()
    };
    on_deep_stack(text).unwrap_or_else(|_refused| text())
}

/// Writes a document as JSON, two spaces a level. Characters that YAML forbids are escaped, so that the
/// text can be read as YAML too.
pub(crate) fn write_json<T: Serialize + Sync>(value: &T) -> String {
    let text = || {
        let mut out = Vec::new();
        let mut serializer = serde_json::Serializer::with_formatter(&mut out, Printable::default());
        value.serialize(&mut serializer).map_or_else(
            |_impossible| String::new(),
            |()| String::from_utf8(out).unwrap_or_default(),
        )
    };
    on_deep_stack(text).unwrap_or_else(|_refused| text())
}

/// Returns the format that the head of a text names, or none.
///
/// It is asked only where a text cannot be read as what it should be: then the likeliest cause is that it is
/// something else. A look at the head will do; to parse the text once more would double the work.
fn stated_format(text: &str) -> Option<&str> {
    let lines = text
        .lines()
        .take(20)
        .map(|line| line.trim_start_matches([' ', '\t', '{']));
    let mut values = lines.filter_map(|line| {
        let rest = line
            .trim_start_matches(['"', '\''])
            .strip_prefix("format")?;
        rest.trim_start_matches(['"', '\'', ' ']).strip_prefix(':')
    });
    let value = values.next()?.trim_start_matches([' ', '"', '\'']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | '-')));
    Some(&value[..end.unwrap_or(value.len())]).filter(|v| v.starts_with("waymark."))
}

fn options(bounds: &Bounds) -> serde_saphyr::Options {
    serde_saphyr::options! {
        with_snippet: false,
        emit_comments: false,
        strict_booleans: true,
        merge_keys: MergeKeyPolicy::Error,
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 100_000,
            max_replay_stack_depth: 16,
        },
        budget: serde_saphyr::budget! {
            max_depth: bounds.depth,
            flow_nesting_limit: bounds.depth,
            max_documents: 1,
            max_nodes: bounds.nodes,
            max_events: bounds.nodes.saturating_mul(2),
            max_total_scalar_bytes: bounds.bytes.saturating_mul(2),
            max_aliases: 10_000,
            max_anchors: 10_000,
            max_recorded_anchor_events: 100_000,
            max_recorded_anchor_bytes: bounds.bytes,
            enforce_alias_anchor_ratio: false,
        },
    }
}

fn problem(error: &Error, text: &str, bounds: &Bounds) -> ExchangeError {
    let location = error.location();
    let place = Place::Text {
        line: location.map(|l| l.line()),
        column: location.map(|l| l.column()),
        path: String::new(),
    };
    ExchangeError::problem(place, message(error, text, bounds))
}

fn message(error: &Error, text: &str, bounds: &Bounds) -> String {
    let aliases =
        || "the document is too large once its aliases (*) are written out; use fewer".to_owned();
    let deep = || format!("nested deeper than {} levels; flatten it", bounds.depth);
    match error {
        Error::WithSnippet { error, .. } | Error::AliasError { error, .. } => {
            message(error, text, bounds)
        }
        Error::Eof { .. } if text.trim().is_empty() => format!("the {} is empty", bounds.what),
        Error::SerdeUnknownField {
            field, expected, ..
        } => {
            format!(
                "unknown key “{field}”; possible here: {}",
                expected.join(", ")
            )
        }
        Error::SerdeMissingField { field, .. } => format!("the key “{field}” is missing"),
        Error::DuplicateMappingKey { key: Some(key), .. } => {
            format!("the key “{key}” stands more than once; keep one")
        }
        Error::DuplicateMappingKey { key: None, .. } => {
            "a key stands more than once; keep one".to_owned()
        }
        Error::SerdeUnknownVariant {
            variant, expected, ..
        } => {
            format!("“{variant}” is none of {}", expected.join(", "))
        }
        Error::Unexpected {
            expected: "sequence start",
            ..
        } => "a list is expected here; write [] for an empty one".to_owned(),
        Error::Unexpected {
            expected: "mapping start",
            ..
        } => "a mapping (key: value) is expected here".to_owned(),
        Error::NullIntoString { .. } => {
            "a text is expected here; write \"\" for an empty one".to_owned()
        }
        Error::InvalidScalar {
            ty: "floating point",
            ..
        } => "a number is expected here".to_owned(),
        Error::RecursiveReferencesRequireWeakTypes { .. } => {
            "an alias (*) repeats the node that it stands in; write the content out".to_owned()
        }
        Error::UnknownAnchor { .. } => {
            "an alias (*) repeats a node that is not defined before it".to_owned()
        }
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => aliases(),
        Error::MultipleDocuments { .. } => "only one document may be in the text".to_owned(),
        Error::Budget { breach, .. } => match breach {
            BudgetBreach::Depth { .. } => deep(),
            BudgetBreach::Documents { .. } => "only one document may be in the text".to_owned(),
            BudgetBreach::Aliases { .. }
            | BudgetBreach::Anchors { .. }
            | BudgetBreach::RecordedAnchorEvents { .. }
            | BudgetBreach::RecordedAnchorBytes { .. } => aliases(),
            _ => format!(
                "the {} is too large: more than {} keys and values",
                bounds.what, bounds.nodes
            ),
        },
        Error::ExternalMessage { msg, .. } if msg.contains("recursion limit") => deep(),
        other => UserMessageFormatter.format_message(other).into_owned(),
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    line: u32,
    column: u32,
}

impl<T> At<T> {
    /// Returns the place, with the path that leads to it.
    pub(crate) fn place(&self, path: impl Into<String>) -> Place {
        let known = |n: u32| (n > 0).then_some(u64::from(n));
        Place::Text {
            line: known(self.line),
            column: known(self.column),
            path: path.into(),
        }
    }
}

impl<T> At<T> {
    /// Returns the place and the value apart, to use up the value and still be able to name the place.
    pub(crate) fn split(self) -> (At<()>, T) {
        (
            At {
                value: (),
                line: self.line,
                column: self.column,
            },
            self.value,
        )
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        let count = |n: u64| u32::try_from(n).unwrap_or(0);
        let (line, column) = (
            count(spanned.referenced.line()),
            count(spanned.referenced.column()),
        );
        Ok(Self {
            value: spanned.value,
            line,
            column,
        })
    }
}

/// Reads a day; for `#[serde(deserialize_with)]`.
pub(crate) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map_err(|_why| D::Error::custom(no_day(&text)))
}

/// As [`day`], where there may be none.
pub(crate) fn optional_day<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    let day = |text: String| text.parse().map_err(|_why| D::Error::custom(no_day(&text)));
    text.map(day).transpose()
}

/// Reads a point in time, where there may be none.
pub(crate) fn optional_instant<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<DateTime<Utc>>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    let instant = |text: String| {
        let no_instant =
            || format!("“{text}” is no point in time; write it like 2026-06-19T16:00:00Z");
        text.parse().map_err(|_why| D::Error::custom(no_instant()))
    };
    text.map(instant).transpose()
}

fn no_day(text: &str) -> String {
    format!("“{text}” is no date; write it like 2026-06-09")
}

/// A mapping whose keys are codes, in the document's order. The reader has refused duplicate keys.
#[derive(Debug)]
pub(crate) struct Pairs<T>(pub(crate) Vec<(At<String>, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairsVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
            type Value = Pairs<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a mapping (key: value)")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

/// A mapping to be written in the given order.
#[derive(Debug, Clone)]
pub(crate) struct Ordered<T>(pub(crate) Vec<(String, T)>);

impl<T: Serialize> Serialize for Ordered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<T> Ordered<T> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A number written the way people write it: `2`, not `2.0`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Num(pub(crate) f64);

impl Serialize for Num {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = self.0.fract() == 0.0 && self.0.abs() < 1e15;
        if whole {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// Pretty JSON in which every character that YAML does not let stand in a text is escaped.
#[derive(Default)]
struct Printable {
    pretty: serde_json::ser::PrettyFormatter<'static>,
}

impl serde_json::ser::Formatter for Printable {
    fn begin_array<W: ?Sized + std::io::Write>(&mut self, w: &mut W) -> std::io::Result<()> {
        self.pretty.begin_array(w)
    }
    fn end_array<W: ?Sized + std::io::Write>(&mut self, w: &mut W) -> std::io::Result<()> {
        self.pretty.end_array(w)
    }
    fn begin_array_value<W: ?Sized + std::io::Write>(
        &mut self,
        w: &mut W,
        first: bool,
    ) -> std::io::Result<()> {
        self.pretty.begin_array_value(w, first)
    }
    fn end_array_value<W: ?Sized + std::io::Write>(&mut self, w: &mut W) -> std::io::Result<()> {
        self.pretty.end_array_value(w)
    }
    fn begin_object<W: ?Sized + std::io::Write>(&mut self, w: &mut W) -> std::io::Result<()> {
        self.pretty.begin_object(w)
    }
    fn end_object<W: ?Sized + std::io::Write>(&mut self, w: &mut W) -> std::io::Result<()> {
        self.pretty.end_object(w)
    }
    fn begin_object_key<W: ?Sized + std::io::Write>(
        &mut self,
        w: &mut W,
        first: bool,
    ) -> std::io::Result<()> {
        self.pretty.begin_object_key(w, first)
    }
    fn begin_object_value<W: ?Sized + std::io::Write>(&mut self, w: &mut W) -> std::io::Result<()> {
        self.pretty.begin_object_value(w)
    }
    fn end_object_value<W: ?Sized + std::io::Write>(&mut self, w: &mut W) -> std::io::Result<()> {
        self.pretty.end_object_value(w)
    }
    fn write_string_fragment<W: ?Sized + std::io::Write>(
        &mut self,
        w: &mut W,
        text: &str,
    ) -> std::io::Result<()> {
        let unprintable = |c: char| {
            matches!(
                c,
                '\u{7f}'
                    ..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
            )
        };
        let mut rest = text;
        while let Some(at) = rest.find(unprintable) {
            w.write_all(&rest.as_bytes()[..at])?;
            let mut chars = rest[at..].chars();
            let code = chars.next().map_or(0, u32::from);
            write!(w, "\\u{code:04x}")?;
            rest = chars.as_str();
        }
        w.write_all(rest.as_bytes())
    }
}
