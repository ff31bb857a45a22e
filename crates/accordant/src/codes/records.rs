//! Codes of records in JSON that is not ours. What is not understood is kept in `extensions`.

use super::Origin::Records;
use super::Weight::{Error, Info, Warning};
use super::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "records.empty",
        &[Info],
        &[Records],
        "the document holds no records",
        "give an array of objects with a title, dates and participants",
    ),
    code(
        "records.not-an-object",
        &[Error],
        &[Records],
        "an item that should be a record is no object",
        "write a record as an object, `{\"title\": \"...\", \"start\": \"2016-05\"}`",
    ),
    code(
        "records.unknown-field",
        &[Info],
        &[Records],
        "a field has a name that is not known",
        "rename it if it is one of the fields of the format",
    ),
    code(
        "records.not-read",
        &[Warning],
        &[Records],
        "a field holds a value of another type than its name promises",
        "write a value of the type named",
    ),
    code(
        "records.second-value",
        &[Warning],
        &[Records],
        "two fields say the same thing, and the other one counts",
        "keep one of the two",
    ),
    code(
        "records.id-changed",
        &[Warning],
        &[Records],
        "what is given as an id cannot be one, and another id was made of it",
        "write an id of letters, digits, `.`, `_`, `:` and `-`",
    ),
    code(
        "records.dangling-reference",
        &[Warning],
        &[Records],
        "a record refers to an id that no record has",
        "add the record, or correct the id",
    ),
    code(
        "records.ambiguous-date",
        &[Warning],
        &[Records],
        "a date has several readings",
        "write it as EDTF, or set the policy that decides",
    ),
    code(
        "records.dates-disagree",
        &[Warning],
        &[Records],
        "the dates of a record do not agree with one another",
        "correct the one that is wrong",
    ),
    code(
        "records.unknown-kind",
        &[Warning],
        &[Records],
        "there is no such kind of partnership",
        "write agreement, network, project, technicalAssistance, initiative or other",
    ),
    code(
        "records.unknown-status",
        &[Warning],
        &[Records],
        "there is no such declared status",
        "write planned, ongoing, suspended, completed, terminated or cancelled",
    ),
    code(
        "records.unknown-role",
        &[Warning],
        &[Records],
        "there is no such role",
        "write one of the roles of the format, such as coordinator, partner or funder",
    ),
    code(
        "records.no-name",
        &[Warning],
        &[Records],
        "an organization or programme has no name",
        "add its name",
    ),
    code(
        "records.repeated-participant",
        &[Warning],
        &[Records],
        "an organization is named again in the same role, and left out",
        "name it once",
    ),
    code(
        "records.party-in-part",
        &[Info],
        &[Records],
        "not all that is said of a party has a place in the format",
        "nothing is lost; look into `extensions`",
    ),
    code(
        "records.nested-too-deeply",
        &[Warning],
        &[Records],
        "a value is nested too deeply for a portfolio, and kept as its JSON text",
        "flatten it, or raise `limits.nesting` (at most 127)",
    ),
];
