//! How each figure of an evaluation is made, and the record.

use super::context::Context;
use super::inputs::sizes;
use crate::report::Pair;
use crate::report::method::MethodNote;

fn note(title: &str, formula: &str, text: &str, source: &str) -> MethodNote {
    MethodNote {
        title: title.into(),
        formula: formula.into(),
        text: text.into(),
        source: source.into(),
    }
}

pub(super) fn notes(c: &Context) -> Vec<MethodNote> {
    let mut notes = vec![
        note(
            "Score that counts",
            "agreed score, else the median of the assessors",
            "What people say is kept; what the room settles on stands beside it. Quartiles and medians interpolate linearly between order statistics.",
            "Hyndman & Fan 1996, type 7",
        ),
        note(
            "What a score is worth",
            "rating: level / 5; yes or no: 1 or 0; measured: straight lines from worst (0) through the points to best (1)",
            "Every level of a rating has a written anchor. Beyond its ends a measured value is worth what the ends are.",
            "Keeney & Raiffa 1976, value functions",
        ),
        note(
            "Weight",
            "points / points of the siblings that count, multiplied down the tree",
            "Weights of all criteria sum to one. Costs are kept out of the value.",
            "von Winterfeldt & Edwards 1986",
        ),
        note(
            "Value of a tool",
            "100 × Σ weight × worth",
            "A missing score is an interval from worth nothing to worth all: the value is then an interval too, a tool is ranked by its middle and has a best and a worst rank.",
            "Keeney & Raiffa 1976, additive value",
        ),
        note(
            "Knock-out",
            "",
            "Pass, fail or unknown; never passed in silence. A tool that fails is not ranked, one that is unknown is ranked but cannot be chosen.",
            "",
        ),
        note(
            "Share of weightings (exact)",
            "volume of the weightings in which A leads B / volume of all",
            "The simplex of weights cut by one half-space; the same where only the order of the weights is agreed.",
            "Varsi 1973; Ali 1973",
        ),
        note(
            "Smallest flip (exact)",
            "least ½ Σ |w′ − w| with value(rival) ≥ value(winner)",
            "Weight moves from where the winner leads most to where it leads least until the margin closes.",
            "closed form",
        ),
        note(
            "Critical weight (exact)",
            "the interval of wᵢ in which the winner stays first, the others in proportion",
            "Ends where the value of a rival crosses that of the winner.",
            "Triantaphyllou & Sánchez 1997",
        ),
        note(
            "Rank acceptability (estimated)",
            "share of drawn weightings that give a tool a rank",
            "Weightings are drawn evenly from the simplex (Dirichlet with all parameters 1); draws, seed and interval stand with the figure.",
            "Lahdelma & Salminen 2001, SMAA-2",
        ),
    ];
    if let Some(results) = c.input.results {
        for method in &results.methods {
            if let Some(told) = other(&method.method) {
                notes.push(told);
            }
        }
    }
    notes.push(note(
        "Agreement of two rankings",
        "Kendall’s τ-b",
        "1 where every pair stands in the same order, −1 where every pair stands in the opposite one; ties are allowed for.",
        "Kendall 1945",
    ));
    notes
}

fn other(method: &str) -> Option<MethodNote> {
    Some(match method {
        "wpm" => note(
            "Weighted product",
            "Π worth^weight",
            "A tool that is worth nothing on one criterion is worth nothing.",
            "Bridgman 1922",
        ),
        "topsis" => note(
            "TOPSIS",
            "distance to worst / (distance to best + distance to worst)",
            "Distances to the ideal and the anti-ideal of this field of tools.",
            "Hwang & Yoon 1981",
        ),
        "vikor" => note(
            "VIKOR",
            "Q = v·S* + (1 − v)·R*, v = 0.5",
            "A compromise between the greatest group benefit and the least regret on one criterion.",
            "Opricovic & Tzeng 2004",
        ),
        "promethee2" => note(
            "PROMETHEE II",
            "net flow = leaving − entering flow",
            "Tools are compared pair by pair.",
            "Brans & Vincke 1985",
        ),
        _ => return None,
    })
}

pub(super) fn record(c: &Context) -> Vec<Pair> {
    let (input, e) = (c.input, c.input.evaluation);
    let draws = input.results.and_then(|r| r.robustness.as_ref()).map(|r| {
        let a = &r.acceptability;
        format!("{} draws, seed {}", a.draws, a.seed)
    });
    let mut rows = vec![
        Pair::new(
            "Engagement",
            format!("{} · {}", input.engagement.client, input.engagement.title),
        ),
        Pair::new("Engagement file", input.file_name.to_owned()),
        Pair::new("Fingerprint of the inputs", input.fingerprint.to_owned()),
        Pair::new("Evaluation", format!("{} {}", e.code, e.title)),
        Pair::new("State", e.state.title().to_owned()),
        Pair::new("Inputs", sizes(c)),
        Pair::new(
            "Weights",
            e.weights_locked_at.map_or_else(
                || "not locked".to_owned(),
                |at| {
                    let blind = if e.locked_blind {
                        ", before any score was seen"
                    } else {
                        ""
                    };
                    format!("locked on {}{blind}", at.date_naive())
                },
            ),
        ),
    ];
    if let Some(draws) = draws {
        rows.push(Pair::new("Rank acceptability", draws));
    }
    if !input.round.is_empty() {
        rows.push(Pair::new("Gaps taken from", input.round.to_owned()));
    }
    rows.push(Pair::new("Day of the document", input.today.to_string()));
    rows.push(Pair::new(
        "Made with",
        concat!("Waymark ", env!("CARGO_PKG_VERSION")).to_owned(),
    ));
    rows
}
