//! Random weightings: uniform on the simplex, from a seed, in blocks that know nothing of each other.

/// Draws in a block.
pub(super) const DRAWS: usize = 64;

/// Generators that run side by side.
const LANES: usize = 16;

/// A stream of blocks of [`DRAWS`] weightings, each block a function of the seed and its number alone.
///
/// So blocks may be made in any order and on any number of threads, and the results are the same.
pub(super) struct Weightings {
    /// Sixteen xoshiro128++ generators (Blackman & Vigna 2021), word by word: the compiler makes vectors of
    /// them.
    state: [[u32; LANES]; 4],
}

impl Weightings {
    /// Returns the generator of a block.
    pub(super) fn of(seed: u64, block: u64) -> Self {
        // Two rounds of mixing keep neighbouring seeds and neighbouring blocks apart.
        let mut counter = mix(mix(seed).wrapping_add(block));
        let mut state = [[0; LANES]; 4];
        for word in state.as_flattened_mut() {
            counter = counter.wrapping_add(GAMMA);
            *word = (mix(counter) >> 32) as u32;
        }
        Self { state }
    }

    /// Fills `weights` with the next weight of every draw.
    ///
    /// The weights of a draw are independent exponentials, which divided by their sum are uniform on the
    /// simplex (Dirichlet 1, …, 1); normalised uniforms are not. The division is left out: it changes no
    /// rank.
    pub(super) fn fill(&mut self, weights: &mut [f32; DRAWS]) {
        for lanes in weights.chunks_exact_mut(LANES) {
            let bits = self.next();
            for (weight, bits) in lanes.iter_mut().zip(bits) {
                *weight = exponential(bits);
            }
        }
    }

    fn next(&mut self) -> [u32; LANES] {
        let [s0, s1, s2, s3] = &mut self.state;
        let mut result = [0; LANES];
        for lane in 0..LANES {
            let sum = s0[lane].wrapping_add(s3[lane]);
            result[lane] = sum.rotate_left(7).wrapping_add(s0[lane]);
            let t = s1[lane] << 9;
            s2[lane] ^= s0[lane];
            s3[lane] ^= s1[lane];
            s1[lane] ^= s2[lane];
            s0[lane] ^= s3[lane];
            s2[lane] ^= t;
            s3[lane] = s3[lane].rotate_left(11);
        }
        result
    }
}

/// The step of `SplitMix64`: 2⁶⁴ over the golden ratio, made odd.
const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

/// The output function of `SplitMix64` (Steele, Lea & Flood 2014).
fn mix(z: u64) -> u64 {
    let z = z.wrapping_add(GAMMA);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Returns −ln u for the u in (0, 1) that 23 random bits stand for.
///
/// Single precision throughout, without a branch, so that four to sixteen go at once. The logarithm is that
/// of the exponent plus 2·artanh((m − 1) / (m + 1)) for a mantissa m between √½ and √2, by its series to the
/// ninth power: 1e-7 off at most, where a hundred thousand draws leave 1e-3 open.
fn exponential(bits: u32) -> f32 {
    // 1 ≤ m < 2 by its bits; less 1, and half a step more, so that it is never 0.
    let u = f32::from_bits(0x3f80_0000 | (bits >> 9)) - (1.0 - f32::EPSILON / 2.0);
    // Counted from √½, the exponent changes where the mantissa does: at √2.
    let from_root = u.to_bits().wrapping_sub(0x3f35_04f3);
    let exponent = (from_root as i32 >> 23) as f32;
    let m = f32::from_bits((from_root & 0x007f_ffff) + 0x3f35_04f3);
    let s = (m - 1.0) / (m + 1.0);
    let s2 = s * s;
    let series = 2.0 * s * (1.0 + s2 * (1.0 / 3.0 + s2 * (0.2 + s2 * (1.0 / 7.0 + s2 / 9.0))));
    -(exponent * std::f32::consts::LN_2 + series)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_that_of_the_library() {
        let mut worst: f64 = 0.0;
        for step in 0..1u32 << 16 {
            let bits = step << 16 | 0x1ff;
            let u = (f64::from(bits >> 9) + 0.5) / f64::from(1 << 23);
            let off = f64::from(exponential(bits)) + u.ln();
            worst = worst.max(off.abs() / (1.0 + u.ln().abs()));
        }
        assert!(worst < 2e-7, "{worst}");
        for bits in [0, u32::MAX] {
            let x = exponential(bits);
            assert!(x.is_finite() && x > 0.0 && x < 17.0, "{bits:x}: {x}");
        }
    }

    #[test]
    fn splitmix_gives_its_published_numbers() {
        // The first outputs for seed 1234567, as listed with the reference implementation.
        let outputs = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973];
        assert_eq!(mix(1_234_567), outputs[0]);
        assert_eq!(mix(1_234_567_u64.wrapping_add(GAMMA)), outputs[1]);
    }

    #[test]
    fn weights_are_uniform_on_the_simplex() {
        // Of three weights the first is Beta(1, 2): mean 1/3, variance 1/18, below 0.1 in 0.19 of draws.
        let (mut sum, mut squares, mut low) = (0.0, 0.0, 0.0);
        let count = 2_000.0 * DRAWS as f64;
        for block in 0..2_000 {
            let mut source = Weightings::of(7, block);
            let mut weights = [[0.0; DRAWS]; 3];
            for each in &mut weights {
                source.fill(each);
            }
            for draw in 0..DRAWS {
                let all = weights.map(|each| f64::from(each[draw]));
                let first = all[0] / all.iter().sum::<f64>();
                sum += first;
                squares += first * first;
                low += f64::from(u8::from(first < 0.1));
            }
        }
        let (mean, second) = (sum / count, squares / count);
        assert!((mean - 1.0 / 3.0).abs() < 0.003, "{mean}");
        assert!((second - mean * mean - 1.0 / 18.0).abs() < 0.001);
        assert!((low / count - 0.19).abs() < 0.005, "{}", low / count);
    }
}
