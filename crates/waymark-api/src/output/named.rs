//! What a person means by a code or a name.

use waymark_domain::id::{CapabilityId, CriterionId, EvaluationId, RoundId, ToolId};

use crate::error::{ErrorCode, WireError};
use crate::score::no_capability;
use crate::session::{Answer, Session};

impl Session {
    /// Returns the capability of this code in the model of a round; none for the code of the model itself.
    pub fn capability_called(
        &mut self,
        round: RoundId,
        code: &str,
    ) -> Answer<Option<CapabilityId>> {
        let rated = self.rated(round)?;
        let mut nodes = rated.assessment.nodes.iter();
        let found = nodes.find(|n| n.code.eq_ignore_ascii_case(code));
        found.map(|n| n.id).ok_or_else(|| no_capability(code))
    }

    /// Returns the candidate of an evaluation that `name` means: its code or its name.
    pub fn candidate_called(&mut self, evaluation: EvaluationId, name: &str) -> Answer<ToolId> {
        let evaluated = self.evaluated(evaluation)?;
        let candidates = || {
            let tool = |id: ToolId| evaluated.tools.iter().find(move |t| t.id == id);
            let candidates = evaluated.facts.candidates.iter();
            candidates.filter_map(move |c| tool(c.tool))
        };
        let meant = |code: &str| code.eq_ignore_ascii_case(name);
        let found = candidates().find(|t| meant(&t.code) || meant(&t.name));
        found.map(|t| t.id).ok_or_else(|| {
            let codes: Vec<&str> = candidates().map(|t| t.code.as_str()).collect();
            WireError::new(
                ErrorCode::NotFound,
                format!("The evaluation has no candidate “{name}”."),
                format!("The candidates are {}.", codes.join(", ")),
            )
        })
    }

    /// Returns the criterion of this code in an evaluation.
    pub fn criterion_called(
        &mut self,
        evaluation: EvaluationId,
        code: &str,
    ) -> Answer<CriterionId> {
        let evaluated = self.evaluated(evaluation)?;
        let mut criteria = evaluated.facts.criteria.iter();
        let found = criteria.find(|c| c.code.eq_ignore_ascii_case(code));
        found.map(|c| c.id).ok_or_else(|| {
            WireError::new(
                ErrorCode::NotFound,
                format!("The evaluation has no criterion with the code “{code}”."),
                "The tables of an evaluation list them: `waymark export FILE --evaluation V --format csv`.",
            )
        })
    }
}
