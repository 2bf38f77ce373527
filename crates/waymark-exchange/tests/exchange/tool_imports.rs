//! What an import of tools would do to the tools that are there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::engagement::Role;
use waymark_domain::id::{CapabilityId, RoleId, ToolId, VendorId};
use waymark_domain::tool::{Cover, Fit, Hosting, Tool, ToolState, Vendor};
use waymark_exchange::landscape::{self, LandscapeMapping};
use waymark_exchange::tool_draft::ToolDraft;
use waymark_exchange::tool_import::{self, Action, Alike, Inventory, Plan, Settings};

use crate::tool_tables::{TABLE, day, read};

/// The inventory of an engagement, and the plans of imports into it.
struct Engagement {
    tools: Vec<Tool>,
    vendors: Vec<Vendor>,
    roles: Vec<Role>,
    capabilities: BTreeMap<String, CapabilityId>,
}

impl Engagement {
    fn new() -> Self {
        let capability =
            |(n, code): (u128, &str)| (code.to_owned(), CapabilityId(Uuid::from_u128(n)));
        Self {
            tools: Vec::new(),
            vendors: Vec::new(),
            roles: vec![Role {
                id: RoleId(Uuid::from_u128(7)),
                code: "PL".into(),
                title: "Platform lead".into(),
                description: String::new(),
            }],
            capabilities: [(1, "TE1.3"), (2, "TE2.4"), (3, "TE1.1"), (4, "TE2.3")]
                .map(capability)
                .into(),
        }
    }

    fn plan(&self, origin: &str, drafts: &[ToolDraft], same_as: &[(&str, ToolId)]) -> Plan {
        let mut next = 1_000 + self.tools.len() as u128 * 100;
        let settings = Settings {
            origin,
            state: ToolState::Candidate,
            same_as: same_as
                .iter()
                .map(|(key, id)| ((*key).to_owned(), *id))
                .collect(),
        };
        let inventory = Inventory {
            tools: &self.tools,
            vendors: &self.vendors,
            roles: &self.roles,
            capabilities: &self.capabilities,
        };
        tool_import::plan(drafts, inventory, &settings, &mut || {
            next += 1;
            Uuid::from_u128(next)
        })
    }

    /// Takes in everything, as the api does.
    fn take(&mut self, plan: &Plan) -> tool_import::Taken {
        let picks: BTreeSet<String> = plan.tools.iter().map(|p| p.key.clone()).collect();
        let taken = plan.take(&picks);
        for vendor in &taken.vendors {
            self.vendors.retain(|v| v.id != vendor.id);
            self.vendors.push(vendor.clone());
        }
        for tool in &taken.tools {
            let mut tool = tool.clone();
            if tool.code.is_empty() {
                tool.code = format!("N-{}", self.tools.len());
            }
            match self.tools.iter_mut().find(|t| t.id == tool.id) {
                Some(own) => *own = tool,
                None => self.tools.push(tool),
            }
        }
        taken
    }
}

fn actions(plan: &Plan) -> Vec<(&str, Action)> {
    plan.tools
        .iter()
        .map(|p| (p.tool.name.as_str(), p.action))
        .collect()
}

fn changes(plan: &Plan) -> Vec<String> {
    let all = plan.tools.iter().flat_map(|p| &p.changes);
    all.map(|c| format!("{}: {} → {}", c.field, c.before, c.after))
        .collect()
}

/// What a plan says of one draft: its key, what would be done, and whom it may be.
type Found<'a> = (&'a str, Action, &'a [(ToolId, Alike)]);

#[test]
fn an_import_adds_and_a_second_one_says_what_changed() {
    let mut engagement = Engagement::new();
    let drafts = read(TABLE).checked().unwrap().tools;
    let plan = engagement.plan("tools.csv", &drafts, &[]);
    assert_eq!(
        actions(&plan),
        [("Driftwood", Action::New), ("Tidemark", Action::New)]
    );
    let taken = engagement.take(&plan);
    assert_eq!((taken.counts, taken.vendors.len()), ((2, 0, 0), 1));
    let tool = &engagement.tools[0];
    assert_eq!(
        (tool.state, tool.owner_role),
        (ToolState::InUse, Some(RoleId(Uuid::from_u128(7))))
    );
    assert_eq!(tool.origin, "tools.csv: T-01");
    assert_eq!(
        (engagement.tools[1].state, engagement.tools[1].hosting),
        (ToolState::Candidate, Hosting::Unknown)
    );

    // The same again changes nothing.
    let plan = engagement.plan("tools.csv", &drafts, &[]);
    assert_eq!(
        actions(&plan),
        [("Driftwood", Action::Same), ("Tidemark", Action::Same)]
    );
    assert_eq!(
        (plan.vendors.len(), engagement.take(&plan).counts),
        (0, (0, 0, 2))
    );

    // People have gone on; the source has a later edition.
    engagement.tools[0].description = "Edited by us".into();
    engagement.tools[1].homepage = "https://typed.example".into();
    engagement.tools[1].annual_cost = Some(5.0);
    engagement.tools[1].covers.push(Cover {
        capability: CapabilityId(Uuid::from_u128(3)),
        fit: Fit::Full,
    });
    let later = TABLE
        .replace("\"12,500\"", "14000")
        .replace("TE1.3: good", "TE1.3: full")
        .replace("31.12.2026", "31.12.2027")
        .replace(",Keeps versions,", ",,")
        .replace("2026-10-01", "2026-11-01")
        .replace("Tidemark,,candidate", "Tidemark,,rejected");
    let drafts = read(&later).checked().unwrap().tools;
    let plan = engagement.plan("tools.csv", &drafts, &[]);
    assert_eq!(
        changes(&plan),
        [
            "annual cost: 12500 EUR → 14000 EUR",
            "contract end: 2026-12-31 → 2027-12-31",
            "capability TE1.3: Good → Full",
            "fact Licence: Apache-2.0 (as of 2026-10-01; Contract file; unverified) → Apache-2.0 (as of 2026-11-01; Contract file; unverified)",
            "state: Candidate → Rejected",
        ]
    );
    let taken = engagement.take(&plan);
    assert_eq!(taken.counts, (0, 2, 0));
    assert_eq!(
        taken.changes[0],
        "Driftwood: annual cost was 12500 EUR, is 14000 EUR"
    );
    // What the source does not have stays as people typed it.
    assert_eq!(engagement.tools[0].description, "Edited by us");
    let tidemark = &engagement.tools[1];
    assert_eq!(
        (
            tidemark.homepage.as_str(),
            tidemark.annual_cost,
            tidemark.covers.len()
        ),
        ("https://typed.example", Some(5.0), 1)
    );
    assert_eq!(engagement.vendors[0].contract_end, Some(day("2027-12-31")));
    // An older edition does not take back a later fact.
    let older = read(TABLE).checked().unwrap().tools;
    let plan = engagement.plan("tools.csv", &older, &[]);
    assert!(
        !changes(&plan).iter().any(|c| c.starts_with("fact")),
        "{:?}",
        changes(&plan)
    );
}

#[test]
fn a_tool_from_elsewhere_is_found_by_name_and_repository_or_said_to_be_alike() {
    let mut engagement = Engagement::new();
    let table = "Tool,Repo,Homepage\nDriftwood,driftwood/driftwood,typed.example\nTidemark,,\nSaltmarsh,salt/marsh,\n";
    let drafts = read(table).checked().unwrap().tools;
    let plan = engagement.plan("tools.csv", &drafts, &[]);
    engagement.take(&plan);
    let id = |n: usize| engagement.tools[n].id;

    let landscape = include_str!("../fixtures/landscape.yml").replace(
        "name: Nested",
        "name: Nested, repo_url: 'https://github.com/SALT/marsh.git'",
    );
    let mapping = LandscapeMapping::parse(include_str!(
        "../../../../assets/tools/landscape-mapping.yaml"
    ))
    .unwrap();
    let drafts = landscape::parse(&landscape)
        .unwrap()
        .drafts(&mapping, "landscape.yml", None);
    let plan = engagement.plan("landscape.yml", &drafts, &[]);
    let found: Vec<Found<'_>> = plan
        .tools
        .iter()
        .map(|p| (p.key.as_str(), p.action, p.alike.as_slice()))
        .collect();
    let tidemark = [(id(1), Alike::Name)];
    let saltmarsh = [(id(2), Alike::Repository)];
    let driftwood = [(id(0), Alike::Repository)];
    assert_eq!(
        found,
        [
            (
                "github.com/driftwood/driftwood | Data",
                Action::Changed,
                [].as_slice()
            ),
            ("Tidemark | Data", Action::MaybeThere, tidemark.as_slice()),
            ("Tidemark | Model", Action::MaybeThere, tidemark.as_slice()),
            (
                "github.com/salt/marsh | Model",
                Action::MaybeThere,
                saltmarsh.as_slice()
            ),
            ("2026.5 | Model", Action::New, [].as_slice()),
            (
                "github.com/driftwood/driftwood | Notebooks",
                Action::MaybeThere,
                driftwood.as_slice()
            ),
        ]
    );
    // What a mapping proposes is for new tools; another spelling of a repository is no change.
    let fields: Vec<&str> = plan.tools[0]
        .changes
        .iter()
        .map(|c| c.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "category",
            "licence",
            "homepage",
            "description",
            "fact Licence",
            "fact Project state",
            "fact Further repositories"
        ]
    );
    assert!(plan.tools[0].tool.covers.is_empty() && plan.tools[1].tool.covers.len() == 2);

    // Somebody says that it is one of ours.
    let plan = engagement.plan("landscape.yml", &drafts, &[("Tidemark | Data", id(1))]);
    assert_eq!(
        (plan.tools[1].action, plan.tools[1].tool.id),
        (Action::Changed, id(1))
    );

    // Taken in, it is found again under its key.
    let plan = engagement.plan("landscape.yml", &drafts, &[]);
    engagement.take(&plan);
    let plan = engagement.plan("landscape.yml", &drafts, &[]);
    assert!(
        plan.tools.iter().all(|p| p.action == Action::Same),
        "{:?}",
        actions(&plan)
    );
}

#[test]
fn what_the_engagement_does_not_have_is_said_and_left_out() {
    let engagement = Engagement::new();
    let table =
        "Tool,Code,Owner,Capabilities\nA,T-1,Nobody,X9\nB,T-2,nobody else,X9; TE1.3\nC,,Nobody,\n";
    let drafts = read(table).checked().unwrap().tools;
    let plan = engagement.plan("t.csv", &drafts, &[]);
    assert_eq!(
        plan.notices,
        [
            "The engagement has no capability X9; left out for A, B.",
            "The engagement has no role “Nobody”; left out for A, C.",
            "The engagement has no role “nobody else”; left out for B.",
        ]
    );
    assert_eq!(
        (
            plan.tools[0].tool.covers.len(),
            plan.tools[1].tool.covers.len()
        ),
        (0, 1)
    );
    assert_eq!(
        (
            plan.tools[0].tool.code.as_str(),
            plan.tools[2].tool.code.as_str()
        ),
        ("T-1", "")
    );
}

#[test]
fn only_what_is_picked_is_taken() {
    let engagement = Engagement::new();
    let table = "Tool,Vendor\nA,V\nB,W\n";
    let drafts = read(table).checked().unwrap().tools;
    let plan = engagement.plan("t.csv", &drafts, &[]);
    let taken = plan.take(&BTreeSet::from(["B".to_owned()]));
    let names: Vec<&str> = taken.vendors.iter().map(|v| v.name.as_str()).collect();
    assert_eq!((taken.tools.len(), names), (1, vec!["W"]));
    assert_eq!(taken.tools[0].vendor, Some(taken.vendors[0].id));
    assert_ne!(taken.vendors[0].id, VendorId(Uuid::nil()));
}

proptest! {
    #[test]
    fn a_second_import_of_the_same_changes_nothing(rows in prop::collection::vec(("[A-D]{1,2}", "[a-c/]{0,5}", "[a-z ]{0,6}", 0u32..9), 0..8)) {
        let mut text = "Tool,Repo,Category,Cost,Supplier\n".to_owned();
        for (name, repo, category, cost) in &rows {
            let repo = if repo.split('/').count() == 2 && !repo.starts_with('/') && !repo.ends_with('/') { repo.as_str() } else { "" };
            writeln!(text, "{name},{repo},{category},{cost},{category}").unwrap();
        }
        let drafts = read(&text).checked().unwrap().tools;
        let mut engagement = Engagement::new();
        let plan = engagement.plan("t", &drafts, &[]);
        engagement.take(&plan);
        let again = engagement.plan("t", &drafts, &[]);
        prop_assert!(again.tools.iter().all(|p| p.action == Action::Same), "{:?}", changes(&again));
    }
}
