//! Other people's formats, in and out: YAML, JSON, CSV, XLSX, XML.
//!
//! Whatever comes in is foreign: it is read within bounds of size, depth and count, checked in full, and
//! taken over whole or not at all. What is wrong with it is said in sentences that name the place, up to
//! [`MAX_PROBLEMS`] at once.
//!
//! | module | format | page under docs/formats |
//! |---|---|---|
//! | [`model_yaml`] | capability models | capability-model.md |
//! | [`framework_yaml`] | criteria frameworks | criteria-framework.md |
//! | [`tool_catalog`] | catalogs of tools | tool-catalog.md |
//! | [`landscape`] | landscapes of foundations | landscape.md |
//! | [`tool_table`] | tools from CSV and XLSX | tools.md |
//! | [`answers_csv`] | ratings of one round | answers.md |
//! | [`decision_matrix_csv`] | tools × weighted criteria | decision-matrix.md |
//! | [`judgements_csv`] | what people say about criteria | judgements.md |
//! | [`bundle`] | a whole engagement | bundle.md |
//! | [`life_cycle_yaml`] | life cycles: process, roles, skills | life-cycle.md |
//! | [`raci_matrix`] | RACI matrices in the strict form | raci.md |
//! | [`raci_import`] | RACI matrices as people have them | raci.md |
//! | [`bpmn`] | BPMN 2.0 diagrams | raci.md |
//! | [`archimate`] | ArchiMate models | archimate.md |
//! | [`scores_table`] | scores of an evaluation | scores.md |
//! | [`tables`] | any table, to CSV and XLSX | tables.md |
//! | [`sheet`] | any grid, from CSV and XLSX | sheets.md |
//!
//! Nothing here opens a file, reads a clock or makes an id: text goes in and comes out, and ids come from
//! the caller.

pub mod answers_csv;
pub mod archimate;
pub mod architecture_archimate;
pub mod architecture_yaml;
pub mod bpmn;
pub mod bundle;
mod csv_table;
mod csv_text;
pub mod decision_markdown;
pub mod decision_matrix_csv;
pub mod drawing_drawio;
pub mod drawing_mermaid;
mod error;
pub mod framework_yaml;
pub mod judgements_csv;
pub mod landscape;
pub mod life_cycle_yaml;
pub mod model_yaml;
pub mod raci_import;
pub mod raci_matrix;
pub mod scores_table;
pub mod sheet;
pub mod tables;
pub mod tool_catalog;
pub mod tool_draft;
pub mod tool_import;
pub mod tool_table;
mod xml;
mod yaml;

pub use error::{ExchangeError, MAX_PROBLEMS, Place, Problem, Problems};
