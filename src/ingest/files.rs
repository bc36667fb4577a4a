//! Paths to bytes: what lies where, and the refusal of what is no article.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::meta::Meta;
use super::{Fault, Inner, decode, format, story_toml, web};

/// The path that stands for standard input.
pub(super) const STDIN: &str = "-";

/// The largest article, in bytes; a year of one newspaper is smaller.
const LARGEST: u64 = 64 << 20;

/// The largest file that may hold many articles, in bytes; it is read whole.
const LARGEST_OF_MANY: u64 = 512 << 20;

/// A file to read, or a page to fetch.
#[derive(Debug)]
pub(super) struct Entry {
    /// The path as it is shown; a page's address.
    pub(super) shown: String,
    /// Where it lies; `None` is standard input or a page of the web.
    path: Option<PathBuf>,
    /// What `story.toml` says of it.
    pub(super) meta: Meta,
}

/// The files behind the given paths.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// In order, each once.
    pub(super) entries: Vec<Entry>,
    /// The paths that lead to none.
    pub(super) faults: Vec<Fault>,
    /// The first `story.toml`'s title.
    pub(super) title: Option<String>,
}

/// Lists the files behind the given paths, in order.
///
/// # Errors
/// When a folder's `story.toml` is broken.
pub(super) fn list(paths: &[PathBuf], inner: Inner) -> Result<Listed, Fault> {
    let mut listed = Listed::default();
    let mut seen = HashSet::new();
    for path in paths {
        let shown = path.to_string_lossy().into_owned();
        if shown == STDIN {
            if seen.insert(PathBuf::from(STDIN)) {
                listed.entries.push(Entry { shown, path: None, meta: Meta::default() });
            }
            continue;
        }
        if web::is_address(&shown) {
            if seen.insert(PathBuf::from(&shown)) {
                listed.entries.push(Entry { shown, path: None, meta: Meta::default() });
            }
            continue;
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => match inner {
                Inner::LeftOut => {
                    if list_folder(path, &shown, &mut listed, &mut seen)? == 0 {
                        listed.faults.push(Fault::new(shown, NOTHING));
                    }
                }
                Inner::Walked => walk(path, &shown, &mut listed, &mut seen)?,
            },
            // A shell's `folder/*` hands over the folder's story.toml among its articles.
            Ok(_) if path.file_name().is_some_and(|name| name == story_toml::NAME) => {
                adopt(path, &shown, paths, &mut listed, &mut seen)?;
            }
            Ok(_) => push(&mut listed, &mut seen, shown, path.clone(), Meta::default()),
            Err(error) => listed.faults.push(Fault::new(shown, reason(&error))),
        }
    }
    Ok(listed)
}

impl Entry {
    /// Whether it is a page of the web.
    pub(super) fn is_address(&self) -> bool {
        self.path.is_none() && web::is_address(&self.shown)
    }
}

/// Adds a file unless it is there already.
fn push(listed: &mut Listed, seen: &mut HashSet<PathBuf>, shown: String, path: PathBuf, meta: Meta) {
    let key = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
    if seen.insert(key) {
        listed.entries.push(Entry { shown, path: Some(path), meta });
    }
}

/// What a folder without articles is told.
const NOTHING: &str =
    "no article in this folder; put .txt, .md or .html files into it, or others that are read";

/// The deepest folder that is walked into, below the one given.
const DEEPEST: usize = 24;

/// The most files that one pile may hold.
const MOST: usize = 200_000;

/// Adds a folder's articles and those of its inner folders, each folder's own first. Hidden folders, links to folders
/// and the pictures and scripts that a browser saved beside a page are passed over.
fn walk(folder: &Path, shown: &str, listed: &mut Listed, seen: &mut HashSet<PathBuf>) -> Result<(), Fault> {
    let before = listed.entries.len();
    let title = listed.title.take();
    let mut left = vec![(folder.to_owned(), shown.to_owned(), 0)];
    while let Some((folder, shown, depth)) = left.pop() {
        list_folder(&folder, &shown, listed, seen)?;
        if depth == 0 {
            // The story of an inner folder is one of many.
            listed.title = title.clone().or(listed.title.take());
        }
        if listed.entries.len() > MOST {
            listed.entries.truncate(MOST);
            let what =
                format!("more than {MOST} files; only the first are opened, give a part of the folder");
            listed.faults.push(Fault::new(shown, what));
            break;
        }
        let inner = inner_folders(&folder);
        if depth == DEEPEST && !inner.is_empty() {
            let what =
                format!("its inner folders lie deeper than {DEEPEST}, passed over; give them by themselves");
            listed.faults.push(Fault::new(shown, what));
            continue;
        }
        // The last is taken first.
        left.extend(inner.into_iter().rev().map(|name| (folder.join(&name), join(&shown, &name), depth + 1)));
    }
    if listed.entries.len() == before && listed.faults.is_empty() {
        listed.faults.push(Fault::new(shown, NOTHING));
    }
    Ok(())
}

/// The names of a folder's inner folders that may hold articles, sorted.
fn inner_folders(folder: &Path) -> Vec<String> {
    // A folder that cannot be read was told of when its articles were listed.
    let Ok(found) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = found
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !is_beside_a_page(folder, name))
        .collect();
    names.sort_unstable();
    names
}

/// Whether a folder holds what a browser saved beside a page: `Bridge_files` beside `Bridge.html`.
fn is_beside_a_page(folder: &Path, name: &str) -> bool {
    let page = name.strip_suffix("_files");
    page.is_some_and(|page| {
        ["html", "htm"].iter().any(|ending| folder.join(format!("{page}.{ending}")).is_file())
    })
}

/// Adds a folder's articles by name, with what its `story.toml` says of each; returns how many there are.
fn list_folder(
    folder: &Path,
    shown: &str,
    listed: &mut Listed,
    seen: &mut HashSet<PathBuf>,
) -> Result<usize, Fault> {
    let names = match article_names(folder) {
        Ok(names) => names,
        Err(error) => {
            listed.faults.push(Fault::new(shown, reason(&error)));
            return Ok(1);
        }
    };
    let told = told_by(&folder.join(story_toml::NAME), &join(shown, story_toml::NAME), &names)?;
    let mut told = told.unwrap_or_default();
    listed.title = listed.title.take().or(told.title);
    for name in &names {
        let meta = told.articles.remove(name).unwrap_or_default();
        push(listed, seen, join(shown, name), folder.join(name), meta);
    }
    Ok(names.len())
}

/// A `story.toml` that was given by its own path speaks of the files beside it; alone, it opens its folder.
fn adopt(
    path: &Path,
    shown: &str,
    paths: &[PathBuf],
    listed: &mut Listed,
    seen: &mut HashSet<PathBuf>,
) -> Result<(), Fault> {
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let parent = shown.strip_suffix(story_toml::NAME).unwrap_or("");
    let names = article_names(folder).unwrap_or_default();
    let mut told = told_by(path, shown, &names)?.unwrap_or_default();
    listed.title = listed.title.take().or(told.title.take());
    let with_siblings = paths.iter().any(|other| other != path && other.parent() == path.parent());
    for name in names {
        let shown = format!("{parent}{name}");
        let meta = told.articles.remove(&name).unwrap_or_default();
        let file = folder.join(&name);
        if let Some(there) = listed.entries.iter_mut().find(|entry| entry.shown == shown) {
            there.meta = meta;
        } else if !with_siblings || paths.iter().any(|other| other.to_string_lossy() == shown) {
            push(listed, seen, shown, file, meta);
        }
    }
    Ok(())
}

/// What the `story.toml` at `path` says, if there is one.
fn told_by(path: &Path, shown: &str, names: &[String]) -> Result<Option<story_toml::StoryToml>, Fault> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Fault::new(shown, reason(&error))),
        Ok(_) => {}
    }
    let bytes = regular(path).map_err(|what| Fault::new(shown, what))?;
    let text = decode::decode(&bytes).map_err(|what| Fault::new(shown, what))?;
    story_toml::parse(shown, &text, |name| names.iter().any(|known| known == name)).map(Some)
}

/// The names of a folder's article files, sorted; hidden ones left out.
fn article_names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for found in fs::read_dir(folder)? {
        // A name that is no Unicode cannot be shown as it is: the file is not found by it, and so named and skipped.
        let name = found?.file_name();
        let name = name.to_string_lossy();
        if is_article(&name) && !folder.join(name.as_ref()).is_dir() {
            names.push(name.into_owned());
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// Whether a file of that name is one of a folder's articles: by its ending, and not hidden.
fn is_article(name: &str) -> bool {
    !name.starts_with('.') && format::is_known_ending(name)
}

/// Whether a file of that name says something of a folder's story.
pub fn is_of_a_story(name: &str) -> bool {
    is_article(name) || name == story_toml::NAME
}

/// Whether somebody calls what lies in a folder a story: by a `story.toml` in it.
pub fn is_called_a_story(folder: &Path) -> bool {
    folder.join(story_toml::NAME).exists()
}

/// A folder's shown path with a name after it, whatever the system's separator.
fn join(folder: &str, name: &str) -> String {
    if folder.ends_with(['/', std::path::MAIN_SEPARATOR]) {
        format!("{folder}{name}")
    } else {
        format!("{folder}/{name}")
    }
}

/// The bytes of an entry.
///
/// # Errors
/// When it cannot be read, is no regular file, or is too large.
pub(super) fn read(entry: &Entry) -> Result<Vec<u8>, Fault> {
    let bytes = match &entry.path {
        Some(path) => regular(path),
        None => limited(io::stdin().lock(), LARGEST_OF_MANY),
    };
    bytes.map_err(|what| Fault::new(entry.shown.clone(), what))
}

/// Reads a regular file; a pipe or a device would block, or never end.
pub(super) fn regular(path: &Path) -> Result<Vec<u8>, String> {
    let found = fs::metadata(path).map_err(|error| reason(&error))?;
    if !found.is_file() {
        return Err("not a regular file; to read from a pipe, use - for standard input".to_owned());
    }
    let name = path.file_name().map(|name| name.to_string_lossy());
    let many = name.is_some_and(|name| format::may_hold_many(&name));
    let largest = if many { LARGEST_OF_MANY } else { LARGEST };
    if found.len() > largest {
        return Err(too_large(largest));
    }
    limited(File::open(path).map_err(|error| reason(&error))?, largest)
}

/// Reads to the end, or refuses: a file may have grown since it was measured, and a pipe has no measure.
fn limited(source: impl Read, largest: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    source.take(largest + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    if bytes.len() as u64 > largest { Err(too_large(largest)) } else { Ok(bytes) }
}

fn too_large(largest: u64) -> String {
    format!("larger than {} MB; give it in parts", largest >> 20)
}

/// A failure in the reader's words, with the way out where there is one.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "not readable; check its permissions".to_owned(),
        _ => format!("cannot be read ({error})"),
    }
}
