//! A comparison as one page for a browser: no script, no address that is fetched, all of it in one file.

mod articles;
mod claims;
mod escape;
mod gaps;
mod origins;
mod page;
mod quotes;
mod table;

use std::fmt::Write as _;

use crate::comparison::{Comparison, Verdict, kinds};

use super::decided;
use escape::line;
use page::{Page, count};

/// What the page looks like.
const STYLE: &str = include_str!("../../assets/report.css");

/// A browser that keeps this rule fetches nothing and runs nothing, whatever an article holds.
const RULE: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The comparison as a page: the claim table, each claim over which the outlets part, the quotes, what each outlet
/// leaves out, shared words, and every article in full. The same comparison gives the same bytes.
pub fn html(comparison: &Comparison) -> String {
    let page = Page::of(comparison);
    let parts = [
        part("table", |out| table::table(&page, out)),
        part("parting", |out| claims::claims(&page, out)),
        part("quotes", |out| quotes::quotes(&page, out)),
        part("gaps", |out| gaps::gaps(&page, out)),
        part("origins", |out| origins::origins(&page, out)),
        part("articles", |out| articles::articles(&page, out)),
    ];
    let title = match comparison.story.title.trim() {
        "" => "A story without a title".to_owned(),
        title => line(title),
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{RULE}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}: how the outlets tell it</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#table\">Skip to the claims</a>\n<header>\n<h1>{title}</h1>\n<p>{}</p>\n",
        counts(comparison)
    );
    for note in decided::noted(&comparison.judged.notes) {
        let _ = writeln!(out, "<p>{}</p>", line(&note));
    }
    contents(&parts, &mut out);
    out.push_str("</header>\n<main>\n");
    for (_, part) in &parts {
        out.push_str(part);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// A part of the page, which may be empty, with its anchor.
fn part(anchor: &'static str, write: impl FnOnce(&mut String)) -> (&'static str, String) {
    let mut out = String::new();
    write(&mut out);
    (anchor, out)
}

/// How many outlets and claims there are, and over what sort of thing the outlets part.
fn counts(comparison: &Comparison) -> String {
    let of = |verdict| comparison.claims.iter().filter(|claim| claim.verdict == verdict).count();
    let mut told = format!(
        "{}, {}: <b class=\"ne\">{} diverge</b>, {} agree, {} told by one outlet only.",
        count(comparison.story.articles.len(), "outlet"),
        count(comparison.claims.len(), "claim"),
        of(Verdict::Diverge),
        of(Verdict::Agree),
        of(Verdict::Single),
    );
    let kinds = kinds(comparison).into_iter();
    let kinds = kinds.filter_map(|tally| Some(format!("{} {}", tally.kind?.name(), tally.claims)));
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    if !kinds.is_empty() {
        let _ = write!(told, " <span class=\"quiet\">They part over: {kinds}.</span>");
    }
    told
}

/// Links to the parts that have something to show.
fn contents(parts: &[(&str, String)], out: &mut String) {
    out.push_str("<nav aria-label=\"Contents\"><ul>");
    for (anchor, _) in parts.iter().filter(|(_, part)| !part.is_empty()) {
        let name = match *anchor {
            "table" => "Claims",
            "parting" => "Where they part",
            "quotes" => "Quotes",
            "gaps" => "What each leaves out",
            "origins" => "Shared words",
            _ => "Articles",
        };
        let _ = write!(out, "<li><a href=\"#{anchor}\">{name}</a></li>");
    }
    out.push_str("</ul></nav>\n");
}

#[cfg(test)]
mod tests;
