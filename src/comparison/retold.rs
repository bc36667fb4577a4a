//! Quotes turned indirect: what one outlet quotes between marks and another reports of the same speaker without.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::QuoteId;
use super::differences::Desk;
use super::families::{Homes, Rendering, quote};
use crate::reading::certainty::denies;
use crate::reading::{Manner, Quote, QuoteKind, Reading, Speaker};
use crate::text::{Span, TokenKind, fold, stem};

/// A stem in more reports than this tells nothing of one utterance.
const COMMON: usize = 60;
/// Telling stems that both must have; fewer are enough where both stand in one claim.
const SHARED: usize = 3;
const SHARED_IN_CLAIM: usize = 2;
/// The part of the weight of the smaller that the other must have.
const PART: f64 = 0.55;
const PART_IN_CLAIM: f64 = 0.42;
const PART_UNNAMED: f64 = 0.75;
/// The same of the larger: a report of much more is another utterance.
const LARGER: f64 = 0.33;
const LARGER_IN_CLAIM: f64 = 0.25;

/// What a report tells, ready to compare.
struct Telling<'a> {
    id: QuoteId,
    quote: &'a Quote,
    speaker: &'a Speaker,
    stems: BTreeSet<String>,
    /// Those between the marks; of a report, all.
    core: BTreeSet<String>,
    figures: BTreeSet<String>,
    denies: bool,
}

/// For each group of renderings, the quotes without marks that report its utterance, in order.
///
/// A report goes to the one group that it fits best, and to none that its own article quotes between marks.
pub(super) fn of(
    desk: &Desk<'_>,
    homes: &Homes,
    renderings: &[Rendering],
    groups: &[Vec<usize>],
) -> Vec<Vec<QuoteId>> {
    let marked: Vec<Option<Telling<'_>>> =
        renderings.iter().map(|rendering| telling(desk, rendering.id, rendering.span)).collect();
    let reports = reports(desk);
    let weights = Weights::of(desk.readings.len(), marked.iter().flatten().chain(&reports));
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, report) in reports.iter().enumerate() {
        for stem in &report.stems {
            holders.entry(stem).or_default().push(at);
        }
    }
    // The best group of each report, with its score.
    let mut best: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        let articles: BTreeSet<usize> = group.iter().map(|&member| renderings[member].id.article).collect();
        for told in group.iter().filter_map(|&member| marked[member].as_ref()) {
            let near: BTreeSet<usize> = told
                .stems
                .iter()
                .filter_map(|stem| holders.get(stem.as_str()))
                .filter(|holders| holders.len() <= COMMON)
                .flatten()
                .copied()
                .filter(|&report| !articles.contains(&reports[report].id.article))
                .collect();
            for report in near {
                let Some(score) = likeness(desk, homes, &weights, told, &reports[report]) else { continue };
                let known = best.entry(report).or_insert((score, number));
                if known.0 < score {
                    *known = (score, number);
                }
            }
        }
    }
    let mut found: Vec<Vec<QuoteId>> = vec![Vec::new(); groups.len()];
    for (report, (_, group)) in best {
        found[group].push(reports[report].id);
    }
    found
}

/// What is reported without marks by somebody named.
fn reports<'a>(desk: &Desk<'a>) -> Vec<Telling<'a>> {
    let mut found = Vec::new();
    for (article, reading) in desk.readings.iter().enumerate() {
        let unmarked =
            reading.quotes.iter().enumerate().filter(|(_, quote)| quote.kind == QuoteKind::Indirect);
        found.extend(
            unmarked.filter_map(|(quote, told)| telling(desk, QuoteId { article, quote }, told.span)),
        );
    }
    found
}

/// What a quote tells whose words between marks, if it has any, are `core`; nothing where it names no speaker.
///
/// Names are what the whole story is about: they tell nothing of one utterance.
fn telling<'a>(desk: &Desk<'a>, id: QuoteId, core: Span) -> Option<Telling<'a>> {
    let quote = quote(desk.readings, id);
    let speaker = quote.speaker.as_ref()?;
    let span = if quote.kind == QuoteKind::Mixed { quote.span.join(core) } else { core };
    let plain = |span: Span| {
        let mut stems = desk.telling(id.article, span);
        let words = desk.words(id.article, span).map(|word| (word, word.of(desk.text(id.article))));
        for (_, name) in
            words.filter(|(place, word)| place.start > span.start && word.starts_with(char::is_uppercase))
        {
            stems.remove(&stem(name));
        }
        stems
    };
    let (mut stems, core) = (plain(span), plain(core));
    for word in speaker.name.split(' ') {
        stems.remove(&stem(word));
    }
    let text = desk.text(id.article);
    let figures = numbers(&desk.readings[id.article], text, span);
    let negated = desk.words(id.article, span).any(|word| denies(&fold(word.of(text)).text));
    let denies = negated || quote.manner == Manner::Denial;
    Some(Telling { id, quote, speaker, stems, core, figures, denies })
}

fn numbers(reading: &Reading, text: &str, span: Span) -> BTreeSet<String> {
    let from = reading.tokens.partition_point(|token| token.span.start < span.start);
    let inside = reading.tokens[from..].iter().take_while(|token| token.span.end <= span.end);
    inside
        .filter(|token| token.kind == TokenKind::Number)
        .map(|token| token.span.of(text).replace(',', ""))
        .collect()
}

/// How much a stem tells: the less, the more of the story's reports have it.
struct Weights<'a> {
    counts: HashMap<&'a str, usize>,
    all: f64,
}

impl<'a> Weights<'a> {
    fn of(articles: usize, told: impl Iterator<Item = &'a Telling<'a>>) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut all = articles;
        for told in told {
            all += 1;
            for stem in &told.stems {
                *counts.entry(stem).or_default() += 1;
            }
        }
        Self { counts, all: all as f64 }
    }

    /// Whether few of the story's reports have a stem.
    fn is_rare(&self, stem: &str) -> bool {
        let count = self.counts.get(stem).copied().unwrap_or(0);
        count <= 6 || count as f64 * 25.0 <= self.all
    }

    fn sum<'b>(&self, stems: impl Iterator<Item = &'b String>) -> f64 {
        stems
            .map(|stem| (1.0 + self.all / self.counts.get(stem.as_str()).copied().unwrap_or(1) as f64).ln())
            .sum()
    }
}

/// How much alike a marked quote and an unmarked report are; nothing where they are not one utterance.
fn likeness(
    desk: &Desk<'_>,
    homes: &Homes,
    weights: &Weights<'_>,
    told: &Telling<'_>,
    report: &Telling<'_>,
) -> Option<f64> {
    if !desk.register.same_speaker(&told.speaker.name, &report.speaker.name) || told.denies != report.denies {
        return None;
    }
    let apart =
        told.figures.is_disjoint(&report.figures) && !told.figures.is_empty() && !report.figures.is_empty();
    let shared = told.stems.intersection(&report.stems).count();
    if apart || shared < SHARED_IN_CLAIM || told.core.is_disjoint(&report.stems) {
        return None;
    }
    let home = |told: &Telling<'_>| homes.get(&(told.id.article, told.quote.sentence));
    let one_claim = match (home(told), home(report)) {
        (Some(mine), Some(theirs)) => mine.iter().any(|claim| theirs.contains(claim)),
        _ => false,
    };
    let common = weights.sum(told.stems.intersection(&report.stems));
    let (mine, theirs) = (weights.sum(told.stems.iter()), weights.sum(report.stems.iter()));
    let (part, larger) = (common / mine.min(theirs), common / mine.max(theirs));
    if !told.stems.intersection(&report.stems).any(|stem| weights.is_rare(stem)) {
        return None;
    }
    // Officials without a name may be any officials, and a statement anybody's.
    let is_named = |speaker: &Speaker| !speaker.anonymous && speaker.name.starts_with(char::is_uppercase);
    let named = is_named(told.speaker) && is_named(report.speaker);
    let fits = if one_claim && named {
        part >= PART_IN_CLAIM && larger >= LARGER_IN_CLAIM
    } else {
        shared >= SHARED && part >= if named { PART } else { PART_UNNAMED } && larger >= LARGER
    };
    fits.then_some(part + larger)
}

#[cfg(test)]
mod tests {
    use crate::comparison::{Comparison, FamilyVerdict, compare};
    use crate::reading::tests::article;
    use crate::story::Story;

    fn compared(texts: &[&str]) -> Comparison {
        compare(Story { articles: texts.iter().map(|text| article(text)).collect(), ..Story::default() })
    }

    /// The verdicts of the members of the only family.
    fn verdicts(texts: &[&str]) -> Vec<FamilyVerdict> {
        let comparison = compared(texts);
        assert!(comparison.families.len() <= 1, "{:?}", comparison.families);
        let members = comparison.families.first().map_or(&[][..], |family| &family.members);
        members.iter().map(|member| member.verdict).collect()
    }

    const QUOTED: &str =
        "“We shut the crossing because inspectors found cracks in its cables,” Ana Orban said.";

    #[test]
    fn a_report_of_the_same_speaker_without_marks_is_turned_indirect() {
        let told =
            "Ana Orban said that she had shut the crossing because inspectors found cracks in the cables.";
        assert_eq!(verdicts(&[QUOTED, told]), [FamilyVerdict::Verbatim, FamilyVerdict::Indirect]);
        assert_eq!(compared(&[QUOTED, told]).families[0].verdict, FamilyVerdict::Indirect);
    }

    #[test]
    fn another_speaker_another_figure_or_a_denial_is_another_utterance() {
        for told in [
            "Tom Weiss said that inspectors found cracks in the cables of the crossing.",
            "Ana Orban said that inspectors had not found cracks in the cables of the crossing.",
            "Ana Orban said that the council would meet on Thursday.",
        ] {
            assert!(verdicts(&[QUOTED, told]).is_empty(), "{told}");
        }
    }

    #[test]
    fn an_outlet_that_quotes_the_words_has_not_turned_them_indirect() {
        let both =
            ["Ana Orban said that inspectors found cracks in the cables of the crossing.", QUOTED].join(" ");
        assert_eq!(verdicts(&[QUOTED, &both]), [FamilyVerdict::Verbatim; 2]);
    }
}
