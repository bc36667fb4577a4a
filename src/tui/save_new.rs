//! A new file: never in the place of one that is there.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// As often is another name tried.
const NAMES: usize = 999;

/// Writes a text to a new file in the folder; returns the name it has: the one wished for, or with a number, as
/// `claims-2.md`, where that is taken. A file that cannot be filled is taken away again.
///
/// # Errors
/// What the system says; [`ErrorKind::AlreadyExists`] where all names are taken.
pub(super) fn save_new(folder: &Path, name: &str, text: &str) -> io::Result<String> {
    for number in 1..=NAMES {
        let name = numbered(name, number);
        let path = folder.join(&name);
        let mut file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        };
        // What the disk has no room for is often told by the last step only.
        if let Err(error) = file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
            drop(file);
            // Nothing more can be done if it stays: the first error is the one to tell.
            let _ = fs::remove_file(&path);
            return Err(error);
        }
        return Ok(name);
    }
    Err(io::Error::from(ErrorKind::AlreadyExists))
}

/// What failed, and the way out, in a line.
pub(super) fn way_out(name: &str, error: &io::Error) -> String {
    let why = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "this folder may not be written to: start rashomon in another".to_owned()
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full: make room, then once more".to_owned()
        }
        ErrorKind::NotFound => "this folder is gone: start rashomon in another".to_owned(),
        ErrorKind::AlreadyExists => {
            format!("that name and all to {} are taken: move some away", numbered(name, NAMES))
        }
        _ => format!("{error}: start rashomon in another folder"),
    };
    format!("{name} not written: {why}")
}

/// A file's name with a number behind its stem; the first goes without.
fn numbered(name: &str, number: usize) -> String {
    match (number, name.rsplit_once('.')) {
        (0 | 1, _) => name.to_owned(),
        (number, Some((stem, ending))) => format!("{stem}-{number}.{ending}"),
        (number, None) => format!("{name}-{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_a_number_and_what_stands_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        for (text, name) in [("one", "claims.md"), ("two", "claims-2.md"), ("three", "claims-3.md")] {
            assert_eq!(save_new(folder.path(), "claims.md", text).unwrap(), name);
            assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), text);
        }
        assert_eq!(fs::read_to_string(folder.path().join("claims.md")).unwrap(), "one");
    }

    #[test]
    fn a_gap_between_numbers_is_filled_and_a_folder_of_that_name_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("claims.md")).unwrap();
        fs::write(folder.path().join("claims-3.md"), "three").unwrap();
        assert_eq!(save_new(folder.path(), "claims.md", "two").unwrap(), "claims-2.md");
        assert_eq!(save_new(folder.path(), "claims.md", "four").unwrap(), "claims-4.md");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_that_is_not_there_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = folder.path().join("elsewhere");
        std::os::unix::fs::symlink(&elsewhere, folder.path().join("claims.md")).unwrap();
        assert_eq!(save_new(folder.path(), "claims.md", "one").unwrap(), "claims-2.md");
        assert!(!elsewhere.exists());
    }

    #[test]
    fn after_999_names_it_gives_up_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        for number in 1..=NAMES {
            fs::write(folder.path().join(numbered("claims.md", number)), "").unwrap();
        }
        let error = save_new(folder.path(), "claims.md", "one").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert_eq!(
            way_out("claims.md", &error),
            "claims.md not written: that name and all to claims-999.md are taken: move some away"
        );
    }

    #[test]
    fn a_folder_that_is_gone_is_said_with_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let error = save_new(&folder.path().join("gone"), "claims.md", "one").unwrap_err();
        assert_eq!(
            way_out("claims.md", &error),
            "claims.md not written: this folder is gone: start rashomon in another"
        );
    }

    #[test]
    fn every_failure_tells_the_way_out() {
        for (kind, words) in [
            (ErrorKind::PermissionDenied, "start rashomon in another"),
            (ErrorKind::ReadOnlyFilesystem, "start rashomon in another"),
            (ErrorKind::StorageFull, "make room"),
            (ErrorKind::Other, "start rashomon in another"),
        ] {
            let said = way_out("claims.md", &io::Error::from(kind));
            assert!(said.starts_with("claims.md not written: ") && said.contains(words), "{said}");
        }
    }
}
