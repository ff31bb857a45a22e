//! A query over sets of rows.
//!
//! What the reference evaluator says of one record, this says of all at once. A part of a query has, for
//! each row, a value that is known, or open because it depends on the period; open values have bounds, the
//! rows for which they hold in every and in some completion as far as the parts alone tell. With one
//! condition of time these bounds are exact. With several, the rows between them are decided one by one.

use accordant_columns::{Postings, Set};

use super::Index;
use super::party::{Party, Slot};
use super::text::TextIndex;
use super::times::Times;
use super::windows::extent;
use crate::model::{LanguageTag, Organization, OrganizationId, Role};
use crate::order::sort_numbers;
use crate::query::decide::{Cells, Formula};
use crate::query::evaluate::{Asked, Ids, Node, Part};
use crate::query::term::{Field, Words};
use crate::time::{Certainty, Condition, Extent, Shape};
use crate::{fold, words};

/// The exact answer for rows.
#[derive(Debug, Clone)]
pub(super) struct Exact<'i> {
    /// The rows for which it holds for certain, if these are not all for which it holds.
    certain: Option<Set<'i>>,
    /// The rows for which it holds for certain or possibly.
    pub(super) possible: Set<'i>,
    /// The rows whose period had a part in the answer.
    pub(super) temporal: Set<'i>,
    /// The rows for which it is known to hold before the period is asked, if it is asked of some.
    known: Set<'i>,
    /// The query as a formula of each row, where that was asked for.
    pub(super) tree: Option<Tree<'i>>,
}

impl<'i> Exact<'i> {
    /// The rows for which it holds for certain.
    pub(super) fn certain(&self) -> &Set<'i> {
        self.certain.as_ref().unwrap_or(&self.possible)
    }

    /// The rows for which it holds possibly, and not for certain.
    pub(super) fn open(&self) -> Set<'i> {
        match &self.certain {
            Some(certain) => self.possible.clone().minus(certain),
            None => Set::default(),
        }
    }

    /// The answer for the rows of a set.
    pub(super) fn among(&self, rows: &Set<'i>) -> Exact<'i> {
        let certain = self.certain.as_ref();
        Exact {
            certain: certain.map(|certain| rows.clone().and(certain)),
            possible: rows.clone().and(&self.possible),
            temporal: Set::default(),
            known: Set::default(),
            tree: None,
        }
    }

    /// The same, without what it borrows of the index.
    pub(super) fn into_owned(self) -> Exact<'static> {
        Exact {
            certain: self.certain.map(Set::into_owned),
            possible: self.possible.into_owned(),
            temporal: self.temporal.into_owned(),
            known: self.known.into_owned(),
            tree: self.tree.map(Tree::into_owned),
        }
    }

    /// Adds rows that were decided otherwise.
    pub(super) fn add(&mut self, certain: Vec<u32>, possible: Vec<u32>, temporal: Vec<u32>) {
        let before = self.certain.take();
        let before = before.unwrap_or_else(|| self.possible.clone());
        self.certain = Some(before.or(Set::of(certain)));
        let add = |set: &mut Set<'i>, rows| *set = std::mem::take(set).or(Set::of(rows));
        add(&mut self.possible, possible);
        add(&mut self.temporal, temporal);
    }
}

/// A part of a query over a universe of rows.
enum Value<'i> {
    /// It holds for these rows and for no other, whatever their periods.
    Plain(Set<'i>),
    Timed(Timed<'i>),
}

#[derive(Default)]
struct Timed<'i> {
    /// The rows for which it is known to hold.
    known: Set<'i>,
    /// The rows for which it depends on the period.
    open: Set<'i>,
    /// The known ones, and the open ones for which it holds in every completion.
    certain: Set<'i>,
    /// The certain ones, and the open ones for which it can hold.
    possible: Set<'i>,
    /// The rows whose period decided a part that asks for certainty.
    nested: Set<'i>,
}

impl<'i> Value<'i> {
    /// The same, as if it could depend on the period.
    fn into_timed(self) -> Timed<'i> {
        match self {
            Value::Timed(timed) => timed,
            Value::Plain(rows) => Timed {
                known: rows.clone(),
                certain: rows.clone(),
                possible: rows,
                ..Timed::default()
            },
        }
    }
}

/// One way through a query.
#[derive(Default)]
struct Pass<'i> {
    with_tree: bool,
    /// Kept if there are several conditions of time.
    doubts: Option<Doubts<'i>>,
}

/// The rows for which conditions of time are neither certain nor impossible.
///
/// Where only one of them is, and nothing depends on it twice, what is known of the parts gives the exact answer:
/// the whole is known whichever way it turns out, or turns out with it.
#[derive(Default)]
struct Doubts<'i> {
    one: Set<'i>,
    several: Set<'i>,
}

impl<'i> Doubts<'i> {
    /// Adds the rows that one more condition leaves in doubt, though it be one that was there before.
    fn add(&mut self, rows: Set<'i>) {
        let again = self.one.clone().and(&rows);
        self.several = std::mem::take(&mut self.several).or(again);
        self.one = std::mem::take(&mut self.one).or(rows);
    }
}

/// A part of a query as a formula of each row.
#[derive(Debug, Clone)]
pub(super) enum Tree<'i> {
    Holds(Set<'i>),
    If(Condition),
    All(Vec<Tree<'i>>),
    Any(Vec<Tree<'i>>),
    Not(Box<Tree<'i>>),
}

impl<'i> Tree<'i> {
    fn formula(&self, row: u32) -> Formula {
        let of = |parts: &[Tree<'_>]| parts.iter().map(|part| part.formula(row)).collect();
        match self {
            Tree::Holds(rows) => Formula::Known(rows.contains(row)),
            Tree::If(condition) => Formula::If(*condition),
            Tree::All(parts) => Formula::All(of(parts)),
            Tree::Any(parts) => Formula::Any(of(parts)),
            Tree::Not(inner) => Formula::Not(Box::new(inner.formula(row))),
        }
    }

    fn into_owned(self) -> Tree<'static> {
        let of = |parts: Vec<Tree<'i>>| parts.into_iter().map(Tree::into_owned).collect();
        match self {
            Tree::Holds(rows) => Tree::Holds(rows.into_owned()),
            Tree::If(condition) => Tree::If(condition),
            Tree::All(parts) => Tree::All(of(parts)),
            Tree::Any(parts) => Tree::Any(of(parts)),
            Tree::Not(inner) => Tree::Not(Box::new(inner.into_owned())),
        }
    }

    /// Calls with the rows that have one formula, for each of the formulas.
    pub(super) fn each_formula(&self, rows: Set<'i>, mut call: impl FnMut(&Cells, &Set<'i>)) {
        let mut alike = vec![rows];
        self.split(&mut alike);
        for rows in &alike {
            if let Some(first) = rows.iter().next() {
                call(&self.formula(first).cells(), rows);
            }
        }
    }

    /// Splits the sets into rows of which the same is known.
    fn split(&self, sets: &mut Vec<Set<'i>>) {
        match self {
            Tree::If(_) => {}
            Tree::Not(inner) => inner.split(sets),
            Tree::All(parts) | Tree::Any(parts) => parts.iter().for_each(|part| part.split(sets)),
            Tree::Holds(rows) => {
                for set in std::mem::take(sets) {
                    let without = set.clone().minus(rows);
                    if !without.is_empty() && without.len() < set.len() {
                        sets.push(set.minus(&without));
                        sets.push(without);
                    } else {
                        sets.push(set);
                    }
                }
            }
        }
    }
}

/// How many conditions of time a query has outside of what asks for certainty.
fn conditions(node: &Node) -> usize {
    match node {
        Node::If(_) => 1,
        Node::All(parts) | Node::Any(parts) => parts.iter().map(conditions).sum(),
        Node::Not(inner) => conditions(inner),
        _ => 0,
    }
}

/// Whether it takes long to answer: by the calendar, or by deciding rows one by one.
pub(super) fn takes_long(node: &Node) -> bool {
    match node {
        Node::If(condition) => matches!(condition.shape(), Shape::Lasts(_)),
        Node::All(parts) | Node::Any(parts) => conditions(node) > 1 || parts.iter().any(takes_long),
        Node::Not(inner) | Node::Certain(inner) | Node::Possible(inner) => takes_long(inner),
        _ => false,
    }
}

/// What queries are evaluated against.
pub(super) struct Evaluator<'i> {
    pub(super) index: &'i Index,
    pub(super) times: &'i Times,
    pub(super) asked: &'i Asked<'i>,
}

impl<'i> Evaluator<'i> {
    /// The exact answer for the rows of the universe; with its formulas if `with_tree`.
    pub(super) fn decide(&self, node: &Node, universe: &Set<'i>, with_tree: bool) -> Exact<'i> {
        let refine = conditions(node) > 1;
        let mut pass = Pass {
            with_tree: refine || with_tree,
            doubts: refine.then(Doubts::default),
        };
        let (value, tree) = self.evaluate(node, universe, &mut pass);
        let mut timed = match value {
            Value::Plain(rows) => {
                return Exact {
                    certain: None,
                    possible: rows,
                    temporal: Set::default(),
                    known: Set::default(),
                    tree,
                };
            }
            Value::Timed(timed) => timed,
        };
        if let (Some(doubts), Some(tree)) = (&pass.doubts, &tree) {
            let (mut certain, mut impossible) = (Vec::new(), Vec::new());
            let open = timed.possible.clone().minus(&timed.certain);
            self.decide_each(tree, open.and(&doubts.several), |certainty, rows| {
                if certainty.is_certain() {
                    certain.extend_from_slice(rows);
                } else if !certainty.is_possible() {
                    impossible.extend_from_slice(rows);
                }
            });
            sort_numbers(&mut certain);
            sort_numbers(&mut impossible);
            timed.certain = timed.certain.or(Set::of(certain));
            timed.possible = timed.possible.minus(&Set::of(impossible));
        }
        Exact {
            certain: Some(timed.certain),
            possible: timed.possible,
            temporal: timed.open.or(timed.nested),
            known: timed.known,
            tree,
        }
    }

    /// The exact answer where one more condition of time has to hold; nothing without formulas.
    pub(super) fn decide_with(
        &self,
        exact: &Exact<'i>,
        condition: &Condition,
    ) -> Option<Exact<'i>> {
        let tree = Tree::All(vec![exact.tree.clone()?, Tree::If(*condition)]);
        let holding = self.times.windows.holding(condition, &exact.possible);
        let both_open = holding
            .possible
            .clone()
            .minus(&holding.certain)
            .and(&exact.open());
        let mut impossible = Vec::new();
        self.decide_each(&tree, both_open, |certainty, rows| {
            if !certainty.is_possible() {
                impossible.extend_from_slice(rows);
            }
        });
        sort_numbers(&mut impossible);
        Some(Exact {
            certain: Some(holding.certain.and(exact.certain())),
            possible: holding.possible.minus(&Set::of(impossible)),
            temporal: match exact.certain {
                Some(_) => exact.temporal.clone().or(exact.known.clone()),
                None => exact.possible.clone(),
            },
            known: Set::default(),
            tree: Some(tree),
        })
    }

    /// Calls with rows and what is certain of all of them.
    fn decide_each(
        &self,
        tree: &Tree<'i>,
        rows: Set<'i>,
        mut found: impl FnMut(Certainty, &[u32]),
    ) {
        tree.each_formula(rows, |cells, rows| {
            let spans = self.times.windows.spans();
            spans.each_alike(rows, &mut |days, rows| {
                let certainty = cells.decide(&extent(days).unwrap_or(Extent::UNDATED));
                found(certainty, rows);
            });
        });
    }

    fn evaluate(
        &self,
        node: &Node,
        universe: &Set<'i>,
        pass: &mut Pass<'i>,
    ) -> (Value<'i>, Option<Tree<'i>>) {
        let all_but = |rows: &Set<'i>| universe.clone().minus(rows);
        match node {
            Node::All(parts) => self.all(parts, universe, pass),
            Node::Any(parts) => self.any(parts, universe, pass),
            Node::Not(inner) => {
                let (value, tree) = self.evaluate(inner, universe, pass);
                let value = match value {
                    Value::Plain(rows) => Value::Plain(all_but(&rows)),
                    Value::Timed(timed) => Value::Timed(Timed {
                        known: all_but(&timed.known).minus(&timed.open),
                        certain: all_but(&timed.possible),
                        possible: all_but(&timed.certain),
                        open: timed.open,
                        nested: timed.nested,
                    }),
                };
                (value, tree.map(|tree| Tree::Not(Box::new(tree))))
            }
            Node::If(condition) => {
                let holding = self.times.windows.holding(condition, universe);
                if let Some(doubts) = &mut pass.doubts {
                    doubts.add(holding.possible.clone().minus(&holding.certain));
                }
                let value = Value::Timed(Timed {
                    open: universe.clone(),
                    certain: holding.certain,
                    possible: holding.possible,
                    ..Timed::default()
                });
                (value, pass.with_tree.then_some(Tree::If(*condition)))
            }
            Node::Certain(inner) | Node::Possible(inner) => {
                let exact = self.decide(inner, universe, false);
                let rows = match node {
                    Node::Certain(_) => exact.certain().clone(),
                    _ => exact.possible,
                };
                let tree = pass.with_tree.then(|| Tree::Holds(rows.clone()));
                if exact.temporal.is_empty() {
                    return (Value::Plain(rows), tree);
                }
                let value = Value::Timed(Timed {
                    open: Set::default(),
                    certain: rows.clone(),
                    possible: rows.clone(),
                    known: rows,
                    nested: exact.temporal,
                });
                (value, tree)
            }
            _ => {
                let rows = match self.found(node) {
                    Some(rows) => rows.and(universe),
                    None => self.sought(node, universe),
                };
                let tree = pass.with_tree.then(|| Tree::Holds(rows.clone()));
                (Value::Plain(rows), tree)
            }
        }
    }

    /// All of the parts: those without time first, as the others matter only where these hold.
    fn all(
        &self,
        parts: &[Node],
        universe: &Set<'i>,
        pass: &mut Pass<'i>,
    ) -> (Value<'i>, Option<Tree<'i>>) {
        let (plain, timed): (Vec<&Node>, Vec<&Node>) =
            parts.iter().partition(|part| is_plain(part));
        let mut universe = universe.clone();
        // What the index has comes first, and of that what leaves the fewest rows.
        let (mut found, mut sought) = (Vec::new(), Vec::new());
        for part in plain {
            match self.found(part) {
                Some(rows) => found.push(rows),
                None => sought.push(part),
            }
        }
        while let Some(place) = (0..found.len()).min_by_key(|at| found.get(*at).map(Set::len)) {
            let rows = found.swap_remove(place);
            let (few, many) = if universe.len() < rows.len() {
                (universe, rows)
            } else {
                (rows, universe)
            };
            universe = few.and(&many);
        }
        for part in sought {
            if let (Value::Plain(rows), _) = self.evaluate(part, &universe, &mut Pass::default()) {
                universe = rows;
            }
        }
        let mut trees = Vec::from_iter(pass.with_tree.then(|| Tree::Holds(universe.clone())));
        // The rows for which a part is known not to hold, and where one without any period is.
        let mut never = Set::default();
        let mut settled = Set::default();
        let mut whole: Option<Timed<'i>> = None;
        for part in &timed {
            let (value, tree) = self.evaluate(part, &universe, pass);
            trees.extend(tree);
            let part = value.into_timed();
            // What is known and what is open are rows of the universe, and no row is both.
            if part.known.len() + part.open.len() < universe.len() {
                let fails = universe.clone().minus(&part.known).minus(&part.open);
                settled = settled.or(fails.clone().minus(&part.nested));
                never = never.or(fails);
            }
            whole = Some(match whole {
                None => part,
                Some(whole) => Timed {
                    known: whole.known.and(&part.known),
                    certain: whole.certain.and(&part.certain),
                    possible: whole.possible.and(&part.possible),
                    nested: whole.nested.or(part.nested),
                    open: Set::default(),
                },
            });
        }
        let tree = pass.with_tree.then_some(Tree::All(trees));
        let Some(mut whole) = whole else {
            return (Value::Plain(universe), tree);
        };
        whole.open = universe.minus(&whole.known).minus(&never);
        whole.nested = whole.nested.minus(&settled);
        (Value::Timed(whole), tree)
    }

    /// Any of the parts: those without time first, as the others matter only where these do not hold.
    fn any(
        &self,
        parts: &[Node],
        universe: &Set<'i>,
        pass: &mut Pass<'i>,
    ) -> (Value<'i>, Option<Tree<'i>>) {
        let (plain, timed): (Vec<&Node>, Vec<&Node>) =
            parts.iter().partition(|part| is_plain(part));
        let mut holding = plain.into_iter().filter_map(|part| {
            match self.evaluate(part, universe, &mut Pass::default()) {
                (Value::Plain(rows), _) => Some(rows),
                (Value::Timed(_), _) => None,
            }
        });
        let holds = Set::any(&mut holding);
        if timed.is_empty() {
            let tree = pass.with_tree.then(|| Tree::Holds(holds.clone()));
            return (Value::Plain(holds), tree);
        }
        let rest = universe.clone().minus(&holds);
        let mut trees = Vec::from_iter(pass.with_tree.then(|| Tree::Holds(holds.clone())));
        let mut whole = Timed {
            known: holds.clone(),
            certain: holds.clone(),
            possible: holds,
            ..Timed::default()
        };
        let mut never = rest.clone();
        let mut settled = Set::default();
        for part in &timed {
            let (value, tree) = self.evaluate(part, &rest, pass);
            trees.extend(tree);
            let part = value.into_timed();
            settled = settled.or(part.known.clone().minus(&part.nested));
            never = never.minus(&part.known).minus(&part.open);
            whole.known = whole.known.or(part.known);
            whole.certain = whole.certain.or(part.certain);
            whole.possible = whole.possible.or(part.possible);
            whole.nested = whole.nested.or(part.nested);
        }
        whole.open = rest.minus(&whole.known).minus(&never);
        whole.nested = whole.nested.minus(&settled);
        (
            Value::Timed(whole),
            pass.with_tree.then_some(Tree::Any(trees)),
        )
    }

    /// The rows for which a part without time holds, if the index has them whatever the universe.
    fn found(&self, node: &Node) -> Option<Set<'i>> {
        let columns = &self.index.columns;
        let rows = |found: Option<&'i Postings>| Some(found.map(Postings::set).unwrap_or_default());
        match node {
            Node::Undated => Some(Set::borrowed(&columns.undated)),
            Node::Declared(status) => rows(columns.declared.having(status.as_str())),
            Node::Kind(kind) => rows(columns.kinds.having(kind.as_str())),
            Node::Country(country) => rows(columns.countries.values.having(country.as_str())),
            Node::Words(field, words) if words.len() == 1 => {
                let mut parts = TextIndex::parts(*field);
                match (parts.next(), parts.next()) {
                    (Some(part), None) if part != Part::Organization => {
                        Some(columns.text.having(part, words))
                    }
                    _ => None,
                }
            }
            Node::Organization(role, ids) => self.parties(*role, ids),
            Node::Programme(ids) => {
                let values = &columns.programmes.values;
                let found = ids.iter().filter_map(|id| values.having(id.as_str()));
                Some(Set::any(&mut found.map(Postings::set)))
            }
            _ => None,
        }
    }

    /// The rows of the universe for which another part without time holds.
    fn sought(&self, node: &Node, universe: &Set<'i>) -> Set<'i> {
        match node {
            // The holder is a party to all.
            Node::Known(true) | Node::Organization(..) => universe.clone(),
            Node::Language(language) => {
                let matches = |tag: &str| {
                    let tag = tag.parse::<LanguageTag>();
                    tag.is_ok_and(|tag| tag.matches(language.as_str()))
                };
                Set::made(self.index.columns.languages.those(&matches)).and(universe)
            }
            Node::Words(field, words) => self.words(*field, words, universe),
            _ => Set::default(),
        }
    }

    /// The rows in which one of the organizations takes part, unless it is the holder, who does in all.
    fn parties(&self, role: Option<Role>, ids: &Ids<OrganizationId>) -> Option<Set<'i>> {
        let holder = self.asked.portfolio.holder.as_ref();
        if role.is_none() && holder.is_some_and(|holder| ids.contains(holder)) {
            return None;
        }
        let directory = &self.index.head.directory;
        let places = ids
            .iter()
            .filter_map(|id| directory.organizations.place(id.as_str()));
        Some(match role {
            None => self.index.rows_with(places),
            Some(_) => self.index.rows_in(places, |slot| slot.fits(role)),
        })
    }

    fn words(&self, field: Field, asked: &Words, universe: &Set<'i>) -> Set<'i> {
        let index = self.index;
        let wanted = fold(asked.text());
        let found = match field {
            Field::Id if asked.is_prefix() => Set::of(index.ids.beginning(&wanted)),
            Field::Id => Set::of(index.ids.alike(&wanted)),
            Field::Identifier if asked.is_prefix() => {
                let begins = |text: &str| text.starts_with(&wanted);
                Set::made(index.columns.identifiers.those(&begins))
            }
            Field::Identifier => {
                let found = index.columns.identifiers.having(&wanted);
                found.map(Postings::set).unwrap_or_default()
            }
            Field::Topic => {
                let fits = |topic: &str| asked.find_in(&words(topic)).is_some();
                Set::made(index.columns.topics.values.those(&fits))
            }
            _ => {
                let parts = TextIndex::parts(field);
                return Set::any(&mut parts.map(|part| self.words_in(part, asked, universe)));
            }
        };
        found.and(universe)
    }

    /// The rows of the universe that have the words in a row in this part.
    pub(super) fn words_in(&self, part: Part, asked: &Words, universe: &Set<'i>) -> Set<'i> {
        let mut found = self.index.columns.text.having(part, asked).and(universe);
        if asked.len() > 1 {
            // The index knows the words, not whether they stand in a row.
            let records = self.index.columns.records.each(found.iter());
            let in_a_row = records.filter(|(_, partnership)| {
                let places = self.asked.places(partnership, Field::Text);
                places
                    .iter()
                    .any(|place| place.part == part && asked.find_in(&words(place.text)).is_some())
            });
            found = Set::of(in_a_row.map(|(row, _)| row).collect());
        }
        if part == Part::Organization {
            found = found.or(self.named(asked).and(universe));
        }
        found
    }

    /// The rows with a participant of whose names one has the words in a row.
    fn named(&self, asked: &Words) -> Set<'i> {
        let head = &self.index.head;
        let mut places = head.directory.organizations.candidates(asked);
        places.retain(|place| {
            let organization = head.portfolio.organizations.get(*place as usize);
            let mut names = organization.into_iter().flat_map(Organization::names);
            names.any(|name| asked.find_in(&words(name)).is_some())
        });
        self.index
            .rows_in(places, |slot| matches!(slot, Slot::Written(_)))
    }
}

/// Whether no part of it is about time.
fn is_plain(node: &Node) -> bool {
    match node {
        Node::If(_) => false,
        Node::All(parts) | Node::Any(parts) => parts.iter().all(is_plain),
        Node::Not(inner) | Node::Certain(inner) | Node::Possible(inner) => is_plain(inner),
        _ => true,
    }
}

impl Index {
    /// The rows in which one of the organizations takes part.
    pub(super) fn rows_with(&self, organizations: impl IntoIterator<Item = u32>) -> Set<'_> {
        let organizations = organizations.into_iter();
        Set::any(&mut organizations.map(|place| self.columns.members.of_organization(place)))
    }

    /// The rows in which one of the organizations takes part in a slot that fits.
    fn rows_in(
        &self,
        organizations: impl IntoIterator<Item = u32>,
        fits: impl Fn(Slot) -> bool,
    ) -> Set<'_> {
        let slots: Vec<Slot> = Slot::all().filter(|slot| fits(*slot)).collect();
        let organizations = organizations.into_iter();
        let parties = organizations.flat_map(|organization| {
            let party = move |slot: &Slot| Party {
                organization,
                slot: *slot,
            };
            slots.iter().map(party)
        });
        Set::any(&mut parties.map(|party| self.columns.members.of_party(party)))
    }
}
