//! A diff leads from the first portfolio to the second and to nothing else.

use std::collections::BTreeSet;

use accordant::Portfolio;
use accordant::change::{ChangeKind, Diff};
use accordant::time::Policy;

use super::dice::Dice;
use super::edits::{edited, portfolio};

const ROUNDS: u64 = 1200;

fn diff(a: &Portfolio, b: &Portfolio) -> Diff {
    a.diff(b, &Policy::default()).unwrap()
}

/// Pairs that have nothing in common but their ids, and pairs that differ in a few places.
fn pairs() -> impl Iterator<Item = (Portfolio, Portfolio)> {
    let schema = accordant::schema::portfolio();
    (0..ROUNDS).map(move |seed| {
        let mut dice = Dice(seed);
        let (a, b) = (portfolio(&mut dice, &schema), portfolio(&mut dice, &schema));
        if seed % 4 == 0 {
            return (a, b);
        }
        let edits = 1 + dice.below(8);
        let edited = edited(&mut dice, &a, &b, edits);
        (a, edited)
    })
}

#[test]
fn applying_the_diff_of_two_portfolios_to_the_first_gives_the_second() {
    let mut kinds = BTreeSet::new();
    let mut changes = 0;
    for (a, b) in pairs() {
        let found = diff(&a, &b);
        let made = a
            .apply(&found)
            .unwrap_or_else(|error| panic!("{error}\n{found:#?}"));
        assert_eq!(made.to_json(), b.to_json(), "{found:#?}");
        assert_eq!(made, b);
        // And back.
        let back = b.apply(&diff(&b, &a)).unwrap();
        assert_eq!(back.to_json(), a.to_json());
        assert_eq!(found.is_empty(), a == b);
        kinds.extend(found.changes.iter().map(|change| change.kind));
        changes += found.changes.len();
    }
    println!("{changes} changes");
    let all: BTreeSet<ChangeKind> = ChangeKind::ALL.iter().copied().collect();
    let missing: Vec<_> = all.difference(&kinds).collect();
    assert_eq!(missing, Vec::<&ChangeKind>::new(), "kinds that no pair has");
}

#[test]
fn the_diff_of_a_portfolio_and_itself_is_empty() {
    for (a, _) in pairs().take(50) {
        assert_eq!(diff(&a, &a.clone()), Diff::default());
        assert_eq!(a.apply(&Diff::default()).unwrap(), a);
    }
}

#[test]
fn a_diff_survives_json() {
    for (a, b) in pairs() {
        let found = diff(&a, &b);
        let json = found.to_json();
        let read = Diff::from_json(&json).unwrap_or_else(|error| panic!("{error}\n{json}"));
        assert_eq!(read, found);
        assert_eq!(read.to_json(), json);
    }
}

#[test]
fn every_change_is_said_in_one_line() {
    for (a, b) in pairs() {
        for change in diff(&a, &b).changes {
            let line = change.to_string();
            assert!(!change.words.trim().is_empty(), "{change:#?}");
            assert!(!line.contains('\n'), "{line}");
            assert!(line.chars().count() < 600, "{line}");
        }
    }
}

/// A diff either makes a portfolio that can be read again, or is refused with a place.
#[test]
fn a_diff_that_does_not_fit_changes_nothing() {
    let mut refused = 0;
    let all: Vec<(Portfolio, Portfolio)> = pairs().collect();
    for (index, (a, b)) in all.iter().enumerate() {
        let (c, _) = &all[(index + 1) % all.len()];
        let before = c.to_json();
        match c.apply(&diff(a, b)) {
            Ok(made) => drop(Portfolio::from_json(&made.to_json()).unwrap()),
            Err(error) => {
                refused += 1;
                for problem in error.diagnostics() {
                    assert!(problem.path().is_some(), "{problem:?}");
                    assert!(problem.help.is_some(), "{problem:?}");
                }
            }
        }
        assert_eq!(c.to_json(), before);
    }
    assert!(refused > 300, "{refused}");
}
