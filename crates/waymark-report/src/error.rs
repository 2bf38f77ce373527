//! Why a document or picture could not be made.

/// Why a document or picture could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The progress function asked to stop.
    #[error("the report was cancelled")]
    Cancelled,
    /// More rows than a document can hold.
    #[error(
        "the report would need {rows} table rows; a document holds at most {limit}. \
         Report less of it, or export the tables as CSV or XLSX"
    )]
    TooLarge {
        /// Rows needed.
        rows: usize,
        /// Rows possible.
        limit: usize,
    },
    /// There is no picture of that name.
    #[error("the report has no picture “{0}”")]
    NoSuchFigure(String),
    /// A chart, the layout or the PDF failed: a defect of Waymark, in the words of the part that failed.
    #[error("the report could not be laid out: {0}")]
    Layout(String),
}
