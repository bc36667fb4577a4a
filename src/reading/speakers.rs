//! Speakers: the name behind the words by a cue, be they a name, a pronoun or an office.

use std::ops::Range;

use super::attribution::{Link, Rule, Speaker};
use super::cues::{Cue, find_before};
use super::indirect::{Clauses, Doer};
use super::lexicon::{Gender, Lexicon};
use super::names::{Mention, NameKind, Names, bare};
use super::people::known;
use super::phrases::{DETERMINERS, PREPOSITIONS, PRONOUNS, mention, signature};
use super::words::Words;
use crate::story::ParagraphKind;
use crate::text::Span;

/// How many names from the top of an article are looked through for another form of one, so that the time to read a page
/// grows with its length alone.
const NEARBY: usize = 400;

/// Who has spoken so far.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Speakers in order: the name, the person if one is known, the sentence.
    said: Vec<(String, Option<usize>, usize)>,
}

impl Memory {
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
    let (Doer { phrase: found, relative }, rule) = mention(words, names, lexicon, clauses, cue, sentence)?;
    let mut speaker = resolve(words, names, lexicon, clauses, &found, sentence, memory)?;
    if let Some(relative) = relative {
        speaker.mention = words.span(pointing(words, &found, relative));
        speaker.link = if speaker.link == Link::Unnamed { Link::Unnamed } else { Link::Pronoun };
    }
    speaker.via = relay(words, clauses, cue, &found, sentence).map(|relay| bare(words, words.span(relay)));
    // «AFP, citing an official, reported»: the words are the official's.
    if let Some(cited) = cited(words, clauses, sentence, found.end)
        && let Some(source) = resolve(words, names, lexicon, clauses, &cited, sentence, memory)
    {
        let relay = speaker.mention;
        let article = relay.len() - undetermined(relay.of(words.text)).len();
        let via = Some(Span::new(relay.start + article, relay.end));
        return Some((Speaker { via, ..source }, rule));
    }
    Some((speaker, rule))
}

/// The words that point back with a relative: «who», but «an ad that»: a thing is named with its «that».
pub(super) fn pointing(words: &Words<'_>, antecedent: &Range<usize>, relative: usize) -> Range<usize> {
    let touches = antecedent.end <= relative && relative <= antecedent.end + 1;
    let start = if touches && words.low(relative) == "that" { antecedent.start } else { relative };
    start..relative + 1
}

/// Whoever «X, citing Y, reported» or «according to X, which cited Y» names as Y.
fn cited(words: &Words<'_>, clauses: &Clauses<'_>, sentence: usize, from: usize) -> Option<Range<usize>> {
    let comma = words.low(from) == "," && !words.quoted[from];
    let at = match words.low(from + 1) {
        "citing" | "quoting" if comma => from + 2,
        "which" | "who"
            if comma && matches!(words.low(from + 2), "cited" | "cites" | "quoted" | "quotes") =>
        {
            from + 3
        }
        _ => return None,
    };
    clauses.phrase_at(sentence, at)
}

/// Whoever passes the words on: «…," Smith said, according to the Journal», «Smith was quoted as saying by AFP».
fn relay(
    words: &Words<'_>,
    clauses: &Clauses<'_>,
    cue: &Cue,
    speaker: &Range<usize>,
    sentence: usize,
) -> Option<Range<usize>> {
    let range = &words.ranges[sentence];
    if words.low(cue.tokens.start) == "according" {
        return None;
    }
    let from = cue.tokens.end.max(speaker.end);
    let end = (from..range.end.min(from + 16))
        .find(|&index| words.quoted[index])
        .unwrap_or(range.end.min(from + 16));
    let at = (from..end).find_map(|index| {
        match (words.low(index), words.low(index + 1), words.low(index + 2)) {
            ("according", "to", _) if words.low(index.wrapping_sub(1)) == "," => Some(index + 2),
            ("as", "saying", "by") if words.low(index.wrapping_sub(1)) == "quoted" => Some(index + 3),
            ("saying", "by", _) if words.low(index.wrapping_sub(1)) == "as" => Some(index + 2),
            _ => None,
        }
    })?;
    let relay = clauses.phrase_at(sentence, at)?;
    let article = usize::from(relay.len() > 1 && DETERMINERS.contains(&words.low(relay.start)));
    Some(relay.start + article..relay.end)
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
    let mut speaker = resolved(words, names, lexicon, clauses, mention, sentence, memory)?;
    if let Some(short) = without_land(names, lexicon, &speaker.name) {
        speaker.name = short;
    }
    let by_office = matches!(speaker.link, Link::Unnamed | Link::Office);
    if by_office && let Some((whole, name)) = titled(words, names, lexicon, mention) {
        return Some(Speaker { link: Link::Same, ..Speaker::named(name, words.span(whole)) });
    }
    // The name set behind an office says more than whoever else holds one like it.
    if by_office
        && let Some((name, person)) = apposition(words, names, mention)
        && (speaker.link == Link::Unnamed || person)
    {
        return Some(Speaker { name, link: Link::Same, ..speaker });
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
    let land = lexicon.people.canonical(&first.to_lowercase()).iter().any(|form| form.starts_with("land:"));
    let abbreviated = first.chars().all(|character| character.is_uppercase() || character == '.');
    let known =
        || names.mentions.iter().take(NEARBY).any(|mention| mention.person.is_none() && mention.name == rest);
    (land && abbreviated && rest.contains(' ') && known()).then(|| rest.to_owned())
}

/// «Secretary of State Ann Holt», «the envoy to the United Nations Ann Holt»: the words of an office and the name that
/// they stand before, with the name.
fn titled(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    mention: &Range<usize>,
) -> Option<(Range<usize>, String)> {
    let joins = matches!(words.low(mention.end), "of" | "to" | "for" | "at" | "in");
    if !joins || !lexicon.is_role(words.low(mention.end - 1)) {
        return None;
    }
    let from = mention.end + 1 + usize::from(words.low(mention.end + 1) == "the");
    let end = (from..words.tokens.len().min(from + 8)).find(|&at| {
        !words.is_word(at) && words.word(at) != "." || !words.is_capital(at) && words.is_word(at)
    })?;
    let name =
        names.within(from..end).iter().rfind(|name| name.person.is_some() && name.tokens.end == end)?;
    // «a friend of Mayor Holt» is not the mayor.
    let between = from..name.tokens.start;
    let another = between.clone().any(|at| {
        lexicon.is_role(words.low(at)) && words.low(at) != "state"
            || lexicon.people.honorifics.contains(words.low(at))
    });
    let full = || names.people[name.person.unwrap_or_default()].full.clone();
    (!between.is_empty() && !another).then(|| (mention.start..end, full()))
}

/// «The show's organisers, Bright Nights, said»: the name set behind a phrase, and whether it is a person's.
pub(super) fn apposition(words: &Words<'_>, names: &Names, mention: &Range<usize>) -> Option<(String, bool)> {
    let start = mention.end + 1;
    if words.low(mention.end) != "," || !words.is_capital(start) || words.quoted[start] {
        return None;
    }
    let end = (start..words.tokens.len().min(start + 7)).find(|&index| !words.is_word(index))?;
    let first = names
        .within(start..end)
        .iter()
        .find(|name| name.tokens.start == start || name.tokens.len() < end - start)?;
    // «her parents in Wakefield, New Hampshire, said»
    if words.low(end) != "," || first.tokens.start > start + 1 || first.kind == NameKind::Place {
        return None;
    }
    let whole = bare(words, words.span(start..end)).of(words.text).to_owned();
    let person = first.person.map(|person| names.people[person].full.clone());
    let named = person.is_some();
    Some((person.unwrap_or(whole), named))
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
        let name =
            found.person.map_or_else(|| found.name.clone(), |person| names.people[person].full.clone());
        return Some(Speaker::named(name, span));
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
        let name =
            owner.person.map_or_else(|| owner.name.clone(), |person| names.people[person].full.clone());
        return Some(Speaker::named(name, span));
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

/// The person who holds the office that the phrase names, or the unnamed speaker who was called so before.
fn by_role(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    mention: &Range<usize>,
    sentence: usize,
    memory: &Memory,
) -> Option<String> {
    let forms: Vec<Vec<String>> = mention
        .clone()
        .map(|index| words.low(index))
        .filter(|low| !matches!(*low, "the" | "a" | "an" | "-" | "senior" | "former" | "his" | "her"))
        .map(|low| lexicon.people.canonical(low.trim_end_matches("'s")))
        .collect();
    let article = words.low(mention.start);
    let owned = mention.clone().any(|index| words.low(index).ends_with("'s"));
    let open = matches!(article, "a" | "an" | "another" | "some" | "one" | "any" | "no" | "every" | "each");
    let definite = matches!(article, "the") || owned || mention.len() <= 2 && !open;
    let overlap = |roles: &std::collections::HashSet<String>| {
        forms.iter().filter(|forms| forms.iter().any(|form| roles.contains(form))).count()
    };
    let clash = |roles: &std::collections::HashSet<String>| {
        let land = |form: &&String| form.starts_with("land:");
        let mine: Vec<&String> = forms.iter().flatten().filter(land).collect();
        !mine.is_empty()
            && roles.iter().any(|role| land(&role))
            && !mine.iter().any(|form| roles.contains(*form))
    };
    // «military leaders»: many are no one person.
    let last = words.low(mention.end - 1);
    let many = last.ends_with('s') && !last.ends_with("ss") && !last.ends_with("'s");
    if definite && !many {
        let heads = forms.last()?;
        // «the Russian president» may be whom the article has called nothing but a name and a land.
        let mine: Vec<String> =
            forms.iter().flatten().filter(|form| form.starts_with("land:")).cloned().collect();
        let leads = matches!(last, "president" | "leader" | "premier" | "chancellor" | "king" | "ruler");
        let landed = |roles: &std::collections::HashSet<String>| mine.iter().any(|land| roles.contains(land));
        let mut candidates = names.people.called(heads);
        if leads {
            let of_land = names.people.called(&mine).into_iter();
            let only =
                |index: &usize| names.people[*index].roles.iter().all(|role| role.starts_with("land:"));
            candidates.extend(of_land.filter(only));
        }
        let best = candidates
            .into_iter()
            .map(|index| (index, &names.people[index]))
            .filter(|(_, person)| person.first < mention.start)
            .filter(|(_, person)| !clash(&person.roles))
            .map(|(index, person)| {
                (
                    landed(&person.roles),
                    overlap(&person.roles),
                    memory.said.iter().rposition(|(_, said, _)| *said == Some(index)),
                    index,
                )
            })
            .max_by_key(|&(landed, overlap, said, index)| (landed, overlap, said, std::cmp::Reverse(index)));
        if let Some((_, _, _, index)) = best {
            return Some(names.people[index].full.clone());
        }
    }
    // «the Ukrainian source» is the «senior Ukrainian official» of before.
    let unnamed = memory.said.iter().rev().filter(|(_, person, _)| person.is_none()).map(|(name, _, _)| name);
    if !definite {
        return None;
    }
    let head = words.low(mention.end - 1);
    let other = |name: &str| {
        ["No ", "Every ", "Other "].iter().any(|start| name.starts_with(start))
            || many && !name.to_lowercase().ends_with(head)
    };
    let before = unnamed.into_iter().filter(|name| !other(name)).find(|name| {
        let roles: std::collections::HashSet<String> =
            name.split(' ').flat_map(|word| lexicon.people.canonical(&word.to_lowercase())).collect();
        overlap(&roles) == forms.len() && !forms.is_empty()
    });
    if before.is_some() {
        return before.cloned();
    }
    // «the 29-year-old singer», «the congressman»: one person is meant, the one just spoken of.
    // «her father» is somebody else than she and the one just spoken of.
    // «the boy's grandfather» is nobody spoken of so far.
    let personal = lexicon.people.roles.contains(head)
        && !owned
        && !matches!(article, "his" | "her" | "their" | "its" | "our" | "my")
        && !matches!(
            head,
            "official"
                | "source"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "aide"
                | "witness"
                | "treasury"
                | "family"
                | "couple"
                | "report"
                | "reporter"
                | "man"
                | "woman"
                | "boy"
                | "girl"
                | "student"
        );
    let pronoun = if lexicon.people.feminine.contains(head) {
        "she"
    } else if lexicon.people.masculine.contains(head) {
        "he"
    } else {
        "one"
    };
    personal.then(|| antecedent(words, names, pronoun, mention.start, sentence, memory)).flatten()
}

/// Whom a pronoun stands for: the subject before it in its sentence, the last speaker, the subject of the sentence before.
fn antecedent(
    words: &Words<'_>,
    names: &Names,
    pronoun: &str,
    at: usize,
    sentence: usize,
    memory: &Memory,
) -> Option<String> {
    let gender = match pronoun {
        "he" | "his" | "him" => Some(Gender::Masculine),
        "she" | "her" => Some(Gender::Feminine),
        _ => None,
    };
    if matches!(pronoun, "they" | "it" | "we" | "who") {
        let body = memory
            .said
            .iter()
            .rev()
            .find(|(_, person, said)| person.is_none() && sentence.saturating_sub(*said) <= 3);
        if let Some((name, _, _)) = body {
            return Some(name.clone());
        }
        let begin = words.ranges[sentence.saturating_sub(1)].start;
        // «it» and «they» are no one person, and a land only where a sentence is about it.
        let leads =
            |start: usize| start <= words.ranges[words.sentence_at(words.tokens[start].span.start)].start + 1;
        let acts = |mention: &&Mention| match mention.kind {
            NameKind::Body => true,
            NameKind::Person => pronoun == "who",
            NameKind::Place => pronoun == "who" || leads(mention.tokens.start),
            NameKind::Other => pronoun == "who" || mention.name.ends_with('s') || leads(mention.tokens.start),
        };
        let mention = names.within(begin..at).iter().filter(acts).find(|mention| mention.tokens.end <= at)?;
        return Some(
            mention.person.map_or_else(|| mention.name.clone(), |person| names.people[person].full.clone()),
        );
    }
    // Whoever is known to be he or she comes before whoever may be.
    let known = |person: usize| gender.is_none() || names.people[person].gender == gender;
    let possible = |person: usize| known(person) || names.people[person].gender.is_none();
    person_before(words, names, at, sentence, memory, &known)
        .filter(|_| gender.is_some())
        .or_else(|| person_before(words, names, at, sentence, memory, &possible))
}

/// Whom «he» or «she» may stand for when no person known fits: whom a sentence before is about, though the article
/// gives no first name, else the last speaker who may be he or she.
fn guessed(
    words: &Words<'_>,
    names: &Names,
    clauses: &Clauses<'_>,
    pronoun: &str,
    sentence: usize,
    memory: &Memory,
) -> Option<String> {
    if !matches!(pronoun, "he" | "she" | "his" | "her" | "him") {
        return None;
    }
    let lexicon = Lexicon::get();
    let about = (sentence.saturating_sub(5)..sentence).rev().find_map(|back| {
        if words.sentences[back].kind == ParagraphKind::Furniture {
            return None;
        }
        let subject = clauses.subject(back)?;
        let mention = names.starting(subject.start).filter(|mention| mention.person.is_none())?;
        maybe_person(words, mention, lexicon).then(|| fullest(words, names, &mention.name))
    });
    let other = match pronoun {
        "she" | "her" => Gender::Masculine,
        _ => Gender::Feminine,
    };
    about.or_else(|| {
        let fits = |person: usize| names.people[person].gender != Some(other);
        let last = memory.said.iter().rev().find(|(_, person, _)| person.is_some_and(fits))?;
        Some(last.0.clone())
    })
}

/// Whether a name that is nobody's yet could be a person's: neither an acronym nor a land nor a body.
fn maybe_person(words: &Words<'_>, mention: &Mention, lexicon: &Lexicon) -> bool {
    let lone = |index: usize| {
        let low = words.low(index).trim_end_matches("'s");
        words.word(index).chars().any(char::is_lowercase)
            && !lexicon.people.is_body_word(low)
            && !lexicon.people.canonical(low).iter().any(|form| form.starts_with("land:"))
    };
    mention.tokens.len() <= 3
        && mention.tokens.clone().all(lone)
        && words.low(mention.tokens.start.wrapping_sub(1)) != "the"
}

/// The longest name of the article that ends in this one.
fn fullest(words: &Words<'_>, names: &Names, name: &str) -> String {
    let ending = format!(" {name}");
    names
        .mentions
        .iter()
        .take(NEARBY)
        .filter(|mention| mention.tokens.len() <= 4 && mention.name.ends_with(&ending))
        .filter(|mention| maybe_person(words, mention, Lexicon::get()))
        .max_by_key(|mention| mention.tokens.len())
        .map_or_else(|| name.to_owned(), |mention| mention.name.clone())
}

/// The person before a token who fits: in its own sentence, the last speaker, or whom a sentence since was about.
fn person_before(
    words: &Words<'_>,
    names: &Names,
    at: usize,
    sentence: usize,
    memory: &Memory,
    fits: &impl Fn(usize) -> bool,
) -> Option<String> {
    let full = |person: usize| names.people[person].full.clone();
    let first = |range: Range<usize>| {
        let mentions = names.within(range).iter().filter(|mention| {
            mention.tokens.end <= at
                && words.sentences[words.sentence_at(words.tokens[mention.tokens.start].span.start)].kind
                    != ParagraphKind::Furniture
                && !words.quoted[mention.tokens.start]
                && !words.low(mention.tokens.end - 1).ends_with("'s")
        });
        mentions.filter_map(|mention| mention.person).find(|&person| fits(person))
    };
    if let Some(person) = first(words.ranges[sentence].start..at) {
        return Some(full(person));
    }
    // Somebody unnamed, «a spokeswoman», may be he or she too; a body may not.
    let personal = |name: &str| {
        let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
        Lexicon::get().is_role(&last) && !Lexicon::get().people.bodies.contains(&last)
    };
    let recent = memory.said.iter().rev().find(|(name, person, said)| {
        sentence.saturating_sub(*said) <= 3 && person.map_or_else(|| personal(name), fits)
    });
    for back in (sentence.saturating_sub(6)..sentence).rev() {
        if let Some((name, _, said)) = recent
            && *said >= back
        {
            return Some(name.clone());
        }
        if let Some(person) = first(words.ranges[back].clone()) {
            return Some(full(person));
        }
    }
    recent.map(|(name, _, _)| name.clone())
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

/// The verb that governs words between marks which no reporting word gives, and who does what it tells.
pub(super) fn governing(
    words: &Words<'_>,
    names: &Names,
    clauses: &Clauses<'_>,
    marks: &Range<usize>,
    sentence: usize,
    memory: &Memory,
) -> Option<Speaker> {
    let (_, doer) = clauses.governing(sentence, marks)?;
    let speaker = resolve(words, names, Lexicon::get(), clauses, &doer.phrase, sentence, memory)?;
    Some(speaker)
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
