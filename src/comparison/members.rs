//! Members of a family: what wording most outlets give, and how each quote keeps it.

use std::collections::{BTreeMap, BTreeSet};

use super::families::{Kinship, Rendering};
use super::wording::{Change as Words, Wording, align, stretch};
use super::{Change, FamilyVerdict, Member, Place, QuoteId, Usual};
use crate::story::Story;

/// A family's quotes, judged.
#[derive(Debug, Default)]
pub(super) struct Judged {
    members: BTreeMap<QuoteId, Member>,
    pub(super) usual: Option<Usual>,
}

impl Judged {
    /// How a quote between marks keeps the words.
    pub(super) fn member(&self, id: QuoteId) -> Option<Member> {
        self.members.get(&id).cloned()
    }
}

/// How a report without marks keeps the words: turned indirect, unless it is the very words, set as a block or a post.
pub(super) fn unmarked(renderings: &[Rendering], members: &[usize], report: &Wording) -> Member {
    let wordings = || members.iter().map(|&member| &renderings[member].wording);
    let verdict = if report.words.len() < BLOCK {
        FamilyVerdict::Indirect
    } else if wordings()
        .any(|wording| wording.holds(report) || report.holds(wording) && wording.words.len() >= BLOCK)
    {
        FamilyVerdict::Verbatim
    } else {
        FamilyVerdict::Indirect
    };
    Member { verdict, ..Member::default() }
}

/// Fewer words than this in their place do not show which of the others were changed.
const KEPT: usize = 4;

/// Words that a report hardly has in one row with a quote unless it copies it.
const BLOCK: usize = 8;

/// Sets each rendering of a family against the wording of most outlets, or where none has most, against the one that
/// is nearest to that.
pub(super) fn judge(
    story: &Story,
    renderings: &[Rendering],
    members: &[usize],
    kin: &BTreeMap<(usize, usize), Kinship>,
) -> Judged {
    let article = |member: usize| renderings[member].id.article;
    let keeps = |long: usize, short: usize| {
        renderings[long].wording.words == renderings[short].wording.words
            || renderings[long].wording.holds(&renderings[short].wording)
    };
    let of: BTreeSet<usize> = members.iter().map(|&member| article(member)).collect();
    let supporters = |wording: usize| -> BTreeSet<usize> {
        members.iter().copied().filter(|&member| keeps(wording, member)).map(article).collect()
    };
    let alike = |wording: usize| {
        let same = |member: &&usize| renderings[**member].wording.words == renderings[wording].wording.words;
        members.iter().filter(same).count()
    };
    let best = members.iter().copied().max_by_key(|&member| {
        let length = renderings[member].wording.words.len();
        (supporters(member).len(), alike(member), length, std::cmp::Reverse(member))
    });
    let Some(best) = best else { return Judged::default() };
    let outlets = supporters(best).len();
    let words = |member: usize| Place { article: article(member), span: renderings[member].span };
    let usual =
        (outlets * 2 > of.len() && of.len() > 1).then(|| Usual { words: words(best), outlets, of: of.len() });
    let mut judged = Judged { usual, ..Judged::default() };
    let mut parted: Option<(usize, usize)> = None;
    for &member in members {
        let (verdict, against) = verdict(renderings, members, kin, member, best, &keeps);
        if verdict == FamilyVerdict::Altered {
            parted = parted.or(Some((member.min(against), member.max(against))));
        }
        judged.add(story, renderings, member, verdict, Some(against).filter(|against| *against != member));
    }
    // Where no wording has most, whoever parts from the nearest is parted from alike.
    if let (None, Some((one, other))) = (judged.usual, parted) {
        let against = if one == best { other } else { one };
        judged.add(
            story,
            renderings,
            best,
            FamilyVerdict::Altered,
            Some(against).filter(|against| *against != best),
        );
    }
    judged
}

/// How a rendering keeps the words of the best one; where it has nothing in common with that, those of another.
fn verdict(
    renderings: &[Rendering],
    members: &[usize],
    kin: &BTreeMap<(usize, usize), Kinship>,
    member: usize,
    best: usize,
    keeps: &impl Fn(usize, usize) -> bool,
) -> (FamilyVerdict, usize) {
    if keeps(member, best) {
        return (FamilyVerdict::Verbatim, best);
    }
    if keeps(best, member) {
        return (FamilyVerdict::Shortened, best);
    }
    let kinship = |other: usize| kin.get(&(member.min(other), member.max(other))).copied();
    let near = |other: &usize| *other != member && matches!(kinship(*other), Some(Kinship::Altered(_)));
    if near(&best) {
        return (FamilyVerdict::Altered, best);
    }
    let same_article = |other: usize| renderings[other].id.article == renderings[member].id.article;
    match members.iter().copied().find(|other| near(other) && !same_article(*other)) {
        // It was kept or shortened by somebody: the one who parts from it is not it.
        Some(other)
            if !members.iter().any(|&third| third != member && third != other && keeps(third, member)) =>
        {
            (FamilyVerdict::Altered, other)
        }
        _ => (FamilyVerdict::Shortened, best),
    }
}

impl Judged {
    /// Notes how one rendering of a quote keeps the words; of several, the one that keeps them least counts.
    fn add(
        &mut self,
        story: &Story,
        renderings: &[Rendering],
        member: usize,
        verdict: FamilyVerdict,
        against: Option<usize>,
    ) {
        let rendering = &renderings[member];
        let other = against.map(|against| &renderings[against]);
        let changes = match other.filter(|_| verdict == FamilyVerdict::Altered) {
            Some(other) => {
                let text = |rendering: &Rendering| story.articles[rendering.id.article].text.as_str();
                let alignment = align(&rendering.wording, &other.wording, (text(rendering), text(other)));
                // Where hardly a word was kept in its place, all between the same beginnings and ends is changed.
                let whole = || {
                    let mine = stretch(&rendering.wording, &other.wording)?;
                    Some(Words { mine, theirs: stretch(&other.wording, &rendering.wording)? })
                };
                let whole = if alignment.kept < KEPT { whole() } else { None };
                let changes = whole.map_or(alignment.changes, |whole| vec![whole]).into_iter();
                changes.map(|change| Change { own: Some(change.mine), other: Some(change.theirs) }).collect()
            }
            None => Vec::new(),
        };
        let against = other.map(|other| Place { article: other.id.article, span: other.span });
        let found = Member { verdict, against, changes };
        let known = self.members.entry(rendering.id).or_insert_with(|| found.clone());
        if known.verdict < verdict {
            *known = found;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::comparison::{Comparison, FamilyVerdict, compare};
    use crate::reading::tests::article;
    use crate::story::Story;

    fn quoted(words: &[&str]) -> Comparison {
        let text = |words: &&str| article(&format!("“{words},” Ana Orban said."));
        compare(Story { articles: words.iter().map(text).collect(), ..Story::default() })
    }

    #[test]
    fn the_wording_of_most_outlets_is_named_and_who_parts_from_it_is_altered() {
        use FamilyVerdict::{Altered, Shortened, Verbatim};
        let long = "We shut the old crossing because inspectors found cracks in its cables";
        let short = "We shut the old crossing because inspectors found cracks";
        let other = "We closed the old crossing because inspectors found holes in its cables";
        let comparison = quoted(&[long, long, short, other]);
        let [family] = comparison.families.as_slice() else { panic!("{:?}", comparison.families) };
        let verdicts: Vec<FamilyVerdict> = family.members.iter().map(|member| member.verdict).collect();
        assert_eq!(verdicts, [Verbatim, Verbatim, Shortened, Altered]);
        let usual = family.usual.unwrap();
        assert_eq!((usual.outlets, usual.of), (3, 4));
        let text = |article: usize| comparison.story.articles[article].text.as_str();
        let changes: Vec<(&str, &str)> = family.members[3]
            .changes
            .iter()
            .map(|change| {
                (change.own.unwrap().of(text(3)), change.other.unwrap().of(text(usual.words.article)))
            })
            .collect();
        assert_eq!(changes, [("closed", "shut"), ("holes", "cracks")]);
    }

    #[test]
    fn of_two_wordings_neither_is_the_usual_one() {
        let comparison =
            quoted(&["We shut the old crossing last night", "We closed the old crossing last night"]);
        let family = &comparison.families[0];
        assert_eq!(family.usual, None);
        assert!(family.members.iter().all(|member| member.verdict == FamilyVerdict::Altered));
    }
}
