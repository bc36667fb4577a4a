//! A file of every format that is read, and of its odd variants, through the loader to the article.

#![allow(clippy::unwrap_used)] // a fixture that is not there has nothing to say

use std::path::{Path, PathBuf};

use rashomon::ingest::{Fault, Inner, Pile, Web, open_pile};
use rashomon::progress::Watch;
use rashomon::story::{Article, ParagraphKind};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/formats");
const TITLE: &str = "Bridge stays shut until spring";
const FIRST: &str = "The harbour bridge will stay shut until spring, the mayor told the council on Monday.";
const LAST: &str = "Repairs will cost 4.2 million euros, twice what the city had put aside.";

fn pile(file: &str) -> Result<Pile, Fault> {
    open_pile(
        &[PathBuf::from(format!("{FOLDER}/{file}"))],
        Inner::LeftOut,
        &Web::default(),
        &Watch::default(),
    )
}

fn read(file: &str) -> Pile {
    pile(file).unwrap_or_else(|fault| panic!("{fault}"))
}

fn title(article: &Article) -> &str {
    article.title.map_or("", |span| span.of(&article.text))
}

/// The paragraphs after the headline.
fn story(article: &Article) -> Vec<&str> {
    let paragraphs = article.paragraphs.iter().filter(|paragraph| paragraph.kind != ParagraphKind::Headline);
    paragraphs.map(|paragraph| paragraph.span.of(&article.text)).collect()
}

fn name(article: &Article) -> &str {
    Path::new(&article.path).file_name().unwrap().to_str().unwrap()
}

/// What is wanted of the bridge's article in each format.
struct Wanted {
    file: &'static str,
    format: &'static str,
    outlet: &'static str,
    outlet_from: &'static str,
    title_from: &'static str,
    date: Option<&'static str>,
    author: Option<&'static str>,
    url: Option<&'static str>,
    body: &'static str,
}

const PAGE: Option<&str> = Some("https://www.courier.example/bridge");
const WANTED: &[Wanted] = &[
    Wanted {
        file: "newspaper4k.json",
        format: "JSON",
        outlet: "The Courier",
        outlet_from: "field meta_site_name",
        title_from: "field title",
        date: Some("2025-03-09T08:30:00+01:00"),
        author: Some("Jo Lund, Mia Roth"),
        url: PAGE,
        body: "field text",
    },
    Wanted {
        file: "trafilatura.json",
        format: "JSON",
        outlet: "The Courier",
        outlet_from: "field source-hostname",
        title_from: "field title",
        date: Some("2025-03-09"),
        author: Some("Jo Lund"),
        url: PAGE,
        body: "field text",
    },
    Wanted {
        file: "news-please.json",
        format: "JSON",
        outlet: "www.courier.example",
        outlet_from: "field source_domain",
        title_from: "field title",
        date: Some("2025-03-09 08:30:00"),
        author: Some("Jo Lund"),
        url: PAGE,
        body: "field maintext",
    },
    Wanted {
        file: "readability.json",
        format: "JSON",
        outlet: "The Courier",
        outlet_from: "field sitename",
        title_from: "field title",
        date: Some("2025-03-09T08:30:00Z"),
        author: Some("Jo Lund"),
        url: None,
        body: "field content",
    },
    Wanted {
        file: "wallabag.json",
        format: "JSON",
        outlet: "www.courier.example",
        outlet_from: "field domain_name",
        title_from: "field title",
        date: Some("2025-03-09T08:30:00+0100"),
        author: Some("Jo Lund"),
        url: PAGE,
        body: "field content",
    },
    Wanted {
        file: "ninjs-1.json",
        format: "JSON",
        outlet: "Agency (sample)",
        outlet_from: "field copyrightholder",
        title_from: "field headline",
        date: Some("2025-03-09T08:30:00Z"),
        author: Some("By Jo Lund"),
        url: None,
        body: "field body_xhtml",
    },
    Wanted {
        file: "ninjs-2.json",
        format: "JSON",
        outlet: "Agency (sample)",
        outlet_from: "field infoSources.name",
        title_from: "field headlines.value",
        date: Some("2025-03-09T08:30:00Z"),
        author: Some("Jo Lund"),
        url: None,
        body: "field bodies.value",
    },
    Wanted {
        file: "ninjs-3.json",
        format: "JSON",
        outlet: "Agency (sample)",
        outlet_from: "field copyrightholder",
        title_from: "field headlines.value",
        date: Some("2025-03-09T08:30:00Z"),
        author: Some("Jo Lund"),
        url: Some("https://agency.example/bridge"),
        body: "field bodies.value",
    },
    Wanted {
        file: "articles.jsonl",
        format: "JSON lines",
        outlet: "The Courier",
        outlet_from: "field outlet",
        title_from: "field title",
        date: Some("2025-03-09"),
        author: None,
        url: None,
        body: "field text",
    },
    Wanted {
        file: "zotero.json",
        format: "JSON",
        outlet: "The Courier",
        outlet_from: "field container-title",
        title_from: "field title",
        date: Some("2025-03-09"),
        author: Some("Jo Lund"),
        url: PAGE,
        body: "attached file zotero-files/12/bridge.txt",
    },
    Wanted {
        file: "jsonfeed.json",
        format: "JSON Feed",
        outlet: "The Courier",
        outlet_from: "the feed's title",
        title_from: "field title",
        date: Some("2025-03-09T08:30:00Z"),
        author: Some("Jo Lund"),
        url: Some("https://courier.example/bridge"),
        body: "field content_html",
    },
    Wanted {
        file: "rss2.xml",
        format: "RSS feed",
        outlet: "The Courier",
        outlet_from: "item source",
        title_from: "item title",
        date: Some("2025-03-09T08:30:00+01:00"),
        author: Some("Jo Lund"),
        url: PAGE,
        body: "content:encoded",
    },
    Wanted {
        file: "rss1.rdf",
        format: "RSS feed",
        outlet: "Harbour News",
        outlet_from: "the feed's title",
        title_from: "item title",
        date: Some("2025-03-09T08:30:00Z"),
        author: None,
        url: Some("https://harbour.example/bridge"),
        body: "content:encoded",
    },
    Wanted {
        file: "nitf.xml",
        format: "NITF",
        outlet: "The Courier",
        outlet_from: "NITF pubdata",
        title_from: "NITF hl1",
        date: Some("2025-03-09T08:30:00Z"),
        author: Some("Jo Lund"),
        url: PAGE,
        body: "NITF body.content",
    },
    Wanted {
        file: "newsml-g2.xml",
        format: "NewsML-G2",
        outlet: "Agency (sample)",
        outlet_from: "NewsML provider",
        title_from: "NewsML headline",
        date: Some("2025-03-09T08:00:00Z"),
        author: Some("Jo Lund"),
        url: None,
        body: "page inside NewsML",
    },
    Wanted {
        file: "articles.csv",
        format: "table",
        outlet: "The Courier",
        outlet_from: "field publication",
        title_from: "field title",
        date: Some("2025-03-09"),
        author: None,
        url: None,
        body: "field article_text",
    },
    Wanted {
        file: "semicolons.csv",
        format: "table",
        outlet: "The Courier",
        outlet_from: "field source",
        title_from: "field headline",
        date: None,
        author: None,
        url: None,
        body: "field body",
    },
];

#[test]
fn every_format_gives_the_same_article_and_says_where_each_part_was_found() {
    for wanted in WANTED {
        let pile = read(wanted.file);
        let article = &pile.articles[0];
        let file = wanted.file;
        assert_eq!(article.provenance.format, wanted.format, "{file}");
        assert_eq!(title(article), TITLE, "{file}");
        assert_eq!(article.provenance.title.as_deref(), Some(wanted.title_from), "{file}");
        assert_eq!(article.outlet, wanted.outlet, "{file}");
        assert_eq!(article.provenance.outlet, wanted.outlet_from, "{file}");
        assert_eq!(article.published.as_deref(), wanted.date, "{file}");
        assert_eq!(article.author.as_deref(), wanted.author, "{file}");
        assert_eq!(article.url.as_deref(), wanted.url, "{file}");
        assert_eq!(article.provenance.body, wanted.body, "{file}");
        assert_eq!(article.truncated, None, "{file}");
        let story = story(article);
        assert_eq!(story.first(), Some(&FIRST), "{file}");
        assert_eq!(story.last(), Some(&LAST), "{file}");
        assert!(story.len() >= 3, "{file}: {story:?}");
        assert_eq!(article.file(), format!("{FOLDER}/{file}"));
    }
}

#[test]
fn a_file_of_several_articles_numbers_them_as_they_stand_in_it() {
    let names =
        |file: &str| read(file).articles.iter().map(|article| name(article).to_owned()).collect::<Vec<_>>();
    assert_eq!(names("rss2.xml"), ["rss2.xml#1", "rss2.xml#2"]);
    assert_eq!(names("articles.jsonl"), ["articles.jsonl#1", "articles.jsonl#4"]);
    assert_eq!(names("newsml-g2.xml"), ["newsml-g2.xml#1", "newsml-g2.xml#3"]);
    assert_eq!(names("newspaper4k.json"), ["newspaper4k.json"]);
}

#[test]
fn what_a_feed_cuts_short_is_marked() {
    let cut = |file: &str, at: usize| read(file).articles[at].truncated.clone();
    assert!(cut("rss2.xml", 1).is_some());
    assert!(cut("atom.xml", 2).is_some_and(|why| why.contains("summary")));
    assert!(cut("jsonfeed.json", 1).is_some_and(|why| why.contains("summary")));
    assert!(cut("newsapi.json", 0).is_some());
    assert_eq!(cut("atom.xml", 1), None);
}

#[test]
fn atom_s_kinds_of_text_are_all_read() {
    let pile = read("atom.xml");
    assert_eq!(title(&pile.articles[0]), "Bridge stays shut until ‘spring’");
    assert_eq!(pile.articles[0].author.as_deref(), Some("Jo Lund, Mia Roth"));
    assert_eq!(pile.articles[0].url, PAGE.map(str::to_owned));
    assert_eq!(story(&pile.articles[0])[0], FIRST);
    let xhtml = story(&pile.articles[1]);
    assert_eq!(xhtml, ["Divers found cracks in two piers.", "The port said so on Sunday."]);
    assert_eq!(pile.articles[1].outlet, "Harbour News");
}

#[test]
fn a_feed_that_is_no_xml_by_the_book_is_read_all_the_same() {
    let pile = read("untidy.rss");
    assert_eq!(title(&pile.articles[0]), "Café shut & empty");
    assert_eq!(pile.articles[0].outlet, "Sand & Sea");
    assert_eq!(pile.articles[0].url.as_deref(), Some("http://sea.example/?a=1&b=2"));
    assert_eq!(story(&pile.articles[0]), [FIRST, "R&D goes on."]);
}

#[test]
fn a_record_opens_no_file_outside_its_folder_and_what_has_no_words_is_told() {
    let pile = read("zotero.json");
    assert_eq!(pile.articles.len(), 2);
    assert_eq!(pile.articles[1].published.as_deref(), Some("2025-03"));
    assert!(pile.articles[1].text.ends_with("until the summer, the port said."));
    assert!(pile.skipped[0].to_string().contains("a link without the article's words"));
}

#[test]
fn a_broken_line_is_told_by_its_number_and_the_others_are_read() {
    let pile = read("articles.jsonl");
    assert_eq!(pile.articles[1].published.as_deref(), Some("2025-03-09T08:30:00Z"));
    let fault = pile.skipped[0].to_string();
    assert!(fault.contains("articles.jsonl: line 2: not valid JSON"), "{fault}");
}

#[test]
fn lists_of_links_are_told_plainly() {
    for (file, count) in [
        ("pocket.csv", 2),
        ("pocket.html", 2),
        ("instapaper.csv", 1),
        ("links.txt", 2),
        ("bookmarks.html", 1),
    ] {
        let fault = pile(file).unwrap_err().to_string();
        let links = if count == 1 { "a link".to_owned() } else { format!("{count} links") };
        assert!(fault.contains(&format!("{links} without the article's words; fetch")), "{fault}");
    }
}

#[test]
fn a_table_or_json_without_articles_says_what_it_lacks() {
    let fault = pile("figures.csv").unwrap_err().to_string();
    assert!(fault.contains("without a column of articles' words") && fault.contains("id, amount"), "{fault}");
}

/// An article's words with what XML and HTML would take for markup escaped.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn paragraphs_in(article: &Article, tag: &str) -> String {
    let paragraph = |text: &&str| format!("<{tag}>{}</{tag}>\n", escaped(text));
    story(article).iter().map(paragraph).collect::<Vec<_>>().concat()
}

/// The article as a file of each of these formats.
fn written(article: &Article) -> Vec<(&'static str, String)> {
    let (head, body) = (escaped(title(article)), paragraphs_in(article, "p"));
    let (outlet, date) = (escaped(&article.outlet), article.published.clone().unwrap());
    let plain = story(article).join("\n\n");
    let json = |html: bool| {
        let words = if html { body.clone() } else { plain.clone() };
        serde_json::json!({ "title": title(article), "source": { "name": article.outlet }, "publishedAt": date, "content": words })
            .to_string()
    };
    vec![
        (
            "page.html",
            format!(
                "<!DOCTYPE html><html><head><title>{head} - {outlet}</title><meta property=\"og:site_name\" content=\"{outlet}\">\
                 <meta property=\"og:title\" content=\"{head}\"><meta property=\"article:published_time\" content=\"{date}\">\
                 </head><body><nav><a href=\"/\">Home</a><a href=\"/world\">World</a></nav><main><article><h1>{head}</h1>\n\
                 {body}</article></main><footer><p>© {outlet}. All rights reserved.</p></footer></body></html>"
            ),
        ),
        ("api.json", json(true)),
        ("text.json", json(false)),
        (
            "feed.xml",
            format!(
                "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
                 <title>All</title><item><title>{head}</title><source url=\"https://a.example/\">{outlet}</source>\
                 <pubDate>{date}</pubDate><content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>"
            ),
        ),
        (
            "news.nitf",
            format!(
                "<?xml version=\"1.0\"?><nitf><head><pubdata name=\"{outlet}\" date.publication=\"{date}\"/></head><body>\
                 <body.head><hedline><hl1>{head}</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>"
            ),
        ),
        (
            "letter.eml",
            format!(
                "From: \"{}\" <desk@a.example>\r\nTo: me@b.example\r\nSubject: {}\r\nDate: Thu, 16 Oct 2025 10:00:00 +0000\r\n\
                 MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}\r\n",
                article.outlet,
                title(article),
                plain.replace('\n', "\r\n")
            ),
        ),
        ("lines.jsonl", json(false) + "\n"),
    ]
}

#[test]
fn the_sample_story_comes_through_every_format_word_by_word() {
    let folder = tempfile::tempdir().unwrap();
    for article in rashomon::ingest::demo().articles {
        for (name, text) in written(&article) {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            let pile = open_pile(&[path], Inner::LeftOut, &Web::default(), &Watch::default()).unwrap();
            let read = &pile.articles[0];
            assert_eq!(read.text, article.text, "{name}");
            assert_eq!(read.outlet, article.outlet, "{name}");
            assert_eq!(read.title, article.title, "{name}");
            assert!(
                read.published.as_ref().unwrap().starts_with("2025-10-1"),
                "{name}: {:?}",
                read.published
            );
            assert_eq!(read.truncated, None, "{name}");
        }
    }
}
