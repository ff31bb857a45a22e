//! The same answers from an index, for portfolios that are too many to read at each question.
//!
//! What the reference evaluator finds by reading every record, the index finds in sets of rows. It keeps
//! the records as JSON and, beside them, columns of days, the rows of each word, organization, kind,
//! country and so on. Rows are only ever added: a replaced or removed one is no longer alive, and its
//! successor takes its place in the order.

mod ask;
mod bytes;
mod columns;
mod counts;
mod directory;
mod evaluate;
mod facets;
mod ids;
mod last;
mod links;
mod load;
mod members;
mod parallel;
mod party;
mod records;
mod row;
mod snapshot;
mod text;
mod timeline;
mod times;
mod walk;
mod windows;

use std::sync::Arc;

use accordant_columns::{Bitmap, Scratch};
use accordant_text::Spellings;

use crate::model::{Partnership, PartnershipId, Portfolio, missing_references, references};
use crate::order;
use crate::time::Policy;
use crate::{Error, Limits, json};
use columns::{Columns, Head};
pub(super) use directory::Directory;
use ids::Ids;
use last::Last;
pub use load::{Broken, LoadOptions, Loaded, Progress};
use timeline::Spread;
pub use walk::{Kept, Rows};

/// How many bytes of JSON say what strings are frequent.
const SAMPLE: usize = 12 << 20;

/// What so many rows have is grouped at once where a portfolio is indexed.
const TOGETHER: u32 = 4096;

/// A portfolio that answers the questions of [`Portfolio`] fast, and can be edited.
///
/// ```
/// use accordant::Portfolio;
/// use accordant::query::{FindOptions, Index, Query};
///
/// let portfolio = Portfolio::from_json(r#"{
///     "accordant": 1,
///     "partnerships": [{ "id": "haqaa", "title": "HAQAA", "period": "2016/2018" }]
/// }"#)?;
/// let index = Index::new(&portfolio)?;
/// let answer = index.find(&Query::parse("active:2017")?, &FindOptions::default())?;
/// assert_eq!(answer.certain, 1);
/// # Ok::<(), accordant::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Index {
    head: Arc<Head>,
    columns: Columns,
    ids: Ids,
    /// How the days of the live rows spread.
    spread: Spread,
    /// The rows that have not been replaced or removed.
    live: Bitmap,
    /// The place of each row in the order of the portfolio, once it is not that of the rows.
    places: Option<Vec<u32>>,
    last: Last,
}

impl Index {
    /// An index of the portfolio under the default policy.
    ///
    /// # Errors
    /// `portfolio.duplicate-id`, `portfolio.dangling-reference`; `limit.records` for more rows than 2^32.
    pub fn new(portfolio: &Portfolio) -> Result<Index, Error> {
        Index::with_policy(portfolio, Policy::default())
    }

    /// An index of the portfolio for questions under this policy. Others are answered as well, but each
    /// reads all records.
    ///
    /// # Errors
    /// As [`Index::new`].
    pub fn with_policy(portfolio: &Portfolio, policy: Policy) -> Result<Index, Error> {
        if let Some(error) = Error::from_diagnostics(references(portfolio)) {
            return Err(error);
        }
        let head = Head::new(portfolio.without_partnerships());
        let sample = sample(&portfolio.partnerships);
        let spellings = Spellings::of(sample.iter().map(String::as_str));
        let mut index = Index::of_head(Arc::new(head), policy, &Arc::new(spellings));
        let others = portfolio.partnerships.iter().skip(sample.len());
        let all = sample.into_iter().chain(others.map(json::to_string));
        let mut scratch = Scratch::default();
        for json in all {
            let row = index.push(&json)?;
            if row % TOGETHER == TOGETHER - 1 {
                index.columns.keep_up(&mut scratch);
            }
        }
        index.finish();
        index.shrink();
        Ok(index)
    }

    /// An index without partnerships.
    fn of_head(head: Arc<Head>, policy: Policy, spellings: &Arc<Spellings>) -> Index {
        Index {
            columns: Columns::new(&head, policy, spellings),
            head,
            ids: Ids::default(),
            spread: Spread::default(),
            live: Bitmap::new(),
            places: None,
            last: Last::default(),
        }
    }

    /// How many partnerships there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The partnership with this id.
    pub fn get(&self, id: &PartnershipId) -> Option<Partnership> {
        self.columns.records.get(self.ids.row(id.as_str())?)
    }

    /// The partnerships from a position on, as many as there are and are wanted, in the order of the portfolio.
    pub fn range(&self, start: usize, count: usize) -> Vec<Partnership> {
        let rows: Vec<u32> = if self.places.is_some() {
            let rows = self.in_order(&self.live).into_iter();
            rows.skip(start).take(count).collect()
        } else {
            // Rows that were never replaced are in order: the first one is found without walking.
            let first = u32::try_from(start)
                .ok()
                .and_then(|start| self.live.select(start));
            let rows = first.map(|first| self.live.range(first..=u32::MAX));
            rows.into_iter().flatten().take(count).collect()
        };
        let found = self.columns.records.each(rows.into_iter());
        found.map(|(_, partnership)| partnership).collect()
    }

    /// Everything but the partnerships: the organizations, programmes, sources and the rest.
    pub fn head(&self) -> &Portfolio {
        &self.head.portfolio
    }

    /// Puts other organizations, programmes, sources and the rest in place of those of now. The partnerships
    /// stay, whatever `head` has; all are indexed anew.
    ///
    /// # Errors
    /// As [`Index::new`].
    pub fn set_head(&mut self, head: Portfolio) -> Result<(), Error> {
        let portfolio = Portfolio {
            partnerships: self.to_portfolio().partnerships,
            ..head
        };
        *self = Index::with_policy(&portfolio, self.columns.times.frame.policy)?;
        Ok(())
    }

    /// Adds a partnership behind the others.
    ///
    /// # Errors
    /// `portfolio.duplicate-id` if there is one with its id; as [`Index::insert`].
    pub fn add_new(&mut self, partnership: &Partnership) -> Result<(), Error> {
        if self.ids.row(partnership.id.as_str()).is_some() {
            return Err(Error::new(
                "portfolio.duplicate-id",
                format!("there is a partnership `{}` already", partnership.id),
            )
            .help("give it another id, or replace the one that is there"));
        }
        self.insert(partnership).map(|_| ())
    }

    /// Adds a partnership behind the others, or puts it where the one with its id was, which is returned.
    ///
    /// # Errors
    /// `portfolio.dangling-reference` if it names an organization, programme, source or partnership that
    /// the portfolio does not have; `limit.records`.
    pub fn insert(&mut self, partnership: &Partnership) -> Result<Option<Partnership>, Error> {
        let exists = |kind: &str, id: &str| match kind {
            "PartnershipId" => id == partnership.id.as_str() || self.ids.row(id).is_some(),
            _ => self.head.has(kind, id),
        };
        missing_references(partnership, "", &Limits::default(), exists)?;
        let Some(replaced) = self.ids.row(partnership.id.as_str()) else {
            self.add(partnership)?;
            return Ok(None);
        };
        let before = self.columns.records.get(replaced);
        self.forget(replaced);
        let row = self.add(partnership)?;
        let places = self.places.get_or_insert_with(|| (0..=row).collect());
        if let Some(place) = places.get(replaced as usize).copied()
            && let Some(new) = places.get_mut(row as usize)
        {
            *new = place;
        }
        Ok(before)
    }

    /// Removes the partnership with this id, which is returned.
    ///
    /// # Errors
    /// `portfolio.dangling-reference` if another one is related to it.
    pub fn remove(&mut self, id: &PartnershipId) -> Result<Option<Partnership>, Error> {
        let Some(row) = self.ids.row(id.as_str()) else {
            return Ok(None);
        };
        let mut related = match self.columns.related.having(id.as_str()) {
            Some(rows) => rows.rows().as_ref() & &self.live,
            None => Bitmap::new(),
        };
        related.remove(row);
        if let Some(other) = related.min() {
            return Err(Error::new(
                "portfolio.dangling-reference",
                format!("`{}` is related to `{id}`", self.ids.id(other)),
            )
            .help("remove the relation first"));
        }
        let before = self.columns.records.get(row);
        self.forget(row);
        Ok(before)
    }

    /// The whole as a portfolio.
    pub fn to_portfolio(&self) -> Portfolio {
        let rows = self.in_order(&self.live);
        let partnerships = self.columns.records.each(rows.into_iter());
        Portfolio {
            partnerships: partnerships.map(|(_, partnership)| partnership).collect(),
            ..self.head.portfolio.clone()
        }
    }

    /// The place of a row in the order of the portfolio.
    fn place(&self, row: u32) -> u32 {
        let places = self.places.as_ref();
        let place = places.and_then(|places| places.get(row as usize).copied());
        place.unwrap_or(row)
    }

    /// The rows in the order of the portfolio.
    fn in_order(&self, rows: &Bitmap) -> Vec<u32> {
        let mut rows: Vec<u32> = rows.iter().collect();
        self.put_in_order(&mut rows);
        rows
    }

    /// Puts rows in the order of the portfolio.
    fn put_in_order(&self, rows: &mut [u32]) {
        if self.places.is_some() {
            order::sort_by_key(rows, |row| self.place(*row));
        }
    }

    /// Adds a row behind the others, and makes known what it has.
    fn add(&mut self, partnership: &Partnership) -> Result<u32, Error> {
        let row = self.push(&json::to_string(partnership))?;
        self.columns.settle();
        self.columns.records.learn();
        if !self.columns.times.odd.contains(row) {
            self.spread.add(&self.columns.times.windows, row);
        }
        Ok(row)
    }

    /// Adds a row, which is this JSON. What it has is known later.
    fn push(&mut self, json: &str) -> Result<u32, Error> {
        let (row, id) = self.columns.push_json(&self.head, json)?;
        self.begin(row, id.as_str());
        if let Some(places) = &mut self.places {
            places.push(row);
        }
        Ok(row)
    }

    /// Begins the life of a row, unless one with its id is alive.
    fn begin(&mut self, row: u32, id: &str) -> bool {
        if !self.ids.push(row, id) {
            return false;
        }
        self.live.insert(row);
        self.last.forget();
        true
    }

    /// Makes known what the rows have, once all are there.
    fn finish(&mut self) {
        self.columns.finish();
        self.spread();
    }

    /// The same for all but the rows of words.
    fn finish_values(&mut self) {
        self.columns.finish_values();
        self.spread();
    }

    fn spread(&mut self) {
        let times = &self.columns.times;
        self.spread = Spread::of(&times.windows, (&self.live - &times.odd).iter());
    }

    /// Ends the life of a row.
    fn forget(&mut self, row: u32) {
        self.ids.remove(row);
        self.live.remove(row);
        self.last.forget();
        if !self.columns.times.odd.contains(row) {
            self.spread.remove(&self.columns.times.windows, row);
        }
    }

    fn shrink(&mut self) {
        self.ids.shrink();
        self.live.optimize();
    }
}

/// Partnerships as JSON, as many as it takes to know what strings are frequent.
fn sample(partnerships: &[Partnership]) -> Vec<String> {
    let mut room = SAMPLE;
    let enough = |json: &String| {
        let goes_on = room > 0;
        room = room.saturating_sub(json.len());
        goes_on
    };
    partnerships
        .iter()
        .map(json::to_string)
        .take_while(enough)
        .collect()
}
