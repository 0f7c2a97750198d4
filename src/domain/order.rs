//! Sorting by one shared sort: every sort of another type would be another copy of it in what a phone downloads.

use std::cmp::Ordering;

/// Sorts stably by a key, made once for each item.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let places = sorted_places(items.len(), &|one, other| keys.get(one).cmp(&keys.get(other)));
    arrange(places, &mut |one, other| items.swap(one, other));
}

/// The places of so many items in sorted order.
fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// Brings to each place the item that stands at `places` of it, one cycle of the permutation after the other.
fn arrange(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        while let Some(place) = places.get_mut(at) {
            let from = std::mem::replace(place, at);
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(numbers in prop::collection::vec(0..20u8, 0..60)) {
            let mut items: Vec<(u8, usize)> = numbers.into_iter().enumerate().map(|(at, number)| (number, at)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(number, _)| *number);
            sort_by_key(&mut items, |(number, _)| *number);
            prop_assert_eq!(items, expected);
        }
    }
}
