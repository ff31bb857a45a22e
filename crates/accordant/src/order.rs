//! Lists put in order.

use std::cmp::Ordering;

/// Puts a list in order; what is equal keeps its order.
///
/// As `sort_by`, whose code is made anew for every type, some kilobytes each time. Here it is made once, for
/// numbers of places: where lists are short, the size of the program counts for more.
#[doc(hidden)]
pub fn sort_by<T>(items: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut places, &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    let in_order = places.into_iter();
    items.extend(in_order.filter_map(|place| taken.get_mut(place)?.take()));
}

/// Puts a list in order by a key; what is equal keeps its order.
#[doc(hidden)]
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

#[inline(never)]
fn sort_places(places: &mut [usize], order: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|a, b| order(*a, *b));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_equal_keeps_its_order() {
        let mut words = vec!["pear", "fig", "plum", "nut", "apple"];
        sort_by_key(&mut words, |word| word.len());
        assert_eq!(words, ["fig", "nut", "pear", "plum", "apple"]);
        sort_by(&mut words, |a, b| b.cmp(a));
        assert_eq!(words, ["plum", "pear", "nut", "fig", "apple"]);
    }
}
