//! Documents with one thing changed.

use serde_json::{Value, json};

use super::dice::Dice;

/// The characters that grammars are made of, and some that are in none.
const CHARACTERS: &[char] = &[
    '0', '1', '2', '3', '9', '-', '/', '.', ',', 'X', '?', '~', '%', 'E', 'S', 'T', 'Y', ':', '{',
    ']', 'a', 'Z', ' ', '\n', 'é', '٣',
];

/// The document with a value dropped, replaced, renamed, moved, or with a character changed.
pub(crate) fn mutated(dice: &mut Dice, document: &Value) -> Value {
    let mut places = Vec::new();
    collect(document, &mut String::new(), &mut places);
    // All but the whole document, which is the first.
    let place = &places[1 + dice.below(places.len() - 1)].clone();
    let another: &String = dice.pick(&places);
    let other = document.pointer(another).unwrap().clone();
    let mut changed = document.clone();
    match dice.below(6) {
        0 => remove(&mut changed, place),
        1 => *changed.pointer_mut(place).unwrap() = wrong(dice),
        2 => rename(dice, &mut changed, place),
        3 => *changed.pointer_mut(place).unwrap() = other,
        4 => add(dice, &mut changed, place),
        _ => {
            // Half of what there is to get wrong is in the texts.
            places.retain(|place| document.pointer(place).unwrap().is_string());
            if !places.is_empty() {
                let place: &String = dice.pick(&places);
                if let Some(Value::String(text)) = changed.pointer_mut(place) {
                    *text = edited(dice, text);
                }
            }
        }
    }
    changed
}

/// The text with one character added, removed or replaced.
pub(crate) fn edited(dice: &mut Dice, text: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let at = dice.below(characters.len() + 1);
    let removed = at < characters.len() && !dice.once_in(3);
    if removed {
        characters.remove(at);
    }
    if !removed || dice.once_in(2) {
        characters.insert(at, *dice.pick(CHARACTERS));
    }
    characters.into_iter().collect()
}

/// The JSON pointer of every value, the whole document first.
fn collect(value: &Value, path: &mut String, places: &mut Vec<String>) {
    places.push(path.clone());
    let length = path.len();
    let mut enter = |name: &str, value: &Value| {
        path.push('/');
        path.push_str(&name.replace('~', "~0").replace('/', "~1"));
        collect(value, path, places);
        path.truncate(length);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| enter(name, value)),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(index, item)| enter(&index.to_string(), item));
        }
        _ => {}
    }
}

/// The parent of the value at this place, and its name there.
fn parent<'d>(document: &'d mut Value, place: &str) -> (&'d mut Value, String) {
    let (parent, name) = place.rsplit_once('/').unwrap();
    let name = name.replace("~1", "/").replace("~0", "~");
    (document.pointer_mut(parent).unwrap(), name)
}

fn remove(document: &mut Value, place: &str) {
    match parent(document, place) {
        (Value::Object(fields), name) => {
            fields.remove(&name);
        }
        (Value::Array(items), name) => {
            items.remove(name.parse().unwrap());
        }
        _ => {}
    }
}

fn rename(dice: &mut Dice, document: &mut Value, place: &str) {
    if let (Value::Object(fields), name) = parent(document, place) {
        let value = fields.remove(&name).unwrap();
        fields.insert(edited(dice, &name), value);
    }
}

fn add(dice: &mut Dice, document: &mut Value, place: &str) {
    let names = [
        "id",
        "title",
        "name",
        "period",
        "role",
        "extensions",
        "fr",
        "zz",
        "default",
        "null",
    ];
    match document.pointer_mut(place).unwrap() {
        Value::Object(fields) => {
            fields.insert((*dice.pick(&names)).to_owned(), wrong(dice));
        }
        Value::Array(items) => items.push(wrong(dice)),
        other => *other = json!([other.clone()]),
    }
}

/// A value that fits in few places.
fn wrong(dice: &mut Dice) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(4_294_967_296_u64),
        json!(""),
        json!("x"),
        json!("2016"),
        json!("2018/2016"),
        json!([]),
        json!({}),
        json!({ "en": "x" }),
        json!({ "e": "x" }),
        json!(["MA"]),
        json!([null]),
        json!({ "id": "x", "title": "x" }),
    ];
    dice.pick(&values).clone()
}
