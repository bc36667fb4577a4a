//! What the claims pane says of its own list: the filter in force, the order, and what to do where nothing is listed.

use crate::comparison::Verdict;
use crate::tui::filter::{Filter, Reach};
use crate::tui::layout::{Panes, Shape};
use crate::tui::listing::Order;
use crate::tui::model::{Mode, Model};
use crate::tui::{theme, wrap};

/// The pane's title.
pub(super) struct Title {
    /// The pane's own name, where there is room for it.
    pub(super) name: &'static str,
    /// The conditions in force.
    pub(super) filter: String,
    /// The order, and what is not listed.
    pub(super) rest: String,
    /// How many are listed, or which of them is selected.
    pub(super) right: String,
}

/// The fullest title that the pane has room for. The filter in force is the last thing that is given up.
pub(super) fn title(model: &Model, panes: &Panes) -> Title {
    let frame = if panes.shape == Shape::One { 3 } else { 8 };
    let room = usize::from(panes.claims.width.saturating_sub(frame));
    let width = |title: &Title| {
        [title.name, &title.filter, &title.rest, &title.right].into_iter().map(wrap::columns).sum::<usize>()
    };
    let titles = if model.list.filter.is_set() { filtered(model) } else { unfiltered(model) };
    let mut last = None;
    for title in titles {
        if width(&title) <= room {
            return title;
        }
        last = Some(title);
    }
    last.unwrap_or(Title { name: "Claims", filter: String::new(), rest: String::new(), right: String::new() })
}

fn filtered(model: &Model) -> Vec<Title> {
    let list = &model.list;
    let words = in_words(model, &list.filter);
    let conditions = words.join(" · ");
    let count = format!("{} of {}", list.rows.len(), model.listable(&list.filter));
    let key = if matches!(model.mode, Mode::Narrow(_)) { "" } else { " · esc clears" };
    let short = if key.is_empty() { "" } else { " · esc" };
    let (order, hidden) = (format!(" · {}", model.order_in_words()), hidden(model));
    let glyphs = short_words(model, &list.filter);
    let title = |name: bool, filter: &str, rest: String, key: &str| Title {
        name: if name { "Claims" } else { "" },
        filter: if name { format!(" · {filter}") } else { filter.to_owned() },
        rest,
        right: format!("{count}{key}"),
    };
    let shortest = Title {
        right: format!("{}{short}", count.replace(" of ", "/")),
        ..title(false, &glyphs, String::new(), "")
    };
    vec![
        title(true, &conditions, format!("{order}{hidden}"), key),
        title(true, &conditions, order.clone(), key),
        title(false, &conditions, order, key),
        title(true, &conditions, String::new(), key),
        title(false, &conditions, String::new(), key),
        title(false, &conditions, String::new(), short),
        title(false, &glyphs, String::new(), short),
        shortest,
    ]
}

fn unfiltered(model: &Model) -> Vec<Title> {
    let (list, count) = (&model.list, model.list.rows.len());
    let right = if count == 0 { String::new() } else { format!("{}/{count}", list.selected + 1) };
    let (order, hidden) = (format!(" · {}", model.order_in_words()), hidden(model));
    let title = |rest: String| Title { name: "Claims", filter: String::new(), rest, right: right.clone() };
    // The usual order goes without saying where there is little room; another does not.
    let narrow = if list.order() == Order::Divergent { hidden.clone() } else { order.clone() };
    vec![title(format!("{order}{hidden}")), title(narrow)]
}

/// The conditions in force, each in words.
fn in_words(model: &Model, filter: &Filter) -> Vec<String> {
    filter.in_words(model.outlet, |outlet| model.name(outlet))
}

/// The same on one line that is as short as can be: the verdict as its glyph.
fn short_words(model: &Model, filter: &Filter) -> String {
    let glyph = filter.verdict.map(|verdict| theme::glyph(verdict).to_owned());
    let reach = match filter.reach {
        Reach::Any => None,
        Reach::Gaps => Some(format!("{} {}", theme::SILENT, model.name(model.outlet))),
        Reach::Alone => Some(format!("{} {}", theme::glyph(Verdict::Single), model.name(model.outlet))),
    };
    let rest = in_words(model, &Filter { verdict: None, reach: Reach::Any, ..filter.clone() });
    reach.into_iter().chain(glyph).chain(rest).collect::<Vec<_>>().join(" ")
}

/// How many claims told once meet the filter, and whether they are listed.
fn hidden(model: &Model) -> String {
    let [_, _, singles] = model.totals;
    match (model.list.filter.is_set(), model.list.hidden) {
        (_, 1..) => format!(" · {} told once hidden (s)", model.list.hidden),
        (false, 0) if singles > 0 => format!(" · {singles} told once shown (s)"),
        _ => String::new(),
    }
}

/// What to do where nothing is listed.
pub(super) fn empty(model: &Model) -> Vec<String> {
    let [diverge, agree, singles] = model.totals;
    let articles = model.comparison.story.articles.len();
    if articles > 0 && model.list.filter.is_set() {
        return filtered_out(model);
    }
    let lines: &[&str] = match articles {
        0 => &["Nothing to compare: rashomon PATH… opens articles."],
        1 => &[
            "One article alone: add a second on the same event to compare.",
            "s lists what it tells · / searches its quotes",
        ],
        _ if diverge + agree == 0 && singles > 0 => {
            &["These articles share no claim. Are they on one event?", "s lists what each tells alone"]
        }
        _ => &["No claim was found in these articles. / searches their quotes."],
    };
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// Which filter hides every claim, and what to press.
fn filtered_out(model: &Model) -> Vec<String> {
    let filter = &model.list.filter;
    let rest = Filter { reach: Reach::Any, verdict: None, ..filter.clone() };
    let outlet = model.name(model.outlet);
    let fault = filter.fault(&model.comparison.story).map(|fault| format!("{fault}."));
    let why = fault.unwrap_or_else(|| match (filter.reach, filter.verdict) {
        (Reach::Gaps, None) if model.comparison.is_cut(model.outlet) => {
            format!("{outlet} is cut off: what it leaves out is not known.")
        }
        (Reach::Gaps, None) if !rest.is_set() => format!("{outlet} leaves out nothing that others share."),
        (Reach::Alone, None) if !rest.is_set() => format!("{outlet} tells nothing alone."),
        (Reach::Any, Some(Verdict::Diverge)) if !rest.is_set() => "The outlets part nowhere.".to_owned(),
        (Reach::Any, Some(Verdict::Agree)) if !rest.is_set() => "The outlets agree on nothing.".to_owned(),
        _ => format!("No claim listed here is {}.", in_words(model, filter).join(" · ")),
    });
    let keys = match (&model.mode, model.listable(&Filter::default())) {
        (Mode::Narrow(_), _) => "esc: back to what was listed".to_owned(),
        (_, 0) => "esc: no filter".to_owned(),
        (_, all) => format!("esc: all {all} claims · F: another filter"),
    };
    let singles = match (&model.mode, model.list.hidden) {
        (Mode::Narrow(_), 1..) => format!(" · {} told once hidden", model.list.hidden),
        (_, 1..) => format!(" · s: {} told once", model.list.hidden),
        (_, 0) => String::new(),
    };
    vec![why, format!("{keys}{singles}")]
}
