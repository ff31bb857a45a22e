//! The tables: which there are, their columns, and how their rows are written.

mod funding;
mod matches;
mod objectives;
mod organizations;
mod participants;
mod partnerships;
mod programmes;

use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;

use accordant::Error;
use accordant::model::{self, CountryCode, LanguageTag, OrganizationId};
use accordant::query::Answer;
use accordant::time::{Frame, Window};
use arrow_schema::{Schema, SchemaRef};

use crate::batch::{Batch, Row};
use crate::column::{Column, Kind, fields};
use crate::names::Names;
use crate::record;
use crate::source::{Order, Source, pieces};

/// A table of a portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table {
    /// The partnerships, a row each.
    Partnerships,
    /// Who takes part: a row for each participant of a partnership.
    Participants,
    /// What is aimed at: a row for each objective of a partnership and each of their parts.
    Objectives,
    /// What pays: a row for each funding of a partnership.
    Funding,
    /// The organizations, a row each.
    Organizations,
    /// The programmes, a row each.
    Programmes,
    /// The partnerships of an answer, a row each, with how certainly they match.
    Matches,
}

impl Table {
    /// Every table, in the order of the documentation.
    pub const ALL: [Table; 7] = [
        Table::Partnerships,
        Table::Participants,
        Table::Objectives,
        Table::Funding,
        Table::Organizations,
        Table::Programmes,
        Table::Matches,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Table::Partnerships => "partnerships",
            Table::Participants => "participants",
            Table::Objectives => "objectives",
            Table::Funding => "funding",
            Table::Organizations => "organizations",
            Table::Programmes => "programmes",
            Table::Matches => "matches",
        }
    }

    /// Its columns, in order.
    pub fn columns(self) -> Vec<Column> {
        match self {
            Table::Partnerships => partnerships::COLUMNS.to_vec(),
            Table::Participants => participants::COLUMNS.to_vec(),
            Table::Objectives => objectives::COLUMNS.to_vec(),
            Table::Funding => funding::COLUMNS.to_vec(),
            Table::Organizations => organizations::COLUMNS.to_vec(),
            Table::Programmes => programmes::COLUMNS.to_vec(),
            Table::Matches => [matches::COLUMNS, partnerships::COLUMNS].concat(),
        }
    }

    /// Its columns as an Arrow schema.
    pub fn schema(self) -> SchemaRef {
        Arc::new(Schema::new(fields(&self.columns())))
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Table {
    type Err = Error;

    /// Reads the name of a table.
    ///
    /// # Errors
    /// `table.unknown`.
    fn from_str(name: &str) -> Result<Table, Error> {
        let known = Table::ALL.into_iter().find(|table| table.as_str() == name);
        known.ok_or_else(|| {
            let name: String = name.chars().take(40).collect();
            Error::new("table.unknown", format!("no table `{name}`")).help(format!(
                "one of: {}",
                Table::ALL.map(Table::as_str).join(", ")
            ))
        })
    }
}

/// How a table is written.
#[derive(Debug, Clone)]
pub struct TableOptions {
    /// The language of texts that are given in several; the first one where they are not given in it, or
    /// if none is asked for.
    pub language: Option<LanguageTag>,
    /// How many partnerships, organizations or programmes a batch is made of at most; 8,192.
    pub batch: usize,
}

impl Default for TableOptions {
    fn default() -> TableOptions {
        TableOptions {
            language: None,
            batch: 8_192,
        }
    }
}

/// From how many bytes of JSON on a batch is closed.
const PIECE: usize = 12 << 20;

/// The writing of one table, which is cut into pieces that can be written at the same time.
pub(crate) struct Job {
    table: Table,
    columns: Vec<Column>,
    pub(crate) schema: SchemaRef,
    source: Source,
    order: Order,
    pub(crate) pieces: Vec<Range<usize>>,
    frame: Frame,
    language: Option<LanguageTag>,
    /// The name, the acronym and the country of each organization.
    organizations: Names,
    /// The name and the funder of each programme.
    programmes: Names,
    answer: Option<Arc<Answer>>,
}

impl Job {
    /// # Errors
    /// `partnership.unknown` if the answer names a partnership that the source does not have.
    pub(crate) fn new(
        table: Table,
        source: Source,
        answer: Option<Arc<Answer>>,
        options: &TableOptions,
    ) -> Result<Job, Error> {
        let order = match &answer {
            Some(answer) => source.those(answer.matches.iter().map(|found| &found.id))?,
            None => source.all(),
        };
        let head = source.head();
        let pieces = match table {
            Table::Organizations => pieces(head.organizations.len(), options.batch),
            Table::Programmes => pieces(head.programmes.len(), options.batch),
            _ => source.pieces(&order, options.batch.max(1), PIECE),
        };
        let mut job = Job {
            table,
            columns: table.columns(),
            schema: table.schema(),
            frame: source.frame(),
            language: options.language.clone(),
            order,
            pieces,
            source,
            organizations: Names::default(),
            programmes: Names::default(),
            answer,
        };
        job.learn_names();
        Ok(job)
    }

    /// Takes in the names that the rows of the table say.
    fn learn_names(&mut self) {
        let head = self.source.head();
        let (organizations, programmes) = match self.table {
            Table::Participants => (head.organizations.as_slice(), [].as_slice()),
            Table::Funding => (head.organizations.as_slice(), head.programmes.as_slice()),
            _ => return,
        };
        let organizations = Names::of(organizations.iter().map(|found| {
            let country = found.country.as_ref().map(CountryCode::as_str);
            let name = self.words(&found.name);
            (
                found.id.as_str(),
                [Some(name), found.acronym.as_deref(), country],
            )
        }));
        let programmes = Names::of(programmes.iter().map(|found| {
            let funder = found.funder.as_ref().map(OrganizationId::as_str);
            (
                found.id.as_str(),
                [Some(self.words(&found.name)), funder, None],
            )
        }));
        self.organizations = organizations;
        self.programmes = programmes;
    }

    /// Writes a piece.
    ///
    /// # Errors
    /// `table.text-too-long`, `index.not-readable`; what the taker of the batches says.
    pub(crate) fn write(
        &self,
        piece: Range<usize>,
        emit: &mut dyn FnMut(arrow_array::RecordBatch) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut batch = Batch::new(Arc::clone(&self.schema), &self.columns, emit);
        let head = self.source.head();
        let walk = |batch: &mut Batch<'_>, write: Write| {
            self.source.walk(&self.order, piece.clone(), |place, kept| {
                write(self, place, &kept, batch)
            })
        };
        match self.table {
            Table::Partnerships => walk(&mut batch, partnerships::write),
            Table::Participants => walk(&mut batch, participants::write),
            Table::Objectives => walk(&mut batch, objectives::write),
            Table::Funding => walk(&mut batch, funding::write),
            Table::Matches => walk(&mut batch, matches::write),
            Table::Organizations => {
                let found = head.organizations.get(piece).unwrap_or_default();
                found
                    .iter()
                    .try_for_each(|found| organizations::write(self, found, &mut batch))
            }
            Table::Programmes => {
                let found = head.programmes.get(piece).unwrap_or_default();
                found
                    .iter()
                    .try_for_each(|found| programmes::write(self, found, &mut batch))
            }
        }?;
        batch.flush()
    }

    fn language(&self) -> Option<&str> {
        self.language.as_ref().map(LanguageTag::as_str)
    }

    /// A text in the language that is asked for.
    fn words<'t>(&self, text: &'t model::Text) -> &'t str {
        match self.language() {
            Some(language) => text.in_language(language),
            None => text.as_str(),
        }
    }
}

/// Writes the rows of a partnership, which has this place in the order.
type Write = fn(&Job, usize, &accordant::query::Kept<'_>, &mut Batch<'_>) -> Result<(), Error>;

const IDENTIFIER: &[Column] = &[
    Column::new(
        "scheme",
        Kind::Text,
        "The register: `ror`, `wikidata`, `pic`, ...",
    ),
    Column::new("value", Kind::Text, "The identifier in it."),
];

const LINK: &[Column] = &[
    Column::new("url", Kind::Text, "The address of the page."),
    Column::new("title", Kind::Text, "What it is.").or("not stated"),
];

/// Why there is no day in a window.
const NO_DAY: &str = "no day limits it, or one outside of the years 1 to 9999";

fn identifiers(row: &mut Row<'_>, identifiers: &[model::Identifier]) {
    row.records(identifiers, |row, identifier| {
        row.text(Some(&identifier.scheme));
        row.text(Some(&identifier.value));
    });
}

fn links(job: &Job, row: &mut Row<'_>, links: &[model::Link]) {
    row.records(links, |row, link| {
        row.text(Some(&link.url));
        row.text(link.title.as_ref().map(|title| job.words(title)));
    });
}

/// Which source, which lines.
fn source_ref(row: &mut Row<'_>, source: Option<&record::SourceRef<'_>>) {
    row.text(source.map(|found| found.source.as_str()));
    row.whole(source.and_then(|found| found.first_line));
    row.whole(source.and_then(|found| found.last_line));
}

/// A user's own data as JSON.
fn extensions(row: &mut Row<'_>, extensions: &accordant::json::Extensions) {
    let json = (!extensions.is_empty()).then(|| accordant::json::to_string(extensions));
    row.text(json.as_deref());
}

/// The windows of an extent.
fn windows(extent: Option<accordant::time::Extent>) -> [Option<Window>; 2] {
    [
        extent.map(|extent| extent.start()),
        extent.map(|extent| extent.end()),
    ]
}
