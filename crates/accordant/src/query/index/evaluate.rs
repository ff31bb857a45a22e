//! A query over sets of rows.
//!
//! What the reference evaluator says of one record, this says of all at once. A part of a query has, for
//! each row, a value that is known, or open because it depends on the period; open values have bounds, the
//! rows for which they hold in every and in some completion as far as the parts alone tell. With one
//! condition of time these bounds are exact. With several, the rows between them are decided one by one.

use std::collections::HashSet;

use roaring::RoaringBitmap;

use super::Index;
use super::columns::{Party, Slot};
use super::rows::Postings;
use super::text::TextIndex;
use super::times::Times;
use crate::model::{LanguageTag, Organization, OrganizationId, Role};
use crate::query::decide::Formula;
use crate::query::evaluate::{Asked, Node, Part};
use crate::query::term::{Field, Words};
use crate::time::{Condition, Extent, Shape, Window};
use crate::{fold, words};

/// The exact answer for rows.
#[derive(Default)]
pub(super) struct Exact {
    /// The rows for which it holds for certain.
    pub(super) certain: RoaringBitmap,
    /// The rows for which it holds for certain or possibly.
    pub(super) possible: RoaringBitmap,
    /// The rows whose period had a part in the answer.
    pub(super) temporal: RoaringBitmap,
    /// The query as a formula of each row, where that was asked for.
    pub(super) tree: Option<Tree>,
}

/// A part of a query over a universe of rows.
enum Value {
    /// It holds for these rows and for no other, whatever their periods.
    Plain(RoaringBitmap),
    Timed(Timed),
}

struct Timed {
    /// The rows for which it is known to hold.
    known: RoaringBitmap,
    /// The rows for which it depends on the period.
    open: RoaringBitmap,
    /// The known ones, and the open ones for which it holds in every completion.
    certain: RoaringBitmap,
    /// The certain ones, and the open ones for which it can hold.
    possible: RoaringBitmap,
    /// The rows whose period decided a part that asks for certainty.
    nested: RoaringBitmap,
}

/// A part of a query as a formula of each row.
pub(super) enum Tree {
    Holds(RoaringBitmap),
    If(Condition),
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
}

impl Tree {
    pub(super) fn formula(&self, row: u32) -> Formula {
        let of = |parts: &[Tree]| parts.iter().map(|part| part.formula(row)).collect();
        match self {
            Tree::Holds(rows) => Formula::Known(rows.contains(row)),
            Tree::If(condition) => Formula::If(*condition),
            Tree::All(parts) => Formula::All(of(parts)),
            Tree::Any(parts) => Formula::Any(of(parts)),
            Tree::Not(inner) => Formula::Not(Box::new(inner.formula(row))),
        }
    }
}

impl Tree {
    /// For a row that can match: the windows in which its start and its end lie if it does; nothing if
    /// windows cannot say it.
    pub(super) fn ends(&self) -> Option<(Window, Window)> {
        match self {
            Tree::Holds(_) => Some((Window::ALL, Window::ALL)),
            Tree::If(condition) => match condition.shape() {
                Shape::Ends { start, end } => Some((start, end)),
                Shape::Lasts { .. } => None,
            },
            Tree::All(parts) => {
                let mut all = (Window::ALL, Window::ALL);
                for part in parts {
                    let (start, end) = part.ends()?;
                    all = (all.0.intersection(start)?, all.1.intersection(end)?);
                }
                Some(all)
            }
            Tree::Any(_) | Tree::Not(_) => None,
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

/// What queries are evaluated against.
pub(super) struct Evaluator<'i> {
    pub(super) index: &'i Index,
    pub(super) times: &'i Times,
    pub(super) asked: &'i Asked<'i>,
}

impl Evaluator<'_> {
    /// The exact answer for the rows of the universe; with its formulas if `with_tree`.
    pub(super) fn decide(&self, node: &Node, universe: &RoaringBitmap, with_tree: bool) -> Exact {
        let refine = conditions(node) > 1;
        let (value, tree) = self.evaluate(node, universe, refine || with_tree);
        let mut timed = match value {
            Value::Plain(rows) => {
                return Exact {
                    certain: rows.clone(),
                    possible: rows,
                    temporal: RoaringBitmap::new(),
                    tree,
                };
            }
            Value::Timed(timed) => timed,
        };
        if let (true, Some(tree)) = (refine, &tree) {
            for row in &timed.possible - &timed.certain {
                let extent = self.times.windows.extent(row).unwrap_or(Extent::UNDATED);
                let certainty = tree.formula(row).decide(&extent);
                if certainty.is_certain() {
                    timed.certain.insert(row);
                } else if !certainty.is_possible() {
                    timed.possible.remove(row);
                }
            }
        }
        Exact {
            certain: timed.certain,
            possible: timed.possible,
            temporal: timed.open | timed.nested,
            tree,
        }
    }

    fn evaluate(
        &self,
        node: &Node,
        universe: &RoaringBitmap,
        with_tree: bool,
    ) -> (Value, Option<Tree>) {
        match node {
            Node::All(parts) => self.all(parts, universe, with_tree),
            Node::Any(parts) => self.any(parts, universe, with_tree),
            Node::Not(inner) => {
                let (value, tree) = self.evaluate(inner, universe, with_tree);
                let value = match value {
                    Value::Plain(rows) => Value::Plain(universe - rows),
                    Value::Timed(timed) => Value::Timed(Timed {
                        known: &(universe - &timed.known) - &timed.open,
                        certain: universe - &timed.possible,
                        possible: universe - &timed.certain,
                        open: timed.open,
                        nested: timed.nested,
                    }),
                };
                (value, tree.map(|tree| Tree::Not(Box::new(tree))))
            }
            Node::If(condition) => {
                let holding = self.times.windows.holding(condition, universe);
                let value = Value::Timed(Timed {
                    known: RoaringBitmap::new(),
                    open: universe.clone(),
                    certain: holding.certain,
                    possible: holding.possible,
                    nested: RoaringBitmap::new(),
                });
                (value, with_tree.then_some(Tree::If(*condition)))
            }
            Node::Certain(inner) | Node::Possible(inner) => {
                let exact = self.decide(inner, universe, false);
                let rows = match node {
                    Node::Certain(_) => exact.certain,
                    _ => exact.possible,
                };
                let tree = with_tree.then(|| Tree::Holds(rows.clone()));
                if exact.temporal.is_empty() {
                    return (Value::Plain(rows), tree);
                }
                let value = Value::Timed(Timed {
                    open: RoaringBitmap::new(),
                    certain: rows.clone(),
                    possible: rows.clone(),
                    known: rows,
                    nested: exact.temporal,
                });
                (value, tree)
            }
            _ => {
                let mut rows = self.plain(node, universe);
                if universe.len() < u64::from(self.index.columns.len()) {
                    rows &= universe;
                }
                let tree = with_tree.then(|| Tree::Holds(rows.clone()));
                (Value::Plain(rows), tree)
            }
        }
    }

    /// All of the parts: those without time first, as the others matter only where these hold.
    fn all(
        &self,
        parts: &[Node],
        universe: &RoaringBitmap,
        with_tree: bool,
    ) -> (Value, Option<Tree>) {
        let (plain, timed): (Vec<&Node>, Vec<&Node>) =
            parts.iter().partition(|part| is_plain(part));
        let mut universe = universe.clone();
        for part in plain {
            if let (Value::Plain(rows), _) = self.evaluate(part, &universe, false) {
                universe = rows;
            }
        }
        let mut trees = vec![Tree::Holds(universe.clone())];
        let mut whole = Timed {
            known: universe.clone(),
            open: RoaringBitmap::new(),
            certain: universe.clone(),
            possible: universe.clone(),
            nested: RoaringBitmap::new(),
        };
        // The rows for which a part is known not to hold, and where one without any period is.
        let mut never = RoaringBitmap::new();
        let mut settled = RoaringBitmap::new();
        for part in &timed {
            let (value, tree) = self.evaluate(part, &universe, with_tree);
            trees.extend(tree);
            match value {
                Value::Plain(rows) => {
                    let fails = &universe - &rows;
                    whole.known &= &rows;
                    whole.certain &= &rows;
                    whole.possible &= &rows;
                    never |= &fails;
                    settled |= &fails;
                }
                Value::Timed(part) => {
                    let fails = &(&universe - &part.known) - &part.open;
                    settled |= &fails - &part.nested;
                    never |= &fails;
                    whole.known &= part.known;
                    whole.certain &= part.certain;
                    whole.possible &= part.possible;
                    whole.nested |= part.nested;
                }
            }
        }
        if timed.is_empty() {
            return (
                Value::Plain(universe),
                with_tree.then_some(Tree::All(trees)),
            );
        }
        whole.open = &(&universe - &whole.known) - &never;
        whole.nested -= settled;
        (Value::Timed(whole), with_tree.then_some(Tree::All(trees)))
    }

    /// Any of the parts: those without time first, as the others matter only where these do not hold.
    fn any(
        &self,
        parts: &[Node],
        universe: &RoaringBitmap,
        with_tree: bool,
    ) -> (Value, Option<Tree>) {
        let (plain, timed): (Vec<&Node>, Vec<&Node>) =
            parts.iter().partition(|part| is_plain(part));
        let mut holds = RoaringBitmap::new();
        for part in plain {
            if let (Value::Plain(rows), _) = self.evaluate(part, universe, false) {
                holds |= rows;
            }
        }
        if timed.is_empty() {
            let tree = with_tree.then(|| Tree::Holds(holds.clone()));
            return (Value::Plain(holds), tree);
        }
        let rest = universe - &holds;
        let mut trees = vec![Tree::Holds(holds.clone())];
        let mut whole = Timed {
            known: holds.clone(),
            open: RoaringBitmap::new(),
            certain: holds.clone(),
            possible: holds,
            nested: RoaringBitmap::new(),
        };
        let mut never = rest.clone();
        let mut settled = RoaringBitmap::new();
        for part in &timed {
            let (value, tree) = self.evaluate(part, &rest, with_tree);
            trees.extend(tree);
            match value {
                Value::Plain(rows) => {
                    whole.known |= &rows;
                    whole.certain |= &rows;
                    whole.possible |= &rows;
                    never -= &rows;
                    settled |= rows;
                }
                Value::Timed(part) => {
                    settled |= &part.known - &part.nested;
                    never -= &part.known;
                    never -= &part.open;
                    whole.known |= part.known;
                    whole.certain |= part.certain;
                    whole.possible |= part.possible;
                    whole.nested |= part.nested;
                }
            }
        }
        whole.open = &(&rest - &whole.known) - &never;
        whole.nested -= settled;
        (Value::Timed(whole), with_tree.then_some(Tree::Any(trees)))
    }

    /// The rows for which a part without time holds, of the universe and perhaps others.
    fn plain(&self, node: &Node, universe: &RoaringBitmap) -> RoaringBitmap {
        let columns = &self.index.columns;
        let rows = |found: Option<&Postings>| {
            found.map_or_else(RoaringBitmap::new, |rows| rows.rows().into_owned())
        };
        match node {
            Node::Known(true) => universe.clone(),
            Node::Undated => columns.undated.clone(),
            Node::Declared(status) => rows(columns.declared.having(status)),
            Node::Kind(kind) => rows(columns.kinds.having(kind)),
            Node::Country(country) => rows(columns.countries.values.having(country)),
            Node::Language(language) => {
                let matching = |tag: &LanguageTag| tag.matches(language.as_str());
                columns.languages.those(matching)
            }
            Node::Words(field, words) => self.words(*field, words, universe),
            Node::Organization(role, ids) => self.parties(*role, ids, universe),
            Node::Programme(ids) => {
                let mut found = RoaringBitmap::new();
                for id in ids {
                    if let Some(rows) = columns.programmes.values.having(id) {
                        rows.add_to(&mut found);
                    }
                }
                found
            }
            _ => RoaringBitmap::new(),
        }
    }

    fn parties(
        &self,
        role: Option<Role>,
        ids: &HashSet<OrganizationId>,
        universe: &RoaringBitmap,
    ) -> RoaringBitmap {
        let holder = self.asked.portfolio.holder.as_ref();
        if role.is_none() && holder.is_some_and(|holder| ids.contains(holder)) {
            return universe.clone();
        }
        let organizations: Vec<u32> = ids
            .iter()
            .filter_map(|id| self.index.head.directory.organizations.place(id.as_str()))
            .collect();
        self.index.rows_of(&organizations, |slot| slot.fits(role))
    }

    fn words(&self, field: Field, asked: &Words, universe: &RoaringBitmap) -> RoaringBitmap {
        let index = self.index;
        let wanted = fold(asked.text());
        match field {
            Field::Id if asked.is_prefix() => index.ids.beginning(&wanted).into_iter().collect(),
            Field::Id => index.ids.alike(&wanted).into_iter().collect(),
            Field::Identifier if asked.is_prefix() => {
                let begins = |text: &String| text.starts_with(&wanted);
                index.columns.identifiers.those(begins)
            }
            Field::Identifier => {
                let found = index.columns.identifiers.having(wanted.as_str());
                found.map(Postings::rows).unwrap_or_default().into_owned()
            }
            Field::Topic => {
                let fits = |topic: &String| asked.find_in(&words(topic)).is_some();
                index.columns.topics.values.those(fits)
            }
            _ => {
                let mut found = RoaringBitmap::new();
                for part in TextIndex::parts(field) {
                    found |= self.words_in(part, asked, universe);
                }
                found
            }
        }
    }

    /// The rows of the universe that have the words in a row in this part.
    pub(super) fn words_in(
        &self,
        part: Part,
        asked: &Words,
        universe: &RoaringBitmap,
    ) -> RoaringBitmap {
        let mut found = self.index.columns.text.having(part, asked);
        found &= universe;
        if asked.len() > 1 {
            // The index knows the words, not whether they stand in a row.
            let records = self.index.columns.records.each(found.iter());
            let in_a_row = records.filter(|(_, partnership)| {
                let places = self.asked.places(partnership, Field::Text);
                places
                    .iter()
                    .any(|place| place.part == part && asked.find_in(&words(place.text)).is_some())
            });
            found = in_a_row.map(|(row, _)| row).collect();
        }
        if part == Part::Organization {
            found |= self.named(asked) & universe;
        }
        found
    }

    /// The rows with a participant of whose names one has the words in a row.
    fn named(&self, asked: &Words) -> RoaringBitmap {
        let head = &self.index.head;
        let mut places = head.directory.organizations.candidates(asked);
        places.retain(|place| {
            let organization = head.portfolio.organizations.get(*place as usize);
            let mut names = organization.into_iter().flat_map(Organization::names);
            names.any(|name| asked.find_in(&words(name)).is_some())
        });
        self.index
            .rows_of(&places, |slot| matches!(slot, Slot::Written(_)))
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
    /// The rows in which one of the organizations takes part in a slot that fits.
    pub(super) fn rows_of(
        &self,
        organizations: &[u32],
        fits: impl Fn(Slot) -> bool,
    ) -> RoaringBitmap {
        let mut found = RoaringBitmap::new();
        for organization in organizations {
            for slot in Slot::all().filter(|slot| fits(*slot)) {
                let party = Party {
                    organization: *organization,
                    slot,
                };
                if let Some(rows) = self.columns.parties.values.having(&party) {
                    rows.add_to(&mut found);
                }
            }
        }
        found
    }
}
