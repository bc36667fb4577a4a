//! The page for a browser, as the built program writes it.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;

use assert_cmd::Command;
use tempfile::TempDir;

const COURIER: &str = "\
---
outlet: Courier <b>
title: Bridge & ferry
url: javascript:alert(1)
---

The harbour bridge will close for 14 weeks from Monday, the <i>port authority</i> said.

The repair will cost $3.2 million, according to the authority.
";

const HERALD: &str = "\
---
outlet: Herald
url: https://example.com/bridge?a=1&b=2
---

The harbour bridge will close for nine weeks from Monday, the port authority said.

The repair will cost $3.2 million.
";

fn story() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("courier.md"), COURIER).unwrap();
    fs::write(folder.path().join("herald.md"), HERALD).unwrap();
    folder
}

fn page(folder: &TempDir, arguments: &[&str]) -> String {
    let mut command = Command::cargo_bin("rashomon").unwrap();
    let run = command.current_dir(folder.path()).args(["report", "--format", "html"]).args(arguments);
    let output = run.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_page_is_written_to_a_file_and_to_standard_output_alike() {
    let folder = story();
    let printed = page(&folder, &["courier.md", "herald.md"]);
    assert_eq!(page(&folder, &["courier.md", "herald.md", "-o", "page.html"]), "");
    assert_eq!(fs::read_to_string(folder.path().join("page.html")).unwrap(), printed);
    assert!(printed.starts_with("<!DOCTYPE html>"));
    assert!(printed.ends_with("</html>\n"));
}

#[test]
fn an_articles_markup_stays_words_and_only_addresses_on_the_web_are_links() {
    let folder = story();
    let page = page(&folder, &["courier.md", "herald.md"]);
    assert!(!page.contains("<b>\"") && !page.contains("Courier <b>"), "the outlet's name is markup");
    assert!(!page.contains("<i>"), "an article's words are markup");
    assert!(page.contains("Courier &lt;b&gt;"));
    assert!(!page.contains("href=\"javascript"));
    assert!(page.contains("href=\"https://example.com/bridge?a=1&amp;b=2\""));
}

#[test]
fn where_two_outlets_part_over_a_figure_both_values_stand_in_one_row() {
    let folder = story();
    let page = page(&folder, &["courier.md", "herald.md"]);
    let row = page.lines().find(|line| line.contains("class=\"diverge\"")).unwrap();
    assert!(row.contains("14 weeks") && row.contains("weeks</a></td></tr>"), "{row}");
}
