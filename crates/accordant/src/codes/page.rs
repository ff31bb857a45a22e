//! Codes of pages of partnerships.

use super::Origin::Page;
use super::Weight::{Error, Info, Warning};
use super::{Code, code};

pub(super) const CODES: &[Code] = &[
    code(
        "page.no-records",
        &[Error],
        &[Page],
        "the text is no page of partnerships: no line begins with a title and a date",
        "give the text of a page whose rows do, such as `ANQAHE Since May 2016`",
    ),
    code(
        "page.unplaced-text",
        &[Warning],
        &[Page],
        "words belong to no record; they are kept in the `remarks` of the source",
        "look whether something was missed",
    ),
    code(
        "page.language-guessed",
        &[Info],
        &[Page],
        "the page is taken to be in a language, by its words",
        "say which language it is if it is another",
    ),
    code(
        "page.as-of",
        &[Info],
        &[Page],
        "the page itself says for which day it speaks",
        "nothing is wrong",
    ),
    code(
        "page.open-ends-without-as-of",
        &[Warning],
        &[Page],
        "periods are open, and the page does not say for which day it speaks",
        "say for which day it speaks, such as `--as-of 2018-12`",
    ),
    code(
        "page.repeated-column",
        &[Warning],
        &[Page],
        "two columns have the same heading; the cells tell what they hold",
        "give each column its own heading",
    ),
    code(
        "page.end-column-missing",
        &[Warning],
        &[Page],
        "no heading names the end, but rows have one; the second date is taken as the end",
        "add a heading such as `End date`",
    ),
    code(
        "page.date-assumption",
        &[Info],
        &[Page],
        "a period rests on an assumption, which the message names",
        "write the date so that it has one reading",
    ),
    code(
        "page.ambiguous-date",
        &[Warning],
        &[Page],
        "a date has several readings, so that the record has no period",
        "write the date so that it has one reading",
    ),
    code(
        "page.unread-date",
        &[Warning],
        &[Page],
        "a date is read as no period, for the reason that the message names",
        "write a start and an end, such as `May 2016 – June 2018`",
    ),
    code(
        "page.possible-duplicate",
        &[Warning],
        &[Page],
        "two rows have the same title",
        "merge the two, or tell them apart by their titles",
    ),
    code(
        "page.private-use-bullet",
        &[Info],
        &[Page],
        "bullets are characters of the private use area, which most fonts do not show",
        "write `•` where the page is kept",
    ),
    code(
        "page.split-token",
        &[Warning],
        &[Page],
        "a space seems to part one token, as in `ASQ -QA`; it is kept",
        "remove the space if one token is meant",
    ),
    code(
        "page.unbalanced-quote",
        &[Warning],
        &[Page],
        "a quotation mark has no counterpart; it is kept",
        "add the other one, or remove it",
    ),
    code(
        "page.unfinished-sentence",
        &[Warning],
        &[Page],
        "an item stops where its sentence goes on; it is kept",
        "finish the sentence, or join the item that goes on with it",
    ),
    code(
        "page.invisible-character",
        &[Warning],
        &[Page],
        "a text holds a character that shows nothing",
        "remove it unless it is meant",
    ),
];
