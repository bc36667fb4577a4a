//! What the overview says in words: its chosen cell, its empty states.

use crate::comparison::{DifferenceKind, parted};
use crate::tui::model::Model;
use crate::tui::theme;

use super::{Overview, Section};

/// A kind's name, or what stands for all.
pub fn kind_name(kind: Option<DifferenceKind>) -> &'static str {
    kind.map_or("any of these", DifferenceKind::name)
}

/// A place in a row: `1st`, `22nd`.
pub fn ordinal(place: usize) -> String {
    let ending = match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{place}{ending}")
}

/// Why there is nothing to count; nothing where there is something.
pub fn empty(model: &Model) -> Option<&'static str> {
    let [diverge, agree, _] = model.totals;
    match model.comparison.story.articles.len() {
        0 => Some("Nothing to compare: rashomon PATH… opens articles."),
        1 => Some("One article alone: add a second on the same event to compare."),
        _ if diverge + agree == 0 => Some("These articles share no claim. Are they on one event?"),
        _ => None,
    }
}

/// What the chosen cell means, in words.
pub(super) fn words(model: &Model, overview: &Overview) -> String {
    let spot = overview.spot(overview.section);
    let name = |outlet| model.name(outlet);
    match overview.section {
        Section::Agreement if spot.row == spot.column => {
            let tally = model.tallies.get(spot.row).copied().unwrap_or_default();
            format!(
                "{}: {} claims told, {} of them diverging, {} agreed, {} told alone; silent on {}",
                name(spot.row),
                tally.diverges + tally.agrees + tally.alone,
                tally.diverges,
                tally.agrees,
                tally.alone,
                tally.silent
            )
        }
        Section::Agreement => {
            let pair = overview.agreement.pair(spot.row, spot.column);
            let over = match (pair.common, pair.parted) {
                (0, _) => "no claim in common".to_owned(),
                (common, 0) => format!("{} in common, part over none", claims(common)),
                (common, parted) => format!(
                    "{} in common, part over {parted}: {}",
                    claims(common),
                    kinds_of(model, spot.row, spot.column)
                ),
            };
            format!("{} and {}: {over}", name(spot.row), name(spot.column))
        }
        Section::Kinds => {
            let Some(tally) = overview.kinds.get(spot.row) else { return String::new() };
            let what = tally.kind.map_or("something", DifferenceKind::name);
            let off = tally.off.get(spot.column).copied().unwrap_or(0);
            let of = format!("{} in which outlets part over {what}", claims(tally.claims));
            format!("{} is not with the most in {off} of {of}", name(spot.column))
        }
        Section::Order => {
            let Some(told) = overview.told() else {
                return format!("{} shares no claim with others", name(spot.row));
            };
            let Some(claim) = model.comparison.claims.get(told.claim) else { return String::new() };
            let place = model.comparison.story.articles.get(spot.row);
            let place = place.map_or(String::new(), |article| article.place_in_words(told.span.start));
            let tellers = (0..overview.order.len()).filter(|outlet| *outlet != spot.row);
            let others: Vec<String> = tellers
                .filter_map(|outlet| {
                    let rank = overview.rank(outlet, told.claim)?;
                    let of = overview.order.get(outlet).map_or(0, Vec::len);
                    Some(format!("{} {} of {of}", name(outlet), ordinal(rank + 1)))
                })
                .collect();
            format!(
                "{} {} {} · {} {} of {} ({place}), {}",
                theme::glyph(claim.verdict),
                told.claim + 1,
                claim.label,
                name(spot.row),
                ordinal(spot.column + 1),
                overview.order.get(spot.row).map_or(0, Vec::len),
                others.join(", ")
            )
        }
    }
}

fn claims(count: usize) -> String {
    format!("{count} {}", if count == 1 { "claim" } else { "claims" })
}

/// Over what two outlets part, and how often where it is more than once.
fn kinds_of(model: &Model, one: usize, other: usize) -> String {
    let mut counts: Vec<(DifferenceKind, usize)> = Vec::new();
    for (_, difference) in parted(&model.comparison, one, other) {
        match counts.iter_mut().find(|(kind, _)| *kind == difference.kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((difference.kind, 1)),
        }
    }
    counts.sort_unstable();
    let named = counts.into_iter().map(|(kind, count)| match count {
        1 => kind.name().to_owned(),
        _ => format!("{} {count}", kind.name()),
    });
    named.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_row_have_their_endings() {
        let said: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].into_iter().map(ordinal).collect();
        assert_eq!(said, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th"]);
    }
}
