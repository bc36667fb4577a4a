//! Messages, and mailboxes of them.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::format::Format;
use super::meta::Meta;
use super::paragraphs::{self, Block};
use super::piece::Piece;
use super::sniff::Contents;
use super::{cut, html};
use crate::text::sanitise;

/// How deep a message that was forwarded as an attachment may lie in others.
const DEEPEST: usize = 4;

/// The words below which a text part says nothing that its HTML does not.
const STUB: usize = 60;

/// Whether a file is a message or a mailbox: several header fields, among them who wrote it and one that only mail
/// has, and a blank line behind them. Prose that begins with `From:` has no such head.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    const HEAD: usize = 64 << 10;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let mut names: Vec<String> = Vec::new();
    for (at, line) in head.split(|&byte| byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            let has = |name: &str| names.iter().any(|known| known == name);
            return names.len() >= 2
                && has("from")
                && (has("date")
                    || has("mime-version")
                    || has("message-id")
                    || (has("subject") && has("to")));
        }
        if (at == 0 && line.starts_with(b"From "))
            || (at > 0 && line.starts_with(b" "))
            || line.starts_with(b"\t")
        {
            continue;
        }
        let Some(colon) = line.iter().position(|&byte| byte == b':') else { return false };
        let name = line.get(..colon).unwrap_or(&[]);
        if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        names.push(String::from_utf8_lossy(name).to_ascii_lowercase());
    }
    false
}

/// Each message of a file that is mail.
pub(super) fn contents(bytes: &[u8]) -> Contents {
    let messages = if bytes.starts_with(b"From ") { split(bytes) } else { vec![bytes.to_owned()] };
    let name = if messages.len() > 1 { "mailbox" } else { Format::Mail.row().name };
    let mut contents = Contents { format: Format::Mail, name, pieces: Vec::new(), faults: Vec::new() };
    for (at, message) in messages.iter().enumerate() {
        let number = at + 1;
        match MessageParser::default().parse(message.as_slice()).and_then(|message| piece(&message, 0)) {
            Some(piece) => contents.pieces.push((number, piece)),
            None => contents.faults.push(format!("message {number} has no text in it")),
        }
    }
    contents
}

/// The messages of a mailbox: each begins with a line `From ` behind a blank one; `>From ` in them is theirs.
fn split(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut messages: Vec<Vec<u8>> = Vec::new();
    let mut blank = true;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if blank && line.starts_with(b"From ") {
            messages.push(Vec::new());
            blank = false;
            continue;
        }
        blank = line.iter().all(u8::is_ascii_whitespace);
        let quoted = line.starts_with(b">")
            && line
                .iter()
                .position(|&byte| byte != b'>')
                .is_some_and(|at| line.get(at..).is_some_and(|rest| rest.starts_with(b"From ")));
        let line = if quoted { line.get(1..).unwrap_or(line) } else { line };
        if let Some(last) = messages.last_mut() {
            last.extend_from_slice(line);
        }
    }
    messages
}

/// The article in a message.
fn piece(message: &Message<'_>, depth: usize) -> Option<Piece> {
    let (blocks, body) = blocks_of(message);
    let said: usize = blocks.iter().map(|block| block.text.len()).sum();
    // A forward's own words are a greeting; the article is what it carries.
    if depth < DEEPEST && said < 400 {
        let inner = message.parts.iter().find_map(|part| match &part.body {
            PartType::Message(inner) => piece(inner, depth + 1),
            _ => None,
        });
        if inner.is_some() {
            return inner;
        }
    }
    let mut piece = Piece { meta: meta(message), blocks, body: body.into(), truncated: None };
    piece.truncated = cut::cut(&mut piece.blocks)
        .map(|why| format!("the message ends before the article does: {why}").into());
    piece.has_words().then_some(piece)
}

/// The paragraphs of a message and which part they are from.
fn blocks_of(message: &Message<'_>) -> (Vec<Block>, &'static str) {
    let part = |ids: &[u32], html: bool| {
        ids.iter().filter_map(|&id| message.parts.get(id as usize)).find_map(|part| match &part.body {
            PartType::Text(text) if !html => Some(text.as_ref()),
            PartType::Html(text) if html => Some(text.as_ref()),
            _ => None,
        })
    };
    let text = part(&message.text_body, false).unwrap_or("");
    let html = part(&message.html_body, true);
    let plain = paragraphs::of_text(&sanitise(without_signature(text)));
    let words: usize = plain.iter().map(|block| block.text.split(' ').count()).sum();
    if let Some(html) = html {
        let rich = html::fragment(html);
        let more: usize = rich.iter().map(|block| block.text.split(' ').count()).sum();
        if words < STUB && more > 2 * words {
            return (rich, "HTML part");
        }
    }
    if words > 0 {
        return (plain, "text part");
    }
    let attached = message.attachments().find_map(|part| {
        let named = part.attachment_name().is_some_and(|name| super::format::ending(name).starts_with("htm"));
        match &part.body {
            PartType::Html(text) => Some(text.to_string()),
            PartType::Text(text) if named => Some(text.to_string()),
            PartType::Binary(bytes) if named => {
                super::decode::decode(bytes).ok().map(std::borrow::Cow::into_owned)
            }
            _ => None,
        }
    });
    match attached {
        Some(page) => {
            (html::page(&page).map_or_else(|_| html::fragment(&page), |piece| piece.blocks), "attached page")
        }
        None => (plain, "text part"),
    }
}

/// A text without the signature behind a line `-- `, whose space does not outlive every encoding.
fn without_signature(text: &str) -> &str {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if end > 0 && line.trim_end() == "--" {
            return text.get(..end).unwrap_or(text);
        }
        end += line.len();
    }
    text
}

/// Who, when and where, as a message's head says it.
fn meta(message: &Message<'_>) -> Meta {
    let mut meta = Meta::default();
    if let Some(sender) = message.from().and_then(|from| from.first()) {
        let host = sender.address().and_then(|address| address.rsplit_once('@')).map(|(_, host)| host);
        if let Some(name) = sender.name().or(host) {
            meta.offer("outlet", name, "From");
        }
    }
    if let Some(subject) = message.subject() {
        meta.offer("title", without_prefixes(subject), "Subject");
    }
    if let Some(date) = message.date() {
        meta.offer("date", &format!("{:04}-{:02}-{:02}", date.year, date.month, date.day), "Date");
    }
    let archived = message.header_raw("Archived-At").or_else(|| message.header_raw("List-Archived-At"));
    if let Some(url) =
        archived.map(|url| url.trim().trim_matches(['<', '>'])).filter(|url| url.starts_with("http"))
    {
        meta.offer("url", url, "Archived-At");
    }
    meta
}

/// A subject without `Fwd:` and `Re:`.
fn without_prefixes(subject: &str) -> &str {
    let mut subject = subject.trim();
    while let Some((prefix, rest)) = subject.split_once(':') {
        if !["re", "fwd", "fw", "aw", "wg"].contains(&prefix.trim().to_ascii_lowercase().as_str()) {
            break;
        }
        subject = rest.trim_start();
    }
    subject
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "From: The Courier <news@courier.example>\r\nSubject: Fwd: Re: Bridge stays =?utf-8?q?=E2=80=9Cshut=E2=80=9D?=\r\nDate: Sun, 9 Mar 2025 08:00:00 +0100\r\n";

    fn texts(bytes: &[u8]) -> Vec<String> {
        assert!(is_mail(bytes));
        contents(bytes).pieces.remove(0).1.blocks.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn a_message_tells_who_when_and_what() {
        let mail = format!(
            "{HEAD}Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 stays shut, the mayor =\r\nsaid.\r\n\r\nShops want a ferry.\r\n-- \r\nSent by me\r\n"
        );
        assert_eq!(texts(mail.as_bytes()), ["The café stays shut, the mayor said.", "Shops want a ferry."]);
        let meta = contents(mail.as_bytes()).pieces.remove(0).1.meta;
        let told = |found: Option<crate::ingest::meta::Found>| {
            found.map(|found| (found.value, found.from.into_owned())).unwrap()
        };
        assert_eq!(told(meta.outlet), ("The Courier".to_owned(), "From".to_owned()));
        assert_eq!(told(meta.title), ("Bridge stays “shut”".to_owned(), "Subject".to_owned()));
        assert_eq!(told(meta.date), ("2025-03-09".to_owned(), "Date".to_owned()));
    }

    #[test]
    fn the_html_is_read_where_the_text_only_points_to_a_browser() {
        let mail = format!(
            "{HEAD}MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nView in your browser.\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+VGhlIG1heW9yIHRvbGQgdGhlIGNvdW5jaWwgb24gTW9uZGF5IHRoYXQgdGhlIGJyaWRnZSBzdGF5cyBzaHV0LjwvcD48cD5EaXZlcnMgZm91bmQgY3JhY2tzLjwvcD4=\r\n--x--\r\n"
        );
        assert_eq!(
            texts(mail.as_bytes()),
            ["The mayor told the council on Monday that the bridge stays shut.", "Divers found cracks."]
        );
    }

    #[test]
    fn a_forwarded_message_is_what_it_carries() {
        let mail = format!(
            "From: Jo <jo@x.example>\r\nDate: Mon, 10 Mar 2025 08:00:00 +0000\r\nSubject: see this\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nFYI\r\n--y\r\nContent-Type: message/rfc822\r\n\r\n{HEAD}Content-Type: text/plain\r\n\r\nThe bridge stays shut.\r\n--y--\r\n"
        );
        assert_eq!(texts(mail.as_bytes()), ["The bridge stays shut."]);
    }

    #[test]
    fn each_message_of_a_mailbox_is_an_article() {
        let one = format!(
            "From jo@x Sun Mar  9 08:00:00 2025\n{}\nThe bridge is shut.\n\n>From there it fell.\n\n",
            HEAD.replace('\r', "")
        );
        let contents = contents(one.repeat(2).as_bytes());
        assert_eq!((contents.pieces.len(), contents.name), (2, "mailbox"));
        assert_eq!(contents.pieces[1].1.blocks[1].text, "From there it fell.");
    }

    #[test]
    fn prose_that_begins_like_a_message_is_none() {
        for text in [
            "From: the harbour\nTo: the hills\n\nIt rained.",
            "From the harbour it looked small.\n\nDate: unknown",
            "Note: a\n\nb",
            "",
        ] {
            assert!(!is_mail(text.as_bytes()), "{text}");
        }
    }
}
