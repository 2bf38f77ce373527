//! Drawings for the programs of others.

use std::collections::BTreeMap;

use waymark_domain::architecture::{ArchitectureFacts, DiffClass, Drawing};
use waymark_exchange::{drawing_drawio, drawing_mermaid};

use crate::foreign_architectures::{MLOPS, SAMPLE, drawings, engagement, facts};

fn sample_drawing() -> (ArchitectureFacts, Drawing) {
    let facts = facts(&engagement(SAMPLE, MLOPS));
    let (_, drawing) = drawings(&facts).pop().unwrap();
    (facts, drawing)
}

#[test]
fn no_label_of_a_flowchart_is_a_list_or_a_link() {
    let (_, mut drawing) = sample_drawing();
    let check = |title: &str, expect: &str, drawing: &mut Drawing| {
        drawing.boxes[0].title = vec![title.to_owned()];
        drawing.boxes[0].class = DiffClass::Kept;
        drawing.boxes[0].subtitle.clear();
        let text = drawing_mermaid::write(drawing, &BTreeMap::new());
        assert!(
            text.contains(&format!("c0[\"{expect}\"]")),
            "{title}: {text}"
        );
    };
    check("1. Raw", "1#46; Raw", &mut drawing);
    check("12) Raw", "12#41; Raw", &mut drawing);
    check("- a-b", "#45; a-b", &mut drawing);
    check("  + a+b", "#43; a+b", &mut drawing);
    check("a\n- b", "a\n#45; b", &mut drawing);
    check("S3 (v1.2)", "S3 (v1.2)", &mut drawing);
    check("https://a.b: c", "https#58;//a.b: c", &mut drawing);
    check("www.a.b", "www#46;a.b", &mut drawing);
    check("~a~", "#126;a#126;", &mut drawing);
    let text = drawing_mermaid::write(&sample_drawing().1, &BTreeMap::new());
    assert!(
        text.contains("[\"#43; ") && !text.contains("\"+ "),
        "{text}"
    );
}

#[test]
fn frames_hold_what_lies_in_them() {
    let (facts, drawing) = sample_drawing();
    let text = drawing_drawio::write(std::slice::from_ref(&drawing));
    let attribute = |cell: &str, name: &str| -> String {
        let (_, after) = cell.split_once(&format!(" {name}=\"")).unwrap();
        after.split('"').next().unwrap().to_owned()
    };
    let number = |cell: &str, name: &str| -> f64 { attribute(cell, name).parse().unwrap() };
    let cells: BTreeMap<String, &str> = text
        .split("<mxCell")
        .skip(1)
        .map(|cell| (attribute(cell, "id"), cell))
        .collect();
    let mut held = 0;
    for (i, b) in drawing.boxes.iter().enumerate() {
        let cell = cells[&format!("c{i}")];
        let home = facts
            .architecture
            .component(b.component)
            .unwrap()
            .environment;
        let zone = drawing
            .zones
            .iter()
            .position(|z| z.framed && z.environment == home);
        let parent = attribute(cell, "parent");
        assert_eq!(parent, zone.map_or("1".to_owned(), |z| format!("z{z}")));
        let (x, y) = zone.map_or((0.0, 0.0), |z| {
            (drawing.zones[z].rect.x, drawing.zones[z].rect.y)
        });
        assert!((number(cell, "x") + x - b.rect.x).abs() < 1e-6);
        assert!((number(cell, "y") + y - b.rect.y).abs() < 1e-6);
        held += usize::from(zone.is_some());
    }
    assert!(held > 20, "{held}");
    let within = cells
        .values()
        .filter(|c| c.contains("edge=\"1\"") && !c.contains("parent=\"1\""));
    assert!(within.count() > 0, "lines within a frame move with it");
}
