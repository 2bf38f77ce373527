//! What is written at a zone and at a gate, and how much room that takes over all plateaus.

use super::{DrawnZone, Pen, Signs, is_band, text};
use crate::architecture::{
    DiffClass, Element, Environment, EnvironmentKind, EnvironmentState, Gate,
};
use crate::id::EnvironmentId;
use crate::layout::{BETWEEN_WORDS, Rect, Size, TITLE_SHARE, ZoneWords};
use crate::tool::Hosting;

/// Between a frame and its texts.
const INSET: f64 = 14.0;
/// How wide the lines of a gate's title may be, and how high one is.
const GATE_WIDTH: f64 = 92.0;
const GATE_LINE: f64 = 12.0;

impl Pen<'_, '_, '_> {
    /// Returns an environment as a zone, or none where it is not to be drawn.
    pub(super) fn zone(&self, id: EnvironmentId, rect: Rect) -> Option<DrawnZone> {
        let element = Element::Environment(id);
        let class = self.class(element)?;
        let environments = &self.facts.architecture.environments;
        let environment = environments.iter().find(|e| e.id == id)?;
        let state = self.at.environment_state(environment);
        let title = text::fitted(&environment.title, rect.width * TITLE_SHARE, text::ZONE);
        let taken = text::width(&title, text::ZONE) + 2.0 * INSET + BETWEEN_WORDS;
        let footer = footer(environment.kind, state);
        let fit = |part: &String| text::fitted(part, rect.width - 2.0 * INSET, text::NOTE);
        Some(DrawnZone {
            environment: Some(id),
            note: note(state, rect.width - taken),
            footer: footer.iter().map(fit).collect(),
            title,
            rect,
            class,
            framed: true,
            signs: self.signs(element),
        })
    }
}

/// Returns the zone of what stands outside of all environments.
pub(super) fn outside(rect: Rect) -> DrawnZone {
    DrawnZone {
        environment: None,
        title: String::new(),
        note: String::new(),
        footer: vec![],
        rect,
        class: DiffClass::Kept,
        framed: false,
        signs: Signs::default(),
    }
}

/// Returns how wide the texts of an environment are where they are widest.
pub(super) fn words(environment: &Environment) -> ZoneWords {
    let changes = environment.changes.iter().map(|c| &c.state);
    let states: Vec<&EnvironmentState> =
        std::iter::once(&environment.state).chain(changes).collect();
    let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
    let footers = states.iter().flat_map(|s| footer(environment.kind, s));
    ZoneWords {
        title: text::width(&environment.title, text::ZONE),
        note: widest(&mut states.iter().map(|s| text::width(place(s), text::NOTE))),
        footer: widest(&mut footers.map(|line| text::width(&line, text::NOTE))),
    }
}

/// Returns the lines of a gate's title.
pub(super) fn gate_title(gate: &Gate) -> Vec<String> {
    text::wrapped(&gate.title, GATE_WIDTH, text::NOTE, 2)
}

/// Returns how large the title of a gate is.
pub(super) fn gate_caption(gate: &Gate) -> Size {
    let lines = gate_title(gate);
    let widths = lines.iter().map(|line| text::width(line, text::NOTE));
    Size {
        width: widths.fold(0.0, f64::max),
        height: GATE_LINE * lines.len() as f64,
    }
}

/// Returns where an environment runs: at whom, or else how.
fn place(state: &EnvironmentState) -> &str {
    match state.hosting {
        Hosting::Unknown => &state.provider,
        hosting if state.provider.is_empty() => hosting.title(),
        _ => &state.provider,
    }
}

/// Returns where an environment runs, in what room there is: at whom, or else how.
fn note(state: &EnvironmentState, room: f64) -> String {
    let how = state.hosting.title();
    let fits = |words: &str| text::width(words, text::NOTE) <= room;
    if state.hosting != Hosting::Unknown && !fits(place(state)) && fits(how) {
        return how.to_owned();
    }
    text::fitted(place(state), room, text::NOTE)
}

/// Returns what parts an environment from the others: two lines in a column, one in a band.
fn footer(kind: EnvironmentKind, state: &EnvironmentState) -> Vec<String> {
    let mut parts = Vec::new();
    if !state.network.is_empty() {
        parts.push(format!("Network {}", state.network));
    }
    if !state.identity.is_empty() {
        parts.push(format!("Identity {}", state.identity));
    }
    if is_band(kind) && !parts.is_empty() {
        parts = vec![parts.join(", ")];
    }
    parts
}
