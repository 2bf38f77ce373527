//! XML of a workbook's part, read event by event.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::error::ExchangeError;
use crate::xml::referred;

use super::package::refuse;

/// Reads a part; errors name it.
pub(super) struct Xml<'t> {
    reader: Reader<&'t [u8]>,
    part: &'t str,
}

/// A step through a part. Names are without their prefix; what is empty opens and closes.
pub(super) enum Step<'t> {
    Open(BytesStart<'t>),
    Close(String),
    Text(String),
    End,
}

impl<'t> Xml<'t> {
    pub(super) fn new(part: &'t str, text: &'t str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part }
    }

    /// Returns the next step. A document type, which could define entities, is refused.
    pub(super) fn next(&mut self) -> Result<Step<'t>, ExchangeError> {
        loop {
            return Ok(match self.reader.read_event() {
                Ok(Event::Start(start)) => Step::Open(start),
                Ok(Event::End(end)) => Step::Close(end.local_name().into_inner().to_owned()),
                Ok(Event::Text(text)) => Step::Text(text.xml10_content().into_owned()),
                Ok(Event::CData(text)) => Step::Text(text.xml10_content().into_owned()),
                Ok(Event::GeneralRef(name)) => match referred(&name) {
                    Some(c) => Step::Text(c.to_string()),
                    None => {
                        return self.broken(&format!("“&{};” stands for nothing", &*name));
                    }
                },
                Ok(Event::Eof) => Step::End,
                Ok(Event::DocType(_)) => {
                    return self.broken("it has a document type, which no workbook needs");
                }
                Ok(_) => continue,
                Err(error) => return self.broken(&error.to_string()),
            });
        }
    }

    /// Returns the text up to the end of the element that was opened last, with that of the elements in it,
    /// but for those called `skip`.
    pub(super) fn text(&mut self, skip: &str) -> Result<String, ExchangeError> {
        let mut out = String::new();
        let (mut depth, mut skipping) = (1_usize, 0_usize);
        loop {
            match self.next()? {
                Step::Open(start) => {
                    depth += 1;
                    if skipping > 0 || start.local_name().into_inner() == skip {
                        skipping += 1;
                    }
                }
                Step::Close(_) => {
                    depth -= 1;
                    skipping = skipping.saturating_sub(1);
                    if depth == 0 {
                        return Ok(out);
                    }
                }
                Step::Text(text) if skipping == 0 => out.push_str(&text),
                Step::Text(_) => {}
                Step::End => return self.broken("it ends in the middle"),
            }
        }
    }

    pub(super) fn broken<T>(&self, why: &str) -> Result<T, ExchangeError> {
        refuse(format!("“{}” in the workbook is damaged: {why}", self.part))
    }
}

/// Returns an attribute by its name without prefix, or none.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().into_inner() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Returns a text with `_x000D_` and the like written out, as strings of a workbook carry them.
pub(super) fn unescape(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let unit = rest
            .get(at + 2..at + 7)
            .and_then(|code| code.strip_suffix('_'))
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        out.push_str(&rest[..at]);
        if let Some(c) = unit {
            out.push(c);
            rest = &rest[at + 7..];
        } else {
            out.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_are_written_out() {
        let check = |text: &str, expected: &str| assert_eq!(unescape(text.to_owned()), expected);
        check("a_x000D_b", "a\rb");
        check("_x005F_x0041_", "_x0041_");
        check("_x", "_x");
        check("_x00", "_x00");
        check("_xD800_", "_xD800_");
        check("_x12é4_", "_x12é4_");
        check("max_x0", "max_x0");
    }
}
