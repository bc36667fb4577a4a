//! Where a person wants decisions to be kept, and whether they are asked for at all.

use std::path::PathBuf;

use super::naming::Naming;
use super::store::Store;

/// What was said of decisions when the program was started.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// The file that a person names for them, in the place of the one beside the articles.
    pub file: Option<PathBuf>,
    /// Nothing is written.
    pub read_only: bool,
    /// Nothing is read: what is shown is the program's own proposal.
    pub off: bool,
}

impl Whereabouts {
    /// Where the decisions on what these paths hold are kept; a store without a file where nobody wants any.
    pub fn store(&self, paths: &[PathBuf], naming: &Naming) -> Store {
        let store = match &self.file {
            _ if self.off => Store::default(),
            Some(file) => Store::at(file.clone()),
            None => Store::beside(paths, naming),
        };
        if self.read_only { store.read_only() } else { store }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::judging::store::NAME;

    #[test]
    fn decisions_lie_beside_the_articles_unless_a_person_says_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let paths = [folder.path().to_path_buf()];
        let path =
            |keeping: &Whereabouts| keeping.store(&paths, &Naming::of(&paths)).path().map(Path::to_path_buf);
        assert_eq!(path(&Whereabouts::default()), Some(folder.path().join(NAME)));
        let elsewhere = Whereabouts { file: Some("mine.toml".into()), ..Whereabouts::default() };
        assert_eq!(path(&elsewhere), Some("mine.toml".into()));
        assert_eq!(path(&Whereabouts { off: true, ..elsewhere }), None);
    }
}
