//! The paragraphs in HTML that is known to be the article.

use super::dom::{Dom, Id, Kind, ROOT, Step};
use super::tags::{has_class, heading, is_block, is_unseen};
use crate::ingest::entities;
use crate::ingest::paragraphs::Block;
use crate::story::ParagraphKind;
use crate::text::sanitise;

/// The paragraphs of HTML that is known to be the article, as it stands in feeds, messages and JSON.
///
/// Block quotes, list items and table rows are paragraphs, two line breaks end one, and a picture's words are told
/// from the story. What a browser would not show is left out.
pub(in crate::ingest) fn fragment(html: &str) -> Vec<Block> {
    blocks(&Dom::parse(html), ROOT, |_| false)
}

/// The paragraphs in a node, but for the elements that are told to be left out.
pub(super) fn blocks(dom: &Dom, from: Id, left_out: impl Fn(Id) -> bool) -> Vec<Block> {
    let mut lines = Lines::default();
    dom.walk(from, |step| match step {
        Step::In(id) => match &dom.node(id).kind {
            Kind::Text(words) => {
                words.chars().for_each(|character| lines.write(character));
                false
            }
            Kind::Element(_) if is_unseen(dom, id) || left_out(id) => {
                if is_block(dom, id) {
                    lines.end();
                }
                false
            }
            Kind::Element(_) => {
                lines.enter(dom, id);
                true
            }
            Kind::Comment(_) => false,
            Kind::Other => true,
        },
        Step::Out(id) => {
            lines.leave(dom, id);
            false
        }
    });
    lines.end();
    lines.blocks
}

/// Paragraphs that are being gathered.
#[derive(Default)]
struct Lines {
    blocks: Vec<Block>,
    /// The words of the paragraph that is open.
    line: String,
    /// Whether a space is due before the next word.
    spaced: bool,
    /// The line breaks since the last word.
    breaks: usize,
    /// The level of the heading that is open.
    heading: Option<u8>,
    /// How many captions are open.
    captions: usize,
    /// How many elements are open in which line ends count.
    verbatim: usize,
}

impl Lines {
    fn write(&mut self, character: char) {
        if character == '\n' && self.verbatim > 0 {
            self.breaks += 1;
        } else if character.is_whitespace() {
            self.spaced = true;
        } else {
            if self.breaks > 1 {
                self.end();
            }
            if (self.spaced || self.breaks > 0) && !self.line.is_empty() {
                self.line.push(' ');
            }
            self.line.push(character);
            (self.spaced, self.breaks) = (false, 0);
        }
    }

    /// Ends the paragraph that is open.
    fn end(&mut self) {
        (self.spaced, self.breaks) = (false, 0);
        if self.line.is_empty() {
            return;
        }
        let text = sanitise(&entities::decode(&std::mem::take(&mut self.line)));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let role = (self.captions > 0).then_some(ParagraphKind::Caption);
        let heading = self.heading.filter(|_| role.is_none());
        self.blocks.push(Block { text, heading, parted: true, role });
    }

    fn enter(&mut self, dom: &Dom, id: Id) {
        if is_block(dom, id) {
            self.end();
        }
        let name = dom.name(id);
        match name {
            "br" => self.breaks += 1,
            "pre" => self.verbatim += 1,
            "td" | "th" => self.spaced = true,
            "q" => self.write('“'),
            // A caption and its credit often stand in spans with nothing between them.
            "span" | "small" | "cite" if self.captions > 0 => self.spaced = true,
            _ => {}
        }
        self.heading = heading(name).or(self.heading);
        self.captions += usize::from(is_caption(dom, id));
    }

    fn leave(&mut self, dom: &Dom, id: Id) {
        if is_block(dom, id) {
            self.end();
        }
        let name = dom.name(id);
        match name {
            "pre" => self.verbatim = self.verbatim.saturating_sub(1),
            "td" | "th" => self.spaced = true,
            "q" => self.line.push('”'),
            _ => {}
        }
        if heading(name).is_some() {
            self.heading = None;
        }
        self.captions -= usize::from(is_caption(dom, id)).min(self.captions);
    }
}

/// Whether an element holds a picture's words.
fn is_caption(dom: &Dom, id: Id) -> bool {
    dom.name(id) == "figcaption"
        || (matches!(dom.name(id), "p" | "div" | "span" | "dd")
            && has_class(dom, id, &["caption", "figcaption"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        fragment(html).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn words_are_neither_glued_nor_split_by_the_tags_in_them() {
        assert_eq!(
            texts(
                "<p>The <b>M</b>ayor<i> said</i>&nbsp;so<br>on <a href=x>Mon</a>day, <span>he</span>\n<em>did</em>.</p>"
            ),
            ["The Mayor said so on Monday, he did."]
        );
    }

    #[test]
    fn block_quotes_items_and_rows_are_paragraphs() {
        let html = "<p>He wrote:</p><blockquote>Shut it.<p>Now.</blockquote><ul><li>One <p>two</li><li>three</ul>\
            <table><tr><th>Pier</th><td>4</td></tr><tr><td>East</td><td>5</td></tr></table>";
        assert_eq!(texts(html), ["He wrote:", "Shut it.", "Now.", "One", "two", "three", "Pier 4", "East 5"]);
    }

    #[test]
    fn two_line_breaks_end_a_paragraph_and_one_does_not() {
        assert_eq!(texts("One<br>line.<br> <br/>\nTwo.<br><br><br>Three."), ["One line.", "Two.", "Three."]);
    }

    #[test]
    fn a_table_that_lays_out_a_page_does_not_join_its_columns() {
        let html = "<table><tr><td>Home<br>News</td><td><font>The bridge stays shut.<br><br>Divers found cracks.</font></td></tr></table>";
        assert_eq!(texts(html), ["Home News", "The bridge stays shut.", "Divers found cracks."]);
    }

    #[test]
    fn what_a_browser_does_not_show_is_left_out() {
        let html = "<!-- a --><style>b{}</style><script>c</script><p>Shut<svg><text>d</text></svg>.</p><template><p>e</template>\
            <p hidden>f</p><div style='color:red; display : none'>g</div><iframe>h</iframe><noscript><p>i</noscript>\
            <span class=sr-only>j</span><textarea>k</textarea><p>Open.";
        assert_eq!(texts(html), ["Shut.", "Open."]);
    }

    #[test]
    fn headings_and_captions_keep_what_they_are() {
        let blocks = fragment(
            "<h2>What comes <i>next</i></h2><figure><img alt=x><figcaption>A ferry<span>Jo Vale</span></figcaption></figure><p>It rained.",
        );
        let told: Vec<_> =
            blocks.iter().map(|block| (block.text.as_str(), block.heading, block.role)).collect();
        assert_eq!(
            told,
            [
                ("What comes next", Some(2), None),
                ("A ferry Jo Vale", None, Some(ParagraphKind::Caption)),
                ("It rained.", None, None)
            ]
        );
    }

    #[test]
    fn entities_are_read_and_nothing_dangerous_comes_in() {
        assert_eq!(
            texts("<p>Zo&euml; &amp;#8217;s &#27;[31m<q>No</q>&#x202e;&lt;b&gt;</p>"),
            ["Zoë ’s “No”<b>"]
        );
    }

    #[test]
    fn words_without_a_tag_are_a_paragraph() {
        assert_eq!(texts("The bridge\nstays shut."), ["The bridge stays shut."]);
        assert!(texts("").is_empty());
    }

    #[test]
    fn a_hundred_thousand_open_tags_are_read_on_a_small_stack() {
        for tag in ["<div>", "<b>", "<table><tr><td>", "<p><font size=1>", "<ul><li>", "<blockquote>"] {
            let html = format!("<p>Shut.</p>{}Deep.", tag.repeat(100_000));
            let blocks = std::thread::spawn(move || fragment(&html)).join().unwrap();
            assert_eq!(blocks[0].text, "Shut.");
        }
    }
}
