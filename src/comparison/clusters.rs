//! Clusters: which statements are one claim. Average linkage, so that one likely pair does not chain two facts.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::parts::Parts;

/// Two clusters that may be joined.
#[derive(Debug, PartialEq)]
struct Join {
    mean: f64,
    one: usize,
    other: usize,
    /// Whose best join it was.
    owner: usize,
}

impl Eq for Join {}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = |join: &Self| (join.one, join.other, join.owner);
        self.mean.total_cmp(&other.mean).then_with(|| places(other).cmp(&places(self)))
    }
}

/// For each cluster the sums of likelihoods between its members and those of others, in the order of the others.
struct Sums(Vec<Vec<(usize, f64)>>);

impl Sums {
    fn between(&self, one: usize, other: usize) -> f64 {
        self.0[one].binary_search_by_key(&other, |&(to, _)| to).map_or(0.0, |at| self.0[one][at].1)
    }

    /// Puts what one cluster has with others to what another has.
    fn join(&mut self, one: usize, other: usize) {
        let moved = std::mem::take(&mut self.0[other]);
        for &(third, sum) in moved.iter().filter(|&&(third, _)| third != one) {
            let row = &mut self.0[third];
            if let Ok(at) = row.binary_search_by_key(&other, |&(to, _)| to) {
                row.remove(at);
            }
            match row.binary_search_by_key(&one, |&(to, _)| to) {
                Ok(at) => row[at].1 += sum,
                Err(at) => row.insert(at, (one, sum)),
            }
        }
        let mut whole = std::mem::take(&mut self.0[one]);
        whole.extend(moved);
        whole.retain(|&(third, _)| third != one && third != other);
        whole.sort_by_key(|&(third, _)| third);
        whole.dedup_by(|later, first| {
            let same = later.0 == first.0;
            first.1 += if same { later.1 } else { 0.0 };
            same
        });
        self.0[one] = whole;
    }
}

/// Joins things by the likelihoods of their pairs, the likeliest first, as long as the mean likelihood between
/// two clusters is at least `threshold`; a pair that is not listed counts as unlikely. A thing may stand for several, which
/// `sizes` counts. Returns each cluster's members in order.
pub(super) fn join(sizes: &[usize], likelihoods: &[(usize, usize, f64)], threshold: f64) -> Vec<Vec<usize>> {
    let count = sizes.len();
    let mut sizes = sizes.to_vec();
    let mut members: Vec<Vec<usize>> = (0..count).map(|index| vec![index]).collect();
    let mut parts = Parts::of(count);
    for &(one, other, _) in likelihoods.iter().filter(|pair| pair.2 >= threshold) {
        parts.join(one, other);
    }
    // Two clusters meet by a likely pair at least: pairs between parts that none connects are never asked for.
    let mut sums = Sums(vec![Vec::new(); count]);
    for &(one, other, likelihood) in likelihoods {
        if parts.first(one) == parts.first(other) {
            let sum = likelihood * (sizes[one] * sizes[other]) as f64;
            sums.0[one].push((other, sum));
            sums.0[other].push((one, sum));
        }
    }
    for row in &mut sums.0 {
        row.sort_unstable_by_key(|&(other, _)| other);
    }
    let best = |sums: &Sums, sizes: &[usize], one: usize| {
        let joins = sums.0[one].iter().map(|&(other, sum)| {
            let mean = sum / (sizes[one] * sizes[other]) as f64;
            Join { mean, one: one.min(other), other: one.max(other), owner: one }
        });
        joins.filter(|join| join.mean >= threshold).max()
    };
    // The best join of each cluster: joining two others never makes a better one of it, so that a stale one is no worse.
    let mut heap: BinaryHeap<Join> = (0..count).filter_map(|one| best(&sums, &sizes, one)).collect();
    while let Some(join) = heap.pop() {
        let (one, other) = (join.one, join.other);
        if sizes[join.owner] == 0 {
            continue;
        }
        let size = sizes[one] * sizes[other];
        if size == 0 || (sums.between(one, other) / size as f64).total_cmp(&join.mean) != Ordering::Equal {
            heap.extend(best(&sums, &sizes, join.owner));
            continue;
        }
        let moved = std::mem::take(&mut members[other]);
        members[one].extend(moved);
        sizes[one] += std::mem::take(&mut sizes[other]);
        sums.join(one, other);
        heap.extend(best(&sums, &sizes, one));
    }
    members.retain(|members| !members.is_empty());
    for cluster in &mut members {
        cluster.sort_unstable();
    }
    members
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_likeliest_pairs_join_and_the_unlikely_stay_apart() {
        assert_eq!(join(&[1; 4], &[(0, 1, 0.9), (2, 3, 0.8), (1, 2, 0.2)], 0.5), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn one_likely_pair_does_not_chain_two_facts() {
        assert_eq!(join(&[1; 4], &[(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.6)], 0.5), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn a_thing_that_stands_for_several_weighs_as_many() {
        let likelihoods = [(0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.0)];
        assert_eq!(join(&[1, 1, 1], &likelihoods, 0.6), [vec![0, 1], vec![2]]);
        assert_eq!(join(&[5, 1, 1], &likelihoods, 0.6), [vec![0, 1, 2]]);
    }

    /// Average linkage as a textbook has it: every two clusters looked at before every join.
    fn naive(sizes: &[usize], likelihoods: &[(usize, usize, f64)], threshold: f64) -> Vec<Vec<usize>> {
        let mut clusters: Vec<Vec<usize>> = (0..sizes.len()).map(|thing| vec![thing]).collect();
        let size = |cluster: &[usize]| cluster.iter().map(|&thing| sizes[thing]).sum::<usize>();
        loop {
            let mean = |one: usize, other: usize| {
                let between = |&&(from, to, _): &&(usize, usize, f64)| {
                    clusters[one].contains(&from) && clusters[other].contains(&to)
                        || clusters[one].contains(&to) && clusters[other].contains(&from)
                };
                let weighed = |pair: &(usize, usize, f64)| pair.2 * (sizes[pair.0] * sizes[pair.1]) as f64;
                let sum: f64 = likelihoods.iter().filter(between).map(weighed).sum();
                sum / (size(&clusters[one]) * size(&clusters[other])) as f64
            };
            let mut best: Option<(f64, usize, usize)> = None;
            for one in 0..clusters.len() {
                for other in one + 1..clusters.len() {
                    let mean = mean(one, other);
                    if mean >= threshold && best.is_none_or(|best| mean > best.0) {
                        best = Some((mean, one, other));
                    }
                }
            }
            let Some((_, one, other)) = best else { break };
            let moved = clusters.remove(other);
            clusters[one].extend(moved);
            clusters[one].sort_unstable();
        }
        clusters
    }

    proptest! {
        /// Likelihoods in 64ths, so that no order of adding rounds.
        #[test]
        fn the_heap_finds_what_looking_at_every_two_clusters_finds(
            pairs in vec(((0..12_usize, 0..12_usize), 0..=64_u32), 0..60),
            sizes in vec(1..4_usize, 12),
            threshold in 1..=64_u32,
        ) {
            let mut likelihoods: Vec<(usize, usize, f64)> = pairs
                .into_iter()
                .filter(|((one, other), _)| one < other)
                .map(|((one, other), of_64)| (one, other, f64::from(of_64) / 64.0))
                .collect();
            likelihoods.sort_by_key(|&(one, other, _)| (one, other));
            likelihoods.dedup_by_key(|&mut (one, other, _)| (one, other));
            let threshold = f64::from(threshold) / 64.0;
            prop_assert_eq!(join(&sizes, &likelihoods, threshold), naive(&sizes, &likelihoods, threshold));
        }
    }
}
