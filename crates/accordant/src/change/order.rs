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
#[derive(Default)]
pub(super) struct Rearrangement {
    /// The places of items that go.
    pub(super) removed: Vec<usize>,
    /// Old and new places of items that move.
    pub(super) moved: Vec<(usize, usize)>,
    /// The places of new items.
    pub(super) added: Vec<usize>,
}

impl Rearrangement {
    /// The new list of the old items and, behind them, the new ones: what moved or was added stands in its place, the
    /// rest fills the others in order.
    ///
    /// Nothing if a place does not exist, or is given twice.
    pub(super) fn apply<T>(&self, items: Vec<T>) -> Option<Vec<T>> {
        let order = self.order(items.len().checked_sub(self.added.len())?)?;
        Some(taken(items.into_iter().map(Some).collect(), &order))
    }

    /// Which item stands in each place.
    fn order(&self, old: usize) -> Option<Vec<usize>> {
        let mut places = vec![None; (old + self.added.len()).checked_sub(self.removed.len())?];
        let mut is_kept = vec![true; old];
        let mut take = |place: usize| std::mem::take(is_kept.get_mut(place)?).then_some(place);
        for place in &self.removed {
            take(*place)?;
        }
        let mut placed: Vec<(usize, usize)> = self.added.iter().copied().zip(old..).collect();
        for (from, to) in &self.moved {
            placed.push((*to, take(*from)?));
        }
        for (to, item) in placed {
            if places.get_mut(to)?.replace(item).is_some() {
                return None;
            }
        }
        let mut kept = (0..old).filter(|place| is_kept.get(*place) == Some(&true));
        places
            .into_iter()
            .map(|item| item.or_else(|| kept.next()))
            .collect()
    }
}

/// The items that are there, in this order of their places.
pub(super) fn taken<T>(mut items: Vec<Option<T>>, order: &[usize]) -> Vec<T> {
    let mut taken = Vec::with_capacity(order.len());
    for place in order {
        taken.extend(items.get_mut(*place).and_then(Option::take));
    }
    taken
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
            added: vec![2],
        };
        assert_eq!(
            rearranged.apply(vec!['a', 'b', 'c', 'd', 'x']),
            Some(vec!['d', 'a', 'x', 'c'])
        );
    }

    #[test]
    fn a_place_that_is_not_there_is_refused() {
        let with = |removed: Vec<usize>, moved, added: Vec<usize>| {
            let items = ['a', 'b', 'x'].into_iter().take(2 + added.len());
            let rearranged = Rearrangement {
                removed,
                moved,
                added,
            };
            rearranged.apply(items.collect())
        };
        assert_eq!(with(vec![2], vec![], vec![]), None);
        assert_eq!(with(vec![0, 0], vec![], vec![]), None);
        assert_eq!(with(vec![0], vec![(0, 1)], vec![]), None);
        assert_eq!(with(vec![], vec![(0, 1)], vec![1]), None);
        assert_eq!(with(vec![], vec![], vec![9]), None);
        assert_eq!(with(vec![], vec![(0, 2)], vec![]), None);
    }
}
