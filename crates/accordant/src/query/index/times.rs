//! What the rows say of time, seen in one frame.

use roaring::RoaringBitmap;

use super::coded::Coded;
use super::windows::Windows;
use crate::model::Dates;
use crate::time::{Assumption, Frame};

/// The windows of all rows and what they take for granted.
#[derive(Debug, Clone)]
pub(super) struct Times {
    pub(super) frame: Frame,
    pub(super) windows: Windows,
    /// Rows that the columns cannot hold: no start fits to any end, or a day is millions of years away.
    pub(super) odd: RoaringBitmap,
    pub(super) assumptions: Coded<Assumption>,
}

impl Times {
    pub(super) fn new(frame: Frame) -> Times {
        Times {
            frame,
            windows: Windows::default(),
            odd: RoaringBitmap::new(),
            assumptions: Coded::default(),
        }
    }

    /// Adds the next row, a partnership with this title.
    pub(super) fn push(&mut self, row: u32, dates: &Dates<'_>, title: &str) {
        if !self.windows.push(dates.extent(&self.frame)) {
            self.odd.insert(row);
        }
        let assumptions = dates.assumptions(&self.frame, title);
        self.assumptions.push(row, &assumptions);
    }

    /// Makes known which rows take what for granted.
    pub(super) fn settle(&mut self) {
        self.assumptions.values.occurrences().settle();
    }

    /// Adds the rows of a part that begins at a row behind all so far.
    pub(super) fn append(&mut self, part: Times, base: u32) {
        self.windows.append(&part.windows);
        self.odd.extend(part.odd.iter().map(|row| base + row));
        self.assumptions.append(part.assumptions, base);
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.windows.shrink();
        self.assumptions.shrink();
    }
}
