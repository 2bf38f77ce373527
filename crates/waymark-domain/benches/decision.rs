//! What a dragged weight and a robustness panel cost: methods by the number of tools, exact shares, and rank
//! acceptability over a hundred thousand weightings.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should stop")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use waymark_domain::decision_matrix::{Column, Direction, Matrix};
use waymark_domain::ranking::{Method, rank};
use waymark_domain::robustness::{
    acceptability, critical_weights, pairwise_shares, smallest_flips,
};

const CRITERIA: usize = 60;
const DRAWS: u64 = 100_000;

/// Returns a value in [0, 1] per tool and criterion; the peers compute the same.
fn values(tools: usize) -> Vec<f64> {
    let value = |t: usize, c: usize| ((t * 37 + c * 61 + t * c * 13) % 101) as f64 / 100.0;
    (0..tools * CRITERIA)
        .map(|at| value(at / CRITERIA, at % CRITERIA))
        .collect()
}

fn matrix(tools: usize) -> Matrix {
    let column = |c: usize| {
        let direction = if c.is_multiple_of(3) {
            Direction::Min
        } else {
            Direction::Max
        };
        Column::new(format!("c{c}"), (c % 7 + 1) as f64, direction)
    };
    let values = values(tools);
    let rows: Vec<Vec<Option<f64>>> = values
        .chunks_exact(CRITERIA)
        .map(|row| row.iter().map(|v| Some(v + 0.01)).collect())
        .collect();
    let names = (0..tools).map(|t| format!("t{t}")).collect();
    Matrix::new(names, (0..CRITERIA).map(column).collect(), &rows).unwrap()
}

fn methods(c: &mut Criterion) {
    let mut group = c.benchmark_group("rank");
    group
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    for method in Method::ALL {
        for tools in [10, 40, 100, 1_000, 10_000] {
            let matrix = matrix(tools);
            let id = BenchmarkId::new(format!("{}, 60 criteria", method.word()), tools);
            group.bench_function(id, |b| b.iter(|| rank(black_box(&matrix), method, None)));
        }
    }
    group.finish();
}

fn exact(c: &mut Criterion) {
    let values = values(40);
    let weights = vec![1.0 / CRITERIA as f64; CRITERIA];
    let mut group = c.benchmark_group("robustness");
    group.bench_function("all pairwise shares, 40 × 60", |b| {
        b.iter(|| pairwise_shares(black_box(&values), CRITERIA));
    });
    group.bench_function("flips and critical weights, 40 × 60", |b| {
        b.iter(|| {
            let flips = smallest_flips(black_box(&values), &weights);
            (flips, critical_weights(&values, &weights))
        });
    });
    group.finish();
}

/// Returns the most memory that this process has had, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

/// Leaves the counts of one run, and what memory it took, where the peer looks for them.
fn leave_for_the_peer(values: &[f64]) {
    let before = peak();
    let found = acceptability(values, CRITERIA, DRAWS, 7, NonZeroUsize::MIN);
    let mut text = format!("{}\n", peak() - before);
    for row in found.counts.chunks_exact(found.tools) {
        let cells: Vec<String> = row.iter().map(u64::to_string).collect();
        let _ = writeln!(text, "{}", cells.join(" "));
    }
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("acceptability.txt"), text).unwrap();
}

fn estimated(c: &mut Criterion) {
    let values = values(40);
    leave_for_the_peer(&values);
    let mut group = c.benchmark_group("acceptability");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(4));
    let all = std::thread::available_parallelism().unwrap();
    for (name, threads) in [("one thread", NonZeroUsize::MIN), ("all threads", all)] {
        group.bench_function(format!("100,000 × 40 × 60, {name}"), |b| {
            b.iter(|| acceptability(black_box(&values), CRITERIA, DRAWS, 7, threads));
        });
    }
    group.finish();
}

criterion_group!(benches, estimated, exact, methods);
criterion_main!(benches);
