//! A text into a file, whole or not at all.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes `bytes` to `path`, whole or not at all: what stood there stays until the new bytes are on the disk.
///
/// # Errors
/// What the system says, where the file cannot be made, written or put in its place.
pub fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link is followed, so that the file behind it changes and the link stays.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&target) {
        Ok(there) if there.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
        // A device or a pipe cannot be replaced by a file.
        Ok(there) if !there.is_file() => {
            return fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
        }
        Ok(there) if there.permissions().readonly() => {
            return Err(io::Error::from(io::ErrorKind::PermissionDenied));
        }
        _ => {}
    }
    let draft = beside(&target);
    let written = write(&draft, bytes).and_then(|()| {
        if let Ok(there) = fs::metadata(&target) {
            fs::set_permissions(&draft, there.permissions())?;
        }
        fs::rename(&draft, &target)?;
        sync_folder(&target);
        Ok(())
    });
    if written.is_err() {
        // Nothing more can be done if the draft stays: the first error is the one to tell.
        let _ = fs::remove_file(&draft);
    }
    written
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Has the folder's new entry on the disk too, where the system has a way to ask for that; the file itself is there already.
fn sync_folder(target: &Path) {
    if let Some(folder) = target.parent()
        && let Ok(folder) =
            fs::File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
    {
        let _ = folder.sync_all();
    }
}

/// Takes away what runs that were killed while they wrote `target` have left beside it.
pub fn clear_drafts(target: &Path) {
    let Some(name) = target.file_name().map(|name| name.to_string_lossy().into_owned()) else { return };
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let draft = |other: &str| {
        let number = other.strip_prefix(&format!(".{name}.")).and_then(|rest| rest.strip_suffix(".part"));
        number.is_some_and(|number| !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit()))
    };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| draft(&entry.file_name().to_string_lossy())) {
        let _ = fs::remove_file(entry.path());
    }
}

/// A name in the same folder, as a rename cannot cross disks; the process's number keeps two runs apart.
fn beside(target: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    target.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_takes_the_place_of_the_one_before_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        save(&path, b"one").unwrap();
        save(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(save(&folder.path().join("missing/report.json"), b"one").is_err());
        assert!(save(folder.path(), b"one").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
