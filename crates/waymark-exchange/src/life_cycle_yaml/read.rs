//! From the document to the life cycle.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use uuid::Uuid;
use waymark_domain::engagement::Role;
use waymark_domain::id::{CapabilityId, RoleId, SkillId, StepId};
use waymark_domain::process::{
    Assignment, Duty, Frequency, Letters, LifeCycle, MAX_ROLES, MAX_STEPS, Step, StepDocument,
    StepKind, outline,
};
use waymark_domain::words::Stage;
use waymark_domain::workforce::{MAX_LEVEL, RoleProfile, Skill, SkillNeed};

use super::Read;
use crate::error::Problems;
use crate::yaml::{At, Pairs, wrong_format};

/// Longest code that a document may give, in characters.
const MAX_CODE: usize = 100;
/// Most skills that a document may list.
const MAX_SKILLS: usize = 1_000;
/// How many codes a message lists before it only counts.
const LISTED: usize = 20;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LifeCycleDoc {
    format: At<String>,
    code: At<String>,
    title: At<String>,
    #[serde(default)]
    edition: String,
    #[serde(default = "english")]
    language: String,
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    skills: Vec<SkillDoc>,
    #[serde(default)]
    roles: Vec<RoleDoc>,
    #[serde(default)]
    phases: Vec<StepDoc>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SkillDoc {
    code: At<String>,
    title: At<String>,
    #[serde(default)]
    description: String,
    #[serde(default)]
    levels: At<Vec<String>>,
    capability: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleDoc {
    code: At<String>,
    title: At<String>,
    #[serde(default)]
    mandate: String,
    #[serde(default)]
    catalog: Vec<String>,
    #[serde(default)]
    validator: bool,
    #[serde(default)]
    needs: Pairs<At<u8>>,
}

/// A step of any rank; which keys belong to which rank is checked with the place at hand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepDoc {
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
    documents: Vec<At<StepDocument>>,
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
    capabilities: Vec<String>,
    raci: Option<At<Pairs<At<String>>>>,
    sub_phases: Option<At<Vec<StepDoc>>>,
    tasks: Option<At<Vec<StepDoc>>>,
}

fn english() -> String {
    "en".to_owned()
}

/// Reads one life cycle, collecting what is wrong with it.
pub(super) struct Reader<'a> {
    problems: &'a mut Problems,
    new_id: &'a mut dyn FnMut() -> Uuid,
    capability: &'a dyn Fn(&str) -> Option<CapabilityId>,
    unlinked: Vec<String>,
    unlinked_seen: BTreeSet<String>,
    skills: BTreeMap<String, SkillId>,
    roles: BTreeMap<String, RoleId>,
    /// Role codes in the document's order, for messages.
    role_codes: Vec<String>,
    step_codes: BTreeSet<String>,
    steps: Vec<Step>,
    assignments: Vec<Assignment>,
    too_many: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        problems: &'a mut Problems,
        new_id: &'a mut dyn FnMut() -> Uuid,
        capability: &'a dyn Fn(&str) -> Option<CapabilityId>,
    ) -> Self {
        Self {
            problems,
            new_id,
            capability,
            unlinked: Vec::new(),
            unlinked_seen: BTreeSet::new(),
            skills: BTreeMap::new(),
            roles: BTreeMap::new(),
            role_codes: Vec::new(),
            step_codes: BTreeSet::new(),
            steps: Vec::new(),
            assignments: Vec::new(),
            too_many: false,
        }
    }

    /// Returns the life cycle, or none where its frame is wrong. It counts only if no problem was found.
    pub(super) fn life_cycle(mut self, document: LifeCycleDoc) -> Option<Read> {
        if document.format.value != super::FORMAT {
            let message = wrong_format(&document.format.value, &super::BOUNDS);
            self.push(&document.format, "format", message);
            return None;
        }
        self.check_code(&document.code, "code");
        self.check_title(&document.title, "title");
        let skills = self.skills(document.skills);
        let (roles, profiles) = self.roles(document.roles);
        for (i, phase) in document.phases.into_iter().enumerate() {
            self.step(phase, None, StepKind::Phase, &format!("phases[{i}]"));
        }
        self.number();
        Some(Read {
            life_cycle: LifeCycle {
                code: document.code.value,
                title: document.title.value,
                edition: document.edition,
                language: document.language,
                purpose: document.purpose,
                source: document.source,
                roles,
                profiles,
                skills,
                steps: self.steps,
                assignments: self.assignments,
            },
            unlinked: self.unlinked,
        })
    }

    fn skills(&mut self, documents: Vec<SkillDoc>) -> Vec<Skill> {
        if let Some(over) = documents.get(MAX_SKILLS) {
            let message = format!("there are more than {MAX_SKILLS} skills");
            self.push(&over.code, &format!("skills[{MAX_SKILLS}]"), message);
        }
        let mut skills = Vec::new();
        for (i, document) in documents.into_iter().take(MAX_SKILLS).enumerate() {
            let path = format!("skills[{i}]");
            let code = self.new_code(&document.code, &path);
            self.check_title(&document.title, &format!("{path}.title"));
            let id = SkillId((self.new_id)());
            if self.skills.insert(code.clone(), id).is_some() {
                let message = format!("the skill “{code}” stands more than once; keep one");
                self.push(&document.code, &format!("{path}.code"), message);
            }
            let levels = document.levels.value.len();
            if levels != 0 && levels != usize::from(MAX_LEVEL) + 1 {
                let message = format!(
                    "“{code}” has {levels} level descriptors; give one for each of the levels 0 to {MAX_LEVEL}, or none"
                );
                self.push(&document.levels, &format!("{path}.levels"), message);
            }
            skills.push(Skill {
                id,
                code,
                title: document.title.value,
                description: document.description,
                levels: document.levels.value,
                capability: document.capability.and_then(|c| self.link(c)),
            });
        }
        skills
    }

    fn roles(&mut self, documents: Vec<RoleDoc>) -> (Vec<Role>, Vec<RoleProfile>) {
        if let Some(over) = documents.get(MAX_ROLES) {
            let message = format!("there are more than {MAX_ROLES} roles");
            self.push(&over.code, &format!("roles[{MAX_ROLES}]"), message);
        }
        let (mut roles, mut profiles) = (Vec::new(), Vec::new());
        for (i, document) in documents.into_iter().take(MAX_ROLES).enumerate() {
            let path = format!("roles[{i}]");
            let code = self.new_code(&document.code, &path);
            self.check_title(&document.title, &format!("{path}.title"));
            let id = RoleId((self.new_id)());
            if self.roles.insert(code.clone(), id).is_some() {
                let message = format!("the role “{code}” stands more than once; keep one");
                self.push(&document.code, &format!("{path}.code"), message);
            }
            self.role_codes.push(code.clone());
            profiles.push(RoleProfile {
                role: id,
                catalog: document.catalog,
                validator: document.validator,
                needs: self.needs(document.needs, &path),
            });
            roles.push(Role {
                id,
                code,
                title: document.title.value,
                description: document.mandate,
            });
        }
        (roles, profiles)
    }

    fn needs(&mut self, pairs: Pairs<At<u8>>, path: &str) -> Vec<SkillNeed> {
        let mut needs = Vec::new();
        for (skill, level) in pairs.0 {
            let path = format!("{path}.needs.{}", skill.value);
            if !(1..=MAX_LEVEL).contains(&level.value) {
                let message = format!(
                    "the level needed is 1 to {MAX_LEVEL}; leave the skill out where none is needed"
                );
                self.push(&level, &path, message);
            }
            if let Some(&id) = self.skills.get(&skill.value) {
                needs.push(SkillNeed {
                    skill: id,
                    level: level.value,
                });
            } else {
                let message = format!("there is no skill “{}”; list it under skills", skill.value);
                self.push(&skill, &path, message);
            }
        }
        needs
    }

    fn step(&mut self, document: StepDoc, parent: Option<StepId>, kind: StepKind, path: &str) {
        if self.steps.len() >= MAX_STEPS {
            if !std::mem::replace(&mut self.too_many, true) {
                let message =
                    format!("there are more than {MAX_STEPS} phases, sub-phases and tasks");
                self.push(&document.title, path, message);
            }
            return;
        }
        let id = StepId((self.new_id)());
        self.check_step(&document, kind, path);
        let mut step = Step::new(id, parent, kind, &document.title.value);
        step.code = document.code.map_or_else(String::new, |c| c.value);
        step.stage = document.stage;
        step.description = document.description;
        step.inputs = document.inputs;
        step.outputs = document.outputs;
        step.documents = document.documents.into_iter().map(|d| d.value).collect();
        step.gate = document.gate;
        step.gate_name = document.gate_name;
        step.duty = document.duty;
        step.frequency = document.frequency.map(|f| f.value);
        step.effort_hours = document.effort_hours.map(|h| h.value);
        step.references = document.references;
        for code in document.capabilities {
            let linked = self.link(code);
            step.capabilities.extend(linked);
        }
        self.steps.push(step);
        if let Some(raci) = document.raci
            && kind == StepKind::Task
        {
            self.letters(raci.value, id, path);
        }
        let below = match kind {
            StepKind::Phase => document.sub_phases.map(|b| ("sub_phases", b)),
            StepKind::SubPhase => document.tasks.map(|b| ("tasks", b)),
            StepKind::Task => None,
        };
        if let (Some((key, below)), Some(kind)) = (below, kind.below()) {
            for (i, child) in below.value.into_iter().enumerate() {
                self.step(child, Some(id), kind, &format!("{path}.{key}[{i}]"));
            }
        }
    }

    fn check_step(&mut self, document: &StepDoc, kind: StepKind, path: &str) {
        self.check_title(&document.title, &format!("{path}.title"));
        if let Some(code) = &document.code {
            let path = format!("{path}.code");
            self.check_code(code, &path);
            if !self.step_codes.insert(code.value.clone()) {
                let message = format!(
                    "the code “{}” is used more than once; give each step a code of its own",
                    code.value
                );
                self.push(code, &path, message);
            }
        }
        let noun = kind.noun();
        if let Some(tasks) = &document.tasks
            && kind != StepKind::SubPhase
        {
            let message =
                format!("a {noun} has no tasks of its own; tasks stand below a sub-phase");
            self.push(tasks, &format!("{path}.tasks"), message);
        }
        if let Some(sub_phases) = &document.sub_phases
            && kind != StepKind::Phase
        {
            let message = format!("a {noun} has no sub-phases; they stand below a phase");
            self.push(sub_phases, &format!("{path}.sub_phases"), message);
        }
        if let Some(raci) = &document.raci
            && kind != StepKind::Task
        {
            let message = format!("a {noun} has no letters; give them to the tasks below it");
            self.push(raci, &format!("{path}.raci"), message);
        }
        if let Some(frequency) = &document.frequency
            && !(frequency.value.times.is_finite() && frequency.value.times > 0.0)
        {
            let message = "the frequency must be a finite number of times above 0".to_owned();
            self.push(frequency, &format!("{path}.frequency"), message);
        }
        if let Some(hours) = &document.effort_hours
            && !(hours.value.is_finite() && hours.value >= 0.0)
        {
            let message = "the effort must be a finite number of hours of at least 0".to_owned();
            self.push(hours, &format!("{path}.effort_hours"), message);
        }
        for (i, paper) in document.documents.iter().enumerate() {
            let hash = paper.value.sha256.as_deref().unwrap_or_default();
            let hex = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit());
            if paper.value.sha256.is_some() && !hex {
                let message = "sha256 must be 64 hexadecimal digits".to_owned();
                self.push(paper, &format!("{path}.documents[{i}]"), message);
            }
        }
    }

    fn letters(&mut self, pairs: Pairs<At<String>>, step: StepId, path: &str) {
        for (role, text) in pairs.0 {
            let path = format!("{path}.raci.{}", role.value);
            let letters = match text.value.parse::<Letters>() {
                Ok(letters) if letters.is_empty() => {
                    let message = "there is no letter; leave the role out".to_owned();
                    self.push(&text, &path, message);
                    continue;
                }
                Ok(letters) => letters,
                Err(error) => {
                    self.push(&text, &path, error.to_string());
                    continue;
                }
            };
            if let Some(&role) = self.roles.get(&role.value) {
                self.assignments.push(Assignment {
                    step,
                    role,
                    letters,
                });
            } else {
                let mut known = self
                    .role_codes
                    .iter()
                    .take(LISTED)
                    .cloned()
                    .collect::<Vec<_>>();
                if self.role_codes.len() > LISTED {
                    known.push(format!("and {} more", self.role_codes.len() - LISTED));
                }
                let message = if known.is_empty() {
                    format!("there is no role “{}”; list it under roles", role.value)
                } else {
                    format!(
                        "there is no role “{}”; the document has {}",
                        role.value,
                        known.join(", ")
                    )
                };
                self.push(&role, &path, message);
            }
        }
    }

    /// Gives steps without a code the number of their place, where no other step has it for its code.
    fn number(&mut self) {
        let numbers = outline(&self.steps);
        for (step, number) in self.steps.iter_mut().zip(numbers) {
            if step.code.is_empty() {
                let mut code = number;
                while !self.step_codes.insert(code.clone()) {
                    code.push('x');
                }
                step.code = code;
            }
        }
    }

    fn link(&mut self, code: String) -> Option<CapabilityId> {
        let found = (self.capability)(&code);
        if found.is_none() && self.unlinked_seen.insert(code.clone()) {
            self.unlinked.push(code);
        }
        found
    }

    fn new_code(&mut self, code: &At<String>, path: &str) -> String {
        self.check_code(code, &format!("{path}.code"));
        code.value.clone()
    }

    fn check_code(&mut self, code: &At<String>, path: &str) {
        let text = &code.value;
        let plain = |c: char| !c.is_control() && !c.is_whitespace();
        let fits = text.chars().count() <= MAX_CODE && text.chars().all(plain);
        if text.is_empty() || !fits {
            let message = format!(
                "“{}” is no code: 1 to {MAX_CODE} characters without white space make one",
                text.chars().take(MAX_CODE).collect::<String>()
            );
            self.push(code, path, message);
        }
    }

    fn check_title(&mut self, title: &At<String>, path: &str) {
        if title.value.trim().is_empty() {
            self.push(title, path, "the title is empty".to_owned());
        }
    }

    fn push<T>(&mut self, at: &At<T>, path: &str, message: String) {
        self.problems.push(at.place(path), message);
    }
}
