//! Floor 6: a comparison as bytes, one file a format.

mod annotations;
mod check;
mod csv;
mod decided;
mod evidence;
mod gold;
mod groups;
mod html;
mod json;
pub(crate) mod markdown;
mod memo;
mod ndjson;
mod person;
mod plain;
mod quotes;
mod reading;
mod schema;
mod wrap;

pub use crate::saving::save;
pub use annotations::annotations;
pub use check::{check, check_json, counts};
pub use csv::csv;
pub use evidence::evidence;
pub use gold::{Export, gold};
pub use groups::{groups_json, groups_plain};
pub use html::html;
pub use json::{json, json_line};
pub use memo::memo;
pub use ndjson::ndjson;
pub use plain::plain;
pub use quotes::{Columns, quotes};
pub use reading::{reading, unread};
