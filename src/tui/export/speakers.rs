//! The table of speakers.

use crate::comparison::{Named, SpeakerRow, Verdict, Words};
use crate::tui::model::Model;
use crate::tui::speakers::{Speakers, empty, name};
use crate::tui::theme;

use super::claims::outlets;
use super::markdown::{Memo, words};
use super::sources::sources;
use super::{Nothing, count};

pub(super) fn speakers(model: &Model, speakers: &Speakers) -> Result<String, Nothing> {
    if let Some(why) = empty(model, speakers) {
        return Err(why);
    }
    let table = &speakers.table;
    let found = table.rows.iter().filter(|row| row.named != Named::Nobody).count();
    let holds = format!(
        "Who is quoted where: {} in {}. Words between quotation marks, then + those reported without.",
        count(found, "speaker"),
        count(model.names.len(), "outlet"),
    );
    let mut memo = Memo::of(&model.comparison.story.title, &holds);
    let first = ["", "speaker", "sort", "all"].map(str::to_owned);
    let head: Vec<String> = first.into_iter().chain(outlets(model)).collect();
    let mut rows: Vec<Vec<String>> = table.rows.iter().map(row).collect();
    rows.push(sums("all speakers", figures(table.sum()), table.sums.iter().map(|sum| figures(*sum))));
    let share =
        |outlet| table.share_withheld(outlet).map_or(theme::SILENT.to_owned(), |share| format!("{share}%"));
    rows.push(sums("of these unnamed", String::new(), (0..model.names.len()).map(share)));
    memo.table(&head, rows);
    memo.paragraph("○ quoted by one outlet only. · not quoted. Unnamed: the article keeps the name back.");
    sources(model, &mut memo);
    Ok(memo.text())
}

fn row(row: &SpeakerRow) -> Vec<String> {
    // Whom one outlet alone quotes is worth a second look.
    let alone = row.spread() == 1 && row.words.len() > 1 && row.named != Named::Nobody;
    let glyph = if alone { theme::glyph(Verdict::Single) } else { "" };
    let sort = match row.named {
        Named::Person => "named",
        Named::Body => "body or group",
        Named::Withheld => "unnamed",
        Named::Nobody => "",
    };
    let first = [glyph.to_owned(), words(name(row)), sort.to_owned(), figures(row.sum())];
    first.into_iter().chain(row.words.iter().map(|words| figures(*words))).collect()
}

fn sums(label: &str, all: String, cells: impl Iterator<Item = String>) -> Vec<String> {
    [String::new(), label.to_owned(), String::new(), all].into_iter().chain(cells).collect()
}

/// `12 +30`: the words between marks, and those without.
fn figures(words: Words) -> String {
    match (words.marked, words.reported) {
        (0, 0) => theme::SILENT.to_owned(),
        (marked, 0) => marked.to_string(),
        (0, reported) => format!("+{reported}"),
        (marked, reported) => format!("{marked} +{reported}"),
    }
}
