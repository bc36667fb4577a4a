//! Sentences: where one ends, in the English of newspapers.

mod lists;

use self::lists::{BEFORE_A_NAME, DEGREES, LETTERED, MAYBE_LAST, OF_CLOCKS, REPORTS, STARTERS};
use super::{Marked, Span, Token, TokenKind, tokens};

/// Tokens after which a sentence without an end is cut, where no quote is open.
const LONGEST: usize = 300;

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
    if matches!(word(0), "—" | "–" | "-") {
        return false;
    }
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
mod tests;
