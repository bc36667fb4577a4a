//! The loop: one channel in, one model, effects performed, one frame when something has changed.

use std::io::{self, BufWriter, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::{Position, Rect, Size};

use crate::comparison::Comparison;
use crate::progress::{Progress, Step};

use super::finder::{self, Ask, Query};
use super::loading::{Loader, News};
use super::model::Model;
use super::msg::{Action, Effect, Msg};
use super::prepared::Prepared;
use super::settings::{self, Settings};
use super::terminal::Screen;
use super::theme::Theme;
use super::update::update;
use super::view::view;
use super::watching::watch;

/// What reaches the loop.
#[derive(Debug)]
pub enum Incoming {
    /// A key, a paste, a size.
    Terminal(Event),
    /// What a thread found out.
    Msg(Msg),
    /// What the reading of the files with that number tells.
    News {
        /// The reading's number; what an older one tells is dropped.
        run: u64,
        /// What it tells.
        news: News,
    },
    /// Files of the story have changed.
    Changed,
    /// A thread that the program cannot go on without is gone.
    Lost(io::Error),
}

/// Tells the loop when the thread that holds it falls over, as its screen is then gone.
#[derive(Debug)]
pub(super) struct Lost(Sender<Incoming>, &'static str);

impl Lost {
    /// To be dropped as the last thing a thread does; `what` it does is told.
    pub(super) fn new(sender: Sender<Incoming>, what: &'static str) -> Self {
        Self(sender, what)
    }
}

impl Drop for Lost {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Incoming::Lost(io::Error::other(format!("{} fell over", self.1))));
        }
    }
}

/// Why the explorer could not go on.
#[derive(Debug, thiserror::Error)]
pub enum End {
    /// There is no story: the paths are at fault.
    #[error("{0}")]
    Story(String),
    /// The terminal, or a thread, is gone.
    #[error("the terminal: {0}")]
    Terminal(#[from] io::Error),
}

/// Those who work for the loop beside it.
#[derive(Debug)]
pub struct Workers {
    /// The quote search.
    pub asks: Sender<Ask>,
    /// The reader of the story's files.
    pub loader: Loader,
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
}

/// Reads what the paths hold, or the built-in story where there are none, and runs the explorer on it until the person
/// leaves it.
///
/// # Errors
/// When no article at all can be read, or the terminal cannot be read or written.
pub fn run(paths: Vec<PathBuf>) -> Result<(), End> {
    let (sender, incoming) = mpsc::channel();
    let mut loader = Loader::new(paths, sender.clone());
    let watching = loader.can_read_again().then(|| watch(loader.paths(), sender.clone()));
    loader.start(None);
    // An article that is typed has the terminal for itself; else the screen is taken as soon as there is a story.
    let first = loader.first(&incoming, loader.reads_standard_input() && io::stdin().is_terminal());
    if let Some(News::Failed(fault)) = first {
        return Err(End::Story(fault));
    }

    let mut settings = Settings::shipped().map_err(io::Error::other)?;
    if let Some(folder) = settings::folder() {
        settings = settings.with_folder(&folder);
    }
    if let Some(Err(fault)) = &watching {
        settings.faults.push(format!("changes of the files go unnoticed: {fault}; R reads them again"));
    }
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut screen = Screen::enter()?;
    // A new size is heard of from the first poll on: without it, one that comes during the first frame is lost.
    crossterm::event::poll(Duration::ZERO)?;
    let (width, height) = crossterm::terminal::size()?;
    let size = Size::new(width, height);
    let theme = Theme::with(settings.look, colour);
    let mut model = Model::with(Prepared::default(), settings.keymap, theme, settings.faults, size);
    model.list.singles = settings.singles;
    let mut workers = Workers { asks: finder::spawn(sender.clone()), loader };
    hear(
        &mut model,
        &mut workers,
        first.unwrap_or(News::Progress(Progress { step: Step::Open, done: 0, of: 0 })),
    )?;

    let mut terminal = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())))?;
    listen(sender)?;
    play(&mut model, &mut terminal, &mut screen, &incoming, &mut workers)
}

/// Tells the model what a reading of the files told, and the search of a new story.
fn hear(model: &mut Model, workers: &mut Workers, news: News) -> Result<Effect, End> {
    match &news {
        News::Failed(fault) if model.comparison.story.articles.is_empty() => {
            return Err(End::Story(fault.clone()));
        }
        News::Told(prepared) => ask(workers, Ask::Story(Arc::clone(&prepared.comparison)))?,
        _ => {}
    }
    Ok(update(model, Msg::News(news)))
}

fn ask(workers: &Workers, ask: Ask) -> io::Result<()> {
    workers.asks.send(ask).map_err(|_| io::Error::other("the quote search is gone"))
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
/// When the terminal cannot be written, a thread that feeds the loop is gone, or there turns out to be no story.
pub fn play<B: Backend>(
    model: &mut Model,
    terminal: &mut Terminal<B>,
    host: &mut impl Host,
    incoming: &Receiver<Incoming>,
    workers: &mut Workers,
) -> Result<(), End>
where
    B::Error: Send + Sync + 'static,
{
    draw(model, terminal)?;
    loop {
        let Ok(first) = incoming.recv() else { return Ok(()) };
        let mut next = Some(first);
        let mut changed = false;
        while let Some(come) = next {
            let effect = match come {
                Incoming::Terminal(event) => read(model, event).map(|msg| update(model, msg)),
                Incoming::Msg(msg) => Some(update(model, msg)),
                Incoming::News { run, news } => match workers.loader.take(run, news) {
                    Some(news) => Some(hear(model, workers, news)?),
                    None => None,
                },
                Incoming::Changed => {
                    workers.loader.start(known(model));
                    None
                }
                Incoming::Lost(error) => return Err(error.into()),
            };
            if let Some(effect) = effect {
                changed |= effect != Effect::Rest;
                if effect == Effect::Quit {
                    return Ok(());
                }
                perform(effect, model, terminal, host, workers)?;
            }
            next = incoming.try_recv().ok();
        }
        if changed {
            draw(model, terminal)?;
        }
    }
}

/// What is shown already; nothing while the first story is still being read.
fn known(model: &Model) -> Option<Arc<Comparison>> {
    (!model.comparison.story.articles.is_empty()).then(|| Arc::clone(&model.comparison))
}

/// Does what must happen outside the model.
fn perform<B: Backend>(
    effect: Effect,
    model: &mut Model,
    terminal: &mut Terminal<B>,
    host: &mut impl Host,
    workers: &mut Workers,
) -> Result<(), End>
where
    B::Error: Send + Sync + 'static,
{
    match effect {
        Effect::Rest | Effect::Draw | Effect::Quit => {}
        Effect::Redraw => forget(terminal)?,
        Effect::Suspend => {
            host.suspend()?;
            forget(terminal)?;
        }
        Effect::Copy(text) => host.copy(&text)?,
        Effect::Find { generation, query } => {
            ask(workers, Ask::Query(Query { generation, words: query }))?;
        }
        Effect::Reread if workers.loader.can_read_again() => workers.loader.start(known(model)),
        Effect::Reread => {
            model.status = Some("This story did not come from files: nothing to read again".to_owned());
        }
        Effect::Stop => _ = workers.loader.stop(),
    }
    Ok(())
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
