//! What a name names: a person, a body, a place or something else, by what the article shows of it everywhere.

use std::collections::BTreeMap;
use std::ops::Range;

use foldhash::HashMap;

use super::bodies;
use super::headings::opens;
use super::lexicon::Lexicon;
use super::names::{Mention, NameKind, Names, Parts};
use super::places::{self, Listed};
use super::words::Words;

/// How an article uses names of one word.
#[derive(Debug, Default)]
pub(super) struct Evidence<'a> {
    lone: HashMap<&'a str, Lone>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Lone {
    times: usize,
    /// Times with “the” or “a” before it: hardly a person.
    articled: usize,
    /// Times as the subject of a sentence that goes on with “his” or “she”: “Mirelle mourns her cousin”.
    personal: usize,
}

impl<'a> Evidence<'a> {
    /// Gathers how an article uses the names of these runs.
    pub(super) fn of(words: &'a Words<'_>, parts: &[Parts]) -> Self {
        let mut evidence = Self::default();
        for parts in parts.iter().filter(|parts| parts.name.len() == 1) {
            let start = parts.name.start;
            let lone = evidence.lone.entry(bodies::bare_word(words.low(start))).or_default();
            lone.times += 1;
            let before = start.checked_sub(1).map_or("", |index| words.low(index));
            lone.articled += usize::from(matches!(before, "the" | "a" | "an"));
            let sentence = &words.ranges[words.sentence_at(words.tokens[start].span.start)];
            if opens(words, start, sentence) && words.is_word(start + 1) {
                let behind = (start + 1..sentence.end.min(start + 10))
                    .take_while(|&index| !words.is_capital(index) && !words.quoted[index]);
                let person = behind
                    .map(|index| words.low(index))
                    .any(|low| matches!(low, "he" | "she" | "his" | "her" | "himself" | "herself"));
                lone.personal += usize::from(person);
            }
        }
        evidence
    }

    /// Whether a lone word is the subject of a sentence that goes on with “his” or “she”.
    pub(super) fn is_he_or_she(&self, words: &Words<'_>, name: &Range<usize>) -> bool {
        let lone = self.lone.get(bodies::bare_word(words.low(name.start))).copied().unwrap_or_default();
        name.len() == 1 && lone.personal > 0 && lone.articled == 0
    }

    /// Whether the article goes on with the last word alone, as it does with people: “Ann Hartwell … Hartwell said”.
    pub(super) fn goes_on_by_surname(&self, words: &Words<'_>, name: &Range<usize>) -> bool {
        let lone =
            |index: usize| self.lone.get(bodies::bare_word(words.low(index))).copied().unwrap_or_default();
        let (first, last) = (lone(name.start), lone(name.end - 1));
        (2..=3).contains(&name.len())
            && last.times > 1
            && last.articled == 0
            && last.times > 2 * first.times
            && words.low(name.end - 1).chars().count() > 2
    }
}

/// Whether the words of a name, or the lists, say that it is no person.
pub(super) fn is_thing(words: &Words<'_>, name: &Range<usize>) -> bool {
    let lower = words.joined(name.clone());
    let lower = bodies::bare_word(&lower);
    bodies::is_body(words, name, lower)
        || matches!(places::listed(lower), Some(Listed::Place | Listed::State))
        || name.len() > 1 && bodies::is_thing_word(words.low(name.end - 1)) && bodies::is_head(words.low(name.end - 1))
        // «New York’s», «North Korean», «American Pie»
        || name.len() > 1 && Lexicon::get().is_land(words.low(name.start))
        || name.len() > 2 && {
            let two = words.joined(name.start..name.start + 2);
            places::is_place(&two)
        }
}

/// Whether what stands behind a name stands behind people only: “, who”, “, a nurse from”.
pub(super) fn described_as_person(words: &Words<'_>, end: usize, lexicon: &Lexicon) -> bool {
    if words.low(end) != "," {
        return false;
    }
    if words.low(end + 1) == "who" {
        return true;
    }
    if !matches!(words.low(end + 1), "a" | "an" | "his" | "her") {
        return false;
    }
    (end + 2..end + 6).take_while(|&index| words.is_word(index)).any(|index| {
        lexicon.people.roles.contains(words.low(index))
            && !lexicon.people.roles_of_things.contains(words.low(index))
            && (!words.is_word(index + 1)
                || matches!(words.low(index + 1), "from" | "of" | "at" | "in" | "for" | "with" | "who"))
    })
}

/// Gives every mention its kind, and what is no person its fullest form.
pub(super) fn settle(words: &Words<'_>, lexicon: &Lexicon, names: &mut Names) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, mention) in names.mentions.iter_mut().enumerate() {
        if mention.person.is_some() {
            mention.kind = NameKind::Person;
        } else {
            groups.entry(mention.name.to_lowercase().replace('’', "'")).or_default().push(number);
        }
    }
    for (name, numbers) in &groups {
        let kind = kind_of(words, lexicon, name, numbers, &names.mentions);
        for &number in numbers {
            names.mentions[number].kind = kind;
        }
    }
    full_forms(&groups, &mut names.mentions);
}

fn kind_of(
    words: &Words<'_>,
    lexicon: &Lexicon,
    name: &str,
    numbers: &[usize],
    mentions: &[Mention],
) -> NameKind {
    let range = &mentions[numbers[0]].tokens;
    let dotted = words.low(range.end) == "." && range.len() == 1;
    let known = places::listed(name).or_else(|| {
        // «Reno, Nev.»
        places::listed(&format!("{name}."))
            .filter(|_| dotted && words.low(range.start.wrapping_sub(1)) == ",")
    });
    if known.is_some_and(|known| known != Listed::Doubtful) && !bodies::is_known(name) {
        return NameKind::Place;
    }
    if lexicon.is_land(name) {
        // A people, or what is theirs.
        return NameKind::Other;
    }
    if bodies::is_body(words, range, name) {
        return NameKind::Body;
    }
    if bodies::is_water_of(words, range) {
        return NameKind::Place;
    }
    if bodies::is_place_by_words(words, range)
        && !(range.len() == 2 && bodies::is_head(words.low(range.end - 1)))
    {
        return NameKind::Place;
    }
    let count =
        |holds: &dyn Fn(&Mention) -> bool| numbers.iter().filter(|&&number| holds(&mentions[number])).count();
    let placed = count(&|mention| places::stands_as_place(words, mention.tokens.start, mention.tokens.end));
    let owned = count(&|mention| bodies::owns(words, mention.tokens.end));
    let spoken = count(&|mention| {
        let verb = words.low(mention.tokens.end);
        matches!(
            verb,
            "said" | "says" | "announced" | "reported" | "reports" | "told" | "declined" | "confirmed"
        )
    });
    let articled = count(&|mention| mention.tokens.start > 0 && words.low(mention.tokens.start - 1) == "the");
    if placed > 0
        && owned == 0
        && spoken == 0
        && (articled == 0 || placed > articled)
        && !looks_like_people(name)
    {
        return NameKind::Place;
    }
    if known == Some(Listed::Doubtful)
        && articled == 0
        && owned == 0
        && !lexicon.is_given_name(name)
        && spoken == 0
    {
        let before = count(&|mention| {
            mention.tokens.start > 0
                && matches!(words.low(mention.tokens.start - 1), "of" | "at" | "from" | "to" | "in")
        });
        if before > 0 {
            return NameKind::Place;
        }
    }
    if range.len() == 1 && lexicon.is_given_name(name) && articled == 0 && known.is_none() {
        return NameKind::Person;
    }
    if owned > 0 || spoken > 0 && !looks_like_people(name) {
        return NameKind::Body;
    }
    NameKind::Other
}

/// Whether a word looks like a people or a tongue: `Hartwellian`, `Hartwellish`, `Hartwellers`.
fn looks_like_people(name: &str) -> bool {
    ["ian", "ians", "ish", "ese", "ans", "ic"].iter().any(|ending| name.ends_with(ending))
}

/// Leads an acronym to the words it stands for, and the first word of a body's name to the whole.
fn full_forms(groups: &BTreeMap<String, Vec<usize>>, mentions: &mut [Mention]) {
    let mut by_initials: HashMap<String, &Vec<usize>> = HashMap::default();
    let mut by_first: HashMap<&str, Vec<(&String, &Vec<usize>)>> = HashMap::default();
    for (name, numbers) in groups {
        if let Some((first, _)) = name.split_once(' ') {
            by_initials.entry(bodies::initials(name)).or_insert(numbers);
            by_first.entry(first).or_default().push((name, numbers));
        }
    }
    for (name, numbers) in groups.iter().filter(|(name, _)| !name.contains(' ')) {
        let first = &mentions[numbers[0]];
        if first.kind == NameKind::Place || looks_like_people(name) || Lexicon::get().is_land(name) {
            continue;
        }
        if first.name.chars().filter(|letter| letter.is_uppercase()).count() > 1 {
            let letters = bodies::letters(name);
            if let Some(whole) = by_initials.get(&letters).filter(|_| letters.len() > 1) {
                let (full, kind) = (mentions[whole[0]].name.clone(), first.kind);
                for &number in numbers {
                    mentions[number].full = Some(full.clone());
                }
                // What goes by an acronym is a body if nothing says what it is.
                for &number in whole.iter().filter(|_| kind == NameKind::Body) {
                    mentions[number].kind = kind;
                }
                continue;
            }
        }
        let whole = by_first
            .get(name.as_str())
            .into_iter()
            .flatten()
            .filter(|(_, numbers)| mentions[numbers[0]].kind == NameKind::Body)
            .max_by_key(|(long, numbers)| (numbers.len(), long.len()));
        if let Some((_, whole)) = whole {
            let full = mentions[whole[0]].name.clone();
            for &number in numbers {
                mentions[number].name.clone_from(&full);
                mentions[number].kind = NameKind::Body;
            }
        }
    }
}
