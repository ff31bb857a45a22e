//! Codes of portfolios as a whole.

use super::Origin::{Check, Portfolio, Records, Register};
use super::Weight::{Error, Info, Warning};
use super::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "portfolio.unsupported-version",
        &[Error],
        &[Portfolio, Register],
        "the file is of a version of the format that this program does not know",
        "write \"accordant\": 1, or take a later release of accordant",
    ),
    code(
        "portfolio.duplicate-id",
        &[Error],
        &[Records, Portfolio, Register, Check],
        "two records of one kind have the same id",
        "give one of the two another id",
    ),
    code(
        "portfolio.dangling-reference",
        &[Error],
        &[Portfolio, Register, Check],
        "an id is referred to that no record has",
        "add the record, or correct the id",
    ),
    code(
        "portfolio.reference-cycle",
        &[Warning],
        &[Records, Check],
        "relations between partnerships lead back to where they began",
        "remove one of the relations of the circle",
    ),
    code(
        "portfolio.no-as-of",
        &[Warning],
        &[Check],
        "ends are open, and nothing says up to which day they hold",
        "set `asOf` to the day, month or year for which the portfolio speaks",
    ),
    code(
        "index.not-readable",
        &[Error],
        &[Register],
        "a record that an index keeps cannot be read",
        "load the portfolio again",
    ),
    code(
        "partnership.no-title",
        &[Warning],
        &[Records, Check],
        "a partnership has no title",
        "add one",
    ),
    code(
        "partnership.undated",
        &[Info],
        &[Check],
        "a partnership has no period: it is possible on every day",
        "add a `period`; write an unknown end as `2016/`",
    ),
    code(
        "partnership.ends-before-start",
        &[Error],
        &[Check],
        "a partnership ends before it can have begun, amendments counted; it is in no answer about time",
        "correct the period or the last amendment",
    ),
    code(
        "partnership.status-disagrees",
        &[Warning],
        &[Check],
        "the declared status cannot be so on the day of the check",
        "correct the status or the period",
    ),
    code(
        "partnership.repeated-participant",
        &[Warning],
        &[Check],
        "an organization takes part twice in the same role and period",
        "keep one of the two",
    ),
    code(
        "partnership.possible-duplicate",
        &[Warning],
        &[Check],
        "two partnerships have the same title",
        "merge the two, or tell them apart by their titles",
    ),
    code(
        "organization.possible-duplicate",
        &[Info],
        &[Check],
        "two organizations share a name or an acronym",
        "merge them if they are one; a shared acronym alone does not make them one",
    ),
    code(
        "organization.unused",
        &[Info],
        &[Check],
        "an organization is in no partnership",
        "remove it, or name it where it takes part",
    ),
];
