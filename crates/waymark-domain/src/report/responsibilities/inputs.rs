//! Every input: steps with what belongs to them, rules with their severity, the record.

use serde::Serialize;

use super::{Context, words};
use crate::engagement::Role;
use crate::process::{LetterScheme, Step, StepDocument, StepKind};
use crate::raci::{RoleSkills, Rule, gate_name, role_skills};
use crate::report::Pair;
use crate::report::method::MethodNote;
use crate::report::wording::{count, percent, plain};

/// A step with all that was said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepRow {
    /// Its rank.
    pub kind: StepKind,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// What it takes to do it.
    pub description: String,
    /// Name of the gate; none where the step is none.
    pub gate: Option<String>,
    /// Effort and frequency; empty where neither is known.
    pub effort: String,
    /// What goes in.
    pub inputs: Vec<String>,
    /// What comes out.
    pub outputs: Vec<String>,
    /// Supporting documents.
    pub documents: Vec<StepDocument>,
    /// What else: stage, duty, capabilities, tools, references.
    pub links: Vec<Pair>,
}

/// A role with what it is there for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RoleInput {
    /// Its short name.
    pub code: String,
    /// Its name.
    pub title: String,
    /// What it is there for.
    pub mandate: String,
    /// What published role lists call it.
    pub catalog: Vec<String>,
    /// Who fills it: “Kim, 60 %”.
    pub filled_by: Vec<String>,
    /// Skills that it needs, with the level and how many of those who fill it have it.
    pub skills: Vec<Pair>,
}

/// A rule as it was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleRow {
    /// Its id.
    pub rule: String,
    /// What it asks for.
    pub title: String,
    /// “Error”, “Warning” or “Off”.
    pub severity: String,
    /// Whether that differs from the rule's own severity.
    pub changed: bool,
    /// Why it matters.
    pub why: String,
    /// How many of its findings count.
    pub found: usize,
}

/// Every input.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProcessInputs {
    /// Steps, depth first.
    pub steps: Vec<StepRow>,
    /// Roles, in the order of the columns.
    pub roles: Vec<RoleInput>,
    /// Rules with their severity.
    pub rules: Vec<RuleRow>,
    /// How much is too much.
    pub thresholds: Vec<Pair>,
    /// How each figure is made.
    pub method: Vec<MethodNote>,
}

pub(super) fn inputs(c: &Context) -> ProcessInputs {
    let steps = c.input.facts.process.steps.iter();
    let skills = role_skills(c.input.facts);
    ProcessInputs {
        roles: c
            .input
            .facts
            .roles
            .iter()
            .map(|r| role(c, r, &skills))
            .collect(),
        steps: steps.map(|s| step(c, s)).collect(),
        rules: Rule::ALL.iter().map(|&r| rule(c, r)).collect(),
        thresholds: thresholds(c),
        method: method(),
    }
}

fn role(c: &Context, role: &Role, skills: &[RoleSkills]) -> RoleInput {
    let facts = c.input.facts;
    let profiles = &facts.workforce.profiles;
    let holders = facts.workforce.fillings_of(role.id).filter_map(|filling| {
        let person = facts.people.iter().find(|p| p.id == filling.person)?;
        Some(format!("{}, {}", person.name, percent(filling.share)))
    });
    let needs = skills.iter().find(|s| s.role == role.id);
    let needs = needs.map_or(&[][..], |s| &s.needs);
    RoleInput {
        code: role.code.clone(),
        title: role.title.clone(),
        mandate: role.description.clone(),
        catalog: profiles
            .iter()
            .find(|p| p.role == role.id)
            .map_or_else(Vec::new, |p| p.catalog.clone()),
        filled_by: holders.collect(),
        skills: needs
            .iter()
            .map(|s| {
                let level = match s.people {
                    0 => format!("level {}", s.needed),
                    people => format!("level {}: {} of {people}", s.needed, s.have),
                };
                Pair::new(&s.title, level)
            })
            .collect(),
    }
}

fn step(c: &Context, step: &Step) -> StepRow {
    let duty = step.duty.map(|d| d.title().to_owned());
    let named = |names: Vec<&String>| {
        let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    let capabilities = step.capabilities.iter();
    let tools = step.tools.iter();
    let links = [
        ("Stage", step.stage.map(|s| s.title().to_owned())),
        ("Duty", duty),
        (
            "Capabilities",
            named(
                capabilities
                    .filter_map(|id| c.input.capabilities.get(id))
                    .collect(),
            ),
        ),
        (
            "Tools",
            named(tools.filter_map(|id| c.input.tools.get(id)).collect()),
        ),
        (
            "See",
            (!step.references.is_empty()).then(|| step.references.join("; ")),
        ),
    ];
    StepRow {
        kind: step.kind,
        code: step.code.clone(),
        title: step.title.clone(),
        description: step.description.clone(),
        gate: step.gate.then(|| gate_name(step)),
        effort: words::effort(step.effort_hours, step.frequency),
        inputs: step.inputs.clone(),
        outputs: step.outputs.clone(),
        documents: step.documents.clone(),
        links: links
            .into_iter()
            .filter_map(|(key, value)| Some(Pair::new(key, value?)))
            .collect(),
    }
}

fn rule(c: &Context, rule: Rule) -> RuleRow {
    let severity = c.input.facts.process.scheme.severity(rule);
    let findings = c.input.analysis.findings.iter();
    RuleRow {
        rule: rule.id().to_owned(),
        title: rule.title().to_owned(),
        severity: severity.title().to_owned(),
        changed: severity != rule.severity(),
        why: rule.why().to_owned(),
        found: findings.filter(|f| f.rule == rule && f.counts()).count(),
    }
}

fn thresholds(c: &Context) -> Vec<Pair> {
    let scheme = &c.input.facts.process.scheme;
    let t = &scheme.thresholds;
    let most = |n: u32| format!("more than {n} ask why");
    vec![
        Pair::new(
            "Letters",
            match scheme.letters {
                LetterScheme::Raci => "R, A, C, I (RACI)",
                LetterScheme::Rasci => "R, A, S, C, I (RASCI)",
            }
            .to_owned(),
        ),
        Pair::new("R in a task", most(t.max_responsible)),
        Pair::new("C in a task", most(t.max_consulted)),
        Pair::new("I in a task", most(t.max_informed)),
        Pair::new(
            "A of one role",
            format!(
                "more than {} of all ask why",
                percent(t.max_share_accountable)
            ),
        ),
        Pair::new(
            "A and R of one role",
            format!("more than {} of all ask why", percent(t.max_share)),
        ),
        Pair::new(
            "Model releases",
            format!("{} a year", plain(t.releases_per_year)),
        ),
        Pair::new(
            "Working weeks",
            format!("{} a year", plain(t.working_weeks)),
        ),
    ]
}

fn method() -> Vec<MethodNote> {
    let note = |title: &str, formula: &str, text: &str| MethodNote {
        title: title.to_owned(),
        formula: formula.to_owned(),
        text: text.to_owned(),
        source: "Waymark".to_owned(),
    };
    vec![
        note(
            "Roll-up",
            "A: most tasks; R: union",
            "A phase or sub-phase is accounted for by the role that is A in most of its tasks; where several are in \
             equally many, all are shown. Every role that is R in any of them is responsible.",
        ),
        note(
            "Hours of a role",
            "Σ effort × occurrences a year ÷ number of R ÷ working weeks",
            "Over the tasks in which it is R and that have effort and frequency; a task that is done once a model \
             release occurs as often as models are released. Tasks without effort or frequency are counted as not \
             timed.",
        ),
        note(
            "Hours of a person",
            "hours of the role × own time meant for it ÷ all time meant for it",
            "Summed over the roles that they fill.",
        ),
        note(
            "Share of a role",
            "(its A + its R) ÷ (all A + all R)",
            "Letters are counted, not weighed.",
        ),
        note(
            "What would break",
            "",
            "A task loses its A, or its only R, where nobody else holds that letter in it.",
        ),
    ]
}

pub(super) fn record(c: &Context) -> Vec<Pair> {
    let (input, facts) = (c.input, c.input.facts);
    let letters = facts.process.assignments.len();
    let mut rows = vec![
        Pair::new(
            "Engagement",
            format!("{} · {}", input.engagement.client, input.engagement.title),
        ),
        Pair::new("Engagement file", input.file_name.to_owned()),
        Pair::new("Fingerprint of the inputs", input.fingerprint.to_owned()),
        Pair::new(
            "Process",
            format!(
                "{}, {} with letters, {}",
                words::tasks(input.analysis.matrix.tasks.len()),
                count(letters, "cell", "cells"),
                count(facts.process.waivers.len(), "waiver", "waivers"),
            ),
        ),
        Pair::new("Day of this document", input.today.to_string()),
        Pair::new(
            "Made with",
            concat!("Waymark ", env!("CARGO_PKG_VERSION")).to_owned(),
        ),
    ];
    rows.retain(|r| !r.value.trim_matches([' ', '·']).is_empty());
    rows
}
