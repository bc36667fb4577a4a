//! The built program in a real terminal, as few tests as will do. Each waits for what the screen shows, never for time.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod deciding;
mod exploring;
mod terminal;
