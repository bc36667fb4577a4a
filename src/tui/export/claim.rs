//! One claim in full: where the outlets part, every outlet's own sentence, who is silent.

use crate::comparison::{Claim, Comparison, FamilyVerdict, Verdict};
use crate::tui::model::Model;
use crate::tui::{decided, detail, kept, theme, wording};

use super::markdown::{Memo, heading, marked, words};
use super::sources::sources;
use super::{NOTHING, Nothing, count};

pub(super) fn claim(model: &Model, place: usize) -> Result<String, Nothing> {
    let comparison = &model.comparison;
    let claim = comparison.claims.get(place).ok_or(NOTHING)?;
    let all = count(comparison.story.articles.len(), "outlet");
    let mut memo = Memo::of(&comparison.story.title, &format!("One claim in full, of {all}."));
    memo.heading(2, &format!("{} {}", theme::glyph(claim.verdict), heading(&claim.label)));
    memo.paragraph(&format!("Told by {}", words(&kept::spread(comparison, claim))));
    for line in decided::claim(comparison, place) {
        memo.paragraph(&format!("**decided**: {}", words(&line)));
    }
    for note in comparison.judged.claim(place).map_or(&[][..], |marks| &marks.notes) {
        memo.paragraph(&format!("**note**: {}", words(note)));
    }
    differences(comparison, claim, &mut memo);
    if claim.verdict == Verdict::Agree {
        memo.paragraph("Told alike.");
    }
    wordings(comparison, claim, &mut memo);
    memo.heading(2, "What each says");
    sentences(comparison, claim, &mut memo);
    silent(comparison, claim, &mut memo);
    let by_rule = claim.slot.map(|slot| slot.why().to_owned());
    let joined: Vec<String> = by_rule.into_iter().chain(kept::joined(comparison, claim)).collect();
    if !joined.is_empty() {
        memo.heading(2, "Why these sentences stand together");
        memo.list(joined.iter().map(|why| words(why)));
    }
    sources(model, &mut memo);
    Ok(memo.text())
}

/// Over what the outlets part: the reason, then each side and who is on it, the usual one first.
pub(super) fn differences(comparison: &Comparison, claim: &Claim, memo: &mut Memo) {
    for difference in &claim.differences {
        memo.paragraph(&format!("**{}**: {}", difference.kind.name(), words(&difference.why)));
        memo.list(detail::sides(comparison, difference).into_iter().map(|(side, value, outlets)| {
            let parts =
                if side == 0 { String::new() } else { format!("{} ", theme::glyph(Verdict::Diverge)) };
            format!("{parts}{}: {}", words(&value), words(&outlets.join(", ")))
        }));
    }
}

/// How the words quoted for it are kept, and by whom.
fn wordings(comparison: &Comparison, claim: &Claim, memo: &mut Memo) {
    for kept in kept::kept(comparison, claim) {
        memo.paragraph(&format!("**wording**: {}", words(&kept.heading)));
        memo.list(kept.rows.into_iter().map(|(verdict, who)| {
            let altered = verdict == FamilyVerdict::Altered;
            let parts = if altered { format!("{} ", theme::glyph(Verdict::Diverge)) } else { String::new() };
            let by = if altered { "by" } else { "in" };
            format!("{parts}{} {by} {}", verdict.name(), words(&who))
        }));
    }
}

/// Every outlet's sentence with its place, the words in which they part bold.
fn sentences(comparison: &Comparison, claim: &Claim, memo: &mut Memo) {
    let spots = wording::spots(comparison, claim);
    for (entry, told) in claim.statements.iter().enumerate() {
        let Some(article) = comparison.story.articles.get(told.article) else { continue };
        let Some((text, sentence)) = detail::sentence_of(comparison, claim, entry) else { continue };
        memo.paragraph(&format!(
            "**{}**, {}",
            words(&article.outlet),
            article.place_in_words(told.span.start)
        ));
        let own = spots.iter().filter(|(of, _)| *of == told.article).map(|(_, span)| *span);
        memo.quote(&marked(text, sentence, &own.collect::<Vec<_>>()));
    }
}

fn silent(comparison: &Comparison, claim: &Claim, memo: &mut Memo) {
    for (said, articles) in
        [("Silent", comparison.silent(claim)), ("Cut off, not known", comparison.cut_off(claim))]
    {
        let names = articles.into_iter().map(|at| words(&comparison.story.articles[at].outlet));
        let names: Vec<String> = names.collect();
        if !names.is_empty() {
            memo.paragraph(&format!("{said}: {}", names.join(", ")));
        }
    }
}
