//! Which claims the table lists: conditions that all hold together, and the line in which a person types them.

use crate::comparison::{Claim, DifferenceKind, Verdict};
use crate::story::Story;
use crate::text::fold;

use super::claim_words::{ClaimWords, plain};

const KINDS: [DifferenceKind; 9] = [
    DifferenceKind::Quantity,
    DifferenceKind::Quote,
    DifferenceKind::Time,
    DifferenceKind::Polarity,
    DifferenceKind::Attribution,
    DifferenceKind::Name,
    DifferenceKind::Certainty,
    DifferenceKind::Place,
    DifferenceKind::Detail,
];

const VERDICTS: [Verdict; 3] = [Verdict::Diverge, Verdict::Agree, Verdict::Single];

/// Conditions on a claim; one that is not set holds for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// What the chosen outlet does with it.
    pub reach: Reach,
    /// What the outlets do with it.
    pub verdict: Option<Verdict>,
    /// Sorts of difference: it has each of them.
    pub kinds: Vec<DifferenceKind>,
    /// Outlets, by their places in the story: each tells it.
    pub told_by: Vec<usize>,
    /// Words as they were typed: each begins a word of its label or of a statement.
    pub words: Vec<String>,
    /// Names as they were typed: each begins a word of the name of somebody quoted for it.
    pub speakers: Vec<String>,
}

/// What the chosen outlet does with the claims that are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    speakers: Vec<String>,
}

impl Filter {
    /// The filter that a typed line asks for. A term that is not finished, or fits nothing, asks for nothing.
    pub fn typed(line: &str, reach: Reach, story: &Story) -> Self {
        let mut filter = Self { reach, ..Self::default() };
        for term in line.split_whitespace() {
            filter.add(term, story);
        }
        filter
    }

    fn add(&mut self, term: &str, story: &Story) {
        if let Some(name) = term.strip_prefix('@') {
            self.speakers.extend(trimmed(name));
            return;
        }
        let folded = fold(term).text;
        match folded.split_once(':') {
            Some(("kind", kind)) => {
                self.kinds.extend(KINDS.into_iter().find(|known| begins(known.name(), kind)));
            }
            Some(("in", outlet)) => self.told_by.extend(outlet_called(outlet, story)),
            Some(("is", verdict)) => {
                let verdict = VERDICTS.into_iter().find(|known| begins(name(*known), verdict));
                self.verdict = verdict.or(self.verdict);
            }
            _ => self.words.extend(trimmed(term)),
        }
    }

    /// The line that asks for this filter, but for what the chosen outlet does.
    pub fn line(&self, story: &Story) -> String {
        let outlet = |outlet: &usize| {
            let outlet = story.articles.get(*outlet).map_or("", |article| &article.outlet);
            format!("in:{}", plain(outlet).join("-").replace(' ', ""))
        };
        let verdict = self.verdict.map(|verdict| format!("is:{}", name(verdict)));
        let terms = verdict.into_iter().chain(self.kinds.iter().copied().map(kind_in_words));
        let terms = terms.chain(self.told_by.iter().map(outlet)).chain(self.words.iter().cloned());
        terms.chain(self.speakers_in_words()).collect::<Vec<_>>().join(" ")
    }

    /// Each condition in words, the chosen outlet's and the others' names given by `called`.
    pub fn in_words<'a>(&self, outlet: usize, called: impl Fn(usize) -> &'a str) -> Vec<String> {
        let reach = match self.reach {
            Reach::Any => None,
            Reach::Gaps => Some(format!("left out by {}", called(outlet))),
            Reach::Alone => Some(format!("told by {} alone", called(outlet))),
        };
        let conditions = reach.into_iter().chain(self.verdict.map(|verdict| name(verdict).to_owned()));
        let conditions = conditions.chain(self.kinds.iter().copied().map(kind_in_words));
        let conditions =
            conditions.chain(self.told_by.iter().map(|&outlet| format!("in:{}", called(outlet))));
        let conditions = conditions.chain(self.words.iter().map(|word| format!("“{word}”")));
        conditions.chain(self.speakers_in_words()).collect()
    }

    fn speakers_in_words(&self) -> impl Iterator<Item = String> {
        self.speakers.iter().map(|name| format!("@{name}"))
    }

    /// Whether any condition is set.
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }

    /// Its words, ready to be compared.
    pub fn wanted(&self) -> Wanted {
        let plain = |terms: &[String]| terms.iter().flat_map(|term| plain(term)).collect();
        Wanted { words: plain(&self.words), speakers: plain(&self.speakers) }
    }

    /// Whether a claim meets all conditions but the chosen outlet's.
    pub fn holds(&self, claim: &Claim, words: &ClaimWords, wanted: &Wanted) -> bool {
        self.verdict.is_none_or(|verdict| claim.verdict == verdict)
            && self.kinds.iter().all(|kind| claim.differences.iter().any(|parts| parts.kind == *kind))
            && self.told_by.iter().all(|&outlet| claim.first_in(outlet).is_some())
            && words.tells(&wanted.words)
            && words.is_said_by(&wanted.speakers)
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

/// A term without the marks around it, if it has letters.
fn trimmed(term: &str) -> Option<String> {
    let letters = term.trim_matches(|letter: char| !letter.is_alphanumeric());
    (!letters.is_empty()).then(|| letters.to_owned())
}

fn begins(known: &str, typed: &str) -> bool {
    !typed.is_empty() && known.starts_with(typed)
}

/// The outlet of that name; else the first whose name begins so, or else has a word that does.
fn outlet_called(typed: &str, story: &Story) -> Option<usize> {
    let wanted = plain(typed).concat();
    if wanted.is_empty() {
        return None;
    }
    let place = |fits: &dyn Fn(&str) -> bool| {
        story.articles.iter().position(|article| fits(&plain(&article.outlet).concat()))
    };
    place(&|name| name == wanted)
        .or_else(|| place(&|name| name.starts_with(&wanted)))
        .or_else(|| place(&|name| name.contains(&wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::fixture;

    fn typed(line: &str) -> Filter {
        Filter::typed(line, Reach::Any, &fixture::bridge().story)
    }

    #[test]
    fn terms_of_all_sorts_stand_in_one_line() {
        let filter = typed("kind:quantity Cable in:herald @Orbán is:divergent");
        assert_eq!(filter.kinds, [DifferenceKind::Quantity]);
        assert_eq!(filter.words, ["Cable"]);
        assert_eq!(filter.told_by, [1]);
        assert_eq!(filter.speakers, ["Orbán"]);
        assert_eq!(filter.verdict, Some(Verdict::Diverge));
    }

    #[test]
    fn the_beginning_of_a_kind_a_verdict_or_an_outlet_is_enough() {
        assert_eq!(typed("kind:quo").kinds, [DifferenceKind::Quote]);
        assert_eq!(typed("KIND:T").kinds, [DifferenceKind::Time]);
        assert_eq!(typed("is:s").verdict, Some(Verdict::Single));
        assert_eq!(typed("in:gaz").told_by, [2]);
        assert_eq!(typed("in:monitor").told_by, [3], "a later word of the name");
        assert_eq!(typed("in:evening-dispatch").told_by, [4]);
    }

    #[test]
    fn the_whole_name_of_an_outlet_wins_over_a_longer_one() {
        let mut story = fixture::bridge().story;
        story.articles[0].outlet = "Heraldry".to_owned();
        assert_eq!(Filter::typed("in:herald", Reach::Any, &story).told_by, [1]);
        assert_eq!(Filter::typed("in:heraldr", Reach::Any, &story).told_by, [0]);
    }

    #[test]
    fn an_unfinished_term_asks_for_nothing() {
        for line in ["", "  ", "kind:", "kind:x", "in:", "in:zeppelin", "@", "is:", "is:x", "“", "-"] {
            assert!(!typed(line).is_set(), "{line:?}");
        }
    }

    #[test]
    fn a_word_with_a_colon_that_is_no_term_is_a_word() {
        assert_eq!(typed("10:30").words, ["10:30"]);
        assert_eq!(plain("10:30"), [" 10", " 30"]);
    }

    #[test]
    fn a_filter_writes_the_line_that_asks_for_it() {
        let story = fixture::bridge().story;
        for line in ["is:agreed kind:time in:evening-dispatch ferry 1,600 @weiss", "", "in:harbour-courier"] {
            let filter = typed(line);
            assert_eq!(filter.line(&story), line);
            assert_eq!(typed(&filter.line(&story)), filter);
        }
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
        assert_eq!(met("1600 lorr"), [0]);
    }
}
