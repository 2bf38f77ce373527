//! What if somebody leaves: which tasks lose their A, and which their only R.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::matrix::Matrix;
use crate::id::{PersonId, RoleId, StepId};
use crate::process::{Letter, ProcessFacts};

/// Who leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Leaver {
    /// A role is given up.
    Role(RoleId),
    /// A person goes; a role that somebody else fills too goes on.
    Person(PersonId),
}

/// A task that loses somebody it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Loss {
    /// The task.
    pub step: StepId,
    /// Its short name.
    pub code: String,
    /// What is done.
    pub title: String,
    /// Whether it is a gate.
    pub gate: bool,
    /// Whether nobody is accountable any more.
    pub accountable: bool,
    /// Whether nobody is responsible any more.
    pub responsible: bool,
}

/// What a departure costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Leaving {
    /// Who leaves.
    pub leaver: Leaver,
    /// Their name.
    pub name: String,
    /// The roles that nobody would fill any more.
    pub roles: Vec<RoleId>,
    /// Tasks that would lose their A or their only R, in order.
    pub losses: Vec<Loss>,
    /// What to see, in a sentence.
    pub sentence: String,
}

/// Returns what would be lost if `leaver` left; none where there is no such role or person.
pub fn leaving(facts: &ProcessFacts, leaver: Leaver) -> Option<Leaving> {
    let matrix = Matrix::of(facts);
    let (name, roles) = match leaver {
        Leaver::Role(id) => {
            let role = facts.roles.iter().find(|r| r.id == id)?;
            (role.title.clone(), vec![id])
        }
        Leaver::Person(id) => {
            let person = facts.people.iter().find(|p| p.id == id)?;
            let fillings = &facts.workforce.fillings;
            let alone = |role: RoleId| fillings.iter().all(|f| f.role != role || f.person == id);
            let roles = fillings.iter().filter(|f| f.person == id).map(|f| f.role);
            (person.name.clone(), roles.filter(|&r| alone(r)).collect())
        }
    };
    let gone: Vec<usize> = roles.iter().filter_map(|&r| matrix.column_of(r)).collect();
    let mut losses = Vec::new();
    for (row, &at) in matrix.tasks.iter().enumerate() {
        let lost = |letter: Letter| {
            let holders = matrix.holders(row, letter);
            !holders.is_empty() && holders.iter().all(|c| gone.contains(c))
        };
        let (accountable, responsible) = (lost(Letter::A), lost(Letter::R));
        if accountable || responsible {
            let step = &facts.process.steps[at];
            losses.push(Loss {
                step: step.id,
                code: step.code.clone(),
                title: step.title.clone(),
                gate: step.gate,
                accountable,
                responsible,
            });
        }
    }
    let sentence = sentence(facts, leaver, &name, &roles, &losses);
    Some(Leaving {
        leaver,
        name,
        roles,
        losses,
        sentence,
    })
}

fn sentence(
    facts: &ProcessFacts,
    leaver: Leaver,
    name: &str,
    roles: &[RoleId],
    losses: &[Loss],
) -> String {
    let fills = match leaver {
        Leaver::Role(_) => true,
        Leaver::Person(id) => facts.workforce.fillings.iter().any(|f| f.person == id),
    };
    if !fills {
        return format!("{name} fills no role; the process goes on without them.");
    }
    if roles.is_empty() {
        return format!("Every role that {name} fills is filled by somebody else too.");
    }
    let count = |of: fn(&Loss) -> bool| losses.iter().filter(|l| of(l)).count();
    let tasks = |n: usize| {
        if n == 1 {
            "1 task".to_owned()
        } else {
            format!("{n} tasks")
        }
    };
    let gates = count(|l| l.gate && l.accountable);
    let at_gates = match gates {
        0 => String::new(),
        1 => ", one of them a gate".to_owned(),
        n => format!(", {n} of them gates"),
    };
    let (accountable, responsible) = (count(|l| l.accountable), count(|l| l.responsible));
    match (accountable, responsible) {
        (0, 0) => {
            format!("Without {name} every task keeps who answers for it and somebody who does it.")
        }
        (0, r) => format!("Without {name} {} would have nobody responsible.", tasks(r)),
        (a, 0) => format!(
            "Without {name} {} would have nobody accountable{at_gates}.",
            tasks(a)
        ),
        (a, r) => format!(
            "Without {name} {} would have nobody accountable{at_gates}, and {} nobody responsible.",
            tasks(a),
            tasks(r)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::StepId;

    #[test]
    fn the_sentence_says_only_what_is_lost() {
        let role = Leaver::Role(RoleId(uuid::Uuid::nil()));
        let loss = |accountable, responsible, gate| Loss {
            step: StepId(uuid::Uuid::nil()),
            code: "1.1.1".into(),
            title: "Task".into(),
            gate,
            accountable,
            responsible,
        };
        let check = |losses: &[Loss], expected: &str| {
            let facts = ProcessFacts::default();
            let roles = [RoleId(uuid::Uuid::nil())];
            assert_eq!(sentence(&facts, role, "Steward", &roles, losses), expected);
        };
        check(
            &[],
            "Without Steward every task keeps who answers for it and somebody who does it.",
        );
        check(
            &[loss(true, false, true)],
            "Without Steward 1 task would have nobody accountable, one of them a gate.",
        );
        check(
            &[loss(false, true, false), loss(false, true, false)],
            "Without Steward 2 tasks would have nobody responsible.",
        );
        check(
            &[loss(true, true, false)],
            "Without Steward 1 task would have nobody accountable, and 1 task nobody responsible.",
        );
    }
}
