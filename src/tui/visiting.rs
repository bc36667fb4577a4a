//! An article outside: its file in the person's editor, its page in the browser.

use std::io;
use std::process::Command;

/// What is to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visit {
    /// A file.
    File {
        /// Where it lies.
        path: String,
        /// The words of the article at which to open it.
        words: Option<String>,
        /// What is opened where there is no such file.
        page: Option<String>,
    },
    /// A page of the web.
    Page(String),
}

/// How an editor is told a line, by its name. Any other is given the file alone.
const EDITORS: [(&[&str], Goes); 3] = [
    (
        &[
            "vi",
            "vim",
            "nvim",
            "nano",
            "emacs",
            "emacsclient",
            "kak",
            "micro",
            "joe",
            "ne",
            "mg",
            "ed",
            "view",
        ],
        Goes::Plus,
    ),
    (&["hx", "helix", "zed", "subl", "mate"], Goes::Colon),
    (&["code", "codium", "code-insiders", "cursor"], Goes::Goto),
];

#[derive(Debug, Clone, Copy)]
enum Goes {
    /// `+12 file`
    Plus,
    /// `file:12`
    Colon,
    /// `--goto file:12`
    Goto,
}

/// The program and its arguments that open a file, for an editor as `$VISUAL` and `$EDITOR` name one.
pub fn command_line(editor: &str, path: &str, line: Option<usize>) -> Vec<String> {
    let words = shlex::split(editor).filter(|words| !words.is_empty());
    let mut words = words.unwrap_or_else(|| vec![editor.to_owned()]);
    let program = words.first().map_or("", String::as_str);
    let name =
        std::path::Path::new(program).file_stem().and_then(|name| name.to_str()).unwrap_or("").to_owned();
    let goes = EDITORS.iter().find(|(names, _)| names.contains(&name.as_str())).map(|(_, goes)| *goes);
    // A file called +12 or --help is none of the editor's options.
    let file = if path.starts_with(['-', '+']) { format!("./{path}") } else { path.to_owned() };
    match (goes, line) {
        (Some(Goes::Plus), Some(line)) => words.extend([format!("+{line}"), file]),
        (Some(Goes::Colon), Some(line)) => words.push(format!("{file}:{line}")),
        (Some(Goes::Goto), Some(line)) => words.extend(["--goto".to_owned(), format!("{file}:{line}")]),
        _ => words.push(file),
    }
    words
}

/// The editor of the person: `$VISUAL`, else `$EDITOR`, else what every system has.
pub fn editor() -> String {
    let set = |name: &str| std::env::var(name).ok().filter(|editor| !editor.trim().is_empty());
    let least = if cfg!(windows) { "notepad" } else { "vi" };
    set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| least.to_owned())
}

/// Runs the editor until it is closed.
///
/// # Errors
/// When it cannot be run, or says that it failed; the message names it and the way out.
pub fn edit(path: &str, line: Option<usize>) -> Result<(), String> {
    let editor = editor();
    let words = command_line(&editor, path, line);
    let (program, arguments) = words.split_first().ok_or("no editor: set EDITOR")?;
    let said = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => format!("{program} is not installed: set EDITOR to one that is"),
        _ => format!("{program} cannot be run: {error}"),
    };
    let status = Command::new(program).args(arguments).status().map_err(said)?;
    if status.success() { Ok(()) } else { Err(format!("{program} ended with {status}")) }
}

/// The line of a file, counted from one, on which words of its article begin. What the article was cleaned of may stand
/// between them: the first of them in a row are enough.
pub fn line_of(file: &[u8], words: &str) -> Option<usize> {
    let file = String::from_utf8_lossy(file);
    let mut found: Vec<(&str, usize)> = Vec::new();
    for (number, line) in file.lines().enumerate() {
        found.extend(line.split_whitespace().map(|word| (word, number + 1)));
    }
    let wanted: Vec<&str> = words.split_whitespace().collect();
    // The fewest words are those that a reader would still take for the same place.
    [8, 5, 3].into_iter().find_map(|count| {
        let wanted = wanted.get(..count.min(wanted.len()))?;
        let same = |(found, wanted): (&(&str, usize), &&str)| found.0.contains(*wanted);
        let fits = |window: &&[(&str, usize)]| window.iter().zip(wanted).all(same);
        found.windows(wanted.len().max(1)).find(fits).map(|window| window[0].1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        let line = |editor: &str| command_line(editor, "a b.txt", Some(12)).join("|");
        assert_eq!(line("vim"), "vim|+12|a b.txt");
        assert_eq!(line("/usr/bin/nano -w"), "/usr/bin/nano|-w|+12|a b.txt");
        assert_eq!(line("hx"), "hx|a b.txt:12");
        assert_eq!(line("code --wait"), "code|--wait|--goto|a b.txt:12");
        assert_eq!(line("'/opt/my editor/edit'"), "/opt/my editor/edit|a b.txt");
        assert_eq!(command_line("vim", "+x.txt", None), ["vim", "./+x.txt"]);
        assert_eq!(command_line("it's", "a.txt", None), ["it's", "a.txt"]);
    }

    #[test]
    fn words_are_found_on_their_line_whatever_was_cleaned_away() {
        let file =
            b"---\ntitle: x\n---\n# A  title\n\nThe **ferry** struck\nthe old   pier. It &amp; sank.\n";
        assert_eq!(line_of(file, "The ferry struck the old pier."), Some(6));
        assert_eq!(line_of(file, "the old pier. It & sank."), Some(7));
        assert_eq!(line_of(file, "A title"), Some(4));
        assert_eq!(line_of(file, "nothing of that"), None);
        assert_eq!(line_of(b"", ""), None);
    }
}
