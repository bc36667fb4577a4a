//! Labels: a short phrase for a claim, cut from one of its statements.

mod antecedent;

use std::borrow::Cow;
use std::collections::HashMap;

use super::clauses;
use super::differences::Desk;
use super::stems::lower;
use super::{Claim, Difference, DifferenceKind, Statement, Value};
use crate::story::ParagraphKind;
use crate::text::Span;

/// The most characters a label has.
const LENGTH: usize = 90;

/// A phrase for the claim: the words inside the marks where they were changed, else the clause in which the outlets
/// part, else the clause that holds most of what they share.
pub(super) fn of(desk: &Desk<'_>, claim: &Claim) -> String {
    let parted = claim.differences.first();
    if let Some(difference) = parted.filter(|difference| difference.kind == DifferenceKind::Quote)
        && let Some(value) =
            difference.values.iter().min_by_key(|value| (value.side, std::cmp::Reverse(value.span.len())))
    {
        let words = in_company(desk, value.article, value.span);
        return format!("“{}”", phrase(words.of(desk.text(value.article)), LENGTH - 2));
    }
    let denied = parted.and_then(denied);
    if let Some(denied) = denied
        && denied.normal.split(' ').count() >= TELLING
    {
        return phrase(&denied.normal, LENGTH);
    }
    let holds = |statement: &Statement, clause: Span| {
        parted.is_none_or(|difference| {
            difference
                .values
                .iter()
                .filter(|value| denied.is_none_or(|denied| denied == *value))
                .any(|value| value.article == statement.article && clause.holds(value.span))
        })
    };
    let told = told(desk, claim, &holds);
    let mut best: Option<(f64, String)> = None;
    for statement in &claim.statements {
        let elsewhere =
            |stem: &String| told.get(stem).is_some_and(|users| *users != Users::One(statement.article));
        for clause in candidates(desk, *statement) {
            if !holds(statement, clause) {
                continue;
            }
            let common =
                desk.telling(statement.article, clause).iter().filter(|stem| elsewhere(stem)).count();
            let sentence = &desk.readings[statement.article].sentences[statement.sentence];
            let opens = sentence.span.start == clause.start;
            let closes = sentence.span.end <= clause.end;
            let headline = sentence.kind == ParagraphKind::Headline;
            let words = standing(desk, *statement, clause);
            let score = worth(&words, common, opens, closes, headline);
            if best.as_ref().is_none_or(|(least, _)| score > *least) {
                best = Some((score, phrase(&words, LENGTH)));
            }
        }
    }
    best.map_or_else(
        || {
            claim
                .statements
                .first()
                .map(|first| phrase(first.span.of(desk.text(first.article)), LENGTH))
                .unwrap_or_default()
        },
        |(_, label)| label,
    )
}

/// So many words of a denial say what is denied.
const TELLING: usize = 5;

/// The value that denies, where another only answers it: «no response from the mayor» says what the claim is about, «he
/// said» does not.
fn denied(difference: &Difference) -> Option<&Value> {
    let denies = |value: &&Value| {
        let why = difference.why.strip_prefix('“').and_then(|why| why.strip_prefix(&value.normal));
        why.is_some_and(|rest| rest.starts_with('”'))
    };
    difference.values.iter().find(denies).filter(|_| difference.kind == DifferenceKind::Polarity)
}

/// A clause as words that stand alone: what a relative clause tells of is put before it.
fn standing<'a>(desk: &Desk<'a>, statement: Statement, clause: Span) -> Cow<'a, str> {
    let text = desk.text(statement.article);
    let words = clause.of(text);
    let Some((first, rest)) = words.split_once(' ') else { return words.into() };
    if !matches!(lower(first).as_str(), "which" | "who") {
        return words.into();
    }
    let sentence = desk.readings[statement.article].sentences[statement.sentence].span;
    let before: Vec<Span> = desk.words(statement.article, Span::new(sentence.start, clause.start)).collect();
    let told = antecedent::of(text, &before);
    told.map_or(words.into(), |told| format!("{} {rest}", told.of(text)).into())
}

/// Fewer words than this say nothing without those by them.
const ALONE: usize = 3;

/// A few changed words with those about them, as far as the marks reach.
fn in_company(desk: &Desk<'_>, article: usize, span: Span) -> Span {
    let quotes = &desk.readings[article].quotes;
    let Some(mark) = quotes.iter().flat_map(|quote| &quote.marks).find(|mark| mark.holds(span)) else {
        return span;
    };
    let words: Vec<Span> = desk.words(article, *mark).collect();
    let inside = |word: &&Span| span.holds(**word);
    let Some(first) = words.iter().position(|word| inside(&word)) else { return span };
    if words.iter().filter(inside).count() >= ALONE {
        return with_opening_mark(desk.text(article), *mark, span);
    }
    let from = words.get(first.saturating_sub(ALONE)).copied().unwrap_or(span);
    let to = words.get((first + 2 * ALONE).min(words.len() - 1)).copied().unwrap_or(span);
    with_opening_mark(desk.text(article), *mark, from.join(to).join(span))
}

/// A span with the single mark that opens on its first word, as far as the double marks about it reach: «'inglorious'
/// war», not «inglorious' war».
fn with_opening_mark(text: &str, marks: Span, span: Span) -> Span {
    let before = Span::new(marks.start, span.start).of(text);
    let mark = before.chars().next_back().filter(|mark| matches!(mark, '\'' | '‘'));
    Span::new(span.start - mark.map_or(0, char::len_utf8), span.end)
}

/// The clauses of a statement, each alone and with those behind it as long as they make a label.
fn candidates(desk: &Desk<'_>, statement: Statement) -> Vec<Span> {
    let text = desk.text(statement.article);
    // The clause before may hold what this one is about: «the ferry, which is the oldest of the fleet».
    let clauses: Vec<Span> = clauses::of(text, &desk.readings[statement.article], statement.sentence);
    let mut found: Vec<Span> = Vec::new();
    for (number, first) in clauses.iter().enumerate() {
        let joined = clauses[number..].iter().map(|last| first.join(*last)).enumerate();
        let short = joined.take_while(|(more, span)| *more == 0 || span.len() <= LENGTH);
        found.extend(short.map(|(_, span)| span).filter(|span| span.meets(statement.span)));
    }
    if clauses.len() > 1 {
        found.push(statement.span);
    }
    found
}

/// The articles that use a stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Users {
    One(usize),
    Several,
}

/// The telling stems of the clauses that count, and who uses each: gathered once, however many state the claim.
fn told(desk: &Desk<'_>, claim: &Claim, holds: &impl Fn(&Statement, Span) -> bool) -> HashMap<String, Users> {
    let mut found: HashMap<String, Users> = HashMap::new();
    for statement in &claim.statements {
        let article = statement.article;
        let clauses = clauses::of(desk.text(article), &desk.readings[article], statement.sentence);
        let count =
            clauses.into_iter().filter(|&clause| clause.meets(statement.span) && holds(statement, clause));
        for stem in count.flat_map(|clause| desk.telling(article, clause)) {
            let users = found.entry(stem).or_insert(Users::One(article));
            if *users != Users::One(article) {
                *users = Users::Several;
            }
        }
    }
    found
}

/// Words with which a clause hangs on what stands before it, wherever it begins.
const HANGING: &[&str] = &[
    "he", "she", "it", "they", "his", "her", "their", "its", "this", "these", "those", "nor", "to", "with",
    "who", "which", "that", "and", "but", "also", "still", "such", "i", "we", "you", "my", "our", "is",
    "are", "was", "were", "has", "have", "had", "would", "will", "could", "may", "more", "or", "than", "of",
    "about",
];

/// Words that open a clause which waits for the main one.
const WAITING: &[&str] = &[
    "after",
    "before",
    "while",
    "when",
    "as",
    "although",
    "though",
    "if",
    "since",
    "once",
    "despite",
    "during",
    "because",
    "whether",
    "following",
    "amid",
    "from",
    "until",
    "according",
    "in",
    "on",
    "at",
    "by",
    "for",
    "including",
    "citing",
    "where",
    "how",
    "why",
    "under",
    "without",
    "like",
];

/// Words that show that a clause says something of its subject.
const SAYING: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "may", "might", "can",
    "said", "says", "did", "does", "do", "must", "should", "told", "won", "lost", "fell", "rose", "made",
    "took", "left", "gave", "got", "hit", "led", "went", "came", "began", "found", "held", "met", "sent",
    "won’t", "didn’t", "won't", "didn't", "isn’t", "isn't", "wants", "struck", "broke", "shot", "hurt",
    "spoke", "wrote", "gave", "knew", "saw", "ran", "rose", "stood", "sold", "bought", "brought", "built",
    "caught", "cut", "drew", "fled", "flew", "grew", "kept", "let", "paid", "put", "quit", "read", "sat",
    "set", "sank", "spent", "taught", "thought", "threw", "says",
];

/// How well a clause labels a claim: much of what the outlets share in few words, and a beginning and an end that stand alone.
fn worth(clause: &str, common: usize, opens: bool, closes: bool, headline: bool) -> f64 {
    let plain = |word: &str| word.trim_matches(|mark: char| !mark.is_alphanumeric()).to_lowercase();
    let words: Vec<String> = clause.split_whitespace().map(plain).collect();
    let first = words.first().map_or("", String::as_str);
    let participle = first.ends_with("ing") || first.ends_with("ed");
    let hangs = HANGING.contains(&first);
    let waits = (WAITING.contains(&first) || participle) && !(opens && closes);
    let says = headline
        || words
            .iter()
            .skip(1)
            .any(|word| SAYING.contains(&word.as_str()) || word.ends_with("ed") || word.ends_with("n't"));
    // «the mayor said», and what he said stands behind it.
    let last = words.last().map_or("", String::as_str);
    let untold = opens && !closes && matches!(last, "said" | "says" | "added" | "wrote" | "tweeted" | "told");
    let broken = untold || words.iter().rev().take(4).any(|word| word == "that");
    let length = if words.len() < 4 { 4.0 } else { (words.len() as f64 - 11.0).max(0.0) * 0.25 };
    let long = if clause.chars().count() > LENGTH { 1.5 } else { 0.0 };
    let faults = [(hangs, 3.0), (waits, 3.0), (!says, 2.5), (broken, 2.5)];
    let faults: f64 = faults.into_iter().filter(|(is, _)| *is).map(|(_, cost)| cost).sum();
    common as f64 - length - long - faults + if opens { 1.0 } else { 0.0 }
}

/// Words at a clause's beginning that only tie it to its sentence.
const TIES: &[&str] = &[
    "and",
    "but",
    "while",
    "which",
    "who",
    "that",
    "although",
    "though",
    "because",
    "adding",
    "saying",
    "so",
    "yet",
    "also",
    "however,",
    "meanwhile,",
    "as",
    "including",
];

/// Words at which a long clause may be cut: what stands before is so without them.
const JOINTS: &[&str] =
    &["which", "who", "while", "after", "before", "following", "amid", "including", "where"];

/// Words that cannot close a phrase.
const OPEN: &[&str] = &[
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "with", "and", "or", "but", "that", "by", "from",
    "as", "is", "are", "was", "were", "his", "her", "their", "its", "than", "into", "about", "over",
    "between", "how", "whether", "will", "would", "shortly", "just", "soon", "only", "not",
];

/// The least part of a label's length that a cut at a joint may leave.
const LEAST: usize = 40;

fn phrase(given: &str, length: usize) -> String {
    let mut words = without_dateline(given)
        .trim_matches(|character: char| character.is_whitespace() || ",;:—–.".contains(character));
    while let Some((first, rest)) = words.split_once(' ')
        && TIES.contains(&first.to_lowercase().as_str())
        && !["such", "if", "though"].iter().any(|word| rest.starts_with(word))
    {
        words = rest;
    }
    let whole = words.len() < given.len() && given.trim_end().ends_with(['.', '?', '!', '”', '"']);
    let mut short = String::new();
    // The length up to the last joint.
    let mut joint = None;
    let mut cut = false;
    for word in words.split_whitespace() {
        if short.chars().count() + word.chars().count() + 1 > length {
            cut = true;
            break;
        }
        let low = word.to_lowercase();
        // A comma alone may stand in a list.
        let parted = short.ends_with([';', '—', '–'])
            || (short.ends_with(',') && (low == "but" || low.ends_with("ing")));
        if parted || JOINTS.contains(&low.as_str()) {
            joint = Some(short.len());
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    let joint = joint.filter(|&joint| cut && joint >= LEAST);
    if let Some(joint) = joint {
        short.truncate(joint);
    }
    // What stands in brackets can be left out where it does not fit.
    if let Some((before, rest)) = short.rsplit_once('(')
        && cut
        && !rest.contains(')')
    {
        short.truncate(before.len());
    }
    if cut || !whole {
        while let Some((rest, last)) = short.rsplit_once(' ')
            && rest.split(' ').count() > ALONE
            && OPEN.contains(&last.trim_end_matches(',').to_lowercase().as_str())
        {
            short.truncate(rest.len());
        }
    }
    let end = short.trim_end_matches([',', ';', '—', '–', ' ']).len();
    short.truncate(end);
    if cut && joint.is_none() {
        short.push('…');
    }
    if short.matches(['“', '«']).count() != short.matches(['”', '»']).count() {
        short.retain(|character| !"“«”»".contains(character));
    }
    if short.matches('"').count() % 2 == 1 {
        short.retain(|character| character != '"');
    }
    let mut characters = short.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// The words behind «HARTWELL, Me. (AP) — ».
fn without_dateline(words: &str) -> &str {
    let dash = ["—", "–", " -- ", " - "]
        .into_iter()
        .filter_map(|dash| words.split_once(dash))
        .min_by_key(|(town, _)| town.len());
    let Some((town, rest)) = dash else { return words };
    let first = town.split([' ', ',']).next().unwrap_or("");
    let capitals = first.chars().count() > 2 && !first.chars().any(char::is_lowercase);
    if capitals && town.chars().count() <= 45 && rest.split_whitespace().count() > 3 {
        rest.trim()
    } else {
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_drops_what_ties_it_to_its_sentence_and_stays_short() {
        assert_eq!(phrase("which carry some 1,600 passengers,", LENGTH), "Carry some 1,600 passengers");
        let long = phrase(&"many words ".repeat(30), LENGTH);
        assert!(long.chars().count() <= LENGTH + 1 && long.ends_with('…'));
    }

    #[test]
    fn a_long_label_ends_where_a_clause_ends() {
        let long = "The ferry Marigold struck the old pier in the harbor, injuring four of the passengers upon its upper deck";
        assert_eq!(phrase(long, LENGTH), "The ferry Marigold struck the old pier in the harbor");
        let list = "The ferry Marigold carried coal, timber, grain, cattle and the mail of every village along the lower river";
        assert!(phrase(list, LENGTH).ends_with('…'));
    }

    #[test]
    fn a_label_is_not_cut_within_brackets() {
        let long = "The northern ferry and its crew of volunteers were quite some two thousand yards (1,800 metres) from the pier";
        let short = "The northern ferry and its crew of volunteers were quite some two thousand yards…";
        assert_eq!(phrase(long, LENGTH), short);
    }

    #[test]
    fn a_label_has_no_dateline_and_no_half_pair_of_marks() {
        assert_eq!(phrase("HARTWELL, Me. (AP) — The old pier fell", LENGTH), "The old pier fell");
        assert_eq!(phrase("The pier - long shut - fell", LENGTH), "The pier - long shut - fell");
        assert_eq!(phrase("he called the pier “a ruin", LENGTH), "He called the pier a ruin");
    }

    #[test]
    fn a_clause_that_stands_alone_labels_better_than_one_that_waits() {
        let alone = worth("the ferry struck the pier", 2, false, true, false);
        for other in [
            "after the ferry struck the pier",
            "has struck the pier in the harbor",
            "the old pier in the harbor",
        ] {
            assert!(alone > worth(other, 2, false, true, false), "{other}");
        }
        assert!(alone > worth("the owner of the ferry said", 2, true, false, false));
    }
}
