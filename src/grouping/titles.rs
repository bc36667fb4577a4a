//! What a story is called.

use super::profile::{Profile, Profiles};
use crate::story::Article;

/// The headline that has most in common with how the articles of the story begin; the first of several as good ones. Where no
/// article has a headline, the beginning of one is chosen alike.
pub(super) fn best(profiles: &Profiles, articles: &[&Article], story: &[usize]) -> String {
    let titled: Vec<usize> = story.iter().copied().filter(|&place| articles[place].title.is_some()).collect();
    let candidates = if titled.is_empty() { story } else { &titled };
    let mut best: Option<(f32, usize)> = None;
    for &place in candidates {
        let all = story.iter().filter(|other| **other != place);
        let worth: f32 =
            all.map(|&other| common(profiles, &profiles.list[place], &profiles.list[other])).sum();
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, place));
        }
    }
    best.map_or(String::new(), |(_, place)| {
        articles[place].label().split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// The cosine of one's headline with the other's beginning, or of both beginnings where there is no headline.
fn common(profiles: &Profiles, one: &Profile, other: &Profile) -> f32 {
    let has_title = one.title > 0.0;
    let mut theirs = other.terms.iter().peekable();
    let (mut sum, mut length) = (0.0, 0.0_f32);
    for term in one.terms.iter().filter(|term| if has_title { term.titled } else { term.lead > 0.0 }) {
        let tells = profiles.tells[term.stem as usize];
        length += tells * tells;
        while theirs.next_if(|there| there.stem < term.stem).is_some() {}
        if let Some(there) = theirs.next_if(|there| there.stem == term.stem) {
            sum += tells * there.lead;
        }
    }
    sum / length.sqrt().max(1e-9)
}
