//! Names: people, bodies and places, each mention led back to the fullest form the article gives.

use std::ops::Range;

use super::headings::{self, Learnt, goes_on, opens};
use super::lexicon::Lexicon;
use super::people::{People, appositions, genders, known, meet};
use super::words::Words;
use super::{bodies, kinds, places, variants};
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
    /// A body: a firm, a court, a ministry, a party, a newspaper.
    Body,
    /// A place: a land, a city, a river, a street.
    Place,
    /// Anything else with a capital: a people, a product, a law.
    Other,
}

/// A mention, with the tokens it takes.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) tokens: Range<usize>,
    pub(super) name: String,
    pub(super) person: Option<usize>,
    /// The fullest form of what is no person.
    pub(super) full: Option<String>,
    pub(super) kind: NameKind,
}

/// The names of an article and the people behind them.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) people: People,
    pub(super) mentions: Vec<Mention>,
}

impl Names {
    /// The first mention that starts at or behind a token.
    fn from(&self, token: usize) -> usize {
        self.mentions.partition_point(|mention| mention.tokens.start < token)
    }

    /// The fullest name of the person whom a mention names, or its own words where that is nobody known.
    pub(super) fn full<'a>(&'a self, mention: &'a Mention) -> &'a str {
        mention.person.map_or(&mention.name, |person| &self.people[person].full)
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

/// Where a person's name begins behind that of a body or a place: «the United Nations | Ann Holt», «New York | Bob Lee».
fn before_person(words: &Words<'_>, name: Range<usize>, lexicon: &Lexicon) -> Option<usize> {
    (name.start + 2..name.end.saturating_sub(1)).find(|&at| {
        let before = words.joined(name.start..at);
        (bodies::is_known(&before) || places::is_place(&before)) && lexicon.is_given_name(words.low(at))
    })
}

/// Finds the names of an article.
pub(super) fn find(words: &Words<'_>, lexicon: &Lexicon) -> Names {
    let learnt = Learnt::of(words, lexicon);
    let mut names = Names::default();
    let mut raw = Vec::new();
    for (range, _) in words.ranges.iter().zip(&learnt.titled).filter(|&(_, &titled)| !titled) {
        let mut index = range.start;
        while index < range.end {
            if starts_name(words, index, range, &learnt, lexicon) {
                let end = name_end(words, index, range.end, lexicon);
                let parted = before_person(words, index..end, lexicon);
                raw.extend(parted.map(|person| index..person));
                raw.push(parted.unwrap_or(index)..end);
                index = end;
            } else {
                index += 1;
            }
        }
    }
    // People first, by their fullest mention; then every mention is led back to one of them.
    let mut parts: Vec<Parts> = raw.iter().map(|range| part(words, range, lexicon)).collect();
    let plain: Vec<Range<usize>> =
        parts.iter().map(|parts| parts.name.clone()).filter(|name| !name.is_empty()).collect();
    let titled = headings::names(words, &plain, &learnt, lexicon);
    parts.extend(titled.iter().map(|range| part(words, range, lexicon)));
    parts.retain(|parts| !parts.name.is_empty());
    parts.sort_by_key(|parts| parts.name.start);
    let evidence = kinds::Evidence::of(words, &parts);
    for parts in &parts {
        meet(words, parts, lexicon, &evidence, &mut names.people);
    }
    for parts in &parts {
        let name = text_of(words, &parts.name);
        let person = known(&name, &names.people);
        let tokens = parts.name.clone();
        names.mentions.push(Mention { tokens, name, person, full: None, kind: NameKind::Other });
    }
    variants::settle(words, lexicon, &parts, &mut names);
    appositions(words, lexicon, &mut names);
    genders(words, &mut names);
    variants::bearers(words, lexicon, &parts, &mut names);
    kinds::settle(words, lexicon, &mut names);
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
                .map(|person| names.people[person].full.clone())
                .or_else(|| mention.full.clone())
                .unwrap_or_else(|| mention.name.clone()),
            kind: mention.kind,
        })
        .collect()
}

/// A span less the possessive ending.
pub(super) fn bare(words: &Words<'_>, span: Span) -> Span {
    let text = span.of(words.text);
    let short = ["'s", "’s", "'", "’"].into_iter().find_map(|ending| text.strip_suffix(ending));
    Span::new(span.start, span.start + short.unwrap_or(text).len())
}

fn starts_name(
    words: &Words<'_>,
    index: usize,
    range: &Range<usize>,
    learnt: &Learnt<'_>,
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
    // «Friday's», «I'd», «Oct.», «Hartwell-based», «D-Calif.»
    let head = low.split('\'').next().unwrap_or(low);
    if head.len() < low.len() && lexicon.people.plain.contains(head)
        || matches!(head, "jan" | "feb" | "aug" | "sept" | "oct" | "nov" | "dec")
        || bodies::is_compound(low)
        || matches!(low.get(..2), Some("d-" | "r-" | "i-"))
            && matches!(words.low(index.wrapping_sub(1)), "(" | ",")
    {
        return false;
    }
    let goes_on = goes_on(words, index, range, lexicon);
    let bare = low.trim_end_matches("'s");
    if bare.chars().count() == 1 && !goes_on && words.low(index + 1) != "." {
        // «[T]he»
        return false;
    }
    if !opens(words, index, range) {
        return true;
    }
    // «Stated Ann Smith: "…"»
    if goes_on && low.ends_with("ed") && lexicon.reporting.verbs.contains(low) {
        return false;
    }
    if lexicon.is_given_name(bare)
        || lexicon.people.honorifics.contains(low)
        || learnt.capital.contains(bare) && !goes_on
    {
        return true;
    }
    let small = learnt.lower_cased.contains(bare) || learnt.lower_cased.contains(low);
    if goes_on {
        // «Citing Hartwell»
        return !(bare.ends_with("ing") || bare.ends_with("ly"));
    }
    // Nothing but the sentence's beginning gives it a capital, as far as the article shows.
    !small
        && !lexicon.is_role(bare)
        && (places::listed(bare).is_some()
            || bodies::is_known(bare)
            || bodies::is_acronym(words, &(index..index + 1))
            || words.word(index).chars().skip(1).any(char::is_uppercase)
            || lexicon.reporting.verbs.contains(words.low(index + 1))
                && !lexicon.people.bodies.contains(bare)
            || low.ends_with("'s"))
}

fn name_end(words: &Words<'_>, start: usize, limit: usize, lexicon: &Lexicon) -> usize {
    let mut end = start + 1;
    while end < limit {
        let possessive = words.low(end - 1).ends_with("'s");
        if possessive {
            break;
        }
        let capital = words.is_capital(end)
            && (!lexicon.people.plain.contains(words.low(end))
                || words.word(end) == "US"
                // «Hartwell Police Department»
                || words.low(end) == "police" && words.is_capital(end + 1) && bodies::is_head(words.low(end + 1)));
        // «Donald J. Trump», «Sen. Smith»
        let initial = words.low(end - 1).chars().count() == 1 && end + 1 < limit && words.is_capital(end + 1);
        let stop = words.low(end) == "."
            && (initial || lexicon.people.honorifics.contains(&format!("{}.", words.low(end - 1))));
        if capital || stop {
            end += 1;
        } else if words.low(end) == "of"
            && end - start >= 2
            && (lexicon.is_given_name(words.low(start)) || is_titled(words, start..end, lexicon))
        {
            // «Ann Smith of Erie»
            break;
        } else if (lexicon.people.joints.contains(words.low(end)) || words.low(end) == "&")
            && end + 1 < limit
            && words.is_capital(end + 1)
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}

/// «Senator Ann Smith»: an office, then two words that are none.
fn is_titled(words: &Words<'_>, run: Range<usize>, lexicon: &Lexicon) -> bool {
    let office = |index: usize| {
        let low = words.low(index);
        lexicon.is_role(low) || lexicon.people.honorifics.contains(low)
    };
    let body = |index: usize| {
        let low = words.low(index);
        lexicon.people.is_body_word(low) || bodies::is_head(low) || places::listed(low).is_some()
    };
    run.len() >= 3
        && office(run.start)
        && !run.clone().any(body)
        && (run.end - 2..run.end).all(|index| words.is_capital(index) && !office(index))
}

/// A capitalised run parted into what it calls somebody and the name itself.
#[derive(Debug, Clone)]
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
    // «Justice Department», «General Motors»: no title of anybody.
    let lower = words.joined(range.clone());
    let body = bodies::is_body(words, range, &lower) || places::is_place(bodies::bare_word(&lower));
    for index in range.clone().filter(|_| !body) {
        let low = words.low(index);
        // «Secretary of State», «Attorney General», «Leader McConnell»
        if title(index) || (index > range.start && title(index - 1) && low == ".") {
            start = index + 1;
        }
    }
    while start > range.start && start < range.end && lexicon.people.joints.contains(words.low(start)) {
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

#[cfg(test)]
mod tests;
