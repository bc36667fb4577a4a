//! Speakers: the name behind the words by a cue, be they a name, a pronoun or an office.

use std::ops::Range;

use super::attribution::{Link, Rule, Speaker};
use super::chains::{cited, relay, relayed};
use super::cues::{Cue, find_before};
use super::indirect::{Clauses, Doer};
use super::lexicon::Lexicon;
use super::names::{Mention, Names, bare};
use super::offices::{Apposed, apposition, by_role, titled};
use super::people::known;
use super::phrases::{PREPOSITIONS, PRONOUNS, mention, signature};
use super::pronouns::{antecedent, guessed};
use super::words::Words;
use crate::text::Span;

/// How many names from the top of an article are looked through for another form of one, so that the time to read a page
/// grows with its length alone.
pub(super) const NEARBY: usize = 400;

/// Who has spoken so far.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Speakers in order: the name, the person if one is known, the sentence.
    pub(super) said: Vec<(String, Option<usize>, usize)>,
}

impl Memory {
    /// Notes who spoke in a sentence.
    pub(super) fn remember(&mut self, names: &Names, speaker: &Speaker, sentence: usize) {
        // Nobody looks back farther; a page of a thousand quotes must not be walked for each.
        if self.said.len() == 64 {
            self.said.remove(0);
        }
        self.said.push((speaker.name.clone(), known(&speaker.name, &names.people), sentence));
    }
}

/// The speaker that a cue points at.
pub(super) fn of_cue(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    clauses: &Clauses<'_>,
    cue: &Cue,
    sentence: usize,
    memory: &Memory,
) -> Option<(Speaker, Rule)> {
    if is_addressed(words, clauses, cue) && words.low(cue.tokens.end) != "by" {
        return None;
    }
    let (Doer { phrase: found, relative }, rule) = mention(words, names, lexicon, clauses, cue, sentence)?;
    let mut speaker = resolve(words, names, lexicon, clauses, &found, sentence, memory)?;
    if let Some(relative) = relative {
        speaker.mention = words.span(pointing(words, &found, relative));
        speaker.link = if speaker.link == Link::Unnamed { Link::Unnamed } else { Link::Pronoun };
    }
    speaker.via = relay(words, clauses, cue, &found, sentence);
    let source = cited(words, clauses, sentence, found.end)
        .or_else(|| cited(words, clauses, sentence, cue.tokens.end))
        .and_then(|cited| resolve(words, names, lexicon, clauses, &cited, sentence, memory));
    if let Some(source) = source {
        return Some((Speaker { via: Some(relayed(words, found)), ..source }, rule));
    }
    Some((speaker, rule))
}

/// Whether a cue tells what was said to its subject: «was asked», «was told».
pub(super) fn is_addressed(words: &Words<'_>, clauses: &Clauses<'_>, cue: &Cue) -> bool {
    let verb = cue.tokens.start;
    let sentence = words.sentence_at(words.tokens[verb].span.start);
    matches!(words.low(verb), "asked" | "told" | "informed" | "reminded" | "warned" | "assured")
        && clauses.is_passive(sentence, verb)
        && matches!(words.low(verb.wrapping_sub(1)), "was" | "were" | "been" | "is" | "are" | "being")
}

/// The words that point back with a relative: «who», but «an ad that»: a thing is named with its «that».
pub(super) fn pointing(words: &Words<'_>, antecedent: &Range<usize>, relative: usize) -> Range<usize> {
    let touches = antecedent.end <= relative && relative <= antecedent.end + 1;
    let start = if touches && words.low(relative) == "that" { antecedent.start } else { relative };
    start..relative + 1
}

/// The name that a mention stands for.
pub(super) fn resolve(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    clauses: &Clauses<'_>,
    mention: &Range<usize>,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let mut speaker = resolved(words, names, lexicon, clauses, mention, sentence, memory)
        .filter(|speaker| speaker.name.chars().any(char::is_alphanumeric))?;
    if let Some(short) = without_land(names, lexicon, &speaker.name) {
        speaker.name = short;
    }
    let by_office = matches!(speaker.link, Link::Unnamed | Link::Office);
    if by_office && let Some((whole, name)) = titled(words, names, lexicon, mention) {
        return Some(Speaker { link: Link::Same, ..Speaker::named(name, words.span(whole)) });
    }
    // The name set behind an office says more than whoever else holds one like it.
    if by_office
        && let Some(Apposed { name, person, whole }) = apposition(words, names, mention)
        && (speaker.link == Link::Unnamed || person)
    {
        return Some(Speaker { name, link: Link::Same, mention: words.span(whole), ..speaker });
    }
    let unnamed = speaker.link == Link::Unnamed
        || speaker.link == Link::Office && known(&speaker.name, &names.people).is_none();
    if unnamed {
        speaker.anonymous = kept_back(words, lexicon, mention, sentence);
    }
    Some(speaker)
}

/// «US Postal Service» where the article also speaks of the «Postal Service»: one body goes by one name.
fn without_land(names: &Names, lexicon: &Lexicon, name: &str) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    let land = lexicon.people.is_of_land(&first.to_lowercase());
    let abbreviated = first.chars().all(|character| character.is_uppercase() || character == '.');
    let known =
        || names.mentions.iter().take(NEARBY).any(|mention| mention.person.is_none() && mention.name == rest);
    (land && abbreviated && rest.contains(' ') && known()).then(|| rest.to_owned())
}

/// Whether the article keeps back the name of whom a phrase speaks of, rather than speaking of a body or a paper.
fn kept_back(words: &Words<'_>, lexicon: &Lexicon, mention: &Range<usize>, sentence: usize) -> bool {
    let head = mention
        .clone()
        .find(|&index| PREPOSITIONS.contains(&words.low(index)))
        .unwrap_or(mention.end)
        .saturating_sub(1);
    // «No official», «every senior aide»: nobody is meant whose name could be kept back.
    if matches!(words.low(mention.start), "no" | "every" | "any" | "each" | "all" | "few" | "most") {
        return false;
    }
    if lexicon.people.keeps_back(words.low(head)) {
        return true;
    }
    let person = lexicon.is_role(words.low(head)) && !lexicon.people.bodies.contains(words.low(head));
    person
        && nearby(words, mention, sentence).any(|index| {
            matches!(
                (words.low(index), words.low(index + 1)),
                ("anonymity" | "anonymously", _) | ("familiar", "with") | ("briefed", "on")
            ) || matches!(words.low(index), "named" | "identified")
                && (index.saturating_sub(4)..index)
                    .any(|before| matches!(words.low(before), "declined" | "not" | "asked" | "refused"))
        })
}

/// The words of a sentence about a phrase, as many as anything that bears on it may stand off.
fn nearby(words: &Words<'_>, mention: &Range<usize>, sentence: usize) -> Range<usize> {
    let range = words.ranges[sentence].clone();
    range.start.max(mention.start.saturating_sub(60))..range.end.min(mention.end + 60)
}

fn resolved(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    clauses: &Clauses<'_>,
    mention: &Range<usize>,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let span = bare(words, words.span(mention.clone()));
    let low = words.low(mention.start);
    // «she'll» stands for whom «she» does.
    let short = low.split_once('\'').map(|(pronoun, _)| pronoun).filter(|pronoun| PRONOUNS.contains(pronoun));
    let (low, span) = match short.filter(|_| mention.len() == 1) {
        Some(pronoun) => (pronoun, Span::new(span.start, span.start + pronoun.len())),
        None => (low, span),
    };
    // «their plan»: whoever «they» are.
    let low = if low == "their" && mention.len() == 1 { "they" } else { low };
    let pronoun = mention.len() == 1 && PRONOUNS.contains(&low);
    // The writer, or the writer and whoever reads.
    if pronoun && matches!(low, "i" | "we") && !words.quoted[mention.start] {
        return Some(Speaker { link: Link::Unnamed, ..Speaker::named(span.of(words.text), span) });
    }
    if pronoun {
        return Some(
            antecedent(words, names, low, mention.start, sentence, memory)
                .or_else(|| guessed(words, names, clauses, low, sentence, memory))
                .map_or_else(
                    || Speaker { link: Link::Unnamed, ..Speaker::named(low, span) },
                    |name| Speaker { link: Link::Pronoun, ..Speaker::named(name, span) },
                ),
        );
    }
    if let Some(found) = names.within(mention.clone()).iter().rfind(|found| found.tokens.end <= mention.end)
        && found.tokens.end == mention.end
    {
        return Some(Speaker::named(names.full(found), span));
    }
    // «His post said»: the words are the owner's.
    let holds = lexicon.reporting.nouns.contains(words.low(mention.end - 1));
    if holds && matches!(low, "his" | "her") {
        return antecedent(words, names, low, mention.start, sentence, memory)
            .map(|name| Speaker { link: Link::Pronoun, ..Speaker::named(name, span) });
    }
    if holds
        && let Some(owner) = names.within(mention.clone()).iter().find(|found| found.tokens.end < mention.end)
    {
        return Some(Speaker::named(names.full(owner), span));
    }
    Some(match by_role(words, names, lexicon, mention, sentence, memory) {
        Some(name) => Speaker { link: Link::Office, ..Speaker::named(name, span) },
        None => Speaker { link: Link::Unnamed, ..Speaker::named(undetermined(span.of(words.text)), span) },
    })
}

/// A phrase less its article: who stays unnamed is called what the article calls them.
pub(super) fn undetermined(phrase: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An ", "one ", "One "]
        .into_iter()
        .find_map(|article| phrase.strip_prefix(article))
        // «one of the voters»
        .filter(|rest| !rest.starts_with("of "))
        .unwrap_or(phrase)
}

/// Whom a sentence is about: the subject that it begins with.
pub(super) fn subject_of_sentence(
    words: &Words<'_>,
    names: &Names,
    clauses: &Clauses<'_>,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let range = words.ranges.get(sentence)?.clone();
    let lexicon = Lexicon::get();
    let mention = clauses.subject(sentence)?;
    // A word is no name for standing at the beginning of a sentence with a capital.
    if let Some(name) = names.starting(mention.start)
        && name.person.is_none()
        && name.tokens.len() == 1
        && name.tokens.start == range.start
        && !elsewhere(names, name)
        && names.within(mention.clone()).iter().all(|name| name.person.is_none())
    {
        return None;
    }
    resolve(words, names, lexicon, clauses, &mention, sentence, memory)
        .filter(|speaker| speaker.mention != Span::default())
}

/// Whether a name stands at another place of the article too.
fn elsewhere(names: &Names, name: &Mention) -> bool {
    names
        .mentions
        .iter()
        .take(NEARBY)
        .any(|other| other.tokens.start != name.tokens.start && other.name.contains(&name.name))
}

/// The speaker that a signature behind the words names.
pub(super) fn signed(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    clauses: &Clauses<'_>,
    quote_end: usize,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let mention = signature(words, names, quote_end)?;
    resolve(words, names, lexicon, clauses, &mention, sentence, memory)
}

/// Who does what the verb tells that governs words between marks, where no reporting word gives them.
pub(super) fn governing(
    words: &Words<'_>,
    names: &Names,
    clauses: &Clauses<'_>,
    marks: &Range<usize>,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let (_, doer) = clauses.governing(sentence, marks)?;
    resolve(words, names, Lexicon::get(), clauses, &doer.phrase, sentence, memory)
}

/// Whom a sentence without a quote reports: «according to the bank», «officials said».
pub(super) fn of_sentence(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    clauses: &Clauses<'_>,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let range = words.ranges.get(sentence)?.clone();
    let cue = find_before(words, range.end, range.start, clauses.grammar, lexicon)?;
    of_cue(words, names, lexicon, clauses, &cue, sentence, memory).map(|(speaker, _)| speaker)
}
