//! Parts: which things hang together, when pairs of them are joined one after another.

/// Things numbered from 0, each at first a part by itself.
pub(super) struct Parts(Vec<usize>);

impl Parts {
    pub(super) fn of(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The first thing of the part that a thing belongs to.
    pub(super) fn first(&mut self, mut thing: usize) -> usize {
        while self.0[thing] != thing {
            self.0[thing] = self.0[self.0[thing]];
            thing = self.0[thing];
        }
        thing
    }

    /// Makes one part of two things' parts.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        self.0[one.max(other)] = one.min(other);
    }

    /// The members of every part, in order, the parts in the order of their first members.
    pub(super) fn members(mut self) -> Vec<Vec<usize>> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.0.len()];
        for thing in 0..self.0.len() {
            members[self.first(thing)].push(thing);
        }
        members.retain(|members| !members.is_empty());
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_that_are_joined_one_after_another_are_one_part() {
        let mut parts = Parts::of(6);
        for (one, other) in [(4, 2), (5, 4), (0, 3)] {
            parts.join(one, other);
        }
        assert_eq!(parts.first(5), 2);
        assert_eq!(parts.members(), [vec![0, 3], vec![1], vec![2, 4, 5]]);
    }
}
