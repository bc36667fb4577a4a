//! Articles that share their words, or are one agency's.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::escape::line;
use super::page::Page;
use crate::comparison::Origin;

pub(super) fn origins(page: &Page<'_>, out: &mut String) {
    if page.comparison.origins.is_empty() {
        return;
    }
    out.push_str("<section aria-labelledby=\"origins\">\n<h2 id=\"origins\">Shared words</h2>\n<ul>\n");
    for origin in &page.comparison.origins {
        shared(page, origin, out);
    }
    out.push_str("</ul>\n</section>\n");
}

/// Who shares how much, the agency, and the longest words they share.
fn shared(page: &Page<'_>, origin: &Origin, out: &mut String) {
    let _ = write!(out, "<li>{}", page.named(origin.articles.iter().copied()));
    if !origin.passages.is_empty() {
        let _ = write!(out, " share {:.0} % of their words", origin.shared * 100.0);
    }
    if let Some(agency) = &origin.agency {
        let and = if origin.passages.is_empty() { "" } else { " and" };
        let _ = write!(out, "{and} credit {}", line(agency));
    }
    let longest = origin.passages.iter().max_by_key(|passage| (passage.span.len(), Reverse(**passage)));
    if let Some(passage) = longest {
        let words = line(passage.span.of(page.text(passage.article)));
        let sentence = page.sentence_at(passage.article, passage.span);
        let _ = write!(
            out,
            "<blockquote>{words} <span class=\"place\">{}</span></blockquote>",
            page.link(passage.article, sentence, page.name(passage.article))
        );
    }
    out.push_str("</li>\n");
}
