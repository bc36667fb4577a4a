//! How a quote and who said it are put to a reader.

use crate::reading::{Quote, QuoteKind, Rule};

/// Behind a speaker whose name the article keeps back.
pub(super) const UNNAMED: &str = " (unnamed)";

/// Whose words a quote gives, by name.
pub(super) fn who(quote: &Quote) -> &str {
    quote.speaker.as_ref().map_or(Rule::None.why(), |speaker| &speaker.name)
}

/// Whether the article keeps the speaker's name back.
pub(super) fn is_unnamed(quote: &Quote) -> bool {
    quote.speaker.as_ref().is_some_and(|speaker| speaker.anonymous)
}

/// What the kind of a quote means, said to a reader.
pub(super) fn meaning(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "in quotation marks",
        QuoteKind::Mixed => "partly in quotation marks",
        QuoteKind::Indirect => "in the outlet’s own words",
    }
}
