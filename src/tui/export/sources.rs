//! Where a file's words come from: the articles behind it, and a sentence with its place.

use crate::story::Article;
use crate::text::Span;
use crate::tui::model::Model;

use super::markdown::{self, Memo, link, words};

/// The outlet, the headline, the date, the address.
pub(super) fn source(article: &Article) -> String {
    let headline = article.title.map(|title| format!("“{}”", words(title.of(&article.text))));
    let outlet = format!("**{}**", words(&article.outlet));
    let parts =
        [Some(outlet), headline, article.published.as_deref().map(words), article.url.as_deref().map(link)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// At the end of a file, every article that it draws on.
pub(super) fn sources(model: &Model, memo: &mut Memo) {
    memo.heading(2, "Sources");
    memo.list(model.comparison.story.articles.iter().map(|article| match article.title {
        Some(_) => source(article),
        // Without a headline one knows an article by how it begins.
        None => format!("{}, begins: “{}”", source(article), words(article.label())),
    }));
}

/// A sentence of an article and, behind it, its place: `Words. (¶ 14/21)`.
pub(super) fn placed(article: &Article, span: Span, bold: &[Span]) -> String {
    let sentence = markdown::marked(&article.text, span, bold);
    format!("{sentence} ({})", article.place_in_words(span.start))
}
