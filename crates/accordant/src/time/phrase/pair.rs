//! Dates of figures only, and years in pairs.

use super::cursor::{Cursor, Order, Pair};
use super::partial::Partial;
use super::problem::Problem;
use super::scan::Number;
use super::token::Figures;

impl Cursor<'_> {
    /// Numbers written together.
    pub(super) fn figures(&mut self, figures: &Figures) -> Option<Partial> {
        match figures.third {
            Some(third) => self.three_figures(figures, third),
            None => self.two_figures(figures),
        }
    }

    fn three_figures(&mut self, figures: &Figures, third: Number) -> Option<Partial> {
        let (first, second) = (figures.first, figures.second);
        if self.is_year(first) {
            if self.arabic && (1300..=1500).contains(&first.value) {
                return self.fail(Problem::Hijri);
            }
            let year = i32::try_from(first.value).ok()?;
            return self.exact(Partial::of_year(year), second, third);
        }
        let short_third = third.digits == 2;
        if first.digits == 2 && first.value > 31 && short_third {
            let year = self.two_digit_year(first);
            return self.exact(year, second, third);
        }
        if self.arabic && (1300..=1500).contains(&third.value) {
            return self.fail(Problem::Hijri);
        }
        let year = if self.is_year(third) {
            Partial::of_year(i32::try_from(third.value).ok()?)
        } else if short_third && first.is_short() {
            self.two_digit_year(third)
        } else {
            return None;
        };
        if first.value != second.value {
            self.order_counts = true;
        }
        match self.order {
            Order::DayFirst => self.exact(year, second, first),
            Order::MonthFirst => self.exact(year, first, second),
        }
    }

    fn exact(&mut self, year: Partial, month: Number, day: Number) -> Option<Partial> {
        let date = Partial {
            month: Some(month.small()?),
            day: Some(day.small()?),
            ..year
        };
        match date.check() {
            Ok(()) => Some(date),
            Err(problem) => self.fail(problem),
        }
    }

    fn two_figures(&mut self, figures: &Figures) -> Option<Partial> {
        let (first, second) = (figures.first, figures.second);
        if self.is_year(first) {
            return self.pair(figures);
        }
        if self.is_year(second) {
            let month = first.small().filter(|month| *month <= 12)?;
            let year = i32::try_from(second.value).ok()?;
            return Some(Partial::of(Some(year), Some(month), None));
        }
        let (one, two) = (first.small(), second.small());
        let is_month = one.is_some_and(|month| month <= 12);
        if is_month && second.digits == 2 && second.value > 12 {
            let month = one;
            return Some(Partial {
                month,
                ..self.two_digit_year(second)
            });
        }
        if first.value != second.value {
            self.order_counts = true;
        }
        let (day, month) = match self.order {
            Order::DayFirst => (one?, two?),
            Order::MonthFirst => (two?, one?),
        };
        (day <= 31 && month <= 12).then(|| Partial::of(None, Some(month), Some(day)))
    }

    /// A year and another number.
    fn pair(&mut self, figures: &Figures) -> Option<Partial> {
        let (first, second) = (figures.first, figures.second);
        let year = i32::try_from(first.value).ok()?;
        if self.arabic && (1300..=1500).contains(&year) {
            return self.fail(Problem::Hijri);
        }
        let number = i32::try_from(second.value).ok()?;
        let month = second.small().filter(|month| *month <= 12);
        let next = year + 1;
        let (last, shape): (i32, &[Pair]) = if self.is_year(second) {
            if number < year {
                return self.fail(Problem::EndBeforeStart);
            }
            let shape: &[Pair] = if number == next {
                &[Pair::Range, Pair::Academic]
            } else {
                &[Pair::Range]
            };
            (number, shape)
        } else if second.digits == 2 && number == next % 100 {
            let shape: &[Pair] = match number {
                1..=12 => &[Pair::Month, Pair::Range, Pair::Academic],
                // EDTF has seasons from 21 on; registers have school years.
                21..=41 if figures.sign == '-' => &[Pair::Academic, Pair::Range, Pair::Season],
                _ => &[Pair::Academic, Pair::Range],
            };
            (next, shape)
        } else {
            let last = year - year % 100 + number;
            let later = second.digits == 2 && last > year;
            let shape: &[Pair] = match (month.is_some(), later, figures.sign) {
                (true, true, '/') => &[Pair::Month, Pair::Range],
                (true, true, '–') => &[Pair::Range, Pair::Month],
                // `2016.5` is a decimal number.
                (true, _, '.') if second.digits == 1 => return None,
                (true, ..) => &[Pair::Month],
                (false, true, _) => &[Pair::Range],
                (false, false, _) if second.digits == 2 => {
                    return self.fail(Problem::EndBeforeStart);
                }
                _ => return None,
            };
            (last, shape)
        };
        let chosen = match self.pair {
            None => {
                // A further pair is what the first one is, if it can be.
                let known = self.pairs.first().filter(|pair| shape.contains(pair));
                known.or(shape.first()).copied()?
            }
            Some(pair) => shape.contains(&pair).then_some(pair)?,
        };
        if self.pairs.is_empty() {
            self.pairs = shape;
        }
        Some(match chosen {
            Pair::Month => Partial::of(Some(year), month, None),
            Pair::Season => Partial::of(Some(year), second.small(), None),
            Pair::Range if self.eat_academic() => Partial::academic(year, last),
            Pair::Range => Partial {
                last_year: Some(last),
                ..Partial::of_year(year)
            },
            Pair::Academic => {
                self.eat_academic();
                Partial::academic(year, last)
            }
        })
    }
}
