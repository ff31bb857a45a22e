//! The order of a list that two sides changed.

use hashbrown::HashMap;

/// The order of what is kept of three lists, and whether the two sides moved the same things differently.
///
/// If one side left the order as it was, that of the other counts; if both changed it in the same way, theirs
/// both; otherwise ours. What only one side has stands behind what it stood behind there, ours before theirs.
pub(super) fn weave(
    base: &[usize],
    ours: &[usize],
    theirs: &[usize],
    is_kept: &[bool],
) -> (Vec<usize>, bool) {
    let is_kept = |thing: usize| is_kept.get(thing) == Some(&true);
    let places = |of: &[usize]| -> HashMap<usize, usize> { of.iter().copied().zip(0..).collect() };
    let (in_base, in_ours, in_theirs) = (places(base), places(ours), places(theirs));
    let shared = |of: &[usize]| -> Vec<usize> {
        let of = of.iter().copied().filter(|thing| is_kept(*thing));
        of.filter(|thing| {
            in_base.contains_key(thing)
                && in_ours.contains_key(thing)
                && in_theirs.contains_key(thing)
        })
        .collect()
    };
    let kept = |of: &[usize]| -> Vec<usize> {
        of.iter().copied().filter(|thing| is_kept(*thing)).collect()
    };
    let (was, our_order, their_order) = (shared(base), shared(ours), shared(theirs));
    if our_order == was {
        let more = kept(ours);
        (
            behind(&kept(theirs), &more, |thing| in_theirs.contains_key(&thing)),
            false,
        )
    } else {
        let more = kept(theirs);
        let is_conflict = their_order != was && their_order != our_order;
        (
            before(&kept(ours), &more, |thing| in_ours.contains_key(&thing)),
            is_conflict,
        )
    }
}

/// The first list with what only the other has, each behind what it stands behind there.
fn behind(list: &[usize], more: &[usize], is_in_list: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut at_head = Vec::new();
    let mut followers: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut anchor = None;
    for thing in more {
        if is_in_list(*thing) {
            anchor = Some(*thing);
        } else if let Some(anchor) = anchor {
            followers.entry(anchor).or_default().push(*thing);
        } else {
            at_head.push(*thing);
        }
    }
    for thing in list {
        at_head.push(*thing);
        at_head.extend(followers.remove(thing).unwrap_or_default());
    }
    at_head
}

/// The first list with what only the other has, each before what it stands before there.
fn before(list: &[usize], more: &[usize], is_in_list: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut waiting = Vec::new();
    let mut leaders: HashMap<usize, Vec<usize>> = HashMap::new();
    for thing in more {
        if is_in_list(*thing) {
            leaders.insert(*thing, std::mem::take(&mut waiting));
        } else {
            waiting.push(*thing);
        }
    }
    let mut woven = Vec::new();
    for thing in list {
        woven.extend(leaders.remove(thing).unwrap_or_default());
        woven.push(*thing);
    }
    woven.extend(waiting);
    woven
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(base: &[usize], ours: &[usize], theirs: &[usize]) -> (Vec<usize>, bool) {
        // What one side no longer has is gone.
        let is_kept = |thing: usize| {
            !base.contains(&thing) || (ours.contains(&thing) && theirs.contains(&thing))
        };
        let kept: Vec<bool> = (0..5).map(is_kept).collect();
        weave(base, ours, theirs, &kept)
    }

    #[test]
    fn ours_stands_before_theirs() {
        assert_eq!(
            all(&[1, 2], &[1, 2, 3], &[1, 2, 4]),
            (vec![1, 2, 3, 4], false)
        );
        assert_eq!(
            all(&[1, 2], &[1, 3, 2], &[1, 4, 2]),
            (vec![1, 3, 4, 2], false)
        );
        assert_eq!(
            all(&[1, 2], &[3, 2, 1], &[1, 2, 4]),
            (vec![3, 2, 1, 4], false)
        );
    }

    #[test]
    fn the_side_that_changed_the_order_counts() {
        assert_eq!(
            all(&[1, 2, 3], &[1, 2, 3], &[3, 1, 2]),
            (vec![3, 1, 2], false)
        );
        assert_eq!(all(&[1, 2, 3], &[3, 1, 2], &[1, 3]), (vec![3, 1], false));
        assert_eq!(
            all(&[1, 2, 3], &[2, 1, 3], &[2, 1, 3]),
            (vec![2, 1, 3], false)
        );
        assert_eq!(
            all(&[1, 2, 3], &[2, 1, 3], &[1, 3, 2]),
            (vec![2, 1, 3], true)
        );
    }

    #[test]
    fn what_was_kept_against_the_will_of_one_side_has_its_place() {
        let (order, _) = weave(&[1, 2, 3], &[1, 2, 3], &[1, 3], &[true; 4]);
        assert_eq!(order, [1, 2, 3]);
        let (order, _) = weave(&[1, 2, 3], &[3, 1], &[1, 2, 3], &[true; 4]);
        assert_eq!(order.len(), 3);
    }
}
