//! An article's words in a page: whatever could be taken for markup is escaped, and only the web is linked to.

use crate::text::Span;

/// Words as they may stand in a page, between tags or between the quotation marks of an attribute.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

/// Words on one line, for an attribute or a heading.
pub(super) fn line(text: &str) -> String {
    escape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The words of `whole`, those of `marks` in it marked; marks that meet are one.
pub(super) fn marked(text: &str, whole: Span, marks: &[Span]) -> String {
    let mut inside: Vec<Span> = marks
        .iter()
        .map(|mark| Span::new(mark.start.max(whole.start), mark.end.min(whole.end)).trim(text))
        .filter(|mark| !mark.is_empty() && whole.holds(*mark))
        .collect();
    inside.sort_unstable();
    let mut out = String::new();
    let mut at = whole.start;
    let mut marks = inside.into_iter().peekable();
    while let Some(mut mark) = marks.next() {
        while let Some(next) = marks.next_if(|next| next.start <= mark.end) {
            mark = mark.join(next);
        }
        out.push_str(&escape(Span::new(at, mark.start).of(text)));
        out.extend(["<mark>", &escape(mark.of(text)), "</mark>"]);
        at = mark.end;
    }
    out.push_str(&escape(Span::new(at, whole.end).of(text)));
    out
}

/// An address as a link where it is one on the web, or else as words.
pub(super) fn address(url: &str) -> String {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let odd = |letter: char| letter.is_whitespace() || letter.is_control();
    let safe = line(url);
    if web && !url.contains(odd) {
        return format!("<a class=\"web\" href=\"{safe}\" rel=\"noreferrer noopener\">{safe}</a>");
    }
    safe
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a browser reads back.
    fn read(safe: &str) -> String {
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        entities.iter().fold(safe.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
    }

    #[test]
    fn words_that_look_like_markup_stay_words() {
        assert_eq!(escape("<b>\"A\" & 'B'</b>"), "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;");
        assert_eq!(escape("&lt;"), "&amp;lt;");
        assert_eq!(line(" two\n\n lines "), "two lines");
    }

    #[test]
    fn marks_that_meet_are_one_and_those_outside_are_none() {
        let text = "Before. It flies 2,500 kilometers <far>. After.";
        let marks = [Span::new(17, 22), Span::new(20, 33), Span::new(41, 46), Span::new(3, 3)];
        assert_eq!(
            marked(text, Span::new(8, 40), &marks),
            "It flies <mark>2,500 kilometers</mark> &lt;far&gt;."
        );
    }

    #[test]
    fn only_the_web_is_linked_to() {
        assert!(
            address("https://example.com/a?b=1&c=2").contains("href=\"https://example.com/a?b=1&amp;c=2\"")
        );
        for url in
            ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,a", "https://a b", " http://a"]
        {
            assert!(!address(url).contains("href"), "{url}");
        }
        assert!(!address("https://a\"onclick=\"b").contains("\"onclick"));
    }

    proptest! {
        #[test]
        fn no_letter_of_markup_passes_and_every_word_comes_back(text in "[a<>&\"';#lgtmp \\n\u{e9}]{0,60}|\\PC{0,40}") {
            let safe = escape(&text);
            prop_assert!(!safe.contains(['<', '>', '"', '\'']), "{safe}");
            for (at, _) in safe.match_indices('&') {
                let entity = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
                prop_assert!(entity.iter().any(|entity| safe.get(at..).unwrap().starts_with(entity)), "{safe}");
            }
            prop_assert_eq!(read(&safe), text);
        }

        #[test]
        fn marks_change_no_word(text in "\\PC{0,40}", ends in proptest::collection::vec((0_u8..50, 0_u8..50), 0..6)) {
            let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            places.push(text.len());
            let place = |at: u8| places[usize::from(at) % places.len()];
            let marks: Vec<Span> = ends.into_iter().map(|(one, other)| Span::new(place(one), place(other))).collect();
            let html = marked(&text, Span::new(0, text.len()), &marks);
            let bare = html.replace("<mark>", "").replace("</mark>", "");
            prop_assert_eq!(bare, escape(&text));
            prop_assert_eq!(html.matches("<mark>").count(), html.matches("</mark>").count());
        }
    }
}
