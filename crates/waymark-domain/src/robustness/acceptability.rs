//! Rank acceptability: how often each tool takes each rank when nothing is agreed about the weights.

use std::num::NonZeroUsize;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::weightings::{DRAWS, Weightings};

/// An estimate over random weightings, uniform on the simplex (Lahdelma & Salminen 2001).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Acceptability {
    /// How many tools, and how many ranks.
    pub tools: usize,
    /// Weightings drawn.
    #[ts(type = "number")]
    pub draws: u64,
    /// The seed they were drawn from; the same seed gives the same counts.
    #[ts(type = "number")]
    pub seed: u64,
    /// How often a tool took a rank, tools × ranks row by row.
    #[ts(type = "Array<number>")]
    pub counts: Vec<u64>,
}

impl Acceptability {
    /// Returns the share of weightings in which `tool` takes `rank`, both from 0.
    pub fn share(&self, tool: usize, rank: usize) -> f64 {
        self.counts[tool * self.tools + rank] as f64 / self.draws.max(1) as f64
    }

    /// Returns the 95 % interval of that share (Wilson 1927).
    pub fn interval(&self, tool: usize, rank: usize) -> [f64; 2] {
        /// The normal distribution holds 95 % within ± this.
        const Z: f64 = 1.959_963_984_540_054;
        if self.draws == 0 {
            return [0.0, 1.0];
        }
        let (n, p) = (self.draws as f64, self.share(tool, rank));
        let denominator = 1.0 + Z * Z / n;
        let centre = (p + Z * Z / (2.0 * n)) / denominator;
        let half = Z / denominator * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        // At either end the interval reaches it exactly.
        let low = if p <= 0.0 { 0.0 } else { centre - half };
        let high = if p >= 1.0 { 1.0 } else { centre + half };
        [low.max(0.0), high.min(1.0)]
    }
}

/// Returns how often each tool takes each rank in `draws` random weightings of `values`, tools × criteria row
/// by row.
///
/// Tools with the same sum share the better rank. The counts depend on `seed` alone, not on the number of
/// threads. The weightings are never kept: a thread works on a block of some dozens at a time, within about
/// a kilobyte per tool and criterion.
pub fn acceptability(
    values: &[f64],
    criteria: usize,
    draws: u64,
    seed: u64,
    threads: NonZeroUsize,
) -> Acceptability {
    let tools = values.len() / criteria;
    let blocks = draws.div_ceil(DRAWS as u64);
    let values: Vec<f32> = values.iter().map(|&v| v as f32).collect();
    let threads = (threads.get() as u64).clamp(1, blocks.max(1));
    let counts = std::thread::scope(|scope| {
        let work = |thread: u64| {
            let mut block = Block::new(tools);
            for number in (thread..blocks).step_by(threads as usize) {
                let left = (draws - number * DRAWS as u64).min(DRAWS as u64);
                block.count(&values, criteria, seed, number, left as usize);
            }
            block.counts
        };
        let others: Vec<_> = (1..threads)
            .map(|thread| scope.spawn(move || work(thread)))
            .collect();
        let mut counts = work(0);
        for other in others {
            let more = other
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            counts
                .iter_mut()
                .zip(more)
                .for_each(|(sum, more)| *sum += more);
        }
        counts
    });
    Acceptability {
        tools,
        draws,
        seed,
        counts,
    }
}

/// What one thread works in.
struct Block {
    /// Sums, tool by tool, a draw per lane.
    sums: Vec<[f32; DRAWS]>,
    /// How many tools are better, tool by tool, a draw per lane.
    better: Vec<[u32; DRAWS]>,
    /// Tools × ranks.
    counts: Vec<u64>,
}

impl Block {
    fn new(tools: usize) -> Self {
        Self {
            sums: vec![[0.0; DRAWS]; tools],
            better: vec![[0; DRAWS]; tools],
            counts: vec![0; tools * tools],
        }
    }

    /// Adds the ranks in the first `draws` weightings of a block.
    fn count(&mut self, values: &[f32], criteria: usize, seed: u64, block: u64, draws: usize) {
        let mut source = Weightings::of(seed, block);
        let mut weights = [0.0; DRAWS];
        self.sums.iter_mut().for_each(|sums| sums.fill(0.0));
        for criterion in 0..criteria {
            source.fill(&mut weights);
            let column = values[criterion..].iter().step_by(criteria);
            for (sums, &value) in self.sums.iter_mut().zip(column) {
                for (sum, weight) in sums.iter_mut().zip(&weights) {
                    *sum += value * weight;
                }
            }
        }
        self.rank();
        let tools = self.sums.len();
        for (tool, better) in self.better.iter().enumerate() {
            for &rank in &better[..draws] {
                self.counts[tool * tools + rank as usize] += 1;
            }
        }
    }

    /// Ranks by counting who is better, pair by pair: without a branch it beats sorting.
    fn rank(&mut self) {
        self.better.iter_mut().for_each(|better| better.fill(0));
        for a in 1..self.sums.len() {
            let (before, from) = self.better.split_at_mut(a);
            let (own, sums) = (&mut from[0], &self.sums[a]);
            for (other, others) in before.iter_mut().zip(&self.sums) {
                for lane in 0..DRAWS {
                    own[lane] += u32::from(others[lane] > sums[lane]);
                    other[lane] += u32::from(sums[lane] > others[lane]);
                }
            }
        }
    }
}
