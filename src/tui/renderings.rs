//! How the outlets word one utterance: quotes that give the same words stand together, and what was changed is known.

use crate::comparison::{Comparison, Family, FamilyVerdict, Member, Place, QuoteId};
use crate::text::{Span, fold};

/// Quotes of a family that keep the words alike and give the same ones.
pub(super) struct Rendering {
    /// The quotes, in the order of articles.
    pub(super) quotes: Vec<QuoteId>,
    /// How they keep the words.
    pub(super) verdict: FamilyVerdict,
    /// The words, in one of the articles.
    pub(super) words: Place,
    /// Whether these are the words of most outlets.
    pub(super) usual: bool,
}

/// Every wording of an utterance: that of most outlets, then altered ones, else in the order of articles.
pub(super) fn renderings(comparison: &Comparison, family: &Family) -> Vec<Rendering> {
    let usual = family.usual.map(|usual| letters(comparison, usual.words));
    // Others are set against the words in this very article, so those are shown.
    let is_held_up = |words| family.members.iter().any(|member| member.against == Some(words));
    let mut found: Vec<(String, Rendering)> = Vec::new();
    for (&id, member) in family.quotes.iter().zip(&family.members) {
        let Some(words) = words_of(comparison, id, member) else { continue };
        let (own, verdict) = (letters(comparison, words), member.verdict);
        let same = found.iter_mut().find(|(letters, known)| known.verdict == verdict && *letters == own);
        if let Some((_, known)) = same {
            known.quotes.push(id);
            known.words = if is_held_up(words) { words } else { known.words };
            continue;
        }
        let usual = usual.as_ref() == Some(&own);
        found.push((own, Rendering { quotes: vec![id], verdict, words, usual }));
    }
    let mut found: Vec<Rendering> = found.into_iter().map(|(_, rendering)| rendering).collect();
    found.sort_by_key(|rendering| (!rendering.usual, rendering.verdict != FamilyVerdict::Altered));
    found
}

/// The words that outlets changed, and those that stand in their place in the wording that each is set against.
/// Of two wordings that are set against each other, both are the changed one.
pub(super) fn changes(family: &Family) -> (Vec<Place>, Vec<Place>) {
    let (mut changed, mut kept) = (Vec::new(), Vec::new());
    for (id, member) in family.quotes.iter().zip(&family.members) {
        for change in &member.changes {
            changed.extend(change.own.map(|span| Place { article: id.article, span }));
            let other = member.against.zip(change.other);
            kept.extend(other.map(|(against, span)| Place { span, ..against }));
        }
    }
    let is_changed = |place: &Place| {
        changed.iter().any(|other| other.article == place.article && other.span.meets(place.span))
    };
    kept.retain(|place| !is_changed(place));
    (changed, kept)
}

/// The articles that render the utterance.
pub(super) fn articles(quotes: &[QuoteId]) -> Vec<usize> {
    let mut articles: Vec<usize> = quotes.iter().map(|id| id.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// Words with the quotation marks that stand at them.
pub(super) fn with_marks(text: &str, words: Span) -> Span {
    let is_mark = |letter: &char| matches!(fold(letter.encode_utf8(&mut [0; 4])).text.as_str(), "\"" | "'");
    let before = Span::new(0, words.start).of(text).chars().next_back().filter(is_mark);
    let behind = Span::new(words.end, text.len()).of(text).chars().next().filter(is_mark);
    let length = |mark: Option<char>| mark.map_or(0, char::len_utf8);
    Span::new(words.start - length(before), words.end + length(behind))
}

/// The words of a quote that render the utterance: those between marks where they stand in one piece.
fn words_of(comparison: &Comparison, id: QuoteId, member: &Member) -> Option<Place> {
    let quote = comparison.readings.get(id.article)?.quotes.get(id.quote)?;
    let changed = member.changes.first().and_then(|change| change.own);
    let holds = |mark: &Span| changed.is_some_and(|changed| mark.holds(changed));
    let span = match quote.marks.as_slice() {
        [one] => *one,
        several => several.iter().copied().find(holds).unwrap_or(quote.span),
    };
    Some(Place { article: id.article, span })
}

/// The letters of some words, folded: what is alike in two articles that set them otherwise.
fn letters(comparison: &Comparison, words: Place) -> String {
    let text = comparison.story.articles.get(words.article).map_or("", |article| &article.text);
    let folded = fold(words.span.of(text)).text;
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
