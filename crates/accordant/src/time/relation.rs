//! The thirteen relations of Allen between two periods.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use super::{Certainty, Day, Extent, Window};
use crate::json::{ToJson, Writer, worded};

/// How one period lies to another (Allen 1983), on days that are part of both.
///
/// Exactly one holds between any two periods. *Meets* is that the end of one is the day before the start
/// of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Ends at least two days before the other starts.
    Before,
    /// Ends the day before the other starts.
    Meets,
    /// Starts first, ends within the other.
    Overlaps,
    /// Starts with the other, ends first.
    Starts,
    /// Starts later and ends earlier.
    During,
    /// Starts later, ends with the other.
    Finishes,
    /// Starts and ends with the other.
    Equals,
    /// Starts at least two days after the other ends.
    After,
    /// Starts the day after the other ends.
    MetBy,
    /// Starts within the other, ends last.
    OverlappedBy,
    /// Starts with the other, ends last.
    StartedBy,
    /// Starts earlier and ends later.
    Contains,
    /// Starts earlier, ends with the other.
    FinishedBy,
}

impl Relation {
    /// All thirteen.
    pub const ALL: [Relation; 13] = [
        Relation::Before,
        Relation::Meets,
        Relation::Overlaps,
        Relation::Starts,
        Relation::During,
        Relation::Finishes,
        Relation::Equals,
        Relation::After,
        Relation::MetBy,
        Relation::OverlappedBy,
        Relation::StartedBy,
        Relation::Contains,
        Relation::FinishedBy,
    ];

    /// The word for it, such as `overlapped-by`.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Before => "before",
            Relation::Meets => "meets",
            Relation::Overlaps => "overlaps",
            Relation::Starts => "starts",
            Relation::During => "during",
            Relation::Finishes => "finishes",
            Relation::Equals => "equals",
            Relation::After => "after",
            Relation::MetBy => "met-by",
            Relation::OverlappedBy => "overlapped-by",
            Relation::StartedBy => "started-by",
            Relation::Contains => "contains",
            Relation::FinishedBy => "finished-by",
        }
    }

    /// The relation of the second period to the first.
    #[must_use]
    pub fn inverse(self) -> Relation {
        match self {
            Relation::Before => Relation::After,
            Relation::Meets => Relation::MetBy,
            Relation::Overlaps => Relation::OverlappedBy,
            Relation::Starts => Relation::StartedBy,
            Relation::During => Relation::Contains,
            Relation::Finishes => Relation::FinishedBy,
            Relation::Equals => Relation::Equals,
            Relation::After => Relation::Before,
            Relation::MetBy => Relation::Meets,
            Relation::OverlappedBy => Relation::Overlaps,
            Relation::StartedBy => Relation::Starts,
            Relation::Contains => Relation::During,
            Relation::FinishedBy => Relation::Finishes,
        }
    }

    /// The relation as differences: each `(x, y, c)` says x - y <= c.
    fn differences(self) -> &'static [(Point, Point, i64)] {
        use Point::{AEnd, AStart, BEnd, BStart};
        match self {
            Relation::Before => &[(AEnd, BStart, -2)],
            Relation::Meets => &[(AEnd, BStart, -1), (BStart, AEnd, 1)],
            Relation::Overlaps => &[(AStart, BStart, -1), (BStart, AEnd, 0), (AEnd, BEnd, -1)],
            Relation::Starts => &[(AStart, BStart, 0), (BStart, AStart, 0), (AEnd, BEnd, -1)],
            Relation::During => &[(BStart, AStart, -1), (AEnd, BEnd, -1)],
            Relation::Finishes => &[(BStart, AStart, -1), (AEnd, BEnd, 0), (BEnd, AEnd, 0)],
            Relation::Equals => &[
                (AStart, BStart, 0),
                (BStart, AStart, 0),
                (AEnd, BEnd, 0),
                (BEnd, AEnd, 0),
            ],
            Relation::After => &[(BEnd, AStart, -2)],
            Relation::MetBy => &[(BEnd, AStart, -1), (AStart, BEnd, 1)],
            Relation::OverlappedBy => &[(BStart, AStart, -1), (AStart, BEnd, 0), (BEnd, AEnd, -1)],
            Relation::StartedBy => &[(BStart, AStart, 0), (AStart, BStart, 0), (BEnd, AEnd, -1)],
            Relation::Contains => &[(AStart, BStart, -1), (BEnd, AEnd, -1)],
            Relation::FinishedBy => &[(AStart, BStart, -1), (BEnd, AEnd, 0), (AEnd, BEnd, 0)],
        }
    }

    /// Whether some pair of completions stands in this relation.
    ///
    /// The four days with their windows are a system of difference constraints: it has a solution iff no
    /// cycle of constraints is negative (Bellman and Ford). Days are whole, so an integer solution exists.
    fn is_possible(self, a: &Extent, b: &Extent) -> bool {
        use Point::{AEnd, AStart, BEnd, BStart, Origin};
        let mut edges = vec![(AStart, AEnd, 0), (BStart, BEnd, 0)];
        edges.extend_from_slice(self.differences());
        for (point, window) in [
            (AStart, a.start()),
            (AEnd, a.end()),
            (BStart, b.start()),
            (BEnd, b.end()),
        ] {
            let (first, last) = clamp(window);
            edges.push((point, Origin, last));
            edges.push((Origin, point, -first));
        }
        let mut distance = [0_i64; 5];
        for _ in 0..=distance.len() {
            let mut changed = false;
            for &(x, y, limit) in &edges {
                let through = distance.get(y as usize).map_or(0, |d| d + limit);
                if let Some(best) = distance.get_mut(x as usize)
                    && through < *best
                {
                    *best = through;
                    changed = true;
                }
            }
            if !changed {
                return true;
            }
        }
        false
    }
}

/// The unknowns of the system.
#[derive(Clone, Copy)]
enum Point {
    Origin,
    AStart,
    AEnd,
    BStart,
    BEnd,
}

/// The window in numbers small enough to add; the ends of time are days later and earlier than any other.
fn clamp(window: Window) -> (i64, i64) {
    const END_OF_TIME: i64 = 1 << 60;
    let number = |day: Day| day.number().clamp(-END_OF_TIME, END_OF_TIME);
    (number(window.first()), number(window.last()))
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A set of relations: those that are possible between two periods, or a disjunction that is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct RelationSet(u16);

impl RelationSet {
    /// That the two have a day in common.
    pub fn intersects() -> RelationSet {
        use Relation::{After, Before, Meets, MetBy};
        Relation::ALL
            .into_iter()
            .filter(|relation| !matches!(relation, Before | Meets | After | MetBy))
            .collect()
    }

    /// Whether the relation is in the set.
    pub fn contains(self, relation: Relation) -> bool {
        self.0 & (1 << relation as u16) != 0
    }

    /// The relations in it, in the order of [`Relation::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Relation> {
        Relation::ALL.into_iter().filter(move |r| self.contains(*r))
    }

    /// Of the set of possible relations: how certain it is that one of those asked for holds.
    ///
    /// Certain if nothing outside is possible; this is not the "or" of the single certainties.
    pub fn certainty_of(self, asked: RelationSet) -> Certainty {
        Certainty::new(self.0 != 0 && self.0 & !asked.0 == 0, self.0 & asked.0 != 0)
    }
}

impl FromIterator<Relation> for RelationSet {
    fn from_iter<T: IntoIterator<Item = Relation>>(relations: T) -> RelationSet {
        RelationSet(
            relations
                .into_iter()
                .fold(0, |set, relation| set | 1 << relation as u16),
        )
    }
}

impl From<Relation> for RelationSet {
    fn from(relation: Relation) -> RelationSet {
        RelationSet::from_iter([relation])
    }
}

impl ToJson for RelationSet {
    fn write(&self, to: &mut Writer) {
        to.open('[');
        self.iter().for_each(|relation| relation.write(to));
        to.close(']');
    }
}

worded! { Relation }
impl Serialize for RelationSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl fmt::Debug for RelationSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Extent {
    /// The relations to another period that are possible; a relation is certain iff it is the only one.
    pub fn relations(&self, other: &Extent) -> RelationSet {
        Relation::ALL
            .into_iter()
            .filter(|relation| relation.is_possible(self, other))
            .collect()
    }
}
