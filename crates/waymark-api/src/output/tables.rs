//! Every table of a round.

use waymark_domain::assessment::{Assessment, Basis};
use waymark_domain::facts::RoundFacts;
use waymark_domain::gap::{self, GapFilter};
use waymark_domain::id::RoundId;
use waymark_domain::rating::Answer as Level;
use waymark_exchange::tables::{Cell, Column, ColumnKind, Table};

use crate::commands;
use crate::session::{Answer, Rated, Session};
use crate::types::{Empty, RoundArgs};

impl Session {
    /// Returns every table of a round.
    pub(super) fn tables(&mut self, round: RoundId) -> Answer<Vec<Table>> {
        let Rated { facts, assessment } = self.rated(round)?;
        let mut tables = vec![
            capabilities(&assessment),
            gaps(&facts, &assessment),
            self.ratings_table(&facts)?,
        ];
        tables.extend(self.register_tables(round)?);
        if let Some(before) = self.round_before(round)? {
            tables.push(self.comparison_table(before, round)?);
        }
        Ok(tables)
    }

    fn ratings_table(&self, facts: &RoundFacts) -> Answer<Table> {
        let people = self.store.people()?;
        let rows = facts.ratings.iter().filter_map(|r| {
            let c = facts.model.capability(r.capability)?;
            let who = people.iter().find(|p| p.id == r.person)?;
            let (level, reason) = spoken(&r.answer);
            Some(vec![
                text(&c.code),
                text(&c.title),
                text(&who.code),
                level,
                text(reason.unwrap_or("")),
                text(&r.note),
                text(
                    r.confidence
                        .map_or("", waymark_domain::words::Confidence::title),
                ),
            ])
        });
        let agreed = facts.agreed.iter().filter_map(|a| {
            let c = facts.model.capability(a.capability)?;
            let (level, reason) = spoken(&a.answer);
            let agreed = text("agreed");
            Some(vec![
                text(&c.code),
                text(&c.title),
                agreed,
                level,
                text(reason.unwrap_or("")),
                text(&a.rationale),
                text(""),
            ])
        });
        let rows = rows.chain(agreed).collect();
        let columns = columns(&[
            "Code",
            "Capability",
            "Person",
            "#Level",
            "Reason not applicable",
            "Note or rationale",
            "Confidence",
        ]);
        Ok(table("ratings", "Ratings", columns, rows))
    }

    fn register_tables(&mut self, round: RoundId) -> Answer<Vec<Table>> {
        let evidence = commands::evidence(self, Empty {})?
            .into_iter()
            .map(|e| {
                let x = e.evidence;
                let day = |d: Option<chrono::NaiveDate>| d.map_or(Cell::Empty, Cell::Date);
                vec![
                    text(&x.code),
                    text(&x.title),
                    text(x.kind.title()),
                    text(&x.location),
                    text(x.sha256.as_deref().unwrap_or("")),
                    text(&x.owner),
                    day(x.date),
                    day(x.expires),
                    text(if e.expired { "expired" } else { "" }),
                    text(&e.backs.join("; ")),
                ]
            })
            .collect();
        let codes = |refs: &[waymark_domain::gap::NodeRef]| {
            refs.iter()
                .map(|r| r.code.clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let hurdles = commands::hurdles(self, RoundArgs { round })?
            .into_iter()
            .map(|h| {
                let x = &h.hurdle;
                vec![
                    text(&x.code),
                    text(&x.title),
                    text(x.severity.title()),
                    text(x.state.title()),
                    text(x.pillar.title()),
                    text(&x.owner),
                    text(&codes(&h.blocks)),
                    text(&h.removed_by.join(" ")),
                    Cell::Number(h.weighted_gap),
                    text(&x.description),
                ]
            })
            .collect();
        let recommendations = commands::recommendations(self, RoundArgs { round })?
            .into_iter()
            .map(|r| {
                let x = &r.recommendation;
                vec![
                    text(&x.code),
                    text(&x.title),
                    text(x.pillar.title()),
                    text(x.state.title()),
                    text(x.effort.title()),
                    text(x.impact.title()),
                    text(r.owner.as_deref().unwrap_or("")),
                    text(x.tool_need.title()),
                    text(&x.tool),
                    text(&codes(&r.addresses)),
                    text(&r.removes.join("; ")),
                    Cell::Number(r.weighted_gap),
                    text(&x.description),
                ]
            })
            .collect();
        let roles = self.store.roles()?;
        let people = self
            .store
            .people()?
            .into_iter()
            .map(|p| {
                let role = roles
                    .iter()
                    .find(|r| Some(r.id) == p.role)
                    .map_or("", |r| r.title.as_str());
                vec![text(&p.code), text(&p.name), text(role)]
            })
            .collect();
        Ok(vec![
            table(
                "evidence",
                "Evidence",
                columns(&[
                    "Code", "Title", "Kind", "Location", "SHA-256", "Owner", "@Date", "@Expires",
                    "State", "Backs",
                ]),
                evidence,
            ),
            table(
                "hurdles",
                "Hurdles",
                columns(&[
                    "Code",
                    "Hurdle",
                    "Severity",
                    "State",
                    "Pillar",
                    "Owner",
                    "Blocks",
                    "Removed by",
                    "#Weighted gap",
                    "Description",
                ]),
                hurdles,
            ),
            table(
                "recommendations",
                "Recommendations",
                columns(&[
                    "Code",
                    "Recommendation",
                    "Pillar",
                    "State",
                    "Effort",
                    "Impact",
                    "Owner role",
                    "Tool need",
                    "Tool",
                    "Addresses",
                    "Removes",
                    "#Weighted gap",
                    "Description",
                ]),
                recommendations,
            ),
            table(
                "people",
                "People",
                columns(&["Code", "Name", "Role"]),
                people,
            ),
        ])
    }

    fn comparison_table(&mut self, before: RoundId, after: RoundId) -> Answer<Table> {
        let comparison = commands::compare(self, crate::types::CompareArgs { before, after })?;
        let rows = comparison
            .nodes
            .into_iter()
            .map(|n| {
                let change = |f: fn(&waymark_domain::comparison::Change) -> f64| {
                    number(n.change.as_ref().map(f))
                };
                vec![
                    text(&n.code),
                    text(&n.title),
                    number(n.before.and_then(|f| f.score)),
                    number(n.after.and_then(|f| f.score)),
                    change(|c| c.total),
                    change(|c| c.by_answers),
                    change(|c| c.by_model),
                ]
            })
            .collect();
        let columns = columns(&[
            "Code",
            "Capability",
            "#Before",
            "#After",
            "#Change",
            "#By answers",
            "#By model",
        ]);
        Ok(table(
            "comparison",
            &format!(
                "{} against {}",
                comparison.after.title, comparison.before.title
            ),
            columns,
            rows,
        ))
    }
}

fn capabilities(assessment: &Assessment) -> Table {
    let rows = assessment.nodes.iter().map(|n| {
        let basis = n.room.as_ref().map_or("roll-up", |r| match r.basis {
            Basis::Agreed => "agreed",
            Basis::Median => "median",
            Basis::Nothing => "",
        });
        let state = serde_json::to_value(n.figures.state).ok();
        vec![
            text(&n.code),
            text(&n.title),
            text(n.pillar.map_or("", waymark_domain::words::Pillar::title)),
            text(n.stage.map_or("", waymark_domain::words::Stage::title)),
            Cell::Integer(i64::from(n.depth)),
            text(state.as_ref().and_then(|s| s.as_str()).unwrap_or("")),
            text(basis),
            number(n.figures.score),
            number(n.figures.coverage),
            number(n.figures.worst),
            number(n.figures.best),
            number(n.target),
            Cell::Number(n.priority),
            number(n.gap),
            number(n.weighted_gap),
            text(
                n.room
                    .as_ref()
                    .and_then(|r| r.reason.as_deref())
                    .unwrap_or(""),
            ),
        ]
    });
    let columns = columns(&[
        "Code",
        "Capability",
        "Pillar",
        "Stage",
        "#Depth",
        "State",
        "Basis",
        "#Score",
        "#Coverage",
        "#Worst",
        "#Best",
        "#Target",
        "#Priority",
        "#Gap",
        "#Weighted gap",
        "Reason not applicable",
    ]);
    table("capabilities", "Capabilities", columns, rows.collect())
}

fn gaps(facts: &RoundFacts, assessment: &Assessment) -> Table {
    let board = gap::board(facts, assessment, None, &GapFilter::default());
    let ranked = board.rows.into_iter().filter(|r| r.rank.is_some());
    let rows = ranked.map(|r| {
        vec![
            Cell::Integer(i64::from(r.rank.unwrap_or(0))),
            text(&r.node.code),
            text(&r.node.title),
            text(&r.domain.title),
            text(
                r.node
                    .pillar
                    .map_or("", waymark_domain::words::Pillar::title),
            ),
            Cell::Number(r.node.priority),
            number(r.node.figures.score),
            number(r.node.target),
            number(r.node.gap),
            number(r.node.weighted_gap),
            number(r.cumulative),
        ]
    });
    let columns = columns(&[
        "#Rank",
        "Code",
        "Capability",
        "Domain",
        "Pillar",
        "#Priority",
        "#Score",
        "#Target",
        "#Gap",
        "#Weighted gap",
        "#Cumulative share",
    ]);
    table("gaps", "Gaps", columns, rows.collect())
}

fn spoken(answer: &Level) -> (Cell, Option<&str>) {
    match answer {
        Level::Level { value } => (Cell::Number(*value), None),
        Level::NotApplicable { reason } => (text("NA"), Some(reason)),
    }
}

/// Returns columns from titles: `#` marks a number, `@` a date.
pub(super) fn columns(titles: &[&str]) -> Vec<Column> {
    let column = |title: &&str| match title.split_at(1) {
        ("#", rest) => Column {
            title: rest.into(),
            kind: ColumnKind::Number,
        },
        ("@", rest) => Column {
            title: rest.into(),
            kind: ColumnKind::Date,
        },
        _ => Column {
            title: (*title).into(),
            kind: ColumnKind::Text,
        },
    };
    titles.iter().map(column).collect()
}

pub(super) fn table(name: &str, title: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        name: name.into(),
        title: title.into(),
        columns,
        rows,
    }
}

pub(super) fn text(value: &str) -> Cell {
    if value.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(value.into())
    }
}

pub(super) fn number(value: Option<f64>) -> Cell {
    value.map_or(Cell::Empty, Cell::Number)
}
