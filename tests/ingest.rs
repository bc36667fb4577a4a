//! Folders of dirty files, opened as one story.

#![allow(clippy::unwrap_used)] // a test that cannot make its folder has nothing to say

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rashomon::ingest::{Fault, Opened, open};
use tempfile::TempDir;

const COURIER: &str = "Bridge stays shut until spring\n\nThe mayor told the council so on Monday.\n";
const HERALD: &str = "Bridge shut\n\nDivers found cracks in two piers, the city said.\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn opened(paths: &[&Path]) -> Result<Opened, Fault> {
    open(&paths.iter().map(PathBuf::from).collect::<Vec<_>>())
}

fn outlets(opened: &Opened) -> Vec<&str> {
    opened.story.articles.iter().map(|article| article.outlet.as_str()).collect()
}

fn fault(paths: &[&Path]) -> String {
    let fault = opened(paths).unwrap_err().to_string();
    assert_eq!(fault.lines().count(), 1);
    fault
}

#[test]
fn a_folder_gives_its_articles_by_name_and_nothing_else() {
    let files =
        [("herald.txt", HERALD), ("courier.md", COURIER), (".hidden.txt", "x"), ("notes.xlsx", "a,b")];
    let folder = folder(&files);
    fs::create_dir(folder.path().join("older.txt")).unwrap();
    let opened = opened(&[folder.path()]).unwrap();
    assert_eq!(outlets(&opened), ["courier", "herald"]);
    assert_eq!(opened.story.title, "Bridge stays shut until spring");
    assert_eq!(opened.story.articles[0].path, format!("{}/courier.md", folder.path().display()));
    assert!(opened.skipped.is_empty());
}

#[test]
fn the_order_given_is_kept_and_a_file_given_twice_is_read_once() {
    let folder = folder(&[("courier.txt", COURIER), ("herald.txt", HERALD)]);
    let herald = folder.path().join("herald.txt");
    let opened = opened(&[&herald, folder.path(), &herald]).unwrap();
    assert_eq!(outlets(&opened), ["herald", "courier"]);
}

#[test]
fn two_outlets_never_show_the_same_name() {
    let (one, two) = (folder(&[("fox.txt", COURIER)]), folder(&[("fox.txt", HERALD)]));
    assert_eq!(outlets(&opened(&[one.path(), two.path()]).unwrap()), ["fox", "fox 2"]);
}

#[test]
fn a_story_file_names_the_story_and_its_outlets() {
    let toml =
        "title = \"The bridge\"\n\n[articles.\"courier.txt\"]\noutlet = \"The Courier\"\ndate = 2025-03-09\n";
    let folder = folder(&[("story.toml", toml), ("courier.txt", COURIER), ("herald.txt", HERALD)]);
    let whole = opened(&[folder.path()]).unwrap();
    assert_eq!(whole.story.title, "The bridge");
    assert_eq!(outlets(&whole), ["The Courier", "herald"]);
    assert_eq!(whole.story.articles[0].published.as_deref(), Some("2025-03-09"));

    // As a shell's `folder/*` gives it: among the files it speaks of.
    let [courier, herald, toml] =
        ["courier.txt", "herald.txt", "story.toml"].map(|name| folder.path().join(name));
    let listed = opened(&[&courier, &herald, &toml]).unwrap();
    assert_eq!(outlets(&listed), ["The Courier", "herald"]);
    assert_eq!(listed.story.title, "The bridge");
    assert_eq!(outlets(&opened(&[&toml]).unwrap()), ["The Courier", "herald"]);
    assert_eq!(outlets(&opened(&[&toml, &herald]).unwrap()), ["herald"]);
}

#[test]
fn a_broken_story_file_names_its_line() {
    let toml = "title = \"The bridge\"\n[articles.\"courier.txt\"]\noutlt = \"C\"\n";
    let folder = folder(&[("story.toml", toml), ("courier.txt", COURIER)]);
    let fault = fault(&[folder.path()]);
    assert!(
        fault.contains("story.toml:3: unknown key \"outlt\" (known: outlet, title, date, author, url)"),
        "{fault}"
    );
}

#[test]
fn one_bad_file_is_skipped_beside_good_ones() {
    let folder =
        folder(&[("courier.txt", COURIER), ("empty.txt", " \n\u{feff}\n"), ("noise.txt", "\0\u{1}\u{2}\0")]);
    let opened = opened(&[folder.path(), Path::new("/no/such/file.txt")]).unwrap();
    assert_eq!(outlets(&opened), ["courier"]);
    let faults: Vec<String> = opened.skipped.iter().map(ToString::to_string).collect();
    assert_eq!(faults.len(), 3);
    assert!(faults[0].contains("no such file"), "{faults:?}");
    assert!(faults[1].contains("empty.txt: empty file"), "{faults:?}");
    assert!(faults[2].contains("noise.txt: not text"), "{faults:?}");
}

#[test]
fn what_is_no_article_is_refused_in_one_line_with_the_way_out() {
    assert_eq!(fault(&[Path::new("/no/such")]), "/no/such: no such file or folder; check the path");
    let empty = folder(&[("notes.xlsx", "a")]);
    assert!(
        fault(&[empty.path()]).contains("no article in this folder; put .txt, .md or .html files into it")
    );
    assert!(fault(&[]).contains("give article files"));
}

#[cfg(unix)]
#[test]
fn devices_and_link_loops_are_refused_without_waiting() {
    assert!(fault(&[Path::new("/dev/zero")]).contains("not a regular file"));
    let folder = folder(&[]);
    let link = folder.path().join("loop.txt");
    std::os::unix::fs::symlink(&link, &link).unwrap();
    assert!(fault(&[&link]).contains("cannot be read"));
    assert!(fault(&[folder.path()]).contains("loop.txt"));
    let pipe = folder.path().join("pipe.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(fault(&[&pipe]).contains("not a regular file"));
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    let folder = folder(&[]);
    let path = folder.path().join("huge.txt");
    fs::File::create(&path).unwrap().set_len(65 << 20).unwrap();
    assert!(fault(&[&path]).contains("larger than 64 MB"));
}

#[test]
fn encodings_and_line_ends_do_not_show() {
    let folder = folder(&[]);
    let text = "Bridge “shut”\r\n\r\nZoë said so — twice.\r\n";
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("a.txt"), format!("\u{feff}{text}")).unwrap();
    fs::write(folder.path().join("b.txt"), utf16).unwrap();
    fs::write(folder.path().join("c.txt"), b"Bridge \x93shut\x94\r\rZo\xeb said so \x97 twice.\xa0\r")
        .unwrap();
    let opened = opened(&[folder.path()]).unwrap();
    for article in &opened.story.articles {
        assert_eq!(article.text, "Bridge “shut”\n\nZoë said so — twice.", "{}", article.path);
    }
}

#[test]
fn sixty_megabytes_take_a_moment() {
    let folder = folder(&[]);
    let line = "The mayor told the council on Monday that the bridge would stay shut until the spring.\n";
    for (name, text) in [
        ("lines.txt", line.repeat((30 << 20) / line.len())),
        ("one.md", "[*_`<![a](".repeat((10 << 20) / 10)),
        ("escapes.txt", format!("words {}", "\u{1b}]\u{9d}\u{90}1[".repeat((10 << 20) / 8))),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let start = Instant::now();
        opened(&[&path]).unwrap();
        // Unoptimised builds included; what this would catch takes hours.
        assert!(start.elapsed() < Duration::from_secs(20), "{name}: {:?}", start.elapsed());
        eprintln!("{name}: {:?}", start.elapsed());
    }
}
