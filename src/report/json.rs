//! The JSON report: every finding with its place, for other programs and for scoring.

mod decided;

use std::collections::HashMap;

use super::decided::verdict;
use super::person::{DecisionsEntry, PersonEntry, ProposedArticle, ProposedQuote};
use super::schema::{
    ArticleEntry, ChangeEntry, ClaimEntry, CreditEntry, DifferenceEntry, FamilyEntry, FoundEntry, LinkEntry,
    MemberEntry, OmissionEntry, OriginEntry, Placed, PlacementEntry, Program, QuoteEntry, Report, SCHEMA,
    SentenceEntry, SpeakerEntry, StatementEntry, StoryEntry, Stretch, UsualEntry, ValueEntry, Words,
};
use crate::comparison::{
    Claim, Comparison, Difference, Family, Link, Member, Omission, Origin, Place, QuoteId, Statement,
    all_omissions, placements,
};
use crate::reading::Quote;
use crate::text::{CodePoints, Span};

/// The report as indented JSON with a newline at its end. The same comparison gives the same bytes.
///
/// # Errors
/// When the report cannot be put as JSON, which no comparison of finite numbers causes.
pub fn json(comparison: &Comparison) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(&report(comparison))?;
    text.push('\n');
    Ok(text)
}

/// The report on one line, its end included.
///
/// # Errors
/// As [`json()`].
pub fn json_line(comparison: &Comparison) -> serde_json::Result<String> {
    let mut text = serde_json::to_string(&report(comparison))?;
    text.push('\n');
    Ok(text)
}

/// The report's entries.
pub(super) fn report(comparison: &Comparison) -> Report<'_> {
    Pointer::of(comparison).report()
}

/// Turns places inside a comparison into ids and counts of code points.
struct Pointer<'a> {
    comparison: &'a Comparison,
    points: Vec<CodePoints>,
    /// The number of quotes in the articles before each article.
    quotes_before: Vec<usize>,
}

impl<'a> Pointer<'a> {
    fn of(comparison: &'a Comparison) -> Self {
        let points = comparison.story.articles.iter().map(|article| CodePoints::of(&article.text)).collect();
        let quotes_before = comparison
            .readings
            .iter()
            .scan(0, |seen, reading| Some(std::mem::replace(seen, *seen + reading.quotes.len())))
            .collect();
        Self { comparison, points, quotes_before }
    }

    fn report(&self) -> Report<'a> {
        let comparison = self.comparison;
        Report {
            schema: SCHEMA,
            program: Program { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            story: StoryEntry { title: &comparison.story.title, person: PersonEntry::of_story(comparison) },
            articles: all_omissions(comparison)
                .into_iter()
                .enumerate()
                .map(|(at, left_out)| self.article(at, left_out))
                .collect(),
            quotes: self.quotes(),
            families: numbered(&comparison.families, |id, family| self.family(id, family)),
            claims: numbered(&comparison.claims, |id, claim| self.claim(id, claim)),
            origins: comparison.origins.iter().map(|origin| self.origin(origin)).collect(),
            decisions: DecisionsEntry::of(comparison),
        }
    }

    fn article(&self, at: usize, left_out: Vec<Omission>) -> ArticleEntry<'a> {
        let article = &self.comparison.story.articles[at];
        let sentences = self.comparison.readings.get(at).map_or(&[][..], |reading| &reading.sentences);
        ArticleEntry {
            id: article_id(at),
            path: &article.path,
            sha256: &article.sha256,
            outlet: &article.outlet,
            title: article.title.map(|span| span.of(&article.text)),
            published: article.published.as_deref(),
            truncated: article.truncated.as_deref(),
            found: FoundEntry {
                format: &article.provenance.format,
                outlet: &article.provenance.outlet,
                title: article.provenance.title.as_deref(),
                published: article.provenance.published.as_deref(),
                text: &article.provenance.body,
            },
            url: article.url.as_deref(),
            text: &article.text,
            sentences: sentences.iter().map(|sentence| self.stretch(at, sentence.span)).collect(),
            credits: self.credits(at),
            omissions: left_out
                .into_iter()
                .map(|found| OmissionEntry {
                    claim: format!("c{}", found.claim + 1),
                    told: found.told,
                    of: found.of,
                    origins: found.origins,
                })
                .collect(),
            person: PersonEntry::of_article(self.comparison, at),
            proposed: ProposedArticle::of(self.comparison, at),
        }
    }

    fn credits(&self, at: usize) -> Vec<CreditEntry<'a>> {
        let credits = self.comparison.readings.get(at).map_or(&[][..], |reading| &reading.credits);
        let entry = |credit: &'a crate::reading::Credit| CreditEntry {
            agency: &credit.agency,
            kind: credit.kind,
            words: self.words(at, credit.span),
        };
        credits.iter().map(entry).collect()
    }

    fn quotes(&self) -> Vec<QuoteEntry<'a>> {
        let families = self.families();
        let readings = self.comparison.readings.iter().enumerate();
        readings
            .flat_map(|(article, reading)| {
                reading
                    .quotes
                    .iter()
                    .enumerate()
                    .map(move |(at, quote)| (QuoteId { article, quote: at }, quote))
            })
            .map(|(id, quote)| self.quote(id, quote, families.get(&id).copied()))
            .collect()
    }

    /// The family of each quote that has one: the first that claims it.
    fn families(&self) -> HashMap<QuoteId, usize> {
        let mut families = HashMap::new();
        for (at, family) in self.comparison.families.iter().enumerate() {
            for &quote in &family.quotes {
                families.entry(quote).or_insert(at);
            }
        }
        families
    }

    fn quote(&self, id: QuoteId, quote: &'a Quote, family: Option<usize>) -> QuoteEntry<'a> {
        let words = |span| self.words(id.article, span);
        QuoteEntry {
            id: self.quote_id(id),
            article: article_id(id.article),
            words: words(quote.span),
            kind: quote.kind,
            marks: quote.marks.iter().map(|&mark| words(mark)).collect(),
            speaker: quote.speaker.as_ref().map(|speaker| SpeakerEntry {
                name: &speaker.name,
                mention: words(speaker.mention),
                link: speaker.link,
                anonymous: speaker.anonymous,
                via: speaker.via.map(words),
            }),
            cue: quote.cue.map(words),
            manner: quote.manner,
            rule: quote.rule,
            family: family.map(|at| format!("f{}", at + 1)),
            continues: quote.continues.map(|before| self.quote_id(QuoteId { quote: before, ..id })),
            person: PersonEntry::of_quote(self.comparison, id),
            proposed: ProposedQuote::of(self.comparison, id),
        }
    }

    fn family(&self, id: usize, family: &'a Family) -> FamilyEntry<'a> {
        FamilyEntry {
            id: format!("f{id}"),
            quotes: family.quotes.iter().map(|&quote| self.quote_id(quote)).collect(),
            verdict: family.verdict,
            usual: family.usual.map(|usual| UsualEntry {
                words: self.placed(usual.words),
                outlets: usual.outlets,
                of: usual.of,
            }),
            members: family
                .quotes
                .iter()
                .zip(&family.members)
                .map(|(&id, member)| self.member(id, member))
                .collect(),
            differences: self.differences(&family.differences),
        }
    }

    fn member(&self, id: QuoteId, member: &Member) -> MemberEntry<'a> {
        let placed =
            |article: usize, span: Option<Span>| span.map(|span| self.placed(Place { article, span }));
        let against = member.against;
        MemberEntry {
            quote: self.quote_id(id),
            verdict: member.verdict,
            against: against.map(|place| self.placed(place)),
            changes: member
                .changes
                .iter()
                .map(|change| ChangeEntry {
                    own: placed(id.article, change.own),
                    other: against.and_then(|against| placed(against.article, change.other)),
                })
                .collect(),
        }
    }

    fn claim(&self, id: usize, claim: &'a Claim) -> ClaimEntry<'a> {
        let sources = claim.sources(self.comparison);
        ClaimEntry {
            id: format!("c{id}"),
            label: &claim.label,
            verdict: verdict(claim.verdict),
            statements: self.statements(&claim.statements),
            slot: claim.slot,
            differences: self.claim_differences(id - 1, claim),
            silent: self.comparison.silent(claim).into_iter().map(article_id).collect(),
            outlets: claim.spread(),
            origins: sources.len(),
            sources: sources.into_iter().map(|group| group.into_iter().map(article_id).collect()).collect(),
            links: self.comparison.links_of(claim).into_iter().map(|link| self.link(link)).collect(),
            placements: placements(self.comparison, claim)
                .into_iter()
                .map(|found| PlacementEntry {
                    article: article_id(found.article),
                    headline: found.headline,
                    paragraph: found.paragraph,
                    of: found.of,
                })
                .collect(),
            person: PersonEntry::of_claim(self.comparison, id - 1),
            proposed: self.proposed_claim(id - 1),
        }
    }

    fn statements(&self, statements: &[Statement]) -> Vec<StatementEntry<'a>> {
        let entry = |told: &Statement| StatementEntry {
            article: article_id(told.article),
            sentence: told.sentence,
            words: self.words(told.article, told.span),
        };
        statements.iter().map(entry).collect()
    }

    fn link(&self, link: &Link) -> LinkEntry {
        let text = self.comparison.story.articles.get(link.one.0).map_or("", |article| &article.text);
        let place =
            |(article, sentence): (usize, usize)| SentenceEntry { article: article_id(article), sentence };
        LinkEntry {
            between: [place(link.one), place(link.other)],
            likelihood: rounded(link.likelihood),
            words: link.words.iter().map(|span| span.of(text).to_owned()).collect(),
            evidence: link.evidence.iter().map(|&(name, value)| (name, rounded(value))).collect(),
        }
    }

    fn differences(&self, differences: &'a [Difference]) -> Vec<DifferenceEntry<'a>> {
        let entry = |difference: &'a Difference| DifferenceEntry {
            kind: difference.kind,
            values: difference
                .values
                .iter()
                .map(|value| ValueEntry {
                    article: article_id(value.article),
                    words: self.words(value.article, value.span),
                    normal: &value.normal,
                    side: value.side,
                })
                .collect(),
            why: &difference.why,
            person: PersonEntry::default(),
            proposed: None,
        };
        differences.iter().map(entry).collect()
    }

    fn quote_id(&self, id: QuoteId) -> String {
        format!("q{}", self.quotes_before.get(id.article).map_or(0, |before| before + id.quote + 1))
    }

    fn origin(&self, origin: &'a Origin) -> OriginEntry<'a> {
        OriginEntry {
            articles: origin.articles.iter().copied().map(article_id).collect(),
            agency: origin.agency.as_deref(),
            // Two decimals: more would pretend to a precision that counting shared words does not have.
            shared: (origin.shared * 100.0).round() / 100.0,
            passages: origin.passages.iter().map(|&place| self.placed(place)).collect(),
            credits: origin.credits.iter().map(|&place| self.placed(place)).collect(),
        }
    }

    fn placed(&self, place: Place) -> Placed<'a> {
        Placed { article: article_id(place.article), words: self.words(place.article, place.span) }
    }

    fn words(&self, article: usize, span: Span) -> Words<'a> {
        let text = &self.comparison.story.articles[article].text;
        let Stretch { start, end } = self.stretch(article, span);
        Words { start, end, text: span.of(text) }
    }

    fn stretch(&self, article: usize, span: Span) -> Stretch {
        let text = &self.comparison.story.articles[article].text;
        let points = &self.points[article];
        Stretch { start: points.before(text, span.start), end: points.before(text, span.end) }
    }
}

fn article_id(at: usize) -> String {
    format!("a{}", at + 1)
}

/// One entry for each item, numbered from one.
fn numbered<'a, Item, Entry>(items: &'a [Item], entry: impl Fn(usize, &'a Item) -> Entry) -> Vec<Entry> {
    items.iter().enumerate().map(|(at, item)| entry(at + 1, item)).collect()
}

/// A number to three places: more would be noise.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
