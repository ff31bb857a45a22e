//! Portfolios as Apache Arrow tables, and tables as portfolios.
//!
//! A [`TableReader`] streams a [`Table`] of a portfolio in batches, from an [`Index`](accordant::query::Index)
//! or a [`Portfolio`](accordant::Portfolio): the partnerships, who takes part, the objectives, the funding,
//! the organizations and programmes, or the matches of an answer. The columns are described in
//! `docs/tables.md` and by [`Table::columns`].
//!
//! Partial dates stay partial: the text of a period in EDTF, and beside it the first and the last day of
//! its start and of its end.
//!
//! [`read_batches`] goes the other way: a table of anybody's, with a mapping of its columns, becomes a portfolio.
//!
//! The streams go to other languages by the Arrow C stream interface: [`c_stream`] and [`c_schema`].

mod batch;
mod c;
mod column;
mod fields;
mod names;
mod read;
mod record;
mod source;
mod stream;
mod table;

pub use c::{c_schema, c_stream, from_c_stream};
pub use column::Column;
pub use read::read_batches;
pub use source::Source;
pub use stream::TableReader;
pub use table::{Table, TableOptions};

/// The crates whose types are in signatures here, in the version that fits.
pub use {arrow_array, arrow_schema};
