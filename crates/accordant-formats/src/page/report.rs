//! What is odd about a page as a whole.

use accordant::model::Partnership;
use accordant::time::{Language, Period};
use accordant::{Diagnostic, Error, Portfolio, fold};
use hashbrown::HashMap;

use super::heading::Column;
use super::layout::Layout;
use super::outline::{Outline, Row};
use super::place::Places;
use crate::remarks::{Remarks, shown};

pub(super) fn no_records(places: &Places<'_>, outline: &Outline) -> Error {
    let first = outline
        .heading
        .columns
        .first()
        .map(|printed| printed.range.clone());
    let error = match first {
        Some(range) => Diagnostic::error(
            "page.no-records",
            "the page has headings of columns but no row with a title and a date below them",
        )
        .at_span(places.span(&range)),
        None => Diagnostic::error(
            "page.no-records",
            "the text is no page of partnerships: no line begins with a title and a date",
        ),
    };
    error
        .help("give the text of a page whose rows begin with a title and dates, such as `ANQAHE Since May 2016`")
        .into()
}

pub(super) fn too_many(records: usize, limit: usize) -> Error {
    Error::new(
        "limit.records",
        format!("{records} records, more than the limit of {limit}"),
    )
    .help("split the page, or raise `limits.records`")
}

/// Which language the page was taken to be in, by its words.
pub(super) fn language(language: Option<Language>, remarks: &mut Remarks) {
    if let Some(language) = language {
        remarks.note(
            Diagnostic::info(
                "page.language-guessed",
                format!(
                    "the page is taken to be written in `{}`, by its words",
                    super::language::tag(language)
                ),
            )
            .help("say which language it is if it is another"),
        );
    }
}

/// Its headings and bullets, and the day it speaks for.
pub(super) fn page(places: &Places<'_>, layout: &Layout, outline: &Outline, remarks: &mut Remarks) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for printed in &outline.heading.columns {
        let words = places.slice(&printed.range);
        *seen.entry(fold(words)).or_default() += 1;
        if seen.get(&fold(words)) == Some(&2) {
            remarks.warn(
                "page.repeated-column",
                format!(
                    "the heading `{}` is printed twice: the cells tell what a column holds",
                    shown(words)
                ),
                places.span(&printed.range),
                "give each column its own heading",
            );
        }
    }
    let two_dates = |row: &Row| {
        row.start.dates.len() == 2
            || row.start.dates.first().is_some_and(|date| {
                let digits = places.slice(date).split(|c: char| !c.is_numeric());
                digits.filter(|digits| digits.chars().count() == 4).count() == 2
            })
    };
    if let Some(start) = outline.heading.column(Column::Start)
        && outline.heading.column(Column::End).is_none()
        && outline.heading.column(Column::Dates).is_none()
        && outline.rows.iter().any(two_dates)
    {
        remarks.warn("page.end-column-missing", format!(
                    "no heading names the end, but rows have one behind `{}`: the second date is taken as the end",
                    shown(places.slice(&start.range))
                ), places.span(&start.range), "add a heading such as `End date`");
    }
    if let (Some(first), count) = (layout.private_bullets.first(), layout.private_bullets.len()) {
        let sign = places.slice(first).chars().next().unwrap_or_default();
        remarks.note(
            Diagnostic::info(
                "page.private-use-bullet",
                format!(
                    "{count} bullets are signs of the private use area such as U+{:04X}, which most fonts do not show",
                    u32::from(sign)
                ),
            )
            .at_span(places.span(first))
            .help("they are read as bullets; write `•` where the page is kept"),
        );
    }
    if let (Some(date), Some(remark)) = (
        &outline.as_of,
        outline.remarks.iter().find(|remark| remark.understood),
    ) {
        remarks.note(
            Diagnostic::info("page.as-of", format!("the page speaks for `{date}`"))
                .at_span(places.span(&remark.range)),
        );
    }
}

/// Titles that are equal but for case, accents and what does not show.
pub(super) fn duplicates(places: &Places<'_>, rows: &[Row], remarks: &mut Remarks) {
    let mut first: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let title = &row.start.title;
        let line = places.line(title.start);
        let known = *first.entry(places.folded(title)).or_insert(line);
        if known != line {
            remarks.warn(
                "page.possible-duplicate",
                format!(
                    "`{}` has the same title as the row on line {known}",
                    shown(places.slice(title))
                ),
                places.span(title),
                "join the two if they are one partnership",
            );
        }
    }
}

pub(super) fn open_ends(portfolio: &Portfolio, remarks: &mut Remarks) {
    let open = |partnership: &&Partnership| {
        partnership
            .period
            .as_ref()
            .is_some_and(Period::is_open_ended)
    };
    let count = portfolio.partnerships.iter().filter(open).count();
    if count > 0 {
        remarks.note(
            Diagnostic::warning(
                "page.open-ends-without-as-of",
                format!(
                    "{count} of the periods are open, and the page does not say for which day it speaks: \
                     whether they still run is possible, never certain"
                ),
            )
            .help("say for which day it speaks, such as `--as-of 2018-12`"),
        );
    }
}
