//! What leaves the api as plain data for shells to render: the report and the tables.

mod architecture;
mod evaluation;
mod evaluation_report;
mod named;
mod responsibilities;
mod tables;

pub use architecture::{
    ArchitectureCheck, ArchitectureChecked, ArchitectureDifference, ElementChange, MatrixEntry,
    WayStep,
};
use sha2::{Digest, Sha256};
use waymark_domain::id::RoundId;
use waymark_domain::rating::Round;
use waymark_domain::report::{GapReport, GapReportInput, gap_report};
use waymark_exchange::answers_csv::{self, AnswerRow};
use waymark_exchange::{bundle, model_yaml, tables as formats};

use crate::commands;
use crate::error::{ErrorCode, WireError};
use crate::session::{Answer, Session};

impl Session {
    /// Returns the round that `name` means: its title or its id; without a name the latest open round,
    /// else the latest.
    pub fn round_called(&self, name: Option<&str>) -> Answer<Round> {
        let rounds = self.store.rounds()?;
        let found = match name {
            Some(name) => rounds
                .iter()
                .find(|r| r.title.eq_ignore_ascii_case(name) || r.id.to_string() == name),
            None => commands::shown_round(&rounds),
        };
        found.cloned().ok_or_else(|| {
            let titles: Vec<&str> = rounds.iter().map(|r| r.title.as_str()).collect();
            match name {
                Some(name) => WireError::new(
                    ErrorCode::NotFound,
                    format!("There is no round called “{name}”."),
                    format!("The rounds are {}.", titles.join(", ")),
                ),
                None => WireError::new(
                    ErrorCode::NotFound,
                    "The engagement has no round yet.",
                    "Add one first.",
                ),
            }
        })
    }

    /// Returns the round before `round` over the same model, or none.
    pub fn round_before(&self, round: RoundId) -> Answer<Option<RoundId>> {
        let rounds = self.store.rounds()?;
        let this = rounds.iter().find(|r| r.id == round);
        Ok(this
            .and_then(|r| commands::round_before(&rounds, r))
            .map(|r| r.id))
    }

    /// Returns the name of the engagement file, without its folder.
    fn file_name(&self) -> String {
        let name = self.path().file_name();
        name.map_or_else(String::new, |n| n.to_string_lossy().into_owned())
    }

    /// Returns the gap report of a round, compared with the one before it. `names` says whether people are
    /// named.
    pub fn gap_report(&mut self, round: RoundId, names: bool) -> Answer<GapReport> {
        let before = self
            .round_before(round)?
            .map(|id| self.rated(id))
            .transpose()?;
        let rated = self.rated(round)?;
        let trend = commands::trend(self, &rated)?;
        let all = self.store.facts()?;
        let file_name = self.file_name();
        let fingerprint = fingerprint(&bundle::write_json(&all));
        Ok(gap_report(&GapReportInput {
            engagement: &all.engagement,
            roles: &all.roles,
            people: &all.people,
            facts: &rated.facts,
            assessment: &rated.assessment,
            before: before.as_ref().map(|b| (&*b.facts, &*b.assessment)),
            trend: &trend,
            evidence: &all.evidence,
            hurdles: &all.hurdles,
            recommendations: &all.recommendations,
            today: self.today(),
            file_name: &file_name,
            fingerprint: &fingerprint,
            names,
        }))
    }

    /// Returns the engagement as a bundle, in JSON or YAML.
    pub fn bundle(&self, json: bool) -> Answer<String> {
        let facts = self.store.facts()?;
        Ok(if json {
            bundle::write_json(&facts)
        } else {
            bundle::write_yaml(&facts)
        })
    }

    /// Returns the answers of a round as CSV, agreed ratings left out.
    pub fn answers_csv(&mut self, round: RoundId) -> Answer<String> {
        let people = self.store.people()?;
        let facts = self.rated(round)?.facts;
        let rows: Vec<AnswerRow> = facts
            .ratings
            .iter()
            .map(|r| AnswerRow {
                capability: r.capability,
                person: people
                    .iter()
                    .find(|p| p.id == r.person)
                    .map(|p| p.code.clone())
                    .unwrap_or_default(),
                answer: r.answer.clone(),
                note: r.note.clone(),
                confidence: r.confidence,
            })
            .collect();
        Ok(answers_csv::write(&rows, &facts.model))
    }

    /// Returns every table of a round as CSV: file name and text. See [`Session::workbook`].
    pub fn csv_files(&mut self, round: RoundId) -> Answer<Vec<(String, String)>> {
        let tables = self.tables(round)?;
        Ok(tables
            .iter()
            .map(|t| (format!("{}.csv", t.name), formats::csv(t)))
            .collect())
    }

    /// Returns every table of a round as an XLSX workbook, one sheet a table: capabilities, gaps, ratings,
    /// evidence, hurdles, recommendations, people, and the comparison with the round before.
    pub fn workbook(&mut self, round: RoundId) -> Answer<Vec<u8>> {
        Ok(formats::xlsx(
            &self.tables(round)?,
            (self.environment.now)(),
        )?)
    }

    /// Returns a model as YAML: the one called `code`, else that of the latest round.
    pub fn model_text(&self, code: Option<&str>) -> Answer<String> {
        let models = self.store.models()?;
        let of_round = || {
            self.round_called(None)
                .ok()
                .and_then(|r| models.iter().find(|m| m.id == r.model))
        };
        let found = match code {
            Some(code) => models.iter().find(|m| m.code == code),
            None => of_round().or(models.first()),
        };
        let codes: Vec<&str> = models.iter().map(|m| m.code.as_str()).collect();
        let model = found.ok_or_else(|| {
            let hint = format!("Its models are: {}.", codes.join(", "));
            WireError::new(
                ErrorCode::NotFound,
                "The engagement has no such model.",
                hint,
            )
        })?;
        Ok(model_yaml::write(model))
    }
}

/// Returns the first 16 hexadecimal digits of the SHA-256 of `text`, in groups of four.
fn fingerprint(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let groups: Vec<String> = digest[..8]
        .chunks(2)
        .map(|c| format!("{:02x}{:02x}", c[0], c[1]))
        .collect();
    groups.join(" ")
}
