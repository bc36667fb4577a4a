//! Floor 5: what a person decides of a comparison. The program proposes; decisions are laid over what it proposes, found
//! again by the words that they are about, and kept in a file beside the articles.

pub mod acts;
pub mod anchor;
pub mod decision;
pub mod decisions;
pub mod footing;
pub mod format;
pub mod judge;

pub mod laid;
pub mod naming;
pub mod store;
pub mod whereabouts;

pub use acts::{Bench, Item};
pub use anchor::Anchor;
pub use decision::{Decision, Ruling};
pub use decisions::{Act, Decisions};
pub use judge::check::{Besides, Checked, Differing, Part, check};
pub use judge::judge;
pub use laid::lay;
pub use naming::Naming;
pub use store::{Saved, Store};
pub use whereabouts::Whereabouts;

#[cfg(test)]
mod tests;
