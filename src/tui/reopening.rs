//! The same story once more, as its files say it now: whoever reads it stays where they are.

use std::sync::Arc;

use crate::comparison::speakers as count;
use crate::text::Span;

use super::beside::Beside;
use super::beside::places::Places;
use super::commands;
use super::detail::Detail;
use super::listing::Held;
use super::model::{Mode, Model};
use super::moved::Moved;
use super::msg::Effect;
use super::overview::Overview;
use super::page::Page;
use super::prepared::Prepared;
use super::searching;
use super::speakers::Speakers;
use super::text_search::TextSearch;

/// Shows a story that was read: the first one from its beginning, a later one where the person is.
pub(super) fn take(model: &mut Model, prepared: Prepared) -> Effect {
    model.progress = None;
    if model.comparison.story.articles.is_empty() {
        begin(model, prepared);
        return Effect::Draw;
    }
    let prepared = model.judged(prepared);
    show(model, prepared, true)
}

/// Shows the story in the place of the one that was, and leaves the person where they are. `told` says that it was read
/// again, and not decided on.
pub(super) fn show(model: &mut Model, prepared: Prepared, told: bool) -> Effect {
    let old = Arc::clone(&model.comparison);
    let new = Arc::clone(&prepared.comparison);
    let moved = Moved::between(&old, &new);
    let mut prepared = prepared;
    if told {
        model.status = Some(moved.told());
    } else {
        // What was at fault on the way in still is.
        prepared.notices = model.notices.iter().skip(model.faults.len()).cloned().collect();
    }
    model.judging.carry(&moved);

    let sight = Sight::of(model, &moved);
    let held = Held::of(model, &moved);
    let mut open = std::mem::take(&mut model.under);
    open.push(std::mem::take(&mut model.mode));
    model.adopt(prepared);
    sight.give_back(model);
    model.list_again(held);
    model.settle();

    let mut asks = false;
    let mut kept: Vec<Mode> = Vec::with_capacity(open.len());
    for mut mode in open {
        asks |= matches!(mode, Mode::Search(_));
        if carry(model, &mut mode, &moved) {
            kept.push(mode);
        }
    }
    // The panes lie under everything; a command line only under itself.
    model.mode = kept.pop().unwrap_or_default();
    model.under = kept;
    commands::relist(model);
    if asks { searching::ask_again(model) } else { Effect::Draw }
}

/// The first story: as if it had been there from the start, or where the person left it.
fn begin(model: &mut Model, mut prepared: Prepared) {
    let view = prepared.view.take();
    let told = prepared.notices.clone();
    model.begin(prepared);
    if let Some(view) = view {
        view.give_back(model);
    }
    model.notices.extend(told);
    model.status = model.first_notice();
}

/// Where the person reads.
pub(super) struct Sight {
    pub(super) outlet: usize,
    pub(super) sentence: Option<Span>,
    pub(super) quote: Option<usize>,
    pub(super) who: bool,
    /// For each article of the new story the byte that stood at its top.
    pub(super) places: Vec<usize>,
    /// The words looked for, and where the chosen place of them went.
    pub(super) found: Option<(String, Option<Span>)>,
}

impl Sight {
    fn of(model: &Model, moved: &Moved<'_>) -> Self {
        let outlet = moved.article(model.outlet);
        let here = |span: Span| moved.span(model.outlet, span).filter(|_| outlet.is_some());
        let id = model.quote.map(|quote| crate::comparison::QuoteId { article: model.outlet, quote });
        let found = model
            .text_search
            .as_ref()
            .map(|search| (search.input.value().to_owned(), search.place().and_then(here)));
        let mut places = vec![0; moved.articles()];
        for (article, &top) in model.places.iter().enumerate() {
            let top = if article == model.page.article { model.top_byte() } else { top };
            if let Some(to) = moved.article(article)
                && let Some(place) = places.get_mut(to)
            {
                *place = moved.byte(article, top);
            }
        }
        Self {
            outlet: outlet.unwrap_or(0),
            sentence: model.sentence.and_then(here),
            quote: id.and_then(|id| moved.quote(id)).map(|id| id.quote),
            who: model.who,
            places,
            found,
        }
    }

    pub(super) fn give_back(self, model: &mut Model) {
        (model.page, model.scroll) = (Page::default(), 0);
        (model.sentence, model.quote, model.who) = (None, None, self.who);
        model.text_search = None;
        model.open_article(self.outlet);
        // Only now, as the empty page gave up a place that it did not have.
        model.places = self.places;
        model.scroll = model.page.row_at(model.places.get(model.outlet).copied().unwrap_or(0));
        (model.sentence, model.quote) = (self.sentence, self.quote);
        if let Some((words, place)) = self.found {
            let search = model.text_search.insert(TextSearch::default());
            search.input = words.into();
            search.search(&model.comparison.story, model.outlet);
            search.chosen = place.and_then(|place| search.places.iter().position(|other| *other == place));
        }
    }
}

/// Brings a screen over to the new story; says whether there is still something for it to show.
fn carry(model: &Model, mode: &mut Mode, moved: &Moved<'_>) -> bool {
    match mode {
        Mode::Explore
        | Mode::Help(_)
        | Mode::Command(_)
        | Mode::Stories
        | Mode::Sift(_)
        | Mode::Judge
        | Mode::Decisions(_) => {}
        // What it would do may be another thing now.
        Mode::Choosing(_) => return false,
        Mode::Writing(line) => return line.carry(moved),
        Mode::Passage(passage) => return passage.carry(moved),
        Mode::Narrow(narrow) => narrow.carry(moved),
        Mode::Finding(finding) => finding.carry(moved),
        Mode::Beside(beside) => return carry_beside(model, beside, moved),
        Mode::Detail(detail) => return carry_detail(model, detail, moved),
        Mode::Search(search) => {
            let chosen = search.hits.get(search.selected).map(|hit| hit.quote);
            search.hits.retain_mut(|hit| match moved.quote(hit.quote) {
                Some(quote) => {
                    hit.quote = quote;
                    // Which letters were met is found out again at once.
                    hit.matched.clear();
                    true
                }
                None => false,
            });
            search.held = chosen.and_then(|quote| moved.quote(quote));
            search.keep();
        }
        Mode::Overview(overview) => {
            let (section, spots, top) = (overview.section, overview.spots, overview.top);
            *overview = Overview::of(&model.comparison, model.outlet);
            (overview.section, overview.spots, overview.top) = (section, spots, top);
        }
        Mode::Speakers(speakers) => {
            let name = speakers.speaker().map(|row| row.name.clone());
            let outlet = moved.article(speakers.outlet).unwrap_or(0);
            let (first, top) = (speakers.first, speakers.top);
            let table = count(&model.comparison);
            let row = table.rows.iter().position(|row| Some(&row.name) == name.as_ref()).unwrap_or(0);
            *speakers = Speakers { row, first, top, ..Speakers::of(table, outlet) };
        }
    }
    true
}

fn carry_beside(model: &Model, beside: &mut Beside, moved: &Moved<'_>) -> bool {
    let comparison = &model.comparison;
    let active = beside.active;
    let read = beside.columns.get(active).map(|column| {
        (column.article, column.cursor, column.row_of(moved.old()).saturating_sub(column.scroll))
    });
    let Some((article, cursor, offset)) = read else { return false };
    let Some(reading) = moved.article(article) else { return false };
    for column in &mut beside.columns {
        column.cursor = moved.sentence(column.article, column.cursor);
        column.page = Page::default();
        column.own.clear();
        column.article = moved.article(column.article).unwrap_or(usize::MAX);
    }
    beside.columns.retain(|column| column.article != usize::MAX);
    if beside.columns.len() < 2 {
        return false;
    }
    beside.active = beside.columns.iter().position(|column| column.article == reading).unwrap_or(0);
    let places = Places::of(&model.panes(), beside.columns.len());
    beside.settle(comparison, &places);
    beside.weigh(comparison);
    if let Some(column) = beside.columns.get_mut(beside.active) {
        column.scroll = column.row_of(comparison).saturating_sub(offset);
    }
    beside.read(comparison, moved.sentence(article, cursor), &places);
    true
}

fn carry_detail(model: &Model, detail: &mut Detail, moved: &Moved<'_>) -> bool {
    let Some(claim) = moved.claim(detail.claim) else { return false };
    let was = moved.old().claims.get(detail.claim).and_then(|claim| claim.statements.get(detail.entry));
    let place =
        was.and_then(|told| Some((moved.article(told.article)?, moved.span(told.article, told.span)?)));
    let told = model.comparison.claims.get(claim).map_or(&[][..], |claim| &claim.statements);
    let entry = told.iter().position(|told| Some((told.article, told.span)) == place);
    let (scroll, width) = (detail.scroll, detail.width);
    *detail = Detail::of(&model.comparison, claim, width);
    (detail.scroll, detail.entry) = (scroll, entry.unwrap_or(0));
    true
}
