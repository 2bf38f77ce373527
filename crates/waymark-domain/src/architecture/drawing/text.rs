//! How wide texts are, and how they are made to fit.
//!
//! The drawing is made where no font is at hand. Widths are those of Inter, rounded up by class of character, so that a
//! text that fits here fits everywhere.

/// Size of the letters of a box's title, in 1/96 inch.
pub(super) const BOX: f64 = 12.0;
/// Size of a zone's title and a gate's code.
pub(super) const ZONE: f64 = 11.5;
/// Size of everything else.
pub(super) const NOTE: f64 = 10.5;

/// Returns how wide a text is at a size, at most.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| share(c) * size).sum()
}

/// Returns the width of a character as a share of the size of the letters.
fn share(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.29,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '/' | '-' => 0.41,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.92,
        c if c.is_ascii_uppercase() => 0.72,
        c if c.is_ascii() => 0.60,
        // Wide scripts take a full square.
        c if u32::from(c) >= 0x1100 => 1.0,
        _ => 0.68,
    }
}

/// Returns the text, cut with an ellipsis where it is wider than `room`.
pub(super) fn fitted(text: &str, room: f64, size: f64) -> String {
    let text = one_line(text);
    if width(&text, size) <= room {
        return text;
    }
    let mut cut = String::new();
    let mut used = width("\u{2026}", size);
    for c in text.chars() {
        used += share(c) * size;
        if used > room {
            break;
        }
        cut.push(c);
    }
    format!("{}\u{2026}", cut.trim_end())
}

/// Returns the text in at most `lines` lines, broken between words; the last is cut where it has to be.
pub(super) fn wrapped(text: &str, room: f64, size: f64, lines: usize) -> Vec<String> {
    let text = one_line(text);
    let mut wrapped: Vec<String> = Vec::new();
    let mut words = text.split(' ').peekable();
    while words.peek().is_some() && wrapped.len() + 1 < lines {
        let mut line = String::new();
        while let Some(word) = words.peek() {
            let longer = if line.is_empty() {
                (*word).to_owned()
            } else {
                format!("{line} {word}")
            };
            if !line.is_empty() && width(&longer, size) > room {
                break;
            }
            line = longer;
            words.next();
        }
        wrapped.push(fitted(&line, room, size));
    }
    let rest: Vec<&str> = words.collect();
    if !rest.is_empty() {
        wrapped.push(fitted(&rest.join(" "), room, size));
    }
    wrapped
}

/// Returns the text on one line, without characters that no line can hold.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    words.join(" ")
}
