//! A small exact linear program: the dense two-phase simplex method.

/// What counts as 0 in a tableau whose numbers are around 1.
const ZERO: f64 = 1e-11;

/// Returns x ≥ 0 that minimises c·x under A·x ≤ b and E·x = e; none where nothing fits or nothing bounds it.
///
/// `at_most` and `equal` are rows of coefficients with their right-hand side. Dantzig (1947), with Bland's
/// rule (1977) against going round in circles; for the dozens of variables of a judgement, not for more.
pub(super) fn minimise(
    c: &[f64],
    at_most: &[(Vec<f64>, f64)],
    equal: &[(Vec<f64>, f64)],
) -> Option<Vec<f64>> {
    let (n, slacks) = (c.len(), at_most.len());
    let rows = slacks + equal.len();
    // Columns: variables, slacks, one artificial per row, right-hand side.
    let (artificial, right) = (n + slacks, n + slacks + rows);
    let mut tableau = vec![vec![0.0; right + 1]; rows];
    for (r, (coefficients, bound)) in at_most.iter().chain(equal).enumerate() {
        let sign = if *bound < 0.0 { -1.0 } else { 1.0 };
        for (cell, a) in tableau[r].iter_mut().zip(coefficients) {
            *cell = sign * a;
        }
        if r < slacks {
            tableau[r][n + r] = sign;
        }
        tableau[r][artificial + r] = 1.0;
        tableau[r][right] = sign * bound;
    }
    let mut basis: Vec<usize> = (artificial..right).collect();
    // A slack that may stand for its row spares the artificial.
    for r in 0..slacks {
        if tableau[r][n + r] > 0.0 {
            basis[r] = n + r;
        }
    }
    let mut phase_one = vec![0.0; right];
    phase_one[artificial..].fill(1.0);
    let left_over = optimise(&mut tableau, &mut basis, &phase_one, right)?;
    if left_over > 1e-9 {
        return None;
    }
    // Artificials left in the basis at 0 leave it, or their row says nothing.
    for r in 0..rows {
        if basis[r] >= artificial
            && let Some(enters) = (0..artificial).find(|&col| tableau[r][col].abs() > ZERO)
        {
            pivot(&mut tableau, &mut basis, r, enters);
        }
    }
    let mut phase_two = vec![0.0; right];
    phase_two[..n].copy_from_slice(c);
    optimise(&mut tableau, &mut basis, &phase_two, artificial)?;
    let mut x = vec![0.0; n];
    for (row, &variable) in tableau.iter().zip(&basis) {
        if variable < n {
            x[variable] = row[right].max(0.0);
        }
    }
    Some(x)
}

/// Pivots until no column below `columns` lowers the cost, and returns the cost; none where it has no bound.
fn optimise(
    tableau: &mut [Vec<f64>],
    basis: &mut [usize],
    cost: &[f64],
    columns: usize,
) -> Option<f64> {
    let right = tableau.first().map_or(0, |row| row.len() - 1);
    loop {
        let reduced = |column: usize| {
            let carried = tableau
                .iter()
                .zip(&*basis)
                .map(|(row, &b)| cost[b] * row[column]);
            cost[column] - carried.sum::<f64>()
        };
        let Some(enters) = (0..columns).find(|&column| reduced(column) < -ZERO) else {
            let value = tableau
                .iter()
                .zip(&*basis)
                .map(|(row, &b)| cost[b] * row[right]);
            return Some(value.sum());
        };
        let mut leaves: Option<(f64, usize)> = None;
        for (r, row) in tableau.iter().enumerate() {
            if row[enters] > ZERO {
                let ratio = row[right] / row[enters];
                let better = leaves.is_none_or(|(least, at)| {
                    ratio < least - ZERO || (ratio <= least + ZERO && basis[r] < basis[at])
                });
                if better {
                    leaves = Some((ratio, r));
                }
            }
        }
        pivot(tableau, basis, leaves?.1, enters);
    }
}

fn pivot(tableau: &mut [Vec<f64>], basis: &mut [usize], leaves: usize, enters: usize) {
    let factor = 1.0 / tableau[leaves][enters];
    tableau[leaves].iter_mut().for_each(|cell| *cell *= factor);
    let pivot_row = tableau[leaves].clone();
    for (r, row) in tableau.iter_mut().enumerate() {
        let factor = row[enters];
        if r != leaves && factor != 0.0 {
            for (cell, p) in row.iter_mut().zip(&pivot_row) {
                *cell -= factor * p;
            }
        }
    }
    basis[leaves] = enters;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_programs() {
        let check = |c: &[f64],
                     at_most: &[(&[f64], f64)],
                     equal: &[(&[f64], f64)],
                     expect: Option<&[f64]>| {
            let own = |rows: &[(&[f64], f64)]| -> Vec<(Vec<f64>, f64)> {
                rows.iter().map(|(a, b)| (a.to_vec(), *b)).collect()
            };
            let found = minimise(c, &own(at_most), &own(equal));
            match (&found, expect) {
                (Some(x), Some(e)) => {
                    let off = x
                        .iter()
                        .zip(e)
                        .map(|(x, e)| (x - e).abs())
                        .fold(0.0, f64::max);
                    assert!(off < 1e-9, "{x:?} for {e:?}");
                }
                (x, e) => assert_eq!(x.is_none(), e.is_none(), "{x:?} for {e:?}"),
            }
        };
        // Dantzig's own kind of example: 3x + 5y under x ≤ 4, 2y ≤ 12, 3x + 2y ≤ 18 (Hillier & Lieberman,
        // the Wyndor Glass problem): (2, 6).
        let wyndor: [(&[f64], f64); 3] =
            [(&[1.0, 0.0], 4.0), (&[0.0, 2.0], 12.0), (&[3.0, 2.0], 18.0)];
        check(&[-3.0, -5.0], &wyndor, &[], Some(&[2.0, 6.0]));
        // A right-hand side below 0 takes an artificial.
        check(
            &[1.0, 1.0],
            &[(&[-1.0, -2.0], -4.0)],
            &[],
            Some(&[0.0, 2.0]),
        );
        check(&[1.0, 2.0], &[], &[(&[1.0, 1.0], 1.0)], Some(&[1.0, 0.0]));
        // Nothing fits; nothing bounds it.
        check(&[1.0], &[(&[1.0], 1.0), (&[-1.0], -2.0)], &[], None);
        check(&[-1.0], &[(&[-1.0], 0.0)], &[], None);
        // Beale's example goes round in circles without Bland's rule: −1/20 at (1/25, 0, 1, 0).
        let beale: [(&[f64], f64); 3] = [
            (&[0.25, -60.0, -0.04, 9.0], 0.0),
            (&[0.5, -90.0, -0.02, 3.0], 0.0),
            (&[0.0, 0.0, 1.0, 0.0], 1.0),
        ];
        check(
            &[-0.75, 150.0, -0.02, 6.0],
            &beale,
            &[],
            Some(&[0.04, 0.0, 1.0, 0.0]),
        );
    }
}
