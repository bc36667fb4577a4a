//! Reading the story on a thread of its own: progress on the way, the story at the end, and none of it after a stop.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::comparison::{Comparison, Weights};
use crate::ingest::Web;
use crate::opening;
use crate::progress::{Progress, Watch};

use super::app::{Incoming, Lost};
use super::prepared::Prepared;

/// Work that takes no longer shows no progress: the screen would only flicker.
const PATIENCE: Duration = Duration::from_millis(150);

/// What a reading of the files tells.
#[derive(Debug, Clone)]
pub enum News {
    /// How far it has come.
    Progress(Progress),
    /// The story.
    Told(Box<Prepared>),
    /// The files say what is shown already.
    Same,
    /// Why there is no story.
    Failed(String),
}

/// Reads a story's files, as often as it is asked to.
#[derive(Debug)]
pub struct Loader {
    paths: Vec<PathBuf>,
    web: Web,
    news: Sender<Incoming>,
    running: Option<Arc<Watch>>,
    run: u64,
}

impl Loader {
    /// One that will read these paths, or the built-in story where there are none.
    pub fn new(paths: Vec<PathBuf>, news: Sender<Incoming>) -> Self {
        Self { paths, web: Web::default(), news, running: None, run: 0 }
    }

    /// The same with this way to open addresses.
    #[must_use]
    pub fn with_web(self, web: Web) -> Self {
        Self { web, ..self }
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

    /// Begins to read; what was being read before is dropped. `known` is what is shown already.
    pub fn start(&mut self, known: Option<Arc<Comparison>>) {
        self.stop();
        self.run += 1;
        let (run, news, paths, web) = (self.run, self.news.clone(), self.paths.clone(), self.web.clone());
        let (began, tell) = (Instant::now(), self.news.clone());
        let watch = Arc::new(Watch::new(move |progress| {
            if began.elapsed() >= PATIENCE {
                // Whoever is gone misses nothing.
                let _ = tell.send(Incoming::News { run, news: News::Progress(progress) });
            }
        }));
        self.running = Some(Arc::clone(&watch));
        thread::spawn(move || {
            let lost = Lost::new(news.clone(), "reading the story");
            if let Some(told) = read(&paths, &web, known.as_deref(), &watch) {
                let _ = news.send(Incoming::News { run, news: told });
            }
            drop(lost);
        });
    }

    /// Stops what is being read; says whether anything was.
    pub fn stop(&mut self) -> bool {
        self.running.take().inspect(|watch| watch.stop()).is_some()
    }

    /// What a reading tells, if it is the one begun last and not stopped since.
    pub fn take(&mut self, run: u64, news: News) -> Option<News> {
        if run != self.run || self.running.is_none() {
            return None;
        }
        if !matches!(news, News::Progress(_)) {
            self.running = None;
        }
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
fn read(paths: &[PathBuf], web: &Web, known: Option<&Comparison>, watch: &Watch) -> Option<News> {
    let opened = match opening::open(paths, web, watch) {
        Ok(opened) => opened,
        Err(fault) => return (!watch.is_stopped()).then(|| News::Failed(fault.to_string())),
    };
    if known.is_some_and(|known| known.story == opened.story) {
        return (!watch.is_stopped()).then_some(News::Same);
    }
    let told = opening::tell(opened, Weights::usual(), watch)?;
    Some(News::Told(Box::new(Prepared::from(told))))
}
