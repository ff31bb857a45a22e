//! Bitmaps of rows.
//!
//! They are those of `roaring`, and plain ones in the browser: there the code of `roaring`, a twenty-fifth of the module,
//! weighs more than the memory that it spares. Both answer to the same names.

#[cfg(any(test, target_family = "wasm"))]
#[cfg_attr(
    not(target_family = "wasm"),
    expect(unreachable_pub, reason = "others use it in the browser only")
)]
mod plain;
#[cfg(not(target_family = "wasm"))]
mod roaring;

#[cfg(target_family = "wasm")]
pub(crate) use plain::{Iter, append, batches};
#[cfg(target_family = "wasm")]
pub use plain::{Plain as Bitmap, are_few};
#[cfg(not(target_family = "wasm"))]
pub(crate) use roaring::{Iter, append, batches};
#[cfg(not(target_family = "wasm"))]
pub use roaring::{RoaringBitmap as Bitmap, are_few};

/// How many rows one container of a bitmap is for. So many are made known together: each container is then made once.
pub const CHUNK: u32 = 1 << 16;

/// Up to how many rows a list of them is always smaller than a bitmap, and as fast.
const FEW: usize = 512;

/// How many rows of a bitmap are listed in one go.
const BATCH: usize = 1024;

/// A bitmap of rows that are in increasing order.
pub(crate) fn bitmap(rows: &[u32]) -> Bitmap {
    let mut set = Bitmap::new();
    append(&mut set, rows);
    set
}
