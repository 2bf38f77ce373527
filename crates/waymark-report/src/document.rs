//! The kinds of documents. A kind is a line in [`Document`], a file beside this one that names its
//! pictures, draws its charts and counts its rows, and two templates: one for the pages, one for a single
//! picture.

mod gap;

use serde_json::Value;
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
        }
    }

    /// Returns the template of the pages.
    pub(crate) fn template(self) -> &'static str {
        match self {
            Self::Gap(_) => "gap.typ",
        }
    }

    /// Returns the template of a picture on its own; `figure.json` names it.
    pub(crate) fn picture_template(self) -> &'static str {
        match self {
            Self::Gap(_) => "gap-picture.typ",
        }
    }

    /// Returns the language of the engagement's own texts (BCP 47).
    pub(crate) fn language(self) -> &'a str {
        match self {
            Self::Gap(report) => &report.language,
        }
    }

    /// Returns what the document says, as the templates read it.
    pub(crate) fn data(self) -> Result<Value, ReportError> {
        let data = match self {
            Self::Gap(report) => serde_json::to_value(report),
        };
        data.map_err(|e| ReportError::Layout(e.to_string()))
    }

    /// Returns the limits as the templates read them, or refuses a document that is too large.
    pub(crate) fn limits(self) -> Result<Value, ReportError> {
        match self {
            Self::Gap(report) => gap::limits(report),
        }
    }

    /// Returns every chart that plotters draw, as large as it stands in the document.
    pub(crate) fn charts(self, fonts: &Fonts) -> Result<Vec<Chart>, ReportError> {
        match self {
            Self::Gap(report) => gap::charts(report, fonts),
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
        }
    }
}
