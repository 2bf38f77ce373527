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

use waymark_report::FigureFormat;

#[path = "../tests/it/fixture.rs"]
mod fixture;
#[path = "../tests/it/shipped.rs"]
mod shipped;

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
    let out = words
        .first()
        .map_or_else(|| PathBuf::from("gap.pdf"), PathBuf::from);
    let mut made = match (&case, words.get(1)) {
        (Some(name), _) => made(name)?,
        (None, Some(bundle)) => shipped::bundle(&std::fs::read_to_string(bundle)?)?.into(),
        (None, None) => shipped::sample(),
    };
    made.names = names;
    let report = made.report();
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

fn made(name: &str) -> Result<fixture::Case, Box<dyn Error>> {
    Ok(match name {
        "rich" => fixture::rich(),
        "hostile" => fixture::rich().typed(fixture::HOSTILE),
        "long" => fixture::rich().typed(&"A title that goes on and on ".repeat(8)),
        "ml-test-score" | "nist-ai-rmf" => shipped::over(&shipped::model(name)),
        leaves => {
            let leaves: usize = leaves.parse()?;
            let shape = fixture::Shape {
                domains: leaves.div_ceil(24),
                leaves: 8,
                people: 8,
                rounds: 2,
                pillars: 3,
            };
            fixture::case(&shape)
        }
    })
}
