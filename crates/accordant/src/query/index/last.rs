//! What was asked last.

use std::sync::{Mutex, PoisonError};

use super::evaluate::Exact;
use crate::query::ast::Query;
use crate::time::{Day, Frame};

/// How many answers are kept: a page asks for matches, facets and a timeline of one query, and facets ask for what is
/// left of it without a field, and for each status.
const KEPT: usize = 8;

/// The answers that were asked for last and took long to find, the last at the end.
#[derive(Debug, Default)]
pub(super) struct Last(Mutex<Vec<(Question, Exact<'static>)>>);

/// Equal ones have equal answers, as long as the rows are the same.
#[derive(Debug, PartialEq)]
pub(super) struct Question {
    pub(super) query: Query,
    pub(super) frame: Frame,
    pub(super) on: Option<Day>,
}

impl Clone for Last {
    fn clone(&self) -> Last {
        Last::default()
    }
}

impl Last {
    /// The answer to the question: the one that was kept or, if there is none, the one that is found, which is kept.
    pub(super) fn answer<'i>(
        &self,
        question: Question,
        find: impl FnOnce() -> Exact<'i>,
    ) -> Exact<'i> {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = {
            let mut kept = kept();
            let place = kept.iter().position(|(asked, _)| *asked == question);
            place.map(|place| kept.remove(place).1)
        };
        let answer = before.unwrap_or_else(|| find().into_owned());
        let mut kept = kept();
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push((question, answer.clone()));
        answer
    }

    /// The rows are others now.
    pub(super) fn forget(&mut self) {
        let kept = self.0.get_mut();
        kept.unwrap_or_else(PoisonError::into_inner).clear();
    }
}
