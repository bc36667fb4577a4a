//! Floor 2: the only door for bytes from outside. Files become a [`Story`].

use std::path::{Path, PathBuf};

use crate::story::Story;

/// What came in: a story, and the files that could not be read beside it.
#[derive(Debug)]
pub struct Opened {
    /// The articles that could be read.
    pub story: Story,
    /// The files that could not, each with the reason, in order.
    pub skipped: Vec<Fault>,
}

/// Why a path could not be opened; its display is one line that names the path and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {what}")]
pub struct Fault {
    /// The path as it was given.
    pub path: String,
    /// What is wrong.
    pub what: String,
}

/// Opens files and folders as one story.
///
/// # Errors
/// When no article at all can be read, or a `story.toml` is broken.
pub fn open(paths: &[PathBuf]) -> Result<Opened, Fault> {
    let path = paths.first().map_or(Path::new("-"), PathBuf::as_path).display().to_string();
    Err(Fault { path, what: "not yet".to_owned() })
}

/// The story that ships inside the program.
pub fn demo() -> Story {
    Story::default()
}
