//! What tells one outlet's value from another's: the words that are marked, and what a narrow cell has room for.

use super::{Claim, Comparison, Difference, DifferenceKind, Value};
use crate::text::{self, Span, TokenKind};

/// Words that a narrow cell leaves out where others say more.
const SMALL: [&str; 27] = [
    "a", "an", "the", "to", "of", "in", "on", "at", "by", "with", "for", "was", "were", "is", "are", "be",
    "has", "had", "and", "or", "that", "this", "it", "we", "i", "he", "she",
];

/// Limits that a sign says in one column.
const LIMITS: [(&str, &str); 6] = [
    ("within ", "≤"),
    ("up to ", "≤"),
    ("at most ", "≤"),
    ("at least ", "≥"),
    ("more than ", ">"),
    ("less than ", "<"),
];

const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// With fewer words in common, one cannot tell where in a quote another begins.
const ANCHOR: usize = 3;

/// A word or number of a value: its place in the article, and its folded letters.
type Word = (Span, String);

/// The words in which the outlets part over a claim, with their articles. Of a quote in several wordings, only the
/// words that no other side has; of anything else, the whole value.
pub fn spots(comparison: &Comparison, claim: &Claim) -> Vec<(usize, Span)> {
    let mut spots = Vec::new();
    for difference in &claim.differences {
        for (place, value) in difference.values.iter().enumerate() {
            if difference.kind == DifferenceKind::Quote {
                let own = parted(comparison, difference, place);
                spots.extend(own.into_iter().map(|span| (value.article, span)));
            } else {
                spots.push((value.article, value.span));
            }
        }
    }
    spots
}

/// The words by which the value at `place` parts from other sides, as one line; nothing where no word tells it.
fn wording(comparison: &Comparison, difference: &Difference, place: usize) -> Option<String> {
    let value = difference.values.get(place)?;
    let text = &comparison.story.articles.get(value.article)?.text;
    let spots: Vec<&str> =
        parted(comparison, difference, place).into_iter().map(|span| span.of(text)).collect();
    (!spots.is_empty()).then(|| spots.join("…"))
}

/// Ever shorter forms of the value at `place`, the value itself first.
pub fn briefer(comparison: &Comparison, difference: &Difference, place: usize) -> Vec<String> {
    let Some(value) = difference.values.get(place) else { return Vec::new() };
    let mut forms = vec![value.normal.clone()];
    match difference.kind {
        DifferenceKind::Quote => {
            forms.push(value.normal.trim_matches(['“', '”', '"']).to_owned());
            forms.extend(wording(comparison, difference, place));
            forms.extend(telling(comparison, difference, place));
        }
        DifferenceKind::Name => forms.extend(rarest(difference, value)),
        _ => {
            let bare = value.normal.strip_prefix("on ").unwrap_or(&value.normal).to_owned();
            let counted: Vec<String> = bare.split(' ').map(number).collect();
            let counted = counted.join(" ");
            let limit = LIMITS.iter().find_map(|(words, sign)| {
                let rest = counted.strip_prefix(words)?;
                Some(format!("{sign}{rest}"))
            });
            forms.extend([bare, counted]);
            forms.extend(limit);
            forms.push(ungrouped(&value.normal).unwrap_or_default());
            forms.retain(|form| !form.is_empty());
        }
    }
    forms.dedup();
    forms
}

/// A figure without the commas between its thousands.
fn ungrouped(figure: &str) -> Option<String> {
    let digits = figure.bytes().filter(u8::is_ascii_digit).count();
    (digits > 3 && figure.contains(',')).then(|| figure.replace(',', ""))
}

fn number(word: &str) -> String {
    NUMBERS.iter().position(|number| *number == word).map_or_else(|| word.to_owned(), |at| at.to_string())
}

/// Of a name, the words that the fewest others have.
fn rarest(difference: &Difference, value: &Value) -> Option<String> {
    let count = |word: &str| {
        difference.values.iter().filter(|other| other.normal.split(' ').any(|theirs| theirs == word)).count()
    };
    let least = value.normal.split(' ').map(count).min()?;
    let words: Vec<&str> = value.normal.split(' ').filter(|word| count(word) == least).collect();
    // Where every word is as rare, the last is what one calls the person.
    let all = words.len() == value.normal.split(' ').count();
    if all { words.last().map(|last| (*last).to_owned()) } else { Some(words.join(" ")) }
}

/// Of a quote, the words by which it parts from other sides, less those that say little; nothing where none tells it.
pub fn telling(comparison: &Comparison, difference: &Difference, place: usize) -> Option<String> {
    let value = difference.values.get(place)?;
    let text = &comparison.story.articles.get(value.article)?.text;
    let spots = parted(comparison, difference, place);
    let mut told = String::new();
    let mut last: Option<usize> = None;
    for (at, (span, word)) in own_words(comparison, value).into_iter().enumerate() {
        if SMALL.contains(&word.as_str()) || !spots.iter().any(|spot| spot.holds(span)) {
            continue;
        }
        if let Some(before) = last {
            told.push(if before + 1 == at { ' ' } else { '…' });
        }
        told.push_str(span.of(text));
        last = Some(at);
    }
    (!told.is_empty()).then_some(told)
}

/// The stretches of a value's words that no value of another side has. Words that only begin or end a longer quote
/// of the same utterance are no difference, unless there is no other.
fn parted(comparison: &Comparison, difference: &Difference, place: usize) -> Vec<Span> {
    let Some(value) = difference.values.get(place) else { return Vec::new() };
    let words = own_words(comparison, value);
    let others: Vec<Vec<Word>> = difference
        .values
        .iter()
        .filter(|other| other.side != value.side)
        .map(|other| own_words(comparison, other))
        // Less of the same words is a shorter quote, not another wording.
        .filter(|other| !holds(&words, other) && !holds(other, &words))
        .collect();
    let own: Vec<bool> =
        words.iter().map(|(_, word)| !others.iter().flatten().any(|(_, theirs)| theirs == word)).collect();
    let (mut from, mut to) = (0, words.len());
    for other in &others {
        let (first, last) = core(&words, other);
        from = from.max(first);
        to = to.min(last);
    }
    let inside = |at: usize| (from..to).contains(&at);
    let any = own.iter().enumerate().any(|(at, own)| *own && inside(at));
    let mut spots: Vec<Span> = Vec::new();
    let mut last: Option<usize> = None;
    for (at, (span, _)) in words.iter().enumerate() {
        if !own.get(at).is_some_and(|own| *own) || (any && !inside(at)) {
            continue;
        }
        // Words that stand side by side are one stretch.
        let before = last.filter(|last| last + 1 == at).and_then(|_| spots.pop());
        spots.push(before.map_or(*span, |before| before.join(*span)));
        last = Some(at);
    }
    spots
}

/// Whether the words of `short` stand in `long`, side by side.
fn holds(long: &[Word], short: &[Word]) -> bool {
    let same = |run: &[Word]| run.iter().zip(short).all(|((_, one), (_, other))| one == other);
    !short.is_empty() && long.windows(short.len()).any(same)
}

/// The words of `one` without those before and behind all that the other quotes, where the two follow each other
/// closely enough to tell.
fn core(one: &[Word], other: &[Word]) -> (usize, usize) {
    let pairs = follow(one, other);
    let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else { return (0, one.len()) };
    if pairs.len() < ANCHOR || pairs.len() * 2 < one.len().min(other.len()) {
        return (0, one.len());
    }
    let from = if first.1 == 0 { first.0 } else { 0 };
    let to = if last.1 + 1 == other.len() { last.0 + 1 } else { one.len() };
    (from, to)
}

/// The longest common subsequence, as pairs of places.
fn follow(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    let wide = other.len() + 1;
    let mut lengths = vec![0_usize; (one.len() + 1) * wide];
    for (at, (_, word)) in one.iter().enumerate().rev() {
        for (there, (_, theirs)) in other.iter().enumerate().rev() {
            lengths[at * wide + there] = if word == theirs {
                lengths[(at + 1) * wide + there + 1] + 1
            } else {
                lengths[(at + 1) * wide + there].max(lengths[at * wide + there + 1])
            };
        }
    }
    let (mut at, mut there, mut pairs) = (0, 0, Vec::new());
    while at < one.len() && there < other.len() {
        if one[at].1 == other[there].1 {
            pairs.push((at, there));
            (at, there) = (at + 1, there + 1);
        } else if lengths[(at + 1) * wide + there] >= lengths[at * wide + there + 1] {
            at += 1;
        } else {
            there += 1;
        }
    }
    pairs
}

/// The words and numbers of a value, folded.
fn own_words(comparison: &Comparison, value: &Value) -> Vec<Word> {
    let Some(article) = comparison.story.articles.get(value.article) else { return Vec::new() };
    let words = value.span.of(&article.text);
    let tokens = text::tokens(words).into_iter().filter(|token| token.kind != TokenKind::Mark);
    let folded = |span: Span| text::fold(span.of(words)).text;
    let moved = |span: Span| Span::new(value.span.start + span.start, value.span.start + span.end);
    tokens.map(|token| (moved(token.span), folded(token.span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Article, Story};

    /// A difference between quotes or values that are whole articles, each with its side.
    fn told(kind: DifferenceKind, values: &[(&str, usize)]) -> (Comparison, Difference) {
        let articles =
            values.iter().map(|(text, _)| Article { text: (*text).to_owned(), ..Article::default() });
        let comparison = Comparison {
            story: Story { articles: articles.collect(), ..Story::default() },
            ..Comparison::default()
        };
        let value = |(article, (text, side)): (usize, &(&str, usize))| Value {
            side: *side,
            ..Value::new(article, Span::new(0, text.len()), (*text).to_owned())
        };
        let values = values.iter().enumerate().map(value).collect();
        (comparison, Difference { kind, values, why: String::new() })
    }

    fn wordings(values: &[(&str, usize)]) -> Vec<String> {
        let (comparison, difference) = told(DifferenceKind::Quote, values);
        (0..values.len()).map(|place| wording(&comparison, &difference, place).unwrap_or_default()).collect()
    }

    fn briefest(kind: DifferenceKind, values: &[(&str, usize)]) -> Vec<String> {
        let (comparison, difference) = told(kind, values);
        let last = |place| briefer(&comparison, &difference, place).pop().unwrap_or_default();
        (0..values.len()).map(last).collect()
    }

    #[test]
    fn words_that_outlets_of_the_same_side_share_still_tell_them_from_the_other_side() {
        let quotes = [
            ("great progress was made today", 0),
            ("great progress was made today", 0),
            ("great progress", 1),
            ("we made substantial progress today", 2),
        ];
        assert_eq!(wordings(&quotes), ["great…was", "great…was", "great", "we…substantial"]);
    }

    #[test]
    fn a_quote_that_begins_earlier_differs_only_where_both_have_words() {
        let quotes = [
            ("to see if we can bring this inglorious war to an end", 1),
            ("gather in Budapest, Hungary, to see if we can bring this disgraceful war to a conclusion", 2),
        ];
        assert_eq!(wordings(&quotes), ["inglorious…an end", "disgraceful…a conclusion"]);
        let brief = briefest(DifferenceKind::Quote, &quotes);
        assert_eq!(brief, ["inglorious…end", "disgraceful…conclusion"]);
    }

    #[test]
    fn names_of_one_person_are_told_apart_by_the_word_that_differs() {
        let names = [
            ("Volodymyr Zelenskyy", 0),
            ("Volodymyr Zelenskyy", 0),
            ("Volodymyr Zelensky", 1),
            ("Volodyr Zelensky", 2),
        ];
        let brief = briefest(DifferenceKind::Name, &names);
        assert_eq!(brief, ["Zelenskyy", "Zelenskyy", "Zelensky", "Volodyr"]);
        let brief = briefest(DifferenceKind::Name, &names[1..]);
        assert_eq!(brief, ["Zelenskyy", "Zelensky", "Volodyr"]);
    }

    #[test]
    fn a_time_is_said_shorter_but_never_otherwise() {
        let times = [("within two weeks", 1), ("on Friday", 2), ("no date", 2), ("at least three months", 2)];
        assert_eq!(briefest(DifferenceKind::Time, &times), ["≤2 weeks", "Friday", "no date", "≥3 months"]);
    }
}
