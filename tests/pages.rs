//! How much of an article the loader finds in pages of many makes, beside the wanted words in `tests/fixtures/pages`.
//!
//! `cargo test --test pages -- --nocapture` prints the table. Every outlet and event in the pages is invented.

#![allow(clippy::unwrap_used, clippy::many_single_char_names)] // a page that is not there has nothing to say

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use rashomon::ingest;
use rashomon::story::{Article, ParagraphKind};

/// Precision and recall as one figure, for bags of anything.
fn f1<T: std::hash::Hash + Eq>(found: &[T], wanted: &[T]) -> f64 {
    let mut left: HashMap<&T, usize> = HashMap::new();
    for item in wanted {
        *left.entry(item).or_default() += 1;
    }
    let mut hits = 0_usize;
    for item in found {
        if let Some(count) = left.get_mut(item).filter(|count| **count > 0) {
            *count -= 1;
            hits += 1;
        }
    }
    if found.is_empty() && wanted.is_empty() {
        1.0
    } else {
        2.0 * hits as f64 / (found.len() + wanted.len()) as f64
    }
}

/// F1 of words and of whole paragraphs.
fn score(found: &[String], wanted: &[String]) -> (f64, f64) {
    let words = |lines: &[String]| -> Vec<String> {
        let lines = lines.iter().flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
        lines.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    (f1(&words(found), &words(wanted)), f1(found, wanted))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pages")
}

/// The pages with an article in them, by name.
fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|ending| ending == "html") && path.with_extension("txt").exists()
        })
        .collect();
    pages.sort();
    pages
}

fn opened(path: &Path) -> Article {
    ingest::open(&[path.to_owned()]).unwrap_or_else(|fault| panic!("{fault}")).story.articles.remove(0)
}

/// What is compared with other outlets: the story and its subheads.
fn story_of(article: &Article) -> Vec<String> {
    let kinds = [ParagraphKind::Body, ParagraphKind::Subhead];
    let paragraphs = article.paragraphs.iter().filter(|paragraph| kinds.contains(&paragraph.kind));
    paragraphs.map(|paragraph| paragraph.span.of(&article.text).to_owned()).collect()
}

/// The words between tags.
fn stripped(html: &str) -> String {
    let mut inside = false;
    let text: String = html
        .chars()
        .filter_map(|c| match c {
            '<' => {
                inside = true;
                None
            }
            '>' if inside => {
                inside = false;
                Some(' ')
            }
            _ => (!inside).then_some(c),
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What every element `p` holds: the simplest way to read a page.
fn naive(html: &str) -> Vec<String> {
    let paragraphs = html.split("<p").skip(1).filter(|rest| rest.starts_with(['>', ' ']));
    let inner = paragraphs
        .filter_map(|rest| rest.split_once('>'))
        .map(|(_, rest)| rest.split("</p>").next().unwrap_or(""));
    inner.map(stripped).filter(|line| !line.is_empty()).collect()
}

/// What the library alone makes of a page.
fn library(html: &str) -> Vec<String> {
    let Ok(article) = legible::parse(html, None, None) else { return Vec::new() };
    let ends = [
        "</p>",
        "</h1>",
        "</h2>",
        "</h3>",
        "</h4>",
        "</li>",
        "</div>",
        "</blockquote>",
        "</figcaption>",
        "<p",
        "<div",
    ];
    let content = ends.iter().fold(article.content, |text, end| text.replace(end, &format!("\n{end}")));
    content.replace('\n', "\u{1}").split('\u{1}').map(stripped).filter(|line| !line.is_empty()).collect()
}

#[test]
fn the_article_is_found_in_pages_of_many_makes() {
    let (mut sums, mut fields, mut fields_right) = ([0.0; 6], 0, 0);
    println!("page          words  paragraphs | library          | every <p>        | fields");
    for path in pages() {
        let bytes = fs::read(&path).unwrap();
        let html = encoding_rs::UTF_8.decode_without_bom_handling_and_without_replacement(&bytes);
        let html = html.unwrap_or_else(|| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0);
        let text = fs::read_to_string(path.with_extension("txt")).unwrap();
        let wanted: Vec<String> = text.split("\n\n").map(|line| line.trim().to_owned()).collect();
        let meta: toml::Table =
            toml::from_str(&fs::read_to_string(path.with_extension("toml")).unwrap()).unwrap();
        let article = opened(&path);
        let own = story_of(&article);
        let scores = [score(&own, &wanted), score(&library(&html), &wanted), score(&naive(&html), &wanted)];
        let title = article.title.map(|span| span.of(&article.text).to_owned());
        let found = [
            ("outlet", Some(article.outlet.clone())),
            ("title", title),
            ("date", article.published.clone()),
            ("author", article.author.clone()),
            ("url", article.url.clone()),
        ];
        let mut wrong = Vec::new();
        for (key, value) in found {
            let told = meta.get(key).and_then(toml::Value::as_str).map(str::to_owned);
            fields += 1;
            if value == told {
                fields_right += 1;
            } else {
                wrong.push(format!("{key}: {value:?}"));
            }
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let [(a, b), (c, d), (e, f)] = scores;
        [a, b, c, d, e, f].iter().zip(&mut sums).for_each(|(score, sum)| *sum += score);
        println!(
            "{name:12} {a:6.3}  {b:6.3}     | {c:6.3}  {d:6.3}  | {e:6.3}  {f:6.3}  | {}",
            wrong.join("; ")
        );
        for line in own.iter().filter(|line| !wanted.contains(line)) {
            println!("    + {line:.100}");
        }
        for line in wanted.iter().filter(|line| !own.contains(line)) {
            println!("    - {line:.100}");
        }
        assert!(a > 0.97, "{name}: word F1 {a:.3}");
    }
    let count = pages().len() as f64;
    let [a, b, c, d, e, f] = sums.map(|sum| sum / count);
    println!(
        "mean         {a:6.3}  {b:6.3}     | {c:6.3}  {d:6.3}  | {e:6.3}  {f:6.3}  | {fields_right} of {fields}"
    );
    assert!(count >= 10.0);
    assert!(a > 0.985 && b > 0.96, "word F1 {a:.3}, paragraphs {b:.3}");
    assert!(fields_right * 100 >= fields * 95, "{fields_right} of {fields} fields");
}

#[test]
fn captions_are_kept_as_captions() {
    let article = opened(&folder().join("agency.html"));
    let captions = article.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Caption);
    let captions: Vec<&str> = captions.map(|paragraph| paragraph.span.of(&article.text)).collect();
    assert!(captions.iter().any(|caption| caption.starts_with("Residents wait")), "{captions:?}");
}

#[test]
fn a_page_behind_a_wall_is_known_to_end_too_early_and_the_others_are_not() {
    for path in pages() {
        let truncated = opened(&path).truncated;
        let walled = path.file_stem().is_some_and(|name| name == "paywall");
        assert_eq!(truncated.is_some(), walled, "{}: {truncated:?}", path.display());
    }
}

#[test]
fn a_page_that_is_no_article_is_told_by_its_name() {
    for name in ["index.none.html", "login.none.html"] {
        let fault = ingest::open(&[folder().join(name)]).unwrap_err().to_string();
        assert!(fault.ends_with("a page with no article text in it; save the article itself"), "{fault}");
    }
}

#[test]
fn every_field_says_where_it_was_found() {
    let provenance = opened(&folder().join("singlefile.html")).provenance;
    assert_eq!(provenance.outlet, "og:site_name");
    assert_eq!(provenance.published.as_deref(), Some("meta publish-date"));
    assert_eq!(provenance.title.as_deref(), Some("h1 heading"));
    assert_eq!(provenance.body, "main text of the page");
    assert_eq!(provenance.format, "web page");
}
