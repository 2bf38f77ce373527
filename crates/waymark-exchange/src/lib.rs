//! Other people's formats, in and out.
//!
//! Public signatures (being filled in):
//!
//! ```text
//! model_yaml::parse(text: &str, new_id: &mut dyn FnMut() -> Uuid) -> Result<CapabilityModel, ExchangeError>
//! model_yaml::write(model: &CapabilityModel) -> String
//! answers_csv::parse(bytes: &[u8], model: &CapabilityModel, limits: &Limits) -> Result<Answers, ExchangeError>
//! answers_csv::write(rows: &[AnswerRow], model: &CapabilityModel) -> String
//! tables::{Table, Column, ColumnKind, Cell}
//! tables::csv(table: &Table) -> String
//! tables::xlsx(tables: &[Table]) -> Result<Vec<u8>, ExchangeError>
//! bundle::parse(text: &str, new_id: &mut dyn FnMut() -> Uuid, include: &dyn Fn(&str) -> Option<String>)
//!     -> Result<EngagementFacts, ExchangeError>     // include: code of a shipped model → its YAML
//! bundle::write_yaml(facts: &EngagementFacts) -> String
//! bundle::write_json(facts: &EngagementFacts) -> String
//!
//! enum ExchangeError { TooLarge { .. }, Problems(Problems), .. }   // Display lists them; .problems() -> &[Problem]
//! struct Problem { path: Option<String>, row/line: Option<u64>, column: Option<u64>, message: String }
//! ```
