//! A pile of articles as the stories that it holds, for other programs and for eyes.
//!
//! The JSON is one document of schema `rashomon.groups/1`:
//!
//! | field | is |
//! |---|---|
//! | `schema` | `rashomon.groups/1` |
//! | `stories[]` | the stories, in the order of their first articles; every article of the pile is in exactly one |
//! | `.id` | `s1`, `s2`, … in that order |
//! | `.title` | the headline that stands for the story best |
//! | `.articles[]` | its articles, in the order of the pile; an article that shares its event with no other is alone |
//! | `.path` | the file, as it was given or found in a folder; a file that holds several articles comes several times |
//! | `.outlet` | who published it; several may have one name |
//! | `.title` | its headline, or `null` |
//! | `.published` | when it was published, as the file says it, or `null` |
//!
//! Fields may be added within version 1.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::wrap::{beginning, fill};
use crate::grouping::Group;
use crate::story::Article;

const SCHEMA: &str = "rashomon.groups/1";

#[derive(Debug, Serialize)]
struct Stories<'a> {
    schema: &'static str,
    stories: Vec<StoryEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct StoryEntry<'a> {
    id: String,
    title: &'a str,
    articles: Vec<ArticleEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct ArticleEntry<'a> {
    path: &'a str,
    outlet: &'a str,
    title: Option<&'a str>,
    published: Option<&'a str>,
}

/// The stories as indented JSON with a newline at its end.
///
/// # Errors
/// When they cannot be put as JSON, which no stories cause.
pub fn groups_json(articles: &[Article], groups: &[Group]) -> serde_json::Result<String> {
    let article = |&place: &usize| {
        let Article { path, outlet, published, text, title, .. } = articles.get(place)?;
        let title = title.map(|title| title.of(text));
        Some(ArticleEntry { path, outlet, title, published: published.as_deref() })
    };
    let numbered = groups.iter().zip(1..);
    let stories = numbered
        .map(|(group, number): (_, usize)| StoryEntry {
            id: format!("s{number}"),
            title: &group.title,
            articles: group.articles.iter().filter_map(article).collect(),
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&Stories { schema: SCHEMA, stories })?;
    text.push('\n');
    Ok(text)
}

/// The stories as text: a block for each that several articles tell, then one for the articles that are alone. A line is an
/// outlet, its file, and its headline.
pub fn groups_plain(articles: &[Article], groups: &[Group]) -> String {
    let (told, alone): (Vec<&Group>, Vec<&Group>) = groups.iter().partition(|group| group.articles.len() > 1);
    let mut out = String::new();
    for group in &told {
        fill(&mut out, "", 0, &group.title);
        list(&mut out, articles, &group.articles);
        out.push('\n');
    }
    if !alone.is_empty() {
        out.push_str("Told by one article alone\n");
        let places: Vec<usize> = alone.iter().flat_map(|group| group.articles.iter().copied()).collect();
        list(&mut out, articles, &places);
        out.push('\n');
    }
    let stories = counted(told.len(), "story of several articles", "stories of several articles");
    let rest = counted(alone.len(), "article alone", "articles alone");
    out.extend([&stories, ", ", &rest, "\n"]);
    out
}

fn counted(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// A line for each article, in columns.
fn list(out: &mut String, articles: &[Article], places: &[usize]) {
    let rows: Vec<[String; 3]> = places
        .iter()
        .filter_map(|&place| articles.get(place))
        .map(|article| [one_line(&article.outlet), one_line(&article.path), beginning(article.label())])
        .collect();
    let widest = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths = [widest(0), widest(1)];
    for [outlet, path, headline] in &rows {
        let mut line = String::new();
        for (cell, width) in [outlet, path].into_iter().zip(widths) {
            line.push_str("  ");
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width())));
        }
        line.push_str("  ");
        line.push_str(headline);
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// A line end inside a cell would make another line of it.
fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tests::article;

    fn pile() -> (Vec<Article>, Vec<Group>) {
        let told = |path: &str, outlet: &str, text: &str| Article {
            path: path.to_owned(),
            outlet: outlet.to_owned(),
            ..article(text)
        };
        let articles = vec![
            told("a/bbc.com.txt", "bbc.com", "A bridge closed on Monday."),
            told("a/x.txt", "x", "Rain fell."),
            told("b/fox.txt", "fox", "The bridge was closed."),
        ];
        let group =
            |title: &str, articles: &[usize]| Group { title: title.to_owned(), articles: articles.to_vec() };
        (articles, vec![group("Bridge closes", &[0, 2]), group("Rain fell.", &[1])])
    }

    #[test]
    fn stories_stand_in_blocks_and_those_alone_last() {
        let (articles, groups) = pile();
        assert_eq!(
            groups_plain(&articles, &groups),
            "Bridge closes\n  bbc.com  a/bbc.com.txt  A bridge closed on Monday.\n  \
             fox      b/fox.txt      The bridge was closed.\n\n\
             Told by one article alone\n  x  a/x.txt  Rain fell.\n\n\
             1 story of several articles, 1 article alone\n"
        );
    }

    #[test]
    fn every_article_is_named_in_its_story() {
        let (articles, groups) = pile();
        let json: serde_json::Value =
            serde_json::from_str(&groups_json(&articles, &groups).unwrap()).unwrap();
        assert_eq!(json["schema"], "rashomon.groups/1");
        assert_eq!(json["stories"][0]["id"], "s1");
        assert_eq!(json["stories"][0]["articles"][1]["path"], "b/fox.txt");
        assert_eq!(json["stories"][1]["articles"][0]["outlet"], "x");
        assert!(json["stories"][1]["articles"][0]["title"].is_null());
    }
}
