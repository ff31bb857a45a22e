//! Items of lists and entries of objects, which are compared and changed alike: both have an order.

use crate::json::Json;

/// A name, which items of lists have not, and a value.
pub(super) type Member<'j> = (&'j str, &'j Json);

/// The members of a list or an object, which are none if it is left out.
pub(super) fn members(value: Option<&Json>) -> Vec<Member<'_>> {
    match value {
        Some(Json::Array(items)) => items.iter().map(|item| ("", item)).collect(),
        Some(Json::Object(entries)) => {
            let entries = entries.iter();
            entries
                .map(|(name, value)| (name.as_str(), value))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The members of a list or an object.
pub(super) fn into_members(value: Json) -> Vec<(String, Json)> {
    match value {
        Json::Array(items) => items
            .into_iter()
            .map(|item| (String::new(), item))
            .collect(),
        Json::Object(entries) => entries,
        _ => Vec::new(),
    }
}

/// A list or an object of these members.
pub(super) fn from_members(members: Vec<(String, Json)>, is_list: bool) -> Json {
    if is_list {
        Json::Array(members.into_iter().map(|(_, item)| item).collect())
    } else {
        Json::Object(members)
    }
}
