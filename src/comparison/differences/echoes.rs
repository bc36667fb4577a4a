//! Echoes: of the articles that state a claim in the same words a few stand for all, for all part from the others alike.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Desk;
use crate::comparison::{Claim, Value};
use crate::text::Span;

/// How many articles with the same words are set against the others: a majority among values stays one.
const FEW: usize = 3;

/// A claim as told by a few of those who use the same words, and the others.
pub(super) struct Echoed<'a> {
    pub(super) claim: Cow<'a, Claim>,
    /// For an article that stands for others its statements, and the others with theirs.
    echoes: BTreeMap<usize, (Vec<Span>, Vec<Echo>)>,
}

/// An article that is left out, and where it states the claim.
type Echo = (usize, Vec<Span>);

impl<'a> Echoed<'a> {
    pub(super) fn of(desk: &Desk<'_>, claim: &'a Claim) -> Self {
        let mut told: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for statement in &claim.statements {
            told.entry(statement.article).or_default().push(statement.span);
        }
        // «On Tuesday» is another day in another week's article.
        let words = |(article, spans): (&usize, &Vec<Span>)| {
            let words: Vec<&str> = spans.iter().map(|span| span.of(desk.text(*article))).collect();
            (desk.story.articles[*article].published.as_deref(), words)
        };
        let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for article in &told {
            alike.entry(words(article)).or_default().push(*article.0);
        }
        alike.retain(|_, articles| articles.len() > FEW);
        let mut echoes: BTreeMap<usize, (Vec<Span>, Vec<Echo>)> = BTreeMap::new();
        for articles in alike.values() {
            let others = articles[FEW..].iter().map(|article| (*article, told[article].clone()));
            echoes.insert(articles[0], (told[&articles[0]].clone(), others.collect()));
        }
        if echoes.is_empty() {
            return Self { claim: Cow::Borrowed(claim), echoes };
        }
        let left_out: Vec<usize> = alike.values().flat_map(|articles| articles[FEW..].to_vec()).collect();
        let mut few = claim.clone();
        few.statements.retain(|statement| !left_out.contains(&statement.article));
        Self { claim: Cow::Owned(few), echoes }
    }

    /// Adds, for each value of an article that stands for others, theirs.
    pub(super) fn spread(&self, values: &mut Vec<Value>) {
        let mut found = Vec::new();
        for value in values.iter() {
            let Some((stated, echoes)) = self.echoes.get(&value.article) else { continue };
            let Some(at) = stated.iter().position(|span| span.holds(value.span)) else { continue };
            for (article, spans) in echoes {
                let start = spans[at].start + value.span.start - stated[at].start;
                let span = Span::new(start, start + value.span.len());
                found.push(Value { article: *article, span, ..value.clone() });
            }
        }
        values.extend(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{DifferenceKind, Verdict, compare};
    use crate::reading::tests::article;
    use crate::story::Story;

    const WIRE: &str = "The northern ferry struck the old pier on Tuesday and 12 passengers were hurt.";
    const OWN: &str = "The northern ferry struck the old pier on Tuesday and 19 passengers were hurt.";

    #[test]
    fn all_who_print_the_same_words_part_from_those_who_do_not() {
        let longer = ["Rain fell over the harbour.", WIRE].join("\n\n");
        let mut texts = vec![OWN, WIRE, &longer];
        texts.extend([WIRE; 6]);
        let story = Story { articles: texts.iter().map(|text| article(text)).collect(), ..Story::default() };
        let comparison = compare(story);
        let claim = comparison.claims.iter().find(|claim| claim.verdict == Verdict::Diverge).unwrap();
        let [difference] = claim.differences.as_slice() else { panic!("{:?}", claim.differences) };
        assert_eq!(difference.kind, DifferenceKind::Quantity);
        let told =
            |value: &Value| (value.article, value.side, value.span.of(texts[value.article]).to_owned());
        let own = (0, 1, "19 passengers".to_owned());
        let wire = (1..9).map(|article| (article, 0, "12 passengers".to_owned()));
        let values: Vec<_> = difference.values.iter().map(told).collect();
        assert_eq!(values, std::iter::once(own).chain(wire).collect::<Vec<_>>());
    }
}
