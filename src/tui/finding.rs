//! What messages do to the search in the article's text.

use tui_input::Input;

use super::model::{Mode, Model, Pane};
use super::moved::Moved;
use super::moves::step;
use super::msg::{Action, Effect};
use super::stood::Stood;

/// The line in which words of the article are typed.
#[derive(Debug)]
pub struct Finding {
    /// The byte of the article from which on the words are looked for.
    from: usize,
    /// The words that were looked for before.
    before: String,
    /// Where the person was.
    stood: Stood,
}

impl Finding {
    /// Follows the story to what it has become.
    pub(super) fn carry(&mut self, moved: &Moved<'_>) {
        self.from = moved.byte(self.stood.outlet(), self.from);
        self.stood.carry(moved);
    }
}

/// Opens the line, with the words that are looked for already.
pub(super) fn open_line(model: &mut Model) -> Effect {
    let stood = Stood::now(model);
    let before = model.text_search.as_ref().map_or(String::new(), |search| search.input.value().to_owned());
    model.focus = Pane::Article;
    model.lay_over(Mode::Finding(Finding { from: 0, before, stood }));
    // Where one pane is shown at a time, the article had no size until now.
    model.settle();
    let from = model.top_byte();
    if let Mode::Finding(finding) = &mut model.mode {
        finding.from = from;
    }
    model.text_search.get_or_insert_default();
    look(model);
    Effect::Draw
}

/// Changes the words, and looks for them.
pub(super) fn edit(model: &mut Model, change: impl FnOnce(&mut Input) -> bool) -> Effect {
    let Some(search) = &mut model.text_search else { return Effect::Rest };
    if !change(&mut search.input) {
        return Effect::Rest;
    }
    look(model);
    Effect::Draw
}

/// Looks for the words from where the line was opened on; where they are not found, the article stands there again.
fn look(model: &mut Model) {
    let Mode::Finding(Finding { from, .. }) = model.mode else { return };
    let Some(search) = &mut model.text_search else { return };
    search.search(&model.comparison.story, model.outlet);
    match search.from(from) {
        Some((place, _)) => model.choose_place(place),
        None => model.scroll = model.page.row_at(from),
    }
}

/// Performs an action while the line is open.
pub(super) fn in_line(model: &mut Model, action: Action) -> Effect {
    match action {
        Action::NextPlace => go_on(model, true),
        Action::PreviousPlace => go_on(model, false),
        Action::Left | Action::Right => {
            let by = if action == Action::Left { -1 } else { 1 };
            let outlet = step(model.outlet, by, model.comparison.story.articles.len());
            if outlet == model.outlet {
                return Effect::Rest;
            }
            model.open_article(outlet);
            let top = model.top_byte();
            if let Mode::Finding(finding) = &mut model.mode {
                finding.from = top;
            }
            look(model);
            Effect::Draw
        }
        Action::Open => {
            model.lift();
            model.text_search.take_if(|search| !search.asks());
            model.select_claim_of_place();
            Effect::Draw
        }
        Action::Close => leave(model),
        _ => Effect::Rest,
    }
}

/// Closes the line and goes back to where one was, with the words that were looked for then.
fn leave(model: &mut Model) -> Effect {
    let Mode::Finding(finding) = &model.mode else { return Effect::Rest };
    let (stood, before) = (finding.stood, finding.before.clone());
    model.lift();
    stood.go_back(model);
    match &mut model.text_search {
        Some(search) if !before.is_empty() => {
            search.input = before.into();
            search.search(&model.comparison.story, model.outlet);
        }
        search => *search = None,
    }
    Effect::Draw
}

/// Goes to the next place of the words in the article, or the one before; behind the last one, from the top again.
pub(super) fn go_on(model: &mut Model, forward: bool) -> Effect {
    let Some(search) = &model.text_search else {
        let key = model.keymap.key_of(Action::FindText, model.context());
        let key = key.map_or(String::new(), |key| format!(": {key}"));
        model.status = Some(format!("No words are looked for in the article yet{key}"));
        return Effect::Draw;
    };
    let sight = model.sight();
    let seen = search.place().filter(|place| sight.contains(&model.page.row_at(place.start)));
    let at = seen.map_or_else(|| model.top_byte(), |place| place.start + usize::from(forward));
    let Some((place, round)) = (if forward { search.from(at) } else { search.before(at) }) else {
        let words = search.input.value();
        model.status = Some(format!("“{words}” does not stand in this article"));
        return Effect::Draw;
    };
    if round {
        model.status = Some(if forward { "From the top again" } else { "From the end again" }.to_owned());
    }
    model.choose_place(place);
    if matches!(model.mode, Mode::Explore) {
        model.focus = Pane::Article;
        model.select_claim_of_place();
    }
    Effect::Draw
}

impl Model {
    /// Chooses a place of the words looked for, and brings it into sight.
    fn choose_place(&mut self, place: usize) {
        let Some(search) = &mut self.text_search else { return };
        search.chosen = Some(place);
        self.quote = None;
        if let Some(span) = self.place_found() {
            self.bring(span);
        }
    }

    /// Selects the claim that is told where the words stand, without moving the article.
    fn select_claim_of_place(&mut self) {
        let Some(place) = self.place_found() else { return };
        let told = self.page.marks.iter().find(|mark| mark.span.meets(place) && self.list.lists(mark.claim));
        if let Some(mark) = told.copied() {
            self.select_claim(mark.claim);
            self.sentence = Some(mark.span);
        }
    }

    /// Goes to the next place of the words that are looked for, if the person reads the article.
    pub(super) fn look_here(&mut self) {
        let top = self.top_byte();
        let next = self.text_search.as_ref().and_then(|search| search.from(top));
        if let Some((place, _)) = next.filter(|_| self.focus == Pane::Article) {
            self.choose_place(place);
        }
    }

    /// Chooses no place of the words any longer; all of them stay marked.
    pub(super) fn leave_place(&mut self) {
        if let Some(search) = &mut self.text_search {
            search.chosen = None;
        }
    }
}
