//! Each mark by itself: its style, and whether it opens or closes, by what stands beside it.

use super::{Mark, Style};
use crate::text::Span;

/// What an apostrophe at the beginning of a word stands for: «’til», «rock ’n’ roll», «the ’90s».
const ELIDED: &[&str] = &[
    "til", "till", "tis", "twas", "twere", "twould", "cause", "cuz", "cos", "em", "n", "bout", "round",
    "neath", "tween", "nuff", "ere", "kay", "er", "im", "nother", "fraid", "ello", "nam", "burbs", "hood",
    "roos",
];

pub(super) fn find_marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let words = paragraph.of(text);
    let mut marks: Vec<Mark> = Vec::new();
    let mut before: Option<char> = None;
    let mut leads = true;
    let mut characters = words.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        if character.is_ascii_alphanumeric() {
            leads = false;
            before = Some(character);
            continue;
        }
        let mut after = characters.peek().map(|&(_, next)| next);
        let mut len = character.len_utf8();
        // TeX’s ``…'', and the two apostrophes of old wire copy.
        // Three are a double and a single one, the single one inside.
        let more = || words.get(offset + 2..).is_some_and(|rest| rest.starts_with(character));
        let inner_first =
            || before.is_some_and(|before| !before.is_whitespace() && before != character) && more();
        let twice = matches!(character, '`' | '\'') && after == Some(character) && !inner_first();
        if twice {
            characters.next();
            len += 1;
            after = characters.peek().map(|&(_, next)| next);
        }
        let around = Around { before, after, rest: words.get(offset + len..).unwrap_or("") };
        let role = if twice { around.twice(character) } else { around.role(character) };
        if let Some(role) = role {
            let feet = matches!(character, '"' | '”' | '″')
                && marks.last().is_none_or(|last| last.at + last.len < paragraph.start + offset)
                && measures(words.get(..offset).unwrap_or(""));
            if !feet {
                let at = paragraph.start + offset;
                marks.push(Mark { at, len, leads, ..role });
            }
        }
        if !character.is_whitespace() {
            leads = character == ':' || (leads && role.is_some());
        }
        before = Some(character);
    }
    marks
}

/// Whether a height ends here: «6'2», «5’ 11».
fn measures(before: &str) -> bool {
    let mut back = before.chars().rev().peekable();
    let mut inches = 0;
    while back.next_if(|&c| c.is_ascii_digit() || c == '½').is_some() {
        inches += 1;
    }
    while back.next_if(|&c| c == ' ').is_some() {}
    (1..=3).contains(&inches)
        && back.next().is_some_and(|c| matches!(c, '\'' | '’' | '′'))
        && back.next().is_some_and(|c| c.is_ascii_digit())
}

/// What stands beside a mark.
struct Around<'a> {
    before: Option<char>,
    after: Option<char>,
    rest: &'a str,
}

impl Around<'_> {
    fn space_before(&self) -> bool {
        self.before.is_none_or(char::is_whitespace)
    }

    fn space_after(&self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    /// Whether a word, or something that holds words, may begin here.
    fn starts(&self) -> bool {
        self.before.is_none_or(|before| before.is_whitespace() || "([{—–-/:“\"«‘'`„‚‹「『".contains(before))
    }

    fn word_before(&self) -> bool {
        self.before.is_some_and(char::is_alphanumeric)
    }

    fn word_after(&self) -> bool {
        self.after.is_some_and(char::is_alphanumeric)
    }

    fn mark(style: Style, opens: bool, closes: bool) -> Option<Mark> {
        let mark = Mark { at: 0, len: 0, style, opens, closes, doubtful: false, faint: false, leads: false };
        (opens || closes).then_some(mark)
    }

    /// A mark whose form tells nothing of its side: ", and ” where a typist put it.
    fn straight(&self) -> Option<Mark> {
        let opens = self.starts() && !self.space_after();
        let closes = !self.space_before() || self.space_after();
        // «sea."We went on»: the space is missing; «a " quiet " year»: there is one too many.
        let glued =
            !opens && self.word_after() && self.before.is_some_and(|before| ".,!?:;".contains(before));
        let spaced = self.space_before() && self.after == Some(' ');
        let inches = self.before.is_some_and(|before| before.is_ascii_digit());
        Self::mark(Style::Double, opens || glued || spaced, closes).map(|mark| Mark {
            faint: glued || spaced,
            doubtful: inches,
            ..mark
        })
    }

    /// Two single marks for a double one.
    fn twice(&self, character: char) -> Option<Mark> {
        if character == '`' {
            return Self::mark(Style::Double, true, false);
        }
        Self::mark(Style::Double, self.starts() && !self.space_after(), !self.space_before())
    }

    fn role(&self, character: char) -> Option<Mark> {
        let closing = !self.space_before() && !self.word_after();
        match character {
            // German closes with the mark that opens in English, and so do slips.
            '“' => Self::mark(Style::Double, !closing || self.starts(), closing && !self.starts()),
            '„' | '‟' => Self::mark(Style::Double, true, false),
            '"' | '″' | '＂' => self.straight(),
            '”' if self.space_before() => self.straight(),
            '”' => Self::mark(Style::Double, false, true),
            '«' => Self::mark(Style::Guillemets, !closing || self.starts(), closing && !self.starts()),
            '»' => {
                let opens = self.space_before() && self.word_after();
                Self::mark(Style::Guillemets, opens, !opens).map(|mark| Mark { faint: opens, ..mark })
            }
            '‹' => {
                Self::mark(Style::SingleGuillemets, !closing || self.starts(), closing && !self.starts())
            }
            '›' => {
                let opens = self.space_before() && self.word_after();
                Self::mark(Style::SingleGuillemets, opens, !opens).map(|mark| Mark { faint: opens, ..mark })
            }
            '「' => Self::mark(Style::Corners, true, false),
            '」' => Self::mark(Style::Corners, false, true),
            '『' => Self::mark(Style::WhiteCorners, true, false),
            '』' => Self::mark(Style::WhiteCorners, false, true),
            '‘' if !self.word_before() && self.word_after() && self.is_elision() => None,
            '‘' if !closing || self.starts() => Self::mark(Style::Single, !self.word_before(), false),
            '‚' | '`' => Self::mark(Style::Single, self.starts() && !self.space_after(), false),
            '\'' | '’' | '‘' => self.apostrophe(character),
            _ => None,
        }
    }

    /// A single mark that may be an apostrophe.
    fn apostrophe(&self, character: char) -> Option<Mark> {
        if self.word_before() && self.word_after() {
            return None;
        }
        let opens = self.starts() && !self.space_after() && !self.is_elision();
        let opens = opens
            && match character {
                '\'' => self.word_after() || self.after.is_some_and(|after| "#@$(£€….".contains(after)),
                // A closing mark opens by a typist’s slip: «he said: ’No.’»
                '’' => self.after.is_some_and(char::is_uppercase),
                _ => false,
            };
        let held = self.before.is_some_and(|before| "”\"»".contains(before));
        let closes = !self.space_before() && !self.word_after() && (held || !self.starts());
        // «6' tall» is feet, and «s'» a possessive more often than an end.
        let feet = self.before.is_some_and(|before| before.is_ascii_digit());
        let doubtful = feet || self.before.is_some_and(|before| matches!(before, 's' | 'S' | 'z' | 'x'));
        let doubtful = doubtful && self.space_after();
        Self::mark(Style::Single, opens, closes).map(|mark| Mark {
            doubtful,
            faint: character == '’',
            ..mark
        })
    }

    /// Whether an apostrophe here stands for what a word has lost.
    fn is_elision(&self) -> bool {
        let end = self.rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(self.rest.len());
        let word = self.rest.get(..end.min(12)).unwrap_or("");
        let figures = word.bytes().take_while(u8::is_ascii_digit).count();
        let years = figures == 2 && (word.len() == 2 || word.ends_with('s'));
        years || ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided))
    }
}
