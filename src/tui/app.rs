//! The loop: one channel in, one model, effects performed, one frame when something has changed.

use std::io::{self, BufWriter, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, MouseButton, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::{Position, Rect, Size};

use crate::comparison::Comparison;
use crate::ingest::Web;
use crate::judging::{self, Decisions, Naming, Store};
use crate::opening::Wish;
use crate::progress::{Progress, Step};

use super::finder::{self, Ask, Query};
use super::loading::{Known, Loader, News, Part};
use super::model::Model;
use super::msg::{Effect, Msg};
use super::pointing::Pointer;
use super::prepared::Prepared;
use super::reader::listen;
use super::returning::Keeping;
use super::save_new;
use super::settings::{self, Settings};
use super::terminal::Screen;
use super::theme::Theme;
use super::update::update;
use super::view::view;
use super::visiting::{Visit, line_of};
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

/// Opens something outside.
///
/// # Errors
/// When it cannot be opened; the message says why, and the way out.
fn visit(host: &mut impl Host, visit: Visit) -> Result<(), String> {
    match visit {
        Visit::Page(url) => host.browse(&url),
        Visit::File { path, words, page } => {
            match (std::fs::metadata(&path).is_ok_and(|file| file.is_file()), page) {
                (true, _) => {
                    let line = words.and_then(|words| line_of(&std::fs::read(&path).ok()?, &words));
                    host.edit(&path, line)
                }
                (false, Some(url)) => host.browse(&url),
                (false, None) => {
                    Err(format!("{path}: there is no such file to open, and no address is known"))
                }
            }
        }
    }
}

/// Those who work for the loop beside it.
#[derive(Debug)]
pub struct Workers {
    /// The quote search.
    pub asks: Sender<Ask>,
    /// The reader of the story's files.
    pub loader: Loader,
    /// Where decisions are kept.
    pub store: Store,
    /// The story that the quote search knows.
    pub searched: Arc<Comparison>,
}

/// What the loop asks of the terminal beside frames.
pub trait Host {
    /// Hands the terminal to the shell and takes it back.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn suspend(&mut self) -> io::Result<()>;

    /// Takes the mouse from the terminal, or gives it back.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    fn mouse(&mut self, on: bool) -> io::Result<()>;

    /// Opens a file in the person's editor, at a line where one is known, until it is closed.
    ///
    /// # Errors
    /// When that is not possible; the message names the editor and the way out.
    fn edit(&mut self, path: &str, line: Option<usize>) -> Result<(), String>;

    /// Opens an address in the person's browser.
    ///
    /// # Errors
    /// When there is none; the message gives the address.
    fn browse(&mut self, url: &str) -> Result<(), String>;

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

/// Reads what the paths hold, as is wished, or the built-in story where there are none, and runs the explorer on it until
/// the person leaves it. `returning` is where it is kept what was left, `decided` where decisions are. They begin where they were the last time, where that is kept.
///
/// # Errors
/// When no article at all can be read, or the terminal cannot be read or written.
pub fn run(
    paths: Vec<PathBuf>,
    wish: Wish,
    web: Web,
    returning: Keeping,
    decided: &judging::Whereabouts,
) -> Result<(), End> {
    let naming = Naming::of(&paths);
    let mut store = decided.store(&paths, &naming).with_spare(Store::spare_folder());
    // Who wants nothing to be written wants no trace of the visit either.
    let keeping = if decided.read_only { Keeping::off() } else { returning };
    let (sender, incoming) = mpsc::channel();
    let mut loader = Loader::new(paths, wish, sender.clone()).with_web(web).with_keeping(keeping);
    let watching =
        loader.can_read_again().then(|| watch(loader.paths(), loader.reads_inner_folders(), sender.clone()));
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
    let decisions = store.open().unwrap_or_else(|fault| {
        settings.faults.push(fault);
        Vec::new()
    });
    if let Some(left) = store.left_over() {
        let left = left.display();
        settings
            .faults
            .push(format!("decisions that could not be saved lie in {left}; --decisions shows them"));
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
    (model.judging.decisions, model.judging.naming) = (Decisions::of(decisions), naming);
    let mut workers =
        Workers { asks: finder::spawn(sender.clone()), loader, store, searched: Arc::default() };
    hear(&mut model, first.unwrap_or(News::Progress(Progress { step: Step::Open, done: 0, of: 0 })))?;

    let mut terminal = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())))?;
    screen.stand_at(listen(sender)?);
    if settings.mouse {
        model.mouse = true;
        screen.mouse(true)?;
    }
    let end = play(&mut model, &mut terminal, &mut screen, &incoming, &mut workers);
    // However it ends, and be it that the terminal is gone.
    workers.loader.keep(&model);
    end
}

/// Tells the model what a reading of the files told.
fn hear(model: &mut Model, news: News) -> Result<Effect, End> {
    match &news {
        News::Failed(fault) if model.comparison.story.articles.is_empty() && model.pile.is_none() => {
            return Err(End::Story(fault.clone()));
        }
        _ => {}
    }
    Ok(update(model, Msg::News(news)))
}

fn ask(workers: &Workers, ask: Ask) -> io::Result<()> {
    workers.asks.send(ask).map_err(|_| io::Error::other("the quote search is gone"))
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
    introduce(model, workers)?;
    go_on(model, workers);
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
                    Some(news) => Some(hear(model, news)?),
                    None => None,
                },
                Incoming::Changed => {
                    workers.loader.start_again(known(model));
                    None
                }
                Incoming::Lost(error) => return Err(error.into()),
            };
            introduce(model, workers)?;
            if let Some(effect) = effect {
                changed |= effect != Effect::Rest;
                if effect == Effect::Quit {
                    return Ok(());
                }
                perform(effect, model, terminal, host, workers)?;
            }
            next = incoming.try_recv().ok();
        }
        go_on(model, workers);
        if changed {
            draw(model, terminal)?;
        }
    }
}

/// What is shown already; nothing while the first story is still being read.
fn known(model: &Model) -> Option<Known> {
    if let Some(pile) = &model.pile {
        return Some(Known::Pile(Arc::clone(&pile.articles)));
    }
    let proposed = &model.judging.proposed;
    (!proposed.story.articles.is_empty()).then(|| Known::Story(Arc::clone(proposed)))
}

/// Tells the quote search of a story that it does not know yet.
fn introduce(model: &Model, workers: &mut Workers) -> io::Result<()> {
    if !Arc::ptr_eq(&workers.searched, &model.comparison) {
        workers.searched = Arc::clone(&model.comparison);
        ask(workers, Ask::Story(Arc::clone(&model.comparison)))?;
    }
    Ok(())
}

/// Begins what has waited: files that changed are read, or else the next story is counted.
fn go_on(model: &Model, workers: &mut Workers) {
    if workers.loader.is_stale() {
        workers.loader.start(known(model));
    }
    let Some(pile) = model.pile.as_ref().filter(|_| workers.loader.is_idle()) else { return };
    if let Some(story) = pile.next_to_count() {
        let (story, title) = (story.articles.clone(), story.title.clone());
        workers.loader.count(Part { pile: Arc::clone(&pile.articles), story, title });
    }
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
        Effect::Keep => workers.loader.keep(model),
        Effect::Copy(text) => host.copy(&text)?,
        Effect::Write { name, text } => {
            let done = host.write(&name, &text);
            update(model, Msg::Wrote(done.map_err(|error| save_new::way_out(&name, &error))));
        }
        Effect::Save => {
            let saved = workers.store.save(model.judging.decisions.all());
            update(model, Msg::Saved(saved));
        }
        Effect::Find { generation, query } => {
            ask(workers, Ask::Query(Query { generation, words: query }))?;
        }
        Effect::Reread if workers.loader.can_read_again() => {
            let told = model.status.take();
            match workers.store.refresh() {
                Ok(Some(saved)) => _ = update(model, Msg::Saved(Ok(saved))),
                Ok(None) => {}
                Err(fault) => _ = update(model, Msg::Visited(fault)),
            }
            model.status = model.status.take().or(told);
            workers.loader.start(known(model));
        }
        Effect::Reread => {
            model.status =
                Some("Nothing to read again: the story is built in, or came from standard input".to_owned());
        }
        Effect::Visit(what) => {
            let done = visit(host, what);
            forget(terminal)?;
            if let Err(fault) = done {
                update(model, Msg::Visited(fault));
            }
        }
        Effect::Mouse(on) => host.mouse(on)?,
        Effect::Stop => _ = workers.loader.stop(),
        Effect::OpenStory { story, title } => {
            if let Some(pile) = &model.pile {
                workers.loader.open(Part { pile: Arc::clone(&pile.articles), story, title });
            }
        }
    }
    Ok(())
}

/// What an event of the terminal means to the model.
fn read(model: &Model, event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) => model.keymap.read(key, model.context()),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(width, height) => Some(Msg::Resize(Size::new(width, height))),
        Event::Mouse(mouse) => {
            let at = Position::new(mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Some(Msg::Point(Pointer::Click(at))),
                MouseEventKind::ScrollDown => Some(Msg::Point(Pointer::Down(at))),
                MouseEventKind::ScrollUp => Some(Msg::Point(Pointer::Up(at))),
                _ => None,
            }
        }
        Event::FocusGained | Event::FocusLost => None,
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
