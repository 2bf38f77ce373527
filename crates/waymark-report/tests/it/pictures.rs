use waymark_report::{FigureFormat, ReportError, figures, render_figure};

use crate::fixture::{HOSTILE, Shape, case, rich};

#[test]
fn every_picture_is_to_be_had_as_svg_and_png() {
    let report = rich().report();
    let all = figures(&report);
    let names: Vec<&str> = all.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "readiness",
            "trend",
            "radar",
            "histogram",
            "domains",
            "map",
            "effort"
        ]
    );
    for figure in &all {
        assert!(
            !figure.title.is_empty() && figure.alt.len() > 40,
            "{figure:?}"
        );
        let svg = render_figure(&report, &figure.name, FigureFormat::Svg).expect("a picture");
        let svg = String::from_utf8(svg).expect("text");
        let tree = roxmltree::Document::parse(&svg).expect("well-formed");
        let root = tree.root_element();
        assert_eq!(root.tag_name().name(), "svg");
        let told = root
            .children()
            .find(|n| n.has_tag_name(("http://www.w3.org/2000/svg", "desc")));
        assert_eq!(
            told.and_then(|n| n.text()),
            Some(figure.alt.as_str()),
            "{}",
            figure.name
        );
        let png = render_figure(&report, &figure.name, FigureFormat::Png { scale: 1.5 })
            .expect("a picture");
        let mut reader = png::Decoder::new(std::io::Cursor::new(png))
            .read_info()
            .expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("decodes");
        assert!(
            info.width > 300 && info.height > 60,
            "{}: {} × {}",
            figure.name,
            info.width,
            info.height
        );
        assert!(pixels.iter().any(|&p| p < 0x80), "{} is blank", figure.name);
    }
}

#[test]
fn pictures_are_the_same_every_time() {
    let report = rich().report();
    for name in ["radar", "domains"] {
        let once = render_figure(&report, name, FigureFormat::Svg).expect("a picture");
        assert!(
            once == render_figure(&report, name, FigureFormat::Svg).expect("a picture"),
            "{name}"
        );
    }
}

#[test]
fn a_picture_that_is_not_there_is_an_error() {
    let refused = render_figure(&rich().report(), "pie", FigureFormat::Svg);
    assert!(matches!(refused, Err(ReportError::NoSuchFigure(name)) if name == "pie"));
}

#[test]
fn many_domains_get_a_radar_a_pillar_of_at_most_twelve_axes() {
    let wide = case(&Shape {
        domains: 14,
        leaves: 2,
        people: 2,
        rounds: 1,
        pillars: 3,
    })
    .report();
    let names: Vec<String> = figures(&wide).into_iter().map(|f| f.name).collect();
    assert!(names.iter().any(|n| n == "radar-people") && !names.iter().any(|n| n == "radar"));
    assert!(wide.stand.radars.iter().all(|r| r.axes.len() == 12));
}

#[test]
fn pictures_of_hostile_texts_are_well_formed() {
    let report = rich().typed(HOSTILE).report();
    for figure in figures(&report) {
        let svg = render_figure(&report, &figure.name, FigureFormat::Svg).expect("a picture");
        let svg = String::from_utf8(svg).expect("text");
        roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{}: {e}", figure.name));
        render_figure(&report, &figure.name, FigureFormat::Png { scale: f32::NAN })
            .expect("a picture");
    }
}
