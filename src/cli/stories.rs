//! Stories of a pile: `rashomon group`, and `--group` of the other commands.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::arguments::{Common, Format, GroupArguments, GroupFormat};
use super::decided::Decided;
use super::output::{Failure, notice_all, print, reason, unwritable};
use crate::comparison::{Comparison, Weights, compare_watched};
use crate::grouping::{self, Group};
use crate::ingest::{self, Inner, Pile};
use crate::progress::Watch;
use crate::{report, waiting};

/// Parts a pile into stories and prints them.
pub(super) fn print_groups(arguments: &GroupArguments, common: &Common) -> Result<(), Failure> {
    let (pile, groups) = grouped(&arguments.paths, common)?;
    print(&match arguments.format {
        GroupFormat::Json => report::groups_json(&pile.articles, &groups).map_err(unwritable)?,
        GroupFormat::Plain => report::groups_plain(&pile.articles, &groups),
    })
}

/// The articles of the paths and of their inner folders, parted into stories.
fn grouped(paths: &[PathBuf], common: &Common) -> Result<(Pile, Vec<Group>), Failure> {
    let (watch, waiting) = waiting::watch();
    let opened = ingest::open_pile(paths, Inner::Walked, &common.web(), &watch);
    let pile = opened.map_err(|fault| Failure::Input(fault.to_string()))?;
    let groups = grouping::group(&pile.articles, &watch);
    drop(waiting);
    notice_all(&pile.skipped.iter().map(ToString::to_string).collect::<Vec<_>>(), common.quiet);
    let groups =
        groups.ok_or_else(|| Failure::Other("nobody stopped the grouping, and it stopped".to_owned()))?;
    Ok((pile, groups))
}

/// Hands each story that two or more articles tell to `told`, compared, with its number; articles that are alone are told
/// of on standard error.
pub(super) fn each_story(
    paths: &[PathBuf],
    weights: &Weights,
    common: &Common,
    mut told: impl FnMut(usize, &Comparison) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (pile, groups) = grouped(paths, common)?;
    let (decided, fault) = Decided::or_fault(paths, common);
    notice_all(&Vec::from_iter(fault), common.quiet);
    let mut alone = 0;
    for (number, group) in groups.iter().enumerate() {
        if group.articles.len() < 2 {
            alone += 1;
            continue;
        }
        let articles = group.articles.iter().filter_map(|&place| pile.articles.get(place).cloned()).collect();
        let story = ingest::story_of(Some(group.title.clone()), articles);
        let comparison = compare_watched(story, weights, &Watch::default());
        let mut lost = Vec::new();
        let comparison = decided.lay(comparison.unwrap_or_default(), &mut lost);
        notice_all(&lost, common.quiet);
        told(number + 1, &comparison)?;
    }
    if alone > 0 {
        let articles =
            if alone == 1 { "1 article shares its" } else { &format!("{alone} articles share their") };
        notice_all(&[format!("{articles} event with no other and cannot be compared")], common.quiet);
    }
    Ok(())
}

/// Writes a report for each story: into files of a folder, or one after another.
///
/// One after another, JSON and annotations are a line each, a spreadsheet gets the story's number in front of each row,
/// and pages of HTML, of which each is a file, need a folder.
pub(super) fn write_reports(
    paths: &[PathBuf],
    (format, weights): (Format, &Weights),
    folder: Option<&Path>,
    common: &Common,
) -> Result<(), Failure> {
    if let Some(folder) = folder.filter(|folder| *folder != Path::new("-")) {
        return write_files(paths, (format, weights), folder, common);
    }
    if matches!(format, Format::Html | Format::Evidence) {
        let message = "--group writes this format as a file for each story; name a folder by --output";
        return Err(Failure::Input(message.to_owned()));
    }
    let mut headed = false;
    each_story(paths, weights, common, |number, comparison| {
        let text = super::written(comparison, format, weights)?;
        let text = match format {
            Format::Json => report::json_line(comparison).map_err(unwritable)?,
            Format::Annotations => one_line(&text)?,
            Format::Csv => with_story(&text, number, headed),
            Format::Md | Format::Plain if headed => format!("\n{text}"),
            _ => text,
        };
        headed = true;
        print(&text)
    })
}

/// A file for each story in a folder, which is made where there is none.
fn write_files(
    paths: &[PathBuf],
    (format, weights): (Format, &Weights),
    folder: &Path,
    common: &Common,
) -> Result<(), Failure> {
    let unwritten = |path: &Path, error: &std::io::Error| {
        Failure::Other(format!("{}: cannot write the report: {}", path.display(), reason(error)))
    };
    fs::create_dir_all(folder).map_err(|error| unwritten(folder, &error))?;
    let mut list = String::new();
    each_story(paths, weights, common, |number, comparison| {
        let file = folder.join(format!("s{number}.{}", format.ending()));
        let text = super::written(comparison, format, weights)?;
        report::save(&file, text.as_bytes()).map_err(|error| unwritten(&file, &error))?;
        let _ = writeln!(list, "{}\t{}", file.display(), comparison.story.title);
        Ok(())
    })?;
    print(&list)
}

/// JSON on one line.
fn one_line(json: &str) -> Result<String, Failure> {
    let value: &serde_json::value::RawValue = serde_json::from_str(json).map_err(unwritable)?;
    // Strings hold no line end of their own, so that every one stands between values.
    Ok(value.get().lines().map(str::trim_start).collect::<String>() + "\n")
}

/// A story's rows with its number in front of each; the names of the columns only the first time.
fn with_story(csv: &str, number: usize, headed: bool) -> String {
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let mut out = csv::Writer::from_writer(Vec::new());
    for (at, row) in rows.records().flatten().enumerate() {
        let first = if at == 0 { "story".to_owned() } else { format!("s{number}") };
        if at > 0 || !headed {
            // Writing to memory cannot fail.
            let _ = out.write_record(std::iter::once(first.as_str()).chain(&row));
        }
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_several_stories_stand_under_one_head() {
        assert_eq!(with_story("a,b\n1,\"x, y\"\n", 3, false), "story,a,b\ns3,1,\"x, y\"\n");
        assert_eq!(with_story("a,b\n1,2\n", 4, true), "s4,1,2\n");
    }

    #[test]
    fn json_goes_on_one_line_and_its_strings_stay() {
        assert_eq!(
            one_line("{\n  \"a\": \"x  \\n y\",\n  \"b\": []\n}\n").unwrap(),
            "{\"a\": \"x  \\n y\",\"b\": []}\n"
        );
    }
}
