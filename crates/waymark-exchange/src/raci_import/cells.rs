//! What a cell of a matrix says.

use waymark_domain::process::{Letter, Letters};

/// What was made of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing, or what people write for nothing.
    Nothing,
    /// Letters as they stand.
    Plain(Letters),
    /// Letters with something beside them that was left out.
    Marked(Letters),
    /// Only a cross or a tick: somebody takes part.
    Tick,
    /// None of these.
    Unknown,
}

impl Reading {
    /// Returns whether the cell speaks the language of a matrix.
    pub(super) fn speaks(self) -> bool {
        matches!(self, Self::Plain(_) | Self::Marked(_) | Self::Tick)
    }

    /// Returns whether the cell is what a task has rather than what a column is called: “SC” is made of
    /// letters, but more likely the short name of a role.
    pub(super) fn typical(self) -> bool {
        let both = Letters::of(&[Letter::A, Letter::R]);
        match self {
            Self::Plain(letters) => letters.len() == 1 || letters == both,
            Self::Marked(_) | Self::Tick => true,
            Self::Nothing | Self::Unknown => false,
        }
    }
}

/// Longest text that may be letters, in bytes.
const LONGEST: usize = 60;

/// Reads a cell.
pub(super) fn read(text: &str) -> Reading {
    let text = text.trim();
    if text.len() > LONGEST {
        return Reading::Unknown;
    }
    let lower = text.to_lowercase();
    if ["", "-", "–", "—", ".", "/", "n/a", "na", "none", "0"].contains(&lower.as_str()) {
        return Reading::Nothing;
    }
    if ["x", "✓", "✔", "✗", "●", "•", "■"].contains(&lower.as_str()) {
        return Reading::Tick;
    }
    if let Some(letters) = letters(&lower) {
        return Reading::Plain(letters);
    }
    let bare: String = lower
        .chars()
        .filter(|c| {
            !matches!(
                c,
                '*' | '(' | ')' | '[' | ']' | '?' | '!' | '.' | '†' | '‡' | '¹' | '²' | '³' | '0'
                    ..='9'
            )
        })
        .collect();
    match letters(&bare) {
        Some(letters) if bare != lower => Reading::Marked(letters),
        _ => Reading::Unknown,
    }
}

/// Returns the letters of a text in lower case, or none where it is something else.
fn letters(lower: &str) -> Option<Letters> {
    let parts = lower.split(|c: char| {
        c.is_whitespace() || matches!(c, '/' | ',' | ';' | '&' | '+' | '-' | '|' | '\\')
    });
    let mut set = Letters::NONE;
    for part in parts.filter(|p| !p.is_empty() && *p != "and") {
        set = set.union(part_letters(part)?);
    }
    (!set.is_empty()).then_some(set)
}

fn part_letters(part: &str) -> Option<Letters> {
    if let Some(letter) = word(part) {
        return Some(Letters::of(&[letter]));
    }
    let letters: Letters = part.parse().ok()?;
    // “Crisis” is made of these letters too; nobody writes a letter twice.
    (letters.len() as usize == part.chars().count() && part.len() <= 4).then_some(letters)
}

/// Returns the letter that a word in lower case stands for, or none.
fn word(word: &str) -> Option<Letter> {
    const WORDS: [(&str, Letter); 5] = [
        ("responsible", Letter::R),
        ("accountable", Letter::A),
        ("consulted", Letter::C),
        ("informed", Letter::I),
        ("supporting", Letter::S),
    ];
    if word == "supports" || word == "supportive" {
        return Some(Letter::S);
    }
    // Three letters at least: “resp”, “acc”, “cons”, “inform”, “support”.
    let found = WORDS
        .iter()
        .find(|(w, _)| word.len() >= 3 && w.starts_with(word));
    found.map(|(_, letter)| *letter)
}

/// Returns the letter that heads a column of roles, such as “Responsible (R)” or “A”, or none.
pub(super) fn heading(text: &str) -> Option<Letter> {
    let lower = text.to_lowercase();
    let bare: Vec<&str> = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|p| !p.is_empty())
        .collect();
    let letter =
        |p: &str| word(p).or_else(|| part_letters(p).filter(|l| l.len() == 1)?.iter().next());
    match bare.as_slice() {
        [one] => letter(one),
        [one, two] => letter(one).filter(|l| letter(two) == Some(*l)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_as_people_write_them() {
        let check = |text: &str, expected: &str| {
            let found = match read(text) {
                Reading::Nothing => "nothing".to_owned(),
                Reading::Plain(letters) => letters.to_string(),
                Reading::Marked(letters) => format!("{letters} marked"),
                Reading::Tick => "tick".to_owned(),
                Reading::Unknown => "unknown".to_owned(),
            };
            assert_eq!(found, expected, "{text:?}");
        };
        for (text, expected) in [
            ("", "nothing"),
            (" - ", "nothing"),
            ("n/a", "nothing"),
            ("R", "R"),
            ("a", "A"),
            ("A/R", "AR"),
            ("R, A", "AR"),
            ("A+R", "AR"),
            ("a r", "AR"),
            ("RA", "AR"),
            ("R\nA", "AR"),
            ("Responsible", "R"),
            ("Accountable and responsible", "AR"),
            ("resp.", "R marked"),
            ("Support", "S"),
            ("A*", "A marked"),
            ("(R)", "R marked"),
            ("R1", "R marked"),
            ("C?", "C marked"),
            ("x", "tick"),
            ("X", "tick"),
            ("✓", "tick"),
            ("Q", "unknown"),
            ("Crisis", "unknown"),
            ("to be decided", "unknown"),
            ("12", "unknown"),
            ("re", "unknown"),
        ] {
            check(text, expected);
        }
        check(&"R".repeat(1_000_000), "unknown");
    }

    #[test]
    fn headings_of_columns_of_roles() {
        let check =
            |text: &str, expected: Option<Letter>| assert_eq!(heading(text), expected, "{text}");
        check("Responsible", Some(Letter::R));
        check("Accountable (A)", Some(Letter::A));
        check("C", Some(Letter::C));
        check("Informed / I", Some(Letter::I));
        check("Responsible team", None);
        check("Data scientist", None);
        check("R A", None);
    }
}
