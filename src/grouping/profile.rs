//! What each article of a pile is about: its stems, and how much each tells.

use std::collections::{BTreeMap, HashMap};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::comparison::{english_rank, is_empty_word, is_faint};
use crate::progress::{Step, Watch};
use crate::story::{Article, ParagraphKind};
use crate::text::{Day, TokenKind, stem, tokens};

/// So many telling words behind the headline are how an article begins.
const LEAD: u32 = 60;
/// A word that stands in every report counts this much.
const FAINT: f32 = 0.5;
/// A pile is taken for a part of so many more articles of everyday English, so that a small one can tell rare words too.
const EVERYDAY: f64 = 1000.0;
/// The words of an everyday article times the frequency of the most frequent word: by Zipf's law a word of rank r is
/// expected this divided by r times in it.
const ZIPF: f64 = 40.0;
/// The rank of a word that no list of frequent words has.
const RARE: u32 = 28_000;

/// The profiles of a pile, in its order.
#[derive(Debug, Default)]
pub(super) struct Profiles {
    pub(super) list: Vec<Profile>,
    /// How much each stem tells: one that few articles hold, in the pile and in English at large, tells more.
    pub(super) tells: Vec<f32>,
}

/// What one article is about.
#[derive(Debug, Default)]
pub(super) struct Profile {
    /// Sorted by stem, each once.
    pub(super) terms: Vec<Term>,
    /// What all stems of the headline tell together, and all of the headline and the beginning.
    pub(super) title: f32,
    pub(super) lead: f32,
    /// How many telling words it has, as a logarithm.
    pub(super) length: f32,
    /// When it was published, where that is known to the day.
    pub(super) day: Option<Day>,
}

/// A stem of an article. The squares of all weights of an article add up to one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub(super) stem: u32,
    /// Its weight in the article as a whole.
    pub(super) whole: f32,
    /// Its weight in the headline and the beginning; 0 where it is not there.
    pub(super) lead: f32,
    /// Whether the headline has it.
    pub(super) titled: bool,
}

/// How often a stem stands in an article.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    whole: u32,
    lead: u32,
    title: u32,
}

/// The stems of an article with what is counted of each, and the rank of its most frequent form in English.
type Counted = BTreeMap<String, (Count, u32)>;

impl Profiles {
    /// The profiles of articles.
    pub(super) fn of(articles: &[&Article], watch: &Watch) -> Self {
        let count = watch.begin(Step::Profile, articles.len());
        let counted: Vec<Counted> =
            articles.par_iter().map(|article| count.piece(|| counted(article))).collect();
        let mut stems: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
        for (stem, (_, rank)) in counted.iter().flatten() {
            let (holders, lowest) = stems.entry(stem).or_insert((0, RARE));
            *holders += 1;
            *lowest = (*lowest).min(*rank);
        }
        let tells: Vec<f32> =
            stems.values().map(|&(holders, rank)| tells(holders, rank, articles.len())).collect();
        let numbers: HashMap<&str, u32> = stems.into_keys().zip(0..).collect();
        let day = |article: &Article| article.published.as_deref().and_then(Day::read);
        let list = counted
            .par_iter()
            .zip(articles)
            .map(|(counted, article)| Profile::of(counted, &numbers, &tells, day(article)))
            .collect();
        Self { list, tells }
    }
}

/// How much a stem tells that so many articles of a pile hold.
fn tells(holders: u32, rank: u32, articles: usize) -> f32 {
    let everyday = 1.0 - (-ZIPF / f64::from(rank.max(1))).exp();
    let all = articles as f64 + EVERYDAY + 1.0;
    (all / (f64::from(holders) + EVERYDAY * everyday)).ln().max(0.0) as f32
}

fn counted(article: &Article) -> Counted {
    let mut words: HashMap<&str, Count> = HashMap::new();
    let mut behind = 0;
    for paragraph in article.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Furniture)
    {
        let titled = paragraph.kind == ParagraphKind::Headline;
        let text = paragraph.span.of(&article.text);
        for token in tokens(text).into_iter().filter(|token| token.kind != TokenKind::Mark) {
            let parts = token.span.of(text).split(['-', '‑']);
            for part in parts.filter(|part| !part.is_empty() && !is_empty_word(part)) {
                behind += u32::from(!titled);
                let count = words.entry(part).or_default();
                count.whole += 1;
                count.title += u32::from(titled);
                count.lead += u32::from(titled || behind <= LEAD);
            }
        }
    }
    let mut counted = Counted::new();
    for (word, count) in words {
        let (sum, rank) = counted.entry(stem(word)).or_insert((Count::default(), RARE));
        sum.whole += count.whole;
        sum.lead += count.lead;
        sum.title += count.title;
        *rank = (*rank).min(english_rank(word).unwrap_or(RARE));
    }
    counted
}

impl Profile {
    fn of(counted: &Counted, numbers: &HashMap<&str, u32>, tells: &[f32], day: Option<Day>) -> Self {
        let mut profile = Self { day, ..Self::default() };
        let mut words = 1.0_f32;
        for (stem, (count, _)) in counted {
            let Some(&number) = numbers.get(stem.as_str()) else { continue };
            let tells = tells[number as usize];
            let each = if is_faint(stem) { FAINT } else { 1.0 };
            words += each * count.whole as f32;
            let titled = count.title > 0;
            profile.title += if titled { tells } else { 0.0 };
            profile.lead += if count.lead > 0 { tells } else { 0.0 };
            let weight = |count: u32| tells * damped(each * count as f32);
            profile.terms.push(Term {
                stem: number,
                whole: weight(count.whole),
                lead: weight(count.lead),
                titled,
            });
        }
        profile.length = words.ln();
        profile.terms.sort_unstable_by_key(|term| term.stem);
        let length = |weight: fn(&Term) -> f32| {
            profile.terms.iter().map(|term| weight(term) * weight(term)).sum::<f32>().sqrt().max(1e-9)
        };
        let (whole, lead) = (length(|term| term.whole), length(|term| term.lead));
        for term in &mut profile.terms {
            term.whole /= whole;
            term.lead /= lead;
        }
        profile
    }

    /// The cosine of two articles as wholes.
    pub(super) fn cosine(&self, other: &Self) -> f32 {
        let mut theirs = other.terms.iter().peekable();
        let mut sum = 0.0;
        for term in &self.terms {
            while theirs.next_if(|there| there.stem < term.stem).is_some() {}
            if let Some(there) = theirs.next_if(|there| there.stem == term.stem) {
                sum += term.whole * there.whole;
            }
        }
        sum
    }
}

/// A word said ten times tells more than one said once, and not ten times more.
fn damped(count: f32) -> f32 {
    if count >= 1.0 { 1.0 + count.ln() } else { count }
}
