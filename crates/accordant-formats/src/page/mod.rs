//! The text of a page, as copied from a browser or a PDF.
//!
//! The text goes through these steps, a file each: it is cut into lines, cells and bullets (`layout`); the
//! headings of the columns (`heading`) and the rows, which begin with a title and dates (`row`), are found
//! (`outline`); a row becomes prose, sentences and items (`content`) and of these a partnership (`record`),
//! with what cues (`cue`) propose (`proposal`, `naming`) and its period (`period`); the organizations of all
//! rows are told apart (`register`); and every character is accounted for (`account`). What the text of any
//! page can say is known from lists (`cue`, `lexicon`, `country`); nothing is known of any one page.

mod account;
mod bullet;
mod content;
mod country;
mod cue;
mod date;
mod heading;
mod language;
mod layout;
mod lexicon;
mod mention;
mod naming;
mod notice;
mod outline;
mod period;
mod place;
mod proposal;
mod record;
mod register;
mod row;
mod word;

use std::collections::HashMap;
use std::ops::Range;

use accordant::model::{
    Funding, LanguageTag, Participation, PartnershipId, Source, SourceId, SourceRef,
};
use accordant::time::PhraseOptions;
use accordant::{Diagnostic, Error, Portfolio, fold};

use crate::remarks::{Remarks, shown};
use crate::slugs::Slugs;
use crate::{ReadOptions, ReadResult};
use account::{Claim, account};
use cue::Cues;
use heading::{Column, Heading};
use layout::Layout;
use mention::Mention;
use outline::{Outline, Row};
use place::Places;
use record::{Draft, Reader};
use register::{Organizations, Programmes};
use word::{one_line, words};

/// How much of a page is looked at to tell its language.
const LANGUAGE_SAMPLE: usize = 64 << 10;

/// Reads the text of a page.
///
/// # Errors
/// `page.no-records` if no row with a title and a date is found; `limit.records`; `limit.text`.
pub(crate) fn read(text: &str, options: &ReadOptions) -> Result<ReadResult, Error> {
    let places = Places::new(text);
    let layout = Layout::new(&places);
    let cues = Cues::all();
    let heading = Heading::find(&places, &layout);
    let sample = 0..text.floor_char_boundary(LANGUAGE_SAMPLE);
    let guess = language::guess(&words(text, &sample), &heading);
    let phrases = PhraseOptions {
        language: options
            .language
            .or(guess.language.filter(|_| !guess.doubtful)),
        policy: options.policy,
    };
    let outline = Outline::find(&places, &layout, heading, cues, phrases);
    if outline.rows.is_empty() {
        return Err(no_records(&places, &outline));
    }
    if outline.rows.len() > options.limits.records {
        return Err(too_many(outline.rows.len(), options.limits.records));
    }

    let mut remarks = Remarks::new(&options.limits);
    let source_id = SourceId::new("page")?;
    let line = |at: usize| u32::try_from(places.line(at)).ok();
    let source_ref = |range: &Range<usize>| SourceRef {
        source: source_id.clone(),
        first_line: line(range.start),
        last_line: line(range.end.saturating_sub(1).max(range.start)),
    };
    let mut claims = Vec::new();
    let mut source = Source::new(source_id.clone());
    source.location.clone_from(&options.location);
    let mut portfolio = Portfolio {
        as_of: outline.as_of.or(options.as_of),
        ..Portfolio::default()
    };
    if let Some(language) = options.language.or(guess.language) {
        portfolio.language = language::tag(language).parse::<LanguageTag>().ok();
        source.language.clone_from(&portfolio.language);
        if options.language.is_none() {
            remarks.note(
                Diagnostic::info(
                    "page.language-guessed",
                    format!(
                        "the page is taken to be written in `{}`, by its words",
                        language::tag(language)
                    ),
                )
                .help("say which language it is if it is another"),
            );
        }
    }
    if let Some(title) = &outline.title {
        let words = one_line(places.slice(title));
        portfolio.title = Some(words.as_str().into());
        source.title = Some(words.into());
        claims.push(Claim::new(title.clone(), "/title"));
    }
    for (at, printed) in outline.heading.columns.iter().enumerate() {
        source.columns.push(one_line(places.slice(&printed.range)));
        claims.push(Claim::new(
            printed.range.clone(),
            format!("/sources/0/columns/{at}"),
        ));
    }
    report_page(&places, &layout, &outline, &mut remarks);
    for remark in outline.remarks.iter().filter(|remark| remark.understood) {
        claims.push(Claim::new(
            remark.range.clone(),
            format!("/sources/0/remarks/{}", source.remarks.len()),
        ));
        source.remarks.push(one_line(places.slice(&remark.range)));
    }

    let reader = Reader {
        places: &places,
        cues,
        options: phrases,
        limits: &options.limits,
        source: &source_ref,
    };
    let mut slugs = Slugs::default();
    let mut drafts = Vec::with_capacity(outline.rows.len());
    for (index, row) in outline.rows.iter().enumerate() {
        let slug = slugs.unique(places.slice(&row.start.title), "partnership", index);
        drafts.push(reader.read(PartnershipId::new(slug)?, row, &mut remarks)?);
    }
    report_duplicates(&places, &outline.rows, &mut remarks);
    resolve(
        &places,
        drafts,
        options,
        &source_ref,
        &mut portfolio,
        &mut claims,
    );

    if portfolio.as_of.is_none() {
        report_open_ends(&portfolio, &mut remarks);
    }
    let records =
        portfolio.organizations.len() + portfolio.programmes.len() + portfolio.partnerships.len();
    if records > options.limits.records {
        return Err(too_many(records, options.limits.records));
    }
    let trace = account(&places, &layout, claims, &mut source.remarks, &mut remarks);
    portfolio.sources.push(source);
    remarks.sort_by_place();
    Ok(ReadResult {
        portfolio,
        diagnostics: remarks.finish(),
        trace,
    })
}

/// Tells the organizations and programmes of all rows apart, and fills in who takes part.
fn resolve(
    places: &Places<'_>,
    drafts: Vec<Draft>,
    options: &ReadOptions,
    source: &dyn Fn(&Range<usize>) -> SourceRef,
    portfolio: &mut Portfolio,
    claims: &mut Vec<Claim>,
) {
    let mentions: Vec<&Mention> = drafts
        .iter()
        .flat_map(|draft| &draft.parties)
        .map(|party| &party.mention)
        .collect();
    let mut organizations = Organizations::resolve(places, &mentions, source);
    let mut programmes = Programmes::default();
    let mut at = 0;
    for (index, draft) in drafts.into_iter().enumerate() {
        let mut partnership = draft.partnership;
        for party in draft.parties {
            if let Some(organization) = organizations.of_mut(at)
                && let Some((date, evidence)) = party.founded
                && organization.founded.is_none()
            {
                organization.founded = Some(date);
                organization.evidence.push(evidence);
            }
            if let Some(organization) = organizations.of(at) {
                let mut participation = Participation::new(organization.id.clone(), party.role);
                participation.name_as_printed = Some(one_line(places.slice(&party.mention.range)));
                partnership.participants.push(participation);
            }
            at += 1;
        }
        for frame in draft.programmes {
            partnership.funding.push(Funding {
                programme: programmes.programme(places, &frame),
                ..Funding::default()
            });
        }
        claims.extend(draft.claims.into_iter().map(|claim| {
            Claim::new(
                claim.range,
                format!("/partnerships/{index}{}", claim.pointer),
            )
        }));
        portfolio.partnerships.push(partnership);
    }
    if let Some(holder) = options
        .holder
        .as_deref()
        .filter(|holder| !holder.trim().is_empty())
    {
        portfolio.holder = organizations.holder(holder);
    }
    portfolio.organizations = organizations.all;
    portfolio.programmes = programmes.all;
}

fn no_records(places: &Places<'_>, outline: &Outline) -> Error {
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

fn too_many(records: usize, limit: usize) -> Error {
    Error::new(
        "limit.records",
        format!("{records} records, more than the limit of {limit}"),
    )
    .help("split the page, or raise `limits.records`")
}

/// What is odd about the page as a whole: its headings and bullets, and the day it speaks for.
fn report_page(places: &Places<'_>, layout: &Layout, outline: &Outline, remarks: &mut Remarks) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for printed in &outline.heading.columns {
        let words = places.slice(&printed.range);
        *seen.entry(fold(words)).or_default() += 1;
        if seen.get(&fold(words)) == Some(&2) {
            remarks.note(
                Diagnostic::warning(
                    "page.repeated-column",
                    format!(
                        "the heading `{}` is printed twice: the cells tell what a column holds",
                        shown(words)
                    ),
                )
                .at_span(places.span(&printed.range))
                .help("give each column its own heading"),
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
        remarks.note(
            Diagnostic::warning(
                "page.end-column-missing",
                format!(
                    "no heading names the end, but rows have one behind `{}`: the second date is taken as the end",
                    shown(places.slice(&start.range))
                ),
            )
            .at_span(places.span(&start.range))
            .help("add a heading such as `End date`"),
        );
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
fn report_duplicates(places: &Places<'_>, rows: &[Row], remarks: &mut Remarks) {
    let mut first: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let title = &row.start.title;
        let line = places.line(title.start);
        let known = *first.entry(fold(places.slice(title))).or_insert(line);
        if known != line {
            remarks.note(
                Diagnostic::warning(
                    "page.possible-duplicate",
                    format!(
                        "`{}` has the same title as the row on line {known}",
                        shown(places.slice(title))
                    ),
                )
                .at_span(places.span(title))
                .help("join the two if they are one partnership"),
            );
        }
    }
}

fn report_open_ends(portfolio: &Portfolio, remarks: &mut Remarks) {
    let open = |partnership: &&accordant::model::Partnership| {
        partnership
            .period
            .as_ref()
            .is_some_and(accordant::time::Period::is_open_ended)
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
