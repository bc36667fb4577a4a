//! Paths to a compared story: what the explorer and every command begin with.

use std::path::PathBuf;

use crate::comparison::{Comparison, Weights, compare_watched};
use crate::ingest::{self, Fault, Opened, Web};
use crate::progress::Watch;

/// A story, compared, and one line about each file that was passed over.
#[derive(Debug)]
pub struct Told {
    /// The story.
    pub comparison: Comparison,
    /// What was passed over, and why.
    pub notices: Vec<String>,
}

/// Opens what the paths hold, or the built-in story where there are none.
///
/// # Errors
/// When no article at all can be read, or a `story.toml` is broken.
pub fn open(paths: &[PathBuf], web: &Web, watch: &Watch) -> Result<Opened, Fault> {
    if paths.is_empty() {
        return Ok(Opened { story: ingest::demo(), skipped: Vec::new() });
    }
    ingest::open_watched(paths, web, watch)
}

/// Reads and compares what was opened; nothing once the work was told to stop.
pub fn tell(opened: Opened, weights: &Weights, watch: &Watch) -> Option<Told> {
    let notices = opened.skipped.iter().map(ToString::to_string).collect();
    Some(Told { comparison: compare_watched(opened.story, weights, watch)?, notices })
}
