//! Which items of two lists are the same, perhaps changed.

use hashbrown::HashMap;

use super::members::Member;
use super::shape::{List, Shape};
use crate::json::{self, Json};
use crate::order::{sort_by, sort_by_key};

/// The most pairs of items whose words are compared. Of longer lists, items are compared in their order only.
const MOST_PAIRS: usize = 1_024;
/// The most words of an item that are compared.
const MOST_WORDS: usize = 512;

/// For each item of the new list, the item of the old one that it is.
///
/// First those that are equal, then those with equal keys, then those that have most of their words in common.
/// Of several that could be meant, the first is paired with the first.
pub(super) fn pair(old: &[Member<'_>], new: &[Member<'_>], list: &List) -> Vec<Option<usize>> {
    let mut pairs = Pairs::equal(old, new);
    for fields in list.keys {
        pairs.by_key(old, new, &|item| key(item, fields));
    }
    if let Some(field) = list.words {
        pairs.by_words(old, new, field);
    }
    pairs.of_new
}

/// For each of the items that they added, the one of those that we added that it is: one that is equal or, if items
/// have fields, has an equal first key. Of values, all may stay.
pub(super) fn pair_new(
    ours: &[Member<'_>],
    theirs: &[Member<'_>],
    list: &List,
) -> Vec<Option<usize>> {
    let mut pairs = Pairs::equal(ours, theirs);
    if let (Shape::Fields(_), Some(fields)) = (list.item, list.keys.first()) {
        pairs.by_key(ours, theirs, &|item| key(item, fields));
    }
    pairs.of_new
}

struct Pairs {
    of_new: Vec<Option<usize>>,
    old_is_free: Vec<bool>,
}

impl Pairs {
    fn equal(old: &[Member<'_>], new: &[Member<'_>]) -> Pairs {
        let mut pairs = Pairs {
            of_new: vec![None; new.len()],
            old_is_free: vec![true; old.len()],
        };
        let same_first = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        (0..same_first).for_each(|index| pairs.join(index, index));
        pairs.by_key(old, new, &|item| Some(json::to_string(item)));
        pairs
    }

    fn join(&mut self, old: usize, new: usize) {
        if let (Some(slot), Some(free)) = (self.of_new.get_mut(new), self.old_is_free.get_mut(old))
        {
            *slot = Some(old);
            *free = false;
        }
    }

    fn free_old(&self) -> Vec<usize> {
        let free = self.old_is_free.iter().enumerate();
        free.filter(|(_, free)| **free).map(|(at, _)| at).collect()
    }

    fn free_new(&self) -> Vec<usize> {
        let slots = self.of_new.iter().enumerate();
        slots
            .filter(|(_, old)| old.is_none())
            .map(|(at, _)| at)
            .collect()
    }

    fn by_key(
        &mut self,
        old: &[Member<'_>],
        new: &[Member<'_>],
        key: &dyn Fn(&Json) -> Option<String>,
    ) {
        let (free_old, free_new) = (self.free_old(), self.free_new());
        if free_old.is_empty() || free_new.is_empty() {
            return;
        }
        let key = |of: &[Member<'_>], at: usize| key(of.get(at)?.1);
        // The first is taken first.
        let mut waiting: HashMap<String, Vec<usize>> = HashMap::new();
        for at in free_old.into_iter().rev() {
            if let Some(key) = key(old, at) {
                waiting.entry(key).or_default().push(at);
            }
        }
        for at in free_new {
            let first = key(new, at).and_then(|key| waiting.get_mut(&key)?.pop());
            if let Some(first) = first {
                self.join(first, at);
            }
        }
    }

    fn by_words(&mut self, old: &[Member<'_>], new: &[Member<'_>], field: &str) {
        let (free_old, free_new) = (self.free_old(), self.free_new());
        if free_old.is_empty() || free_new.is_empty() {
            return;
        }
        let words = |items: &[Member<'_>], free: &[usize]| -> Vec<(usize, Vec<String>)> {
            let items = free.iter().filter_map(|at| Some((*at, items.get(*at)?.1)));
            items.map(|(at, item)| (at, words(item, field))).collect()
        };
        let (olds, news) = (words(old, &free_old), words(new, &free_new));
        let mut likely: Vec<(usize, usize, usize, usize)> = Vec::new();
        let mut weigh = |a: &(usize, Vec<String>), b: &(usize, Vec<String>)| {
            if let Some(difference) = difference(&a.1, &b.1) {
                likely.push((difference, a.0.abs_diff(b.0), a.0, b.0));
            }
        };
        if olds.len().saturating_mul(news.len()) <= MOST_PAIRS {
            for a in &olds {
                for b in &news {
                    weigh(a, b);
                }
            }
        } else {
            for (a, b) in olds.iter().zip(&news) {
                weigh(a, b);
            }
        }
        sort_by_key(&mut likely, |pair| *pair);
        for (_, _, a, b) in likely {
            let new_is_free = self.of_new.get(b).is_some_and(Option::is_none);
            if self.old_is_free.get(a) == Some(&true) && new_is_free {
                self.join(a, b);
            }
        }
    }
}

/// What tells that an item is the same; nothing if it has none of the fields.
fn key(item: &Json, fields: &[&str]) -> Option<String> {
    let values = fields.iter().map(|field| item.get(field));
    if values.clone().all(|value| value.is_none()) {
        return None;
    }
    let values = values.map(|value| json::to_string(value.unwrap_or(&Json::Null)));
    Some(values.collect::<Vec<_>>().join("\n"))
}

/// The folded words of a field, in all its languages, sorted.
fn words(item: &Json, field: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut add = |text: &str| {
        let short = text.get(..text.floor_char_boundary(16 * MOST_WORDS));
        words.extend(crate::words(short.unwrap_or_default()));
    };
    match item.get(field) {
        Some(Json::String(text)) => add(text),
        Some(Json::Object(texts)) => {
            let texts = texts.iter().filter_map(|(_, text)| text.as_str());
            texts.for_each(&mut add);
        }
        _ => {}
    }
    words.truncate(MOST_WORDS);
    sort_by(&mut words, String::cmp);
    words
}

/// How many of a thousand words two texts do not share; nothing if that is more than half.
fn difference(a: &[String], b: &[String]) -> Option<usize> {
    let (mut left, mut right, mut shared) = (a.iter().peekable(), b.iter().peekable(), 0_usize);
    while let (Some(x), Some(y)) = (left.peek(), right.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                shared += 1;
                left.next();
                right.next();
            }
        }
    }
    let all = a.len() + b.len();
    (shared > 0 && 4 * shared >= all).then(|| 1000 - 2000 * shared / all)
}

#[cfg(test)]
mod tests {
    use super::super::members::members;
    use super::super::shape::{PARTNERSHIP, Shape};
    use super::*;

    fn paired(field: &str, old: &str, new: &str) -> Vec<Option<usize>> {
        let Shape::List(list) = PARTNERSHIP.shape(field) else {
            panic!("{field} is a list");
        };
        let items = |text: &str| crate::json::parse(text).unwrap();
        let (old, new) = (items(old), items(new));
        pair(&members(Some(&old)), &members(Some(&new)), list)
    }

    #[test]
    fn equal_items_come_first_and_each_is_used_once() {
        let found = paired("topics", r#"["a","b","a"]"#, r#"["b","a","a","a"]"#);
        assert_eq!(found, [Some(1), Some(0), Some(2), None]);
    }

    #[test]
    fn a_participant_is_known_by_role_before_organization() {
        let old =
            r#"[{"organization":"eu","role":"funder"},{"organization":"eu","role":"partner"}]"#;
        let new = r#"[{"organization":"eu","role":"partner","period":"2016"},
                      {"organization":"eu","role":"observer"}]"#;
        assert_eq!(paired("participants", old, new), [Some(1), Some(0)]);
    }

    #[test]
    fn objectives_are_known_by_most_of_their_words() {
        let old =
            r#"[{"text":"Train the experts"},{"text":"Share good practice in accreditation"}]"#;
        let new =
            r#"[{"text":"Share good practices in accreditation"},{"text":"Publish a journal"}]"#;
        assert_eq!(paired("objectives", old, new), [Some(1), None]);
    }

    #[test]
    fn long_lists_are_compared_in_their_order() {
        let texts = |ending: &str| {
            let texts = (0..2_000).map(|n| format!(r#"{{"text":"aim number n{n} {ending}"}}"#));
            format!("[{}]", texts.collect::<Vec<_>>().join(","))
        };
        let found = paired("objectives", &texts("old"), &texts("new"));
        assert!(found.iter().enumerate().all(|(at, old)| *old == Some(at)));
    }
}
