//! How near two articles of a pile are: what speaks for one event, in odds.
//!
//! The weights were fitted by logistic regression on the pairs of articles of 73 labelled stories (those of two stories
//! against those of one, each story counted alike), and rounded. They come from two collections: fitted on one of them
//! alone, such weights part the other at a B³ F1 of .95, or .99 the other way round; fitted on both, .98. Half or twice of
//! any constant in `profile` moves this by less than .01.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::profile::{Profile, Profiles};
use crate::progress::{Step, Watch};

/// For each article those before it that are near, with how much nearer than [`FAR`].
#[derive(Debug)]
pub(super) struct Nearness {
    pub(super) rows: Vec<Vec<(u32, f32)>>,
}

/// What a pair's cosine as wholes, the cosine of how they begin, the part of one's headline that the other article has, and
/// the same part of one's beginning, are worth.
const WHOLE: f32 = 4.0;
const LEAD: f32 = 13.0;
const TITLE: f32 = 4.5;
const COVER: f32 = 1.5;
/// Of longer articles more is asked: they share words by chance.
const LENGTH: f32 = 0.5;
/// What all this must come to before two are as likely as not of one story.
const EVEN: f32 = 3.4;
/// However little they share, two articles are no farther apart than this: one that tells of another side of an event does
/// not part those that it stands between.
pub(super) const FAR: f32 = -2.0;
/// Pairs that reach no more than [`FAR`] even with this cosine are not looked at closely.
const MOST: f32 = 0.5;
/// The nearest articles that are kept of each: this bounds what a pile of one story takes.
const KEPT: usize = 1000;

/// Within so many days a story is told; from then on every doubling speaks more for another event, up to a limit.
const TOLD: f32 = 3.0;
const LONG_AGO: f32 = 3.0;

impl Nearness {
    /// Weighs the pairs of a pile that share words where it matters.
    pub(super) fn of(profiles: &Profiles, watch: &Watch) -> Self {
        let holders = Holders::of(profiles);
        let count = watch.begin(Step::Group, profiles.list.len());
        let fill = |met: &mut Met, article| count.piece(|| met.row(profiles, &holders, article));
        let all = 0..profiles.list.len();
        let rows = all.into_par_iter().map_init(|| Met::of(profiles.list.len()), fill).collect();
        Self { rows }
    }
}

/// The articles that hold each stem, in order: anywhere, where they begin (with its weight there), in the headline.
struct Holders {
    whole: Vec<Vec<u32>>,
    lead: Vec<Vec<(u32, f32)>>,
    title: Vec<Vec<u32>>,
}

impl Holders {
    fn of(profiles: &Profiles) -> Self {
        let stems = profiles.tells.len();
        let mut holders = Self {
            whole: vec![Vec::new(); stems],
            lead: vec![Vec::new(); stems],
            title: vec![Vec::new(); stems],
        };
        for (article, profile) in (0..).zip(&profiles.list) {
            for term in &profile.terms {
                let stem = term.stem as usize;
                holders.whole[stem].push(article);
                if term.lead > 0.0 {
                    holders.lead[stem].push((article, term.lead));
                }
                if term.titled {
                    holders.title[stem].push(article);
                }
            }
        }
        holders
    }
}

/// What one article shares with those before it: kept from article to article, and emptied by whoever fills it.
struct Met {
    shared: Vec<Shared>,
    /// Those with which it shares anything, each once.
    list: Vec<u32>,
}

/// What two articles share: the cosine of how they begin, and what those stems tell of the one's headline and beginning that
/// the other has, and the other way round.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    met: bool,
    lead: f32,
    my_lead: f32,
    my_title: f32,
    their_lead: f32,
    their_title: f32,
}

impl Met {
    fn of(articles: usize) -> Self {
        Self { shared: vec![Shared::default(); articles], list: Vec::new() }
    }

    /// What is shared with one more article.
    fn with(&mut self, other: u32) -> &mut Shared {
        let shared = &mut self.shared[other as usize];
        if !shared.met {
            shared.met = true;
            self.list.push(other);
        }
        shared
    }

    /// The articles before one that are near it.
    fn row(&mut self, profiles: &Profiles, holders: &Holders, article: usize) -> Vec<(u32, f32)> {
        let mine = &profiles.list[article];
        let before = |other: u32| (other as usize) < article;
        for term in &mine.terms {
            let stem = term.stem as usize;
            let tells = profiles.tells[stem];
            for &(other, weight) in holders.lead[stem].iter().take_while(|(other, _)| before(*other)) {
                let shared = self.with(other);
                shared.lead += term.lead * weight;
                shared.their_lead += tells;
            }
            for &other in holders.title[stem].iter().take_while(|other| before(**other)) {
                self.with(other).their_title += tells;
            }
            if term.lead > 0.0 {
                let title = if term.titled { tells } else { 0.0 };
                for &other in holders.whole[stem].iter().take_while(|other| before(**other)) {
                    let shared = self.with(other);
                    shared.my_lead += tells;
                    shared.my_title += title;
                }
            }
        }
        let mut row = Vec::new();
        self.list.sort_unstable();
        for other in self.list.drain(..) {
            let shared = std::mem::take(&mut self.shared[other as usize]);
            let theirs = &profiles.list[other as usize];
            let odds = shared.odds(mine, theirs);
            if odds + WHOLE * MOST > FAR {
                let nearer = odds + WHOLE * mine.cosine(theirs) - FAR;
                if nearer > 0.0 {
                    row.push((other, nearer));
                }
            }
        }
        if row.len() > KEPT {
            row.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
            row.truncate(KEPT);
        }
        row
    }
}

impl Shared {
    /// What speaks for one event beside the cosine of the articles as wholes.
    fn odds(&self, mine: &Profile, theirs: &Profile) -> f32 {
        let part = |shared: f32, whole: f32| if whole > 0.0 { shared / whole } else { 0.0 };
        let title = part(self.my_title, mine.title).max(part(self.their_title, theirs.title));
        let cover = part(self.my_lead, mine.lead).max(part(self.their_lead, theirs.lead));
        LEAD * self.lead + TITLE * title + COVER * cover
            - LENGTH * mine.length.min(theirs.length)
            - EVEN
            - apart(mine, theirs)
    }
}

/// What the days between two articles speak against one event; nothing where one has no date.
fn apart(mine: &Profile, theirs: &Profile) -> f32 {
    let (Some(day), Some(other)) = (mine.day, theirs.day) else { return 0.0 };
    let days = day.since(other).unsigned_abs() as f32;
    (days / TOLD).max(1.0).ln().min(LONG_AGO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Day;

    fn days_apart(one: Option<&str>, other: Option<&str>) -> f32 {
        let dated = |day: Option<&str>| Profile { day: day.and_then(Day::read), ..Profile::default() };
        apart(&dated(one), &dated(other))
    }

    #[expect(clippy::float_cmp, reason = "nothing and the limit are exact")]
    #[test]
    fn days_speak_against_one_event_only_where_both_are_known_and_far_apart() {
        assert_eq!(days_apart(Some("2025-03-01"), None), 0.0);
        assert_eq!(days_apart(Some("2025-03-01"), Some("2025-03-04")), 0.0);
        let month = days_apart(Some("2025-03-01"), Some("2025-04-01"));
        assert!(month > 2.0 && month < LONG_AGO, "{month}");
        assert_eq!(days_apart(Some("2015-03-01"), Some("2025-03-01")), LONG_AGO);
    }
}
