//! Floor 8: arguments, dispatch, exit codes.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::comparison::{Comparison, QuoteId, Weights};
use crate::grouping;
use crate::ingest::{self, Inner};
use crate::opening::{self, Told, Wish};
use crate::progress::Watch;
use crate::reading::QuoteKind;
use crate::report::{self, Columns};
use crate::search::{self, QuoteIndex};
use crate::text::sanitise;
use crate::tui::help::actions;
use crate::tui::keymap::Keymap;
use crate::tui::{self, End};
use crate::waiting;

const SHORT: &str = "How several news outlets tell one event: where they agree, diverge, fall silent, and whose words were changed";

const ABOUT: &str = "\
Shows how several news outlets tell one event: where they agree, where they diverge, what each leaves out, \
and whose words were changed.

Without PATH it shows a sample story that is built in. With paths it reads each file, or each file of each \
folder, as one outlet's article about the same event. A folder with articles on several events, its inner folders \
read too, opens as a list of stories.";

const AFTER: &str = "\
A file named like a command is opened as ./report or ./man.

Exit codes: 0 all went well (files that were passed over are named on standard error); \
1 something else failed, such as writing the output; 2 the arguments or the input are at fault.";

const QUOTES_ABOUT: &str = "\
Prints the quotes of a story, one a line: outlet, speaker, kind, words. The kind is direct (between quotation marks), \
mixed (partly) or indirect (told in the outlet's own words), with 'unnamed' behind it where the article keeps \
the speaker's name back. The columns are aligned on a terminal \
and parted by tabs in a pipe.

With a query, only quotes that meet all of its words in any order are printed, best first and indirect ones behind equals. A word may stand in the \
quote, the speaker's name or the outlet's; case, accents and the style of apostrophes do not matter, and a small \
slip of the fingers is forgiven.

Terms narrow a query. @NAME is met by the speaker alone: the name, or what the article calls the speaker there \
(the mayor). in:OUTLET is met by the outlet's name alone. Quotation marks hold words with a space: \
@\"Ann Example\". kind:KIND asks for direct, mixed or indirect quotes, for verbatim, shortened or altered ones among \
those that several quotes render, or for unnamed speakers; its first letters are enough. Of kinds \
that rule each other out any will do, else all must hold: kind:direct kind:mixed kind:altered.";

const QUOTES_AFTER: &str = "\
Which arguments are paths: all up to the last one that exists (or is '-'). Those after it are the query, unless \
one looks like a path, with a slash or a file's ending: that is taken for a mistyped path and is an error. \
With --query, all arguments are paths.

  rashomon quotes story/ great progress      quotes of story/ with both words
  rashomon quotes story/ --kind direct       only what stands between quotation marks
  rashomon quotes story/ @mayor in:herald    what the mayor says in the Herald
  rashomon quotes -q 'kind:altered'          quotes of the sample story whose words were changed
  rashomon quotes story/ -q notes.txt        a query that looks like a path
  rashomon quotes -q tomahawk                quotes of the sample story";

const GROUP_ABOUT: &str = "\
Parts a pile of articles into stories: those that tell one event stand together, and an article that shares its event with no \
other is alone. Folders are read with their inner folders, hidden ones left out; how the files lie says nothing.";

/// The arguments.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own on the command line")]
#[derive(Debug, Parser)]
#[command(name = "rashomon", version, about = SHORT, long_about = ABOUT, after_help = AFTER, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Files and folders that tell one event; '-' is standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Open the paths, with their inner folders, as a list of the stories in them
    #[arg(long, conflicts_with = "one", requires = "paths")]
    group: bool,
    /// Open the paths, with their inner folders, as one story, whatever is in them
    #[arg(long)]
    one: bool,
    /// Print the table as plain text, even on a terminal
    #[arg(long)]
    plain: bool,
    /// Say nothing on standard error of files that are passed over
    #[arg(long, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print which articles of a pile tell one event
    #[command(long_about = GROUP_ABOUT)]
    Group(GroupArguments),
    /// Print the whole comparison for other programs
    Report(ReportArguments),
    /// Print what a shell needs to complete arguments
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
    /// Print which formats of files are read, as a table in Markdown
    Formats,
    /// Print quotes, one a line
    #[command(long_about = QUOTES_ABOUT, after_help = QUOTES_AFTER)]
    Quotes(QuotesArguments),
}

#[derive(Debug, Args)]
struct ReportArguments {
    /// Files and folders that tell one event; '-' is standard input; none: the sample story
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How the report is written
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Write to FILE instead of standard output (`-` is standard output)
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Join sentences by the weights in this table instead of the built-in one (assets/weights.toml in the source)
    #[arg(long, value_name = "FILE")]
    weights: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Every finding with its place, schema rashomon.report/1
    Json,
    /// The same, one entry a line, each with its type
    Ndjson,
    /// A row for each statement, for a spreadsheet
    Csv,
    /// Quotes and differences as W3C Web Annotations
    Annotations,
    /// The table, the quotes and every article as one page for a browser, which needs nothing else
    Html,
    /// The table as running text
    Plain,
    /// What speaks for and against each pair of sentences telling the same, as comma-separated values
    Evidence,
}

#[derive(Debug, Args)]
struct GroupArguments {
    /// Files and folders, with their inner folders; '-' is standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// How the stories are written
    #[arg(long, value_enum, default_value_t = GroupFormat::Plain)]
    format: GroupFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum GroupFormat {
    /// Every story with its articles, schema rashomon.groups/1
    Json,
    /// A block for each story
    Plain,
}

#[derive(Debug, Args)]
struct QuotesArguments {
    /// Files and folders that tell one event, then words to look for
    #[arg(value_name = "PATH|QUERY")]
    arguments: Vec<PathBuf>,
    /// Words and terms to look for (@speaker, in:outlet, kind:altered); all other arguments are then paths
    #[arg(short, long)]
    query: Option<String>,
    /// Print only quotes of this kind; may be given more than once
    #[arg(short, long, value_enum)]
    kind: Vec<Kind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// All of it stands between quotation marks
    Direct,
    /// Part of it does
    Mixed,
    /// None of it does
    Indirect,
}

/// Why the program stops early.
#[derive(Debug)]
enum Failure {
    /// The arguments or the input are at fault.
    Input(String),
    /// Anything else.
    Other(String),
    /// Whoever read the output has left; nobody is there to be told.
    NobodyReads,
}

/// Runs the program on this process's arguments.
pub fn main() -> ExitCode {
    let arguments = match command().try_get_matches().and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => arguments,
        Err(message) => {
            // `--help` and `--version` come this way too, with exit code 0; a closed pipe is no news.
            let _ = message.print();
            return ExitCode::from(u8::try_from(message.exit_code()).unwrap_or(2));
        }
    };
    match run(arguments) {
        Ok(()) | Err(Failure::NobodyReads) => ExitCode::SUCCESS,
        Err(Failure::Input(message)) => complain(&message, 2),
        Err(Failure::Other(message)) => complain(&message, 1),
    }
}

/// The arguments; `--help`, unlike `-h`, tells the explorer's actions too.
fn command() -> clap::Command {
    let actions = Keymap::shipped().map_or(String::new(), |keymap| actions(&keymap));
    let told = format!(
        "{AFTER}\n\nIn the explorer, by the names that ':' and keymap.toml know, each with its first key:\n\n{actions}"
    );
    Arguments::command().after_long_help(told)
}

/// What a shell needs to complete the arguments.
fn completions(shell: clap_complete::Shell) -> String {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command(), "rashomon", &mut text);
    String::from_utf8_lossy(&text).into_owned()
}

/// The manual page, as roff.
fn manual() -> Result<String, Failure> {
    let mut text = Vec::new();
    let made = clap_mangen::Man::new(command()).render(&mut text);
    made.map_err(|error| Failure::Other(format!("the manual page: {error}")))?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

fn complain(message: &str, code: u8) -> ExitCode {
    notice(message);
    ExitCode::from(code)
}

/// One line on standard error, whatever characters the message holds.
fn notice(message: &str) {
    let line: String = sanitise(message).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Standard error may be closed; there is nowhere left to say so.
    let _ = writeln!(io::stderr(), "rashomon: {line}");
}

/// What was passed over, unless nobody wants to hear of it.
fn notice_all(messages: &[String], quiet: bool) {
    for message in messages.iter().filter(|_| !quiet) {
        notice(message);
    }
}

fn run(arguments: Arguments) -> Result<(), Failure> {
    let quiet = arguments.quiet;
    match arguments.command {
        None => {
            let wish = match (arguments.group, arguments.one) {
                (true, _) => Wish::Pile,
                (_, true) => Wish::WholeStory,
                _ => Wish::of(&arguments.paths),
            };
            explore(arguments.paths, wish, arguments.plain, quiet)
        }
        Some(Command::Report(arguments)) => write_report(&arguments, quiet),
        Some(Command::Group(arguments)) => print_groups(&arguments, quiet),
        Some(Command::Quotes(arguments)) => print_quotes(arguments, quiet),
        Some(Command::Completions { shell }) => print(&completions(shell)),
        Some(Command::Man) => print(&manual()?),
        Some(Command::Formats) => print(&ingest::formats_table()),
    }
}

fn explore(paths: Vec<PathBuf>, wish: Wish, plain: bool, quiet: bool) -> Result<(), Failure> {
    if plain || !takes_a_screen() {
        if wish == Wish::Pile {
            return print_groups(&GroupArguments { paths, format: GroupFormat::Plain }, quiet);
        }
        let Told { comparison, notices } = tell(&paths)?;
        notice_all(&notices, quiet);
        return print(&report::plain(&comparison));
    }
    tui::run(paths, wish).map_err(|end| match end {
        End::Story(_) => Failure::Input(end.to_string()),
        End::Terminal(_) => Failure::Other(end.to_string()),
    })
}

/// Whether standard output is a terminal that can place a cursor.
fn takes_a_screen() -> bool {
    io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

fn write_report(arguments: &ReportArguments, quiet: bool) -> Result<(), Failure> {
    if let Some(file) = &arguments.output {
        refuse_to_overwrite_input(file, &arguments.paths)?;
    }
    let weights = arguments.weights.as_deref().map(weights_of).transpose()?;
    let weights = weights.as_ref().unwrap_or(Weights::usual());
    let Told { comparison, notices } = tell_by(&arguments.paths, weights)?;
    notice_all(&notices, quiet);
    let text = match arguments.format {
        Format::Evidence => report::evidence(&comparison, weights),
        Format::Json => report::json(&comparison).map_err(unwritable)?,
        Format::Ndjson => report::ndjson(&comparison).map_err(unwritable)?,
        Format::Annotations => report::annotations(&comparison).map_err(unwritable)?,
        Format::Csv => report::csv(&comparison).map_err(unwritable)?,
        Format::Html => report::html(&comparison),
        Format::Plain => report::plain(&comparison),
    };
    match &arguments.output {
        // As everywhere else, `-` is the standard stream.
        Some(file) if file != Path::new("-") => report::save(file, text.as_bytes()).map_err(|error| {
            Failure::Other(format!("{}: cannot write the report: {}", file.display(), reason(&error)))
        }),
        _ => print(&text),
    }
}

/// Parts a pile into stories and prints them.
fn print_groups(arguments: &GroupArguments, quiet: bool) -> Result<(), Failure> {
    let (watch, waiting) = waiting::watch();
    let opened = ingest::open_pile(&arguments.paths, Inner::Walked, &watch);
    let pile = opened.map_err(|fault| Failure::Input(fault.to_string()))?;
    let groups = grouping::group(&pile.articles, &watch);
    drop(waiting);
    notice_all(&pile.skipped.iter().map(ToString::to_string).collect::<Vec<_>>(), quiet);
    let groups =
        groups.ok_or_else(|| Failure::Other("nobody stopped the grouping, and it stopped".to_owned()))?;
    print(&match arguments.format {
        GroupFormat::Json => report::groups_json(&pile.articles, &groups).map_err(unwritable)?,
        GroupFormat::Plain => report::groups_plain(&pile.articles, &groups),
    })
}

fn unwritable(error: impl std::fmt::Display) -> Failure {
    Failure::Other(format!("the report cannot be put in this format: {error}"))
}

fn refuse_to_overwrite_input(file: &Path, inputs: &[PathBuf]) -> Result<(), Failure> {
    let Ok(there) = file.canonicalize() else { return Ok(()) };
    if there.is_file() && inputs.iter().any(|input| input.canonicalize().is_ok_and(|input| input == there)) {
        let message = format!("{}: is one of the articles; name another file for --output", file.display());
        return Err(Failure::Input(message));
    }
    Ok(())
}

fn print_quotes(arguments: QuotesArguments, quiet: bool) -> Result<(), Failure> {
    let (paths, query) = match arguments.query {
        Some(query) => (arguments.arguments, query),
        None => paths_and_query(arguments.arguments, |path| path == Path::new("-") || path.exists())?,
    };
    let Told { comparison, notices } = tell(&paths)?;
    notice_all(&notices, quiet);
    let mut quotes = asked_for(&comparison, &query);
    quotes.retain(|&id| is_of(&arguments.kind, &comparison, id));
    if quotes.is_empty() {
        notice(&match (query.trim(), arguments.kind.is_empty()) {
            ("", true) => "no quotes in this story".to_owned(),
            ("", false) => "no quotes of this kind in this story".to_owned(),
            _ => search::fault(&query).unwrap_or_else(|| format!("no quote meets: {query}")),
        });
    }
    let columns = if io::stdout().is_terminal() { Columns::Aligned } else { Columns::Tabs };
    print(&report::quotes(&comparison, &quotes, columns))
}

/// The quotes that meet the query, best first; without a query all, in the order of their articles.
fn asked_for(comparison: &Comparison, query: &str) -> Vec<QuoteId> {
    if !query.trim().is_empty() {
        return QuoteIndex::of(comparison).find(query).into_iter().map(|hit| hit.quote).collect();
    }
    let readings = comparison.readings.iter().enumerate();
    readings
        .flat_map(|(article, reading)| (0..reading.quotes.len()).map(move |quote| QuoteId { article, quote }))
        .collect()
}

/// Whether a quote is of one of these kinds; no kinds are all kinds.
fn is_of(kinds: &[Kind], comparison: &Comparison, id: QuoteId) -> bool {
    let kind = match comparison.readings[id.article].quotes[id.quote].kind {
        QuoteKind::Direct => Kind::Direct,
        QuoteKind::Mixed => Kind::Mixed,
        QuoteKind::Indirect => Kind::Indirect,
    };
    kinds.is_empty() || kinds.contains(&kind)
}

/// Parts arguments into paths and the words of a query: the query begins after the last argument that exists.
fn paths_and_query(
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
fn looks_like_a_path(word: &Path) -> bool {
    let text = word.to_string_lossy();
    let ending = word.extension().map(|ending| ending.to_string_lossy());
    let is_ending = ending.is_some_and(|ending| {
        (1..=8).contains(&ending.len())
            && ending.chars().all(|c| c.is_ascii_alphanumeric())
            && ending.chars().any(|c| c.is_ascii_alphabetic())
    });
    text.contains(std::path::is_separator) || (is_ending && !text.contains(char::is_whitespace))
}

/// Reads and compares what the paths hold, or the built-in story where there are none.
fn tell(paths: &[PathBuf]) -> Result<Told, Failure> {
    tell_by(paths, Weights::usual())
}

fn tell_by(paths: &[PathBuf], weights: &Weights) -> Result<Told, Failure> {
    let watch = Watch::default();
    let opened = opening::open(paths, &watch).map_err(|fault| Failure::Input(fault.to_string()))?;
    let told = opening::tell(opened, weights, &watch);
    told.ok_or_else(|| Failure::Other("nobody stopped the comparison, and it stopped".to_owned()))
}

fn weights_of(file: &Path) -> Result<Weights, Failure> {
    let table = std::fs::read_to_string(file)
        .map_err(|error| Failure::Input(format!("{}: cannot be read: {}", file.display(), reason(&error))))?;
    Weights::parse(&table).map_err(|fault| Failure::Input(format!("{}: {fault}", file.display())))
}

fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::NobodyReads),
        Err(error) => Err(Failure::Other(format!("cannot write to standard output: {}", reason(&error)))),
    }
}

/// What went wrong and, where it is plain, what to do.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "its folder does not exist; make it first".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder; name a file".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed; choose another place".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full; free some space".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare;

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
    fn the_arguments_hold_together() {
        command().debug_assert();
    }

    #[test]
    fn the_long_help_tells_every_action_of_the_explorer_by_its_name() {
        let help = command().render_long_help().to_string();
        let keymap: toml::Table = include_str!("../assets/keymap.toml").parse().unwrap();
        for row in keymap.values().flat_map(|rows| rows.as_array().unwrap()) {
            let name = row["run"].as_str().unwrap();
            assert!(help.contains(&format!("\n  {name} ")), "{name}\n{help}");
        }
        assert!(!command().render_help().to_string().contains("next-mark"));
    }

    #[test]
    fn without_a_query_quotes_keep_the_order_of_their_articles_whatever_their_kind() {
        let mut comparison = compare(ingest::demo());
        comparison.readings[0].quotes[0].kind = QuoteKind::Indirect;
        let quotes = asked_for(&comparison, " ");
        assert!(quotes.is_sorted());
        assert_eq!(
            quotes.len(),
            comparison.readings.iter().map(|reading| reading.quotes.len()).sum::<usize>()
        );
        let indirect = |id: &&QuoteId| is_of(&[Kind::Indirect], &comparison, **id);
        assert_eq!(quotes.iter().find(indirect), quotes.first());
        assert!(quotes.iter().all(|&id| is_of(&[], &comparison, id)));
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
