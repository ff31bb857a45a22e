//! Codes of tables, as they are written and read.

use super::Origin::Table;
use super::Weight::{Error, Info};
use super::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "table.unknown",
        &[Error],
        &[Table],
        "there is no table of this name",
        "take one of those that the help lists",
    ),
    code(
        "table.no-answer",
        &[Error],
        &[Table],
        "the table of matches is asked for without an answer",
        "ask first, and take the table of the answer",
    ),
    code(
        "table.text-too-long",
        &[Error],
        &[Table],
        "a row has more text than a batch has room for, 1 GiB",
        "shorten the texts of the record",
    ),
    code(
        "table.not-representable",
        &[Error],
        &[Table],
        "a batch or schema cannot be made",
        "report it, with the portfolio if you can",
    ),
    code(
        "table.broken-off",
        &[Error],
        &[Table],
        "the writing of a table ended before its end",
        "ask for the table again",
    ),
    code(
        "table.not-readable",
        &[Error],
        &[Table],
        "the batches of a table cannot be read: one is broken, or the stream was read before",
        "make the table again",
    ),
    code(
        "table.no-column",
        &[Error],
        &[Table],
        "a column is mapped and not in the table",
        "correct its name; the help lists the columns that are there",
    ),
    code(
        "table.repeated-column",
        &[Error],
        &[Table],
        "two columns of the table have the same name",
        "rename one of the two",
    ),
    code(
        "table.time-zone",
        &[Error],
        &[Table],
        "a column of timestamps in a named time zone is mapped to dates: which days they are depends on the zone",
        "convert the column to dates, in its time zone, before",
    ),
    code(
        "table.type-not-known",
        &[Error],
        &[Table],
        "a column has a type that cannot be read",
        "convert the column to text before",
    ),
    code(
        "table.unmapped-column",
        &[Info],
        &[Table],
        "a column says nothing that is mapped: it is kept in `extensions`",
        "map it if it is one of the fields, or leave it where it is",
    ),
    code(
        "mapping.unknown-field",
        &[Error],
        &[Table],
        "a column is mapped to something that no column can say",
        "take one of the fields that the help lists",
    ),
    code(
        "mapping.repeated-column",
        &[Error],
        &[Table],
        "a column is mapped twice",
        "leave one of the two out",
    ),
    code(
        "mapping.repeated-field",
        &[Error],
        &[Table],
        "two columns are mapped to something that a partnership has once",
        "leave one of the two out: it is kept in `extensions`",
    ),
    code(
        "mapping.role-of-nobody",
        &[Error],
        &[Table],
        "a column is mapped to the role, and none to the participant who has it",
        "map the column with the organization to `participant`",
    ),
];
