//! The page as a whole, on the story of the bridge.

use std::collections::HashSet;

use super::*;
use crate::comparison::{compare, fixture};
use crate::ingest;

/// What stands behind every `name="` in the page, up to the next quotation mark.
fn values<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let begins = format!(" {name}=\"");
    page.split(begins.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The row of the table with this label.
fn row<'a>(page: &'a str, label: &str) -> &'a str {
    let rows = page.lines().filter(|line| line.starts_with("<tr id="));
    rows.into_iter().find(|row| row.contains(label)).unwrap_or_else(|| panic!("no row of {label:?}"))
}

/// The page's words alone.
fn bare(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words)).collect()
}

/// The same five articles over and over.
fn many(times: usize) -> Comparison {
    let five = fixture::bridge();
    let mut comparison = five.clone();
    for round in 1..times {
        let shift = round * five.story.articles.len();
        comparison.story.articles.extend(five.story.articles.iter().cloned());
        comparison.readings.extend(five.readings.iter().cloned());
        for (claim, told) in comparison.claims.iter_mut().zip(&five.claims) {
            claim.statements.extend(told.statements.iter().map(|statement| {
                let article = statement.article + shift;
                crate::comparison::Statement { article, ..*statement }
            }));
        }
    }
    comparison
}

#[test]
fn a_row_tells_what_each_outlet_says_and_marks_who_parts_from_the_most() {
    let page = html(&fixture::bridge());
    let row = row(&page, "lorries that cross");
    assert!(row.starts_with("<tr id=\"r1\" class=\"diverge\">"), "{row}");
    assert!(row.contains("<td class=\"parts\">") && row.contains("<td class=\"usual\">"), "{row}");
    assert!(bare(row).ends_with("quantity≠ parts: ~2,5001,6001,6001,600·silent"), "{}", bare(row));
}

#[test]
fn a_cell_leads_to_its_sentence_and_shows_it() {
    let page = html(&fixture::bridge());
    let link = "href=\"#a2s3\" title=\"Some 1,600 lorries use the bridge daily.\"";
    assert!(row(&page, "lorries that cross").contains(link), "{}", row(&page, "lorries that cross"));
    let target =
        "<span id=\"a2s3\" class=\"told\">Some <mark>1,600 lorries</mark> use the bridge daily.</span>";
    assert!(page.contains(target));
}

#[test]
fn every_link_inside_the_page_leads_somewhere_and_no_anchor_is_there_twice() {
    for comparison in
        [fixture::bridge(), fixture::alone(), compare(ingest::demo()), many(4), Comparison::default()]
    {
        let page = html(&comparison);
        let ids = values(&page, "id");
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "an anchor stands twice");
        for href in values(&page, "href") {
            match href.strip_prefix('#') {
                Some(anchor) => assert!(known.contains(anchor), "nothing is at {anchor}"),
                None => assert!(href.starts_with("https://example.com/"), "{href}"),
            }
        }
        for labelled in values(&page, "aria-labelledby") {
            assert!(known.contains(labelled), "nothing is at {labelled}");
        }
    }
}

#[test]
fn tags_are_closed_in_the_order_in_which_they_were_opened() {
    const EMPTY: [&str; 4] = ["meta", "col", "br", "!DOCTYPE"];
    for comparison in [fixture::bridge(), compare(ingest::demo()), many(4)] {
        let page = html(&comparison);
        let mut open: Vec<&str> = Vec::new();
        for tag in page.split('<').skip(1).filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag) {
            let name = tag.split_whitespace().next().unwrap();
            match name.strip_prefix('/') {
                Some(closed) => assert_eq!(open.pop(), Some(closed), "{tag}"),
                None if EMPTY.contains(&name) => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}

#[test]
fn headings_go_down_by_one_level_at_a_time() {
    let page = html(&compare(ingest::demo()));
    let mut last = 0;
    for level in page.split("<h").filter_map(|rest| rest.chars().next()?.to_digit(10)) {
        assert!(level <= last + 1, "h{level} behind h{last}");
        last = level;
    }
}

#[test]
fn every_article_stands_there_in_full() {
    for comparison in [fixture::bridge(), compare(ingest::demo())] {
        let mut page = html(&comparison);
        // What is added to an article's words leads back to a claim.
        while let Some(at) = page.find("<a class=\"back") {
            let behind = at + page.get(at..).unwrap().find("</a>").unwrap() + "</a>".len();
            page.replace_range(at..behind, "");
        }
        let words = bare(&page);
        for paragraph in
            comparison.story.articles.iter().flat_map(|article| {
                article.paragraphs.iter().map(|paragraph| paragraph.span.of(&article.text))
            })
        {
            assert!(words.contains(&escape::escape(paragraph)), "{paragraph}");
        }
    }
}

#[test]
fn what_looks_like_markup_stays_words_wherever_it_comes_from() {
    let evil = "\"><script>alert('x')</script>&";
    let mut comparison = fixture::bridge();
    comparison.story.title = evil.to_owned();
    for claim in &mut comparison.claims {
        claim.label.push_str(evil);
        for difference in &mut claim.differences {
            difference.why.push_str(evil);
            difference.values.iter_mut().for_each(|value| value.normal.push_str(evil));
        }
    }
    for article in &mut comparison.story.articles {
        article.outlet.push_str(evil);
        article.path.push_str(evil);
        article.author = Some(evil.to_owned());
        article.published = Some(evil.to_owned());
        article.url = Some(format!("https://example.com/{evil}"));
        let text = article.text.replace('1', "<").replace('e', "\"");
        assert_eq!(text.len(), article.text.len());
        article.text = text;
    }
    for quote in comparison.readings.iter_mut().flat_map(|reading| &mut reading.quotes) {
        quote.speaker.iter_mut().for_each(|speaker| speaker.name.push_str(evil));
    }
    let page = html(&comparison);
    assert!(!page.contains("<script") && !page.contains("\">&lt;script"), "markup got through");
    let plain = html(&fixture::bridge());
    let tags = |page: &str| page.matches('<').count();
    // A link to each article's address is all that is added.
    assert_eq!(tags(&page), tags(&plain) + 2 * comparison.story.articles.len());
}

#[test]
fn the_page_asks_nothing_of_the_network_and_runs_nothing() {
    let page = html(&compare(ingest::demo()));
    for asking in
        ["<script", "<link", "<img", "<iframe", " src=", "url(", "@import", "javascript:", " onclick"]
    {
        assert!(!page.contains(asking), "{asking}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    assert_eq!(html(&compare(ingest::demo())), html(&compare(ingest::demo())));
}

#[test]
fn of_many_outlets_one_column_says_who_says_what() {
    let page = html(&many(3));
    assert!(page.contains("<th scope=\"col\">Who says what</th>"));
    let row = bare(row(&page, "the ferry runs"));
    assert!(row.contains("✓told: Harbour Courier, Gazette, Port Monitor, Harbour Courier"), "{row}");
    let few = html(&fixture::bridge());
    assert_eq!(few.matches("<th scope=\"col\"").count(), 6);
}

#[test]
fn the_page_grows_with_the_articles_and_not_with_their_square() {
    let [some, more] = [40, 120].map(|times| html(&many(times)).len());
    assert!(more < some * 13 / 4, "{some} bytes for 200 articles, {more} for 600");
}

#[test]
fn an_altered_quote_says_what_stands_for_what() {
    let page = html(&compare(ingest::demo()));
    assert!(page.contains("“inglorious” for “disgraceful”"));
    assert!(page.contains("altered</b>"));
}

#[test]
fn a_story_without_articles_is_a_page_too() {
    let page = html(&Comparison::default());
    assert!(page.contains("0 outlets, 0 claims"), "{page}");
    assert!(page.contains("No claim is told by two outlets."));
}
