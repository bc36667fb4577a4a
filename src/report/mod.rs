//! Floor 6: a comparison as bytes, one file a format.

mod evidence;
mod html;
mod json;
mod plain;
mod quotes;
mod save;
mod schema;
mod wrap;

pub use evidence::evidence;
pub use html::html;
pub use json::json;
pub use plain::plain;
pub use quotes::{Columns, quotes};
pub use save::save;
