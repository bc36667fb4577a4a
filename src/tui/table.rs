//! The claim table's columns. Their widths hang on the comparison and the pane, never on the rows in sight,
//! so that nothing moves when the selection does.

use std::collections::BTreeMap;

use crate::comparison::Comparison;

use super::{wording, wrap};

/// Columns before the label: the selection's bar, the verdict, a space.
pub const MARK: u16 = 3;
/// Columns between two columns.
pub const GAP: u16 = 1;

/// The widest kind's name and the gap behind it.
const KIND: u16 = 12;
/// A cell that holds most values whole.
const GOOD: u16 = 12;
const CELL: std::ops::RangeInclusive<u16> = 10..=20;
const LABEL: std::ops::RangeInclusive<u16> = 20..=72;

/// The widths that the words themselves ask for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Natural {
    /// For the claim's label.
    pub label: u16,
    /// For an outlet's cell.
    pub cell: u16,
    /// How many outlets there are.
    pub outlets: usize,
}

impl Natural {
    /// Measures a comparison once.
    pub fn of(comparison: &Comparison) -> Self {
        let labels = comparison.claims.iter().map(|claim| wrap::columns(&claim.label));
        let values = comparison.claims.iter().flat_map(|claim| &claim.differences).flat_map(|d| &d.values);
        let cells = values.map(|value| wrap::columns(&value.normal) + 2);
        let names = names(comparison);
        let names = names.iter().map(|name| wrap::columns(name));
        let within = |width: usize, range: std::ops::RangeInclusive<u16>| {
            u16::try_from(width).unwrap_or(u16::MAX).clamp(*range.start(), *range.end())
        };
        Self {
            label: within(labels.max().unwrap_or(0), LABEL),
            cell: within(cells.chain(names).max().unwrap_or(0) + 1, CELL),
            outlets: comparison.story.articles.len(),
        }
    }
}

/// The widths of the table's columns in a pane.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Columns {
    /// The claim's label.
    pub label: u16,
    /// The sort of difference; zero where there is no room for it.
    pub kind: u16,
    /// Each outlet.
    pub cell: u16,
    /// How many outlets stand side by side.
    pub shown: usize,
}

impl Columns {
    /// The columns of a pane `width` columns wide.
    pub fn of(width: u16, natural: Natural) -> Self {
        let Natural { label: wish, cell: natural, outlets } = natural;
        let room = width.saturating_sub(MARK);
        let all = u16::try_from(outlets).unwrap_or(u16::MAX);
        let narrowest = (*LABEL.start()).min(room * 2 / 5);
        let cells = |cell: u16| all.saturating_mul(cell.saturating_add(GAP));
        let share = |kind: u16| {
            let label = wish.clamp(*LABEL.start(), (room * 3 / 10).max(*LABEL.start()));
            (room.saturating_sub(label + kind) / all.max(1)).saturating_sub(GAP).min(natural)
        };
        let (kind, cell, shown) = if share(KIND) >= natural.min(GOOD) {
            (KIND, share(KIND), outlets)
        } else if cells(*CELL.start()).saturating_add(*LABEL.start()) <= room {
            (0, share(0).max(*CELL.start()), outlets)
        } else {
            let cell = natural.min(*CELL.start()).min((room / 2).saturating_sub(GAP)).max(1);
            let shown = usize::from(room.saturating_sub(narrowest) / (cell + GAP)).max(1);
            (0, cell, shown.min(outlets))
        };
        let taken = u16::try_from(shown).unwrap_or(u16::MAX).saturating_mul(cell + GAP).saturating_add(kind);
        Self { label: room.saturating_sub(taken).min(wish), kind, cell, shown }
    }

    /// The column of the screen at which the first outlet's cell begins in a pane, the gap before it included.
    pub fn first_cell(&self, pane: ratatui::layout::Rect) -> u16 {
        pane.x + MARK + self.label + self.kind
    }

    /// The columns from one outlet's cell to the next.
    pub fn pitch(&self) -> u16 {
        GAP + self.cell
    }

    /// The first outlet shown so that `chosen` is in sight and the table moves as little as it can.
    pub fn first(&self, before: usize, chosen: usize, outlets: usize) -> usize {
        let last_start = outlets.saturating_sub(self.shown);
        before.min(last_start).clamp(
            (chosen + 1).saturating_sub(self.shown),
            chosen.max((chosen + 1).saturating_sub(self.shown)),
        )
    }
}

/// The outlets' names for narrow places: less a last word, such as `(sample)`, that all of them share.
pub fn names(comparison: &Comparison) -> Vec<String> {
    let names = || comparison.story.articles.iter().map(|article| article.outlet.as_str());
    let last = names().next().and_then(|name| Some(name.rsplit_once(' ')?.1));
    let stem =
        |name: &'_ str| last.and_then(|last| Some(name.strip_suffix(last)?.strip_suffix(' ')?.to_owned()));
    let stems: Option<Vec<String>> = names().map(stem).collect();
    match stems {
        Some(stems) if stems.len() > 1 => stems,
        _ => names().map(str::to_owned).collect(),
    }
}

/// Ever shorter forms of what each cell says, by claim and article: a cell shows the first that it has room for.
pub fn briefs(comparison: &Comparison) -> BTreeMap<(usize, usize), Vec<String>> {
    let mut briefs = BTreeMap::new();
    for claim in 0..comparison.claims.len() {
        briefs_of(comparison, claim, &mut briefs);
    }
    briefs
}

/// The same of one claim.
pub fn briefs_of(comparison: &Comparison, claim: usize, briefs: &mut BTreeMap<(usize, usize), Vec<String>>) {
    for difference in comparison.claims.get(claim).map_or(&[][..], |told| &told.differences) {
        for (place, value) in difference.values.iter().enumerate() {
            // Of several differences, a cell shows the most telling, which comes first.
            briefs
                .entry((claim, value.article))
                .or_insert_with(|| wording::briefer(comparison, difference, place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE: Natural = Natural { label: 40, cell: 12, outlets: 5 };

    #[test]
    fn five_outlets_all_stand_side_by_side_at_eighty_columns() {
        let columns = Columns::of(78, FIVE);
        assert_eq!(columns.shown, 5);
        assert!(columns.cell >= 9 && columns.label >= 20, "{columns:?}");
    }

    #[test]
    fn the_kind_is_named_where_there_is_room() {
        assert_eq!(Columns::of(118, FIVE).kind, KIND);
        assert_eq!(Columns::of(78, FIVE).kind, 0);
    }

    #[test]
    fn columns_never_overflow_the_pane_and_one_outlet_is_always_in_sight() {
        for width in 0..250 {
            for outlets in 1..60 {
                let columns = Columns::of(width, Natural { outlets, ..FIVE });
                let taken = MARK + columns.label + columns.kind + columns.shown as u16 * (columns.cell + GAP);
                assert!(taken <= width.max(MARK + 2), "{width} {outlets} {columns:?}");
                assert!(columns.shown >= 1);
            }
        }
    }

    #[test]
    fn the_chosen_outlet_stays_in_sight_and_the_table_moves_no_more_than_it_must() {
        let columns = Columns { shown: 3, ..Columns::of(40, FIVE) };
        assert_eq!(columns.first(0, 2, 5), 0);
        assert_eq!(columns.first(0, 3, 5), 1);
        assert_eq!(columns.first(2, 3, 5), 2);
        assert_eq!(columns.first(2, 1, 5), 1);
        assert_eq!(columns.first(9, 4, 5), 2);
    }
}
