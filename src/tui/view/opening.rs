//! While the first story is still being read: what is being done, and how far that has come.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::progress::Progress;
use crate::tui::model::Model;
use crate::tui::wrap;

use super::paint;

/// The columns of the bar.
const BAR: u16 = 40;

/// `Reading 12 of 600 articles`; less where nothing is counted yet.
pub(super) fn words(progress: Progress) -> String {
    let (doing, what) = progress.step.words();
    match progress.of {
        0 => format!("{doing} {what}"),
        of => format!("{doing} {} of {} {what}", grouped(progress.done), grouped(of)),
    }
}

/// The same where there is little room: `12/600 articles`.
pub(super) fn brief(progress: Progress) -> String {
    let (_, what) = progress.step.words();
    format!("{}/{} {what}", grouped(progress.done), grouped(progress.of))
}

/// `21,305`.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut words = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// How much of the step is done, from 0 to 100.
pub(super) fn percent(progress: Progress) -> usize {
    progress.done.min(progress.of) * 100 / progress.of.max(1)
}

/// Draws it in the middle of the room.
pub(super) fn draw(model: &Model, progress: Progress, area: Rect, buffer: &mut Buffer) {
    if area.height < 2 || area.width < 4 {
        return;
    }
    let theme = &model.theme;
    let y = area.y + area.height * 2 / 5;
    let middle = |width: u16| area.x + (area.width - width.min(area.width)) / 2;
    let words = words(progress);
    let wide = u16::try_from(wrap::columns(&words)).unwrap_or(u16::MAX).min(area.width);
    paint::put(buffer, middle(wide), y, wide, &words, theme.strong);
    let bar = BAR.min(area.width.saturating_sub(2));
    let done = usize::from(bar) * progress.done.min(progress.of) / progress.of.max(1);
    let x = middle(bar);
    let (full, rest) = ("━".repeat(done), "─".repeat(usize::from(bar).saturating_sub(done)));
    paint::pieces(buffer, x, y + 1, bar, &[(&full, theme.focus), (&rest, theme.faint)]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Step;

    #[test]
    fn great_numbers_are_grouped() {
        let progress = Progress { step: Step::Words, done: 999, of: 1_021_305 };
        assert_eq!(words(progress), "Comparing 999 of 1,021,305 words");
        assert_eq!(brief(Progress { done: 1_000, of: 100_000, ..progress }), "1,000/100,000 words");
    }
}
