use super::fixture::{Build, facts, id};
use super::*;

fn node(build: Build, code: &str) -> Node {
    Assessment::of(&build.0)
        .expect("sound")
        .node(id(code))
        .expect("present")
        .clone()
}

#[test]
fn the_room_takes_the_agreed_rating_else_the_median() {
    let rated = || Build(facts()).rate("A.1", "x", 1.0).rate("A.1", "y", 2.0);
    let n = node(rated(), "A.1");
    assert_eq!(
        (n.figures.score, n.room.as_ref().map(|r| r.basis)),
        (Some(1.5), Some(Basis::Median))
    );
    let n = node(rated().agree("A.1", 1.0), "A.1");
    assert_eq!(
        (n.figures.score, n.room.as_ref().map(|r| r.basis)),
        (Some(1.0), Some(Basis::Agreed))
    );
}

#[test]
fn unanswered_not_applicable_and_level_zero_never_mix() {
    let a =
        Assessment::of(&Build(facts()).rate("A.1", "x", 0.0).rate_na("A.2", "x").0).expect("sound");
    let state = |code| a.node(id(code)).map(|n| (n.figures.state, n.figures.score));
    assert_eq!(state("A.1"), Some((State::Answered, Some(0.0))));
    assert_eq!(state("A.2"), Some((State::NotApplicable, None)));
    assert_eq!(state("B.1"), Some((State::Unanswered, None)));
    assert_eq!(state("A"), Some((State::Answered, Some(0.0))));
    assert_eq!(
        a.node(id("A.2")).and_then(|n| n.room.clone()?.reason),
        Some("x says no".into())
    );
}

#[test]
fn a_split_on_applicability_keeps_the_levels_and_asks_for_discussion() {
    let n = node(
        Build(facts()).rate("A.1", "x", 2.0).rate_na("A.1", "y"),
        "A.1",
    );
    assert_eq!(n.figures.score, Some(2.0));
    assert!(n.room.is_some_and(|r| r.discuss));
}

#[test]
fn an_agreed_rating_ends_the_discussion() {
    let build = Build(facts()).rate("A.1", "x", 0.0).rate("A.1", "y", 3.0);
    assert!(node(build, "A.1").room.is_some_and(|r| r.discuss));
    let build = Build(facts())
        .rate("A.1", "x", 0.0)
        .rate("A.1", "y", 3.0)
        .agree("A.1", 1.0);
    assert!(node(build, "A.1").room.is_some_and(|r| !r.discuss));
}

#[test]
fn targets_are_inherited_and_roll_up_over_what_applies() {
    let build = Build(facts())
        .target("A", 3.0)
        .target("A.2", 4.0)
        .rate("A.1", "x", 1.0);
    let a = Assessment::of(&build.0).expect("sound");
    let of = |code| a.node(id(code)).map(|n| (n.target, n.gap));
    assert_eq!(of("A.1"), Some((Some(3.0), Some(2.0))));
    assert_eq!(of("A.2"), Some((Some(4.0), None)));
    assert_eq!(of("A"), Some((Some(3.5), Some(2.5))));
    assert_eq!(of("B"), Some((None, None)));
    let build = Build(facts())
        .target("A", 3.0)
        .target("A.2", 4.0)
        .rate_na("A.2", "x");
    assert_eq!(node(build, "A").target, Some(3.0));
}

#[test]
fn a_score_above_target_is_no_gap() {
    let n = node(
        Build(facts())
            .target("A.1", 2.0)
            .rate("A.1", "x", 4.0)
            .priority("A", 5.0),
        "A.1",
    );
    assert_eq!((n.gap, n.weighted_gap), (Some(0.0), Some(0.0)));
}

#[test]
fn retired_capabilities_are_out_of_every_sum() {
    let mut build = Build(facts()).rate("A.1", "x", 4.0).rate("A.2", "x", 0.0);
    build.0.model.capabilities[2].retired = true;
    assert_eq!(node(build, "A").figures.score, Some(4.0));
}

#[test]
fn readiness_is_read_per_pillar() {
    let build = Build(facts())
        .target("A", 4.0)
        .target("B", 4.0)
        .priority("A.1", 3.0)
        .rate("A.1", "x", 2.0)
        .rate("A.2", "x", 4.0);
    let a = Assessment::of(&build.0).expect("sound");
    let people = a.readiness(|n| n.pillar == Some(Pillar::People));
    assert_eq!(people.value, Some((3.0 * 2.0 + 4.0) / (3.0 * 4.0 + 4.0)));
    let process = a.readiness(|n| n.pillar == Some(Pillar::Process));
    assert_eq!(
        (process.value, process.worst, process.best),
        (None, Some(0.0), Some(1.0))
    );
}

#[test]
fn ratings_of_somebody_who_left_no_longer_count() {
    let mut build = Build(facts()).rate("A.1", "x", 4.0).rate("A.1", "y", 0.0);
    build
        .0
        .round
        .participants
        .retain(|p| *p == super::fixture::person("x"));
    assert_eq!(node(build, "A.1").figures.score, Some(4.0));
}
