//! A place among the tokens, the choices a run is made under, and what it finds out on the way.

use super::lexicon::Sense;
use super::problem::Problem;
use super::token::{Kind, Token};
use crate::time::Policy;

/// Which number of an all-figure date is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// What two numbers such as `2011-12` are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pair {
    /// December 2011.
    Month,
    /// 2011 to 2012.
    Range,
    /// September 2011 to August 2012.
    Academic,
    /// As EDTF has it, the season with this code.
    Season,
}

/// One run over the tokens.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) at: usize,
    pub(super) policy: Policy,
    pub(super) order: Order,
    /// What pairs of numbers are to be; each is what is likeliest for it if nothing is said.
    pub(super) pair: Option<Pair>,
    /// Whether years count as Hijri that could be.
    pub(super) arabic: bool,
    /// Whether the phrase stands in other text: then not every number of four digits is a year.
    pub(super) prose: bool,
    /// Whether the order of day and month changed anything.
    pub(super) order_counts: bool,
    /// What the first pair can be.
    pub(super) pairs: &'static [Pair],
    /// Why there may be no reading; the most telling reason.
    pub(super) problem: Option<Problem>,
}

impl<'a> Cursor<'a> {
    pub(super) fn kind(&self, offset: usize) -> Option<&'a Kind> {
        self.tokens.get(self.at + offset).map(|token| &token.kind)
    }

    pub(super) fn sense(&self, offset: usize) -> Option<Sense> {
        self.tokens.get(self.at + offset)?.sense()
    }

    pub(super) fn at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// Whether the token at this distance has no space on either side.
    pub(super) fn is_tight(&self, offset: usize) -> bool {
        let joined = |offset: usize| matches!(self.tokens.get(self.at + offset), Some(token) if token.joined);
        joined(offset) && joined(offset + 1)
    }

    /// Passes over the token if it is of the kind.
    pub(super) fn eat(&mut self, kind: Kind) -> bool {
        let found = self.kind(0) == Some(&kind);
        self.at += usize::from(found);
        found
    }

    /// Passes over tokens as long as they hold.
    pub(super) fn skip(&mut self, holds: fn(&Kind) -> bool) -> usize {
        let from = self.at;
        while self.kind(0).is_some_and(holds) {
            self.at += 1;
        }
        self.at - from
    }

    /// Tries to read something; the place is as before if there is nothing.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let from = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = from;
        }
        found
    }

    /// Keeps the reason if it explains more than the one before.
    pub(super) fn fail<T>(&mut self, problem: Problem) -> Option<T> {
        if self.problem.as_ref().is_none_or(|known| *known < problem) {
            self.problem = Some(problem);
        }
        None
    }
}

/// Words that stand between the parts of a date: `of`, `de`, `من`, `سنة`.
pub(super) fn is_of(kind: &Kind) -> bool {
    use super::lexicon::Unit;
    matches!(
        kind,
        Kind::Sense(
            Sense::Of | Sense::Article | Sense::Filler | Sense::Unit(Unit::Year) | Sense::Years
        )
    )
}

/// What may stand before a date and says nothing of it.
pub(super) fn is_label(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Sense(Sense::Article | Sense::Filler) | Kind::Colon | Kind::Paren
    )
}

/// What may part a date from a remark.
pub(super) fn is_break(kind: &Kind) -> bool {
    matches!(kind, Kind::Paren | Kind::Comma)
}
