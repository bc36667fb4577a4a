//! Which format a file is of, by its content, and what lies in it.

use super::format::{self, Format};
use super::piece::Piece;
use super::{decode, feed, html, mail, newsml, nitf, prose, records, warc, xml};
use crate::text::sanitise;

/// What lies in a file.
#[derive(Debug)]
pub(super) struct Contents {
    /// What the file is.
    pub(super) format: Format,
    /// The same in a person's words, narrower where that is known: `Atom feed`.
    pub(super) name: &'static str,
    /// Its articles, each with its number in the file from one.
    pub(super) pieces: Vec<(usize, Piece)>,
    /// What in it is no article, and why, a line each.
    pub(super) faults: Vec<String>,
}

impl Contents {
    /// One article and nothing else.
    pub(super) fn one(format: Format, piece: Piece) -> Self {
        Self { format, name: format.row().name, pieces: vec![(1, piece)], faults: Vec::new() }
    }
}

/// What lies in a file of that name.
///
/// # Errors
/// One clause that says what the file seems to be and what to do.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Contents, String> {
    if bytes.is_empty() {
        return Err(super::EMPTY.to_owned());
    }
    if bytes.starts_with(warc::GZIP) {
        return warc::unpacked(path, bytes);
    }
    if warc::is_warc(bytes) {
        return Ok(warc::contents(bytes));
    }
    if mail::is_mail(bytes) {
        return Ok(mail::contents(bytes));
    }
    let text = decode::decode(bytes)?;
    let named = |wanted: Format| {
        wanted.row().endings.iter().any(|known| format::ending(path).eq_ignore_ascii_case(known))
    };
    if records::is_json(&text) || named(Format::Json) || named(Format::JsonLines) {
        let claims = named(Format::Json) || named(Format::JsonLines);
        if let Some(contents) = records::json(path, &text, claims) {
            return contents;
        }
    }
    match root(&text) {
        Some(Root::News(format)) => return news(format, &text),
        Some(Root::Other(name)) => {
            return Err(format!(
                "XML with <{name}>, which is no feed, NITF or NewsML; save the article as text"
            ));
        }
        Some(Root::Page) | None => {}
    }
    if let Some(count) = addresses(&text).or_else(|| bookmarks(&text)) {
        return Err(records::links(count));
    }
    if records::is_table(path, &text) {
        return records::table(path, &text);
    }
    page_or_prose(path, bytes)
}

/// What lies in a page or in prose; nothing that could hold another file is looked into.
///
/// # Errors
/// As [`read()`].
pub(super) fn page_or_prose(path: &str, bytes: &[u8]) -> Result<Contents, String> {
    let text = sanitise(&decode::decode(bytes)?);
    if html::is_page(path, &text) {
        return Ok(Contents::one(Format::Page, html::page(&text)?));
    }
    let is_markdown = prose::is_markdown(path, &text);
    let format = if is_markdown { Format::Markdown } else { Format::Text };
    Ok(Contents::one(format, prose::piece(&text, is_markdown)))
}

/// What an XML document or a page is.
#[derive(Debug, PartialEq, Eq)]
enum Root {
    Page,
    News(Format),
    /// Another root element.
    Other(String),
}

/// The root element that a text begins with; nothing where it is no markup.
fn root(text: &str) -> Option<Root> {
    let mut rest = text.trim_start();
    let is_xml = rest.starts_with("<?xml");
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|at| at + 2)
        } else if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
            if rest.get(9..).is_some_and(|name| name.trim_start().to_ascii_lowercase().starts_with("html")) {
                return Some(Root::Page);
            }
            // A document type may hold its entities in brackets.
            let open = rest.find('[').filter(|open| rest.find('>').is_some_and(|end| *open < end));
            match open {
                Some(open) => rest.get(open..).and_then(|inner| inner.find(']')).and_then(|close| {
                    rest.get(open + close..)
                        .and_then(|after| after.find('>'))
                        .map(|end| open + close + end + 1)
                }),
                None => rest.find('>').map(|at| at + 1),
            }
        } else {
            rest.find('>').map(|at| at + 1)
        };
        rest = rest.get(end?..)?.trim_start();
    }
    let name: String = rest
        .strip_prefix('<')?
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "_-:.".contains(*c))
        .take(60)
        .collect();
    let local = name.rsplit(':').next().unwrap_or(&name).to_ascii_lowercase();
    match local.as_str() {
        "" => None,
        "rss" | "feed" | "rdf" => Some(Root::News(Format::Feed)),
        "nitf" => Some(Root::News(Format::Nitf)),
        "newsitem" | "newsmessage" | "newsml" | "packageitem" => Some(Root::News(Format::NewsMl)),
        "html" => Some(Root::Page),
        _ if is_xml => Some(Root::Other(name)),
        _ => super::tags::has_tags(rest).then_some(Root::Page),
    }
}

fn news(format: Format, text: &str) -> Result<Contents, String> {
    let mended = xml::mended(text);
    let document = xml::parsed(&mended)?;
    let contents = match format {
        Format::Feed => feed::feed(&document),
        Format::Nitf => nitf::document(&document),
        _ => newsml::document(&document),
    };
    if contents.pieces.is_empty() {
        let none = format!("{} without an article in it", contents.name);
        return Err(contents.faults.into_iter().next().unwrap_or(none));
    }
    Ok(contents)
}

/// How many addresses a text lists that holds nothing else.
fn addresses(text: &str) -> Option<usize> {
    let mut count = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !line.starts_with("http") || !line.contains("://") || line.contains(char::is_whitespace) {
            return None;
        }
        count += 1;
    }
    (count > 0).then_some(count)
}

/// How many links a browser's bookmarks, or the list that Pocket gave out, hold.
fn bookmarks(text: &str) -> Option<usize> {
    let head = text.get(..text.len().min(1000)).or_else(|| text.get(..text.len().min(997)));
    let head = head.unwrap_or("").to_ascii_lowercase();
    let listed =
        head.contains("<!doctype netscape-bookmark-file") || head.contains("<title>pocket export</title>");
    let links = || text.match_indices("href=\"http").count() + text.match_indices("HREF=\"http").count();
    listed.then(links).filter(|&count| count > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_element_tells_the_format_whatever_stands_before_it() {
        for (text, wanted) in [
            ("<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>", Some(Root::News(Format::Feed))),
            ("<rdf:RDF xmlns:rdf='x'>", Some(Root::News(Format::Feed))),
            ("<!DOCTYPE nitf SYSTEM \"nitf-3-5.dtd\"><nitf>", Some(Root::News(Format::Nitf))),
            ("<!DOCTYPE nitf [<!ENTITY a '>'>]><nitf>", Some(Root::News(Format::Nitf))),
            ("<?xml version='1.0'?><newsMessage>", Some(Root::News(Format::NewsMl))),
            ("<!doctype HTML><p>", Some(Root::Page)),
            ("<!-- saved --><html>", Some(Root::Page)),
            ("<div class=x>He left.</div>", Some(Root::Page)),
            ("<?xml version='1.0'?><svg>", Some(Root::Other("svg".to_owned()))),
            ("<applause> He left.", None),
            ("He left.", None),
            ("<!--", None),
            ("<", None),
        ] {
            assert_eq!(root(text), wanted, "{text}");
        }
    }
}
