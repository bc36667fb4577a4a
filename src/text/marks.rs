//! Quotation marks: which opens, which closes, and which is only an apostrophe.

use super::Span;

/// A stretch between quotation marks inside one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// The words between the marks.
    pub inner: Span,
    /// The words with their marks.
    pub outer: Span,
    /// Whether a closing mark was found; if not, the stretch runs to the paragraph's end.
    pub closed: bool,
    /// Whether the marks are single ones.
    pub single: bool,
    /// How many other marked stretches hold it.
    pub depth: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Double,
    Single,
    Guillemets,
    SingleGuillemets,
    Corners,
    WhiteCorners,
}

impl Style {
    fn is_single(self) -> bool {
        matches!(self, Style::Single | Style::SingleGuillemets)
    }
}

#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked on its own, and most go together")]
struct Mark {
    at: usize,
    len: usize,
    style: Style,
    opens: bool,
    closes: bool,
    /// After an `s` a single mark may be a possessive, «the officials’ plan»; after a figure a double one, inches.
    doubtful: bool,
    /// Opens only where a closing mark follows: it looks as much like something else.
    faint: bool,
    /// Begins the paragraph or stands behind a colon, where speech begins.
    leads: bool,
}

impl Mark {
    /// Two apostrophes that close.
    fn is_twin_closer(self) -> bool {
        self.style == Style::Double && self.len == 2 && self.closes && !self.opens
    }
}

/// Marks nested deeper than this are a fault of the text: what is open beyond it is forgotten.
const NESTED: usize = 16;

/// A quote that is not closed is looked for over so many paragraphs without a mark.
const BARE_PARAGRAPHS: usize = 3;

/// What an apostrophe at the beginning of a word stands for: «’til», «rock ’n’ roll», «the ’90s».
const ELIDED: &[&str] = &[
    "til", "till", "tis", "twas", "twere", "twould", "cause", "cuz", "cos", "em", "n", "bout", "round",
    "neath", "tween", "nuff", "ere", "kay", "er", "im", "nother", "fraid", "ello", "nam", "burbs", "hood",
    "roos",
];

/// The marked stretches of one paragraph, in order of their opening, nested ones after those that hold them.
pub fn marked(text: &str, paragraph: Span) -> Vec<Marked> {
    pair(text, paragraph).0
}

/// The marked stretches of each paragraph of an article.
///
/// A quote may go on over paragraphs: with a mark at the beginning of each, or bare up to the closing mark.
pub fn marked_through(text: &str, paragraphs: &[Span]) -> Vec<Vec<Marked>> {
    let mut all: Vec<Vec<Marked>> = Vec::with_capacity(paragraphs.len());
    // The paragraph that opens a quote and leaves it open; those behind it have no mark at all.
    let mut open: Option<usize> = None;
    for (number, &paragraph) in paragraphs.iter().enumerate() {
        let (mut found, orphan) = pair(text, paragraph);
        if let (Some(from), Some(orphan)) = (open, orphan)
            && orphan.start > paragraph.start
        {
            let whole =
                |bare: Span| Marked { inner: bare, outer: bare, closed: false, single: false, depth: 0 };
            for between in from + 1..number {
                all[between] = vec![whole(paragraphs[between])];
            }
            let mut last = whole(Span::new(paragraph.start, orphan.end));
            last.inner.end = orphan.start;
            last.closed = true;
            for nested in found.iter_mut().filter(|nested| last.outer.holds(nested.outer)) {
                nested.depth += 1;
            }
            found.insert(0, last);
        }
        let left_open = found.iter().rfind(|marked| marked.depth == 0).is_some_and(|last| !last.closed);
        open = if left_open && !found.last().is_some_and(|last| last.single) {
            Some(number)
        } else {
            open.filter(|from| found.is_empty() && orphan.is_none() && number - from <= BARE_PARAGRAPHS)
        };
        all.push(found);
    }
    all
}

/// The stretches of a paragraph, and the closing double mark that nothing in it opens, if it comes before any other.
fn pair(text: &str, paragraph: Span) -> (Vec<Marked>, Option<Span>) {
    let marks = find_marks(text, paragraph);
    let ahead = Ahead::of(&marks);
    let mut found: Vec<Marked> = Vec::new();
    let mut openers: Vec<Mark> = Vec::new();
    let mut open: Vec<(Mark, usize)> = Vec::new();
    let mut orphan = None;
    for (index, &mark) in marks.iter().enumerate() {
        // «'We go,'' he said»: two close what one has opened.
        let slips = mark.is_twin_closer() && !open.iter().any(|(opener, _)| opener.style == Style::Double);
        let style = if slips { Style::Single } else { mark.style };
        let fits = |opener: &Mark| opener.style == style;
        let innermost = open.iter().rposition(|(opener, _)| fits(opener));
        let closes = mark.closes
            && innermost.is_some()
            && !(mark.doubtful && ahead.closes[index])
            && !(mark.opens && open.last().is_none_or(|(opener, _)| !fits(opener)));
        if let (true, Some(level)) = (closes, innermost) {
            let (_, slot) = open[level];
            open.truncate(level);
            found[slot].inner.end = mark.at;
            found[slot].outer.end = mark.at + mark.len;
            found[slot].closed = true;
            continue;
        }
        let answered = match mark.style {
            Style::Single => {
                ahead.closes[index] && (ahead.surely[index] || ahead.soon(&marks, index) || mark.leads)
            }
            _ => ahead.closes[index],
        };
        let stays = mark.leads && !mark.faint;
        let sure = !mark.style.is_single() && !mark.faint;
        if mark.opens && (sure || answered || stays) {
            if open.len() == NESTED {
                open.remove(0);
            }
            open.push((mark, found.len()));
            openers.push(mark);
            found.push(Marked {
                inner: Span::new(mark.at + mark.len, paragraph.end),
                outer: Span::new(mark.at, paragraph.end),
                closed: false,
                single: mark.style.is_single(),
                depth: 0,
            });
        } else if mark.closes && mark.style == Style::Double && found.is_empty() && !mark.doubtful {
            orphan = orphan.or(Some(Span::new(mark.at, mark.at + mark.len)));
        }
    }
    drop_swallowed(&mut found, &openers);
    let mut openers = openers.iter();
    found.retain(|marked| {
        let leads = openers.next().is_some_and(|opener| opener.leads);
        marked.closed || !marked.single || leads
    });
    drop_lifted(&mut found, text);
    let mut holders: Vec<usize> = Vec::new();
    for marked in &mut found {
        holders.retain(|&end| end > marked.outer.start);
        marked.depth = holders.iter().filter(|&&end| end >= marked.outer.end).count();
        if holders.len() < NESTED {
            holders.push(marked.outer.end);
        }
    }
    found.retain(|marked| !marked.inner.is_empty());
    (found, orphan)
}

/// An opening mark that never closes would hold everything behind it: where another stretch of its style begins
/// after it, it ends before that.
fn drop_swallowed(found: &mut [Marked], openers: &[Mark]) {
    let mut next: [Option<usize>; 6] = [None; 6];
    for index in (0..found.len()).rev() {
        let style = openers[index].style as usize;
        if let (false, Some(next)) = (found[index].closed, next[style]) {
            found[index].inner.end = next.max(found[index].inner.start);
            found[index].outer.end = next;
        }
        next[style] = Some(found[index].outer.start);
    }
}

/// A passage set between marks of its own that begins with a quote, «"“We go,” she said."», is lifted out of the
/// article: its outer marks are a printer's, and the quotes are those inside it.
fn drop_lifted(found: &mut Vec<Marked>, text: &str) {
    let double = |marked: &Marked| marked.outer.of(text).starts_with(['"', '“', '”']);
    let lifted: Vec<bool> = found
        .iter()
        .zip(found.iter().skip(1))
        .map(|(outer, inner)| {
            double(outer)
                && double(inner)
                && inner.outer.start == outer.inner.start
                && inner.closed
                && inner.outer.end < outer.inner.end
        })
        .collect();
    let mut lifted = lifted.into_iter();
    found.retain(|_| !lifted.next().unwrap_or(false));
}

/// What follows each mark among those of its own style.
struct Ahead {
    /// Whether the next one closes.
    closes: Vec<bool>,
    /// Whether one that can be nothing else closes, before the next that only opens.
    surely: Vec<bool>,
    /// The next one.
    next: Vec<usize>,
}

impl Ahead {
    fn of(marks: &[Mark]) -> Self {
        let mut ahead = Self {
            closes: vec![false; marks.len()],
            surely: vec![false; marks.len()],
            next: vec![0; marks.len()],
        };
        let mut behind: [Option<usize>; 6] = [None; 6];
        for (index, mark) in marks.iter().enumerate().rev() {
            if let Some(next) = behind[mark.style as usize] {
                ahead.next[index] = next;
                ahead.closes[index] = marks[next].closes;
                ahead.surely[index] = marks[next].closes && (!marks[next].doubtful || ahead.surely[next]);
            }
            behind[mark.style as usize] = Some(index);
            if mark.is_twin_closer() {
                behind[Style::Single as usize] = Some(index);
            }
        }
        ahead
    }

    /// Whether the next closes within a few words: «the ‘hawks’ in the party».
    fn soon(&self, marks: &[Mark], index: usize) -> bool {
        self.closes[index] && marks[self.next[index]].at - marks[index].at <= 40
    }
}

fn find_marks(text: &str, paragraph: Span) -> Vec<Mark> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<&str> {
        marked(text, Span::new(0, text.len())).into_iter().map(|marked| marked.inner.of(text)).collect()
    }

    #[test]
    fn every_style_of_mark_is_read() {
        assert_eq!(inner("“We go,” he said."), ["We go,"]);
        assert_eq!(inner("He said \"we go\" twice: \"go\"."), ["we go", "go"]);
        assert_eq!(inner("«We go,» he said."), ["We go,"]);
        assert_eq!(inner("‹We go,› he said."), ["We go,"]);
        assert_eq!(inner("»We go«, he said."), ["We go"]);
        assert_eq!(inner("„We go“, he said."), ["We go"]);
        assert_eq!(inner("‚We go‘, he said."), ["We go"]);
        assert_eq!(inner("``We go,'' he said."), ["We go,"]);
        assert_eq!(inner("''We go,'' he said."), ["We go,"]);
        assert_eq!(inner("'We go,'' he said. 'It's late.''"), ["We go,", "It's late."]);
        assert_eq!(inner("''We say 'no,''' he said."), ["We say 'no,'", "no,"]);
        assert_eq!(inner("'''No' is the word,'' he said."), ["'No' is the word,", "No"]);
        assert_eq!(inner("the `red' boat"), ["red"]);
        assert_eq!(inner("彼は「行く」と言った。"), ["行く"]);
        assert_eq!(inner("彼は『行く』と言った。"), ["行く"]);
        assert_eq!(inner("a ‘productive’ call"), ["productive"]);
        assert_eq!(inner("the lorries 'touched a little' and it wasn't much"), ["touched a little"]);
        assert_eq!(inner("”We go,” he said."), ["We go,"]);
        assert_eq!(inner("“We go,“ he said."), ["We go,"]);
        assert_eq!(inner("″We go,” he said."), ["We go,"]);
    }

    #[test]
    fn apostrophes_are_not_marks() {
        for text in [
            "The officials’ plan didn’t work in the '90s.",
            "Rock 'n' roll isn't the workers' cup of tea.",
            "Rock ’n’ roll, ’til dawn, for the Smiths’ sake.",
            "Get 'em while they're hot, 'cause the boys' club shuts.",
            "The class of ‘08 met the class of '12 at the Smiths'.",
            "It was the drivers' fault, the owners' lawyers said, and the drivers' alone.",
        ] {
            assert!(inner(text).is_empty(), "{text}: {:?}", inner(text));
        }
        assert_eq!(inner("‘the officials’ plan’ failed"), ["the officials’ plan"]);
        assert_eq!(inner("He wants 'the workers' share,' he said."), ["the workers' share,"]);
        assert_eq!(inner("the 'hawks' in the party"), ["hawks"]);
    }

    #[test]
    fn a_possessive_far_behind_closes_nothing() {
        let text = "The crew 'went on for two more hours before it heard of the owners' decision.";
        assert!(inner(text).is_empty());
    }

    #[test]
    fn feet_and_inches_are_not_marks() {
        assert!(inner("He is 6'2\" tall; the plank is 5\" wide and 6' long.").is_empty());
        assert_eq!(inner("\"He is 6'2\" tall,\" she said."), ["He is 6'2\" tall,"]);
        assert_eq!(inner("\"The plank is 5\" wide,\" she said."), ["The plank is 5\" wide,"]);
        assert_eq!(inner("\"We won in 2012\" and \"lost in 2016\""), ["We won in 2012", "lost in 2016"]);
    }

    #[test]
    fn nested_marks_give_both_stretches() {
        assert_eq!(
            inner("«I might say, ‘If this isn’t resolved, I will go,'» he said."),
            ["I might say, ‘If this isn’t resolved, I will go,'", "If this isn’t resolved, I will go,"]
        );
        let text = "‘He said “no” and left,’ she recalled.";
        assert_eq!(inner(text), ["He said “no” and left,", "no"]);
        assert_eq!(marked(text, Span::new(0, text.len()))[1].depth, 1);
        assert_eq!(
            inner("“And when she asks: ’Mother, did we win?’ I say yes.”"),
            ["And when she asks: ’Mother, did we win?’ I say yes.", "Mother, did we win?"]
        );
    }

    #[test]
    fn the_marks_around_a_passage_that_begins_with_a_quote_mark_nothing() {
        assert_eq!(inner("\"“We go,” she said, and left.\""), ["We go,"]);
        assert_eq!(inner("“‘We go,’ she said, and left.”").len(), 2);
    }

    #[test]
    fn an_opening_mark_behind_a_word_closes_what_is_open() {
        assert_eq!(inner("“We go,“ he said. “All of us.“"), ["We go,", "All of us."]);
    }

    #[test]
    fn a_mark_that_touches_a_colon_opens() {
        assert_eq!(inner("The mayor:\"We go.\""), ["We go."]);
    }

    #[test]
    fn a_mark_that_never_closes_ends_with_its_paragraph_or_the_next_quote() {
        assert_eq!(inner("“We go on, he said."), ["We go on, he said."]);
        assert_eq!(inner("“We go on, he said. “No,” she said."), ["We go on, he said. ", "No,"]);
        assert_eq!(inner("“We say ‘no’ to it."), ["We say ‘no’ to it.", "no"]);
        assert_eq!(inner("'We go on. And on."), ["We go on. And on."]);
        assert!(inner("The boat 'turned and sank.").is_empty());
    }

    #[test]
    fn a_slip_of_the_space_bar_loses_no_quote() {
        assert_eq!(inner("It sank at sea.\"We swam,\" he said."), ["We swam,"]);
        assert_eq!(inner("a year of \" quiet talks ,\" he said"), [" quiet talks ,"]);
    }

    fn through(text: &str) -> Vec<Vec<&str>> {
        let mut at = 0;
        let spans: Vec<Span> = text
            .split('\n')
            .map(|line| {
                at += line.len() + 1;
                Span::new(at - line.len() - 1, at - 1)
            })
            .collect();
        let all = marked_through(text, &spans);
        all.iter().map(|found| found.iter().map(|marked| marked.inner.of(text)).collect()).collect()
    }

    #[test]
    fn a_quote_goes_on_over_paragraphs_that_each_open_it() {
        assert_eq!(through("“We go.\n“We stay.”\nHe left."), [vec!["We go."], vec!["We stay."], vec![]]);
    }

    #[test]
    fn a_quote_goes_on_over_bare_paragraphs_up_to_its_closing_mark() {
        assert_eq!(
            through("“We go.\nWe stay.\nSo be it!” he said."),
            [["We go."], ["We stay."], ["So be it!"]]
        );
    }

    #[test]
    fn a_quote_that_nothing_closes_swallows_no_other_paragraph() {
        let text = "“We go.\nHe left.\nShe stayed.\nThe “old” boat sank.";
        assert_eq!(through(text), [vec!["We go."], vec![], vec![], vec!["old"]]);
        assert_eq!(through("He left.\nWe stay.” She left."), [[""; 0]; 2]);
    }
}
