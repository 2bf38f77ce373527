//! XML within bounds, element by element, with the place of what is wrong.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Limits;
use crate::error::{ExchangeError, Place};

/// An element that opens: its name without prefix, and its attributes without theirs.
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// Returns an attribute's value; empty where there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(n, _)| n == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// Returns whether some attribute has this value.
    pub(super) fn says(&self, value: &str) -> bool {
        self.attributes.iter().any(|(_, v)| v == value)
    }
}

/// A step through the document; what is empty opens and closes.
pub(super) enum Step {
    Open(Element),
    Close,
    Text(String),
    End,
}

/// Reads a document and counts what it costs.
pub(super) struct Xml<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    limits: &'t Limits,
    depth: usize,
    elements: usize,
}

impl<'t> Xml<'t> {
    pub(super) fn new(text: &'t str, limits: &'t Limits) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            text,
            reader,
            limits,
            depth: 0,
            elements: 0,
        }
    }

    pub(super) fn next(&mut self) -> Result<Step, ExchangeError> {
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
                    return self.refuse(
                        "the file has a document type (DOCTYPE), which can pull in other files and is \
                         refused; take it out, BPMN needs none"
                            .to_owned(),
                    );
                }
                Ok(_) => continue,
                Err(error) => return self.refuse(format!("the XML is damaged: {error}")),
            });
        }
    }

    /// Skips the element that was opened last, with all in it.
    pub(super) fn skip(&mut self) -> Result<(), ExchangeError> {
        let end = self.depth;
        while self.depth >= end {
            if matches!(self.next()?, Step::End) {
                break;
            }
        }
        Ok(())
    }

    /// Returns the text of the element that was opened last, up to the bound, and of the elements in it.
    pub(super) fn text(&mut self) -> Result<String, ExchangeError> {
        let end = self.depth;
        let mut out = String::new();
        while self.depth >= end {
            match self.next()? {
                Step::Text(text) if out.len() + text.len() <= self.limits.text => {
                    out.push_str(&text);
                }
                Step::Text(_) => {
                    let limit = self.limits.text;
                    return self.refuse(format!("a text has more than {limit} bytes; shorten it"));
                }
                Step::Open(_) | Step::Close => {}
                Step::End => break,
            }
        }
        Ok(out)
    }

    /// Says that the document is refused, with the line where reading stopped.
    pub(super) fn refuse<T>(&self, why: String) -> Result<T, ExchangeError> {
        let end = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let before = self.text.get(..end).unwrap_or(self.text);
        let place = Place::Text {
            line: Some(line_at_end(before)),
            column: None,
            path: String::new(),
        };
        Err(ExchangeError::problem(place, why))
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Result<Element, ExchangeError> {
        self.depth += 1;
        self.elements += 1;
        if self.depth > self.limits.depth {
            return self.refuse(format!(
                "elements are nested deeper than {} levels; flatten the diagram",
                self.limits.depth
            ));
        }
        if self.elements > self.limits.elements {
            return self.refuse(format!(
                "there are more than {} elements; split the diagram",
                self.limits.elements
            ));
        }
        let name = start.local_name().into_inner().to_owned();
        let mut attributes = Vec::new();
        let mut found = start.attributes();
        for attribute in found.with_checks(false) {
            let attribute = match attribute {
                Ok(attribute) => attribute,
                Err(error) => return self.refuse(format!("<{name}> is damaged: {error}")),
            };
            if attributes.len() >= self.limits.attributes {
                return self.refuse(format!(
                    "<{name}> has more than {} attributes; no BPMN element needs so many",
                    self.limits.attributes
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
            let key = attribute.key.local_name().into_inner().to_owned();
            attributes.push((key, value.into_owned()));
        }
        Ok(Element { name, attributes })
    }
}

/// Returns the line, from 1, in which a text ends.
pub(super) fn line_at_end(text: &str) -> u64 {
    text.matches('\n').count() as u64 + 1
}

fn referred(name: &BytesRef<'_>) -> Option<char> {
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
