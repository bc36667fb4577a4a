//! Names that one outlet has with a slip.

use std::collections::{BTreeSet, HashSet};

use super::Desk;
use crate::comparison::wording::one_english;
use crate::comparison::{Claim, Difference, DifferenceKind, Value};
use crate::reading::{Name, one_spelling};
use crate::text::{fold, stem};

/// Names that differ by a letter or two and are no accepted spelling of one another.
pub(super) fn of(desk: &Desk<'_>, claim: &Claim) -> Vec<Difference> {
    let mut mentions: Vec<(usize, &Name)> = Vec::new();
    for article in Desk::articles(claim) {
        for span in Desk::spans(claim, article) {
            mentions.extend(
                desk.readings[article]
                    .names
                    .iter()
                    .filter(|name| span.holds(name.span))
                    .map(|name| (article, name)),
            );
        }
    }
    let slips = slips(mentions.iter().map(|(article, name)| name.span.of(desk.text(*article))));
    let mut found: Vec<Difference> = Vec::new();
    if slips.is_empty() {
        return found;
    }
    let text = |&(article, name): &(usize, &Name)| name.span.of(desk.text(article));
    let slipped: HashSet<&str> = slips.iter().map(|(one, _)| *one).collect();
    let rivals: Vec<(usize, &Name)> =
        mentions.iter().filter(|mention| slipped.contains(text(mention))).copied().collect();
    for (place, &(one, name)) in rivals.iter().enumerate() {
        for &(other, like) in rivals.iter().skip(place + 1) {
            let (mine, theirs) = (name.span.of(desk.text(one)), like.span.of(desk.text(other)));
            if one == other
                || !slips.contains(&(mine, theirs))
                || used(desk, one, theirs)
                || used(desk, other, mine)
            {
                continue;
            }
            if found
                .iter()
                .any(|known| known.values.iter().any(|value| value.normal == mine || value.normal == theirs))
            {
                continue;
            }
            let of = |article: usize, name: &Name| {
                Value::new(article, name.span, name.span.of(desk.text(article)).to_owned())
            };
            let mut values = vec![of(one, name), of(other, like)];
            for &(third, also) in &mentions {
                let words = also.span.of(desk.text(third));
                if values.iter().all(|value| value.article != third)
                    && (alike(words, mine) || alike(words, theirs))
                {
                    values.push(of(third, also));
                }
            }
            found.push(Difference {
                kind: DifferenceKind::Name,
                values,
                why: format!("spelt “{mine}” and “{theirs}”"),
            });
        }
    }
    found
}

/// The pairs of forms of which one is the other with a slip, both ways round: each form is looked at once, however often
/// it stands.
fn slips<'a>(forms: impl Iterator<Item = &'a str>) -> HashSet<(&'a str, &'a str)> {
    let forms: BTreeSet<&str> = forms.collect();
    let spelt: Vec<(&str, Vec<String>)> = forms.into_iter().map(|form| (form, spelling(form))).collect();
    let mut found = HashSet::new();
    for (place, (one, mine)) in spelt.iter().enumerate() {
        for (other, theirs) in spelt.iter().skip(place + 1).filter(|(_, theirs)| theirs.len() == mine.len()) {
            if is_slip((one, mine), (other, theirs)) {
                found.extend([(*one, *other), (*other, *one)]);
            }
        }
    }
    found
}

/// Whether an article uses the very words somewhere: then they are no slip of its own.
fn used(desk: &Desk<'_>, article: usize, words: &str) -> bool {
    desk.readings[article].names.iter().any(|name| name.span.of(desk.text(article)) == words)
}

pub(super) fn alike(one: &str, other: &str) -> bool {
    spelling(one) == spelling(other)
}

/// The words of a name, each in one spelling.
fn spelling(name: &str) -> Vec<String> {
    fold(name).text.split([' ', '-']).map(|word| one_spelling(&one_english(word))).collect()
}

/// Whether two names are one with a slip: as many words, all but one alike, and that one off by a letter or two.
pub(super) fn misspelt(one: &str, other: &str) -> bool {
    is_slip((one, &spelling(one)), (other, &spelling(other)))
}

/// The same, of names whose spelling is known.
fn is_slip((one, mine): (&str, &[String]), (other, theirs): (&str, &[String])) -> bool {
    if mine.len() != theirs.len() || mine == theirs {
        return false;
    }
    let mut parted = mine.iter().zip(theirs).filter(|(mine, theirs)| mine != theirs);
    let (Some((mine_word, their_word)), None) = (parted.next(), parted.next()) else { return false };
    let shorter = mine_word.chars().count().min(their_word.chars().count());
    let reach = if shorter >= 8 || (mine.len() > 1 && shorter >= 5) { 2 } else { 1 };
    // One name, one word: a plural is no slip.
    let plural = mine.len() == 1
        && (mine_word.trim_end_matches('s') == their_word.trim_end_matches('s')
            || stem(mine_word) == stem(their_word));
    // «Democrats» and «Democratic», «America» and «American» are two words, not a slip in one.
    let formed = ["s", "n", "an", "ic", "ist", "ish", "ian"].iter().any(|end| {
        mine_word.strip_suffix(end) == Some(their_word.as_str())
            || their_word.strip_suffix(end) == Some(mine_word.as_str())
            || ["s", "y", "a", "e"].iter().any(|other| {
                matches!((mine_word.strip_suffix(end), their_word.strip_suffix(other)), (Some(one), Some(two)) if one == two)
                    || matches!((their_word.strip_suffix(end), mine_word.strip_suffix(other)), (Some(one), Some(two)) if one == two)
            })
    });
    let plural = plural || (mine.len() == 1 && formed);
    let digits = one.chars().chain(other.chars()).any(|letter| letter.is_ascii_digit());
    shorter >= 5
        && !plural
        && !digits
        && mine_word.chars().next() == their_word.chars().next()
        && apart(mine_word, their_word) <= reach
}

/// The number of letters to put in, take out or change (V. I. Levenshtein, 1966).
fn apart(one: &str, other: &str) -> usize {
    let theirs: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=theirs.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (index, &their) in theirs.iter().enumerate() {
            let change = diagonal + usize::from(letter != their);
            diagonal = row[index + 1];
            row[index + 1] = change.min(row[index] + 1).min(diagonal + 1);
        }
    }
    row[theirs.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_name_is_told_from_an_accepted_spelling() {
        assert!(misspelt("Volodyr Petrenko", "Volodymyr Petrenko"));
        assert!(misspelt("Hartwell", "Hartwall"));
        assert!(misspelt("Financial Crime Division", "Financial Crimes Division"));
        for (one, other) in [
            ("Zelensky", "Zelenskyy"),
            ("Yuri Ivanov", "Yury Ivanov"),
            ("Tomahawk", "Tomahawks"),
            ("Putin", "Trump"),
            ("James Smith", "Jane Smith"),
        ] {
            assert!(!misspelt(one, other), "{one} {other}");
        }
    }
}
