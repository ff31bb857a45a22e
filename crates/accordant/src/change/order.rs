//! The order of lists: what moved, and how a list is put together again.

/// Which of the places, in their new order, have to be called moved: the fewest there can be.
///
/// `places` are distinct. Those that stay are a longest run of growing places.
pub(super) fn moved(places: &[usize]) -> Vec<bool> {
    // The last of the best run of each length, and what comes before each in its run.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let length = ends.partition_point(|(end, _)| end < place);
        before.push(
            length
                .checked_sub(1)
                .and_then(|l| ends.get(l))
                .map(|(_, at)| *at),
        );
        match ends.get_mut(length) {
            Some(end) => *end = (*place, at),
            None => ends.push((*place, at)),
        }
    }
    let mut moved = vec![true; places.len()];
    let mut next = ends.last().map(|(_, at)| *at);
    while let Some(at) = next {
        if let Some(slot) = moved.get_mut(at) {
            *slot = false;
        }
        next = before.get(at).copied().flatten();
    }
    moved
}

/// What happens to the items of a list.
pub(super) struct Rearrangement<T> {
    /// The places of items that go.
    pub(super) removed: Vec<usize>,
    /// Old and new places of items that move.
    pub(super) moved: Vec<(usize, usize)>,
    /// New items and their places.
    pub(super) added: Vec<(usize, T)>,
}

impl<T> Default for Rearrangement<T> {
    fn default() -> Rearrangement<T> {
        Rearrangement {
            removed: Vec::new(),
            moved: Vec::new(),
            added: Vec::new(),
        }
    }
}

impl<T> Rearrangement<T> {
    /// The new list: what moved or was added stands in its place, the rest fills the others in order.
    ///
    /// Nothing if a place does not exist, or is given twice.
    pub(super) fn apply(self, old: Vec<T>) -> Option<Vec<T>> {
        let length = (old.len() + self.added.len()).checked_sub(self.removed.len())?;
        let mut old: Vec<Option<T>> = old.into_iter().map(Some).collect();
        for place in self.removed {
            old.get_mut(place)?.take()?;
        }
        let mut placed = self.added;
        for (from, to) in self.moved {
            placed.push((to, old.get_mut(from)?.take()?));
        }
        let mut new: Vec<Option<T>> = Vec::new();
        new.resize_with(length, || None);
        for (to, item) in placed {
            let slot = new.get_mut(to).filter(|slot| slot.is_none())?;
            *slot = Some(item);
        }
        let mut kept = old.into_iter().flatten();
        for slot in new.iter_mut().filter(|slot| slot.is_none()) {
            *slot = kept.next();
        }
        new.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_few_as_possible_are_called_moved() {
        assert_eq!(moved(&[0, 1, 2]), [false; 3]);
        assert_eq!(moved(&[2, 0, 1]), [true, false, false]);
        assert_eq!(moved(&[1, 2, 0]), [false, false, true]);
        assert_eq!(moved(&[2, 1, 0]).iter().filter(|m| **m).count(), 2);
        assert_eq!(moved(&[]), [false; 0]);
    }

    #[test]
    fn places_are_those_of_the_new_list() {
        let rearranged = Rearrangement {
            removed: vec![1],
            moved: vec![(3, 0)],
            added: vec![(2, 'x')],
        };
        assert_eq!(
            rearranged.apply(vec!['a', 'b', 'c', 'd']),
            Some(vec!['d', 'a', 'x', 'c'])
        );
    }

    #[test]
    fn a_place_that_is_not_there_is_refused() {
        let with = |removed: Vec<usize>, moved, added| {
            let rearranged = Rearrangement {
                removed,
                moved,
                added,
            };
            rearranged.apply(vec!['a', 'b'])
        };
        assert_eq!(with(vec![2], vec![], vec![]), None);
        assert_eq!(with(vec![0, 0], vec![], vec![]), None);
        assert_eq!(with(vec![0], vec![(0, 1)], vec![]), None);
        assert_eq!(with(vec![], vec![(0, 1)], vec![(1, 'x')]), None);
        assert_eq!(with(vec![], vec![], vec![(9, 'x')]), None);
        assert_eq!(with(vec![], vec![(0, 2)], vec![]), None);
    }
}
