//! User text on its way into a document: what no face can show is replaced, what would overflow can break.

use serde_json::Value;

use crate::fonts::Fonts;

/// Stands for a character that no face has.
const MISSING: char = '□';
/// Longest run without a place to break, in characters.
const LONGEST_RUN: usize = 20;
/// The same for codes and other texts of narrow columns.
const LONGEST_CODE: usize = 8;
/// Fields that stand in narrow columns.
const NARROW: [&str; 7] = [
    "code", "codes", "people", "person", "label", "backs", "sha256",
];
/// Fields that are not shown and keep every character.
const HIDDEN: [&str; 1] = ["alt"];

/// Cleans the texts of a report and counts what could not be shown.
pub(crate) struct Cleaner<'a> {
    fonts: &'a Fonts,
    /// How many characters were replaced.
    pub(crate) replaced: usize,
}

impl<'a> Cleaner<'a> {
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, replaced: 0 }
    }

    /// Cleans every string in `value` in place.
    pub(crate) fn value(&mut self, value: &mut Value) {
        self.field(value, "");
    }

    fn field(&mut self, value: &mut Value, name: &str) {
        match value {
            Value::String(text) if !HIDDEN.contains(&name) => {
                let longest = if NARROW.contains(&name) {
                    LONGEST_CODE
                } else {
                    LONGEST_RUN
                };
                *text = breakable(&self.shown(text), longest);
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.field(item, name)),
            Value::Object(fields) => fields
                .iter_mut()
                .for_each(|(key, item)| self.field(item, key)),
            _ => {}
        }
    }

    /// Returns `text` with only characters that a face can show. Controls, marks of direction and
    /// selectors of variants are dropped: they have no glyph, and could turn what is read around them.
    pub(crate) fn shown(&mut self, text: &str) -> String {
        let mut result = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' => result.push('\n'),
                '\t' | '\u{2028}' | '\u{2029}' => result.push(' '),
                _ if invisible(c) => {}
                _ if self.fonts.has(c) => result.push(c),
                _ => {
                    self.replaced += 1;
                    result.push(MISSING);
                }
            }
        }
        result
    }
}

fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            u32::from(c),
            0x00AD | 0x034F | 0x061C | 0x180B..=0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
                | 0xFE00..=0xFE0F | 0xFEFF | 0xFFF9..=0xFFFB | 0xE0000..=0xE0FFF
        )
}

/// Returns `text` with zero-width spaces in runs of more than `longest` characters, after punctuation
/// where there is some.
fn breakable(text: &str, longest: usize) -> String {
    let mut run = 0;
    let mut longest_run = 0;
    for c in text.chars() {
        run = if c.is_whitespace() { 0 } else { run + 1 };
        longest_run = longest_run.max(run);
    }
    if longest_run <= longest {
        return text.to_owned();
    }
    let mut result = String::with_capacity(text.len() + text.len() / 4);
    for word in text.split_inclusive(char::is_whitespace) {
        if word.trim_end().chars().count() <= longest {
            result.push_str(word);
            continue;
        }
        let mut since = 0;
        for c in word.chars() {
            result.push(c);
            since += 1;
            let joint = since >= longest / 2
                && matches!(c, '/' | '-' | '_' | '.' | '?' | '&' | '=' | ':' | '@');
            if joint || since >= longest {
                result.push('\u{200b}');
                since = 0;
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn markup_passes_as_it_is_and_unknown_glyphs_are_marked() {
        let fonts = Fonts::bundled();
        let mut cleaner = Cleaner::new(&fonts);
        assert_eq!(cleaner.shown("#[*$`_ \\ @x <y>"), "#[*$`_ \\ @x <y>");
        assert_eq!(
            cleaner.shown("a\u{202e}b\u{200d}c\u{fe0f}\u{0}d\te"),
            "abcd e"
        );
        assert_eq!(cleaner.replaced, 0);
        assert_eq!(cleaner.shown("ok 🚀 שלום"), "ok □ □□□□");
        assert_eq!(cleaner.replaced, 5);
        assert_eq!(
            cleaner.shown("Zürich, Łódź, Ωμέγα, Привет"),
            "Zürich, Łódź, Ωμέγα, Привет"
        );
    }

    #[test]
    fn long_runs_can_break_and_short_ones_stay() {
        assert_eq!(breakable("PE1.1 and a word", 20), "PE1.1 and a word");
        let broken = breakable(&"x".repeat(45), 20);
        assert_eq!(broken.matches('\u{200b}').count(), 2);
        assert_eq!(broken.replace('\u{200b}', ""), "x".repeat(45));
        let url = breakable("https://example.org/a/long/path-of-a-document", 20);
        assert!(
            url.contains("example.\u{200b}") || url.contains("org/\u{200b}"),
            "{url}"
        );
    }

    #[test]
    fn alternatives_keep_every_character() {
        let fonts = Fonts::bundled();
        let mut value = json!({ "alt": "🚀", "title": "🚀", "rows": [{ "code": "ABCDEFGHIJKL" }] });
        Cleaner::new(&fonts).value(&mut value);
        assert_eq!(
            value,
            json!({ "alt": "🚀", "title": "□", "rows": [{ "code": "ABCDEFGH\u{200b}IJKL" }] })
        );
    }
}
