//! A picture of the explorer, drawn by the explorer itself.
//!
//! ```text
//! cargo run --example picture -- [WIDTH HEIGHT [KEYS [GROUND]]] > assets/pictures/main.svg
//! ```
//!
//! `KEYS` are pressed before the picture is taken: letters, or names such as `<enter>` and `<ctrl-f>`. `GROUND` is `dark` or
//! `light`, else whoever looks at the picture decides. `tools/pictures.sh` makes those of the README, or of every screen.

mod svg;

use std::error::Error;
use std::sync::Arc;

use rashomon::comparison::compare;
use rashomon::ingest;
use rashomon::search::QuoteIndex;
use rashomon::tui::keymap::Keymap;
use rashomon::tui::msg::{Effect, Msg};
use rashomon::tui::theme::Theme;
use rashomon::tui::{Model, update, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Size;
use svg::Ground;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, usual: u16| arguments.get(at).map_or(Ok(usual), |number| number.parse());
    let size = Size::new(number(0, 120)?, number(1, 34)?);
    let keys = arguments.get(2).map_or("", String::as_str);
    let ground = match arguments.get(3).map(String::as_str) {
        Some("dark") => Ground::Dark,
        Some("light") => Ground::Light,
        _ => Ground::Reader,
    };

    let comparison = Arc::new(compare(ingest::demo()));
    let mut model = Model::new(comparison, Keymap::shipped()?, Theme::of(true), Vec::new(), size);
    for key in pressed(keys) {
        let Some(message) = model.keymap.read(key, model.context()) else { continue };
        if let Effect::Find { generation, query } = update(&mut model, message) {
            let hits = QuoteIndex::of(&model.comparison).find(&query);
            update(&mut model, Msg::Found { generation, hits });
        }
    }
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height))?;
    terminal.draw(|frame| view(&model, frame))?;
    let title = "The explorer of rashomon on its sample story";
    print!("{}", svg::svg(terminal.backend().buffer(), title, ground));
    Ok(())
}

/// The keys in a line of letters and names.
fn pressed(mut keys: &str) -> Vec<KeyEvent> {
    let mut pressed = Vec::new();
    while let Some(letter) = keys.chars().next() {
        let named = keys.strip_prefix('<').and_then(|named| named.split_once('>'));
        let name = named.map_or(letter.to_string(), |(name, _)| name.to_owned());
        keys = named.map_or_else(|| keys.strip_prefix(letter).unwrap_or(""), |(_, rest)| rest);
        let (name, modifiers) = match name.strip_prefix("ctrl-") {
            Some(name) => (name, KeyModifiers::CONTROL),
            None => (name.as_str(), KeyModifiers::NONE),
        };
        let code = match name {
            "enter" => Some(KeyCode::Enter),
            "esc" => Some(KeyCode::Esc),
            "tab" => Some(KeyCode::Tab),
            "down" => Some(KeyCode::Down),
            name => name.chars().next().map(KeyCode::Char),
        };
        pressed.extend(code.map(|code| KeyEvent::new(code, modifiers)));
    }
    pressed
}
