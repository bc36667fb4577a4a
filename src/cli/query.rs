//! Which arguments are paths, and which are words to look for.

use std::path::{Path, PathBuf};

use super::output::Failure;
use crate::ingest;

/// Whether an argument is something to open: a file, a folder, standard input or an address.
pub(super) fn is_given(path: &Path) -> bool {
    path == Path::new("-") || path.exists() || ingest::is_address(&path.to_string_lossy())
}

/// Parts arguments into paths and the words of a query: the query begins after the last argument that exists.
pub(super) fn paths_and_query(
    mut arguments: Vec<PathBuf>,
    exists: impl Fn(&Path) -> bool,
) -> Result<(Vec<PathBuf>, String), Failure> {
    let paths = arguments.iter().rposition(|argument| exists(argument)).map_or(0, |last| last + 1);
    let words = arguments.split_off(paths);
    let mistyped = words.iter().find(|word| arguments.is_empty() || looks_like_a_path(word));
    if let Some(word) = mistyped {
        let message =
            format!("{0}: no such file or folder; to search for it, use --query '{0}'", word.display());
        return Err(Failure::Input(message));
    }
    let words: Vec<String> = words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    Ok((arguments, words.join(" ")))
}

/// Whether somebody who typed this must have meant a path: a slash, or an ending such as `.txt`.
pub(super) fn looks_like_a_path(word: &Path) -> bool {
    let text = word.to_string_lossy();
    let ending = word.extension().map(|ending| ending.to_string_lossy());
    let is_ending = ending.is_some_and(|ending| {
        (1..=8).contains(&ending.len())
            && ending.chars().all(|c| c.is_ascii_alphanumeric())
            && ending.chars().any(|c| c.is_ascii_alphabetic())
    });
    text.contains(std::path::is_separator) || (is_ending && !text.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(arguments: &[&str]) -> Result<(Vec<PathBuf>, String), String> {
        let there = ["story", "a.txt", "-"];
        let exists = |path: &Path| there.contains(&&*path.to_string_lossy());
        paths_and_query(arguments.iter().map(PathBuf::from).collect(), exists).map_err(
            |failure| match failure {
                Failure::Input(message) => message,
                other => panic!("{other:?}"),
            },
        )
    }

    #[test]
    fn words_after_the_last_path_are_the_query() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        assert_eq!(
            parted(&["story", "great", "progress"]),
            Ok((paths(&["story"]), "great progress".to_owned()))
        );
        assert_eq!(parted(&["story", "a.txt"]), Ok((paths(&["story", "a.txt"]), String::new())));
        assert_eq!(parted(&["story", "the U.S. side"]), Ok((paths(&["story"]), "the U.S. side".to_owned())));
        assert_eq!(parted(&["-", "2.5"]), Ok((paths(&["-"]), "2.5".to_owned())));
        assert_eq!(parted(&[]), Ok((Vec::new(), String::new())));
    }

    #[test]
    fn a_mistyped_path_is_no_query() {
        for arguments in
            [&["story", "b.txt"][..], &["story", "stories/two"], &["stroy"], &["stroy", "progress"]]
        {
            let message = parted(arguments).unwrap_err();
            assert!(message.contains("no such file or folder"), "{message}");
        }
    }

    #[test]
    fn a_mistyped_path_before_one_that_exists_is_left_to_the_reader_of_files() {
        assert_eq!(parted(&["stroy", "a.txt"]).unwrap().0.len(), 2);
    }
}
