//! Floor 7: the explorer.

use std::io;

use crate::comparison::Comparison;

/// Runs the explorer until the person leaves it. `notices` are shown once, as what was skipped on the way in.
///
/// # Errors
/// When the terminal cannot be read or written.
pub fn run(comparison: Comparison, notices: Vec<String>) -> io::Result<()> {
    let _ = (comparison, notices);
    Ok(())
}
