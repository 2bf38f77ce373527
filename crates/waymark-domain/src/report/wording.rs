//! Numbers and lists in words, the same way everywhere in the report.

/// Writes a share of 0 to 1 as a percentage without decimals: `45 %`. A share that is neither 0 nor 1 is
/// never written as 0 % or 100 %.
pub fn percent(share: f64) -> String {
    format!("{}\u{a0}%", whole_percent(share))
}

/// Returns a share of 0 to 1 in whole per cent, rounded half up, but neither 0 nor 100 where it is neither.
pub fn whole_percent(share: f64) -> i64 {
    let rounded = (share * 100.0).round();
    let inside = share > 1e-12 && share < 1.0 - 1e-12;
    (if inside {
        rounded.clamp(1.0, 99.0)
    } else {
        rounded
    }) as i64
}

/// Writes a difference of two shares in points, with its sign: `+7 points`, `−1 point`, `±0 points`.
pub fn points(difference: f64) -> String {
    let value = (difference * 100.0).round() as i64;
    let noun = if value.abs() == 1 { "point" } else { "points" };
    format!("{}\u{a0}{noun}", signed_whole(value))
}

fn signed_whole(value: i64) -> String {
    match value {
        0 => "±0".into(),
        1.. => format!("+{value}"),
        _ => format!("−{}", value.abs()),
    }
}

/// Writes a number with two decimals: `3.25`, `−0.50`.
pub fn decimal(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let text = format!("{:.2}", rounded.abs());
    if rounded < 0.0 {
        format!("−{text}")
    } else {
        text
    }
}

/// Writes a number with at most two decimals: `3`, `3.2`, `3.25`.
pub fn plain(value: f64) -> String {
    let text = decimal(value);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Writes a count with its noun: `1 gap`, `3 gaps`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", noun(n, one, many))
}

/// Writes a count of capabilities.
pub fn capability_count(n: usize) -> String {
    count(n, "capability", "capabilities")
}

/// Returns `one` or `many`, as `n` asks.
pub fn noun<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n == 1 { one } else { many }
}

/// Writes a count at the start of a sentence: words up to twelve, digits above.
pub fn opening(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
        "Eleven", "Twelve",
    ];
    WORDS
        .get(n)
        .map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

/// Joins with commas and “and”: `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [init @ .., last] => {
            let init: Vec<&str> = init.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", init.join(", "), last.as_ref())
        }
    }
}

/// Cuts a title to at most `most` characters for use within a sentence, at a word where there is one,
/// and marks the cut with “…”.
pub fn short(title: &str, most: usize) -> String {
    let title = title.trim();
    if title.chars().count() <= most {
        return title.to_owned();
    }
    let cut: String = title.chars().take(most.saturating_sub(1)).collect();
    let at_word = cut
        .rfind(' ')
        .filter(|&i| i > cut.len() / 2)
        .map_or(cut.as_str(), |i| &cut[..i]);
    format!("{}…", at_word.trim_end_matches([' ', ',', ';', ':', '.']))
}

/// Returns `text` without white space at its ends and with a full stop where it ends without a mark.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    let closed = text.is_empty() || text.ends_with(['.', '!', '?', '…', ':', '”', ')']);
    if closed {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_never_rounded_to_all_or_nothing() {
        assert_eq!(percent(0.0), "0\u{a0}%");
        assert_eq!(percent(0.001), "1\u{a0}%");
        assert_eq!(percent(0.455), "46\u{a0}%");
        assert_eq!(percent(0.999), "99\u{a0}%");
        assert_eq!(percent(1.0), "100\u{a0}%");
    }

    #[test]
    fn differences_carry_a_sign() {
        assert_eq!(points(0.07), "+7\u{a0}points");
        assert_eq!(points(-0.01), "−1\u{a0}point");
        assert_eq!(points(0.0), "±0\u{a0}points");
    }

    #[test]
    fn numbers_keep_or_drop_their_zeros() {
        assert_eq!(
            (decimal(3.0), decimal(-0.5)),
            ("3.00".into(), "−0.50".into())
        );
        assert_eq!(
            (plain(3.0), plain(3.2), plain(1.0 / 3.0)),
            ("3".into(), "3.2".into(), "0.33".into())
        );
        assert_eq!(
            (plain(0.0), plain(10.0), decimal(-0.001)),
            ("0".into(), "10".into(), "0.00".into())
        );
    }

    #[test]
    fn lists_and_counts_read_well() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b"]), "a and b");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(
            (count(1, "gap", "gaps"), count(0, "gap", "gaps")),
            ("1 gap".into(), "0 gaps".into())
        );
        assert_eq!(
            (opening(0), opening(4), opening(13)),
            ("No".into(), "Four".into(), "13".into())
        );
    }

    #[test]
    fn long_titles_are_cut_at_a_word() {
        assert_eq!(short("Release gate", 20), "Release gate");
        assert_eq!(
            short("Release gate with evidence", 20),
            "Release gate with…"
        );
        assert_eq!(short(&"x".repeat(30), 5), "xxxx…");
        assert_eq!(
            (sentence(" Ends "), sentence("Done."), sentence("")),
            ("Ends.".into(), "Done.".into(), String::new())
        );
    }
}
