//! Sentences: where one ends, in the English of newspapers.

use super::{Marked, Span, Token, TokenKind, tokens};

/// Abbreviations that a name or a number follows: never the end of a sentence.
const BEFORE_A_NAME: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "lt", "col",
    "maj", "sgt", "capt", "cmdr", "adm", "pvt", "cpl", "rev", "hon", "st", "mt", "ft", "pres", "supt", "det",
    "insp", "dist", "atty", "messrs", "mme", "mlle", "vs", "v", "no", "nos", "fig", "figs", "approx", "est",
    "cf", "eg", "ie", "viz", "sr", "fr", "amb", "asst", "dep",
];

/// Abbreviations that may end a sentence: they do when what follows looks like the start of one.
const MAYBE_LAST: &[&str] = &[
    "jr", "inc", "co", "corp", "ltd", "llc", "plc", "bros", "etc", "al", "ave", "blvd", "rd", "dept", "univ",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ala", "ariz",
    "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass",
    "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt",
    "wash", "wis", "wyo", "mph", "oz", "lb", "lbs", "hr", "hrs", "min", "mins", "sec",
];

/// Words that begin sentences far more often than they follow an abbreviation as part of a name.
const STARTERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "this",
    "that",
    "these",
    "those",
    "there",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "but",
    "and",
    "or",
    "so",
    "yet",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "after",
    "before",
    "as",
    "if",
    "when",
    "while",
    "although",
    "though",
    "since",
    "because",
    "however",
    "meanwhile",
    "according",
    "both",
    "some",
    "many",
    "most",
    "all",
    "no",
    "not",
    "what",
    "who",
    "how",
    "why",
    "where",
    "one",
    "two",
    "three",
    "then",
    "now",
    "also",
    "still",
    "despite",
    "during",
    "under",
    "over",
    "about",
    "earlier",
    "later",
    "last",
    "next",
    "officials",
    "police",
];

/// Verbs of a reporting clause, as they follow a quoted question or exclamation: «"Why?" the minister asked».
const REPORTS: &[&str] = &[
    "said",
    "says",
    "say",
    "asked",
    "asks",
    "told",
    "tells",
    "added",
    "adds",
    "wrote",
    "writes",
    "exclaimed",
    "shouted",
    "cried",
    "tweeted",
    "replied",
    "joked",
    "yelled",
    "wondered",
    "declared",
    "announced",
    "posted",
    "continued",
    "quipped",
    "recalled",
    "insisted",
    "screamed",
    "chanted",
    "stated",
    "remarked",
    "warned",
    "responded",
    "answered",
    "noted",
    "read",
    "reads",
    "demanded",
    "demands",
    "beamed",
    "mused",
    "snapped",
    "fumed",
    "pleaded",
    "pressed",
    "protested",
    "retorted",
    "quips",
    "boasted",
    "chants",
    "sang",
    "sings",
    "yells",
    "shouts",
    "shrieked",
    "texted",
    "emailed",
    "laughed",
    "whispered",
    "wonders",
    "replies",
    "recalls",
    "explained",
    "argued",
    "concluded",
    "observed",
    "countered",
    "intoned",
    "bellowed",
];

/// The sentences of one paragraph, in order, trimmed; every word of it lies in one.
///
/// Nothing is cut between the quotation marks of `marked`, so that a quote of several sentences stays whole
/// with the clause that reports it.
pub fn sentences(text: &str, paragraph: Span, marked: &[Marked]) -> Vec<Span> {
    let words: Vec<Token> = tokens(paragraph.of(text))
        .into_iter()
        .map(|token| Token {
            span: Span::new(token.span.start + paragraph.start, token.span.end + paragraph.start),
            kind: token.kind,
        })
        .collect();
    let mut found = Vec::new();
    let mut start = paragraph.start;
    for index in 0..words.len() {
        if let Some(end) = end_after(text, &words, index, marked)
            && end > start
        {
            found.push(Span::new(start, end).trim(text));
            start = end;
        }
    }
    let rest = Span::new(start, paragraph.end).trim(text);
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

/// The end of the sentence that ends with the token at `index`, if one does.
fn end_after(text: &str, words: &[Token], index: usize, marked: &[Marked]) -> Option<usize> {
    let word = words[index].span.of(text);
    let dotted = words[index].kind == TokenKind::Word && word.ends_with('.');
    if !dotted && !matches!(word, "." | "!" | "?" | "…") {
        return None;
    }
    let mut last = index;
    let mut closers = 0;
    while let Some(token) = words.get(last + 1) {
        let glued = token.span.start == words[last].span.end;
        let mark = token.span.of(text);
        if glued && matches!(mark, "." | "!" | "?" | "…") {
            last += 1;
        } else if glued && matches!(mark, "”" | "\"" | "»" | "’" | "'" | ")" | "]") {
            last += 1;
            closers += 1;
        } else {
            break;
        }
    }
    let end = words[last].span.end;
    let inside = |at: usize| {
        // Those that begin before, the nearest first: what lies deeper ends earlier.
        let from = marked.partition_point(|marked| marked.outer.start < at);
        marked.iter().take(from).rev().take(32).any(|marked| marked.closed && at < marked.outer.end)
    };
    if inside(end) {
        return None;
    }
    let Some(next) = words.get(last + 1) else { return Some(end) };
    if next.span.start == end {
        // Glued to what follows: «St.Petersburg», «www.bbc.com»; but a missing space after a closing mark is a slip.
        return (closers > 0 && next.span.of(text).chars().any(char::is_uppercase)).then_some(end);
    }
    let next_word = next.span.of(text);
    let next_lower = next_word.to_lowercase();
    let lower_case = next_word.chars().next().is_some_and(char::is_lowercase);
    if lower_case || matches!(next_word, "," | ";" | ":" | ")" | "]") {
        return None;
    }
    let starter = STARTERS.contains(&next_lower.as_str()) || next.kind == TokenKind::Mark;
    if closers == 0 && last == index && (word == "." || dotted) {
        if dotted {
            return (starter && !two_letter_initials(word)).then_some(end);
        }
        let before = index.checked_sub(1).map_or("", |at| words[at].span.of(text));
        let glued = index > 0 && words[index - 1].span.end == words[index].span.start;
        let name = before.to_lowercase();
        if glued && BEFORE_A_NAME.contains(&name.as_str()) && !(name == "no" && starter) {
            return None;
        }
        if glued
            && before.chars().count() == 1
            && before.chars().all(char::is_uppercase)
            && !(before == "I" && starter)
        {
            return None;
        }
        if glued && MAYBE_LAST.contains(&name.as_str()) && before.chars().any(char::is_uppercase) && !starter
        {
            return None;
        }
    }
    let asked = words[index..=last].iter().any(|token| matches!(token.span.of(text), "?" | "!" | "…"));
    if asked && closers > 0 && reports(text, &words[last + 1..]) {
        return None;
    }
    Some(end)
}

/// `J.K.` before a surname: initials, not an abbreviation that could end a sentence.
fn two_letter_initials(word: &str) -> bool {
    word.len() == 4
        && word.chars().next().is_some_and(char::is_uppercase)
        && !matches!(word, "U.S." | "U.N." | "E.U." | "U.K." | "D.C.")
}

/// Whether a reporting clause begins here: a name and `said`, or `said` and a name, and no statement of its own after it.
fn reports(text: &str, words: &[Token]) -> bool {
    let Some(at) =
        words.iter().take(7).position(|token| REPORTS.contains(&token.span.of(text).to_lowercase().as_str()))
    else {
        return false;
    };
    if words.iter().take(at).any(|token| matches!(token.span.of(text), "." | "," | ";" | "“" | "\"")) {
        return false;
    }
    let after = words.get(at + 1).map_or(".", |token| token.span.of(text)).to_lowercase();
    !matches!(after.as_str(), "that" | "he" | "she" | "they" | "it" | "we" | "there")
}

#[cfg(test)]
mod tests {
    use super::super::marked;
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let whole = Span::new(0, text.len());
        sentences(text, whole, &marked(text, whole)).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn titles_initials_and_abbreviations_do_not_end_a_sentence() {
        for text in [
            "Mr. Smith met Sen. J. R. Jones at 5 p.m. Friday in the U.S. Capitol.",
            "The rate rose 3.5 percent at Acme Inc. Chief Jane Doe said.",
            "Well... it was St. Petersburg, No. 5 on the list.",
            "He lives in Erie, Pa. Horses live there too, J.K. Rowling wrote.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_when_another_begins() {
        assert_eq!(
            split("It closed at 5 p.m. The police left."),
            ["It closed at 5 p.m.", "The police left."]
        );
        assert_eq!(split("They flew to the U.S. He stayed."), ["They flew to the U.S.", "He stayed."]);
    }

    #[test]
    fn a_full_stop_inside_closing_marks_ends_the_sentence() {
        assert_eq!(
            split("He said it was “over.” The crowd left."),
            ["He said it was “over.”", "The crowd left."]
        );
        assert_eq!(split("(It rained.) Then it did not."), ["(It rained.)", "Then it did not."]);
    }

    #[test]
    fn a_quote_of_several_sentences_stays_with_its_reporting_clause() {
        let text = "“Do they want it? I doubt it,” the minister said on Sunday.";
        assert_eq!(split(text), [text]);
        let text = "\"Would you mind if we went?\" Smith asked, adding that he would.";
        assert_eq!(split(text), [text]);
        assert_eq!(
            split("\"Would you mind?\" Smith said he would."),
            ["\"Would you mind?\"", "Smith said he would."]
        );
    }

    #[test]
    fn questions_and_exclamations_end_sentences() {
        assert_eq!(split("Who knows? Nobody! So be it."), ["Who knows?", "Nobody!", "So be it."]);
    }

    #[test]
    fn every_word_lies_in_a_sentence() {
        let text = "One. Two?  Three… Four";
        assert_eq!(split(text).join(" "), "One. Two? Three… Four");
    }
}
