//! Verbs: forms of one verb that no ending ties together, «sank» and «sink».

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::comparison::stems::is_faint;
use crate::reading::irregular_verbs;
use crate::text::stem;

/// Forms that are nouns or other verbs as often.
const DOUBTFUL: &[&str] = &["wound", "ground", "bound", "felt", "lay", "being", "been", "was"];

/// The stem of the base of each irregular past.
static PASTS: LazyLock<HashMap<&str, String>> = LazyLock::new(|| {
    let mut pasts = HashMap::new();
    for (base, forms) in irregular_verbs() {
        for &past in forms.iter().filter(|past| **past != base && !DOUBTFUL.contains(past)) {
            pasts.insert(past, stem(base));
        }
    }
    pasts
});

/// The stem of a word in lower case, that of its base where it is the irregular past of a verb. Short verbs lose the «e» that
/// their past has lost: «wire», «wired».
pub(super) fn root(lower: &str) -> String {
    let mut root = PASTS.get(lower).cloned().unwrap_or_else(|| stem(lower));
    if root.len() == 4 && root.ends_with('e') && !is_faint(&root) {
        root.pop();
    }
    root
}

/// Whether a word in lower case looks like a verb's past.
pub(super) fn is_past(lower: &str) -> bool {
    lower.ends_with("ed") || PASTS.contains_key(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_one_verb_have_one_stem() {
        assert_eq!(root("sank"), root("sink"));
        assert_eq!(root("taken"), root("took"));
        assert_eq!(root("wounded"), root("wound"));
        assert_eq!(root("wire"), root("wired"));
        assert!(is_past("sank") && is_past("closed") && !is_past("sink"));
    }
}
