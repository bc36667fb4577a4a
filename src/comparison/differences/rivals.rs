//! Rivals: statements that share hardly a word, yet cannot both be so.

use super::{Desk, polarity, progress, silence, time};
use crate::comparison::Statement;

/// The statements of each slot for which outlets are rivals.
pub(in crate::comparison) fn of(desk: &Desk<'_>) -> Vec<Vec<Statement>> {
    let ((silences, phases), (denials, times)) = rayon::join(
        || rayon::join(|| silence::rivals(desk), || progress::rivals(desk)),
        || rayon::join(|| polarity::rivals(desk), || time::rivals(desk)),
    );
    [silences, phases, denials, times].concat()
}
