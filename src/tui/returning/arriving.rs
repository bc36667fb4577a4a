//! From where the person was to the model of a story that has just begun.

use std::sync::Arc;

use crate::comparison::Comparison;
use crate::tui::filter::Filter;
use crate::tui::listing::Held;
use crate::tui::model::{Mode, Model};
use crate::tui::reopening::Sight;

use super::found::Found;
use super::screens;
use super::view::View;

impl View {
    /// Goes there. What is no longer in the story stays as it is at the start.
    pub(in crate::tui) fn give_back(&self, model: &mut Model) {
        let comparison: Arc<Comparison> = Arc::clone(&model.comparison);
        let found = Found::of(self, &comparison);
        let list = &mut model.list;
        list.filter = Filter {
            told_by: self.table.filter.told_by.iter().filter_map(|&outlet| found.article(outlet)).collect(),
            ..self.table.filter.clone()
        };
        (list.singles, list.column) = (self.table.singles, self.table.column);
        (list.order, list.order_of_gaps) = (self.table.order, self.table.order_of_gaps);
        (model.focus, model.first_source) = (self.focus, self.first_source);

        if let Some(outlet) = found.article(self.outlet) {
            self.sight(outlet, &found).give_back(model);
        }
        let claim = self.claim.as_ref().and_then(|seen| found.claim(seen));
        model.list_again(Held::at(claim, self.table.above));
        model.settle();
        if !self.is_size_of(model)
            && self.in_sight
            && let Some(span) = model.brightest()
        {
            model.bring(span);
        }

        let open: Vec<Mode> =
            self.screens.iter().filter_map(|seen| screens::again(self, seen, model, &found)).collect();
        for mode in open {
            model.lay_over(mode);
        }
        model.settle();
    }

    /// Whether the screen has the size that it had: what is counted in rows then holds.
    pub(super) fn is_size_of(&self, model: &Model) -> bool {
        self.size == (model.size.width, model.size.height)
    }

    fn sight(&self, outlet: usize, found: &Found<'_>) -> Sight {
        let mut places = vec![0; found.articles()];
        for (number, seen) in self.articles.iter().enumerate() {
            if let Some(place) = found.article(number).and_then(|article| places.get_mut(article)) {
                *place = found.byte(number, &seen.top);
            }
        }
        let place = |words: &_| found.span(self.outlet, words);
        Sight {
            outlet,
            sentence: self.sentence.as_ref().and_then(place),
            quote: self.quote.as_ref().and_then(|words| found.quote(self.outlet, words)),
            who: self.who,
            places,
            found: self
                .looked_for
                .as_ref()
                .map(|looked| (looked.typed.clone(), looked.place.as_ref().and_then(place))),
        }
    }
}
