//! A value that two sides changed.

use std::collections::VecDeque;
use std::hash::Hash;

use hashbrown::HashMap;

use super::compare::{entries, items};
use super::pair::{key, pair};
use super::shape::{Fields, List, Shape};
use super::weave::weave;
use crate::json::{self, Json, escape};
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
                let items = self.items(values.map(items), list, path);
                (!items.is_empty()).then_some(Json::Array(items))
            }
            Shape::Extensions => {
                let entries = self.entries(values.map(entries), path);
                (!entries.is_empty()).then_some(Json::Object(entries))
            }
            Shape::Text if all_are(is_object) => {
                let clashes = self.0.len();
                let texts = self.entries(values.map(entries), path);
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
            united.extend(entries(kept.as_ref()).to_vec());
        }
        let mut names: Vec<&str> = Vec::new();
        for value in [values.base, values.ours, values.theirs] {
            for (name, _) in entries(value) {
                let is_known = names.contains(&name.as_str());
                if !is_known && !fields.together.contains(&name.as_str()) {
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

    fn items(&mut self, lists: Three<&[Json]>, list: &'static List, path: &str) -> Vec<Json> {
        let things = items_of(lists, list);
        let mut kept: Vec<Option<Json>> = Vec::with_capacity(things.places.len());
        for (thing, places) in things.places.iter().enumerate() {
            let values = Three {
                base: places.base.and_then(|at| lists.base.get(at)),
                ours: places.ours.and_then(|at| lists.ours.get(at)),
                theirs: places.theirs.and_then(|at| lists.theirs.get(at)),
            };
            let path = match places.base {
                Some(_) => format!("{path}/{thing}"),
                // An item that is new has no place in the list that both began with (RFC 6901, 4).
                None => format!("{path}/-"),
            };
            kept.push(self.thing(values, list.item, &path));
        }
        let whole = |items: &'_ [Json]| Json::Array(items.to_vec());
        self.order(&things, kept, path, || lists.map(whole))
    }

    fn entries(&mut self, lists: Three<&[(String, Json)]>, path: &str) -> Vec<(String, Json)> {
        fn names(entries: &[(String, Json)]) -> Vec<&str> {
            entries.iter().map(|(name, _)| name.as_str()).collect()
        }
        let things = Things::new(lists.map(names));
        let mut kept = Vec::with_capacity(things.places.len());
        for places in &things.places {
            let entry = Three {
                base: places.base.and_then(|at| lists.base.get(at)),
                ours: places.ours.and_then(|at| lists.ours.get(at)),
                theirs: places.theirs.and_then(|at| lists.theirs.get(at)),
            };
            let name = entry.ours.or(entry.theirs).or(entry.base);
            let name = name.map(|(name, _)| name.as_str()).unwrap_or_default();
            let values = entry.map(|entry| entry.map(|(_, value)| value));
            let value = self.thing(values, Shape::Whole, &format!("{path}/{}", escape(name)));
            kept.push(value.map(|value| (name.to_owned(), value)));
        }
        let whole = |entries: &[(String, Json)]| Json::Object(entries.to_vec());
        self.order(&things, kept, path, || lists.map(whole))
    }

    /// One item or entry: what only one side has is new, or was removed by the other.
    fn thing(&mut self, values: Values<'_>, shape: Shape, path: &str) -> Option<Json> {
        match (values.base, values.ours, values.theirs) {
            (None, Some(one), None) | (None, None, Some(one)) => Some(one.clone()),
            _ => self.value(values, shape, path),
        }
    }

    fn order<T, K>(
        &mut self,
        things: &Things<K>,
        kept: Vec<Option<T>>,
        path: &str,
        lists: impl Fn() -> Three<Json>,
    ) -> Vec<T> {
        let (woven, is_clash) = things.weave(kept);
        if is_clash {
            let clash = Clash::new("merge.both-moved", path, lists().map(Some));
            self.0.push(clash);
        }
        woven
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
pub(super) struct Things<K> {
    /// The thing of each name.
    pub(super) by_name: HashMap<K, usize>,
    /// Where a thing stands.
    pub(super) places: Vec<Three<Option<usize>>>,
    /// The things of each list.
    pub(super) lists: Three<Vec<usize>>,
}

impl<K: Hash + Eq> Things<K> {
    /// Things are the same if their names are; each name is once in a list.
    pub(super) fn new(names: Three<Vec<K>>) -> Things<K> {
        let mut by_name: HashMap<K, usize> = HashMap::new();
        let lists = names.map(|names| {
            let mut things = Vec::with_capacity(names.len());
            for name in names {
                let next = by_name.len();
                things.push(*by_name.entry(name).or_insert(next));
            }
            things
        });
        let nowhere = Three {
            base: None,
            ours: None,
            theirs: None,
        };
        let mut places = vec![nowhere; by_name.len()];
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
        Things {
            by_name,
            places,
            lists,
        }
    }
}

impl<K> Things<K> {
    /// Where a thing stands.
    pub(super) fn at(&self, thing: usize) -> Three<Option<usize>> {
        let nowhere = Three {
            base: None,
            ours: None,
            theirs: None,
        };
        self.places.get(thing).copied().unwrap_or(nowhere)
    }

    /// What is kept of the things, in the order that the lists make together; whether they collide.
    pub(super) fn weave<T>(&self, mut kept: Vec<Option<T>>) -> (Vec<T>, bool) {
        let is_kept: Vec<bool> = kept.iter().map(Option::is_some).collect();
        let Three { base, ours, theirs } = &self.lists;
        let (order, is_clash) = weave(base, ours, theirs, &is_kept);
        let taken = order
            .iter()
            .map(|thing| kept.get_mut(*thing).and_then(Option::take));
        (taken.flatten().collect(), is_clash)
    }
}

/// An item of the list that both began with, by its place there, or one that is new.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Item {
    Old(usize),
    New(usize),
}

/// Items of the sides that are an item of the base, perhaps changed, and new ones.
fn items_of(lists: Three<&[Json]>, list: &List) -> Things<Item> {
    let old = |side: &[Json]| -> Vec<Option<Item>> {
        let was = pair(lists.base, side, list).into_iter();
        was.map(|was| was.map(Item::Old)).collect()
    };
    let (mut ours, mut theirs) = (old(lists.ours), old(lists.theirs));
    let mut new = New::default();
    for (slot, item) in ours.iter_mut().zip(lists.ours) {
        slot.get_or_insert_with(|| Item::New(new.ours(item, list)));
    }
    let slots = theirs.iter_mut().zip(lists.theirs);
    let mut free: Vec<(&mut Option<Item>, &Json)> =
        slots.filter(|(slot, _)| slot.is_none()).collect();
    new.theirs(&mut free, list);
    Things::new(Three {
        base: (0..lists.base.len()).map(Item::Old).collect(),
        ours: ours.into_iter().flatten().collect(),
        theirs: theirs.into_iter().flatten().collect(),
    })
}

/// Items that both sides may have added: equal ones are one, and so are those with equal first keys.
#[derive(Default)]
struct New {
    count: usize,
    equal: HashMap<String, VecDeque<usize>>,
    alike: HashMap<String, VecDeque<usize>>,
    taken: Vec<bool>,
}

impl New {
    fn ours(&mut self, item: &Json, list: &List) -> usize {
        let new = self.count;
        self.count += 1;
        self.taken.push(false);
        self.equal
            .entry(json::to_string(item))
            .or_default()
            .push_back(new);
        if let Some(key) = first_key(item, list) {
            self.alike.entry(key).or_default().push_back(new);
        }
        new
    }

    /// Says of each of theirs whether it is one of ours or another.
    fn theirs(&mut self, items: &mut [(&mut Option<Item>, &Json)], list: &List) {
        for (slot, item) in items.iter_mut() {
            let same = self
                .equal
                .get_mut(&json::to_string(*item))
                .and_then(VecDeque::pop_front);
            if let Some(same) = same {
                self.take(same);
                **slot = Some(Item::New(same));
            }
        }
        for (slot, item) in items {
            if slot.is_some() {
                continue;
            }
            let waiting = first_key(item, list).and_then(|key| self.alike.get_mut(&key));
            let alike = waiting.and_then(|waiting| {
                std::iter::from_fn(|| waiting.pop_front())
                    .find(|one| self.taken.get(*one) == Some(&false))
            });
            let one = alike.unwrap_or_else(|| {
                self.count += 1;
                self.count - 1
            });
            self.take(one);
            **slot = Some(Item::New(one));
        }
    }

    fn take(&mut self, one: usize) {
        if let Some(taken) = self.taken.get_mut(one) {
            *taken = true;
        }
    }
}

/// By what two new items are told to be the same thing; nothing if they are one value each, which may all stay.
fn first_key(item: &Json, list: &List) -> Option<String> {
    match list.item {
        Shape::Fields(_) => key(item, list.keys.first()?),
        _ => None,
    }
}
