//! Bytes to characters, whatever a newsroom's old system wrote.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a file the guess at a legacy encoding looks at.
const SAMPLE: usize = 1 << 20;

/// The text behind `bytes`, or what they are instead of text.
///
/// A byte order mark decides; then zeros at every other place (UTF-16 without a mark); valid UTF-8 is UTF-8,
/// whatever else the file says; UTF-8 with a few bad bytes stays UTF-8, the bad bytes read as windows-1252; then the
/// encoding that the file names for itself (`charset=`, `encoding=`) counts, and the rest is guessed.
///
/// # Errors
/// One clause that says what the file seems to be and what to do.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or(&[]);
        return if encoding == UTF_8 { plain(body) } else { wide(body, encoding) };
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return wide(bytes, encoding);
    }
    plain(bytes)
}

/// UTF-16 by its byte order.
fn wide(bytes: &[u8], encoding: &'static Encoding) -> Result<Cow<'static, str>, String> {
    let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
    refuse_binary(text.as_bytes())?;
    Ok(Cow::Owned(text))
}

fn plain(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    refuse_binary(bytes)?;
    let bad = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Cow::Borrowed(text)),
        Err(error) => error.valid_up_to(),
    };
    if mostly_utf8(bytes) {
        return Ok(Cow::Owned(patched(bytes)));
    }
    if let Some(encoding) = declared(bytes) {
        return Ok(encoding.decode_without_bom_handling(bytes).0);
    }
    let sample = bytes.get(bad.saturating_sub(SAMPLE / 2)..).unwrap_or(bytes);
    let encoding = legacy(sample.get(..SAMPLE).unwrap_or(sample));
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

/// Refuses what is no text at all, by its first bytes or by its share of control characters.
fn refuse_binary(bytes: &[u8]) -> Result<(), String> {
    let known = [
        (&b"%PDF-"[..], "a PDF, not text; export its text first"),
        (b"PK\x03\x04", "a zip or office document, not text; save it as plain text"),
        (b"{\\rtf", "rich text; save it as plain text"),
    ];
    if let Some((_, what)) = known.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err((*what).to_owned());
    }
    let odd = bytes.iter().filter(|&&byte| matches!(byte, 0..=6 | 14..=26 | 28..=31 | 127)).count();
    // Damaged text holds a stray control character; a picture or a program holds one in ten.
    if odd * 50 > bytes.len() {
        return Err("not text (binary data); give a .txt or .md file".to_owned());
    }
    Ok(())
}

/// UTF-16 without a mark: English in it has a zero at every other place.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4096).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    if pairs < 2 || bytes.len() % 2 == 1 {
        return None;
    }
    let (mut high_first, mut low_first) = (0, 0);
    for pair in sample.chunks_exact(2) {
        high_first += usize::from(pair[0] == 0 && pair[1] != 0);
        low_first += usize::from(pair[1] == 0 && pair[0] != 0);
    }
    let most = pairs / 2;
    let few = pairs / 20;
    match (high_first > most && low_first <= few, low_first > most && high_first <= few) {
        (true, _) => Some(UTF_16BE),
        (_, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// How far into a file its own word on its encoding is looked for: pages must say it within their first 1,024 bytes,
/// and often don't.
const HEADER: usize = 4096;

/// The encoding that a page or an XML file names in its header; prose about a charset is no header.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(HEADER).map(|&byte| byte.to_ascii_lowercase() as char).collect();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let label = ["charset=", "encoding="].iter().find_map(|mark| head.split_once(mark))?.1;
    let label = label.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c)).unwrap_or(label.len());
    // A file that says UTF-8 and is not is better guessed at.
    Encoding::for_label(label.get(..end)?.as_bytes()).filter(|&encoding| encoding != UTF_8)
}

/// Whether the characters that are right far outnumber the bytes that are wrong.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        wrong += chunk.invalid().len();
    }
    right > wrong * 3
}

/// UTF-8 whose bad bytes are read as windows-1252, the usual intruder.
fn patched(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

/// The likeliest legacy encoding of an English article.
fn legacy(sample: &[u8]) -> &'static Encoding {
    // A few curly quotation marks are too little for a statistical guess, and they are all that English needs.
    let typographic = |byte: u8| {
        matches!(byte, 0x80 | 0x82 | 0x84 | 0x85 | 0x8B | 0x91..=0x97 | 0x99 | 0x9B | 0xA0 | 0xA3 | 0xA7 | 0xA9
            | 0xAB | 0xAE | 0xB0 | 0xB7 | 0xBB..=0xBE | 0xE9)
    };
    if sample.iter().all(|&byte| byte.is_ascii() || typographic(byte)) {
        return WINDOWS_1252;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, mark: bool, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
        units.flat_map(to_bytes).collect()
    }

    const LINE: &str = "“Enough,” Zoë told the council — and left.";

    #[test]
    fn marks_are_obeyed_and_dropped() {
        assert_eq!(decode(format!("\u{feff}{LINE}").as_bytes()).unwrap(), LINE);
        assert_eq!(decode(&utf16(LINE, true, u16::to_le_bytes)).unwrap(), LINE);
        assert_eq!(decode(&utf16(LINE, true, u16::to_be_bytes)).unwrap(), LINE);
    }

    #[test]
    fn utf16_is_seen_without_a_mark() {
        assert_eq!(decode(&utf16(LINE, false, u16::to_le_bytes)).unwrap(), LINE);
        assert_eq!(decode(&utf16(LINE, false, u16::to_be_bytes)).unwrap(), LINE);
    }

    #[test]
    fn the_curly_marks_of_windows_come_out() {
        assert_eq!(
            decode(b"\x93Enough,\x94 the mayor\x92s office said \x96 twice.").unwrap(),
            "“Enough,” the mayor’s office said – twice."
        );
        assert_eq!(
            decode(b"The caf\xe9 in Z\xfcrich closed at noon, said Jos\xe9 Mu\xf1oz.").unwrap(),
            "The café in Zürich closed at noon, said José Muñoz."
        );
    }

    #[test]
    fn one_bad_byte_does_not_spoil_a_utf8_file() {
        let mut bytes = "“Yes,” said Orbán. “No,” said Zoë. ".as_bytes().to_vec();
        bytes.push(0x97);
        assert_eq!(decode(&bytes).unwrap(), "“Yes,” said Orbán. “No,” said Zoë. —");
    }

    #[test]
    fn the_encoding_that_a_page_names_for_itself_counts_where_its_bytes_allow_it() {
        let page = b"<html><head><meta charset='iso-8859-2'></head><p>Viktor Orb\xe1n, Wa\xb3\xeasa</p>";
        assert!(decode(page).unwrap().contains("Viktor Orbán, Wałęsa"));
        let wrong = "<?xml version='1.0' encoding='iso-8859-1'?><p>Orbán said “no”</p>";
        assert_eq!(decode(wrong.as_bytes()).unwrap(), wrong);
        let unknown = b"<html><meta charset=klingon><p>caf\xe9</p>";
        assert!(decode(unknown).unwrap().contains("café"));
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        assert!(decode(b"%PDF-1.7\n1 0 obj").unwrap_err().contains("PDF"));
        assert!(decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0").unwrap_err().contains("binary"));
        assert!(decode(&[0; 64]).is_err());
    }
}
