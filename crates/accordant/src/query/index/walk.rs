//! Reading what an index keeps, without making partnerships of it.

use std::ops::Range;

use super::Index;
use crate::Error;
use crate::json::from_text;
use crate::model::{Partnership, PartnershipId};
use crate::time::{Extent, Frame};

/// Partnerships of an index, in an order.
///
/// They stay what they were when they were asked for, also when the index is edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows(Vec<u32>);

impl Rows {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A partnership as an index keeps it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kept<'r> {
    /// The partnership as JSON, a valid one. It is given as bytes, because who takes little of it need not
    /// find out that all of it is UTF-8.
    pub json: &'r [u8],
    /// The windows of its start and end in the frame of the index, amendments included; nothing if no
    /// start fits to any end.
    pub extent: Option<Extent>,
}

impl Index {
    /// What the windows of the index are seen against.
    pub fn frame(&self) -> Frame {
        self.columns.times.frame
    }

    /// All partnerships, in the order of the portfolio.
    pub fn rows(&self) -> Rows {
        Rows(self.in_order(&self.live))
    }

    /// The partnerships with these ids, in the order of these.
    ///
    /// # Errors
    /// `partnership.unknown`.
    pub fn rows_with_ids<'a>(
        &self,
        ids: impl IntoIterator<Item = &'a PartnershipId>,
    ) -> Result<Rows, Error> {
        let row = |id: &PartnershipId| {
            self.ids.row(id.as_str()).ok_or_else(|| {
                Error::new(
                    "partnership.unknown",
                    format!("no partnership has the id `{id}`"),
                )
                .help("the portfolio was edited since: ask again")
            })
        };
        ids.into_iter().map(row).collect::<Result<_, _>>().map(Rows)
    }

    /// Cuts rows into pieces, each of at most so many rows and about so many bytes of JSON. A row that is
    /// larger is a piece by itself.
    pub fn pieces(&self, rows: &Rows, most: usize, bytes: usize) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        let (mut start, mut room) = (0, bytes);
        for (place, size) in self
            .columns
            .records
            .sizes(rows.0.iter().copied())
            .enumerate()
        {
            if place > start && (place - start >= most || size > room) {
                pieces.push(start..place);
                (start, room) = (place, bytes);
            }
            room = room.saturating_sub(size);
        }
        if start < rows.len() {
            pieces.push(start..rows.len());
        }
        pieces
    }

    /// Reads a part of the rows one after the other.
    ///
    /// Different parts can be read at the same time, on any thread.
    ///
    /// # Errors
    /// The first of `each`, which ends it; `index.not-readable` if a record is not what was kept.
    pub fn walk<E: From<Error>>(
        &self,
        rows: &Rows,
        part: Range<usize>,
        mut each: impl FnMut(Kept<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut json = Vec::new();
        for row in rows.0.get(part).unwrap_or_default() {
            let found = self.columns.records.json(*row, &mut json);
            found.ok_or_else(not_readable)?;
            let extent = self.extent_of(*row, &json)?;
            each(Kept {
                json: &json,
                extent,
            })?;
        }
        Ok(())
    }

    fn extent_of(&self, row: u32, json: &[u8]) -> Result<Option<Extent>, Error> {
        let times = &self.columns.times;
        if !times.odd.contains(row) {
            return Ok(times.windows.extent(row));
        }
        // What the columns cannot hold is read.
        let json = std::str::from_utf8(json).map_err(|_| not_readable())?;
        let partnership: Partnership = from_text(json).map_err(|_| not_readable())?;
        Ok(partnership.extent(&times.frame))
    }
}

fn not_readable() -> Error {
    Error::new("index.not-readable", "a record of the index cannot be read")
        .help("load the portfolio again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Portfolio;
    use crate::time::{Day, Window};

    fn index(count: usize) -> Index {
        let partnerships: Vec<String> = (0..count)
            .map(|n| {
                format!(
                    r#"{{"id":"p{n}","title":"{}","period":"2016/2018"}}"#,
                    "x".repeat(n)
                )
            })
            .collect();
        let json = format!(
            r#"{{"accordant":1,"partnerships":[{}]}}"#,
            partnerships.join(",")
        );
        Index::new(&Portfolio::from_json(&json).unwrap()).unwrap()
    }

    fn ids(index: &Index, rows: &Rows, part: Range<usize>) -> Vec<String> {
        let mut found = Vec::new();
        let read = index.walk(rows, part, |kept| {
            let partnership: Partnership = serde_json::from_slice(kept.json).unwrap();
            found.push(partnership.id.to_string());
            Ok::<(), Error>(())
        });
        read.unwrap();
        found
    }

    fn id(text: &str) -> PartnershipId {
        PartnershipId::new(text).unwrap()
    }

    #[test]
    fn rows_are_in_the_order_of_the_portfolio_and_stay_what_they_were() {
        // Some are in blocks, some in the tail.
        let mut index = index(300);
        let before = index.rows();
        let third = index.get(&id("p3")).unwrap();
        index.insert(&third).unwrap();
        index.remove(&id("p0")).unwrap();
        index.insert(&Partnership::new(id("last"), "L")).unwrap();

        let expected: Vec<String> = (1..300).map(|n| format!("p{n}")).collect();
        let after = ids(&index, &index.rows(), 0..300);
        assert_eq!(
            after.split_last(),
            Some((&"last".to_owned(), &expected[..]))
        );
        assert_eq!(ids(&index, &before, 0..3), ["p0", "p1", "p2"]);
        assert_eq!(ids(&index, &before, 299..300), ["p299"]);
        assert_eq!(ids(&index, &before, 300..400), [""; 0]);
    }

    #[test]
    fn rows_are_found_by_their_ids() {
        let index = index(300);
        let (a, b) = (id("p299"), id("p1"));
        let rows = index.rows_with_ids([&a, &b, &a]).unwrap();
        assert_eq!(ids(&index, &rows, 0..3), ["p299", "p1", "p299"]);
        let error = index.rows_with_ids([&a, &id("p300")]).unwrap_err();
        assert_eq!(error.code(), "partnership.unknown");
    }

    #[test]
    fn pieces_have_so_many_rows_and_bytes() {
        let index = index(10);
        let rows = index.rows();
        assert_eq!(index.pieces(&rows, 4, usize::MAX), [0..4, 4..8, 8..10]);
        // `{"id":"p0","title":"","period":"2016/2018"}` has 43 bytes, each further row one more. Sizes are
        // estimated: a byte more or less for each must not matter here.
        assert_eq!(
            index.pieces(&rows, 10, 4 * 48),
            [0..4, 4..8, 8..10],
            "four of the largest fit, five of the smallest do not"
        );
        assert_eq!(index.pieces(&rows, 10, 0).len(), 10);
        let none = Rows(Vec::new());
        assert_eq!(index.pieces(&none, 4, 100), []);
    }

    #[test]
    fn windows_are_those_of_the_partnership_also_where_the_columns_cannot_hold_them() {
        let json = r#"{"accordant":1,"asOf":"2018-12","partnerships":[
            {"id":"a","title":"A","period":"2016-05/.."},
            {"id":"b","title":"B","period":"Y-99999999999/2016"},
            {"id":"c","title":"C","period":"2016/2018","amendments":[{"end":"2015"}]},
            {"id":"d","title":"D"}
        ]}"#;
        let portfolio = Portfolio::from_json(json).unwrap();
        let index = Index::new(&portfolio).unwrap();
        let mut found = Vec::new();
        let read = index.walk(&index.rows(), 0..4, |kept| {
            found.push(kept.extent);
            Ok::<(), Error>(())
        });
        read.unwrap();
        let day = |text: &str| text.parse::<Day>().unwrap();
        let a = found[0].unwrap();
        assert_eq!(
            a.start(),
            Window::new(day("2016-05-01"), day("2016-05-31")).unwrap()
        );
        assert_eq!(a.end(), Window::from(day("2018-12-01")));
        let b = found[1].unwrap();
        assert_eq!(b.start().first(), Day::new(-99_999_999_999, 1, 1).unwrap());
        assert_eq!(found[2..], [None, Some(Extent::UNDATED)]);
    }

    #[test]
    fn the_first_error_ends_the_walk() {
        let index = index(3);
        let mut calls = 0;
        let stopped = index.walk(&index.rows(), 0..3, |_| {
            calls += 1;
            Err(Error::new("load.cancelled", "enough"))
        });
        assert_eq!((stopped.unwrap_err().code(), calls), ("load.cancelled", 1));
    }
}
