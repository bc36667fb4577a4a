//! Taking words away: to the clipboard, to an editor, to the browser.

use crate::comparison::Cell;
use crate::story::Article;
use crate::text::Span;

use super::beside::sentence;
use super::comparing::copied;
use super::detail;
use super::model::{Mode, Model};
use super::msg::Effect;
use super::visiting::Visit;
use super::{speakers, theme};

/// Said when a text has gone to the terminal, which does not answer.
const SENT: &str = "Sent to the terminal's clipboard, with its source";

/// The sentence that is marked, in whatever is open, with its source.
pub(super) fn copy(model: &mut Model) -> Effect {
    if let Some(text) = copied(model) {
        model.status = Some(SENT.to_owned());
        return Effect::Copy(text);
    }
    let marked = at_hand(model).and_then(|(article, span)| sourced(model, article, span));
    let text = marked.or_else(|| row(model));
    model.status = Some(match text {
        Some(_) => SENT.to_owned(),
        None => "Nothing is marked here that could be copied".to_owned(),
    });
    text.map_or(Effect::Draw, Effect::Copy)
}

/// The chosen row in words: a claim that the chosen outlet does not tell, or a figure of a table.
fn row(model: &Model) -> Option<String> {
    let title = &model.comparison.story.title;
    match &model.mode {
        Mode::Explore | Mode::Narrow(_) => {
            let claim = model.claim()?;
            let mut told: Vec<usize> = claim.statements.iter().map(|told| told.article).collect();
            told.dedup();
            let told = told.into_iter().map(|article| match claim.cell(article) {
                Cell::Parts(_, value) => format!("{}: {}", model.name(article), value.normal),
                Cell::Tells | Cell::Silent => model.name(article).to_owned(),
            });
            let told = told.collect::<Vec<_>>().join("; ");
            Some(format!("{} {}\n{told}\n— {title}", theme::glyph(claim.verdict), claim.label))
        }
        Mode::Overview(overview) if !overview.words.is_empty() => {
            Some(format!("{}\n— {title}", overview.words))
        }
        Mode::Speakers(speakers) => Some(format!("{}\n— {title}", speakers::words(model, speakers))),
        _ => None,
    }
}

/// The words that are marked in whatever is open, and their article.
fn at_hand(model: &Model) -> Option<(usize, Span)> {
    match &model.mode {
        Mode::Beside(beside) => {
            let column = beside.reading()?;
            Some((column.article, sentence(&model.comparison, column.article, column.cursor)?))
        }
        Mode::Command(_)
        | Mode::Overview(_)
        | Mode::Stories
        | Mode::Sift(_)
        | Mode::Judge
        | Mode::Choosing(_)
        | Mode::Writing(_)
        | Mode::Decisions(_) => None,
        Mode::Passage(passage) => passage.span().map(|span| (passage.article, span)),
        Mode::Explore | Mode::Help(_) | Mode::Narrow(_) | Mode::Finding(_) => {
            let around = |span: Span| whole(model, span);
            let sentence = model.sentence.map(around);
            model
                .place_found()
                .map(around)
                .or(model.spotlight())
                .or(sentence)
                .map(|span| (model.outlet, span))
        }
        Mode::Detail(open) => model.comparison.claims.get(open.claim).and_then(|claim| {
            let (_, span) = detail::sentence_of(&model.comparison, claim, open.entry)?;
            Some((claim.statements.get(open.entry)?.article, span))
        }),
        Mode::Search(search) => search.hits.get(search.selected).and_then(|hit| {
            let quote = model.comparison.readings.get(hit.quote.article)?.quotes.get(hit.quote.quote)?;
            Some((hit.quote.article, quote.span))
        }),
        Mode::Speakers(speakers) => speakers.quote().and_then(|quote| {
            let reading = model.comparison.readings.get(speakers.outlet)?;
            Some((speakers.outlet, reading.quotes.get(quote)?.span))
        }),
    }
}

/// The sentence around a statement.
fn whole(model: &Model, statement: Span) -> Span {
    let reading = model.comparison.readings.get(model.outlet);
    let sentences = reading.map_or(&[][..], |reading| &reading.sentences);
    let around = sentences.iter().find(|sentence| sentence.span.meets(statement));
    around.map_or(statement, |sentence| sentence.span.join(statement))
}

/// Words of an article with their source.
pub(super) fn sourced(model: &Model, article: usize, span: Span) -> Option<String> {
    let article = model.comparison.story.articles.get(article)?;
    let words = span.of(&article.text);
    let headline = article.title.map(|title| format!("“{}”", title.of(&article.text)));
    let source = [Some(article.outlet.clone()), headline, article.published.clone(), article.url.clone()];
    let source: Vec<String> = source.into_iter().flatten().collect();
    Some(format!("{words}\n— {}", source.join(", ")))
}

/// Opens the file of the article at hand in an editor, at the words that are marked; its address where there is no file.
pub(super) fn open_file(model: &mut Model) -> Effect {
    let place = at_hand(model);
    let number = place.map_or(model.outlet, |(article, _)| article);
    let Some(article) = model.comparison.story.articles.get(number) else { return Effect::Rest };
    let words = place.map(|(_, span)| span.of(&article.text).to_owned());
    Effect::Visit(Visit::File { path: article.file().to_owned(), words, page: page_of(article) })
}

/// Opens the address of the article at hand in the browser.
pub(super) fn open_url(model: &mut Model) -> Effect {
    let number = at_hand(model).map_or(model.outlet, |(article, _)| article);
    let Some(article) = model.comparison.story.articles.get(number) else { return Effect::Rest };
    let page = page_of(article);
    model.status = Some(match &page {
        Some(url) => format!("Opening {url}"),
        None => {
            format!("No address is known for {}: its file or story.toml may give one as url", article.outlet)
        }
    });
    page.map_or(Effect::Draw, |page| Effect::Visit(Visit::Page(page)))
}

/// The article's page. What stands in an article is not to be trusted with any other sort of address.
pub(super) fn page_of(article: &Article) -> Option<String> {
    let url = article.url.clone()?;
    (url.starts_with("https://") || url.starts_with("http://")).then_some(url)
}
