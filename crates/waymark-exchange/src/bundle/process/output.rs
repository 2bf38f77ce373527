//! From the process and the skills to the document; what is as by default is left out.

use chrono::NaiveDate;
use serde::Serialize;
use serde_saphyr::{FlowMap, FlowSeq};
use uuid::Uuid;
use waymark_domain::id::{PersonId, RoleId, StepId, ToolId};
use waymark_domain::process::{
    Duty, LetterScheme, Period, Process, RaciScheme, RuleSeverity, Step, StepDocument, StepKind,
    Steps, Thresholds,
};
use waymark_domain::words::Stage;
use waymark_domain::workforce::Skill;

use crate::bundle::references::{Codes, Models};
use crate::bundle::write::{codes, list, unless};
use crate::yaml::{Num, Ordered};

#[derive(Serialize)]
pub(in crate::bundle) struct ProcessOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<SchemeOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    waivers: Vec<WaiverOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phases: Vec<StepOut<'a>>,
}

#[derive(Serialize)]
struct SchemeOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    letters: Option<LetterScheme>,
    #[serde(skip_serializing_if = "Ordered::is_empty")]
    severities: Ordered<RuleSeverity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thresholds: Option<Thresholds>,
}

#[derive(Serialize)]
struct WaiverOut<'a> {
    id: Uuid,
    rule: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    reason: &'a str,
    expires: NaiveDate,
    #[serde(skip_serializing_if = "str::is_empty")]
    by: &'a str,
}

#[derive(Serialize)]
struct StepOut<'a> {
    id: Uuid,
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    inputs: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    outputs: &'a [String],
    #[serde(skip_serializing_if = "<[StepDocument]>::is_empty")]
    documents: &'a [StepDocument],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    gate: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    gate_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    duty: Option<Duty>,
    #[serde(skip_serializing_if = "Option::is_none")]
    frequency: Option<FlowMap<FrequencyOut>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effort_hours: Option<Num>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    references: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    capabilities: Option<FlowSeq<Vec<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tools: Option<FlowSeq<Vec<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raci: Option<FlowMap<Ordered<String>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sub_phases: Vec<StepOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tasks: Vec<StepOut<'a>>,
}

#[derive(Serialize)]
struct FrequencyOut {
    times: Num,
    per: Period,
}

#[derive(Serialize)]
pub(in crate::bundle) struct SkillOut<'a> {
    id: Uuid,
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    levels: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    capability: Option<String>,
}

impl<'a> SkillOut<'a> {
    pub(in crate::bundle) fn new(s: &'a Skill, models: &Models<'_>) -> Self {
        Self {
            id: s.id.0,
            code: &s.code,
            title: &s.title,
            description: &s.description,
            levels: &s.levels,
            capability: s.capability.map(|c| models.name(c)),
        }
    }
}

/// How a process refers to other facts.
struct Names<'a, 'm> {
    roles: &'a Codes<RoleId>,
    people: &'a Codes<PersonId>,
    tools: &'a Codes<ToolId>,
    steps: Codes<StepId>,
    models: &'a Models<'m>,
}

/// Returns the process as it is written; none where there is nothing to say of it.
pub(in crate::bundle) fn process_out<'a>(
    process: &'a Process,
    roles: &Codes<RoleId>,
    people: &Codes<PersonId>,
    tools: &Codes<ToolId>,
    models: &Models<'_>,
) -> Option<ProcessOut<'a>> {
    if *process == Process::default() {
        return None;
    }
    let steps = codes(process.steps.iter().map(|s| (s.code.as_str(), s.id)));
    let names = Names {
        roles,
        people,
        tools,
        steps,
        models,
    };
    let waivers = process.waivers.iter().map(|w| WaiverOut {
        id: w.id.0,
        rule: w.rule.id(),
        step: w.step.map(|id| names.steps.name(id)),
        role: w.role.map(|id| names.roles.name(id)),
        person: w.person.map(|id| names.people.name(id)),
        reason: &w.reason,
        expires: w.expires,
        by: &w.by,
    });
    // A process whose steps do not make a tree has nothing to be nested.
    let phases = Steps::new(&process.steps).map_or_else(
        |_broken| vec![],
        |places| {
            let top = places.children(None).into_iter();
            top.map(|i| step(process, &places, i, &names)).collect()
        },
    );
    Some(ProcessOut {
        scheme: scheme(&process.scheme),
        waivers: waivers.collect(),
        phases,
    })
}

fn scheme(scheme: &RaciScheme) -> Option<SchemeOut> {
    if *scheme == RaciScheme::default() {
        return None;
    }
    let severities = scheme
        .severities
        .iter()
        .map(|(r, s)| (r.id().to_owned(), *s));
    Some(SchemeOut {
        letters: unless(scheme.letters, &LetterScheme::Raci),
        severities: Ordered(severities.collect()),
        thresholds: unless(scheme.thresholds, &Thresholds::default()),
    })
}

fn step<'a>(process: &'a Process, places: &Steps, at: usize, names: &Names<'_, '_>) -> StepOut<'a> {
    let s: &Step = &process.steps[at];
    let below = || -> Vec<StepOut<'a>> {
        let children = places.children(Some(at)).into_iter();
        children.map(|i| step(process, places, i, names)).collect()
    };
    let start = process.assignments.partition_point(|a| a.step < s.id);
    let own = process.assignments[start..]
        .iter()
        .take_while(|a| a.step == s.id);
    let letters: Vec<(String, String)> = names
        .roles
        .in_order()
        .filter_map(|role| {
            let a = own.clone().find(|a| a.role == role)?;
            Some((names.roles.name(role), a.letters.to_string()))
        })
        .collect();
    StepOut {
        id: s.id.0,
        code: &s.code,
        title: &s.title,
        stage: s.stage,
        description: &s.description,
        inputs: &s.inputs,
        outputs: &s.outputs,
        documents: &s.documents,
        gate: s.gate,
        gate_name: &s.gate_name,
        duty: s.duty,
        frequency: s.frequency.map(|f| {
            FlowMap(FrequencyOut {
                times: Num(f.times),
                per: f.per,
            })
        }),
        effort_hours: s.effort_hours.map(Num),
        references: &s.references,
        capabilities: list(
            s.capabilities
                .iter()
                .map(|&c| names.models.name(c))
                .collect(),
        ),
        tools: list(s.tools.iter().map(|&t| names.tools.name(t)).collect()),
        raci: (!letters.is_empty()).then_some(FlowMap(Ordered(letters))),
        sub_phases: if s.kind == StepKind::Phase {
            below()
        } else {
            vec![]
        },
        tasks: if s.kind == StepKind::SubPhase {
            below()
        } else {
            vec![]
        },
    }
}
