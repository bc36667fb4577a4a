//! Quotation marks: which opens, which closes, and which is only an apostrophe.

mod faces;

use self::faces::find_marks;
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

#[cfg(test)]
mod tests;
