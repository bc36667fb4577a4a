//! Speakers: whose words each article gives, and how many.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Comparison, Person};
use crate::reading::{Link, NameKind, Quote, Reading, Speaker};
use crate::text::{Span, fold};

/// How many words somebody is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// Between quotation marks.
    pub marked: usize,
    /// Reported without marks.
    pub reported: usize,
}

impl Words {
    /// All of them.
    pub fn all(self) -> usize {
        self.marked + self.reported
    }

    fn add(&mut self, other: Self) {
        self.marked += other.marked;
        self.reported += other.reported;
    }
}

/// What sort of speaker the articles make of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Named {
    /// A person, by name.
    Person,
    /// A body, a land, a group: what no one person answers for.
    Body,
    /// Somebody whose name the article keeps back.
    Withheld,
    /// Words for which no speaker was found.
    Nobody,
}

/// One speaker and what each article gives of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerRow {
    /// The name that most outlets use, or the role; empty where no speaker was found.
    pub name: String,
    /// What sort of speaker.
    pub named: Named,
    /// The words in each article, in the order of articles.
    pub words: Vec<Words>,
    /// The quotes in each article, by their places in its reading.
    pub quotes: Vec<Vec<usize>>,
}

impl SpeakerRow {
    /// The words in all articles.
    pub fn sum(&self) -> Words {
        sum(self.words.iter().copied())
    }

    /// How many articles give words of this speaker.
    pub fn spread(&self) -> usize {
        self.quotes.iter().filter(|quotes| !quotes.is_empty()).count()
    }
}

/// Who is quoted where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpeakerTable {
    /// The speakers: people, bodies, those without a name, in each sort the most quoted first.
    pub rows: Vec<SpeakerRow>,
    /// The words quoted in each article.
    pub sums: Vec<Words>,
    /// How many of those are of speakers whose names it keeps back.
    pub withheld: Vec<Words>,
}

impl SpeakerTable {
    /// The part of an article's quoted words, marked or not, whose speaker it does not name, in percent; nothing where
    /// it quotes nobody.
    pub fn share_withheld(&self, article: usize) -> Option<usize> {
        let of = self.sums.get(article)?.all();
        (self.withheld.get(article)?.all() * 100 + of / 2).checked_div(of)
    }

    /// The words quoted in all articles.
    pub fn sum(&self) -> Words {
        sum(self.sums.iter().copied())
    }
}

fn sum(words: impl Iterator<Item = Words>) -> Words {
    words.fold(Words::default(), |mut sum, words| {
        sum.add(words);
        sum
    })
}

/// Counts every speaker's words. One whom outlets spell differently is one speaker.
pub fn speakers(comparison: &Comparison) -> SpeakerTable {
    let articles = comparison.story.articles.len();
    let mut register = Register::of(&comparison.people);
    let mut rows: Vec<SpeakerRow> = Vec::new();
    for (article, (source, reading)) in comparison.story.articles.iter().zip(&comparison.readings).enumerate()
    {
        for (place, quote) in reading.quotes.iter().enumerate() {
            let row = register.row(quote.speaker.as_ref(), reading, |name, named| {
                rows.push(SpeakerRow {
                    name,
                    named,
                    words: vec![Words::default(); articles],
                    quotes: vec![Vec::new(); articles],
                });
                rows.len() - 1
            });
            rows[row].words[article].add(words(quote, &source.text));
            rows[row].quotes[article].push(place);
        }
    }
    rows.sort_by_cached_key(|row| (row.named, Reverse(row.sum())));
    let column = |article: usize, of: fn(&SpeakerRow) -> bool| {
        sum(rows.iter().filter(|row| of(row)).map(|row| row.words[article]))
    };
    let sums = (0..articles).map(|article| column(article, |_| true)).collect();
    let withheld = (0..articles).map(|article| column(article, |row| row.named == Named::Withheld)).collect();
    SpeakerTable { rows, sums, withheld }
}

/// The words of a quote, those between marks apart from the others.
fn words(quote: &Quote, text: &str) -> Words {
    let marked = quote.marks.iter().map(|&mark| count(mark, text)).sum();
    Words { marked, reported: count(quote.span, text).saturating_sub(marked) }
}

/// How many words a stretch holds: what stands between spaces and has a letter or a digit.
fn count(span: Span, text: &str) -> usize {
    span.of(text).split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Which names are one speaker's.
struct Register<'a> {
    /// The person behind each form of a name.
    people: HashMap<&'a str, &'a str>,
    /// The row of each name as it stands in the readings, its speaker named or not.
    known: HashMap<(&'a str, bool), usize>,
    /// The row of each name whatever its case, its accents and its article.
    folded: HashMap<(String, bool), usize>,
    /// The row of words for which no speaker was found.
    nobody: Option<usize>,
}

impl<'a> Register<'a> {
    fn of(people: &'a [Person]) -> Self {
        let forms = people.iter().flat_map(|person| {
            person.variants.iter().map(|variant| (variant.name.as_str(), person.name.as_str()))
        });
        Self { people: forms.collect(), known: HashMap::new(), folded: HashMap::new(), nobody: None }
    }

    /// The row of a speaker, added where there is none.
    fn row(
        &mut self,
        speaker: Option<&'a Speaker>,
        reading: &Reading,
        add: impl FnOnce(String, Named) -> usize,
    ) -> usize {
        let Some(speaker) = speaker else {
            return *self.nobody.get_or_insert_with(|| add(String::new(), Named::Nobody));
        };
        let key = (speaker.name.as_str(), speaker.anonymous);
        if let Some(&row) = self.known.get(&key) {
            return row;
        }
        let person = self.people.get(key.0).copied().filter(|_| !speaker.anonymous);
        let name = person.unwrap_or(key.0);
        let folded = fold(name).text;
        let bare = folded.strip_prefix("the ").unwrap_or(&folded).to_owned();
        let row = *self.folded.entry((bare, speaker.anonymous)).or_insert_with(|| {
            let named = match speaker.anonymous {
                true => Named::Withheld,
                false if person.is_some() => Named::Person,
                false => sort_of(speaker, reading),
            };
            add(name.to_owned(), named)
        });
        self.known.insert(key, row);
        row
    }
}

/// What sort of speaker an article makes of one who is nobody in the story's list of people.
fn sort_of(speaker: &Speaker, reading: &Reading) -> Named {
    match reading.names.iter().find(|name| name.full == speaker.name).map(|name| name.kind) {
        Some(NameKind::Body | NameKind::Place | NameKind::Other) => Named::Body,
        None if speaker.link == Link::Unnamed => Named::Body,
        Some(NameKind::Person) | None => Named::Person,
    }
}

#[cfg(test)]
mod tests;
