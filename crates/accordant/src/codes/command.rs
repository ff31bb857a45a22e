//! Codes of the command line.

use super::Origin::{Command, Table};
use super::Weight::Error;
use super::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "argument.unknown-name",
        &[Error],
        &[Command],
        "an option has a value that there is not",
        "take one of the values that its help lists",
    ),
    code(
        "holder.unknown",
        &[Error],
        &[Command],
        "no organization of the portfolio is named like the holder that was given",
        "give the id, a name or the acronym of one of its organizations",
    ),
    code(
        "holder.ambiguous",
        &[Error],
        &[Command],
        "more than one organization is named like the holder that was given",
        "give its id",
    ),
    code(
        "partnership.unknown",
        &[Error],
        &[Table, Command],
        "no partnership has this id or title",
        "take one of those that `accordant read` lists; after an edit, ask again",
    ),
    code(
        "output.not-writable",
        &[Error],
        &[Command],
        "the answer cannot be written",
        "look whether the disk is full or the pipe is closed",
    ),
];
