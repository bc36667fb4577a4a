//! `story.toml`: what a folder says of its story and of its articles.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Fault;
use super::meta::{KEYS, Meta};

/// The file's name.
pub(super) const NAME: &str = "story.toml";

/// A `story.toml`, read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct StoryToml {
    /// What the story is called.
    pub(super) title: Option<String>,
    /// What is told of each file.
    pub(super) articles: HashMap<String, Meta>,
}

/// Reads the text of the `story.toml` at `path`; `is_there` says whether an article of that name lies beside it.
///
/// # Errors
/// At the first line that is no TOML, an unknown key, a value that is not text, or a file that is not there.
pub(super) fn parse(path: &str, text: &str, is_there: impl Fn(&str) -> bool) -> Result<StoryToml, Fault> {
    let at = |span: Range<usize>, what: String| {
        let before = text.get(..span.start).unwrap_or(text);
        let line = 1 + before.matches('\n').count();
        Fault::new(format!("{path}:{line}"), what)
    };
    let table = DeTable::parse(text)
        .map_err(|error| at(error.span().unwrap_or(0..0), format!("not valid TOML: {}", error.message())))?;
    let mut story = StoryToml::default();
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "title" => story.title = Some(words(value).map_err(|what| at(value.span(), what))?),
            "articles" => {
                let Some(articles) = value.get_ref().as_table() else {
                    return Err(at(
                        value.span(),
                        "\"articles\" holds tables: [articles.\"courier.md\"]".to_owned(),
                    ));
                };
                for (name, value) in articles {
                    let file = name.get_ref().as_ref();
                    check_file(file, &is_there).map_err(|what| at(name.span(), what))?;
                    let meta = article(file, value).map_err(|(span, what)| at(span, what))?;
                    story.articles.insert(file.to_owned(), meta);
                }
            }
            other => return Err(at(key.span(), unknown(other, &["title", "articles"]))),
        }
    }
    story.title = story.title.map(|title| super::one_line(&title)).filter(|title| !title.is_empty());
    Ok(story)
}

/// Articles lie in the folder itself: no path may lead out of it, nor into an inner one.
fn check_file(file: &str, is_there: impl Fn(&str) -> bool) -> Result<(), String> {
    if file.contains(['/', '\\']) || file == ".." || file == "." {
        return Err(format!("\"{file}\" leads out of the folder; name a file that lies in it"));
    }
    if !is_there(file) {
        return Err(format!("no article \"{file}\" in the folder; correct the name or take the table out"));
    }
    Ok(())
}

fn article(file: &str, value: &Spanned<DeValue<'_>>) -> Result<Meta, (Range<usize>, String)> {
    let Some(table) = value.get_ref().as_table() else {
        return Err((value.span(), format!("[articles.\"{file}\"] is a table with {}", KEYS.join(", "))));
    };
    let mut meta = Meta::default();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        if !KEYS.contains(&name) {
            return Err((key.span(), unknown(name, &KEYS)));
        }
        meta.set(name, &words(value).map_err(|what| (value.span(), what))?, NAME);
    }
    Ok(meta)
}

/// A value's text: a string, or a date as it is written.
fn words(value: &Spanned<DeValue<'_>>) -> Result<String, String> {
    match value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Datetime(date) => Ok(date.to_string()),
        other => Err(format!("a text in quotation marks belongs here, not a {}", other.type_str())),
    }
}

fn unknown(key: &str, known: &[&str]) -> String {
    format!("unknown key \"{key}\" (known: {})", known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        parse("x/story.toml", text, |name| name == "courier.md").unwrap_err().to_string()
    }

    #[test]
    fn titles_and_articles_are_read() {
        let text =
            "title = \"The bridge\"\n[articles.\"courier.md\"]\noutlet = \"Courier\"\ndate = 2025-03-09\n";
        let story = parse("story.toml", text, |_| true).unwrap();
        assert_eq!(story.title.as_deref(), Some("The bridge"));
        let meta = &story.articles["courier.md"];
        assert_eq!(meta.outlet.as_ref().map(|found| found.value.as_str()), Some("Courier"));
        assert_eq!(meta.date.as_ref().map(|found| found.value.as_str()), Some("2025-03-09"));
    }

    #[test]
    fn a_fault_names_its_line_and_the_way_out() {
        assert_eq!(
            fault("title = \"x\"\n\n[articles.\"courier.md\"]\noutlt = \"C\""),
            "x/story.toml:4: unknown key \"outlt\" (known: outlet, title, date, author, url)"
        );
        assert_eq!(fault("titel = \"x\""), "x/story.toml:1: unknown key \"titel\" (known: title, articles)");
        assert!(fault("title = \"x\"\nbroken\n").starts_with("x/story.toml:2: not valid TOML"));
        assert!(fault("\n[articles.\"gone.md\"]\n").starts_with("x/story.toml:2: no article \"gone.md\""));
        assert!(fault("[articles.\"../courier.md\"]").contains("leads out of the folder"));
        assert!(fault("[articles.\"/etc/passwd\"]").contains("leads out of the folder"));
        assert!(fault("title = 3").contains("not a integer") || fault("title = 3").contains("integer"));
    }
}
