//! The built program as a shell sees it: what it reads, prints and answers.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const COURIER: &str = "\
Harbour bridge to close for 14 weeks

The harbour bridge will close for 14 weeks from Monday, the port authority said.

“We don’t have another choice,” said harbour master Ines Duarte. “The bearings are worn out.”

The repair will cost $3.2 million, according to the authority.
";

const HERALD: &str = "\
Bridge repair shuts harbour crossing

The bridge over the harbour closes on Monday for nine weeks, the port authority said.

“We don’t have any other choice,” Ines Duarte, the harbour master, told reporters.

The repair will cost $3.2 million.
";

/// Two outlets that tell one event.
fn story() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("courier.txt"), COURIER).unwrap();
    fs::write(folder.path().join("herald.txt"), HERALD).unwrap();
    folder
}

fn rashomon(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("rashomon").unwrap();
    command.current_dir(folder).args(arguments);
    command
}

struct Answer {
    code: i32,
    out: String,
    err: String,
}

fn answer(folder: &Path, arguments: &[&str]) -> Answer {
    let output = rashomon(folder, arguments).output().unwrap();
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Asserts exit code 2, nothing on standard output, and one line on standard error that names `path`.
fn assert_refused(folder: &Path, arguments: &[&str], path: &str) {
    let answer = answer(folder, arguments);
    assert_eq!(answer.code, 2, "{arguments:?}: {}", answer.err);
    assert_eq!(answer.out, "", "{arguments:?}");
    assert_eq!(answer.err.lines().count(), 1, "{arguments:?}: {}", answer.err);
    assert!(answer.err.contains(path), "{arguments:?}: {}", answer.err);
}

#[test]
fn help_and_version_are_no_errors() {
    let folder = story();
    let help = answer(folder.path(), &["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    for words in ["report", "quotes", "--plain", "Exit codes"] {
        assert!(help.out.contains(words), "{words}: {}", help.out);
    }
    let help = answer(folder.path(), &["quotes", "--help"]);
    assert!(help.out.contains("--query"), "{}", help.out);
    let version = answer(folder.path(), &["--version"]);
    assert_eq!((version.code, version.out), (0, format!("rashomon {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn an_unknown_option_is_bad_usage() {
    let folder = story();
    for arguments in [&["--colour"][..], &["report", "--format", "pdf"], &["report", "-o"]] {
        let answer = answer(folder.path(), arguments);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{arguments:?}");
        assert!(answer.err.starts_with("error: "), "{}", answer.err);
    }
}

#[test]
fn a_path_that_does_not_exist_is_named_in_one_line() {
    let folder = story();
    for arguments in [&["missing.txt"][..], &["report", "missing.txt"], &["quotes", "missing.txt"]] {
        assert_refused(folder.path(), arguments, "missing.txt");
    }
}

#[test]
fn an_empty_folder_is_named_in_one_line() {
    let folder = story();
    fs::create_dir(folder.path().join("nothing")).unwrap();
    assert_refused(folder.path(), &["--plain", "nothing"], "nothing");
    assert_refused(folder.path(), &["report", "nothing"], "nothing");
}

#[test]
fn a_binary_file_alone_is_refused() {
    let folder = story();
    fs::write(folder.path().join("photo.txt"), [0x89, b'P', b'N', b'G', 0, 0, 0, 1, 0xff, 0, 0xfe, 0])
        .unwrap();
    assert_refused(folder.path(), &["report", "photo.txt"], "photo.txt");
}

#[test]
fn a_binary_file_beside_articles_is_passed_over_with_one_line() {
    let folder = story();
    fs::write(folder.path().join("photo.txt"), [0x89, b'P', b'N', b'G', 0, 0, 0, 1, 0xff, 0, 0xfe, 0])
        .unwrap();
    let answer = answer(folder.path(), &["--plain", "courier.txt", "herald.txt", "photo.txt"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert_eq!(answer.err.lines().count(), 1, "{}", answer.err);
    assert!(answer.err.contains("photo.txt"), "{}", answer.err);
    assert!(answer.out.contains("2 outlets"), "{}", answer.out);
}

#[test]
fn a_hostile_file_name_cannot_write_to_the_terminal() {
    let folder = story();
    let answer = answer(folder.path(), &["\u{1b}[2Jmissing\n.txt"]);
    assert_eq!(answer.code, 2);
    assert!(!answer.err.contains('\u{1b}') && answer.err.lines().count() == 1, "{:?}", answer.err);
}

#[test]
fn without_a_terminal_the_plain_table_is_printed() {
    let folder = story();
    let implied = answer(folder.path(), &["courier.txt", "herald.txt"]);
    let asked_for = answer(folder.path(), &["--plain", "courier.txt", "herald.txt"]);
    assert_eq!((implied.code, implied.err.as_str()), (0, ""));
    assert_eq!(implied.out, asked_for.out);
    assert!(implied.out.contains("OUTLETS"), "{}", implied.out);
    assert!(!implied.out.contains('\u{1b}'));
    assert_eq!(answer(folder.path(), &["report", "--format", "plain", "."]).out, implied.out);
}

#[test]
fn without_paths_the_built_in_story_is_told() {
    let folder = story();
    for arguments in [&["--plain"][..], &["report"], &["quotes"]] {
        let answer = answer(folder.path(), arguments);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{arguments:?}");
        assert!(answer.out.lines().count() > 10, "{arguments:?}: {}", answer.out);
    }
}

#[test]
fn the_report_is_json_of_the_announced_schema() {
    let folder = story();
    let answer = answer(folder.path(), &["report", ".", "--format", "json"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let report: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(report["schema"], "rashomon.report/1");
    assert_eq!(report["articles"].as_array().unwrap().len(), 2);
    assert!(answer.out.ends_with("}\n"));
}

#[test]
fn two_runs_print_the_same_bytes() {
    let folder = story();
    for arguments in [&["report", "."][..], &["--plain", "."], &["quotes", "."], &["report"]] {
        let first = answer(folder.path(), arguments);
        assert_eq!(first.out, answer(folder.path(), arguments).out, "{arguments:?}");
        assert!(!first.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_report_can_be_written_to_a_file() {
    let folder = story();
    fs::write(folder.path().join("report.json"), "old").unwrap();
    let printed = answer(folder.path(), &["report", "courier.txt", "herald.txt"]).out;
    let written = answer(folder.path(), &["report", "courier.txt", "herald.txt", "-o", "report.json"]);
    assert_eq!((written.code, written.out.as_str(), written.err.as_str()), (0, "", ""));
    assert_eq!(fs::read_to_string(folder.path().join("report.json")).unwrap(), printed);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn the_evidence_for_each_pair_is_weighed_by_the_table_that_is_given() {
    let folder = story();
    let asked = ["report", "courier.txt", "herald.txt", "--format", "evidence"];
    let evidence = answer(folder.path(), &asked);
    assert_eq!((evidence.code, evidence.err.as_str()), (0, ""));
    assert!(evidence.out.starts_with("one,start,end,other,start,end,likelihood,"), "{}", evidence.out);
    fs::write(folder.path().join("weights.toml"), "join = 0.5\nfurther = 0.5\n[evidence]\ncosinus = 1\n")
        .unwrap();
    let asked: Vec<&str> = asked.into_iter().chain(["--weights", "weights.toml"]).collect();
    assert_refused(folder.path(), &asked, "weights.toml: [evidence] has no such evidence: cosinus");
}

#[test]
fn a_report_that_cannot_be_written_is_another_failure() {
    let folder = story();
    let answer = answer(folder.path(), &["report", "courier.txt", "-o", "missing/report.json"]);
    assert_eq!(answer.code, 1);
    assert_eq!(answer.err.lines().count(), 1, "{}", answer.err);
    assert!(answer.err.contains("missing/report.json"), "{}", answer.err);
}

#[test]
fn a_report_never_takes_the_place_of_an_article() {
    let folder = story();
    assert_refused(folder.path(), &["report", "courier.txt", "-o", "./courier.txt"], "courier.txt");
    assert_eq!(fs::read_to_string(folder.path().join("courier.txt")).unwrap(), COURIER);
}

#[test]
fn quotes_are_printed_one_a_line_in_four_columns() {
    let folder = story();
    let answer = answer(folder.path(), &["quotes", "courier.txt", "herald.txt"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert!(answer.out.lines().count() >= 3, "{}", answer.out);
    assert!(answer.out.lines().all(|line| line.matches('\t').count() == 3), "{}", answer.out);
    assert!(answer.out.contains("\tInes Duarte\tdirect\t"), "{}", answer.out);
}

#[test]
fn quotes_of_one_kind_or_of_several_are_printed_alone() {
    let folder = story();
    let mixed = "The mayor warned that a longer closure would be “a blow to every shop on the quay”.\n";
    fs::write(folder.path().join("ledger.txt"), mixed).unwrap();
    let kinds = |arguments: &[&str]| {
        let out = answer(folder.path(), &[&["quotes", "."], arguments].concat()).out;
        let mut kinds: Vec<String> = out
            .lines()
            .filter_map(|line| line.split('\t').nth(2)?.split(',').next().map(str::to_owned))
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(&["--kind", "direct"]), ["direct"]);
    assert_eq!(kinds(&["--kind", "mixed", "--kind", "direct"]), ["direct", "mixed"]);
    assert_eq!(answer(folder.path(), &["quotes", ".", "--kind", "guessed"]).code, 2);
}

#[test]
fn quotes_are_filtered_by_the_words_after_the_paths() {
    let folder = story();
    let by_place = answer(folder.path(), &["quotes", "courier.txt", "herald.txt", "choice", "dont"]);
    assert_eq!(by_place.out.lines().count(), 2, "{}", by_place.out);
    let by_name = answer(folder.path(), &["quotes", "--query", "choice dont", "courier.txt", "herald.txt"]);
    assert_eq!(by_place.out, by_name.out);
    assert_eq!(answer(folder.path(), &["quotes", ".", "baerings"]).out.lines().count(), 1);
}

#[test]
fn terms_ask_for_the_speaker_the_outlet_and_what_became_of_the_words() {
    let folder = story();
    let altered = answer(folder.path(), &["quotes", "--query", "kind:altered"]);
    assert_eq!((altered.code, altered.err.as_str()), (0, ""));
    assert!(altered.out.lines().count() >= 3, "{}", altered.out);
    assert!(altered.out.contains("\tdirect\tI believe we made substantial progress"), "{}", altered.out);
    assert_eq!(altered.out, answer(folder.path(), &["quotes", "-q", "kind:alt"]).out);
    let monitor = answer(folder.path(), &["quotes", "-q", "kind:altered in:monitor @\"Donald Trump\""]).out;
    let lines: Vec<&str> = altered.out.lines().filter(|line| line.starts_with("Monitor")).collect();
    assert_eq!(monitor.lines().collect::<Vec<_>>(), lines);
    assert!(!answer(folder.path(), &["quotes", ".", "@duarte"]).out.is_empty());
}

#[test]
fn an_unknown_kind_is_no_error_and_told_with_the_kinds() {
    let folder = story();
    let answer = answer(folder.path(), &["quotes", ".", "kind:loud"]);
    assert_eq!((answer.code, answer.out.as_str()), (0, ""));
    assert_eq!(answer.err.lines().count(), 1);
    assert!(
        answer.err.contains("direct, mixed, indirect, verbatim, shortened, altered, unnamed"),
        "{}",
        answer.err
    );
}

#[test]
fn a_query_that_nothing_meets_is_told_on_standard_error() {
    let folder = story();
    let answer = answer(folder.path(), &["quotes", ".", "xqzv"]);
    assert_eq!((answer.code, answer.out.as_str()), (0, ""));
    assert!(answer.err.contains("xqzv"), "{}", answer.err);
}

#[test]
fn a_mistyped_path_is_not_taken_for_a_query() {
    let folder = story();
    assert_refused(folder.path(), &["quotes", "courier.txt", "herld.txt"], "herld.txt");
    assert_refused(folder.path(), &["quotes", "stroy"], "stroy");
}

#[test]
fn an_article_is_read_from_standard_input() {
    let folder = story();
    let output =
        rashomon(folder.path(), &["--plain", "-", "herald.txt"]).write_stdin(COURIER).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("2 outlets"));
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_early_is_no_error() {
    use std::process::{Command as Plain, Stdio};

    let program = env!("CARGO_BIN_EXE_rashomon");
    let mut child =
        Plain::new(program).arg("report").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_another_failure() {
    use std::process::{Command as Plain, Stdio};

    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let child = Plain::new(env!("CARGO_BIN_EXE_rashomon"))
        .arg("report")
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr).lines().count(), 1);
}

#[test]
fn a_dash_after_output_is_standard_output() {
    let folder = story();
    let printed = answer(folder.path(), &["report", "courier.txt"]).out;
    assert_eq!(answer(folder.path(), &["report", "courier.txt", "-o", "-"]).out, printed);
    assert!(!folder.path().join("-").exists());
}

#[test]
fn an_override_of_direction_in_a_path_never_reaches_the_terminal() {
    let folder = story();
    let answer = answer(folder.path(), &["report", "courier.txt", "-o", "no\u{202e}such/report.json"]);
    assert_eq!(answer.code, 1);
    assert!(!answer.err.contains('\u{202e}'));
}

#[test]
fn every_format_tells_of_both_outlets_and_the_same_story_gives_the_same_bytes() {
    let folder = story();
    for format in ["json", "ndjson", "csv", "annotations", "html", "plain", "evidence"] {
        let told = answer(folder.path(), &["report", ".", "--format", format]);
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{format}");
        assert!(told.out.contains("herald") && told.out.ends_with('\n'), "{format}\n{}", told.out);
        assert_eq!(answer(folder.path(), &["report", ".", "--format", format]).out, told.out, "{format}");
    }
}

#[test]
fn a_spreadsheet_gets_a_row_for_each_statement() {
    let folder = story();
    let told = answer(folder.path(), &["report", ".", "--format", "csv"]).out;
    let mut lines = told.lines();
    assert!(
        lines.next().unwrap().starts_with("claim,label,verdict,outlets,outlet,kind,value,parts,text,place")
    );
    assert!(lines.any(|line| line.contains(",diverge,2,courier,time,14 weeks,yes,")), "{told}");
}

#[test]
fn quiet_says_nothing_of_files_that_are_passed_over_and_still_what_is_wrong() {
    let folder = story();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    for command in [&["report", "."][..], &["--plain", "."], &["quotes", "."]] {
        assert!(answer(folder.path(), command).err.contains("empty.txt"), "{command:?}");
        let quiet: Vec<&str> = command.iter().copied().chain(["--quiet"]).collect();
        let told = answer(folder.path(), &quiet);
        assert_eq!((told.code, told.err.as_str()), (0, ""), "{command:?}");
    }
    assert_eq!(answer(folder.path(), &["report", "nowhere", "--quiet"]).code, 2);
}

#[test]
fn shells_and_man_are_told_of_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let told = answer(folder.path(), &["completions", shell]);
        assert!(told.code == 0 && told.out.contains("report") && told.out.contains("quotes"), "{shell}");
    }
    let manual = answer(folder.path(), &["man"]).out;
    assert!(manual.contains(".TH rashomon 1") && manual.contains("next\\-mark"), "{manual}");
}

#[test]
fn a_pile_is_asked_for_or_one_story_and_not_both() {
    let folder = story();
    assert_eq!(answer(folder.path(), &["--group", "--one", "."]).code, 2);
    assert_eq!(answer(folder.path(), &["--group"]).code, 2, "of the sample story there is no pile");
    let listed = answer(folder.path(), &["--group", "."]);
    assert!(listed.out.ends_with("1 story of several articles, 0 articles alone\n"), "{}", listed.out);
    let table = answer(folder.path(), &["--one", "."]);
    assert_eq!(table.out, answer(folder.path(), &["."]).out);
}
