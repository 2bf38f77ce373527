//! The rules of rows: what holds of the letters of one task.

use super::finding::{CellChange, Finding, Fix};
use super::matrix::Matrix;
use super::rule::Rule;
use crate::process::{Duty, Letter, Letters, ProcessFacts, RuleSeverity, Step};

/// Returns what the rules of rows find, row by row.
pub(super) fn findings(facts: &ProcessFacts, matrix: &Matrix) -> Vec<Finding> {
    let validators: Vec<bool> = facts
        .roles
        .iter()
        .map(|r| facts.workforce.validates(r.id))
        .collect();
    let rules = [
        one_accountable,
        nobody_responsible,
        letter_twice,
        accountable_informed,
        outside_scheme,
        gate_duty,
        validator_builds,
        many_responsible,
        many_consulted,
        many_informed,
        silo,
    ];
    let mut found = Vec::new();
    for row in 0..matrix.tasks.len() {
        let task = Row {
            facts,
            step: &facts.process.steps[matrix.tasks[row]],
            cells: matrix.row(row),
            validators: &validators,
        };
        for rule in rules {
            rule(&task, &mut found);
        }
    }
    found
}

/// One task with its letters.
struct Row<'a> {
    facts: &'a ProcessFacts,
    step: &'a Step,
    cells: &'a [Letters],
    validators: &'a [bool],
}

impl Row<'_> {
    fn holders(&self, letter: Letter) -> Vec<usize> {
        let cells = self.cells.iter().enumerate();
        cells
            .filter(|(_, l)| l.has(letter))
            .map(|(c, _)| c)
            .collect()
    }

    fn code(&self, column: usize) -> &str {
        &self.facts.roles[column].code
    }

    fn codes(&self, columns: &[usize]) -> String {
        let codes: Vec<&str> = columns.iter().map(|&c| self.code(c)).collect();
        match codes.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [most @ .., last] => format!("{} and {last}", most.join(", ")),
        }
    }

    /// Returns a finding about the cells in `columns`, or none where the rule is off.
    fn finding(&self, rule: Rule, columns: &[usize], message: String) -> Option<Finding> {
        let severity = self.facts.process.scheme.severity(rule);
        (severity != RuleSeverity::Off).then(|| Finding {
            step: Some(self.step.id),
            cells: columns.iter().map(|&c| self.facts.roles[c].id).collect(),
            ..Finding::new(rule, severity, message)
        })
    }

    fn change(&self, column: usize, letters: Letters) -> CellChange {
        CellChange {
            step: self.step.id,
            role: self.facts.roles[column].id,
            letters,
        }
    }

    fn one(&self, label: String, column: usize, letters: Letters) -> Fix {
        Fix {
            label,
            change: vec![self.change(column, letters)],
        }
    }

    /// Returns whether the role in a column may do the task: a validator builds nothing.
    fn may_do(&self, column: usize) -> bool {
        self.step.duty != Some(Duty::Build) || !self.validators[column]
    }
}

fn one_accountable(row: &Row<'_>, found: &mut Vec<Finding>) {
    let accountable = row.holders(Letter::A);
    match accountable.len() {
        1 => {}
        0 => {
            let responsible = row.holders(Letter::R);
            let Some(mut finding) = row.finding(
                Rule::OneAccountable,
                &[],
                "Nobody accountable. Name one A.".into(),
            ) else {
                return;
            };
            let fix = |c: usize| {
                let label = format!("Make {} accountable too", row.code(c));
                row.one(label, c, row.cells[c].with(Letter::A).heaviest())
            };
            // On a gate the one who does the work may not be the one who answers for it.
            match responsible.as_slice() {
                _ if row.step.gate => {}
                [one] => finding.fix = Some(fix(*one)),
                several => finding.choices = several.iter().map(|&c| fix(c)).collect(),
            }
            found.push(finding);
        }
        n => {
            let message = format!(
                "{} accountable, {}. Keep one.",
                number(n),
                row.codes(&accountable)
            );
            let Some(mut finding) = row.finding(Rule::OneAccountable, &accountable, message) else {
                return;
            };
            finding.choices = accountable
                .iter()
                .map(|&keep| keep_one(row, &accountable, keep))
                .collect();
            found.push(finding);
        }
    }
}

/// Leaves the A with one role; the others keep the heaviest of their other letters, or are consulted.
fn keep_one(row: &Row<'_>, accountable: &[usize], keep: usize) -> Fix {
    let others = accountable.iter().filter(|&&c| c != keep);
    let change = others.map(|&c| {
        let rest = row.cells[c].without(Letter::A).heaviest();
        let consulted = Letters::of(&[Letter::C]);
        row.change(c, if rest.is_empty() { consulted } else { rest })
    });
    Fix {
        label: format!("Keep {}", row.code(keep)),
        change: change.collect(),
    }
}

fn nobody_responsible(row: &Row<'_>, found: &mut Vec<Finding>) {
    if !row.holders(Letter::R).is_empty() {
        return;
    }
    let message = "Nobody responsible. Name an R.".into();
    let Some(mut finding) = row.finding(Rule::NobodyResponsible, &[], message) else {
        return;
    };
    if let ([one], false) = (row.holders(Letter::A).as_slice(), row.step.gate)
        && row.may_do(*one)
    {
        let label = format!("Make {} responsible too", row.code(*one));
        let letters = row.cells[*one].with(Letter::R).heaviest();
        finding.fix = Some(row.one(label, *one, letters));
    }
    found.push(finding);
}

fn letter_twice(row: &Row<'_>, found: &mut Vec<Finding>) {
    for (c, &letters) in row.cells.iter().enumerate() {
        // A with I has a rule of its own; what is left besides them is judged here.
        let judged = if letters.has(Letter::A) {
            letters.without(Letter::I)
        } else {
            letters
        };
        let kept = judged.heaviest();
        if kept == judged {
            continue;
        }
        let message = format!(
            "{} is {}. Keep {}.",
            row.code(c),
            spoken(judged),
            spoken(kept)
        );
        let Some(mut finding) = row.finding(Rule::LetterTwice, &[c], message) else {
            return;
        };
        finding.role = Some(row.facts.roles[c].id);
        let kept = letters.heaviest();
        let label = format!("Keep {} for {}", spoken(kept), row.code(c));
        finding.fix = Some(row.one(label, c, kept));
        found.push(finding);
    }
}

fn accountable_informed(row: &Row<'_>, found: &mut Vec<Finding>) {
    for (c, &letters) in row.cells.iter().enumerate() {
        if !(letters.has(Letter::A) && letters.has(Letter::I)) {
            continue;
        }
        let message = format!("{} is accountable and informed. Drop the I.", row.code(c));
        let Some(mut finding) = row.finding(Rule::AccountableInformed, &[c], message) else {
            return;
        };
        finding.role = Some(row.facts.roles[c].id);
        let label = format!("Drop the I of {}", row.code(c));
        finding.fix = Some(row.one(label, c, letters.without(Letter::I)));
        found.push(finding);
    }
}

fn outside_scheme(row: &Row<'_>, found: &mut Vec<Finding>) {
    for (c, &letters) in row.cells.iter().enumerate() {
        if row.facts.process.scheme.allows(letters) {
            continue;
        }
        let message = format!(
            "{} has an S, which RACI has not. Make it R or C.",
            row.code(c)
        );
        let Some(mut finding) = row.finding(Rule::OutsideScheme, &[c], message) else {
            return;
        };
        finding.role = Some(row.facts.roles[c].id);
        let rest = letters.without(Letter::S);
        if rest.is_empty() {
            let mut choice = |letter: Letter| {
                let label = format!("Make {} {}", row.code(c), letter.word());
                finding
                    .choices
                    .push(row.one(label, c, Letters::of(&[letter])));
            };
            if row.may_do(c) {
                choice(Letter::R);
            }
            choice(Letter::C);
        } else {
            let label = format!("Drop the S of {}", row.code(c));
            finding.fix = Some(row.one(label, c, rest));
        }
        found.push(finding);
    }
}

fn gate_duty(row: &Row<'_>, found: &mut Vec<Finding>) {
    if !row.step.gate {
        return;
    }
    let responsible = row.holders(Letter::R);
    for (c, &letters) in row.cells.iter().enumerate() {
        if !(letters.has(Letter::A) && letters.has(Letter::R)) {
            continue;
        }
        let message = format!("Gate: the approver {} is also R.", row.code(c));
        let Some(mut finding) = row.finding(Rule::GateDuty, &[c], message) else {
            return;
        };
        finding.role = Some(row.facts.roles[c].id);
        if responsible.len() > 1 {
            let label = format!("Drop the R of {}", row.code(c));
            finding.fix = Some(row.one(label, c, letters.without(Letter::R)));
        }
        found.push(finding);
    }
}

fn validator_builds(row: &Row<'_>, found: &mut Vec<Finding>) {
    if row.step.duty != Some(Duty::Build) {
        return;
    }
    let responsible = row.holders(Letter::R);
    for &c in responsible.iter().filter(|&&c| row.validators[c]) {
        let message = format!("Validator {} is R on a build task.", row.code(c));
        let Some(mut finding) = row.finding(Rule::ValidatorBuilds, &[c], message) else {
            return;
        };
        finding.role = Some(row.facts.roles[c].id);
        if responsible.len() > 1 {
            let rest = row.cells[c].without(Letter::R);
            let (label, letters) = if rest.is_empty() {
                (
                    format!("Consult {} instead", row.code(c)),
                    Letters::of(&[Letter::C]),
                )
            } else {
                (format!("Drop the R of {}", row.code(c)), rest)
            };
            finding.fix = Some(row.one(label, c, letters));
        }
        found.push(finding);
    }
}

fn many_responsible(row: &Row<'_>, found: &mut Vec<Finding>) {
    let most = row.facts.process.scheme.thresholds.max_responsible;
    many(
        row,
        Letter::R,
        most,
        "responsible. Split the task?",
        Rule::ManyResponsible,
        found,
    );
}

fn many_consulted(row: &Row<'_>, found: &mut Vec<Finding>) {
    let most = row.facts.process.scheme.thresholds.max_consulted;
    many(
        row,
        Letter::C,
        most,
        "consulted. Are all needed?",
        Rule::ManyConsulted,
        found,
    );
}

fn many_informed(row: &Row<'_>, found: &mut Vec<Finding>) {
    let most = row.facts.process.scheme.thresholds.max_informed;
    many(
        row,
        Letter::I,
        most,
        "informed. Who acts on the news?",
        Rule::ManyInformed,
        found,
    );
}

fn many(
    row: &Row<'_>,
    letter: Letter,
    most: u32,
    question: &str,
    rule: Rule,
    found: &mut Vec<Finding>,
) {
    let holders = row.holders(letter);
    if holders.len() > most as usize {
        let message = format!("{} {question}", number(holders.len()));
        found.extend(row.finding(rule, &holders, message));
    }
}

fn silo(row: &Row<'_>, found: &mut Vec<Finding>) {
    let hears = |l: &Letters| l.has(Letter::C) || l.has(Letter::I);
    let blank = row.cells.iter().all(|l| l.is_empty());
    // A row without any letter is told twice already.
    if !blank && !row.cells.iter().any(hears) {
        let message = "Nobody consulted or informed. Who hears of it?".into();
        found.extend(row.finding(Rule::Silo, &[], message));
    }
}

/// Returns letters in words: “responsible and consulted”.
fn spoken(letters: Letters) -> String {
    let words: Vec<&str> = letters.iter().map(Letter::word).collect();
    match words.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        _ => words.concat(),
    }
}

/// Returns a small number as a sentence begins with it.
fn number(n: usize) -> String {
    let words = [
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
    ];
    words
        .get(n)
        .map_or_else(|| n.to_string(), |w| (*w).to_owned())
}
