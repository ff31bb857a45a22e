//! Copies of the modules, packed as well as gzip can be.
//!
//! A server packs what it sends in a hurry. One that sends what was packed beforehand (`gzip_static` of nginx,
//! `precompressed` of Caddy) needs the file beside the one it was made of.

use std::fs;
use std::path::Path;

use zopfli::{Format, Options};

/// What pages load, and how many kilobytes it may have when it is packed.
const MOST: [(&str, usize); 2] = [("accordant.wasm", 335), ("accordant-slim.wasm", 238)];

/// Packs the modules in a folder, and refuses one that is larger than browsers should have to load.
pub(crate) fn run(folder: &Path) -> Result<(), String> {
    for (name, most) in MOST {
        let packed = pack(&folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
        // As all sizes of it are given: to the next kilobyte.
        let packed = (packed + 500) / 1000;
        println!("{name}.gz: {packed} kB");
        if packed > most {
            return Err(format!(
                "{name}.gz is to have at most {most} kB, not {packed}"
            ));
        }
    }
    Ok(())
}

/// Writes the packed file beside the other; how long it is.
fn pack(path: &Path) -> std::io::Result<usize> {
    let module = fs::read(path)?;
    let mut packed = Vec::new();
    zopfli::compress(
        Options::default(),
        Format::Gzip,
        module.as_slice(),
        &mut packed,
    )?;
    fs::write(path.with_added_extension("gz"), &packed)?;
    Ok(packed.len())
}
