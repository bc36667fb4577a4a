//! Reading the story or the pile on a thread of its own: progress on the way, the story at the end, and none of it after a
//! stop. Stories of a pile are compared here too: the one that is opened, and beside it one after another to be counted.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::comparison::{Comparison, Weights};
use crate::ingest::{self, Opened, Web};
use crate::opening::{self, Came, Wish};
use crate::progress::{Progress, Watch};
use crate::story::{Article, Story};
use crate::text::sanitise;

use super::app::{Incoming, Lost};
use super::model::Model;
use super::pile::Piled;
use super::prepared::Prepared;
use super::returning::Keeping;

/// Work that takes no longer shows no progress: the screen would only flicker.
const PATIENCE: Duration = Duration::from_millis(150);

/// What a reading of the files tells.
#[derive(Debug, Clone)]
pub enum News {
    /// How far it has come.
    Progress(Progress),
    /// The story.
    Told(Box<Prepared>),
    /// The stories, where there are several.
    Piled(Box<Piled>),
    /// A story of the pile.
    Opened {
        /// Its articles' places in the pile.
        story: Vec<usize>,
        /// The story, compared.
        prepared: Box<Prepared>,
    },
    /// Over how much the outlets of a story part.
    Counted {
        /// Its articles' places in the pile.
        story: Vec<usize>,
        /// How many claims diverge, agree, are told by one outlet alone.
        totals: [usize; 3],
    },
    /// The files say what is shown already.
    Same,
    /// Why there is no story.
    Failed(String),
}

/// What is shown already.
#[derive(Debug, Clone)]
pub enum Known {
    /// A story.
    Story(Arc<Comparison>),
    /// The articles of a pile.
    Pile(Arc<Vec<Article>>),
}

/// Articles of a pile that are compared as a story.
#[derive(Debug, Clone)]
pub struct Part {
    /// All articles of the pile.
    pub pile: Arc<Vec<Article>>,
    /// The places of those that are meant.
    pub story: Vec<usize>,
    /// What the story is called.
    pub title: String,
}

/// Work that is under way.
#[derive(Debug)]
struct Work {
    run: u64,
    watch: Arc<Watch>,
}

/// Reads a story's files, as often as it is asked to.
#[derive(Debug)]
pub struct Loader {
    paths: Vec<PathBuf>,
    web: Web,
    wish: Wish,
    keeping: Keeping,
    news: Sender<Incoming>,
    /// What is waited for: the files, or a story of the pile.
    reading: Option<Work>,
    /// Whether that is a story of the pile.
    opening: bool,
    /// Whether files have changed since a story of the pile began to be opened.
    stale: bool,
    /// What nobody waits for.
    counting: Option<Work>,
    run: u64,
}

impl Loader {
    /// One that will read these paths as is wished, or the built-in story where there are none.
    pub fn new(paths: Vec<PathBuf>, wish: Wish, news: Sender<Incoming>) -> Self {
        Self {
            paths,
            web: Web::default(),
            wish,
            keeping: Keeping::off(),
            news,
            reading: None,
            opening: false,
            stale: false,
            counting: None,
            run: 0,
        }
    }

    /// The same with this way to open addresses.
    #[must_use]
    pub fn with_web(self, web: Web) -> Self {
        Self { web, ..self }
    }

    /// The same, which keeps where the person is in what it reads. What cannot be read again is not returned to.
    #[must_use]
    pub fn with_keeping(self, keeping: Keeping) -> Self {
        Self { keeping: if self.can_read_again() { keeping } else { Keeping::off() }, ..self }
    }

    /// Keeps where the person is, for their next visit.
    pub(super) fn keep(&self, model: &Model) {
        self.keeping.keep(model, &self.paths);
    }

    /// The paths it reads.
    pub fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// Whether the files can be read a second time: what came from standard input is gone, and the built-in story stays.
    pub fn can_read_again(&self) -> bool {
        !self.paths.is_empty() && !self.reads_standard_input()
    }

    /// Whether standard input is one of the paths.
    pub fn reads_standard_input(&self) -> bool {
        self.paths.iter().any(|path| path.as_os_str() == "-")
    }

    /// Whether inner folders may be read.
    pub fn reads_inner_folders(&self) -> bool {
        self.wish != Wish::Story
    }

    /// Begins to read; what was being read before is dropped. `known` is what is shown already.
    pub fn start(&mut self, known: Option<Known>) {
        self.stop();
        let (paths, wish, web) = (self.paths.clone(), self.wish, self.web.clone());
        let keeping = self.keeping.clone();
        let work = self.begin("reading the story", true, move |watch| {
            let news = read(&paths, wish, &web, known.as_ref(), watch)?;
            // Who reads already is where they are.
            Some(if known.is_none() { returned(news, &keeping, &paths) } else { news })
        });
        (self.reading, self.opening, self.stale) = (Some(work), false, false);
    }

    /// The same because files have changed; a story that is being opened is opened first.
    pub fn start_again(&mut self, known: Option<Known>) {
        if self.opening && self.reading.is_some() {
            self.stale = true;
        } else {
            self.start(known);
        }
    }

    /// Whether files have changed that are still to be read, and nothing keeps them from it.
    pub fn is_stale(&self) -> bool {
        self.stale && self.reading.is_none()
    }

    /// Begins to open a story of the pile; what was being opened before is dropped.
    pub fn open(&mut self, part: Part) {
        let stale = self.stale;
        self.stop();
        let keeping = self.keeping.clone();
        let work = self.begin("comparing the story", true, move |watch| {
            let mut prepared = Box::new(compare(&part, watch)?);
            prepared.view = keeping.story(&prepared.comparison.story).map(Box::new);
            Some(News::Opened { story: part.story, prepared })
        });
        (self.reading, self.opening, self.stale) = (Some(work), true, stale);
    }

    /// Begins to count over how much the outlets of a story part.
    pub fn count(&mut self, part: Part) {
        let work = self.begin("comparing stories", false, move |watch| {
            let totals = compare(&part, watch)?.totals;
            Some(News::Counted { story: part.story, totals })
        });
        self.counting = Some(work);
    }

    /// Whether nothing is under way.
    pub fn is_idle(&self) -> bool {
        self.reading.is_none() && self.counting.is_none()
    }

    /// Does work on a thread; its news come with the number of the run.
    fn begin(
        &mut self,
        what: &'static str,
        shown: bool,
        work: impl FnOnce(&Watch) -> Option<News> + Send + 'static,
    ) -> Work {
        self.run += 1;
        let (run, news, tell) = (self.run, self.news.clone(), self.news.clone());
        let began = Instant::now();
        let watch = Arc::new(Watch::new(move |progress| {
            if shown && began.elapsed() >= PATIENCE {
                // Whoever is gone misses nothing.
                let _ = tell.send(Incoming::News { run, news: News::Progress(progress) });
            }
        }));
        let seen = Arc::clone(&watch);
        thread::spawn(move || {
            let lost = Lost::new(news.clone(), what);
            if let Some(told) = work(&seen) {
                let _ = news.send(Incoming::News { run, news: told });
            }
            drop(lost);
        });
        Work { run, watch }
    }

    /// Stops what is under way; says whether anything was.
    pub fn stop(&mut self) -> bool {
        let work = [self.reading.take(), self.counting.take()];
        let under_way = work.iter().any(Option::is_some);
        work.into_iter().flatten().for_each(|work| work.watch.stop());
        under_way
    }

    /// What a run tells, if nothing was begun in its place or stopped it since.
    pub fn take(&mut self, run: u64, news: News) -> Option<News> {
        let is_it = |work: &Option<Work>| work.as_ref().is_some_and(|work| work.run == run);
        if is_it(&self.counting) {
            self.counting = None;
            return Some(news);
        }
        if !is_it(&self.reading) {
            return None;
        }
        match &news {
            News::Progress(_) => return Some(news),
            // What it once was taken for, it stays.
            News::Piled(_) => self.wish = Wish::Pile,
            News::Told(_) if self.wish == Wish::Either => self.wish = Wish::WholeStory,
            _ => {}
        }
        self.reading = None;
        Some(news)
    }

    /// Waits a little for the story, so that one that is read at once needs no screen of its own: the news that end the
    /// reading, or how far it has come.
    pub fn first(&mut self, incoming: &Receiver<Incoming>, patient: bool) -> Option<News> {
        let end = Instant::now() + PATIENCE;
        loop {
            let come = if patient {
                incoming.recv().ok()?
            } else {
                incoming.recv_timeout(end.saturating_duration_since(Instant::now())).ok()?
            };
            match come {
                Incoming::News { run, news } => match self.take(run, news)? {
                    News::Progress(_) if patient => {}
                    news => return Some(news),
                },
                Incoming::Lost(error) => return Some(News::Failed(error.to_string())),
                // What was read so far may be out of date.
                Incoming::Changed => self.start(None),
                Incoming::Terminal(_) | Incoming::Msg(_) => {}
            }
        }
    }
}

/// Reads and compares; nothing once it was told to stop.
fn read(paths: &[PathBuf], wish: Wish, web: &Web, known: Option<&Known>, watch: &Watch) -> Option<News> {
    let came = match opening::open_as(paths, wish, web, watch) {
        Ok(came) => came?,
        Err(fault) => return (!watch.is_stopped()).then(|| News::Failed(fault.to_string())),
    };
    match (came, known) {
        (Came::Story(opened), Some(Known::Story(known))) if known.story == opened.story => {
            (!watch.is_stopped()).then_some(News::Same)
        }
        (Came::Story(opened), _) => {
            let told = opening::tell(opened, Weights::usual(), watch)?;
            Some(News::Told(Box::new(Prepared::from(told))))
        }
        (Came::Pile { articles, .. }, Some(Known::Pile(known))) if **known == articles => Some(News::Same),
        (Came::Pile { articles, groups, notices }, _) => Some(News::Piled(Box::new(Piled {
            name: name_of(paths),
            articles: Arc::new(articles),
            groups,
            notices,
            view: None,
        }))),
    }
}

/// The news with where the person was the last time.
fn returned(mut news: News, keeping: &Keeping, paths: &[PathBuf]) -> News {
    match &mut news {
        News::Told(told) => told.view = keeping.story(&told.comparison.story).map(Box::new),
        News::Piled(piled) => piled.view = keeping.list(paths, &piled.articles),
        _ => {}
    }
    news
}

/// Compares articles of a pile; nothing once it was told to stop.
fn compare(part: &Part, watch: &Watch) -> Option<Prepared> {
    let articles = part.story.iter().filter_map(|&article| part.pile.get(article).cloned()).collect();
    let title = Some(part.title.clone()).filter(|title| !title.is_empty());
    let story: Story = ingest::story_of(title, articles);
    let opened = Opened { story, skipped: Vec::new() };
    Some(Prepared::from(opening::tell(opened, Weights::usual(), watch)?))
}

/// What a pile is called: its folder's name, and how many more there are.
fn name_of(paths: &[PathBuf]) -> String {
    let name = |path: &Path| {
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        whole.file_name().map(|name| name.to_string_lossy().into_owned())
    };
    let first = paths.first().and_then(|path| name(path)).unwrap_or_else(|| "rashomon".to_owned());
    let more = if paths.len() > 1 { format!(" and {} more", paths.len() - 1) } else { String::new() };
    sanitise(&first).replace(char::is_whitespace, " ") + &more
}
