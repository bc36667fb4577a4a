//! Quotes as lines: outlet, speaker, kind, words.

use unicode_width::UnicodeWidthStr;

use crate::comparison::{Comparison, JudgedQuote, QuoteId};
use crate::reading::Quote;

/// How the columns of a line stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// By one tab, for other programs.
    Tabs,
    /// By spaces, each column beginning at the same place, for eyes.
    Aligned,
}

/// One line for each quote: outlet, speaker (empty where the article tells none), kind, words. A kind has
/// `by a person` behind it where a person decided on the speaker or the kind.
/// Places that name no quote of the comparison are left out.
pub fn quotes(comparison: &Comparison, quotes: &[QuoteId], columns: Columns) -> String {
    let rows: Vec<[String; 4]> = quotes.iter().filter_map(|&id| row(comparison, id)).collect();
    let widest = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2)];
    let mut out = String::new();
    for row in &rows {
        let [outlet, speaker, kind, words] = row;
        match columns {
            Columns::Tabs => out.extend([outlet, "\t", speaker, "\t", kind, "\t", words, "\n"]),
            Columns::Aligned => {
                for (cell, width) in row.iter().zip(widths) {
                    out.push_str(cell);
                    out.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width()) + 2));
                }
                out.extend([words, "\n"]);
            }
        }
    }
    out
}

fn row(comparison: &Comparison, id: QuoteId) -> Option<[String; 4]> {
    let article = comparison.story.articles.get(id.article)?;
    let quote = comparison.readings.get(id.article)?.quotes.get(id.quote)?;
    let speaker = quote.speaker.as_ref().map_or("", |speaker| &speaker.name);
    let words = quote.span.of(&article.text);
    let decided = comparison.judged.quotes.get(&id).is_some_and(JudgedQuote::is_decided);
    let kind = format!("{}{}", kind(quote), if decided { ", by a person" } else { "" });
    Some([&article.outlet, speaker, &kind, words].map(one_line))
}

/// The kind of a quote, and that its speaker stays unnamed where that is so: `indirect, unnamed`.
pub(super) fn kind(quote: &Quote) -> String {
    let unnamed = quote.speaker.as_ref().is_some_and(|speaker| speaker.anonymous);
    format!("{}{}", quote.kind.name(), if unnamed { ", unnamed" } else { "" })
}

/// A tab or a line end inside a cell would make another column or line of it.
fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}
