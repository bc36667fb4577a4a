//! What each outlet leaves out though others tell it.

use std::fmt::Write as _;

use super::page::{Page, article_id, count, glyph, row_id, verdict};
use crate::comparison::{Omission, all_omissions};

/// Of many outlets, each is shown no more than these, so that the page grows with the articles and not with their square.
const LISTED: usize = 20;

pub(super) fn gaps(page: &Page<'_>, out: &mut String) {
    let all = all_omissions(page.comparison);
    if all.iter().all(Vec::is_empty) {
        return;
    }
    out.push_str("<section aria-labelledby=\"gaps\">\n<h2 id=\"gaps\">What each leaves out</h2>\n");
    for (article, list) in all.iter().enumerate().filter(|(_, list)| !list.is_empty()) {
        let _ = writeln!(
            out,
            "<details><summary><h3>{}</h3> <span class=\"quiet\">leaves out {}</span></summary>\n<ul>",
            page.name(article),
            count(list.len(), "claim"),
        );
        let listed = if page.is_large() { LISTED } else { list.len() };
        for omission in list.iter().take(listed) {
            gap(page, omission, out);
        }
        if let Some(more) = list.len().checked_sub(listed).filter(|more| *more > 0) {
            let _ = writeln!(out, "<li class=\"quiet\">and {more} that fewer tell</li>");
        }
        let _ = writeln!(out, "</ul>\n<p><a href=\"#{}\">Its article</a></p></details>", article_id(article));
    }
    out.push_str("</section>\n");
}

fn gap(page: &Page<'_>, omission: &Omission, out: &mut String) {
    let Omission { claim, told, of, origins } = *omission;
    let Some(left_out) = page.comparison.claims.get(claim) else { return };
    let (mark, meaning) = verdict(left_out.verdict);
    let _ = writeln!(
        out,
        "<li><span class=\"verdict\">{}</span><a href=\"#{}\">{}</a> <span class=\"quiet\">{told} of {of} tell it, \
         {}</span></li>",
        glyph(mark, &format!("{meaning}: ")),
        row_id(claim),
        page.label(claim),
        count(origins, "origin"),
    );
}
