//! A value that two sides changed.

use hashbrown::HashMap;

use super::members::{Member, from_members, members};
use super::order::taken;
use super::pair::{pair, pair_new};
use super::shape::{Fields, List, Shape};
use super::weave::weave;
use crate::json::{Json, escape};
use crate::order::sort_by;
use crate::time::{End, Period};

/// The same thing in the portfolio that both sides began with, and on either side.
#[derive(Clone, Copy)]
pub(super) struct Three<T> {
    pub(super) base: T,
    pub(super) ours: T,
    pub(super) theirs: T,
}

impl<T> Three<T> {
    pub(super) fn as_ref(&self) -> Three<&T> {
        Three {
            base: &self.base,
            ours: &self.ours,
            theirs: &self.theirs,
        }
    }

    pub(super) fn map<U>(self, mut change: impl FnMut(T) -> U) -> Three<U> {
        Three {
            base: change(self.base),
            ours: change(self.ours),
            theirs: change(self.theirs),
        }
    }
}

impl Three<Option<usize>> {
    /// What stands in these places of three lists.
    pub(super) fn of<'l, T>(&self, lists: &'l Three<Vec<T>>) -> Three<Option<&'l T>> {
        Three {
            base: self.base.and_then(|at| lists.base.get(at)),
            ours: self.ours.and_then(|at| lists.ours.get(at)),
            theirs: self.theirs.and_then(|at| lists.theirs.get(at)),
        }
    }
}

/// A place at which the sides collide.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clash {
    pub(super) code: &'static str,
    pub(super) path: String,
    pub(super) base: Option<Json>,
    pub(super) ours: Option<Json>,
    pub(super) theirs: Option<Json>,
}

impl Clash {
    pub(super) fn new(code: &'static str, path: &str, values: Three<Option<Json>>) -> Clash {
        Clash {
            code,
            path: path.to_owned(),
            base: values.base,
            ours: values.ours,
            theirs: values.theirs,
        }
    }
}

/// The object that the sides make together.
///
/// Where they collide, ours counts; but what one side removed and the other changed stays as it was changed.
pub(super) fn unite(
    objects: Three<Option<&Json>>,
    fields: &'static Fields,
) -> (Option<Json>, Vec<Clash>) {
    let mut united = Uniter(Vec::new());
    let value = united.value(objects, Shape::Fields(fields), "");
    (value, united.0)
}

/// What both sides agree on, or only one of them changed.
pub(super) fn settled<T: PartialEq>(three: &Three<T>) -> Option<&T> {
    if three.ours == three.theirs || three.base == three.theirs {
        Some(&three.ours)
    } else if three.base == three.ours {
        Some(&three.theirs)
    } else {
        None
    }
}

/// The code of a collision, by which of the sides have a value.
pub(super) fn code<T>(three: &Three<Option<T>>) -> &'static str {
    match (&three.base, &three.ours, &three.theirs) {
        (None, ..) => "merge.both-added",
        (Some(_), Some(_), Some(_)) => "merge.both-changed",
        _ => "merge.removed-and-changed",
    }
}

struct Uniter(Vec<Clash>);

type Values<'j> = Three<Option<&'j Json>>;

impl Uniter {
    /// Nests as deeply as the shapes, and objectives no deeper than what was read.
    fn value(&mut self, values: Values<'_>, shape: Shape, path: &str) -> Option<Json> {
        if let Some(settled) = settled(&values) {
            return settled.cloned();
        }
        let all_are = |is: fn(&Json) -> bool| {
            let sides = values.ours.zip(values.theirs);
            sides.is_some_and(|(ours, theirs)| is(ours) && is(theirs)) && values.base.is_none_or(is)
        };
        let is_object = |value: &Json| matches!(value, Json::Object(_));
        match shape {
            Shape::List(list) => {
                let items = self.members(values, Some(list), path);
                (!items.is_empty()).then(|| from_members(items, true))
            }
            Shape::Extensions => {
                let entries = self.members(values, None, path);
                (!entries.is_empty()).then_some(Json::Object(entries))
            }
            Shape::Text if all_are(is_object) => {
                let clashes = self.0.len();
                let texts = self.members(values, None, path);
                if texts.is_empty() {
                    // Each side removed what the other kept: a text has to be in some language.
                    self.0.truncate(clashes);
                    return self.clash(values, path);
                }
                Some(Json::Object(texts))
            }
            Shape::Fields(fields) if all_are(is_object) => {
                Some(Json::Object(self.fields(values, fields, path)))
            }
            Shape::Period => match period(values) {
                Some(period) => Some(period),
                None => self.clash(values, path),
            },
            _ => self.clash(values, path),
        }
    }

    fn clash(&mut self, values: Values<'_>, path: &str) -> Option<Json> {
        let clash = Clash::new(code(&values), path, values.map(Option::<&Json>::cloned));
        self.0.push(clash);
        values.ours.or(values.theirs).cloned()
    }

    fn fields(&mut self, values: Values<'_>, fields: &Fields, path: &str) -> Vec<(String, Json)> {
        let mut united: Vec<(String, Json)> = Vec::new();
        let together = values.map(|value| group(value, fields.together));
        if settled(&together).is_some() {
            for name in fields.together {
                let value = settled(&together).and_then(|group| group.as_ref()?.get(name));
                united.extend(value.map(|value| ((*name).to_owned(), value.clone())));
            }
        } else {
            let kept = self.clash(together.as_ref().map(Option::as_ref), path);
            let kept = members(kept.as_ref()).into_iter();
            united.extend(kept.map(|(name, value)| (name.to_owned(), value.clone())));
        }
        let mut names: Vec<&str> = Vec::new();
        for value in [values.base, values.ours, values.theirs] {
            for (name, _) in members(value) {
                if !names.contains(&name) && !fields.together.contains(&name) {
                    names.push(name);
                }
            }
        }
        // In an order that no side decides, so that conflicts come in the same one.
        sort_by(&mut names, Ord::cmp);
        for name in names {
            let field = values.map(|value| value.and_then(|value| value.get(name)));
            let path = format!("{path}/{}", escape(name));
            let value = self.value(field, fields.shape(name), &path);
            united.extend(value.map(|value| (name.to_owned(), value)));
        }
        united
    }

    /// The items of a list, or the entries of an object, each one value.
    fn members(
        &mut self,
        values: Values<'_>,
        list: Option<&'static List>,
        path: &str,
    ) -> Vec<(String, Json)> {
        let lists = values.map(members);
        let things = if let Some(list) = list {
            items_of(&lists, list)
        } else {
            let names = |members: &Vec<(_, _)>| members.iter().map(|(name, _)| *name).collect();
            Things::new(lists.as_ref().map(names)).0
        };
        let mut kept = Vec::with_capacity(things.places.len());
        for (thing, places) in things.places.iter().enumerate() {
            let member = places.of(&lists);
            let name = member.ours.or(member.theirs).or(member.base);
            let name = name.map_or("", |(name, _)| name);
            let path = match (list, places.base) {
                (None, _) => format!("{path}/{}", escape(name)),
                (Some(_), Some(_)) => format!("{path}/{thing}"),
                // An item that is new has no place in the list that both began with (RFC 6901, 4).
                (Some(_), None) => format!("{path}/-"),
            };
            let shape = list.map_or(Shape::Whole, |list| list.item);
            let value = self.thing(member.map(|one| one.map(|(_, value)| *value)), shape, &path);
            kept.push(value.map(|value| (name.to_owned(), value)));
        }
        let (woven, is_clash) = things.weave(kept);
        if is_clash {
            let nothing = || from_members(Vec::new(), list.is_some());
            let whole = |value: Option<&Json>| Some(value.cloned().unwrap_or_else(nothing));
            let clash = Clash::new("merge.both-moved", path, values.map(whole));
            self.0.push(clash);
        }
        woven
    }

    /// One item or entry: what only one side has is new, or was removed by the other.
    fn thing(&mut self, values: Values<'_>, shape: Shape, path: &str) -> Option<Json> {
        match (values.base, values.ours, values.theirs) {
            (None, Some(one), None) | (None, None, Some(one)) => Some(one.clone()),
            _ => self.value(values, shape, path),
        }
    }
}

/// Fields that say something only together, as one value; nothing if there are none.
fn group(value: Option<&Json>, names: &[&str]) -> Option<Json> {
    let fields = names.iter().filter_map(|name| {
        let value = value?.get(name)?;
        Some(((*name).to_owned(), value.clone()))
    });
    let fields: Vec<(String, Json)> = fields.collect();
    (!fields.is_empty()).then_some(Json::Object(fields))
}

/// The period of which one side changed the start and the other the end; nothing if it is not so.
fn period(values: Values<'_>) -> Option<Json> {
    let ends = |value: Option<&Json>| -> Option<(End, End)> {
        let text = value?.as_str()?;
        // A single date is one statement about both ends.
        text.find('/')?;
        text.parse::<Period>().ok()?.ends()
    };
    let three = Three {
        base: ends(values.base)?,
        ours: ends(values.ours)?,
        theirs: ends(values.theirs)?,
    };
    let starts = three.map(|(start, _)| start);
    let ends = three.map(|(_, end)| end);
    let text = format!("{}/{}", settled(&starts)?, settled(&ends)?);
    // Together they may contradict each other.
    let period: Period = text.parse().ok()?;
    Some(Json::String(period.to_string()))
}

/// The things of three lists, each once, and in which order each list has them.
pub(super) struct Things {
    /// Where a thing stands.
    pub(super) places: Vec<Three<Option<usize>>>,
    /// The things of each list.
    lists: Three<Vec<usize>>,
}

impl Things {
    /// Things are the same if their names are; each name is once in a list. Which thing has which name is given, too.
    pub(super) fn new(names: Three<Vec<&str>>) -> (Things, HashMap<&str, usize>) {
        let mut by_name: HashMap<&str, usize> = HashMap::new();
        let lists = names.map(|names| -> Vec<usize> {
            let thing = |name| {
                let next = by_name.len();
                *by_name.entry(name).or_insert(next)
            };
            names.into_iter().map(thing).collect()
        });
        (Things::of(lists, by_name.len()), by_name)
    }

    /// So many things.
    fn of(lists: Three<Vec<usize>>, count: usize) -> Things {
        let nowhere = Three {
            base: None,
            ours: None,
            theirs: None,
        };
        let mut places = vec![nowhere; count];
        let mut note =
            |list: &[usize], side: fn(&mut Three<Option<usize>>) -> &mut Option<usize>| {
                for (at, thing) in list.iter().enumerate() {
                    if let Some(places) = places.get_mut(*thing) {
                        *side(places) = Some(at);
                    }
                }
            };
        note(&lists.base, |places| &mut places.base);
        note(&lists.ours, |places| &mut places.ours);
        note(&lists.theirs, |places| &mut places.theirs);
        Things { places, lists }
    }

    /// What is kept of the things, in the order that the lists make together; whether they collide.
    pub(super) fn weave<T>(&self, kept: Vec<Option<T>>) -> (Vec<T>, bool) {
        let is_kept: Vec<bool> = kept.iter().map(Option::is_some).collect();
        let Three { base, ours, theirs } = &self.lists;
        let (order, is_clash) = weave(base, ours, theirs, &is_kept);
        (taken(kept, &order), is_clash)
    }
}

/// The items of three lists: those of the base by their places there, perhaps changed, and behind them new ones.
fn items_of(lists: &Three<Vec<Member<'_>>>, list: &List) -> Things {
    let count = lists.base.len();
    let mut ours = pair(&lists.base, &lists.ours, list);
    let mut theirs = pair(&lists.base, &lists.theirs, list);
    let our_new = only_new(&lists.ours, &ours);
    let their_new = only_new(&lists.theirs, &theirs);
    let mut things = count..;
    for slot in ours.iter_mut().filter(|slot| slot.is_none()) {
        *slot = things.next();
    }
    let mut same = pair_new(&our_new, &their_new, list).into_iter();
    for slot in theirs.iter_mut().filter(|slot| slot.is_none()) {
        let same = same.next().flatten().map(|new| count + new);
        *slot = same.or_else(|| things.next());
    }
    let lists = Three {
        base: (0..count).collect(),
        ours: ours.into_iter().flatten().collect(),
        theirs: theirs.into_iter().flatten().collect(),
    };
    Things::of(lists, things.start)
}

/// The members of a list that are not paired with one of the base.
fn only_new<'j>(members: &[Member<'j>], pairs: &[Option<usize>]) -> Vec<Member<'j>> {
    let members = members.iter().zip(pairs);
    let new = members.filter(|(_, was)| was.is_none());
    new.map(|(member, _)| *member).collect()
}
