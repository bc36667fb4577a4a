//! A terminal screen as SVG: any ratatui buffer, in the reader's own dark or light look.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// Width of a column in hundredths of a pixel, so that places are added up without rounding.
const COLUMN: usize = 843;
/// Height of a row in pixels.
const ROW: usize = 18;
/// Room around the screen in pixels.
const MARGIN: usize = 12;

/// The sixteen named colours on a dark screen, then on a light one; after them the screen's own ink and paper.
const DARK: [&str; 18] = [
    "#3b4048", "#f07178", "#9ccc65", "#e6c068", "#6cb6ff", "#d2a8ff", "#56d4dd", "#c5c8c6", "#7d8590",
    "#ff9790", "#b9e08a", "#f2d48f", "#91cbff", "#e2c5ff", "#8ae6ee", "#ffffff", "#d5d9de", "#15181d",
];
const LIGHT: [&str; 18] = [
    "#24292f", "#b3261e", "#2e6b1f", "#7d5a00", "#0a5cc4", "#7a3fb5", "#0b6e78", "#6e7781", "#57606a",
    "#a40e26", "#1a7f37", "#633c01", "#0969da", "#8250df", "#1b7c83", "#4c5258", "#24292f", "#fbfbfa",
];
const INK: usize = 16;
const PAPER: usize = 17;

/// On which ground a picture stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// Dark or light, as whoever looks at it has set.
    Reader,
    /// Dark, whoever looks at it.
    Dark,
    /// Light, whoever looks at it.
    Light,
}

/// The buffer as an SVG document that names `title` to those who cannot see it.
pub(crate) fn svg(buffer: &Buffer, title: &str, ground: Ground) -> String {
    let area = buffer.area;
    let (width, height) =
        (across(usize::from(area.width)) + 2 * MARGIN, usize::from(area.height) * ROW + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"14\">\n<title>{}</title>\n<style>\n",
        escaped(title)
    );
    out.push_str(&palette(if ground == Ground::Light { &LIGHT } else { &DARK }));
    if ground == Ground::Reader {
        let _ = writeln!(out, "@media (prefers-color-scheme: light) {{\n{}}}", palette(&LIGHT));
    }
    out.push_str("</style>\n");
    let _ = writeln!(out, "<rect class=\"c{PAPER}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>");
    for y in 0..area.height {
        let cells: Vec<&Cell> =
            (0..area.width).filter_map(|x| buffer.cell((area.x + x, area.y + y))).collect();
        row(&mut out, &cells, MARGIN + usize::from(y) * ROW);
    }
    out.push_str("</svg>\n");
    out
}

fn palette(colours: &[&str]) -> String {
    colours.iter().enumerate().fold(String::new(), |mut css, (at, colour)| {
        let _ = writeln!(css, ".c{at} {{ fill: {colour} }} .s{at} {{ stroke: {colour} }}");
        css
    })
}

fn row(out: &mut String, cells: &[&Cell], top: usize) {
    let mut x = 0;
    while x < cells.len() {
        let look = Look::of(cells[x]);
        let piece = Piece::of(cells[x].symbol());
        let mut words = String::new();
        let start = x;
        while x < cells.len() && Look::of(cells[x]) == look && Piece::of(cells[x].symbol()) == piece {
            words.push_str(cells[x].symbol());
            // The cell after a wide character belongs to it.
            x += cells[x].symbol().width().max(1);
            if matches!(piece, Piece::Lines(..)) {
                break;
            }
        }
        let (left, right) = (across(start) + MARGIN, across(x.min(cells.len())) + MARGIN);
        if look.paper != Colour::Named(PAPER) {
            let fill = look.paper.attribute('c', "fill");
            let _ = writeln!(
                out,
                "<rect x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{ROW}\" {fill}/>",
                right - left
            );
        }
        match piece {
            Piece::Words => text(out, &words, look, left, right, top),
            Piece::Bar => {
                let fill = look.ink.attribute('c', "fill");
                let _ = writeln!(out, "<rect x=\"{left}\" y=\"{top}\" width=\"4\" height=\"{ROW}\" {fill}/>");
            }
            Piece::Lines(arms) => lines(out, arms, look, left, right, top),
        }
    }
}

fn text(out: &mut String, words: &str, look: Look, left: usize, right: usize, top: usize) {
    let underlined = look.modifier.contains(Modifier::UNDERLINED);
    if words.trim().is_empty() && !underlined {
        return;
    }
    let mut attributes = look.ink.attribute('c', "fill");
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"700\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.65\""),
    ] {
        if look.modifier.contains(modifier) {
            attributes.push_str(attribute);
        }
    }
    // The length is given, so that a reader whose font is narrower still sees columns stand below each other.
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\" \
         {attributes}>{}</text>",
        top + 13,
        right - left,
        escaped(words)
    );
}

/// Lines of a frame are drawn, as fonts leave gaps between them.
fn lines(out: &mut String, arms: Arms, look: Look, left: usize, right: usize, top: usize) {
    let (x, y) = (usize::midpoint(left, right), top + ROW / 2);
    let mut path = String::new();
    for (drawn, to_x, to_y) in
        [(arms.left, left, y), (arms.right, right, y), (arms.up, x, top), (arms.down, x, top + ROW)]
    {
        if drawn {
            let _ = write!(path, "M{x} {y}L{to_x} {to_y}");
        }
    }
    let stroke = look.ink.attribute('s', "stroke");
    let dim = if look.modifier.contains(Modifier::DIM) { " opacity=\"0.5\"" } else { "" };
    let width = if look.modifier.contains(Modifier::BOLD) { 2 } else { 1 };
    let _ = writeln!(out, "<path d=\"{path}\" fill=\"none\" stroke-width=\"{width}\" {stroke}{dim}/>");
}

/// How a cell looks once reversal is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: Colour,
    paper: Colour,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let (mut ink, mut paper) = (Colour::of(cell.fg, INK), Colour::of(cell.bg, PAPER));
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut ink, &mut paper);
        }
        Self { ink, paper, modifier: cell.modifier }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Colour {
    /// One of the palette, which differs between dark and light.
    Named(usize),
    /// The same in both.
    Fixed(u8, u8, u8),
}

impl Colour {
    fn of(colour: Color, unset: usize) -> Self {
        match colour {
            Color::Reset => Self::Named(unset),
            Color::Black => Self::Named(0),
            Color::Red => Self::Named(1),
            Color::Green => Self::Named(2),
            Color::Yellow => Self::Named(3),
            Color::Blue => Self::Named(4),
            Color::Magenta => Self::Named(5),
            Color::Cyan => Self::Named(6),
            Color::Gray => Self::Named(7),
            Color::DarkGray => Self::Named(8),
            Color::LightRed => Self::Named(9),
            Color::LightGreen => Self::Named(10),
            Color::LightYellow => Self::Named(11),
            Color::LightBlue => Self::Named(12),
            Color::LightMagenta => Self::Named(13),
            Color::LightCyan => Self::Named(14),
            Color::White => Self::Named(15),
            Color::Rgb(red, green, blue) => Self::Fixed(red, green, blue),
            Color::Indexed(index) => Self::indexed(index),
        }
    }

    /// The 256 colours of xterm: sixteen names, a cube of six steps a side, and greys.
    fn indexed(index: u8) -> Self {
        let step = |level: u8| if level == 0 { 0 } else { 55 + 40 * level };
        match index {
            0..=15 => Self::Named(usize::from(index)),
            16..=231 => {
                let cube = index - 16;
                Self::Fixed(step(cube / 36), step(cube / 6 % 6), step(cube % 6))
            }
            232.. => {
                let grey = 8 + 10 * (index - 232);
                Self::Fixed(grey, grey, grey)
            }
        }
    }

    fn attribute(self, class: char, name: &str) -> String {
        match self {
            Self::Named(at) => format!("class=\"{class}{at}\""),
            Self::Fixed(red, green, blue) => format!("{name}=\"#{red:02x}{green:02x}{blue:02x}\""),
        }
    }
}

/// What a cell's symbol is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Words,
    /// The left half block that stands before a selected row.
    Bar,
    Lines(Arms),
}

/// The directions in which a frame's lines run from the middle of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four directions, each drawn or not")]
struct Arms {
    left: bool,
    right: bool,
    up: bool,
    down: bool,
}

impl Piece {
    fn of(symbol: &str) -> Self {
        let arms = |left, right, up, down| Self::Lines(Arms { left, right, up, down });
        match symbol {
            "▌" => Self::Bar,
            "─" | "━" => arms(true, true, false, false),
            "│" | "┃" => arms(false, false, true, true),
            "╭" | "┌" => arms(false, true, false, true),
            "╮" | "┐" => arms(true, false, false, true),
            "╰" | "└" => arms(false, true, true, false),
            "╯" | "┘" => arms(true, false, true, false),
            "┬" => arms(true, true, false, true),
            "┴" => arms(true, true, true, false),
            "├" => arms(false, true, true, true),
            "┤" => arms(true, false, true, true),
            "┼" => arms(true, true, true, true),
            _ => Self::Words,
        }
    }
}

fn across(columns: usize) -> usize {
    columns * COLUMN / 100
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
