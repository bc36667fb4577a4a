//! How decisions call the articles: by their files, seen from the folder that holds them all, so that the folder may move.

use std::path::{Component, Path, PathBuf};

use crate::story::Article;

/// The folder from which articles are named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Naming {
    folder: PathBuf,
}

impl Naming {
    /// Names seen from the folder that was opened, or the nearest that holds all files that were.
    pub fn of(paths: &[PathBuf]) -> Self {
        if let [one] = paths
            && one.is_dir()
        {
            return Self { folder: one.clone() };
        }
        let mut folders = paths
            .iter()
            .map(|path| if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(path) });
        let Some(first) = folders.next() else { return Self::default() };
        let common = folders.fold(first.to_path_buf(), |common, folder| {
            let same = common.components().zip(folder.components()).take_while(|(one, other)| one == other);
            same.map(|(part, _)| part).collect::<PathBuf>()
        });
        Self { folder: common }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What decisions call an article: its path from the folder on, with `/` on every system.
    pub fn name(&self, article: &Article) -> String {
        self.name_of(&article.path)
    }

    /// The same for an article's path.
    pub fn name_of(&self, path: &str) -> String {
        if path.contains("://") {
            return path.to_owned();
        }
        let plain = |path: &Path| -> Vec<String> {
            let parts = path.components().filter(|part| *part != Component::CurDir);
            parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
        };
        let (path, folder) = (plain(Path::new(path)), plain(&self.folder));
        path.strip_prefix(folder.as_slice()).unwrap_or(&path).join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_called_alike_from_wherever_its_folder_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("week/one");
        std::fs::create_dir_all(&inner).unwrap();
        let file = |name: &str| inner.join(name);
        let named = |paths: &[PathBuf]| Naming::of(paths).name_of(&file("a.txt").to_string_lossy());
        assert_eq!(named(std::slice::from_ref(&inner)), "a.txt");
        assert_eq!(named(&[inner.join(".")]), "a.txt");
        assert_eq!(named(&[file("a.txt"), file("b.txt")]), "a.txt");
        assert_eq!(named(&[folder.path().to_path_buf()]), "week/one/a.txt");
        assert_eq!(named(&[file("a.txt"), folder.path().join("week/b.txt")]), "one/a.txt");
    }

    #[test]
    fn an_address_is_its_own_name() {
        assert_eq!(Naming::default().name_of("https://example.org/a"), "https://example.org/a");
        assert_eq!(Naming::default().name_of("feed.xml#3"), "feed.xml#3");
    }
}
