//! Floor 8: arguments, dispatch, exit codes.

mod decided;
mod output;
mod query;
mod quoting;
mod replay;
mod stories;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::comparison::{Comparison, Weights};
use crate::extracting;
use crate::ingest::{self, Web};
use crate::judging::Whereabouts;
use crate::opening::{self, Told, Wish};
use crate::report;
use crate::tui::help::actions;
use crate::tui::keymap::Keymap;
use crate::tui::returning::Keeping;
use crate::tui::{self, End};
use crate::waiting;
use decided::Decided;
use output::{Failure, notice, notice_all, print, reason, unwritable};
use quoting::print_quotes;
use stories::{print_groups, write_reports};

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
1 something else failed, such as writing the output, or check --strict found a difference; 2 the arguments or the input are at fault.";

const EXTRACT_ABOUT: &str = "\
Reads articles from standard input, a JSON object a line, and prints what each says: its sentences, quotes with their \
speakers, figures, moments and names, a JSON object a line (schema rashomon.reading/1). Nothing is compared. Each line \
is written as soon as it is made, and memory does not grow with their number. A line without an article gives an object \
with 'error' in its place.

  parallel --pipe rashomon extract < articles.jsonl > readings.jsonl";

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

const CHECK_ABOUT: &str = "\
Replays what you decided of a story (.rashomon.toml beside its articles) against what the program proposes by itself, and \
prints each place where they part: verdicts, sorts of difference, statements that you put together and the program does \
not or the other way round, speakers and kinds of quotes, outlets and dates; then the decisions whose words are gone. \
Where both say the same nothing is printed. Names of claims, notes and stars are only counted.

The paths together are one story; where they are several folders, each is a story of its own with its own decisions: a \
newsroom's own test, to run with --strict after each new version.

  rashomon check story/
  rashomon check --strict stories/*/";

const GOLD_ABOUT: &str = "\
Prints a story with what you decided as a JSON object: its articles by the names of their files, its quotes (what stands \
between quotation marks, piece by piece, with the speaker) and the claims of at least two articles with their statements, \
verdict and differences. All words are as they stand in the article's text.

Of claims only those are written on whose statements, verdict or differences you decided; --all writes the others too, as \
the program proposes them. Quotes are seldom decided on one by one: they are all written, as they stand with your \
corrections.

The paths together are one story; where they are several folders, each is a story of its own, written to a file in the \
folder that --output names.";

/// The arguments.
#[derive(Debug, Parser)]
#[command(name = "rashomon", version, about = SHORT, long_about = ABOUT, after_help = AFTER, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Files, folders and addresses (https://…) that tell one event; '-' is standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Open the paths, with their inner folders, as a list of the stories in them
    #[arg(long, conflicts_with = "one", requires = "paths")]
    group: bool,
    /// Open the paths, with their inner folders, as one story, whatever is in them
    #[arg(long)]
    one: bool,
    #[command(flatten)]
    returning: Returning,
    /// Print the table as plain text, even on a terminal
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    common: Common,
}

/// How the explorer comes back to what was left.
#[derive(Debug, Args)]
struct Returning {
    /// Begin at the start, and not where these paths were left the last time
    #[arg(long)]
    fresh: bool,
}

impl Returning {
    /// Where it is kept what was left, and whether that is given back.
    fn keeping(&self) -> Keeping {
        if self.fresh { Keeping::usual().fresh() } else { Keeping::usual() }
    }
}

/// What every command takes.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
struct Common {
    /// Say nothing on standard error of files that are passed over
    #[arg(long, global = true)]
    quiet: bool,
    /// Keep what you decide in FILE, not in .rashomon.toml beside the articles
    #[arg(long, global = true, help_heading = "Decisions", value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Leave decisions out: what the program proposes by itself
    #[arg(long, global = true, help_heading = "Decisions", conflicts_with = "decisions")]
    no_decisions: bool,
    /// Write no decision to the disk
    #[arg(long, global = true, help_heading = "Decisions")]
    read_only: bool,
    /// Open addresses from the copies kept of them, fetch nothing
    #[arg(long, global = true, help_heading = "Addresses")]
    offline: bool,
    /// Fetch addresses of this machine and of private networks too
    #[arg(long, global = true, help_heading = "Addresses")]
    allow_private: bool,
    /// The longest that a page may take, in seconds
    #[arg(long, global = true, help_heading = "Addresses", value_name = "SECONDS", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600))]
    timeout: u64,
}

impl Common {
    /// Where decisions are kept.
    fn decided(&self) -> Whereabouts {
        Whereabouts { file: self.decisions.clone(), read_only: self.read_only, off: self.no_decisions }
    }

    /// How addresses are opened.
    fn web(&self) -> Web {
        Web {
            offline: self.offline,
            private: self.allow_private,
            wait: Duration::from_secs(self.timeout),
            ..Web::default()
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print which articles of a pile tell one event
    #[command(long_about = GROUP_ABOUT)]
    Group(GroupArguments),
    /// Print the whole comparison for other programs
    Report(ReportArguments),
    /// Replay what you decided against the program's own proposals, and print where they part
    #[command(long_about = CHECK_ABOUT)]
    Check(CheckArguments),
    /// Print what you decided as a labelled story, to score programs by
    #[command(long_about = GOLD_ABOUT)]
    Gold(GoldArguments),
    /// Read articles from standard input, a JSON object a line, and print the reading of each as a line
    #[command(long_about = EXTRACT_ABOUT)]
    Extract,
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
    /// Files, folders and addresses that tell one event; '-' is standard input; none: the sample story
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How the report is written
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Part the articles, those of inner folders too, into stories, and report on each that two or more tell
    #[arg(long, requires = "paths")]
    group: bool,
    /// Write to FILE instead of standard output (`-` is standard output); with --group, a folder of a file for each story
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
    /// A memo of the story in Markdown
    Md,
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

impl Format {
    /// How a file of it ends.
    fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Md => "md",
            Self::Csv | Self::Evidence => "csv",
            Self::Annotations => "jsonld",
            Self::Html => "html",
            Self::Plain => "txt",
        }
    }
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
struct CheckArguments {
    /// Files, folders and addresses of one story; or several folders, each with a story and its decisions
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Exit with 1 where anything differs or is lost
    #[arg(long)]
    strict: bool,
    /// How it is written
    #[arg(long, value_enum, default_value_t = CheckFormat::Plain)]
    format: CheckFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CheckFormat {
    /// A block for each item over which they part
    Plain,
    /// The same for other programs, schema rashomon.check/1
    Json,
}

#[derive(Debug, Args)]
struct GoldArguments {
    /// Files, folders and addresses of one story; or several folders, each with a story and its decisions
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Write claims too on which nobody decided, as the program proposes them
    #[arg(long)]
    all: bool,
    /// Write to FILE instead of standard output; of several stories a folder of a file for each
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct QuotesArguments {
    /// Files and folders that tell one event, then words to look for
    #[arg(value_name = "PATH|QUERY")]
    arguments: Vec<PathBuf>,
    /// Words and terms to look for (@speaker, in:outlet, kind:altered); all other arguments are then paths
    #[arg(short, long)]
    query: Option<String>,
    /// Part the articles, those of inner folders too, into stories; each line begins with its story's number
    #[arg(long)]
    group: bool,
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
        Err(Failure::Differs) => ExitCode::from(1),
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

fn run(arguments: Arguments) -> Result<(), Failure> {
    let common = arguments.common;
    match arguments.command {
        None => {
            let wish = match (arguments.group, arguments.one) {
                (true, _) => Wish::Pile,
                (_, true) => Wish::WholeStory,
                _ => Wish::of(&arguments.paths),
            };
            explore(arguments.paths, wish, arguments.plain, arguments.returning.keeping(), &common)
        }
        Some(Command::Report(arguments)) => write_report(&arguments, &common),
        Some(Command::Group(arguments)) => print_groups(&arguments, &common),
        Some(Command::Quotes(arguments)) => print_quotes(arguments, &common),
        Some(Command::Check(arguments)) => replay::check(&arguments, &common),
        Some(Command::Gold(arguments)) => replay::gold(&arguments, &common),
        Some(Command::Extract) => extract(&common),
        Some(Command::Completions { shell }) => print(&completions(shell)),
        Some(Command::Man) => print(&manual()?),
        Some(Command::Formats) => print(&ingest::formats_table()),
    }
}

fn explore(
    paths: Vec<PathBuf>,
    wish: Wish,
    plain: bool,
    keeping: Keeping,
    common: &Common,
) -> Result<(), Failure> {
    if plain || !takes_a_screen() {
        if wish == Wish::Pile {
            return print_groups(&GroupArguments { paths, format: GroupFormat::Plain }, common);
        }
        let Told { comparison, notices } = tell(&paths, common)?;
        notice_all(&notices, common.quiet);
        return print(&report::plain(&comparison));
    }
    tui::run(paths, wish, common.web(), keeping, &common.decided()).map_err(|end| match end {
        End::Story(_) => Failure::Input(end.to_string()),
        End::Terminal(_) => Failure::Other(end.to_string()),
    })
}

/// Whether standard output is a terminal that can place a cursor.
fn takes_a_screen() -> bool {
    io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

fn write_report(arguments: &ReportArguments, common: &Common) -> Result<(), Failure> {
    if let Some(file) = arguments.output.as_ref().filter(|_| !arguments.group) {
        refuse_to_overwrite_input(file, &arguments.paths)?;
    }
    let weights = arguments.weights.as_deref().map(weights_of).transpose()?;
    let weights = weights.as_ref().unwrap_or(Weights::usual());
    if arguments.group {
        return write_reports(
            &arguments.paths,
            (arguments.format, weights),
            arguments.output.as_deref(),
            common,
        );
    }
    let Told { comparison, notices } = tell_by(&arguments.paths, weights, common)?;
    notice_all(&notices, common.quiet);
    let text = written(&comparison, arguments.format, weights)?;
    match &arguments.output {
        // As everywhere else, `-` is the standard stream.
        Some(file) if file != Path::new("-") => report::save(file, text.as_bytes()).map_err(|error| {
            Failure::Other(format!("{}: cannot write the report: {}", file.display(), reason(&error)))
        }),
        _ => print(&text),
    }
}

/// The comparison in a format.
fn written(comparison: &Comparison, format: Format, weights: &Weights) -> Result<String, Failure> {
    Ok(match format {
        Format::Evidence => report::evidence(comparison, weights),
        Format::Json => report::json(comparison).map_err(unwritable)?,
        Format::Ndjson => report::ndjson(comparison).map_err(unwritable)?,
        Format::Annotations => report::annotations(comparison).map_err(unwritable)?,
        Format::Csv => report::csv(comparison).map_err(unwritable)?,
        Format::Html => report::html(comparison),
        Format::Md => report::memo(comparison),
        Format::Plain => report::plain(comparison),
    })
}

/// Reads articles line by line; what cannot be read is told, and the rest goes on.
fn extract(common: &Common) -> Result<(), Failure> {
    let told = |line: usize, why: &str| notice_all(&[format!("line {line}: {why}")], common.quiet);
    match extracting::extract(io::stdin().lock(), io::stdout().lock(), told) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::NobodyReads),
        done => done.map_err(|error| Failure::Other(format!("extract: {}", reason(&error)))),
    }
}

fn refuse_to_overwrite_input(file: &Path, inputs: &[PathBuf]) -> Result<(), Failure> {
    let Ok(there) = file.canonicalize() else { return Ok(()) };
    if there.is_file() && inputs.iter().any(|input| input.canonicalize().is_ok_and(|input| input == there)) {
        let message = format!("{}: is one of the articles; name another file for --output", file.display());
        return Err(Failure::Input(message));
    }
    Ok(())
}

/// Reads and compares what the paths hold, or the built-in story where there are none.
fn tell(paths: &[PathBuf], common: &Common) -> Result<Told, Failure> {
    tell_by(paths, Weights::usual(), common)
}

fn tell_by(paths: &[PathBuf], weights: &Weights, common: &Common) -> Result<Told, Failure> {
    let mut told = open_and_tell(paths, weights, common)?;
    let (decided, fault) = Decided::or_fault(paths, common);
    told.notices.extend(fault);
    told.comparison = decided.lay(told.comparison, &mut told.notices);
    Ok(told)
}

/// As the program proposes it, without what people decided.
fn open_and_tell(paths: &[PathBuf], weights: &Weights, common: &Common) -> Result<Told, Failure> {
    let (watch, waiting) = waiting::watch();
    let opened =
        opening::open(paths, &common.web(), &watch).map_err(|fault| Failure::Input(fault.to_string()))?;
    let told = opening::tell(opened, weights, &watch);
    drop(waiting);
    told.ok_or_else(|| Failure::Other("nobody stopped the comparison, and it stopped".to_owned()))
}

fn weights_of(file: &Path) -> Result<Weights, Failure> {
    let table = std::fs::read_to_string(file)
        .map_err(|error| Failure::Input(format!("{}: cannot be read: {}", file.display(), reason(&error))))?;
    Weights::parse(&table).map_err(|fault| Failure::Input(format!("{}: {fault}", file.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
