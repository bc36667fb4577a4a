//! Wordings: two renderings word by word, and the stretch in which they part.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::masked;
use super::stems::is_empty_word;
use crate::text::{Span, TokenKind, fold, stem, tokens};

/// The words of a quote, folded, each with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) words: Vec<String>,
    stems: Vec<Option<String>>,
    spans: Vec<Span>,
    /// The stems, and the words without one, as numbers, sorted: fast to hold against another's.
    bag: Vec<u64>,
}

impl Wording {
    pub(super) fn of(text: &str, span: Span) -> Self {
        let inner = span.of(text);
        let mut wording = Self { words: Vec::new(), stems: Vec::new(), spans: Vec::new(), bag: Vec::new() };
        let mut told = 0;
        for token in tokens(inner).into_iter().filter(|token| token.kind != TokenKind::Mark) {
            if token.span.start < told {
                continue;
            }
            let behind = Span::new(token.span.start, inner.len()).of(inner);
            let masked = masked::opening(behind);
            told = masked.map_or(token.span.end, |(_, length)| token.span.start + length);
            let at = Span::new(span.start + token.span.start, span.start + told);
            if let Some((word, _)) = masked {
                wording.stems.push(Some(stem(word)));
                wording.words.push(word.to_owned());
                wording.spans.push(at);
                continue;
            }
            // «tax-filing» is «tax filing», «I.R.S.» is «IRS».
            for part in fold(token.span.of(inner)).text.replace('’', "'").split(['-', '‑']) {
                let (first, second) = in_full(part);
                for part in [first, second].into_iter().filter(|part| !part.is_empty()) {
                    let word = one_english(&part.replace(['.', '\''], ""));
                    wording.stems.push((!is_empty_word(part)).then(|| stem(&word)));
                    wording.words.push(word);
                    wording.spans.push(at);
                }
            }
        }
        let number = |(word, stem): (&String, &Option<String>)| {
            let mut hasher = DefaultHasher::new();
            stem.as_ref().unwrap_or(word).hash(&mut hasher);
            hasher.finish()
        };
        wording.bag = wording.words.iter().zip(&wording.stems).map(number).collect();
        wording.bag.sort_unstable();
        wording
    }

    /// The stems of the words that tell something.
    pub(super) fn telling(&self) -> impl Iterator<Item = &str> {
        self.stems.iter().flatten().map(String::as_str)
    }

    /// How many telling words of this one the other has too.
    pub(super) fn shares(&self, other: &Wording) -> usize {
        self.telling().filter(|stem| other.telling().any(|theirs| theirs == *stem)).count()
    }

    /// How many words both have, wherever they stand: no alignment keeps more.
    pub(super) fn in_both(&self, other: &Wording) -> usize {
        let (mut mine, mut theirs, mut count) = (0, 0, 0);
        while let (Some(left), Some(right)) = (self.bag.get(mine), other.bag.get(theirs)) {
            mine += usize::from(left <= right);
            theirs += usize::from(right <= left);
            count += usize::from(left == right);
        }
        count
    }

    /// Whether the other's words stand in this one, side by side.
    pub(super) fn holds(&self, other: &Wording) -> bool {
        !other.words.is_empty() && self.words.windows(other.words.len()).any(|window| window == other.words)
    }

    /// Where the words at some places stand; where there are none, the words on both sides.
    fn place(&self, range: &Range<usize>) -> Span {
        let wide =
            if range.is_empty() { range.start.saturating_sub(1)..range.end + 1 } else { range.clone() };
        let inside = self.spans.get(wide.start..wide.end.min(self.spans.len())).unwrap_or(&[]);
        match (inside.first(), inside.last()) {
            (Some(first), Some(last)) => first.join(*last),
            _ => Span::default(),
        }
    }

    /// Whether a sentence ends behind the word at a place.
    fn ends_sentence(&self, at: usize, text: &str) -> bool {
        let next = self.spans.get(at + 1).map_or(self.spans[at].end, |span| span.start);
        next > self.spans[at].end
            && Span::new(self.spans[at].end, next).of(text).contains(['.', '?', '!', '…'])
    }

    /// The length of the longest common subsequence of words.
    pub(super) fn common(&self, other: &Wording) -> usize {
        let mut row = vec![0_usize; other.words.len() + 1];
        for word in &self.words {
            let mut diagonal = 0;
            for (index, theirs) in other.words.iter().enumerate() {
                let above = row[index + 1];
                row[index + 1] = if word == theirs { diagonal + 1 } else { above.max(row[index]) };
                diagonal = above;
            }
        }
        row.last().copied().unwrap_or(0)
    }

    /// Where another's words first stand in this one, side by side.
    pub(super) fn find(&self, other: &Wording) -> Option<Span> {
        let length = other.words.len();
        let at = self.words.windows(length.max(1)).position(|window| window == other.words)?;
        Some(self.place(&(at..at + length)))
    }
}

/// The words of `one` that `other` does not have at their place: what is left when the longest run of words that
/// both begin with and the longest that both end with are taken away. Nothing where no word is left.
pub(super) fn stretch(one: &Wording, other: &Wording) -> Option<Span> {
    let shorter = one.words.len().min(other.words.len());
    let mut head = 0;
    while head < shorter && one.words[head] == other.words[head] {
        head += 1;
    }
    let mut tail = 0;
    while tail < shorter - head
        && one.words[one.words.len() - 1 - tail] == other.words[other.words.len() - 1 - tail]
    {
        tail += 1;
    }
    let end = one.words.len() - tail;
    (head < end).then(|| one.spans[head].join(one.spans[end - 1]))
}

/// The two words of which one is made: «I've», «don't», «gonna». A second that is empty where it is one.
fn in_full(word: &str) -> (&str, &str) {
    match word {
        "gonna" => return ("going", "to"),
        "wanna" => return ("want", "to"),
        "gotta" => return ("got", "to"),
        "can't" | "cannot" => return ("can", "not"),
        "won't" => return ("will", "not"),
        _ => {}
    }
    for (end, second) in
        [("n't", "not"), ("'ve", "have"), ("'ll", "will"), ("'re", "are"), ("'d", "would"), ("'m", "am")]
    {
        if let Some(first) = word.strip_suffix(end) {
            return (first, second);
        }
    }
    (word, "")
}

/// A word as American papers spell it, so that «centre» meets «center» and «organised» «organized».
pub(super) fn one_english(word: &str) -> String {
    let mut spelt = word.to_owned();
    if word.len() > 5 {
        for (british, american) in
            [("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("our", "or")]
        {
            if let Some(first) = spelt.strip_suffix(british) {
                spelt = format!("{first}{american}");
                break;
            }
        }
        if spelt.ends_with("tre") {
            spelt.truncate(spelt.len() - 3);
            spelt.push_str("ter");
        }
    }
    spelt
}

/// What one wording has for what another has; the words on both sides where it has nothing for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) mine: Span,
    pub(super) theirs: Span,
}

/// Two wordings laid side by side where they are most alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Alignment {
    /// How many words stand in both, and how many of these tell something.
    pub(super) kept: usize,
    pub(super) telling: usize,
    /// How many words of the two are changed between kept ones.
    pub(super) changed: usize,
    /// Each stretch that is changed, in order.
    pub(super) changes: Vec<Change>,
    /// The stretch of each, from the first word changed to the last; nothing where no word is changed.
    pub(super) change: Option<Change>,
}

/// Lays two wordings side by side where they are most alike (T. F. Smith, M. S. Waterman, 1981): what stands before and
/// behind is left out of a quote, not changed in it. Not counted as changed: another form of the same word, a joining word,
/// and what a quote leaves out with dots or puts in with brackets.
pub(super) fn align(one: &Wording, other: &Wording, texts: (&str, &str)) -> Alignment {
    let matched = local(one, other);
    let (Some(&first), Some(&last)) = (matched.first(), matched.last()) else { return Alignment::default() };
    let mut found = Alignment {
        kept: matched.len(),
        telling: matched.iter().filter(|pair| one.stems[pair.0].is_some()).count(),
        ..Alignment::default()
    };
    let mut gaps: Vec<(Range<usize>, Range<usize>)> =
        matched.windows(2).map(|two| (two[0].0 + 1..two[1].0, two[0].1 + 1..two[1].1)).collect();
    // Other words in the place of the first or the last few are changed too.
    gaps.insert(0, (lead(one, first.0, texts.0), lead(other, first.1, texts.1)));
    gaps.push((trail(one, last.0, texts.0), trail(other, last.1, texts.1)));
    let inner = gaps.len() - 1;
    for (number, (mine, theirs)) in gaps.into_iter().enumerate() {
        let edge = number == 0 || number == inner;
        if edge && (mine.is_empty() || theirs.is_empty() || mine.len().min(theirs.len()) > 3) {
            continue;
        }
        // Beyond an edge only so many words are set against each other as the shorter has.
        let few = mine.len().min(theirs.len());
        let cut = |range: Range<usize>| match number {
            0 => range.end - few..range.end,
            _ if edge => range.start..range.start + few,
            _ => range,
        };
        let (mut mine, mut theirs) = (cut(mine), cut(theirs));
        // A few words beyond an edge are too few to be matched, and yet may be the same.
        while !mine.is_empty() && !theirs.is_empty() && one.words[mine.start] == other.words[theirs.start] {
            mine.start += 1;
            theirs.start += 1;
        }
        let side = match number {
            0 => Side::Before,
            _ if edge => Side::Behind,
            _ => Side::Between,
        };
        if !is_changed((one, &mine, texts.0), (other, &theirs, texts.1), side) {
            continue;
        }
        // Beyond an edge a word that tells nothing shows no more than another cut.
        let tells =
            |wording: &Wording, range: &Range<usize>| range.clone().any(|at| wording.stems[at].is_some());
        if edge && !(tells(one, &mine) && tells(other, &theirs)) {
            continue;
        }
        found.changed += mine.len().max(theirs.len());
        let change = Change { mine: one.place(&mine), theirs: other.place(&theirs) };
        found.changes.push(change);
        found.change = Some(found.change.map_or(change, |known| Change {
            mine: known.mine.join(change.mine),
            theirs: known.theirs.join(change.theirs),
        }));
    }
    found
}

/// The words before the first kept one, back to the end of a sentence.
fn lead(wording: &Wording, first: usize, text: &str) -> Range<usize> {
    let from = (1..=first).rev().find(|&at| wording.ends_sentence(at - 1, text)).unwrap_or(0);
    from..first
}

/// The words behind the last kept one, up to the end of its sentence.
fn trail(wording: &Wording, last: usize, text: &str) -> Range<usize> {
    let to = (last..wording.words.len() - 1)
        .find(|&at| wording.ends_sentence(at, text))
        .map_or(wording.words.len(), |at| at + 1);
    last + 1..to
}

/// The words of a wording at some places.
type Piece<'a> = (&'a Wording, &'a Range<usize>, &'a str);

fn is_changed(one: Piece<'_>, other: Piece<'_>, side: Side) -> bool {
    let told = |(wording, range, _): Piece<'_>| -> Vec<String> {
        range
            .clone()
            .filter(|&at| {
                !matches!(
                    wording.words[at].as_str(),
                    "and" | "the" | "a" | "an" | "that" | "so" | "well" | "but"
                )
            })
            .map(|at| wording.stems[at].clone().unwrap_or_else(|| wording.words[at].clone()))
            .collect()
    };
    // «e-mail» is «email».
    told(one).concat() != told(other).concat() && !left_out(one, side) && !left_out(other, side)
}

/// Whether dots or brackets stand at a place: the quote says itself that its words are not all there.
fn left_out((wording, range, text): Piece<'_>, side: Side) -> bool {
    let at = |index: usize| wording.spans.get(index).copied();
    let from = match side {
        Side::Before => at(range.start).map(|span| span.start),
        _ => range.start.checked_sub(1).and_then(at).map(|span| span.end),
    };
    let to = match side {
        Side::Behind => range.end.checked_sub(1).and_then(at).map(|span| span.end),
        _ => at(range.end).map(|span| span.start),
    };
    let (Some(from), Some(to)) = (from, to) else { return false };
    let between = Span::new(from, to.max(from)).of(text);
    between.contains(['…', '[', ']', '*', '(']) || between.contains("..") || between.contains(". .")
}

/// Where words stand by the kept ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Between,
    Behind,
}

/// The pairs of places that the two best-matching stretches have in common, in order.
fn local(one: &Wording, other: &Wording) -> Vec<(usize, usize)> {
    const MATCH: i32 = 4;
    const EMPTY: i32 = 2;
    const MISS: i32 = -2;
    let width = other.words.len() + 1;
    let mut score = vec![0_i32; (one.words.len() + 1) * width];
    let same = |mine: usize, theirs: usize| {
        one.words[mine] == other.words[theirs]
            || (one.stems[mine].is_some() && one.stems[mine] == other.stems[theirs])
    };
    let worth = |mine: usize, theirs: usize| match (same(mine, theirs), &one.stems[mine]) {
        (true, Some(_)) => MATCH,
        (true, None) => EMPTY,
        (false, _) => MISS,
    };
    let mut best = (0, 0, 0);
    for mine in 0..one.words.len() {
        for theirs in 0..other.words.len() {
            let at = (mine + 1) * width + theirs + 1;
            let along = score[at - width - 1] + worth(mine, theirs);
            score[at] = along.max(score[at - width] + MISS / 2).max(score[at - 1] + MISS / 2).max(0);
            if score[at] > best.0 {
                best = (score[at], mine + 1, theirs + 1);
            }
        }
    }
    let (_, mut mine, mut theirs) = best;
    let mut matched = Vec::new();
    while mine > 0 && theirs > 0 && score[mine * width + theirs] > 0 {
        let at = mine * width + theirs;
        if score[at] == score[at - width - 1] + worth(mine - 1, theirs - 1) {
            if same(mine - 1, theirs - 1) {
                matched.push((mine - 1, theirs - 1));
            }
            (mine, theirs) = (mine - 1, theirs - 1);
        } else if score[at] == score[at - width] + MISS / 2 {
            mine -= 1;
        } else {
            theirs -= 1;
        }
    }
    matched.reverse();
    matched
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Wording {
        Wording::of(text, Span::new(0, text.len()))
    }

    #[test]
    fn the_stretch_is_the_words_that_differ() {
        let text = "bring this inglorious war to an end";
        let span = stretch(&of(text), &of("bring this disgraceful war to an end"));
        assert_eq!(span.map(|span| span.of(text)), Some("inglorious"));
        assert_eq!(stretch(&of(text), &of(text)), None);
    }

    #[test]
    fn a_word_that_is_masked_is_no_other_word() {
        let (masked, plain) = (of("a f***ing mess, he said"), of("a fucking mess"));
        assert_eq!(masked.find(&plain), Some(Span::new(0, "a f***ing mess".len())));
    }

    #[test]
    fn a_shortened_quote_stands_in_the_longer() {
        assert!(of("You don’t have the cards right now").holds(&of("the cards")));
        assert!(!of("You don’t have the cards").holds(&of("the good cards")));
    }

    /// What each has for what the other has.
    fn changed<'a>(one: &'a str, other: &'a str) -> Option<(&'a str, &'a str)> {
        let change = align(&of(one), &of(other), (one, other)).change?;
        Some((change.mine.of(one), change.theirs.of(other)))
    }

    #[test]
    fn the_words_changed_between_kept_ones_are_the_change() {
        assert_eq!(
            changed("We will rebuild the old pier by spring", "We will restore the old pier by spring"),
            Some(("rebuild", "restore"))
        );
        assert_eq!(
            changed("We will never rebuild the old pier", "We will rebuild the old pier"),
            Some(("never", "will rebuild"))
        );
    }

    #[test]
    fn other_words_in_the_place_of_the_first_are_a_change() {
        assert_eq!(
            changed("they all mean to sing at the old pier in spring", "dance at the old pier in spring"),
            Some(("sing", "dance"))
        );
    }

    #[test]
    fn what_is_left_out_at_either_end_is_no_change() {
        for (one, other) in [
            ("It was cold. He held the rope all night.", "He held the rope all night. Then it broke."),
            ("He held the rope all night", "I know that he held the rope all night because of her"),
            (
                "He held the rope … until the morning came",
                "He held the rope all night until the morning came",
            ),
            ("He held the [tow] rope all night", "He held the rope all night"),
            ("the harbor-board rules of the I.R.S. stand", "the harbor board rules of the IRS stand"),
            ("he holds the ropes all night", "he holds the rope all nights"),
        ] {
            assert_eq!(changed(one, other), None, "{one} / {other}");
        }
    }
}
