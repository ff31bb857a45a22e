//! Every formula against plain enumeration of all pairs of days on a small calendar.

use proptest::prelude::*;

use super::*;
use crate::time::Length;

/// The first day of the small calendar. Around a leap day, so that months differ in length.
const FIRST: i64 = 18_300; // 2020-02-08
const DAYS: i64 = 60;
/// Beyond every day that a condition or a window names, and every duration after it.
const HORIZON: i64 = 200;

fn day(number: i64) -> Day {
    Day::from_number(FIRST + number)
}

/// A window of the calendar, at times without bound on one side.
fn window() -> impl Strategy<Value = Window> {
    (0..DAYS, 0..DAYS, 0..12_u8).prop_map(|(a, b, open)| match open {
        0 => Window::from(day(a)),
        1 => Window::until(day(a)),
        2..=4 => Window::day(day(a)),
        _ => Window::hull(day(a), day(b)),
    })
}

fn condition() -> impl Strategy<Value = Condition> {
    let length = prop_oneof![
        (0..40_u32).prop_map(Length::Days),
        (0..3_u32).prop_map(Length::Months)
    ];
    prop_oneof![
        (0..DAYS).prop_map(|d| Condition::active_on(day(d))),
        window().prop_map(Condition::active_in),
        window().prop_map(Condition::throughout),
        window().prop_map(Condition::starts_in),
        window().prop_map(Condition::ends_in),
        window().prop_map(Condition::during),
        (0..DAYS).prop_map(|d| Condition::ended_before(day(d))),
        (0..DAYS).prop_map(|d| Condition::not_started_on(day(d))),
        (length, any::<bool>()).prop_map(|(length, longer)| if longer {
            Condition::lasts_longer_than(length)
        } else {
            Condition::lasts_at_least(length)
        }),
    ]
}

fn formula() -> impl Strategy<Value = Formula> {
    let leaf = prop_oneof![
        9 => condition().prop_map(Formula::If),
        1 => any::<bool>().prop_map(Formula::Known),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Formula::All),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Formula::Any),
            inner.prop_map(|f| Formula::Not(Box::new(f))),
        ]
    })
}

/// What the condition says of one start and one end, straight from its meaning.
fn holds(condition: &Condition, s: Day, e: Day) -> bool {
    match condition.shape() {
        Shape::Ends { start, end } => start.contains(s) && end.contains(e),
        // What began before or ends after all time lasts without end.
        Shape::Lasts(_) if s == Day::EVER || e == Day::FOREVER => true,
        Shape::Lasts(Lasting {
            length: Length::Days(days),
            ..
        }) => lasts(s, e) >= i64::from(days),
        Shape::Lasts(Lasting { length, longer, .. }) => {
            let full = length.after(s);
            if longer {
                e >= full
            } else {
                e.plus_days(1) >= full
            }
        }
    }
}

/// Days from start to end, both counted.
fn lasts(s: Day, e: Day) -> i64 {
    if s == Day::EVER || e == Day::FOREVER {
        i64::MAX
    } else {
        e.number() - s.number() + 1
    }
}

fn truth(formula: &Formula, s: Day, e: Day) -> bool {
    match formula {
        Formula::Known(known) => *known,
        Formula::If(condition) => holds(condition, s, e),
        Formula::All(parts) => parts.iter().all(|part| truth(part, s, e)),
        Formula::Any(parts) => parts.iter().any(|part| truth(part, s, e)),
        Formula::Not(inner) => !truth(inner, s, e),
    }
}

/// The days of a window, cut at the horizon, and the ends of time where it reaches them.
fn days(window: Window) -> impl Iterator<Item = Day> + Clone {
    let first = window.first().number().max(FIRST - HORIZON);
    let last = window.last().number().min(FIRST + DAYS + HORIZON);
    let ever = (window.first() == Day::EVER).then_some(Day::EVER);
    let forever = (window.last() == Day::FOREVER).then_some(Day::FOREVER);
    let calendar = (first..=last).map(Day::from_number);
    ever.into_iter().chain(calendar).chain(forever)
}

fn enumerate(start: Window, end: Window, holds: impl Fn(Day, Day) -> bool) -> Option<Certainty> {
    let (mut always, mut sometimes, mut any) = (true, false, false);
    for s in days(start) {
        for e in days(end).filter(|e| s <= *e) {
            any = true;
            let holds = holds(s, e);
            always &= holds;
            sometimes |= holds;
            if sometimes && !always {
                return Some(Certainty::Possible);
            }
        }
    }
    any.then(|| Certainty::new(always, sometimes))
}

/// Whether the order of the durations depends on the start: such a query is refused.
fn is_orderly(formula: &Formula) -> bool {
    let mut conditions = Vec::new();
    formula.simplify(&mut conditions);
    let lengths: Vec<Length> = conditions
        .iter()
        .filter_map(|condition| match condition.shape() {
            Shape::Lasts(lasting) => Some(lasting.length),
            Shape::Ends { .. } => None,
        })
        .collect();
    lengths
        .iter()
        .all(|a| lengths.iter().all(|b| a.keeps_order_with(*b)))
}

fn cases(many: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        max_global_rejects: many,
        ..ProptestConfig::with_cases(many)
    }
}

proptest! {
    #![proptest_config(cases(20_000))]

    #[test]
    fn windows_are_tightened_exactly(start in window(), end in window()) {
        let extent = Extent::new(start, end);
        let feasible = enumerate(start, end, |_, _| true);
        prop_assert_eq!(extent.is_some(), feasible.is_some());
        if let Some(extent) = extent {
            for day in [extent.start().first(), extent.start().last()] {
                prop_assert!(enumerate(Window::day(day), end, |_, _| true).is_some());
            }
            for day in [extent.end().first(), extent.end().last()] {
                prop_assert!(enumerate(start, Window::day(day), |_, _| true).is_some());
            }
        }
    }

    #[test]
    fn each_condition_is_exact(start in window(), end in window(), condition in condition()) {
        let Some(extent) = Extent::new(start, end) else { return Ok(()) };
        let expected = enumerate(start, end, |s, e| holds(&condition, s, e));
        prop_assert_eq!(Some(condition.certainty(&extent)), expected, "{:?} {:?}", extent, condition);
    }

    #[test]
    fn durations_are_exact(start in window(), end in window()) {
        let Some(extent) = Extent::new(start, end) else { return Ok(()) };
        let (least, most) = extent.duration_days();
        let lengths = days(start).flat_map(|s| days(end).filter(move |e| s <= *e).map(move |e| lasts(s, e)));
        let (low, high) = lengths.fold((i64::MAX, 0), |(low, high), n| (low.min(n), high.max(n)));
        prop_assert_eq!(least.unwrap_or(i64::MAX), low);
        prop_assert_eq!(most.unwrap_or(i64::MAX), high);
    }

    #[test]
    fn combined_conditions_are_exact(start in window(), end in window(), formula in formula()) {
        prop_assume!(is_orderly(&formula));
        let Some(extent) = Extent::new(start, end) else { return Ok(()) };
        let expected = enumerate(start, end, |s, e| truth(&formula, s, e));
        prop_assert_eq!(Some(formula.decide(&extent)), expected, "{:?} {:?}", extent, formula);
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn relations_are_exact(a in small_extent(), b in small_extent()) {
        use crate::time::Relation;
        let (ea, eb) = (Extent::new(a.0, a.1), Extent::new(b.0, b.1));
        let (Some(ea), Some(eb)) = (ea, eb) else { return Ok(()) };
        let mut possible = std::collections::HashSet::new();
        for (s, e) in pairs(a) {
            for (t, f) in pairs(b) {
                possible.insert(relation_of((s, e), (t, f)));
            }
        }
        let found: std::collections::HashSet<Relation> = ea.relations(&eb).iter().collect();
        prop_assert_eq!(&found, &possible);
        let inverse: std::collections::HashSet<Relation> = eb.relations(&ea).iter().map(Relation::inverse).collect();
        prop_assert_eq!(&found, &inverse);
    }
}

fn small_extent() -> impl Strategy<Value = (Window, Window)> {
    let window = || (0..8_i64, 0..8_i64).prop_map(|(a, b)| Window::hull(day(a), day(b)));
    (window(), window())
}

fn pairs((start, end): (Window, Window)) -> impl Iterator<Item = (i64, i64)> {
    days(start).flat_map(move |s| {
        days(end)
            .filter(move |e| s <= *e)
            .map(move |e| (s.number(), e.number()))
    })
}

/// Allen's relation of two closed runs of days, by comparing half-open ones.
fn relation_of((s, e): (i64, i64), (t, f): (i64, i64)) -> crate::time::Relation {
    use std::cmp::Ordering::{Equal, Greater, Less};

    use crate::time::Relation as R;
    let (e, f) = (e + 1, f + 1);
    match (s.cmp(&t), e.cmp(&f)) {
        _ if e < t => R::Before,
        _ if e == t => R::Meets,
        _ if f < s => R::After,
        _ if f == s => R::MetBy,
        (Less, Less) => R::Overlaps,
        (Less, Equal) => R::FinishedBy,
        (Less, Greater) => R::Contains,
        (Equal, Less) => R::Starts,
        (Equal, Equal) => R::Equals,
        (Equal, Greater) => R::StartedBy,
        (Greater, Less) => R::During,
        (Greater, Equal) => R::Finishes,
        (Greater, Greater) => R::OverlappedBy,
    }
}

#[test]
fn a_start_without_bound_leaves_room_for_short_periods() {
    // From 8 March on it can begin and end on one day, which is neither ended by 7 March nor a month.
    let extent = Extent::new(Window::from(day(0)), Window::from(day(0))).unwrap();
    let formula = Formula::Any(vec![
        Formula::If(Condition::ends_in(Window::hull(day(0), day(28)))),
        Formula::If(Condition::lasts_at_least(Length::Months(1))),
    ]);
    assert_eq!(formula.decide(&extent), Certainty::Possible);
}

#[test]
fn a_condition_or_its_opposite_is_certain() {
    let extent = Extent::new(Window::hull(day(0), day(5)), Window::hull(day(10), day(20))).unwrap();
    let active = Formula::If(Condition::active_on(day(3)));
    assert_eq!(active.decide(&extent), Certainty::Possible);
    let either = Formula::Any(vec![active.clone(), Formula::Not(Box::new(active.clone()))]);
    assert_eq!(either.decide(&extent), Certainty::Certain);
    let both = Formula::All(vec![active.clone(), Formula::Not(Box::new(active))]);
    assert_eq!(both.decide(&extent), Certainty::Impossible);
}
