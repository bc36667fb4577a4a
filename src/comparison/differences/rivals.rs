//! Rivals: statements that share hardly a word, yet cannot both be so.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Desk, polarity, progress, silence, time, withheld};
use crate::comparison::Statement;

/// Finds the slots of one kind in a story.
type Finder = fn(&Desk<'_>) -> Vec<Vec<Statement>>;

/// The statements of each slot for which outlets are rivals.
pub(in crate::comparison) fn of(desk: &Desk<'_>) -> Vec<Vec<Statement>> {
    let kinds: [Finder; 5] =
        [silence::rivals, progress::rivals, polarity::rivals, time::rivals, withheld::rivals];
    kinds.into_par_iter().flat_map_iter(|rivals| rivals(desk)).collect()
}
