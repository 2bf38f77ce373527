//! A sheet of 10,000 rows and 12 columns.
#![expect(clippy::unwrap_used, reason = "a bench that cannot set up should stop")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use waymark_exchange::tables::{Cell, Column, ColumnKind, Table, xlsx};

fn workbook(c: &mut Criterion) {
    let kind = |c: usize| {
        if c.is_multiple_of(2) {
            ColumnKind::Text
        } else {
            ColumnKind::Number
        }
    };
    let columns = (0..12)
        .map(|c| Column {
            title: format!("Column {c}"),
            kind: kind(c),
        })
        .collect();
    let cell = |r: usize, c: usize| match kind(c) {
        ColumnKind::Text => Cell::Text(format!("Row {r} cell {c}")),
        _ => Cell::Number((r * c) as f64 / 7.0),
    };
    let rows = (0..10_000)
        .map(|r| (0..12).map(|c| cell(r, c)).collect())
        .collect();
    let tables = [Table {
        name: "table".into(),
        title: "Table".into(),
        columns,
        rows,
    }];
    let created = "2026-11-23T09:00:00Z".parse().unwrap();
    let mut group = c.benchmark_group("workbook");
    group.sample_size(10);
    group.bench_function("10,000 × 12", |b| {
        b.iter(|| black_box(xlsx(&tables, created).unwrap()));
    });
    group.finish();
}

criterion_group!(benches, workbook);
criterion_main!(benches);
