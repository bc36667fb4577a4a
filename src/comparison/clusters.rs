//! Clusters: which statements are one claim. Average linkage, so that one likely pair does not chain two facts.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Two clusters that may be joined.
#[derive(Debug, PartialEq)]
struct Join {
    mean: f64,
    one: usize,
    other: usize,
}

impl Eq for Join {}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean.total_cmp(&other.mean).then_with(|| (other.one, other.other).cmp(&(self.one, self.other)))
    }
}

/// Which things hang together by pairs.
struct Parts(Vec<usize>);

impl Parts {
    fn of(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// One thing that stands for all of its part.
    fn home(&mut self, mut thing: usize) -> usize {
        while self.0[thing] != thing {
            self.0[thing] = self.0[self.0[thing]];
            thing = self.0[thing];
        }
        thing
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.home(one), self.home(other));
        self.0[one.max(other)] = one.min(other);
    }
}

/// Joins `count` things by the likelihoods of their pairs, the likeliest first, as long as the mean likelihood between
/// two clusters is at least `threshold`; a pair that is not listed counts as unlikely. Returns each cluster's members in order.
pub(super) fn join(count: usize, likelihoods: &[(usize, usize, f64)], threshold: f64) -> Vec<Vec<usize>> {
    let mut members: Vec<Vec<usize>> = (0..count).map(|index| vec![index]).collect();
    let mut sums: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); count];
    let mut heap = BinaryHeap::new();
    let mut parts = Parts::of(count);
    for &(one, other, _) in likelihoods.iter().filter(|pair| pair.2 >= threshold) {
        parts.join(one, other);
    }
    // Two clusters meet by a likely pair at least: pairs between parts that none connects are never asked for.
    for &(one, other, likelihood) in likelihoods {
        if parts.home(one) != parts.home(other) {
            continue;
        }
        sums[one].insert(other, likelihood);
        sums[other].insert(one, likelihood);
        if likelihood >= threshold {
            heap.push(Join { mean: likelihood, one: one.min(other), other: one.max(other) });
        }
    }
    while let Some(join) = heap.pop() {
        let (one, other) = (join.one, join.other);
        let (Some(&sum), false, false) =
            (sums[one].get(&other), members[one].is_empty(), members[other].is_empty())
        else {
            continue;
        };
        let mean = sum / (members[one].len() * members[other].len()) as f64;
        // A join whose clusters have grown since is stale: the grown one was queued anew.
        if mean.total_cmp(&join.mean) != Ordering::Equal {
            continue;
        }
        let moved = std::mem::take(&mut members[other]);
        members[one].extend(moved);
        let links = std::mem::take(&mut sums[other]);
        sums[one].remove(&other);
        for (third, sum) in links {
            sums[third].remove(&other);
            if third == one {
                continue;
            }
            *sums[one].entry(third).or_default() += sum;
            let joined = sums[one][&third];
            sums[third].insert(one, joined);
        }
        for (&third, &sum) in &sums[one] {
            let mean = sum / (members[one].len() * members[third].len()) as f64;
            if mean >= threshold {
                heap.push(Join { mean, one: one.min(third), other: one.max(third) });
            }
        }
    }
    members.retain(|members| !members.is_empty());
    for cluster in &mut members {
        cluster.sort_unstable();
    }
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likeliest_pairs_join_and_the_unlikely_stay_apart() {
        assert_eq!(join(4, &[(0, 1, 0.9), (2, 3, 0.8), (1, 2, 0.2)], 0.5), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn one_likely_pair_does_not_chain_two_facts() {
        assert_eq!(join(4, &[(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.6)], 0.5), [vec![0, 1], vec![2, 3]]);
    }
}
