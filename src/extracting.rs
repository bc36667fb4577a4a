//! `rashomon extract`: articles come in a line each, their readings go out a line each, as soon as they are made.

use std::io::{self, BufRead, Write};

use crate::{ingest, reading, report};

/// The longest line, in bytes. A longer one is told of and passed over, so that memory stays bounded.
const LONGEST: usize = 16 << 20;

/// Reads a line, at most [`LONGEST`] of it, and skips the rest; nothing at the end. The answer says whether it was all.
fn line(source: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let (mut whole, mut seen) = (true, false);
    loop {
        let piece = match source.fill_buf() {
            Ok(piece) => piece,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if piece.is_empty() {
            return Ok(seen.then_some(whole));
        }
        seen = true;
        let end = piece.iter().position(|&byte| byte == b'\n');
        let taken = piece.get(..end.unwrap_or(piece.len())).unwrap_or(&[]);
        if whole && line.len() + taken.len() <= LONGEST {
            line.extend_from_slice(taken);
        } else {
            whole = false;
            line.clear();
        }
        let used = end.map_or(piece.len(), |end| end + 1);
        source.consume(used);
        if end.is_some() {
            return Ok(Some(whole));
        }
    }
}

/// Writes the reading of each article in `source`, flushed line by line. Blank lines are passed over; a line without an
/// article gives an error in its place and is told to `faulty`.
///
/// # Errors
/// When reading or writing fails.
pub fn extract(
    mut source: impl BufRead,
    mut out: impl Write,
    mut faulty: impl FnMut(usize, &str),
) -> io::Result<()> {
    let mut bytes = Vec::new();
    let mut number = 0;
    while let Some(whole) = line(&mut source, &mut bytes)? {
        number += 1;
        if whole && bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let found = if whole {
            ingest::of_line(number, &bytes)
        } else {
            Err(format!("longer than {} MB", LONGEST >> 20))
        };
        let written = match found {
            Ok((article, id)) => {
                let read = reading::read(&article);
                report::reading(number, id.as_ref(), article, read)
            }
            Err(why) => {
                faulty(number, &why);
                report::unread(number, &why)
            }
        };
        out.write_all(written.map_err(io::Error::other)?.as_bytes())?;
        out.flush()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn extracted(text: &str) -> (Vec<Value>, Vec<usize>) {
        let (mut out, mut faulty) = (Vec::new(), Vec::new());
        extract(text.as_bytes(), &mut out, |line, _| faulty.push(line)).unwrap();
        let lines = String::from_utf8(out).unwrap();
        (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), faulty)
    }

    #[test]
    fn each_line_gives_a_reading_with_its_quotes_in_their_places() {
        let (lines, faulty) = extracted(
            "{\"id\": 7, \"title\": \"Bridge shut\", \"text\": \"“It is shut,” mayor Anna Weber said on Monday. Repairs cost 4.2 million euros.\"}\n\n{\"text\": \"He left.\"}\n",
        );
        assert!(faulty.is_empty());
        assert_eq!(lines.len(), 2);
        let first = &lines[0];
        assert_eq!(
            (&first["schema"], &first["line"], &first["id"]),
            (&"rashomon.reading/1".into(), &1.into(), &7.into())
        );
        assert_eq!(first["quotes"][0]["marks"][0]["text"], "It is shut,");
        assert_eq!(first["quotes"][0]["speaker"]["name"], "Anna Weber");
        assert!(first["figures"].as_array().unwrap().iter().any(|figure| figure["sort"] == "money"));
        let text: Vec<char> = first["article"]["text"].as_str().unwrap().chars().collect();
        for list in ["quotes", "figures", "moments", "names"] {
            for found in first[list].as_array().unwrap() {
                let place = |name: &str| usize::try_from(found[name].as_u64().unwrap()).unwrap();
                assert_eq!(
                    text[place("start")..place("end")].iter().collect::<String>(),
                    found["text"],
                    "{list}"
                );
            }
        }
        assert_eq!(lines[1]["line"], 3);
    }

    #[test]
    fn a_line_without_an_article_gives_an_error_in_its_place() {
        let (lines, faulty) = extracted(
            "{\"text\": \"He le\n[1, 2]\n{\"url\": \"https://a.example/\"}\n{\"text\": \"He left.\"}",
        );
        assert_eq!(faulty, [1, 2, 3]);
        assert!(lines[0]["error"].as_str().unwrap().contains("not valid JSON"));
        assert!(lines[2]["error"].as_str().unwrap().contains("a link"));
        assert!(lines[3]["error"].is_null());
    }

    #[test]
    fn a_line_without_end_is_passed_over_in_bounded_memory() {
        let long = "x".repeat(LONGEST + 5) + "\n{\"text\": \"He left.\"}\n";
        let (lines, faulty) = extracted(&long);
        assert_eq!(faulty, [1]);
        assert_eq!(lines[1]["article"]["text"], "He left.");
        let mut bytes = Vec::new();
        line(&mut long.as_bytes(), &mut bytes).unwrap();
        assert!(bytes.capacity() <= 2 * LONGEST);
    }
}
