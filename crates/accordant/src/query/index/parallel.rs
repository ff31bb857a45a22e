//! Work that is done on several threads where that is worth it.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

/// How many threads to use for work of which each should have so much at least, if there is so much of it.
pub(super) fn threads(work: usize, each: usize) -> usize {
    if work / 2 < each {
        return 1;
    }
    (work / each).clamp(1, cores())
}

/// How many threads run at once here. Asking the system takes longer than most questions.
pub(super) fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    // A browser has one thread for us.
    if cfg!(target_family = "wasm") {
        return 1;
    }
    *CORES.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get))
}

/// Does the work of each part on so many threads, of which this is one; each takes the next part that is left.
pub(super) fn share<P: Send>(
    threads: usize,
    parts: impl Iterator<Item = P> + Send,
    work: impl Fn(P) + Sync,
) {
    if cfg!(target_family = "wasm") || threads <= 1 {
        return parts.for_each(work);
    }
    let parts = Mutex::new(parts);
    let next = || parts.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || {
        while let Some(part) = next() {
            work(part);
        }
    };
    helped(threads - 1, run);
}

/// Runs this here, and at the same time on up to so many other threads.
#[cfg(not(target_family = "wasm"))]
fn helped(others: usize, run: impl Fn() + Sync) {
    let Some(pool) = pool::get() else {
        return run();
    };
    pool.in_place_scope(|scope| {
        for _ in 0..others {
            scope.spawn(|_| run());
        }
        run();
    });
}

#[cfg(target_family = "wasm")]
fn helped(_: usize, run: impl Fn()) {
    run();
}

/// Threads that wait for questions: to begin one takes several times as long as to wake one that is there.
#[cfg(not(target_family = "wasm"))]
mod pool {
    use std::mem;
    use std::process;
    use std::sync::{Arc, Mutex};

    use rayon_core::{ThreadPool, ThreadPoolBuilder};

    /// The pool, and the process that its threads are of.
    static POOL: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);

    /// The threads beside the one that asks; nothing if there are none to be had.
    ///
    /// A process that forks, as Python's `multiprocessing` does, leaves its threads behind. So the child begins its own;
    /// it cannot end those of its parent, and forgets them.
    pub(super) fn get() -> Option<Arc<ThreadPool>> {
        // In a child, whoever had it locked may not be there to unlock it.
        let mut kept = POOL.try_lock().ok()?;
        let process = process::id();
        if let Some((owner, pool)) = &*kept
            && *owner == process
        {
            return Some(Arc::clone(pool));
        }
        let others = super::cores().saturating_sub(1).max(1);
        let pool = ThreadPoolBuilder::new()
            .num_threads(others)
            .thread_name(|number| format!("accordant-{number}"))
            .build();
        let pool = Arc::new(pool.ok()?);
        mem::forget(kept.replace((process, Arc::clone(&pool))));
        Some(pool)
    }
}

/// Does the work of each part, on as many threads as there are parts, of which this is one; the results in order.
pub(super) fn each<P: Sync, R: Send>(parts: &[P], work: impl Fn(&P) -> R + Sync) -> Vec<R> {
    let mut results: Vec<Option<R>> = parts.iter().map(|_| None).collect();
    share(
        parts.len(),
        parts.iter().zip(&mut results),
        |(part, result)| {
            *result = Some(work(part));
        },
    );
    results.into_iter().flatten().collect()
}

/// Does both, the first on a thread of its own if there are cores for it.
pub(super) fn both<A: Send, B>(first: impl Fn() -> A + Sync, second: impl FnOnce() -> B) -> (A, B) {
    if threads(usize::MAX, 1) == 1 {
        return (first(), second());
    }
    let first = &first;
    thread::scope(|scope| {
        let begun = thread::Builder::new().spawn_scoped(scope, first);
        let second = second();
        let first = match begun {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // There are no more threads to be had.
            Err(_) => first(),
        };
        (first, second)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_the_parts() {
        for count in [0, 1, 2, 7] {
            let parts: Vec<u64> = (0..count).collect();
            let expected: Vec<u64> = (0..count).map(|part| part * part).collect();
            assert_eq!(each(&parts, |part| part * part), expected);
        }
    }

    #[test]
    fn each_part_is_done_once_however_many_threads_there_are() {
        for threads in [1, 2, 5] {
            let mut done = [0; 40];
            share(threads, done.iter_mut(), |times| *times += 1);
            assert_eq!(done, [1; 40]);
        }
    }

    #[test]
    fn both_are_done() {
        let word = String::from("second");
        assert_eq!(both(|| 1, || word), (1, "second".to_owned()));
    }

    #[test]
    fn little_work_is_done_on_one_thread() {
        assert_eq!(threads(0, 10), 1);
        assert_eq!(threads(19, 10), 1);
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        assert_eq!(threads(20, 10), cores.min(2));
        assert_eq!(threads(usize::MAX, 10), cores);
    }
}
