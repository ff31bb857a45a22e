//! Lists put in order.

use std::cmp::Ordering;

/// Puts places of things in the order of the things; what is equal keeps its order.
///
/// As `sort_by` of the library, in a tenth of its code, which is made once and not for everything that is sorted.
pub fn sort_places(places: &mut Vec<usize>, order: &dyn Fn(usize, usize) -> Ordering) {
    // Runs that are in order are merged two by two.
    let mut merged = Vec::with_capacity(places.len());
    let mut run = 1;
    while run < places.len() {
        for runs in places.chunks(2 * run) {
            let (mut left, mut right) = runs.split_at(run.min(runs.len()));
            while let (Some((a, left_rest)), Some((b, right_rest))) =
                (left.split_first(), right.split_first())
            {
                if order(*a, *b) == Ordering::Greater {
                    merged.push(*b);
                    right = right_rest;
                } else {
                    merged.push(*a);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(places, &mut merged);
        merged.clear();
        run *= 2;
    }
}

/// Puts a list in order; what is equal keeps its order.
///
/// As `sort_by` of the library, whose code is made anew for every type, some kilobytes each time. Here it is made once, for
/// numbers of places: where lists are short, the size of the program counts for more.
pub fn sort_by<T>(items: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    });
    for (a, b) in swaps {
        items.swap(a, b);
    }
}

/// What has to be swapped, one after the other, to put so many things in order.
fn swaps(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut places: Vec<usize> = (0..count).collect();
    sort_places(&mut places, order);
    // Each place gets what belongs there, and what stood there goes to where that came from.
    let mut swaps = Vec::new();
    for start in 0..count {
        let mut place = start;
        while let Some(slot) = places.get_mut(place) {
            let from = std::mem::replace(slot, place);
            if from == place || from == start {
                break;
            }
            swaps.push((place, from));
            place = from;
        }
    }
    swaps
}

/// Puts a list in order by a key; what is equal keeps its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Puts numbers in order: byte by byte, the lowest first, each time keeping the order of what has the same byte.
///
/// As `sort_unstable`, in a tenth of its code, and faster where there are many.
pub fn sort_numbers(numbers: &mut Vec<u32>) {
    if numbers.len() <= SHORT {
        return sort_short(numbers);
    }
    let mut other = vec![0; numbers.len()];
    for shift in [0, 8, 16, 24] {
        let byte = |number: u32| (number >> shift) as usize & 0xFF;
        // How many numbers have each byte, and then where the next of them goes.
        let mut places = [0_usize; 256];
        for number in numbers.iter() {
            if let Some(count) = places.get_mut(byte(*number)) {
                *count += 1;
            }
        }
        if places.contains(&numbers.len()) {
            continue;
        }
        let mut next = 0;
        for place in &mut places {
            next += std::mem::replace(place, next);
        }
        for number in numbers.iter() {
            if let Some(place) = places.get_mut(byte(*number)) {
                if let Some(slot) = other.get_mut(*place) {
                    *slot = *number;
                }
                *place += 1;
            }
        }
        std::mem::swap(numbers, &mut other);
    }
}

/// How long a list is short.
const SHORT: usize = 20;

/// Puts a list in order that is short nearly always, and is made for each of many rows.
pub fn sort_short<T: Ord + Copy>(items: &mut [T]) {
    if items.len() > SHORT {
        return sort_by(items, T::cmp);
    }
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && items.get(at) < items.get(at - 1) {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// The first so many of a list in an order in which no two are equal.
///
/// Most are no better than the last of those that are kept, and are looked at once. (`select_nth_unstable_by` does the
/// same, in several kilobytes of code.)
pub fn first<T>(mut list: Vec<T>, most: usize, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    if most >= list.len() {
        sort_by(&mut list, order);
        return list;
    }
    let mut kept = Vec::with_capacity(most.saturating_mul(2).min(list.len()));
    let mut is_full = false;
    for item in list {
        let last = most.checked_sub(1).and_then(|last| kept.get(last));
        if is_full && last.is_none_or(|last| order(&item, last) == Ordering::Greater) {
            continue;
        }
        kept.push(item);
        if kept.len() >= most.saturating_mul(2) {
            sort_by(&mut kept, &order);
            kept.truncate(most);
            is_full = true;
        }
    }
    sort_by(&mut kept, order);
    kept.truncate(most);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_are_those_of_the_whole_list_in_order() {
        // 0 to 100 in an order of its own, and back.
        let mixed: Vec<usize> = (0..101).map(|n| n * 37 % 101).collect();
        for most in [0, 1, 2, 7, 50, 100, 101, 500] {
            let wanted = most.min(101);
            let found = first(mixed.clone(), most, usize::cmp);
            assert_eq!(found, (0..wanted).collect::<Vec<_>>(), "{most}");
            let found = first((0..101).rev().collect(), most, usize::cmp);
            assert_eq!(found, (0..wanted).collect::<Vec<_>>(), "{most}");
            let found = first(mixed.clone(), most, |a, b| b.cmp(a));
            assert_eq!(found, (0..101).rev().take(wanted).collect::<Vec<_>>());
        }
    }

    #[test]
    fn short_lists_are_put_in_order_as_long_ones() {
        for length in [0, 1, 2, 7, SHORT, SHORT + 1, 100] {
            let mut list: Vec<usize> = (0..length).map(|n| n * 37 % 11).collect();
            let mut sorted = list.clone();
            sorted.sort_unstable();
            sort_short(&mut list);
            assert_eq!(list, sorted);
        }
    }

    #[test]
    fn numbers_are_put_in_order() {
        for length in [0, 1, 20, 21, 255, 256, 5000] {
            for factor in [1, 0x0101, 0x9E37_79B9, 0x0100_0000] {
                let mut numbers: Vec<u32> = (0..length)
                    .map(|n: u32| n.wrapping_mul(factor) ^ (n * 7919 % 13))
                    .collect();
                let mut sorted = numbers.clone();
                sorted.sort_unstable();
                sort_numbers(&mut numbers);
                assert_eq!(numbers, sorted, "{length} {factor}");
            }
        }
    }

    #[test]
    fn what_is_equal_keeps_its_order() {
        let mut words = vec!["pear", "fig", "plum", "nut", "apple"];
        sort_by_key(&mut words, |word| word.len());
        assert_eq!(words, ["fig", "nut", "pear", "plum", "apple"]);
        sort_by(&mut words, |a, b| b.cmp(a));
        assert_eq!(words, ["plum", "pear", "nut", "fig", "apple"]);
    }

    #[test]
    fn the_first_of_a_list_are_those_of_the_sorted_one() {
        let list: Vec<u32> = (0..1000).map(|n| n * 7919 % 1009 / 3).collect();
        let mut sorted = list.clone();
        sorted.sort_unstable();
        for limit in [0, 1, 2, 11, 499, 500, 1000, 2000] {
            let expected = &sorted[..limit.min(1000)];
            assert_eq!(first(list.clone(), limit, Ord::cmp), expected);
            let mut upwards = sorted.clone();
            assert_eq!(first(upwards.clone(), limit, Ord::cmp), expected);
            upwards.reverse();
            assert_eq!(first(upwards, limit, Ord::cmp), expected);
        }
        assert_eq!(first(list, usize::MAX, Ord::cmp), sorted);
    }

    #[test]
    fn places_have_the_order_of_their_things() {
        for length in [0, 1, 2, 3, 7, 8, 9, 1000] {
            let things: Vec<usize> = (0..length).map(|place| place * 7919 % 101 / 3).collect();
            let mut places: Vec<usize> = (0..length).collect();
            let mut expected = places.clone();
            expected.sort_by_key(|place| things[*place]);
            sort_places(&mut places, &|a, b| things[a].cmp(&things[b]));
            assert_eq!(places, expected, "{length}");
        }
    }
}
