//! The mouse: a click goes to what it points at, a second one on what is chosen already opens it, the wheel moves what is
//! under it. Where things stand is asked of the layout, as drawing does.

mod over;
mod panes;
mod pile;

use ratatui::layout::Position;

use super::model::{Mode, Model};
use super::msg::{Action, Effect};
use super::searching;
use super::update::act;

/// How many rows of text one notch of the wheel moves.
const NOTCH: isize = 3;

/// Something done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// The left button was pressed there.
    Click(Position),
    /// The wheel was turned towards the end of what is there.
    Down(Position),
    /// The wheel was turned towards its beginning.
    Up(Position),
}

/// Does what the pointer asks for.
pub(super) fn point(model: &mut Model, pointer: Pointer) -> Effect {
    match pointer {
        Pointer::Click(at) => click(model, at),
        Pointer::Down(at) => turn(model, at, 1),
        Pointer::Up(at) => turn(model, at, -1),
    }
}

fn click(model: &mut Model, at: Position) -> Effect {
    match &model.mode {
        Mode::Explore | Mode::Narrow(_) | Mode::Finding(_) => panes::click(model, at),
        Mode::Stories | Mode::Sift(_) => pile::click(model, at),
        Mode::Beside(_) => over::click_beside(model, at),
        Mode::Detail(_) => over::click_detail(model, at),
        Mode::Search(_) => over::click_search(model, at),
        Mode::Command(_) => over::click_command(model, at),
        Mode::Overview(_) => over::click_overview(model, at),
        Mode::Speakers(_) => over::click_speakers(model, at),
        Mode::Help(_) | Mode::Judge | Mode::Writing(_) | Mode::Passage(_) => Effect::Rest,
        Mode::Choosing(_) => over::click_choosing(model, at),
        Mode::Decisions(_) => over::click_decisions(model, at),
    }
}

/// Turns the wheel by one notch.
fn turn(model: &mut Model, at: Position, by: isize) -> Effect {
    let panes = model.panes();
    let step = if by > 0 { Action::Down } else { Action::Up };
    match &mut model.mode {
        Mode::Explore | Mode::Narrow(_) | Mode::Finding(_) | Mode::Passage(_) => panes::turn(model, at, by),
        Mode::Stories | Mode::Sift(_) => pile::turn(model, at, by),
        Mode::Beside(_) => over::turn_beside(model, at, by * NOTCH),
        Mode::Detail(detail) => {
            detail.scroll = detail.scroll.saturating_add_signed(by * NOTCH);
            Effect::Draw
        }
        Mode::Help(help) => {
            help.top = help.top.saturating_add_signed(by * NOTCH);
            Effect::Draw
        }
        Mode::Search(_) => searching::turn(model, &panes, at, by),
        Mode::Command(_) | Mode::Overview(_) | Mode::Speakers(_) | Mode::Choosing(_) | Mode::Decisions(_) => {
            act(model, step)
        }
        Mode::Judge | Mode::Writing(_) => Effect::Rest,
    }
}
