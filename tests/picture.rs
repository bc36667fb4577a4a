//! The picture of the screen in the README: what was drawn must stand in it.

#[path = "../examples/picture/svg.rs"]
mod svg;

use svg::Ground;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

fn buffer() -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 3));
    buffer.set_string(0, 0, "╭ R&D ─────╮", Style::new().fg(Color::Cyan));
    buffer.set_string(0, 1, "▌≠ <東京>", Style::new().add_modifier(Modifier::BOLD));
    buffer.set_string(0, 2, "gone", Style::new().fg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::REVERSED));
    buffer
}

#[test]
fn the_words_on_the_screen_stand_in_the_picture_escaped() {
    let svg = svg::svg(&buffer(), "a & b", Ground::Reader);
    for words in ["> R&amp;D </text>", ">≠ &lt;東京&gt;</text>", ">gone</text>", "<title>a &amp; b</title>"]
    {
        assert!(svg.contains(words), "{words}\n{svg}");
    }
}

#[test]
fn frames_are_drawn_as_lines_and_bars_as_blocks() {
    let svg = svg::svg(&buffer(), "", Ground::Dark);
    assert_eq!(svg.matches("<path ").count(), 7);
    assert!(svg.contains("width=\"4\""));
    assert!(!svg.contains('╭') && !svg.contains('▌'));
}

#[test]
fn reversed_words_swap_ink_and_paper() {
    let svg = svg::svg(&buffer(), "", Ground::Dark);
    assert!(svg.contains("height=\"18\" fill=\"#010203\"/>"), "{svg}");
    assert!(svg.contains("class=\"c17\">gone<"), "{svg}");
}

#[test]
fn the_same_screen_gives_the_same_picture_at_any_size() {
    assert_eq!(svg::svg(&buffer(), "a", Ground::Dark), svg::svg(&buffer(), "a", Ground::Dark));
    assert!(svg::svg(&Buffer::empty(Rect::new(0, 0, 0, 0)), "", Ground::Light).ends_with("</svg>\n"));
}
