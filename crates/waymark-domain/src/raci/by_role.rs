//! The document by role: what one role is there for, and all that it takes part in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::matrix::{LetterCounts, Matrix};
use super::roll_up::gate;
use super::skills::{SkillGap, role_skills};
use crate::id::{RoleId, StepId};
use crate::process::{Frequency, Letter, Letters, ProcessFacts, Step, StepDocument};
use crate::words::Stage;

/// A task in the document of a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentTask {
    /// The task.
    pub step: StepId,
    /// Its short name.
    pub code: String,
    /// What is done.
    pub title: String,
    /// What it takes to do it.
    pub description: String,
    /// The sub-phase, as “6.2 Release gate”.
    pub sub_phase: String,
    /// The role's letters.
    pub letters: Letters,
    /// Short names of the accountable role, where it is another.
    pub accountable: Vec<String>,
    /// Short names of the responsible roles.
    pub responsible: Vec<String>,
    /// Name of the gate; none where the task is none.
    pub gate: Option<String>,
    /// How often it is done.
    pub frequency: Option<Frequency>,
    /// Hours that one occurrence takes, of all who do it together.
    pub effort_hours: Option<f64>,
    /// What goes in.
    pub inputs: Vec<String>,
    /// What comes out.
    pub outputs: Vec<String>,
}

/// A phase in the document of a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentPhase {
    /// The phase.
    pub step: StepId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its stage, where it has one.
    pub stage: Option<Stage>,
    /// How many tasks the phase has.
    pub of: u32,
    /// The role's letters in it.
    pub counts: LetterCounts,
    /// The tasks in which the role has a letter, in order.
    pub tasks: Vec<DocumentTask>,
}

/// Another role that shares tasks with this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Peer {
    /// The other role.
    pub role: RoleId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Tasks in which both have a letter.
    pub tasks: u32,
    /// Of these, tasks in which both are R.
    pub together: u32,
    /// Of these, tasks for which the other answers and which this role does.
    pub works_for: u32,
    /// Of these, tasks for which this role answers and which the other does.
    pub directs: u32,
    /// Of these, tasks in which this role carries and the other is consulted.
    pub consults: u32,
}

/// A document of a task in which the role is A, R or S.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskDocument {
    /// The task's short name.
    pub task: String,
    /// The document.
    pub document: StepDocument,
}

/// Who fills a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Holder {
    /// Their short name.
    pub code: String,
    /// Their name.
    pub name: String,
    /// Whether it is a team.
    pub team: bool,
    /// Share of their time that is meant for the role.
    pub share: f64,
}

/// All that a role is there for and takes part in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RoleDocument {
    /// The role.
    pub role: RoleId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its mandate.
    pub mandate: String,
    /// What published role lists call it.
    pub catalog: Vec<String>,
    /// Whether it validates, independently, what others build.
    pub validator: bool,
    /// Its letters over all tasks.
    pub counts: LetterCounts,
    /// What to see, in a sentence.
    pub sentence: String,
    /// Phases in which it has a letter.
    pub phases: Vec<DocumentPhase>,
    /// Whom it works with, most shared tasks first.
    pub peers: Vec<Peer>,
    /// Gates that it approves.
    pub approves: Vec<DocumentTask>,
    /// Documents of the tasks that it carries, each once.
    pub documents: Vec<TaskDocument>,
    /// Skills that it needs, with who has them.
    pub skills: Vec<SkillGap>,
    /// Who fills it.
    pub holders: Vec<Holder>,
}

/// Returns the documents of the roles named, in the order of the columns; of all where none is named.
pub fn role_documents(facts: &ProcessFacts, of: &[RoleId]) -> Vec<RoleDocument> {
    let matrix = Matrix::of(facts);
    let skills = role_skills(facts);
    let steps: BTreeMap<StepId, &Step> = facts.process.steps.iter().map(|s| (s.id, s)).collect();
    let wanted = facts
        .roles
        .iter()
        .enumerate()
        .filter(|(_, r)| of.is_empty() || of.contains(&r.id));
    wanted
        .map(|(column, role)| {
            let needs = skills.iter().find(|s| s.role == role.id);
            let needs = needs.map(|s| s.needs.clone()).unwrap_or_default();
            document(facts, &matrix, &steps, column, needs)
        })
        .collect()
}

fn document(
    facts: &ProcessFacts,
    matrix: &Matrix,
    steps: &BTreeMap<StepId, &Step>,
    column: usize,
    skills: Vec<SkillGap>,
) -> RoleDocument {
    let role = &facts.roles[column];
    let profile = facts.workforce.profile(role.id);
    let counts = matrix.counts(column);
    let phases = phases(facts, matrix, steps, column);
    let tasks = || phases.iter().flat_map(|p| &p.tasks);
    let approves = tasks().filter(|t| t.gate.is_some() && t.letters.has(Letter::A));
    let approves: Vec<DocumentTask> = approves.cloned().collect();
    let holders = facts.workforce.fillings_of(role.id).filter_map(|f| {
        let person = facts.people.iter().find(|p| p.id == f.person)?;
        Some(Holder {
            code: person.code.clone(),
            name: person.name.clone(),
            team: facts.workforce.time(f.person).team,
            share: f.share,
        })
    });
    RoleDocument {
        role: role.id,
        code: role.code.clone(),
        title: role.title.clone(),
        mandate: role.description.clone(),
        catalog: profile.map(|p| p.catalog.clone()).unwrap_or_default(),
        validator: profile.is_some_and(|p| p.validator),
        counts,
        sentence: sentence(&role.title, counts, phases.len(), approves.len()),
        peers: peers(facts, matrix, column),
        documents: documents(steps, tasks()),
        approves,
        skills,
        holders: holders.collect(),
        phases,
    }
}

fn phases(
    facts: &ProcessFacts,
    matrix: &Matrix,
    steps: &BTreeMap<StepId, &Step>,
    column: usize,
) -> Vec<DocumentPhase> {
    let parent = |step: &Step| step.parent.and_then(|id| steps.get(&id).copied());
    let mut phases: Vec<DocumentPhase> = Vec::new();
    let mut sizes: Vec<(StepId, u32)> = Vec::new();
    for (row, &at) in matrix.tasks.iter().enumerate() {
        let step = &facts.process.steps[at];
        let (Some(sub), Some(phase)) = (parent(step), parent(step).and_then(parent)) else {
            continue;
        };
        match sizes.last_mut() {
            Some((id, n)) if *id == phase.id => *n += 1,
            _ => sizes.push((phase.id, 1)),
        }
        let letters = matrix.row(row)[column];
        if letters.is_empty() {
            continue;
        }
        if phases.last().is_none_or(|p| p.step != phase.id) {
            phases.push(DocumentPhase {
                step: phase.id,
                code: phase.code.clone(),
                title: phase.title.clone(),
                stage: phase.stage,
                of: 0,
                counts: LetterCounts::default(),
                tasks: vec![],
            });
        }
        let codes = |letter: Letter| -> Vec<String> {
            let holders = matrix.holders(row, letter);
            holders
                .iter()
                .map(|&c| facts.roles[c].code.clone())
                .collect()
        };
        if let Some(last) = phases.last_mut() {
            last.counts.add(letters);
            last.tasks.push(DocumentTask {
                step: step.id,
                code: step.code.clone(),
                title: step.title.clone(),
                description: step.description.clone(),
                sub_phase: format!("{} {}", sub.code, sub.title),
                letters,
                accountable: if letters.has(Letter::A) {
                    vec![]
                } else {
                    codes(Letter::A)
                },
                responsible: codes(Letter::R),
                gate: step.gate.then(|| gate(step)),
                frequency: step.frequency,
                effort_hours: step.effort_hours,
                inputs: step.inputs.clone(),
                outputs: step.outputs.clone(),
            });
        }
    }
    for phase in &mut phases {
        let size = sizes.iter().find(|(id, _)| *id == phase.step);
        phase.of = size.map_or(0, |(_, n)| *n);
    }
    phases
}

fn peers(facts: &ProcessFacts, matrix: &Matrix, column: usize) -> Vec<Peer> {
    let mut peers: Vec<Peer> = Vec::new();
    for (other, role) in facts.roles.iter().enumerate().filter(|(c, _)| *c != column) {
        let mut peer = Peer {
            role: role.id,
            code: role.code.clone(),
            title: role.title.clone(),
            tasks: 0,
            together: 0,
            works_for: 0,
            directs: 0,
            consults: 0,
        };
        for row in 0..matrix.tasks.len() {
            let (own, its) = (matrix.row(row)[column], matrix.row(row)[other]);
            if own.is_empty() || its.is_empty() {
                continue;
            }
            let carries = own.has(Letter::A) || own.has(Letter::R);
            peer.tasks += 1;
            peer.together += u32::from(own.has(Letter::R) && its.has(Letter::R));
            peer.works_for += u32::from(own.has(Letter::R) && its.has(Letter::A));
            peer.directs += u32::from(own.has(Letter::A) && its.has(Letter::R));
            peer.consults += u32::from(carries && its.has(Letter::C));
        }
        if peer.tasks > 0 {
            peers.push(peer);
        }
    }
    // A stable sort: ties stay in the order of the columns.
    peers.sort_by_key(|p| std::cmp::Reverse(p.tasks));
    peers
}

fn documents<'a>(
    steps: &BTreeMap<StepId, &Step>,
    tasks: impl Iterator<Item = &'a DocumentTask>,
) -> Vec<TaskDocument> {
    let carries = |l: Letters| l.has(Letter::A) || l.has(Letter::R) || l.has(Letter::S);
    let mut all: Vec<TaskDocument> = Vec::new();
    for task in tasks.filter(|t| carries(t.letters)) {
        let Some(step) = steps.get(&task.step) else {
            continue;
        };
        for document in &step.documents {
            if all.iter().all(|d| d.document != *document) {
                all.push(TaskDocument {
                    task: step.code.clone(),
                    document: document.clone(),
                });
            }
        }
    }
    all
}

fn sentence(title: &str, counts: LetterCounts, phases: usize, gates: usize) -> String {
    let plural =
        |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    if counts.total() == 0 {
        return format!("{title} has no letter in this process.");
    }
    let at_gates = match gates {
        0 => String::new(),
        n => format!(", approves {}", plural(n, "gate", "gates")),
    };
    format!(
        "Answers for {}{at_gates}, does {}, is heard in {} and told of {}, across {}.",
        plural(counts.a as usize, "task", "tasks"),
        plural(counts.r as usize, "task", "tasks"),
        counts.c,
        counts.i,
        plural(phases, "phase", "phases"),
    )
}
