//! Letters, frequencies and hours in words.

use super::LetterNote;
use crate::process::{Frequency, Letter, LetterScheme, Letters};
use crate::report::wording::{count, plain};

/// Returns the letters of a scheme with what each asks of a role.
pub(super) fn letters(scheme: LetterScheme) -> Vec<LetterNote> {
    let used = Letter::ALL
        .into_iter()
        .filter(|l| *l != Letter::S || scheme == LetterScheme::Rasci);
    used.map(|letter| LetterNote {
        letter: letter.char().to_string(),
        word: letter.word().to_owned(),
        meaning: match letter {
            Letter::A => "Answers for the task, can stop it or release it; one a task",
            Letter::R => "Does the task; at least one a task",
            Letter::S => "Lends hands to those who do it",
            Letter::C => "Is asked before",
            Letter::I => "Is told afterwards",
        }
        .to_owned(),
    })
    .collect()
}

/// Writes the letters of a cell for a reader: “A R”; empty where there are none.
pub(super) fn cell(letters: Letters) -> String {
    let each: Vec<String> = letters.iter().map(|l| l.char().to_string()).collect();
    each.join(" ")
}

/// Writes how often: “once a month”, “4 × a year”, “once a model release”.
pub(super) fn frequency(frequency: Frequency) -> String {
    let per = frequency.per.title();
    if (frequency.times - 1.0).abs() < 1e-9 {
        format!("once a {per}")
    } else {
        format!("{} × a {per}", plain(frequency.times))
    }
}

/// Writes effort and frequency of a task: “6 h, once a month”; what is not known is left out.
pub(super) fn effort(hours: Option<f64>, often: Option<Frequency>) -> String {
    let parts = [
        hours.map(|h| format!("{} h", plain(h))),
        often.map(frequency),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// Writes hours a week with one decimal.
pub(super) fn hours(value: f64) -> String {
    format!("{value:.1}")
}

/// Writes a count of tasks.
pub(super) fn tasks(n: usize) -> String {
    count(n, "task", "tasks")
}
