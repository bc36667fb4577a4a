//! The chosen outlet's article, and what it states of the selected claim.

use crate::comparison::Claim;
use crate::story::{Article, ParagraphKind};
use crate::tui::model::Model;
use crate::tui::{detail, theme, wording};

use super::Nothing;
use super::claim::differences;
use super::markdown::{Memo, heading, line, marked, words};
use super::quotes::said;
use super::sources::source;

pub(super) fn article(model: &Model) -> Result<String, Nothing> {
    let article = model.article().ok_or("No article to write: rashomon PATH… opens some")?;
    let holds = format!("An article in full: {}", source(article));
    let mut memo = Memo::of(&model.comparison.story.title, &holds);
    text(article, &mut memo);
    if let Some(quote) = model.quote.filter(|_| model.shows_who()) {
        memo.heading(2, "The chosen quote");
        said(model, (model.outlet, quote), false, &mut memo);
        attribution(model, article, &mut memo);
    }
    if let Some(claim) = model.claim() {
        statements(model, article, claim, &mut memo);
    }
    Ok(memo.text())
}

/// The article's own words, paragraph by paragraph.
fn text(article: &Article, memo: &mut Memo) {
    for paragraph in &article.paragraphs {
        let words = paragraph.span.of(&article.text);
        match paragraph.kind {
            ParagraphKind::Headline => memo.heading(2, &heading(words)),
            ParagraphKind::Subhead => memo.heading(3, &heading(words)),
            ParagraphKind::Body | ParagraphKind::Caption | ParagraphKind::Furniture => {
                memo.paragraph(&line(words));
            }
        }
    }
}

/// Who says the chosen quote, and how one knows.
fn attribution(model: &Model, article: &Article, memo: &mut Memo) {
    let Some(quote) = model.chosen_quote() else { return };
    let of = |span: crate::text::Span| words(span.of(&article.text));
    let speaker = quote.speaker.as_ref();
    let facts = [
        speaker.map(|speaker| format!("mention: {} ({})", of(speaker.mention), speaker.link.why())),
        speaker.and_then(|speaker| speaker.via).map(|via| format!("via: {}", of(via))),
        quote.cue.map(|cue| format!("cue: {} ({})", of(cue), quote.manner.name())),
        Some(format!("rule: {}", quote.rule.why())),
    ];
    memo.list(facts.into_iter().flatten());
}

/// Where the article states the selected claim, or that it does not.
fn statements(model: &Model, article: &Article, claim: &Claim, memo: &mut Memo) {
    let comparison = &model.comparison;
    let glyph = theme::glyph(claim.verdict);
    memo.heading(2, &format!("What it says of: {glyph} {}", heading(&claim.label)));
    differences(comparison, claim, memo);
    let spots: Vec<_> =
        wording::spots(comparison, claim).into_iter().filter(|(of, _)| *of == model.outlet).collect();
    let spots: Vec<_> = spots.into_iter().map(|(_, span)| span).collect();
    let mut told = false;
    for (entry, statement) in claim.statements.iter().enumerate() {
        let sentence =
            detail::sentence_of(comparison, claim, entry).filter(|_| statement.article == model.outlet);
        let Some((text, sentence)) = sentence else { continue };
        memo.paragraph(&format!(
            "**{}**, {}",
            words(&article.outlet),
            article.place_in_words(statement.span.start)
        ));
        memo.quote(&marked(text, sentence, &spots));
        told = true;
    }
    if !told {
        memo.paragraph(&format!("**{}** is silent on it.", words(&article.outlet)));
    }
}
