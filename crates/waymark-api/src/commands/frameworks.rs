//! Criteria frameworks: those that come with the program, and an evaluation's criteria as one.

use waymark_domain::criteria::{CriteriaFramework, Criterion};
use waymark_exchange::framework_yaml as format;

use crate::session::{Answer, Environment, Session};
use crate::shipped;
use crate::types::{Empty, EvaluationArgs, EvaluationStart, ShippedFramework};

/// Returns the criteria frameworks that come with the program.
pub fn shipped_frameworks(session: &mut Session, _: Empty) -> Answer<Vec<ShippedFramework>> {
    let one = |(name, _): &(&str, &str)| {
        let framework = shipped::framework(name, &session.environment)?;
        let leaves = framework.criteria.iter().filter(|c| !c.measure.is_group());
        Ok(ShippedFramework {
            name: (*name).into(),
            leaves: leaves.count() as u32,
            code: framework.code,
            title: framework.title,
            edition: framework.edition,
            purpose: framework.purpose,
            source: framework.source,
            criteria: framework.criteria,
        })
    };
    shipped::FRAMEWORKS.iter().map(one).collect()
}

/// Returns an evaluation's criteria as a framework in YAML.
pub fn framework_yaml(session: &mut Session, args: EvaluationArgs) -> Answer<String> {
    let e = session.evaluated(args.evaluation)?.facts;
    Ok(format::write(&CriteriaFramework {
        code: e.code.to_lowercase(),
        title: e.title.clone(),
        edition: String::new(),
        language: session.store.engagement()?.language,
        purpose: e.need.clone(),
        source: None,
        criteria: e.criteria.clone(),
    }))
}

/// Returns the criteria that a new evaluation takes from a framework, under new ids; none where it begins
/// with something else.
pub(super) fn criteria(
    start: &EvaluationStart,
    environment: &Environment,
) -> Answer<Option<Vec<Criterion>>> {
    Ok(match start {
        EvaluationStart::Shipped { name } => Some(shipped::framework(name, environment)?.criteria),
        EvaluationStart::Yaml { text } => {
            let framework = format::parse(text, &mut || environment.new_id())?;
            Some(framework.criteria)
        }
        EvaluationStart::Blank | EvaluationStart::Copy { .. } => None,
    })
}
