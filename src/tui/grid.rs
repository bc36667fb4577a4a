//! Columns of one width behind a label: as many as there is room for, the chosen one in sight. The widths hang on the
//! table and the room, never on what is selected.

use super::wrap;

/// The widths of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Grid {
    /// Before the first cell.
    pub label: u16,
    /// Each cell, the gap behind it included.
    pub cell: u16,
    /// How many cells stand side by side.
    pub shown: usize,
}

impl Grid {
    /// The widths in `width` columns of `count` cells, which take from the least that they need to what they ask for. A
    /// label longer than it must be gives way first.
    pub fn of(width: u16, wish: u16, (least, most): (u16, u16), count: usize) -> Self {
        let narrow = wish.min((width * 3 / 10).max(16)).min(width);
        let cells = u16::try_from(count.max(1)).unwrap_or(u16::MAX);
        let cell = ((width - narrow) / cells).clamp(least, most.max(least)).clamp(1, width.max(1));
        let label = width.saturating_sub(cells.saturating_mul(cell)).clamp(narrow, wish.max(narrow));
        let label = label.min(width);
        Self { label, cell, shown: usize::from((width - label) / cell).clamp(1, count.max(1)) }
    }

    /// The first cell in sight so that `chosen` is, the table moving as little as it can.
    pub fn first(self, before: usize, chosen: usize, count: usize) -> usize {
        let lowest = (chosen + 1).saturating_sub(self.shown);
        before.min(count.saturating_sub(self.shown)).clamp(lowest, chosen.max(lowest))
    }
}

/// The columns of the longest of these words, within bounds.
pub fn widest<'a>(words: impl IntoIterator<Item = &'a str>, least: u16, most: u16) -> u16 {
    let longest = words.into_iter().map(wrap::columns).max().unwrap_or(0);
    u16::try_from(longest).unwrap_or(u16::MAX).clamp(least, most)
}

/// How many digits a number has.
pub fn digits(number: usize) -> usize {
    number.to_string().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_is_wider_than_its_room_and_one_cell_is_always_in_sight() {
        for width in 0..220 {
            for count in 0..60 {
                let grid = Grid::of(width, 20, (9, 14), count);
                assert!(grid.shown >= 1 && grid.label <= width, "{width} {count} {grid:?}");
                let taken = grid.label + grid.shown as u16 * grid.cell;
                assert!(taken <= width.max(grid.label + grid.cell), "{width} {count} {grid:?}");
            }
        }
    }

    #[test]
    fn cells_take_the_room_there_is_before_a_long_label_does() {
        assert_eq!(Grid::of(100, 40, (8, 16), 5), Grid { label: 30, cell: 14, shown: 5 });
        assert_eq!(Grid::of(200, 40, (8, 16), 5), Grid { label: 40, cell: 16, shown: 5 });
        assert_eq!(Grid::of(60, 40, (8, 16), 5), Grid { label: 20, cell: 8, shown: 5 });
        assert_eq!(Grid::of(40, 40, (8, 16), 5), Grid { label: 16, cell: 8, shown: 3 });
    }

    #[test]
    fn the_chosen_cell_stays_in_sight() {
        let grid = Grid { label: 10, cell: 9, shown: 3 };
        assert_eq!(grid.first(0, 2, 5), 0);
        assert_eq!(grid.first(0, 3, 5), 1);
        assert_eq!(grid.first(9, 4, 5), 2);
        assert_eq!(grid.first(2, 0, 5), 0);
        assert_eq!(grid.first(0, 0, 0), 0);
    }
}
