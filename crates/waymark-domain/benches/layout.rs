//! What the layout of a drawing costs: the stress case, drawings as they are, and how many lines cross. The graphs are
//! left for the peer, with what ours took and how often its lines cross.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should stop")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use waymark_domain::layout::{
    Diagram, Edge, Home, Node, Shape, Size, Spacing, Zone, ZoneWords, crossings, place,
};

/// The graphs: how many nodes, how many edges, and the seeds.
const GRAPHS: &[(usize, usize, &[u64])] = &[
    (20, 30, &[1, 2, 3, 4]),
    (45, 75, &[1, 2]),
    (300, 600, &[1, 2, 3, 4]),
];
const ZONES: usize = 4;

/// A generator of numbers (`SplitMix64`), so that every run and every machine draws the same graphs.
struct Draws(u64);

impl Draws {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % count as u64) as usize
    }
}

/// Returns a graph that looks like an architecture: three columns and a band; 55 % of the edges lead down a row or two
/// within a zone, 37 % to the next zone or the band, and the rest back.
fn graph(seed: u64, nodes: usize, edges: usize) -> Diagram {
    let mut draws = Draws(seed);
    let zone = |shape| Zone {
        shape,
        framed: true,
        footer: false,
        words: ZoneWords::default(),
    };
    let shapes = [Shape::Column, Shape::Column, Shape::Column, Shape::Band];
    let rows = if nodes > 100 { 12 } else { 5 };
    let mut diagram = Diagram {
        zones: shapes.map(zone).to_vec(),
        nodes: Vec::new(),
        edges: Vec::new(),
    };
    for at in 0..nodes {
        diagram.nodes.push(Node {
            home: Home::Zone(at * ZONES / nodes),
            row: draws.below(rows) as u32,
            size: Size {
                width: 232.0,
                height: 44.0,
            },
            caption: Size::default(),
            pin: None,
        });
    }
    while diagram.edges.len() < edges {
        let (from, to, kind) = (draws.below(nodes), draws.below(nodes), draws.below(100));
        let down = i64::from(diagram.nodes[to].row) - i64::from(diagram.nodes[from].row);
        let (a, b) = (from * ZONES / nodes, to * ZONES / nodes);
        let near = down.abs() <= 1;
        let fits = match kind {
            0..10 => a == b && (1..=2).contains(&down),
            10..55 => a == b && down == 1,
            55..85 => a < 3 && (b == a + 1 || b == 3) && near,
            85..92 => a == 3 && b < 3 && near,
            _ => (b + 1 == a && a < 3) || (a == b && (-3..0).contains(&down)),
        };
        let known = diagram.edges.iter().any(|e| (e.from, e.to) == (from, to));
        if from != to && fits && !known {
            diagram.edges.push(Edge {
                from,
                to,
                feedback: kind >= 92,
                label: None,
            });
        }
    }
    diagram
}

/// Returns a graph as JSON, with how often the lines of its placement cross.
fn json(name: &str, diagram: &Diagram) -> String {
    let mut text = format!("{{\"name\":\"{name}\",\"zones\":{ZONES},\"nodes\":[");
    for (at, node) in diagram.nodes.iter().enumerate() {
        let zone = at * ZONES / diagram.nodes.len();
        let comma = if at == 0 { "" } else { "," };
        let Size { width, height } = node.size;
        let _ = write!(text, "{comma}[{zone},{width},{height}]");
    }
    text += "],\"edges\":[";
    for (at, edge) in diagram.edges.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        let _ = write!(text, "{comma}[{},{}]", edge.from, edge.to);
    }
    let placement = place(diagram, &Spacing::default());
    let _ = write!(text, "],\"crossings\":{}}}", crossings(&placement));
    text
}

fn layout(c: &mut Criterion) {
    let mut group = c.benchmark_group("layout");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    let mut left = Vec::new();
    for (nodes, edges, seeds) in GRAPHS {
        for seed in *seeds {
            let diagram = graph(*seed, *nodes, *edges);
            let name = format!("{nodes} nodes, {edges} edges");
            left.push(json(&format!("{name}, seed {seed}"), &diagram));
            group.bench_function(BenchmarkId::new(name, seed), |b| {
                b.iter(|| place(black_box(&diagram), &Spacing::default()));
            });
        }
    }
    group.finish();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(folder).unwrap();
    let text = format!("[{}]\n", left.join(",\n"));
    std::fs::write(folder.join("layout.json"), text).unwrap();
}

criterion_group!(benches, layout);
criterion_main!(benches);
