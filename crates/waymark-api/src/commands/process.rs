//! The process tree: what it is, and how it changes.

use std::collections::BTreeSet;

use waymark_domain::id::StepId;
use waymark_domain::process::{
    MAX_STEPS, Process, ProcessFacts, Step, StepError, StepKind, StepMove, Steps,
};
use waymark_domain::raci::Analysis;

use super::register::Names;
use super::support::{count, filled};
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Environment, Session, Worked};
use crate::types::{
    AddStep, Changed, EditStep, Empty, MergeSteps, MoveStep, ProcessRow, ProcessSummary,
    ProcessView, SplitStep, StepArgs, StepCell, StepView, ToolRef, Topic,
};

/// Returns the process tree.
pub fn process(session: &mut Session, _: Empty) -> Answer<ProcessView> {
    let Worked { facts, .. } = session.worked()?;
    let steps = &facts.process.steps;
    let places = Steps::new(steps)?;
    let releases = facts.process.scheme.thresholds.releases_per_year;
    let assignments = &facts.process.assignments;
    let lettered: BTreeSet<StepId> = assignments.iter().map(|a| a.step).collect();
    let row = |(i, step): (usize, &Step)| {
        let below = &steps[i..places.ends[i]];
        let tasks = || below.iter().filter(|s| s.kind == StepKind::Task);
        let hours = || tasks().filter_map(|s| s.hours_per_year(releases));
        ProcessRow {
            step: step.clone(),
            tasks: tasks().count() as u32,
            hours_per_year: hours().sum(),
            timed: hours().count() as u32,
            gates: below.iter().filter(|s| s.gate).map(gate_name).collect(),
            lettered: tasks().filter(|s| lettered.contains(&s.id)).count() as u32,
        }
    };
    Ok(ProcessView {
        rows: steps.iter().enumerate().map(row).collect(),
        summary: summary(&facts),
    })
}

fn gate_name(step: &Step) -> String {
    if step.gate_name.is_empty() {
        step.code.clone()
    } else {
        step.gate_name.clone()
    }
}

fn summary(facts: &ProcessFacts) -> ProcessSummary {
    let process = &facts.process;
    let releases = process.scheme.thresholds.releases_per_year;
    let of = |test: &dyn Fn(&Step) -> bool| process.steps.iter().filter(|s| test(s)).count();
    let phases = of(&|s| s.kind == StepKind::Phase);
    let sub_phases = of(&|s| s.kind == StepKind::SubPhase);
    let tasks = of(&|s| s.kind == StepKind::Task);
    let gates = of(&|s| s.gate);
    let timed = of(&|s| s.kind == StepKind::Task && s.hours_per_year(releases).is_some());
    let sentence = if process.steps.is_empty() {
        "There is no process yet; add a life cycle, import a matrix, or begin with a phase.".into()
    } else {
        format!(
            "{} in {}, {} of them {}; {timed} of {tasks} have effort and frequency.",
            count(tasks, "task", "tasks"),
            count(phases, "phase", "phases"),
            gates,
            if gates == 1 { "a gate" } else { "gates" },
        )
    };
    ProcessSummary {
        phases: phases as u32,
        sub_phases: sub_phases as u32,
        tasks: tasks as u32,
        gates: gates as u32,
        timed: timed as u32,
        sentence,
    }
}

/// Returns one step with everything that hangs on it.
pub fn step(session: &mut Session, args: StepArgs) -> Answer<StepView> {
    let Worked {
        facts, analysis, ..
    } = session.worked()?;
    let places = Steps::new(&facts.process.steps)?;
    let at = places
        .position(args.step)
        .ok_or_else(|| WireError::not_found("step"))?;
    let step = facts.process.steps[at].clone();
    let mut path = Vec::new();
    let mut up = places.parents[at];
    while let Some(p) = up {
        let above = &facts.process.steps[p];
        path.push(format!("{} {}", above.code, above.title));
        up = places.parents[p];
    }
    path.reverse();
    let below = &facts.process.steps[at..places.ends[at]];
    let findings = analysis
        .findings
        .iter()
        .filter(|f| f.step.is_some_and(|id| below.iter().any(|s| s.id == id)));
    let names = Names::new(session)?;
    let releases = facts.process.scheme.thresholds.releases_per_year;
    Ok(StepView {
        path,
        cells: cells(&facts, &analysis, step.id),
        roll_up: analysis
            .roll_ups
            .iter()
            .find(|r| r.step == step.id)
            .cloned(),
        findings: findings.cloned().collect(),
        capabilities: names.of(&step.capabilities),
        tools: tools(session, &step)?,
        hours_per_year: step.hours_per_year(releases),
        step,
    })
}

fn cells(facts: &ProcessFacts, analysis: &Analysis, step: StepId) -> Vec<StepCell> {
    let Some(row) = analysis.matrix.row_of(step) else {
        return vec![];
    };
    let row = analysis.matrix.row(row).iter().zip(&facts.roles);
    row.filter(|(letters, _)| !letters.is_empty())
        .map(|(&letters, role)| StepCell {
            role: role.id,
            code: role.code.clone(),
            title: role.title.clone(),
            letters,
        })
        .collect()
}

fn tools(session: &Session, step: &Step) -> Answer<Vec<ToolRef>> {
    let tools = session.store.tools()?;
    let named = step.tools.iter().filter_map(|id| {
        let tool = tools.iter().find(|t| t.id == *id)?;
        Some(ToolRef {
            id: tool.id,
            code: tool.code.clone(),
            name: tool.name.clone(),
        })
    });
    Ok(named.collect())
}

/// Runs `change` on a copy of the process and writes what differs; `label` says what was done to it.
pub(super) fn edit_process<T>(
    session: &mut Session,
    topics: &[Topic],
    change: impl FnOnce(&mut Process, &Environment) -> Answer<(String, T)>,
) -> Answer<Changed<T>> {
    let before = session.worked()?.facts;
    let mut after = before.process.clone();
    let (label, value) = change(&mut after, &session.environment)?;
    session.change_process(
        label,
        topics,
        |edit, _| {
            edit.update_process(&before.process, &after)?;
            Ok(value)
        },
        |facts| facts.process = after.clone(),
    )
}

fn named(process: &Process, id: StepId) -> Answer<&Step> {
    process.step(id).ok_or_else(|| WireError::not_found("step"))
}

const TREE: [Topic; 2] = [Topic::Process, Topic::Assignments];

/// Adds a step; answers its id.
pub fn add_step(session: &mut Session, args: AddStep) -> Answer<Changed<StepId>> {
    filled(&args.title, "The name of the step")?;
    edit_process(session, &[Topic::Process], |process, environment| {
        bounded(process.steps.len() + 1)?;
        let code = args.code.trim();
        free(process, code, None)?;
        let id = StepId(environment.new_id());
        let mut step = Step::new(id, args.parent, StepKind::Task, args.title.trim());
        code.clone_into(&mut step.code);
        process.add_step(step, args.position as usize)?;
        let added = named(process, id)?;
        let label = format!("Add {} {} {}", added.kind.noun(), added.code, added.title);
        Ok((label, id))
    })
}

/// Changes what is said of a step.
pub fn edit_step(session: &mut Session, args: EditStep) -> Answer<Changed<()>> {
    filled(&args.code, "The code")?;
    filled(&args.title, "The name of the step")?;
    checked(&args)?;
    edit_process(session, &[Topic::Process], |process, _| {
        free(process, args.code.trim(), Some(args.id))?;
        let step = process
            .steps
            .iter_mut()
            .find(|s| s.id == args.id)
            .ok_or_else(|| WireError::not_found("step"))?;
        if args.gate && step.kind != StepKind::Task {
            let message = format!(
                "{} is a {}; only tasks are gates.",
                step.code,
                step.kind.noun()
            );
            let hint = "Mark the task that decides.";
            return Err(WireError::invalid(message, hint));
        }
        let label = label(step, &args);
        *step = Step {
            id: step.id,
            parent: step.parent,
            kind: step.kind,
            code: args.code.trim().to_owned(),
            title: args.title.trim().to_owned(),
            stage: args.stage,
            description: args.description,
            inputs: args.inputs,
            outputs: args.outputs,
            documents: args.documents,
            gate: args.gate,
            gate_name: args.gate_name,
            duty: args.duty,
            frequency: args.frequency,
            effort_hours: args.effort_hours,
            references: args.references,
            capabilities: args.capabilities,
            tools: args.tools,
        };
        Ok((label, ()))
    })
}

fn label(step: &Step, args: &EditStep) -> String {
    let code = &step.code;
    match () {
        () if step.title != args.title => format!("Rename {code} to “{}”", args.title),
        () if step.gate != args.gate && args.gate => format!("Make {code} a gate"),
        () if step.gate != args.gate => format!("Make {code} no gate"),
        () if step.documents != args.documents => format!("Change the documents of {code}"),
        () if (step.frequency, step.effort_hours) != (args.frequency, args.effort_hours) => {
            format!("Change effort and frequency of {code}")
        }
        () => format!("Change {code} {}", step.title),
    }
}

/// Refuses numbers and documents that no step may have.
fn checked(args: &EditStep) -> Answer<()> {
    let positive = args
        .frequency
        .is_none_or(|f| f.times > 0.0 && f.times.is_finite());
    if !positive {
        let message = "The frequency must be a number above 0.";
        return Err(WireError::invalid(
            message,
            "Clear it where it is not known.",
        ));
    }
    if args
        .effort_hours
        .is_some_and(|h| !(h >= 0.0 && h.is_finite()))
    {
        let message = "The hours must be a number of at least 0.";
        return Err(WireError::invalid(
            message,
            "Clear them where they are not known.",
        ));
    }
    for document in &args.documents {
        filled(&document.title, "The title of a document")?;
        let digits = |s: &String| s.len() == 64 && s.bytes().all(|b| b.is_ascii_hexdigit());
        if !document.sha256.as_ref().is_none_or(digits) {
            let message = format!(
                "The SHA-256 of “{}” does not have 64 hexadecimal digits.",
                document.title
            );
            return Err(WireError::invalid(
                message,
                "Copy it again, or leave it out.",
            ));
        }
    }
    Ok(())
}

/// Moves a step with everything below it.
pub fn move_step(session: &mut Session, args: MoveStep) -> Answer<Changed<()>> {
    edit_process(session, &TREE, |process, _| {
        let step = named(process, args.id)?;
        let verb = match args.to {
            StepMove::Indent => "Indent",
            StepMove::Outdent => "Outdent",
            _ => "Move",
        };
        let label = format!("{verb} {} {}", step.code, step.title);
        process.move_step(args.id, args.to)?;
        Ok((label, ()))
    })
}

/// Splits a step in two; answers the id of the second half.
pub fn split_step(session: &mut Session, args: SplitStep) -> Answer<Changed<StepId>> {
    filled(&args.title, "The name of the second half")?;
    edit_process(session, &TREE, |process, environment| {
        bounded(process.steps.len() + 1)?;
        let step = named(process, args.id)?;
        let label = format!("Split {} {}", step.code, step.title);
        let second = StepId(environment.new_id());
        process.split_step(args.id, second, args.title.trim(), args.from)?;
        Ok((label, second))
    })
}

/// Merges siblings into one.
pub fn merge_steps(session: &mut Session, args: MergeSteps) -> Answer<Changed<()>> {
    let topics = [Topic::Process, Topic::Assignments, Topic::RaciRules];
    edit_process(session, &topics, |process, _| {
        let into = named(process, args.into)?;
        let others = args.steps.iter().filter(|&&s| s != args.into).count();
        if others == 0 {
            let message = format!("There is nothing to merge into {}.", into.code);
            return Err(WireError::invalid(
                message,
                "Select the steps that become part of it.",
            ));
        }
        let label = format!(
            "Merge {} into {}",
            count(others, "step", "steps"),
            into.code
        );
        process.merge_steps(args.into, &args.steps)?;
        Ok((label, ()))
    })
}

/// Removes a step with everything below it and its letters.
pub fn remove_step(session: &mut Session, args: StepArgs) -> Answer<Changed<()>> {
    let topics = [Topic::Process, Topic::Assignments, Topic::RaciRules];
    edit_process(session, &topics, |process, _| {
        let step = named(process, args.step)?;
        let label = format!("Remove {} {} {}", step.kind.noun(), step.code, step.title);
        process.remove_step(args.step)?;
        Ok((label, ()))
    })
}

/// Numbers all steps by their place.
pub fn renumber_steps(session: &mut Session, _: Empty) -> Answer<Changed<()>> {
    edit_process(session, &[Topic::Process], |process, _| {
        process.renumber();
        Ok(("Number the steps by their place".into(), ()))
    })
}

/// Refuses more steps than a process may have.
pub(super) fn bounded(steps: usize) -> Answer<()> {
    if steps <= MAX_STEPS {
        return Ok(());
    }
    Err(StepError::TooMany(steps).into())
}

/// Refuses a code that another step has.
fn free(process: &Process, code: &str, but: Option<StepId>) -> Answer<()> {
    let taken = |s: &&Step| Some(s.id) != but && s.code == code;
    match process.steps.iter().find(taken) {
        Some(step) if !code.is_empty() => Err(WireError::invalid(
            format!("The code “{code}” is taken by “{}”.", step.title),
            "Choose another.",
        )),
        _ => Ok(()),
    }
}

impl From<StepError> for WireError {
    fn from(error: StepError) -> Self {
        if error == StepError::Missing {
            return Self::not_found("step");
        }
        let text = error.to_string();
        let (message, hint) = text.split_once("; ").unwrap_or((&text, ""));
        let sentence = |text: &str| {
            let mut chars = text.chars();
            let first = chars.next().map(|c| c.to_uppercase().to_string());
            first.map_or_else(String::new, |f| f + chars.as_str() + ".")
        };
        Self::new(ErrorCode::Invalid, sentence(message), sentence(hint))
    }
}
