//! What ships with Waymark: models and the sample engagement.
#![allow(dead_code, reason = "the example uses some of it, the tests the rest")]

use uuid::Uuid;
use waymark_domain::architecture::ArchitectureFacts;
use waymark_domain::facts::EngagementFacts;
use waymark_domain::model::CapabilityModel;
use waymark_domain::process::ProcessFacts;

use crate::fixture::{Case, id, rich, round};

/// Returns the text of a shipped file, by its path below `assets`.
fn asset(path: &str) -> Option<String> {
    let assets = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets");
    std::fs::read_to_string(format!("{assets}/{path}")).ok()
}

fn ids() -> impl FnMut() -> Uuid {
    let mut next = 0;
    move || {
        next += 1;
        id(9, next)
    }
}

/// Returns the engagement of a bundle.
pub(crate) fn bundle(text: &str) -> Result<EngagementFacts, waymark_exchange::ExchangeError> {
    let include = |name: &str| asset(&format!("models/{name}.yaml"));
    waymark_exchange::bundle::parse(text, &mut ids(), &include)
}

/// Returns the sample engagement.
pub(crate) fn sample() -> Case {
    Case::from(bundle(&asset("sample/aldermere.yaml").expect("the sample")).expect("sound"))
}

/// Returns the process of the sample engagement.
pub(crate) fn process() -> ProcessFacts {
    let facts = bundle(&asset("sample/aldermere.yaml").expect("the sample")).expect("sound");
    ProcessFacts {
        process: facts.process,
        roles: facts.roles,
        people: facts.people,
        skills: facts.skills,
        workforce: facts.workforce,
    }
}

/// Returns the architecture of the sample engagement.
pub(crate) fn platform() -> ArchitectureFacts {
    let facts = bundle(&asset("sample/aldermere.yaml").expect("the sample")).expect("sound");
    ArchitectureFacts {
        architecture: facts.architecture,
        roles: facts.roles,
        tools: facts.tools,
    }
}

/// Returns a model that ships with Waymark.
pub(crate) fn model(name: &str) -> CapabilityModel {
    let text = asset(&format!("models/{name}.yaml")).expect("a shipped model");
    waymark_exchange::model_yaml::parse(&text, &mut ids()).expect("sound")
}

/// Returns a case of two rounds over `model`.
pub(crate) fn over(model: &CapabilityModel) -> Case {
    let mut case = rich();
    case.rounds = (0..2).map(|n| round(n, model, &case.people)).collect();
    case
}
