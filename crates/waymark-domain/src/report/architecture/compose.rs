//! What the chapters say.

use super::{ArchitectureInput, GateSheet, MatrixPart, PlateauPage, PolicySheet, Row, Summary};
use crate::architecture::{
    ArchitectureFinding, At, DiffClass, DrawingOptions, Element, ElementDiff, Enforcement,
    EnvironmentKind, Flow, GapCell, Gate, GateKind, Index, Plateau, coverage, difference, drawing,
    gap_matrix, migration,
};
use crate::id::{ComponentId, PlateauId, RoleId};
use crate::process::RuleSeverity;
use crate::report::wording::{count, list, sentence};
use crate::report::{Caption, KeyFigure, Pair};

/// The input with what every part looks up in it.
pub(super) struct Context<'a> {
    pub(super) input: &'a ArchitectureInput<'a>,
    pub(super) index: Index<'a>,
}

impl<'a> Context<'a> {
    pub(super) fn new(input: &'a ArchitectureInput<'a>) -> Self {
        Self {
            input,
            index: Index::of(&input.facts.architecture),
        }
    }

    pub(super) fn role(&self, id: Option<RoleId>) -> String {
        let role = id.and_then(|id| self.input.facts.roles.iter().find(|r| r.id == id));
        role.map(|r| r.title.clone()).unwrap_or_default()
    }

    pub(super) fn title(&self, id: ComponentId) -> String {
        let component = self.index.component(id);
        component.map(|c| c.title.clone()).unwrap_or_default()
    }

    pub(super) fn codes(&self, plateaus: &[PlateauId]) -> String {
        if plateaus.is_empty() {
            return "all".into();
        }
        let all = self.input.facts.architecture.plateaus.iter();
        let named = all.filter(|p| plateaus.contains(&p.id));
        let codes: Vec<&str> = named.map(|p| p.code.as_str()).collect();
        codes.join(" ")
    }

    pub(super) fn flow_text(&self, flow: &Flow) -> String {
        let what = if flow.title.is_empty() {
            flow.kind.title()
        } else {
            &flow.title
        };
        format!(
            "{what}: {} to {}",
            self.title(flow.from),
            self.title(flow.to)
        )
    }

    fn here(&self, at: &At<'_, '_>) -> Vec<&'a ArchitectureFinding> {
        let plateau = at.of_plateau().map(|p| p.id);
        let here = |f: &&ArchitectureFinding| plateau.is_none_or(|p| f.plateaus.contains(&p));
        self.input.findings.iter().filter(here).collect()
    }

    pub(super) fn summary(&self) -> Summary {
        let plateaus = self.index.plateaus();
        let errors = self.input.findings.iter().filter(|f| f.is_error()).count();
        let rows = plateaus.iter().map(|at| {
            let found = self.here(at);
            let of = |severity| {
                found
                    .iter()
                    .filter(|f| f.counts() && f.severity == severity)
                    .count()
            };
            vec![
                at.title().to_owned(),
                at.of_plateau()
                    .and_then(|p| p.date)
                    .map(|d| d.to_string())
                    .unwrap_or_default(),
                at.components().count().to_string(),
                at.gates().count().to_string(),
                of(RuleSeverity::Error).to_string(),
                of(RuleSeverity::Warn).to_string(),
                found.iter().filter(|f| !f.counts()).count().to_string(),
            ]
        });
        let last = plateaus.last();
        let gates = last.map_or(0, |at| at.gates().count());
        let policies = coverage(
            self.input.facts,
            last.and_then(At::of_plateau).map(|p| p.id),
        );
        let open: usize = policies.iter().map(|p| p.count(Enforcement::Open)).sum();
        let controls: usize = policies.iter().map(|p| p.controls.len()).sum();
        let claim = match (last, errors) {
            (Some(at), _) if at.components().next().is_none() => "Nothing is drawn yet.".to_owned(),
            (Some(at), 0) => format!(
                "{} leads into production through {}; no rule finds an error in what is planned.",
                at.title(),
                count(gates, "gate", "gates")
            ),
            (_, n) => format!(
                "{} in what is planned {} between the design and its approval.",
                count(n, "error", "errors"),
                if n == 1 { "stands" } else { "stand" }
            ),
        };
        Summary {
            claim,
            figures: vec![
                KeyFigure::new(
                    last.map_or(0, |at| at.components().count()).to_string(),
                    "Components",
                    last.map_or_else(String::new, |at| format!("in {}", at.title())),
                ),
                KeyFigure::new(
                    gates.to_string(),
                    "Gates",
                    "on the way into production".into(),
                ),
                KeyFigure::new(errors.to_string(), "Errors", "in what is planned".into()),
                KeyFigure::new(
                    open.to_string(),
                    "Open controls",
                    format!("of {}", count(controls, "control", "controls")),
                ),
            ],
            plateaus: rows.collect(),
            path: last.map(|at| self.path(at)).unwrap_or_default(),
        }
    }

    /// Returns how something gets into production, a flow through a gate a line.
    fn path(&self, at: &At<'_, '_>) -> Vec<String> {
        let line = |flow: &Flow| {
            let gate = at.gate_of(flow)?;
            let target = self.index.component(flow.to)?;
            if at.purpose(target) != EnvironmentKind::Production {
                return None;
            }
            let into = at.home(target).map_or("outside", |e| e.title.as_str());
            let who = match gate.approvers.as_slice() {
                [] => "nobody approves".to_owned(),
                roles => {
                    let names: Vec<String> = roles.iter().map(|r| self.role(Some(*r))).collect();
                    format!("{} approves", list(&names))
                }
            };
            let deployer = self.role(gate.deployer);
            let deploys = if deployer.is_empty() {
                "nobody is named to deploy".to_owned()
            } else {
                format!("{deployer} deploys")
            };
            Some(format!(
                "{} {}: {} from {} to {} ({into}); {who}, {deploys}.",
                gate.code,
                gate.title,
                flow.kind.title().to_lowercase(),
                self.title(flow.from),
                target.title
            ))
        };
        at.flows().filter_map(line).collect()
    }

    pub(super) fn plateaus_claim(&self) -> String {
        match self.input.facts.architecture.plateaus.as_slice() {
            [] => "The architecture as it stands.".into(),
            [only] => format!("One state is drawn: {}.", only.title),
            [first, .., last] => format!(
                "From {} to {} in {} states, each of which can be run.",
                first.title,
                last.title,
                self.input.facts.architecture.plateaus.len()
            ),
        }
    }

    pub(super) fn plateaus(&self) -> Vec<PlateauPage> {
        let facts = self.input.facts;
        let all = &facts.architecture.plateaus;
        let page = |(i, at): (usize, &At<'_, '_>)| {
            let plateau = at.of_plateau();
            let before = i.checked_sub(1).and_then(|b| all.get(b));
            let options = DrawingOptions {
                plateau: plateau.map(|p| p.id),
                against: before.map(|p| p.id),
                ..DrawingOptions::default()
            };
            let drawing = drawing(facts, self.input.findings, self.input.arrangement, &options);
            let changes = before.zip(plateau).map(|(b, p)| self.changes(b, p));
            PlateauPage {
                name: format!("plateau-{}", i + 1),
                title: at.title().to_owned(),
                claim: self.plateau_claim(at),
                description: plateau.map(|p| p.description.clone()).unwrap_or_default(),
                caption: Caption {
                    title: drawing.title.clone(),
                    unit: drawing.subtitle.clone(),
                    alt: drawing.alt.clone(),
                    note: if before.is_some() {
                        "Plus: added. Minus: removed. Wave: changed. Diamonds are gates; with a double line somebody \
                         approves. Dashed lines lead back."
                            .into()
                    } else {
                        "Diamonds are gates; with a double line somebody approves. Dashed lines lead back.".into()
                    },
                },
                drawing,
                changes: changes.unwrap_or_default(),
            }
        };
        self.index.plateaus().iter().enumerate().map(page).collect()
    }

    fn plateau_claim(&self, at: &At<'_, '_>) -> String {
        let inside = at
            .components()
            .filter(|c| at.purpose(c) == EnvironmentKind::Production);
        let found = self.here(at);
        let errors = found
            .iter()
            .filter(|f| f.counts() && f.severity == RuleSeverity::Error)
            .count();
        let gates = at.gates().count();
        format!(
            "Production holds {}; {} on the way into it; {}.",
            count(inside.count(), "component", "components"),
            match gates {
                0 => "no gate stands".to_owned(),
                1 => "one gate stands".to_owned(),
                n => format!("{n} gates stand"),
            },
            match errors {
                0 => "no rule finds an error".to_owned(),
                n => format!("the rules find {}", count(n, "error", "errors")),
            }
        )
    }

    /// Returns what comes, goes and changes from a plateau to the next, components and gates.
    fn changes(&self, before: &Plateau, after: &Plateau) -> Vec<Row> {
        let Some(difference) = difference(self.input.facts, before.id, after.id) else {
            return vec![];
        };
        let row = |d: &ElementDiff| {
            let (what, why) = match d.element {
                Element::Component(id) => {
                    let c = self.index.component(id)?;
                    let why = match d.class {
                        DiffClass::Added => self.brought_by(id),
                        DiffClass::Removed => c.eliminated_because.clone(),
                        _ => sentence(&d.changes.join("; ")),
                    };
                    (format!("{} {}", c.code, c.title), why)
                }
                Element::Environment(id) => {
                    let all = &self.input.facts.architecture.environments;
                    let e = all.iter().find(|e| e.id == id)?;
                    (e.title.clone(), sentence(&d.changes.join("; ")))
                }
                Element::Gate(id) => {
                    let gates = &self.input.facts.architecture.gates;
                    let g = gates.iter().find(|g| g.id == id)?;
                    (format!("{} {}", g.code, g.title), String::new())
                }
                _ => return None,
            };
            Some(vec![
                d.class.sign().to_owned(),
                what,
                d.class.title().to_owned(),
                why,
            ])
        };
        let lists = [
            &difference.components,
            &difference.gates,
            &difference.environments,
        ];
        let all = lists.into_iter().flatten();
        let moving = all.filter(|d| d.class != DiffClass::Kept);
        moving.filter_map(row).collect()
    }

    /// Returns the initiative and the recommendation that bring a component.
    fn brought_by(&self, id: ComponentId) -> String {
        let Some(c) = self.index.component(id) else {
            return String::new();
        };
        let advice = c
            .recommendation
            .and_then(|r| self.input.recommendations.get(&r));
        match (c.initiative.trim(), advice) {
            ("", None) => String::new(),
            ("", Some(advice)) => advice.clone(),
            (initiative, None) => initiative.to_owned(),
            (initiative, Some(advice)) => format!("{initiative} ({advice})"),
        }
    }

    pub(super) fn gates_claim(&self) -> String {
        let gates = &self.input.facts.architecture.gates;
        let approvals = gates
            .iter()
            .filter(|g| g.kind == GateKind::Approval)
            .count();
        match gates.len() {
            0 => "No gate is defined yet.".into(),
            n => format!(
                "{}, {} of them for approval; each names who approves, who deploys and how one gets back.",
                count(n, "gate", "gates"),
                approvals
            ),
        }
    }

    pub(super) fn gates(&self) -> Vec<GateSheet> {
        let gates = self.input.facts.architecture.gates.iter();
        gates.map(|g| self.gate(g)).collect()
    }

    fn gate(&self, g: &Gate) -> GateSheet {
        let step = |id| self.input.steps.get(&id).cloned().unwrap_or_default();
        let approvers: Vec<String> = g.approvers.iter().map(|r| self.role(Some(*r))).collect();
        let back = match (g.rollback.trim(), g.rollback_minutes) {
            ("", _) => "none".to_owned(),
            (way, None) => way.to_owned(),
            (way, Some(minutes)) => format!("{way} Within {minutes} minutes."),
        };
        let scheme = self.input.facts.architecture.scheme.promotion;
        let mut duties = vec![
            Pair::new(
                "Approver",
                if approvers.is_empty() {
                    "nobody".into()
                } else {
                    list(&approvers)
                },
            ),
            Pair::new("Deputy", self.role(g.deputy)),
            Pair::new("Deployer", self.role(g.deployer)),
            Pair::new(
                "Promotion",
                g.promotion.unwrap_or(scheme).title().to_owned(),
            ),
            Pair::new("Decided in", g.step.map(step).unwrap_or_default()),
            Pair::new("Plateaus", self.codes(&g.plateaus)),
            Pair::new("The way back", back),
        ];
        duties.retain(|p| !p.value.is_empty());
        let flows = self.input.facts.architecture.flows.iter();
        GateSheet {
            code: g.code.clone(),
            title: g.title.clone(),
            kind: format!("{} gate", g.kind.title()),
            description: g.description.clone(),
            duties,
            criteria: g.criteria.clone(),
            evidence: g
                .evidence
                .iter()
                .map(|e| {
                    vec![
                        e.title.clone(),
                        e.step.map(step).unwrap_or_default(),
                        e.location.clone(),
                    ]
                })
                .collect(),
            checks: g
                .checks
                .iter()
                .map(|c| {
                    let value = crate::report::wording::plain(c.threshold);
                    let threshold = format!("{} {value} {}", c.comparison.title(), c.unit);
                    vec![c.measure.clone(), threshold.trim().to_owned()]
                })
                .collect(),
            flows: flows
                .filter(|f| f.gate == Some(g.id))
                .map(|f| format!("{} {}", f.code, self.flow_text(f)))
                .collect(),
        }
    }

    pub(super) fn matrix(&self) -> Option<MatrixPart> {
        let plateaus = &self.input.facts.architecture.plateaus;
        let (first, last) = (plateaus.first()?, plateaus.last()?);
        if first.id == last.id {
            return None;
        }
        let matrix = gap_matrix(self.input.facts, first.id, last.id)?;
        let migration = migration(self.input.facts, first.id, last.id)?;
        let name = |id: ComponentId| {
            let c = self.index.component(id);
            c.map(|c| format!("{} {}", c.code, c.title))
                .unwrap_or_default()
        };
        let mark = |before: Option<ComponentId>, after: Option<ComponentId>| {
            let cell = matrix
                .cells
                .iter()
                .find(|c| c.before == before && c.after == after);
            let sign = cell.map_or("", |c| match c.cell {
                GapCell::Included => "\u{2022}",
                GapCell::Changed => "~",
                GapCell::Replaced => "R",
                GapCell::Eliminated => "\u{2212}",
                GapCell::New => "+",
            });
            let open = cell.is_some_and(|c| c.open);
            format!("{sign}{}", if open { "?" } else { "" })
        };
        let after: Vec<Option<ComponentId>> = matrix
            .columns
            .iter()
            .map(|c| Some(*c))
            .chain([None])
            .collect();
        let grid = matrix
            .rows
            .iter()
            .map(|r| Some(*r))
            .chain([None])
            .map(|row| {
                let head = row.map_or_else(|| "New".to_owned(), name);
                let marks = after.iter().map(|column| mark(row, *column));
                std::iter::once(head).chain(marks).collect()
            });
        let (reasons, initiatives) = matrix.open();
        let of = |cell| matrix.cells.iter().filter(|c| c.cell == cell).count();
        let included = of(GapCell::Included);
        let cells = matrix
            .cells
            .iter()
            .filter(|c| c.cell != GapCell::Included)
            .map(|c| {
                vec![
                    c.before.map(name).unwrap_or_default(),
                    c.cell.title().to_owned(),
                    c.after.map(name).unwrap_or_default(),
                    match (c.because.is_empty(), c.before) {
                        (false, _) => c.because.clone(),
                        (true, Some(_)) if c.open => "No reason yet.".to_owned(),
                        (true, None) if c.open => "No initiative yet.".to_owned(),
                        _ => String::new(),
                    },
                ]
            });
        let steps = migration.steps.iter().map(|s| {
            let before: Vec<String> = s.after.iter().map(|id| self.title(*id)).collect();
            vec![
                s.order.to_string(),
                name(s.component),
                s.class.title().to_owned(),
                format!("{} ({})", s.effort.title(), s.because),
                before.join(", "),
            ]
        });
        Some(MatrixPart {
            title: format!("From {} to {}", first.title, last.title),
            claim: match reasons + initiatives {
                0 => format!(
                    "{} and {}; what goes has its reason, what comes its initiative.",
                    count(
                        of(GapCell::Eliminated) + of(GapCell::Replaced),
                        "block goes",
                        "blocks go"
                    ),
                    count(of(GapCell::New), "new one comes", "new ones come"),
                ),
                _ => format!(
                    "{reasons} that go lack a reason, {initiatives} that come lack an initiative."
                ),
            },
            columns: matrix
                .columns
                .iter()
                .map(|id| name(*id))
                .chain(["Eliminated".to_owned()])
                .collect(),
            grid: grid.collect(),
            cells: cells.collect(),
            included: format!(
                "{} as they are.",
                count(included, "block stays", "blocks stay")
            ),
            migration: steps.collect(),
        })
    }

    pub(super) fn findings(&self) -> (String, Vec<Row>, Vec<Row>) {
        let (counting, waived): (Vec<_>, Vec<_>) =
            self.input.findings.iter().partition(|f| f.counts());
        let errors = counting.iter().filter(|f| f.is_error()).count();
        let today = counting.iter().filter(|f| !f.planned).count();
        let claim = match (errors, today) {
            (0, 0) => "The rules find no error in any plateau.".to_owned(),
            (0, n) => format!(
                "What is planned has no error; {} today's state.",
                if n == 1 {
                    "one finding describes".to_owned()
                } else {
                    format!("{n} findings describe")
                }
            ),
            (e, _) => format!(
                "{} in what is planned.",
                count(e, "error stands", "errors stand")
            ),
        };
        let mut counting = counting;
        counting.sort_by_key(|f| (!f.planned, f.severity != RuleSeverity::Error));
        let rows = counting.into_iter().map(|f| {
            let severity = match f.severity {
                RuleSeverity::Error => "Error",
                _ => "Warning",
            };
            vec![
                severity.to_owned(),
                self.codes(&f.plateaus),
                f.message.clone(),
                f.rule.fix().to_owned(),
                f.rule.id().to_owned(),
            ]
        });
        let let_be = waived.into_iter().filter_map(|f| {
            let w = f.waived.as_ref()?;
            let by = if w.by.is_empty() {
                String::new()
            } else {
                format!(" ({})", w.by)
            };
            Some(vec![
                f.message.clone(),
                format!("{}{by}", w.reason),
                w.expires.to_string(),
                f.rule.id().to_owned(),
            ])
        });
        (claim, rows.collect(), let_be.collect())
    }

    pub(super) fn policies(&self) -> (String, Vec<PolicySheet>) {
        let covered = coverage(self.input.facts, None);
        let all: Vec<_> = covered.iter().flat_map(|p| &p.controls).collect();
        let of = |state| all.iter().filter(|c| c.enforcement == state).count();
        let claim = match all.len() {
            0 => "No policy is set yet.".to_owned(),
            n => format!(
                "Of {} tools in use enforce {}, tools to come {}; {} left open.",
                count(n, "control", "controls"),
                of(Enforcement::Enforced),
                of(Enforcement::Planned),
                of(Enforcement::Open)
            ),
        };
        let policies = self.input.facts.architecture.policies.iter().map(|p| {
            let owner = self.role(p.owner_role);
            let controls = p.controls.iter().map(|c| {
                let state = all
                    .iter()
                    .find(|x| x.control == c.id)
                    .map(|x| x.enforcement);
                let places: Vec<String> = c.applies_to.iter().map(|e| self.place(*e)).collect();
                let by = c.enforced_by.iter().map(|by| {
                    let tool = self.input.facts.tools.iter().find(|t| t.id == by.tool);
                    let name = tool.map_or("", |t| t.name.as_str());
                    if by.how.is_empty() {
                        name.to_owned()
                    } else {
                        format!("{name}: {}", by.how)
                    }
                });
                let by: Vec<String> = by.collect();
                vec![
                    c.code.clone(),
                    c.title.clone(),
                    c.verification.clone(),
                    places.join(", "),
                    state.unwrap_or(Enforcement::Open).title().to_owned(),
                    by.join("; "),
                ]
            });
            PolicySheet {
                title: format!("{} {}", p.code, p.title),
                kind: if owner.is_empty() {
                    p.kind.title().to_owned()
                } else {
                    format!("{} · {owner}", p.kind.title())
                },
                statement: p.statement.clone(),
                controls: controls.collect(),
                references: p.references.join(" · "),
            }
        });
        (claim, policies.collect())
    }

    fn place(&self, element: Element) -> String {
        let a = &self.input.facts.architecture;
        let found = match element {
            Element::Plateau(id) => a
                .plateaus
                .iter()
                .find(|e| e.id == id)
                .map(|e| e.title.clone()),
            Element::Environment(id) => a
                .environments
                .iter()
                .find(|e| e.id == id)
                .map(|e| e.title.clone()),
            Element::Component(id) => Some(self.title(id)),
            Element::Flow(id) => a.flows.iter().find(|e| e.id == id).map(|e| e.code.clone()),
            Element::Gate(id) => a.gates.iter().find(|e| e.id == id).map(|e| e.code.clone()),
            Element::Control(_) => None,
        };
        found.unwrap_or_default()
    }
}
