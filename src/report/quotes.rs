//! Quotes as lines: outlet, speaker, words.

use unicode_width::UnicodeWidthStr;

use crate::comparison::{Comparison, QuoteId};

/// How the columns of a line stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// By one tab, for other programs.
    Tabs,
    /// By spaces, each column beginning at the same place, for eyes.
    Aligned,
}

/// One line for each quote: outlet, speaker (empty where the article names none), words.
/// Places that name no quote of the comparison are left out.
pub fn quotes(comparison: &Comparison, quotes: &[QuoteId], columns: Columns) -> String {
    let rows: Vec<[String; 3]> = quotes.iter().filter_map(|&id| row(comparison, id)).collect();
    let widest = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths = [widest(0), widest(1)];
    let mut out = String::new();
    for [outlet, speaker, words] in &rows {
        match columns {
            Columns::Tabs => {
                out.extend([outlet, "\t", speaker, "\t", words, "\n"]);
            }
            Columns::Aligned => {
                for (cell, width) in [(outlet, widths[0]), (speaker, widths[1])] {
                    out.push_str(cell);
                    out.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width()) + 2));
                }
                out.extend([words, "\n"]);
            }
        }
    }
    out
}

fn row(comparison: &Comparison, id: QuoteId) -> Option<[String; 3]> {
    let article = comparison.story.articles.get(id.article)?;
    let quote = comparison.readings.get(id.article)?.quotes.get(id.quote)?;
    let speaker = quote.speaker.as_ref().map_or("", |speaker| &speaker.name);
    Some([&article.outlet, speaker, quote.span.of(&article.text)].map(one_line))
}

/// A tab or a line end inside a cell would make another column or line of it.
fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}
