//! A small made-up story with its comparison, for tests: five outlets on a bridge that was closed.

use crate::comparison::{
    Claim, Comparison, Difference, DifferenceKind, Family, FamilyVerdict, Member, QuoteId, Statement, Value,
    Verdict,
};
use crate::reading::{Link, Manner, Quote, QuoteKind, Reading, Rule, Sentence, Speaker};
use crate::story::{Article, Paragraph, ParagraphKind};
use crate::text::Span;

const COURIER: &str = "Harbour bridge shut after cracks are found
The city shut the harbour bridge on Tuesday after inspectors found cracks in two of its cables. About 2,500 lorries cross it every day, and the port says that each will now drive 40 kilometres further.
“We shut it because we had to,” mayor Ana Orbán said. She would not say when it opens again. The council meets on Thursday.
Photo: the bridge on Tuesday evening, empty.
Engineers expect repairs to take six weeks. The bridge, opened in 1962, was last inspected three years ago, according to the port’s own records, which the Courier has seen.
The ferry will run every ten minutes. Shopkeepers on the north bank said that they had been told nothing.
Sign up for the Courier’s morning letter.";

const HERALD: &str = "Cracks close harbour crossing
Cracks in three cables closed the harbour bridge on Tuesday.
Some 1,600 lorries use the bridge daily. “We shut it because we had to,” said Ana Orbán, the mayor.
Repairs will take at least three months, an engineer who asked not to be named said.
The Herald was told that the minister had been warned in spring.";

const GAZETTE: &str = "No date for bridge’s return
The bridge across the harbour stays shut, the city said on Tuesday. Inspectors had found cracks in two of its cables.
Around 1,600 lorries a day must find another way. Mayor Ana Orban said the city “had no choice but to shut it”.
Repairs are expected to take six weeks. The ferry is to run every ten minutes.";

const MONITOR: &str = "Port counts cost of closed bridge
The port loses a million a day while the harbour bridge is shut, its director, Tom Weiss, said. “Nobody asked us,” he added.
The ferry will run every ten minutes, the port said. 1,600 lorries cross the bridge each day.";

const DISPATCH: &str = "橋が閉鎖 — Bridge closed
The harbour bridge was closed on Monday evening. Repairs could take six weeks.";

/// The story and its comparison.
pub(crate) fn bridge() -> Comparison {
    let mut made = Maker::default();
    made.article("Harbour Courier", Some("2026-03-10"), COURIER);
    made.article("Herald", Some("2026-03-10T18:40:00Z"), HERALD);
    made.article("Gazette", Some("2026-03-11"), GAZETTE);
    made.article("Port Monitor", None, MONITOR);
    made.article("Evening Dispatch", Some("2026-03-10"), DISPATCH);
    made.diverge(
        "lorries that cross the bridge each day",
        (DifferenceKind::Quantity, "2,500 against 1,600 lorries a day"),
        &[
            (0, "About 2,500 lorries cross it every day", "About 2,500 lorries", "~2,500"),
            (1, "Some 1,600 lorries use the bridge daily", "1,600 lorries", "1,600"),
            (2, "Around 1,600 lorries a day must find another way", "1,600 lorries", "1,600"),
            (3, "1,600 lorries cross the bridge each day", "1,600 lorries", "1,600"),
        ],
    );
    made.diverge(
        "how long repairs take",
        (DifferenceKind::Time, "six weeks against at least three months"),
        &[
            (0, "Engineers expect repairs to take six weeks", "six weeks", "6 weeks"),
            (1, "Repairs will take at least three months", "at least three months", "≥ 3 months"),
            (2, "Repairs are expected to take six weeks", "six weeks", "6 weeks"),
            (4, "Repairs could take six weeks", "six weeks", "6 weeks"),
        ],
    );
    made.diverge(
        "“We shut it because we had to”",
        (DifferenceKind::Quote, "other words inside the marks of the same utterance"),
        &[
            (
                0,
                "“We shut it because we had to,” mayor Ana Orbán said",
                "We shut it because we had to",
                "because we had to",
            ),
            (
                2,
                "Mayor Ana Orban said the city “had no choice but to shut it”",
                "had no choice but to shut it",
                "had no choice",
            ),
        ],
    );
    made.diverge(
        "day on which the bridge was shut",
        (DifferenceKind::Time, "Tuesday against Monday evening"),
        &[
            (0, "The city shut the harbour bridge on Tuesday", "on Tuesday", "Tuesday"),
            (1, "closed the harbour bridge on Tuesday", "on Tuesday", "Tuesday"),
            (4, "The harbour bridge was closed on Monday evening", "on Monday evening", "Monday evening"),
        ],
    );
    made.agree(
        "the ferry runs every ten minutes",
        &[
            (0, "The ferry will run every ten minutes"),
            (2, "The ferry is to run every ten minutes"),
            (3, "The ferry will run every ten minutes, the port said"),
        ],
    );
    made.agree(
        "cracks were found in the cables",
        &[
            (0, "inspectors found cracks in two of its cables"),
            (2, "Inspectors had found cracks in two of its cables"),
        ],
    );
    made.agree("the council meets on Thursday", &[(0, "The council meets on Thursday")]);
    made.agree(
        "shopkeepers were told nothing",
        &[(0, "Shopkeepers on the north bank said that they had been told nothing")],
    );
    made.agree("the minister had been warned", &[(1, "the minister had been warned in spring")]);
    made.agree(
        "the port loses a million a day",
        &[(3, "The port loses a million a day while the harbour bridge is shut")],
    );
    quotes(&mut made);
    made.comparison.families.push(Family {
        quotes: vec![QuoteId { article: 0, quote: 0 }, QuoteId { article: 1, quote: 0 }],
        members: vec![Member::default(); 2],
        verdict: FamilyVerdict::Verbatim,
        ..Family::default()
    });
    made.comparison.story.title = "Harbour bridge".to_owned();
    made.comparison
}

fn quotes(made: &mut Maker) {
    let mayor = || Speaker::named("Ana Orbán", Span::default());
    made.quote(0, "We shut it because we had to,", "mayor Ana Orbán", "said", Some(mayor()));
    let nameless = |name: &str| Speaker {
        link: Link::Unnamed,
        anonymous: true,
        ..Speaker::named(name, Span::default())
    };
    let shops = nameless("Shopkeepers on the north bank");
    made.quote(0, "they had been told nothing", "Shopkeepers on the north bank", "said that", Some(shops));
    made.quote(1, "We shut it because we had to,", "Ana Orbán", "said", Some(mayor()));
    let engineer = "an engineer who asked not to be named";
    made.quote(1, "Repairs will take at least three months", engineer, "said", Some(nameless(engineer)));
    made.quote(1, "the minister had been warned in spring", "", "was told that", None);
    let variant = Speaker::named("Ana Orban", Span::default());
    made.quote(2, "the city “had no choice but to shut it”", "Mayor Ana Orban", "said", Some(variant));
    let director = Speaker::named("Tom Weiss", Span::default());
    let loses = "The port loses a million a day while the harbour bridge is shut";
    made.quote(3, loses, "its director, Tom Weiss", "said", Some(director.clone()));
    let he = Speaker { link: Link::Pronoun, ..director };
    made.quote(3, "Nobody asked us,", "he", "added", Some(he));
}

/// One outlet alone.
pub(crate) fn alone() -> Comparison {
    let mut made = Maker::default();
    made.article("Herald", None, HERALD);
    made.agree("the minister had been warned", &[(0, "the minister had been warned in spring")]);
    made.comparison.story.title = "Cracks close harbour crossing".to_owned();
    made.comparison
}

#[derive(Default)]
struct Maker {
    comparison: Comparison,
}

impl Maker {
    fn article(&mut self, outlet: &str, published: Option<&str>, lines: &str) {
        let mut article = Article {
            path: format!("{outlet}.txt"),
            outlet: outlet.to_owned(),
            published: published.map(str::to_owned),
            ..Article::default()
        };
        let mut reading = Reading::default();
        for (number, line) in lines.lines().enumerate() {
            if number > 0 {
                article.text.push_str("\n\n");
            }
            let start = article.text.len();
            article.text.push_str(line);
            let span = Span::new(start, article.text.len());
            let kind = match number {
                0 => ParagraphKind::Headline,
                _ if line.starts_with("Photo") => ParagraphKind::Caption,
                _ if line.starts_with("Sign up") => ParagraphKind::Furniture,
                _ => ParagraphKind::Body,
            };
            article.paragraphs.push(Paragraph { span, kind });
            let mut from = start;
            for sentence in line.split_inclusive(". ") {
                let span = Span::new(from, from + sentence.len()).trim(&article.text);
                from += sentence.len();
                reading.sentences.push(Sentence { span, paragraph: number, kind });
            }
        }
        article.title = article.paragraphs.first().map(|paragraph| paragraph.span);
        self.comparison.story.articles.push(article);
        self.comparison.readings.push(reading);
    }

    fn find(&self, article: usize, words: &str) -> Span {
        let text = &self.comparison.story.articles[article].text;
        let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in article {article}"));
        Span::new(start, start + words.len())
    }

    fn statement(&self, article: usize, words: &str) -> Statement {
        let span = self.find(article, words);
        let sentences = &self.comparison.readings[article].sentences;
        Statement { article, sentence: sentences.iter().position(|s| s.span.meets(span)).unwrap(), span }
    }

    fn diverge(
        &mut self,
        label: &str,
        (kind, why): (DifferenceKind, &str),
        told: &[(usize, &str, &str, &str)],
    ) {
        let statements = told.iter().map(|(article, words, ..)| self.statement(*article, words)).collect();
        let value = |(article, words, part, normal): &(usize, &str, &str, &str)| {
            let around = self.find(*article, words);
            let text = &self.comparison.story.articles[*article].text;
            let start = around.start + around.of(text).find(part).unwrap();
            Value {
                article: *article,
                span: Span::new(start, start + part.len()),
                normal: (*normal).to_owned(),
                side: 0,
            }
        };
        let mut values: Vec<Value> = told.iter().map(value).collect();
        let count = |of: &Value| told.iter().filter(|(.., normal)| *normal == of.normal).count();
        let most = values.iter().map(count).max().unwrap_or(0);
        let mut sides: Vec<String> = Vec::new();
        for value in values.iter_mut().filter(|value| most == 1 || count(value) < most) {
            let known = sides.iter().position(|side| *side == value.normal);
            value.side = 1 + known.unwrap_or(sides.len());
            if known.is_none() {
                sides.push(value.normal.clone());
            }
        }
        let differences = vec![Difference { kind, values, why: why.to_owned() }];
        let label = label.to_owned();
        self.comparison.claims.push(Claim {
            label,
            verdict: Verdict::Diverge,
            statements,
            differences,
            slot: None,
        });
    }

    fn agree(&mut self, label: &str, told: &[(usize, &str)]) {
        let statements: Vec<_> =
            told.iter().map(|(article, words)| self.statement(*article, words)).collect();
        let verdict = if told.len() > 1 { Verdict::Agree } else { Verdict::Single };
        self.comparison.claims.push(Claim {
            label: label.to_owned(),
            verdict,
            statements,
            differences: Vec::new(),
            slot: None,
        });
    }

    /// A quote of these words, with its kind as its marks tell; the mention and the cue are the nearest such words.
    fn quote(&mut self, article: usize, words: &str, mention: &str, cue: &str, speaker: Option<Speaker>) {
        let span = self.find(article, words);
        let text = &self.comparison.story.articles[article].text;
        let sentence =
            self.comparison.readings[article].sentences.iter().position(|s| s.span.meets(span)).unwrap();
        let near = |words: &str| {
            let words_at = |(start, found): (usize, &str)| Span::new(start, start + found.len());
            let far = |place: &Span| {
                let outside = !self.comparison.readings[article].sentences[sentence].span.holds(*place);
                (outside, place.start.abs_diff(span.end).min(span.start.abs_diff(place.end)))
            };
            text.match_indices(words)
                .map(words_at)
                .filter(|place| !place.meets(span))
                .min_by_key(far)
                .unwrap()
        };
        let (kind, marks) = match words.split_once('“') {
            Some((before, _)) => {
                let start = span.start + before.len() + '“'.len_utf8();
                (QuoteKind::Mixed, vec![Span::new(start, span.end - '”'.len_utf8())])
            }
            None if text.contains(&format!("“{words}")) => (QuoteKind::Direct, vec![span]),
            None => (QuoteKind::Indirect, Vec::new()),
        };
        let speaker = speaker.map(|speaker| Speaker { mention: near(mention), ..speaker });
        let cue = Some(near(cue));
        let rule = match &speaker {
            None => Rule::None,
            Some(speaker) if cue.is_some_and(|cue| cue.start < speaker.mention.start) => Rule::Inverted,
            Some(_) => Rule::Subject,
        };
        let manner = Manner::Neutral;
        let quote = Quote { span, kind, marks, speaker, cue, manner, rule, continues: None, sentence };
        self.comparison.readings[article].quotes.push(quote);
    }
}
