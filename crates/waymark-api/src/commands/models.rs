//! Capability models and their editor.

use std::collections::{BTreeMap, BTreeSet};

use waymark_domain::id::{CapabilityId, ModelId};
use waymark_domain::model::{Capability, CapabilityModel};
use waymark_domain::rating::Answer as Level;
use waymark_domain::roll_up::RollUp;
use waymark_domain::scale::Scale;
use waymark_domain::tree::Tree;
use waymark_domain::words::RoundState;
use waymark_exchange::model_yaml;
use waymark_store::Edit;

use super::support::{count, filled};
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Session};
use crate::shipped;
use crate::types::{
    AddCapability, AddModel, Changed, EditCapability, EditModel, Empty, ImportModel, ModelArgs,
    ModelRow, ModelSummary, ModelView, MoveCapability, RemoveCapability, RetireCapability,
    ShippedModel, Topic,
};

/// Returns capability models in short.
pub fn models(session: &mut Session, _: Empty) -> Answer<Vec<ModelSummary>> {
    let rounds = session.store.rounds()?;
    let summary = |model: CapabilityModel| {
        let (leaves, inner) = sizes(&model);
        ModelSummary {
            id: model.id,
            code: model.code,
            title: model.title,
            edition: model.edition,
            leaves,
            inner,
            rounds: rounds.iter().filter(|r| r.model == model.id).count() as u32,
        }
    };
    Ok(session.store.models()?.into_iter().map(summary).collect())
}

/// Returns how many leaves and inner nodes count; none of either where the model is not sound.
fn sizes(model: &CapabilityModel) -> (u32, u32) {
    let Ok(tree) = Tree::new(model) else {
        return (0, 0);
    };
    let leaves = tree.leaves().count() as u32;
    (leaves, tree.nodes.len() as u32 - 1 - leaves)
}

/// Returns models that come with the program.
pub fn shipped_models(session: &mut Session, _: Empty) -> Answer<Vec<ShippedModel>> {
    shipped::MODELS
        .iter()
        .map(|(name, _)| {
            let model = shipped::model(name, &session.environment)?;
            let (leaves, _) = sizes(&model);
            Ok(ShippedModel {
                name: (*name).into(),
                title: model.title,
                purpose: model.purpose,
                leaves,
            })
        })
        .collect()
}

/// Returns a model in its editor.
pub fn model(session: &mut Session, args: ModelArgs) -> Answer<ModelView> {
    let mut model = session.store.model(args.model)?;
    let tree = sound(&model)?;
    let mut rated: BTreeMap<CapabilityId, u32> = BTreeMap::new();
    for round in session
        .store
        .rounds()?
        .iter()
        .filter(|r| r.model == args.model)
    {
        for rating in &session.rated(round.id)?.facts.ratings {
            *rated.entry(rating.capability).or_default() += 1;
        }
    }
    let mut below: BTreeMap<Option<CapabilityId>, Vec<Capability>> = BTreeMap::new();
    for capability in std::mem::take(&mut model.capabilities) {
        below.entry(capability.parent).or_default().push(capability);
    }
    let leaves = tree.leaves().count() as u32;
    let mut rows: Vec<ModelRow> = Vec::new();
    let mut stack: Vec<ModelRow> = Vec::new();
    let children = |above: Option<&ModelRow>, stack: &mut Vec<ModelRow>| {
        let siblings = below
            .get(&above.map(|a| a.capability.id))
            .map_or(&[][..], Vec::as_slice);
        for (position, capability) in siblings.iter().enumerate().rev() {
            let place = tree.position(capability.id).map(|p| &tree.nodes[p]);
            stack.push(ModelRow {
                depth: above.map_or(1, |a| a.depth + 1),
                leaf: !below.contains_key(&Some(capability.id)),
                position: position as u32,
                siblings: siblings.len() as u32,
                pillar: capability.pillar.or(above.and_then(|a| a.pillar)),
                stage: capability.stage.or(above.and_then(|a| a.stage)),
                retired: place.is_none(),
                share: place.map_or(0.0, |p| p.share),
                ratings: rated.get(&capability.id).copied().unwrap_or(0),
                capability: capability.clone(),
            });
        }
    };
    children(None, &mut stack);
    while let Some(row) = stack.pop() {
        children(Some(&row), &mut stack);
        rows.push(row);
    }
    Ok(ModelView {
        root: model,
        rows,
        leaves,
    })
}

/// Returns a model as YAML.
pub fn model_yaml(session: &mut Session, args: ModelArgs) -> Answer<String> {
    Ok(model_yaml::write(&session.store.model(args.model)?))
}

/// Adds a model that comes with the program; answers its id.
pub fn add_model(session: &mut Session, args: AddModel) -> Answer<Changed<ModelId>> {
    let model = shipped::model(&args.name, &session.environment)?;
    insert(session, &model)
}

/// Adds a model from YAML, or replaces the one of the same code; answers its id. Capabilities are the same
/// where their codes are; those that the new edition leaves out are retired if they were ever rated.
pub fn import_model(session: &mut Session, args: ImportModel) -> Answer<Changed<ModelId>> {
    let environment = &session.environment;
    let mut model = model_yaml::parse(&args.text, &mut || environment.new_id())?;
    let Some(old) = session
        .store
        .models()?
        .into_iter()
        .find(|m| m.code == model.code)
    else {
        return insert(session, &model);
    };
    let ids: BTreeMap<&str, CapabilityId> = old
        .capabilities
        .iter()
        .map(|c| (c.code.as_str(), c.id))
        .collect();
    let renamed: BTreeMap<CapabilityId, CapabilityId> = model
        .capabilities
        .iter()
        .filter_map(|c| Some((c.id, *ids.get(c.code.as_str())?)))
        .collect();
    for capability in &mut model.capabilities {
        capability.id = renamed
            .get(&capability.id)
            .copied()
            .unwrap_or(capability.id);
        capability.parent = capability
            .parent
            .map(|p| renamed.get(&p).copied().unwrap_or(p));
    }
    model.id = old.id;
    on_new_scales(session, &model)?;
    let label = format!("Replace model {}", model.title);
    session.change(label, &[Topic::Models, Topic::Ratings], |edit, _| {
        edit.replace_model(&model)?;
        check(edit, model.id)?;
        Ok(model.id)
    })
}

fn insert(session: &mut Session, model: &CapabilityModel) -> Answer<Changed<ModelId>> {
    if session.store.models()?.iter().any(|m| m.code == model.code) {
        let message = format!(
            "The engagement has a model with the code “{}” already.",
            model.code
        );
        return Err(WireError::invalid(
            message,
            "Import it to replace the one that is there.",
        ));
    }
    let label = format!("Add model {}", model.title);
    session.change(label, &[Topic::Models], |edit, _| {
        edit.insert_model(model)?;
        Ok(model.id)
    })
}

/// Changes a model's root: title, scales, bands.
pub fn edit_model(session: &mut Session, args: EditModel) -> Answer<Changed<()>> {
    filled(&args.code, "The code")?;
    filled(&args.title, "The title")?;
    let old = session.store.model(args.model)?;
    let mut model = CapabilityModel {
        code: args.code,
        title: args.title,
        edition: args.edition,
        purpose: args.purpose,
        rollup: args.rollup,
        scale: args.scale,
        scales: args.scales,
        bands: args.bands,
        frameworks: args.frameworks,
        ..old.clone()
    };
    // A scale that gains or loses levels takes the descriptors of its leaves along.
    let scales = |m: &CapabilityModel, c: &Capability| m.scale_of(c).map(|s| s.levels.len());
    let inner: BTreeSet<CapabilityId> = old.capabilities.iter().filter_map(|c| c.parent).collect();
    let mut resized = Vec::new();
    for capability in model.capabilities.clone() {
        let levels = scales(&model, &capability).unwrap_or(0);
        if !inner.contains(&capability.id)
            && !capability.levels.is_empty()
            && capability.levels.len() != levels
        {
            let mut capability = capability;
            capability.levels.resize(levels, String::new());
            resized.push(capability);
        }
    }
    for capability in &resized {
        if let Some(place) = model
            .capabilities
            .iter_mut()
            .find(|c| c.id == capability.id)
        {
            place.clone_from(capability);
        }
    }
    sound(&model)?;
    on_new_scales(session, &model)?;
    let label = format!("Change model {}", model.title);
    session.change(label, &[Topic::Models, Topic::Ratings], |edit, _| {
        edit.update_model(&model)?;
        for capability in &resized {
            edit.update_capability(capability)?;
        }
        check(edit, model.id)
    })
}

/// Removes a model that no round rates.
pub fn remove_model(session: &mut Session, args: ModelArgs) -> Answer<Changed<()>> {
    let model = session.store.model(args.model)?;
    let label = format!("Remove model {}", model.title);
    let topics = [
        Topic::Models,
        Topic::Evidence,
        Topic::Hurdles,
        Topic::Recommendations,
    ];
    session.change(label, &topics, |edit, _| {
        edit.delete_model(args.model)?;
        Ok(())
    })
}

/// Adds a capability; answers its id. It begins with weight 1 and an empty descriptor a level.
pub fn add_capability(session: &mut Session, args: AddCapability) -> Answer<Changed<CapabilityId>> {
    filled(&args.title, "The title")?;
    let model = session.store.model(args.model)?;
    let used: BTreeSet<&str> = model.capabilities.iter().map(|c| c.code.as_str()).collect();
    let code = if args.code.trim().is_empty() {
        let parent = args
            .parent
            .and_then(|p| model.capability(p))
            .map(|c| c.code.as_str());
        free_code(parent, &used)
    } else {
        args.code.trim().to_owned()
    };
    let levels = model.scale(&model.scale).map_or(0, |s| s.levels.len());
    let label = format!("Add {code} {}", args.title);
    session.change(
        label,
        &[Topic::Models, Topic::Ratings],
        |edit, environment| {
            let capability = Capability {
                id: CapabilityId(environment.new_id()),
                parent: args.parent,
                code,
                title: args.title,
                pillar: None,
                stage: None,
                weight: 1.0,
                rollup: RollUp::Mean,
                scale: None,
                purpose: String::new(),
                why: String::new(),
                outcomes: vec![],
                levels: vec![String::new(); levels],
                references: vec![],
                retired: false,
            };
            edit.insert_capability(args.model, &capability, Some(args.position as usize))?;
            check(edit, args.model)?;
            Ok(capability.id)
        },
    )
}

/// Returns the first code below `parent` that is free: PE1.4 below PE1, or N1 at the top.
fn free_code(parent: Option<&str>, used: &BTreeSet<&str>) -> String {
    let at = |n: usize| parent.map_or_else(|| format!("N{n}"), |p| format!("{p}.{n}"));
    (1..=used.len() + 1)
        .map(at)
        .find(|c| !used.contains(c.as_str()))
        .unwrap_or_default()
}

/// Rewords, reweighs or re-scales a capability. Its place stays.
pub fn edit_capability(session: &mut Session, args: EditCapability) -> Answer<Changed<()>> {
    filled(&args.code, "The code")?;
    filled(&args.title, "The title")?;
    let old = session.store.capability(args.id)?;
    let model_id = session.store.model_of(args.id)?;
    let new = Capability {
        code: args.code,
        title: args.title,
        pillar: args.pillar,
        stage: args.stage,
        weight: args.weight,
        rollup: args.rollup,
        scale: args.scale,
        purpose: args.purpose,
        why: args.why,
        outcomes: args.outcomes,
        levels: args.levels,
        references: args.references,
        ..old.clone()
    };
    let mut model = session.store.model(model_id)?;
    if let Some(place) = model.capabilities.iter_mut().find(|c| c.id == args.id) {
        place.clone_from(&new);
    }
    sound(&model)?;
    on_new_scales(session, &model)?;
    let what = match () {
        () if old.weight.total_cmp(&new.weight).is_ne() => "Reweigh",
        () if old.scale != new.scale => "Re-scale",
        () => "Reword",
    };
    let label = format!("{what} {}", new.code);
    session.change(label, &[Topic::Models, Topic::Ratings], |edit, _| {
        edit.update_capability(&new)?;
        check(edit, model_id)
    })
}

/// Moves a capability with everything below it.
pub fn move_capability(session: &mut Session, args: MoveCapability) -> Answer<Changed<()>> {
    let capability = session.store.capability(args.id)?;
    let model = session.store.model_of(args.id)?;
    let label = format!("Move {}", capability.code);
    session.change(label, &[Topic::Models, Topic::Ratings], |edit, _| {
        edit.move_capability(args.id, args.parent, args.position as usize)?;
        check(edit, model)
    })
}

/// Retires a capability or brings it back.
pub fn retire_capability(session: &mut Session, args: RetireCapability) -> Answer<Changed<()>> {
    let capability = session.store.capability(args.id)?;
    let model = session.store.model_of(args.id)?;
    let verb = if args.retired { "Retire" } else { "Bring back" };
    session.change(
        format!("{verb} {}", capability.code),
        &[Topic::Models, Topic::Ratings],
        |edit, _| {
            edit.retire_capability(args.id, args.retired)?;
            check(edit, model)
        },
    )
}

/// Removes a capability with everything below it; refused where a locked round rated it.
pub fn remove_capability(session: &mut Session, args: RemoveCapability) -> Answer<Changed<()>> {
    let capability = session.store.capability(args.id)?;
    let model = session.store.model_of(args.id)?;
    let topics = [
        Topic::Models,
        Topic::Ratings,
        Topic::Targets,
        Topic::Priorities,
        Topic::Evidence,
        Topic::Hurdles,
        Topic::Recommendations,
    ];
    session.change(
        format!("Remove {} {}", capability.code, capability.title),
        &topics,
        |edit, _| {
            edit.delete_capability(args.id)?;
            check(edit, model)
        },
    )
}

/// Refuses a model that is not sound, from within a command, so that the command leaves no trace.
fn check(edit: &Edit<'_>, model: ModelId) -> Answer<()> {
    sound(&edit.model(model)?).map(|_| ())
}

fn sound(model: &CapabilityModel) -> Answer<Tree> {
    Tree::new(model).map_err(|e| WireError::invalid(format!("{e}."), ""))
}

/// Refuses new scales where an open round holds answers or targets that would fall off them.
fn on_new_scales(session: &mut Session, new: &CapabilityModel) -> Answer<()> {
    let scales: BTreeMap<CapabilityId, &Scale> = new
        .capabilities
        .iter()
        .filter_map(|c| Some((c.id, new.scale_of(c)?)))
        .collect();
    let off =
        |id: CapabilityId, value: f64| scales.get(&id).is_some_and(|s| s.position(value).is_none());
    let off_answer = |id: CapabilityId, answer: &Level| answer.value().is_some_and(|v| off(id, v));
    for round in session
        .store
        .rounds()?
        .into_iter()
        .filter(|r| r.model == new.id)
    {
        if round.state == RoundState::Locked {
            continue;
        }
        let facts = session.rated(round.id)?.facts;
        let leaf = |id: CapabilityId| !new.capabilities.iter().any(|c| c.parent == Some(id));
        let lost = facts
            .ratings
            .iter()
            .filter(|r| off_answer(r.capability, &r.answer))
            .count()
            + facts
                .agreed
                .iter()
                .filter(|a| off_answer(a.capability, &a.answer))
                .count()
            + facts
                .targets
                .iter()
                .filter(|t| leaf(t.capability) && off(t.capability, t.value))
                .count();
        if lost > 0 {
            let what = count(lost, "answer or target", "answers and targets");
            let message = format!("{what} in “{}” would fall off the new scale.", round.title);
            let hint = "Clear them first, keep their levels on the scale, or lock the round.";
            return Err(WireError::new(ErrorCode::InUse, message, hint));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_numbered_below_their_parent() {
        let used = BTreeSet::from(["PE1", "PE1.1", "PE1.3"]);
        assert_eq!(free_code(Some("PE1"), &used), "PE1.2");
        assert_eq!(free_code(None, &used), "N1");
    }
}
