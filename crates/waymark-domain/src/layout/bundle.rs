//! The order of lines that share a channel, so that they cross no more than they must.

use super::route::Line;

/// How far two lines that run together are followed.
const FAR: usize = 24;
/// How often each line of a channel is put where it crosses least.
const ROUNDS: usize = 6;

/// Returns the positions of all lines: those along x first, each kind by channel and within a channel in order.
pub(super) fn order(lines: &[Line]) -> [Vec<usize>; 2] {
    [true, false].map(|along_x| {
        let mut all: Vec<usize> = (0..lines.len())
            .filter(|l| lines[*l].along_x == along_x)
            .collect();
        all.sort_by_key(|l| (lines[*l].slot, *l));
        let channels = all.chunk_by(|a, b| lines[*a].slot == lines[*b].slot);
        channels.flat_map(|c| channel(lines, c)).collect()
    })
}

/// Returns the lines of one channel in order.
fn channel(lines: &[Line], all: &[usize]) -> Vec<usize> {
    let count = all.len();
    let mut wish = vec![0_i8; count * count];
    for a in 0..count {
        for b in a + 1..count {
            let (s, t) = (&lines[all[a]], &lines[all[b]]);
            if s.low <= t.high && t.low <= s.high {
                let wanted =
                    apart(lines, all[a], all[b], 1, 0) + apart(lines, all[a], all[b], 0, 0);
                wish[a * count + b] = wanted;
                wish[b * count + a] = -wanted;
            }
        }
    }
    let total = |a: usize| -> i32 {
        wish[a * count..][..count]
            .iter()
            .map(|w| i32::from(*w))
            .sum()
    };
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|a| (total(*a), *a));
    for _ in 0..ROUNDS {
        let mut moved = false;
        for line in 0..count {
            moved |= sift(&mut order, line, &wish, count);
        }
        if !moved {
            break;
        }
    }
    order.into_iter().map(|a| all[a]).collect()
}

/// Puts a line where it crosses least, and says whether it moved.
fn sift(order: &mut Vec<usize>, line: usize, wish: &[i8], count: usize) -> bool {
    let Some(now) = order.iter().position(|l| *l == line) else {
        return false;
    };
    // The cost of a place, against the first: each line that is passed counts what it wishes.
    let (mut cost, mut here) = (0_i32, 0_i32);
    let mut best = (0_i32, 0);
    let mut place = 0;
    for other in order.iter().filter(|l| **l != line) {
        if place == now {
            here = cost;
        }
        place += 1;
        cost -= i32::from(wish[line * count + other]);
        if cost < best.0 {
            best = (cost, place);
        }
    }
    if place == now {
        here = cost;
    }
    if best.0 >= here {
        return false;
    }
    order.remove(now);
    order.insert(best.1, line);
    true
}

/// Returns −1 if line `s` should come before `t` for the sake of their low (0) or high (1) ends, 1 if after, 0 if it
/// does not matter.
fn apart(lines: &[Line], s: usize, t: usize, end: usize, depth: usize) -> i8 {
    let (a, b) = (&lines[s], &lines[t]);
    let (here, there) = (a.ends[end], b.ends[end]);
    let longer = if end == 1 {
        b.high.cmp(&a.high)
    } else {
        a.low.cmp(&b.low)
    };
    match longer {
        std::cmp::Ordering::Greater => return here.turn,
        std::cmp::Ordering::Less => return -there.turn,
        std::cmp::Ordering::Equal => {}
    }
    if here.turn != there.turn {
        return (here.turn - there.turn).signum();
    }
    if here.turn == 0 || depth > FAR {
        return 0;
    }
    let next = usize::from(here.turn > 0);
    let wanted = apart(lines, here.at, there.at, next, depth + 1);
    if next == end { -wanted } else { wanted }
}
