//! The loop: one channel in, one model, effects performed, one frame when something has changed.

use std::io::{self, BufWriter};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::{Position, Rect, Size};

use crate::comparison::Comparison;

use super::finder::{self, Query};
use super::model::Model;
use super::msg::{Action, Effect, Msg};
use super::save_new;
use super::settings::{self, Settings};
use super::terminal::Screen;
use super::theme::Theme;
use super::update::update;
use super::view::view;

/// What reaches the loop.
#[derive(Debug)]
pub enum Incoming {
    /// A key, a paste, a size.
    Terminal(Event),
    /// What a thread found out.
    Msg(Msg),
    /// A thread that the program cannot go on without is gone.
    Lost(io::Error),
}

/// What the loop asks of the terminal beside frames.
pub trait Host {
    /// Hands the terminal to the shell and takes it back.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn suspend(&mut self) -> io::Result<()>;

    /// Sends a text to the terminal's clipboard.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn copy(&mut self, text: &str) -> io::Result<()>;

    /// Writes a text to a new file in the working directory; returns the name it found free.
    ///
    /// # Errors
    /// What the system says where no such file can be made or filled.
    fn write(&mut self, name: &str, text: &str) -> io::Result<String>;
}

/// Runs the explorer until the person leaves it. `notices` are shown once, as what was skipped on the way in.
///
/// # Errors
/// When the terminal cannot be read or written.
pub fn run(comparison: Comparison, notices: Vec<String>) -> io::Result<()> {
    let mut settings = Settings::shipped().map_err(io::Error::other)?;
    if let Some(folder) = settings::folder() {
        settings = settings.with_folder(&folder);
    }
    let notices = settings.faults.drain(..).chain(notices).collect();
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let comparison = Arc::new(comparison);
    let mut screen = Screen::enter()?;
    // A new size is heard of from the first poll on: without it, one that comes during the first frame is lost.
    crossterm::event::poll(Duration::ZERO)?;
    let (width, height) = crossterm::terminal::size()?;
    let size = Size::new(width, height);
    let theme = Theme::with(settings.look, colour);
    let mut model = Model::new(Arc::clone(&comparison), settings.keymap, theme, notices, size);
    if settings.singles {
        update(&mut model, Msg::Act(Action::Singles));
    }
    let (sender, incoming) = mpsc::channel();
    let queries = finder::spawn(comparison, sender.clone());

    let mut terminal = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())))?;
    listen(sender)?;
    play(&mut model, &mut terminal, &mut screen, &incoming, &queries)
}

/// Reads the terminal, and the signals that end or stop the program, on threads that live as long as the process.
fn listen(sender: Sender<Incoming>) -> io::Result<()> {
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
        let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM, SIGTSTP])?;
        let sender = sender.clone();
        thread::spawn(move || {
            for signal in &mut signals {
                let action = if signal == SIGTSTP { Action::Suspend } else { Action::Quit };
                if sender.send(Incoming::Msg(Msg::Act(action))).is_err() {
                    break;
                }
            }
        });
    }
    thread::spawn(move || {
        loop {
            let (last, incoming) = match crossterm::event::read() {
                Ok(event) => (false, Incoming::Terminal(event)),
                Err(error) => (true, Incoming::Lost(error)),
            };
            if sender.send(incoming).is_err() || last {
                break;
            }
        }
    });
    Ok(())
}

/// Plays messages until one of them ends it. Nothing is drawn while nothing comes in, and once for all that has.
///
/// # Errors
/// When the terminal cannot be written, or a thread that feeds the loop is gone.
pub fn play<B: Backend>(
    model: &mut Model,
    terminal: &mut Terminal<B>,
    host: &mut impl Host,
    incoming: &Receiver<Incoming>,
    queries: &Sender<Query>,
) -> io::Result<()>
where
    B::Error: Send + Sync + 'static,
{
    draw(model, terminal)?;
    loop {
        let Ok(first) = incoming.recv() else { return Ok(()) };
        let mut next = Some(first);
        let mut changed = false;
        while let Some(come) = next {
            let msg = match come {
                Incoming::Terminal(event) => read(model, event),
                Incoming::Msg(msg) => Some(msg),
                Incoming::Lost(error) => return Err(error),
            };
            if let Some(msg) = msg {
                let effect = update(model, msg);
                changed |= effect != Effect::Rest;
                match effect {
                    Effect::Rest | Effect::Draw => {}
                    Effect::Redraw => forget(terminal)?,
                    Effect::Quit => return Ok(()),
                    Effect::Suspend => {
                        host.suspend()?;
                        forget(terminal)?;
                    }
                    Effect::Copy(text) => host.copy(&text)?,
                    Effect::Write { name, text } => {
                        let done = host.write(&name, &text);
                        update(model, Msg::Wrote(done.map_err(|error| save_new::way_out(&name, &error))));
                    }
                    Effect::Find { generation, query } => {
                        let sent = queries.send(Query { generation, words: query });
                        sent.map_err(|_| io::Error::other("the quote search is gone"))?;
                    }
                }
            }
            next = incoming.try_recv().ok();
        }
        if changed {
            draw(model, terminal)?;
        }
    }
}

/// What an event of the terminal means to the model.
fn read(model: &Model, event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) => model.keymap.read(key, model.context()),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(width, height) => Some(Msg::Resize(Size::new(width, height))),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}

/// Clears the screen, so that the next frame draws every cell. `Terminal::clear` would first ask the terminal where
/// its cursor stands, and the answer would go to the thread that reads the keys.
fn forget<B: Backend>(terminal: &mut Terminal<B>) -> io::Result<()>
where
    B::Error: Send + Sync + 'static,
{
    let size = terminal.size().map_err(io::Error::other)?;
    terminal.resize(Rect::from((Position::ORIGIN, size))).map_err(io::Error::other)
}

fn draw<B: Backend>(model: &mut Model, terminal: &mut Terminal<B>) -> io::Result<()>
where
    B::Error: Send + Sync + 'static,
{
    let size = terminal.size().map_err(io::Error::other)?;
    if size != model.size {
        update(model, Msg::Resize(size));
    }
    terminal.draw(|frame| view(model, frame)).map_err(io::Error::other)?;
    Ok(())
}
