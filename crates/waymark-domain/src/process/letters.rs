//! The letters of a role in a task: a set of R, A, S, C and I.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// One letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Letter {
    /// Accountable: answers for the task; one a task.
    A,
    /// Responsible: does the task.
    R,
    /// Supports those who do it; only in RASCI.
    S,
    /// Consulted before.
    C,
    /// Informed after.
    I,
}

impl Letter {
    /// All letters in the order in which they are written.
    pub const ALL: [Self; 5] = [Self::A, Self::R, Self::S, Self::C, Self::I];

    /// Returns the letter as a character.
    pub fn char(self) -> char {
        match self {
            Self::A => 'A',
            Self::R => 'R',
            Self::S => 'S',
            Self::C => 'C',
            Self::I => 'I',
        }
    }

    /// Returns what the letter stands for.
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "accountable",
            Self::R => "responsible",
            Self::S => "supports",
            Self::C => "consulted",
            Self::I => "informed",
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of letters, written without separators in the order A R S C I: “AR”.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, TS)]
#[ts(type = "string")]
pub struct Letters(u8);

/// A character that is no letter of RASCI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is none of R, A, S, C, I")]
pub struct UnknownLetter(pub char);

impl Letters {
    /// No letter.
    pub const NONE: Self = Self(0);

    /// Returns the set of these letters.
    pub fn of(letters: &[Letter]) -> Self {
        Self(letters.iter().fold(0, |set, l| set | l.bit()))
    }

    /// Returns whether the set holds `letter`.
    pub fn has(self, letter: Letter) -> bool {
        self.0 & letter.bit() != 0
    }

    /// Returns whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns how many letters the set holds.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Returns the set with `letter`.
    #[must_use]
    pub fn with(self, letter: Letter) -> Self {
        Self(self.0 | letter.bit())
    }

    /// Returns the set without `letter`.
    #[must_use]
    pub fn without(self, letter: Letter) -> Self {
        Self(self.0 & !letter.bit())
    }

    /// Returns the letters in the order in which they are written.
    pub fn iter(self) -> impl Iterator<Item = Letter> {
        Letter::ALL.into_iter().filter(move |l| self.has(*l))
    }

    /// Returns the set without what a heavier letter makes idle: A and R stay, else S, else C, else I.
    ///
    /// Who is accountable or responsible is not consulted besides, and who is consulted is informed.
    #[must_use]
    pub fn heaviest(self) -> Self {
        let duties = Self(self.0 & (Letter::A.bit() | Letter::R.bit()));
        if !duties.is_empty() {
            return duties;
        }
        self.iter().next().map_or(self, |first| Self::of(&[first]))
    }

    /// Returns the letters of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|l| write!(f, "{}", l.char()))
    }
}

/// Reads letters in either case; spaces and `/ , ; & + -` may part them.
impl FromStr for Letters {
    type Err = UnknownLetter;

    fn from_str(text: &str) -> Result<Self, UnknownLetter> {
        let mut set = Self::NONE;
        for c in text.chars() {
            if c.is_whitespace() || matches!(c, '/' | ',' | ';' | '&' | '+' | '-') {
                continue;
            }
            let upper = c.to_ascii_uppercase();
            let letter = Letter::ALL.into_iter().find(|l| l.char() == upper);
            set = set.with(letter.ok_or(UnknownLetter(c))?);
        }
        Ok(set)
    }
}

impl Serialize for Letters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Letters {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_as_people_write_them() {
        let check = |text: &str, expected: &str| {
            let read = text.parse::<Letters>().map(|l| l.to_string());
            assert_eq!(read, Ok(expected.to_owned()), "{text:?}");
        };
        check("", "");
        check("r", "R");
        check("A/R", "AR");
        check("R, a", "AR");
        check(" i ", "I");
        check("rasci", "ARSCI");
        check("CC", "C");
        assert_eq!("AX".parse::<Letters>(), Err(UnknownLetter('X')));
        assert_eq!("✓".parse::<Letters>(), Err(UnknownLetter('✓')));
    }

    #[test]
    fn the_heaviest_letters_stay() {
        let check = |text: &str, expected: &str| {
            let letters: Letters = text.parse().unwrap();
            assert_eq!(letters.heaviest().to_string(), expected, "{text}");
        };
        check("ARCI", "AR");
        check("AI", "A");
        check("RC", "R");
        check("SCI", "S");
        check("CI", "C");
        check("I", "I");
        check("", "");
    }
}
