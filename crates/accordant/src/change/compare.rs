//! Two values, and what has to be done to the one to make it the other.

use hashbrown::HashMap;

use super::members::{Member, members};
use super::order::moved;
use super::pair::pair;
use super::shape::{Fields, Shape};
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
            (Shape::List(list), ..) => {
                let (old, new) = (members(old), members(new));
                let pairs = pair(&old, &new, list);
                self.members(&old, &new, &pairs, Some(list.item), path);
            }
            (Shape::Extensions, ..)
            | (Shape::Text, Some(Json::Object(_)), Some(Json::Object(_))) => {
                let (old, new) = (members(old), members(new));
                let places: HashMap<&str, usize> = old
                    .iter()
                    .zip(0..)
                    .map(|((name, _), at)| (*name, at))
                    .collect();
                let pairs = new.iter().map(|(name, _)| places.get(name).copied());
                self.members(&old, &new, &pairs.collect::<Vec<_>>(), None, path);
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

    /// For each of the new members, the old one that it is. Items of lists have a shape, entries are one value each.
    fn members(
        &mut self,
        old: &[Member<'_>],
        new: &[Member<'_>],
        pairs: &[Option<usize>],
        item: Option<Shape>,
        path: &str,
    ) {
        let path = |at: usize, name: &str| match item {
            Some(_) => format!("{path}/{at}"),
            None => format!("{path}/{}", escape(name)),
        };
        let mut stays = vec![false; old.len()];
        let places: Vec<usize> = pairs.iter().flatten().copied().collect();
        for was in &places {
            if let Some(stays) = stays.get_mut(*was) {
                *stays = true;
            }
        }
        for (was, ((name, before), stays)) in old.iter().zip(stays).enumerate() {
            if !stays {
                self.0.push(Edit {
                    path: path(was, name),
                    before: Some((*before).clone()),
                    place_before: Some(was),
                    ..Edit::default()
                });
            }
        }
        let mut moves = moved(&places).into_iter();
        for (now, ((name, after), was)) in new.iter().zip(pairs).enumerate() {
            let before = was.and_then(|was| Some(old.get(was)?.1));
            let edit = Edit {
                path: path(was.unwrap_or(now), name),
                place_before: *was,
                place_after: Some(now),
                ..Edit::default()
            };
            if was.is_none() {
                let after = Some((*after).clone());
                self.0.push(Edit { after, ..edit });
                continue;
            }
            let path = edit.path.clone();
            if moves.next() == Some(true) {
                let before = before.filter(|_| item.is_some()).cloned();
                self.0.push(Edit { before, ..edit });
            }
            self.value(before, Some(after), item.unwrap_or(Shape::Whole), &path);
        }
    }
}
