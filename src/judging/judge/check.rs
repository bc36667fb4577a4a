//! Decisions replayed against what the program proposes by itself: where they part, and which found no place. What a
//! newsroom decided is so a test of the program.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::places::{Places, Shelf, same, same_place};
use crate::comparison::{Claim, Comparison, DifferenceKind, Home, Place, Statement, Verdict};
use crate::judging::acts::Item;
use crate::judging::anchor::Anchor;
use crate::judging::decision::{Decision, OfArticle, OfClaim, OfDifference, OfQuote, Ruling};
use crate::judging::laid::lay;
use crate::judging::naming::Naming;
use crate::reading::QuoteKind;

/// What came of replaying a story's decisions.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The comparison with the decisions.
    pub judged: Comparison,
    /// Where they part from the proposals: claims first, then quotes, then articles, each in their order.
    pub differing: Vec<Differing>,
    /// The places, in their order, of the decisions that found none in the story.
    pub lost: Vec<usize>,
    /// How many decisions are about the story.
    pub count: usize,
    /// How many are as the program proposes.
    pub same: usize,
    /// How many are not.
    pub otherwise: usize,
    /// How many are about nothing that the program proposes in so many words: names of claims, notes, stars, and what
    /// was moved in a pile.
    pub besides: Besides,
}

/// Decisions that no proposal can be held against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Besides {
    /// What claims are called.
    pub names: usize,
    /// What was written.
    pub notes: usize,
    /// What goes into the memo.
    pub stars: usize,
    /// Stories of a pile.
    pub stories: usize,
}

/// An item over which a person and the program part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The item, in the comparison with the decisions.
    pub item: Item,
    /// In what they part.
    pub parts: Vec<Part>,
}

/// What a person says and what the program proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// What the outlets do with a fact.
    Verdict {
        /// What the person says.
        person: Ruling,
        /// What the program says of the same statements.
        program: Verdict,
        /// The sorts of difference that it sees.
        kinds: Vec<DifferenceKind>,
    },
    /// Statements of the claim that the program does not put there.
    OnlyPerson(Vec<Place>),
    /// Statements that the program puts there and the person did not.
    OnlyProgram(Vec<Place>),
    /// The program has the claim's statements among others, which the person put into other claims.
    PartOf {
        /// What the program calls its claim.
        label: String,
    },
    /// Statements whose words are gone, though others of the claim are there.
    Gone(Vec<Anchor>),
    /// What sort of difference it is; nothing where it is none.
    Kind {
        /// What the person says.
        person: Option<DifferenceKind>,
        /// What the program says.
        program: Option<DifferenceKind>,
        /// The words that are set against each other.
        values: Vec<Place>,
    },
    /// Who is quoted; an empty name where nobody is found.
    Speaker {
        /// Whom the person names.
        person: String,
        /// Whom the program found.
        program: String,
    },
    /// Whether a quote stands between marks.
    QuoteKind {
        /// What the person says.
        person: QuoteKind,
        /// What the program says.
        program: QuoteKind,
    },
    /// An article's outlet.
    Outlet {
        /// What the person calls it.
        person: String,
        /// What the program found.
        program: String,
    },
    /// An article's date; an empty one where none is found.
    Published {
        /// The person's.
        person: String,
        /// What the program found.
        program: String,
    },
}

impl Checked {
    /// Whether everything decided is there, and as the program proposes.
    pub fn is_clean(&self) -> bool {
        self.differing.is_empty() && self.lost.is_empty()
    }
}

/// Replays decisions against the program's own proposal. The same proposal and the same decisions give the same.
pub fn check(proposed: &Comparison, decisions: &[Decision], naming: &Naming) -> Checked {
    let judged = lay(proposed, decisions, naming);
    let places = Places::of(proposed, naming);
    let put = decisions.iter().filter_map(|decision| match decision {
        Decision::Claim(of) => Some(&of.statements),
        _ => None,
    });
    let chosen = put.flatten().filter_map(|anchor| places.statement(anchor)).collect();
    let bench = Replay { proposed, judged: &judged, places, shelf: Shelf::of(&proposed.claims), chosen };
    let mut checked =
        Checked { count: judged.judged.count(), lost: judged.judged.lost().collect(), ..Checked::default() };
    let mut differing: BTreeMap<(u8, Item), Vec<Part>> = BTreeMap::new();
    for (decision, &home) in decisions.iter().zip(&judged.judged.homes) {
        if matches!(home, Home::Lost | Home::Elsewhere) {
            continue;
        }
        let parts = match (decision, home) {
            (Decision::Claim(of), Home::Claim(at)) => bench.claim(of, at),
            (Decision::Difference(of), _) => bench.difference(of),
            (Decision::Quote(of), Home::Quote(id)) => {
                let read = proposed.readings.get(id.article).and_then(|reading| reading.quotes.get(id.quote));
                read.map_or(Vec::new(), |read| quote(of, read))
            }
            (Decision::Article(of), Home::Article(at)) => bench.article(of, at),
            (Decision::Label(_), _) => {
                checked.besides.names += 1;
                continue;
            }
            (Decision::Note(_), _) => {
                checked.besides.notes += 1;
                continue;
            }
            (Decision::Star(_), _) => {
                checked.besides.stars += 1;
                continue;
            }
            _ => {
                checked.besides.stories += 1;
                continue;
            }
        };
        if parts.is_empty() {
            checked.same += 1;
            continue;
        }
        checked.otherwise += 1;
        let item = match home {
            Home::Claim(at) => (0, Item::Claim(at)),
            Home::Quote(id) => (1, Item::Quote(id)),
            Home::Article(at) => (2, Item::Article(at)),
            _ => (3, Item::Story),
        };
        differing.entry(item).or_default().extend(parts);
    }
    checked.differing = differing.into_iter().map(|((_, item), parts)| Differing { item, parts }).collect();
    checked.judged = judged;
    checked
}

/// What decisions are held against.
struct Replay<'a> {
    proposed: &'a Comparison,
    judged: &'a Comparison,
    places: Places<'a>,
    shelf: Shelf,
    /// Every statement that a person put into a claim.
    chosen: Vec<Statement>,
}

impl Replay<'_> {
    fn claim(&self, of: &OfClaim, at: usize) -> Vec<Part> {
        let (mut statements, gone) = self.found(&of.statements);
        statements.sort_unstable();
        statements.dedup();
        let mut parts = Vec::new();
        if of.verdict == Some(Ruling::Apart) {
            parts.extend(self.together(&statements).map(|claim| Part::Verdict {
                person: Ruling::Apart,
                program: claim.verdict,
                kinds: kinds(claim),
            }));
            return parts;
        }
        let marks = self.judged.judged.claim(at);
        if let (Some(person), Some(program)) = (of.verdict, marks.and_then(|marks| marks.proposed))
            && Ruling::from(program) != person
        {
            let seen = marks.map_or(&[][..], |marks| &marks.seen);
            let mut kinds: Vec<DifferenceKind> = seen.iter().map(|difference| difference.kind).collect();
            kinds.dedup();
            parts.push(Part::Verdict { person, program, kinds });
        }
        let home = self.home(&statements);
        let theirs = home.map_or(&[][..], |home| &home.statements);
        let place = |told: &Statement| Place { article: told.article, span: told.span };
        let without = |those: &[Statement], others: &[Statement]| -> Vec<Place> {
            let other = |told: &&Statement| !others.iter().any(|other| same(told, other));
            those.iter().filter(other).map(place).collect()
        };
        let (person, mut program) = (without(&statements, theirs), without(theirs, &statements));
        // What the person put elsewhere is told there, or where it was taken away.
        let (taken, _) = self.found(&of.without);
        let elsewhere = |place: &Place| {
            let is = |told: &Statement| same_place(*place, Place { article: told.article, span: told.span });
            !taken.iter().any(is) && self.chosen.iter().any(is)
        };
        let all = program.len();
        program.retain(|place| !elsewhere(place));
        if let Some(home) = home.filter(|_| program.len() < all) {
            parts.push(Part::PartOf { label: home.label.clone() });
        }
        parts.extend((!person.is_empty()).then_some(Part::OnlyPerson(person)));
        parts.extend((!program.is_empty()).then_some(Part::OnlyProgram(program)));
        parts.extend((!gone.is_empty()).then_some(Part::Gone(gone)));
        parts
    }

    /// The proposed claim that a person's is held against: that which states most of the same; of as many, the one whose
    /// others are least unaccounted for, as nobody put them into another claim, then the smallest.
    fn home(&self, statements: &[Statement]) -> Option<&Claim> {
        let near = self.shelf.overlaps(&self.proposed.claims, statements);
        let open = |claim: &Claim| {
            let known =
                |told: &Statement| statements.iter().chain(&self.chosen).any(|other| same(told, other));
            claim.statements.iter().filter(|told| !known(told)).count()
        };
        let claims = near.into_iter().filter_map(|(at, count)| Some((self.proposed.claims.get(at)?, count)));
        let best = claims.min_by_key(|(claim, count)| (Reverse(*count), open(claim), claim.statements.len()));
        best.map(|(claim, _)| claim)
    }

    /// A proposed claim in which statements of several outlets that a person keeps apart stand together.
    fn together(&self, statements: &[Statement]) -> Option<&Claim> {
        let near = self.shelf.overlaps(&self.proposed.claims, statements);
        let mut claims = near.into_iter().filter_map(|(at, _)| self.proposed.claims.get(at));
        claims.find(|claim| {
            let known = |told: &&Statement| claim.statements.iter().any(|other| same(told, other));
            let mut articles: Vec<usize> = statements.iter().filter(known).map(|told| told.article).collect();
            articles.sort_unstable();
            articles.dedup();
            articles.len() > 1
        })
    }

    /// The statements that anchors make, and the anchors whose words are gone.
    fn found(&self, anchors: &[Anchor]) -> (Vec<Statement>, Vec<Anchor>) {
        let mut gone = Vec::new();
        let mut statements = Vec::new();
        for anchor in anchors {
            match self.places.statement(anchor) {
                Some(told) => statements.push(told),
                None => gone.push(anchor.clone()),
            }
        }
        (statements, gone)
    }

    fn difference(&self, of: &OfDifference) -> Vec<Part> {
        let claims = &self.proposed.claims;
        let (statements, _) = self.found(&of.claim);
        let values: Vec<Place> = of.values.iter().filter_map(|anchor| self.places.find(anchor)).collect();
        let home = self.shelf.claim(claims, &statements).and_then(|home| claims.get(home));
        let seen: Vec<DifferenceKind> = home
            .into_iter()
            .flat_map(|claim| &claim.differences)
            .filter(|difference| {
                let mut given =
                    difference.values.iter().map(|value| Place { article: value.article, span: value.span });
                given.any(|given| values.iter().any(|value| same_place(*value, given)))
            })
            .map(|difference| difference.kind)
            .collect();
        let program = match of.kind {
            Some(kind) if seen.contains(&kind) => return Vec::new(),
            // What was struck out, or taken for something else, is told before what else the program sees there.
            Some(_) => of.proposed.filter(|kind| seen.contains(kind)).or(seen.first().copied()),
            None => match of.proposed.filter(|kind| seen.contains(kind)) {
                None => return Vec::new(),
                seen => seen,
            },
        };
        vec![Part::Kind { person: of.kind, program, values }]
    }

    fn article(&self, of: &OfArticle, at: usize) -> Vec<Part> {
        let Some(found) = self.proposed.story.articles.get(at) else { return Vec::new() };
        let outlet = of.outlet.clone().filter(|outlet| *outlet != found.outlet);
        let outlet = outlet.map(|person| Part::Outlet { person, program: found.outlet.clone() });
        let program = found.published.clone().unwrap_or_default();
        let published = of.published.clone().filter(|published| *published != program);
        outlet.into_iter().chain(published.map(|person| Part::Published { person, program })).collect()
    }
}

fn quote(of: &OfQuote, read: &crate::reading::Quote) -> Vec<Part> {
    let name = read.speaker.as_ref().map_or(String::new(), |speaker| speaker.name.clone());
    let speaker = of.speaker.clone().filter(|person| *person != name);
    let speaker = speaker.map(|person| Part::Speaker { person, program: name });
    let kind = of.kind.filter(|kind| *kind != read.kind);
    let kind = kind.map(|person| Part::QuoteKind { person, program: read.kind });
    speaker.into_iter().chain(kind).collect()
}

fn kinds(claim: &Claim) -> Vec<DifferenceKind> {
    let mut kinds: Vec<DifferenceKind> = claim.differences.iter().map(|difference| difference.kind).collect();
    kinds.dedup();
    kinds
}
