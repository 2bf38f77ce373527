//! Ranks: places with ties, which an argsort is not.

/// How close two scores are to count as the same, as a share of the largest score: what arithmetic
/// alone may put between two equal sums.
pub const TIE: f64 = 1e-12;

/// Which end of a score is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// The higher the better.
    Higher,
    /// The lower the better.
    Lower,
}

/// Returns the competition rank of every score: 1 for the best, ties share the better rank (1, 2, 2, 4).
///
/// Scores within [`TIE`] of the best of their group tie with it. Scores are finite.
pub fn ranks(scores: &[f64], better: Better) -> Vec<u32> {
    let sign = match better {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
    };
    let largest = scores.iter().fold(0.0, |most: f64, s| most.max(s.abs()));
    let tie = TIE * largest;
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| (sign * scores[b]).total_cmp(&(sign * scores[a])));
    let mut ranks = vec![0; scores.len()];
    let (mut head, mut rank) = (f64::INFINITY, 0);
    for (place, &at) in order.iter().enumerate() {
        let score = sign * scores[at];
        if rank == 0 || head - score > tie {
            (head, rank) = (score, place as u32 + 1);
        }
        ranks[at] = rank;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_the_better_rank() {
        let check = |scores: &[f64], higher: &[u32], lower: &[u32]| {
            assert_eq!(ranks(scores, Better::Higher), higher, "{scores:?}");
            assert_eq!(ranks(scores, Better::Lower), lower, "{scores:?}");
        };
        check(&[], &[], &[]);
        check(&[0.0], &[1], &[1]);
        check(&[0.2, 0.9, 0.5, 0.5], &[4, 1, 2, 2], &[1, 4, 2, 2]);
        check(&[1.0, 1.0, 1.0], &[1, 1, 1], &[1, 1, 1]);
        check(&[-3.0, 2.0, -3.0], &[2, 1, 2], &[1, 3, 1]);
    }

    #[test]
    fn what_arithmetic_puts_between_equal_sums_is_no_lead() {
        assert_eq!(ranks(&[0.1 + 0.2, 0.3, 0.29], Better::Higher), [1, 1, 3]);
        assert_eq!(ranks(&[1.0, 1.0 + 1e-9], Better::Higher), [2, 1]);
    }
}
