//! The page for a browser, in a browser: Debian's chromium without a window. Where there is none on PATH, the tests say so
//! and pass.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use assert_cmd::Command;
use tempfile::TempDir;

/// A window without a network, and without anything that a first start would ask or fetch.
const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=5000",
];

/// Asks the page in the frame what only a browser knows, and writes the answers where `--dump-dom` shows them.
const HARNESS: &str = "\
<iframe id=frame width=1000 height=800 style=border:0 src='page.html#ANCHOR'></iframe>
<pre id=answers></pre>
<script>
addEventListener('load', () => {
  const page = document.getElementById('frame').contentDocument;
  const answers = {};
  answers.fits = page.documentElement.scrollWidth <= page.documentElement.clientWidth;
  answers.rows = page.querySelectorAll('table tbody tr').length;
  const target = page.querySelector(':target');
  answers.target = target ? target.id : 'none';
  const place = target ? target.getBoundingClientRect() : { top: -1, bottom: -1 };
  answers.insight = place.top >= 0 && place.bottom <= 800;
  answers.head = page.defaultView.getComputedStyle(page.querySelector('thead th')).position;
  document.getElementById('answers').textContent =
    Object.entries(answers).map(([name, answer]) => name + '=' + answer).join('\\n');
});
</script>
";

/// The first browser of these that is on PATH.
fn browser() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found = std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    found.into_iter().find(|file| file.is_file())
}

/// The built-in story as a page in a folder of its own.
fn page() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("rashomon").unwrap();
    let run = command.current_dir(folder.path()).args(["report", "--format", "html", "-o", "page.html"]);
    run.assert().success();
    folder
}

/// What the browser makes of an address, and what it complains about; nothing where there is no browser.
fn dumped(folder: &Path, address: &str) -> Option<(String, String)> {
    let Some(browser) = browser() else {
        eprintln!("skipped: no chromium on PATH to open the page with");
        return None;
    };
    let profile = tempfile::tempdir().unwrap();
    let mut command = Command::new(browser);
    command.args(FLAGS).arg(format!("--user-data-dir={}", profile.path().display()));
    command.args(["--allow-file-access-from-files", "--enable-logging=stderr", "--v=0", "--dump-dom"]);
    command.arg(format!("file://{}/{address}", folder.display())).timeout(Duration::from_secs(120));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some((text(&output.stdout), text(&output.stderr)))
}

/// What the page answers when it is opened at an anchor in a window 1,000 pixels wide.
fn answers(folder: &Path, anchor: &str) -> Option<String> {
    fs::write(folder.join("harness.html"), HARNESS.replace("ANCHOR", anchor)).unwrap();
    let (dom, _) = dumped(folder, "harness.html")?;
    let answers = dom.split_once("<pre id=\"answers\">").unwrap().1;
    Some(answers.split_once("</pre>").unwrap().0.to_owned())
}

/// The sentence to which the first value in the table leads.
fn first_sentence(page: &str) -> String {
    let cell = page.split_once("<td class=\"").unwrap().1;
    cell.split_once("href=\"#").unwrap().1.split('"').next().unwrap().to_owned()
}

#[test]
fn the_browser_shows_the_table_and_complains_of_nothing() {
    let folder = page();
    let Some((dom, complaints)) = dumped(folder.path(), "page.html") else { return };
    assert!(dom.contains("<table") && dom.contains("<tr id=\"r1\" class=\"diverge\">"), "no table");
    assert!(dom.contains("2,500 km"), "no value");
    let console: Vec<&str> = complaints.lines().filter(|line| line.contains("CONSOLE")).collect();
    assert!(console.is_empty(), "{console:?}");
}

#[test]
fn a_link_to_a_sentence_brings_it_into_sight() {
    let folder = page();
    let written = fs::read_to_string(folder.path().join("page.html")).unwrap();
    let sentence = first_sentence(&written);
    let Some(answers) = answers(folder.path(), &sentence) else { return };
    assert!(answers.contains(&format!("target={sentence}")), "{answers}");
    assert!(answers.contains("insight=true"), "{answers}");
}

#[test]
fn a_window_of_a_thousand_pixels_holds_the_page_and_the_tables_head_stays() {
    let folder = page();
    let Some(answers) = answers(folder.path(), "table") else { return };
    assert!(answers.contains("fits=true"), "{answers}");
    assert!(answers.contains("head=sticky"), "{answers}");
    assert!(!answers.contains("rows=0"), "{answers}");
}

#[test]
fn what_one_outlet_alone_tells_unfolds_when_a_link_leads_there() {
    let folder = page();
    let written = fs::read_to_string(folder.path().join("page.html")).unwrap();
    let single = written.split_once("<li id=\"").unwrap().1.split('"').next().unwrap();
    let Some(answers) = answers(folder.path(), single) else { return };
    assert!(answers.contains("insight=true"), "{answers}");
}
