//! Short lists of numbers, one a row.

/// Up to which number one stands in the column itself.
const LAST: u32 = u32::MAX >> 1;

/// What the column says of a row without numbers.
const NONE: u32 = u32::MAX;

/// Numbers of each row, in order.
///
/// Most rows have one number at most, which is found in a single step. Numbers are at most 2^31 - 1: they
/// are codes or places of values, of which there are fewer.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    /// The number of each row; of one with several, the place of its end behind `LAST`.
    column: Vec<u32>,
    /// Where the numbers of each row with several end.
    ends: Vec<usize>,
    several: Vec<u32>,
}

impl Lists {
    /// Adds the next row with its numbers; one that it has twice counts once.
    pub(super) fn push(&mut self, numbers: impl IntoIterator<Item = u32>) {
        let mut numbers = numbers.into_iter();
        let Some(first) = numbers.next() else {
            self.column.push(NONE);
            return;
        };
        let start = self.several.len();
        for number in numbers.filter(|number| *number != first) {
            if self.several.len() == start {
                self.several.push(first);
            }
            let before = self.several.get(start..).unwrap_or_default();
            if !before.contains(&number) {
                self.several.push(number);
            }
        }
        if self.several.len() == start {
            self.column.push(first);
        } else {
            self.end_several();
        }
    }

    /// Ends the next row, whose numbers were added to the others.
    fn end_several(&mut self) {
        let place = u32::try_from(self.ends.len()).unwrap_or(LAST);
        self.column.push((LAST + 1).saturating_add(place));
        self.ends.push(self.several.len());
    }

    /// Adds the rows of a part, each number as what it is here.
    pub(super) fn append(&mut self, part: &Lists, number: impl Fn(u32) -> u32) {
        for row in 0..part.column.len() {
            match part.at(row) {
                [] => self.column.push(NONE),
                [one] => self.column.push(number(*one)),
                several => {
                    self.several
                        .extend(several.iter().map(|found| number(*found)));
                    self.end_several();
                }
            }
        }
    }

    /// The numbers of a row.
    pub(super) fn of_row(&self, row: u32) -> &[u32] {
        self.at(row as usize)
    }

    fn at(&self, row: usize) -> &[u32] {
        let Some(found) = self.column.get(row..=row) else {
            return &[];
        };
        let [number] = *found else { return &[] };
        if number <= LAST {
            return found;
        }
        if number == NONE {
            return &[];
        }
        let place = (number - LAST - 1) as usize;
        let end = self.ends.get(place).copied().unwrap_or(0);
        let start = match place.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0),
            None => 0,
        };
        self.several.get(start..end).unwrap_or_default()
    }

    /// Adds to the counts how many of the rows have each number.
    pub(super) fn count(&self, rows: &[u32], counts: &mut [usize]) {
        for row in rows {
            for number in self.of_row(*row) {
                if let Some(count) = counts.get_mut(*number as usize) {
                    *count += 1;
                }
            }
        }
    }

    /// Gives back the room that was kept for more.
    pub(super) fn shrink(&mut self) {
        self.column.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.several.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_numbers_in_order_each_once() {
        let rows: [&[u32]; 6] = [&[], &[7], &[3, 3], &[5, 3, 5, 8, 3], &[0], &[LAST, 1]];
        let expected: [&[u32]; 6] = [&[], &[7], &[3], &[5, 3, 8], &[0], &[LAST, 1]];
        let mut lists = Lists::default();
        for row in rows {
            lists.push(row.iter().copied());
        }
        let mut twice = Lists::default();
        twice.append(&lists, |number| number);
        twice.append(&lists, |number| number ^ 1);
        for (row, expected) in (0..).zip(expected) {
            assert_eq!(lists.of_row(row), expected);
            assert_eq!(twice.of_row(row), expected);
            let others: Vec<u32> = expected.iter().map(|number| number ^ 1).collect();
            assert_eq!(twice.of_row(row + 6), others);
        }
        assert_eq!(lists.of_row(6), [0_u32; 0]);

        let mut counts = [0; 9];
        lists.count(&[1, 2, 3, 4], &mut counts);
        assert_eq!(counts, [1, 0, 0, 2, 0, 1, 0, 1, 1]);
    }
}
