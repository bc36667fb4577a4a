//! What a command writes: to standard output, to a line on standard error, and why it stops early.

use std::io::{self, Write};

use crate::text::sanitise;

/// Why the program stops early.
#[derive(Debug)]
pub(super) enum Failure {
    /// The arguments or the input are at fault.
    Input(String),
    /// Anything else.
    Other(String),
    /// What people decided is not what the program proposes, and all is told already.
    Differs,
    /// Whoever read the output has left; nobody is there to be told.
    NobodyReads,
}

/// One line on standard error, whatever characters the message holds.
pub(super) fn notice(message: &str) {
    let line: String = sanitise(message).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    // Standard error may be closed; there is nowhere left to say so.
    let _ = writeln!(io::stderr(), "rashomon: {line}");
}

/// What was passed over, unless nobody wants to hear of it.
pub(super) fn notice_all(messages: &[String], quiet: bool) {
    for message in messages.iter().filter(|_| !quiet) {
        notice(message);
    }
}

pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::NobodyReads),
        Err(error) => Err(Failure::Other(format!("cannot write to standard output: {}", reason(&error)))),
    }
}

/// What went wrong and, where it is plain, what to do.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "its folder does not exist; make it first".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder; name a file".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed; choose another place".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full; free some space".to_owned(),
        _ => error.to_string(),
    }
}

/// What is said of a report that cannot be put in its format.
pub(super) fn unwritable(error: impl std::fmt::Display) -> Failure {
    Failure::Other(format!("the report cannot be put in this format: {error}"))
}
