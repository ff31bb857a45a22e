//! What two sides made of one portfolio comes together, and collides whichever side is called ours.

use std::collections::BTreeMap;

use accordant::Portfolio;
use accordant::change::{Conflict, Merged, merge};

use super::dice::Dice;
use super::edits::{edited, portfolio};

const ROUNDS: u64 = 400;

/// A portfolio, what two sides made of it, and something else altogether.
fn triples() -> impl Iterator<Item = [Portfolio; 3]> {
    let schema = accordant::schema::portfolio();
    (0..ROUNDS).map(move |seed| {
        let mut dice = Dice(seed.wrapping_mul(31).wrapping_add(7));
        let base = portfolio(&mut dice, &schema);
        let other = portfolio(&mut dice, &schema);
        if seed % 8 == 0 {
            let third = portfolio(&mut dice, &schema);
            return [base, other, third];
        }
        let edits = 1 + dice.below(if seed % 2 == 0 { 4 } else { 25 });
        let ours = edited(&mut dice, &base, &other, edits);
        let theirs = edited(&mut dice, &base, &other, edits);
        [base, ours, theirs]
    })
}

fn merged(base: &Portfolio, ours: &Portfolio, theirs: &Portfolio) -> Merged {
    let merged = merge(base, ours, theirs).unwrap_or_else(|error| {
        panic!(
            "{error}\n{}\n{}\n{}",
            base.to_json(),
            ours.to_json(),
            theirs.to_json()
        )
    });
    // What comes out can be read again.
    let json = merged.portfolio.to_json();
    let read = Portfolio::from_json(&json).unwrap_or_else(|error| panic!("{error}\n{json}"));
    assert_eq!(read, merged.portfolio);
    merged
}

#[test]
fn what_one_side_alone_changed_is_taken_over() {
    for [a, b, _] in triples() {
        for (base, ours, theirs) in [(&a, &a, &b), (&a, &b, &a), (&a, &b, &b)] {
            let merged = merged(base, ours, theirs);
            assert_eq!(merged.conflicts, []);
            assert_eq!(merged.portfolio.to_json(), b.to_json());
        }
    }
}

#[test]
fn the_same_conflicts_are_found_from_either_side() {
    // Without the words, which name the sides, and without the title of what both renamed.
    let turned = |conflicts: Vec<Conflict>| -> Vec<String> {
        let turned = conflicts.into_iter().map(|mut conflict| {
            std::mem::swap(&mut conflict.ours, &mut conflict.theirs);
            key(&conflict)
        });
        sorted(turned.collect())
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut clean = 0;
    for [base, a, b] in triples() {
        let (one, other) = (merged(&base, &a, &b), merged(&base, &b, &a));
        clean += usize::from(one.conflicts.is_empty());
        for conflict in &one.conflicts {
            *counts.entry(conflict.code.to_string()).or_default() += 1;
            assert!(
                !conflict.words.contains('\n') && conflict.words.len() > 10,
                "{conflict:?}"
            );
        }
        let keys = sorted(one.conflicts.iter().map(key).collect());
        assert_eq!(keys, turned(other.conflicts));
    }
    println!("{clean} of {ROUNDS} without a conflict; {counts:?}");
    assert!(clean > 20);
    for code in [
        "merge.both-added",
        "merge.both-changed",
        "merge.both-moved",
        "merge.removed-and-changed",
        "merge.removed-and-referred-to",
    ] {
        assert!(counts.contains_key(code), "no {code}");
    }
}

fn key(conflict: &Conflict) -> String {
    let mut conflict = conflict.clone();
    conflict.words.clear();
    serde_json::to_string(&conflict).unwrap()
}

fn sorted(mut keys: Vec<String>) -> Vec<String> {
    keys.sort_unstable();
    keys
}

/// Without a conflict, what both sides did is there: each side's diff applies to the other's result.
#[test]
fn a_value_in_the_merged_portfolio_comes_from_one_of_the_three() {
    for [base, ours, theirs] in triples() {
        let merged = merged(&base, &ours, &theirs).portfolio;
        for partnership in &merged.partnerships {
            let of = |portfolio: &Portfolio| portfolio.partnership(&partnership.id).cloned();
            let sides = [of(&base), of(&ours), of(&theirs)];
            let from_one = sides
                .iter()
                .flatten()
                .any(|side| side.title == partnership.title);
            let languages = partnership.title.languages().count() > 0;
            assert!(from_one || languages, "{:?}", partnership.title);
            let kinds: Vec<_> = sides.iter().flatten().map(|side| side.kind).collect();
            assert!(kinds.contains(&partnership.kind));
        }
    }
}
