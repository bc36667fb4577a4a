//! Who, when and where, as a page says it.
//!
//! What is said for machines of this one article is trusted first (JSON-LD), then what is said for other sites that
//! show it (`OpenGraph`), then the other `meta` names, then what a reader sees: a page's builder fills the first two
//! from the newsroom's system, while what is seen is cut, decorated and shared between pages. For the address the
//! order is turned: the canonical link is what the page says of itself to everyone, and a saved page's own comment
//! comes last, since it may be that of a reprint.

use super::dom::{Dom, Id, Kind, ROOT};
use super::jsonld::Told;
use super::tags::has_class;
use crate::ingest::dates;
use crate::ingest::meta::Meta;
use crate::text::fold;

/// The longest name of a writer or an outlet, in bytes.
const NAME: usize = 200;

/// The names of `meta` elements for each field, in order of trust, `property`, `name` and `itemprop` alike.
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "citation_publication_date",
    "citation_online_date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "publish-date",
    "publishdate",
    "publish_date",
    "published_time",
    "pubdate",
    "publication_date",
    "date",
];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
];
const OUTLETS: &[&str] = &[
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "application-name",
    "apple-mobile-web-app-title",
];
const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "headline",
];

/// What a page says of its article.
pub(super) fn of(dom: &Dom, told: &Told) -> Meta {
    let page = Page::of(dom);
    let mut meta = Meta::default();
    let offered = |meta: &mut Meta, key: &str, value: Option<&str>, from: &'static str| {
        if let Some(value) = value {
            meta.offer(key, value, from);
        }
    };
    offered(&mut meta, "outlet", told.publisher.as_deref(), "JSON-LD publisher");
    page.offer(&mut meta, "outlet", OUTLETS, |value| (value.len() <= NAME).then(|| value.to_owned()));
    if let Some(date) = told.published.as_deref().and_then(dates::day) {
        meta.offer("date", &date, "JSON-LD datePublished");
    }
    page.offer(&mut meta, "date", DATES, dates::day);
    if let Some((date, from)) = page.seen_date() {
        meta.offer("date", &date, from);
    }
    let author = told.author.as_deref().and_then(writer);
    offered(&mut meta, "author", author.as_deref(), "JSON-LD author");
    page.offer(&mut meta, "author", AUTHORS, writer);
    if let Some((author, from)) = page.byline() {
        meta.offer("author", &author, from);
    }
    for (url, from) in page.addresses(told) {
        meta.offer("url", &url, from);
    }
    page.titles(told, &mut meta);
    meta
}

struct Page<'a> {
    dom: &'a Dom,
    /// The `meta` elements' names in small letters, as written, and their contents.
    named: Vec<(String, &'a str, &'a str)>,
}

impl<'a> Page<'a> {
    fn of(dom: &'a Dom) -> Self {
        let mut named = Vec::new();
        for id in dom.within(ROOT).filter(|&id| dom.name(id) == "meta") {
            let Some(content) = dom.attribute(id, "content").filter(|content| !content.trim().is_empty())
            else {
                continue;
            };
            for attribute in ["property", "name", "itemprop"] {
                if let Some(name) = dom.attribute(id, attribute) {
                    named.push((name.trim().to_lowercase(), name.trim(), content.trim()));
                }
            }
        }
        Self { dom, named }
    }

    fn offer(&self, meta: &mut Meta, key: &str, names: &[&str], read: impl Fn(&str) -> Option<String>) {
        for name in names {
            for (_, written, content) in self.named.iter().filter(|(known, _, _)| known == name) {
                if let Some(value) = read(content) {
                    let from =
                        if name.contains(':') { (*written).to_owned() } else { format!("meta {written}") };
                    meta.offer(key, &value, from);
                }
            }
        }
    }

    fn elements(&self, name: &str) -> impl Iterator<Item = Id> {
        self.dom.within(ROOT).filter(move |&id| self.dom.name(id) == name)
    }

    fn line(&self, id: Id) -> String {
        self.dom.text(id).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A date that stands in the page.
    fn seen_date(&self) -> Option<(String, &'static str)> {
        let dom = self.dom;
        let marked = dom.within(ROOT).filter(|&id| dom.attribute(id, "itemprop") == Some("datePublished"));
        let marked = marked.filter_map(|id| {
            dates::day(dom.attribute(id, "datetime").or_else(|| dom.attribute(id, "content"))?)
        });
        if let Some(date) = marked.into_iter().next() {
            return Some((date, "itemprop datePublished"));
        }
        let times = || self.elements("time").filter(|&id| !self.is_aside(id));
        let published = |id: &Id| has_class(dom, *id, &["published", "pubdate", "publish"]);
        let read = |id: Id| {
            dates::day(dom.attribute(id, "datetime").unwrap_or("")).or_else(|| dates::day(&self.line(id)))
        };
        let time = times().filter(published).find_map(read).or_else(|| times().find_map(read));
        if let Some(date) = time {
            return Some((date, "time element"));
        }
        let words = ["date", "dateline", "timestamp", "pubdate", "published", "posted"];
        let seen = dom.within(ROOT).filter(|&id| has_class(dom, id, &words) && !self.is_aside(id)).take(20);
        let mut days = seen.filter_map(|id| dates::day(&self.line(id)));
        days.next().map(|date| (date, "date line"))
    }

    /// Whether an element stands among other things than the article.
    fn is_aside(&self, id: Id) -> bool {
        let words = [
            "related",
            "comment",
            "comments",
            "sidebar",
            "footer",
            "recommended",
            "trending",
            "popular",
            "latest",
        ];
        let mut at = Some(id);
        while let Some(id) = at {
            if matches!(self.dom.name(id), "aside" | "nav" | "footer") || has_class(self.dom, id, &words) {
                return !matches!(self.dom.name(id), "body" | "html" | "article" | "main");
            }
            at = self.dom.node(id).parent;
        }
        false
    }

    fn byline(&self) -> Option<(String, &'static str)> {
        let dom = self.dom;
        let picked = |picks: &dyn Fn(Id) -> bool, from: &'static str| {
            let found = dom.within(ROOT).filter(|&id| {
                matches!(dom.node(id).kind, Kind::Element(_))
                    && dom.name(id) != "meta"
                    && dom.name(id) != "link"
                    && picks(id)
                    && !self.is_aside(id)
            });
            found.take(10).find_map(|id| writer(&self.line(id))).map(|author| (author, from))
        };
        picked(&|id| dom.attribute(id, "itemprop") == Some("author"), "itemprop author")
            .or_else(|| picked(&|id| dom.attribute(id, "rel") == Some("author"), "rel author"))
            .or_else(|| picked(&|id| has_class(dom, id, &["byline", "author"]), "byline"))
    }

    /// The page's addresses, the most trusted first.
    fn addresses(&self, told: &Told) -> Vec<(String, &'static str)> {
        let mut found = Vec::new();
        let canonical = self.elements("link").find(|&id| {
            self.dom
                .attribute(id, "rel")
                .is_some_and(|rel| rel.split_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical")))
        });
        let mut add = |url: Option<&str>, from: &'static str| {
            found.extend(
                url.map(str::trim).filter(|url| is_page_address(url)).map(|url| (url.to_owned(), from)),
            );
        };
        add(canonical.and_then(|id| self.dom.attribute(id, "href")), "canonical link");
        add(self.named.iter().find(|(name, _, _)| name == "og:url").map(|(_, _, url)| *url), "og:url");
        add(told.url.as_deref(), "JSON-LD url");
        for id in self.dom.within(ROOT) {
            if let Kind::Comment(comment) = &self.dom.node(id).kind
                && let Some((url, from)) = saved_from(comment)
            {
                add(Some(url), from);
            }
        }
        found
    }

    fn titles(&self, told: &Told, meta: &mut Meta) {
        let outlet = meta.outlet.as_ref().map(|found| found.value.clone());
        let cut = |title: &str| without_outlet(title, outlet.as_deref());
        if let Some(headline) = &told.headline {
            meta.offer("title", &cut(headline), "JSON-LD headline");
        }
        let element = self.elements("title").next().map(|id| self.line(id)).unwrap_or_default();
        let shared =
            self.named.iter().find(|(name, _, _)| name == "og:title").map_or("", |(_, _, title)| *title);
        let mut headings = self.elements("h1").map(|id| self.line(id)).filter(|line| line.len() > 8);
        // The site's own name is an `h1` on many pages; the headline is in the page's title too.
        let known = fold(&format!("{element} {shared}")).text;
        let heading = headings
            .find(|line| known.contains(&fold(line).text) && outlet.as_deref() != Some(line.as_str()));
        self.offer(meta, "title", TITLES, |title| Some(cut(title)));
        if let Some(heading) = &heading {
            meta.offer("title", heading, "h1 heading");
        }
        meta.offer("title", &cut(&element), "title element");
        // «Bridge stays shut | The Courier» names the outlet, where the heading shows which part is which.
        let rest = heading.and_then(|heading| element.strip_prefix(heading.as_str()).map(str::to_owned));
        if let Some(name) = rest.as_deref().and_then(|rest| rest.trim_start().strip_prefix(SEPARATORS)) {
            let name = name.trim();
            if !name.is_empty() && name.len() < 40 && !name.contains(SEPARATORS) {
                meta.offer("outlet", name, "title element");
            }
        }
    }
}

const SEPARATORS: [char; 6] = ['|', '-', '–', '—', '·', '»'];

/// A title without the outlet's name behind it or before it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(outlet) = outlet else { return title };
    let bare = |text: &str| fold(text).text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let outlet = bare(outlet);
    let same = |part: &str| {
        let part = bare(part);
        !part.is_empty()
            && (part == outlet
                || part.strip_prefix("the") == Some(&outlet)
                || outlet.strip_prefix("the") == Some(&part))
    };
    for (at, _) in title.match_indices(SEPARATORS) {
        let (before, after) = title.split_at(at);
        if before.ends_with(' ') && same(after) {
            return before.trim_end().to_owned();
        }
        let after = after.trim_start_matches(SEPARATORS);
        if after.starts_with(' ') && same(before) {
            return after.trim_start().to_owned();
        }
    }
    title
}

/// A writer's name as it stands in a field or a byline, without `By`; addresses and handles are none.
fn writer(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = ["By ", "by ", "BY ", "By: "].iter().find_map(|by| text.strip_prefix(by)).unwrap_or(&text);
    let name = name.split(['|', '•', '·']).next().unwrap_or(name).trim().trim_end_matches(',');
    let fits = (2..=NAME).contains(&name.len())
        && name.chars().any(char::is_alphabetic)
        && name.split(' ').count() <= 14;
    (fits && !name.contains("://") && !name.starts_with('@') && dates::day(name).is_none())
        .then(|| name.to_owned())
}

/// Whether an address leads to a page: a canonical link to the front page is a mistake.
fn is_page_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.and_then(|rest| rest.split_once('/'))
        .is_some_and(|(host, path)| !host.is_empty() && !path.is_empty())
}

/// The address in the comment of `SingleFile` or of a browser that saved the page.
fn saved_from(comment: &str) -> Option<(&str, &'static str)> {
    if let Some((_, rest)) = comment.split_once("saved from url=") {
        let url = rest.split_once(')').map_or(rest, |(_, url)| url);
        return Some((url.split_whitespace().next()?, "saved-from comment"));
    }
    let (_, rest) = comment.split_once("Page saved with SingleFile")?;
    Some((rest.split_once("url:")?.1.split_whitespace().next()?, "SingleFile comment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_loses_only_its_outlet_s_name() {
        let cut = |title| without_outlet(title, Some("The Harbour Courier"));
        assert_eq!(cut("Bridge shut - Harbour Courier"), "Bridge shut");
        assert_eq!(cut("Bridge - and ferry – shut | The Harbour Courier"), "Bridge - and ferry – shut");
        assert_eq!(cut("Harbour Courier | Bridge shut"), "Bridge shut");
        assert_eq!(cut("Bridge shut - engineers"), "Bridge shut - engineers");
        assert_eq!(cut("Harbour-Courier"), "Harbour-Courier");
    }

    #[test]
    fn an_address_in_a_saved_page_s_comment_is_read() {
        assert_eq!(
            saved_from(" saved from url=(0042)https://courier.example/bridge ").unwrap().0,
            "https://courier.example/bridge"
        );
        let single = "\n Page saved with SingleFile \n url: https://courier.example/bridge \n saved date: Sun Mar 09 2025";
        assert_eq!(saved_from(single).unwrap(), ("https://courier.example/bridge", "SingleFile comment"));
        assert_eq!(saved_from("just a note"), None);
    }

    #[test]
    fn a_byline_gives_names_and_nothing_else() {
        assert_eq!(writer("By  Jane Doe and Jo Rae").as_deref(), Some("Jane Doe and Jo Rae"));
        assert_eq!(writer("Jane Doe | March 9").as_deref(), Some("Jane Doe"));
        for none in ["https://facebook.example/jane", "@jane", "", "2025-03-09"] {
            assert_eq!(writer(none), None, "{none}");
        }
    }
}
