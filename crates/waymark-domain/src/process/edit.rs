//! Changes of the tree. Each leaves it whole, or as it was.
//!
//! Codes that all follow the outline (1, 1.1, 1.1.1) keep following it: after a step is added, moved or
//! removed they are numbered anew. Where a single code is one's own, none is touched.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::tree::{StepError, Steps, outline};
use super::{Letters, Process, Step, StepKind};
use crate::id::StepId;

/// Where a step moves, with everything below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum StepMove {
    /// Below `parent` (none: among the phases), at `position` from 0 among what is there without it.
    Place {
        /// The step above.
        parent: Option<StepId>,
        /// Place among its siblings; beyond the end means last.
        position: u32,
    },
    /// One place up among its siblings; the first goes to the end of what is before the step above.
    Up,
    /// One place down among its siblings; the last goes to the beginning of what is after the step above.
    Down,
    /// One rank down: below the sibling before it, as its last.
    Indent,
    /// One rank up: after the step above it.
    Outdent,
}

impl Process {
    fn places(&self) -> Result<Steps, StepError> {
        Steps::new(&self.steps)
    }

    fn outlined(&self) -> bool {
        let numbers = outline(&self.steps);
        self.steps.iter().zip(numbers).all(|(s, n)| s.code == n)
    }

    /// Gives every step its outline number for a code.
    pub fn renumber(&mut self) {
        let numbers = outline(&self.steps);
        for (step, number) in self.steps.iter_mut().zip(numbers) {
            step.code = number;
        }
    }

    /// Runs `change`, and numbers the steps anew where their codes followed the outline.
    fn keeping_outline<T>(
        &mut self,
        change: impl FnOnce(&mut Self) -> Result<T, StepError>,
    ) -> Result<T, StepError> {
        let outlined = self.outlined();
        let mut changed = self.clone();
        let value = change(&mut changed)?;
        if outlined {
            changed.renumber();
        }
        Steps::new(&changed.steps)?;
        *self = changed;
        Ok(value)
    }

    /// Adds `step` below its parent at `position` among its siblings; its rank follows from the parent's.
    /// An empty code is numbered by place, as “6.2.5” is where 6.2.4 is the last.
    pub fn add_step(&mut self, mut step: Step, position: usize) -> Result<(), StepError> {
        self.keeping_outline(|process| {
            let places = process.places()?;
            let parent = match step.parent {
                None => None,
                Some(id) => Some(places.position(id).ok_or(StepError::Missing)?),
            };
            step.kind = match parent {
                None => StepKind::Phase,
                Some(p) => {
                    let below = process.steps[p].kind.below();
                    below.ok_or_else(|| StepError::FourthRank(step.title.clone()))?
                }
            };
            if step.code.trim().is_empty() {
                step.code = process.free_code(parent, &places);
            }
            let at = place(&places, parent, position);
            process.steps.insert(at, step);
            Ok(())
        })
    }

    /// Returns the first outline number below `parent` that nobody has.
    fn free_code(&self, parent: Option<usize>, places: &Steps) -> String {
        let prefix = parent.map_or_else(String::new, |p| format!("{}.", self.steps[p].code));
        let siblings = places.children(parent).len();
        let mut number = siblings + 1;
        loop {
            let code = format!("{prefix}{number}");
            if self.steps.iter().all(|s| s.code != code) {
                return code;
            }
            number += 1;
        }
    }

    /// Moves a step with everything below it; ranks follow.
    pub fn move_step(&mut self, id: StepId, to: StepMove) -> Result<(), StepError> {
        self.keeping_outline(|process| {
            let places = process.places()?;
            let from = places.position(id).ok_or(StepError::Missing)?;
            let (parent, position) = process.destination(&places, from, to)?;
            process.put(&places, from, parent, position)
        })
    }

    /// Returns the step above and the place below it, counted without the step that moves.
    fn destination(
        &self,
        places: &Steps,
        from: usize,
        to: StepMove,
    ) -> Result<(Option<usize>, usize), StepError> {
        let code = || self.steps[from].code.clone();
        let parent = places.parents[from];
        let siblings = places.children(parent);
        let at = siblings.iter().position(|&s| s == from).unwrap_or(0);
        // The step above the step above, and the aunts and uncles.
        let aside = |step: isize| -> Option<usize> {
            let above = parent?;
            let peers = self.of_rank(self.steps[above].kind);
            let here = peers.iter().position(|&p| p == above)?;
            peers.get(here.checked_add_signed(step)?).copied()
        };
        match to {
            StepMove::Place { parent, position } => {
                let parent = match parent {
                    None => None,
                    Some(id) => Some(places.position(id).ok_or(StepError::Missing)?),
                };
                Ok((parent, position as usize))
            }
            StepMove::Up if at > 0 => Ok((parent, at - 1)),
            StepMove::Up => {
                let aunt = aside(-1).ok_or_else(|| StepError::NoPlace(code()))?;
                Ok((Some(aunt), usize::MAX))
            }
            StepMove::Down if at + 1 < siblings.len() => Ok((parent, at + 1)),
            StepMove::Down => {
                let aunt = aside(1).ok_or_else(|| StepError::NoPlace(code()))?;
                Ok((Some(aunt), 0))
            }
            StepMove::Indent => {
                let before = at.checked_sub(1).map(|i| siblings[i]);
                let before = before.ok_or_else(|| StepError::NoPlace(code()))?;
                Ok((Some(before), usize::MAX))
            }
            StepMove::Outdent => {
                let above = parent.ok_or_else(|| StepError::NoPlace(code()))?;
                let aunts = places.children(places.parents[above]);
                let place = aunts.iter().position(|&a| a == above).unwrap_or(0);
                Ok((places.parents[above], place + 1))
            }
        }
    }

    fn of_rank(&self, kind: StepKind) -> Vec<usize> {
        let positions = self.steps.iter().enumerate();
        positions
            .filter(|(_, s)| s.kind == kind)
            .map(|(i, _)| i)
            .collect()
    }

    fn put(
        &mut self,
        places: &Steps,
        from: usize,
        parent: Option<usize>,
        position: usize,
    ) -> Result<(), StepError> {
        let code = self.steps[from].code.clone();
        let end = places.ends[from];
        if parent.is_some_and(|p| (from..end).contains(&p)) {
            return Err(StepError::BelowItself(code));
        }
        let kind = match parent {
            None => StepKind::Phase,
            Some(p) => {
                let below = self.steps[p].kind.below();
                below.ok_or_else(|| StepError::FourthRank(code.clone()))?
            }
        };
        let above = parent.map(|p| self.steps[p].id);
        let mut moved: Vec<Step> = self.steps.drain(from..end).collect();
        moved[0].parent = above;
        self.rank(&mut moved, kind, &code)?;
        let rest = self.places()?;
        let parent = above.and_then(|id| rest.position(id));
        let at = place(&rest, parent, position);
        self.steps.splice(at..at, moved);
        Ok(())
    }

    /// Gives a step and what is below it their ranks; refuses a fourth, and the loss of letters.
    fn rank(&self, moved: &mut [Step], kind: StepKind, code: &str) -> Result<(), StepError> {
        let was = moved[0].kind;
        if was == kind {
            return Ok(());
        }
        for step in moved.iter_mut() {
            let depth = step.kind.depth() + kind.depth();
            let now = match depth.checked_sub(was.depth()) {
                Some(0) => StepKind::Phase,
                Some(1) => StepKind::SubPhase,
                Some(2) => StepKind::Task,
                _ => return Err(StepError::FourthRank(code.to_owned())),
            };
            if step.kind == StepKind::Task
                && now != StepKind::Task
                && self.assignments.iter().any(|a| a.step == step.id)
            {
                return Err(StepError::HasLetters(step.code.clone()));
            }
            step.kind = now;
        }
        Ok(())
    }

    /// Splits a step in two: `second` takes over its rank, and for a phase or sub-phase what is below it
    /// from `from` on; a task's second half has the same letters and everything else but the documents.
    /// Known hours are halved, so that the two together take as long as the one did.
    pub fn split_step(
        &mut self,
        id: StepId,
        second: StepId,
        title: &str,
        from: Option<StepId>,
    ) -> Result<(), StepError> {
        self.keeping_outline(|process| {
            let places = process.places()?;
            let at = places.position(id).ok_or(StepError::Missing)?;
            let code = process.steps[at].code.clone();
            let empty = || StepError::EmptySplit(code.clone());
            let new_code = process.free_code(places.parents[at], &places);
            if process.steps[at].kind == StepKind::Task {
                let step = &mut process.steps[at];
                step.effort_hours = step.effort_hours.map(|h| h / 2.0);
                let half = Step {
                    id: second,
                    code: new_code,
                    title: title.to_owned(),
                    documents: vec![],
                    ..step.clone()
                };
                process.steps.insert(at + 1, half);
                let letters: Vec<_> = process
                    .assignments
                    .iter()
                    .filter(|a| a.step == id)
                    .copied()
                    .collect();
                for a in letters {
                    process.set_letters(second, a.role, a.letters);
                }
                return Ok(());
            }
            let children = places.children(Some(at));
            let first = from.and_then(|id| places.position(id)).ok_or_else(empty)?;
            if !children.contains(&first) || children.first() == Some(&first) {
                return Err(empty());
            }
            let half = Step {
                code: new_code,
                stage: process.steps[at].stage,
                ..Step::new(
                    second,
                    process.steps[at].parent,
                    process.steps[at].kind,
                    title,
                )
            };
            for &child in children.iter().filter(|&&c| c >= first) {
                process.steps[child].parent = Some(second);
            }
            process.steps.insert(first, half);
            Ok(())
        })
    }

    /// Merges siblings into `into`, which keeps its name: what is below them, or their letters, comes
    /// together. A role keeps the heavier of its letters; documents, inputs, outputs, references and
    /// capabilities are united; hours add up over the year.
    pub fn merge_steps(&mut self, into: StepId, others: &[StepId]) -> Result<(), StepError> {
        let releases = self.scheme.thresholds.releases_per_year;
        self.keeping_outline(|process| {
            for &other in others.iter().filter(|&&o| o != into) {
                let places = process.places()?;
                let to = places.position(into).ok_or(StepError::Missing)?;
                let from = places.position(other).ok_or(StepError::Missing)?;
                if places.parents[to] != places.parents[from] {
                    return Err(StepError::NotSiblings);
                }
                for child in places.children(Some(from)) {
                    process.steps[child].parent = Some(into);
                }
                let mut moved: Vec<Step> = process.steps.drain(from..places.ends[from]).collect();
                let gone = moved.remove(0);
                let to = process.places()?.position(into).ok_or(StepError::Missing)?;
                let end = process.places()?.ends[to];
                process.steps.splice(end..end, moved);
                unite(&mut process.steps[to], gone, releases);
                process.unite_letters(into, other);
                for waiver in &mut process.waivers {
                    if waiver.step == Some(other) {
                        waiver.step = Some(into);
                    }
                }
            }
            Ok(())
        })
    }

    fn unite_letters(&mut self, into: StepId, other: StepId) {
        let gone: Vec<_> = self
            .assignments
            .iter()
            .filter(|a| a.step == other)
            .copied()
            .collect();
        for a in gone {
            let both: Letters = self.letters(into, a.role).union(a.letters);
            self.set_letters(into, a.role, both.heaviest());
            self.set_letters(other, a.role, Letters::NONE);
        }
    }

    /// Removes a step with everything below it, their letters and their waivers.
    pub fn remove_step(&mut self, id: StepId) -> Result<(), StepError> {
        self.keeping_outline(|process| {
            let places = process.places()?;
            let at = places.position(id).ok_or(StepError::Missing)?;
            let gone: Vec<StepId> = process
                .steps
                .drain(at..places.ends[at])
                .map(|s| s.id)
                .collect();
            process.assignments.retain(|a| !gone.contains(&a.step));
            let stays = |s: &Option<StepId>| s.is_none_or(|s| !gone.contains(&s));
            process.waivers.retain(|w| stays(&w.step));
            Ok(())
        })
    }
}

/// Returns where in the list the step at `position` below `parent` stands.
fn place(places: &Steps, parent: Option<usize>, position: usize) -> usize {
    let children = places.children(parent);
    let end = parent.map_or(places.parents.len(), |p| places.ends[p]);
    children.get(position).copied().unwrap_or(end)
}

fn unite(step: &mut Step, gone: Step, releases: f64) {
    fn join<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
        for item in more {
            if !list.contains(&item) {
                list.push(item);
            }
        }
    }
    if let Some(more) = gone.effort_hours {
        let own = step.effort_hours.unwrap_or(0.0);
        // Where both frequencies are known, the year's hours add up; else one occurrence's do.
        let ratio = match (step.frequency, gone.frequency) {
            (Some(a), Some(b)) if a.per_year(releases) > 0.0 => {
                b.per_year(releases) / a.per_year(releases)
            }
            _ => 1.0,
        };
        step.effort_hours = Some(own + more * ratio);
    }
    step.frequency = step.frequency.or(gone.frequency);
    step.duty = step.duty.or(gone.duty);
    step.stage = step.stage.or(gone.stage);
    step.gate |= gone.gate;
    if step.gate_name.is_empty() {
        step.gate_name = gone.gate_name;
    }
    if !gone.description.is_empty() && gone.description != step.description {
        if !step.description.is_empty() {
            step.description.push_str("\n\n");
        }
        step.description.push_str(&gone.description);
    }
    join(&mut step.inputs, gone.inputs);
    join(&mut step.outputs, gone.outputs);
    join(&mut step.documents, gone.documents);
    join(&mut step.references, gone.references);
    join(&mut step.capabilities, gone.capabilities);
    join(&mut step.tools, gone.tools);
}
