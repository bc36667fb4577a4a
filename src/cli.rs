//! Floor 8: dispatch, exit codes.

mod arguments;
mod decided;
mod output;
mod query;
mod quoting;
mod replay;
mod stories;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::comparison::{Comparison, Weights};
use crate::extracting;
use crate::ingest;
use crate::opening::{self, Told, Wish};
use crate::report;
use crate::tui::help::actions;
use crate::tui::keymap::Keymap;
use crate::tui::returning::Keeping;
use crate::tui::{self, End};
use crate::waiting;
use arguments::{AFTER, Arguments, Command, Common, Format, GroupArguments, GroupFormat, ReportArguments};
use decided::Decided;
use output::{Failure, notice, notice_all, print, reason, unwritable};
use quoting::print_quotes;
use stories::{print_groups, write_reports};

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
