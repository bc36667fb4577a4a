//! Offices: whom «the mayor», «Secretary of State Ann Holt» or «Holt's lawyer, Ben Moor,» stand for.

use std::ops::Range;

use foldhash::HashSet;

use super::lexicon::Lexicon;
use super::names::{NameKind, Names, bare};
use super::pronouns::antecedent;
use super::speakers::Memory;
use super::words::Words;

/// «Secretary of State Ann Holt», «the envoy to the United Nations Ann Holt»: the words of an office and the name that
/// they stand before, with the name.
pub(super) fn titled(
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

/// A name set behind a phrase.
pub(super) struct Apposed {
    pub(super) name: String,
    /// Whether it is a person's.
    pub(super) person: bool,
    /// The phrase, and the name where the phrase tells no office.
    pub(super) whole: Range<usize>,
}

/// «The show's organisers, Bright Nights, said»: the name set behind a phrase.
pub(super) fn apposition(words: &Words<'_>, names: &Names, mention: &Range<usize>) -> Option<Apposed> {
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
    let name = bare(words, words.span(start..end)).of(words.text).to_owned();
    let person = first.person.map(|person| names.people[person].full.clone());
    // «A third, Ann Holt», but «the mayor», who needs no name to be known by.
    let office = Lexicon::get().is_role(words.low(mention.end - 1));
    let whole = mention.start..if office { mention.end } else { end };
    Some(Apposed { person: person.is_some(), name: person.unwrap_or(name), whole })
}

/// The person who holds the office that the phrase names, or the unnamed speaker who was called so before.
pub(super) fn by_role(
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
    let overlap = |roles: &HashSet<String>| {
        forms.iter().filter(|forms| forms.iter().any(|form| roles.contains(form))).count()
    };
    let clash = |roles: &HashSet<String>| {
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
        let landed = |roles: &HashSet<String>| mine.iter().any(|land| roles.contains(land));
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
        let roles: HashSet<String> =
            name.split(' ').flat_map(|word| lexicon.people.canonical(&word.to_lowercase())).collect();
        overlap(&roles) == forms.len() && !forms.is_empty()
    });
    if before.is_some() {
        return before.cloned();
    }
    (!owned && !matches!(article, "his" | "her" | "their" | "its" | "our" | "my"))
        .then(|| just_spoken_of(words, names, lexicon, mention, sentence, memory))
        .flatten()
}

/// «the 29-year-old singer», «the congressman»: one person is meant, the one just spoken of. «her father» and «the boy's
/// grandfather» are somebody else.
fn just_spoken_of(
    words: &Words<'_>,
    names: &Names,
    lexicon: &Lexicon,
    mention: &Range<usize>,
    sentence: usize,
    memory: &Memory,
) -> Option<String> {
    let head = words.low(mention.end - 1);
    // «the Star», «the Observer» are papers.
    let personal = lexicon.people.roles.contains(head)
        && !words.is_capital(mention.end - 1)
        && !lexicon.people.roles_of_many.contains(head);
    let pronoun = if lexicon.people.feminine.contains(head) {
        "she"
    } else if lexicon.people.masculine.contains(head) {
        "he"
    } else {
        "one"
    };
    personal.then(|| antecedent(words, names, pronoun, mention.start, sentence, memory)).flatten()
}
