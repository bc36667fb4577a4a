//! Linkage: clusters grow from single articles, the two that are nearest in the mean joined first.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::nearness::FAR;
use crate::progress::{Step, Watch};

/// What two clusters must reach beyond what two articles must: this times the logarithm of the smaller one's size. Two large
/// clusters that are near are two events of one topic, where a single article may be a brief or a sidebar.
const GROWN: f32 = 0.75;

/// Two clusters that may be joined.
#[derive(Debug, PartialEq)]
struct Joint {
    odds: f32,
    one: u32,
    other: u32,
}

impl Eq for Joint {}

impl Ord for Joint {
    fn cmp(&self, other: &Self) -> Ordering {
        let ends = |joint: &Self| (joint.one, joint.other);
        self.odds.total_cmp(&other.odds).then_with(|| ends(other).cmp(&ends(self)))
    }
}

impl PartialOrd for Joint {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A cluster: its articles, and for each other cluster near it the sum over their pairs of articles of how much nearer than
/// [`FAR`] they are.
#[derive(Debug, Default)]
struct Cluster {
    articles: Vec<usize>,
    near: BTreeMap<u32, f32>,
}

/// Joins articles into clusters; `rows` has for each those before it that are near. Articles in a cluster are in order, and
/// clusters in the order of their first articles.
pub(super) fn join(rows: Vec<Vec<(u32, f32)>>, watch: &Watch) -> Vec<Vec<usize>> {
    // A joined cluster has a new number: what stands under an old one is out of date.
    let mut clusters: Vec<Option<Cluster>> = (0..rows.len())
        .map(|article| Some(Cluster { articles: vec![article], near: BTreeMap::new() }))
        .collect();
    let count = watch.begin(Step::Gather, rows.len());
    let mut heap = BinaryHeap::new();
    for (one, row) in (0..).zip(rows) {
        for (other, nearer) in row {
            push(&mut heap, (one, 1), (other, 1), nearer);
            near(&mut clusters, one).insert(other, nearer);
            near(&mut clusters, other).insert(one, nearer);
        }
    }
    while let Some(Joint { one, other, .. }) = heap.pop() {
        if clusters[one as usize].is_none() || clusters[other as usize].is_none() {
            continue;
        }
        if count.piece(|| Some(())).is_none() {
            break;
        }
        let (Some(mut joined), Some(smaller)) =
            (clusters[one as usize].take(), clusters[other as usize].take())
        else {
            continue;
        };
        joined.articles.extend(smaller.articles);
        joined.near.remove(&other);
        for (neighbour, nearer) in smaller.near.into_iter().filter(|(neighbour, _)| *neighbour != one) {
            *joined.near.entry(neighbour).or_default() += nearer;
        }
        let number = clusters.len() as u32;
        for (&neighbour, &nearer) in &joined.near {
            let Some(there) = clusters[neighbour as usize].as_mut() else { continue };
            there.near.remove(&one);
            there.near.remove(&other);
            there.near.insert(number, nearer);
            push(&mut heap, (number, joined.articles.len()), (neighbour, there.articles.len()), nearer);
        }
        clusters.push(Some(joined));
    }
    let mut clusters: Vec<Vec<usize>> =
        clusters.into_iter().flatten().map(|cluster| cluster.articles).collect();
    for cluster in &mut clusters {
        cluster.sort_unstable();
    }
    clusters.sort_unstable();
    clusters
}

fn near(clusters: &mut [Option<Cluster>], number: u32) -> &mut BTreeMap<u32, f32> {
    &mut clusters[number as usize].get_or_insert_default().near
}

/// Notes that two clusters may be joined, each given by its number and size, if they may.
fn push(heap: &mut BinaryHeap<Joint>, one: (u32, usize), other: (u32, usize), nearer: f32) {
    let pairs = one.1 as f32 * other.1 as f32;
    let odds = FAR + nearer / pairs - GROWN * (one.1.min(other.1) as f32).ln();
    if odds > 0.0 {
        heap.push(Joint { odds, one: one.0.min(other.0), other: one.0.max(other.0) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Joins so many articles, the pairs named being so much nearer than far.
    fn joined(articles: usize, pairs: &[(usize, u32, f32)]) -> Vec<Vec<usize>> {
        let mut rows = vec![Vec::new(); articles];
        for &(one, other, nearer) in pairs {
            rows[one].push((other, nearer));
        }
        join(rows, &Watch::default())
    }

    #[test]
    fn two_near_articles_are_joined_and_one_far_from_all_stays_alone() {
        assert_eq!(joined(3, &[(2, 0, 2.5)]), [vec![0, 2], vec![1]]);
        assert_eq!(joined(2, &[(1, 0, 1.9)]), [[0], [1]]);
    }

    #[test]
    fn an_article_near_one_of_two_joins_them_only_if_it_is_near_in_the_mean() {
        let pair = (1, 0, 6.0);
        assert_eq!(joined(3, &[pair, (2, 0, 3.0)]), [vec![0, 1], vec![2]]);
        assert_eq!(joined(3, &[pair, (2, 0, 3.0), (2, 1, 1.5)]), [vec![0, 1, 2]]);
    }

    #[test]
    fn two_pairs_need_more_than_an_article_and_a_pair() {
        let pairs = [(1, 0, 6.0), (3, 2, 6.0)];
        let between = |nearer: f32| [(2, 0, nearer), (2, 1, nearer), (3, 0, nearer), (3, 1, nearer)];
        assert_eq!(joined(4, &[&pairs[..], &between(2.3)].concat()), [[0, 1], [2, 3]]);
        assert_eq!(joined(4, &[&pairs[..], &between(2.8)].concat()), [[0, 1, 2, 3]]);
    }
}
