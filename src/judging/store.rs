//! The file of decisions on the disk: read when a story is opened, written at every act, never half, and never over what
//! somebody else has written meanwhile.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use etcetera::BaseStrategy;
use sha2::{Digest, Sha256};

use super::decision::Decision;
use super::format::{self, VERSION};
use super::naming::Naming;
use crate::ingest;
use crate::saving;

/// What the file is called in a story's folder.
pub const NAME: &str = ".rashomon.toml";
/// So long is waited for another program to have written the file.
const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(20);

/// Where the decisions on what was opened are kept.
#[derive(Debug, Clone, Default)]
pub struct Store {
    /// The file; nothing where decisions are kept for the visit alone.
    path: Option<PathBuf>,
    /// Where what cannot be written there is kept.
    spare: Option<PathBuf>,
    /// Why nothing is written, where nothing is.
    shut: Option<String>,
    /// The decisions that the file had when it was last read or written.
    seen: Vec<Decision>,
    /// The file's version when it was read.
    version: i64,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// All is on the disk.
    Kept,
    /// All is on the disk, and with it what somebody else had written there meanwhile.
    Together {
        /// The decisions as they were when they were last read or written here.
        seen: Vec<Decision>,
        /// Those that stood there now.
        found: Vec<Decision>,
    },
    /// There is no file to write: decisions are for the visit alone.
    Nowhere,
}

impl Store {
    /// The file beside what was opened: in the folder, or in that of the files. What is built in, comes from standard
    /// input or from the web has none.
    pub fn beside(paths: &[PathBuf], naming: &Naming) -> Self {
        let lies = |path: &PathBuf| path.as_os_str() != "-" && !ingest::is_address(&path.to_string_lossy());
        let path = (!paths.is_empty() && paths.iter().all(lies)).then(|| naming.folder().join(NAME));
        Self { path, ..Self::default() }
    }

    /// A file that the person names.
    pub fn at(path: PathBuf) -> Self {
        Self { path: Some(path), ..Self::default() }
    }

    /// The same, and nothing is written.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.shut = Some("nothing is saved: --read-only".to_owned());
        self
    }

    /// The same with a folder for what cannot be written where it belongs.
    #[must_use]
    pub fn with_spare(mut self, folder: Option<PathBuf>) -> Self {
        self.spare = folder;
        self
    }

    /// The folder for what cannot be written where it belongs: the platform's for the state of programs.
    pub fn spare_folder() -> Option<PathBuf> {
        let strategy = etcetera::choose_base_strategy().ok()?;
        let folder = strategy.state_dir().unwrap_or_else(|| strategy.cache_dir());
        Some(folder.join("rashomon").join("unsaved"))
    }

    /// The file.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Reads the file. One that is not there holds no decisions.
    ///
    /// # Errors
    /// When it is broken, or of a later version of the program; nothing is written over it then. The message names the
    /// file and the way out.
    pub fn open(&mut self) -> Result<Vec<Decision>, String> {
        let Some(path) = self.path.clone() else { return Ok(Vec::new()) };
        match read(&path) {
            Ok(Some(read)) => {
                self.version = read.version;
                self.seen.clone_from(&read.decisions);
                self.seen.sort();
                Ok(read.decisions)
            }
            Ok(None) => {
                (self.seen, self.version) = (Vec::new(), VERSION);
                Ok(Vec::new())
            }
            Err(why) => {
                let way = "mend it, or keep decisions elsewhere with --decisions FILE";
                let fault = format!("{}: {why}; its decisions are left out: {way}", path.display());
                self.shut
                    .get_or_insert_with(|| format!("nothing is saved: {} cannot be read", path.display()));
                Err(fault)
            }
        }
    }

    /// Reads the file once more: what somebody else has made of it since, or nothing where it is as it was.
    ///
    /// # Errors
    /// As [`Store::open()`].
    pub fn refresh(&mut self) -> Result<Option<Saved>, String> {
        let seen = self.seen.clone();
        self.open()?;
        let found = self.seen.clone();
        Ok((seen != found).then_some(Saved::Together { seen, found }))
    }

    /// What could not be saved on an earlier visit, and was kept elsewhere.
    pub fn left_over(&self) -> Option<PathBuf> {
        self.spare_file().filter(|file| file.is_file())
    }

    /// Writes the decisions, and beside them what somebody else has written since they were read.
    ///
    /// # Errors
    /// When the file cannot be written; the message says why, and where the decisions are kept instead.
    pub fn save(&mut self, decisions: &[Decision]) -> Result<Saved, String> {
        if let Some(why) = &self.shut {
            return Err(why.clone());
        }
        let Some(path) = self.path.clone() else { return Ok(Saved::Nowhere) };
        match self.write(&path, decisions) {
            Ok(saved) => {
                if let Some(spare) = self.left_over() {
                    // What it kept is on the disk where it belongs now.
                    let _ = fs::remove_file(spare);
                }
                Ok(saved)
            }
            Err(why) => Err(self.keep_elsewhere(&path, &why, decisions)),
        }
    }

    fn write(&mut self, path: &Path, decisions: &[Decision]) -> Result<Saved, String> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _lock = lock(folder)?;
        saving::clear_drafts(path);
        let read = read(path)?;
        let mut found = read.as_ref().map(|read| read.decisions.clone()).unwrap_or_default();
        found.sort();
        found.dedup();
        let together = found != self.seen;
        let mut all = decisions.to_vec();
        if together {
            // What went or came there goes and comes here.
            all.retain(|one| found.contains(one) || !self.seen.contains(one));
            all.extend(found.iter().filter(|one| !self.seen.contains(one)).cloned());
        }
        all.sort();
        all.dedup();
        if let Some(version) = read.as_ref().map(|read| read.version).filter(|version| *version < VERSION) {
            back_up(path, version)
                .map_err(|error| format!("no copy of version {version} can be made: {error}"))?;
        }
        let written = if all.is_empty() && read.is_none() {
            Ok(())
        } else {
            saving::save(path, format::write(&all).as_bytes())
        };
        written.map_err(|error| reason(&error))?;
        self.version = VERSION;
        let seen = std::mem::replace(&mut self.seen, all);
        Ok(if together { Saved::Together { seen, found } } else { Saved::Kept })
    }

    /// Writes what cannot be written where it belongs into the folder for that; what is said of both.
    fn keep_elsewhere(&self, path: &Path, why: &str, decisions: &[Decision]) -> String {
        let said = format!("not saved: {}: {why}", path.display());
        let Some(spare) = self.spare_file() else { return said };
        let made = spare.parent().map_or(Ok(()), fs::create_dir_all);
        match made.and_then(|()| saving::save(&spare, format::write(decisions).as_bytes())) {
            Ok(()) => format!("{said} · kept in {}", spare.display()),
            Err(error) => format!("{said} · nor in {}: {}", spare.display(), reason(&error)),
        }
    }

    /// The file that stands in for this one.
    fn spare_file(&self) -> Option<PathBuf> {
        let (spare, path) = (self.spare.as_ref()?, self.path.as_ref()?);
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let print = Sha256::digest(whole.as_os_str().as_encoded_bytes());
        let print = print.iter().take(6).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        let story =
            whole.parent().and_then(Path::file_name).map_or("story".into(), |name| name.to_string_lossy());
        Some(spare.join(format!("{story}-{print:012x}.toml")))
    }
}

/// What a file of decisions holds; nothing where there is no file.
fn read(path: &Path) -> Result<Option<format::Read>, String> {
    match fs::read_to_string(path) {
        Ok(text) => format::read(&text).map(Some).map_err(|fault| fault.to_string()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(reason(&error)),
    }
}

/// Keeps others from writing in a folder until it is dropped. On systems on which a folder cannot be held, a file in it is.
fn lock(folder: &Path) -> Result<File, String> {
    let held =
        if cfg!(unix) { File::open(folder) } else { File::create(folder.join(format!("{NAME}.lock"))) };
    let held = held.map_err(|error| reason(&error))?;
    let end = Instant::now() + PATIENCE;
    loop {
        match held.try_lock() {
            // Where a disk knows no locks, the file is still replaced as a whole.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(held),
            Err(TryLockError::WouldBlock) if Instant::now() >= end => {
                return Err(
                    "another program keeps its folder locked; it is saved with the next decision".to_owned()
                );
            }
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
        }
    }
}

/// A copy of a file of an older version, beside it; one that is there already stays.
fn back_up(path: &Path, version: i64) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".v{version}.bak"));
    let copy = path.with_file_name(name);
    if copy.exists() { Ok(()) } else { saving::save(&copy, &fs::read(path)?) }
}

/// What went wrong, and the way out where it is plain.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full; free some space".to_owned()
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "not allowed there; --decisions FILE keeps them elsewhere".to_owned()
        }
        io::ErrorKind::NotFound => "its folder is gone".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judging::decision::OfArticle;
    use crate::judging::{Act, Decisions};

    fn named(article: &str, outlet: &str) -> Decision {
        let outlet = Some(outlet.to_owned());
        Decision::Article(OfArticle { article: article.to_owned(), outlet, ..OfArticle::default() })
    }

    fn opened(path: &Path) -> (Store, Vec<Decision>) {
        let mut store = Store::at(path.to_path_buf());
        let decisions = store.open().unwrap();
        (store, decisions)
    }

    #[test]
    fn what_is_saved_is_there_next_time_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let (mut store, none) = opened(&path);
        assert!(none.is_empty());
        assert_eq!(store.save(&[]), Ok(Saved::Kept));
        assert!(!path.exists(), "nothing was decided, nothing is written");
        assert_eq!(store.save(&[named("a", "A")]), Ok(Saved::Kept));
        assert_eq!(opened(&path).1, [named("a", "A")]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn two_who_decide_at_once_both_keep_what_they_decided() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let (mut one, _) = opened(&path);
        let (mut other, _) = opened(&path);
        one.save(&[named("a", "A")]).unwrap();
        let saved = other.save(&[named("b", "B")]).unwrap();
        assert_eq!(saved, Saved::Together { seen: Vec::new(), found: vec![named("a", "A")] });
        assert_eq!(opened(&path).1, [named("a", "A"), named("b", "B")]);
        // What one takes back is taken back for both.
        let saved = one.save(&[]).unwrap();
        assert!(matches!(saved, Saved::Together { .. }));
        assert_eq!(opened(&path).1, [named("b", "B")]);
    }

    #[test]
    fn what_others_wrote_since_is_found_when_the_file_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let (mut one, _) = opened(&path);
        let (mut other, _) = opened(&path);
        assert_eq!(one.refresh(), Ok(None));
        other.save(&[named("b", "B")]).unwrap();
        let found = vec![named("b", "B")];
        assert_eq!(one.refresh(), Ok(Some(Saved::Together { seen: Vec::new(), found })));
        assert_eq!(one.refresh(), Ok(None));
        fs::write(&path, "broken").unwrap();
        assert!(one.refresh().is_err());
    }

    #[test]
    fn many_who_save_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        thread::scope(|scope| {
            for writer in 0..6 {
                let path = &path;
                scope.spawn(move || {
                    let (mut store, found) = opened(path);
                    let mut decisions = Decisions::of(found);
                    for number in 0..5 {
                        let own = named(&format!("{writer}-{number}"), "X");
                        decisions.act(Act::new("", Vec::new(), vec![own]));
                        if let Saved::Together { seen, found } = store.save(decisions.all()).unwrap() {
                            decisions.take_over(&seen, &found);
                        }
                    }
                });
            }
        });
        assert_eq!(opened(&path).1.len(), 30);
    }

    #[test]
    fn a_broken_file_is_told_with_its_place_and_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, "version = 1\n\n[[decision]]\nwhat = \"nothing\"\n").unwrap();
        let mut store = Store::at(path.clone());
        let fault = store.open().unwrap_err();
        assert!(fault.contains(".rashomon.toml") && fault.contains("line 3"), "{fault}");
        assert!(store.save(&[named("a", "A")]).unwrap_err().contains("nothing is saved"));
        assert!(fs::read_to_string(&path).unwrap().contains("nothing"));
        // One that breaks later is not written over either.
        let path = folder.path().join("other.toml");
        let (mut store, _) = opened(&path);
        fs::write(&path, "<<<<<<< HEAD\n").unwrap();
        assert!(store.save(&[named("a", "A")]).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "<<<<<<< HEAD\n");
    }

    #[test]
    fn a_file_of_an_older_version_is_copied_before_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let old = format::write(&[named("a", "A")]).replace("version = 1\n", "");
        fs::write(&path, &old).unwrap();
        let (mut store, decisions) = opened(&path);
        store.save(&[decisions, vec![named("b", "B")]].concat()).unwrap();
        let copy = folder.path().join(".rashomon.toml.v0.bak");
        assert_eq!(fs::read_to_string(copy).unwrap(), old);
        assert!(fs::read_to_string(&path).unwrap().contains("version = 1"));
    }

    #[test]
    fn a_file_of_a_later_version_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, "version = 9\n").unwrap();
        let mut store = Store::at(path.clone());
        assert!(store.open().unwrap_err().contains("newer rashomon"));
        assert!(store.save(&[named("a", "A")]).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "version = 9\n");
    }

    #[test]
    fn what_cannot_be_saved_is_kept_elsewhere_until_it_can() {
        let (folder, spare) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let gone = folder.path().join("story");
        let path = gone.join(NAME);
        let mut store = Store::at(path.clone()).with_spare(Some(spare.path().join("unsaved")));
        store.open().unwrap();
        let fault = store.save(&[named("a", "A")]).unwrap_err();
        assert!(fault.contains("not saved") && fault.contains("kept in"), "{fault}");
        let kept = store.left_over().unwrap();
        assert_eq!(format::read(&fs::read_to_string(&kept).unwrap()).unwrap().decisions, [named("a", "A")]);
        fs::create_dir(&gone).unwrap();
        assert_eq!(store.save(&[named("a", "A")]), Ok(Saved::Kept));
        assert_eq!((store.left_over(), path.is_file()), (None, true));
    }

    #[test]
    fn nothing_is_written_where_that_was_asked_for_or_there_is_no_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let mut store = Store::at(path.clone()).read_only();
        store.open().unwrap();
        assert!(store.save(&[named("a", "A")]).unwrap_err().contains("--read-only"));
        assert!(!path.exists());
        for paths in [vec![], vec!["-".into()], vec!["https://example.org/a".into()]] {
            assert_eq!(
                Store::beside(&paths, &Naming::of(&paths)).save(&[named("a", "A")]),
                Ok(Saved::Nowhere)
            );
        }
        let paths = [folder.path().to_path_buf()];
        assert_eq!(Store::beside(&paths, &Naming::of(&paths)).path(), Some(path.as_path()));
    }

    #[test]
    fn what_a_killed_run_left_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(folder.path().join("..rashomon.toml.4711.part"), "half").unwrap();
        fs::write(folder.path().join("..rashomon.toml.mine.part"), "a person's").unwrap();
        let (mut store, _) = opened(&path);
        store.save(&[named("a", "A")]).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
