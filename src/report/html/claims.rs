//! A section for each claim over which the outlets part: why, what each says in full, who is silent.

use std::fmt::Write as _;

use super::escape::{line, marked};
use super::page::{MANY, Page, claim_id, count, glyph, row_id, who};
use crate::comparison::{Claim, Difference, Link, Verdict};
use crate::report::decided::beside_claim;
use crate::text::Span;

pub(super) fn claims(page: &Page<'_>, out: &mut String) {
    if page.claims(Verdict::Diverge).next().is_none() {
        return;
    }
    out.push_str("<section aria-labelledby=\"parting\">\n<h2 id=\"parting\">Where they part</h2>\n");
    for (place, told) in page.claims(Verdict::Diverge) {
        claim(page, place, told, out);
    }
    out.push_str("</section>\n");
}

fn claim(page: &Page<'_>, place: usize, claim: &Claim, out: &mut String) {
    let _ = writeln!(
        out,
        "<section class=\"claim\" id=\"{}\">\n<h3><span class=\"verdict\">{}</span>{}</h3>\n<p class=\"spread\">\
         Told by {} of {}, {}. <a href=\"#{}\">Back to the table</a></p>",
        claim_id(place),
        glyph("≠", ""),
        page.label(place),
        claim.spread(),
        count(page.outlets(), "outlet"),
        count(claim.origins(page.comparison), "origin"),
        row_id(place),
    );
    for said in beside_claim(page.comparison, place) {
        let _ = writeln!(out, "<p class=\"quiet\">{}</p>", line(&said));
    }
    for difference in &claim.differences {
        reasons(page, difference, out);
    }
    sentences(page, place, claim, out);
    silent(page, claim, out);
    joined(page, claim, out);
    out.push_str("</section>\n");
}

/// The reason, then each side and who is on it, the usual one first.
fn reasons(page: &Page<'_>, difference: &Difference, out: &mut String) {
    let _ = writeln!(
        out,
        "<div class=\"reason\"><p><b class=\"kind\">{}</b> {}</p>\n<ul>",
        difference.kind.name(),
        line(&difference.why)
    );
    let mut sides: Vec<(usize, String, Vec<usize>)> = Vec::new();
    for (place, value) in difference.values.iter().enumerate() {
        let short = page.value(difference, place);
        match sides.iter_mut().find(|(side, words, _)| *side == value.side && *words == short) {
            Some((.., articles)) if articles.last() == Some(&value.article) => {}
            Some((.., articles)) => articles.push(value.article),
            None => sides.push((value.side, short, vec![value.article])),
        }
    }
    sides.sort_by_key(|(side, ..)| *side);
    for (side, value, articles) in sides {
        let parts = if side == 0 { String::new() } else { glyph("≠ ", "parts: ") };
        let class = if side == 0 { "" } else { " class=\"ne\"" };
        let _ = writeln!(out, "<li><b{class}>{parts}{value}</b>: {}</li>", page.named(articles.into_iter()));
    }
    out.push_str("</ul></div>\n");
}

/// Every outlet's sentence with its place, the words in which they part marked.
fn sentences(page: &Page<'_>, place: usize, claim: &Claim, out: &mut String) {
    let spots = page.spots.get(place).map_or(&[][..], Vec::as_slice);
    let is_off = |article: usize, sentence: Span| {
        let mut values = claim.differences.iter().flat_map(|difference| &difference.values);
        values.any(|value| value.article == article && value.side != 0 && sentence.meets(value.span))
    };
    let mut last = None;
    out.push_str("<dl class=\"says\">\n");
    for told in &claim.statements {
        let Some(article) = page.comparison.story.articles.get(told.article) else { continue };
        // Two statements in one sentence are shown once.
        if last == Some((told.article, told.sentence)) {
            continue;
        }
        let again = last.is_some_and(|(article, _)| article == told.article);
        last = Some((told.article, told.sentence));
        let sentence = page.sentence(told.article, told.sentence);
        let whole = sentence.map_or(told.span, |sentence| sentence.join(told.span));
        let own: Vec<Span> =
            spots.iter().filter(|(of, _)| *of == told.article).map(|(_, span)| *span).collect();
        let class = if is_off(told.article, whole) { " class=\"off\"" } else { "" };
        let spot = page.place(told.article, told.sentence, told.span);
        let _ = writeln!(
            out,
            "<div{class}>{}<dd>{}</dd></div>",
            who(page.name(told.article), again, &spot),
            marked(&article.text, whole, &own)
        );
    }
    out.push_str("</dl>\n");
}

/// Who says nothing of it: by name, or how many where they are many.
fn silent(page: &Page<'_>, claim: &Claim, out: &mut String) {
    let (silent, cut) = (page.comparison.silent(claim), page.comparison.cut_off(claim));
    for (said, articles) in [("Silent", silent), ("Cut off, so that it is not known", cut)] {
        let who = match articles.len() {
            0 => continue,
            1..=MANY => page.named(articles.into_iter()),
            number => count(number, "outlet"),
        };
        let _ = writeln!(out, "<p class=\"quiet\">{said}: {who}</p>");
    }
}

/// Why the sentences stand together, folded away.
fn joined(page: &Page<'_>, claim: &Claim, out: &mut String) {
    let by_rule = claim.slot.map(|slot| line(slot.why()));
    let links = page.comparison.links_of(claim).into_iter().map(|link| why(page, link));
    let reasons: Vec<String> = by_rule.into_iter().chain(links).collect();
    if reasons.is_empty() {
        return;
    }
    out.push_str("<details><summary>Why these sentences stand together</summary>\n<ul>\n");
    for reason in reasons {
        let _ = writeln!(out, "<li>{reason}</li>");
    }
    out.push_str("</ul></details>\n");
}

/// Which two sentences, how likely they state one fact, and the words they share.
fn why(page: &Page<'_>, link: &Link) -> String {
    let side = |(article, number): (usize, usize)| page.link(article, Some(number), page.name(article));
    let text = page.text(link.one.0);
    let words: Vec<String> = link.words.iter().map(|span| line(span.of(text))).collect();
    let shared = if words.is_empty() { "other words".to_owned() } else { words.join(", ") };
    format!("{} and {}, {:.0} %: {shared}", side(link.one), side(link.other), link.likelihood * 100.0)
}
