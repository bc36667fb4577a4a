//! A key with its modifiers: its names in the tables, how the screen shows it, what it types.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// Names of keys that are more than one letter, and how the screen shows them.
const NAMES: [(&str, KeyCode, &str); 13] = [
    ("enter", KeyCode::Enter, "enter"),
    ("esc", KeyCode::Esc, "esc"),
    ("tab", KeyCode::Tab, "tab"),
    ("space", KeyCode::Char(' '), "space"),
    ("backspace", KeyCode::Backspace, "backspace"),
    ("up", KeyCode::Up, "↑"),
    ("down", KeyCode::Down, "↓"),
    ("left", KeyCode::Left, "←"),
    ("right", KeyCode::Right, "→"),
    ("pgup", KeyCode::PageUp, "pgup"),
    ("pgdn", KeyCode::PageDown, "pgdn"),
    ("home", KeyCode::Home, "home"),
    ("end", KeyCode::End, "end"),
];

impl Key {
    /// The key behind an event, in the one form that the table uses.
    pub fn of(event: KeyEvent) -> Self {
        let mut key = Self { code: event.code, modifiers: event.modifiers };
        match key.code {
            // Terminals differ in whether they report the shift that made a letter a capital.
            KeyCode::Char(_) => key.modifiers -= KeyModifiers::SHIFT,
            KeyCode::BackTab => {
                key = Self { code: KeyCode::Tab, modifiers: key.modifiers | KeyModifiers::SHIFT }
            }
            _ => {}
        }
        key
    }

    /// Whether it types a character into a line.
    pub(super) fn is_typed(&self) -> bool {
        matches!(self.code, KeyCode::Char(_))
            && !self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
    }

    /// The digit on it.
    pub(super) fn digit(self) -> Option<usize> {
        match self.code {
            KeyCode::Char(letter) => letter.to_digit(10).map(|digit| digit as usize),
            _ => None,
        }
    }
}

impl TryFrom<String> for Key {
    type Error = String;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = name.as_str();
        loop {
            let (modifier, after) = match rest.split_once('-') {
                Some(("ctrl", after)) if !after.is_empty() => (KeyModifiers::CONTROL, after),
                Some(("shift", after)) if !after.is_empty() => (KeyModifiers::SHIFT, after),
                Some(("alt", after)) if !after.is_empty() => (KeyModifiers::ALT, after),
                _ => break,
            };
            modifiers |= modifier;
            rest = after;
        }
        let mut letters = rest.chars();
        let code = match (letters.next(), letters.next()) {
            (Some(letter), None) => Some(KeyCode::Char(letter)),
            _ => NAMES.iter().find(|(known, ..)| *known == rest).map(|&(_, code, _)| code).or_else(|| {
                let number = rest.strip_prefix('f')?.parse().ok()?;
                (1..=12).contains(&number).then_some(KeyCode::F(number))
            }),
        };
        match code {
            Some(code) => Ok(Self { code, modifiers }),
            None => Err(format!(
                "no key is called {name:?}: write a letter, ctrl-c, shift-tab, enter, esc, pgdn or f1"
            )),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, name) in
            [(KeyModifiers::CONTROL, "^"), (KeyModifiers::ALT, "alt-"), (KeyModifiers::SHIFT, "shift-")]
        {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match (NAMES.iter().find(|(_, code, _)| *code == self.code), self.code) {
            (Some((.., shown)), _) => f.write_str(shown),
            (None, KeyCode::Char(letter)) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                write!(f, "{}", letter.to_ascii_uppercase())
            }
            (None, KeyCode::Char(letter)) => write!(f, "{letter}"),
            (None, KeyCode::F(number)) => write!(f, "F{number}"),
            (None, _) => f.write_str("?"),
        }
    }
}

/// What a key does to the line that is typed, as in a shell.
pub(super) fn edit(key: Key) -> Option<InputRequest> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let word = control || key.modifiers.contains(KeyModifiers::ALT);
    Some(match key.code {
        KeyCode::Char('a') if control => InputRequest::GoToStart,
        KeyCode::Char('e') if control => InputRequest::GoToEnd,
        KeyCode::Char('u') if control => InputRequest::DeleteFromStart,
        KeyCode::Char('k') if control => InputRequest::DeleteTillEnd,
        KeyCode::Char('w') if control => InputRequest::DeletePrevWord,
        KeyCode::Char('h') if control => InputRequest::DeletePrevChar,
        KeyCode::Char(letter) if !word => InputRequest::InsertChar(letter),
        KeyCode::Backspace if word => InputRequest::DeletePrevWord,
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left if word => InputRequest::GoToPrevWord,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right if word => InputRequest::GoToNextWord,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return None,
    })
}

#[cfg(test)]
pub(crate) fn press(name: &str) -> KeyEvent {
    let key = Key::try_from(name.to_owned()).unwrap();
    KeyEvent::new(key.code, key.modifiers)
}
