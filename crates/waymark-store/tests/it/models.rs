//! Editing a model, node by node and as a whole.

use waymark_domain::model::{Capability, CapabilityModel};
use waymark_store::{Edit, Store, StoreError};

use crate::child::name;
use crate::support::*;

fn outline(store: &Store) -> String {
    let model = store.model(model_id(1)).unwrap();
    let above = |parent| model.capability(parent).unwrap().parent;
    let depth = |c: &Capability| std::iter::successors(c.parent, |parent| above(*parent)).count();
    let line = |c: &Capability| {
        let mark = if c.retired { "-" } else { "" };
        format!("{}{mark}{}", ">".repeat(depth(c)), c.code)
    };
    model
        .capabilities
        .iter()
        .map(line)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Checks what a change makes of the model, and that undoing it gives the model back.
fn check(expected: &str, change: impl FnOnce(&Edit<'_>) -> Result<(), StoreError>) {
    let mut store = store();
    assert_eq!(outline(&store), "A >A.1 >A.2 B >B.1 >B.2 -C");
    let ((), sequence) = store.command(meta("edit"), change).unwrap();
    assert_eq!(outline(&store), expected);
    assert_sound(&store);
    if sequence.is_some() {
        store.undo(at(1), "jo").unwrap();
    }
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn nodes_are_added_where_they_are_wanted() {
    check("A >A.1 >A.2 B >B.1 >B.2 >X -C", |e| {
        e.insert_capability(model_id(1), &node(9, Some(4), "X"), None)
    });
    check("A >X >A.1 >A.2 B >B.1 >B.2 -C", |e| {
        e.insert_capability(model_id(1), &node(9, Some(1), "X"), Some(0))
    });
    check("A >A.1 >>X >A.2 B >B.1 >B.2 -C", |e| {
        e.insert_capability(model_id(1), &node(9, Some(3), "X"), Some(7))
    });
    check("A >A.1 >A.2 X B >B.1 >B.2 -C", |e| {
        e.insert_capability(model_id(1), &node(9, None, "X"), Some(1))
    });
}

#[test]
fn nodes_move_with_all_below_them() {
    check("B >B.1 >B.2 A >A.1 >A.2 -C", |e| {
        e.move_capability(capability(4), None, 0)
    });
    check("A >A.2 >A.1 B >B.1 >B.2 -C", |e| {
        e.move_capability(capability(2), Some(capability(1)), 0)
    });
    check("A >A.1 >B >>B.1 >>B.2 >A.2 -C", |e| {
        e.move_capability(capability(4), Some(capability(1)), 1)
    });
    check("A >A.1 B >B.1 >>A.2 >B.2 -C", |e| {
        e.move_capability(capability(2), Some(capability(5)), 9)
    });
    check("A >A.1 >A.2 B >B.1 >B.2 -C", |e| {
        e.move_capability(capability(4), None, 1)
    });
}

#[test]
fn nodes_are_changed_in_place() {
    check("A >A.1 >X B >B.1 >B.2 -C", |e| {
        // The parent it names is not looked at.
        e.update_capability(&Capability {
            code: "X".into(),
            ..node(2, Some(4), "X")
        })
    });
    check("A >A.1 >A.2 -B >B.1 >B.2 C", |e| {
        e.retire_capability(capability(4), true)?;
        e.retire_capability(capability(7), false)
    });
}

#[test]
fn a_model_stays_a_tree_of_its_own_nodes() {
    let mut store = store();
    let mut other = model();
    (other.id, other.code) = (model_id(2), "O".into());
    other.capabilities = vec![node(50, None, "A")];
    store
        .command(meta("another"), |e| e.insert_model(&other))
        .unwrap();
    let before = store.facts().unwrap();
    let mut check = |expected: &str, change: &dyn Fn(&Edit<'_>) -> Result<(), StoreError>| {
        let error = store.command(meta("no"), |e| change(e)).unwrap_err();
        assert_eq!(format!("{} | {error}", name(&error)), expected);
    };
    let below_itself = "Invalid | capability A: it cannot stand below itself; move it elsewhere";
    check(below_itself, &|e| {
        e.move_capability(capability(1), Some(capability(1)), 0)
    });
    check(below_itself, &|e| {
        e.move_capability(capability(1), Some(capability(2)), 0)
    });
    let elsewhere =
        "Invalid | capability A: it belongs to another model; nothing can be put below it";
    check(elsewhere, &|e| {
        e.move_capability(capability(1), Some(capability(50)), 0)
    });
    check(elsewhere, &|e| {
        e.insert_capability(model_id(1), &node(60, Some(50), "X"), None)
    });
    let twice = "Duplicate | a capability B exists already; codes are unique, so choose another";
    check(twice, &|e| {
        e.insert_capability(model_id(1), &node(60, None, "B"), None)
    });
    check(twice, &|e| e.update_capability(&node(1, None, "B")));
    let taken = "Duplicate | a capability X exists already; codes are unique, so choose another";
    check(taken, &|e| {
        e.insert_capability(model_id(1), &node(50, None, "X"), None)
    });
    let mut foreign = model();
    foreign.capabilities.push(node(50, None, "X"));
    let belongs = "Invalid | capability X: its id belongs to a capability of another model";
    check(belongs, &|e| e.replace_model(&foreign).map(drop));
    let scale = "Missing | there is no scale “none”; it may have been deleted";
    let off = Capability {
        scale: Some("none".into()),
        ..node(5, Some(4), "B.1")
    };
    check(scale, &|e| e.update_capability(&off));
    let mut fewer = model();
    fewer.scales.truncate(1);
    check(
        "InUse | the scale quarters cannot be deleted: capabilities use it; give them another scale first",
        &|e| e.update_model(&fewer),
    );
    assert_eq!(store.facts().unwrap(), before);
}

#[test]
fn the_root_and_its_scales_change_apart_from_the_tree() {
    let mut store = store();
    let mut changed = model();
    changed.title = "New".into();
    changed.scales.reverse();
    changed.scales[0].levels.pop();
    changed.scale = "other".into();
    changed.scales.push(waymark_domain::scale::Scale {
        code: "other".into(),
        ..changed.scales[1].clone()
    });
    changed.scales.retain(|s| s.code != "five");
    changed.bands.clear();
    changed.frameworks.clear();
    let mut given = changed.clone();
    given.capabilities.clear();
    store
        .command(meta("change"), |e| e.update_model(&given))
        .unwrap();
    assert_eq!(store.model(model_id(1)).unwrap(), changed);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
}

#[test]
fn a_new_edition_takes_the_place_of_the_old() {
    let mut store = store();
    let mut edition = model();
    edition.edition = "2".into();
    edition.scales.remove(1);
    // Two swap codes and places, one is new, one moves and is rescaled, and four are left out: B.2, which a
    // recommendation names; C, which nothing does; B.1, which was rated; and B, above them.
    edition.capabilities = vec![
        node(3, None, "A"),
        node(1, Some(3), "A.1"),
        node(8, Some(3), "A.2 new"),
        node(2, Some(8), "A.2"),
    ];
    let (replaced, _) = store
        .command(meta("edition 2"), |e| e.replace_model(&edition))
        .unwrap();
    assert_eq!(replaced.inserted, 1);
    assert_eq!(replaced.retired, ["B", "B.1", "B.2"]);
    assert_eq!(replaced.deleted, ["C"]);
    assert_eq!(outline(&store), "A >A.1 >A.2 new >>A.2 -B -B.1 -B.2");
    assert_eq!(store.model(model_id(1)).unwrap().scales.len(), 1);
    assert_sound(&store);
    store.undo(at(1), "jo").unwrap();
    assert_eq!(store.facts().unwrap(), facts());
    store.redo(at(2), "jo").unwrap();
    assert_sound(&store);
}

#[test]
fn an_edition_replaces_itself_without_a_trace() {
    let mut store = store();
    let (_, sequence) = store
        .command(meta("same"), |e| e.replace_model(&model()))
        .unwrap();
    assert_eq!(sequence, None);
}

#[test]
fn a_chain_of_ten_thousand_nodes_costs_no_stack() {
    let nodes = (0..10_000).map(|n| {
        node(
            1000 + n,
            n.checked_sub(1).map(|p| 1000 + p),
            &format!("N{n}"),
        )
    });
    let deep = CapabilityModel {
        id: model_id(5),
        code: "deep".into(),
        capabilities: nodes.collect(),
        ..model()
    };
    let mut store = Store::in_memory().unwrap();
    store
        .command(meta("deep"), |e| e.insert_model(&deep))
        .unwrap();
    assert_eq!(store.model(model_id(5)).unwrap(), deep);
    let (gone, _) = store
        .command(meta("gone"), |e| e.delete_capability(capability(1000)))
        .unwrap();
    assert_eq!(gone.capabilities, 9_999);
}
