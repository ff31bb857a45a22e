//! Codes of diffs, when they are applied, and of merges.

use super::Origin::Diff;
use super::Weight::{Conflict, Error};
use super::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "change.does-not-fit",
        &[Error],
        &[Diff],
        "something else stands where the diff would change something",
        "apply the diff to the portfolio that it was made from, or make a new one",
    ),
    code(
        "change.malformed",
        &[Error],
        &[Diff],
        "a change says too little, or two changes speak of the same place",
        "take the changes as `accordant diff --json` writes them",
    ),
    code(
        "change.invalid-value",
        &[Error],
        &[Diff],
        "no portfolio can hold the value of a change",
        "give a value that the schema of a portfolio allows there",
    ),
    code(
        "code.unknown-record",
        &[Error],
        &[Diff],
        "there is no such kind of record in a diff",
        "write portfolio, organization, programme, partnership or source",
    ),
    code(
        "code.unknown-change",
        &[Error],
        &[Diff],
        "there is no such kind of change",
        "take the changes as `accordant diff --json` writes them",
    ),
    code(
        "code.unknown-direction",
        &[Error],
        &[Diff],
        "an end can move only later or earlier",
        "write later or earlier",
    ),
    code(
        "merge.both-changed",
        &[Conflict],
        &[Diff],
        "both sides changed the same thing in different ways; ours stays",
        "choose one, or write what both mean",
    ),
    code(
        "merge.both-added",
        &[Conflict],
        &[Diff],
        "both sides added the same thing with different contents; ours stays",
        "choose one, or give the two different ids",
    ),
    code(
        "merge.both-moved",
        &[Conflict],
        &[Diff],
        "both sides put a list into another order; ours stays",
        "put it into the order that is meant",
    ),
    code(
        "merge.removed-and-changed",
        &[Conflict],
        &[Diff],
        "one side removed what the other changed; it stays",
        "remove it again if it is to go",
    ),
    code(
        "merge.removed-and-referred-to",
        &[Conflict],
        &[Diff],
        "one side removed a record to which the other refers; it stays",
        "remove the references first if it is to go",
    ),
];
