//! Names: people, bodies and places, each mention led back to the fullest form the article gives.

use std::collections::HashSet;
use std::ops::Range;

use super::lexicon::Lexicon;
use super::people::{People, appositions, genders, known, meet};
use super::words::Words;
use crate::text::Span;

/// One mention of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The capitalised words, without title.
    pub span: Span,
    /// The fullest form that the article gives: `Donald Trump` for `Trump`.
    pub full: String,
    /// What it seems to name.
    pub kind: NameKind,
}

/// What a name seems to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// Anything else with a capital: a body, a place, a product.
    Other,
}
/// A mention, with the tokens it takes.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) tokens: Range<usize>,
    pub(super) name: String,
    pub(super) person: Option<usize>,
}

/// The names of an article and the people behind them.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) people: People,
    pub(super) mentions: Vec<Mention>,
}
/// Words that join the capitalised parts of one name.
const JOINTS: &[&str] = &[
    "of", "de", "del", "della", "da", "di", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "du",
    "st.",
];

impl Names {
    /// The first mention that starts at or behind a token.
    fn from(&self, token: usize) -> usize {
        self.mentions.partition_point(|mention| mention.tokens.start < token)
    }

    /// The mention that starts at a token.
    pub(super) fn starting(&self, token: usize) -> Option<&Mention> {
        self.mentions.get(self.from(token)).filter(|mention| mention.tokens.start == token)
    }

    /// The mention that holds a token.
    pub(super) fn holding(&self, token: usize) -> Option<&Mention> {
        let at = self.from(token + 1).checked_sub(1)?;
        self.mentions.get(at).filter(|mention| mention.tokens.contains(&token))
    }

    /// The mentions that start within a range of tokens, in order.
    pub(super) fn within(&self, range: Range<usize>) -> &[Mention] {
        let from = self.from(range.start);
        self.mentions.get(from..self.from(range.end).max(from)).unwrap_or(&[])
    }
}

/// Finds the names of an article.
pub(super) fn find(words: &Words<'_>, lexicon: &Lexicon) -> Names {
    let lower_cased = lower_cased(words);
    let mut names = Names::default();
    let mut raw = Vec::new();
    for range in &words.ranges {
        let mut index = range.start;
        while index < range.end {
            if starts_name(words, index, range, &lower_cased, lexicon) {
                let end = name_end(words, index, range.end, lexicon);
                raw.push(index..end);
                index = end;
            } else {
                index += 1;
            }
        }
    }
    // People first, by their fullest mention; then every mention is led back to one of them.
    let parts: Vec<Parts> = raw.iter().map(|range| part(words, range, lexicon)).collect();
    for parts in &parts {
        meet(words, parts, lexicon, &mut names.people);
    }
    for parts in parts {
        if parts.name.is_empty() {
            continue;
        }
        let name = text_of(words, &parts.name);
        let person = known(&name, &names.people);
        names.mentions.push(Mention { tokens: parts.name, name, person });
    }
    appositions(words, lexicon, &mut names);
    genders(words, &mut names);
    names.people.enter_roles();
    names
}

/// The mention for the reading's table.
pub(super) fn table(words: &Words<'_>, names: &Names) -> Vec<Name> {
    names
        .mentions
        .iter()
        .map(|mention| Name {
            span: bare(words, words.span(mention.tokens.clone())),
            full: mention
                .person
                .map_or_else(|| mention.name.clone(), |person| names.people[person].full.clone()),
            kind: if mention.person.is_some() { NameKind::Person } else { NameKind::Other },
        })
        .collect()
}

/// A span less the possessive ending.
pub(super) fn bare(words: &Words<'_>, span: Span) -> Span {
    let text = span.of(words.text);
    let short = ["'s", "’s", "'", "’"].into_iter().find_map(|ending| text.strip_suffix(ending));
    Span::new(span.start, span.start + short.unwrap_or(text).len())
}

fn lower_cased<'a>(words: &'a Words<'_>) -> HashSet<&'a str> {
    (0..words.tokens.len())
        .filter(|&index| words.is_word(index) && !words.is_capital(index))
        .map(|index| words.low(index))
        .collect()
}

fn starts_name(
    words: &Words<'_>,
    index: usize,
    range: &Range<usize>,
    lower_cased: &HashSet<&str>,
    lexicon: &Lexicon,
) -> bool {
    if !words.is_capital(index) {
        return false;
    }
    let low = words.low(index);
    if lexicon.people.plain.contains(low) {
        // «US» is a land, «us» is not.
        return words.word(index) == "US";
    }
    let opens = index == range.start
        || matches!(words.word(index - 1), "“" | "\"" | "«" | "‘" | "'" | ":" | "." | "?" | "!");
    if !opens {
        return true;
    }
    let next_capital = index + 1 < range.end
        && words.is_capital(index + 1)
        && !lexicon.people.plain.contains(words.low(index + 1));
    let bare = low.trim_end_matches("'s");
    // «Stated Ann Smith: "…"»
    if next_capital && low.ends_with("ed") && lexicon.reporting.verbs.contains(low) {
        return false;
    }
    next_capital
        || lexicon.is_given_name(bare)
        || lexicon.people.honorifics.contains(low)
        || !lower_cased.contains(bare) && !lower_cased.contains(low)
}

fn name_end(words: &Words<'_>, start: usize, limit: usize, lexicon: &Lexicon) -> usize {
    let mut end = start + 1;
    while end < limit {
        let possessive = words.low(end - 1).ends_with("'s");
        if possessive {
            break;
        }
        let capital = words.is_capital(end)
            && (!lexicon.people.plain.contains(words.low(end)) || words.word(end) == "US");
        // «Donald J. Trump», «Sen. Smith»
        let initial = words.low(end - 1).chars().count() == 1 && end + 1 < limit && words.is_capital(end + 1);
        let stop = words.low(end) == "."
            && (initial || lexicon.people.honorifics.contains(&format!("{}.", words.low(end - 1))));
        if capital || stop {
            end += 1;
        } else if words.low(end) == "of" && end - start >= 2 && lexicon.is_given_name(words.low(start)) {
            // «Ann Smith of Erie»
            break;
        } else if JOINTS.contains(&words.low(end)) && end + 1 < limit && words.is_capital(end + 1) {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// A capitalised run parted into what it calls somebody and the name itself.
#[derive(Debug)]
pub(super) struct Parts {
    /// Title words inside the run, then lower-case role words just before it.
    pub(super) roles: Vec<usize>,
    pub(super) name: Range<usize>,
    pub(super) titled: bool,
}

fn part(words: &Words<'_>, range: &Range<usize>, lexicon: &Lexicon) -> Parts {
    let title = |index: usize| {
        let low = words.low(index);
        lexicon.people.honorifics.contains(low) || (lexicon.is_role(low) && !low.ends_with("'s"))
    };
    let mut start = range.start;
    for index in range.clone() {
        let low = words.low(index);
        // «Secretary of State», «Attorney General», «Leader McConnell»
        if title(index) || (index > range.start && title(index - 1) && low == ".") {
            start = index + 1;
        }
    }
    while start > range.start && start < range.end && JOINTS.contains(&words.low(start)) {
        start += 2;
    }
    let start = start.min(range.end);
    let mut roles: Vec<usize> = (range.start..start).collect();
    let mut titled = start > range.start;
    // Lower-case role words before the run: «foreign policy adviser Yury …», «singer Rihanna»
    let mut index = range.start;
    let mut steps = 0;
    while index > 0 && steps < 5 && (words.is_word(index - 1)) && !words.low(index - 1).ends_with("'s") {
        let low = words.low(index - 1);
        if steps == 0 && !lexicon.is_role(low) && !lexicon.people.honorifics.contains(low) {
            break;
        }
        if matches!(
            low,
            "the"
                | "a"
                | "an"
                | "his"
                | "her"
                | "their"
                | "and"
                | "of"
                | "to"
                | "by"
                | "with"
                | "said"
                | "told"
        ) {
            break;
        }
        roles.push(index - 1);
        titled = true;
        index -= 1;
        steps += 1;
    }
    Parts { roles, name: start..range.end, titled }
}

/// The words of a run, without a possessive ending.
pub(super) fn text_of(words: &Words<'_>, range: &Range<usize>) -> String {
    bare(words, words.span(range.clone())).of(words.text).to_owned()
}
