//! Codes of the command line and of the bindings.

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
    code(
        "input.unknown-format",
        &[Error],
        &[Command],
        "there is no format of this name",
        "take one of the names that are listed",
    ),
    code(
        "input.no-reader",
        &[Error],
        &[Command],
        "the program was built without the reader of pages and of other records: only accordant's own JSON is read",
        "give a portfolio in accordant's own JSON, or take the whole program: `accordant` instead of `accordant/slim`",
    ),
    code(
        "module.not-included",
        &[Error],
        &[Command],
        "the program was built without comparing and merging portfolios",
        "take the whole program: `accordant` instead of `accordant/slim`",
    ),
    code(
        "argument.unknown-word",
        &[Error],
        &[Command],
        "an argument has a word that there is not",
        "take one of the words that are listed",
    ),
    code(
        "policy.invalid",
        &[Error],
        &[Command],
        "there is no such policy",
        "write hemisphere, winterYear, academicYearStart, dayOrder, centuryPivot or openEnds",
    ),
    code(
        "option.wrong-type",
        &[Error],
        &[Command],
        "an option is of another type than it takes",
        "give a value of the type named",
    ),
    code(
        "internal.panic",
        &[Error],
        &[Command],
        "accordant has a fault",
        "report it with the input that led to it; the portfolio is as it was",
    ),
    code(
        "option.unknown",
        &[Error],
        &[Command],
        "there is no such option",
        "take the nearest that is named",
    ),
    code(
        "option.unknown-value",
        &[Error],
        &[Command],
        "an option has a value that there is not",
        "take one of the values that are listed",
    ),
];
