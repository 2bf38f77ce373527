//! The kinds of documents. A kind is a line in [`Document`], a file beside this one that names its
//! pictures, draws its charts and counts its rows, and two templates: one for the pages, one for a single
//! picture.

pub(crate) mod architecture;
mod evaluation;
mod gap;
mod responsibilities;

use serde_json::Value;
use waymark_domain::report::architecture::ArchitectureReport;
use waymark_domain::report::evaluation::{DecisionRecord, EvaluationReport};
use waymark_domain::report::responsibilities::{RaciReport, RolesReport, RollUpSheet};
use waymark_domain::report::{Caption, GapReport};

use crate::charts::Chart;
use crate::error::ReportError;
use crate::fonts::Fonts;
use crate::render::Figure;

/// A document that can be laid out.
#[derive(Debug, Clone, Copy)]
pub enum Document<'a> {
    /// The capability gap report.
    Gap(&'a GapReport),
    /// The report of an evaluation of tools.
    Evaluation(&'a EvaluationReport),
    /// The decision record of an evaluation.
    Decision(&'a DecisionRecord),
    /// The RACI matrix with findings, load and inputs.
    Raci(&'a RaciReport),
    /// The document by role.
    Roles(&'a RolesReport),
    /// The roll-up on one page.
    RollUp(&'a RollUpSheet),
    /// The architecture over its plateaus.
    Architecture(&'a ArchitectureReport),
}

impl<'a> From<&'a ArchitectureReport> for Document<'a> {
    fn from(report: &'a ArchitectureReport) -> Self {
        Self::Architecture(report)
    }
}

impl<'a> From<&'a EvaluationReport> for Document<'a> {
    fn from(report: &'a EvaluationReport) -> Self {
        Self::Evaluation(report)
    }
}

impl<'a> From<&'a DecisionRecord> for Document<'a> {
    fn from(record: &'a DecisionRecord) -> Self {
        Self::Decision(record)
    }
}

impl<'a> From<&'a RaciReport> for Document<'a> {
    fn from(report: &'a RaciReport) -> Self {
        Self::Raci(report)
    }
}

impl<'a> From<&'a RolesReport> for Document<'a> {
    fn from(report: &'a RolesReport) -> Self {
        Self::Roles(report)
    }
}

impl<'a> From<&'a RollUpSheet> for Document<'a> {
    fn from(sheet: &'a RollUpSheet) -> Self {
        Self::RollUp(sheet)
    }
}

impl<'a> From<&'a GapReport> for Document<'a> {
    fn from(report: &'a GapReport) -> Self {
        Self::Gap(report)
    }
}

impl<'a> Document<'a> {
    /// Returns the pictures that the document has, in the order in which they stand in it.
    pub fn figures(self) -> Vec<Figure> {
        match self {
            Self::Gap(report) => gap::figures(report),
            Self::Evaluation(report) => evaluation::figures(report),
            Self::Raci(report) => responsibilities::figures(report),
            Self::Architecture(report) => architecture::figures(report),
            Self::Decision(_) | Self::Roles(_) | Self::RollUp(_) => vec![],
        }
    }

    /// Returns the template of the pages.
    pub(crate) fn template(self) -> &'static str {
        match self {
            Self::Gap(_) => "gap.typ",
            Self::Evaluation(_) => "evaluation.typ",
            Self::Decision(_) => "decision.typ",
            Self::Raci(_) => "raci.typ",
            Self::Roles(_) => "roles.typ",
            Self::RollUp(_) => "roll-up.typ",
            Self::Architecture(_) => "architecture.typ",
        }
    }

    /// Returns the template of a picture on its own; `figure.json` names it.
    pub(crate) fn picture_template(self) -> &'static str {
        match self {
            Self::Gap(_) => "gap-picture.typ",
            Self::Evaluation(_) | Self::Decision(_) => "evaluation-picture.typ",
            Self::Raci(_) | Self::Roles(_) | Self::RollUp(_) => "raci-picture.typ",
            Self::Architecture(_) => "architecture-picture.typ",
        }
    }

    /// Returns the language of the engagement's own texts (BCP 47).
    pub(crate) fn language(self) -> &'a str {
        match self {
            Self::Gap(report) => &report.language,
            Self::Evaluation(report) => &report.language,
            Self::Decision(record) => &record.language,
            Self::Raci(report) => &report.language,
            Self::Roles(report) => &report.language,
            Self::RollUp(sheet) => &sheet.language,
            Self::Architecture(report) => &report.language,
        }
    }

    /// Returns what the document says, as the templates read it.
    pub(crate) fn data(self) -> Result<Value, ReportError> {
        let data = match self {
            Self::Gap(report) => serde_json::to_value(report),
            Self::Evaluation(report) => serde_json::to_value(report),
            Self::Decision(record) => serde_json::to_value(record),
            Self::Raci(report) => serde_json::to_value(report),
            Self::Roles(report) => serde_json::to_value(report),
            Self::RollUp(sheet) => serde_json::to_value(sheet),
            Self::Architecture(report) => serde_json::to_value(report),
        };
        data.map_err(|e| ReportError::Layout(e.to_string()))
    }

    /// Returns the limits as the templates read them, or refuses a document that is too large.
    pub(crate) fn limits(self) -> Result<Value, ReportError> {
        match self {
            Self::Gap(report) => gap::limits(report),
            Self::Evaluation(report) => evaluation::limits(report),
            Self::Decision(record) => evaluation::record_limits(record),
            Self::Raci(report) => responsibilities::matrix_limits(report),
            Self::Roles(report) => responsibilities::roles_limits(report),
            Self::RollUp(_) => Ok(responsibilities::limits()),
            Self::Architecture(report) => architecture::limits(report),
        }
    }

    /// Returns every chart that plotters draw, as large as it stands in the document.
    pub(crate) fn charts(self, fonts: &Fonts) -> Result<Vec<Chart>, ReportError> {
        match self {
            Self::Gap(report) => gap::charts(report, fonts),
            Self::Evaluation(report) => evaluation::charts(report, fonts),
            Self::Architecture(report) => Ok(architecture::charts(report, fonts)),
            Self::Decision(_) | Self::Raci(_) | Self::Roles(_) | Self::RollUp(_) => Ok(vec![]),
        }
    }

    /// Returns the chart called `name`, as large as it can be on its own, with its words; none where typst
    /// draws the picture.
    pub(crate) fn chart(
        self,
        name: &str,
        fonts: &Fonts,
    ) -> Result<Option<(Chart, &'a Caption)>, ReportError> {
        match self {
            Self::Gap(report) => gap::chart(report, name, fonts),
            Self::Evaluation(report) => evaluation::chart(report, name, fonts),
            Self::Architecture(report) => Ok(architecture::alone(report, name, fonts)),
            Self::Decision(_) | Self::Raci(_) | Self::Roles(_) | Self::RollUp(_) => Ok(None),
        }
    }
}
