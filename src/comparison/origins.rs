//! Origins: passages that outlets share because one wire wrote them, and how many independent origins a claim has.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::parts::Parts;
use super::runs::{self, Shared, Words};
use super::{Claim, Comparison, Origin, Place};
use crate::reading::{Reading, agency_named};
use crate::story::{Paragraph, ParagraphKind, Story};
use crate::text::Span;

/// Passages shared by the same articles, or by some of them.
struct Copy {
    articles: BTreeSet<usize>,
    /// Ranges of words by article, in order, none meeting another.
    words: BTreeMap<usize, Vec<Range<usize>>>,
}

impl Copy {
    /// The most words that one article has of it.
    fn length(&self) -> usize {
        self.words.values().map(|ranges| ranges.iter().map(ExactSizeIterator::len).sum()).max().unwrap_or(0)
    }

    fn add(&mut self, article: usize, range: Range<usize>) {
        self.articles.insert(article);
        self.words.entry(article).or_default().push(range);
    }

    fn take_in(&mut self, other: Copy) {
        for (article, ranges) in other.words {
            for range in ranges {
                self.add(article, range);
            }
        }
    }

    fn settle(&mut self) {
        for ranges in self.words.values_mut() {
            ranges.sort_by_key(|range| range.start);
            ranges.dedup_by(|later, first| {
                let meets = later.start <= first.end;
                if meets {
                    first.end = first.end.max(later.end);
                }
                meets
            });
        }
    }
}

/// The origins that articles of a story have in common, in the order of articles.
pub(super) fn of(story: &Story, readings: &[Reading]) -> Vec<Origin> {
    let words = runs::words(story, readings);
    let mut origins: Vec<Origin> = gathered(copies(&runs::shared(&words)))
        .into_iter()
        .map(|copy| origin(story, readings, &words, &copy))
        .collect();
    add_whole_credits(story, readings, &mut origins);
    origins.sort_by(|one, other| (&one.articles, &one.passages).cmp(&(&other.articles, &other.passages)));
    origins
}

/// Joins the passages that are one: where two meet in an article, both are copies of the same words.
fn copies(shared: &[Shared]) -> Vec<Copy> {
    let mut parts = Parts::of(shared.len());
    let mut sides: Vec<(usize, Range<usize>, usize)> = shared
        .iter()
        .enumerate()
        .flat_map(|(at, shared)| [0, 1].map(|side| (shared.articles[side], shared.words[side].clone(), at)))
        .collect();
    sides.sort_by_key(|(article, words, at)| (*article, words.start, *at));
    let mut last: Option<(usize, Range<usize>, usize)> = None;
    for (article, words, at) in sides {
        if let Some((before, theirs, known)) = &last
            && *before == article
        {
            let common = theirs.end.min(words.end).saturating_sub(words.start);
            if common * 2 >= words.len().min(theirs.len()) {
                parts.join(at, *known);
            }
            if theirs.end >= words.end {
                continue;
            }
        }
        last = Some((article, words, at));
    }
    let whole = |members: Vec<usize>| {
        let mut copy = Copy { articles: BTreeSet::new(), words: BTreeMap::new() };
        for shared in members.into_iter().map(|at| &shared[at]) {
            for side in [0, 1] {
                copy.add(shared.articles[side], shared.words[side].clone());
            }
        }
        copy.settle();
        copy
    };
    parts.members().into_iter().map(whole).collect()
}

/// Joins the copies that the same articles have, and those that some of them have with the larger ones.
///
/// Two articles with much in common and a few words of that in a third are not one origin of three: the small
/// passage stays beside the large one.
fn gathered(mut copies: Vec<Copy>) -> Vec<Copy> {
    copies.sort_by_key(|copy| std::cmp::Reverse(copy.length()));
    let mut found: Vec<Copy> = Vec::new();
    let mut by_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for copy in copies {
        let holders = copy.articles.first().and_then(|first| by_article.get(first));
        let home = holders
            .into_iter()
            .flatten()
            .copied()
            .find(|&home| copy.articles.is_subset(&found[home].articles));
        if let Some(home) = home {
            found[home].take_in(copy);
        } else {
            for &article in &copy.articles {
                by_article.entry(article).or_default().push(found.len());
            }
            found.push(copy);
        }
    }
    found.iter_mut().for_each(Copy::settle);
    // What fewer share joins what more share, where that is a fair part of it.
    found.sort_by_key(|copy| (copy.articles.len(), copy.articles.first().copied()));
    let mut joined: Vec<Copy> = Vec::new();
    let mut rest: std::collections::VecDeque<Copy> = found.into();
    while let Some(copy) = rest.pop_front() {
        let length = copy.length();
        let wider = rest.iter_mut().find(|wider| {
            wider.articles.len() > copy.articles.len()
                && copy.articles.is_subset(&wider.articles)
                && wider.length() * 3 >= length
        });
        match wider {
            Some(wider) => {
                wider.take_in(copy);
                wider.settle();
            }
            None => joined.push(copy),
        }
    }
    joined
}

fn origin(story: &Story, readings: &[Reading], words: &[Words], copy: &Copy) -> Origin {
    let mut passages = Vec::new();
    for (&article, ranges) in &copy.words {
        passages.extend(ranges.iter().map(|range| Place { article, span: words[article].span(range) }));
    }
    let shortest = copy.words.iter().min_by_key(|(article, _)| words[**article].spans.len());
    let shared = shortest.map_or(0.0, |(&article, ranges)| {
        let own: usize = ranges.iter().map(ExactSizeIterator::len).sum();
        own as f64 / words[article].spans.len().max(1) as f64
    });
    let articles: Vec<usize> = copy.articles.iter().copied().collect();
    let agency = agency(story, readings, &articles);
    let credits = agency.as_deref().map(|agency| credits(readings, &articles, agency)).unwrap_or_default();
    Origin { articles, agency, shared: (shared * 100.0).round() / 100.0, passages, credits }
}

/// The one agency that the articles credit more than any other. A credit for the whole says more than one for a part.
fn agency(story: &Story, readings: &[Reading], articles: &[usize]) -> Option<String> {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for &article in articles {
        let mut own: BTreeMap<&str, usize> = BTreeMap::new();
        for credit in readings[article].credits.iter().filter(|credit| credit.agency != UNNAMED) {
            let vote = own.entry(&credit.agency).or_default();
            *vote = (*vote).max(if credit.is_whole() { 3 } else { 1 });
        }
        if let Some(agency) = agency_named(&story.articles[article].outlet) {
            own.insert(agency, 4);
        }
        for (agency, vote) in own {
            *votes.entry(agency).or_default() += vote;
        }
    }
    let most = votes.values().copied().max()?;
    let mut first = votes.iter().filter(|(_, vote)| **vote == most);
    match (first.next(), first.next()) {
        (Some((agency, _)), None) => Some((*agency).to_owned()),
        _ => None,
    }
}

/// How a credit that names no agency is called.
const UNNAMED: &str = "agencies";

fn credits(readings: &[Reading], articles: &[usize], agency: &str) -> Vec<Place> {
    let of = |&article: &usize| {
        let own = readings[article].credits.iter().filter(|credit| credit.agency == agency);
        own.map(move |credit| Place { article, span: credit.span })
    };
    articles.iter().flat_map(of).collect()
}

/// The agency that an article is from as a whole, by its credits or because the outlet is one.
fn whole<'a>(story: &Story, readings: &'a [Reading], article: usize) -> Option<&'a str> {
    let credits = readings.get(article).map_or(&[][..], |reading| &reading.credits);
    let mut wholes = credits.iter().filter(|credit| credit.is_whole());
    let own = story.articles.get(article).and_then(|article| agency_named(&article.outlet));
    match (own, wholes.next()) {
        (Some(agency), _) => Some(agency),
        (None, Some(first)) if wholes.all(|other| other.agency == first.agency) => Some(&first.agency),
        _ => None,
    }
}

/// Articles that are one agency's as a whole have one origin, even where they share few words.
fn add_whole_credits(story: &Story, readings: &[Reading], origins: &mut Vec<Origin>) {
    let mut by_agency: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for article in 0..readings.len() {
        if let Some(agency) = whole(story, readings, article) {
            by_agency.entry(agency).or_default().push(article);
        }
    }
    for (agency, articles) in by_agency {
        let has = |origin: &Origin| {
            origin.agency.as_deref() == Some(agency)
                && articles.iter().all(|article| origin.articles.contains(article))
        };
        if articles.len() > 1 && !origins.iter().any(has) {
            let credits = credits(readings, &articles, agency);
            let agency = Some(agency.to_owned());
            origins.push(Origin { articles, agency, credits, ..Origin::default() });
        }
    }
}

impl Origin {
    /// Whether half of a stretch of an article, or more, stands in its passages.
    fn covers(&self, article: usize, span: Span) -> bool {
        let from = self
            .passages
            .partition_point(|passage| (passage.article, passage.span.end) <= (article, span.start));
        let inside = self.passages[from..]
            .iter()
            .take_while(|passage| passage.article == article && passage.span.start < span.end);
        let common: usize =
            inside.map(|passage| passage.span.end.min(span.end) - passage.span.start.max(span.start)).sum();
        common * 2 >= span.len()
    }
}

/// An article with so much of its story in an origin's passages is that origin's as a whole, its headline too.
const WHOLE: f64 = 0.6;

impl Origin {
    /// Whether an article is little more than a copy.
    fn is_all_of(&self, story: &Story, article: usize) -> bool {
        let body = |paragraph: &&Paragraph| paragraph.kind == ParagraphKind::Body;
        let all: usize = story.articles.get(article).map_or(0, |article| {
            article.paragraphs.iter().filter(body).map(|paragraph| paragraph.span.len()).sum()
        });
        let own = self.passages.iter().filter(|passage| passage.article == article);
        let own: usize = own.map(|passage| passage.span.len()).sum();
        all > 0 && own as f64 >= WHOLE * all as f64
    }
}

impl Claim {
    /// The articles that state it, those together whose words on it have one origin, in order. As many groups as
    /// independent origins.
    pub fn sources(&self, comparison: &Comparison) -> Vec<Vec<usize>> {
        let articles: BTreeSet<usize> = self.statements.iter().map(|statement| statement.article).collect();
        let mut groups: Vec<Vec<usize>> = articles.iter().map(|&article| vec![article]).collect();
        let mut join = |one: usize, other: usize| {
            let home =
                |groups: &[Vec<usize>], article| groups.iter().position(|group| group.contains(&article));
            if let (Some(one), Some(other)) = (home(&groups, one), home(&groups, other))
                && one != other
            {
                let moved = groups.remove(one.max(other));
                groups[one.min(other)].extend(moved);
            }
        };
        for origin in &comparison.origins {
            let states = |article: &usize| {
                self.statements
                    .iter()
                    .any(|statement| statement.article == *article && origin.covers(*article, statement.span))
            };
            let told: Vec<usize> =
                origin.articles.iter().copied().filter(|article| articles.contains(article)).collect();
            if told.len() < 2 {
                continue;
            }
            let copies = |article: &usize| states(article) || origin.is_all_of(&comparison.story, *article);
            let of_it: Vec<usize> = told.iter().copied().filter(copies).collect();
            of_it.windows(2).for_each(|two| join(two[0], two[1]));
            let agency = |article: &usize| {
                origin.agency.is_some()
                    && whole(&comparison.story, &comparison.readings, *article) == origin.agency.as_deref()
            };
            let wholes: Vec<usize> = told.into_iter().filter(agency).collect();
            wholes.windows(2).for_each(|two| join(two[0], two[1]));
        }
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort();
        groups
    }

    /// How many independent origins the outlets have that state it: those who share a wire's words on it count once.
    pub fn origins(&self, comparison: &Comparison) -> usize {
        self.sources(comparison).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Statement, Verdict};
    use crate::reading::read;
    use crate::reading::tests::article;

    const WIRE: &str = "Two work trains have collided in a tunnel under the river, injuring one person on Wednesday morning.";
    const OWN: &str = "A collision between maintenance vehicles below the water hurt a man, officials in the city told this newspaper.";
    const COUNCIL: &str = "The council will hear the operator of the tunnel next week and may close it for the summer, its chairman wrote.";

    fn story(texts: &[&str]) -> Comparison {
        let story = Story { articles: texts.iter().map(|text| article(text)).collect(), ..Story::default() };
        let readings: Vec<Reading> = story.articles.iter().map(read).collect();
        let origins = of(&story, &readings);
        Comparison { story, readings, origins, ..Comparison::default() }
    }

    /// A claim that the articles state in the sentence that begins with these words.
    fn claim(comparison: &Comparison, words: &[(usize, &str)]) -> Claim {
        let stated = |&(article, words): &(usize, &str)| {
            let text = &comparison.story.articles[article].text;
            let sentences = &comparison.readings[article].sentences;
            let sentence = sentences.iter().position(|s| s.span.of(text).starts_with(words)).unwrap();
            Statement { article, sentence, span: sentences[sentence].span }
        };
        Claim {
            label: String::new(),
            verdict: Verdict::Agree,
            statements: words.iter().map(stated).collect(),
            differences: Vec::new(),
            slot: None,
        }
    }

    #[test]
    fn wire_copy_is_known_by_its_shared_runs_and_its_credit() {
        let wire = ["NEW YORK (AP) ", WIRE].concat();
        let comparison = story(&[&wire, OWN, &wire]);
        let [origin] = comparison.origins.as_slice() else { panic!("{:?}", comparison.origins) };
        assert_eq!(
            (origin.articles.as_slice(), origin.agency.as_deref(), origin.shared),
            ([0, 2].as_slice(), Some("AP"), 1.0)
        );
        let words: Vec<&str> = origin.credits.iter().map(|place| place.span.of(&wire)).collect();
        assert_eq!(words, ["AP", "AP"]);
    }

    #[test]
    fn a_paragraph_taken_from_a_wire_is_one_origin_for_what_it_tells_and_for_nothing_else() {
        let (one, other) = ([OWN, "\n\n", WIRE].concat(), [WIRE, "\n\n", COUNCIL].concat());
        let mixed =
            [OWN, "\n\nIn the tunnel a man was hurt when two trains met there before dawn.\n\n", COUNCIL]
                .concat();
        let comparison = story(&[&one, &other, &mixed]);
        let trains = claim(&comparison, &[(0, "Two work"), (1, "Two work"), (2, "In the tunnel")]);
        assert_eq!(trains.sources(&comparison), [vec![0, 1], vec![2]]);
        let council = claim(&comparison, &[(1, "The council"), (2, "The council")]);
        assert_eq!(council.origins(&comparison), 1);
        let collision = claim(&comparison, &[(0, "A collision"), (1, "Two work")]);
        assert_eq!(collision.origins(&comparison), 2);
    }

    #[test]
    fn the_headlines_over_one_wire_copy_have_one_origin_too() {
        let mut comparison =
            story(&[&["Trains meet\n\n", WIRE].concat(), &["Trains meet\n\n", WIRE].concat()]);
        for (article, reading) in comparison.story.articles.iter_mut().zip(&mut comparison.readings) {
            article.paragraphs[0].kind = ParagraphKind::Headline;
            *reading = read(article);
        }
        let told = claim(&comparison, &[(0, "Trains"), (1, "Trains")]);
        assert_eq!(told.origins(&comparison), 1);
    }

    #[test]
    fn two_who_heard_the_same_speech_have_two_origins() {
        let quote = "“We will not open the tunnel before every one of its cables has been looked at by somebody whom the city itself has sent down there”";
        let (one, other) =
            ([quote, ", the mayor said."].concat(), ["Ana Orban told the council: ", quote, "."].concat());
        assert!(story(&[&one, &other]).origins.is_empty());
    }

    #[test]
    fn a_few_changed_words_do_not_part_a_passage() {
        let edited = WIRE.replace("tunnel", "narrow shaft");
        let comparison = story(&[WIRE, &edited]);
        assert_eq!(comparison.origins.len(), 1);
        assert_eq!(comparison.origins[0].articles, [0, 1]);
    }

    #[test]
    fn articles_of_one_agency_have_one_origin_though_their_words_differ() {
        let comparison = story(&[
            &["PARIS (AFP) — ", WIRE].concat(),
            &["PARIS (AFP) — ", COUNCIL, "\n\n", OWN].concat(),
            OWN,
        ]);
        let told = claim(&comparison, &[(0, "PARIS"), (1, "PARIS")]);
        assert_eq!(told.origins(&comparison), 1);
        let origin =
            comparison.origins.iter().find(|origin| origin.agency.as_deref() == Some("AFP")).unwrap();
        assert_eq!(origin.articles, [0, 1]);
    }

    #[test]
    fn a_story_without_articles_has_no_origin() {
        assert!(story(&[]).origins.is_empty());
    }
}
