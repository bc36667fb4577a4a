//! What a page says about itself, told from the story by the phrases of `assets/lexicon/furniture.toml`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::story::ParagraphKind;
use crate::text::fold;

/// The longest paragraph that is looked at, in bytes; what is longer is story.
const LONGEST: usize = 1200;

/// The table as it is written.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    agencies: Vec<String>,
    joining: Vec<String>,
    rows: Vec<Row>,
}

/// Phrases that tell one kind, standing at one place, in paragraphs of at most `longest` characters.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: Kind,
    at: Place,
    longest: usize,
    phrases: Vec<String>,
}

#[derive(serde::Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Furniture,
    Caption,
}

#[derive(serde::Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Place {
    Whole,
    Start,
    End,
    Anywhere,
}

struct Rule {
    phrase: String,
    kind: Kind,
    longest: usize,
}

/// The table, ready to be asked.
struct Rules {
    agencies: HashSet<String>,
    joining: HashSet<String>,
    whole: HashMap<String, Kind>,
    /// By their first word, so that a paragraph meets only the few that could fit.
    start: HashMap<String, Vec<Rule>>,
    end: Vec<Rule>,
    anywhere: Vec<Rule>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let table = toml::from_str(include_str!("../../assets/lexicon/furniture.toml"));
    Rules::new(table.unwrap_or(Table { agencies: Vec::new(), joining: Vec::new(), rows: Vec::new() }))
});

impl Rules {
    fn new(table: Table) -> Self {
        let folded = |words: Vec<String>| words.iter().map(|word| fold(word).text).collect();
        let mut rules = Self {
            agencies: folded(table.agencies),
            joining: folded(table.joining),
            whole: HashMap::new(),
            start: HashMap::new(),
            end: Vec::new(),
            anywhere: Vec::new(),
        };
        for Row { kind, at, longest, phrases } in table.rows {
            for phrase in phrases {
                let phrase = fold(&phrase).text;
                let rule = Rule { kind, longest, phrase };
                match at {
                    Place::Whole => drop(rules.whole.insert(rule.phrase, kind)),
                    Place::Start => {
                        let first = first_word(&rule.phrase).to_owned();
                        rules.start.entry(first).or_default().push(rule);
                    }
                    Place::End => rules.end.push(rule),
                    Place::Anywhere => rules.anywhere.push(rule),
                }
            }
        }
        rules
    }

    fn by_phrase(&self, line: &str) -> Option<Kind> {
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some(&kind) = self.whole.get(bare) {
            return Some(kind);
        }
        let length = line.chars().count();
        let starts = self.start.get(first_word(line)).into_iter().flatten();
        starts
            .filter(|rule| {
                line.strip_prefix(rule.phrase.as_str()).is_some_and(|rest| word_ends(&rule.phrase, rest))
            })
            .chain(self.end.iter().filter(|rule| line.ends_with(rule.phrase.as_str())))
            .chain(
                self.anywhere
                    .iter()
                    .filter(|rule| length <= rule.longest && line.contains(rule.phrase.as_str())),
            )
            .find(|rule| length <= rule.longest)
            .map(|rule| rule.kind)
    }
}

/// The letters up to the first character that is none.
fn first_word(line: &str) -> &str {
    line.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}

/// Whether a phrase that ends in a letter is not just the beginning of a longer word.
fn word_ends(phrase: &str, rest: &str) -> bool {
    !(phrase.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric))
}

/// Caption or Furniture, where the paragraph's own words tell; `None` is story.
pub(super) fn kind(text: &str) -> Option<ParagraphKind> {
    if text.len() > LONGEST {
        return None;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Some(ParagraphKind::Furniture);
    }
    let line = fold(text).text;
    match RULES.by_phrase(&line) {
        Some(Kind::Caption) => return Some(ParagraphKind::Caption),
        Some(Kind::Furniture) => return Some(ParagraphKind::Furniture),
        None => {}
    }
    (is_byline(text) || is_agency_line(&line) || is_photo_credit(text, &line))
        .then_some(ParagraphKind::Furniture)
}

/// Whether an article's last line is only initials: `SR`, `jm/dm`.
pub(super) fn is_sign_off(text: &str) -> bool {
    text.len() <= 12
        && text
            .split(['/', ',', ' '])
            .all(|part| matches!(part.len(), 2..=3) && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// `By Jane Doe`, `By JANE DOE and JOHN ROE, Associated Press`: names and what joins them, no sentence.
fn is_byline(text: &str) -> bool {
    let Some(names) = text.strip_prefix("By ").or_else(|| text.strip_prefix("BY ")) else { return false };
    let mut words = 0;
    let named = names.split([' ', ',', '/', '|']).filter(|word| !word.is_empty()).all(|word| {
        words += 1;
        word.starts_with(|c: char| c.is_uppercase()) || RULES.joining.contains(&word.to_lowercase())
    });
    named && (1..=14).contains(&words) && text.len() <= 140 && !ends_in_word_and_stop(text)
}

/// A full stop after a whole word ends a sentence; after an initial it does not.
fn ends_in_word_and_stop(text: &str) -> bool {
    let last = text.split(' ').next_back().unwrap_or("");
    last.ends_with(['.', '?', '!']) && last.len() > 3
}

/// `(AP)`, `jm/dm (AFP, dpa)`, `Reuters`: agencies, perhaps with a desk's initials.
fn is_agency_line(line: &str) -> bool {
    if line.len() > 60 {
        return false;
    }
    let mut agencies = 0;
    let parts = || line.split([' ', ',', '/', '(', ')', '-', '.', '|', ';']).filter(|part| !part.is_empty());
    let only = parts().all(|part| {
        let agency = RULES.agencies.contains(part);
        agencies += usize::from(agency);
        agency || RULES.joining.contains(part) || part.len() <= 3
    });
    only && agencies > 0 && agencies * 3 >= parts().count() && !line.contains(['\'', '"', '$'])
}

/// `Evan Vale/Getty Images`, `Jo Rae via AP`: a name and an agency.
fn is_photo_credit(text: &str, line: &str) -> bool {
    if text.len() > 80 || text.ends_with('.') {
        return false;
    }
    let Some((name, agency)) = line.rsplit_once('/').or_else(|| line.rsplit_once(" via ")) else {
        return false;
    };
    let agency = agency.trim().trim_end_matches(')');
    let known = RULES.agencies.contains(agency)
        || agency.split(' ').all(|word| RULES.agencies.contains(word) || word == "images" || word == "photo");
    let capitals = text.split([' ', '/', '(']).filter(|word| word.starts_with(char::is_lowercase)).count();
    known && name.split(' ').count() <= 7 && capitals <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> &'static str {
        match kind(text) {
            Some(ParagraphKind::Caption) => "caption",
            Some(_) => "furniture",
            None => "story",
        }
    }

    #[test]
    fn the_table_parses() {
        let table: Table = toml::from_str(include_str!("../../assets/lexicon/furniture.toml")).unwrap();
        assert!(table.rows.len() > 3 && !table.agencies.is_empty());
    }

    #[test]
    fn what_the_page_says_of_itself_is_furniture() {
        for line in [
            "Advertisement",
            "Advertisement Continue reading the main story",
            "Scroll down for video",
            "READ MORE: Ferry to run from Monday",
            "Read more: Ferry to run from Monday",
            "Copyright 2019 The Associated Press. All rights reserved. This material may not be published.",
            "Media playback is unsupported on your device",
            "Image copyright Harbour Agency",
            "Share this article",
            "Sign up for our morning newsletter",
            "By Jane Doe",
            "By JANE DOE and J. R. ROE, Associated Press",
            "(AP)",
            "jm/dm (AFP, dpa)",
            "Reuters and Associated Press contributed to this report.",
            "The Associated Press contributed to this report.",
            "Jo Vale/Getty Images",
            "___",
            "* * *",
            "Hide Caption 1 of 30",
        ] {
            assert_eq!(told(line), "furniture", "{line}");
        }
    }

    #[test]
    fn a_picture_s_words_are_a_caption() {
        for line in [
            "FILE - In this May 3, 2017 file photo, the mayor speaks at the harbour.",
            "The mayor at the harbour in May (file photo)",
            "A ferry leaves the east bank on Monday. REUTERS/Jo Vale",
            "Image caption The bridge has been shut since March",
        ] {
            assert_eq!(told(line), "caption", "{line}");
        }
    }

    #[test]
    fn a_sentence_of_the_story_is_never_furniture() {
        for line in [
            "By Tuesday, the storm had reached the coast.",
            "By Monday evening the Council had met twice.",
            "Reuters reported on Sunday that the bridge would stay shut.",
            "The advertisement ran for two weeks before the regulator stepped in.",
            "Copyright law does not protect the design, the judge said.",
            "Read more widely, the ruling could end the practice, lawyers said.",
            "Share prices fell 4 percent after the announcement.",
            "Follow-up tests showed no trace of the metal.",
            "He told AP he was \"done with it.\"",
            "“No,” he told AFP.",
            "FBI agents searched the house on Friday.",
            "The video shows the man falling.",
            "Photographs of the scene show two cars.",
        ] {
            assert_eq!(told(line), "story", "{line}");
        }
    }

    #[test]
    fn initials_sign_an_article_off() {
        assert!(is_sign_off("SR") && is_sign_off("jm/dm"));
        assert!(!is_sign_off("He left."));
    }
}
