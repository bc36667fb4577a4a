//! Names: people, bodies and places, each mention led back to the fullest form the article gives.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::lexicon::{Gender, Lexicon};
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

/// Someone the article names, and what it calls them.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    pub(super) full: String,
    /// Canonical role words and lands: `role:president`, `land:us`.
    pub(super) roles: HashSet<String>,
    pub(super) gender: Option<Gender>,
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
    pub(super) people: Vec<Person>,
    pub(super) mentions: Vec<Mention>,
}

/// Capitalised words that are no name by themselves.
const PLAIN: &[&str] = &[
    "i",
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "you",
    "his",
    "her",
    "their",
    "its",
    "our",
    "my",
    "this",
    "that",
    "these",
    "those",
    "there",
    "but",
    "and",
    "or",
    "so",
    "yet",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "after",
    "before",
    "as",
    "if",
    "when",
    "while",
    "although",
    "though",
    "since",
    "because",
    "however",
    "meanwhile",
    "according",
    "both",
    "some",
    "many",
    "most",
    "all",
    "no",
    "not",
    "what",
    "who",
    "how",
    "why",
    "where",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "then",
    "now",
    "also",
    "still",
    "despite",
    "during",
    "under",
    "over",
    "about",
    "earlier",
    "later",
    "last",
    "next",
    "officials",
    "police",
    "to",
    "of",
    "is",
    "was",
    "are",
    "were",
    "will",
    "would",
    "could",
    "should",
    "may",
    "might",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "yes",
    "well",
    "more",
    "than",
    "do",
    "does",
    "did",
    "have",
    "has",
    "had",
    "be",
    "been",
    "being",
    "other",
    "another",
    "each",
    "every",
    "first",
    "second",
    "third",
    "such",
    "just",
    "even",
    "only",
    "like",
    "read",
    "photo",
    "video",
    "file",
    "asked",
    "speaking",
    "following",
    "until",
    "through",
    "between",
    "without",
    "within",
    "once",
    "here",
    "him",
    "them",
    "us",
    "me",
    "your",
    "any",
    "nothing",
    "everyone",
    "nobody",
    "let",
    "get",
    "out",
    "up",
    "down",
    "can",
    "cannot",
    "don't",
    "didn't",
    "it's",
    "that's",
    "i'm",
    "we're",
    "they're",
    "he's",
    "she's",
    "there's",
    "i've",
    "we've",
    "previously",
    "additionally",
    "instead",
    "perhaps",
    "maybe",
    "please",
    "thank",
    "thanks",
    "president's",
    "today",
    "yesterday",
    "tomorrow",
    "among",
    "against",
    "around",
    "along",
    "across",
    "because",
    "too",
    "very",
    "never",
    "ever",
    "always",
    "often",
    "authorities",
    "residents",
    "critics",
    "analysts",
    "experts",
    "witnesses",
    "investigators",
    "prosecutors",
    "several",
    "few",
];

/// Words that join the capitalised parts of one name.
const JOINTS: &[&str] = &[
    "of", "de", "del", "della", "da", "di", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "du",
    "st.",
];

/// Finds the names of an article.
pub(super) fn find(words: &Words<'_>, lexicon: &Lexicon) -> Names {
    let lower_cased = lower_cased(words);
    let mut names = Names::default();
    let mut raw = Vec::new();
    for range in &words.ranges {
        let mut index = range.start;
        while index < range.end {
            if starts_name(words, index, range, &lower_cased, lexicon) {
                let end = name_end(words, index, range.end);
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
    if PLAIN.contains(&low) {
        // «US» is a land, «us» is not.
        return words.word(index) == "US";
    }
    let opens = index == range.start
        || matches!(words.word(index - 1), "“" | "\"" | "«" | "‘" | "'" | ":" | "." | "?" | "!");
    if !opens {
        return true;
    }
    let next_capital =
        index + 1 < range.end && words.is_capital(index + 1) && !PLAIN.contains(&words.low(index + 1));
    let bare = low.trim_end_matches("'s");
    next_capital
        || lexicon.is_given_name(bare)
        || lexicon.people.honorifics.contains(low)
        || !lower_cased.contains(bare) && !lower_cased.contains(low)
}

fn name_end(words: &Words<'_>, start: usize, limit: usize) -> usize {
    let mut end = start + 1;
    while end < limit {
        let possessive = words.low(end - 1).ends_with("'s");
        if possessive {
            break;
        }
        if words.is_capital(end) && (!PLAIN.contains(&words.low(end)) || words.word(end) == "US") {
            end += 1;
        } else if words.low(end) == "."
            && words.low(end - 1).chars().count() == 1
            && end + 1 < limit
            && words.is_capital(end + 1)
        {
            end += 1;
        } else if words.low(end) == "."
            && Lexicon::get().people.honorifics.contains(&format!("{}.", words.low(end - 1)))
        {
            end += 1;
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
struct Parts {
    /// Title words inside the run, then lower-case role words just before it.
    roles: Vec<usize>,
    name: Range<usize>,
    titled: bool,
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
                | "by"
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

fn text_of(words: &Words<'_>, range: &Range<usize>) -> String {
    bare(words, words.span(range.clone())).of(words.text).to_owned()
}

fn add_roles(words: &Words<'_>, roles: &[usize], lexicon: &Lexicon, person: &mut Person) {
    for &index in roles {
        let low = words.low(index);
        if !words.is_word(index) || matches!(low, "of" | "the" | "state" | "former" | "and") {
            continue;
        }
        person.roles.extend(lexicon.people.canonical(low));
        person.gender = person.gender.or_else(|| lexicon.gender_of(low));
    }
}

/// Puts a mention that speaks of a person among the people, or with the one it already is.
fn meet(words: &Words<'_>, parts: &Parts, lexicon: &Lexicon, people: &mut Vec<Person>) {
    if parts.name.is_empty() {
        return;
    }
    let name = text_of(words, &parts.name);
    let first = words.low(parts.name.start).trim_end_matches("'s").to_owned();
    let count = parts.name.len();
    let given = lexicon.is_given_name(&first);
    let initials = count >= 3 && words.low(parts.name.start + 1).trim_end_matches('.').chars().count() == 1;
    let aged = words.low(parts.name.end) == ","
        && words.tokens.get(parts.name.end + 1).is_some_and(|token| {
            token.kind == crate::text::TokenKind::Number
                && token.span.of(words.text).parse::<u32>().is_ok_and(|age| age < 110)
        })
        && matches!(words.low(parts.name.end + 2), "," | "." | "-" | ")");
    let speaks = count <= 3
        && (lexicon.reporting.verbs.contains(words.low(parts.name.end))
            || (parts.name.start > 0 && matches!(words.low(parts.name.start - 1), "said" | "says")));
    let body = (parts.name.clone()).any(|index| {
        is_body_word(words.low(index)) || JOINTS.contains(&words.low(index)) && words.low(index) == "of"
    }) || words.low(parts.name.start.wrapping_sub(1)) == "the"
        || words.word(parts.name.start).chars().all(|character| character.is_uppercase() || character == '.');
    if body && !(given && count == 2) {
        return;
    }
    let likely =
        parts.titled || (given && (2..=4).contains(&count)) || initials || aged || (speaks && count == 2);
    if let Some(known) = known(&name, people) {
        let person = &mut people[known];
        if likely
            && name.split(' ').count() > person.full.split(' ').count()
            && name.ends_with(last_word(&person.full))
        {
            person.full = name;
        }
        person.gender = person.gender.or_else(|| lexicon.gender_of(&first));
        add_roles(words, &parts.roles, lexicon, person);
        return;
    }
    if !likely || lexicon.people.canonical(&first).iter().any(|form| form.starts_with("land:")) {
        return;
    }
    let mut person = Person {
        full: name,
        gender: if given { lexicon.gender_of(&first) } else { None },
        ..Person::default()
    };
    add_roles(words, &parts.roles, lexicon, &mut person);
    people.push(person);
}

fn is_body_word(low: &str) -> bool {
    let low = low.trim_end_matches("'s");
    matches!(
        low,
        "department"
            | "ministry"
            | "house"
            | "court"
            | "university"
            | "company"
            | "inc"
            | "corp"
            | "group"
            | "bank"
            | "party"
            | "street"
            | "times"
            | "post"
            | "news"
            | "journal"
            | "herald"
            | "network"
            | "center"
            | "centre"
            | "county"
            | "city"
            | "state"
            | "states"
            | "association"
            | "authority"
            | "agency"
            | "committee"
            | "commission"
            | "council"
            | "union"
            | "office"
            | "air"
            | "airlines"
            | "force"
            | "forces"
            | "services"
            | "service"
            | "institute"
            | "foundation"
            | "club"
            | "school"
            | "hospital"
            | "hotel"
            | "beach"
            | "river"
            | "island"
            | "park"
            | "bridge"
            | "airport"
            | "national"
            | "international"
            | "congress"
            | "senate"
            | "treasury"
    )
}

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// The person a name stands for: the same, a part of a longer form, or a longer form of it.
pub(super) fn known(name: &str, people: &[Person]) -> Option<usize> {
    let words: Vec<&str> = name.split(' ').collect();
    if let Some(same) = people.iter().position(|person| person.full == name) {
        return Some(same);
    }
    people.iter().position(|person| {
        let full: Vec<&str> = person.full.split(' ').collect();
        match (words.len(), full.len()) {
            (1, 1) => false,
            (1, _) => full.last() == words.first() || (full.first() == words.first() && full.len() == 2),
            (_, 1) => words.last() == full.first(),
            // «Bob Haueter» and «Robert Haueter» may be two; «Donald J. Trump» and «Donald Trump» are one.
            _ => full.last() == words.last() && full.first() == words.first(),
        }
    })
}

/// «Bob Haueter, Farenthold’s chief of staff,» gives him his roles.
fn appositions(words: &Words<'_>, lexicon: &Lexicon, names: &mut Names) {
    let mut given: HashMap<usize, Vec<usize>> = HashMap::new();
    for mention in &names.mentions {
        let Some(person) = mention.person else { continue };
        let end = mention.tokens.end;
        if words.low(end) != "," {
            continue;
        }
        let chunk: Vec<usize> = (end + 1..(end + 9).min(words.tokens.len()))
            .take_while(|&index| words.is_word(index))
            .take_while(|&index| !lexicon.reporting.verbs.contains(words.low(index)))
            .collect();
        let closed = chunk.last().is_some_and(|&last| matches!(words.low(last + 1), "," | "." | "—"));
        if closed
            && chunk.len() <= 7
            && chunk.iter().any(|&index| lexicon.is_role(words.low(index)))
            && !matches!(
                words.low(chunk[0]),
                "who"
                    | "and"
                    | "which"
                    | "but"
                    | "as"
                    | "with"
                    | "including"
                    | "to"
                    | "in"
                    | "on"
                    | "for"
                    | "by"
                    | "after"
                    | "when"
                    | "while"
                    | "where"
                    | "whose"
                    | "said"
            )
        {
            given.entry(person).or_default().extend(chunk);
        }
    }
    for (person, roles) in given {
        add_roles(words, &roles, lexicon, &mut names.people[person]);
    }
}
