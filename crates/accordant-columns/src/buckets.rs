//! How many rows are active in each stretch of days.

use crate::{Set, Spans};

/// How many rows are active in each of some stretches of days that follow each other, for certain and in all.
#[derive(Debug)]
pub struct Buckets {
    /// The first day of the first bucket.
    first: i64,
    /// The bucket of each day.
    places: Vec<u32>,
    certain: Steps,
    total: Steps,
}

/// By how much each bucket has more than the one before; one longer than there are buckets.
type Steps = Vec<isize>;

impl Buckets {
    /// Buckets of so many days, the first of which is this one.
    pub fn new(first: i64, days: impl Iterator<Item = usize>) -> Buckets {
        let mut places = Vec::new();
        let mut count = 0;
        for days in days {
            places.resize(places.len() + days, count);
            count += 1;
        }
        let steps = vec![0; count as usize + 1];
        Buckets {
            first,
            places,
            certain: steps.clone(),
            total: steps,
        }
    }

    /// The first bucket that is not over on the day before.
    pub fn from(&self, day: i64) -> usize {
        self.bucket(day.saturating_sub(self.first).max(0))
    }

    /// The bucket behind the last that has begun on the day.
    pub fn to(&self, day: i64) -> usize {
        let days = day.saturating_sub(self.first);
        if days < 0 {
            return 0;
        }
        (self.bucket(days) + 1).min(self.certain.len() - 1)
    }

    fn bucket(&self, days: i64) -> usize {
        let days = usize::try_from(days).unwrap_or(usize::MAX);
        let found = self.places.get(days);
        found.map_or(self.certain.len() - 1, |place| *place as usize)
    }

    /// Adds rows that are all there from their starts to their ends or, if the sign is negative, takes them away.
    pub fn add(&mut self, spans: &Spans, rows: &Set<'_>, sign: isize) {
        rows.each_batch(&mut |rows| {
            for days in rows.iter().filter_map(|row| spans.of_row(*row)) {
                let [s1, s2, e1, e2] = days.map(widened);
                let (from, to) = (self.from(s2), self.to(e1));
                if from < to {
                    step(&mut self.certain, from, sign);
                    step(&mut self.certain, to, -sign);
                }
                let (from, to) = (self.from(s1), self.to(e2));
                step(&mut self.total, from, sign);
                step(&mut self.total, to, -sign);
            }
        });
    }

    /// So many rows more are active for certain from one bucket on.
    pub fn add_certain(&mut self, place: usize, count: isize) {
        step(&mut self.certain, place, count);
    }

    /// So many rows more are active, for certain or possibly, from one bucket on.
    pub fn add_total(&mut self, place: usize, count: isize) {
        step(&mut self.total, place, count);
    }

    /// How many are active in each bucket: for certain, and for certain or possibly.
    pub fn sums(self) -> impl Iterator<Item = (usize, usize)> {
        let mut so_far = (0, 0);
        let steps = self.certain.into_iter().zip(self.total);
        steps.map(move |(certain, total)| {
            so_far = (so_far.0 + certain, so_far.1 + total);
            let count = |count: isize| usize::try_from(count).unwrap_or(0);
            (count(so_far.0), count(so_far.1))
        })
    }
}

fn step(steps: &mut Steps, place: usize, count: isize) {
    if let Some(step) = steps.get_mut(place) {
        *step += count;
    }
}

/// A day of a column; the ends of time are the ends of the type.
fn widened(day: i32) -> i64 {
    match day {
        i32::MIN => i64::MIN,
        i32::MAX => i64::MAX,
        day => day.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three buckets: 100 to 109, 110 to 110, 111 to 130.
    fn buckets() -> Buckets {
        Buckets::new(100, [10, 1, 20].into_iter())
    }

    #[test]
    fn days_lie_in_buckets_before_or_behind_them() {
        let buckets = buckets();
        for (day, from, to) in [
            (i64::MIN, 0, 0),
            (99, 0, 0),
            (100, 0, 1),
            (109, 0, 1),
            (110, 1, 2),
            (130, 2, 3),
            (131, 3, 3),
            (i64::MAX, 3, 3),
        ] {
            assert_eq!((buckets.from(day), buckets.to(day)), (from, to), "{day}");
        }
    }

    #[test]
    fn rows_are_counted_where_they_are_active() {
        let mut spans = Spans::default();
        for days in [
            [i32::MIN, i32::MIN, i32::MAX, i32::MAX],
            [105, 112, 108, 120],
            [90, 95, 99, 109],
            [131, 140, 150, 160],
        ] {
            spans.push(days);
        }
        let mut all = buckets();
        all.add(&spans, &Set::of(vec![0, 1, 2, 3]), 1);
        let sums: Vec<_> = all.sums().take(3).collect();
        assert_eq!(sums, [(1, 3), (1, 2), (1, 2)]);

        let mut fewer = buckets();
        fewer.add(&spans, &Set::of(vec![0, 1]), 1);
        fewer.add(&spans, &Set::of(vec![1]), -1);
        fewer.add_certain(1, 5);
        fewer.add_total(1, 6);
        let sums: Vec<_> = fewer.sums().take(3).collect();
        assert_eq!(sums, [(1, 1), (6, 7), (6, 7)]);
    }
}
