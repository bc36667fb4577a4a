//! Pages of the web, and the HTML that stands in feeds, messages and JSON.

mod body;
mod dom;
mod fragment;
mod jsonld;
mod meta;
mod page;
mod prune;
mod sink;
mod tags;

pub(super) use fragment::fragment;
pub(super) use page::{is_page, page};
