//! Styles by meaning. Weight carries it; colour, from the terminal's own palette, only stands on top.

use ratatui::style::{Color, Modifier, Style};

use crate::comparison::Verdict;

/// What each kind of thing looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Behind everything.
    pub base: Style,
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

/// Which colours the explorer takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// The terminal's own.
    #[default]
    Terminal,
    /// Bright on black, nothing dimmed.
    HighContrast,
    /// Dark on white.
    Light,
}

/// The colours of a look: behind everything, of plain words, of what stands back, and of what has a meaning.
struct Hues {
    base: Style,
    faint: Style,
    focus: Color,
    diverge: Color,
    agree: Color,
    alone: Color,
}

impl Look {
    /// Colours of the xterm palette of 256 where the look brings its own; each reaches 7 to 1 on its ground.
    fn hues(self) -> Hues {
        let plain = Style::new();
        match self {
            Self::Terminal => Hues {
                base: plain,
                faint: plain.add_modifier(Modifier::DIM),
                focus: Color::Cyan,
                diverge: Color::Red,
                agree: Color::Green,
                alone: Color::Magenta,
            },
            Self::HighContrast => Hues {
                base: plain.fg(Color::Indexed(231)).bg(Color::Indexed(16)),
                faint: plain.fg(Color::Indexed(252)),
                focus: Color::Indexed(87),
                diverge: Color::Indexed(210),
                agree: Color::Indexed(120),
                alone: Color::Indexed(219),
            },
            Self::Light => Hues {
                base: plain.fg(Color::Indexed(16)).bg(Color::Indexed(231)),
                faint: plain.fg(Color::Indexed(240)),
                focus: Color::Indexed(24),
                diverge: Color::Indexed(88),
                agree: Color::Indexed(22),
                alone: Color::Indexed(54),
            },
        }
    }
}

impl Theme {
    /// The theme with the terminal's colours, or with weights alone.
    pub fn of(colour: bool) -> Self {
        Self::with(Look::Terminal, colour)
    }

    /// A look, or, without colour, its weights alone in the terminal's own colours.
    pub fn with(look: Look, colour: bool) -> Self {
        let hues = if colour { look } else { Look::Terminal }.hues();
        let hue = |style: Style, colour_of: Color| if colour { style.fg(colour_of) } else { style };
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let faint = hues.faint;
        let mut lit = plain.remove_modifier(Modifier::DIM);
        lit.fg = hues.base.fg;
        Self {
            base: hues.base,
            plain,
            faint,
            strong: bold,
            focus: hue(bold, hues.focus),
            border: faint,
            diverge: hue(bold, hues.diverge),
            agree: hue(plain, hues.agree),
            alone: hue(plain, hues.alone),
            silent: faint,
            lit,
            quote: plain.add_modifier(Modifier::ITALIC),
            chosen: bold.add_modifier(Modifier::UNDERLINED),
            spot: bold.add_modifier(Modifier::REVERSED),
            mention: bold.add_modifier(Modifier::UNDERLINED),
            cue: plain.add_modifier(Modifier::UNDERLINED),
            matched: hue(bold.add_modifier(Modifier::UNDERLINED), hues.focus),
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

/// What a person has decided on.
pub const PERSON: &str = "•";
/// What goes into the memo.
pub const STAR: &str = "★";
/// What has a note.
pub const NOTE: &str = "¶";
/// What is marked.
pub const TICK: &str = "+";
/// The glyph of silence.
pub const SILENT: &str = "·";

/// The glyph of an outlet whose article is cut off before it could have told a claim.
pub const CUT: &str = "…";

/// The bar before whatever is selected.
pub const BAR: &str = "▌";

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of two colours of the 256, as WCAG 2 defines it.
    fn contrast(one: Option<Color>, other: Option<Color>) -> f64 {
        let luminance = |colour: Option<Color>| {
            let Some(Color::Indexed(index)) = colour else { panic!("{colour:?}") };
            let steps = [0.0, 95.0, 135.0, 175.0, 215.0, 255.0];
            let cube = usize::from(index).wrapping_sub(16);
            let [red, green, blue] = if index >= 232 {
                [8.0 + 10.0 * f64::from(index - 232); 3]
            } else {
                [steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]]
            };
            let linear = |value: f64| {
                let value = value / 255.0;
                if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
        };
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        if one > other { one / other } else { other / one }
    }

    #[test]
    fn a_look_with_its_own_colours_reaches_seven_to_one_on_its_ground() {
        for look in [Look::HighContrast, Look::Light] {
            let theme = Theme::with(look, true);
            for style in [theme.base, theme.faint, theme.focus, theme.diverge, theme.agree, theme.alone] {
                let reached = contrast(style.fg, theme.base.bg);
                assert!(reached >= 7.0, "{look:?} {style:?} {reached:.1}");
            }
        }
    }

    #[test]
    fn without_colour_every_look_is_the_same() {
        assert_eq!(Theme::with(Look::Light, false), Theme::of(false));
    }

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
