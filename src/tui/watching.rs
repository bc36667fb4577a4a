//! Watching the story's files: a change is told once it has settled.

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

/// Begins to watch what the paths hold, and `inner` folders too if so asked, until what it returns is dropped. A file is watched through its folder, as most
/// editors replace it by another.
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
    let mut folders: Vec<&Path> = paths.iter().map(|path| folder_of(path)).collect();
    folders.sort_unstable();
    folders.dedup();
    let mode = if inner { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
    for folder in folders {
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

/// The folder itself, or the one in which a file lies.
fn folder_of(path: &Path) -> &Path {
    if path.is_dir() {
        return path;
    }
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
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
