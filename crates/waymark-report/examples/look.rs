//! Renders the sample engagement, so that its pages can be looked at.
//!
//! ```text
//! cargo run -p waymark-report --example look -- OUT.pdf [BUNDLE.yaml] [--no-names] [--figures FOLDER]
//! cargo run -p waymark-report --example look -- OUT.pdf --case rich | hostile | long | LEAVES | a model’s name
//! ```
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example prints and measures"
)]

use std::error::Error;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use uuid::Uuid;
use waymark_domain::assessment::Assessment;
use waymark_domain::facts::EngagementFacts;
use waymark_domain::overview::{TrendPoint, trend_point};
use waymark_domain::report::{GapReport, GapReportInput, gap_report};
use waymark_report::FigureFormat;

#[path = "../tests/it/fixture.rs"]
mod fixture;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let folder = words
        .iter()
        .position(|w| w == "--figures")
        .map(|i| words.drain(i..i + 2).nth(1));
    let case = words
        .iter()
        .position(|w| w == "--case")
        .and_then(|i| words.drain(i..i + 2).nth(1));
    let names = !words.iter().any(|w| w == "--no-names");
    words.retain(|w| !w.starts_with("--"));
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets");
    let out = words
        .first()
        .map_or_else(|| PathBuf::from("gap.pdf"), PathBuf::from);
    let bundle = words
        .get(1)
        .map_or_else(|| assets.join("sample/aldermere.yaml"), PathBuf::from);

    let report = match &case {
        Some(name) => made(name)?,
        None => report(&read(&bundle, &assets)?, names)?,
    };
    let start = Instant::now();
    let pdf = waymark_report::render_pdf(&report, &mut |step| {
        println!("{:>7.2?}  {}", start.elapsed(), step.label);
        ControlFlow::Continue(())
    })?;
    println!("{:>7.2?}  {} bytes", start.elapsed(), pdf.len());
    std::fs::write(&out, pdf)?;
    if let Some(folder) = folder.flatten() {
        std::fs::create_dir_all(&folder)?;
        for figure in waymark_report::figures(&report) {
            let svg = waymark_report::render_figure(&report, &figure.name, FigureFormat::Svg)?;
            let png = waymark_report::render_figure(
                &report,
                &figure.name,
                FigureFormat::Png { scale: 2.0 },
            )?;
            std::fs::write(Path::new(&folder).join(format!("{}.svg", figure.name)), svg)?;
            std::fs::write(Path::new(&folder).join(format!("{}.png", figure.name)), png)?;
        }
    }
    Ok(())
}

fn made(name: &str) -> Result<GapReport, Box<dyn Error>> {
    Ok(match name {
        "rich" => fixture::rich().report(),
        "hostile" => fixture::rich().typed(fixture::HOSTILE).report(),
        "long" => fixture::rich()
            .typed(&"A title that goes on and on ".repeat(8))
            .report(),
        "ml-test-score" | "nist-ai-rmf" => fixture::over(&fixture::shipped(name)).report(),
        leaves => {
            let leaves: usize = leaves.parse()?;
            let shape = fixture::Shape {
                areas: leaves.div_ceil(24),
                leaves: 8,
                people: 8,
                rounds: 2,
                pillars: 3,
            };
            fixture::case(&shape).report()
        }
    })
}

fn read(bundle: &Path, assets: &Path) -> Result<EngagementFacts, Box<dyn Error>> {
    let mut next = 0_u128;
    let mut id = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let include =
        |name: &str| std::fs::read_to_string(assets.join(format!("models/{name}.yaml"))).ok();
    let text = std::fs::read_to_string(bundle)?;
    Ok(waymark_exchange::bundle::parse(&text, &mut id, &include)?)
}

fn report(facts: &EngagementFacts, names: bool) -> Result<GapReport, Box<dyn Error>> {
    let results: Vec<Assessment> = facts
        .rounds
        .iter()
        .map(Assessment::of)
        .collect::<Result<_, _>>()?;
    let trend: Vec<TrendPoint> = facts
        .rounds
        .iter()
        .zip(&results)
        .map(|(f, a)| trend_point(f, a))
        .collect();
    let last = facts
        .rounds
        .len()
        .checked_sub(1)
        .ok_or("the bundle has no round")?;
    let before = last.checked_sub(1).map(|i| (&facts.rounds[i], &results[i]));
    Ok(gap_report(&GapReportInput {
        engagement: &facts.engagement,
        roles: &facts.roles,
        people: &facts.people,
        facts: &facts.rounds[last],
        assessment: &results[last],
        before,
        trend: &trend,
        evidence: &facts.evidence,
        hurdles: &facts.hurdles,
        recommendations: &facts.recommendations,
        today: "2026-11-24".parse()?,
        file_name: "aldermere.waymark",
        fingerprint: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        names,
    }))
}
