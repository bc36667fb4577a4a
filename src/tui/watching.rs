//! Watching the story's files: a change is told once it has settled.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::ingest;

use super::app::Incoming;

/// How long files must have rested: an editor that saves writes, renames and removes in one go.
const REST: Duration = Duration::from_millis(200);
/// A file that never rests is read all the same after this.
const LONGEST: Duration = Duration::from_secs(2);

/// Begins to watch what the paths hold, with a folder's inner ones if `inner` is said, until what it returns is dropped.
/// A file is watched through its folder, as most editors replace it by another; a page of the web is not watched.
///
/// # Errors
/// When the system refuses to watch; most often it watches too many files already.
pub fn watch(
    paths: &[PathBuf],
    inner: bool,
    changed: Sender<Incoming>,
) -> notify::Result<RecommendedWatcher> {
    let of_interest = paths.to_vec();
    let (sender, events) = mpsc::channel();
    let tell = move |event: notify::Result<Event>| {
        let Ok(event) = event else { return };
        // To read a file is no change: it would be read for ever.
        let read_only = matches!(event.kind, EventKind::Access(_));
        let concerned = |changed: &PathBuf| of_interest.iter().any(|path| concerns(path, changed));
        if !read_only && event.paths.iter().any(concerned) {
            // Whoever is gone misses nothing.
            let _ = sender.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(tell)?;
    for (folder, mode) in folders(paths, inner) {
        watcher.watch(folder, mode)?;
    }
    thread::spawn(move || settle(&events, &changed));
    Ok(watcher)
}

/// Tells of changes once they have come to rest, until nobody tells or listens any longer.
fn settle(events: &Receiver<()>, changed: &Sender<Incoming>) {
    while events.recv().is_ok() {
        let end = Instant::now() + LONGEST;
        while Instant::now() < end && events.recv_timeout(REST).is_ok() {}
        if changed.send(Incoming::Changed).is_err() {
            break;
        }
    }
}

/// The folders to watch, each once: those that are given, and those in which the files that are given lie. Beside a file
/// may lie anything; inner folders are those of a folder that is given.
fn folders(paths: &[PathBuf], inner: bool) -> BTreeMap<&Path, RecursiveMode> {
    let mut folders = BTreeMap::new();
    for path in paths.iter().filter(|path| !ingest::is_address(&path.to_string_lossy())) {
        if path.is_dir() {
            let mode = if inner { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            folders.insert(path.as_path(), mode);
        } else {
            let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
            folders.entry(folder.unwrap_or(Path::new("."))).or_insert(RecursiveMode::NonRecursive);
        }
    }
    folders
}

/// Whether what a path gives may be another since this file changed.
fn concerns(path: &Path, changed: &Path) -> bool {
    let Some(name) = changed.file_name() else { return true };
    path.file_name() == Some(name) || ingest::is_of_a_story(&name.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn inner_folders_are_watched_of_folders_that_are_given_and_pages_of_the_web_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let paths = [folder.path().join("news.rss"), "https://courier.example/bridge".into()];
        let beside = [(folder.path(), RecursiveMode::NonRecursive)];
        assert_eq!(folders(&paths, true), BTreeMap::from(beside));
        let paths = [folder.path().to_owned(), folder.path().join("news.rss")];
        let given = [(folder.path(), RecursiveMode::Recursive)];
        assert_eq!(folders(&paths, true), BTreeMap::from(given));
    }

    #[test]
    fn a_file_concerns_its_own_path_and_every_folder_that_it_may_stand_in() {
        assert!(concerns(Path::new("story"), Path::new("/at/home/story/a.txt")));
        assert!(concerns(Path::new("story"), Path::new("/at/home/story/story.toml")));
        assert!(concerns(Path::new("story/a.html"), Path::new("/at/home/story/a.html")));
        assert!(!concerns(Path::new("story"), Path::new("/at/home/story/a.txt~")));
        assert!(!concerns(Path::new("story"), Path::new("/at/home/story/.a.txt.swp")));
        assert!(!concerns(Path::new("story"), Path::new("/at/home/story/picture.jpg")));
    }

    #[test]
    fn a_file_that_is_written_or_replaced_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        std::fs::write(&file, "One.").unwrap();
        let (sender, incoming) = mpsc::channel();
        let _watching = watch(std::slice::from_ref(&file), false, sender).unwrap();
        std::fs::write(&file, "Two.").unwrap();
        assert!(matches!(incoming.recv_timeout(Duration::from_secs(30)), Ok(Incoming::Changed)));
        let other = folder.path().join("a.txt~");
        std::fs::write(&other, "Three.").unwrap();
        std::fs::rename(&other, &file).unwrap();
        assert!(matches!(incoming.recv_timeout(Duration::from_secs(30)), Ok(Incoming::Changed)));
    }

    #[test]
    fn a_folder_that_is_not_there_cannot_be_watched_and_that_is_said() {
        let (sender, _incoming) = mpsc::channel();
        assert!(watch(&[PathBuf::from("/nowhere/at/all/a.txt")], false, sender).is_err());
    }
}
