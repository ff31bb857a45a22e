//! The text of a page, as copied from a browser or a PDF.
//!
//! The text goes through these steps, a file each: it is cut into lines, cells and bullets (`layout`); the
//! headings of the columns (`heading`) and the rows, which begin with a title and dates (`row`), are found
//! (`outline`); a row becomes prose, sentences and items (`content`) and of these a partnership (`record`),
//! with what cues (`cue`) propose (`proposal`, `naming`) and its period (`period`); the organizations of all
//! rows are told apart (`register`); and every character is accounted for (`account`). What the text of any
//! page can say is known from lists (`cue`, `lexicon`, `country`), whose phrases are found by `phrases`;
//! nothing is known of any one page.

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
mod phrases;
mod place;
mod proposal;
mod record;
mod register;
mod report;
mod row;
mod word;

use std::ops::Range;

use accordant::model::{Funding, Participation, PartnershipId, Source, SourceId, SourceRef};
use accordant::time::PhraseOptions;
use accordant::{Error, Portfolio};

use crate::remarks::Remarks;
use crate::slugs::Slugs;
use crate::{ReadOptions, ReadResult};
use account::{Claim, account};
use heading::Heading;
use layout::Layout;
use mention::Mention;
use outline::Outline;
use place::Places;
use record::{Draft, Reader};
use register::{Organizations, Programmes};
use word::words;

/// How much of a page is looked at to tell its language.
const LANGUAGE_SAMPLE: usize = 64 << 10;

/// Reads the text of a page.
///
/// # Errors
/// `page.no-records` if no row with a title and a date is found; `limit.records`; `limit.text`.
pub(crate) fn read(text: &str, options: &ReadOptions) -> Result<ReadResult, Error> {
    let places = Places::new(text);
    let layout = Layout::new(&places);
    let heading = Heading::find(&places, &layout);
    let sample = 0..text.floor_char_boundary(LANGUAGE_SAMPLE);
    let guess = language::guess(&words(text, &sample), &heading);
    let phrases = PhraseOptions {
        language: options
            .language
            .or(guess.language.filter(|_| !guess.doubtful)),
        policy: options.policy,
    };
    let outline = Outline::find(&places, &layout, heading, phrases);
    if outline.rows.is_empty() {
        return Err(report::no_records(&places, &outline));
    }
    if outline.rows.len() > options.limits.records {
        return Err(report::too_many(outline.rows.len(), options.limits.records));
    }

    let mut remarks = Remarks::new(&options.limits);
    let source_id = SourceId::new("page")?;
    let line = |at: usize| u32::try_from(places.line(at)).ok();
    let source_ref = |range: &Range<usize>| SourceRef {
        source: source_id.clone(),
        first_line: line(range.start),
        last_line: line(range.end.saturating_sub(1).max(range.start)),
    };
    let language = options.language.or(guess.language);
    if options.language.is_none() {
        report::language(language, &mut remarks);
    }
    report::page(&places, &layout, &outline, &mut remarks);
    let mut portfolio = Portfolio {
        as_of: outline.as_of.or(options.as_of),
        language: language.and_then(|language| language::tag(language).parse().ok()),
        title: outline
            .title
            .as_ref()
            .map(|title| places.in_one_line(title).into()),
        ..Portfolio::default()
    };
    let mut claims = Vec::new();
    let mut source = Source::new(source_id.clone());
    source.location.clone_from(&options.location);
    source.language.clone_from(&portfolio.language);
    around_the_rows(&places, &outline, &mut source, &mut claims);

    let reader = Reader {
        places: &places,
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
    report::duplicates(&places, &outline.rows, &mut remarks);
    resolve(
        &places,
        drafts,
        options,
        &source_ref,
        &mut portfolio,
        &mut claims,
    );

    if portfolio.as_of.is_none() {
        report::open_ends(&portfolio, &mut remarks);
    }
    let records =
        portfolio.organizations.len() + portfolio.programmes.len() + portfolio.partnerships.len();
    if records > options.limits.records {
        return Err(report::too_many(records, options.limits.records));
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

/// What the page prints around its rows: its title, the headings of its columns, the day it speaks for.
fn around_the_rows(
    places: &Places<'_>,
    outline: &Outline,
    source: &mut Source,
    claims: &mut Vec<Claim>,
) {
    if let Some(title) = &outline.title {
        source.title = Some(places.in_one_line(title).into());
        claims.push(Claim::new(title.clone(), "/title"));
    }
    for (at, printed) in outline.heading.columns.iter().enumerate() {
        source.columns.push(places.in_one_line(&printed.range));
        let pointer = format!("/sources/0/columns/{at}");
        claims.push(Claim::new(printed.range.clone(), pointer));
    }
    for remark in outline.remarks.iter().filter(|remark| remark.understood) {
        let pointer = format!("/sources/0/remarks/{}", source.remarks.len());
        source.remarks.push(places.in_one_line(&remark.range));
        claims.push(Claim::new(remark.range.clone(), pointer));
    }
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
                participation.name_as_printed = Some(places.in_one_line(&party.mention.range));
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
        for claim in draft.claims {
            let pointer = format!("/partnerships/{index}{}", claim.pointer);
            claims.push(Claim::new(claim.range, pointer));
        }
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
