//! Copies of pages on disk: one file a page, a line of JSON that says how to ask for changes, then the page.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};
use url::Url;

/// The most copies that are kept; the oldest go.
const MOST: usize = 2000;

/// A page, and what its server said of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// The server's tag for this state of the page.
    pub(super) tag: Option<String>,
    /// When it last changed, in the server's writing.
    pub(super) changed: Option<String>,
    /// When it was fetched, in the server's writing.
    pub(super) date: Option<String>,
    pub(super) body: Vec<u8>,
}

/// The first line of a copy.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    address: String,
    tag: Option<String>,
    changed: Option<String>,
    date: Option<String>,
}

impl Kept {
    /// The header fields that ask for the page only if it has changed.
    pub(super) fn conditions(&self) -> Vec<(&'static str, &str)> {
        let tag = self.tag.as_deref().map(|tag| ("if-none-match", tag));
        let changed = self.changed.as_deref().map(|changed| ("if-modified-since", changed));
        tag.into_iter().chain(changed).collect()
    }
}

/// Where the platform wants copies kept.
pub(super) fn usual() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.cache_dir().join("rashomon").join("pages"))
}

fn file(folder: &Path, url: &Url) -> PathBuf {
    folder.join(format!("{}.page", crate::ingest::fingerprint(url.as_str().as_bytes())))
}

/// The copy of a page; nothing where there is none, or it is broken.
pub(super) fn kept(folder: &Path, url: &Url) -> Option<Kept> {
    let bytes = fs::read(file(folder, url)).ok()?;
    let end = bytes.iter().position(|&byte| byte == b'\n')?;
    let head: Head = serde_json::from_slice(bytes.get(..end)?).ok()?;
    let body = bytes.get(end + 1..)?.to_vec();
    // Two addresses of one fingerprint are not to be expected; a copy moved by hand is.
    (head.address == url.as_str()).then_some(Kept {
        tag: head.tag,
        changed: head.changed,
        date: head.date,
        body,
    })
}

/// Keeps a copy, in place of the one before.
///
/// # Errors
/// When it cannot be written.
pub(super) fn keep(folder: &Path, url: &Url, page: &Kept) -> io::Result<()> {
    make_private(folder)?;
    let head = Head {
        address: url.as_str().to_owned(),
        tag: page.tag.clone(),
        changed: page.changed.clone(),
        date: page.date.clone(),
    };
    let file = file(folder, url);
    let beside = file.with_extension(format!("{}.new", std::process::id()));
    let written = fs::File::create(&beside).and_then(|mut new| {
        serde_json::to_writer(&mut new, &head)?;
        new.write_all(b"\n")?;
        new.write_all(&page.body)?;
        fs::rename(&beside, &file)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written?;
    thin(folder, MOST)
}

/// Makes a folder for nobody else to look into: what a person reads is theirs.
///
/// # Errors
/// When it cannot be made.
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Takes the oldest files of a folder away, where there are more than `most`.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn thin(folder: &Path, most: usize) -> io::Result<()> {
    let mut copies: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)?.flatten() {
        if let Ok(time) = entry.metadata().and_then(|found| found.modified()) {
            copies.push((time, entry.path()));
        }
    }
    copies.sort_unstable();
    let many = copies.len().saturating_sub(most);
    for (_, copy) in copies.into_iter().take(many) {
        let _ = fs::remove_file(copy);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_comes_back_as_it_was_and_a_broken_one_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let url = Url::parse("https://courier.example/bridge?a=1").unwrap();
        assert_eq!(kept(folder.path(), &url), None);
        let page =
            Kept { tag: Some("\"x\"".to_owned()), body: b"<p>He\nleft.</p>".to_vec(), ..Kept::default() };
        keep(folder.path(), &url, &page).unwrap();
        assert_eq!(kept(folder.path(), &url).unwrap(), page);
        assert_eq!(page.conditions(), [("if-none-match", "\"x\"")]);
        fs::write(file(folder.path(), &url), "{").unwrap();
        assert_eq!(kept(folder.path(), &url), None);
    }

    #[test]
    fn the_oldest_copies_go() {
        let folder = tempfile::tempdir().unwrap();
        let url = |at: usize| Url::parse(&format!("https://courier.example/{at}")).unwrap();
        for at in 0..5 {
            keep(folder.path(), &url(at), &Kept::default()).unwrap();
            let old = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(at as u64 * 1000);
            fs::File::options()
                .write(true)
                .open(file(folder.path(), &url(at)))
                .unwrap()
                .set_modified(old)
                .unwrap();
        }
        thin(folder.path(), 2).unwrap();
        let there: Vec<bool> = (0..5).map(|at| kept(folder.path(), &url(at)).is_some()).collect();
        assert_eq!(there, [false, false, false, true, true]);
    }
}
