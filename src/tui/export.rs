//! What is on screen as Markdown, whole, to be pasted into a memo. Made from the comparison and from what the screen has
//! been told to show, never from its rows: what is out of sight is written too.

mod article;
mod beside;
mod claim;
mod claims;
mod overview;
mod pile;
mod quotes;
mod sources;
mod speakers;

use crate::report::markdown;

use super::model::{Mode, Model, Pane};
use super::msg::Effect;

/// Why a screen is not written, said to a reader.
type Nothing = &'static str;

/// Said where a list is empty.
const NOTHING: Nothing = "Nothing is listed here that could be written";

/// Asks for a file with what is on screen.
pub(super) fn export(model: &mut Model) -> Effect {
    match file(model) {
        Ok((name, text)) => Effect::Write { name: name.to_owned(), text },
        Err(why) => {
            model.status = Some(why.to_owned());
            Effect::Draw
        }
    }
}

/// Says how the file came out.
pub(super) fn wrote(model: &mut Model, done: Result<String, String>) -> Effect {
    model.status = Some(done.map_or_else(|why| why, |name| format!("Wrote {name}")));
    Effect::Draw
}

/// The screen in front, as a file's name and its text.
fn file(model: &Model) -> Result<(&'static str, String), Nothing> {
    Ok(match (model.shown(), model.focus) {
        (Mode::Help(_), _) => return Err("The help is not written: close it first"),
        (Mode::Decisions(_) | Mode::Judge | Mode::Choosing(_) | Mode::Writing(_), _) => {
            return Err("Decisions are saved beside the articles, in .rashomon.toml");
        }
        (Mode::Stories | Mode::Sift(_), _) => ("rashomon-stories.md", pile::stories(model)?),
        (Mode::Beside(beside), _) => ("rashomon-side-by-side.md", beside::beside(model, beside)?),
        (Mode::Detail(open), _) => ("rashomon-claim.md", claim::claim(model, open.claim)?),
        (Mode::Search(search), _) => ("rashomon-quotes.md", quotes::quotes(model, search)?),
        (Mode::Overview(overview), _) => ("rashomon-overview.md", overview::overview(model, overview)?),
        (Mode::Speakers(speakers), _) => ("rashomon-speakers.md", speakers::speakers(model, speakers)?),
        (
            Mode::Explore | Mode::Narrow(_) | Mode::Finding(_) | Mode::Command(_) | Mode::Passage(_),
            Pane::Article,
        ) => ("rashomon-article.md", article::article(model)?),
        (Mode::Explore | Mode::Narrow(_) | Mode::Finding(_) | Mode::Command(_) | Mode::Passage(_), _) => {
            ("rashomon-claims.md", claims::claims(model)?)
        }
    })
}

/// `1 claim`, `2 claims`.
fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
