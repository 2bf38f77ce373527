//! The document as it stands in the text.

use std::fmt;
use std::marker::PhantomData;

use chrono::{DateTime, NaiveDate, Utc};
use serde::de::value::{MapAccessDeserializer, StringDeserializer};
use serde::de::{DeserializeSeed, Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;
use waymark_domain::words::{
    Confidence, EvidenceKind, HurdleState, Pillar, PriorityMethod, RecommendationState, RoundState,
    Severity, Size, ToolNeed,
};

use super::architecture::ArchitectureDoc;
use super::ecosystem::{ToolDoc, VendorDoc};
use super::evaluations::EvaluationDoc;
use super::process::{ProcessDoc, SkillDoc, WorkforceDoc};
use crate::model_yaml::ModelDoc;
use crate::yaml::{self, At, Pairs};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BundleDoc {
    pub(super) format: At<String>,
    pub(super) engagement: EngagementDoc,
    #[serde(default)]
    pub(super) roles: Vec<RoleDoc>,
    #[serde(default)]
    pub(super) people: Vec<PersonDoc>,
    #[serde(default)]
    pub(super) models: Vec<At<ModelEntry>>,
    #[serde(default)]
    pub(super) rounds: Vec<RoundDoc>,
    #[serde(default)]
    pub(super) evidence: Vec<EvidenceDoc>,
    #[serde(default)]
    pub(super) hurdles: Vec<HurdleDoc>,
    #[serde(default)]
    pub(super) recommendations: Vec<RecommendationDoc>,
    #[serde(default)]
    pub(super) vendors: Vec<VendorDoc>,
    #[serde(default)]
    pub(super) tools: Vec<ToolDoc>,
    #[serde(default)]
    pub(super) evaluations: Vec<EvaluationDoc>,
    #[serde(default)]
    pub(super) process: ProcessDoc,
    #[serde(default)]
    pub(super) skills: Vec<SkillDoc>,
    #[serde(default)]
    pub(super) workforce: WorkforceDoc,
    #[serde(default)]
    pub(super) architecture: ArchitectureDoc,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EngagementDoc {
    pub(super) id: Option<Uuid>,
    pub(super) client: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) subtitle: String,
    #[serde(default)]
    pub(super) sponsor: String,
    #[serde(default)]
    pub(super) lead: String,
    #[serde(default)]
    pub(super) prepared_by: String,
    #[serde(default)]
    pub(super) confidentiality: String,
    #[serde(default)]
    pub(super) headline: String,
    #[serde(default)]
    pub(super) decisions: Vec<String>,
    #[serde(default = "english")]
    pub(super) language: String,
}

fn english() -> String {
    "en".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) title: String,
    #[serde(default)]
    pub(super) description: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) name: String,
    pub(super) role: Option<At<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoundDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) title: At<String>,
    #[serde(deserialize_with = "yaml::day")]
    pub(super) date: NaiveDate,
    pub(super) model: Option<At<String>>,
    #[serde(default, deserialize_with = "yaml::optional_instant")]
    pub(super) locked: Option<DateTime<Utc>>,
    pub(super) state: Option<RoundState>,
    pub(super) snapshot: Option<At<ModelEntry>>,
    pub(super) priority_method: Option<PriorityMethod>,
    pub(super) participants: Option<Vec<At<String>>>,
    #[serde(default)]
    pub(super) ratings: Pairs<Pairs<At<Short<RatingDoc>>>>,
    #[serde(default)]
    pub(super) agreed: Pairs<At<Short<AgreedDoc>>>,
    #[serde(default)]
    pub(super) targets: Pairs<At<Short<TargetDoc>>>,
    #[serde(default)]
    pub(super) priorities: Pairs<At<f64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RatingDoc {
    pub(super) level: Option<f64>,
    pub(super) na: Option<String>,
    #[serde(default)]
    pub(super) note: String,
    pub(super) confidence: Option<Confidence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgreedDoc {
    pub(super) level: Option<f64>,
    pub(super) na: Option<String>,
    #[serde(default)]
    pub(super) rationale: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TargetDoc {
    pub(super) level: f64,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    pub(super) due: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvidenceDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) title: String,
    pub(super) kind: Option<EvidenceKind>,
    #[serde(default)]
    pub(super) location: String,
    pub(super) sha256: Option<At<String>>,
    #[serde(default)]
    pub(super) owner: String,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    pub(super) date: Option<NaiveDate>,
    #[serde(default, deserialize_with = "yaml::optional_day")]
    pub(super) expires: Option<NaiveDate>,
    #[serde(default)]
    pub(super) links: Vec<LinkDoc>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkDoc {
    pub(super) round: At<String>,
    pub(super) capability: At<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HurdleDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) title: String,
    #[serde(default)]
    pub(super) description: String,
    pub(super) pillar: Pillar,
    pub(super) severity: Severity,
    pub(super) state: Option<HurdleState>,
    #[serde(default)]
    pub(super) owner: String,
    #[serde(default)]
    pub(super) blocks: Vec<At<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecommendationDoc {
    pub(super) id: Option<At<Uuid>>,
    pub(super) code: At<String>,
    pub(super) title: String,
    #[serde(default)]
    pub(super) description: String,
    pub(super) pillar: Pillar,
    pub(super) effort: Size,
    pub(super) impact: Size,
    pub(super) state: Option<RecommendationState>,
    pub(super) owner_role: Option<At<String>>,
    pub(super) tool_need: Option<ToolNeed>,
    #[serde(default)]
    pub(super) tool: String,
    #[serde(default)]
    pub(super) addresses: Vec<At<String>>,
    #[serde(default)]
    pub(super) removes: Vec<At<String>>,
}

/// A level alone, or a mapping that says more.
pub(super) enum Short<M> {
    Level(f64),
    /// A word where a level belongs; said to be wrong where the path is known.
    Word(String),
    More(M),
}

impl<'de, M: Deserialize<'de>> Deserialize<'de> for Short<M> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ShortVisitor<M>(PhantomData<M>);
        impl<'de, M: Deserialize<'de>> Visitor<'de> for ShortVisitor<M> {
            type Value = Short<M>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a level, or a mapping (key: value)")
            }
            fn visit_i64<E>(self, value: i64) -> Result<Short<M>, E> {
                Ok(Short::Level(value as f64))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Short<M>, E> {
                Ok(Short::Level(value as f64))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Short<M>, E> {
                Ok(Short::Level(value))
            }
            fn visit_str<E>(self, value: &str) -> Result<Short<M>, E> {
                Ok(Short::Word(value.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Short<M>, A::Error> {
                M::deserialize(MapAccessDeserializer::new(map)).map(Short::More)
            }
        }
        deserializer.deserialize_any(ShortVisitor(PhantomData))
    }
}

/// A model in full, or the name of one that ships with Waymark.
pub(super) enum ModelEntry {
    Include(String),
    Document(Box<ModelDoc>),
}

impl<'de> Deserialize<'de> for ModelEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntryVisitor;
        impl<'de> Visitor<'de> for EntryVisitor {
            type Value = ModelEntry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a capability model, or include: and the name of one")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ModelEntry, A::Error> {
                let Some(first) = map.next_key::<String>()? else {
                    return Err(A::Error::missing_field("format"));
                };
                if first != "include" {
                    let map = Resumed {
                        first: Some(first),
                        map,
                    };
                    let document = ModelDoc::deserialize(MapAccessDeserializer::new(map))?;
                    return Ok(ModelEntry::Document(Box::new(document)));
                }
                let name = map.next_value()?;
                match map.next_key::<String>()? {
                    None => Ok(ModelEntry::Include(name)),
                    Some(key) => Err(A::Error::custom(format!(
                        "“include” stands alone, without “{key}”"
                    ))),
                }
            }
        }
        deserializer.deserialize_map(EntryVisitor)
    }
}

/// A mapping whose first key was read already.
struct Resumed<A> {
    first: Option<String>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Resumed<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(first) => {
                let key: StringDeserializer<A::Error> = first.into_deserializer();
                seed.deserialize(key).map(Some)
            }
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}
