//! The table as running text: no colour, no columns, one fact after another, for pipes and screen readers.

use std::fmt::Write as _;

use super::decided::{beside_article, beside_claim, beside_quote, noted, starred};
use super::quotes::kind;
use super::wrap::{beginning, fill};
use crate::comparison::{
    Claim, Comparison, Difference, FamilyVerdict, Omission, Statement, Tally, Verdict, all_omissions,
};
use crate::text::Span;

/// The comparison as text: title, outlets, then claims, divergent first. The same comparison gives the same text.
pub fn plain(comparison: &Comparison) -> String {
    let mut out = String::new();
    head(&mut out, comparison);
    chosen(&mut out, comparison);
    diverging(&mut out, comparison);
    agreeing(&mut out, comparison);
    left_out(&mut out, comparison);
    told_alone(&mut out, comparison);
    changed_words(&mut out, comparison);
    shared_words(&mut out, comparison);
    out
}

fn head(out: &mut String, comparison: &Comparison) {
    fill(out, "", 0, &comparison.story.title);
    let articles = &comparison.story.articles;
    let of = |verdict| of_verdict(comparison, verdict).count();
    fill(
        out,
        "",
        0,
        &format!(
            "{}, {}: {} diverge, {} agree, {} told by one outlet only",
            count(articles.len(), "outlet"),
            count(comparison.claims.len(), "claim"),
            of(Verdict::Diverge),
            of(Verdict::Agree),
            of(Verdict::Single),
        ),
    );
    for note in noted(&comparison.judged.notes) {
        fill(out, "", 0, &note);
    }
    section(out, "OUTLETS");
    for (at, article) in articles.iter().enumerate() {
        let Tally { agrees, diverges, alone, silent } = comparison.tally(at);
        let counts = format!(
            "{}: {agrees} agree, {diverges} diverge, {alone} alone, {silent} left out",
            article.outlet
        );
        fill(out, &format!("{}. ", at + 1), 3, &counts);
        let label = article.label();
        if !label.is_empty() {
            out.extend(["   ", &beginning(label), "\n"]);
        }
        beside(out, &beside_article(comparison, at));
    }
}

/// What a person says of it, a line each.
fn beside(out: &mut String, lines: &[String]) {
    for line in lines {
        fill(out, "   ", 5, line);
    }
}

/// The claims and the quotes that a person chose for the memo.
fn chosen(out: &mut String, comparison: &Comparison) {
    let (claims, quotes) = starred(comparison);
    if claims.is_empty() && quotes.is_empty() {
        return;
    }
    section(out, "STARRED");
    for claim in claims.into_iter().filter_map(|at| comparison.claims.get(at)) {
        fill(out, "- ", 2, &claim.label);
    }
    for id in quotes {
        let (Some(article), Some(quote)) = (
            comparison.story.articles.get(id.article),
            comparison.readings.get(id.article).and_then(|reading| reading.quotes.get(id.quote)),
        ) else {
            continue;
        };
        let speaker = quote.speaker.as_ref().map_or("no speaker found", |speaker| &speaker.name);
        let words = quote.span.of(&article.text);
        fill(out, "- ", 2, &format!("{}, {speaker} ({}): {words}", article.outlet, kind(quote)));
        beside(out, &beside_quote(comparison, id));
    }
}

fn diverging(out: &mut String, comparison: &Comparison) {
    let mut claims = placed(comparison, Verdict::Diverge).peekable();
    if claims.peek().is_none() {
        return;
    }
    section(out, "WHERE THEY DIVERGE");
    for (number, (place, claim)) in claims.enumerate() {
        if number > 0 {
            out.push('\n');
        }
        fill(out, &format!("{}. ", number + 1), 3, &claim.label);
        beside(out, &beside_claim(comparison, place));
        for difference in &claim.differences {
            fill(out, &format!("   {}: ", difference.kind.name()), 5, &difference.why);
        }
        fill(out, "   told by ", 5, &spread(comparison, claim));
        let mut silent = Vec::new();
        for (at, article) in comparison.story.articles.iter().enumerate() {
            let told = told_by(comparison, claim, at);
            if told.is_empty() {
                let cut = if comparison.is_cut(at) { " (cut off)" } else { "" };
                silent.push(format!("{}{cut}", article.outlet));
            }
            for sentence in told {
                let words = marked(&article.text, sentence, &values_of(&claim.differences, at));
                let place = article.place_in_words(sentence.start);
                fill(out, &format!("   - {} ({place}): ", article.outlet), 5, &words);
            }
        }
        if !silent.is_empty() {
            fill(out, "   - not told by ", 5, &silent.join(", "));
        }
    }
}

fn agreeing(out: &mut String, comparison: &Comparison) {
    let mut claims = placed(comparison, Verdict::Agree).peekable();
    if claims.peek().is_none() {
        return;
    }
    section(out, "WHERE THEY AGREE");
    for (place, claim) in claims {
        let articles = comparison.story.articles.iter().enumerate();
        let outlets: Vec<&str> = articles
            .filter(|&(at, _)| claim.first_in(at).is_some())
            .map(|(_, article)| article.outlet.as_str())
            .collect();
        let everyone = outlets.len() == comparison.story.articles.len();
        let outlets = if everyone { "all outlets".to_owned() } else { outlets.join(", ") };
        fill(out, "- ", 2, &format!("{} ({}: {outlets})", claim.label, spread(comparison, claim)));
        beside(out, &beside_claim(comparison, place));
    }
}

/// How many outlets tell a claim, and how many origins they have: `5 outlets, 2 origins`.
pub(super) fn spread(comparison: &Comparison, claim: &Claim) -> String {
    format!("{}, {}", count(claim.spread(), "outlet"), count(claim.origins(comparison), "origin"))
}

fn left_out(out: &mut String, comparison: &Comparison) {
    let all = all_omissions(comparison).into_iter().enumerate();
    let lists: Vec<(usize, Vec<Omission>)> = all.filter(|(_, list)| !list.is_empty()).collect();
    if lists.is_empty() {
        return;
    }
    section(out, "LEFT OUT");
    for (at, list) in lists {
        fill(
            out,
            "",
            0,
            &format!("{}: {}", comparison.story.articles[at].outlet, count(list.len(), "claim")),
        );
        for Omission { claim, told, of, origins } in list {
            let label = comparison.claims.get(claim).map_or("", |claim| &claim.label);
            fill(out, "- ", 2, &format!("{told} of {of} tell it, {}: {label}", count(origins, "origin")));
        }
    }
}

fn told_alone(out: &mut String, comparison: &Comparison) {
    if of_verdict(comparison, Verdict::Single).next().is_none() {
        return;
    }
    section(out, "TOLD BY ONE OUTLET ONLY");
    for (at, article) in comparison.story.articles.iter().enumerate() {
        let claims: Vec<(usize, &Claim)> =
            placed(comparison, Verdict::Single).filter(|(_, claim)| claim.first_in(at).is_some()).collect();
        if claims.is_empty() {
            continue;
        }
        fill(out, "", 0, &format!("{}: {}", article.outlet, count(claims.len(), "claim")));
        for (place, claim) in claims {
            fill(out, "- ", 2, &claim.label);
            beside(out, &beside_claim(comparison, place));
        }
    }
}

fn changed_words(out: &mut String, comparison: &Comparison) {
    families(out, comparison, "QUOTES WHOSE WORDS WERE CHANGED", FamilyVerdict::Altered);
    families(out, comparison, "QUOTES TURNED INDIRECT", FamilyVerdict::Indirect);
}

fn families(out: &mut String, comparison: &Comparison, title: &str, verdict: FamilyVerdict) {
    let mut families = comparison.families.iter().filter(|family| family.verdict == verdict).peekable();
    if families.peek().is_none() {
        return;
    }
    section(out, title);
    for (number, family) in families.enumerate() {
        if number > 0 {
            out.push('\n');
        }
        if let Some(usual) = family.usual {
            let words = usual.words.span.of(&comparison.story.articles[usual.words.article].text);
            let words = words.trim_end_matches([',', '.']);
            fill(out, "", 2, &format!("Most outlets, {} of {}: “{words}”", usual.outlets, usual.of));
        }
        for (at, &id) in family.quotes.iter().enumerate() {
            let article = &comparison.story.articles[id.article];
            let quote = &comparison.readings[id.article].quotes[id.quote];
            let speaker = quote.speaker.as_ref().map_or("no speaker found", |speaker| &speaker.name);
            let member = family.members.get(at);
            let own = member.into_iter().flat_map(|member| &member.changes).filter_map(|change| change.own);
            let mut marks: Vec<Span> = own.chain(values_of(&family.differences, id.article)).collect();
            if member.is_some_and(|member| !member.changes.is_empty()) {
                marks.retain(|mark| {
                    member.is_some_and(|member| member.changes.iter().any(|change| change.own == Some(*mark)))
                });
            }
            marks.sort_unstable();
            let words = marked(&article.text, quote.span, &marks);
            let verdict = member.map_or("", |member| member.verdict.name());
            let kind = if verdict.is_empty() { kind(quote) } else { format!("{}, {verdict}", kind(quote)) };
            fill(out, "- ", 2, &format!("{}, {speaker} ({kind}): {words}", article.outlet));
            beside(out, &beside_quote(comparison, id));
        }
    }
}

fn shared_words(out: &mut String, comparison: &Comparison) {
    if comparison.origins.is_empty() {
        return;
    }
    section(out, "SHARED WORDS");
    for origin in &comparison.origins {
        let outlets: Vec<&str> =
            origin.articles.iter().map(|&at| comparison.story.articles[at].outlet.as_str()).collect();
        let outlets = match outlets.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, before)) => format!("{} and {last}", before.join(", ")),
            None => continue,
        };
        let mut words = outlets;
        if !origin.passages.is_empty() {
            let _ = write!(words, " share {:.0} % of their words", origin.shared * 100.0);
        }
        if let Some(agency) = &origin.agency {
            let _ = write!(words, "{} credit {agency}", if origin.passages.is_empty() { "" } else { " and" });
        }
        fill(out, "- ", 2, &words);
        // The longest words they share, so that anyone can look them up.
        let longest =
            origin.passages.iter().max_by_key(|passage| (passage.span.len(), std::cmp::Reverse(**passage)));
        if let Some(passage) = longest {
            let text = &comparison.story.articles[passage.article].text;
            out.extend(["  ", &beginning(passage.span.of(text)), "\n"]);
        }
    }
}

fn section(out: &mut String, title: &str) {
    out.extend(["\n", title, "\n"]);
}

pub(super) fn of_verdict(comparison: &Comparison, verdict: Verdict) -> impl Iterator<Item = &Claim> {
    comparison.claims.iter().filter(move |claim| claim.verdict == verdict)
}

/// The claims of one verdict, with their places in the comparison.
pub(super) fn placed(comparison: &Comparison, verdict: Verdict) -> impl Iterator<Item = (usize, &Claim)> {
    comparison.claims.iter().enumerate().filter(move |(_, claim)| claim.verdict == verdict)
}

/// The sentences in which an article tells a claim: those that hold a value where it parts from others, or else
/// the first. A value outside every statement brings its own sentence.
pub(super) fn told_by(comparison: &Comparison, claim: &Claim, article: usize) -> Vec<Span> {
    let values = values_of(&claim.differences, article);
    let statements = claim.statements.iter().filter(|statement| statement.article == article);
    let sentences: Vec<Span> = statements.map(|statement| sentence_of(comparison, *statement)).collect();
    let mut told: Vec<Span> = sentences
        .iter()
        .copied()
        .filter(|sentence| values.iter().any(|&value| sentence.holds(value)))
        .collect();
    let elsewhere = values.iter().filter(|&&value| !sentences.iter().any(|sentence| sentence.holds(value)));
    told.extend(elsewhere.map(|&value| sentence_around(comparison, article, value)));
    if told.is_empty() {
        told.extend(sentences.first());
    }
    told.sort_unstable();
    told.dedup();
    told
}

/// The whole sentence around a statement.
fn sentence_of(comparison: &Comparison, statement: Statement) -> Span {
    let sentences = comparison.readings.get(statement.article).map_or(&[][..], |reading| &reading.sentences);
    match sentences.get(statement.sentence) {
        Some(sentence) if sentence.span.holds(statement.span) => sentence.span,
        _ => statement.span,
    }
}

/// The sentence that holds the words, or else the words alone.
fn sentence_around(comparison: &Comparison, article: usize, words: Span) -> Span {
    let mut sentences = comparison.readings.get(article).into_iter().flat_map(|reading| &reading.sentences);
    sentences.find(|sentence| sentence.span.holds(words)).map_or(words, |sentence| sentence.span)
}

/// What an article says where outlets part, in the order of the text.
pub(super) fn values_of(differences: &[Difference], article: usize) -> Vec<Span> {
    let values = differences.iter().flat_map(|difference| &difference.values);
    let mut spans: Vec<Span> =
        values.filter(|value| value.article == article).map(|value| value.span).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// The words of `whole` with brackets around each of `marks`; a mark that meets the one before it is passed over.
fn marked(text: &str, whole: Span, marks: &[Span]) -> String {
    let mut out = String::new();
    let mut at = whole.start;
    for &mark in marks {
        if mark.start < at || !whole.holds(mark) || mark.is_empty() {
            continue;
        }
        out.extend([Span::new(at, mark.start).of(text), "[", mark.of(text), "]"]);
        at = mark.end;
    }
    out.push_str(Span::new(at, whole.end).of(text));
    out
}

pub(super) fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_part_stand_in_brackets() {
        let text = "Before. It flies 2,500 kilometers, up to 3,000. After.";
        let whole = Span::new(8, 47);
        let marks = [Span::new(17, 33), Span::new(20, 40), Span::new(35, 46), Span::new(48, 53)];
        assert_eq!(marked(text, whole, &marks), "It flies [2,500 kilometers], [up to 3,000].");
    }

    #[test]
    fn a_story_without_articles_is_told_as_empty() {
        let text = plain(&Comparison::default());
        assert!(text.contains("0 outlets, 0 claims"), "{text}");
    }
}
