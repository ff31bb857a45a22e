//! Where the rows of a table come from.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use accordant::json::to_string;
use accordant::model::PartnershipId;
use accordant::query::{Index, Kept, Rows};
use accordant::time::{Frame, Policy};
use accordant::{Error, Portfolio};

/// A portfolio, or its index, that is shared with those who read tables of it.
#[derive(Debug, Clone)]
pub enum Source {
    /// An index. Its policy is that of the windows.
    Index(Arc<Index>),
    /// A portfolio, and the policy of the windows.
    Portfolio(Arc<Portfolio>, Policy),
}

impl From<Arc<Index>> for Source {
    fn from(index: Arc<Index>) -> Source {
        Source::Index(index)
    }
}

impl From<Arc<Portfolio>> for Source {
    fn from(portfolio: Arc<Portfolio>) -> Source {
        Source::Portfolio(portfolio, Policy::default())
    }
}

/// Which partnerships, in which order.
pub(crate) enum Order {
    Index(Rows),
    Portfolio(Vec<usize>),
}

impl Source {
    /// The portfolio; of an index without its partnerships.
    pub(crate) fn head(&self) -> &Portfolio {
        match self {
            Source::Index(index) => index.head(),
            Source::Portfolio(portfolio, _) => portfolio,
        }
    }

    pub(crate) fn frame(&self) -> Frame {
        match self {
            Source::Index(index) => index.frame(),
            Source::Portfolio(portfolio, policy) => portfolio.frame(*policy),
        }
    }

    /// All partnerships.
    pub(crate) fn all(&self) -> Order {
        match self {
            Source::Index(index) => Order::Index(index.rows()),
            Source::Portfolio(portfolio, _) => {
                Order::Portfolio((0..portfolio.partnerships.len()).collect())
            }
        }
    }

    /// Those with these ids.
    ///
    /// # Errors
    /// `partnership.unknown`.
    pub(crate) fn those<'a>(
        &self,
        ids: impl IntoIterator<Item = &'a PartnershipId>,
    ) -> Result<Order, Error> {
        let portfolio = match self {
            Source::Index(index) => return index.rows_with_ids(ids).map(Order::Index),
            Source::Portfolio(portfolio, _) => portfolio,
        };
        let places: HashMap<&PartnershipId, usize> = (portfolio.partnerships.iter().enumerate())
            .map(|(place, partnership)| (&partnership.id, place))
            .collect();
        let place = |id: &PartnershipId| {
            places.get(id).copied().ok_or_else(|| {
                Error::new(
                    "partnership.unknown",
                    format!("no partnership has the id `{id}`"),
                )
                .help("the portfolio was edited since: ask again")
            })
        };
        let places: Result<Vec<usize>, Error> = ids.into_iter().map(place).collect();
        places.map(Order::Portfolio)
    }

    /// The order in pieces of at most so many partnerships, and about so many bytes.
    pub(crate) fn pieces(&self, order: &Order, most: usize, bytes: usize) -> Vec<Range<usize>> {
        match (self, order) {
            (Source::Index(index), Order::Index(rows)) => index.pieces(rows, most, bytes),
            (_, Order::Index(_)) => Vec::new(),
            (_, Order::Portfolio(places)) => pieces(places.len(), most),
        }
    }

    /// Reads the partnerships of a part one after the other, each with its place in the order.
    ///
    /// # Errors
    /// The first of `each`.
    pub(crate) fn walk(
        &self,
        order: &Order,
        part: Range<usize>,
        mut each: impl FnMut(usize, Kept<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut place = part.start;
        let mut next = |kept: Kept<'_>| {
            place += 1;
            each(place - 1, kept)
        };
        match (self, order) {
            (Source::Index(index), Order::Index(rows)) => index.walk(rows, part, next),
            (Source::Portfolio(portfolio, _), Order::Portfolio(places)) => {
                let frame = self.frame();
                let places = places.get(part).unwrap_or_default();
                let mut found = places
                    .iter()
                    .filter_map(|at| portfolio.partnerships.get(*at));
                found.try_for_each(|partnership| {
                    next(Kept {
                        json: to_string(partnership).as_bytes(),
                        extent: partnership.extent(&frame),
                    })
                })
            }
            _ => Ok(()),
        }
    }
}

/// So many in pieces of at most so many.
pub(crate) fn pieces(count: usize, most: usize) -> Vec<Range<usize>> {
    let most = most.max(1);
    let starts = (0..count).step_by(most);
    starts
        .map(|start| start..count.min(start.saturating_add(most)))
        .collect()
}
