//! The quotes that the search lists: whose they are, where they stand, and whether an outlet changed their words.

use crate::comparison::{Comparison, FamilyVerdict, QuoteId, Verdict};
use crate::tui::model::{Model, Search};
use crate::tui::renderings::with_marks;
use crate::tui::{attribution, kept, theme};

use super::markdown::{Memo, words};
use super::sources::sources;
use super::{NOTHING, Nothing, count};

/// What the mark means, and what its absence does.
const LEGEND: &str = "≠ the outlet words it otherwise than most who quote it, or than another; without a mark no change was found.";

pub(super) fn quotes(model: &Model, search: &Search) -> Result<String, Nothing> {
    if search.waiting {
        return Err("Still looking for these words: once more in a moment");
    }
    if search.hits.is_empty() {
        return Err(NOTHING);
    }
    let found = count(search.hits.len(), "quote");
    let query = search.input.value().trim();
    let holds = match query {
        "" => format!("All that is quoted: {found}."),
        query => format!("What the search for “{}” finds: {found}, best first.", words(query)),
    };
    let mut memo = Memo::of(&model.comparison.story.title, &holds);
    for hit in &search.hits {
        said(model, (hit.quote.article, hit.quote.quote), hit.altered, &mut memo);
    }
    memo.paragraph(LEGEND);
    sources(model, &mut memo);
    Ok(memo.text())
}

/// One quote with its marks, above it its speaker, outlet, place, kind, and how an outlet changed it.
pub(super) fn said(model: &Model, (article, quote): (usize, usize), altered: bool, memo: &mut Memo) {
    let comparison = &model.comparison;
    let Some(from) = comparison.story.articles.get(article) else { return };
    let reading = comparison.readings.get(article);
    let Some(told) = reading.and_then(|reading| reading.quotes.get(quote)) else { return };
    let unnamed = if attribution::is_unnamed(told) { attribution::UNNAMED } else { "" };
    let mut head = format!(
        "**{}**{unnamed} · {}, {} · {}",
        words(attribution::who(told)),
        words(&from.outlet),
        from.place_in_words(told.span.start),
        told.kind.name(),
    );
    if altered {
        let how = changes(comparison, QuoteId { article, quote });
        let how = if how.is_empty() { how } else { format!(": {}", words(&how)) };
        head.extend([" · ", theme::glyph(Verdict::Diverge), " altered", &how]);
    }
    memo.paragraph(&head);
    memo.quote(&words(with_marks(&from.text, told.span).of(&from.text)));
}

/// What the outlet changed in the words: `“substantial” for “great”`.
fn changes(comparison: &Comparison, id: QuoteId) -> String {
    let members = comparison.families.iter().flat_map(|family| family.quotes.iter().zip(&family.members));
    let altered = members.filter(|(quote, member)| **quote == id && member.verdict == FamilyVerdict::Altered);
    let told = altered.map(|(_, member)| kept::changes(comparison, id.article, member));
    told.filter(|how| !how.is_empty()).collect::<Vec<_>>().join("; ")
}
