//! The overview's tables.

use crate::comparison::{Claim, Verdict};
use crate::tui::model::Model;
use crate::tui::overview::{Overview, Section, empty, kind_name, ordinal};
use crate::tui::theme;

use super::claims::outlets;
use super::markdown::{Memo, words};
use super::sources::sources;
use super::{Nothing, count};

pub(super) fn overview(model: &Model, overview: &Overview) -> Result<String, Nothing> {
    if let Some(why) = empty(model) {
        return Err(why);
    }
    let [diverge, agree, single] = model.totals;
    let holds = format!(
        "Overview of {}: which agree, over what they part, in which order they tell it. {} shared by at least two, \
         {diverge} of which diverge; {single} told by one outlet only.",
        count(model.comparison.story.articles.len(), "outlet"),
        count(diverge + agree, "claim"),
    );
    let mut memo = Memo::of(&model.comparison.story.title, &holds);
    agreement(model, overview, &mut memo);
    kinds(model, overview, &mut memo);
    order(model, overview, &mut memo);
    sources(model, &mut memo);
    Ok(memo.text())
}

fn head(model: &Model, first: &[&str]) -> Vec<String> {
    first.iter().map(|name| (*name).to_owned()).chain(outlets(model)).collect()
}

/// For every two outlets, how many of their common claims they do not part over.
fn agreement(model: &Model, overview: &Overview, memo: &mut Memo) {
    memo.heading(2, "Agreement");
    memo.paragraph(
        "Of the claims that two outlets both tell, how many they do not part over: agreed/common.",
    );
    let all = 0..model.names.len();
    let cell = |one: usize, other: usize| match overview.agreement.pair(one, other) {
        _ if one == other => "—".to_owned(),
        pair if pair.common == 0 => theme::SILENT.to_owned(),
        pair => format!("{}/{}", pair.agreed(), pair.common),
    };
    let row = |one: usize| {
        let cells = all.clone().map(|other| cell(one, other));
        std::iter::once(words(model.name(one))).chain(cells).collect()
    };
    memo.table(&head(model, &[""]), all.clone().map(row));
}

/// For every kind of difference, how many claims have it, and in how many an outlet is not with the most.
fn kinds(model: &Model, overview: &Overview, memo: &mut Memo) {
    memo.heading(2, "Kinds of difference");
    if overview.kinds.is_empty() {
        memo.paragraph("The outlets part nowhere.");
        return;
    }
    memo.paragraph(
        "How many claims outlets part over; below an outlet, in how many of those it is not with the most.",
    );
    memo.table(
        &head(model, &["parts over", "claims"]),
        overview.kinds.iter().map(|tally| {
            let first = [kind_name(tally.kind).to_owned(), tally.claims.to_string()];
            first.into_iter().chain(tally.off.iter().map(ToString::to_string)).collect()
        }),
    );
}

/// The claims that outlets share, as the chosen outlet tells them, then the others: when each outlet tells them.
fn order(model: &Model, overview: &Overview, memo: &mut Memo) {
    let chosen = overview.spot(Section::Order).row;
    memo.heading(2, "Order of telling");
    memo.paragraph(&format!(
        "When each outlet tells what it shares with others, in the order of {}. {} the outlets part over it, {} told \
         alike, {} silent.",
        words(model.name(chosen)),
        theme::glyph(Verdict::Diverge),
        theme::glyph(Verdict::Agree),
        theme::SILENT,
    ));
    let told = overview.order.get(chosen).map_or(&[][..], Vec::as_slice).iter().map(|told| told.claim);
    let mut claims: Vec<usize> = told.collect();
    for told in overview.order.iter().flatten() {
        if !claims.contains(&told.claim) {
            claims.push(told.claim);
        }
    }
    let row = |place: usize, claim: &Claim| {
        let rank =
            |outlet| overview.rank(outlet, place).map_or(theme::SILENT.to_owned(), |rank| ordinal(rank + 1));
        let first = [theme::glyph(claim.verdict).to_owned(), words(&claim.label)];
        first.into_iter().chain((0..model.names.len()).map(rank)).collect()
    };
    let rows = claims.into_iter().filter_map(|place| Some(row(place, model.comparison.claims.get(place)?)));
    memo.table(&head(model, &["", "claim"]), rows);
}
