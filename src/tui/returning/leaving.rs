//! From the model to where the person is in its story.

use crate::comparison::{Comparison, Statement};
use crate::text::Span;
use crate::tui::model::{Mode, Model};

use super::screens;
use super::view::{ArticleSeen, ClaimSeen, LookedFor, Table, Told, VERSION, View, Words};

/// So many letters are enough to know the top of an article by.
const TOP: usize = 80;

impl View {
    /// Where the person is now.
    pub(in crate::tui) fn of(model: &Model) -> Self {
        let comparison = &model.comparison;
        let sight = model.sight();
        let here = |span: Span| words(comparison, model.outlet, span);
        let list = &model.list;
        let tops = comparison.story.articles.iter().enumerate().map(|(number, article)| {
            let place = model.places.get(number).copied().unwrap_or(0);
            let top = if number == model.page.article { model.top_byte() } else { place };
            ArticleSeen { path: article.path.clone(), top: from(comparison, number, top) }
        });
        Self {
            version: VERSION,
            size: (model.size.width, model.size.height),
            focus: model.focus,
            outlet: model.outlet,
            first_source: model.first_source,
            in_sight: model.brightest().is_some_and(|span| sight.contains(&model.page.row_at(span.start))),
            who: model.who,
            claim: model.wanted().and_then(|claim| claim_seen(comparison, claim)),
            sentence: model.sentence.map(here),
            quote: model.spotlight().map(here),
            looked_for: looked_for(model),
            table: Table {
                singles: list.singles,
                order: list.order,
                order_of_gaps: list.order_of_gaps,
                above: list.selected.saturating_sub(list.top),
                column: list.column,
                filter: list.filter.clone(),
            },
            articles: tops.collect(),
            screens: screens::of(model),
        }
    }
}

/// The words looked for in the article; nothing while they are still being typed.
fn looked_for(model: &Model) -> Option<LookedFor> {
    let typing = |mode: &Mode| matches!(mode, Mode::Finding(_));
    let search = model.text_search.as_ref().filter(|search| search.asks())?;
    if typing(&model.mode) || model.under.iter().any(typing) {
        return None;
    }
    let place = search.place().map(|span| words(&model.comparison, model.outlet, span));
    Some(LookedFor { typed: search.input.value().to_owned(), place })
}

/// Words of an article.
pub(super) fn words(comparison: &Comparison, article: usize, span: Span) -> Words {
    let text = comparison.story.articles.get(article).map_or("", |article| article.text.as_str());
    Words { at: span.start, words: span.of(text).to_owned() }
}

/// The words of an article that begin at a byte.
pub(super) fn from(comparison: &Comparison, article: usize, at: usize) -> Words {
    let text = comparison.story.articles.get(article).map_or("", |article| article.text.as_str());
    Words { at, words: text.get(at..).unwrap_or("").chars().take(TOP).collect() }
}

/// A statement in its words.
pub(super) fn told(comparison: &Comparison, statement: &Statement) -> Told {
    Told { article: statement.article, words: words(comparison, statement.article, statement.span) }
}

/// A claim in its words.
pub(super) fn claim_seen(comparison: &Comparison, claim: usize) -> Option<ClaimSeen> {
    let is = comparison.claims.get(claim)?;
    let told = is.statements.iter().map(|statement| told(comparison, statement)).collect();
    Some(ClaimSeen { number: claim, label: is.label.clone(), told })
}
