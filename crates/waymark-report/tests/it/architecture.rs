//! The architecture report as a file, and drawings as pictures.

use std::collections::BTreeMap;
use std::io::Cursor;

use waymark_domain::architecture::{
    ArchitectureExample, ArchitectureFacts, Drawing, DrawingOptions, arrange, drawing, findings,
};
use waymark_domain::report::architecture::{
    ArchitectureInput, ArchitectureReport, architecture_report,
};
use waymark_report::{FigureFormat, Renderer, drawing_svg, figures, render_figure};

use crate::fixture::{HOSTILE, rich};
use crate::hostile::overflowing;
use crate::platform::facts_of;
use crate::shipped::platform;
use crate::{flat, pages, pdf, poppler};

/// Returns the report of facts without names of capabilities, steps and recommendations.
fn report(facts: &ArchitectureFacts) -> ArchitectureReport {
    let today = "2026-11-27".parse().expect("a day");
    architecture_report(&ArchitectureInput {
        engagement: &rich().engagement,
        facts,
        findings: &findings(facts, today),
        arrangement: &arrange(facts),
        capabilities: &BTreeMap::new(),
        steps: &BTreeMap::new(),
        recommendations: &BTreeMap::new(),
        today,
        file_name: "a.waymark",
        fingerprint: "0123 4567",
    })
}

/// Returns the report of the sample engagement.
fn of_sample() -> ArchitectureReport {
    report(&platform())
}

/// Returns a text without white space: lines of a cell may break at hyphens.
fn closed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Returns the text of a PDF in the order in which it is written, cell by cell, without white space.
fn written(bytes: &[u8]) -> String {
    closed(&poppler("pdftotext", &["-raw", "-", "-"], bytes).replace('\u{200b}', ""))
}

fn drawn_png(drawing: &Drawing, scale: f32) -> Vec<u8> {
    let renderer = Renderer::new();
    renderer.drawing_png(drawing, scale).expect("drawn")
}

#[test]
fn it_is_tagged_and_its_drawings_have_words() {
    let report = of_sample();
    let bytes = pdf(&report);
    assert!(poppler("pdfinfo", &["-meta", "-"], &bytes).contains("pdfuaid:part"));
    let structure = poppler("pdfinfo", &["-struct", "-"], &bytes);
    for tag in ["H1", "H2", "Table", "TH", "TD", "Figure", "Caption", "TOC"] {
        let has = structure.lines().any(|l| l.trim_start().starts_with(tag));
        assert!(has, "no {tag} among the tags");
    }
    let all = figures(&report);
    let names: Vec<&str> = all.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(names, ["plateau-1", "plateau-2", "plateau-3"]);
    for figure in &all {
        assert!(figure.alt.contains("holds"), "{}", figure.alt);
        let svg = render_figure(&report, &figure.name, FigureFormat::Svg).expect("drawn");
        let svg = String::from_utf8(svg).expect("text");
        let tree = roxmltree::Document::parse(&svg).expect("well-formed");
        let desc = tree
            .descendants()
            .find(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "desc")));
        assert_eq!(desc.and_then(|n| n.text()), Some(figure.alt.as_str()));
        assert!(
            svg.contains("approval gate") || figure.name == "plateau-1",
            "a legend"
        );
    }
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let report = of_sample();
    assert_eq!(pdf(&report), pdf(&report));
    let png = FigureFormat::Png { scale: 1.0 };
    let once = render_figure(&report, "plateau-2", png).expect("drawn");
    assert_eq!(
        once,
        render_figure(&report, "plateau-2", png).expect("drawn")
    );
}

#[test]
fn a_drawing_becomes_a_png_of_bounded_size() {
    let facts = ArchitectureExample::right().facts();
    let drawn = drawing(&facts, &[], &arrange(&facts), &DrawingOptions::default());
    let size = |bytes: Vec<u8>| {
        let mut reader = png::Decoder::new(Cursor::new(bytes))
            .read_info()
            .expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("decodes");
        assert!(pixels.iter().any(|&p| p < 0x80), "blank");
        (info.width, info.height)
    };
    let (width, height) = size(drawn_png(&drawn, 1.0));
    for (scale, times) in [(2.0, 2), (f32::NAN, 2)] {
        let (wide, high) = size(drawn_png(&drawn, scale));
        assert!(wide.abs_diff(times * width) <= times, "{wide}");
        assert!(high.abs_diff(times * height) <= times, "{high}");
    }
    let mut huge = drawn.clone();
    (huge.extent.width, huge.extent.height) = (20_000.0, 20_000.0);
    let (width, height) = size(drawn_png(&huge, 8.0));
    assert!(
        u64::from(width) * u64::from(height) < 61_000_000,
        "{width} × {height}"
    );
}

#[test]
fn letters_of_a_halo_are_drawn_before_the_words() {
    let facts = ArchitectureExample::right().facts();
    let drawn = drawing(&facts, &[], &arrange(&facts), &DrawingOptions::default());
    let svg = drawing_svg(&drawn);
    assert!(!svg.contains("paint-order"));
    let halos = svg.matches("aria-hidden").count();
    let labels = drawn.lines.iter().filter(|l| l.label.is_some()).count();
    let titles: usize = drawn.gates.iter().map(|g| g.title.len()).sum();
    let zones = drawn.zones.iter().filter(|z| z.framed);
    let words: usize = zones
        .map(|z| 1 + usize::from(!z.note.is_empty()) + z.footer.len())
        .sum();
    assert_eq!(halos, labels + titles + words);
}

#[test]
fn nothing_one_plateau_and_no_plateau_are_documents_too() {
    let none = report(&ArchitectureFacts::default());
    let text = flat(&pages(&pdf(&none)));
    for said in [
        "Nothing is drawn yet",
        "A gate appears here once it stands on a flow",
        "Policies appear here once they are set",
    ] {
        assert!(text.contains(said), "{said}");
    }
    let mut facts = ArchitectureExample::right().facts();
    facts.architecture.plateaus.truncate(1);
    let one = report(&facts);
    let text = flat(&pages(&pdf(&one)));
    assert_eq!(figures(&one).len(), 1);
    assert!(
        !text.contains("Gap matrix"),
        "there is nothing to compare with"
    );
    facts.architecture.plateaus.clear();
    let timeless = report(&facts);
    assert_eq!(figures(&timeless).len(), 1);
    assert!(flat(&pages(&pdf(&timeless))).contains("9 components"));
}

#[test]
fn three_hundred_components_are_a_document() {
    let facts = facts_of(300, "");
    let report = report(&facts);
    let bytes = pdf(&report);
    let text = written(&bytes);
    for component in &facts.architecture.components {
        assert!(
            text.contains(&closed(&component.title)),
            "{}",
            component.title
        );
    }
    for flow in &facts.architecture.flows {
        assert!(text.contains(&flow.code), "{}", flow.code);
    }
    let beyond = overflowing(&bytes);
    assert!(beyond.is_empty(), "{:?}", &beyond[..beyond.len().min(3)]);
}

#[test]
fn what_users_type_is_text_and_stays_on_the_page() {
    let typed = [
        HOSTILE.to_owned(),
        "#image(\"x\") =1+1 \u{202e}abc ".into(),
        "x".repeat(400),
        "A title that goes on and on ".repeat(10),
    ];
    for typed in typed {
        let report = report(&facts_of(24, &typed));
        let bytes = pdf(&report);
        let beyond = overflowing(&bytes);
        assert!(beyond.is_empty(), "{:?}", &beyond[..beyond.len().min(3)]);
        for figure in figures(&report) {
            let svg = render_figure(&report, &figure.name, FigureFormat::Svg).expect("drawn");
            roxmltree::Document::parse(&String::from_utf8(svg).expect("text"))
                .expect("well-formed");
            let png = FigureFormat::Png { scale: 1.0 };
            render_figure(&report, &figure.name, png).expect("drawn");
        }
    }
    let text = written(&pdf(&report(&facts_of(14, "#image(\"x\") =1+1 "))));
    assert!(text.contains("#image(\"x\")=1+1Gate"));
}
