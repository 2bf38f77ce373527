//! The cover, the same for every kind of document.

use chrono::NaiveDate;

use super::{Cover, Pair};
use crate::engagement::Engagement;
use crate::words::Stage;

/// What sets one document's cover apart from another's.
pub(super) struct About<'a> {
    /// What kind of document it is.
    pub(super) kind: &'a str,
    /// What it reports on.
    pub(super) what: Pair,
    /// The same, at the foot of every page.
    pub(super) running: String,
    /// What its reader can count on.
    pub(super) promise: &'a str,
}

/// Returns the cover of a document of an engagement.
pub(super) fn cover(engagement: &Engagement, today: NaiveDate, about: About) -> Cover {
    let trimmed = |text: &str| text.trim().to_owned();
    let mut facts = vec![
        Pair::new("Date", today.to_string()),
        about.what,
        Pair::new("Sponsor", trimmed(&engagement.sponsor)),
        Pair::new("Lead", trimmed(&engagement.lead)),
    ];
    facts.retain(|fact| !fact.value.is_empty());
    Cover {
        client: trimmed(&engagement.client),
        title: trimmed(&engagement.title),
        subtitle: trimmed(&engagement.subtitle),
        kind: about.kind.to_owned(),
        lead: trimmed(&engagement.lead),
        prepared_by: trimmed(&engagement.prepared_by),
        confidentiality: trimmed(&engagement.confidentiality),
        date: today.to_string(),
        facts,
        running: about.running,
        promise: about.promise.to_owned(),
        stages: Stage::ALL.iter().map(|s| s.title().to_owned()).collect(),
    }
}
