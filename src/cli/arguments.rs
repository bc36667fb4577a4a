//! The arguments, as `--help` tells them.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::ingest::Web;
use crate::judging::Whereabouts;
use crate::tui::returning::Keeping;

const SHORT: &str = "How several news outlets tell one event: where they agree, diverge, fall silent, and whose words were changed";

const ABOUT: &str = "\
Shows how several news outlets tell one event: where they agree, where they diverge, what each leaves out, \
and whose words were changed.

Without PATH it shows a sample story that is built in. With paths it reads each file, or each file of each \
folder, as one outlet's article about the same event. A folder with articles on several events, its inner folders \
read too, opens as a list of stories.";

pub(super) const AFTER: &str = "\
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
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Files, folders and addresses (https://…) that tell one event; '-' is standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Open the paths, with their inner folders, as a list of the stories in them
    #[arg(long, conflicts_with = "one", requires = "paths")]
    pub(super) group: bool,
    /// Open the paths, with their inner folders, as one story, whatever is in them
    #[arg(long)]
    pub(super) one: bool,
    #[command(flatten)]
    pub(super) returning: Returning,
    /// Print the table as plain text, even on a terminal
    #[arg(long)]
    pub(super) plain: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

/// How the explorer comes back to what was left.
#[derive(Debug, Args)]
pub(super) struct Returning {
    /// Begin at the start, and not where these paths were left the last time
    #[arg(long)]
    pub(super) fresh: bool,
}

impl Returning {
    /// Where it is kept what was left, and whether that is given back.
    pub(super) fn keeping(&self) -> Keeping {
        if self.fresh { Keeping::usual().fresh() } else { Keeping::usual() }
    }
}

/// What every command takes.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct Common {
    /// Say nothing on standard error of files that are passed over
    #[arg(long, global = true)]
    pub(super) quiet: bool,
    /// Keep what you decide in FILE, not in .rashomon.toml beside the articles
    #[arg(long, global = true, help_heading = "Decisions", value_name = "FILE")]
    pub(super) decisions: Option<PathBuf>,
    /// Leave decisions out: what the program proposes by itself
    #[arg(long, global = true, help_heading = "Decisions", conflicts_with = "decisions")]
    pub(super) no_decisions: bool,
    /// Write no decision to the disk
    #[arg(long, global = true, help_heading = "Decisions")]
    pub(super) read_only: bool,
    /// Open addresses from the copies kept of them, fetch nothing
    #[arg(long, global = true, help_heading = "Addresses")]
    pub(super) offline: bool,
    /// Fetch addresses of this machine and of private networks too
    #[arg(long, global = true, help_heading = "Addresses")]
    pub(super) allow_private: bool,
    /// The longest that a page may take, in seconds
    #[arg(long, global = true, help_heading = "Addresses", value_name = "SECONDS", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub(super) timeout: u64,
}

impl Common {
    /// Where decisions are kept.
    pub(super) fn decided(&self) -> Whereabouts {
        Whereabouts { file: self.decisions.clone(), read_only: self.read_only, off: self.no_decisions }
    }

    /// How addresses are opened.
    pub(super) fn web(&self) -> Web {
        Web {
            offline: self.offline,
            private: self.allow_private,
            wait: Duration::from_secs(self.timeout),
            ..Web::default()
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
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
pub(super) struct ReportArguments {
    /// Files, folders and addresses that tell one event; '-' is standard input; none: the sample story
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// How the report is written
    #[arg(long, value_enum, default_value_t = Format::Json)]
    pub(super) format: Format,
    /// Part the articles, those of inner folders too, into stories, and report on each that two or more tell
    #[arg(long, requires = "paths")]
    pub(super) group: bool,
    /// Write to FILE instead of standard output (`-` is standard output); with --group, a folder of a file for each story
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Join sentences by the weights in this table instead of the built-in one (assets/weights.toml in the source)
    #[arg(long, value_name = "FILE")]
    pub(super) weights: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
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
    pub(super) fn ending(self) -> &'static str {
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
pub(super) struct GroupArguments {
    /// Files and folders, with their inner folders; '-' is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// How the stories are written
    #[arg(long, value_enum, default_value_t = GroupFormat::Plain)]
    pub(super) format: GroupFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum GroupFormat {
    /// Every story with its articles, schema rashomon.groups/1
    Json,
    /// A block for each story
    Plain,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// Files, folders and addresses of one story; or several folders, each with a story and its decisions
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Exit with 1 where anything differs or is lost
    #[arg(long)]
    pub(super) strict: bool,
    /// How it is written
    #[arg(long, value_enum, default_value_t = CheckFormat::Plain)]
    pub(super) format: CheckFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum CheckFormat {
    /// A block for each item over which they part
    Plain,
    /// The same for other programs, schema rashomon.check/1
    Json,
}

#[derive(Debug, Args)]
pub(super) struct GoldArguments {
    /// Files, folders and addresses of one story; or several folders, each with a story and its decisions
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Write claims too on which nobody decided, as the program proposes them
    #[arg(long)]
    pub(super) all: bool,
    /// Write to FILE instead of standard output; of several stories a folder of a file for each
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct QuotesArguments {
    /// Files and folders that tell one event, then words to look for
    #[arg(value_name = "PATH|QUERY")]
    pub(super) arguments: Vec<PathBuf>,
    /// Words and terms to look for (@speaker, in:outlet, kind:altered); all other arguments are then paths
    #[arg(short, long)]
    pub(super) query: Option<String>,
    /// Part the articles, those of inner folders too, into stories; each line begins with its story's number
    #[arg(long)]
    pub(super) group: bool,
    /// Print only quotes of this kind; may be given more than once
    #[arg(short, long, value_enum)]
    pub(super) kind: Vec<Kind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// All of it stands between quotation marks
    Direct,
    /// Part of it does
    Mixed,
    /// None of it does
    Indirect,
}
