//! Who published an article, where only the file's name tells.

use std::collections::HashSet;

use super::format;

/// The outlet's name behind a file name: `www.bbc.com.txt` is `bbc.com`, `edition.cnn.com_2.txt` is
/// `edition.cnn.com 2`, and the long hexadecimal tail that downloaders append goes.
pub(super) fn from_file_name(name: &str) -> String {
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() && format::is_known_ending(name) => stem,
        _ => name,
    };
    let stem = stem.strip_prefix("www.").unwrap_or(stem);
    let mut parts: Vec<&str> = stem.split('_').filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 {
        parts.retain(|part| !is_fingerprint(part));
    }
    let tidy = parts.join(" ");
    let tidy = tidy.split_whitespace().collect::<Vec<_>>().join(" ");
    if tidy.is_empty() { name.to_owned() } else { tidy }
}

/// The outlet behind an article's address: its host without `www.`; nothing where the address has none.
pub(super) fn from_address(address: &str) -> Option<String> {
    let url = url::Url::parse(address.trim()).ok()?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then(|| super::one_line(host))
}

fn is_fingerprint(part: &str) -> bool {
    part.len() >= 8
        && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        && part.bytes().any(|byte| byte.is_ascii_digit())
}

/// Makes the names differ, in order: a second `fox` becomes `fox 2`.
pub(super) fn part<'a>(names: impl Iterator<Item = &'a mut String>) {
    let mut taken = HashSet::new();
    let mut next = std::collections::HashMap::new();
    for name in names {
        let key = name.to_lowercase();
        if taken.insert(key.clone()) {
            continue;
        }
        let count: &mut usize = next.entry(key).or_insert(2);
        loop {
            let numbered = format!("{name} {count}");
            *count += 1;
            if taken.insert(numbered.to_lowercase()) {
                *name = numbered;
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_gives_the_outlet() {
        for (name, outlet) in [
            ("www.bbc.com.txt", "bbc.com"),
            ("000_d879d158d3b71d99.txt", "000"),
            ("edition.cnn.com_2.txt", "edition.cnn.com 2"),
            ("fox.txt", "fox"),
            ("The_Daily_Courier.MD", "The Daily Courier"),
            ("www.bbc.com", "bbc.com"),
            ("d879d158d3b71d99.txt", "d879d158d3b71d99"),
            (".txt", ".txt"),
            ("_.txt", "_.txt"),
        ] {
            assert_eq!(from_file_name(name), outlet);
        }
    }

    #[test]
    fn an_address_gives_its_host() {
        assert_eq!(from_address("https://www.courier.example/a?b#c").as_deref(), Some("courier.example"));
        assert_eq!(
            from_address("https://news.courier.example:8080/").as_deref(),
            Some("news.courier.example")
        );
        for none in ["", "courier", "mailto:desk@courier.example", "/a/b", "https://"] {
            assert_eq!(from_address(none), None, "{none}");
        }
    }

    #[test]
    fn no_two_outlets_show_the_same_name() {
        let mut names = ["fox", "fox 2", "Fox", "fox", "bbc"].map(str::to_owned);
        part(names.iter_mut());
        assert_eq!(names, ["fox", "fox 2", "Fox 3", "fox 4", "bbc"]);
    }
}
