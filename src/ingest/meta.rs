//! What is said of an article beside its text, and where each of it was found.

use std::borrow::Cow;

/// A value and where it was found, in a person's words: `JSON-LD headline`, `story.toml`, `file name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// The value, on one line.
    pub(super) value: String,
    /// Where it was found.
    pub(super) from: Cow<'static, str>,
}

/// What a file, or `story.toml`, says about an article beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Meta {
    pub(super) outlet: Option<Found>,
    pub(super) title: Option<Found>,
    pub(super) date: Option<Found>,
    pub(super) author: Option<Found>,
    pub(super) url: Option<Found>,
}

/// The keys that mean something, as a fault lists them.
pub(super) const KEYS: [&str; 5] = ["outlet", "title", "date", "author", "url"];

impl Meta {
    /// Sets one of [`KEYS`]; the answer says whether the key is one. An empty value sets nothing.
    pub(super) fn set(&mut self, key: &str, value: &str, from: impl Into<Cow<'static, str>>) -> bool {
        let field = match key {
            "outlet" => &mut self.outlet,
            "title" => &mut self.title,
            "date" => &mut self.date,
            "author" => &mut self.author,
            "url" => &mut self.url,
            _ => return false,
        };
        let value = super::one_line(&super::entities::decode(value));
        if !value.is_empty() {
            *field = Some(Found { value, from: from.into() });
        }
        true
    }

    /// Sets one of [`KEYS`] where it is not set yet.
    pub(super) fn offer(&mut self, key: &str, value: &str, from: impl Into<Cow<'static, str>>) {
        let mut offered = Meta::default();
        offered.set(key, value, from);
        *self = std::mem::take(self).or(offered);
    }

    /// These, and the other's where these are silent.
    pub(super) fn or(self, other: Meta) -> Meta {
        Meta {
            outlet: self.outlet.or(other.outlet),
            title: self.title.or(other.title),
            date: self.date.or(other.date),
            author: self.author.or(other.author),
            url: self.url.or(other.url),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_first_stays_with_the_place_it_was_found_at() {
        let mut meta = Meta::default();
        meta.offer("title", " ", "nowhere");
        meta.offer("title", "Bridge\nshut", "og:title");
        meta.offer("title", "Bridge shut - Courier", "title");
        let title = meta.title.unwrap();
        assert_eq!((title.value.as_str(), title.from.as_ref()), ("Bridge shut", "og:title"));
    }
}
