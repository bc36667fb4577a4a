//! Pages of the web, and the HTML that stands in feeds, messages and JSON.

mod dom;
mod fragment;
mod sink;
mod tags;

pub(super) use fragment::fragment;
