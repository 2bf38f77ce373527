//! Pairwise shares: the part of all weightings in which one tool beats another, exactly.

use super::difference;

/// What is too small to divide by is no difference.
const NO_DIFFERENCE: f64 = 1e-300;

/// Returns the share of all weightings, uniform on the simplex, in which Σ dⱼ wⱼ > 0.
///
/// The volume of a simplex on one side of a plane by the recursion of Varsi (1973) and Ali (1973): with
/// n⁺ positive and n⁻ negative differences it takes n⁺·n⁻ steps, each a mean of two shares, so that nothing
/// cancels and even shares near 0 keep their digits. A criterion on which the two do not differ changes
/// nothing. Without any difference neither beats the other: 0 for both.
pub fn pairwise_share(d: &[f64]) -> f64 {
    let mut split = Split::default();
    split.read(d.iter().copied());
    split.shares()[0]
}

/// Returns the share of all weightings of the given order in which Σ dⱼ wⱼ > 0.
///
/// `order` lists the criteria, the most important first: w₁ ≥ w₂ ≥ …. Such weightings are again a simplex,
/// with the corners (1, 0, 0, …), (½, ½, 0, …), (⅓, ⅓, ⅓, …) and so on, on which the differences are the
/// cumulative means of d.
pub fn pairwise_share_ranked(d: &[f64], order: &[usize]) -> f64 {
    let mut split = Split::default();
    split.read(cumulative_means(d, order));
    split.shares()[0]
}

/// Returns the share of all weightings with wⱼ ≥ `minimum`ⱼ in which Σ dⱼ wⱼ > 0; none where the minimums
/// sum to more than 1.
///
/// Such weightings are the simplex made smaller and moved: w = m + (1 − Σm)·u with u on the whole simplex.
/// Minimums that sum to 1 leave a single weighting, and the share is 0 or 1.
pub fn pairwise_share_with_minimum(d: &[f64], minimum: &[f64]) -> Option<f64> {
    let fixed: f64 = minimum.iter().sum();
    let free = 1.0 - fixed;
    if free < -1e-12 || minimum.iter().any(|m| *m < 0.0 || m.is_nan()) {
        return None;
    }
    let base: f64 = d.iter().zip(minimum).map(|(d, m)| d * m).sum();
    let mut split = Split::default();
    split.read(d.iter().map(|d| base + free.max(0.0) * d));
    Some(split.shares()[0])
}

/// Returns the share of all weightings in which the row's tool beats the column's, tools × tools row by
/// row, with zeros on the diagonal.
pub fn pairwise_shares(values: &[f64], criteria: usize) -> Vec<f64> {
    all_pairs(values, criteria, |split, d| split.read(d.iter().copied()))
}

/// Returns the same as [`pairwise_shares`] over the weightings of the given order only.
pub fn pairwise_shares_ranked(values: &[f64], criteria: usize, order: &[usize]) -> Vec<f64> {
    all_pairs(values, criteria, |split, d| {
        split.read(cumulative_means(d, order));
    })
}

/// Returns the criteria by weight, the heaviest first; equals stay in their order.
pub fn order_of(weights: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]));
    order
}

fn cumulative_means<'d>(d: &'d [f64], order: &'d [usize]) -> impl Iterator<Item = f64> + 'd {
    let mut sum = 0.0;
    order.iter().enumerate().map(move |(i, &criterion)| {
        sum += d[criterion];
        sum / (i + 1) as f64
    })
}

fn all_pairs(values: &[f64], criteria: usize, read: impl Fn(&mut Split, &[f64])) -> Vec<f64> {
    let tools = values.len() / criteria;
    let mut shares = vec![0.0; tools * tools];
    let mut split = Split::default();
    for a in 0..tools {
        for b in a + 1..tools {
            read(&mut split, &difference(values, criteria, a, b));
            let [over, under] = split.shares();
            shares[a * tools + b] = over;
            shares[b * tools + a] = under;
        }
    }
    shares
}

/// The differences of a pair, by sign, and the room that the recursion works in.
#[derive(Default)]
struct Split {
    /// Where A leads, by how much.
    leads: Vec<f64>,
    /// Where A lags, by how much.
    lags: Vec<f64>,
    /// Shares after the leads so far against the first lags: of A over B, and of B over A.
    row: Vec<[f64; 2]>,
    /// 1 / (lead + lag), lag by lag.
    scale: Vec<f64>,
}

impl Split {
    fn read(&mut self, d: impl Iterator<Item = f64>) {
        self.leads.clear();
        self.lags.clear();
        for d in d {
            if d > NO_DIFFERENCE {
                self.leads.push(d);
            } else if d < -NO_DIFFERENCE {
                self.lags.push(-d);
            }
        }
    }

    /// Returns the shares of A over B and of B over A.
    ///
    /// F(h, k), the share of A with only the first h leads and k lags, is the mean of F(h, k−1) with weight
    /// lead and F(h−1, k) with weight lag. It is 1 without a lag and 0 without a lead. The share of B
    /// follows the same recursion from the opposite edges, and goes along in the other half of the pair:
    /// each step divides once for both.
    fn shares(&mut self) -> [f64; 2] {
        match (self.leads.is_empty(), self.lags.is_empty()) {
            (true, true) => return [0.0, 0.0],
            (false, true) => return [1.0, 0.0],
            (true, false) => return [0.0, 1.0],
            (false, false) => {}
        }
        self.row.clear();
        self.row.resize(self.lags.len(), [0.0, 1.0]);
        self.scale.resize(self.lags.len(), 0.0);
        for &lead in &self.leads {
            // Dividing apart from the recursion lets the compiler divide several at a time.
            for (scale, lag) in self.scale.iter_mut().zip(&self.lags) {
                *scale = 1.0 / (lead + lag);
            }
            let mut before = [1.0, 0.0];
            let steps = self.row.iter_mut().zip(&self.lags).zip(&self.scale);
            for ((share, lag), scale) in steps {
                let (of_lead, of_lag) = (lead * scale, lag * scale);
                for (share, before) in share.iter_mut().zip(&mut before) {
                    *share = of_lead * *before + of_lag * *share;
                    *before = *share;
                }
            }
        }
        self.row[self.row.len() - 1]
    }
}
