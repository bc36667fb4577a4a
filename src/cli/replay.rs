//! `rashomon check` and `rashomon gold`: what people decided, held against the program, and written for others to score by.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::arguments::{CheckArguments, CheckFormat, Common, GoldArguments};
use super::decided::Decided;
use super::output::{Failure, notice, notice_all, print, reason, unwritable};
use super::{open_and_tell, refuse_to_overwrite_input};
use crate::comparison::{Comparison, Verdict, Weights};
use crate::judging::{self, Checked};
use crate::opening::Told;
use crate::report::{self, Export};

/// A story as the program proposes it, and what people decided of it.
struct Story {
    name: String,
    proposed: Comparison,
    decided: Decided,
}

/// The stories that the paths hold: each folder one where all are folders, else all together one.
fn stories(paths: &[PathBuf], common: &Common) -> Result<Vec<Story>, Failure> {
    let several = paths.len() > 1 && paths.iter().all(|path| path.is_dir());
    if several && common.decisions.is_some() {
        let message = "--decisions names the file of one story; of several folders each has its own";
        return Err(Failure::Input(message.to_owned()));
    }
    let each: Vec<&[PathBuf]> = if several { paths.chunks(1).collect() } else { vec![paths] };
    let story = |paths: &[PathBuf]| {
        // What is wrong with the decisions is told before the story is read.
        let decided = Decided::of(paths, common).map_err(Failure::Input)?;
        let Told { comparison, notices } = open_and_tell(paths, Weights::usual(), common)?;
        notice_all(&notices, common.quiet);
        Ok(Story { name: name(paths, &comparison), proposed: comparison, decided })
    };
    each.into_iter().map(story).collect()
}

/// What a story is called: as its folder, else by its title.
fn name(paths: &[PathBuf], comparison: &Comparison) -> String {
    let folder = match paths {
        [one] if one.is_dir() => one.canonicalize().ok(),
        _ => None,
    };
    let name = folder.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| comparison.story.title.clone())
}

/// Replays the decisions of each story and tells where the program proposes something else.
pub(super) fn check(arguments: &CheckArguments, common: &Common) -> Result<(), Failure> {
    let stories = stories(&arguments.paths, common)?;
    let replay =
        |story: &Story| judging::check(&story.proposed, &story.decided.decisions, &story.decided.naming);
    let checked: Vec<Checked> = stories.iter().map(replay).collect();
    let text = match arguments.format {
        CheckFormat::Plain => {
            let mut text = String::new();
            for (story, checked) in stories.iter().zip(&checked) {
                if stories.len() > 1 {
                    let gap = if text.is_empty() { "" } else { "\n" };
                    let _ = writeln!(text, "{gap}{}\n", story.name);
                }
                text.push_str(&report::check(checked, &story.decided.decisions));
            }
            if stories.len() > 1 {
                let _ = write!(text, "\nall {} stories: {}", stories.len(), report::counts(&sum(&checked)));
            }
            text
        }
        CheckFormat::Json => {
            let entries: Vec<_> = stories
                .iter()
                .zip(&checked)
                .map(|(story, checked)| (story.name.clone(), checked, story.decided.decisions.as_slice()))
                .collect();
            report::check_json(&entries).map_err(unwritable)?
        }
    };
    print(&text)?;
    if arguments.strict && !checked.iter().all(Checked::is_clean) {
        return Err(Failure::Differs);
    }
    Ok(())
}

/// The counts of several stories together.
fn sum(checked: &[Checked]) -> Checked {
    let mut all = Checked::default();
    for one in checked {
        all.count += one.count;
        all.same += one.same;
        all.otherwise += one.otherwise;
        all.lost.extend(&one.lost);
        all.besides.names += one.besides.names;
        all.besides.notes += one.besides.notes;
        all.besides.stars += one.besides.stars;
        all.besides.stories += one.besides.stories;
    }
    all
}

/// Writes what people decided as labelled stories: one to standard output or a file, several into a folder.
pub(super) fn gold(arguments: &GoldArguments, common: &Common) -> Result<(), Failure> {
    let output = arguments.output.as_deref().filter(|output| *output != Path::new("-"));
    let several = arguments.paths.len() > 1 && arguments.paths.iter().all(|path| path.is_dir());
    if several && output.is_none() {
        let message = "several stories are a file each; name a folder for them by --output";
        return Err(Failure::Input(message.to_owned()));
    }
    if let Some(file) = output.filter(|_| !several) {
        refuse_to_overwrite_input(file, &arguments.paths)?;
    }
    let export = if arguments.all { Export::All } else { Export::Decided };
    let mut used: Vec<String> = Vec::new();
    let mut files = String::new();
    for Story { name, proposed, decided } in stories(&arguments.paths, common)? {
        let mut lost = Vec::new();
        let judged = decided.lay(proposed, &mut lost);
        notice_all(&lost, common.quiet);
        warn(&judged, &name, common.quiet);
        let text = report::gold(&judged, &decided.naming, &name, export).map_err(unwritable)?;
        let Some(output) = output else { return print(&text) };
        let file = if several {
            fs::create_dir_all(output).map_err(|error| unwritten(output, &error))?;
            let numbered = (2..).map(|number| format!("{name}-{number}"));
            let free = std::iter::once(name.clone()).chain(numbered).find(|name| !used.contains(name));
            let free = free.unwrap_or(name);
            let file = output.join(format!("{free}.json"));
            used.push(free);
            file
        } else {
            output.to_path_buf()
        };
        report::save(&file, text.as_bytes()).map_err(|error| unwritten(&file, &error))?;
        let _ = writeln!(files, "{}", file.display());
    }
    if several { print(&files) } else { Ok(()) }
}

/// Tells of claims over which the outlets are said to part, but not over what: a scorer cannot use them.
fn warn(judged: &Comparison, name: &str, quiet: bool) {
    let open =
        |claim: &&crate::comparison::Claim| claim.verdict == Verdict::Diverge && claim.differences.is_empty();
    for claim in judged.claims.iter().filter(open).filter(|_| !quiet) {
        notice(&format!("{name}: said to diverge, but not over what: {}", claim.label));
    }
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Other(format!("{}: cannot be written: {}", path.display(), reason(error)))
}
