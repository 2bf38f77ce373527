//! The gap report as plain data: everything the document says, for a shell to render to PDF, SVG or PNG.
//!
//! [`gap_report`] composes it from the facts of a round and their results. Claims, counts and text
//! alternatives are made here from the numbers; a renderer only lays out. The parts stand in the order of
//! the document: cover, guide, executive summary, four chapters, appendix.
//!
//! Pillars are judged apart, so no figure here is a total over them, and no score comes without its
//! coverage.

pub mod advice;
pub mod architecture;
mod chapters;
mod claims;
mod context;
mod cover;
pub mod domains;
pub mod evaluation;
pub mod gaps;
pub mod inputs;
pub mod map;
pub mod method;
pub mod pillars;
pub mod profile;
pub mod responsibilities;
mod summary;
pub mod tables;
pub mod trend;
pub mod wording;

use chrono::NaiveDate;
use serde::Serialize;

use crate::assessment::Assessment;
use crate::engagement::{Engagement, Evidence, Hurdle, Person, Recommendation, Role};
use crate::facts::RoundFacts;
use crate::gap::LeftOut;
use crate::overview::TrendPoint;
use crate::roll_up::State;

use context::Context;
pub use context::Label;

/// What the report is made from. Nothing is read but this; the day is an argument.
#[derive(Debug, Clone, Copy)]
pub struct GapReportInput<'a> {
    /// What stands on the cover.
    pub engagement: &'a Engagement,
    /// Roles, in their order.
    pub roles: &'a [Role],
    /// People, in their order.
    pub people: &'a [Person],
    /// The round that is reported.
    pub facts: &'a RoundFacts,
    /// Its results.
    pub assessment: &'a Assessment,
    /// An earlier round to compare with; left aside where it rated another model.
    pub before: Option<(&'a RoundFacts, &'a Assessment)>,
    /// All rounds over the same model by date, with this one.
    pub trend: &'a [TrendPoint],
    /// The evidence register.
    pub evidence: &'a [Evidence],
    /// Hurdles.
    pub hurdles: &'a [Hurdle],
    /// Recommendations.
    pub recommendations: &'a [Recommendation],
    /// The day of the report: on the cover, and against which evidence expires.
    pub today: NaiveDate,
    /// Name of the engagement file, without its folder.
    pub file_name: &'a str,
    /// Fingerprint of the inputs, such as the SHA-256 of the exported bundle, in hexadecimal digits.
    pub fingerprint: &'a str,
    /// Whether people are named; else they show as P1, P2 … in the order of the columns. Texts that people
    /// wrote stay as they are.
    pub names: bool,
}

/// A figure set large, with what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyFigure {
    /// The figure.
    pub value: String,
    /// What it is.
    pub label: String,
    /// What else to know of it.
    pub note: String,
}

impl KeyFigure {
    fn new(value: String, label: &str, note: String) -> Self {
        Self {
            value,
            label: label.to_owned(),
            note,
        }
    }
}

/// A name and what stands beside it: a question and its answer, an entry of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pair {
    /// The name.
    pub key: String,
    /// What stands beside it.
    pub value: String,
}

impl Pair {
    fn new(key: &str, value: String) -> Self {
        Self {
            key: key.to_owned(),
            value,
        }
    }
}

/// The words around a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Caption {
    /// What it shows.
    pub title: String,
    /// In which unit, in which order.
    pub unit: String,
    /// Its text alternative, made from the data.
    pub alt: String,
    /// What else to know of it; may be empty.
    pub note: String,
}

/// The opening of a chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opener {
    /// The chapter's answer in a sentence.
    pub claim: String,
    /// What it answers.
    pub questions: Vec<Pair>,
    /// Its key figures.
    pub figures: Vec<KeyFigure>,
}

/// A section's finding and the lines under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The finding.
    pub claim: String,
    /// What else to know before reading; may be empty.
    pub lead: String,
}

/// The cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// The client.
    pub client: String,
    /// Title of the work.
    pub title: String,
    /// Second line.
    pub subtitle: String,
    /// What kind of document it is.
    pub kind: String,
    /// Who leads the work.
    pub lead: String,
    /// The firm that prepares it.
    pub prepared_by: String,
    /// Marking on every page.
    pub confidentiality: String,
    /// Day of the report, as ISO date.
    pub date: String,
    /// What stands below the title: the day, what is reported on, who signs, who leads.
    pub facts: Vec<Pair>,
    /// What the document is about, at the foot of every page.
    pub running: String,
    /// What its reader can count on.
    pub promise: String,
    /// The five stages.
    pub stages: Vec<String>,
}

/// The executive summary: one page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// The headline: the lead's own, else composed.
    pub claim: String,
    /// What else the lead wrote, or how far the answers reach.
    pub lead: String,
    /// Four key figures.
    pub figures: Vec<KeyFigure>,
    /// How many recommendations stand.
    pub recommendations: usize,
    /// What the sponsor is asked to decide.
    pub decisions: Vec<String>,
}

/// Chapter 1: where the client stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stand {
    /// Its opening.
    pub opener: Opener,
    /// Readiness by pillar.
    pub readiness: Finding,
    /// The words around the picture of readiness.
    pub readiness_caption: Caption,
    /// Pillars, each judged apart.
    pub pillars: Vec<pillars::PillarReport>,
    /// The root's score, where the model gives names to its ranges.
    pub result: Option<pillars::ModelResult>,
    /// Readiness over the rounds, where there are two or more.
    pub trend: Option<trend::Trend>,
    /// Profile: what radars and histograms show.
    pub profile: Finding,
    /// Radars; none where there are fewer than three domains.
    pub radars: Vec<profile::Radar>,
    /// Histograms of individual ratings.
    pub histograms: profile::Histograms,
    /// Domains by weighted gap.
    pub domains: domains::Domains,
    /// The map of capabilities.
    pub map: map::TileMap,
    /// What changed since the earlier round.
    pub changes: Option<trend::Changes>,
}

/// Chapter 2: what stands in the way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Obstacles {
    /// Its opening.
    pub opener: Opener,
    /// The widest gaps.
    pub gaps: Finding,
    /// The first of them, told in full.
    pub top: Vec<gaps::TopGap>,
    /// Why other capabilities are not ranked.
    pub left_out: LeftOut,
    /// Hurdles by severity.
    pub hurdles: Finding,
    /// Hurdles, open ones first.
    pub hurdle_list: Vec<advice::HurdleReport>,
    /// Where people disagreed.
    pub disagreement: Finding,
    /// Capabilities on which they did, the widest first.
    pub disagreements: Vec<gaps::Disagreement>,
}

/// Chapter 3: what is recommended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Advice {
    /// Its opening.
    pub opener: Opener,
    /// What the recommendations reach.
    pub reach: Finding,
    /// Recommendations that stand, widest reach first.
    pub recommendations: Vec<advice::RecommendationReport>,
    /// Nine cells of effort against impact.
    pub effort_grid: Vec<advice::EffortCell>,
    /// The words around that picture.
    pub effort_caption: Caption,
    /// Gaps in the wider half that no recommendation addresses.
    pub unaddressed: Vec<Label>,
    /// How many recommendations the client did not want, in a sentence.
    pub rejected_claim: String,
    /// Recommendations that the client did not want.
    pub rejected: Vec<advice::RecommendationReport>,
}

/// Chapter 4: every capability.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tables {
    /// Its opening.
    pub opener: Opener,
    /// One table a pillar.
    pub pillars: Vec<tables::FullTable>,
    /// What is open.
    pub open: Finding,
    /// Capabilities left unanswered.
    pub unanswered: Vec<gaps::OpenItem>,
    /// Capabilities that do not apply, with the reason.
    pub not_applicable: Vec<gaps::OpenItem>,
}

/// The appendix: method, inputs, record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Appendix {
    /// How each figure is made.
    pub method: Vec<method::MethodNote>,
    /// Frameworks that the model refers to.
    pub frameworks: Vec<method::FrameworkRow>,
    /// What the model is for, and where it comes from.
    pub model: Vec<Pair>,
    /// Roles that somebody holds or that carry a recommendation.
    pub roles: Vec<inputs::RoleRow>,
    /// People.
    pub roster: Vec<inputs::RosterRow>,
    /// Whether people are named.
    pub names: bool,
    /// Individual ratings, one matrix a pillar.
    pub matrices: Vec<inputs::Matrix>,
    /// What people wrote beside their ratings.
    pub notes: Vec<inputs::NoteRow>,
    /// What the room settled on.
    pub agreed: Vec<inputs::AgreedRow>,
    /// Weights, roll-ups, targets and priorities as they were set.
    pub plan: Vec<inputs::PlanRow>,
    /// “Points” or “Rank”.
    pub priority_method: String,
    /// What the evidence backs, in a sentence.
    pub evidence_claim: String,
    /// The evidence register.
    pub evidence: Vec<inputs::EvidenceRow>,
    /// What the report was written against.
    pub record: Vec<Pair>,
}

/// Everything the gap report says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapReport {
    /// Language of the engagement's own texts (BCP 47); the report's own words are English.
    pub language: String,
    /// The cover.
    pub cover: Cover,
    /// Scales that are in use, the model's default first.
    pub scales: Vec<method::ScaleReport>,
    /// The executive summary.
    pub summary: Summary,
    /// Chapter 1.
    pub stand: Stand,
    /// Chapter 2.
    pub obstacles: Obstacles,
    /// Chapter 3.
    pub advice: Advice,
    /// Chapter 4.
    pub tables: Tables,
    /// The appendix.
    pub appendix: Appendix,
}

/// Returns the gap report of a round.
pub fn gap_report(input: &GapReportInput) -> GapReport {
    let c = Context::new(input);
    let (recommendations, rejected) = advice::recommendations(&c);
    let hurdle_list = advice::hurdles(&c);
    GapReport {
        language: input.engagement.language.clone(),
        cover: summary::cover(&c),
        scales: method::scales(&c),
        summary: summary::summary(&c, recommendations.len()),
        stand: chapters::stand(&c),
        obstacles: chapters::obstacles(&c, hurdle_list),
        advice: chapters::advised(&c, recommendations, rejected),
        tables: chapters::tables(&c),
        appendix: Appendix {
            method: method::notes(&c),
            frameworks: method::frameworks(&c),
            model: summary::model(&c),
            roles: inputs::roles(&c),
            roster: inputs::roster(&c),
            names: input.names,
            matrices: inputs::matrices(&c),
            notes: inputs::notes(&c),
            agreed: inputs::agreed(&c),
            plan: inputs::plan(&c),
            priority_method: inputs::priority_word(input.facts.round.priority_method).into(),
            evidence_claim: inputs::evidence_claim(&c),
            evidence: inputs::evidence(&c),
            record: method::record(&c),
        },
    }
}

/// Returns how far the answers of the round reach.
fn reach(c: &Context) -> claims::Reach {
    let root = c.input.assessment.root().figures;
    let leaves = || c.input.assessment.leaves();
    claims::Reach {
        answered: root.answered as usize,
        applicable: root.applicable as usize,
        not_applicable: leaves()
            .filter(|n| n.figures.state == State::NotApplicable)
            .count(),
        coverage: root.coverage,
        measured: leaves().filter(|n| n.gap.is_some()).count(),
        below: leaves().filter(|n| n.gap.is_some_and(|g| g > 0.0)).count(),
    }
}

#[cfg(test)]
mod tests;
