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

/// Tokens after which a sentence without an end is cut, where no quote is open.
const LONGEST: usize = 300;

/// Degrees, as they stand before their last full stop.
const DEGREES: &[&str] = &["Ph", "Ed", "Psy", "Pharm", "Litt", "Sc", "Th", "D", "B", "M"];

/// Words that a letter follows as its number: «Plan B».
const LETTERED: &[&str] = &[
    "plan",
    "vitamin",
    "hepatitis",
    "group",
    "grade",
    "type",
    "option",
    "exhibit",
    "section",
    "class",
    "series",
    "part",
    "level",
    "schedule",
    "column",
    "building",
    "terminal",
    "team",
    "company",
    "title",
    "appendix",
];

/// What follows `p.m.` with a capital and begins no sentence.
const OF_CLOCKS: &[&str] = &[
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
    "eastern",
    "central",
    "pacific",
    "mountain",
    "local",
    "greenwich",
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
    let mut index = 0;
    let mut first = 0;
    while index < words.len() {
        let Some(last) = stop(text, &words, index) else {
            // What runs on for so long is a list or no prose; whatever reads sentences may rely on it.
            let end = words[index].span.end;
            if index - first >= LONGEST && !inside(marked, end) {
                found.push(Span::new(start, end).trim(text));
                start = end;
                first = index + 1;
            }
            index += 1;
            continue;
        };
        if let Some(end) = end_after(text, &words, index, last, marked)
            && end > start
        {
            found.push(Span::new(start, end).trim(text));
            start = end;
            first = last + 1;
        }
        index = last + 1;
    }
    let rest = Span::new(start, paragraph.end).trim(text);
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

/// The last token of the full stops, question marks and closing marks that begin at `index`, if they do.
fn stop(text: &str, words: &[Token], index: usize) -> Option<usize> {
    let word = words[index].span.of(text);
    let dotted = words[index].kind == TokenKind::Word && word.ends_with('.');
    if !dotted && !matches!(word, "." | "!" | "?" | "…") {
        return None;
    }
    let glued = |at: &usize| words[*at].span.start == words[at - 1].span.end;
    let marks = |at: &usize| {
        matches!(words[*at].span.of(text), "." | "!" | "?" | "…") || closes(words[*at].span.of(text))
    };
    (index + 1..words.len()).take_while(|at| glued(at) && marks(at)).last().or(Some(index))
}

fn closes(mark: &str) -> bool {
    matches!(mark, "”" | "\"" | "»" | "’" | "'" | "›" | "“" | "」" | "』" | ")" | "]")
}

/// Whether a byte lies within a stretch whose closing mark is known.
fn inside(marked: &[Marked], at: usize) -> bool {
    // Those that begin before, the nearest first: what lies deeper ends earlier.
    let from = marked.partition_point(|marked| marked.outer.start < at);
    marked.iter().take(from).rev().take(32).any(|marked| marked.closed && at < marked.outer.end)
}

/// The end of the sentence whose last tokens stand at `index..=last`, if one ends there.
fn end_after(text: &str, words: &[Token], index: usize, last: usize, marked: &[Marked]) -> Option<usize> {
    let word = words[index].span.of(text);
    let dotted = words[index].kind == TokenKind::Word;
    let closers = words[index..=last].iter().filter(|token| closes(token.span.of(text))).count();
    let end = words[last].span.end;
    if inside(marked, end) {
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
    let begins = STARTERS.contains(&next_lower.as_str());
    let starter = begins || (next.kind == TokenKind::Mark && opens_a_sentence(text, &words[last + 1..]));
    if closers == 0 && last == index && (word == "." || dotted) {
        if dotted {
            let timed = matches!(word, "a.m." | "p.m.") && subject_follows(text, &words[last + 1..]);
            return (begins || timed || (starter && !two_letter_initials(word))).then_some(end);
        }
        let before = index.checked_sub(1).map_or("", |at| words[at].span.of(text));
        let glued = index > 0 && words[index - 1].span.end == words[index].span.start;
        let name = before.to_lowercase();
        // «their rep. The pair»: a title has its capital before a name.
        let word_too = name == "no" || (begins && before.starts_with(char::is_lowercase) && name.len() > 2);
        if glued && BEFORE_A_NAME.contains(&name.as_str()) && !(word_too && starter) {
            return None;
        }
        if glued
            && before.chars().count() == 1
            && before.chars().all(char::is_uppercase)
            && !(before == "I" && starter)
            && (!begins || is_initial(text, words, index - 1))
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

/// Whether a capital before a full stop stands for a given name: «Ann B. Low». «Plan B.» and «a Ph.D.» may end a sentence.
fn is_initial(text: &str, words: &[Token], letter: usize) -> bool {
    let back = |steps: usize| letter.checked_sub(steps).map(|at| words[at].span);
    let glued = back(1).is_some_and(|before| before.end == words[letter].span.start);
    if glued && back(1).is_some_and(|stop| stop.of(text) == ".") {
        return !back(2).is_some_and(|degree| DEGREES.contains(&degree.of(text)));
    }
    let named = |span: Span| span.of(text).starts_with(char::is_uppercase);
    back(1).is_none_or(|before| named(before) && !LETTERED.contains(&before.of(text).to_lowercase().as_str()))
}

/// Whether what begins with a mark here is a sentence: a quote or a bracket of its own, not «(R-Ohio)».
fn opens_a_sentence(text: &str, words: &[Token]) -> bool {
    let word = |at: usize| words.get(at).map_or("", |token| token.span.of(text));
    if !matches!(word(0), "(" | "[") {
        return true;
    }
    let Some(closing) = (0..words.len().min(60)).find(|&at| matches!(word(at), ")" | "]")) else {
        return true;
    };
    // «ERIE, Pa. (AP) — The mayor»: the place and the agency are no part of what follows.
    let dateline = matches!(word(closing + 1), "—" | "–" | "-");
    let whole = closing > 0 && word(closing - 1).ends_with(['.', '?', '!', '”', '"']);
    dateline || (whole && word(1).starts_with(char::is_uppercase))
}

/// «… at 5 p.m. Smith will speak»: a name and what it does, not «5 p.m. Friday» or «5 p.m. Eastern time».
fn subject_follows(text: &str, words: &[Token]) -> bool {
    let (Some(name), Some(verb)) = (words.first(), words.get(1)) else { return false };
    let (name, verb) = (name.span.of(text), verb.span.of(text));
    name.chars().any(char::is_lowercase)
        && !OF_CLOCKS.iter().any(|word| name.to_lowercase().starts_with(word))
        && verb.starts_with(char::is_lowercase)
        && !matches!(verb, "time" | "on" | "in" | "and" | "at" | "until" | "to")
}

/// `J.K.` before a surname: initials, not an abbreviation that could end a sentence.
fn two_letter_initials(word: &str) -> bool {
    word.len() == 4
        && word.chars().next().is_some_and(char::is_uppercase)
        && !matches!(
            word,
            "U.S." | "U.N." | "E.U." | "U.K." | "D.C." | "N.Y." | "N.J." | "L.A." | "M.D." | "P.M." | "A.M."
        )
}

/// Whether a reporting clause begins here: a name and `said`, or `said` and a name, and no statement of its own after it.
fn reports(text: &str, words: &[Token]) -> bool {
    let word = |at: usize| words.get(at).map_or("", |token| token.span.of(text));
    let reach = words.len().min(14);
    let Some(at) = (0..reach).find(|&at| REPORTS.contains(&word(at).to_lowercase().as_str())) else {
        return false;
    };
    let mut commas = 0;
    for before in 0..at {
        match word(before) {
            // «Mr. Smith», «Ann B. Low»
            "." => {
                let title = before.checked_sub(1).map_or("", word);
                let short =
                    title.chars().count() == 1 || BEFORE_A_NAME.contains(&title.to_lowercase().as_str());
                if !(short && title.starts_with(char::is_uppercase)) {
                    return false;
                }
            }
            "," => commas += 1,
            ";" | ":" | "?" | "!" | "“" | "\"" | "«" => return false,
            _ => {}
        }
    }
    // «Smith, R-Ohio, said»: what is set off between the two is closed again.
    if (commas > 0 && (commas % 2 == 1 || word(at - 1) != ",")) || (commas == 0 && at > 7) {
        return false;
    }
    !matches!(word(at + 1).to_lowercase().as_str(), "that" | "he" | "she" | "they" | "it" | "we" | "there")
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
    fn a_degree_or_a_lettered_thing_may_end_a_sentence() {
        assert_eq!(split("She holds a Ph.D. He does not."), ["She holds a Ph.D.", "He does not."]);
        assert_eq!(split("He is an M.D. The clinic is his."), ["He is an M.D.", "The clinic is his."]);
        assert_eq!(split("There is no Plan B. The mayor left."), ["There is no Plan B.", "The mayor left."]);
        for text in ["She holds a Ph.D. Her name is Ann B. Low.", "Ann B. Low, Ph.D., left."] {
            assert!(split(text).iter().all(|sentence| sentence.len() > 9), "{:?}", split(text));
        }
        assert_eq!(split("The pair sent their rep. The rest stayed.").len(), 2);
    }

    #[test]
    fn a_bracket_behind_an_abbreviation_goes_on() {
        for text in [
            "Former Rep. Joe Low Jr. (D-Ohio) pleaded guilty.",
            "It landed before 6 a.m. (2100 GMT Monday) and burnt.",
        ] {
            assert_eq!(split(text), [text]);
        }
        assert_eq!(split("HARBOUR CITY, Pa. (AP) — The mayor left.").len(), 2);
        assert_eq!(split("It opens at 4 p.m. (If it rains, it stays shut.)").len(), 2);
    }

    #[test]
    fn a_clock_time_ends_a_sentence_before_a_subject() {
        assert_eq!(split("The hearing is at 2 p.m. Smith will speak.").len(), 2);
        assert_eq!(split("The hearing is at 2 p.m. Monday in the court.").len(), 1);
        assert_eq!(split("The hearing is at 2 p.m. Eastern time.").len(), 1);
    }

    #[test]
    fn a_quoted_question_stays_with_whom_it_is_attributed_to() {
        for text in [
            "\"Does it float?\" Mr. Low asked the council.",
            "“Does it float?” Mayor Ann B. Low said.",
            "“Does it float?” Council Leader Jo Rae, D-Ohio, asked on Monday.",
            "“It floats!” an aide to the mayor said.",
        ] {
            assert_eq!(split(text), [text]);
        }
        assert_eq!(split("“Does it float?” Later, Mr. Low said no.").len(), 2);
        assert_eq!(split("“Does it float?” Mr. Low left. She said no.").len(), 3);
    }

    #[test]
    fn a_sentence_without_an_end_is_cut_but_never_inside_a_quote() {
        let text = "and so on ".repeat(400);
        assert!(split(text.trim()).iter().all(|sentence| sentence.split(' ').count() <= LONGEST + 1));
        let text = format!("“{}”", "and so on ".repeat(400).trim());
        assert_eq!(split(&text), [text.as_str()]);
    }

    #[test]
    fn every_word_lies_in_a_sentence() {
        let text = "One. Two?  Three… Four";
        assert_eq!(split(text).join(" "), "One. Two? Three… Four");
    }
}
