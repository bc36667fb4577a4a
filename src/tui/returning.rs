//! A story that is opened again begins where the person left it: what is kept of where they were (`view`), how that is
//! taken from the model (`leaving`) and given back to one that has just begun (`arriving`), and the files that hold
//! it until then (`keeping`).

mod arriving;
mod found;
mod keeping;
mod leaving;
mod lists;
mod screens;
mod view;

pub use keeping::Keeping;
pub use lists::ListView;
pub use view::View;
