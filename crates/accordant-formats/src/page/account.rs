//! The account of a page: where every character went.

use std::ops::Range;

use super::layout::Layout;
use super::place::{Places, trim};
use super::word::one_line;
use crate::remarks::{Remarks, shown};
use crate::trace::{Segment, Use};

/// A stretch of the text whose words stand in a field of the portfolio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) range: Range<usize>,
    /// The JSON pointer of the field.
    pub(super) pointer: String,
}

impl Claim {
    pub(super) fn new(range: Range<usize>, pointer: impl Into<String>) -> Claim {
        let pointer = pointer.into();
        Claim { range, pointer }
    }
}

/// Signs that part words without being any.
const SEPARATORS: &[char] = &[':', ';', ',', '–', '—', '-', '|', '؛', '،'];

/// The account of the whole text. What nobody claimed and is no layout is added to the remarks of the source,
/// which stand at `/sources/0/remarks`, and reported.
pub(super) fn account(
    places: &Places<'_>,
    layout: &Layout,
    mut claims: Vec<Claim>,
    kept: &mut Vec<String>,
    remarks: &mut Remarks,
) -> Vec<Segment> {
    accordant::order::sort_by_key(&mut claims, |claim| (claim.range.start, claim.range.end));
    let mut trace = Trace {
        places,
        signs: &layout.signs,
        segments: Vec::new(),
        at: 0,
    };
    for claim in claims {
        // No two fields claim the same words; should they, the first has them.
        if claim.range.start < trace.at || claim.range.is_empty() {
            continue;
        }
        trace.gap(claim.range.start, kept, remarks);
        trace.push(claim.range, Use::Field(claim.pointer));
    }
    trace.gap(places.text().len(), kept, remarks);
    trace.segments
}

struct Trace<'a> {
    places: &'a Places<'a>,
    /// The signs that only lay out the page, from the current place on.
    signs: &'a [Range<usize>],
    segments: Vec<Segment>,
    at: usize,
}

impl Trace<'_> {
    fn push(&mut self, range: Range<usize>, used: Use) {
        if range.is_empty() {
            return;
        }
        self.at = range.end;
        match self.segments.last_mut() {
            Some(last) if last.used == Use::Layout && used == Use::Layout => {
                last.span.end = range.end;
            }
            _ => self.segments.push(Segment {
                span: self.places.span(&range),
                used,
            }),
        }
    }

    /// Accounts for what stands before the next claim.
    fn gap(&mut self, end: usize, kept: &mut Vec<String>, remarks: &mut Remarks) {
        while self.at < end {
            let passed = self.signs.partition_point(|sign| sign.end <= self.at);
            self.signs = self.signs.get(passed..).unwrap_or_default();
            let sign = self.signs.first().cloned().filter(|sign| sign.start < end);
            let until = sign.as_ref().map_or(end, |sign| sign.start.max(self.at));
            self.words(self.at..until, kept, remarks);
            if let Some(sign) = sign {
                self.push(self.at..sign.end.min(end), Use::Layout);
            }
        }
    }

    /// Accounts for a stretch without claims and signs.
    fn words(&mut self, range: Range<usize>, kept: &mut Vec<String>, remarks: &mut Remarks) {
        let text = self.places.text();
        let bare = trim(text, &range);
        let words = self.places.slice(&bare);
        if words
            .chars()
            .all(|c| SEPARATORS.contains(&c) || c.is_whitespace())
        {
            self.push(range, Use::Layout);
            return;
        }
        self.push(range.start..bare.start, Use::Layout);
        remarks.warn(
            "page.unplaced-text",
            format!(
                "`{}` belongs to no record: kept as a remark of the source",
                shown(words)
            ),
            self.places.span(&bare),
            "move it into a row, or leave it where it is",
        );
        let pointer = format!("/sources/0/remarks/{}", kept.len());
        kept.push(one_line(words));
        self.push(bare.clone(), Use::Field(pointer));
        self.push(bare.end..range.end, Use::Layout);
    }
}

#[cfg(test)]
mod tests {
    use accordant::Limits;

    use super::*;

    #[test]
    fn what_nobody_claims_is_kept_and_reported() {
        let text = "A 2016\n\n• lost : • one";
        let places = Places::new(text);
        let layout = Layout::new(&places);
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            start..start + words.len()
        };
        let claims = vec![Claim::new(at("one"), "/b"), Claim::new(at("A 2016"), "/a")];
        let mut kept = Vec::new();
        let mut remarks = Remarks::new(&Limits::default());
        let trace = account(&places, &layout, claims, &mut kept, &mut remarks);
        let shown: Vec<(&str, &Use)> = trace
            .iter()
            .map(|segment| {
                (
                    places.slice(&(segment.span.start..segment.span.end)),
                    &segment.used,
                )
            })
            .collect();
        let field = |pointer: &str| Use::Field(pointer.to_owned());
        assert_eq!(
            shown,
            [
                ("A 2016", &field("/a")),
                ("\n\n• ", &Use::Layout),
                ("lost :", &field("/sources/0/remarks/0")),
                (" • ", &Use::Layout),
                ("one", &field("/b")),
            ]
        );
        assert_eq!(kept, ["lost :"]);
        assert_eq!(remarks.finish()[0].code, "page.unplaced-text");
    }
}
