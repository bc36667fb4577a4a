//! From a story as it was to the same story as its files say it now: where an article, a stretch of words, a quote or a
//! claim went.

use std::collections::HashMap;

use crate::comparison::{Comparison, QuoteId};
use crate::text::Span;

/// Where everything went.
#[derive(Debug)]
pub(super) struct Moved<'a> {
    old: &'a Comparison,
    new: &'a Comparison,
    articles: Vec<Option<usize>>,
    edits: Vec<Edit>,
    /// The claims that state words of an article.
    stated: HashMap<(usize, &'a str), Vec<usize>>,
}

/// How much of an article stayed at its beginning and at its end, in bytes.
#[derive(Debug, Clone, Copy, Default)]
struct Edit {
    head: usize,
    tail: usize,
    old: usize,
    new: usize,
}

impl Edit {
    fn between(old: &str, new: &str) -> Self {
        let same = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| {
            one.zip(other).take_while(|(one, other)| one == other).map(|(letter, _)| letter.len_utf8()).sum()
        };
        let head: usize = same(&mut old.chars(), &mut new.chars());
        let rest = |text: &'_ str| text.get(head..).unwrap_or("").to_owned();
        let tail = same(&mut rest(old).chars().rev(), &mut rest(new).chars().rev());
        Self { head, tail, old: old.len(), new: new.len() }
    }

    /// Where the byte went; one of words that are gone goes to where they stood.
    fn byte(self, at: usize) -> usize {
        if at <= self.head {
            at
        } else if at + self.tail >= self.old {
            (self.new + at).saturating_sub(self.old)
        } else {
            self.head
        }
    }
}

impl<'a> Moved<'a> {
    /// Holds one story against the other. An article is known by its file.
    pub(super) fn between(old: &'a Comparison, new: &'a Comparison) -> Self {
        let place = |path: &str| new.story.articles.iter().position(|article| article.path == path);
        let articles: Vec<Option<usize>> =
            old.story.articles.iter().map(|article| place(&article.path)).collect();
        let edit = |(article, to): (&crate::story::Article, &Option<usize>)| {
            let to = to.and_then(|to| new.story.articles.get(to));
            to.map_or_else(Edit::default, |to| Edit::between(&article.text, &to.text))
        };
        let edits = old.story.articles.iter().zip(&articles).map(edit).collect();
        let mut stated: HashMap<(usize, &str), Vec<usize>> = HashMap::new();
        for (claim, told) in new.claims.iter().enumerate() {
            for statement in &told.statements {
                let words = words(new, statement.article, statement.span);
                stated.entry((statement.article, words)).or_default().push(claim);
            }
        }
        Self { old, new, articles, edits, stated }
    }

    /// The story as it was.
    pub(super) fn old(&self) -> &'a Comparison {
        self.old
    }

    /// How many articles there are now.
    pub(super) fn articles(&self) -> usize {
        self.new.story.articles.len()
    }

    /// The article's place now, if it is still there.
    pub(super) fn article(&self, article: usize) -> Option<usize> {
        self.articles.get(article).copied().flatten()
    }

    /// Where a byte of an article stands now.
    pub(super) fn byte(&self, article: usize, at: usize) -> usize {
        self.edits.get(article).map_or(0, |edit| edit.byte(at))
    }

    /// Where the same words stand now, the nearest where they stand more than once.
    pub(super) fn span(&self, article: usize, span: Span) -> Option<Span> {
        let to = self.article(article)?;
        let said = words(self.old, article, span);
        let text = &self.new.story.articles.get(to)?.text;
        let start = self.byte(article, span.start);
        let end = start + said.len();
        if text.get(start..end) == Some(said) {
            return Some(Span::new(start, end));
        }
        let nearest = text.match_indices(said).min_by_key(|(at, _)| at.abs_diff(start));
        nearest.filter(|_| !said.is_empty()).map(|(at, _)| Span::new(at, at + said.len()))
    }

    /// The same sentence, or the one that stands in its place.
    pub(super) fn sentence(&self, article: usize, number: usize) -> usize {
        let span = |comparison: &Comparison, article: usize, number: usize| {
            comparison.readings.get(article)?.sentences.get(number).map(|sentence| sentence.span)
        };
        let was = span(self.old, article, number);
        let reading = self.article(article).and_then(|to| self.new.readings.get(to));
        let (Some(was), Some(reading)) = (was, reading) else { return 0 };
        let at = self.span(article, was).map_or_else(|| self.byte(article, was.start), |span| span.start);
        reading.sentences.partition_point(|sentence| sentence.span.start <= at).saturating_sub(1)
    }

    /// The same quote.
    pub(super) fn quote(&self, id: QuoteId) -> Option<QuoteId> {
        let was = self.old.readings.get(id.article)?.quotes.get(id.quote)?;
        let (article, span) = (self.article(id.article)?, self.span(id.article, was.span)?);
        let quote = self.new.readings.get(article)?.quotes.iter().position(|quote| quote.span == span)?;
        Some(QuoteId { article, quote })
    }

    /// The claim that holds most of the same statements, or else the one of the same name.
    pub(super) fn claim(&self, claim: usize) -> Option<usize> {
        let was = self.old.claims.get(claim)?;
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for statement in &was.statements {
            let Some(to) = self.article(statement.article) else { continue };
            let said = words(self.old, statement.article, statement.span);
            for &home in self.stated.get(&(to, said)).into_iter().flatten() {
                *shared.entry(home).or_default() += 1;
            }
        }
        let alike = |claim: usize| self.new.claims.get(claim).is_some_and(|new| new.label == was.label);
        // Of as many, the one of the same name, then the one that comes first.
        let best =
            shared.into_iter().max_by_key(|&(claim, count)| (count, alike(claim), std::cmp::Reverse(claim)));
        best.map(|(claim, _)| claim).or_else(|| (0..self.new.claims.len()).find(|&claim| alike(claim)))
    }

    /// What has changed, in a line: the outlets, or how many of them.
    pub(super) fn told(&self) -> String {
        let name = |comparison: &Comparison, article: usize| {
            comparison.story.articles.get(article).map_or(String::new(), |article| article.outlet.clone())
        };
        let known: Vec<usize> = self.articles.iter().copied().flatten().collect();
        let fresh = (0..self.new.story.articles.len()).filter(|article| !known.contains(article));
        let fresh: Vec<String> = fresh.map(|article| name(self.new, article)).collect();
        let gone = (0..self.articles.len()).filter(|&article| self.article(article).is_none());
        let gone: Vec<String> = gone.map(|article| name(self.old, article)).collect();
        let changed = |&article: &usize| {
            let to = self.article(article).and_then(|to| self.new.story.articles.get(to));
            to.is_some_and(|to| Some(to) != self.old.story.articles.get(article))
        };
        let changed: Vec<String> =
            (0..self.articles.len()).filter(changed).map(|article| name(self.old, article)).collect();
        let some = |names: Vec<String>, what: &str| match names.as_slice() {
            [] => None,
            [one] => Some(format!("{one} {what}")),
            [one, other] => Some(format!("{one} and {other} {what}")),
            more => Some(format!("{} outlets {what}", more.len())),
        };
        let parts = [some(changed, "changed"), some(fresh, "new"), some(gone, "gone")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "Read again".to_owned() } else { format!("Read again: {}", parts.join(", ")) }
    }
}

fn words(comparison: &Comparison, article: usize, span: Span) -> &str {
    comparison.story.articles.get(article).map_or("", |article| span.of(&article.text))
}
