//! Spellings of one name: which forms may be one person, and which must stay apart.

use foldhash::HashMap;

use super::lexicon::{Gender, Lexicon};
use super::names::{Names, Parts};
use super::people::{Person, known};
use super::words::Words;
use crate::text::fold;

/// A folded word of a name in the form in which accepted spellings of one sound meet: Zelensky, Zelenskyy, Zelenskiy.
pub fn one_spelling(word: &str) -> String {
    let plain = word.trim_end_matches("'s").replace("iy", "y").replace("yi", "y").replace('y', "i");
    let mut plain = plain.replace("kh", "h").replace("ou", "o").replace("ph", "f");
    let mut last = None;
    plain.retain(|letter| last.replace(letter) != Some(letter));
    plain
}

/// A person's name by its parts, each in one spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Parted {
    given: Option<String>,
    /// The given name in one spelling.
    given_spelt: Option<String>,
    surname: String,
    /// `jr`, `ii`: father and son are two.
    suffix: Option<String>,
}

fn parted(name: &str) -> Parted {
    let mut words: Vec<String> = fold(name)
        .text
        .split([' ', ','])
        .map(|word| word.trim_matches('.').to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    let suffix = words
        .last()
        .filter(|word| matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"))
        .cloned()
        .filter(|_| words.len() > 1);
    if suffix.is_some() {
        words.pop();
    }
    let surname = words.pop().unwrap_or_default();
    // Initials in the middle tell nothing; a first name that is one tells its letter.
    let given = words.into_iter().next();
    let given_spelt = given.as_deref().map(one_spelling);
    Parted { given, given_spelt, surname: one_spelling(&surname), suffix }
}

/// Whether two given names may be one: alike, an initial, a short form.
fn given_alike(one: &str, other: &str) -> bool {
    let (mine, theirs) = (one_spelling(one), one_spelling(other));
    let (short, long) = if mine.len() <= theirs.len() { (&mine, &theirs) } else { (&theirs, &mine) };
    if short == long || Lexicon::get().is_short_form(one, other) {
        return true;
    }
    let gender = |name: &str| Lexicon::get().gender_of(name);
    let apart = matches!((gender(one), gender(other)), (Some(one), Some(other)) if one != other);
    !apart && long.starts_with(short.as_str()) && (short.chars().count() == 1 || short.chars().count() >= 3)
}

/// Whether two full names may be of one person: spellings, initials and short forms of one name. A father and a son,
/// or two who share a surname, are not.
pub fn same_person(one: &str, other: &str) -> bool {
    let (mine, theirs) = (parted(one), parted(other));
    if mine.suffix != theirs.suffix && mine.given.is_some() && theirs.given.is_some() {
        return false;
    }
    match (&mine.given, &theirs.given) {
        (Some(given), Some(their_given)) => {
            given_alike(given, their_given)
                && (mine.surname == theirs.surname
                    || slip(&mine.surname, &theirs.surname) && mine.given_spelt == theirs.given_spelt)
        }
        _ => mine.surname == theirs.surname,
    }
}

/// Whether two long surnames differ by one letter.
fn slip(one: &str, other: &str) -> bool {
    let (mine, theirs) = (one.chars(), other.chars());
    let (length, other_length) = (mine.clone().count(), theirs.clone().count());
    if length.min(other_length) < 6 || length.abs_diff(other_length) > 1 {
        return false;
    }
    let before = mine.clone().zip(theirs.clone()).take_while(|(mine, theirs)| mine == theirs).count();
    let behind = mine.rev().zip(theirs.rev()).take_while(|(mine, theirs)| mine == theirs).count();
    before > 0 && before + behind + 1 >= length.max(other_length)
}

/// Joins the people whose names are spellings of one, and gives mentions left over to whom they spell:
/// “Zelenskyy” to Zelensky, “Hartwell Jr.” to Cole Hartwell Jr., “Bruce” of “Bruce and Irene Hartwell” to Bruce Hartwell.
pub(super) fn settle(words: &Words<'_>, lexicon: &Lexicon, parts: &[Parts], names: &mut Names) {
    couples(words, lexicon, parts, names);
    let count = names.people.len();
    let forms: Vec<Parted> = names.people.iter().map(|person| parted(&person.full)).collect();
    let mut leads: Vec<usize> = (0..count).collect();
    // How many the article names in full by each surname.
    let mut bearers: HashMap<&str, usize> = HashMap::default();
    for form in forms.iter().filter(|form| form.given.is_some()) {
        *bearers.entry(&form.surname).or_default() += 1;
    }
    // Spellings of one surname share its first letter.
    let mut by_letter: HashMap<Option<char>, Vec<usize>> = HashMap::default();
    for later in 0..count {
        let alike = by_letter.entry(forms[later].surname.chars().next()).or_default();
        let found = alike
            .iter()
            .rev()
            .take(64)
            .rev()
            .copied()
            .find(|&first| leads[first] == first && one(names, &forms, &bearers, first, later));
        if let Some(first) = found {
            leads[later] = first;
        } else {
            alike.push(later);
        }
    }
    for (later, &first) in leads.iter().enumerate() {
        if first != later {
            let joined = names.people[later].clone();
            // Nobody is to be found under the other spelling's own entry again.
            names.people.rename(later, String::new());
            if joined.full.split(' ').count() > names.people[first].full.split(' ').count() {
                names.people.rename(first, joined.full);
            }
            let person = &mut names.people[first];
            person.roles.extend(joined.roles);
            person.gender = person.gender.or(joined.gender);
        }
    }
    let mut by_surname: HashMap<&str, Vec<usize>> = HashMap::default();
    for (person, form) in forms.iter().enumerate() {
        by_surname.entry(&form.surname).or_default().push(person);
    }
    for number in 0..names.mentions.len() {
        let mention = &names.mentions[number];
        let person = match mention.person {
            Some(person) => Some(leads[person]),
            None => spelt(&mention.name, &forms, &by_surname).map(|person| leads[person]),
        };
        names.mentions[number].person = person;
    }
}

/// Whether two people the article names are one.
fn one(names: &Names, forms: &[Parted], bearers: &HashMap<&str, usize>, first: usize, later: usize) -> bool {
    let (mine, theirs) = (&forms[first], &forms[later]);
    let (person, other) = (&names.people[first], &names.people[later]);
    let genders = matches!((person.gender, other.gender), (Some(one), Some(other)) if one != other);
    if genders || mine.suffix != theirs.suffix {
        return false;
    }
    let role = || person.roles.iter().any(|role| other.roles.contains(role));
    match (&mine.given, &theirs.given) {
        (Some(_), Some(_)) => {
            mine.given_spelt == theirs.given_spelt
                && (mine.surname == theirs.surname || slip(&mine.surname, &theirs.surname))
        }
        // One is met by surname only.
        _ => {
            mine.surname == theirs.surname
                && mine.surname.len() > 3
                && bearers.get(mine.surname.as_str()).is_none_or(|&bearers| bearers < 2)
                || slip(&mine.surname, &theirs.surname) && role()
        }
    }
}

/// The only person whose surname a lone word spells otherwise, or whose surname and suffix it is.
fn spelt(name: &str, forms: &[Parted], by_surname: &HashMap<&str, Vec<usize>>) -> Option<usize> {
    let mention = parted(name);
    if mention.given.is_some() || mention.surname.len() < 4 {
        return None;
    }
    let mut bearers = by_surname
        .get(mention.surname.as_str())?
        .iter()
        .filter(|&&person| forms[person].given.is_some() && forms[person].suffix == mention.suffix);
    match (bearers.next(), bearers.next()) {
        (Some(&person), None) => Some(person),
        _ => None,
    }
}

/// “Bruce and Irene Hartwell” names two people of one surname.
fn couples(words: &Words<'_>, lexicon: &Lexicon, parts: &[Parts], names: &mut Names) {
    for index in 1..names.mentions.len() {
        let (first, second) = (&names.mentions[index - 1], &names.mentions[index]);
        let given = first.tokens.len() == 1
            && lexicon.is_given_name(words.low(first.tokens.start))
            && first.tokens.end + 1 == second.tokens.start
            && matches!(words.low(first.tokens.end), "and" | "&");
        let pair = second.person.is_some()
            && second.tokens.len() == 2
            && lexicon.is_given_name(words.low(second.tokens.start))
            && words.low(first.tokens.start) != words.low(second.tokens.start);
        if !given || !pair || !parts[index - 1].roles.is_empty() {
            continue;
        }
        let surname = second.name.rsplit(' ').next().unwrap_or("");
        let full = format!("{} {surname}", first.name);
        let person = known(&full, &names.people).unwrap_or_else(|| {
            names.people.add(Person {
                full,
                first: first.tokens.start,
                gender: lexicon.gender_of(words.low(first.tokens.start)),
                ..Person::default()
            });
            names.people.len() - 1
        });
        names.mentions[index - 1].person = Some(person);
    }
}

/// Gives a surname that several people bear to the one it is meant for: whom “Mr.” or “she” fits, else whom it has meant
/// time and again, else whom the article names in full most often, else whom it named last.
pub(super) fn bearers(words: &Words<'_>, lexicon: &Lexicon, parts: &[Parts], names: &mut Names) {
    let surname = |name: &str| one_spelling(&fold(name.rsplit(' ').next().unwrap_or("")).text);
    let surnames: Vec<String> = names.people.iter().map(|person| surname(&person.full)).collect();
    let mut wholes = vec![0; names.people.len()];
    for mention in names.mentions.iter().filter(|mention| mention.tokens.len() > 1) {
        if let Some(person) = mention.person {
            wholes[person] += 1;
        }
    }
    let mut by_surname: HashMap<&str, Vec<usize>> = HashMap::default();
    for (person, surname) in surnames.iter().enumerate().filter(|&(person, _)| wholes[person] > 0) {
        let bearers = by_surname.entry(surname).or_default();
        if bearers.len() < 16 {
            bearers.push(person);
        }
    }
    // The mention that named each in full last.
    let mut last: Vec<Option<usize>> = vec![None; names.people.len()];
    // How often the surname alone has meant each.
    let mut alone: Vec<u32> = vec![0; names.people.len()];
    for (index, parts) in parts.iter().enumerate() {
        let mention = &names.mentions[index];
        let Some(person) = mention.person else { continue };
        if mention.tokens.len() != 1 {
            last[person] = Some(index).filter(|_| mention.tokens.len() > 1).or(last[person]);
            continue;
        }
        // «Bill» is no surname.
        if surname(&mention.name) != surnames[person] {
            continue;
        }
        let Some(rivals) = by_surname.get(surnames[person].as_str()).filter(|rivals| rivals.len() > 1) else {
            continue;
        };
        let called = parts.roles.iter().find_map(|&role| lexicon.gender_of(words.low(role)));
        let gender = called.or_else(|| pronoun_behind(words, names, index));
        let fits = |rival: usize| {
            gender.is_none() || names.people[rival].gender.is_none() || names.people[rival].gender == gender
        };
        let role = |rival: usize| {
            let roles = &names.people[rival].roles;
            parts
                .roles
                .iter()
                .filter(|&&role| {
                    lexicon.people.canonical(words.low(role)).iter().any(|form| roles.contains(form))
                })
                .count()
        };
        let meant = rivals.iter().copied().filter(|&rival| fits(rival)).max_by_key(|&rival| {
            (role(rival), alone[rival] >= 2, wholes[rival], last[rival], std::cmp::Reverse(rival))
        });
        if let Some(meant) = meant {
            alone[meant] += 1;
            names.mentions[index].person = Some(meant);
        }
    }
}

/// Whether the next pronoun of the sentence, no other name between, is he or she.
fn pronoun_behind(words: &Words<'_>, names: &Names, index: usize) -> Option<Gender> {
    let mention = &names.mentions[index];
    let sentence = words.sentence_at(words.tokens[mention.tokens.start].span.start);
    let next = names.mentions.get(index + 1).map_or(usize::MAX, |next| next.tokens.start);
    let end = words.ranges[sentence].end.min(next);
    (mention.tokens.end..end).filter(|&token| !words.quoted[token]).find_map(|token| match words.low(token) {
        "he" | "his" | "him" | "himself" => Some(Gender::Masculine),
        "she" | "her" | "herself" => Some(Gender::Feminine),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_initials_and_short_forms_may_be_one_person() {
        for (one, other) in [
            ("Yuri Ostrenko", "Yury Ostrenko"),
            ("Tove Lindqvistson", "Tove Lindqvistsen"),
            ("Robert Quill", "Bob Quill"),
            ("R. Quill", "Robert Quill"),
            ("José Quillón", "Jose Quillon"),
            ("Tovah M. Quill", "Tovah Quill"),
        ] {
            assert!(same_person(one, other), "{one} {other}");
        }
    }

    #[test]
    fn kin_and_strangers_stay_apart() {
        for (one, other) in [
            ("Robert Quill", "Lucia Quill"),
            ("Cole Quill", "Cole Quill Jr."),
            ("Eric Quill", "Erica Quill"),
            ("Tovah Quill", "Tovah Quinn"),
            ("James Hartwell", "Jane Hartwell"),
        ] {
            assert!(!same_person(one, other), "{one} {other}");
        }
    }
}
