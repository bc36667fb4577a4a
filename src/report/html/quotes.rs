//! The quotes by speaker: their kind, where they stand, and how the words were kept.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::escape::{line, marked};
use super::page::{Page, count, glyph, who};
use crate::comparison::{Comparison, Family, FamilyVerdict, Member, Named, QuoteId, SpeakerRow, speakers};
use crate::reading::{Quote, Rule};
use crate::report::decided::beside_quote;
use crate::text::Span;

/// How each quote that several outlets render keeps the words: where they change it, that counts.
type Kept<'a> = BTreeMap<QuoteId, (&'a Family, &'a Member)>;

pub(super) fn quotes(page: &Page<'_>, out: &mut String) {
    let table = speakers(page.comparison);
    if table.rows.is_empty() {
        return;
    }
    let kept = kept(page.comparison);
    out.push_str("<section aria-labelledby=\"quotes\">\n<h2 id=\"quotes\">Quotes</h2>\n");
    for row in &table.rows {
        speaker(page, row, &kept, out);
    }
    out.push_str("</section>\n");
}

fn kept(comparison: &Comparison) -> Kept<'_> {
    let mut kept = Kept::new();
    for family in &comparison.families {
        for (id, member) in family.quotes.iter().zip(&family.members) {
            let known = kept.entry(*id).or_insert((family, member));
            if known.1.verdict < member.verdict {
                *known = (family, member);
            }
        }
    }
    kept
}

/// One speaker, opened where an outlet changed the words.
fn speaker(page: &Page<'_>, row: &SpeakerRow, kept: &Kept<'_>, out: &mut String) {
    let ids = || {
        let articles = row.quotes.iter().enumerate();
        articles.flat_map(|(article, quotes)| quotes.iter().map(move |&quote| QuoteId { article, quote }))
    };
    let is_altered = |id: &QuoteId| kept.get(id).is_some_and(|(_, member)| is_altered(member));
    let altered = ids().filter(is_altered).count();
    let name = if row.name.is_empty() { Rule::None.why() } else { &row.name };
    let unnamed = if row.named == Named::Withheld { ", unnamed" } else { "" };
    let _ = write!(
        out,
        "<details{}><summary><h3>{}</h3>{unnamed} <span class=\"quiet\">{} in {}",
        if altered > 0 { " open" } else { "" },
        line(name),
        count(ids().count(), "quote"),
        count(row.spread(), "outlet"),
    );
    if altered > 0 {
        let _ = write!(out, ", <b class=\"ne\">{}{altered} altered</b>", glyph("≠ ", ""));
    }
    out.push_str("</span></summary>\n<dl class=\"says\">\n");
    let mut last = None;
    for id in ids() {
        let again = last.replace(id.article) == Some(id.article);
        said(page, id, again, kept.get(&id).copied(), out);
    }
    out.push_str("</dl></details>\n");
}

/// One quote with its place and kind, and what the outlet changed in it.
fn said(page: &Page<'_>, id: QuoteId, again: bool, kept: Option<(&Family, &Member)>, out: &mut String) {
    let comparison = page.comparison;
    let Some(article) = comparison.story.articles.get(id.article) else { return };
    let quotes = comparison.readings.get(id.article).map(|reading| &reading.quotes);
    let Some(quote) = quotes.and_then(|quotes| quotes.get(id.quote)) else { return };
    let altered = kept.filter(|(_, member)| is_altered(member));
    let marks: Vec<Span> =
        altered.into_iter().flat_map(|(_, member)| &member.changes).filter_map(|change| change.own).collect();
    let spot = page.place(id.article, quote.sentence, quote.span);
    let _ = write!(
        out,
        "<div{}>{}<dd>{} <span class=\"quiet\">{}",
        if altered.is_some() { " class=\"off\"" } else { "" },
        who(page.name(id.article), again, &spot),
        words(&article.text, quote, &marks),
        quote.kind.name(),
    );
    match (kept, altered) {
        (_, Some((family, member))) => {
            let _ = write!(out, ", <b class=\"ne\">{}altered</b>", glyph("≠ ", ""));
            out.push_str(&changes(page, id, member));
            out.push_str(&usual(page, family));
        }
        (Some((_, member)), None) => out.extend([", ", member.verdict.name()]),
        (None, None) => {}
    }
    for told in beside_quote(comparison, id) {
        out.extend(["; ", &line(&told)]);
    }
    if comparison.judged.quotes.get(&id).is_some_and(|marks| marks.star) {
        out.extend([" ", &glyph("★", "starred")]);
    }
    out.push_str("</span></dd></div>\n");
}

fn is_altered(member: &Member) -> bool {
    member.verdict == FamilyVerdict::Altered
}

/// The words, between quotation marks where they stand between them in the article.
fn words(text: &str, quote: &Quote, marks: &[Span]) -> String {
    let words = marked(text, quote.span, marks);
    if quote.marks == [quote.span] { format!("“{words}”") } else { words }
}

/// What the outlet gives for what: `: “substantial” for “great”`.
fn changes(page: &Page<'_>, id: QuoteId, member: &Member) -> String {
    let own = page.text(id.article);
    let other = member.against.map_or("", |place| page.text(place.article));
    let told: Vec<String> = member
        .changes
        .iter()
        .filter_map(|change| match (change.own, change.other) {
            (Some(ours), Some(theirs)) => {
                Some(format!("“{}” for “{}”", line(ours.of(own)), line(theirs.of(other))))
            }
            (Some(ours), None) => Some(format!("with “{}”", line(ours.of(own)))),
            (None, Some(theirs)) => Some(format!("without “{}”", line(theirs.of(other)))),
            (None, None) => None,
        })
        .collect();
    if told.is_empty() { String::new() } else { format!(": {}", told.join(", ")) }
}

/// The wording that it is set against: that of most outlets, where there is one.
fn usual(page: &Page<'_>, family: &Family) -> String {
    let Some(usual) = family.usual else { return String::new() };
    let words = usual.words.span;
    let article = usual.words.article;
    let quoted = format!("“{}”", line(words.of(page.text(article)).trim_end_matches([',', '.'])));
    let link = page.link(article, page.sentence_at(article, words), &quoted);
    format!("; most outlets, {} of {}: {link}", usual.outlets, usual.of)
}
