//! An edited index answers as one that was made anew.

use accordant::model::{Participation, Partnership, PartnershipId};
use accordant::query::Index;
use accordant::{Limits, Portfolio};
use proptest::prelude::*;

use crate::{equality, random};

#[derive(Debug, Clone)]
enum Edit {
    /// Puts a partnership where the one with the id of this place is, or behind the others.
    Insert(usize, Box<Partnership>),
    Remove(usize),
    /// Puts one that refers to an organization that is not there, which is refused.
    Refused(usize, Box<Partnership>),
    /// Puts other organizations, programmes and so on in place of those that are there.
    Head(Box<Portfolio>),
    /// Writes a snapshot, and goes on with what is read from it.
    Snapshot,
}

fn edit() -> impl Strategy<Value = Edit> {
    let place = 0..12_usize;
    let put = || (0..12_usize, random::record());
    prop_oneof![
        8 => put().prop_map(|(at, record)| Edit::Insert(at, Box::new(record))),
        4 => place.prop_map(Edit::Remove),
        1 => put().prop_map(|(at, record)| Edit::Refused(at, Box::new(record))),
        1 => random::head().prop_map(|head| Edit::Head(Box::new(head))),
        1 => Just(Edit::Snapshot),
    ]
}

/// The edit as it is made in a list.
fn apply(edit: Edit, portfolio: &mut Portfolio, index: &mut Index) -> Result<(), TestCaseError> {
    let partnerships = &mut portfolio.partnerships;
    let at = |id: &PartnershipId, all: &[Partnership]| all.iter().position(|p| p.id == *id);
    match edit {
        Edit::Insert(place, record) => {
            let id: PartnershipId = random::id(place).parse().expect("an id");
            let record = Partnership {
                id: id.clone(),
                ..*record
            };
            let before = index.insert(&record).expect("no reference is missing");
            if let Some(place) = at(&id, partnerships) {
                let replaced = std::mem::replace(&mut partnerships[place], record);
                prop_assert_eq!(before, Some(replaced));
            } else {
                prop_assert_eq!(before, None);
                partnerships.push(record);
            }
        }
        Edit::Refused(place, mut record) => {
            record.id = random::id(place).parse().expect("an id");
            record.participants.push(Participation {
                organization: "not-there".parse().expect("an id"),
                role: None,
                period: None,
                name_as_printed: None,
            });
            let error = index.insert(&record).expect_err("a reference is missing");
            prop_assert_eq!(error.code(), "portfolio.dangling-reference");
        }
        Edit::Head(head) => {
            index.set_head((*head).clone()).expect("the same ids");
            let partnerships = std::mem::take(partnerships);
            *portfolio = Portfolio {
                partnerships,
                ..*head
            };
        }
        Edit::Snapshot => {
            let snapshot = index.to_snapshot();
            let policy = index.frame().policy;
            *index = Index::from_snapshot(&snapshot, policy, &Limits::default()).expect("an index");
            prop_assert!(index.to_snapshot() == snapshot);
        }
        Edit::Remove(place) => {
            let id: PartnershipId = random::id(place).parse().expect("an id");
            let is_related = partnerships
                .iter()
                .any(|p| p.id != id && p.relations.iter().any(|r| r.target == id));
            match (at(&id, partnerships), index.remove(&id)) {
                (None, removed) => prop_assert_eq!(removed, Ok(None)),
                (Some(place), Ok(removed)) => {
                    prop_assert!(!is_related);
                    prop_assert_eq!(removed, Some(partnerships.remove(place)));
                }
                (Some(_), Err(error)) => {
                    prop_assert!(is_related);
                    prop_assert_eq!(error.code(), "portfolio.dangling-reference");
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_every_answer_is_that_of_the_portfolio(
        portfolio in random::portfolio(6),
        policy in equality::policy(),
        edits in prop::collection::vec((edit(), prop::option::of((random::query(), equality::way()))), 1..12),
    ) {
        let mut portfolio = portfolio;
        let mut index = Index::with_policy(&portfolio, policy).expect("an index");
        for (edit, question) in edits {
            apply(edit, &mut portfolio, &mut index)?;
            prop_assert_eq!(index.len(), portfolio.partnerships.len());
            if let Some((query, way)) = question {
                equality::compare(&portfolio, &index, &query, &way)?;
            }
        }
        prop_assert_eq!(index.to_portfolio(), portfolio.clone());
        equality::compare_briefly(&portfolio, &index)?;
    }
}

#[test]
fn a_reference_to_nothing_is_refused_and_changes_nothing() {
    let portfolio = Portfolio::from_json(
        r#"{ "accordant": 1, "partnerships": [{ "id": "a", "title": "A" }] }"#,
    )
    .unwrap();
    let mut index = Index::new(&portfolio).unwrap();
    let wrong: Partnership = serde_json::from_str(
        r#"{ "id": "b", "title": "B", "participants": [{ "organization": "eu" }] }"#,
    )
    .unwrap();
    let error = index.insert(&wrong).unwrap_err();
    assert_eq!(error.code(), "portfolio.dangling-reference");
    assert_eq!(index.to_portfolio(), portfolio);
}

#[test]
fn ranges_are_those_of_the_portfolio_before_and_after_edits() {
    let text = r#"{"accordant": 1, "partnerships": [
        {"id": "a", "title": "A"}, {"id": "b", "title": "B"}, {"id": "c", "title": "C"}]}"#;
    let mut index = Index::new(&Portfolio::from_json(text).unwrap()).unwrap();
    let ids = |index: &Index, start, count| -> Vec<String> {
        let found = index.range(start, count).into_iter();
        found
            .map(|partnership| partnership.id.to_string())
            .collect()
    };
    assert_eq!(ids(&index, 0, 9), ["a", "b", "c"]);
    assert_eq!(ids(&index, 1, 1), ["b"]);
    assert!(ids(&index, 3, 1).is_empty());
    let copy = index.clone();
    let again = index.range(0, 1).remove(0);
    assert_eq!(
        index.add_new(&again).unwrap_err().code(),
        "portfolio.duplicate-id"
    );
    index.insert(&again).unwrap();
    index.remove(&"b".parse().unwrap()).unwrap();
    assert_eq!(ids(&index, 0, 9), ["a", "c"]);
    let head = Portfolio::from_json(r#"{"accordant": 1, "title": "Another"}"#).unwrap();
    index.set_head(head).unwrap();
    assert_eq!(index.head().title.as_ref().unwrap().as_str(), "Another");
    assert_eq!(ids(&index, 1, 9), ["c"]);
    assert_eq!(ids(&copy, 0, 9), ["a", "b", "c"]);
}
