//! Whether an article ends before its end.

use std::borrow::Cow;

use super::paragraphs::Block;

/// Why the article is known to be cut off, by its last words; nothing where it is not.
pub(super) fn cut(blocks: &[Block]) -> Option<Cow<'static, str>> {
    let last = blocks.last()?.text.trim_end().to_lowercase();
    let counted = last.strip_suffix(" chars]").and_then(|rest| rest.rsplit_once("[+")).is_some();
    let marked =
        ["[…]", "[...]", "continue reading", "continue reading…", "read more", "read more…", "read more »"]
            .iter()
            .any(|mark| last.ends_with(mark));
    (counted || marked).then_some(Cow::Borrowed("it ends before the article does"))
}
