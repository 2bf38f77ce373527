//! All facts at once.

use waymark_domain::architecture::Architecture;
use waymark_domain::facts::{EngagementFacts, RoundFacts};
use waymark_domain::id::RoundId;
use waymark_domain::process::{Process, ProcessFacts};
use waymark_domain::rating::Round;
use waymark_domain::words::RoundState;

use crate::command::Edit;
use crate::error::StoreError;
use crate::reader::Reader;

impl Reader {
    /// Returns everything that the results of a round follow from.
    ///
    /// While the round is open the model is the live one; once locked, the one it was locked with.
    pub fn round_facts(&self, id: RoundId) -> Result<RoundFacts, StoreError> {
        self.at_once(|| {
            Ok(RoundFacts {
                round: self.round(id)?,
                model: self.model_of_round(id)?,
                ratings: self.ratings(id)?,
                agreed: self.agreed_ratings(id)?,
                targets: self.targets(id)?,
                priorities: self.priorities(id)?,
            })
        })
    }

    /// Returns everything that findings, roll-ups, load and documents by role follow from.
    pub fn process_facts(&self) -> Result<ProcessFacts, StoreError> {
        self.at_once(|| {
            Ok(ProcessFacts {
                process: self.process()?,
                roles: self.roles()?,
                people: self.people()?,
                skills: self.skills()?,
                workforce: self.workforce()?,
            })
        })
    }

    /// Returns the whole engagement, as it stands at one moment.
    pub fn facts(&self) -> Result<EngagementFacts, StoreError> {
        self.at_once(|| {
            let rounds = self.rounds()?;
            Ok(EngagementFacts {
                engagement: self.engagement()?,
                roles: self.roles()?,
                people: self.people()?,
                models: self.models()?,
                rounds: rounds
                    .iter()
                    .map(|r| self.round_facts(r.id))
                    .collect::<Result<_, _>>()?,
                evidence: self.evidence()?,
                hurdles: self.hurdles()?,
                recommendations: self.recommendations()?,
                vendors: self.vendors()?,
                tools: self.tools()?,
                evaluations: self.evaluations()?,
                process: self.process()?,
                skills: self.skills()?,
                workforce: self.workforce()?,
                architecture: self.architecture()?,
            })
        })
    }
}

impl Edit<'_> {
    /// Adds a whole engagement to a file without one; locked rounds come with the model they were locked
    /// with, open ones with the live model.
    ///
    /// What comes back from [`Reader::facts`] equals what went in, given that it is in the order which
    /// that function gives it: rounds by date, ratings and the like by capability and person,
    /// capabilities and criteria depth first, scores and the like by criterion, tool and person.
    pub fn insert_facts(&self, facts: &EngagementFacts) -> Result<(), StoreError> {
        self.set_engagement(&facts.engagement)?;
        facts
            .roles
            .iter()
            .try_for_each(|role| self.insert_role(role))?;
        facts
            .people
            .iter()
            .try_for_each(|person| self.insert_person(person))?;
        facts
            .models
            .iter()
            .try_for_each(|model| self.insert_model(model))?;
        facts
            .rounds
            .iter()
            .try_for_each(|round| self.insert_round_facts(facts, round))?;
        facts
            .evidence
            .iter()
            .try_for_each(|evidence| self.insert_evidence(evidence))?;
        facts
            .hurdles
            .iter()
            .try_for_each(|hurdle| self.insert_hurdle(hurdle))?;
        facts
            .recommendations
            .iter()
            .try_for_each(|r| self.insert_recommendation(r))?;
        facts
            .vendors
            .iter()
            .try_for_each(|v| self.insert_vendor(v))?;
        facts.tools.iter().try_for_each(|t| self.insert_tool(t))?;
        facts
            .evaluations
            .iter()
            .try_for_each(|e| self.insert_evaluation(e))?;
        self.insert_process_facts(facts)?;
        self.update_architecture(&Architecture::default(), &facts.architecture)
    }

    fn insert_process_facts(&self, facts: &EngagementFacts) -> Result<(), StoreError> {
        facts
            .skills
            .iter()
            .try_for_each(|skill| self.insert_skill(skill))?;
        self.insert_workforce(&facts.workforce)?;
        self.update_process(&Process::default(), &facts.process)
    }

    fn insert_round_facts(
        &self,
        facts: &EngagementFacts,
        round: &RoundFacts,
    ) -> Result<(), StoreError> {
        let invalid = |why: &str| {
            let key = round.round.title.clone();
            StoreError::Invalid {
                table: "round".into(),
                key,
                why: why.into(),
            }
        };
        let Round {
            id, model, state, ..
        } = &round.round;
        if round.model.id != *model {
            return Err(invalid("it carries another model than it names"));
        }
        let locked = *state == RoundState::Locked;
        let live = facts.models.iter().find(|live| live.id == *model);
        if !locked && live.is_some_and(|live| *live != round.model) {
            return Err(invalid(
                "it is open, but carries the model otherwise than it stands",
            ));
        }
        self.write_round(&round.round, locked.then_some(&round.model))?;
        self.write_participants(*id, &round.round.participants)?;
        let mut ratings = Vec::with_capacity(round.ratings.len());
        for rating in &round.ratings {
            self.check_rating(*model, rating)?;
            ratings.push((*id, rating));
        }
        self.write_ratings(&ratings)?;
        round
            .agreed
            .iter()
            .try_for_each(|agreed| self.write_agreed(*id, *model, agreed))?;
        round
            .targets
            .iter()
            .try_for_each(|target| self.write_target(*id, *model, target))?;
        round
            .priorities
            .iter()
            .try_for_each(|p| self.write_priority(*id, *model, p))
    }
}
