//! The claim table: a row a claim; a column an outlet, or, of many outlets, one column that says who says what.

use std::fmt::Write as _;

use super::page::{Page, article_id, claim_id, count, glyph, row_id, tellers, verdict};
use crate::comparison::{Claim, Difference, Verdict};

/// What the marks of the table mean.
const LEGEND: &str = "<p class=\"legend\"><b class=\"ne\">≠</b> the outlets part; a value with \
    <b class=\"ne\">≠</b> is not what most give. <b>✓</b> told alike. <b>·</b> silent. Each cell leads to the \
    sentence in that outlet’s article.</p>\n";

/// What one outlet says of a claim.
struct Said {
    /// The value; nothing where it parts from nobody.
    value: Option<String>,
    /// Whether it is not what most give.
    parts: bool,
    /// The sentence that says it.
    sentence: Option<usize>,
}

pub(super) fn table(page: &Page<'_>, out: &mut String) {
    out.push_str("<section aria-labelledby=\"table\">\n<h2 id=\"table\">Claims</h2>\n");
    let shared = || page.claims(Verdict::Diverge).chain(page.claims(Verdict::Agree));
    if shared().next().is_none() {
        out.push_str("<p>No claim is told by two outlets.</p>\n");
    } else {
        out.push_str(LEGEND);
        out.push_str("<div class=\"scroller\" role=\"region\" aria-labelledby=\"table\" tabindex=\"0\">\n");
        head(page, out);
        out.push_str("<tbody>\n");
        for (place, claim) in shared() {
            row(page, place, claim, out);
        }
        out.push_str("</tbody>\n</table>\n</div>\n");
    }
    alone(page, out);
    out.push_str("</section>\n");
}

fn head(page: &Page<'_>, out: &mut String) {
    // Every outlet has as much room as every other; a table of many columns is wider than the window and scrolls.
    let (class, room) = if page.is_large() { (" class=\"many\"", 40) } else { ("", 12 + 8 * page.outlets()) };
    let wide = if room > 60 { " wide" } else { "" };
    let _ = writeln!(
        out,
        "<table{class} style=\"min-width:{room}rem\">\n<colgroup><col class=\"claim{wide}\"></colgroup>"
    );
    out.push_str("<thead><tr><th scope=\"col\" class=\"claim\">Claim</th>");
    if page.is_large() {
        out.push_str("<th scope=\"col\">Who says what</th>");
    } else {
        for (article, name) in page.names.iter().enumerate() {
            let _ = write!(out, "<th scope=\"col\"><a href=\"#{}\">{name}</a></th>", article_id(article));
        }
    }
    out.push_str("</tr></thead>\n");
}

fn row(page: &Page<'_>, place: usize, claim: &Claim, out: &mut String) {
    let diverges = claim.verdict == Verdict::Diverge;
    let (mark, meaning) = verdict(claim.verdict);
    let class = if diverges { "diverge" } else { "agree" };
    let _ = write!(
        out,
        "<tr id=\"{}\" class=\"{class}\"><th scope=\"row\" class=\"claim\"><div>\
         <span class=\"verdict\">{}</span><span class=\"label\">",
        row_id(place),
        glyph(mark, &format!("{meaning}: "))
    );
    let label = page.label(place);
    if diverges {
        let _ = write!(out, "<a href=\"#{}\">{label}</a>", claim_id(place));
    } else {
        out.push_str(&label);
    }
    if let Some(difference) = claim.differences.first() {
        let _ = write!(out, " <span class=\"kind\">{}</span>", difference.kind.name());
    }
    out.push_str(&page.person(place));
    out.push_str("</span></div></th>");
    if page.is_large() {
        let _ = write!(out, "<td>{}</td>", who_says_what(page, claim));
    } else {
        for article in 0..page.outlets() {
            cell(page, claim, article, out);
        }
    }
    out.push_str("</tr>\n");
}

fn cell(page: &Page<'_>, claim: &Claim, article: usize, out: &mut String) {
    let Some(said) = said(page, claim, article) else {
        let sign = if page.comparison.is_cut(article) {
            glyph("…", "cut off, not known")
        } else {
            glyph("·", "silent")
        };
        let _ = write!(out, "<td class=\"silent\">{sign}</td>");
        return;
    };
    let class = match (&said.value, said.parts) {
        (Some(_), true) => " class=\"parts\"",
        (Some(_), false) => " class=\"usual\"",
        (None, _) => " class=\"told\"",
    };
    let inner = match &said.value {
        Some(value) if said.parts => format!("{}{value}", glyph("≠ ", "parts: ")),
        Some(value) => value.clone(),
        None => glyph("✓", "told"),
    };
    let _ = write!(out, "<td{class}>{}</td>", page.link(article, said.sentence, &inner));
}

/// What an outlet says of a claim; nothing where it is silent.
fn said(page: &Page<'_>, claim: &Claim, article: usize) -> Option<Said> {
    let own =
        |difference: &'_ Difference| difference.values.iter().position(|value| value.article == article);
    let found = claim.differences.iter().find_map(|difference| Some((difference, own(difference)?)));
    let Some((difference, place)) = found else {
        let sentence = claim.first_in(article)?.sentence;
        return Some(Said { value: None, parts: false, sentence: Some(sentence) });
    };
    let value = difference.values.get(place)?;
    let short = page.value(difference, place);
    // A value of another sort than its row's would be read as what it is not.
    let other = claim.differences.first().filter(|first| first.kind != difference.kind);
    let named = other.map_or(String::new(), |_| format!("{}: ", difference.kind.name()));
    let sentence = page.sentence_at(article, value.span);
    Some(Said {
        value: Some(format!("{named}{short}")),
        parts: value.side != 0,
        sentence: sentence.or(claim.first_in(article).map(|told| told.sentence)),
    })
}

/// Each value and the outlets that give it, the usual one first, then those who tell the claim without one.
fn who_says_what(page: &Page<'_>, claim: &Claim) -> String {
    let mut groups: Vec<(bool, Option<String>, Vec<String>)> = Vec::new();
    for article in tellers(claim) {
        let Some(said) = said(page, claim, article) else { continue };
        let link = page.link(article, said.sentence, page.name(article));
        match groups.iter_mut().find(|(parts, value, _)| *parts == said.parts && *value == said.value) {
            Some((.., outlets)) => outlets.push(link),
            None => groups.push((said.parts, said.value, vec![link])),
        }
    }
    groups.sort_by_key(|(parts, value, _)| (value.is_none(), *parts));
    let told = groups.into_iter().map(|(parts, value, outlets)| {
        let outlets = outlets.join(", ");
        match value {
            Some(value) if parts => {
                format!("<p><b class=\"ne\">{}{value}</b>: {outlets}</p>", glyph("≠ ", "parts: "))
            }
            Some(value) => format!("<p><b>{value}</b>: {outlets}</p>"),
            None => format!("<p>{}: {outlets}</p>", glyph("✓", "told")),
        }
    });
    told.collect()
}

/// What one outlet alone tells, folded away.
fn alone(page: &Page<'_>, out: &mut String) {
    let all = page.claims(Verdict::Single).count();
    if all == 0 {
        return;
    }
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); page.outlets()];
    for (place, claim) in page.claims(Verdict::Single) {
        if let Some(list) = claim.statements.first().and_then(|told| own.get_mut(told.article)) {
            list.push(place);
        }
    }
    let _ = writeln!(
        out,
        "<details class=\"alone\"><summary><span class=\"verdict\">{}</span>{} told by one outlet only</summary>",
        glyph("○", ""),
        count(all, "claim")
    );
    for (article, places) in own.iter().enumerate().filter(|(_, places)| !places.is_empty()) {
        let _ = writeln!(out, "<h3>{}, {}</h3>\n<ul>", page.name(article), count(places.len(), "claim"));
        for &place in places {
            let told = page.comparison.claims.get(place).and_then(|claim| claim.first_in(article));
            let link = page.link(article, told.map(|told| told.sentence), &page.label(place));
            let _ = writeln!(out, "<li id=\"{}\">{link}{}</li>", row_id(place), page.person(place));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</details>\n");
}
