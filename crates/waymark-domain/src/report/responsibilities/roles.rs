//! The document by role: an overview, and a chapter a role.

use serde::Serialize;

use super::findings::{FindingRow, of_role};
use super::{Context, claims, words};
use crate::process::{Letter, StepDocument};
use crate::raci::{
    DocumentPhase, DocumentTask, Leaver, LetterCounts, Peer, RoleDocument, RoleLoad, SkillGap,
    leaving, role_documents,
};
use crate::report::KeyFigure;
use crate::report::wording::{count, list, percent};

/// A role in the overview.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OverviewRow {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Its letters.
    pub counts: LetterCounts,
    /// How many gates it approves.
    pub gates: usize,
    /// Who fills it, by short name.
    pub filled_by: String,
    /// Hours a week that its R take.
    pub hours: f64,
    /// How many findings concern it.
    pub findings: usize,
}

/// All roles on one page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overview {
    /// How many roles there are and how many are filled, in a sentence.
    pub claim: String,
    /// The roles, in the order of the columns.
    pub rows: Vec<OverviewRow>,
}

/// Who fills a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HolderRow {
    /// Their name.
    pub name: String,
    /// Whether it is a team.
    pub team: bool,
    /// Share of their time that is meant for the role, as per cent.
    pub share: String,
    /// Hours a week that this is.
    pub meant: String,
    /// Hours a week of the role's work that fall to them.
    pub hours: String,
}

/// A task of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleTask {
    /// Its short name.
    pub code: String,
    /// What is done.
    pub title: String,
    /// What it takes to do it; empty where the role is only asked or told.
    pub description: String,
    /// The role's letters: “A R”.
    pub letters: String,
    /// Who else answers for it or does it.
    pub others: String,
    /// Name of the gate; none where the task is none.
    pub gate: Option<String>,
    /// Effort and frequency; empty where neither is known or the role does not do it.
    pub effort: String,
    /// What comes out; empty where the role does not carry the task.
    pub outputs: String,
}

/// A phase of a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RolePhase {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// How much of it concerns the role: “7 of 12 tasks”.
    pub reach: String,
    /// The tasks, in order.
    pub tasks: Vec<RoleTask>,
}

/// A gate that a role approves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateRow {
    /// Name of the gate.
    pub gate: String,
    /// The task's short name.
    pub code: String,
    /// What is done.
    pub title: String,
    /// What it takes to pass.
    pub description: String,
    /// Who does the work, by short name.
    pub done_by: String,
}

/// Another role that this one works with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeerRow {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// Tasks in which both have a letter.
    pub tasks: u32,
    /// As what it takes part.
    pub part: String,
}

/// A document of a task that the role carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentRow {
    /// The task's short name.
    pub task: String,
    /// The document.
    pub document: StepDocument,
}

/// A skill that the role needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkillRow {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// The level needed.
    pub needed: String,
    /// How many of those who fill the role have it.
    pub have: String,
    /// Who lacks it or has not been assessed.
    pub lacking: String,
}

/// A task that would lose somebody it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LossRow {
    /// Its short name.
    pub code: String,
    /// What is done.
    pub title: String,
    /// Whether it is a gate.
    pub gate: bool,
    /// What it would lose.
    pub loses: String,
}

/// The chapter of a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleChapter {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// What it is there for.
    pub mandate: String,
    /// What published role lists call it.
    pub catalog: Vec<String>,
    /// Whether it validates, independently, what others build.
    pub validator: bool,
    /// What to see, in a sentence.
    pub claim: String,
    /// Four key figures.
    pub figures: Vec<KeyFigure>,
    /// Who fills it.
    pub holders: Vec<HolderRow>,
    /// Gates that it approves.
    pub gates: Vec<GateRow>,
    /// Its tasks by phase.
    pub phases: Vec<RolePhase>,
    /// Whom it works with, most shared tasks first.
    pub peers: Vec<PeerRow>,
    /// Skills that it needs.
    pub skills: Vec<SkillRow>,
    /// Documents of the tasks that it carries.
    pub documents: Vec<DocumentRow>,
    /// What would break without it, in a sentence.
    pub leaving: String,
    /// Tasks that would lose their A or their only R.
    pub losses: Vec<LossRow>,
    /// Findings that concern it.
    pub findings: Vec<FindingRow>,
}

/// Returns the overview and the chapters.
pub(super) fn roles(c: &Context) -> (Overview, Vec<RoleChapter>) {
    let documents = documents(c);
    let both = lettered(c).zip(&documents);
    let chapters = both.map(|(load, d)| chapter(c, load, d)).collect();
    (overview(c, &documents), chapters)
}

fn overview(c: &Context, documents: &[RoleDocument]) -> Overview {
    let loads: Vec<&RoleLoad> = lettered(c).collect();
    let filled = loads.iter().filter(|r| r.filled_by > 0).count();
    let rows = loads.iter().zip(documents).map(|(load, d)| {
        let holders: Vec<&str> = d.holders.iter().map(|h| h.code.as_str()).collect();
        OverviewRow {
            code: d.code.clone(),
            title: d.title.clone(),
            counts: d.counts,
            gates: d.approves.len(),
            filled_by: holders.join(", "),
            hours: load.hours_per_week,
            findings: of_role(c, d.role).len(),
        }
    });
    Overview {
        claim: claims::staffed(loads.len(), filled),
        rows: rows.collect(),
    }
}

fn lettered<'a>(c: &Context<'a>) -> impl Iterator<Item = &'a RoleLoad> {
    let roles = &c.input.analysis.load.roles;
    roles.iter().filter(|r| r.counts.total() > 0)
}

fn documents(c: &Context) -> Vec<RoleDocument> {
    let of: Vec<_> = lettered(c).map(|r| r.role).collect();
    if of.is_empty() {
        return vec![];
    }
    role_documents(c.input.facts, &of)
}

fn chapter(c: &Context, load: &RoleLoad, d: &RoleDocument) -> RoleChapter {
    let left = leaving(c.input.facts, Leaver::Role(d.role));
    let (left, losses) = left.map(|l| (l.sentence, l.losses)).unwrap_or_default();
    RoleChapter {
        code: d.code.clone(),
        title: d.title.clone(),
        mandate: d.mandate.clone(),
        catalog: d.catalog.clone(),
        validator: d.validator,
        claim: d.sentence.clone(),
        figures: figures(load, d),
        holders: holders(c, d),
        gates: d.approves.iter().map(gate).collect(),
        phases: d.phases.iter().map(|p| phase(d, p)).collect(),
        peers: d.peers.iter().map(peer).collect(),
        skills: d.skills.iter().map(skill).collect(),
        documents: d
            .documents
            .iter()
            .map(|x| DocumentRow {
                task: x.task.clone(),
                document: x.document.clone(),
            })
            .collect(),
        leaving: left,
        losses: losses
            .into_iter()
            .map(|l| LossRow {
                loses: match (l.accountable, l.responsible) {
                    (true, true) => "its A and its only R",
                    (true, false) => "its A",
                    _ => "its only R",
                }
                .to_owned(),
                code: l.code,
                title: l.title,
                gate: l.gate,
            })
            .collect(),
        findings: of_role(c, d.role),
    }
}

fn figures(load: &RoleLoad, d: &RoleDocument) -> Vec<KeyFigure> {
    let n = d.counts;
    let gates = match d.approves.len() {
        0 => "none of them a gate".to_owned(),
        1 => "one of them a gate".to_owned(),
        g => format!("{g} of them gates"),
    };
    let not_timed = match load.not_timed {
        0 => format!("{} meant for it", words::hours(load.capacity)),
        t => format!(
            "{} meant for it; {} not timed",
            words::hours(load.capacity),
            words::tasks(t as usize)
        ),
    };
    vec![
        KeyFigure::new(n.a.to_string(), "accountable", gates),
        KeyFigure::new(
            n.r.to_string(),
            "responsible",
            if n.s > 0 {
                format!("and supports {}", n.s)
            } else {
                format!("{} of all A and R", percent(load.share))
            },
        ),
        KeyFigure::new(
            format!("{} · {}", n.c, n.i),
            "consulted · informed",
            "asked before, told afterwards".into(),
        ),
        KeyFigure::new(words::hours(load.hours_per_week), "hours a week", not_timed),
    ]
}

fn holders(c: &Context, d: &RoleDocument) -> Vec<HolderRow> {
    let workforce = &c.input.facts.workforce;
    let rows = workforce.fillings_of(d.role).filter_map(|filling| {
        let mut people = c.input.analysis.load.people.iter();
        let person = people.find(|p| p.person == filling.person)?;
        let part = person.parts.iter().find(|p| p.role == d.role)?;
        Some(HolderRow {
            name: person.name.clone(),
            team: person.team,
            share: percent(filling.share),
            meant: words::hours(filling.share * person.hours_per_week),
            hours: words::hours(part.hours_per_week),
        })
    });
    rows.collect()
}

fn gate(task: &DocumentTask) -> GateRow {
    GateRow {
        gate: task.gate.clone().unwrap_or_default(),
        code: task.code.clone(),
        title: task.title.clone(),
        description: task.description.clone(),
        done_by: task.responsible.join(", "),
    }
}

fn phase(d: &RoleDocument, phase: &DocumentPhase) -> RolePhase {
    RolePhase {
        code: phase.code.clone(),
        title: phase.title.clone(),
        reach: format!(
            "{} of {}",
            phase.tasks.len(),
            words::tasks(phase.of as usize)
        ),
        tasks: phase.tasks.iter().map(|t| task(d, t)).collect(),
    }
}

fn task(d: &RoleDocument, task: &DocumentTask) -> RoleTask {
    let does = [Letter::R, Letter::S].iter().any(|&l| task.letters.has(l));
    let carries = does || task.letters.has(Letter::A);
    let others: Vec<&str> = task
        .responsible
        .iter()
        .map(String::as_str)
        .filter(|code| *code != d.code)
        .collect();
    let mut parts = Vec::new();
    if !task.accountable.is_empty() {
        parts.push(format!("A {}", task.accountable.join(", ")));
    }
    if !others.is_empty() {
        parts.push(format!("R {}", others.join(", ")));
    }
    RoleTask {
        code: task.code.clone(),
        title: task.title.clone(),
        description: if carries {
            task.description.clone()
        } else {
            String::new()
        },
        letters: words::cell(task.letters),
        others: parts.join(" · "),
        gate: task.gate.clone(),
        effort: if does {
            words::effort(task.effort_hours, task.frequency)
        } else {
            String::new()
        },
        outputs: if carries {
            task.outputs.join("; ")
        } else {
            String::new()
        },
    }
}

fn peer(p: &Peer) -> PeerRow {
    PeerRow {
        code: p.code.clone(),
        title: p.title.clone(),
        tasks: p.tasks,
        part: claims::shared(claims::Shared {
            works_for: p.works_for,
            directs: p.directs,
            together: p.together,
            consults: p.consults,
        }),
    }
}

fn skill(gap: &SkillGap) -> SkillRow {
    let below = gap.below.iter().map(|l| {
        let level = l.level.map_or_else(String::new, |n| n.to_string());
        format!("{} has {level}", l.code)
    });
    let open = gap.not_assessed.iter().map(|l| l.code.as_str());
    let open: Vec<&str> = open.collect();
    let mut lacking: Vec<String> = below.collect();
    if !open.is_empty() {
        lacking.push(format!("{} not assessed", list(&open)));
    }
    SkillRow {
        code: gap.code.clone(),
        title: gap.title.clone(),
        needed: gap.needed.to_string(),
        have: if gap.people == 0 {
            "nobody fills the role".into()
        } else {
            format!(
                "{} of {}",
                gap.have,
                count(gap.people as usize, "person", "people")
            )
        },
        lacking: lacking.join("; "),
    }
}
