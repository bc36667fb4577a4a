//! What a person decided, as the commands tell it: marked in every report, replayed, written to score by.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use rashomon::comparison::{Comparison, DifferenceKind, QuoteId, Verdict, Weights};
use rashomon::ingest::Web;
use rashomon::judging::store::NAME;
use rashomon::judging::{Act, Bench, Decisions, Item, Naming, format, judge};
use rashomon::opening;
use rashomon::progress::Watch;
use rashomon::reading::QuoteKind;
use serde_json::Value;
use tempfile::TempDir;

const COURIER: &str = "\
Harbour bridge to close for 14 weeks

The harbour bridge will close for 14 weeks from Monday, the port authority said.

The repair will cost $3.2 million, harbour master Ines Duarte said.
";

const HERALD: &str = "\
Bridge repair shuts harbour crossing

The bridge over the harbour closes on Monday for nine weeks, the port authority said.

The repair will cost $3.2 million, Ines Duarte, the harbour master, told reporters.
";

const FORMATS: [&str; 7] = ["json", "ndjson", "csv", "annotations", "md", "html", "plain"];

/// A folder with the articles of the sample story, and somebody who decides on them.
struct Desk {
    folder: TempDir,
    proposed: Comparison,
    naming: Naming,
    decisions: Decisions,
    judged: Comparison,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy_sample(folder.path());
        let paths = [folder.path().to_path_buf()];
        let watch = Watch::default();
        let opened = opening::open(&paths, &Web::default(), &watch).unwrap();
        let proposed = opening::tell(opened, Weights::usual(), &watch).unwrap().comparison;
        let judged = proposed.clone();
        Self { folder, proposed, naming: Naming::of(&paths), decisions: Decisions::default(), judged }
    }

    fn act(&mut self, act: impl FnOnce(&Bench<'_>) -> Option<Act>) {
        let bench = Bench { judged: &self.judged, decisions: self.decisions.all(), naming: &self.naming };
        let act = act(&bench).unwrap();
        assert!(self.decisions.act(act));
        self.judged = judge(&self.proposed, self.decisions.all(), &self.naming);
        fs::write(self.file(), format::write(self.decisions.all())).unwrap();
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join(NAME)
    }

    fn first(&self, verdict: Verdict) -> usize {
        self.judged.claims.iter().position(|claim| claim.verdict == verdict).unwrap()
    }

    fn label(&self, claim: usize) -> String {
        self.judged.claims[claim].label.clone()
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        run(self.folder.path(), arguments)
    }

    fn report(&self) -> Value {
        serde_json::from_str(&self.run(&["report", "."]).out).unwrap()
    }
}

fn copy_sample(folder: &Path) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/budapest");
    for file in fs::read_dir(sample).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
}

struct Answer {
    code: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Answer {
    let mut command = Command::cargo_bin("rashomon").unwrap();
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    Answer {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_decided_item_is_marked_with_the_proposal_beside_it() {
    let mut desk = Desk::new();
    let claim = desk.first(Verdict::Diverge);
    let kind = desk.judged.claims[claim].differences[0].kind;
    let quote = QuoteId { article: 0, quote: 0 };
    let speaker = desk.judged.readings[0].quotes[0].speaker.clone().unwrap().name;
    desk.act(|bench| bench.reject(claim));
    desk.act(|bench| bench.label(claim, "How far it flies"));
    desk.act(|bench| bench.note(Item::Claim(claim), "asked the ministry"));
    desk.act(|bench| bench.star(Item::Claim(claim), true));
    desk.act(|bench| bench.speaker(quote, "Ann Example"));
    desk.act(|bench| bench.outlet(1, "The Herald"));
    desk.act(|bench| bench.note(Item::Story, "for Friday"));
    let proposed = &desk.proposed.claims[claim];

    let report = desk.report();
    let told = &report["claims"][claim];
    assert_eq!(
        (&told["by"], &told["verdict"], &told["label"]),
        (&"person".into(), &"agree".into(), &"How far it flies".into())
    );
    assert_eq!(
        (&told["proposed"]["verdict"], &told["proposed"]["label"]),
        (&"diverge".into(), &proposed.label.as_str().into())
    );
    assert_eq!(told["proposed"]["differences"][0]["kind"], kind.name());
    assert_eq!((&told["notes"][0], &told["star"]), (&"asked the ministry".into(), &true.into()));
    let told = &report["quotes"][0];
    assert_eq!((&told["by"], &told["speaker"]["name"]), (&"person".into(), &"Ann Example".into()));
    assert_eq!((&told["proposed"]["speaker"], &told["speaker"]["link"]), (&speaker.into(), &"person".into()));
    let told = &report["articles"][1];
    assert_eq!((&told["by"], &told["outlet"]), (&"person".into(), &"The Herald".into()));
    assert_eq!(told["proposed"]["outlet"], desk.proposed.story.articles[1].outlet.as_str());
    assert_eq!(report["story"]["notes"][0], "for Friday");
    assert_eq!((&report["decisions"]["count"], &report["decisions"]["lost"]), (&7.into(), &0.into()));
    // All else is as it was.
    assert!(
        report["claims"].as_array().unwrap().iter().filter(|claim| claim.get("by").is_some()).count() == 1
    );
}

#[test]
fn a_difference_that_was_decided_on_says_what_the_program_takes_it_for() {
    let mut desk = Desk::new();
    let claim = desk.first(Verdict::Diverge);
    let kind = desk.judged.claims[claim].differences[0].kind;
    desk.act(|bench| bench.kind(claim, 0, Some(DifferenceKind::Detail)));
    let report = desk.report();
    let differences = report["claims"][claim]["differences"].as_array().unwrap().clone();
    let decided: Vec<&Value> = differences.iter().filter(|one| one.get("by").is_some()).collect();
    assert_eq!(decided.len(), 1);
    assert_eq!((&decided[0]["kind"], &decided[0]["proposed"]), (&"detail".into(), &kind.name().into()));
    desk.act(|bench| bench.part(claim, DifferenceKind::Place, 0));
    let report = desk.report();
    let differences = report["claims"][claim]["differences"].as_array().unwrap().clone();
    let found = differences.iter().find(|one| one["kind"] == "place").unwrap();
    assert_eq!((&found["by"], found.get("proposed")), (&"person".into(), Some(&Value::Null)));
}

#[test]
fn every_format_says_that_a_person_decided_and_without_decisions_none_does() {
    let mut desk = Desk::new();
    let claim = desk.first(Verdict::Diverge);
    let before: Vec<String> =
        FORMATS.iter().map(|format| desk.run(&["report", ".", "--format", format]).out).collect();
    desk.act(|bench| bench.accept(claim));
    desk.act(|bench| bench.speaker(QuoteId { article: 0, quote: 0 }, "Ann Example"));
    for (format, before) in FORMATS.iter().zip(before) {
        let decided = desk.run(&["report", ".", "--format", format]);
        let mark =
            if matches!(*format, "json" | "ndjson" | "csv") { "person" } else { "decided by a person" };
        assert_eq!((decided.code, decided.err.as_str()), (0, ""), "{format}");
        assert!(decided.out.contains(mark) && !before.contains(mark), "{format}");
        assert_eq!(desk.run(&["report", ".", "--format", format, "--no-decisions"]).out, before, "{format}");
    }
    let quotes = desk.run(&["quotes", ".", "-q", "@Example"]).out;
    assert!(quotes.contains("\tAnn Example\tindirect, by a person\t"), "{quotes}");
    assert!(desk.run(&["."]).out.contains("decided by a person"));
}

#[test]
fn the_memo_begins_with_what_has_a_star() {
    let mut desk = Desk::new();
    let memo = desk.run(&["report", ".", "--format", "md"]).out;
    assert!(!memo.contains("## Starred"));
    let claim = desk.first(Verdict::Agree);
    let label = desk.label(claim);
    desk.act(|bench| bench.star(Item::Claim(claim), true));
    desk.act(|bench| bench.star(Item::Quote(QuoteId { article: 0, quote: 0 }), true));
    let memo = desk.run(&["report", ".", "--format", "md"]).out;
    let place = |words: &str| memo.find(words).unwrap();
    assert!(place("## Starred") < place(&format!("### 1. {label}")));
    assert!(
        place(&format!("### 1. {label}")) < place("### 2. ") && place("### 2. ") < place("## Outlets"),
        "{memo}"
    );
}

#[test]
fn decisions_that_are_kept_elsewhere_are_read_there() {
    let mut desk = Desk::new();
    let claim = desk.first(Verdict::Diverge);
    desk.act(|bench| bench.reject(claim));
    let beside = desk.run(&["report", "."]).out;
    fs::rename(desk.file(), desk.folder.path().join("mine.toml.kept")).unwrap();
    assert_eq!(desk.run(&["report", ".", "--decisions", "mine.toml.kept"]).out, beside);
    let missing = desk.run(&["report", ".", "--decisions", "yours.toml"]);
    assert_eq!(missing.code, 0);
    assert!(missing.err.contains("yours.toml: no such file"), "{}", missing.err);
    assert_eq!(desk.run(&["check", ".", "--decisions", "yours.toml"]).code, 2);
}

#[test]
fn a_broken_file_is_told_of_and_the_proposals_stand() {
    let desk = Desk::new();
    let before = desk.run(&["report", "."]).out;
    fs::write(desk.file(), "version = 1\n<<<<<<< HEAD\n").unwrap();
    let report = desk.run(&["report", "."]);
    assert_eq!((report.code, report.out), (0, before));
    assert!(report.err.contains(NAME) && report.err.contains("line 2"), "{}", report.err);
    for command in ["check", "gold"] {
        let answer = desk.run(&[command, "."]);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""));
        assert!(answer.err.contains("line 2"), "{}", answer.err);
    }
}

#[test]
fn check_prints_where_a_person_and_the_program_part_and_nothing_else() {
    let mut desk = Desk::new();
    let none = desk.run(&["check", ".", "--strict"]);
    assert_eq!((none.code, none.out.as_str()), (0, "no decisions\n"));

    let parts: Vec<usize> = (0..desk.judged.claims.len())
        .filter(|&at| desk.judged.claims[at].verdict == Verdict::Diverge)
        .collect();
    let kind = desk.judged.claims[parts[1]].differences[0].kind.name();
    desk.act(|bench| bench.rule(parts[0], Verdict::Diverge.into()));
    let agreed = desk.run(&["check", ".", "--strict"]);
    let line = "1 decision: 1 as the program proposes, 0 otherwise, 0 lost\n";
    assert_eq!((agreed.code, agreed.out.as_str()), (0, line));

    desk.act(|bench| bench.reject(parts[1]));
    desk.act(|bench| bench.label(parts[0], "How far it flies"));
    let label = desk.label(parts[1]);
    let checked = desk.run(&["check", "."]);
    let told: String = checked.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.starts_with(&format!("claim {label} verdict: person: agree; program: diverge ({kind}")),
        "{told}"
    );
    assert!(told.ends_with("3 decisions: 1 as the program proposes, 1 otherwise, 0 lost, 1 name"), "{told}");
    assert_eq!((checked.code, told.matches("claim ").count()), (0, 1), "{told}");
    assert_eq!(desk.run(&["check", ".", "--strict"]).code, 1);

    let json: Value = serde_json::from_str(&desk.run(&["check", ".", "--format", "json"]).out).unwrap();
    assert_eq!(json["schema"], "rashomon.check/1");
    let story = &json["stories"][0];
    assert_eq!(
        (&story["decisions"], &story["otherwise"], &story["names"]),
        (&3.into(), &1.into(), &1.into())
    );
    assert_eq!(story["differing"][0]["parts"][0]["person"], "agree");
}

#[test]
fn check_names_the_statements_the_speaker_the_outlet_and_the_kind_that_differ() {
    let mut desk = Desk::new();
    let claim = desk.first(Verdict::Agree);
    let alone = desk.first(Verdict::Single);
    let parted = desk.first(Verdict::Diverge);
    let outlets = &desk.judged.story.articles;
    let herald = outlets.iter().position(|article| article.outlet.starts_with("Herald")).unwrap();
    let told = desk.judged.claims[alone].statements[0];
    let words = told.span.of(&desk.judged.story.articles[told.article].text).to_owned();
    let kind = desk.judged.claims[parted].differences[0].kind.name();
    desk.act(|bench| bench.kind(parted, 0, None));
    desk.act(|bench| bench.speaker(QuoteId { article: 0, quote: 0 }, "Ann Example"));
    desk.act(|bench| bench.outlet(herald, "The Herald"));
    desk.act(|bench| bench.merge(claim, &[alone].into()));
    let out = desk.run(&["check", "."]).out;
    let told = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let begins: String = words.split_whitespace().take(5).collect::<Vec<_>>().join(" ");
    for part in [
        format!("kind: person: no difference; program: {kind}"),
        "speaker: person: Ann Example; program: ".to_owned(),
        "outlet: person: The Herald; program: Herald (sample)".to_owned(),
        "statements of the person alone:".to_owned(),
        format!("“{begins}"),
        "4 decisions: 0 as the program proposes, 4 otherwise, 0 lost".to_owned(),
    ] {
        assert!(told.contains(&part), "{part}\n{out}");
    }
    // Claims, then quotes, then articles.
    let place = |words: &str| out.find(words).unwrap();
    assert!(place("\nclaim ") < place("\nquote ") && place("\nquote ") < place("\narticle "), "{out}");
    assert_eq!(desk.run(&["check", "."]).out, out);
}

#[test]
fn what_was_split_off_is_told_as_a_part_of_the_claim_that_the_program_has() {
    let mut desk = Desk::new();
    let claim = desk.first(Verdict::Agree);
    let label = desk.proposed.claims[claim].label.clone();
    let off = desk.judged.claims[claim].statements[0];
    desk.act(|bench| bench.split(claim, &[off]));
    let out = desk.run(&["check", "."]).out;
    let told = out.split_whitespace().collect::<Vec<_>>().join(" ");
    let begins = label.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    assert_eq!(
        told.matches(&format!("claim: person: its own; program: part of “{begins}")).count(),
        1,
        "{out}"
    );
    assert_eq!(told.matches("statements of the program alone: - ").count(), 1, "{out}");
    assert_eq!(told.matches(" - ").count(), 1, "{out}");
    assert!(told.ends_with("2 decisions: 0 as the program proposes, 2 otherwise, 0 lost"), "{out}");
}

#[test]
fn decisions_whose_words_are_gone_are_listed_as_lost() {
    let mut desk = Desk::new();
    let alone = desk.first(Verdict::Single);
    let told = desk.judged.claims[alone].statements[0];
    let article = &desk.judged.story.articles[told.article];
    let (words, path) = (told.span.of(&article.text).to_owned(), article.path.clone());
    desk.act(|bench| bench.note(Item::Claim(alone), "who says so?"));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(&words));
    fs::write(&path, text.replace(&words, "Nothing of this is known.")).unwrap();
    let checked = desk.run(&["check", "--strict", "."]);
    assert_eq!(checked.code, 1);
    assert!(checked.out.starts_with("lost: a note, "), "{}", checked.out);
    assert!(
        checked.out.ends_with("1 decision: 0 as the program proposes, 0 otherwise, 1 lost\n"),
        "{}",
        checked.out
    );
    let report = desk.run(&["report", "."]);
    assert!(report.err.contains("1 of 1 decisions"), "{}", report.err);
    assert!(report.out.contains("\"lost\": 1"));
}

#[test]
fn folders_beside_each_other_are_checked_each_with_its_own_decisions() {
    let mut desk = Desk::new();
    let claim = desk.first(Verdict::Diverge);
    desk.act(|bench| bench.reject(claim));
    let all = tempfile::tempdir().unwrap();
    for (name, decided) in [("one", true), ("two", false)] {
        fs::create_dir(all.path().join(name)).unwrap();
        copy_sample(&all.path().join(name));
        if decided {
            fs::copy(desk.file(), all.path().join(name).join(NAME)).unwrap();
        }
    }
    let checked = run(all.path(), &["check", "one", "two/"]);
    assert!(checked.out.starts_with("one\n\nclaim "), "{}", checked.out);
    assert!(checked.out.contains("\ntwo\n\nno decisions\n"), "{}", checked.out);
    assert!(
        checked.out.ends_with("all 2 stories: 1 decision: 0 as the program proposes, 1 otherwise, 0 lost\n")
    );
    assert_eq!(run(all.path(), &["check", "--strict", "two"]).code, 0);
    assert_eq!(run(all.path(), &["gold", "one", "two"]).code, 2);
    let written = run(all.path(), &["gold", "one", "two", "-o", "gold"]);
    assert_eq!((written.code, written.out.lines().count()), (0, 2), "{}", written.err);
    let gold: Value =
        serde_json::from_str(&fs::read_to_string(all.path().join("gold/one.json")).unwrap()).unwrap();
    assert_eq!((&gold["story"], gold["claims"].as_array().unwrap().len()), (&"one".into(), 1));
}

#[test]
fn gold_holds_what_a_person_decided_in_the_words_of_the_articles() {
    let mut desk = Desk::new();
    let parted = desk.first(Verdict::Diverge);
    let agreed = desk.first(Verdict::Agree);
    let quotes = &desk.judged.readings[0].quotes;
    let quote = quotes.iter().position(|quote| quote.kind == QuoteKind::Direct).unwrap();
    desk.act(|bench| bench.kind(parted, 0, Some(DifferenceKind::Detail)));
    desk.act(|bench| bench.accept(agreed));
    desk.act(|bench| bench.speaker(QuoteId { article: 0, quote }, ""));
    let read = |arguments: &[&str]| -> Value { serde_json::from_str(&desk.run(arguments).out).unwrap() };
    let (gold, all) = (read(&["gold", "."]), read(&["gold", ".", "--all"]));
    let list = |value: &Value| value.as_array().unwrap().clone();
    let claims = list(&gold["claims"]);
    assert_eq!(claims.len(), 2);
    assert!(claims.iter().flat_map(|claim| list(&claim["differences"])).any(|one| one["kind"] == "detail"));
    let told = desk.judged.claims.iter().filter(|claim| claim.verdict != Verdict::Single).count();
    assert_eq!(list(&all["claims"]).len(), told);

    let text = &desk.judged.story.articles[0].text;
    let said = desk.judged.readings[0].quotes[quote].marks[0].of(text);
    let found = list(&gold["quotes"]).into_iter().find(|one| one["text"] == said).unwrap();
    assert_eq!((&found["speaker"], &gold["quotes"]), (&Value::Null, &all["quotes"]));
    for quote in list(&gold["quotes"]) {
        let name = quote["article"].as_str().unwrap();
        let mut articles = desk.judged.story.articles.iter();
        let text = &articles.find(|article| article.path.ends_with(name)).unwrap().text;
        assert!(text.contains(quote["text"].as_str().unwrap()), "{quote}");
    }
}

#[test]
fn each_story_of_a_pile_takes_its_own_of_the_decisions_at_the_root() {
    let mut desk = Desk::new();
    let root = tempfile::tempdir().unwrap();
    let inner = root.path().join("one");
    fs::create_dir(&inner).unwrap();
    copy_sample(&inner);
    fs::remove_file(inner.join("story.toml")).unwrap();
    fs::create_dir(root.path().join("two")).unwrap();
    fs::write(root.path().join("two/a.txt"), COURIER).unwrap();
    fs::write(root.path().join("two/b.txt"), HERALD).unwrap();
    // As the explorer names them when the pile is open.
    desk.naming = Naming::of(&[desk.folder.path().parent().unwrap().to_path_buf()]);
    let claim = desk.first(Verdict::Diverge);
    desk.act(|bench| bench.reject(claim));
    let text = fs::read_to_string(desk.file()).unwrap();
    let folder = desk.folder.path().file_name().unwrap().to_string_lossy().into_owned();
    fs::write(root.path().join(NAME), text.replace(&format!("{folder}/"), "one/")).unwrap();
    let reports = run(root.path(), &["report", "--group", "."]);
    let decided: Vec<bool> = reports
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap().get("decisions").is_some())
        .collect();
    assert_eq!(decided.iter().filter(|decided| **decided).count(), 1, "{decided:?} {}", reports.err);
    assert_eq!((decided.len(), reports.err.as_str()), (2, ""));
    let rows = run(root.path(), &["report", "--group", ".", "--format", "csv"]).out;
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(rows.as_bytes()).records().map(Result::unwrap).collect();
    assert!(rows.iter().all(|row| row.len() == 21));
    assert!(rows.iter().any(|row| &row[17] == "person") && rows.iter().any(|row| &row[0] == "s2"));
}
