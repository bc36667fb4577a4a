//! A file that a record names as holding its words, as Zotero writes when it exports files too.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::ingest::files;
use crate::ingest::piece::Piece;
use crate::ingest::sniff;

/// The article in the file that the record in `path` names; nothing where there is none. Only files that lie beside
/// the record or below are opened, whatever it names.
pub(super) fn piece(path: &str, file: &str) -> Option<Piece> {
    if path == files::STDIN || path.is_empty() {
        return None;
    }
    let folder = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let file = within(folder, file)?;
    // A record that names a record could go round in circles.
    let shown = file.to_string_lossy().into_owned();
    let bytes = files::regular(&file).ok()?;
    let contents = sniff::page_or_prose(&shown, &bytes).ok()?;
    contents.pieces.into_iter().map(|(_, piece)| piece).find(Piece::has_words)
}

/// The file, where it lies in the folder or below; links out of it count as lying elsewhere.
fn within(folder: &Path, file: &str) -> Option<PathBuf> {
    let inner = Path::new(file);
    if !inner.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return None;
    }
    let (folder, file) = (fs::canonicalize(folder).ok()?, fs::canonicalize(folder.join(inner)).ok()?);
    file.starts_with(folder).then_some(file)
}
