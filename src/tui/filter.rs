//! Which claims the table lists: conditions that all hold together.

mod line;

use crate::comparison::{Claim, DifferenceKind, JudgedClaim, Verdict};

use super::claim_words::{ClaimWords, plain};
use super::moved::Moved;
use line::held;

/// Conditions on a claim; one that is not set holds for all.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Filter {
    /// What the chosen outlet does with it.
    pub reach: Reach,
    /// What the outlets do with it.
    pub verdict: Option<Verdict>,
    /// What a person has done with it.
    pub marked: Option<Marked>,
    /// Sorts of difference: it has each of them.
    pub kinds: Vec<DifferenceKind>,
    /// Outlets, by their places in the story: each tells it.
    pub told_by: Vec<usize>,
    /// Words as they were typed: each begins a word of its label or of a statement.
    pub words: Vec<String>,
    /// Names as they were typed: all words of one begin words of the name of somebody quoted for it.
    pub speakers: Vec<String>,
    /// Terms that ask for what there is not, key and all: nothing meets them.
    pub unknown: Vec<String>,
}

/// What a person has done with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Marked {
    /// Decided on it.
    Decided,
    /// Not yet decided on it.
    Undecided,
    /// Put a star on it.
    Starred,
    /// Written a note on it.
    Noted,
}

impl Marked {
    const ALL: [Self; 4] = [Self::Decided, Self::Undecided, Self::Starred, Self::Noted];

    fn name(self) -> &'static str {
        match self {
            Self::Decided => "decided",
            Self::Undecided => "undecided",
            Self::Starred => "starred",
            Self::Noted => "noted",
        }
    }

    /// Whether it was done with a claim of which this was decided.
    pub fn is(self, judged: Option<&JudgedClaim>) -> bool {
        match self {
            Self::Decided => judged.is_some_and(JudgedClaim::is_decided),
            Self::Undecided => !judged.is_some_and(JudgedClaim::is_decided),
            Self::Starred => judged.is_some_and(|judged| judged.star),
            Self::Noted => judged.is_some_and(|judged| !judged.notes.is_empty()),
        }
    }
}

/// What the chosen outlet does with the claims that are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// It may tell them or not.
    #[default]
    Any,
    /// Others share them and it leaves them out.
    Gaps,
    /// It alone tells them.
    Alone,
}

/// The words of a filter, made ready to be compared with many claims.
#[derive(Debug)]
pub struct Wanted {
    words: Vec<String>,
    /// The words of each name.
    speakers: Vec<Vec<String>>,
}

impl Filter {
    /// Each condition in words, the chosen outlet's and the others' names given by `called`.
    pub fn in_words<'a>(&self, outlet: usize, called: impl Fn(usize) -> &'a str) -> Vec<String> {
        let reach = match self.reach {
            Reach::Any => None,
            Reach::Gaps => Some(format!("left out by {}", called(outlet))),
            Reach::Alone => Some(format!("told by {} alone", called(outlet))),
        };
        let conditions = reach.into_iter().chain(self.verdict.map(|verdict| name(verdict).to_owned()));
        let conditions = conditions.chain(self.marked.map(|marked| marked.name().to_owned()));
        let conditions = conditions.chain(self.kinds.iter().copied().map(kind_in_words));
        let conditions =
            conditions.chain(self.told_by.iter().map(|&outlet| format!("in:{}", called(outlet))));
        let conditions = conditions.chain(self.words.iter().map(|word| format!("“{word}”")));
        conditions.chain(self.last_in_words()).collect()
    }

    fn last_in_words(&self) -> impl Iterator<Item = String> {
        let speakers = self.speakers.iter().map(|name| format!("@{}", held(name)));
        speakers.chain(self.unknown.iter().cloned())
    }

    /// Follows the story to what it has become. An outlet that is gone is asked for no longer.
    pub(super) fn carry(&mut self, moved: &Moved<'_>) {
        self.told_by = self.told_by.iter().filter_map(|&outlet| moved.article(outlet)).collect();
    }

    /// Whether any condition is set.
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// Its words, ready to be compared.
    pub fn wanted(&self) -> Wanted {
        let words = self.words.iter().flat_map(|word| plain(word)).collect();
        Wanted { words, speakers: self.speakers.iter().map(|name| plain(name)).collect() }
    }

    /// Whether a claim meets all conditions but the chosen outlet's and a person's.
    pub fn holds(&self, claim: &Claim, words: &ClaimWords, wanted: &Wanted) -> bool {
        self.unknown.is_empty()
            && self.verdict.is_none_or(|verdict| claim.verdict == verdict)
            && self.kinds.iter().all(|kind| claim.differences.iter().any(|parts| parts.kind == *kind))
            && self.told_by.iter().all(|&outlet| claim.first_in(outlet).is_some())
            && words.tells(&wanted.words)
            && wanted.speakers.iter().all(|name| words.is_said_by(name))
    }
}

fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Diverge => "divergent",
        Verdict::Agree => "agreed",
        Verdict::Single => "single",
    }
}

fn kind_in_words(kind: DifferenceKind) -> String {
    format!("kind:{}", kind.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::fixture;

    pub(super) fn typed(line: &str) -> Filter {
        Filter::typed(line, Reach::Any, &fixture::bridge().story)
    }

    #[test]
    fn it_says_its_conditions_in_words() {
        let names = ["Courier", "Herald"];
        let filter =
            Filter { reach: Reach::Gaps, ..typed("is:divergent kind:quote “missile” @ana in:herald") };
        let said = filter.in_words(0, |outlet| names[outlet]).join(" · ");
        assert_eq!(said, "left out by Courier · divergent · kind:quote · in:Herald · “missile” · @ana");
    }

    #[test]
    fn all_terms_must_hold() {
        let comparison = fixture::bridge();
        let words = ClaimWords::of(&comparison);
        let met = |line: &str| -> Vec<usize> {
            let filter = typed(line);
            let wanted = filter.wanted();
            let claims = comparison.claims.iter().zip(&words).enumerate();
            claims
                .filter(|(_, (claim, words))| filter.holds(claim, words, &wanted))
                .map(|(at, _)| at)
                .collect()
        };
        assert_eq!(met("lorries"), [0]);
        assert_eq!(met("kind:time"), [1, 3]);
        assert_eq!(met("kind:time in:gazette"), [1]);
        assert!(met("kind:time kind:quote").is_empty());
        assert_eq!(met("@orban"), [2]);
        assert!(met("@orban ferry").is_empty());
        assert!(met("ferry kind:quuote").is_empty());
        assert_eq!(met("1600 lorr"), [0]);
    }
}
