//! A wrong and a right example of every rule: small matrices that the documentation shows and a test runs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::rule::Rule;
use crate::engagement::{Person, Role};
use crate::id::{PersonId, RoleId, StepId};
use crate::process::{Duty, ProcessFacts, Step, StepKind};
use crate::workforce::{Filling, RoleProfile};

/// A task of an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExampleRow {
    /// What is done.
    pub title: String,
    /// Whether it is a gate.
    pub gate: bool,
    /// Whether it builds or validates.
    pub duty: Option<Duty>,
    /// Letters, one a role.
    pub cells: Vec<String>,
}

/// A small matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Example {
    /// Short names of the roles.
    pub roles: Vec<String>,
    /// The roles that validate.
    pub validators: Vec<String>,
    /// The tasks.
    pub rows: Vec<ExampleRow>,
    /// Who fills which role, as “Kim: DO 60 %, SE 60 %”.
    pub people: Vec<String>,
}

impl Rule {
    /// Returns an example in which the rule finds something.
    pub fn wrong(self) -> Example {
        Example::read(self.texts().0)
    }

    /// Returns the same, put right.
    pub fn right(self) -> Example {
        Example::read(self.texts().1)
    }

    /// Returns the two examples. A `*` marks a validator; `(gate)`, `(build)` and `(validate)` mark tasks.
    fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::OneAccountable => (
                "| SE | ME | DO\nRun contract tests | AR | AR | C",
                "| SE | ME | DO\nRun contract tests | AR | R | C",
            ),
            Self::NobodyResponsible => (
                "| DO | SE | BO\nRehearse rollback | A | C | I",
                "| DO | SE | BO\nRehearse rollback | AR | C | I",
            ),
            Self::LetterTwice => (
                "| DE | DG | DS\nProfile the data | RC | A | I",
                "| DE | DG | DS\nProfile the data | R | A | I",
            ),
            Self::AccountableInformed => (
                "| BO | DS | MR\nReport value and cost | AI | R | C",
                "| BO | DS | MR\nReport value and cost | A | R | C",
            ),
            Self::OutsideScheme => (
                "| ME | DO | DS\nRoll out in steps | AR | S | I",
                "| ME | DO | DS\nRoll out in steps | AR | R | I",
            ),
            Self::GateDuty => (
                "| BO | MR | MV\nApprove production (gate) | AR | R | C",
                "| BO | MR | MV\nApprove production (gate) | A | R | C",
            ),
            Self::ValidatorBuilds => (
                "| DS | ME | MV*\nTest the pipeline (build) | A | R | R\nValidate the model (validate) | C | I | AR",
                "| DS | ME | MV*\nTest the pipeline (build) | A | R | C\nValidate the model (validate) | C | I | AR",
            ),
            Self::ManyResponsible => (
                "| DS | DE | ME | SE | BO\nPrepare features | AR | R | R | R | I",
                "| DS | DE | ME | SE | BO\nSpecify features | AR | C |  |  | I\nBuild the feature pipeline |  | AR | C |  | \nServe features | I |  | AR | R | I",
            ),
            Self::ManyConsulted => (
                "| ME | BO | SA | DS | MV | SC\nReplay production traffic | AR | C | C | C | C | C",
                "| ME | BO | SA | DS | MV | SC\nReplay production traffic | AR | C |  | C | I | ",
            ),
            Self::ManyInformed => (
                "| ME | BO | SA | DS | MV | SC | UO\nPublish release notes | AR | I | I | I | I | I | I",
                "| ME | BO | SA | DS | MV | SC | UO\nPublish release notes | AR | I |  | I |  |  | I",
            ),
            Self::Silo => (
                "| DE | ME | BO\nSet data thresholds | AR |  | ",
                "| DE | ME | BO\nSet data thresholds | AR | C | I",
            ),
            Self::IdleRole => (
                "| ME | DS | UO\nSet alerts | AR | C | \nReview drift |  | AR | I\nTry the override | AR |  | C",
                "| ME | DS | UO\nSet alerts | AR | C | \nReview drift |  | AR | I\nTry the override | C |  | AR",
            ),
            Self::NoBlanks => (
                "| ME | DS | SC\nTrain | I | AR | \nDeploy | AR |  | C\nScan images | C |  | AR",
                "| ME | DS | SC\nTrain | I | AR | \nDeploy | AR |  | C\nScan images |  | C | AR",
            ),
            Self::ManyAccountable => (
                "| BO | DS | ME | MR\nSpecify | A | R |  | I\nTrain | A | R | C | \nDeploy | A |  | R | C\nReview | A | C |  | R",
                "| BO | DS | ME | MR\nSpecify | A | R |  | I\nTrain |  | AR | C | \nDeploy |  |  | AR | C\nReview | A | C |  | R",
            ),
            Self::OverloadedRole => (
                "| ME | DS | DE | DO\nRefactor | AR | C |  | \nTrain | AR | C |  | \nDeploy | AR |  |  | C\n\
                 Set alerts | AR |  |  | C\nExplore |  | AR | C | \nLoad data |  | I | AR | \nProvision |  |  | I | AR",
                "| ME | DS | DE | DO\nRefactor | AR | C |  | \nTrain | C | AR |  | \nDeploy | R | C |  | A\n\
                 Set alerts | AR |  |  | C\nExplore |  | AR | C | \nLoad data |  | I | AR | \nProvision |  |  | I | AR",
            ),
            Self::UnfilledRole => (
                "| ME | MV | BO | DS\nTrain | C |  | I | AR\nValidate (validate) |  | AR |  | C\nDeploy | AR | C | I | \n\
                 Accept |  | C | A | R\nKim: ME 80 %\nMo: BO 20 %\nAda: DS 90 %",
                "| ME | MV | BO | DS\nTrain | C |  | I | AR\nValidate (validate) |  | AR |  | C\nDeploy | AR | C | I | \n\
                 Accept |  | C | A | R\nKim: ME 80 %\nMo: BO 20 %\nAda: DS 90 %\nLou: MV 50 %",
            ),
            Self::OverAllocated => (
                "| ME | MV | BO | DS\nTrain | C |  | I | AR\nValidate (validate) |  | AR |  | C\nDeploy | AR | C | I | \n\
                 Accept |  | C | A | R\nKim: ME 70 %, DS 50 %\nMo: BO 20 %\nLou: MV 50 %",
                "| ME | MV | BO | DS\nTrain | C |  | I | AR\nValidate (validate) |  | AR |  | C\nDeploy | AR | C | I | \n\
                 Accept |  | C | A | R\nKim: ME 60 %\nAda: DS 50 %\nMo: BO 20 %\nLou: MV 50 %",
            ),
        }
    }
}

impl Example {
    fn read(text: &str) -> Self {
        let mut example = Self {
            roles: vec![],
            validators: vec![],
            rows: vec![],
            people: vec![],
        };
        for line in text.lines() {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let Some((&head, cells)) = cells.split_first() else {
                continue;
            };
            if cells.is_empty() {
                example.people.push(head.to_owned());
            } else if head.is_empty() {
                let role = |c: &&str| c.trim_end_matches('*').to_owned();
                example.roles = cells.iter().map(role).collect();
                let marked = cells.iter().filter(|c| c.ends_with('*'));
                example.validators = marked.map(role).collect();
            } else {
                example.rows.push(row(head, cells));
            }
        }
        example
    }

    /// Returns the facts that the example states.
    pub fn facts(&self) -> ProcessFacts {
        let id = |kind: u128, n: usize| Uuid::from_u128((kind << 64) | n as u128);
        let mut facts = ProcessFacts::default();
        for (n, code) in self.roles.iter().enumerate() {
            let id = RoleId(id(1, n));
            facts.roles.push(Role {
                id,
                code: code.clone(),
                title: code.clone(),
                description: String::new(),
            });
            facts.workforce.profiles.push(RoleProfile {
                role: id,
                catalog: vec![],
                validator: self.validators.contains(code),
                needs: vec![],
            });
        }
        let (phase, sub) = (StepId(id(2, 0)), StepId(id(2, 1)));
        facts.process.steps = vec![
            Step::new(phase, None, StepKind::Phase, "Example"),
            Step::new(sub, Some(phase), StepKind::SubPhase, "Example"),
        ];
        for (n, row) in self.rows.iter().enumerate() {
            let mut task = Step::new(StepId(id(2, n + 2)), Some(sub), StepKind::Task, &row.title);
            task.gate = row.gate;
            task.duty = row.duty;
            for (cell, role) in row.cells.iter().zip(&facts.roles) {
                let letters = cell.parse().unwrap_or_default();
                facts.process.set_letters(task.id, role.id, letters);
            }
            facts.process.steps.push(task);
        }
        facts.process.renumber();
        for (n, line) in self.people.iter().enumerate() {
            let Some((name, parts)) = line.split_once(':') else {
                continue;
            };
            let person = PersonId(id(3, n));
            facts.people.push(Person {
                id: person,
                code: name.to_owned(),
                name: name.to_owned(),
                role: None,
            });
            for part in parts.split(',') {
                let mut words = part.split_whitespace();
                let code = words.next().unwrap_or_default();
                let percent: f64 = words.next().and_then(|w| w.parse().ok()).unwrap_or(0.0);
                if let Some(role) = facts.roles.iter().find(|r| r.code == code) {
                    facts.workforce.fillings.push(Filling {
                        role: role.id,
                        person,
                        share: percent / 100.0,
                    });
                }
            }
        }
        let key = |f: &Filling| (f.role, f.person);
        facts.workforce.fillings.sort_by_key(key);
        facts
    }
}

fn row(head: &str, cells: &[&str]) -> ExampleRow {
    let marked = |mark: &str| head.ends_with(&format!("({mark})"));
    let title = head.split(" (").next().unwrap_or(head);
    ExampleRow {
        title: title.to_owned(),
        gate: marked("gate"),
        duty: match () {
            () if marked("build") => Some(Duty::Build),
            () if marked("validate") => Some(Duty::Validate),
            () => None,
        },
        cells: cells.iter().map(|c| (*c).to_owned()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::raci::{RuleScope, findings};

    #[test]
    fn every_rule_finds_its_wrong_example_and_passes_its_right_one() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        for &rule in Rule::ALL {
            let found = |example: Example| {
                let found = findings(&example.facts(), today).into_iter();
                found.map(|f| (f.rule, f.message)).collect::<Vec<_>>()
            };
            let wrong = found(rule.wrong());
            assert!(
                wrong.iter().any(|(r, _)| *r == rule),
                "{}: {wrong:?}",
                rule.id()
            );
            let right = found(rule.right());
            assert!(
                right.iter().all(|(r, _)| *r != rule),
                "{}: {right:?}",
                rule.id()
            );
            // A single row cannot please the rules of columns as well.
            let judged = |r: &Rule| rule.scope() != RuleScope::Task || r.scope() == RuleScope::Task;
            let other: Vec<_> = right.iter().filter(|(r, _)| judged(r)).collect();
            assert!(
                other.is_empty(),
                "{}: the right example is wrong otherwise: {other:?}",
                rule.id()
            );
        }
    }
}
