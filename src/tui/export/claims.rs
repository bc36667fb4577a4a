//! The claim table as it is listed.

use crate::comparison::{Cell, Claim, Omission, Verdict};
use crate::tui::filter::Reach;
use crate::tui::model::Model;
use crate::tui::{decided, detail, theme, wrap};

use super::markdown::{Memo, words};
use super::sources::sources;
use super::{NOTHING, Nothing, count};

/// Values are no longer than this where they have a shorter form.
const VALUE: usize = 40;

/// More outlets than these are too many for a column each.
const COLUMNS: usize = 12;

/// Said of an outlet that tells a claim and parts from nobody.
const TOLD: &str = "told";

/// What the marks of the table mean.
const LEGEND: &str =
    "≠ the outlets part; a value with ≠ is not what most give. ✓ told alike. ○ told by one outlet only.";

pub(super) fn claims(model: &Model) -> Result<String, Nothing> {
    let list = &model.list;
    if list.rows.is_empty() {
        return Err(NOTHING);
    }
    let mut memo = Memo::of(&model.comparison.story.title, &holds(model));
    let gaps = list.filter.reach == Reach::Gaps;
    let over = if gaps { "told by" } else { "parts over" };
    let columns: Vec<String> =
        if has_columns(model) { outlets(model).collect() } else { vec!["who says what".to_owned()] };
    let head: Vec<String> = ["", "claim", over].map(str::to_owned).into_iter().chain(columns).collect();
    let rows =
        list.rows.iter().filter_map(|&place| Some(row(model, place, model.comparison.claims.get(place)?)));
    memo.table(&head, rows);
    memo.paragraph(LEGEND);
    sources(model, &mut memo);
    Ok(memo.text())
}

/// Every outlet's short name, for a column.
pub(super) fn outlets(model: &Model) -> impl Iterator<Item = String> {
    model.names.iter().map(|name| words(name))
}

/// How many are listed, the order, the filter, and what is not listed.
fn holds(model: &Model) -> String {
    let list = &model.list;
    let of = count(model.comparison.story.articles.len(), "outlet");
    let order = words(&model.order_in_words());
    let hidden = match list.hidden {
        0 => String::new(),
        hidden => format!(" Not listed: {hidden} told by one outlet only."),
    };
    if !list.filter.is_set() {
        return format!("{} of {of}, {order}.{hidden}", count(list.rows.len(), "claim"));
    }
    let conditions = list.filter.in_words(model.outlet, |outlet| model.name(outlet)).join(" · ");
    let all = count(model.listable(&list.filter), "claim");
    format!("{} of {all} of {of}, {order}. Filter: {}.{hidden}", list.rows.len(), words(&conditions))
}

fn row(model: &Model, place: usize, claim: &Claim) -> Vec<String> {
    let over = match model.omission(place) {
        Some(Omission { told, of, origins, .. }) => format!("{told} of {of}, {}", count(origins, "origin")),
        None => detail::kind_of(claim).to_owned(),
    };
    let cells: Vec<String> = if has_columns(model) {
        let outlets = 0..model.comparison.story.articles.len();
        outlets.map(|article| cell(model, place, claim, article)).collect()
    } else {
        vec![told(model, place, claim)]
    };
    let mark = format!("{}{}", theme::glyph(claim.verdict), decided::mark(&model.comparison, place));
    [mark.trim_end().to_owned(), words(&claim.label), over].into_iter().chain(cells).collect()
}

/// Whether each outlet has a column of its own; of more, those who tell a claim are named with what they say.
fn has_columns(model: &Model) -> bool {
    model.comparison.story.articles.len() <= COLUMNS
}

/// Who tells a claim, each with what it says.
fn told(model: &Model, place: usize, claim: &Claim) -> String {
    let mut articles: Vec<usize> = claim.statements.iter().map(|told| told.article).collect();
    articles.dedup();
    let said = articles.into_iter().map(|article| {
        let name = words(model.name(article));
        match cell(model, place, claim, article).as_str() {
            TOLD => name,
            value => format!("{name}: {value}"),
        }
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// What an outlet says: the value, `told`, or `silent`.
fn cell(model: &Model, place: usize, claim: &Claim, article: usize) -> String {
    let (kind, value) = match claim.cell(article) {
        Cell::Silent if model.comparison.is_cut(article) => return "cut off".to_owned(),
        Cell::Silent => return "silent".to_owned(),
        Cell::Tells => return TOLD.to_owned(),
        Cell::Parts(kind, value) => (kind, value),
    };
    let forms = model.briefs.get(&(place, article)).map_or(&[][..], Vec::as_slice);
    let short = forms.iter().find(|form| wrap::columns(form) <= VALUE).or(forms.last());
    let parts = if value.side == 0 { String::new() } else { format!("{} ", theme::glyph(Verdict::Diverge)) };
    // A value of another sort than its row's would be read as what it is not.
    let row = claim.differences.first().map(|difference| difference.kind);
    let named = if Some(kind) == row { String::new() } else { format!("{}: ", kind.name()) };
    format!("{parts}{named}{}", words(short.unwrap_or(&value.normal)))
}
