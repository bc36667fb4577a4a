//! The kinds of quotes that a query can ask for.

use crate::comparison::FamilyVerdict;
use crate::reading::QuoteKind;

use super::Entry;

/// What `kind:` can stand before. Each begins with another letter, so that one letter tells which is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Direct,
    Mixed,
    Indirect,
    Verbatim,
    Shortened,
    Altered,
    Unnamed,
}

/// What a kind is about: how the words stand in the article, how they are kept, who says them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Marks,
    Words,
    Speaker,
}

const ALL: [(&str, Kind); 7] = [
    ("direct", Kind::Direct),
    ("mixed", Kind::Mixed),
    ("indirect", Kind::Indirect),
    ("verbatim", Kind::Verbatim),
    ("shortened", Kind::Shortened),
    ("altered", Kind::Altered),
    ("unnamed", Kind::Unnamed),
];

impl Kind {
    /// The kind whose name begins so.
    pub(super) fn beginning(letters: &str) -> Option<Self> {
        ALL.into_iter().find(|(name, _)| name.starts_with(letters)).map(|(_, kind)| kind)
    }

    /// The names of all kinds, in one line.
    pub(super) fn names() -> String {
        ALL.map(|(name, _)| name).join(", ")
    }

    fn sort(self) -> Sort {
        match self {
            Self::Direct | Self::Mixed | Self::Indirect => Sort::Marks,
            Self::Verbatim | Self::Shortened | Self::Altered => Sort::Words,
            Self::Unnamed => Sort::Speaker,
        }
    }

    fn is_of(self, entry: &Entry) -> bool {
        match self {
            Self::Direct => entry.kind == QuoteKind::Direct,
            Self::Mixed => entry.kind == QuoteKind::Mixed,
            Self::Indirect => entry.kind == QuoteKind::Indirect,
            Self::Verbatim => entry.kept.contains(&FamilyVerdict::Verbatim),
            Self::Shortened => entry.kept.contains(&FamilyVerdict::Shortened),
            Self::Altered => entry.kept.contains(&FamilyVerdict::Altered),
            Self::Unnamed => entry.unnamed,
        }
    }
}

/// Whether a quote is of these kinds: of any of those that are about the same, of one for each thing they are about.
/// `kind:direct kind:mixed kind:altered` is what stands between marks, wholly or in part, and was altered.
pub(super) fn meets(kinds: &[Kind], entry: &Entry) -> bool {
    kinds.iter().all(|kind| kinds.iter().any(|other| other.sort() == kind.sort() && other.is_of(entry)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_tells_every_kind_from_the_others() {
        for (name, kind) in ALL {
            let first: String = name.chars().take(1).collect();
            assert_eq!(Kind::beginning(&first), Some(kind), "{name}");
            assert_eq!(Kind::beginning(name), Some(kind));
        }
        assert_eq!(Kind::beginning("alterd"), None);
    }
}
