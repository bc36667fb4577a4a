//! Floor 6: a comparison as bytes, one file a format.
