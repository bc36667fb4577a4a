//! Styles by meaning. Weight carries it; colour, from the terminal's own palette, only stands on top.

use ratatui::style::{Color, Modifier, Style};

use crate::comparison::Verdict;

/// What each kind of thing looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary words.
    pub plain: Style,
    /// What stands back: furniture, labels, hints.
    pub faint: Style,
    /// What stands out: headlines, names.
    pub strong: Style,
    /// The border of the pane that has the focus.
    pub focus: Style,
    /// The border of any other pane.
    pub border: Style,
    /// The glyph and the value of a difference.
    pub diverge: Style,
    /// The glyph of agreement.
    pub agree: Style,
    /// The glyph of what one outlet alone tells.
    pub alone: Style,
    /// The mark of an outlet that does not tell it.
    pub silent: Style,
    /// Words that matter inside a sentence that stands back.
    pub lit: Style,
    /// Words between quotation marks.
    pub quote: Style,
    /// The statement of the selected claim.
    pub chosen: Style,
    /// The words of the chosen statement in which outlets part, and what a search led to.
    pub spot: Style,
    /// The words that stand for the speaker of the chosen quote.
    pub mention: Style,
    /// The words that report the chosen quote.
    pub cue: Style,
    /// Letters that the search met.
    pub matched: Style,
    /// The selected row of the pane that has the focus.
    pub row: Style,
    /// A line that asks to be read.
    pub notice: Style,
}

impl Theme {
    /// The theme with the terminal's colours, or with weights alone.
    pub fn of(colour: bool) -> Self {
        let plain = Style::new();
        let hue = |style: Style, colour_of: Color| if colour { style.fg(colour_of) } else { style };
        let bold = plain.add_modifier(Modifier::BOLD);
        let faint = plain.add_modifier(Modifier::DIM);
        Self {
            plain,
            faint,
            strong: bold,
            focus: hue(bold, Color::Cyan),
            border: faint,
            diverge: hue(bold, Color::Red),
            agree: hue(plain, Color::Green),
            alone: hue(plain, Color::Magenta),
            silent: faint,
            lit: plain.remove_modifier(Modifier::DIM),
            quote: plain.add_modifier(Modifier::ITALIC),
            chosen: bold.add_modifier(Modifier::UNDERLINED),
            spot: bold.add_modifier(Modifier::REVERSED),
            mention: bold.add_modifier(Modifier::UNDERLINED),
            cue: plain.add_modifier(Modifier::UNDERLINED),
            matched: hue(bold.add_modifier(Modifier::UNDERLINED), Color::Cyan),
            row: bold,
            notice: bold,
        }
    }

    /// The style of a verdict's glyph.
    pub fn verdict(&self, verdict: Verdict) -> Style {
        match verdict {
            Verdict::Diverge => self.diverge,
            Verdict::Agree => self.agree,
            Verdict::Single => self.alone,
        }
    }
}

/// The glyph of a verdict.
pub fn glyph(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Diverge => "≠",
        Verdict::Agree => "✓",
        Verdict::Single => "○",
    }
}

/// The glyph of silence.
pub const SILENT: &str = "·";

/// The bar before whatever is selected.
pub const BAR: &str = "▌";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_the_verdicts_still_differ_by_glyph_and_the_marks_by_weight() {
        let theme = Theme::of(false);
        assert_eq!(theme.diverge.fg, None);
        assert_eq!(theme.focus.fg, None);
        assert_ne!(theme.diverge, theme.agree);
        assert_ne!(theme.chosen, theme.plain);
        assert_ne!(theme.spot, theme.chosen);
        assert_ne!(theme.mention, theme.cue);
        assert_ne!(theme.mention, theme.spot);
    }
}
