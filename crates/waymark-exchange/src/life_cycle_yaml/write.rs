//! From the life cycle to the document.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_saphyr::{FlowMap, FlowSeq};
use waymark_domain::id::{CapabilityId, RoleId, SkillId, StepId};
use waymark_domain::process::{Duty, LifeCycle, Period, Step, StepDocument, StepKind};
use waymark_domain::words::Stage;

use crate::yaml::{Num, Ordered};

#[derive(Debug, Serialize)]
pub(super) struct LifeCycleOut<'a> {
    format: &'static str,
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    edition: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    purpose: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skills: Vec<SkillOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    roles: Vec<RoleOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phases: Vec<StepOut<'a>>,
}

#[derive(Debug, Serialize)]
struct SkillOut<'a> {
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    capability: Option<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    levels: &'a [String],
}

#[derive(Debug, Serialize)]
struct RoleOut<'a> {
    code: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    mandate: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    catalog: &'a [String],
    #[serde(skip_serializing_if = "is_false")]
    validator: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    needs: Option<FlowMap<Ordered<u8>>>,
}

#[derive(Debug, Serialize)]
struct StepOut<'a> {
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
    #[serde(skip_serializing_if = "is_false")]
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
    raci: Option<FlowMap<Ordered<String>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sub_phases: Vec<StepOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tasks: Vec<StepOut<'a>>,
}

#[derive(Debug, Serialize)]
struct FrequencyOut {
    times: Num,
    per: Period,
}

/// What the steps are written with.
struct Writer<'a> {
    below: BTreeMap<Option<StepId>, Vec<&'a Step>>,
    letters: BTreeMap<StepId, Vec<(usize, &'a str, String)>>,
    capability: &'a dyn Fn(CapabilityId) -> Option<String>,
}

impl<'a> LifeCycleOut<'a> {
    pub(super) fn new(
        life_cycle: &'a LifeCycle,
        capability: &'a dyn Fn(CapabilityId) -> Option<String>,
    ) -> Self {
        let skills: BTreeMap<SkillId, &str> = life_cycle
            .skills
            .iter()
            .map(|s| (s.id, s.code.as_str()))
            .collect();
        let role = |role: &'a waymark_domain::engagement::Role| {
            let profile = life_cycle.profiles.iter().find(|p| p.role == role.id);
            let needs: Vec<(String, u8)> = profile
                .into_iter()
                .flat_map(|p| &p.needs)
                .filter_map(|n| Some(((*skills.get(&n.skill)?).to_owned(), n.level)))
                .collect();
            RoleOut {
                code: &role.code,
                title: &role.title,
                mandate: &role.description,
                catalog: profile.map_or(&[], |p| p.catalog.as_slice()),
                validator: profile.is_some_and(|p| p.validator),
                needs: (!needs.is_empty()).then_some(FlowMap(Ordered(needs))),
            }
        };
        let skill = |skill: &'a waymark_domain::workforce::Skill| SkillOut {
            code: &skill.code,
            title: &skill.title,
            description: &skill.description,
            capability: skill.capability.and_then(capability),
            levels: &skill.levels,
        };
        Self {
            format: super::FORMAT,
            code: &life_cycle.code,
            title: &life_cycle.title,
            edition: &life_cycle.edition,
            language: &life_cycle.language,
            purpose: &life_cycle.purpose,
            source: &life_cycle.source,
            skills: life_cycle.skills.iter().map(skill).collect(),
            roles: life_cycle.roles.iter().map(role).collect(),
            phases: Writer::new(life_cycle, capability).steps(None, StepKind::Phase),
        }
    }
}

impl<'a> Writer<'a> {
    fn new(
        life_cycle: &'a LifeCycle,
        capability: &'a dyn Fn(CapabilityId) -> Option<String>,
    ) -> Self {
        let mut below: BTreeMap<_, Vec<&Step>> = BTreeMap::new();
        for step in &life_cycle.steps {
            below.entry(step.parent).or_default().push(step);
        }
        let roles: BTreeMap<RoleId, (usize, &str)> = life_cycle
            .roles
            .iter()
            .enumerate()
            .map(|(i, r)| (r.id, (i, r.code.as_str())))
            .collect();
        let mut letters: BTreeMap<StepId, Vec<(usize, &str, String)>> = BTreeMap::new();
        for assignment in &life_cycle.assignments {
            if let Some(&(at, code)) = roles.get(&assignment.role) {
                let row = letters.entry(assignment.step).or_default();
                row.push((at, code, assignment.letters.to_string()));
            }
        }
        for row in letters.values_mut() {
            row.sort();
        }
        Self {
            below,
            letters,
            capability,
        }
    }

    fn steps(&self, parent: Option<StepId>, kind: StepKind) -> Vec<StepOut<'a>> {
        let steps = self.below.get(&parent).into_iter().flatten();
        steps
            .filter(|s| s.kind == kind)
            .map(|s| self.step(s))
            .collect()
    }

    fn step(&self, step: &'a Step) -> StepOut<'a> {
        let capabilities: Vec<String> = step
            .capabilities
            .iter()
            .filter_map(|&c| (self.capability)(c))
            .collect();
        let row = self.letters.get(&step.id);
        let letters = row.map(|row| {
            let pairs = row
                .iter()
                .map(|(_, code, letters)| ((*code).to_owned(), letters.clone()));
            FlowMap(Ordered(pairs.collect()))
        });
        let below = |wanted: StepKind| {
            if step.kind.below() == Some(wanted) {
                self.steps(Some(step.id), wanted)
            } else {
                Vec::new()
            }
        };
        StepOut {
            code: &step.code,
            title: &step.title,
            stage: step.stage,
            description: &step.description,
            inputs: &step.inputs,
            outputs: &step.outputs,
            documents: &step.documents,
            gate: step.gate,
            gate_name: &step.gate_name,
            duty: step.duty,
            frequency: step.frequency.map(|f| {
                FlowMap(FrequencyOut {
                    times: Num(f.times),
                    per: f.per,
                })
            }),
            effort_hours: step.effort_hours.map(Num),
            references: &step.references,
            capabilities: (!capabilities.is_empty()).then_some(FlowSeq(capabilities)),
            raci: letters,
            sub_phases: below(StepKind::SubPhase),
            tasks: below(StepKind::Task),
        }
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes the field by reference"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}
