//! Floor 4: the readings side by side. Claims, their differences, families of quotes, shared origins.

mod agreement;
pub mod apart;
mod claims;
mod clauses;
mod clusters;
mod compare;
mod differences;
mod families;
#[cfg(test)]
pub(crate) mod fixture;
mod judged;
mod kinds;
mod labels;
mod likeness;
mod links;
mod masked;
mod members;
mod nearby;
mod omissions;
mod order;
mod origins;
mod parts;
mod people;
mod placement;
mod prints;
mod retold;
mod runs;
mod similarity;
mod slots;
mod speakers;
mod stems;
mod units;
mod vectors;
mod weights;
mod wording;

pub use agreement::{Agreement, Pair, agreement, parted};
pub use compare::{Weighed, compare, compare_by, compare_watched, propose, weigh};
pub use judged::{Home, Judged, JudgedArticle, JudgedClaim, JudgedDifference, JudgedQuote};
pub use kinds::{KindTally, kinds, off};
pub use links::Link;
pub use omissions::{Omission, all_omissions, omissions};
pub use order::{Told, order};
pub use people::{Person, Variant};
pub use placement::{Placement, placements};
pub use speakers::{Named, SpeakerRow, SpeakerTable, Words, speakers};
pub use stems::is_empty_word;
pub(crate) use stems::is_faint;
pub(crate) use vectors::rank as english_rank;
pub use weights::Weights;

use crate::reading::Reading;
use crate::story::Story;
use crate::text::Span;

/// A story read and compared: what every screen and report shows.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// The articles.
    pub story: Story,
    /// What each article says, in the order of `story.articles`.
    pub readings: Vec<Reading>,
    /// The facts told, most divergent first, facts of one outlet only last.
    pub claims: Vec<Claim>,
    /// Renderings of one utterance by several outlets.
    pub families: Vec<Family>,
    /// Passages that articles share, and articles of one agency.
    pub origins: Vec<Origin>,
    /// Why sentences were joined, in order.
    pub links: Vec<Link>,
    /// Whom the outlets name, in the order in which they first do, each outlet's form kept.
    pub people: Vec<Person>,
    /// What a person has decided of all this.
    pub judged: Judged,
}

/// One fact, and where each outlet states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// A short phrase for the fact, cut from its clearest statement.
    pub label: String,
    /// Whether the outlets agree.
    pub verdict: Verdict,
    /// Where it is stated, in the order of articles and places.
    pub statements: Vec<Statement>,
    /// Where the outlets part, most telling first; empty unless `verdict` is [`Verdict::Diverge`].
    pub differences: Vec<Difference>,
    /// The slot that the statements fill, where a rule put them together and not, or not only, their words.
    pub slot: Option<Slot>,
}

/// A place in a story that only one answer fills: the statements that fill it may share hardly a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    /// The date of an event, which some give and others say is not set.
    Date,
    /// A measure of one thing.
    Measure,
    /// Somebody's answer, which some report and others say there was none of.
    Answer,
    /// How far one thing has come.
    Stage,
    /// How many suffered something, of whom some say that there were none.
    Toll,
    /// When one thing took or takes place.
    Moment,
    /// What some tell and others call unknown.
    Unknown,
}

impl Slot {
    /// Why statements that fill it stand together, in a line.
    pub fn why(self) -> &'static str {
        match self {
            Self::Date => "by rule: the date of one event, given or said not to be set",
            Self::Measure => "by rule: figures of one measure beside the same word",
            Self::Answer => "by rule: somebody did not answer, or spoke",
            Self::Stage => "by rule: how far one thing has come",
            Self::Toll => "by rule: nobody, or so many as others count",
            Self::Moment => "by rule: when one thing takes place",
            Self::Unknown => "by rule: not known to one, told by another",
        }
    }
}

/// What the outlets do with a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Two outlets cannot both be exactly right, or a careful reader would want to know of the difference.
    Diverge,
    /// At least two outlets tell it alike.
    Agree,
    /// One outlet alone tells it.
    Single,
}

/// One place where an article states a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Statement {
    /// The article's place in the story.
    pub article: usize,
    /// The sentence's place in the article's reading.
    pub sentence: usize,
    /// The clause, or the whole sentence.
    pub span: Span,
}

/// One way in which outlets part over a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What sort of difference.
    pub kind: DifferenceKind,
    /// What each says; at least two articles.
    pub values: Vec<Value>,
    /// The reason in one line.
    pub why: String,
}

/// The sorts of difference, most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DifferenceKind {
    /// Numbers, amounts, ranges, counts.
    Quantity,
    /// Other words inside the marks of the same utterance.
    Quote,
    /// Dates, durations, deadlines.
    Time,
    /// Did against did not.
    Polarity,
    /// The same words or act, another source.
    Attribution,
    /// A misspelt or different name.
    Name,
    /// Stronger against weaker.
    Certainty,
    /// Another place.
    Place,
    /// Anything else that conflicts.
    Detail,
}

impl DifferenceKind {
    /// All of them, most telling first.
    pub const ALL: [Self; 9] = [
        Self::Quantity,
        Self::Quote,
        Self::Time,
        Self::Polarity,
        Self::Attribution,
        Self::Name,
        Self::Certainty,
        Self::Place,
        Self::Detail,
    ];

    /// The word for it, as reports and screens show it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Quote => "quote",
            Self::Time => "time",
            Self::Polarity => "polarity",
            Self::Attribution => "attribution",
            Self::Name => "name",
            Self::Certainty => "certainty",
            Self::Place => "place",
            Self::Detail => "detail",
        }
    }
}

/// What one article says where outlets part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The article's place in the story.
    pub article: usize,
    /// The words.
    pub span: Span,
    /// The words in a form that can be compared and shown in a narrow cell: `2,500 km`.
    pub normal: String,
    /// Values of one difference that can stand together have one side. Side 0 is that of the most outlets; where no side
    /// has more than every other, the count begins at 1.
    pub side: usize,
}

/// One utterance and the quotes that render it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Family {
    /// The quotes, in the order of articles.
    pub quotes: Vec<QuoteId>,
    /// How each of `quotes` keeps the words, in the same order.
    pub members: Vec<Member>,
    /// The wording of most outlets; nothing where no wording has more than half of those who quote.
    pub usual: Option<Usual>,
    /// How well the words were kept: the verdict of the member that keeps them least.
    pub verdict: FamilyVerdict,
    /// Where the words part; empty unless altered.
    pub differences: Vec<Difference>,
}

/// Words of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The article's place in the story.
    pub article: usize,
    /// The words.
    pub span: Span,
}

/// The wording that most outlets give: not the original, which no article holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// The words, in one of the articles that give them in full.
    pub words: Place,
    /// How many outlets give these words, or fewer of the same.
    pub outlets: usize,
    /// How many outlets quote the utterance between marks.
    pub of: usize,
}

/// How one quote keeps the words of its family.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Member {
    /// How well it keeps them.
    pub verdict: FamilyVerdict,
    /// The words it is set against: those of most outlets, or else another rendering. Nothing for that one itself.
    pub against: Option<Place>,
    /// Every stretch that it words otherwise; empty unless altered.
    pub changes: Vec<Change>,
}

/// A stretch that two renderings word otherwise. At least one has words here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The quote's own words.
    pub own: Option<Span>,
    /// Those of the words that it is set against, in their article.
    pub other: Option<Span>,
}

/// A quote's place: the article in the story, and the quote in the article's reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId {
    /// The article's place in the story.
    pub article: usize,
    /// The quote's place in `readings[article].quotes`.
    pub quote: usize,
}

/// How well the words of an utterance were kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FamilyVerdict {
    /// The same words.
    #[default]
    Verbatim,
    /// Some quote less of it, none changes a word.
    Shortened,
    /// Some report it without marks.
    Indirect,
    /// Some changed a word inside the marks.
    Altered,
}

impl FamilyVerdict {
    /// The verdict in a few words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Shortened => "shortened",
            Self::Indirect => "turned indirect",
            Self::Altered => "altered",
        }
    }
}

/// Articles that share their words, or are one agency's as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Origin {
    /// The articles' places in the story.
    pub articles: Vec<usize>,
    /// The agency they credit, where one is named.
    pub agency: Option<String>,
    /// The part of the shortest article's words that stand in the others too, from 0 to 1.
    pub shared: f64,
    /// The words they share, by article and place, none meeting another. Empty where only the agency is the same.
    pub passages: Vec<Place>,
    /// Where they credit the agency.
    pub credits: Vec<Place>,
}

/// What one outlet does with one claim: a cell of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'a> {
    /// It does not tell it.
    Silent,
    /// It tells it, and no difference names it.
    Tells,
    /// It is one of those who part, with this value of the most telling difference.
    Parts(DifferenceKind, &'a Value),
}

impl Value {
    /// A value that has not taken a side yet.
    pub fn new(article: usize, span: Span, normal: String) -> Self {
        Self { article, span, normal, side: 0 }
    }
}

impl Claim {
    /// What the article does with this claim.
    pub fn cell(&self, article: usize) -> Cell<'_> {
        let value = self.differences.iter().find_map(|difference| {
            let value = difference.values.iter().find(|value| value.article == article)?;
            Some(Cell::Parts(difference.kind, value))
        });
        match value {
            Some(parts) => parts,
            None if self.first_in(article).is_some() => Cell::Tells,
            None => Cell::Silent,
        }
    }

    /// The first place where the article states it.
    pub fn first_in(&self, article: usize) -> Option<Statement> {
        self.statements.iter().copied().find(|statement| statement.article == article)
    }

    /// The most telling difference over which two articles part: both have a value in it, on different sides. No
    /// article parts from itself, even where it gives two values.
    pub fn parts(&self, one: usize, other: usize) -> Option<&Difference> {
        self.differences.iter().filter(|_| one != other).find(|difference| {
            let sides =
                |article: usize| difference.values.iter().filter(move |value| value.article == article);
            sides(one).any(|mine| sides(other).any(|theirs| mine.side != theirs.side))
        })
    }

    /// How many articles state it.
    pub fn spread(&self) -> usize {
        let mut articles: Vec<usize> = self.statements.iter().map(|statement| statement.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }
}

impl Comparison {
    /// Whether the article is known to be cut off, so that what it does not tell says nothing.
    pub fn is_cut(&self, article: usize) -> bool {
        self.story.articles.get(article).is_some_and(|article| article.truncated.is_some())
    }

    /// The articles that do not state the claim, though nothing of them is missing.
    pub fn silent(&self, claim: &Claim) -> Vec<usize> {
        self.without(claim, false)
    }

    /// The articles that do not state the claim, and of which the end is missing.
    pub fn cut_off(&self, claim: &Claim) -> Vec<usize> {
        self.without(claim, true)
    }

    fn without(&self, claim: &Claim, cut: bool) -> Vec<usize> {
        let articles = 0..self.story.articles.len();
        articles.filter(|&at| self.is_cut(at) == cut && claim.first_in(at).is_none()).collect()
    }

    /// How the article stands in the story: how many claims it shares, parts over, tells alone, and leaves out.
    pub fn tally(&self, article: usize) -> Tally {
        let mut tally = Tally::default();
        for claim in &self.claims {
            match (claim.first_in(article).is_some(), claim.verdict) {
                (true, Verdict::Agree) => tally.agrees += 1,
                (true, Verdict::Diverge) => tally.diverges += 1,
                (true, Verdict::Single) => tally.alone += 1,
                (false, Verdict::Single) => {}
                // What is behind the cut is not known.
                (false, _) => tally.silent += usize::from(!self.is_cut(article)),
            }
        }
        tally
    }
}

/// Counts of claims for one article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Told, and agreed on.
    pub agrees: usize,
    /// Told, and diverging.
    pub diverges: usize,
    /// Told by this outlet only.
    pub alone: usize,
    /// Told by two others or more, not here.
    pub silent: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A claim with one difference for each list of articles and their sides.
    fn claim(differences: &[&[(usize, usize)]]) -> Claim {
        let value = |&(article, side): &(usize, usize)| Value {
            side,
            ..Value::new(article, Span::default(), String::new())
        };
        let kinds = [DifferenceKind::Quantity, DifferenceKind::Time];
        let difference = |(values, kind): (&&[(usize, usize)], DifferenceKind)| Difference {
            kind,
            values: values.iter().map(value).collect(),
            why: String::new(),
        };
        Claim {
            label: String::new(),
            verdict: Verdict::Diverge,
            statements: Vec::new(),
            differences: differences.iter().zip(kinds).map(difference).collect(),
            slot: None,
        }
    }

    #[test]
    fn two_on_different_sides_part_and_two_on_one_side_do_not() {
        let claim = claim(&[&[(0, 0), (1, 1), (2, 0)]]);
        assert!(claim.parts(0, 1).is_some() && claim.parts(1, 0).is_some());
        assert!(claim.parts(0, 2).is_none());
    }

    #[test]
    fn nobody_parts_from_one_without_a_value_or_from_itself() {
        let claim = claim(&[&[(0, 0), (1, 1), (1, 2)]]);
        assert!(claim.parts(1, 2).is_none());
        assert!(claim.parts(1, 1).is_none());
    }

    #[test]
    fn the_first_difference_over_which_they_part_is_the_most_telling() {
        let claim = claim(&[&[(0, 0), (1, 0), (2, 1)], &[(0, 1), (1, 2)]]);
        assert_eq!(claim.parts(0, 1).map(|found| found.kind), Some(DifferenceKind::Time));
        assert_eq!(claim.parts(0, 2).map(|found| found.kind), Some(DifferenceKind::Quantity));
    }

    #[test]
    fn the_kinds_of_difference_stand_in_their_order_and_each_has_its_own_name() {
        assert!(DifferenceKind::ALL.is_sorted_by(|one, next| one < next));
        let names: std::collections::BTreeSet<_> = DifferenceKind::ALL.map(DifferenceKind::name).into();
        assert_eq!(names.len(), DifferenceKind::ALL.len());
        assert_eq!(DifferenceKind::ALL[DifferenceKind::Detail as usize], DifferenceKind::Detail);
    }
}
