//! Who said a quote.
