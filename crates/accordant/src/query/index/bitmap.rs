//! Bitmaps of rows.
//!
//! They are those of `roaring`, and plain ones in the browser: there the code of `roaring`, a twenty-fifth of the module,
//! weighs more than the memory that it spares. Both answer to the same names.

#[cfg(any(test, target_family = "wasm"))]
mod plain;
#[cfg(not(target_family = "wasm"))]
mod roaring;

#[cfg(target_family = "wasm")]
pub(super) use plain::{Iter, Plain as Bitmap, append, are_few, batches};
#[cfg(not(target_family = "wasm"))]
pub(super) use roaring::{Iter, RoaringBitmap as Bitmap, append, are_few, batches};

/// Up to how many rows a list of them is always smaller than a bitmap, and as fast.
const FEW: usize = 512;

/// How many rows of a bitmap are listed in one go.
const BATCH: usize = 1024;

/// A bitmap of rows that are in increasing order.
pub(super) fn bitmap(rows: &[u32]) -> Bitmap {
    let mut set = Bitmap::new();
    append(&mut set, rows);
    set
}
