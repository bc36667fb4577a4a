//! What every message does to the model. No I/O here: what must happen outside comes back as an [`Effect`].

use super::commands::{command, in_command, type_command};
use super::comparing::{compare, in_beside, pick_outlet};
use super::detail::Detail;
use super::export::{export, wrote};
use super::filter::Reach;
use super::judging::{choosing, history, menu, passage, saved, writing};
use super::loading::News;
use super::model::{Help, Mode, Model, Pane};
use super::moves::step;
use super::msg::{Action, Effect, Msg};
use super::pointing::{Pointer, point};
use super::searching::{edit, found, in_search, paste, search};
use super::surveying::{in_overview, in_speakers, overview, speakers};
use super::taking::{copy, open_file, open_url};
use super::{filtering, finding, judging, piling, reopening};

/// Said where a quote is asked for and the article has none.
const NO_QUOTE: &str = "This article quotes nobody";

/// Said while files are read again because somebody asked for it.
const READING: &str = "Reading the files again";

/// Changes the model as the message asks, and says what must happen outside it.
pub fn update(model: &mut Model, msg: Msg) -> Effect {
    let told = match &msg {
        Msg::Act(_) | Msg::Pick(_) | Msg::Edit(_) | Msg::Paste(_) | Msg::Unbound => {
            model.status.take().is_some()
        }
        Msg::Point(pointer) => matches!(pointer, Pointer::Click(_)) && model.status.take().is_some(),
        Msg::Resize(_)
        | Msg::Found { .. }
        | Msg::News(_)
        | Msg::Wrote(_)
        | Msg::Visited(_)
        | Msg::Saved(_) => false,
    };
    let effect = match msg {
        Msg::Act(Action::Quit) => Effect::Quit,
        Msg::Act(Action::Suspend) => Effect::Suspend,
        Msg::Act(Action::Redraw) => Effect::Redraw,
        Msg::Act(Action::Help) => help(model),
        Msg::Act(Action::Command) => command(model),
        Msg::Act(Action::Export) => export(model),
        Msg::Act(Action::Mouse) => mouse(model),
        Msg::Act(Action::Reread) => reread(model),
        Msg::Act(action) if model.lists_stories() => piling::act(model, action),
        Msg::Act(action) if matches!(model.mode, Mode::Judge) => menu::choose(model, action),
        Msg::Act(action) => act(model, action),
        Msg::Point(pointer) => point(model, pointer),
        Msg::Pick(number) if matches!(model.mode, Mode::Beside(_)) => pick_outlet(model, number),
        Msg::Pick(number) if matches!(model.mode, Mode::Choosing(_)) => choosing::pick(model, number),
        Msg::Pick(entry) => open_entry(model, entry),
        Msg::Edit(request) if matches!(model.mode, Mode::Command(_)) => type_command(model, request),
        Msg::Edit(request) => edit(model, |input| input.handle(request).is_some()),
        Msg::Paste(text) => paste(model, &text),
        Msg::Resize(size) => {
            model.resize(size);
            Effect::Draw
        }
        Msg::Found { generation, hits } => found(model, generation, hits),
        Msg::News(news) => hear(model, news),
        Msg::Wrote(done) => wrote(model, done),
        Msg::Saved(done) => saved(model, done),
        Msg::Visited(fault) => {
            model.status = Some(fault);
            Effect::Draw
        }
        Msg::Unbound => Effect::Rest,
    };
    if effect != Effect::Rest {
        model.settle();
    }
    if told && effect == Effect::Rest { Effect::Draw } else { effect }
}

/// Performs an action on the screen in front.
pub(super) fn act(model: &mut Model, action: Action) -> Effect {
    if model.judging.held.is_some() && matches!(model.mode, Mode::Explore) {
        return judging::in_placing(model, action);
    }
    match action {
        Action::Search => return search(model),
        Action::Copy => return copy(model),
        Action::Compare => return compare(model),
        Action::OpenFile => return open_file(model),
        Action::OpenUrl => return open_url(model),
        _ => {}
    }
    let reviews = model.judging.review.is_some() && matches!(model.mode, Mode::Detail(_));
    if reviews {
        return judging::in_review(model, action);
    }
    if let Some(effect) = judging::act(model, action) {
        return effect;
    }
    match &model.mode {
        Mode::Explore => explore(model, action),
        Mode::Beside(_) => in_beside(model, action),
        Mode::Detail(_) => in_detail(model, action),
        Mode::Search(_) => in_search(model, action),
        Mode::Command(_) => in_command(model, action),
        Mode::Overview(_) => in_overview(model, action),
        Mode::Speakers(_) => in_speakers(model, action),
        Mode::Help(_) => in_help(model, action),
        Mode::Narrow(_) => filtering::in_line(model, action),
        Mode::Finding(_) => finding::in_line(model, action),
        Mode::Stories | Mode::Sift(_) => piling::act(model, action),
        Mode::Judge => menu::choose(model, action),
        Mode::Choosing(_) => choosing::in_list(model, action),
        Mode::Writing(_) => writing::in_line(model, action),
        Mode::Passage(_) => passage::in_passage(model, action),
        Mode::Decisions(_) => history::in_list(model, action),
    }
}

fn reread(model: &mut Model) -> Effect {
    model.status = Some(READING.to_owned());
    if let Some(pile) = &mut model.pile {
        pile.counting = true;
        // A story that was on its way is read with all others.
        pile.opening = None;
    }
    Effect::Reread
}

/// Lets the mouse in, or keeps it out: the terminal then marks and copies text by itself.
fn mouse(model: &mut Model) -> Effect {
    model.mouse = !model.mouse;
    let key = model.keymap.key_of(Action::Mouse, model.context());
    let key = key.map_or(String::new(), |key| format!(": {key}"));
    model.status = Some(if model.mouse {
        format!("The mouse points and scrolls here; to mark text with it again{key}, or hold Shift")
    } else {
        "The mouse is the terminal's again".to_owned()
    });
    Effect::Mouse(model.mouse)
}

/// Takes what a reading of the files tells.
fn hear(model: &mut Model, news: News) -> Effect {
    if let News::Progress(progress) = news {
        model.progress = Some(progress);
        return Effect::Draw;
    }
    // What is counted beside another reading says nothing of that.
    if !matches!(news, News::Counted { .. }) {
        model.progress = None;
    }
    match news {
        News::Told(prepared) => return reopening::take(model, *prepared),
        News::Piled(piled) => return piling::take(model, *piled),
        News::Opened { story, prepared } => return piling::opened(model, story, *prepared),
        News::Counted { story, totals } => return piling::counted(model, story, totals),
        News::Failed(fault) => model.status = Some(format!("{fault} · shown as it was read before")),
        // Whoever asked wants an answer; a file that was written as it was needs none.
        News::Same if model.status.as_deref() == Some(READING) => {
            model.status = Some("The files say what is shown already".to_owned());
        }
        News::Same | News::Progress(_) => {}
    }
    Effect::Draw
}

/// How far an action moves, in rows of a window of `height`; nothing for one that does not move up or down.
pub(super) fn distance(action: Action, height: u16) -> Option<isize> {
    let page = isize::try_from(height.max(2)).unwrap_or(isize::MAX);
    Some(match action {
        Action::Up => -1,
        Action::Down => 1,
        Action::PageUp => 1 - page,
        Action::PageDown => page - 1,
        Action::HalfPageUp => -(page / 2),
        Action::HalfPageDown => page / 2,
        Action::Top => isize::MIN,
        Action::Bottom => isize::MAX,
        _ => return None,
    })
}

fn explore(model: &mut Model, action: Action) -> Effect {
    let panes = model.panes();
    let articles = model.comparison.story.articles.len();
    match action {
        Action::NextPane => focus(model, next(model.focus)),
        Action::PreviousPane => focus(model, next(next(model.focus))),
        Action::Sources => focus(model, Pane::Sources),
        Action::Article => focus(model, Pane::Article),
        Action::Claims => focus(model, Pane::Claims),
        Action::Left | Action::Right => {
            let by = if action == Action::Left { -1 } else { 1 };
            choose_outlet(model, step(model.outlet, by, articles))
        }
        Action::NextMark | Action::PreviousMark => {
            if model.next_mark(action == Action::NextMark) {
                return Effect::Draw;
            }
            let end = if action == Action::NextMark { "after" } else { "before" };
            model.status = Some(format!("No marked statement {end} this one"));
            Effect::Draw
        }
        Action::Singles => filtering::singles(model),
        Action::Filter => filtering::next_verdict(model),
        Action::Gaps => filtering::reach(model, Reach::Gaps),
        Action::Alone => filtering::reach(model, Reach::Alone),
        Action::Sort => filtering::sort(model),
        Action::Narrow => filtering::open_line(model),
        Action::FindText => finding::open_line(model),
        Action::NextPlace => finding::go_on(model, true),
        Action::PreviousPlace => finding::go_on(model, false),
        Action::Overview => overview(model),
        Action::Speakers => speakers(model),
        Action::NextQuote | Action::PreviousQuote => walk(model, action == Action::NextQuote),
        Action::Who => who(model),
        Action::Close if model.progress.take().is_some() => {
            model.status = Some("Stopped: the story is shown as it was read before".to_owned());
            Effect::Stop
        }
        Action::Close if model.shows_who() => {
            model.who = false;
            Effect::Draw
        }
        Action::Close if model.quote.is_some() => {
            model.quote = None;
            Effect::Draw
        }
        Action::Close if model.text_search.is_some() => {
            model.text_search = None;
            Effect::Draw
        }
        Action::Close if model.list.filter.is_set() => filtering::clear(model),
        Action::Close if model.pile.is_some() => piling::back(model),
        Action::Stories => piling::back(model),
        Action::Open if model.focus == Pane::Sources => focus(model, Pane::Article),
        Action::Open => match model.claim_at() {
            Some(claim) => open_claim(model, claim, None),
            None => Effect::Rest,
        },
        action => match model.focus {
            Pane::Sources => {
                let (_, sources) = panes.source_lines(model);
                let height = u16::try_from(sources).unwrap_or(u16::MAX);
                let Some(by) = distance(action, height) else { return Effect::Rest };
                choose_outlet(model, step(model.outlet, by, articles))
            }
            Pane::Article => {
                let Some(by) = distance(action, panes.text().height) else { return Effect::Rest };
                let before = model.scroll;
                model.scroll = model.scroll.saturating_add_signed(by);
                model.settle();
                if model.scroll == before { Effect::Rest } else { Effect::Draw }
            }
            Pane::Claims => {
                let Some(by) = distance(action, panes.rows().height) else { return Effect::Rest };
                let row = step(model.list.selected, by, model.list.rows.len());
                if row == model.list.selected && model.quote.is_none() {
                    return Effect::Rest;
                }
                model.select_row(row);
                model.go_to_statement();
                Effect::Draw
            }
        },
    }
}

fn next(pane: Pane) -> Pane {
    match pane {
        Pane::Sources => Pane::Article,
        Pane::Article => Pane::Claims,
        Pane::Claims => Pane::Sources,
    }
}

pub(super) fn focus(model: &mut Model, pane: Pane) -> Effect {
    if model.focus == pane {
        return Effect::Rest;
    }
    model.focus = pane;
    model.settle();
    // Where one pane is shown at a time, the article had no size until now.
    if let Some(span) = model.brightest().filter(|_| pane == Pane::Article) {
        let one = model.panes().shape == super::layout::Shape::One;
        if one {
            model.bring(span);
        }
    }
    Effect::Draw
}

/// Goes to the next quote of the article or the one before.
fn walk(model: &mut Model, forward: bool) -> Effect {
    focus(model, Pane::Article);
    if !model.next_quote(forward) {
        model.status = Some(match (model.quotes().is_empty(), forward) {
            (true, _) => NO_QUOTE.to_owned(),
            (false, true) => "No quote after this one".to_owned(),
            (false, false) => "No quote before this one".to_owned(),
        });
    }
    Effect::Draw
}

/// Shows who says the chosen quote, or the one nearest to where the article stands; a second time hides it.
fn who(model: &mut Model) -> Effect {
    if model.shows_who() {
        model.who = false;
        return Effect::Draw;
    }
    focus(model, Pane::Article);
    let last = model.quotes().len().checked_sub(1);
    let Some(quote) = model.quote.or_else(|| model.quote_ahead()).or(last) else {
        model.status = Some(NO_QUOTE.to_owned());
        return Effect::Draw;
    };
    model.who = true;
    model.choose_quote(quote);
    Effect::Draw
}

pub(super) fn choose_outlet(model: &mut Model, outlet: usize) -> Effect {
    if outlet == model.outlet {
        return Effect::Rest;
    }
    model.turn_to(outlet);
    Effect::Draw
}

/// Opens a claim at an outlet's statement of it, and turns the panes below to it.
pub(super) fn open_claim_in(model: &mut Model, claim: usize, outlet: usize) -> Effect {
    model.open_article(outlet);
    model.make_listed(claim);
    model.go_to_statement();
    open_claim(model, claim, None)
}

/// Opens a claim at one of its sentences, or else at the one where the article stands.
pub(super) fn open_claim(model: &mut Model, claim: usize, entry: Option<usize>) -> Effect {
    let body = model.panes().overlay();
    let mut detail = Detail::of(&model.comparison, claim, usize::from(body.width));
    let told = model.comparison.claims.get(claim).map_or(&[][..], |claim| &claim.statements);
    let here = told.iter().position(|told| told.article == model.outlet && Some(told.span) == model.sentence);
    let outlet = || told.iter().position(|told| told.article == model.outlet);
    detail.entry = entry.or(here).or_else(outlet).unwrap_or(0);
    // From the first sentence on, a claim is read from its top.
    if detail.entry > 0 {
        detail.show_entry(usize::from(body.height));
    }
    model.lay_over(Mode::Detail(detail));
    Effect::Draw
}

pub(super) fn in_detail(model: &mut Model, action: Action) -> Effect {
    let height = model.panes().overlay().height;
    let Mode::Detail(detail) = &mut model.mode else { return Effect::Rest };
    let entries = model.comparison.claims.get(detail.claim).map_or(0, |claim| claim.statements.len());
    let entry = detail.entry;
    match action {
        Action::Close => {
            model.lift();
            Effect::Draw
        }
        Action::Open => open_entry(model, entry),
        Action::Left | Action::Right => {
            let by = if action == Action::Left { -1 } else { 1 };
            let row = step(model.list.selected, by, model.list.rows.len());
            if row == model.list.selected {
                return Effect::Rest;
            }
            model.select_row(row);
            model.go_to_statement();
            model.lift();
            model.claim_at().map_or(Effect::Rest, |claim| open_claim(model, claim, None))
        }
        Action::Up | Action::Down => {
            detail.entry = step(entry, if action == Action::Up { -1 } else { 1 }, entries);
            detail.show_entry(usize::from(height));
            Effect::Draw
        }
        action => {
            let Some(by) = distance(action, height) else { return Effect::Rest };
            detail.scroll = detail.scroll.saturating_add_signed(by);
            Effect::Draw
        }
    }
}

/// Goes from an opened claim to one of its sentences.
fn open_entry(model: &mut Model, entry: usize) -> Effect {
    let Mode::Detail(detail) = &model.mode else { return Effect::Rest };
    let claim = detail.claim;
    let told = model.comparison.claims.get(claim).and_then(|claim| claim.statements.get(entry)).copied();
    let Some(told) = told else { return Effect::Rest };
    model.make_listed(claim);
    model.jump(told.article, told.span);
    // In the gaps of another outlet the claim is no longer listed.
    model.make_listed(claim);
    model.sentence = Some(told.span);
    Effect::Draw
}

fn help(model: &mut Model) -> Effect {
    if matches!(model.mode, Mode::Help(_)) {
        return Effect::Rest;
    }
    let of = model.context();
    model.lay_over(Mode::Help(Help { top: 0, of }));
    Effect::Draw
}

pub(super) fn in_help(model: &mut Model, action: Action) -> Effect {
    let height = model.panes().overlay().height;
    let Mode::Help(help) = &mut model.mode else { return Effect::Rest };
    if action == Action::Close {
        model.lift();
        return Effect::Draw;
    }
    let Some(by) = distance(action, height) else { return Effect::Rest };
    help.top = help.top.saturating_add_signed(by);
    Effect::Draw
}
