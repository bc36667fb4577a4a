//! The line in which a person types a filter: what it asks for, and why nothing can meet it.

use crate::comparison::{DifferenceKind, Verdict};
use crate::search::terms::{Term, terms};
use crate::story::Story;
use crate::text::fold;
use crate::tui::claim_words::plain;

use super::{Filter, Marked, Reach, kind_in_words, name};

const VERDICTS: [Verdict; 3] = [Verdict::Diverge, Verdict::Agree, Verdict::Single];

impl Filter {
    /// The filter that a typed line asks for. A term without letters behind its key is still being typed and asks for
    /// nothing.
    pub fn typed(line: &str, reach: Reach, story: &Story) -> Self {
        let mut filter = Self { reach, ..Self::default() };
        for term in terms(line, &["@", "in:", "kind:", "is:"]) {
            filter.add(term, story);
        }
        filter
    }

    fn add(&mut self, Term { key, value: typed, .. }: Term<'_, '_>, story: &Story) {
        let Some(value) = trimmed(typed) else { return };
        let name_of = |known: &str| known.starts_with(&fold(&value).text);
        let known = match key {
            "@" => added(&mut self.speakers, Some(value.clone())),
            "in:" => added(&mut self.told_by, outlet_called(&value, story)),
            "kind:" => {
                added(&mut self.kinds, DifferenceKind::ALL.into_iter().find(|known| name_of(known.name())))
            }
            "is:" => {
                let verdict = VERDICTS.into_iter().find(|known| name_of(name(*known)));
                let marked = Marked::ALL.into_iter().find(|known| verdict.is_none() && name_of(known.name()));
                (self.verdict, self.marked) = (verdict.or(self.verdict), marked.or(self.marked));
                verdict.is_some() || marked.is_some()
            }
            _ => added(&mut self.words, (!has_key(typed)).then(|| value.clone())),
        };
        if !known {
            self.unknown.push(format!("{key}{}", held(&value)));
        }
    }

    /// The line that asks for this filter, but for what the chosen outlet does.
    pub fn line(&self, story: &Story) -> String {
        let outlet = |outlet: &usize| {
            let outlet = story.articles.get(*outlet).map_or("", |article| &article.outlet);
            format!("in:{}", plain(outlet).join("-").replace(' ', ""))
        };
        let verdict = self.verdict.map(|verdict| format!("is:{}", name(verdict)));
        let marked = self.marked.map(|marked| format!("is:{}", marked.name()));
        let terms = verdict.into_iter().chain(marked).chain(self.kinds.iter().copied().map(kind_in_words));
        let word = |word: &String| if has_key(word) { format!("\"{word}\"") } else { word.clone() };
        let terms = terms.chain(self.told_by.iter().map(outlet)).chain(self.words.iter().map(word));
        terms.chain(self.last_in_words()).collect::<Vec<_>>().join(" ")
    }

    /// Why no claim meets it, in a sentence without its full stop, where it asks for what there is not.
    pub fn fault(&self, story: &Story) -> Option<String> {
        let (key, typed) = self.unknown.first()?.split_once(':')?;
        let outlets = || story.articles.iter().map(|article| article.outlet.as_str()).collect::<Vec<_>>();
        let (sort, names) = match key {
            "kind" => ("kind", DifferenceKind::ALL.map(DifferenceKind::name).to_vec()),
            "is" => {
                let marked = Marked::ALL.into_iter().map(Marked::name);
                ("verdict", VERDICTS.into_iter().map(name).chain(marked).collect())
            }
            "in" => ("outlet", outlets()),
            _ => return Some(format!("No term begins with {key}: but with in: kind: is: or @")),
        };
        Some(format!("No {sort} is called {typed}: {}", names.join(", ")))
    }
}

/// Adds what there is; returns whether there is something.
fn added<T>(list: &mut Vec<T>, item: Option<T>) -> bool {
    let before = list.len();
    list.extend(item);
    list.len() > before
}

/// A term without the marks around it, if it has letters.
fn trimmed(term: &str) -> Option<String> {
    let letters = term.trim_matches(|letter: char| !letter.is_alphanumeric());
    (!letters.is_empty()).then(|| letters.to_owned())
}

/// Whether a word begins as a term does, with letters and a colon.
fn has_key(word: &str) -> bool {
    word.split_once(':').is_some_and(|(key, behind)| {
        !key.is_empty() && key.chars().all(char::is_alphabetic) && behind.contains(char::is_alphanumeric)
    })
}

/// What stands behind a key, between marks where it holds a space.
pub(super) fn held(value: &str) -> String {
    if value.contains(char::is_whitespace) { format!("\"{value}\"") } else { value.to_owned() }
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
    use super::super::tests::typed;
    use super::*;
    use crate::comparison::fixture;

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
        for line in ["", "  ", "kind:", "in:", "in:\"", "@", "@\"", "is:", "“", "-"] {
            assert!(!typed(line).is_set(), "{line:?}");
        }
    }

    #[test]
    fn a_term_for_what_there_is_not_says_what_there_is() {
        let told = |line: &str| typed(line).fault(&fixture::bridge().story).unwrap();
        assert_eq!(
            told("ferry kind:quuote"),
            "No kind is called quuote: quantity, quote, time, polarity, attribution, name, certainty, place, detail"
        );
        assert_eq!(
            told("is:x"),
            "No verdict is called x: divergent, agreed, single, decided, undecided, starred, noted"
        );
        assert_eq!(
            told("in:\"Le Monde\""),
            "No outlet is called \"Le Monde\": Harbour Courier, Herald, Gazette, Port Monitor, Evening Dispatch"
        );
        assert_eq!(told("knd:quote"), "No term begins with knd: but with in: kind: is: or @");
        for line in ["kind:quo ferry", "zeppelin", "in:", "said:", "\"EU:s\""] {
            assert_eq!(typed(line).fault(&fixture::bridge().story), None, "{line}");
        }
    }

    #[test]
    fn quotation_marks_hold_the_words_of_one_name() {
        assert_eq!(typed("@“Ann Example” ferry").speakers, ["Ann Example"]);
        assert_eq!(typed("in:\"evening dispatch\"").told_by, [4]);
        assert_eq!(typed("@\"Ann Exa").speakers, ["Ann Exa"], "while it is typed");
    }

    #[test]
    fn a_word_with_a_colon_that_is_no_term_is_a_word() {
        assert_eq!(typed("10:30 \"in:herald\"").words, ["10:30", "in:herald"]);
        assert_eq!(plain("10:30"), [" 10", " 30"]);
    }

    #[test]
    fn a_filter_writes_the_line_that_asks_for_it() {
        let story = fixture::bridge().story;
        for line in [
            "is:agreed kind:time in:evening-dispatch ferry 1,600 @weiss",
            "",
            "in:harbour-courier",
            "10:30 \"in:herald\" @\"Ann Example\" kind:quuote in:\"le monde\" knd:quote",
        ] {
            let filter = typed(line);
            assert_eq!(filter.line(&story), line);
            assert_eq!(typed(&filter.line(&story)), filter);
        }
    }
}
