//! The syntax tree of a query.

use std::ops::{BitAnd, BitOr, Not};

use super::parse::DEEPEST;
use super::term::{Field, Op, Status, Term};
use crate::Error;
use crate::model::{Kind, Role};

/// A question about partnerships.
///
/// There are three ways to make one, and each converts into the others: from text with `parse` (see the
/// grammar in [`Query::parse`]), from JSON with serde, and with the functions of this type joined by `&`,
/// `|` and `!`.
///
/// ```
/// use accordant::model::Kind;
/// use accordant::query::Query;
///
/// let built = Query::active("2018-06")? & Query::kind(Kind::Project) & !Query::partner("HCERES");
/// let parsed: Query = "active:2018-06 kind:project -partner:HCERES".parse()?;
/// assert_eq!(built, parsed);
/// assert_eq!(built.to_string(), "active:2018-06 kind:project -partner:HCERES");
/// # Ok::<(), accordant::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Query {
    /// Every partnership.
    #[default]
    Everything,
    /// All of these hold.
    And(Vec<Query>),
    /// At least one of these holds.
    Or(Vec<Query>),
    /// This does not hold.
    Not(Box<Query>),
    /// This holds in every completion.
    Certain(Box<Query>),
    /// This holds in some completion.
    Possible(Box<Query>),
    /// One condition.
    Term(Term),
}

impl Query {
    /// All of the queries; none of them is everything.
    pub fn all(queries: impl IntoIterator<Item = Query>) -> Query {
        Query::join(queries.into_iter().collect(), true)
    }

    /// Any of the queries; none of them is nothing.
    pub fn any(queries: impl IntoIterator<Item = Query>) -> Query {
        Query::join(queries.into_iter().collect(), false)
    }

    fn join(queries: Vec<Query>, all: bool) -> Query {
        let mut parts = Vec::new();
        for query in queries {
            match query {
                Query::Everything if all => {}
                Query::And(inner) if all => parts.extend(inner),
                Query::Or(inner) if !all => parts.extend(inner),
                other => parts.push(other),
            }
        }
        match (parts.len(), all) {
            (0, true) => Query::Everything,
            (0, false) => !Query::Everything,
            (1, _) => parts.swap_remove(0),
            (_, true) => Query::And(parts),
            (_, false) => Query::Or(parts),
        }
    }

    /// That the query holds in every completion.
    #[must_use]
    pub fn certain(self) -> Query {
        Query::Certain(Box::new(self))
    }

    /// That the query holds in some completion.
    #[must_use]
    pub fn possible(self) -> Query {
        Query::Possible(Box::new(self))
    }

    /// A condition with `:`.
    ///
    /// # Errors
    /// As [`Term::new`].
    pub fn field(field: Field, value: &str) -> Result<Query, Error> {
        Term::new(field, Op::Is, value, false).map(Query::Term)
    }

    /// A condition with any operator.
    ///
    /// # Errors
    /// As [`Term::new`].
    pub fn compare(field: Field, op: Op, value: &str) -> Result<Query, Error> {
        Term::new(field, op, value, false).map(Query::Term)
    }

    /// Active on some of these days.
    ///
    /// # Errors
    /// If the days cannot be read.
    pub fn active(when: &str) -> Result<Query, Error> {
        Query::field(Field::Active, when)
    }

    /// Active on each of these days.
    ///
    /// # Errors
    /// If the days cannot be read.
    pub fn throughout(when: &str) -> Result<Query, Error> {
        Query::field(Field::Throughout, when)
    }

    /// Begins on one of these days.
    ///
    /// # Errors
    /// If the days cannot be read.
    pub fn starts(when: &str) -> Result<Query, Error> {
        Query::field(Field::Starts, when)
    }

    /// Ends on one of these days.
    ///
    /// # Errors
    /// If the days cannot be read.
    pub fn ends(when: &str) -> Result<Query, Error> {
        Query::field(Field::Ends, when)
    }

    /// Lies wholly within these days.
    ///
    /// # Errors
    /// If the days cannot be read.
    pub fn during(when: &str) -> Result<Query, Error> {
        Query::field(Field::During, when)
    }

    /// Has this status on the asked day.
    pub fn status(status: Status) -> Query {
        Query::known(Field::Status, status.as_str())
    }

    /// Is of this kind.
    pub fn kind(kind: Kind) -> Query {
        Query::known(Field::Kind, kind.as_str())
    }

    /// The organization takes part in any role. Empty text finds nothing.
    pub fn partner(organization: &str) -> Query {
        Query::known(Field::Partner, organization)
    }

    /// The organization takes part in this role. Empty text finds nothing.
    pub fn role(role: Role, organization: &str) -> Query {
        let field = if role == Role::Partner {
            Field::Partner
        } else {
            Field::Role(role)
        };
        Query::known(field, organization)
    }

    /// The words stand in a row in one of its texts. Empty text finds nothing.
    pub fn text(words: &str) -> Query {
        Query::known(Field::Text, words)
    }

    /// A condition whose value needs no check but that it is there.
    fn known(field: Field, value: &str) -> Query {
        Query::field(field, value).unwrap_or_else(|_| !Query::Everything)
    }

    /// The query, unless it is too deep to be asked. Programs that let others build queries call it at
    /// each step, so that none is ever so deep that walking it is a danger.
    ///
    /// # Errors
    /// `limit.query-nesting` beyond 96 levels.
    pub fn bounded(self) -> Result<Query, Error> {
        let mut open = vec![(&self, 0)];
        while let Some((query, depth)) = open.pop() {
            if depth > 2 * DEEPEST {
                return Err(too_deep());
            }
            match query {
                Query::Everything | Query::Term(_) => {}
                Query::And(parts) | Query::Or(parts) => {
                    open.extend(parts.iter().map(|part| (part, depth + 1)));
                }
                Query::Not(inner) | Query::Certain(inner) | Query::Possible(inner) => {
                    open.push((inner, depth + 1));
                }
            }
        }
        Ok(self)
    }

    /// Every condition in it, in the order written.
    pub fn terms(&self) -> Vec<&Term> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(query) = open.pop() {
            match query {
                Query::Everything => {}
                Query::And(parts) | Query::Or(parts) => open.extend(parts.iter().rev()),
                Query::Not(inner) | Query::Certain(inner) | Query::Possible(inner) => {
                    open.push(inner);
                }
                Query::Term(term) => found.push(term),
            }
        }
        found
    }
}

pub(super) fn too_deep() -> Error {
    Error::new(
        "limit.query-nesting",
        format!("more than {DEEPEST} levels of a query"),
    )
    .help("write the query flatter")
}

impl BitAnd for Query {
    type Output = Query;

    fn bitand(self, other: Query) -> Query {
        Query::all([self, other])
    }
}

impl BitOr for Query {
    type Output = Query;

    fn bitor(self, other: Query) -> Query {
        Query::any([self, other])
    }
}

impl Not for Query {
    type Output = Query;

    fn not(self) -> Query {
        Query::Not(Box::new(self))
    }
}
