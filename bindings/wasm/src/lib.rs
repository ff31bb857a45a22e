//! accordant for JavaScript: the part of the npm package `accordant` that is compiled to WebAssembly.
//!
//! Each function converts in, makes one call, converts out. What goes in and out is JSON text: the browser
//! reads and writes it faster than objects can be built across the border, and its order of fields is that of
//! the core. The classes and types that users see are written around this in `js/`.

#![expect(
    clippy::missing_errors_doc,
    reason = "the errors are those of the functions of the core that are called"
)]

mod given;
pub mod handle;
mod options;
mod outcome;
pub mod query;
pub mod time;
#[cfg_attr(not(feature = "whole"), path = "slim.rs")]
mod whole;

use wasm_bindgen::prelude::wasm_bindgen;

/// Gives out memory as fast as that of the standard library, with a quarter of its code.
#[cfg(target_family = "wasm")]
#[global_allocator]
static MEMORY: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();

/// What the loader calls once: an internal error becomes an exception that says what went wrong.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|problem| {
        wasm_bindgen::throw_str(&problem.to_string());
    }));
}
