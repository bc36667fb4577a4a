//! The terminal's own state: entered once, left whatever happens, handed to the shell and taken back.

use std::io::{self, Write};
use std::path::Path;

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};

use super::app::Host;
use super::reader::Door;
use super::save_new::save_new;
use super::visiting::edit;

/// The terminal in its own screen and raw mode; dropping it gives the shell its screen back.
#[derive(Debug, Default)]
pub struct Screen {
    /// Where the thread that reads the keys waits while another program has the terminal.
    door: Option<Door>,
    /// Whether the mouse is let in.
    mouse: bool,
}

impl Screen {
    /// Takes the terminal. A panic, on any thread, gives it back before its message is printed.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn enter() -> io::Result<Self> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            leave();
            before(panic);
        }));
        let screen = Self::default();
        take()?;
        Ok(screen)
    }

    /// Names the door at which the thread that reads the keys waits.
    pub fn stand_at(&mut self, door: Door) {
        self.door = Some(door);
    }

    fn take_again(&self) -> io::Result<()> {
        take()?;
        if self.mouse { execute!(io::stdout(), EnableMouseCapture) } else { Ok(()) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
        if !std::thread::panicking() {
            // The hook set here goes; the one before it cannot be had back from inside the closure, the default can.
            drop(std::panic::take_hook());
        }
    }
}

impl Host for Screen {
    fn suspend(&mut self) -> io::Result<()> {
        leave();
        stop()?;
        self.take_again()
    }

    fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if on {
            execute!(io::stdout(), EnableMouseCapture)
        } else {
            execute!(io::stdout(), DisableMouseCapture)
        }
    }

    fn edit(&mut self, path: &str, line: Option<usize>) -> Result<(), String> {
        let run = || {
            leave();
            let done = edit(path, line);
            self.take_again().map_err(|error| error.to_string()).and(done)
        };
        match &self.door {
            Some(door) => door.away(run),
            None => run(),
        }
    }

    fn browse(&mut self, url: &str) -> Result<(), String> {
        open::that_detached(url).map_err(|_| format!("No browser could be opened for {url}"))
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        write!(out, "\x1b]52;c;{}\x07", base64(text.as_bytes()))?;
        out.flush()
    }

    fn write(&mut self, name: &str, text: &str) -> io::Result<String> {
        save_new(Path::new("."), name, text)
    }
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)
}

/// Gives the screen back; what fails here has no better place to go than on with the rest.
fn leave() {
    let _ = execute!(
        io::stdout(),
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}

/// Stops this process until the shell continues it.
#[cfg(unix)]
fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

#[cfg(not(unix))]
fn stop() -> io::Result<()> {
    Ok(())
}

/// Base64 as RFC 4648 has it, which OSC 52 wants.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_matches_the_vectors_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
