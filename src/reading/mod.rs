//! Floor 3: what ONE article says. Sentences, quotes and their speakers, figures, moments, names, certainty.

mod attribution;
mod bodies;
pub mod certainty;
mod chains;
mod combine;
mod credits;
mod cues;
mod figures;
mod frames;
mod grammar;
mod headings;
mod idioms;
mod indirect;
mod kinds;
mod lexicon;
mod moments;
mod names;
mod offices;
mod people;
mod phrases;
mod places;
mod pronouns;
mod quotes;
mod sentence;
mod speakers;
mod speech;
mod tables;
mod variants;
mod words;

pub use attribution::{Link, Manner, Rule, Speaker};
pub use bodies::without_legal_form;
pub use certainty::{Certainty, Hedge};
pub use credits::{Credit, CreditKind, agency_named};
pub use figures::{Bound, Figure, Unit};
pub(crate) use grammar::irregular_verbs;
pub use lexicon::Lexicon;
pub use moments::{Moment, MomentKind};
pub use names::{Name, NameKind};
pub(crate) use places::sort_of_place;
pub use quotes::{Quote, QuoteKind};
pub use sentence::Sentence;
pub use variants::{one_spelling, same_person};

use crate::story::Article;
use crate::text::Token;

/// What one article says.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Its words, numbers and marks, in order.
    pub tokens: Vec<Token>,
    /// Its sentences, in order, those of headline, captions and furniture included.
    pub sentences: Vec<Sentence>,
    /// What it quotes, in order.
    pub quotes: Vec<Quote>,
    /// Numbers with their units, in order.
    pub figures: Vec<Figure>,
    /// Days, dates, clock times and deadlines, in order.
    pub moments: Vec<Moment>,
    /// People, bodies and places it names, in order.
    pub names: Vec<Name>,
    /// The words that say how sure it is, in order.
    pub hedges: Vec<Hedge>,
    /// Where it credits a news agency, in order.
    pub credits: Vec<Credit>,
}

/// Reads one article.
pub fn read(article: &Article) -> Reading {
    let lexicon = Lexicon::get();
    let words = words::Words::of(article);
    let found = names::find(&words, lexicon);
    let grammar = grammar::Grammar::of(&words, &found);
    let turns = indirect::Turns::of(&words, &grammar, &found);
    let clauses = indirect::Clauses::of(&words, &grammar, &found, &turns);
    let quotes = quotes::find(&words, &found, lexicon, &clauses);
    let quotes = combine::combine(&words, &found, lexicon, &clauses, quotes, &clauses.reported());
    let names = names::table(&words, &found);
    let figures = figures::find(&words);
    let moments = moments::find(&words, article);
    let hedges = certainty::find(&words);
    let credits = credits::find(article);
    Reading {
        credits,
        quotes,
        figures,
        moments,
        names,
        hedges,
        sentences: words.sentences,
        tokens: words.tokens,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::story::{Paragraph, ParagraphKind};
    use crate::text::Span;

    /// An article of these paragraphs, parted by blank lines.
    pub(crate) fn article(text: &str) -> Article {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for part in text.split("\n\n") {
            paragraphs
                .push(Paragraph { span: Span::new(start, start + part.len()), kind: ParagraphKind::Body });
            start += part.len() + 2;
        }
        Article { text: text.to_owned(), paragraphs, outlet: "Test".to_owned(), ..Article::default() }
    }
}
