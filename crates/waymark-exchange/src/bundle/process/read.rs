//! From the document to the process and the skills.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;
use waymark_domain::id::{PersonId, RoleId, SkillId, StepId, ToolId};
use waymark_domain::process::{
    Duty, Frequency, LetterScheme, Letters, MAX_STEPS, Process, RaciScheme, RuleSeverity, Step,
    StepDocument, StepKind, Thresholds, Waiver, outline,
};
use waymark_domain::raci::Rule;
use waymark_domain::words::Stage;
use waymark_domain::workforce::Skill;

use crate::bundle::read::{Context, capabilities};
use crate::bundle::references::{Codes, Models};
use crate::yaml::{self, At, Pairs};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(in crate::bundle) struct ProcessDoc {
    scheme: SchemeDoc,
    waivers: Vec<WaiverDoc>,
    phases: Vec<StepDoc>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct SchemeDoc {
    letters: LetterScheme,
    severities: Pairs<RuleSeverity>,
    thresholds: Thresholds,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaiverDoc {
    id: Option<At<Uuid>>,
    rule: At<String>,
    step: Option<At<String>>,
    role: Option<At<String>>,
    person: Option<At<String>>,
    reason: At<String>,
    #[serde(deserialize_with = "yaml::day")]
    expires: NaiveDate,
    #[serde(default)]
    by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepDoc {
    id: Option<At<Uuid>>,
    code: Option<At<String>>,
    title: At<String>,
    stage: Option<Stage>,
    #[serde(default)]
    description: String,
    #[serde(default)]
    inputs: Vec<String>,
    #[serde(default)]
    outputs: Vec<String>,
    #[serde(default)]
    documents: Vec<StepDocument>,
    #[serde(default)]
    gate: bool,
    #[serde(default)]
    gate_name: String,
    duty: Option<Duty>,
    frequency: Option<At<Frequency>>,
    effort_hours: Option<At<f64>>,
    #[serde(default)]
    references: Vec<String>,
    #[serde(default)]
    capabilities: Vec<At<String>>,
    #[serde(default)]
    tools: Vec<At<String>>,
    raci: Option<At<Pairs<At<String>>>>,
    sub_phases: Option<At<Vec<StepDoc>>>,
    tasks: Option<At<Vec<StepDoc>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::bundle) struct SkillDoc {
    id: Option<At<Uuid>>,
    code: At<String>,
    title: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    levels: Vec<String>,
    capability: Option<At<String>>,
}

/// Returns the skills that a document states, with their codes.
pub(in crate::bundle) fn skills(
    documents: Vec<SkillDoc>,
    models: &Models<'_>,
    context: &mut Context<'_>,
) -> (Vec<Skill>, Codes<SkillId>) {
    let mut codes = Codes::new();
    let mut skill = |(i, d): (usize, SkillDoc)| {
        let id = context.id(d.id.as_ref());
        let path = format!("skills[{i}]");
        context.add(&mut codes, &d.code, id, "skill", &format!("{path}.code"));
        if !matches!(d.levels.len(), 0 | 5) {
            let message = "a skill has a descriptor for each of the levels 0 to 4, or none";
            context.problem(&d.code, &format!("{path}.levels"), message);
        }
        let path = format!("{path}.capability");
        let capability = d
            .capability
            .and_then(|c| capabilities(&[c], models, &path, context).pop());
        Skill {
            id,
            code: d.code.value,
            title: d.title,
            description: d.description,
            levels: d.levels,
            capability,
        }
    };
    let skills = documents.into_iter().enumerate().map(&mut skill).collect();
    (skills, codes)
}

/// What a process refers to.
struct Known<'a, 'm> {
    roles: &'a Codes<RoleId>,
    people: &'a Codes<PersonId>,
    tools: &'a Codes<ToolId>,
    models: &'a Models<'m>,
}

/// Returns the process that a document states.
pub(in crate::bundle) fn process(
    document: ProcessDoc,
    roles: &Codes<RoleId>,
    people: &Codes<PersonId>,
    tools: &Codes<ToolId>,
    models: &Models<'_>,
    context: &mut Context<'_>,
) -> Process {
    let known = Known {
        roles,
        people,
        tools,
        models,
    };
    let mut process = Process {
        scheme: scheme(document.scheme, context),
        ..Process::default()
    };
    let mut codes = Codes::new();
    for (i, phase) in document.phases.into_iter().enumerate() {
        let path = format!("process.phases[{i}]");
        take(
            phase,
            None,
            StepKind::Phase,
            &path,
            &known,
            &mut process,
            context,
        );
    }
    let numbers = outline(&process.steps);
    for (step, number) in process.steps.iter_mut().zip(numbers) {
        if step.code.is_empty() {
            step.code = number;
        }
        if !codes.add(&step.code, step.id) {
            let message = format!(
                "the code or the id of the step “{}” is used already",
                step.code
            );
            let place = crate::error::Place::Document;
            context.problems.push(place, format!("process: {message}"));
        }
    }
    process.waivers = waivers(document.waivers, &codes, &known, context);
    process
}

fn scheme(document: SchemeDoc, context: &mut Context<'_>) -> RaciScheme {
    let mut severities = BTreeMap::new();
    for (rule, severity) in document.severities.0 {
        if let Some(known) = Rule::from_id(&rule.value) {
            severities.insert(known, severity);
        } else {
            let path = format!("process.scheme.severities.{}", rule.value);
            context.problem(&rule, &path, format!("there is no rule “{}”", rule.value));
        }
    }
    RaciScheme {
        letters: document.letters,
        severities,
        thresholds: document.thresholds,
    }
}

fn take(
    d: StepDoc,
    parent: Option<StepId>,
    kind: StepKind,
    path: &str,
    known: &Known<'_, '_>,
    process: &mut Process,
    context: &mut Context<'_>,
) {
    if process.steps.len() >= MAX_STEPS {
        if process.steps.len() == MAX_STEPS {
            let message = format!("a process has at most {MAX_STEPS} steps");
            context.problem(&d.title, path, message);
        }
        return;
    }
    let id: StepId = context.id(d.id.as_ref());
    check(&d, kind, path, context);
    let mut step = Step::new(id, parent, kind, &d.title.value);
    step.code = d.code.map(|c| c.value).unwrap_or_default();
    step.stage = d.stage;
    step.description = d.description;
    step.inputs = d.inputs;
    step.outputs = d.outputs;
    step.documents = d.documents;
    step.gate = d.gate;
    step.gate_name = d.gate_name;
    step.duty = d.duty;
    step.frequency = d.frequency.map(|f| f.value);
    step.effort_hours = d.effort_hours.map(|h| h.value);
    step.references = d.references;
    step.capabilities = capabilities(
        &d.capabilities,
        known.models,
        &format!("{path}.capabilities"),
        context,
    );
    for (i, text) in d.tools.iter().enumerate() {
        let path = format!("{path}.tools[{i}]");
        let Some(tool) = context.find(known.tools, text, "tool", &path) else {
            continue;
        };
        if step.tools.contains(&tool) {
            context.problem(text, &path, "the tool stands more than once; keep one");
        } else {
            step.tools.push(tool);
        }
    }
    process.steps.push(step);
    if let Some(raci) = d.raci {
        letters(
            raci.value,
            id,
            &format!("{path}.raci"),
            known,
            process,
            context,
        );
    }
    let below = match kind {
        StepKind::Phase => d.sub_phases.map(|b| ("sub_phases", b)),
        StepKind::SubPhase => d.tasks.map(|b| ("tasks", b)),
        StepKind::Task => None,
    };
    if let (Some((key, below)), Some(kind)) = (below, kind.below()) {
        for (i, child) in below.value.into_iter().enumerate() {
            let path = format!("{path}.{key}[{i}]");
            take(child, Some(id), kind, &path, known, process, context);
        }
    }
}

/// Says what does not belong to a step of this rank, and which numbers it may not have.
fn check(d: &StepDoc, kind: StepKind, path: &str, context: &mut Context<'_>) {
    let rank = kind.noun();
    let mut misplaced = |there: bool, key: &str, why: &str| {
        if there {
            context.problem(
                &d.title,
                &format!("{path}.{key}"),
                format!("a {rank} {why}"),
            );
        }
    };
    misplaced(
        kind != StepKind::Phase && d.sub_phases.is_some(),
        "sub_phases",
        "has no sub-phases; they stand below phases",
    );
    misplaced(
        kind != StepKind::SubPhase && d.tasks.is_some(),
        "tasks",
        "has no tasks; they stand below sub-phases",
    );
    misplaced(
        kind != StepKind::Task && d.raci.is_some(),
        "raci",
        "has no letters; only tasks have",
    );
    misplaced(
        kind != StepKind::Task && d.gate,
        "gate",
        "is no gate; mark the task that decides",
    );
    if d.title.value.trim().is_empty() {
        context.problem(&d.title, &format!("{path}.title"), "the title is empty");
    }
    if let Some(f) = &d.frequency
        && !(f.value.times > 0.0 && f.value.times.is_finite())
    {
        context.problem(
            f,
            &format!("{path}.frequency"),
            "a frequency is a number above 0",
        );
    }
    if let Some(h) = &d.effort_hours
        && !(h.value >= 0.0 && h.value.is_finite())
    {
        context.problem(
            h,
            &format!("{path}.effort_hours"),
            "hours are a number of at least 0",
        );
    }
}

fn letters(
    document: Pairs<At<String>>,
    step: StepId,
    path: &str,
    known: &Known<'_, '_>,
    process: &mut Process,
    context: &mut Context<'_>,
) {
    let mut seen = BTreeSet::new();
    for (code, text) in document.0 {
        let path = format!("{path}.{}", code.value);
        let Some(role) = context.find(known.roles, &code, "role", &path) else {
            continue;
        };
        if !seen.insert(role) {
            context.problem(&code, &path, "the role stands more than once; keep one");
        }
        match text.value.parse::<Letters>() {
            Ok(letters) => process.set_letters(step, role, letters),
            Err(error) => context.problem(&text, &path, error.to_string()),
        }
    }
}

fn waivers(
    documents: Vec<WaiverDoc>,
    steps: &Codes<StepId>,
    known: &Known<'_, '_>,
    context: &mut Context<'_>,
) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    for (i, d) in documents.into_iter().enumerate() {
        let path = |key: &str| format!("process.waivers[{i}].{key}");
        let id = context.id(d.id.as_ref());
        if d.reason.value.trim().is_empty() {
            context.problem(&d.reason, &path("reason"), "say why it is waived");
        }
        let Some(rule) = Rule::from_id(&d.rule.value) else {
            let message = format!("there is no rule “{}”", d.rule.value);
            context.problem(&d.rule, &path("rule"), message);
            continue;
        };
        waivers.push(Waiver {
            id,
            rule,
            step: d
                .step
                .and_then(|s| context.find(steps, &s, "step", &path("step"))),
            role: d
                .role
                .and_then(|r| context.find(known.roles, &r, "role", &path("role"))),
            person: d
                .person
                .and_then(|p| context.find(known.people, &p, "person", &path("person"))),
            reason: d.reason.value,
            expires: d.expires,
            by: d.by,
        });
    }
    waivers
}
