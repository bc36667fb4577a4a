//! A whole page: its article, and what it says of it.

use super::dom::{Dom, ROOT};
use super::jsonld::Told;
use super::{body, jsonld, meta};
use crate::ingest::format::{self, Format};
use crate::ingest::paragraphs::{self, Block, ends_sentence};
use crate::ingest::piece::Piece;
use crate::ingest::{cut, dates, furniture};
use crate::story::ParagraphKind;

/// What is said of a page without an article.
const NO_ARTICLE: &str = "a page with no article text in it; save the article itself";

/// The words below which what is not free is taken for its beginning.
const BEGINNING: usize = 250;

/// Whether sanitised text is a page of the web, by how it begins.
pub(in crate::ingest) fn is_page(path: &str, text: &str) -> bool {
    const HEAD: usize = 2000;
    let mut rest = text.trim_start();
    // A saved page may begin with a comment that says where from, XHTML with a declaration.
    for _ in 0..8 {
        let after = if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<?xml") {
            rest.split_once("?>")
        } else {
            None
        };
        match after {
            Some((_, after)) => rest = after.trim_start(),
            None => break,
        }
    }
    let head: String = rest.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    if !head.starts_with('<') {
        return false;
    }
    let begins = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.starts_with(tag));
    // A part of a page is one where its name says so too: Markdown begins with a tag as well.
    begins || head.contains("<html") || Format::Page.row().endings.contains(&format::ending(path))
}

/// The article of a page.
///
/// # Errors
/// One clause, when there is none in it.
pub(in crate::ingest) fn page(html: &str) -> Result<Piece, String> {
    let dom = Dom::parse(html);
    if dom.stopped {
        return Err("a page nested too deep or too long to be read; save the article itself".to_owned());
    }
    let told = jsonld::of(&dom);
    let meta = meta::of(&dom, &told);
    let mut blocks = body::of(&dom);
    let mut from = "main text of the page";
    if let Some(told) = fuller(&blocks, &told) {
        (blocks, from) = (told, "JSON-LD articleBody");
    }
    let broken_off = cut::cut(&mut blocks);
    without_headline(&mut blocks, meta.title.as_ref().map(|title| title.value.as_str()));
    if let Some(author) = &meta.author {
        // A byline without a class that tells it.
        let mut at = 0;
        blocks.retain(|block| {
            at += 1;
            let rest = block.text.strip_prefix(author.value.as_str()).unwrap_or(&block.text);
            at > 4
                || !(rest.is_empty()
                    || (rest.len() < block.text.len() && rest.len() < 40 && dates::day(rest).is_some()))
        });
    }
    if !has_article(&dom, &blocks, &told) {
        return Err(NO_ARTICLE.to_owned());
    }
    let words: usize = blocks.iter().map(|block| block.text.split(' ').count()).sum();
    let shut = (told.free == Some(false) && words < BEGINNING).then(|| "it is not free".into());
    let truncated =
        broken_off.or(shut).map(|why| format!("the page ends before the article does: {why}").into());
    Ok(Piece { meta, blocks, body: from.into(), truncated })
}

/// The article's text out of JSON-LD, where the page itself shows much less of it.
fn fuller(blocks: &[Block], told: &Told) -> Option<Vec<Block>> {
    let body = told.body.as_deref()?;
    let seen: usize = blocks.iter().map(|block| block.text.split(' ').count()).sum();
    if body.split_whitespace().count() * 2 < seen * 5 {
        return None;
    }
    let blocks = if body.contains("</p>") || body.contains("<br") {
        super::fragment(body)
    } else {
        paragraphs::of_text(&crate::text::sanitise(&crate::ingest::entities::decode(body)))
    };
    Some(blocks)
}

/// The headline stands in what is said of the page: its headings of the first level are not a paragraph too.
fn without_headline(blocks: &mut Vec<Block>, title: Option<&str>) {
    let Some(title) = title else { return };
    let repeats = |block: &Block| block.heading == Some(1) || block.text == title;
    let top: usize =
        blocks.iter().take(4).take_while(|block| block.heading.is_some() || block.text.len() < 200).count();
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        !(at <= top && repeats(block))
    });
    blocks.iter_mut().filter(|block| block.heading == Some(1)).for_each(|block| block.heading = Some(2));
}

/// Whether there is an article among the paragraphs: sentences, and more of them than headings that are links.
fn has_article(dom: &Dom, blocks: &[Block], told: &Told) -> bool {
    let story = |block: &&Block| {
        block.heading.is_none()
            && block.role.is_none()
            && block.text.split(' ').count() >= 8
            && ends_sentence(&block.text)
            && furniture::kind(&block.text) != Some(ParagraphKind::Furniture)
    };
    let sentences = blocks.iter().filter(story).count();
    if sentences == 0 {
        return false;
    }
    let password =
        dom.within(ROOT).any(|id| dom.name(id) == "input" && dom.attribute(id, "type") == Some("password"));
    if password && !told.any && sentences < 3 {
        return false;
    }
    let teasers =
        dom.within(ROOT).filter(|&id| matches!(dom.name(id), "h2" | "h3" | "h4") && is_link(dom, id)).count();
    told.any || teasers < 6 || sentences > teasers
}

/// Whether a heading is one link.
fn is_link(dom: &Dom, id: usize) -> bool {
    let inner = dom.within(id).skip(1).find(|&inner| dom.name(inner) == "a");
    let outer = dom.node(id).parent.is_some_and(|parent| dom.name(parent) == "a");
    outer || inner.is_some_and(|link| dom.text(link).len() * 10 > dom.text(id).trim().len() * 8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_page_breaks_the_reader(
            html in "(</?(html|body|p|a|b|i|table|tr|td|div|article|h1|li|br|script|template|svg|title|form|select|blockquote)( (class|id|href|hidden)=?['\"]?[a-z-]{0,6}['\"]?)?/?>?|<!--|-->|&[a-z#0-9]{0,5};?|[a-zé“ .]{1,12}){0,60}"
        ) {
            if let Ok(piece) = page(&html) {
                prop_assert!(piece.has_words());
            }
            let _ = super::super::fragment(&html);
        }
    }

    #[test]
    fn a_page_that_is_made_to_hurt_is_read_or_refused_on_a_small_stack() {
        let sentence = "<p>The mayor told the council on Monday that the bridge stays shut.</p>";
        let pages = [
            format!("<html>{}{sentence}", "<div>".repeat(100_000)),
            format!("<html><p title='{}'>{sentence}", "x".repeat(3 << 20)),
            format!("<html>{}", "<b><p>The bridge is shut.".repeat(20_000)),
            format!("<html>{}", sentence.repeat(60_000)),
            format!("<html><table>{}", "<tr><td>The bridge stays shut <a href=x>".repeat(20_000)),
            format!("<html><script type='application/ld+json'>{}</script>{sentence}", "[".repeat(100_000)),
            "<html><!--".repeat(50_000),
        ];
        for html in pages {
            let begun = std::time::Instant::now();
            let start: String = html.chars().take(40).collect();
            let _ = std::thread::spawn(move || page(&html).map(|piece| piece.blocks.len())).join().unwrap();
            assert!(begun.elapsed().as_secs() < 20, "{start}: {:?}", begun.elapsed());
            println!("{start}: {:?}", begun.elapsed());
        }
    }

    #[test]
    fn a_page_is_told_by_how_it_begins() {
        assert!(is_page("x.txt", "<!-- saved from url=(0001)x -->\n<!DOCTYPE HTML><p>a"));
        assert!(is_page("-", "<?xml version='1.0'?>\n<html xmlns='x'><body/></html>"));
        assert!(is_page("x.html", "<p>a</p>") && !is_page("x.md", "<p align=center>a</p>"));
        assert!(!is_page("x.html", "The tag <html> begins a page."));
    }
}
