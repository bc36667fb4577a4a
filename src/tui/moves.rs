//! How the model's places hang together: what follows when a claim, an outlet or a size changes.

use crate::text::Span;

use super::beside::places::Places;
use super::commands;
use super::detail::Detail;
use super::help;
use super::judging::history;
use super::layout::{Panes, below};
use super::model::{Mode, Model, Pane};
use super::page::{Mark, Page};
use super::preview;

/// How far a window that starts at `top` must move so that `at` keeps `margin` rows to its edges.
pub(super) fn follow(top: usize, at: usize, height: usize, count: usize) -> usize {
    if height == 0 {
        return at;
    }
    let margin = ((height - 1) / 3).min(2);
    let lowest = (at + margin + 1).saturating_sub(height);
    let highest = at.saturating_sub(margin);
    top.clamp(lowest.min(highest), highest.max(lowest)).min(count.saturating_sub(height))
}

/// The place `by` steps from `at` among `count`, held at the ends.
pub(super) fn step(at: usize, by: isize, count: usize) -> usize {
    at.saturating_add_signed(by).min(count.saturating_sub(1))
}

impl Model {
    /// Turns to an outlet's article, at the selected claim's statement or where it was left.
    pub(super) fn turn_to(&mut self, outlet: usize) {
        self.open_article(outlet);
        self.go_to_statement();
        self.look_here();
    }

    /// Turns to an outlet's article, where it was left.
    pub(super) fn open_article(&mut self, outlet: usize) {
        let top = self.top_byte();
        if let Some(place) = self.places.get_mut(self.page.article) {
            *place = top;
        }
        self.outlet = outlet.min(self.comparison.story.articles.len().saturating_sub(1));
        self.quote = None;
        if self.page.article != self.outlet || self.page.rows.is_empty() {
            let width = usize::from(self.panes().text().width);
            self.sentence = None;
            self.page = Page::of(&self.comparison, self.outlet, width);
            self.scroll = self.page.row_at(self.places.get(self.outlet).copied().unwrap_or(0));
        }
        if let Some(search) = &mut self.text_search {
            search.turn_to(&self.comparison.story, self.outlet);
        }
        if self.list.hangs_on_outlet() {
            self.relist();
        }
    }

    /// Moves the article to the first place where the chosen outlet states the selected claim; stays where it is silent.
    pub(super) fn go_to_statement(&mut self) {
        self.quote = None;
        self.leave_place();
        self.sentence = self.claim().and_then(|claim| claim.first_in(self.outlet)).map(|told| told.span);
        if let Some(span) = self.sentence {
            self.bring(span);
        }
    }

    /// Scrolls the article so that `span` is in sight: not at all where it is already, a little where it is near.
    pub(super) fn bring(&mut self, span: Span) {
        let height = usize::from(self.panes().text().height);
        self.scroll = self.page.brought(self.scroll, span, height);
    }

    /// Moves to the marked statement after or before where the article stands, and selects its claim.
    pub(super) fn next_mark(&mut self, forward: bool) -> bool {
        let sight = self.sight();
        let top = self.page.rows.get(sight.start).map_or(0, |row| row.span.start);
        let from = self.sentence.filter(|span| sight.contains(&self.page.row_at(span.start)));
        let listed = |claim: usize| self.list.lists(claim);
        let mut marks = self.page.marks.iter().filter(|mark| listed(mark.claim));
        let found = match (forward, from) {
            (true, Some(span)) => marks.find(|mark| mark.span.start > span.start),
            (true, None) => marks.find(|mark| mark.span.start >= top),
            (false, from) => {
                let before = from.map_or(top, |span| span.start);
                let last = marks.rfind(|mark| mark.span.start < before).map(|mark| mark.span.start);
                // Of several claims in one place, the most telling comes first.
                self.page.marks.iter().find(|mark| Some(mark.span.start) == last && listed(mark.claim))
            }
        };
        found.copied().inspect(|mark| self.go_to_mark(*mark)).is_some()
    }

    /// Goes to a marked statement of the article, and selects its claim.
    pub(super) fn go_to_mark(&mut self, mark: Mark) {
        self.select_claim(mark.claim);
        self.quote = None;
        self.leave_place();
        self.sentence = Some(mark.span);
        self.bring(mark.span);
    }

    /// Moves to the quote after or before where the article stands.
    pub(super) fn next_quote(&mut self, forward: bool) -> bool {
        let sight = self.sight();
        let seen = |span: &Span| sight.contains(&self.page.row_at(span.start));
        let top = self.page.rows.get(sight.start).map_or(0, |row| row.span.start);
        let quotes = self.quotes();
        let from = self.quote.filter(|&quote| quotes.get(quote).is_some_and(|quote| seen(&quote.span)));
        let found = match (forward, from) {
            (true, Some(quote)) => Some(quote + 1).filter(|next| *next < quotes.len()),
            (false, Some(quote)) => quote.checked_sub(1),
            (true, None) => self.quote_ahead(),
            (false, None) => {
                let before = self.sentence.filter(seen).map_or(top, |span| span.start);
                quotes.iter().rposition(|quote| quote.span.start < before)
            }
        };
        found.inspect(|&quote| self.choose_quote(quote)).is_some()
    }

    /// The first quote from the statement on at which the article stands, or else from the first row in sight on.
    pub(super) fn quote_ahead(&self) -> Option<usize> {
        let sight = self.sight();
        let seen = |span: &Span| sight.contains(&self.page.row_at(span.start));
        let top = self.page.rows.get(sight.start).map_or(0, |row| row.span.start);
        let from = self.sentence.filter(seen).map_or(top, |span| span.start);
        self.quotes().iter().position(|quote| quote.span.end > from)
    }

    /// Chooses a quote of the article: brings it into sight, and selects the claim that stands there.
    pub(super) fn choose_quote(&mut self, quote: usize) {
        let Some(chosen) = self.quotes().get(quote) else { return };
        let span = chosen.span;
        let mention = chosen.speaker.as_ref().map_or(span, |speaker| speaker.mention);
        let whole = span.join(mention).join(chosen.cue.unwrap_or(span));
        let listed = |claim: usize| self.list.lists(claim);
        let around = self.page.marks.iter().find(|mark| mark.span.meets(span) && listed(mark.claim)).copied();
        if let Some(mark) = around {
            self.select_claim(mark.claim);
            self.sentence = Some(mark.span);
        }
        self.quote = Some(quote);
        self.leave_place();
        // Who speaks should be in sight too, unless that stands too far off.
        let (first, last) = self.page.rows_of(whole);
        let height = usize::from(self.panes().text().height);
        self.bring(if last - first < height { whole } else { span });
    }

    /// Lays a screen over what is open.
    pub(super) fn lay_over(&mut self, mode: Mode) {
        let under = std::mem::replace(&mut self.mode, mode);
        self.under.push(under);
    }

    /// Takes away the screen on top.
    pub(super) fn lift(&mut self) {
        self.mode = self.under.pop().unwrap_or_default();
    }

    /// Goes to a place in an article, and to the article's pane.
    pub(super) fn jump(&mut self, article: usize, span: Span) {
        self.under.clear();
        self.mode = Mode::Explore;
        self.focus = Pane::Article;
        self.open_article(article);
        self.bring(span);
    }

    /// Takes another size: wraps again, and keeps in sight what was.
    pub(super) fn resize(&mut self, size: ratatui::layout::Size) {
        let sight = self.sight();
        let seen = |span: &Span| sight.contains(&self.page.row_at(span.start));
        let held = self.brightest().filter(seen);
        self.size = size;
        self.settle();
        if let Some(span) = held {
            self.bring(span);
            self.settle();
        }
    }

    /// Brings everything that hangs on the size or on a selection back within bounds.
    pub(super) fn settle(&mut self) {
        let panes = self.panes();
        let text = panes.text();
        if self.page.width != usize::from(text.width) {
            let at = self.top_byte();
            self.page = std::mem::take(&mut self.page).at_width(&self.comparison, usize::from(text.width));
            self.scroll = self.page.row_at(at);
        }
        self.scroll = self.scroll.min(self.page.rows.len().saturating_sub(usize::from(text.height)));

        let articles = self.comparison.story.articles.len();
        let columns = panes.columns(self);
        let height = usize::from(panes.rows().height);
        let list = &mut self.list;
        list.selected = list.selected.min(list.rows.len().saturating_sub(1));
        list.top = follow(list.top, list.selected, height, list.rows.len());
        list.column = columns.first(list.column, self.outlet, articles);

        let (_, sources) = panes.source_lines(self);
        self.first_source = follow(self.first_source, self.outlet, sources, articles);

        let rooms = self.rooms();
        if let Some(pile) = &mut self.pile {
            pile.settle(rooms.rows.height, rooms.articles.height);
        }

        // Under a command line its screen is still in sight.
        let mut mode = std::mem::take(&mut self.mode);
        self.settle_mode(&mut mode, &panes);
        if mode.is_over()
            && let Some(mut under) = self.under.pop()
        {
            self.settle_mode(&mut under, &panes);
            self.under.push(under);
        }
        self.mode = mode;
    }

    fn settle_mode(&self, mode: &mut Mode, panes: &Panes) {
        let body = panes.overlay();
        match mode {
            Mode::Explore
            | Mode::Narrow(_)
            | Mode::Finding(_)
            | Mode::Stories
            | Mode::Sift(_)
            | Mode::Judge
            | Mode::Writing(_)
            | Mode::Passage(_) => {}
            Mode::Choosing(list) => {
                let height = usize::from(below(panes, list.choices.len()).height);
                list.top = follow(list.top, list.selected, height, list.choices.len());
            }
            Mode::Decisions(list) => {
                let count = history::rows(self).len();
                list.selected = list.selected.min(count.saturating_sub(1));
                list.top = follow(list.top, list.selected, usize::from(body.height), count);
            }
            Mode::Beside(beside) => {
                beside.fit(&self.comparison, Places::most(panes));
                let places = Places::of(panes, beside.columns.len());
                beside.settle(&self.comparison, &places);
            }
            Mode::Detail(detail) => {
                if detail.width != usize::from(body.width) {
                    let entry = detail.entry;
                    *detail = Detail::of(&self.comparison, detail.claim, usize::from(body.width));
                    detail.entry = entry;
                    detail.show_entry(usize::from(body.height));
                }
                detail.scroll =
                    detail.scroll.min(detail.lines.len().saturating_sub(usize::from(body.height)));
            }
            Mode::Search(search) => {
                search.selected = search.selected.min(search.hits.len().saturating_sub(1));
                let rooms = preview::rooms(body);
                let height = usize::from(rooms.quotes());
                search.top = follow(search.top, search.selected, height, search.hits.len());
                let hit = search.hits.get(search.selected);
                search.preview.settle(&self.comparison, &self.names, hit, rooms.preview);
            }
            Mode::Command(line) => {
                let rows = commands::LISTED.min(usize::from(panes.body.height.saturating_sub(2)));
                line.selected = line.selected.min(line.entries.len().saturating_sub(1));
                line.top = follow(line.top, line.selected, rows, line.entries.len());
            }
            Mode::Overview(overview) => overview.settle(self, body),
            Mode::Speakers(speakers) => speakers.settle(&self.names, body),
            Mode::Help(help) => {
                let lines = help::lines(&self.keymap, &self.notices, help.of, usize::from(body.width)).len();
                help.top = help.top.min(lines.saturating_sub(usize::from(body.height)));
            }
        }
    }
}
