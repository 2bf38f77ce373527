//! Views for those who look at a drawing, and its words for those who do not see it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Drawing;
use crate::architecture::{ArchitectureFacts, At, DiffClass, FlowKind, GateKind, Layer};
use crate::words::words;

words! {
    /// For whom a drawing is.
    Audience {
        /// All layers and flows.
        Everybody = "everybody", "Everybody";
        /// What reaches users, by which gates, and what comes back.
        Executive = "executive", "Executives";
        /// Data, features and what is built from them.
        Data = "data", "Data and models";
        /// Code and models on their way to production.
        Release = "release", "Release";
        /// What runs, is watched and can go back.
        Operations = "operations", "Operations";
        /// All layers, with protocols and classifications at the flows.
        Security = "security", "Security";
    }
}

// The derive cannot name a variant that a macro has made.
#[allow(clippy::derivable_impls, reason = "the variants come from a macro")]
impl Default for Audience {
    fn default() -> Self {
        Self::Everybody
    }
}

impl Audience {
    /// Returns the layers that are shown to them.
    pub fn layers(self) -> &'static [Layer] {
        match self {
            Self::Everybody | Self::Security => Layer::ALL,
            Self::Executive => &[Layer::Data, Layer::Release, Layer::Serve, Layer::Observe],
            Self::Data => &[Layer::Data, Layer::Build, Layer::Observe],
            Self::Release => &[Layer::Build, Layer::Release, Layer::Serve],
            Self::Operations => &[Layer::Release, Layer::Serve, Layer::Observe],
        }
    }

    /// Returns the kinds of flows that are shown to them.
    pub fn flows(self) -> &'static [FlowKind] {
        match self {
            Self::Everybody | Self::Security => FlowKind::ALL,
            Self::Executive => &[
                FlowKind::Model,
                FlowKind::Deploy,
                FlowKind::Call,
                FlowKind::Feedback,
                FlowKind::Data,
            ],
            Self::Data => &[FlowKind::Data, FlowKind::Features, FlowKind::Feedback],
            Self::Release => &[
                FlowKind::Code,
                FlowKind::Model,
                FlowKind::Deploy,
                FlowKind::Rollback,
                FlowKind::Evidence,
            ],
            Self::Operations => &[
                FlowKind::Model,
                FlowKind::Deploy,
                FlowKind::Call,
                FlowKind::Monitoring,
                FlowKind::Feedback,
                FlowKind::Rollback,
            ],
        }
    }
}

/// Returns a drawing in words: what stands where, which gates there are, what differs, what is found.
pub(super) fn alt(facts: &ArchitectureFacts, at: &At<'_, '_>, drawing: &Drawing) -> String {
    let mut sentences = vec![format!("{}.", drawing.title)];
    let standing = |class: DiffClass| class != DiffClass::Removed;
    for zone in drawing.zones.iter().filter(|z| standing(z.class)) {
        let homes = |id| facts.architecture.component(id).and_then(|c| c.environment);
        let known = |e| facts.architecture.environments.iter().any(|x| x.id == e);
        let inside = drawing.boxes.iter().filter(|b| {
            let home = homes(b.component).filter(|e| known(*e));
            standing(b.class) && home == zone.environment
        });
        let names: Vec<String> = inside.map(|b| b.title.join(" ")).collect();
        if names.is_empty() {
            continue;
        }
        let title = match zone.environment {
            Some(_) => zone.title.as_str(),
            None => "Outside of all environments",
        };
        let verb = match (zone.environment, names.len()) {
            (Some(_), _) => "holds",
            (None, 1) => "stands",
            (None, _) => "stand",
        };
        let count = match names.len() {
            1 => "1 component".to_owned(),
            n => format!("{n} components"),
        };
        let sentence = format!("{title} {verb} {count}: {}.", names.join(", "));
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    let gates: Vec<String> = drawing
        .gates
        .iter()
        .filter(|g| standing(g.class))
        .map(|g| {
            let kind = match g.kind {
                GateKind::Approval => "approval",
                GateKind::Quality => "quality",
            };
            format!("{} {} ({kind})", g.code, g.title.join(" "))
        })
        .collect();
    sentences.push(match gates.len() {
        0 => "No gate stands on any path.".to_owned(),
        1 => format!("One gate: {}.", gates[0]),
        n => format!("{n} gates: {}.", gates.join(", ")),
    });
    let lines = drawing.lines.iter().filter(|l| standing(l.class));
    let flows: std::collections::BTreeSet<_> = lines.flat_map(|l| &l.flows).collect();
    sentences.push(match flows.len() {
        1 => "1 flow joins them.".to_owned(),
        n => format!("{n} flows join them."),
    });
    if drawing.compared {
        let of = |class| drawing.boxes.iter().filter(|b| b.class == class).count();
        sentences.push(format!(
            "Components: {} added, {} removed, {} changed, {} kept.",
            of(DiffClass::Added),
            of(DiffClass::Removed),
            of(DiffClass::Changed),
            of(DiffClass::Kept),
        ));
    }
    let errors: u32 = drawing.boxes.iter().map(|b| b.signs.errors).sum::<u32>()
        + drawing.gates.iter().map(|g| g.signs.errors).sum::<u32>()
        + drawing.zones.iter().map(|z| z.signs.errors).sum::<u32>();
    if errors > 0 && at.is_planned() {
        sentences.push(format!("Findings at its parts: {errors} errors."));
    }
    sentences.join(" ")
}
