//! What may be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use waymark_api::WeighBy;
use waymark_domain::ranking::{Method, Normalize};
use waymark_domain::weighting::RandomIndex;

use crate::decision;

/// Waymark plans how an organisation brings machine learning into production, and keeps it there.
#[derive(Debug, Parser)]
#[command(name = "waymark", version, about, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// Answer in JSON on standard output.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new engagement file.
    New {
        /// The file to make; it must not exist.
        file: PathBuf,
        /// A shipped model to begin with: mlops (default), ml-test-score, nist-ai-rmf; or blank.
        #[arg(long, conflicts_with = "sample")]
        template: Option<String>,
        /// Make the sample engagement.
        #[arg(long)]
        sample: bool,
    },
    /// Check a file: its pages, its links, its models, and that its journal replays to its state.
    Check {
        /// The engagement file.
        file: PathBuf,
    },
    /// Score a capability model (YAML) with answers (CSV), without an engagement.
    Score {
        /// The model.
        model: PathBuf,
        /// The answers: code, person, level or NA, note.
        answers: PathBuf,
        /// Show the score of the node of this code as a tree of what it follows from, down to each answer.
        #[arg(long, value_name = "CODE")]
        explain: Option<String>,
    },
    /// Rank the tools of a decision matrix (CSV), without an engagement.
    Rank {
        /// The matrix: tool and criteria, rows #weight and #direction, a row per tool.
        matrix: PathBuf,
        /// wsm, wpm, topsis, vikor or promethee2.
        #[arg(long, default_value = "wsm", value_parser = decision::method)]
        method: Method,
        /// minmax, max, sum, vector or none; default by method.
        #[arg(long, value_parser = decision::normalize)]
        normalize: Option<Normalize>,
        /// Also say how robust the winner is.
        #[arg(long)]
        robustness: bool,
        /// Seed of the estimate; the same seed gives the same figures.
        #[arg(long, default_value_t = 1, requires = "robustness")]
        seed: u64,
        /// Weightings that are drawn for the estimate.
        #[arg(
            long, default_value_t = 100_000, requires = "robustness",
            value_parser = clap::value_parser!(u64).range(1..=waymark_api::MAX_DRAWS)
        )]
        draws: u64,
    },
    /// Weigh criteria by judgements (CSV), without an engagement.
    Weights {
        /// ahp, bwm, roc, rank-sum, rank-reciprocal or swing.
        #[arg(value_parser = decision::weigh_by)]
        by: WeighBy,
        /// The judgements.
        file: PathBuf,
        /// For ahp: the table of random indices, saaty or alonso-lamata.
        #[arg(long, default_value = "saaty", value_parser = decision::table)]
        table: RandomIndex,
    },
    /// List the gaps of a round by weighted gap.
    Gap {
        /// The engagement file.
        file: PathBuf,
        /// The round by title; default the latest open one, else the latest.
        #[arg(long)]
        round: Option<String>,
    },
    /// Show what follows from an evaluation of tools: ranking, robustness, other methods.
    Evaluate {
        /// The engagement file.
        file: PathBuf,
        /// The evaluation, by its code or its title.
        evaluation: String,
        /// Look at the robustness over every criterion instead of the categories.
        #[arg(long)]
        leaves: bool,
        /// How many weightings to draw for the rank acceptability, 1,000 to 1,000,000; default 10,000.
        #[arg(long)]
        draws: Option<u32>,
        /// The seed of the draws; default 42.
        #[arg(long)]
        seed: Option<u32>,
    },
    /// Show a number as a tree of what it follows from, down to what each person said.
    Explain {
        /// The engagement file.
        file: PathBuf,
        /// A pillar, or the code of a capability or of the model; with --evaluation a tool by code or name, or the
        /// code of a criterion.
        item: String,
        /// Which of its numbers; default the readiness of a pillar, the weighted gap of a capability.
        #[arg(long, value_enum, conflicts_with = "evaluation")]
        figure: Option<FigureOf>,
        /// The round by title; default the latest open one, else the latest.
        #[arg(long, conflicts_with = "evaluation")]
        round: Option<String>,
        /// The evaluation by code or title: the value of a tool, or the weight of a criterion.
        #[arg(long)]
        evaluation: Option<String>,
        /// With --evaluation: only what this criterion adds to the tool.
        #[arg(long, requires = "evaluation", value_name = "CODE")]
        criterion: Option<String>,
        /// Leave people unnamed.
        #[arg(long)]
        anonymous: bool,
    },
    /// Write a report as PDF.
    Report {
        /// The engagement file.
        file: PathBuf,
        /// Which document.
        #[arg(long, value_enum, default_value_t = ReportKind::Gap)]
        kind: ReportKind,
        /// For the kinds evaluation and decision: the evaluation by code or title.
        #[arg(
            long,
            required_if_eq_any([("kind", "evaluation"), ("kind", "decision")]),
            conflicts_with = "round"
        )]
        evaluation: Option<String>,
        /// The PDF to write; one that is there is replaced.
        #[arg(short, long)]
        out: PathBuf,
        /// The round by title; default the latest open one, else the latest.
        #[arg(long)]
        round: Option<String>,
        /// Show people as P1, P2 and so on.
        #[arg(long)]
        anonymous: bool,
    },
    /// Write tables, pictures, a model or the whole engagement.
    Export {
        /// The engagement file.
        file: PathBuf,
        /// What to write.
        #[arg(long, value_enum)]
        format: Format,
        /// The file to write; for csv, svg and png a folder.
        #[arg(short, long)]
        out: PathBuf,
        /// The round by title; default the latest open one, else the latest.
        #[arg(long)]
        round: Option<String>,
        /// For the format model: its code; default that of the round.
        #[arg(long)]
        model: Option<String>,
        /// The tables (csv, xlsx) or pictures (svg, png) of an evaluation, by code or title, instead of those of a
        /// round; its criteria as a framework (model); its decision record (adr).
        #[arg(long)]
        evaluation: Option<String>,
        /// For raci and roles: show people as P1, P2 and so on.
        #[arg(long)]
        anonymous: bool,
    },
    /// Take in a bundle, a capability model, a criteria framework, a landscape or a catalog of tools (YAML), answers,
    /// scores or tools (CSV), tools or scores (XLSX), a RACI matrix (CSV, XLSX), a BPMN model, or an architecture
    /// (ArchiMate exchange file, XML).
    Import {
        /// The engagement file; a bundle makes it, the others need it.
        file: PathBuf,
        /// What to take in.
        source: PathBuf,
        /// For answers: the round by title; default the latest open one.
        #[arg(long)]
        round: Option<String>,
        /// Take SOURCE for a RACI matrix (CSV, XLSX), whatever its heads say; it follows the steps that are there.
        #[arg(long)]
        raci: bool,
        /// For scores: the evaluation by code or title.
        #[arg(long)]
        evaluation: Option<String>,
        /// For tools: add those that share a name or a repository with one that is there, too.
        #[arg(long)]
        all: bool,
    },
    /// The responsibilities of roles in the process.
    Raci {
        #[command(subcommand)]
        command: RaciCommand,
    },
    /// The architecture over its plateaus.
    Architecture {
        #[command(subcommand)]
        command: ArchitectureCommand,
    },
    /// List the journal, latest first.
    History {
        /// The engagement file.
        file: PathBuf,
        /// At most so many entries.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Take back the latest change that stands.
    Undo {
        /// The engagement file.
        file: PathBuf,
    },
    /// Do again what was last undone.
    Redo {
        /// The engagement file.
        file: PathBuf,
    },
}

/// What to do with responsibilities.
#[derive(Debug, Subcommand)]
pub(crate) enum RaciCommand {
    /// Check the letters against the rules; exit code 1 where an error stands.
    Check {
        /// An engagement file, or a RACI matrix (CSV).
        file: PathBuf,
    },
    /// List what each role answers for, does and hears of.
    ByRole {
        /// The engagement file.
        file: PathBuf,
        /// Only the role of this code.
        #[arg(long)]
        role: Option<String>,
    },
    /// List how much each role and each person carries.
    Load {
        /// The engagement file.
        file: PathBuf,
    },
}

/// What to do with the architecture. A plateau is named by its code, its title or its kind.
#[derive(Debug, Subcommand)]
pub(crate) enum ArchitectureCommand {
    /// Check it against the rules; exit code 1 where an error stands in a transition or a target.
    Check {
        /// The engagement file.
        file: PathBuf,
    },
    /// List what differs between two plateaus, the gap matrix and the order of migration.
    Diff {
        /// The engagement file.
        file: PathBuf,
        /// The plateau before.
        #[arg(long)]
        from: String,
        /// The plateau after.
        #[arg(long)]
        to: String,
    },
    /// Write a drawing.
    Draw {
        /// The engagement file.
        file: PathBuf,
        /// The plateau; default the last.
        #[arg(long)]
        plateau: Option<String>,
        /// The plateau to compare with.
        #[arg(long)]
        against: Option<String>,
        /// For whom.
        #[arg(long, value_enum, default_value = "everybody")]
        audience: AudienceOf,
        /// The format.
        #[arg(long, value_enum)]
        format: DrawingFormat,
        /// Where to write it.
        #[arg(short, long)]
        out: PathBuf,
    },
}

/// For whom a drawing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AudienceOf {
    /// All layers and flows.
    Everybody,
    /// What reaches users, by which gates, and what comes back.
    Executive,
    /// Data, features and what is built from them.
    Data,
    /// Code and models on their way to production.
    Release,
    /// What runs, is watched and can go back.
    Operations,
    /// All layers, with protocols and classifications at the flows.
    Security,
}

/// A format of drawings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DrawingFormat {
    /// Scalable vector graphics.
    Svg,
    /// Portable network graphics, two pixels a unit.
    Png,
    /// A flowchart for Mermaid.
    Mermaid,
    /// A file for draw.io; without a plateau a page for each.
    Drawio,
    /// An ArchiMate exchange file (3.1): the whole model, with a view for the plateau, or for each.
    Archimate,
}

/// A number of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FigureOf {
    /// The score of a capability or of the model.
    Score,
    /// How much of it is answered.
    Coverage,
    /// Priority times gap.
    WeightedGap,
    /// The readiness of a pillar.
    Readiness,
}

/// A document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportKind {
    /// The capability gap report.
    Gap,
    /// The report of an evaluation of tools, with every input.
    Evaluation,
    /// The decision record of an evaluation.
    Decision,
    /// The RACI matrix with roll-up, findings, load and every input.
    Raci,
    /// The document by role: a chapter a role.
    Roles,
    /// The roll-up of roles by phase, on one page.
    RollUp,
    /// The architecture: plateaus drawn, gates, gap matrix, findings, policies, hosting.
    Architecture,
}

/// What an export writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Every table of a round as CSV, into a folder.
    Csv,
    /// Every table of a round as one workbook.
    Xlsx,
    /// Every picture of a report as SVG, into a folder.
    Svg,
    /// Every picture of a report as PNG, into a folder.
    Png,
    /// The whole engagement as a YAML bundle.
    Yaml,
    /// The whole engagement as a JSON bundle.
    Json,
    /// The answers of a round as CSV.
    Answers,
    /// A capability model as YAML.
    Model,
    /// The RACI matrix as CSV.
    Matrix,
    /// The decision record of an evaluation as Markdown, in the form of an architecture decision record.
    Adr,
    /// The RACI matrix as a workbook: letters, findings, waivers, load, roll-up, legend.
    Raci,
    /// The document by role as a workbook: an overview and a sheet a role.
    Roles,
}
