//! What every part of the page asks for: names, anchors, sentences, links to them.

use std::collections::BTreeMap;

use super::escape::{escape, line};
use crate::comparison::apart::{briefer, spots};
use crate::comparison::{Claim, Comparison, Difference, Verdict};
use crate::report::decided::beside_claim;
use crate::text::Span;

/// Values are no longer than this where they have a shorter form.
const VALUE: usize = 40;

/// No value is longer than this.
const LONGEST: usize = 64;

/// More outlets than these are too many for a column each, and for a list of those who are silent.
pub(super) const MANY: usize = 12;

/// A comparison on its way into a page.
pub(super) struct Page<'a> {
    pub(super) comparison: &'a Comparison,
    /// The words in which the outlets part over each claim, with their articles.
    pub(super) spots: Vec<Vec<(usize, Span)>>,
    /// The claims of more than one outlet, by the article and the sentence that state them.
    pub(super) told: BTreeMap<(usize, usize), Vec<usize>>,
    /// The outlets, escaped.
    pub(super) names: Vec<String>,
}

impl<'a> Page<'a> {
    pub(super) fn of(comparison: &'a Comparison) -> Self {
        let mut told: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (place, claim) in comparison.claims.iter().enumerate() {
            for statement in claim.statements.iter().filter(|_| claim.verdict != Verdict::Single) {
                let claims = told.entry((statement.article, statement.sentence)).or_default();
                if claims.last() != Some(&place) {
                    claims.push(place);
                }
            }
        }
        Self {
            comparison,
            spots: comparison.claims.iter().map(|claim| spots(comparison, claim)).collect(),
            told,
            names: comparison.story.articles.iter().map(|article| line(&article.outlet)).collect(),
        }
    }

    /// The claims of one verdict, with their places in the comparison.
    pub(super) fn claims(&self, verdict: Verdict) -> impl Iterator<Item = (usize, &'a Claim)> {
        self.comparison.claims.iter().enumerate().filter(move |(_, claim)| claim.verdict == verdict)
    }

    pub(super) fn outlets(&self) -> usize {
        self.comparison.story.articles.len()
    }

    /// Whether the outlets are too many for a column each.
    pub(super) fn is_large(&self) -> bool {
        self.outlets() > MANY
    }

    pub(super) fn name(&self, article: usize) -> &str {
        self.names.get(article).map_or("", String::as_str)
    }

    /// These outlets, each leading to its article.
    pub(super) fn named(&self, articles: impl Iterator<Item = usize>) -> String {
        let link =
            |article: usize| format!("<a href=\"#{}\">{}</a>", article_id(article), self.name(article));
        articles.map(link).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn text(&self, article: usize) -> &'a str {
        self.comparison.story.articles.get(article).map_or("", |article| &article.text)
    }

    /// The number of the sentence in which these words begin.
    pub(super) fn sentence_at(&self, article: usize, words: Span) -> Option<usize> {
        let sentences = &self.comparison.readings.get(article)?.sentences;
        let number = sentences.partition_point(|sentence| sentence.span.end <= words.start);
        sentences.get(number).filter(|sentence| sentence.span.has(words.start)).map(|_| number)
    }

    pub(super) fn sentence(&self, article: usize, number: usize) -> Option<Span> {
        Some(self.comparison.readings.get(article)?.sentences.get(number)?.span)
    }

    /// A link to a sentence, which shows it when one points at it; the inner markup alone where there is no such sentence.
    pub(super) fn link(&self, article: usize, number: Option<usize>, inner: &str) -> String {
        let Some((number, sentence)) =
            number.and_then(|number| Some((number, self.sentence(article, number)?)))
        else {
            return inner.to_owned();
        };
        let title = line(sentence.of(self.text(article)));
        format!("<a href=\"#{}\" title=\"{title}\">{inner}</a>", sentence_id(article, number))
    }

    /// Where some words of an article stand, leading to the sentence.
    pub(super) fn place(&self, article: usize, number: usize, words: Span) -> String {
        let source = self.comparison.story.articles.get(article);
        let place = source.map_or_else(String::new, |source| line(&source.place_in_words(words.start)));
        match self.sentence(article, number) {
            Some(_) => format!("<a href=\"#{}\">{place}</a>", sentence_id(article, number)),
            None => place,
        }
    }

    /// The value of a difference at `place`, short enough for a cell, escaped.
    pub(super) fn value(&self, difference: &Difference, place: usize) -> String {
        let forms = briefer(self.comparison, difference, place);
        let short = forms.iter().find(|form| form.chars().count() <= VALUE).or(forms.last());
        let short = short.map_or("", String::as_str);
        if short.chars().count() <= LONGEST {
            return line(short);
        }
        let cut: String = short.chars().take(LONGEST).collect();
        let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
        format!("{}…", line(whole))
    }

    /// The mark of a claim that a person decided on or wrote about, with what was said; a star where it goes into the memo.
    pub(super) fn person(&self, claim: usize) -> String {
        let said = beside_claim(self.comparison, claim).join("; ");
        let star = self.comparison.judged.claim(claim).is_some_and(|marks| marks.star);
        let star = if star { format!(" {}", glyph("★", "starred")) } else { String::new() };
        if said.is_empty() {
            return star;
        }
        format!(" <span class=\"kind\" title=\"{}\">{}</span>{star}", line(&said), glyph("●", &said))
    }

    /// A claim's label, escaped.
    pub(super) fn label(&self, claim: usize) -> String {
        self.comparison.claims.get(claim).map_or_else(String::new, |claim| line(&claim.label))
    }
}

/// The articles that state a claim, in order.
pub(super) fn tellers(claim: &Claim) -> Vec<usize> {
    let mut articles: Vec<usize> = claim.statements.iter().map(|told| told.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// The glyph of a verdict, and its meaning for those who do not see it.
pub(super) fn verdict(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Diverge => ("≠", "the outlets part"),
        Verdict::Agree => ("✓", "told alike"),
        Verdict::Single => ("○", "told by one outlet only"),
    }
}

/// A glyph for the eye, words for the ear.
pub(super) fn glyph(glyph: &str, words: &str) -> String {
    if words.is_empty() {
        return format!("<span aria-hidden=\"true\">{glyph}</span>");
    }
    format!("<span aria-hidden=\"true\">{glyph}</span><span class=\"heard\">{}</span>", escape(words))
}

pub(super) fn article_id(article: usize) -> String {
    format!("a{}", article + 1)
}

pub(super) fn sentence_id(article: usize, number: usize) -> String {
    format!("a{}s{}", article + 1, number + 1)
}

/// Who says what stands beside it, and where: the name is for the ear alone where the line above has it.
pub(super) fn who(name: &str, again: bool, spot: &str) -> String {
    let class = if again { "heard" } else { "name" };
    format!("<dt><span class=\"{class}\">{name}</span> <span class=\"place\">{spot}</span></dt>")
}

/// A claim's row in the table.
pub(super) fn row_id(claim: usize) -> String {
    format!("r{}", claim + 1)
}

/// A divergent claim's own section.
pub(super) fn claim_id(claim: usize) -> String {
    format!("c{}", claim + 1)
}

/// `1 claim`, `2 claims`.
pub(super) fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
