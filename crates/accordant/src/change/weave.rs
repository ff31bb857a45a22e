//! The order of a list that two sides changed.

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
    let in_list = |of: &[usize]| {
        let mut in_list = vec![false; is_kept.len()];
        for thing in of {
            if let Some(is_in_list) = in_list.get_mut(*thing) {
                *is_in_list = true;
            }
        }
        in_list
    };
    let (in_base, in_ours, in_theirs) = (in_list(base), in_list(ours), in_list(theirs));
    let kept = |of: &[usize]| -> Vec<usize> {
        let of = of.iter().copied();
        of.filter(|thing| is_set(is_kept, *thing)).collect()
    };
    let shared = |of: &[usize]| -> Vec<usize> {
        let mut shared = kept(of);
        shared.retain(|thing| {
            let all = [&in_base, &in_ours, &in_theirs];
            all.into_iter().all(|in_list| is_set(in_list, *thing))
        });
        shared
    };
    let (was, our_order, their_order) = (shared(base), shared(ours), shared(theirs));
    if our_order == was {
        (behind(&kept(theirs), &kept(ours), &in_theirs), false)
    } else {
        let is_conflict = their_order != was && their_order != our_order;
        (before(&kept(ours), &kept(theirs), &in_ours), is_conflict)
    }
}

fn is_set(things: &[bool], thing: usize) -> bool {
    things.get(thing) == Some(&true)
}

/// The first list with what only the other has, each behind what it stands behind there.
fn behind(list: &[usize], more: &[usize], in_list: &[bool]) -> Vec<usize> {
    let mut woven = Vec::new();
    let mut followers = vec![Vec::new(); in_list.len()];
    let mut anchor = None;
    for thing in more {
        if is_set(in_list, *thing) {
            anchor = followers.get_mut(*thing);
        } else if let Some(followers) = &mut anchor {
            followers.push(*thing);
        } else {
            woven.push(*thing);
        }
    }
    for thing in list {
        woven.push(*thing);
        woven.extend(followers.get(*thing).into_iter().flatten());
    }
    woven
}

/// The first list with what only the other has, each before what it stands before there.
fn before(list: &[usize], more: &[usize], in_list: &[bool]) -> Vec<usize> {
    let turned = |of: &[usize]| of.iter().rev().copied().collect::<Vec<_>>();
    turned(&behind(&turned(list), &turned(more), in_list))
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
