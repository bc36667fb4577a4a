//! Rivals: statements that share hardly a word, yet cannot both be so.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Desk, polarity, progress, silence, time, withheld};
use crate::comparison::{Slot, Statement};

/// Finds the slots of one kind in a story.
type Finder = fn(&Desk<'_>) -> Vec<Vec<Statement>>;

/// The statements of each slot for which outlets are rivals.
pub(in crate::comparison) fn of(desk: &Desk<'_>) -> Vec<(Slot, Vec<Statement>)> {
    let kinds: [(Slot, Finder); 5] = [
        (Slot::Answer, silence::rivals),
        (Slot::Stage, progress::rivals),
        (Slot::Toll, polarity::rivals),
        (Slot::Moment, time::rivals),
        (Slot::Unknown, withheld::rivals),
    ];
    let of_slot = |(slot, rivals): (Slot, Finder)| rivals(desk).into_iter().map(move |found| (slot, found));
    kinds.into_par_iter().flat_map_iter(of_slot).collect()
}
