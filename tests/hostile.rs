//! Files made to do harm: each costs a moment and a line. Without their bounds these tests would not end.

#![allow(clippy::unwrap_used)] // a test that cannot make its file has nothing to say

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use rashomon::ingest::{Fault, Inner, Pile, Web, open_pile};
use rashomon::progress::Watch;

fn opened(path: &Path) -> Result<Pile, Fault> {
    // The stack of a thread is smaller than that of the program.
    let path: PathBuf = path.to_owned();
    let open = move || open_pile(&[path], Inner::Walked, &Web::default(), &Watch::default());
    std::thread::spawn(open).join().unwrap()
}

/// A file of that name, opened.
fn file(name: &str, bytes: &[u8]) -> Result<Pile, Fault> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    opened(&path)
}

fn fault(name: &str, bytes: &[u8]) -> String {
    let fault = file(name, bytes).unwrap_err().to_string();
    assert_eq!(fault.lines().count(), 1, "{fault}");
    assert!(fault.len() < 600, "{fault}");
    fault
}

fn packed(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..times {
        packed.write_all(bytes).unwrap();
    }
    packed.finish().unwrap()
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    for (name, text) in [
        ("a.json", "[".repeat(200_000)),
        ("b.json", "{\"a\":".repeat(200_000)),
        ("a.xml", format!("<?xml version=\"1.0\"?><rss>{}", "<item>".repeat(200_000))),
        ("a.html", format!("<html><body>{}He left.", "<div>".repeat(200_000))),
    ] {
        fault(name, text.as_bytes());
    }
    let json = format!("{{\"title\": \"x\", \"text\": {}{}}}", "[".repeat(5000), "]".repeat(5000));
    fault("c.json", json.as_bytes());
}

#[test]
fn bombs_are_refused() {
    let bomb = packed(&vec![b'a'; 1 << 20], 700);
    assert!(bomb.len() < 8 << 20);
    fault("a.txt.gz", &bomb);
    let twice = packed(&packed(b"The mayor left. Nobody saw it.", 1), 1);
    fault("b.txt.gz", &twice);
    let mut entities = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x0 \"lol\">".to_owned();
    for at in 1..30 {
        let ten = format!("&x{};", at - 1).repeat(10);
        entities.extend(["<!ENTITY x", &at.to_string(), " \"", &ten, "\">"]);
    }
    entities.push_str("]><rss><channel><item><title>&x29;</title></item></channel></rss>");
    fault("bomb.xml", entities.as_bytes());
}

#[test]
fn a_gigantic_line_takes_a_moment() {
    let line = format!("{{\"title\": \"x\", \"text\": \"{}\"}}", "word ".repeat(4_000_000));
    assert_eq!(file("a.jsonl", line.as_bytes()).unwrap().articles.len(), 1);
    let broken = format!("{{\"title\": \"{}", "x".repeat(20_000_000));
    fault("b.jsonl", broken.as_bytes());
    let tags = format!("<html><body><p {}>He left.</p>", "a=\"b\" ".repeat(2_000_000));
    let _ = file("c.html", tags.as_bytes());
    let _ = file("d.csv", format!("title,text\n\"{}", "x".repeat(20_000_000)).as_bytes());
    let _ = file(
        "e.eml",
        format!("From: a@b.example\nSubject: {}\n\nHe left.", "x".repeat(20_000_000)).as_bytes(),
    );
}

#[test]
fn many_faulty_lines_are_counted_not_listed() {
    let pile =
        file("a.jsonl", format!("{{\"text\": \"He left.\"}}\n{}", "{\"broken\n".repeat(10_000)).as_bytes());
    let skipped = pile.unwrap().skipped;
    assert!(skipped.len() < 20);
    assert!(skipped.iter().any(|fault| fault.to_string().contains("9988 more lines")), "{skipped:?}");
}

#[cfg(unix)]
#[test]
fn links_that_go_round_and_devices_are_passed_over() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    fs::write(inner.join("a.txt"), "The mayor left. Nobody saw it.").unwrap();
    symlink(folder.path(), inner.join("round")).unwrap();
    symlink("/dev/zero", folder.path().join("zero.txt")).unwrap();
    symlink(folder.path().join("self.txt"), folder.path().join("self.txt")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.html")).status();
    assert!(made.is_ok_and(|status| status.success()));
    let pile = opened(folder.path()).unwrap();
    assert_eq!(pile.articles.len(), 1);
    assert_eq!(pile.skipped.len(), 3, "{:?}", pile.skipped);
}

#[test]
fn a_deep_tree_is_walked_only_so_far() {
    let folder = tempfile::tempdir().unwrap();
    let mut deep = folder.path().to_owned();
    for _ in 0..60 {
        deep.push("d");
    }
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("a.txt"), "He left.").unwrap();
    fs::write(folder.path().join("b.txt"), "The mayor left. Nobody saw it.").unwrap();
    let pile = opened(folder.path()).unwrap();
    assert_eq!(pile.articles.len(), 1);
    assert!(pile.skipped[0].to_string().contains("deeper than"), "{:?}", pile.skipped);
}

#[test]
fn a_page_saved_with_its_pictures_is_one_article() {
    let folder = tempfile::tempdir().unwrap();
    let page = "<html><head><title>Bridge</title></head><body><article><h1>Bridge stays shut</h1><p>The harbour bridge \
        will stay shut until spring, the mayor told the council on Monday.</p><p>Repairs will cost 4.2 million euros, \
        she said, twice what the city had put aside.</p></article></body></html>";
    fs::write(folder.path().join("Bridge.html"), page).unwrap();
    let beside = folder.path().join("Bridge_files");
    fs::create_dir(&beside).unwrap();
    fs::write(beside.join("ad.html"), page).unwrap();
    assert_eq!(opened(folder.path()).unwrap().articles.len(), 1);
}
