//! The story that ships inside the program.

use std::path::Path;

use super::{parse, story_of, story_toml};
use crate::story::Story;

/// Its `story.toml`.
const STORY: &str = include_str!("../../assets/demo/budapest/story.toml");

/// Its articles, in the order in which they are shown.
const ARTICLES: [(&str, &[u8]); 5] = [
    ("demo/courier.md", include_bytes!("../../assets/demo/budapest/courier.md")),
    ("demo/herald.md", include_bytes!("../../assets/demo/budapest/herald.md")),
    ("demo/gazette.md", include_bytes!("../../assets/demo/budapest/gazette.md")),
    ("demo/monitor.md", include_bytes!("../../assets/demo/budapest/monitor.md")),
    ("demo/dispatch.md", include_bytes!("../../assets/demo/budapest/dispatch.md")),
];

/// The story that ships inside the program, read like any folder.
pub fn demo() -> Story {
    let name =
        |path: &str| Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or("").to_owned();
    let is_there = |file: &str| ARTICLES.iter().any(|(path, _)| name(path) == file);
    // A test holds the assets to parsing whole; a broken one would leave its article out.
    let mut told = story_toml::parse("demo/story.toml", STORY, is_there).unwrap_or_default();
    let articles = ARTICLES.iter().filter_map(|(path, bytes)| {
        let meta = told.articles.remove(&name(path)).unwrap_or_default();
        parse(path, bytes, &meta).ok()
    });
    let articles = articles.flat_map(|parsed| parsed.articles).collect();
    story_of(told.title, articles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_of_the_demo_parses_with_a_headline_an_outlet_and_a_date() {
        let story = demo();
        assert!(!story.title.is_empty());
        assert_eq!(story.articles.len(), ARTICLES.len());
        for article in &story.articles {
            assert!(article.title.is_some() && article.published.is_some(), "{}", article.path);
            assert!(article.paragraphs.len() > 4, "{}", article.path);
        }
        assert!(story_toml::parse("story.toml", STORY, |_| true).is_ok());
    }
}
