//! The files that hold where a person was: one for each story and each list of stories, in the platform's folder for
//! state, never in the story's own. Whatever is wrong with one, the story opens at its beginning.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use etcetera::BaseStrategy;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ingest::{fingerprint, is_address, make_private, thin};
use crate::report;
use crate::story::{Article, Story};
use crate::tui::model::Model;

use super::lists::ListView;
use super::view::{VERSION, View};

/// The most files that are kept; the oldest go.
const MOST: usize = 200;
/// A file of more bytes is none of this program's.
const LARGEST: u64 = 8 << 20;
/// What stands before each name of a story's articles at the top of its file.
const NAMED: &str = "#   ";

/// Whether it is kept where a person is, and where.
#[derive(Debug, Clone, Default)]
pub struct Keeping {
    folder: Option<PathBuf>,
    /// What was kept before is passed over.
    since: Option<SystemTime>,
}

impl Keeping {
    /// Keeps nothing, and gives nothing back.
    pub fn off() -> Self {
        Self::default()
    }

    /// Keeps it where the platform wants state kept: `~/.local/state/rashomon/views` on Linux unless `XDG_STATE_HOME` says
    /// otherwise. Nowhere where there is no such folder.
    pub fn usual() -> Self {
        let strategy = etcetera::choose_base_strategy().ok();
        let base = strategy.map(|strategy| strategy.state_dir().unwrap_or_else(|| strategy.cache_dir()));
        Self { folder: base.map(|base| base.join("rashomon").join("views")), since: None }
    }

    /// Keeps it in this folder.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder: Some(folder), since: None }
    }

    /// The same, and every story begins at its start until it is left from now on.
    #[must_use]
    pub fn fresh(self) -> Self {
        Self { since: Some(SystemTime::now()), ..self }
    }

    /// Where the person was in this story when they last left it, or in one that shares most of its articles.
    pub(in crate::tui) fn story(&self, story: &Story) -> Option<View> {
        let folder = self.folder.as_ref()?;
        let names = names(&story.articles)?;
        let known = self.read(&file(folder, "story", &names));
        let mut view: View = known.or_else(|| self.nearest(folder, &names))?;
        let called: HashMap<&String, &Article> = names.iter().zip(&story.articles).collect();
        for seen in &mut view.articles {
            if let Some(article) = called.get(&seen.path) {
                seen.path.clone_from(&article.path);
            }
        }
        Some(view)
    }

    /// Where the person was in the list of the stories behind these paths.
    pub(in crate::tui) fn list(&self, paths: &[PathBuf], articles: &[Article]) -> Option<ListView> {
        let folder = self.folder.as_ref()?;
        let mut view: ListView = self.read(&file(folder, "list", &given(paths)?))?;
        let wanted: HashSet<String> = view.story.iter().cloned().collect();
        let selected = articles.iter().filter(|article| wanted.contains(&name(article)));
        view.story = selected.map(|article| article.path.clone()).collect();
        Some(view)
    }

    /// Keeps where the person is in the story that is open, and in the list of stories behind it. That this fails is
    /// nothing that anybody could do something about now.
    pub(in crate::tui) fn keep(&self, model: &Model, paths: &[PathBuf]) {
        let Some(folder) = &self.folder else { return };
        if let Some(names) = names(&model.comparison.story.articles) {
            let mut view = View::of(model);
            for (seen, name) in view.articles.iter_mut().zip(&names) {
                seen.path.clone_from(name);
            }
            let _ = write(folder, "story", &names, &view);
        }
        if let (Some(pile), Some(given)) = (&model.pile, given(paths)) {
            let mut view = ListView::of(pile);
            let selected = pile.articles.iter().filter(|article| view.story.contains(&article.path));
            view.story = selected.map(name).collect();
            let _ = write(folder, "list", &given, &view);
        }
    }

    /// What a file holds; nothing where there is none, or it is broken, or of another form, or too old.
    fn read<T: DeserializeOwned + Versioned>(&self, file: &Path) -> Option<T> {
        parsed(&self.text(file)?)
    }

    fn text(&self, file: &Path) -> Option<String> {
        let found = fs::metadata(file).ok()?;
        let old = self.since.is_some_and(|since| found.modified().is_ok_and(|written| written < since));
        if old || found.len() > LARGEST { None } else { fs::read_to_string(file).ok() }
    }

    /// The view of the story that shares most of its articles with these, if that is more than half of either.
    fn nearest(&self, folder: &Path, names: &[String]) -> Option<View> {
        let wanted: HashSet<&String> = names.iter().collect();
        let lines: HashSet<String> = names.iter().map(|name| in_a_line(name)).collect();
        let mut best: Option<(usize, View)> = None;
        for entry in fs::read_dir(folder).ok()?.flatten() {
            // The lines above what is kept say at once whether it is worth reading.
            let text = self.text(&entry.path());
            let listed = |text: &String| {
                text.lines().filter_map(|line| line.strip_prefix(NAMED)).any(|name| lines.contains(name))
            };
            let Some(view) = text.filter(listed).and_then(|text| parsed::<View>(&text)) else { continue };
            let shared = view.articles.iter().filter(|seen| wanted.contains(&seen.path)).count();
            let more = best.as_ref().is_none_or(|(most, _)| shared > *most);
            if more && shared * 2 > names.len().max(view.articles.len()) {
                best = Some((shared, view));
            }
        }
        best.map(|(_, view)| view)
    }
}

fn parsed<T: DeserializeOwned + Versioned>(text: &str) -> Option<T> {
    toml::from_str(text).ok().filter(|view: &T| view.version() == VERSION)
}

/// What says of which form it is.
trait Versioned {
    fn version(&self) -> u32;
}

impl Versioned for View {
    fn version(&self) -> u32 {
        self.version
    }
}

impl Versioned for ListView {
    fn version(&self) -> u32 {
        self.version
    }
}

/// What the articles of a story are called from everywhere; nothing where there are none, or one came from standard
/// input and will not come again.
fn names(articles: &[Article]) -> Option<Vec<String>> {
    let lasting = !articles.is_empty() && articles.iter().all(|article| article.file() != "-");
    lasting.then(|| articles.iter().map(name).collect())
}

/// What an article is called from everywhere: its file or address, and which of several it is there.
fn name(article: &Article) -> String {
    let file = whole(article.file());
    let url = article.url.as_deref().filter(|url| *url != article.file());
    match (article.entry, url) {
        (None, _) => file,
        // Others may come in before it, as in a feed.
        (Some(_), Some(url)) => format!("{file}#{url}"),
        (Some(number), None) => format!("{file}#{number}"),
    }
}

/// Paths as they were given, from everywhere; nothing where one is standard input.
fn given(paths: &[PathBuf]) -> Option<Vec<String>> {
    let lasting = !paths.is_empty() && paths.iter().all(|path| path.as_os_str() != "-");
    lasting.then(|| paths.iter().map(|path| whole(&path.to_string_lossy())).collect())
}

/// A path that holds from every folder. An address does.
fn whole(path: &str) -> String {
    if is_address(path) {
        return path.to_owned();
    }
    fs::canonicalize(path).map_or_else(|_| path.to_owned(), |whole| whole.to_string_lossy().into_owned())
}

/// The file for what is called so, in whatever order.
fn file(folder: &Path, sort: &str, names: &[String]) -> PathBuf {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    let key: String =
        fingerprint(format!("{sort}\n{}", names.join("\n")).as_bytes()).chars().take(32).collect();
    folder.join(key + ".toml")
}

/// A name that no line break of its own parts.
fn in_a_line(name: &str) -> String {
    name.replace(char::is_control, " ")
}

fn write(folder: &Path, sort: &str, names: &[String], view: &impl Serialize) -> io::Result<()> {
    let mut text =
        format!("# Where rashomon was left the last time, to begin there again. Of this {sort}:\n");
    for name in names {
        text.extend([NAMED, &in_a_line(name), "\n"]);
    }
    text += &toml::to_string(view).map_err(io::Error::other)?;
    make_private(folder)?;
    report::save(&file(folder, sort, names), text.as_bytes())?;
    thin(folder, MOST)
}

#[cfg(test)]
mod tests;
