//! The architecture in the shape that other programs read, and its drawings.

use serde::Serialize;
use waymark_domain::architecture::{
    Architecture, ArchitectureFinding, Drawing, DrawingOptions, Element, difference, drawing,
    gap_matrix, migration,
};
use waymark_domain::id::{ComponentId, PlateauId};
use waymark_domain::process::RuleSeverity;

use waymark_domain::report::architecture::{
    ArchitectureInput, ArchitectureReport, architecture_report,
};
use waymark_exchange::architecture_archimate::{Outside, to_model};
use waymark_exchange::{archimate, bundle, drawing_drawio, drawing_mermaid};

use super::fingerprint;

use crate::commands::{named_element, take_in_architecture};
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Drawn, Session};
use crate::types::{ArchitecturePreview, Changed};

/// A finding, with codes in place of ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArchitectureChecked {
    /// The rule's id.
    pub rule: &'static str,
    /// “error” or “warn”.
    pub severity: &'static str,
    /// The element: its code and name.
    pub element: String,
    /// Codes of the plateaus in which it stands.
    pub plateaus: Vec<String>,
    /// Whether it can still be avoided: it stands in a transition or a target.
    pub planned: bool,
    /// What was found.
    pub message: String,
    /// What puts it right.
    pub fix: &'static str,
    /// The reason for which it does not count, and until when; only of what is waived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived: Option<String>,
}

/// What the rules find in an architecture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArchitectureCheck {
    /// What counts, rule by rule.
    pub findings: Vec<ArchitectureChecked>,
    /// What is waived.
    pub waived: Vec<ArchitectureChecked>,
    /// How many of the findings are errors in what is planned.
    pub errors: u32,
    /// How many are errors in a baseline alone.
    pub errors_today: u32,
    /// How many are warnings.
    pub warnings: u32,
    /// Where the architecture stands, in a sentence.
    pub sentence: String,
}

/// An element and what becomes of it, with codes in place of ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ElementChange {
    /// “environment”, “component”, “gate” or “flow”.
    pub kind: &'static str,
    /// Its code and name.
    pub element: String,
    /// “added”, “removed”, “changed” or “kept”.
    pub class: &'static str,
    /// What changes, a line each.
    pub changes: Vec<String>,
}

/// A cell of the gap matrix, with codes in place of ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixEntry {
    /// The block before; none in the row “New”.
    pub before: Option<String>,
    /// The block after; none in the column “Eliminated”.
    pub after: Option<String>,
    /// “included”, “changed”, “replaced”, “eliminated” or “new”.
    pub cell: &'static str,
    /// Why, or what brings it.
    pub because: String,
    /// Whether a reason or an initiative is missing.
    pub open: bool,
}

/// A step of the way, with codes in place of ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WayStep {
    /// Its place in the order, from 1.
    pub order: u32,
    /// The component.
    pub component: String,
    /// “added”, “removed” or “changed”.
    pub class: &'static str,
    /// “small”, “medium” or “large”.
    pub effort: &'static str,
    /// What makes it so.
    pub because: String,
    /// The components whose steps come before.
    pub after: Vec<String>,
}

/// What differs between two plateaus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArchitectureDifference {
    /// Code of the plateau before.
    pub from: String,
    /// Code of the plateau after.
    pub to: String,
    /// What becomes of each element.
    pub elements: Vec<ElementChange>,
    /// The gap matrix, its cells that are not empty.
    pub matrix: Vec<MatrixEntry>,
    /// The way there, in its order.
    pub migration: Vec<WayStep>,
}

impl Session {
    /// Returns what the rules find in the architecture, in all plateaus.
    pub fn architecture_check(&mut self) -> Answer<ArchitectureCheck> {
        let Drawn {
            facts, findings, ..
        } = self.drawn()?;
        let a = &facts.architecture;
        let checked = |f: &ArchitectureFinding| ArchitectureChecked {
            rule: f.rule.id(),
            severity: f.severity.word(),
            element: named_element(a, f.element),
            plateaus: codes(a, &f.plateaus),
            planned: f.planned,
            message: f.message.clone(),
            fix: f.rule.fix(),
            waived: f
                .waived
                .as_ref()
                .filter(|w| !w.expired)
                .map(|w| format!("{} (until {})", w.reason, w.expires)),
        };
        let (counting, waived): (Vec<_>, Vec<_>) = findings.iter().partition(|f| f.counts());
        let errors = counting.iter().filter(|f| f.is_error()).count();
        let today = counting
            .iter()
            .filter(|f| !f.planned && f.severity == RuleSeverity::Error)
            .count();
        let others = counting.len() - errors - today;
        Ok(ArchitectureCheck {
            sentence: match (errors, today) {
                (0, 0) => "No error in any plateau.".to_owned(),
                (0, n) => format!("No error in what is planned; {n} in what stands today."),
                (e, n) => format!("{e} in what is planned, {n} in what stands today."),
            },
            findings: counting.into_iter().map(checked).collect(),
            waived: waived.into_iter().map(checked).collect(),
            errors: errors as u32,
            errors_today: today as u32,
            warnings: others as u32,
        })
    }

    /// Returns the plateau that `name` means: its code, its title, its kind or its id; without a name the last.
    pub fn plateau_called(&mut self, name: Option<&str>) -> Answer<Option<PlateauId>> {
        let facts = self.drawn()?.facts;
        let plateaus = &facts.architecture.plateaus;
        let Some(name) = name else {
            return Ok(plateaus.last().map(|p| p.id));
        };
        let is = |text: &str| text.eq_ignore_ascii_case(name);
        let found = plateaus
            .iter()
            .find(|p| is(&p.code) || is(&p.title) || p.id.to_string() == name)
            .or_else(|| plateaus.iter().find(|p| is(p.kind.word())));
        let codes: Vec<&str> = plateaus.iter().map(|p| p.code.as_str()).collect();
        let found = found.ok_or_else(|| {
            WireError::new(
                ErrorCode::NotFound,
                format!("There is no plateau “{name}”."),
                match codes.as_slice() {
                    [] => "The architecture has no plateaus.".to_owned(),
                    codes => format!("The plateaus are {}.", codes.join(", ")),
                },
            )
        })?;
        Ok(Some(found.id))
    }

    /// Returns what differs between two plateaus, by code, title or kind.
    pub fn architecture_difference(
        &mut self,
        from: &str,
        to: &str,
    ) -> Answer<ArchitectureDifference> {
        let gone = || WireError::not_found("plateau");
        let from = self.plateau_called(Some(from))?.ok_or_else(gone)?;
        let to = self.plateau_called(Some(to))?.ok_or_else(gone)?;
        let facts = self.drawn()?.facts;
        let a = &facts.architecture;
        let difference = difference(&facts, from, to).ok_or_else(gone)?;
        let matrix = gap_matrix(&facts, from, to).ok_or_else(gone)?;
        let migration = migration(&facts, from, to).ok_or_else(gone)?;
        let component = |id: ComponentId| named_element(a, Element::Component(id));
        let elements = difference.all().map(|d| ElementChange {
            kind: match d.element {
                Element::Environment(_) => "environment",
                Element::Gate(_) => "gate",
                Element::Flow(_) => "flow",
                _ => "component",
            },
            element: named_element(a, d.element),
            class: d.class.word(),
            changes: d.changes.clone(),
        });
        let cells = matrix.cells.iter().map(|c| MatrixEntry {
            before: c.before.map(component),
            after: c.after.map(component),
            cell: c.cell.word(),
            because: c.because.clone(),
            open: c.open,
        });
        let steps = migration.steps.iter().map(|s| WayStep {
            order: s.order,
            component: component(s.component),
            class: s.class.word(),
            effort: s.effort.word(),
            because: s.because.clone(),
            after: s.after.iter().map(|id| component(*id)).collect(),
        });
        Ok(ArchitectureDifference {
            from: codes(a, &[from]).concat(),
            to: codes(a, &[to]).concat(),
            elements: elements.collect(),
            matrix: cells.collect(),
            migration: steps.collect(),
        })
    }

    /// Returns the drawing of a plateau, against another where one is named, for an audience.
    pub fn drawing(&mut self, options: &DrawingOptions) -> Answer<Drawing> {
        let Drawn {
            facts,
            findings,
            arrangement,
            ..
        } = self.drawn()?;
        Ok(drawing(&facts, &findings, &arrangement, options))
    }
}

impl Session {
    /// Returns the drawing of a plateau as a Mermaid flowchart.
    pub fn drawing_mermaid(&mut self, options: &DrawingOptions) -> Answer<String> {
        let drawing = self.drawing(options)?;
        let facts = self.drawn()?.facts;
        let components = facts.architecture.components.iter();
        let homes = components.filter_map(|c| Some((c.id.0, c.environment?.0)));
        Ok(drawing_mermaid::write(&drawing, &homes.collect()))
    }

    /// Returns drawings as a draw.io file: that of the plateau asked for, or a page for each of all plateaus.
    pub fn drawing_drawio(&mut self, options: &DrawingOptions) -> Answer<String> {
        let pages = self.pages(options)?;
        let pages: Vec<Drawing> = pages.into_iter().map(|(_, drawing)| drawing).collect();
        Ok(drawing_drawio::write(&pages))
    }

    /// Returns the architecture as an ArchiMate exchange file, with a view for the plateau asked for, or for each.
    pub fn archimate(&mut self, options: &DrawingOptions) -> Answer<Vec<u8>> {
        let views = self.pages(options)?;
        let facts = self.drawn()?.facts;
        let models = self.store.models()?;
        let capabilities: Vec<_> = models
            .iter()
            .flat_map(|m| &m.capabilities)
            .map(|c| (c.id, format!("{} {}", c.code, c.title)))
            .collect();
        let outside = Outside {
            capabilities: &capabilities,
        };
        let kept = match &facts.architecture.source {
            Some(source) => Some(archimate::read(source.text.as_bytes())?.0),
            None => None,
        };
        let model = to_model(&facts, &outside, &views, kept.as_ref());
        Ok(archimate::write(&model)?)
    }

    /// Takes in the bytes of an ArchiMate exchange file called `name`, in place of the architecture that stands.
    pub fn import_archimate(
        &mut self,
        name: &str,
        bytes: &[u8],
    ) -> Answer<Changed<ArchitecturePreview>> {
        take_in_architecture(self, name, bytes)
    }

    /// Returns the architecture report as plain data.
    pub fn architecture_report(&mut self) -> Answer<ArchitectureReport> {
        let Drawn {
            facts,
            findings,
            arrangement,
            ..
        } = self.drawn()?;
        let all = self.store.facts()?;
        let live = all.models.iter().flat_map(|m| &m.capabilities);
        let steps = all.process.steps.iter();
        let advice = all.recommendations.iter();
        Ok(architecture_report(&ArchitectureInput {
            engagement: &all.engagement,
            facts: &facts,
            findings: &findings,
            arrangement: &arrangement,
            capabilities: &live.map(|c| (c.id, c.code.clone())).collect(),
            steps: &steps
                .map(|s| (s.id, format!("{} {}", s.code, s.title)))
                .collect(),
            recommendations: &advice
                .map(|r| (r.id, format!("{} {}", r.code, r.title)))
                .collect(),
            today: self.today(),
            file_name: &self.file_name(),
            fingerprint: &fingerprint(&bundle::write_json(&all)),
        }))
    }

    fn pages(&mut self, options: &DrawingOptions) -> Answer<Vec<(Option<PlateauId>, Drawing)>> {
        let facts = self.drawn()?.facts;
        let plateaus = facts.architecture.plateaus.iter().map(|p| Some(p.id));
        let wanted: Vec<Option<PlateauId>> = match options.plateau {
            Some(plateau) => vec![Some(plateau)],
            None if facts.architecture.plateaus.is_empty() => vec![None],
            None => plateaus.collect(),
        };
        let page = |plateau| {
            let options = DrawingOptions {
                plateau,
                ..options.clone()
            };
            Ok((plateau, self.drawing(&options)?))
        };
        wanted.into_iter().map(page).collect()
    }
}

fn codes(a: &Architecture, plateaus: &[PlateauId]) -> Vec<String> {
    let named = a.plateaus.iter().filter(|p| plateaus.contains(&p.id));
    named.map(|p| p.code.clone()).collect()
}
