//! Whether an article breaks off before its end, told by what pages and feeds write there: `assets/formats/cut.toml`.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::furniture;
use super::paragraphs::Block;
use crate::story::ParagraphKind;
use crate::text::fold;

/// The longest line that only says where the rest is, in bytes; what is longer is the article.
const LONGEST: usize = 240;

/// How many lines before the end are looked at: a wall stands in several.
const WALL: usize = 6;

/// The table as it is written.
#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    lines: Vec<String>,
    tails: Vec<String>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases: Phrases =
        toml::from_str(include_str!("../../assets/formats/cut.toml")).unwrap_or_default();
    for phrase in phrases.lines.iter_mut().chain(&mut phrases.tails) {
        *phrase = fold(phrase).text;
    }
    // The longest first, so that nothing of a phrase is left standing.
    phrases.tails.sort_by_key(|tail| std::cmp::Reverse(tail.len()));
    phrases
});

/// Why the article is known to break off, as a clause: `it breaks off with “Continue reading”`; the words that tell it
/// are taken out of the blocks, and lines behind them with them.
pub(super) fn cut(blocks: &mut Vec<Block>) -> Option<Cow<'static, str>> {
    let from = blocks.len().saturating_sub(WALL);
    let wall = (from..blocks.len()).find(|&at| {
        let rest = blocks.iter().skip(at);
        is_wall(&blocks[at].text)
            && rest.clone().all(|block| block.text.len() <= LONGEST)
            && only_furniture(rest)
    });
    if let Some(at) = wall {
        let line = blocks.drain(at..).next().map(|block| block.text)?;
        return Some(reason(&line));
    }
    // The words may make their line look like furniture, so each line from the end is asked before it is passed over.
    for last in blocks.iter_mut().rev().take(WALL) {
        if let Some((kept, told)) = tail(&last.text) {
            last.text = kept;
            blocks.retain(|block| !block.text.is_empty());
            return Some(reason(&told));
        }
        if !is_page_s(last) {
            break;
        }
    }
    None
}

fn reason(words: &str) -> Cow<'static, str> {
    const SHOWN: usize = 60;
    let short: String = words.chars().take(SHOWN).collect();
    let dots = if short.len() < words.len() { "…" } else { "" };
    format!("it breaks off with “{}{dots}”", short.trim_end()).into()
}

/// Whether a line says that the rest stands elsewhere.
fn is_wall(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let line = fold(text).text;
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    PHRASES.lines.iter().any(|phrase| {
        line.strip_prefix(phrase.as_str()).is_some_and(|rest| {
            // «Read more» is a line of its own; «Read more widely, the ruling …» is a sentence.
            let short = phrase.split(' ').count() <= 2;
            !rest.starts_with(char::is_alphanumeric) && (!short || !rest.contains(char::is_alphanumeric))
        })
    })
}

/// Whether nothing but what the page says of itself follows a wall's first line.
fn only_furniture<'a>(rest: impl Iterator<Item = &'a Block>) -> bool {
    let full = |block: &&Block| block.text.len() > 120 && !is_page_s(block) && !is_wall(&block.text);
    rest.skip(1).filter(full).count() == 0
}

fn is_page_s(block: &Block) -> bool {
    block.role == Some(ParagraphKind::Furniture)
        || furniture::kind(&block.text) == Some(ParagraphKind::Furniture)
}

/// A line without the words at its end that say it was cut, and those words.
fn tail(text: &str) -> Option<(String, String)> {
    // NewsAPI: «… the mayor sa… [+1234 chars]».
    if let Some((before, count)) = text.rsplit_once("[+")
        && let Some(figure) = count.strip_suffix(" chars]")
        && figure.bytes().all(|byte| byte.is_ascii_digit())
    {
        let kept = before.trim_end().trim_end_matches(['…', '.']).trim_end();
        return Some((kept.to_owned(), format!("[+{count}")));
    }
    let characters: Vec<char> = text.chars().collect();
    let longest = characters.len().min(40);
    let ends = |length: usize| -> String { characters[characters.len() - length..].iter().collect() };
    for tail in &PHRASES.tails {
        let found = (1..=longest).find(|&length| {
            let before = characters.get(characters.len().wrapping_sub(length + 1));
            let parted =
                before.is_none_or(|c| !c.is_alphanumeric()) || !tail.starts_with(char::is_alphanumeric);
            parted && fold(&ends(length)).text == *tail
        });
        let Some(length) = found else { continue };
        let kept: String = characters[..characters.len() - length].iter().collect();
        let kept = kept.trim_end();
        // «… if people could only read more»: words of the sentence.
        let stopped = kept.is_empty() || kept.ends_with(['.', '!', '?', '…', '”', '"', '’', ')', ':', '»']);
        if tail.starts_with(char::is_alphanumeric) && !stopped {
            continue;
        }
        return Some((kept.trim_end_matches('…').trim_end().to_owned(), ends(length).trim().to_owned()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_of(lines: &[&str]) -> (Vec<String>, Option<String>) {
        let mut blocks = lines.iter().map(|line| Block::paragraph(*line)).collect();
        let cut = cut(&mut blocks).map(Cow::into_owned);
        (blocks.into_iter().map(|block| block.text).collect(), cut)
    }

    #[test]
    fn the_table_parses() {
        let phrases: Phrases = toml::from_str(include_str!("../../assets/formats/cut.toml")).unwrap();
        assert!(phrases.lines.len() > 10 && phrases.tails.len() > 5);
    }

    #[test]
    fn a_wall_s_lines_are_taken_out_and_named() {
        let (left, cut) = cut_of(&[
            "The bridge stays shut.",
            "Subscribe to continue reading",
            "Already a subscriber? Sign in.",
        ]);
        assert_eq!(left, ["The bridge stays shut."]);
        assert_eq!(cut.unwrap(), "it breaks off with “Subscribe to continue reading”");
    }

    #[test]
    fn words_at_the_end_of_a_line_are_taken_off_it() {
        for (line, left, told) in [
            ("Divers found cracks in two […]", "Divers found cracks in two", "[…]"),
            ("Divers found cra… [+1234 chars]", "Divers found cra", "[+1234 chars]"),
            ("Divers found cracks. Continue reading…", "Divers found cracks.", "Continue reading…"),
            ("Divers found cracks... Read more", "Divers found cracks...", "Read more"),
        ] {
            let (lines, cut) = cut_of(&["The bridge stays shut.", line]);
            assert_eq!(lines[1], left);
            assert_eq!(cut.unwrap(), format!("it breaks off with “{told}”"), "{line}");
        }
    }

    #[test]
    fn a_whole_article_is_not_cut() {
        for line in [
            "He wished that people would read more",
            "Read more widely, the ruling could end the practice.",
            "“We will see …”",
            "To read the full report takes a day, and the mayor says that nobody has: it runs to four hundred pages in which the \
             engineers list each of the cracks that the divers found, with the photographs that they took of them on the two Mondays in March.",
        ] {
            assert_eq!(cut_of(&["The bridge stays shut.", line]).1, None, "{line}");
        }
        assert_eq!(cut_of(&[]).1, None);
    }

    #[test]
    fn read_more_in_the_middle_is_no_end() {
        let body = "Shopkeepers on the east bank said they had lost a third of their trade since the bridge was shut in March, and asked for a ferry.";
        let (left, cut) = cut_of(&["The bridge stays shut.", "Read more", body]);
        assert_eq!((left.len(), cut), (3, None));
    }
}
