//! Portfolios by chance, and what somebody could make of one.

use accordant::Portfolio;
use accordant::json::{self, Json};
use serde_json::Value;

use super::dice::Dice;
use super::generate;

/// A portfolio by chance.
pub(crate) fn portfolio(dice: &mut Dice, schema: &Value) -> Portfolio {
    let made = generate::portfolio(dice, schema).to_string();
    Portfolio::from_json(&made).unwrap()
}

/// The portfolio with so many edits, each of which leaves a portfolio.
///
/// What is put in comes from the other portfolio.
pub(crate) fn edited(
    dice: &mut Dice,
    portfolio: &Portfolio,
    other: &Portfolio,
    edits: usize,
) -> Portfolio {
    let mut portfolio = portfolio.clone();
    let other = document(other);
    let mut done = 0;
    for _ in 0..20 * edits {
        if done == edits {
            break;
        }
        let mut made = document(&portfolio);
        edit(dice, &mut made, &other);
        if let Ok(read) = Portfolio::from_json(&serde_json::to_string(&made).unwrap()) {
            portfolio = read;
            done += 1;
        }
    }
    portfolio
}

fn document(portfolio: &Portfolio) -> Json {
    json::parse(&portfolio.to_json()).unwrap()
}

/// One edit at a place by chance.
fn edit(dice: &mut Dice, document: &mut Json, other: &Json) {
    let mut paths = Vec::new();
    walk(document, &mut Vec::new(), &mut paths);
    let path = dice.pick(&paths).clone();
    let from = at(other, &path).cloned();
    let Some(value) = at_mut(document, &path) else {
        return;
    };
    match (value, from) {
        (Json::Array(items), from) => {
            let news = match from {
                Some(Json::Array(news)) => news,
                _ => Vec::new(),
            };
            change_list(dice, items, news);
        }
        (Json::Object(fields), from) => {
            let news = match from {
                Some(Json::Object(news)) => news,
                _ => Vec::new(),
            };
            change_list(dice, fields, news);
        }
        (Json::String(text), _) if text.starts_with("2016") && dice.once_in(2) => {
            text.replace_range(..4, "2015");
        }
        (value, Some(other)) => *value = other,
        (Json::String(text), None) => text.push_str(" and more"),
        (_, None) => {}
    }
}

fn change_list<T: Clone>(dice: &mut Dice, items: &mut Vec<T>, news: Vec<T>) {
    let last = items.len();
    match dice.below(6) {
        0 if last > 0 => drop(items.remove(dice.below(last))),
        1 if last > 0 => {
            let item = items.remove(dice.below(last));
            items.insert(dice.below(last), item);
        }
        2 if last > 0 => {
            let item = items[dice.below(last)].clone();
            items.insert(dice.below(last + 1), item);
        }
        3 if last > 1 => items.reverse(),
        4 if last > 0 => items.truncate(dice.below(last)),
        _ if !news.is_empty() => {
            let item = news[dice.below(news.len())].clone();
            items.insert(dice.below(last + 1), item);
        }
        _ => {}
    }
}

/// The path of every value.
fn walk(value: &Json, path: &mut Vec<usize>, paths: &mut Vec<Vec<usize>>) {
    paths.push(path.clone());
    let count = match value {
        Json::Array(items) => items.len(),
        Json::Object(fields) => fields.len(),
        _ => 0,
    };
    for place in 0..count {
        path.push(place);
        if let Some(inner) = at(value, &path[path.len() - 1..]) {
            walk(inner, path, paths);
        }
        path.pop();
    }
}

fn at<'j>(value: &'j Json, path: &[usize]) -> Option<&'j Json> {
    path.iter().try_fold(value, |value, place| match value {
        Json::Array(items) => items.get(*place),
        Json::Object(fields) => fields.get(*place).map(|(_, value)| value),
        _ => None,
    })
}

fn at_mut<'j>(value: &'j mut Json, path: &[usize]) -> Option<&'j mut Json> {
    path.iter().try_fold(value, |value, place| match value {
        Json::Array(items) => items.get_mut(*place),
        Json::Object(fields) => fields.get_mut(*place).map(|(_, value)| value),
        _ => None,
    })
}
