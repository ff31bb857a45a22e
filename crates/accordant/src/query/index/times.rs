//! What the rows say of time, seen in one frame.

use std::borrow::Cow;

use accordant_columns::{Bitmap, Coded};

use super::bytes;
use super::windows::Windows;
use crate::model::Dates;
use crate::time::{Assumption, Frame};

/// The windows of all rows and what they take for granted.
#[derive(Debug, Clone)]
pub(super) struct Times {
    pub(super) frame: Frame,
    pub(super) windows: Windows,
    /// Rows that the columns cannot hold: no start fits to any end, or a day is millions of years away.
    pub(super) odd: Bitmap,
    /// The assumptions by their messages, each of which belongs to one code.
    pub(super) assumptions: Coded,
    /// The codes, in the order of the messages.
    codes: Vec<Cow<'static, str>>,
}

impl Times {
    pub(super) fn new(frame: Frame) -> Times {
        Times {
            frame,
            windows: Windows::default(),
            odd: Bitmap::new(),
            assumptions: Coded::default(),
            codes: Vec::new(),
        }
    }

    /// Adds the next row, a partnership with this title.
    pub(super) fn push(&mut self, row: u32, dates: &Dates<'_>, title: &str) {
        if !self.windows.push(dates.extent(&self.frame)) {
            self.odd.insert(row);
        }
        let made = dates.assumptions(&self.frame, title);
        let mut messages = made.iter().map(|made| made.message.as_str());
        self.assumptions.push(row, &mut messages);
        if self.codes.len() < self.assumptions.values.len() {
            for made in made {
                let number = self.assumptions.values.code(&made.message);
                self.add_code(number, made.code);
            }
        }
    }

    /// Adds the code of the message with this number, if that is new.
    fn add_code(&mut self, number: Option<u32>, code: Cow<'static, str>) {
        if number.is_some_and(|number| number as usize == self.codes.len()) {
            self.codes.push(code);
        }
    }

    /// The assumption whose message has this number.
    pub(super) fn assumption(&self, number: u32) -> Assumption {
        let code = self.codes.get(number as usize);
        Assumption {
            code: code.cloned().unwrap_or_default(),
            message: self.assumptions.values.value(number).to_owned(),
        }
    }

    /// Makes known which rows take what for granted.
    pub(super) fn settle(&mut self) {
        self.assumptions.values.occurrences().settle();
    }

    /// Adds the rows of a part that begins at a row behind all so far.
    pub(super) fn append(&mut self, part: &Times, base: u32) {
        self.windows.append(&part.windows);
        self.odd.extend(part.odd.iter().map(|row| base + row));
        let numbers = self.assumptions.append(&part.assumptions, base);
        for (number, code) in numbers.into_iter().zip(&part.codes) {
            self.add_code(Some(number), code.clone());
        }
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.windows.shrink();
        self.assumptions.shrink();
        self.codes.shrink_to_fit();
    }

    /// Puts all but the frame into bytes. Nothing is staged.
    pub(super) fn to_bytes(&self, bytes: &mut Vec<u8>) {
        bytes::put_spans(self.windows.spans(), bytes);
        bytes::put_rows(&self.odd, bytes);
        bytes::put_coded(&self.assumptions, bytes);
        bytes::put_texts(&mut self.codes.iter().map(|code| &**code), bytes);
    }

    /// Takes what so many rows say of time, seen in this frame, out of bytes.
    pub(super) fn fill(&mut self, rows: u32, bytes: &mut &[u8]) -> Option<()> {
        bytes::take_spans(rows, &mut self.windows.spans, bytes)?;
        self.odd = bytes::take_rows(rows, bytes)?;
        bytes::take_coded(rows, &mut self.assumptions, bytes)?;
        for _ in 0..self.assumptions.values.len() {
            let code = bytes::take_text(bytes)?;
            self.codes.push(Cow::Owned(code.to_owned()));
        }
        Some(())
    }
}
