//! A pile of articles parted into stories by the built program.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

const PILE: &str = "tests/fixtures/pile";

fn group(arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("rashomon").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("group").args(arguments);
    command.output().unwrap()
}

/// The stories, each as its articles' paths.
fn stories(arguments: &[&str]) -> Vec<Vec<String>> {
    let output = group(&[arguments, &["--format", "json"]].concat());
    assert!(output.status.success(), "{output:?}");
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["schema"], "rashomon.groups/1");
    let path = |article: &Value| article["path"].as_str().unwrap().to_owned();
    let story = |story: &Value| story["articles"].as_array().unwrap().iter().map(path).collect();
    json["stories"].as_array().unwrap().iter().map(story).collect()
}

#[test]
fn a_pile_of_four_events_and_three_articles_alone_is_parted_so() {
    let names = |story: &Vec<String>| -> BTreeSet<String> {
        story.iter().map(|path| Path::new(path).file_stem().unwrap().to_string_lossy().into_owned()).collect()
    };
    let found: BTreeSet<BTreeSet<String>> = stories(&[PILE]).iter().map(names).collect();
    let told = [
        &["aldmouth", "marigold", "pier"][..],
        // Another ferry: the same sort of event, and not the same event.
        &["isaura", "lornhaven", "straitline"],
        &["brenwick", "dam", "ouzel"],
        &["corvell", "lemons", "painting"],
        &["chess"],
        &["buses"],
        &["bakers"],
    ];
    let told = told.into_iter().map(|story| story.iter().map(|&name| name.to_owned()).collect()).collect();
    assert_eq!(found, told);
}

#[test]
fn an_outlet_keeps_its_name_in_every_story() {
    let output = group(&[PILE, "--format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let articles =
        json["stories"].as_array().unwrap().iter().flat_map(|story| story["articles"].as_array().unwrap());
    let outlets: BTreeSet<&str> = articles.map(|article| article["outlet"].as_str().unwrap()).collect();
    assert_eq!(outlets.into_iter().collect::<Vec<_>>(), ["Courier", "Gazette", "Herald"]);
}

#[test]
fn the_same_pile_gives_the_same_bytes() {
    assert_eq!(group(&[PILE, "--format", "json"]).stdout, group(&[PILE, "--format", "json"]).stdout);
}

#[test]
fn stories_are_named_and_listed_for_eyes() {
    let output = group(&[PILE]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Brenwick votes to tear down its dam\n  Courier  "), "{text}");
    assert!(text.ends_with("4 stories of several articles, 3 articles alone\n"), "{text}");
    assert!(output.stderr.is_empty(), "no bar where nobody sees it");
}

#[test]
fn a_path_that_leads_nowhere_is_named() {
    let output = group(&["no/such/pile"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("no/such/pile") && told.trim_end().lines().count() == 1, "{told}");
}

#[test]
fn what_cannot_be_read_is_passed_over_and_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("courier.txt"), "The dam at Brenwick will be torn down.").unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let output = group(&[folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stderr).unwrap().contains("empty.txt"));
}

/// B³ F1 of stories against the folders of their files: for each article, the part of its story that lies in its folder and
/// the part of its folder that is in its story.
fn f1(stories: &[Vec<String>]) -> f64 {
    let folder = |path: &str| Path::new(path).parent().unwrap().to_owned();
    let mut folders: BTreeMap<_, f64> = BTreeMap::new();
    for path in stories.iter().flatten() {
        *folders.entry(folder(path)).or_default() += 1.0;
    }
    let (mut precision, mut recall, mut all) = (0.0, 0.0, 0.0);
    for story in stories {
        for path in story {
            let alike = story.iter().filter(|other| folder(other) == folder(path)).count() as f64;
            precision += alike / story.len() as f64;
            recall += alike / folders[&folder(path)];
            all += 1.0;
        }
    }
    let (precision, recall) = (precision / all, recall / all);
    2.0 * precision * recall / (precision + recall)
}

#[test]
fn labelled_stories_poured_into_one_pile_come_apart_again() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/stories");
    if !shared.is_dir() {
        return;
    }
    let found = f1(&stories(&[shared.to_str().unwrap()]));
    assert!(found >= 0.94, "B³ F1 is {found:.3}");
}

fn pile() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(PILE)
}

/// What the program prints on standard output and on standard error.
fn printed(arguments: &[&str]) -> (String, String) {
    let output = Command::cargo_bin("rashomon").unwrap().args(arguments).arg(pile()).output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    (String::from_utf8(output.stdout).unwrap(), errors)
}

#[test]
fn a_grouped_report_is_a_line_for_each_story_that_several_tell() {
    let (lines, errors) = printed(&["report", "--group"]);
    let reports: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(reports.len(), 4);
    for report in &reports {
        assert_eq!(report["schema"], "rashomon.report/1");
        assert_eq!(report["articles"].as_array().unwrap().len(), 3);
    }
    assert!(errors.contains("3 articles share their event with no other"), "{errors}");
    assert_eq!(printed(&["report", "--group", "--quiet"]).1, "");
}

#[test]
fn a_grouped_spreadsheet_has_one_head_and_names_the_story_of_each_row() {
    let (rows, _) = printed(&["report", "--group", "--format", "csv"]);
    assert_eq!(rows.lines().filter(|row| row.starts_with("story,")).count(), 1);
    let stories: BTreeSet<&str> = rows
        .lines()
        .skip(1)
        .filter_map(|row| row.split(',').next())
        .filter(|cell| cell.starts_with('s'))
        .collect();
    assert_eq!(stories.len(), 4, "{stories:?}");
    let (quotes, _) = printed(&["quotes", "--group"]);
    assert!(quotes.lines().all(|line| line.starts_with('s') && line.contains('\t')), "{quotes}");
}

#[test]
fn a_grouped_page_is_a_file_for_each_story() {
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("pages");
    let (list, _) = printed(&["report", "--group", "--format", "html", "--output", &there.to_string_lossy()]);
    assert_eq!(list.lines().count(), 4);
    assert_eq!(std::fs::read_dir(&there).unwrap().count(), 4);
    let first = list.split('\t').next().unwrap();
    assert!(std::fs::read_to_string(first).unwrap().to_lowercase().starts_with("<!doctype html>"));
    let output = Command::cargo_bin("rashomon")
        .unwrap()
        .args(["report", "--group", "--format", "html"])
        .arg(pile())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("name a folder by --output"));
}
