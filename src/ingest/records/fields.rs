//! The table of the names that programs give to an article's fields.

use std::sync::LazyLock;

/// The names of each field, as the table lists them.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fields {
    /// Where a list of articles lies inside an object.
    pub(super) lists: Vec<String>,
    /// What wraps a single article.
    pub(super) wrappers: Vec<String>,
    pub(super) title: Vec<String>,
    pub(super) outlet: Vec<String>,
    pub(super) date: Vec<String>,
    pub(super) author: Vec<String>,
    pub(super) url: Vec<String>,
    pub(super) body: Vec<String>,
    /// What stands in for the words.
    pub(super) summary: Vec<String>,
    /// Files beside the record that hold the words.
    pub(super) files: Vec<String>,
}

static SHIPPED: LazyLock<Fields> = LazyLock::new(|| {
    // A test holds the asset to parsing; a broken one would leave every record without fields.
    toml::from_str(include_str!("../../../assets/formats/fields.toml")).unwrap_or_default()
});

impl Fields {
    /// The built-in table.
    pub(super) fn shipped() -> &'static Self {
        &SHIPPED
    }
}

/// A name by its letters and digits alone: `published_at`, `publishedAt` and `Published At` are one.
pub(super) fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let fields: Fields = toml::from_str(include_str!("../../../assets/formats/fields.toml")).unwrap();
        for names in [&fields.lists, &fields.title, &fields.outlet, &fields.body, &fields.summary] {
            assert!(!names.is_empty());
            let each: std::collections::HashSet<String> =
                names.iter().map(|name| name.split('.').map(folded).collect::<Vec<_>>().join(".")).collect();
            assert_eq!(each.len(), names.len(), "a name stands twice in {names:?}");
        }
        assert_eq!(folded("published_at"), folded("Published At"));
    }
}
