//! How accordant compares words, and keeps many texts in little room.
//!
//! This is a part of the crate `accordant`, on its own because it takes most of the time in which a register is
//! loaded: in the browser it is compiled with an eye to speed, where the rest is compiled for size alone. [`fold`], [`words`] and
//! [`is_mark`] are there in `accordant` as well; the rest can change with any release.

pub mod bytes;
mod fold;
mod letters;
mod lexicon;
mod nearest;
pub mod order;
mod runs;
mod spellings;
mod texts;
mod tokens;

pub use fold::{fold, words, words_of_run, words_with_places};
pub use letters::{is_mark, letters, lower};
pub use lexicon::Lexicon;
pub use nearest::{Nearest, nearest};
pub use runs::runs;
pub use spellings::{Spelled, Spellings};
pub use texts::Texts;
