//! What holds of every placement, and small drawings worked by hand.

use proptest::prelude::*;

use super::{
    Diagram, Edge, Home, Node, Placement, Point, Rect, Route, Shape, Size, Spacing, Zone,
    ZoneWords, crossings, place,
};

fn zone(shape: Shape) -> Zone {
    Zone {
        shape,
        framed: true,
        footer: false,
        words: ZoneWords::default(),
    }
}

fn node(home: Home, row: u32) -> Node {
    Node {
        home,
        row,
        size: Size {
            width: 232.0,
            height: 44.0,
        },
        caption: Size::default(),
        pin: None,
    }
}

fn gate(corridor: usize) -> Node {
    Node {
        size: Size {
            width: 36.0,
            height: 36.0,
        },
        ..node(Home::Corridor(corridor), 0)
    }
}

fn edge(from: usize, to: usize) -> Edge {
    Edge {
        from,
        to,
        feedback: false,
        label: None,
    }
}

fn drawn(diagram: &Diagram) -> Placement {
    place(diagram, &Spacing::default())
}

/// Says whether a piece of a route passes through the inside of a rectangle.
fn through(piece: &[Point], rect: &Rect) -> bool {
    let near = 1e-6;
    piece[0].x.min(piece[1].x) < rect.right() - near
        && piece[0].x.max(piece[1].x) > rect.x + near
        && piece[0].y.min(piece[1].y) < rect.bottom() - near
        && piece[0].y.max(piece[1].y) > rect.y + near
}

fn inside(inner: &Rect, outer: &Rect) -> bool {
    let near = 1e-6;
    inner.x >= outer.x - near
        && inner.y >= outer.y - near
        && inner.right() <= outer.right() + near
        && inner.bottom() <= outer.bottom() + near
}

/// Says whether a point lies on the border of a rectangle, or of the diamond in it.
fn on_border(point: Point, rect: &Rect, diamond: bool) -> bool {
    let middle = rect.middle();
    let (dx, dy) = ((point.x - middle.x).abs(), (point.y - middle.y).abs());
    let (w, h) = (rect.width / 2.0, rect.height / 2.0);
    if diamond {
        return (dx / w + dy / h - 1.0).abs() < 1e-6;
    }
    let on = |v: f64, edge: f64| (v - edge).abs() < 1e-6;
    (on(dx, w) && dy <= h + 1e-6) || (on(dy, h) && dx <= w + 1e-6)
}

/// Checks what must hold of each route of a diagram.
fn check_routes(diagram: &Diagram, placement: &Placement) {
    assert_eq!(placement.routes.len(), diagram.edges.len());
    let count = diagram.nodes.len();
    for (edge, route) in diagram.edges.iter().zip(&placement.routes) {
        if edge.from >= count || edge.to >= count {
            assert!(
                route.points.is_empty(),
                "an edge without a node has a route"
            );
            continue;
        }
        let (Some(first), Some(last)) = (route.points.first(), route.points.last()) else {
            continue;
        };
        let diamond =
            |n: usize| matches!(diagram.nodes[n].home, Home::Corridor(_)) && edge.from != edge.to;
        assert!(
            on_border(*first, &placement.nodes[edge.from], diamond(edge.from)),
            "{first:?}"
        );
        assert!(
            on_border(*last, &placement.nodes[edge.to], diamond(edge.to)),
            "{last:?}"
        );
        for piece in route.points.windows(2) {
            assert!(piece.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
            let straight =
                (piece[0].x - piece[1].x).abs() < 1e-9 || (piece[0].y - piece[1].y).abs() < 1e-9;
            assert!(straight, "slanted: {piece:?}");
            for (at, rect) in placement.nodes.iter().enumerate() {
                // A node may be pinned on top of another; then no line keeps clear of both.
                let ends = [edge.from, edge.to].map(|n| placement.nodes[n]);
                let own = ends.iter().any(|end| end == rect || end.overlaps(rect));
                assert!(own || !through(piece, rect), "{edge:?} passes node {at}");
            }
        }
    }
}

/// Checks that no two routes run along on the same line.
fn check_apart(routes: &[Route]) {
    let mut pieces = Vec::new();
    for (at, route) in routes.iter().enumerate() {
        for w in route.points.windows(2) {
            let flat = (w[0].y - w[1].y).abs() < 1e-9;
            let (on, a, b) = if flat {
                (w[0].y, w[0].x, w[1].x)
            } else {
                (w[0].x, w[0].y, w[1].y)
            };
            pieces.push((flat, on, a.min(b), a.max(b), at));
        }
    }
    for (at, p) in pieces.iter().enumerate() {
        for q in &pieces[..at] {
            let along = p.0 == q.0 && (p.1 - q.1).abs() < 1e-6 && p.4 != q.4;
            assert!(
                !along || p.2 >= q.3 - 1e-6 || q.2 >= p.3 - 1e-6,
                "{p:?} lies on {q:?}"
            );
        }
    }
}

fn check_nodes(diagram: &Diagram, placement: &Placement, pinned: bool) {
    for (at, rect) in placement.nodes.iter().enumerate() {
        assert!(rect.x.is_finite() && rect.y.is_finite());
        if let Some(pin) = diagram.nodes[at].pin {
            assert_eq!(
                Point {
                    x: rect.x,
                    y: rect.y
                },
                pin
            );
        }
        let both =
            |other: usize| diagram.nodes[at].pin.is_some() && diagram.nodes[other].pin.is_some();
        for (other, with) in placement.nodes.iter().enumerate().take(at) {
            assert!(
                both(other) || !rect.overlaps(with),
                "nodes {at} and {other} overlap"
            );
        }
        if let Home::Zone(zone) = diagram.nodes[at].home
            && let Some(frame) = placement.zones.get(zone)
        {
            assert!(inside(rect, frame), "node {at} is outside of its zone");
        }
    }
    for (at, rect) in placement.zones.iter().enumerate() {
        let others = placement.zones.iter().take(at);
        let framed = diagram.zones[at].framed;
        for (other, with) in others.enumerate() {
            let both = framed && diagram.zones[other].framed;
            assert!(pinned || !both || !rect.overlaps(with), "zones overlap");
        }
    }
}

fn check_labels(diagram: &Diagram, placement: &Placement) {
    let labels: Vec<Rect> = placement.routes.iter().filter_map(|r| r.label).collect();
    let below = |(node, rect): (&Node, &Rect)| Rect {
        x: rect.middle().x - node.caption.width / 2.0,
        y: rect.bottom() + 2.0,
        width: node.caption.width,
        height: node.caption.height,
    };
    let captions = diagram.nodes.iter().zip(&placement.nodes).map(below);
    let captions: Vec<Rect> = captions.filter(|c| c.width > 0.0).collect();
    for (at, label) in labels.iter().enumerate() {
        assert!(captions.iter().all(|c| !c.overlaps(label)));
        assert!(placement.nodes.iter().all(|n| !n.overlaps(label)));
        assert!(labels[..at].iter().all(|l| !l.overlaps(label)));
    }
}

fn any_zone() -> impl Strategy<Value = Zone> {
    let words = prop::option::of((0.0..300.0_f64, 0.0..300.0_f64, 0.0..300.0_f64));
    (
        any::<bool>(),
        prop::bool::weighted(0.8),
        any::<bool>(),
        words,
    )
        .prop_map(|(column, framed, footer, words)| Zone {
            shape: if column { Shape::Column } else { Shape::Band },
            framed,
            footer,
            words: words.map_or_else(ZoneWords::default, |(title, note, footer)| ZoneWords {
                title,
                note,
                footer,
            }),
        })
}

fn any_node(pins: bool) -> impl Strategy<Value = Node> {
    let home = prop_oneof![6 => (0..5_usize).prop_map(Home::Zone), 1 => (0..4_usize).prop_map(Home::Corridor)];
    let size = (20.0..260.0_f64, 16.0..70.0_f64);
    let caption = prop::option::weighted(0.3, (1.0..120.0_f64, 1.0..30.0_f64));
    let pin = prop::option::weighted(0.3, (-50.0..1200.0_f64, -50.0..900.0_f64));
    let usual = prop::bool::ANY;
    (home, 0..6_u32, size, usual, pin, caption).prop_map(
        move |(home, row, size, usual, pin, caption)| Node {
            home,
            row,
            caption: caption.map_or_else(Size::default, |(width, height)| Size { width, height }),
            size: match (home, usual) {
                (Home::Corridor(_), _) => Size {
                    width: 36.0,
                    height: 36.0,
                },
                (_, true) => Size {
                    width: 232.0,
                    height: 44.0,
                },
                _ => Size {
                    width: size.0,
                    height: size.1,
                },
            },
            pin: pin.filter(|_| pins).map(|(x, y)| Point { x, y }),
        },
    )
}

fn any_diagram(pins: bool) -> impl Strategy<Value = Diagram> {
    let label = prop::option::weighted(0.3, (10.0..200.0_f64, 10.0..30.0_f64));
    let edge = (0..24_usize, 0..24_usize, prop::bool::weighted(0.2), label);
    (
        prop::collection::vec(any_zone(), 0..5),
        prop::collection::vec(any_node(pins), 0..22),
        prop::collection::vec(edge, 0..40),
    )
        .prop_map(|(zones, nodes, edges)| Diagram {
            zones,
            nodes,
            edges: edges
                .into_iter()
                .map(|(from, to, feedback, label)| Edge {
                    from,
                    to,
                    feedback,
                    label: label.map(|(width, height)| Size { width, height }),
                })
                .collect(),
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_free_drawing_holds(diagram in any_diagram(false)) {
        let placement = drawn(&diagram);
        check_nodes(&diagram, &placement, false);
        check_routes(&diagram, &placement);
        check_labels(&diagram, &placement);
        let loops: Vec<bool> = diagram.edges.iter().map(|e| e.from == e.to).collect();
        let mut routes = placement.routes.clone();
        for (route, is_loop) in routes.iter_mut().zip(loops) {
            if is_loop {
                route.points.clear();
            }
        }
        check_apart(&routes);
        for (edge, route) in diagram.edges.iter().zip(&placement.routes) {
            let there = edge.from.max(edge.to) < diagram.nodes.len();
            prop_assert!(!there || route.points.len() >= 2, "no way for {:?}", edge);
        }
    }

    #[test]
    fn a_drawing_with_pins_holds(diagram in any_diagram(true)) {
        let placement = drawn(&diagram);
        check_nodes(&diagram, &placement, true);
        check_routes(&diagram, &placement);
        check_labels(&diagram, &placement);
    }

    #[test]
    fn the_same_diagram_gives_the_same_placement(diagram in any_diagram(true)) {
        let bytes = |p: &Placement| serde_json::to_string(p).unwrap_or_default();
        prop_assert_eq!(bytes(&drawn(&diagram)), bytes(&drawn(&diagram)));
    }
}

#[test]
fn nothing_gives_an_empty_drawing() {
    let placement = drawn(&Diagram::default());
    assert!(placement.nodes.is_empty() && placement.routes.is_empty());
    assert_eq!(crossings(&placement), 0);
}

#[test]
fn a_gate_stands_in_line_with_the_nodes_it_joins() {
    let diagram = Diagram {
        zones: vec![zone(Shape::Column), zone(Shape::Column)],
        nodes: vec![
            node(Home::Zone(0), 0),
            node(Home::Zone(0), 1),
            node(Home::Zone(1), 0),
            gate(0),
        ],
        edges: vec![edge(0, 1), edge(1, 3), edge(3, 2)],
    };
    let placement = drawn(&diagram);
    assert!(
        placement.routes.iter().all(|r| r.points.len() == 2),
        "all lines are straight"
    );
    let middle = |n: usize| placement.nodes[n].middle();
    assert!((middle(1).y - middle(3).y).abs() < 1e-9);
    assert!(
        (placement.routes[1].points[1].x - placement.nodes[3].x).abs() < 1e-6,
        "into the corner"
    );
    assert!(middle(0).y < middle(1).y, "the lower row stands first");
}

#[test]
fn neighbours_in_a_column_are_joined_straight_down() {
    let diagram = Diagram {
        zones: vec![zone(Shape::Column)],
        nodes: (0..3).map(|row| node(Home::Zone(0), row)).collect(),
        edges: vec![edge(0, 1), edge(1, 2)],
    };
    let placement = drawn(&diagram);
    for (at, route) in placement.routes.iter().enumerate() {
        assert_eq!(route.points.len(), 2);
        assert!((route.points[0].y - placement.nodes[at].bottom()).abs() < 1e-9);
        assert!((route.points[1].y - placement.nodes[at + 1].y).abs() < 1e-9);
    }
}

#[test]
fn feedback_is_led_around_the_rows() {
    let diagram = Diagram {
        zones: vec![
            zone(Shape::Column),
            zone(Shape::Column),
            zone(Shape::Column),
        ],
        nodes: (0..3).map(|z| node(Home::Zone(z), 0)).collect(),
        edges: vec![
            edge(0, 1),
            edge(1, 2),
            Edge {
                feedback: true,
                ..edge(2, 0)
            },
        ],
    };
    let placement = drawn(&diagram);
    let rows = placement.nodes[1];
    let outside = |p: &Point| p.y > rows.bottom() || p.y < rows.y;
    assert!(placement.routes[2].points.iter().any(outside));
    assert_eq!(crossings(&placement), 0);
}

#[test]
fn many_nodes_take_several_lanes() {
    let diagram = Diagram {
        zones: vec![zone(Shape::Column)],
        nodes: (0..40).map(|row| node(Home::Zone(0), row)).collect(),
        edges: Vec::new(),
    };
    let placement = drawn(&diagram);
    let ratio = placement.extent.width / placement.extent.height;
    assert!((1.0..2.4).contains(&ratio), "{ratio}");
}

#[test]
fn a_loop_and_a_wrong_reference_do_no_harm() {
    let diagram = Diagram {
        zones: vec![zone(Shape::Column)],
        nodes: vec![
            node(Home::Zone(0), 0),
            node(Home::Zone(9), 0),
            node(Home::Corridor(7), 0),
        ],
        edges: vec![edge(0, 0), edge(0, 9), edge(1, 2)],
    };
    let placement = drawn(&diagram);
    assert_eq!(placement.routes[0].points.len(), 5);
    assert!(placement.routes[1].points.is_empty());
    check_routes(&diagram, &placement);
}

#[test]
fn what_is_no_number_does_no_harm() {
    let odd = Node {
        size: Size {
            width: f64::NAN,
            height: f64::INFINITY,
        },
        pin: Some(Point {
            x: f64::NAN,
            y: 0.0,
        }),
        ..node(Home::Zone(0), u32::MAX)
    };
    let diagram = Diagram {
        zones: vec![zone(Shape::Column)],
        nodes: vec![odd, node(Home::Zone(0), 0)],
        edges: vec![edge(0, 1)],
    };
    let spacing = Spacing {
        row: f64::NAN,
        track: -1.0,
        ..Spacing::default()
    };
    let placement = place(&diagram, &spacing);
    assert!(placement.extent.width.is_finite() && placement.extent.height.is_finite());
    check_routes(&diagram, &placement);
}

#[test]
fn crossings_are_counted_inside_of_lines_only() {
    let route = |points: &[(f64, f64)]| Route {
        points: points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect(),
        label: None,
    };
    let check = |routes: Vec<Route>, expected: usize| {
        let placement = Placement {
            routes,
            ..Placement::default()
        };
        assert_eq!(crossings(&placement), expected);
    };
    let cross = route(&[(0.0, 5.0), (10.0, 5.0)]);
    check(vec![cross.clone(), route(&[(5.0, 0.0), (5.0, 10.0)])], 1);
    check(vec![cross.clone(), route(&[(5.0, 5.0), (5.0, 10.0)])], 0);
    check(vec![cross.clone(), route(&[(10.0, 0.0), (10.0, 10.0)])], 0);
    let curl = route(&[
        (0.0, 5.0),
        (10.0, 5.0),
        (10.0, 0.0),
        (5.0, 0.0),
        (5.0, 10.0),
    ]);
    check(vec![curl], 0);
    check(
        vec![
            cross,
            route(&[(2.0, 0.0), (2.0, 9.0), (8.0, 9.0), (8.0, 0.0)]),
        ],
        2,
    );
}

/// Three columns whose outer nodes are joined over the top, through the title strip of the last.
fn titled(words: ZoneWords) -> Diagram {
    let columns = [words, ZoneWords::default(), words].map(|words| Zone {
        words,
        ..zone(Shape::Column)
    });
    let nodes = (0..3).flat_map(|z| (0..3).map(move |row| node(Home::Zone(z), row)));
    Diagram {
        zones: columns.to_vec(),
        nodes: nodes.collect(),
        edges: vec![
            Edge {
                feedback: true,
                ..edge(6, 0)
            },
            Edge {
                feedback: true,
                ..edge(7, 1)
            },
        ],
    }
}

#[test]
fn no_line_runs_through_a_title() {
    let crossed = |words: ZoneWords| {
        let placement = drawn(&titled(words));
        let title = |z: &Rect| Rect {
            x: z.x + 14.0,
            width: 140.0,
            height: 24.0,
            ..*z
        };
        let titles = [title(&placement.zones[0]), title(&placement.zones[2])];
        let pieces = placement.routes.iter().flat_map(|r| r.points.windows(2));
        pieces
            .filter(|p| titles.iter().any(|t| through(p, t)))
            .count()
    };
    let words = ZoneWords {
        title: 140.0,
        ..ZoneWords::default()
    };
    assert!(crossed(ZoneWords::default()) > 0);
    assert_eq!(crossed(words), 0);
}

#[test]
fn room_is_made_for_a_label_between_frames() {
    let label = Size {
        width: 120.0,
        height: 14.0,
    };
    let diagram = Diagram {
        zones: vec![zone(Shape::Column), zone(Shape::Column)],
        nodes: vec![node(Home::Zone(0), 0), node(Home::Zone(1), 0)],
        edges: vec![Edge {
            label: Some(label),
            ..edge(0, 1)
        }],
    };
    let placement = drawn(&diagram);
    let place = placement.routes[0].label.unwrap();
    let gap = (placement.zones[0].right(), placement.zones[1].x);
    assert!(
        gap.0 <= place.x && place.right() <= gap.1,
        "{place:?} {gap:?}"
    );
    // Without a text the columns stand as close as they may.
    let mut bare = diagram;
    bare.edges[0].label = None;
    let bare = drawn(&bare);
    assert!(bare.zones[1].x - bare.zones[0].right() < 120.0);
}
