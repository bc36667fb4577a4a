//! A picture of the explorer, drawn by the explorer itself.
//!
//! ```text
//! cargo run --example picture -- [WIDTH HEIGHT [KEYS]] > assets/pictures/main.svg
//! ```
//!
//! `KEYS` are pressed before the picture is taken, one letter each; a line break is Enter. `tools/pictures.sh` makes those
//! of the README.

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

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, usual: u16| arguments.get(at).map_or(Ok(usual), |number| number.parse());
    let size = Size::new(number(0, 120)?, number(1, 34)?);
    let keys = arguments.get(2).map_or("", String::as_str);

    let comparison = Arc::new(compare(ingest::demo()));
    let mut model = Model::new(comparison, Keymap::shipped()?, Theme::of(true), Vec::new(), size);
    for key in keys.chars() {
        let code = if key == '\n' { KeyCode::Enter } else { KeyCode::Char(key) };
        let Some(message) = model.keymap.read(KeyEvent::new(code, KeyModifiers::NONE), model.context())
        else {
            continue;
        };
        if let Effect::Find { generation, query } = update(&mut model, message) {
            let hits = QuoteIndex::of(&model.comparison).find(&query);
            update(&mut model, Msg::Found { generation, hits });
        }
    }
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height))?;
    terminal.draw(|frame| view(&model, frame))?;
    print!("{}", svg::svg(terminal.backend().buffer(), "The explorer of rashomon on its sample story"));
    Ok(())
}
