//! Words of the article that are selected, to be made a statement.

use crate::comparison::Place;
use crate::text::{Span, TokenKind};
use crate::tui::model::{Mode, Model, Pane};
use crate::tui::moved::Moved;
use crate::tui::msg::{Action, Effect};
use crate::tui::stood::Stood;

use super::deciding::{hold, say};
use super::{Held, decide};

/// A stretch of words, one end of which moves.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The article's place.
    pub article: usize,
    /// The words of the article, in order.
    words: Vec<Span>,
    /// The word at the end that stays.
    fixed: usize,
    /// The word at the end that moves.
    moving: usize,
    stood: Stood,
}

impl Passage {
    /// The words selected.
    pub fn span(&self) -> Option<Span> {
        Some(self.words.get(self.fixed)?.join(*self.words.get(self.moving)?))
    }

    /// Follows the story to what it has become; says whether it is still about the same words.
    pub(in crate::tui) fn carry(&mut self, moved: &Moved<'_>) -> bool {
        let same = moved.article(self.article) == Some(self.article)
            && self.span().is_some_and(|span| moved.span(self.article, span) == Some(span));
        self.stood.carry(moved);
        same
    }
}

/// Begins with the sentence at which the article stands: that of the statement, the quote, or the first in sight.
pub(super) fn open(model: &mut Model) -> Effect {
    let stood = Stood::now(model);
    let article = model.outlet;
    let at = model.spotlight().or(model.sentence).map_or(model.top_byte(), |span| span.start);
    let Some(reading) = model.comparison.readings.get(article) else { return Effect::Rest };
    let words: Vec<Span> =
        reading.tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.span).collect();
    let sentence =
        reading.sentences.iter().find(|sentence| sentence.span.end > at).map(|sentence| sentence.span);
    let Some(sentence) = sentence.or(words.last().copied()) else {
        return say(model, "This article has no words to select");
    };
    let fixed = words.partition_point(|word| word.start < sentence.start);
    let moving = words.partition_point(|word| word.end <= sentence.end).saturating_sub(1).max(fixed);
    if fixed >= words.len() {
        return say(model, "This article has no words to select here");
    }
    model.under.clear();
    model.mode = Mode::Explore;
    model.focus = Pane::Article;
    model.quote = None;
    model.settle();
    model.lay_over(Mode::Passage(Passage { article, words, fixed, moving, stood }));
    follow(model)
}

/// Brings the moving end into sight.
fn follow(model: &mut Model) -> Effect {
    let Mode::Passage(passage) = &model.mode else { return Effect::Rest };
    if let Some(word) = passage.words.get(passage.moving).copied() {
        model.bring(word);
    }
    Effect::Draw
}

/// Performs an action while words are selected.
pub(in crate::tui) fn in_passage(model: &mut Model, action: Action) -> Effect {
    let Mode::Passage(passage) = &mut model.mode else { return Effect::Rest };
    let last = passage.words.len().saturating_sub(1);
    let span = passage.span().map(|span| Place { article: passage.article, span });
    match action {
        Action::Close => {
            let stood = passage.stood;
            model.lift();
            stood.go_back(model);
            say(model, "Nothing was marked")
        }
        Action::Open => {
            let Some(place) = span else { return Effect::Rest };
            model.lift();
            hold(model, Held::Passage(place))
        }
        Action::NewClaim => {
            let Some(place) = span else { return Effect::Rest };
            model.lift();
            let act = model.bench().mark(place, None);
            decide(model, act, "")
        }
        Action::Swap => {
            std::mem::swap(&mut passage.fixed, &mut passage.moving);
            follow(model)
        }
        Action::Right => {
            passage.moving = (passage.moving + 1).min(last);
            follow(model)
        }
        Action::Left => {
            passage.moving = passage.moving.saturating_sub(1);
            follow(model)
        }
        Action::Down | Action::Up => {
            let reading = model.comparison.readings.get(passage.article);
            let sentences = reading.map_or(&[][..], |reading| &reading.sentences);
            let at = passage.words.get(passage.moving).map_or(0, |word| word.start);
            let now = sentences.partition_point(|sentence| sentence.span.start <= at).saturating_sub(1);
            let forward = passage.moving >= passage.fixed;
            let to = if action == Action::Down { now + 1 } else { now.saturating_sub(1) };
            if let Some(sentence) = sentences.get(to).map(|sentence| sentence.span) {
                passage.moving = if forward {
                    passage.words.partition_point(|word| word.end <= sentence.end).saturating_sub(1)
                } else {
                    passage.words.partition_point(|word| word.start < sentence.start)
                }
                .min(last);
            }
            follow(model)
        }
        // Both ends go a sentence on or back.
        Action::NextMark | Action::PreviousMark => {
            let reading = model.comparison.readings.get(passage.article);
            let sentences = reading.map_or(&[][..], |reading| &reading.sentences);
            let at = passage.words.get(passage.fixed.min(passage.moving)).map_or(0, |word| word.start);
            let now = sentences.partition_point(|sentence| sentence.span.start <= at).saturating_sub(1);
            let to = if action == Action::NextMark { now + 1 } else { now.saturating_sub(1) };
            if let Some(sentence) = sentences.get(to).map(|sentence| sentence.span) {
                passage.fixed = passage.words.partition_point(|word| word.start < sentence.start).min(last);
                let end = passage.words.partition_point(|word| word.end <= sentence.end).saturating_sub(1);
                passage.moving = end.max(passage.fixed).min(last);
            }
            follow(model)
        }
        _ => Effect::Rest,
    }
}
