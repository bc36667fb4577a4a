//! Archives of the web (WARC), packed or not, and single files packed with gzip.

use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::format::Format;
use super::piece::Piece;
use super::sniff::{self, Contents};
use super::{dates, decode, html, prose};
use crate::text::sanitise;

/// What every gzip file begins with.
pub(super) const GZIP: &[u8] = b"\x1f\x8b\x08";

/// How large a packed file may become, in bytes: as large as a whole archive of a story.
const UNPACKED: u64 = 512 << 20;

/// How large one record's page may be, in bytes.
const RECORD: usize = 64 << 20;

/// How many faults of one archive are told.
const FAULTS: usize = 20;

/// What lies in a gzip file: one level only.
///
/// # Errors
/// When it is broken, grows past every bound, or holds another.
pub(super) fn unpacked(path: &str, bytes: &[u8]) -> Result<Contents, String> {
    let inner = inflated(MultiGzDecoder::new(bytes), UNPACKED)
        .ok_or("a broken gzip file, or one that unpacks to more than 512 MB; unpack it first")?;
    if inner.starts_with(GZIP) {
        return Err("gzip inside gzip; unpack it once".to_owned());
    }
    let end = path.len().saturating_sub(3);
    let name =
        path.get(end..).filter(|ending| ending.eq_ignore_ascii_case(".gz")).and_then(|_| path.get(..end));
    sniff::read(name.unwrap_or(path), &inner)
}

/// What a reader gives, unless it breaks or gives more than that many bytes.
fn inflated(reader: impl Read, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(most + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= most).then_some(bytes)
}

/// Whether a file is an archive of the web.
pub(super) fn is_warc(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/1.") || bytes.starts_with(b"WARC/0.")
}

/// The pages of an archive, numbered by their records.
pub(super) fn contents(bytes: &[u8]) -> Contents {
    let mut contents = Contents {
        format: Format::Warc,
        name: Format::Warc.row().name,
        pieces: Vec::new(),
        faults: Vec::new(),
    };
    let (mut rest, mut number) = (bytes, 0);
    let mut more = 0_usize;
    while let Some((record, after)) = record(rest) {
        rest = after;
        number += 1;
        match record.and_then(|record| record.piece()) {
            Ok(Some(piece)) => contents.pieces.push((number, piece)),
            Ok(None) => {}
            Err(what) if contents.faults.len() < FAULTS => {
                contents.faults.push(format!("record {number}: {what}"));
            }
            Err(_) => more += 1,
        }
    }
    if more > 0 {
        contents.faults.push(format!("and {more} more records that could not be read"));
    }
    contents
}

/// A record's head and what it holds.
struct Record<'a> {
    head: String,
    block: &'a [u8],
}

/// The next record, or why it is none, and what follows it.
fn record(bytes: &[u8]) -> Option<(Result<Record<'_>, String>, &[u8])> {
    let skipped = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let bytes = bytes.get(skipped..)?;
    let (head, rest) = parted(bytes)?;
    if !is_warc(head) {
        return Some((Err("no record where one should begin; the rest is left out".to_owned()), &[]));
    }
    let head = String::from_utf8_lossy(head).into_owned();
    let Some(length) = field(&head, "content-length").and_then(|length| length.parse::<usize>().ok()) else {
        return Some((Err("no length; the rest is left out".to_owned()), &[]));
    };
    let Some(block) = rest.get(..length) else {
        return Some((Err("the file ends inside it".to_owned()), &[]));
    };
    let after = rest.get(length..).unwrap_or(&[]);
    if length > RECORD {
        return Some((Err("larger than 64 MB; left out".to_owned()), after));
    }
    Some((Ok(Record { head, block }), after))
}

/// A head and what follows the blank line behind it.
fn parted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    const HEAD: usize = 64 << 10;
    let window = bytes.get(..HEAD).unwrap_or(bytes);
    let at = window.windows(2).position(|pair| pair == b"\n\n").map(|at| (at, at + 2));
    let wide = window.windows(4).position(|four| four == b"\r\n\r\n").map(|at| (at, at + 4));
    let (end, begin) = at.into_iter().chain(wide).min()?;
    Some((bytes.get(..end)?, bytes.get(begin..)?))
}

/// A field of a head, by its name in small letters.
fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let fields = head.lines().filter_map(|line| line.split_once(':'));
    fields
        .into_iter()
        .find(|(known, _)| known.trim().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}

impl Record<'_> {
    /// The article in a record; none where the record is of another kind or holds no page.
    fn piece(&self) -> Result<Option<Piece>, String> {
        let (kind, body) = match field(&self.head, "warc-type").unwrap_or("") {
            "response" => match answer(self.block)? {
                Some(answer) => answer,
                None => return Ok(None),
            },
            "resource" | "conversion" => {
                (field(&self.head, "content-type").unwrap_or("").to_owned(), self.block.to_owned())
            }
            _ => return Ok(None),
        };
        let kind = kind.to_ascii_lowercase();
        let is_html = kind.starts_with("text/html") || kind.starts_with("application/xhtml");
        if !is_html && !kind.starts_with("text/plain") {
            return Ok(None);
        }
        let text = sanitise(&characters(&kind, &body)?);
        let mut piece = if is_html { html::page(&text)? } else { prose::piece(&text, false) };
        if let Some(url) = field(&self.head, "warc-target-uri") {
            let url = url.trim_matches(['<', '>']);
            if url.starts_with("http") {
                piece.meta.set("url", url, "WARC-Target-URI");
            }
        }
        if let Some(date) = field(&self.head, "warc-date").and_then(dates::day) {
            piece.meta.offer("date", &date, "WARC-Date");
        }
        Ok(piece.has_words().then_some(piece))
    }
}

/// The content type and the body of an answer with 200.
fn answer(block: &[u8]) -> Result<Option<(String, Vec<u8>)>, String> {
    let mut headers = [httparse::EMPTY_HEADER; 200];
    let mut response = httparse::Response::new(&mut headers);
    let Ok(httparse::Status::Complete(length)) = response.parse(block) else {
        return Err("no answer that can be read".to_owned());
    };
    if response.code != Some(200) {
        return Ok(None);
    }
    let header = |name: &str| {
        let header = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        header.map(|header| String::from_utf8_lossy(header.value).trim().to_ascii_lowercase())
    };
    let kind = header("content-type").unwrap_or_default();
    if !["text/html", "application/xhtml", "text/plain"].iter().any(|known| kind.starts_with(known)) {
        return Ok(None);
    }
    let body = block.get(length..).unwrap_or(&[]);
    let whole = match header("transfer-encoding") {
        // Many archives keep the header and store the body in one piece.
        Some(encoding) if encoding.contains("chunked") => joined(body).unwrap_or_else(|| body.to_owned()),
        _ => body.to_owned(),
    };
    let most = RECORD as u64;
    let body = match header("content-encoding").as_deref() {
        None | Some("" | "identity") => Some(whole),
        // Some archives unpack the body and keep the header.
        Some("gzip" | "x-gzip") if !whole.starts_with(GZIP) => Some(whole),
        Some("gzip" | "x-gzip") => inflated(MultiGzDecoder::new(whole.as_slice()), most),
        Some("deflate") => inflated(ZlibDecoder::new(whole.as_slice()), most)
            .or_else(|| inflated(flate2::read::DeflateDecoder::new(whole.as_slice()), most)),
        Some(other) => {
            let name: String = other.chars().take(20).collect();
            return Err(format!(
                "a page packed as {name}, which is not read; archive it with gzip or unpacked"
            ));
        }
    };
    body.map(|body| Some((kind, body)))
        .ok_or_else(|| "a page that is broken or unpacks to more than 64 MB".to_owned())
}

/// The pieces of a chunked body, one behind the other.
fn joined(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        match httparse::parse_chunk_size(body) {
            Ok(httparse::Status::Complete((_, 0))) => return Some(whole),
            Ok(httparse::Status::Complete((begin, length))) => {
                let end = begin.checked_add(usize::try_from(length).ok()?)?;
                whole.extend_from_slice(body.get(begin..end)?);
                body = body.get(end..)?;
                body = body.strip_prefix(b"\r\n").unwrap_or(body);
            }
            _ => return None,
        }
    }
}

/// A body's characters, in the charset that its answer names, or else as any file's.
fn characters(kind: &str, body: &[u8]) -> Result<String, String> {
    let named = kind.split_once("charset=").map(|(_, label)| label.trim_matches(['"', '\'', ' ', ';']));
    let named = named.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    match named.filter(|encoding| *encoding != encoding_rs::UTF_8) {
        Some(encoding) if std::str::from_utf8(body).is_err() => Ok(encoding.decode(body).0.into_owned()),
        _ => decode::decode(body).map(std::borrow::Cow::into_owned),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const PAGE: &str = "<html><title>Bridge stays shut</title><p>The mayor told the council on Monday that the bridge would stay shut until the spring, said Jos\u{e9}.</p><p>Divers had found cracks in two of its seven piers, and engineers asked for more time.</p></html>";

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn recorded(kind: &str, block: &[u8]) -> Vec<u8> {
        let mut record = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://courier.example/bridge\r\nWARC-Date: 2025-03-09T08:00:00Z\r\nContent-Length: {}\r\n\r\n",
            block.len()
        )
        .into_bytes();
        record.extend_from_slice(block);
        record.extend_from_slice(b"\r\n\r\n");
        record
    }

    fn answered(head: &str, body: &[u8]) -> Vec<u8> {
        let mut block = format!("HTTP/1.1 {head}\r\n\r\n").into_bytes();
        block.extend_from_slice(body);
        recorded("response", &block)
    }

    #[test]
    fn each_page_that_was_answered_is_an_article() {
        let chunked = [
            b"5\r\n<html\r\n".to_vec(),
            format!("{:x}\r\n", PAGE.len() - 5).into_bytes(),
            PAGE.as_bytes()[5..].to_vec(),
            b"\r\n0\r\n\r\n".to_vec(),
        ]
        .concat();
        let latin = PAGE
            .replace('é', "?")
            .into_bytes()
            .into_iter()
            .map(|byte| if byte == b'?' { 0xE9 } else { byte })
            .collect::<Vec<_>>();
        let file = [
            recorded("warcinfo", b"software: x"),
            answered("200 OK\r\nContent-Type: text/html; charset=utf-8", PAGE.as_bytes()),
            answered("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", &chunked),
            answered("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", &packed(PAGE.as_bytes())),
            answered("200 OK\r\nContent-Type: text/html; charset=iso-8859-1", &latin),
            answered("404 Not Found\r\nContent-Type: text/html", PAGE.as_bytes()),
            answered("200 OK\r\nContent-Type: image/png", b"\x89PNG"),
            answered("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", b"xx"),
        ];
        let by_record: Vec<u8> = file.iter().flat_map(|record| packed(record)).collect();
        for bytes in [file.concat(), packed(&file.concat()), by_record] {
            let contents = sniff::read("x.warc.gz", &bytes).unwrap();
            assert_eq!(contents.format, Format::Warc);
            assert_eq!(contents.pieces.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [2, 3, 4, 5]);
            for (_, piece) in &contents.pieces {
                assert!(piece.blocks[0].text.ends_with("said José."), "{:?}", piece.blocks);
                assert_eq!(piece.meta.url.as_ref().unwrap().from, "WARC-Target-URI");
                assert_eq!(piece.meta.date.as_ref().unwrap().value, "2025-03-09");
            }
            assert_eq!(contents.faults.len(), 1);
            assert!(contents.faults[0].contains("packed as br"), "{}", contents.faults[0]);
        }
    }

    #[test]
    fn an_archive_that_breaks_off_gives_what_it_has() {
        let mut file = answered("200 OK\r\nContent-Type: text/html", PAGE.as_bytes()).repeat(2);
        file.truncate(file.len() - 40);
        let contents = contents(&file);
        assert_eq!((contents.pieces.len(), contents.faults.len()), (1, 1));
    }

    #[test]
    fn a_packed_page_is_read_once_and_a_packed_packed_one_refused() {
        let contents = sniff::read("bridge.html.gz", &packed(PAGE.as_bytes())).unwrap();
        assert_eq!(contents.format, Format::Page);
        assert!(sniff::read("x.gz", &packed(&packed(b"x"))).unwrap_err().contains("gzip inside gzip"));
        assert!(sniff::read("x.gz", b"\x1f\x8b\x08rest").unwrap_err().contains("broken gzip"));
    }
}
