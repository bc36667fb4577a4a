//! A story's memo in Markdown: where the outlets part and agree, whose words were changed, what each leaves out. Every
//! sentence stands with its outlet and its place, the words that part in bold.

use super::decided::{beside_article, beside_claim, beside_quote, in_brackets, noted, starred};
use super::markdown::{Memo, heading, line, link, marked, words};
use super::plain::{count, of_verdict, placed, spread, told_by, values_of};
use super::quotes::kind;
use crate::comparison::{
    Claim, Comparison, Difference, Family, FamilyVerdict, Omission, Tally, Verdict, all_omissions,
};

/// The memo; the same comparison gives the same text.
pub fn memo(comparison: &Comparison) -> String {
    let of = |verdict| of_verdict(comparison, verdict).count();
    let holds = format!(
        "{}, {}: {} diverge, {} agree, {} told by one outlet only.",
        count(comparison.story.articles.len(), "outlet"),
        count(comparison.claims.len(), "claim"),
        of(Verdict::Diverge),
        of(Verdict::Agree),
        of(Verdict::Single),
    );
    let mut memo = Memo::of(&comparison.story.title, &holds);
    for note in noted(&comparison.judged.notes) {
        memo.paragraph(&line(&note));
    }
    chosen(comparison, &mut memo);
    outlets(comparison, &mut memo);
    diverging(comparison, &mut memo);
    changed(comparison, &mut memo);
    left_out(comparison, &mut memo);
    agreeing(comparison, &mut memo);
    alone(comparison, &mut memo);
    shared(comparison, &mut memo);
    memo.text()
}

fn outlets(comparison: &Comparison, memo: &mut Memo) {
    if comparison.story.articles.is_empty() {
        return;
    }
    memo.heading(2, "Outlets");
    let head = ["outlet", "headline", "date", "diverges", "agrees", "alone", "leaves out", "from"];
    let rows = comparison.story.articles.iter().enumerate().map(|(at, article)| {
        let Tally { agrees, diverges, alone, silent } = comparison.tally(at);
        let left_out = match &article.truncated {
            Some(why) => format!("cut off: {}", words(why)),
            None => silent.to_string(),
        };
        vec![
            words(&article.outlet),
            words(article.label()),
            words(article.published.as_deref().unwrap_or("")),
            diverges.to_string(),
            agrees.to_string(),
            alone.to_string(),
            left_out,
            article.url.as_deref().map_or_else(|| words(&article.path), link),
        ]
    });
    memo.table(&head.map(str::to_owned), rows);
    let articles = 0..comparison.story.articles.len();
    memo.list(articles.filter_map(|at| {
        let lines = beside_article(comparison, at);
        (!lines.is_empty()).then(|| format!("{}: {}", name(comparison, at), words(&lines.join("; "))))
    }));
}

/// What a person chose for the memo, in full.
fn chosen(comparison: &Comparison, memo: &mut Memo) {
    let (claims, quotes) = starred(comparison);
    if claims.is_empty() && quotes.is_empty() {
        return;
    }
    memo.heading(2, "Starred");
    for (number, at) in claims.iter().enumerate() {
        told(comparison, number + 1, *at, memo);
    }
    for (number, id) in quotes.into_iter().enumerate() {
        let (Some(article), Some(quote)) = (
            comparison.story.articles.get(id.article),
            comparison.readings.get(id.article).and_then(|reading| reading.quotes.get(id.quote)),
        ) else {
            continue;
        };
        let speaker = quote.speaker.as_ref().map_or("No speaker found", |speaker| &speaker.name);
        memo.heading(3, &format!("{}. {}", claims.len() + number + 1, heading(speaker)));
        beside(memo, &beside_quote(comparison, id));
        let place = article.place_in_words(quote.span.start);
        memo.paragraph(&format!("**{}**, {place}: {}", words(&article.outlet), kind(quote)));
        memo.quote(&marked(&article.text, quote.span, &[]));
    }
}

/// What a person says of it, a paragraph each.
fn beside(memo: &mut Memo, lines: &[String]) {
    for said in lines {
        memo.paragraph(&line(said));
    }
}

fn name(comparison: &Comparison, article: usize) -> String {
    comparison.story.articles.get(article).map_or(String::new(), |article| words(&article.outlet))
}

fn names(comparison: &Comparison, articles: impl IntoIterator<Item = usize>) -> String {
    articles.into_iter().map(|article| name(comparison, article)).collect::<Vec<_>>().join(", ")
}

fn diverging(comparison: &Comparison, memo: &mut Memo) {
    for (number, (place, _)) in placed(comparison, Verdict::Diverge).enumerate() {
        if number == 0 {
            memo.heading(2, "Where they diverge");
        }
        told(comparison, number + 1, place, memo);
    }
}

/// A claim in full: over what the outlets part, each one's sentences, who is silent.
fn told(comparison: &Comparison, number: usize, place: usize, memo: &mut Memo) {
    let Some(claim) = comparison.claims.get(place) else { return };
    memo.heading(3, &format!("{number}. {}", heading(&claim.label)));
    beside(memo, &beside_claim(comparison, place));
    for difference in &claim.differences {
        memo.paragraph(&format!("**{}**: {}", difference.kind.name(), words(&difference.why)));
        memo.list(sides(comparison, difference));
    }
    sentences(comparison, claim, memo);
    for (said, articles) in
        [("Silent", comparison.silent(claim)), ("Cut off, not known", comparison.cut_off(claim))]
    {
        if !articles.is_empty() {
            memo.paragraph(&format!("{said}: {}", names(comparison, articles)));
        }
    }
}

/// Each side's values as the outlets write them, the usual side first.
fn sides(comparison: &Comparison, difference: &Difference) -> Vec<String> {
    let mut sides: Vec<usize> = difference.values.iter().map(|value| value.side).collect();
    sides.sort_unstable();
    sides.dedup();
    let side = |side: usize| {
        let values = difference.values.iter().filter(move |value| value.side == side);
        let said = values.filter_map(|value| {
            let text = &comparison.story.articles.get(value.article)?.text;
            Some(format!("{} “{}”", name(comparison, value.article), words(value.span.of(text))))
        });
        let parts = if side == 0 { "" } else { "≠ " };
        format!("{parts}{}", said.collect::<Vec<_>>().join(", "))
    };
    sides.into_iter().map(side).collect()
}

fn sentences(comparison: &Comparison, claim: &Claim, memo: &mut Memo) {
    for (at, article) in comparison.story.articles.iter().enumerate() {
        for sentence in told_by(comparison, claim, at) {
            let place = article.place_in_words(sentence.start);
            memo.paragraph(&format!("**{}**, {place}", words(&article.outlet)));
            memo.quote(&marked(&article.text, sentence, &values_of(&claim.differences, at)));
        }
    }
}

fn changed(comparison: &Comparison, memo: &mut Memo) {
    for (title, verdict) in [
        ("Quotes whose words were changed", FamilyVerdict::Altered),
        ("Quotes turned indirect", FamilyVerdict::Indirect),
    ] {
        let families = comparison.families.iter().filter(|family| family.verdict == verdict);
        for (number, family) in families.enumerate() {
            if number == 0 {
                memo.heading(2, title);
            }
            members(comparison, number + 1, family, memo);
        }
    }
}

fn members(comparison: &Comparison, number: usize, family: &Family, memo: &mut Memo) {
    let text = |article: usize| comparison.story.articles.get(article).map_or("", |article| &article.text);
    let speaker = family.quotes.iter().find_map(|id| {
        comparison.readings.get(id.article)?.quotes.get(id.quote)?.speaker.as_ref().map(|who| &who.name)
    });
    memo.heading(
        3,
        &format!("{number}. {}", speaker.map_or("No speaker found".to_owned(), |who| heading(who))),
    );
    if let Some(usual) = family.usual {
        let said = words(usual.words.span.of(text(usual.words.article)));
        memo.paragraph(&format!("Most outlets, {} of {}: “{said}”", usual.outlets, usual.of));
    }
    for (at, id) in family.quotes.iter().enumerate() {
        let (Some(article), Some(quote)) = (
            comparison.story.articles.get(id.article),
            comparison.readings.get(id.article).and_then(|reading| reading.quotes.get(id.quote)),
        ) else {
            continue;
        };
        let member = family.members.get(at);
        let changes: Vec<_> =
            member.into_iter().flat_map(|member| &member.changes).filter_map(|c| c.own).collect();
        let verdict = member.map_or("", |member| member.verdict.name());
        let place = article.place_in_words(quote.span.start);
        memo.paragraph(&format!("**{}**, {place}: {verdict}", words(&article.outlet)));
        memo.quote(&marked(&article.text, quote.span, &changes));
        beside(memo, &beside_quote(comparison, *id));
    }
}

fn left_out(comparison: &Comparison, memo: &mut Memo) {
    let mut headed = false;
    for (at, omissions) in all_omissions(comparison).into_iter().enumerate() {
        if omissions.is_empty() {
            continue;
        }
        if !std::mem::replace(&mut headed, true) {
            memo.heading(2, "What each leaves out");
        }
        memo.heading(3, &name(comparison, at));
        memo.list(omissions.into_iter().map(|Omission { claim, told, of, origins }| {
            let label = comparison.claims.get(claim).map_or("", |claim| &claim.label);
            format!("{} ({told} of {of} tell it, {})", words(label), count(origins, "origin"))
        }));
    }
}

fn agreeing(comparison: &Comparison, memo: &mut Memo) {
    let claims: Vec<(usize, &Claim)> = placed(comparison, Verdict::Agree).collect();
    if claims.is_empty() {
        return;
    }
    memo.heading(2, "Where they agree");
    memo.list(claims.into_iter().map(|(place, claim)| {
        let outlets = (0..comparison.story.articles.len()).filter(|&at| claim.first_in(at).is_some());
        let outlets = names(comparison, outlets);
        let told = format!("{} ({}: {outlets})", words(&claim.label), spread(comparison, claim));
        match in_brackets(&beside_claim(comparison, place)) {
            said if said.is_empty() => told,
            said => format!("{told} {}", words(&said)),
        }
    }));
}

fn alone(comparison: &Comparison, memo: &mut Memo) {
    let mut headed = false;
    for at in 0..comparison.story.articles.len() {
        let mut own =
            placed(comparison, Verdict::Single).filter(|(_, claim)| claim.first_in(at).is_some()).peekable();
        if own.peek().is_none() {
            continue;
        }
        if !std::mem::replace(&mut headed, true) {
            memo.heading(2, "Told by one outlet only");
        }
        memo.heading(3, &name(comparison, at));
        memo.list(own.map(|(place, claim)| {
            words(&format!("{}{}", claim.label, in_brackets(&beside_claim(comparison, place))))
        }));
    }
}

fn shared(comparison: &Comparison, memo: &mut Memo) {
    if comparison.origins.is_empty() {
        return;
    }
    memo.heading(2, "Shared words");
    memo.list(comparison.origins.iter().map(|origin| {
        let who = names(comparison, origin.articles.iter().copied());
        let share = if origin.passages.is_empty() {
            String::new()
        } else {
            format!(": {:.0} % of their words", origin.shared * 100.0)
        };
        let agency = origin
            .agency
            .as_deref()
            .map_or(String::new(), |agency| format!(" (credited to {})", words(agency)));
        format!("{who}{share}{agency}")
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{compare, fixture};
    use crate::ingest;

    #[test]
    fn the_memo_tells_who_parts_over_what_in_whose_words() {
        let memo = memo(&compare(ingest::demo()));
        for part in [
            "## Outlets",
            "## Where they diverge",
            "## Quotes whose words were changed",
            "## What each leaves out",
        ] {
            assert!(memo.contains(part), "{part}\n{memo}");
        }
        assert!(memo.contains("**up to 2,500 kilometers**"), "{memo}");
        assert!(memo.contains("**quantity**: "), "{memo}");
    }

    #[test]
    fn words_of_an_article_cannot_become_markup() {
        let mut comparison = fixture::bridge();
        comparison.story.articles[0].outlet = "# <b>Courier</b> | [x](y)".to_owned();
        comparison.claims[0].label = "*all* | of `it`".to_owned();
        let memo = memo(&comparison);
        assert!(!memo.contains("<b>") && !memo.contains("[x](y)") && !memo.contains("*all* |"), "{memo}");
    }

    #[test]
    fn an_empty_story_is_told_as_empty() {
        assert!(memo(&Comparison::default()).contains("0 outlets, 0 claims"));
    }

    #[test]
    fn an_article_that_is_cut_off_leaves_nothing_out_in_it() {
        let mut comparison = fixture::bridge();
        for article in &mut comparison.story.articles {
            article.truncated = Some("a summary".to_owned());
        }
        let memo = memo(&comparison);
        assert!(memo.contains("cut off: a summary") && !memo.contains("leaves out\n"), "{memo}");
    }
}
