//! Two values, and what has to be done to the one to make it the other.

use hashbrown::HashMap;

use super::order::moved;
use super::pair::pair;
use super::shape::{Fields, List, Shape};
use crate::json::{Json, escape};

/// One difference between two values.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Edit {
    /// Where, as in a [`Change`](super::Change).
    pub(super) path: String,
    pub(super) before: Option<Json>,
    pub(super) after: Option<Json>,
    pub(super) place_before: Option<usize>,
    pub(super) place_after: Option<usize>,
}

/// The differences between two objects with these fields.
pub(super) fn compare(old: &Json, new: &Json, fields: &'static Fields) -> Vec<Edit> {
    let mut edits = Edits(Vec::new());
    edits.value(Some(old), Some(new), Shape::Fields(fields), "");
    edits.0
}

struct Edits(Vec<Edit>);

impl Edits {
    /// Nests as deeply as the shapes, and objectives no deeper than what was read.
    fn value(&mut self, old: Option<&Json>, new: Option<&Json>, shape: Shape, path: &str) {
        if old == new {
            return;
        }
        match (shape, old, new) {
            // A list that is left out is empty.
            (Shape::List(list), _, _) => self.items(items(old), items(new), list, path),
            (Shape::Extensions, _, _) => self.entries(entries(old), entries(new), path),
            (Shape::Text, Some(Json::Object(old)), Some(Json::Object(new))) => {
                self.entries(old, new, path);
            }
            (Shape::Fields(fields), Some(Json::Object(old)), Some(Json::Object(new))) => {
                self.fields(old, new, fields, path);
            }
            _ => self.0.push(Edit {
                path: path.to_owned(),
                before: old.cloned(),
                after: new.cloned(),
                ..Edit::default()
            }),
        }
    }

    fn fields(
        &mut self,
        old: &[(String, Json)],
        new: &[(String, Json)],
        fields: &Fields,
        path: &str,
    ) {
        let field =
            |of: &'_ [(String, Json)], name: &str| of.iter().position(|(known, _)| known == name);
        for (name, before) in old {
            let after = field(new, name).and_then(|at| new.get(at));
            let path = format!("{path}/{}", escape(name));
            let after = after.map(|(_, value)| value);
            self.value(Some(before), after, fields.shape(name), &path);
        }
        for (name, after) in new {
            if field(old, name).is_none() {
                let path = format!("{path}/{}", escape(name));
                self.value(None, Some(after), fields.shape(name), &path);
            }
        }
    }

    fn items(&mut self, old: &[Json], new: &[Json], list: &'static List, path: &str) {
        let pairs = pair(old, new, list);
        let item = |of: &[Json], at: usize| of.get(at).cloned();
        let mut stays = vec![false; old.len()];
        for was in pairs.iter().flatten() {
            if let Some(stays) = stays.get_mut(*was) {
                *stays = true;
            }
        }
        for (was, stays) in stays.into_iter().enumerate() {
            if !stays {
                self.0.push(Edit {
                    path: format!("{path}/{was}"),
                    before: item(old, was),
                    place_before: Some(was),
                    ..Edit::default()
                });
            }
        }
        let places: Vec<usize> = pairs.iter().flatten().copied().collect();
        let mut moves = moved(&places).into_iter();
        for (now, was) in pairs.iter().enumerate() {
            let Some(was) = *was else {
                self.0.push(Edit {
                    path: format!("{path}/{now}"),
                    after: item(new, now),
                    place_after: Some(now),
                    ..Edit::default()
                });
                continue;
            };
            let path = format!("{path}/{was}");
            if moves.next() == Some(true) {
                self.0.push(Edit {
                    path: path.clone(),
                    before: item(old, was),
                    place_before: Some(was),
                    place_after: Some(now),
                    ..Edit::default()
                });
            }
            self.value(old.get(was), new.get(now), list.item, &path);
        }
    }

    fn entries(&mut self, old: &[(String, Json)], new: &[(String, Json)], path: &str) {
        let old_places = places(old);
        let new_places = places(new);
        let at = |name: &str| format!("{path}/{}", escape(name));
        for (was, (name, value)) in old.iter().enumerate() {
            if !new_places.contains_key(name.as_str()) {
                self.0.push(Edit {
                    path: at(name),
                    before: Some(value.clone()),
                    place_before: Some(was),
                    ..Edit::default()
                });
            }
        }
        let pairs = new.iter().map(|(name, _)| old_places.get(name.as_str()));
        let kept: Vec<usize> = pairs.flatten().copied().collect();
        let mut moves = moved(&kept).into_iter();
        for (now, (name, after)) in new.iter().enumerate() {
            let Some(&was) = old_places.get(name.as_str()) else {
                self.0.push(Edit {
                    path: at(name),
                    after: Some(after.clone()),
                    place_after: Some(now),
                    ..Edit::default()
                });
                continue;
            };
            if moves.next() == Some(true) {
                self.0.push(Edit {
                    path: at(name),
                    place_before: Some(was),
                    place_after: Some(now),
                    ..Edit::default()
                });
            }
            let before = old.get(was).map(|(_, value)| value);
            self.value(before, Some(after), Shape::Whole, &at(name));
        }
    }
}

/// The items of a list; none if it is left out.
pub(super) fn items(value: Option<&Json>) -> &[Json] {
    match value {
        Some(Json::Array(items)) => items,
        _ => &[],
    }
}

/// The entries of an object; none if it is left out.
pub(super) fn entries(value: Option<&Json>) -> &[(String, Json)] {
    match value {
        Some(Json::Object(entries)) => entries,
        _ => &[],
    }
}

fn places(entries: &[(String, Json)]) -> HashMap<&str, usize> {
    let names = entries.iter().enumerate();
    names.map(|(at, (name, _))| (name.as_str(), at)).collect()
}
