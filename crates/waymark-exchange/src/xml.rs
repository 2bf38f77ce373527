//! XML within bounds, element by element, with the place of what is wrong.
//!
//! A document type is refused before it can define anything, references to other files are never followed,
//! and size, depth, elements and attributes are bounded.

use std::collections::BTreeSet;
use std::sync::Arc;

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};

use crate::error::{ExchangeError, Place};

/// Namespace of `xml:lang`.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// How much of an XML file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most bytes in the file.
    pub bytes: usize,
    /// Most nested elements.
    pub depth: usize,
    /// Most elements.
    pub elements: usize,
    /// Most attributes of one element.
    pub attributes: usize,
    /// Most bytes of a name or a description.
    pub text: usize,
}

impl Default for Limits {
    /// 16 MiB, 64 levels, 500,000 elements, 200 attributes an element, 16 KiB a text.
    fn default() -> Self {
        Self {
            bytes: 16 << 20,
            depth: 64,
            elements: 500_000,
            attributes: 200,
            text: 16 << 10,
        }
    }
}

/// How a format is called in messages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    /// The format, such as “BPMN”.
    pub(crate) format: &'static str,
    /// The file, such as “BPMN file”.
    pub(crate) file: &'static str,
    /// What the file holds, such as “diagram”.
    pub(crate) content: &'static str,
    /// What to do about a file that is no XML.
    pub(crate) export: &'static str,
}

/// An attribute: its namespace, empty where it has none, its name without prefix, and its value.
pub(crate) struct Attribute {
    pub(crate) namespace: Arc<str>,
    pub(crate) name: String,
    pub(crate) value: String,
}

/// An element that opens: its namespace, its name without prefix, and its attributes.
pub(crate) struct Element {
    pub(crate) namespace: Arc<str>,
    pub(crate) name: String,
    pub(crate) attributes: Vec<Attribute>,
}

impl Element {
    /// Returns an attribute's value, whatever its namespace; empty where there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|a| a.name == name);
        found.map_or("", |a| a.value.as_str())
    }
}

/// A step through the document; what is empty opens and closes.
pub(crate) enum Step {
    Open(Element),
    Close,
    Text(String),
    End,
}

/// Reads a document and counts what it costs.
pub(crate) struct Xml<'t> {
    text: &'t str,
    reader: NsReader<&'t [u8]>,
    limits: &'t Limits,
    words: Words,
    namespaces: BTreeSet<Arc<str>>,
    depth: usize,
    elements: usize,
    /// Bytes of which the lines are counted, and the lines.
    counted: (usize, u64),
}

impl<'t> Xml<'t> {
    /// Begins to read a file; one that is too large or not in UTF-8 is refused.
    pub(crate) fn new(
        bytes: &'t [u8],
        limits: &'t Limits,
        words: Words,
    ) -> Result<Self, ExchangeError> {
        let text = decoded(bytes, limits, words)?;
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self {
            text,
            reader,
            limits,
            words,
            namespaces: BTreeSet::new(),
            depth: 0,
            elements: 0,
            counted: (0, 1),
        })
    }

    /// Returns the element with which the document begins.
    pub(crate) fn root(&mut self) -> Result<Element, ExchangeError> {
        loop {
            match self.next()? {
                Step::Open(element) => return Ok(element),
                Step::Text(text) if text.trim().is_empty() => {}
                Step::Text(_) | Step::Close | Step::End => {
                    return self.refuse(format!("the file is no XML; {}", self.words.export));
                }
            }
        }
    }

    pub(crate) fn next(&mut self) -> Result<Step, ExchangeError> {
        loop {
            return Ok(match self.reader.read_event() {
                Ok(Event::Start(start)) => Step::Open(self.open(&start)?),
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close
                }
                Ok(Event::Text(text)) => Step::Text(text.xml10_content().into_owned()),
                Ok(Event::CData(text)) => Step::Text(text.xml10_content().into_owned()),
                Ok(Event::GeneralRef(name)) => match referred(&name) {
                    Some(c) => Step::Text(c.to_string()),
                    None => return self.refuse(format!("“&{};” stands for nothing", &*name)),
                },
                Ok(Event::Eof) if self.depth > 0 => {
                    return self.refuse("the file ends in the middle".to_owned());
                }
                Ok(Event::Eof) => Step::End,
                Ok(Event::DocType(_)) => {
                    return self.refuse(format!(
                        "the file has a document type (DOCTYPE), which can pull in other files and is \
                         refused; take it out, {} needs none",
                        self.words.format
                    ));
                }
                Ok(Event::Decl(declaration)) => {
                    self.declared(&declaration)?;
                    continue;
                }
                Ok(_) => continue,
                Err(error) => return self.refuse(format!("the XML is damaged: {error}")),
            });
        }
    }

    /// Skips the element that was opened last, with all in it.
    pub(crate) fn skip(&mut self) -> Result<(), ExchangeError> {
        let end = self.depth;
        while self.depth >= end {
            if matches!(self.next()?, Step::End) {
                break;
            }
        }
        Ok(())
    }

    /// Returns the text of the element that was opened last, up to the bound, and of the elements in it.
    pub(crate) fn text(&mut self) -> Result<String, ExchangeError> {
        let end = self.depth;
        let mut out = String::new();
        while self.depth >= end {
            match self.next()? {
                Step::Text(text) => self.append(&mut out, &text)?,
                Step::Open(_) | Step::Close => {}
                Step::End => break,
            }
        }
        Ok(out)
    }

    /// Appends to a text, up to the bound.
    pub(crate) fn append(&self, out: &mut String, text: &str) -> Result<(), ExchangeError> {
        if out.len() + text.len() > self.limits.text {
            let limit = self.limits.text;
            return self.refuse(format!("a text has more than {limit} bytes; shorten it"));
        }
        out.push_str(text);
        Ok(())
    }

    /// Returns the namespace and the name that a qualified name in a value means, where the element that was
    /// opened last has it; none where its prefix is declared nowhere.
    pub(crate) fn meant(&mut self, value: &str) -> Option<(Arc<str>, String)> {
        let (found, local) = self.reader.resolver().resolve_element(QName(value));
        let local = local.into_inner().to_owned();
        let namespace = namespace(&mut self.namespaces, &found)?;
        Some((namespace, local))
    }

    /// Returns the line where reading stands, from 1. Costs what was read since it was last asked for.
    pub(crate) fn line(&mut self) -> u64 {
        let end = self.position().max(self.counted.0);
        let more = self.text.get(self.counted.0..end).unwrap_or_default();
        self.counted = (end, self.counted.1 + more.matches('\n').count() as u64);
        self.counted.1
    }

    /// Says that the document is refused, with the line where reading stopped.
    pub(crate) fn refuse<T>(&self, why: String) -> Result<T, ExchangeError> {
        let before = self.text.get(..self.position()).unwrap_or(self.text);
        Err(ExchangeError::problem(in_line(line_at_end(before)), why))
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Refuses an encoding in which the text, read as UTF-8, would say something else.
    fn declared(&self, declaration: &BytesDecl<'_>) -> Result<(), ExchangeError> {
        let Some(Ok(encoding)) = declaration.encoding() else {
            return Ok(());
        };
        let known = ["utf-8", "utf8", "us-ascii"];
        if self.text.is_ascii() || known.iter().any(|k| encoding.eq_ignore_ascii_case(k)) {
            return Ok(());
        }
        self.refuse(format!(
            "the file says that it is in {}; export it as UTF-8",
            shown(&encoding)
        ))
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<Element, ExchangeError> {
        self.depth += 1;
        self.elements += 1;
        if self.depth > self.limits.depth {
            return self.refuse(format!(
                "elements are nested deeper than {} levels; flatten the {}",
                self.limits.depth, self.words.content
            ));
        }
        if self.elements > self.limits.elements {
            return self.refuse(format!(
                "there are more than {} elements; split the {}",
                self.limits.elements, self.words.content
            ));
        }
        let (found, local) = self.reader.resolver().resolve_element(start.name());
        let name = local.into_inner().to_owned();
        let Some(of_element) = namespace(&mut self.namespaces, &found) else {
            return self.unbound(&name);
        };
        if !is_name(&name) {
            return self.refuse(format!("the XML is damaged: <{}> is no name", shown(&name)));
        }
        let mut attributes = Vec::new();
        let mut found = start.attributes();
        for attribute in found.with_checks(false) {
            let attribute = match attribute {
                Ok(attribute) => attribute,
                Err(error) => return self.refuse(format!("<{name}> is damaged: {error}")),
            };
            if attributes.len() >= self.limits.attributes {
                return self.refuse(format!(
                    "<{name}> has more than {} attributes; no {} element needs so many",
                    self.limits.attributes, self.words.format
                ));
            }
            let value = match attribute.normalized_value(XmlVersion::Implicit1_0) {
                Ok(value) => value,
                Err(error) => return self.refuse(format!("<{name}> is damaged: {error}")),
            };
            if value.len() > self.limits.text {
                return self.refuse(format!(
                    "an attribute of <{name}> has more than {} bytes; shorten it",
                    self.limits.text
                ));
            }
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let (found, local) = self.reader.resolver().resolve_attribute(attribute.key);
            let local = local.into_inner().to_owned();
            let Some(namespace) = namespace(&mut self.namespaces, &found) else {
                return self.unbound(&local);
            };
            if !is_name(&local) {
                return self.refuse(format!(
                    "<{name}> is damaged: “{}” is no name",
                    shown(&local)
                ));
            }
            attributes.push(Attribute {
                namespace,
                name: local,
                value: value.into_owned(),
            });
        }
        Ok(Element {
            namespace: of_element,
            name,
            attributes,
        })
    }

    fn unbound<T>(&self, name: &str) -> Result<T, ExchangeError> {
        self.refuse(format!(
            "the prefix of “{}” is declared nowhere; {}",
            shown(name),
            self.words.export
        ))
    }
}

/// Returns a namespace, each once in memory; empty for none, nothing for a prefix that is not declared.
fn namespace(known: &mut BTreeSet<Arc<str>>, found: &ResolveResult<'_>) -> Option<Arc<str>> {
    let uri = match found {
        ResolveResult::Bound(namespace) => namespace.0,
        ResolveResult::Unbound => "",
        ResolveResult::Unknown(_) => return None,
    };
    if let Some(held) = known.get(uri) {
        return Some(Arc::clone(held));
    }
    let new: Arc<str> = Arc::from(uri);
    known.insert(Arc::clone(&new));
    Some(new)
}

fn decoded<'t>(bytes: &'t [u8], limits: &Limits, words: Words) -> Result<&'t str, ExchangeError> {
    if bytes.len() > limits.bytes {
        return Err(ExchangeError::TooLarge {
            what: words.file,
            found: bytes.len(),
            limit: limits.bytes,
        });
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let why = format!("the file is a ZIP archive, not XML; {}", words.export);
        return Err(ExchangeError::problem(Place::Document, why));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let place = in_line(line_at_end(before));
        ExchangeError::problem(place, "the file is not UTF-8; export it as UTF-8")
    })?;
    match text.find(is_foreign) {
        None => Ok(text),
        Some(at) => {
            let code = text[at..].chars().next().map_or(0, u32::from);
            let why = format!(
                "the XML is damaged: it holds the character U+{code:04X}, which XML cannot carry"
            );
            Err(ExchangeError::problem(
                in_line(line_at_end(&text[..at])),
                why,
            ))
        }
    }
}

/// Returns whether a character may stand in no XML 1.0 document.
pub(crate) fn is_foreign(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Returns the place of a line.
fn in_line(line: u64) -> Place {
    Place::Text {
        line: Some(line),
        column: None,
        path: String::new(),
    }
}

/// Returns the line, from 1, in which a text ends.
fn line_at_end(text: &str) -> u64 {
    text.matches('\n').count() as u64 + 1
}

/// Returns a text of a file as messages show it: its first 60 characters.
pub(crate) fn shown(text: &str) -> String {
    let mut out: String = text.chars().take(60).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// Returns whether a text is a name without colon, as the XML recommendation has it (fifth edition, 2008).
pub(crate) fn is_name(text: &str) -> bool {
    let starts = |c: char| {
        matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
            | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
            | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
            | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
            | '\u{10000}'..='\u{EFFFF}')
    };
    let goes_on = |c: char| matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}');
    let mut chars = text.chars();
    chars.next().is_some_and(starts) && chars.all(|c| starts(c) || goes_on(c))
}

/// Returns the character that a reference such as `&amp;` or `&#10;` means; none for entities of a document
/// type.
pub(crate) fn referred(name: &BytesRef<'_>) -> Option<char> {
    if name.is_char_ref() {
        return name.resolve_char_ref().ok().flatten();
    }
    match &**name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
