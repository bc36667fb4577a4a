//! Lines to paragraphs, and what each paragraph is for.

use super::furniture;
use crate::story::{Paragraph, ParagraphKind};
use crate::text::{Span, fold};

/// A paragraph on its way into an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// Its words, single-spaced.
    pub(super) text: String,
    /// The level of the Markdown heading it is.
    pub(super) heading: Option<u8>,
    /// Whether a blank line, or the end, followed it.
    pub(super) parted: bool,
    /// What it is for, where its place in a page tells that and its words do not.
    pub(super) role: Option<ParagraphKind>,
}

impl Block {
    /// A paragraph that stands on its own.
    pub(super) fn paragraph(text: impl Into<String>) -> Self {
        Self { text: text.into(), parted: true, ..Self::default() }
    }

    /// A heading of that level.
    pub(super) fn heading(text: impl Into<String>, level: u8) -> Self {
        Self { heading: Some(level), ..Self::paragraph(text) }
    }
}

/// The clean text of an article with its paragraphs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Laid {
    pub(super) text: String,
    pub(super) title: Option<Span>,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// The paragraphs of sanitised plain text: hard-wrapped lines joined, otherwise each line one paragraph.
pub(super) fn of_text(text: &str) -> Vec<Block> {
    let width = wrap_width(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let mut before = "";
    for line in text.split('\n') {
        if line.trim().is_empty() {
            if let Some(last) = blocks.last_mut() {
                last.parted = true;
            }
            open = false;
            continue;
        }
        match blocks.last_mut() {
            Some(last) if open && width.is_some_and(|width| continues(before, line, width)) => {
                push_words(&mut last.text, line);
            }
            _ => {
                let mut text = String::with_capacity(line.len());
                push_words(&mut text, line);
                blocks.push(Block { text, ..Block::default() });
            }
        }
        open = true;
        before = line;
    }
    if let Some(last) = blocks.last_mut() {
        last.parted = true;
    }
    blocks
}

/// Adds a line's words, single-spaced. A word that was broken at its hyphen, «high-» and «profile», is whole again.
pub(super) fn push_words(text: &mut String, line: &str) {
    for (index, word) in line.split_whitespace().enumerate() {
        let broken = index == 0
            && text.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphabetic))
            && word.starts_with(char::is_lowercase);
        if !text.is_empty() && !broken {
            text.push(' ');
        }
        text.push_str(word);
    }
}

/// The column at which a document's lines were wrapped by hand, if they were.
///
/// Wrapped lines are all short, and each is so full that the next line's first word would not have fitted;
/// where every line is a paragraph, lengths have no such ceiling.
pub(super) fn wrap_width(text: &str) -> Option<usize> {
    const WIDEST: usize = 110;
    const NARROWEST: usize = 30;
    let mut lengths = [0_usize; WIDEST + 1];
    let (mut lines, mut inner, mut ended) = (0_usize, 0_usize, 0_usize);
    let mut pairs = [0_usize; WIDEST + 1];
    let mut before: Option<&str> = None;
    for line in text.split('\n') {
        let line = line.trim_end();
        if line.is_empty() {
            before = None;
            continue;
        }
        let length = line.chars().take(WIDEST + 1).count();
        lines += 1;
        if length > WIDEST {
            // One long address does not make a document unwrapped; its paragraphs' lines do.
            before = None;
            continue;
        }
        lengths[length] += 1;
        if let Some(before) = before {
            inner += 1;
            ended += usize::from(ends_sentence(before));
            pairs[wanted(before, line).min(WIDEST)] += 1;
        }
        before = Some(line);
    }
    let short: usize = lengths.iter().sum();
    if inner == 0 || short * 50 < lines * 49 {
        return None;
    }
    // The width is the longest length but for one line in fifty.
    let mut past = short - short.div_ceil(50).min(short / 20);
    let width = lengths.iter().position(|&count| {
        past = past.saturating_sub(count);
        past == 0
    })?;
    let full: usize = pairs.iter().skip(width.saturating_sub(4)).sum();
    let wrapped = width >= NARROWEST && full * 10 >= inner * 6 && ended * 10 <= inner * 6;
    wrapped.then_some(width)
}

/// The columns a line would take with the next line's first word on it.
fn wanted(line: &str, next: &str) -> usize {
    let word = next.split_whitespace().next().unwrap_or("");
    line.trim_end().chars().count() + 1 + word.chars().count()
}

/// Whether a line goes on with the paragraph of the line before it, in text wrapped at `width`.
fn continues(before: &str, line: &str, width: usize) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    if indent(line) > indent(before) + 1 {
        return false;
    }
    let room = width.saturating_sub(wanted(before, line));
    // A line left short after a full stop ends its paragraph; one left very short ends something.
    !(room > width / 4 || (room > width / 10 && ends_sentence(before)))
}

/// Whether the words end as a sentence does, closing marks aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    let closers = ['"', '\'', '”', '’', '»', ')', ']'];
    text.trim_end().trim_end_matches(closers).ends_with(['.', '!', '?', '…'])
}

/// Lays the blocks out as one article under `title`, the headline that came from beside the text.
pub(super) fn lay(mut blocks: Vec<Block>, title: Option<String>) -> Laid {
    blocks.retain(|block| !block.text.is_empty());
    let headed = match title {
        Some(title) if blocks.first().is_some_and(|first| same_line(&first.text, &title)) => true,
        Some(title) => {
            blocks.insert(0, Block::heading(title, 1));
            true
        }
        None => raise_headline(&mut blocks),
    };
    let kinds = kinds(&blocks, headed);
    let mut laid = Laid::default();
    for (block, kind) in blocks.iter().zip(kinds) {
        if !laid.text.is_empty() {
            laid.text.push_str("\n\n");
        }
        let start = laid.text.len();
        laid.text.push_str(&block.text);
        let span = Span::new(start, laid.text.len());
        if kind == ParagraphKind::Headline {
            laid.title = Some(span);
        }
        laid.paragraphs.push(Paragraph { span, kind });
    }
    laid
}

/// Puts the article's own headline first, where it has one.
fn raise_headline(blocks: &mut Vec<Block>) -> bool {
    let top = blocks.iter().take(6).position(|block| block.heading == Some(1));
    if let Some(at) = top {
        let headline = blocks.remove(at);
        blocks.insert(0, headline);
        return true;
    }
    // A page's furniture may stand above its headline; the headline still comes first.
    let reads = |blocks: &[Block], at: usize| {
        blocks
            .get(at)
            .is_some_and(|line| line.heading.is_some() || reads_as_headline(line, blocks.get(at + 1)))
    };
    let furnished = |block: &Block| furniture::kind(&block.text) == Some(ParagraphKind::Furniture);
    let at = blocks.iter().take(3).position(|block| !furnished(block)).unwrap_or(0);
    if reads(blocks, at) {
        let headline = blocks.remove(at);
        blocks.insert(0, headline);
        return true;
    }
    // "Watch: Ferry sinks in harbour" may be the headline after all.
    let first = blocks
        .first()
        .is_some_and(|first| first.text.split(' ').count() > 4 && !furniture::is_credit(&first.text));
    first && reads(blocks, 0)
}

/// Whether an article's first line reads as its headline rather than as its first paragraph.
fn reads_as_headline(line: &Block, next: Option<&Block>) -> bool {
    let Some(next) = next else { return false };
    let length = line.text.chars().count();
    let full_stop = line.text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', ';', ',', ':']);
    let stopped = full_stop && !line.text.ends_with("...") && !ends_in_abbreviation(&line.text);
    let looks = !stopped && line.text.chars().any(char::is_alphabetic);
    // A blank line after it lets a headline be as long as tabloids make them.
    let longest = if line.parted { 220 } else { 130 };
    looks && length <= longest && (line.parted || next.text.chars().count() > length)
}

/// Whether a closing full stop belongs to the last word: `Qualcomm Inc.`, `the U.S.`.
fn ends_in_abbreviation(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    let word = last.trim_end_matches('.');
    let titles = ["Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "Gov", "Sen", "Rep", "St", "a.m", "p.m", "D.C"];
    titles.contains(&word) || (word.contains('.') && word.len() <= 5)
}

/// Whether two lines say the same, case, accents and marks aside.
fn same_line(one: &str, other: &str) -> bool {
    one == other || (one.len() < 1000 && other.len() < 1000 && folded(one) == folded(other))
}

fn folded(text: &str) -> String {
    fold(text).text
}

/// What each block is for.
fn kinds(blocks: &[Block], headed: bool) -> Vec<ParagraphKind> {
    let headline = headed.then(|| blocks.first().map(|first| folded(&first.text))).flatten();
    let mut kinds: Vec<ParagraphKind> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let repeats = |headline: &String| block.text.len() < 400 && at < 12 && repeats(&block.text, headline);
        let kind = if at == 0 && headed {
            ParagraphKind::Headline
        } else if headline.as_ref().is_some_and(repeats) {
            ParagraphKind::Furniture
        } else if let Some(kind) = block.role.or_else(|| furniture::kind(&block.text)) {
            kind
        } else if at + 1 == blocks.len() && furniture::is_sign_off(&block.text) {
            ParagraphKind::Furniture
        } else if block.heading.is_some() {
            ParagraphKind::Subhead
        } else {
            ParagraphKind::Body
        };
        kinds.push(kind);
    }
    mark_subheads(blocks, &mut kinds);
    mark_captions(blocks, &mut kinds);
    mark_links(blocks, &mut kinds);
    kinds
}

/// Lines without a full stop, in an article that sets one behind every paragraph, are its pictures' words.
///
/// One such line may be a sentence cut off, a short one an item of a list: neither is taken for a caption.
fn mark_captions(blocks: &[Block], kinds: &mut [ParagraphKind]) {
    let body = |at: &usize| kinds[*at] == ParagraphKind::Body;
    let unstopped = |at: &usize| blocks[*at].heading.is_none() && furniture::is_unstopped(&blocks[*at].text);
    let open: Vec<usize> = (0..blocks.len()).filter(body).filter(unstopped).collect();
    let whole = (0..blocks.len()).filter(body).count() - open.len();
    // «The mayor also said», «He told the council: "…»: cut off, not captions.
    let cut_off = |text: &str| {
        text.contains(" also ")
            || text.matches('"').count() % 2 == 1
            || text.matches('“').count() != text.matches('”').count()
    };
    let captions: Vec<usize> = (open.into_iter())
        .filter(|&at| (60..=330).contains(&blocks[at].text.len()) && !cut_off(&blocks[at].text))
        .collect();
    if captions.len() >= 3 && whole >= 2 * captions.len() {
        for at in captions {
            kinds[at] = ParagraphKind::Caption;
        }
    }
}

/// A run of titles behind the last full stop leads to other pages.
fn mark_links(blocks: &[Block], kinds: &mut [ParagraphKind]) {
    let title = |text: &str| {
        text.len() < 120
            && text.split(' ').count() >= 4
            && furniture::is_unstopped(text)
            && !text.chars().any(|c| c.is_ascii_digit())
    };
    let run: Vec<usize> = (0..blocks.len())
        .rev()
        .filter(|&at| kinds[at] != ParagraphKind::Furniture)
        .take_while(|&at| kinds[at] != ParagraphKind::Headline && title(&blocks[at].text))
        .collect();
    if run.len() >= 4 {
        for at in run {
            kinds[at] = ParagraphKind::Furniture;
        }
    }
}

/// Whether a line is the headline again, with or without the site's name after it.
fn repeats(line: &str, headline: &str) -> bool {
    let line = folded(line);
    let (short, long) =
        if line.len() < headline.len() { (line.as_str(), headline) } else { (headline, line.as_str()) };
    let Some(tail) = long.strip_prefix(short) else { return false };
    tail.is_empty()
        || (short.len() >= 20 && tail.len() <= 40 && tail.trim_start().starts_with(['|', '-', ':']))
}

/// A short unstopped line between two full paragraphs announces the second.
///
/// Several such lines in a row are a list, and lists state facts.
fn mark_subheads(blocks: &[Block], kinds: &mut [ParagraphKind]) {
    let heads: Vec<bool> = blocks.iter().map(|block| heads(&block.text)).collect();
    for at in 1..blocks.len() {
        if kinds[at] != ParagraphKind::Body || !heads[at] {
            continue;
        }
        let mut after = (at + 1..blocks.len()).filter(|&next| kinds[next] != ParagraphKind::Furniture);
        let announces = after.next().is_some_and(|next| kinds[next] == ParagraphKind::Body && !heads[next]);
        let follows = kinds[at - 1] != ParagraphKind::Body || !heads[at - 1];
        if announces && follows {
            kinds[at] = ParagraphKind::Subhead;
        }
    }
}

/// Whether a line could be a subhead by its looks alone.
fn heads(text: &str) -> bool {
    let length = text.chars().take(81).count();
    let first = text.trim_start_matches(['"', '\'', '“', '‘', '«']).chars().next();
    length <= 70
        && text.split(' ').count() <= 10
        && !text.contains(" — ")
        && !text.ends_with(['.', ',', ';', ':', '…', '!'])
        && !text.trim_end_matches(['"', '”', '’', '»', '\'']).ends_with(['.', ',', '!'])
        && first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
        && !(text.starts_with(['"', '“', '«']) && text.ends_with(['"', '”', '»']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        of_text(text).into_iter().map(|block| block.text).collect()
    }

    fn kinds_of(text: &str) -> Vec<ParagraphKind> {
        lay(of_text(text), None).paragraphs.iter().map(|paragraph| paragraph.kind).collect()
    }

    const WRAPPED: &str = "The mayor told the council on Monday that the bridge would stay shut until\n\
        the spring, after divers found cracks in two of its seven piers and the\n\
        engineers asked for more time.\n\
        \n\
        Shopkeepers on the east bank said they had lost a third of their trade, and\n\
        asked the city to run a ferry.\n";

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let texts = texts(WRAPPED);
        assert_eq!(texts.len(), 2);
        assert!(texts[0].ends_with("two of its seven piers and the engineers asked for more time."));
    }

    #[test]
    fn a_line_left_short_ends_a_wrapped_paragraph_without_a_blank_line() {
        let texts = texts(&WRAPPED.replace("\n\n", "\n"));
        assert_eq!(texts.len(), 2);
        assert!(texts[1].starts_with("Shopkeepers"));
    }

    #[test]
    fn where_each_line_is_a_paragraph_it_stays_one() {
        let text = "The bridge stays shut.\nDivers found cracks in two piers, the city said on Monday.\n\
            Shopkeepers want a ferry.\nThe council votes on Thursday.";
        assert_eq!(texts(text).len(), 4);
        let long = format!("{}\n{}\nShort line.", "word ".repeat(60), "word ".repeat(70));
        assert_eq!(texts(&long).len(), 3);
    }

    #[test]
    fn the_first_line_is_the_headline_where_it_reads_as_one() {
        use ParagraphKind::{Body, Headline};
        assert_eq!(
            kinds_of("Bridge stays shut until spring\n\nThe mayor said so on Monday."),
            [Headline, Body]
        );
        assert_eq!(kinds_of("Bridge stays shut\nThe mayor said so on Monday."), [Headline, Body]);
        assert_eq!(
            kinds_of("Chipmaker raises bid for Lumen Inc.\n\nIt said so on Monday."),
            [Headline, Body]
        );
        assert_eq!(kinds_of("The bridge stays shut.\n\nThe mayor said so on Monday."), [Body, Body]);
        assert_eq!(kinds_of("The bridge stays shut"), [Body]);
    }

    #[test]
    fn a_headline_printed_twice_is_furniture_the_second_time() {
        use ParagraphKind::{Body, Furniture, Headline};
        let text = "Bridge stays shut until spring\n\nBridge Stays Shut Until Spring | Courier\n\nThe mayor said so.";
        assert_eq!(kinds_of(text), [Headline, Furniture, Body]);
    }

    #[test]
    fn a_short_line_between_paragraphs_is_a_subhead_and_a_list_is_not() {
        use ParagraphKind::{Body, Headline, Subhead};
        let text = "Bridge stays shut\n\nThe mayor said so on Monday.\nLost trade\nShopkeepers want a ferry.";
        assert_eq!(kinds_of(text), [Headline, Body, Subhead, Body]);
        let list =
            "Bridge stays shut\n\nThe mayor named three dates.\nMay 3\nMay 9\nMay 12\nNo more were given.";
        assert!(!kinds_of(list)[2..4].contains(&Subhead));
    }

    #[test]
    fn several_lines_without_a_full_stop_are_captions_in_an_article_that_sets_them() {
        use ParagraphKind::{Body, Caption};
        let caption = "Divers look at the east pier of the harbour bridge on a cold Monday";
        let body = "The mayor told the council that it would stay shut.";
        let page = |captions: usize| {
            let mut lines = vec!["Bridge stays shut", body];
            for _ in 0..captions {
                lines.extend([caption, body, body]);
            }
            kinds_of(&lines.join("\n\n"))
        };
        assert_eq!(page(3).iter().filter(|&&kind| kind == Caption).count(), 3);
        assert!(page(1)[1..].iter().all(|&kind| kind == Body));
        let list = format!("Bridge stays shut\n\n{body}\n\n{}", [caption; 4].join("\n\n"));
        assert!(!kinds_of(&list).contains(&Caption));
    }

    #[test]
    fn a_run_of_titles_at_the_end_is_furniture() {
        use ParagraphKind::{Body, Furniture};
        let links = "Ferry runs to the island\n\nCouncil votes on harbour dues\n\nMayor opens new library\n\nOld pier to be sold";
        let story = "Bridge stays shut\n\nThe mayor said so.\n\nShops want a ferry.";
        assert_eq!(kinds_of(&format!("{story}\n\n{links}"))[3..], [Furniture; 4]);
        assert_eq!(kinds_of(&format!("{story}\n\n{links}\n\nHe left."))[3], Body);
    }

    #[test]
    fn a_title_from_beside_the_text_comes_first_and_only_once() {
        let laid = lay(of_text("The mayor said so."), Some("Bridge shut".to_owned()));
        assert_eq!(laid.text, "Bridge shut\n\nThe mayor said so.");
        assert_eq!(laid.title, Some(Span::new(0, 11)));
        let laid = lay(of_text("Bridge Shut\nThe mayor said so."), Some("Bridge shut".to_owned()));
        assert_eq!(laid.text, "Bridge Shut\n\nThe mayor said so.");
    }
}
