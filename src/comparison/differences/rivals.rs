//! Rivals: statements that share hardly a word, yet cannot both be so.

use super::{Desk, polarity, progress, silence, time};
use crate::comparison::Statement;

/// The statements of each slot for which outlets are rivals.
pub(in crate::comparison) fn of(desk: &Desk<'_>) -> Vec<Vec<Statement>> {
    let mut found = silence::rivals(desk);
    found.extend(progress::rivals(desk));
    found.extend(polarity::rivals(desk));
    found.extend(time::rivals(desk));
    found
}
