//! Every article in full: an anchor at each sentence, the words in which outlets part marked, links back to the claims.

use std::fmt::Write as _;

use super::escape::{address, escape, line, marked};
use super::page::{Page, article_id, claim_id, count, row_id, sentence_id, verdict};
use crate::comparison::{Tally, Verdict};
use crate::report::decided::beside_article;
use crate::story::{Article, ParagraphKind, Provenance};
use crate::text::Span;

pub(super) fn articles(page: &Page<'_>, out: &mut String) {
    let mut spots: Vec<Vec<Span>> = vec![Vec::new(); page.outlets()];
    for &(article, span) in page.spots.iter().flatten() {
        if let Some(own) = spots.get_mut(article) {
            own.push(span);
        }
    }
    out.push_str("<section aria-labelledby=\"articles\">\n<h2 id=\"articles\">Articles</h2>\n");
    for (number, article) in page.comparison.story.articles.iter().enumerate() {
        let spots = spots.get(number).map_or(&[][..], Vec::as_slice);
        one(page, number, article, spots, out);
    }
    out.push_str("</section>\n");
}

fn one(page: &Page<'_>, number: usize, article: &Article, spots: &[Span], out: &mut String) {
    let id = article_id(number);
    let _ = writeln!(
        out,
        "<article id=\"{id}\" aria-labelledby=\"{id}n\">\n<h3 id=\"{id}n\">{}</h3>\n<p class=\"source\">{}</p>",
        page.name(number),
        source(page, number, article)
    );
    for (place, paragraph) in article.paragraphs.iter().enumerate() {
        let (open, close) = match paragraph.kind {
            ParagraphKind::Headline => ("<h4 class=\"headline\">", "</h4>"),
            ParagraphKind::Body => ("<p>", "</p>"),
            ParagraphKind::Subhead => ("<h5>", "</h5>"),
            ParagraphKind::Caption => ("<p class=\"caption\">", "</p>"),
            ParagraphKind::Furniture => ("<p class=\"furniture\">", "</p>"),
        };
        out.push_str(open);
        words(page, number, &article.text, (place, paragraph.span), spots, out);
        out.extend([close, "\n"]);
    }
    out.push_str("</article>\n");
}

/// Who, when, where from, and how the article stands in the story.
fn source(page: &Page<'_>, number: usize, article: &Article) -> String {
    let Tally { agrees, diverges, alone, silent } = page.comparison.tally(number);
    let parts = [
        article.published.as_deref().map(line),
        article.author.as_deref().map(line),
        article.url.as_deref().map(address),
        Some(format!("<span class=\"path\">{}</span>", line(&article.path))),
        Some(format!(
            "{}: {agrees} agree, {diverges} diverge, {alone} alone",
            count(agrees + diverges + alone, "claim")
        )),
        Some(match &article.truncated {
            Some(why) => format!("cut off: {}; what it leaves out is not known", line(why)),
            None => format!("{silent} left out"),
        }),
        Some(found(&article.provenance)),
    ];
    let person = beside_article(page.comparison, number).into_iter().map(|said| Some(line(&said)));
    parts.into_iter().chain(person).flatten().collect::<Vec<_>>().join(" · ")
}

/// Where each of these was found.
fn found(provenance: &Provenance) -> String {
    let parts = [
        ("outlet", Some(&provenance.outlet)),
        ("headline", provenance.title.as_ref()),
        ("date", provenance.published.as_ref()),
        ("text", Some(&provenance.body)),
    ];
    let parts =
        parts.into_iter().filter_map(|(what, place)| Some((what, place.filter(|place| !place.is_empty())?)));
    let parts: Vec<String> = parts.map(|(what, place)| format!("{what}: {}", line(place))).collect();
    format!("{} ({})", line(&provenance.format), parts.join(", "))
}

/// A paragraph's words, each sentence with its anchor.
fn words(
    page: &Page<'_>,
    article: usize,
    text: &str,
    (place, whole): (usize, Span),
    spots: &[Span],
    out: &mut String,
) {
    let sentences = page.comparison.readings.get(article).map_or(&[][..], |reading| &reading.sentences);
    let first = sentences.partition_point(|sentence| sentence.span.end <= whole.start);
    let mut at = whole.start;
    for (number, sentence) in sentences.iter().enumerate().skip(first) {
        if sentence.paragraph != place || !whole.holds(sentence.span) || sentence.span.start < at {
            break;
        }
        out.push_str(&escape(Span::new(at, sentence.span.start).of(text)));
        let own: Vec<Span> = spots.iter().copied().filter(|spot| spot.meets(sentence.span)).collect();
        let told = page.told.get(&(article, number)).map_or(&[][..], Vec::as_slice);
        let class = if told.is_empty() { "" } else { " class=\"told\"" };
        let id = sentence_id(article, number);
        let _ = write!(out, "<span id=\"{id}\"{class}>{}</span>", marked(text, sentence.span, &own));
        for &claim in told {
            back(page, claim, out);
        }
        at = sentence.span.end;
    }
    out.push_str(&escape(Span::new(at, whole.end).of(text)));
}

/// From a sentence to the claim that it states.
fn back(page: &Page<'_>, claim: usize, out: &mut String) {
    let Some(told) = page.comparison.claims.get(claim) else { return };
    let (mark, meaning) = verdict(told.verdict);
    let (class, home) = match told.verdict {
        Verdict::Diverge => ("back ne", claim_id(claim)),
        Verdict::Agree | Verdict::Single => ("back", row_id(claim)),
    };
    let label = page.label(claim);
    let _ = write!(
        out,
        "<a class=\"{class}\" href=\"#{home}\" title=\"{label}\" aria-label=\"{meaning}: {label}\">{mark}</a>"
    );
}
