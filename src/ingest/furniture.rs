//! What a page says about itself, told from the story by the phrases of `assets/lexicon/furniture.toml`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::story::ParagraphKind;
use crate::text::fold;

/// The longest paragraph that is looked at, in bytes; what is longer is story.
const LONGEST: usize = 16_000;

/// The table as it is written.
#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    agencies: Vec<String>,
    credits: Vec<String>,
    joining: Vec<String>,
    contact: Vec<String>,
    counts: Vec<String>,
    rows: Vec<Row>,
}

/// Phrases that tell one kind, standing at one place, in paragraphs of at most `longest` characters.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: Kind,
    at: Place,
    longest: usize,
    /// Whether the phrases count only in capitals: `CLOSE`, `MUST WATCH`.
    #[serde(default)]
    capitals: bool,
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
    capitals: bool,
}

/// The table, ready to be asked.
struct Rules {
    agencies: HashSet<String>,
    credits: Vec<String>,
    joining: HashSet<String>,
    contact: Vec<String>,
    counts: HashSet<String>,
    whole: HashMap<String, Kind>,
    /// By their first word, so that a paragraph meets only the few that could fit.
    start: HashMap<String, Vec<Rule>>,
    end: Vec<Rule>,
    anywhere: Vec<Rule>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let table = toml::from_str(include_str!("../../assets/lexicon/furniture.toml"));
    Rules::new(table.unwrap_or(Table::default()))
});

impl Rules {
    fn new(table: Table) -> Self {
        let folded = |words: Vec<String>| words.iter().map(|word| fold(word).text).collect();
        let mut rules = Self {
            agencies: folded(table.agencies),
            credits: table.credits.iter().map(|credit| fold(credit).text).collect(),
            joining: folded(table.joining),
            counts: folded(table.counts),
            contact: table.contact.iter().map(|phrase| fold(phrase).text).collect(),
            whole: HashMap::new(),
            start: HashMap::new(),
            end: Vec::new(),
            anywhere: Vec::new(),
        };
        for Row { kind, at, longest, capitals, phrases } in table.rows {
            for phrase in phrases {
                let phrase = fold(&phrase).text;
                let rule = Rule { phrase, kind, longest, capitals };
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

    /// The kind whose phrase the folded line holds; a caption's phrase speaks before furniture's.
    fn by_phrase(&self, text: &str, line: &str) -> Option<Kind> {
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some(&kind) = self.whole.get(bare) {
            return Some(kind);
        }
        let length = line.chars().count();
        let spoken = line.contains('"');
        let fits = |rule: &&Rule| length <= rule.longest;
        let starts = self.start.get(first_word(line)).into_iter().flatten().filter(fits);
        let starts = starts.filter(|rule| {
            line.strip_prefix(rule.phrase.as_str()).is_some_and(|rest| word_ends(&rule.phrase, rest))
                && !(rule.capitals && text.get(..rule.phrase.len()).is_none_or(has_small))
        });
        let ends = self.end.iter().filter(fits).filter(|rule| line.ends_with(rule.phrase.as_str()));
        // Words that somebody is quoted with are his, not the page's.
        let inside =
            self.anywhere.iter().filter(|rule| !spoken || matches!(rule.kind, Kind::Caption)).filter(fits);
        let inside = inside.filter(|rule| line.contains(rule.phrase.as_str()));
        let kinds = || starts.clone().chain(ends.clone()).chain(inside.clone()).map(|rule| rule.kind);
        kinds().find(|kind| matches!(kind, Kind::Caption)).or_else(|| kinds().next())
    }
}

fn has_small(text: &str) -> bool {
    text.contains(char::is_lowercase)
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
    let line = fold(text).text;
    if is_credit_line(text, &line) || is_contact(text, &line) || is_count(&line) {
        return Some(ParagraphKind::Furniture);
    }
    if captioned(text, &line) {
        return Some(ParagraphKind::Caption);
    }
    RULES.by_phrase(text, &line).map(|kind| match kind {
        Kind::Caption => ParagraphKind::Caption,
        Kind::Furniture => ParagraphKind::Furniture,
    })
}

/// Whether a line names only who wrote, sent or photographed, or holds no word at all.
pub(super) fn is_credit(text: &str) -> bool {
    text.len() <= LONGEST && is_credit_line(text, &fold(text).text)
}

fn is_credit_line(text: &str, line: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
        || is_address(text)
        || is_byline(text, line)
        || is_agency_line(line)
        || is_photo_credit(text, line)
}

/// Whether a line has no full stop and could be one: a caption, a teaser, a link, or a sentence cut off.
pub(super) fn is_unstopped(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
    !bare.ends_with(['.', '?', '!', ':', ';', ',', '…', '—', '–', '-'])
        && text.starts_with(|c: char| c.is_uppercase() || matches!(c, '\'' | '"' | '‘' | '“'))
}

/// Whether a line tells how to reach its writer or its paper.
fn is_contact(text: &str, line: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@').to_owned();
    let mail = |word: &str| {
        bare(word).split_once('@').is_some_and(|(name, site)| !name.is_empty() && site.contains('.'))
    };
    let handle = |word: &str| bare(word).len() > 2 && bare(word).starts_with('@');
    if text.len() > 300 || text.contains(['"', '“']) {
        return false;
    }
    let told = RULES.contact.iter().any(|phrase| line.contains(phrase.as_str())) && line.split(' ').any(mail);
    told || (line.starts_with("follow ") && line.split(' ').any(handle))
}

/// `12 Comments`: a figure and what a page counts.
fn is_count(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(figure, what)| {
        figure.starts_with(|c: char| c.is_ascii_digit())
            && figure.chars().all(|c| c.is_ascii_digit() || ",.k".contains(c))
            && RULES.counts.contains(what)
    })
}

/// Whether an article's last line is only initials: `SR`, `jm/dm`.
pub(super) fn is_sign_off(text: &str) -> bool {
    let initials =
        |part: &str| matches!(part.len(), 2..=3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    text.len() <= 12 && text.split(['/', ',', ' ']).all(initials)
}

/// One web address and nothing else.
fn is_address(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(' ')
}

/// `By Jane Doe`, `(Reporting by JANE DOE and John Roe; Editing by Jo Rae)`: names and what joins them, no sentence.
fn is_byline(text: &str, line: &str) -> bool {
    let bare = line.trim_start_matches(['(', '-', '[', ' ']);
    let skipped = line.len() - bare.len();
    let credit = RULES
        .credits
        .iter()
        .find(|credit| bare.strip_prefix(credit.as_str()).is_some_and(|rest| rest.starts_with([' ', ':'])));
    // Names are told by their capitals, so the unfolded text is asked; `By` before a name has one too.
    let Some(credit) = credit else { return false };
    let dashes = text.chars().take_while(|c| !c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    let Some(names) = text.get(dashes + credit.len()..) else { return false };
    if text.len() > 200 || (skipped == 0 && !text.starts_with(char::is_uppercase)) {
        return false;
    }
    let mut words = 0;
    let only_names =
        names.split([' ', ',', '/', '|', ';', ':', '(', ')']).filter(|word| !word.is_empty()).all(|word| {
            words += 1;
            let lower = word.to_lowercase();
            word.starts_with(|c: char| c.is_uppercase()) || RULES.joining.contains(&lower) || lower == "by"
        });
    only_names && (1..=20).contains(&words) && (skipped > 0 || !ends_in_word_and_stop(text))
}

/// A full stop after a whole word ends a sentence; after an initial it does not.
fn ends_in_word_and_stop(text: &str) -> bool {
    let last = text.split(' ').next_back().unwrap_or("");
    last.ends_with(['.', '?', '!']) && last.len() > 3
}

/// `(AP)`, `jm/dm (AFP, dpa)`, `Reuters`: agencies, perhaps with a desk's initials.
fn is_agency_line(line: &str) -> bool {
    if line.len() > 60 || line.contains(['\'', '"', '$', '?', '!']) {
        return false;
    }
    let parts = || line.split([' ', ',', '/', '(', ')', '-', '.', '|', ';']).filter(|part| !part.is_empty());
    let agencies = parts().filter(|part| RULES.agencies.contains(*part)).count();
    let only = parts().all(|part| {
        let initials = matches!(part.len(), 2..=3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        initials || RULES.agencies.contains(part) || RULES.joining.contains(part)
    });
    only && agencies > 0 && agencies * 3 >= parts().count()
}

/// `Evan Vale/Getty Images`, `Jo Rae via AP`: a name and an agency or a paper, all in capitals.
fn is_photo_credit(text: &str, line: &str) -> bool {
    if text.len() > 80 || text.ends_with(['.', '?', '!']) || text.contains(['"', ':']) {
        return false;
    }
    let Some((name, agency)) = line.rsplit_once('/').or_else(|| line.rsplit_once(" via ")) else {
        return false;
    };
    let agency = agency.trim().trim_end_matches([')', ']']);
    let words = name.split(' ').filter(|word| !word.is_empty()).count();
    let small =
        text.split([' ', '/', '(']).filter(|word| word.starts_with(char::is_lowercase) && *word != "via");
    let figures = text.bytes().any(|byte| byte.is_ascii_digit());
    let known =
        RULES.agencies.contains(agency) || agency.split(' ').all(|word| RULES.agencies.contains(word));
    let fits = if known { 1..=7 } else { 2..=3 };
    let title = agency.split(' ').count() <= 4 && line.matches('/').count() == 1;
    small.count() == 0 && !figures && fits.contains(&words) && (known || title)
}

/// A caption that wears its picture's credit: `EPA Divers at the bridge on Monday`, `… in May. REUTERS/Jo Rae`.
fn captioned(text: &str, line: &str) -> bool {
    // In capitals it credits a picture; `a Reuters/Ipsos poll` does not.
    if text.len() <= 700 && text.contains("REUTERS/") {
        return true;
    }
    if text.len() <= 700 && ends_in_credit(text) {
        return true;
    }
    if text.len() <= 400 && is_unstopped(text) && (line.contains("(pictured") || line.contains(". pictured"))
    {
        return true;
    }
    if text.len() > 240 || ends_in_word_and_stop(text.trim_end_matches(['"', '\'', '”', '’'])) {
        return false;
    }
    let credits =
        |word: &str| RULES.agencies.contains(word) || matches!(word, "contributor" | "handout" | "images");
    let mut rest = line;
    let mut agencies = 0;
    while let Some((word, after)) = rest.split_once([' ', ':']) {
        if !(credits(word) || (word == "-" && agencies > 0)) {
            break;
        }
        agencies += 1;
        rest = after;
    }
    // The folded text keeps the length of plain words, so the caption's own first letter is found from the end.
    let length = rest.chars().count();
    let first = text.chars().rev().nth(length.saturating_sub(1));
    agencies > 0 && rest.split(' ').count() >= 5 && first.is_some_and(char::is_uppercase)
}

/// `… in Erie. (Jo Vale / The Courier)`: a caption's last bracket credits its picture.
fn ends_in_credit(text: &str) -> bool {
    let Some(inner) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else { return false };
    let credit = inner.1.replace(" / ", "/");
    inner.0.len() > 20 && is_photo_credit(&credit, &fold(&credit).text)
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
            "Copyright 2019 Example Press. All rights reserved. No copying without leave.",
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
            "(Reporting by Jane Doe; Editing by John Roe)",
            "— With assistance by Jo Rae",
            "Jo Vale/The Courier",
            "https://courier.example/bridge",
            "Xinhua | Updated: 2017-03-15 17:52",
            "Jo Vale can be reached at jo@courier.example.",
            "Follow Jo Vale on Twitter: @jovale",
            "MUST WATCH The bridge from the air 01:12",
            "Newsletter Sign Up Continue reading the main story Get the harbour letter by e-mail.",
            "We use cookies to give you the best experience on our site.",
            "Accept all cookies",
            "12 Comments",
            "Tags: bridge, harbour, council",
            "Filed under: Harbour",
            "Topics: Bridges, Ferries",
            "Story continues below",
            "Share on Facebook Share on Twitter",
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
            "Photos: Bridge shut Divers at the east pier on Monday. Hide Caption 1 of 30",
            "EPA Divers look at the east pier on Monday",
            "CLOSE Divers have found cracks in two piers of the harbour bridge. (Feb. 6) AP",
            "The mayor (pictured) spoke at the harbour on Monday",
            "The bridge on Monday, a day after it was shut. (Jo Vale / Harbour Courier)",
            "Getty - Contributor The bridge has been shut since March",
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
            "Also on Thursday, the council voted to keep the bridge shut.",
            "Shares of the ferry company rose 4 percent.",
            "A Reuters/Ipsos poll of 1,200 adults found that most opposed the plan.",
            "The mayor wrote on Facebook: the bridge stays shut.",
            "AP reporters saw the trucks leave the harbour before dawn.",
            "Written by three officers, the report blames the pilot.",
            "There was an error in the count, officials said.",
            "\"All rights reserved for the people who live here,\" he joked.",
            "Photographs of the scene show two cars.",
            "Just watched by millions, the match ended in a draw.",
            "Close to three dozen members signed the letter.",
            "Cookies baked by the school raised 400 dollars, the mayor said.",
            "Comments by the mayor drew 300 complaints.",
            "The union (pictured in red on its own map) rejected the offer.",
            "Tags on the fish showed that they had crossed the strait.",
            "He sent the file to jo@courier.example, the court heard.",
            "The plan drew praise from both sides (and some doubt / unease).",
            "Topics ranged from the bridge to the ferry.",
            "The ministry follows the case, it said on Twitter.",
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
