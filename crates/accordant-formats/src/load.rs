//! Reading into an index: registers piece by piece, everything else as a whole.

use std::io::Read;
use std::ops::ControlFlow;

use accordant::query::{Broken, Index, LoadOptions, Loaded, Progress};
use accordant::{Diagnostic, Error};

use crate::{Format, ReadOptions, ReadResult, Segment, input, read_own, read_whole};

/// How much of an input is looked at to find out what it is.
const LOOK: usize = 64 << 10;

/// What happens while something is loaded.
#[derive(Default)]
pub struct LoadHooks<'c> {
    /// What becomes of the lines of a register that cannot be read.
    pub broken: Broken,
    /// Called between pieces of a register, on the thread that loads; it can end the loading.
    pub progress: Option<&'c mut dyn FnMut(Progress) -> ControlFlow<()>>,
}

/// What was loaded.
#[derive(Debug)]
pub struct LoadResult {
    /// The portfolio, indexed.
    pub index: Index,
    /// What the reader noticed, in the order of the input.
    pub diagnostics: Vec<Diagnostic>,
    /// For a page: where every character of the input went, without gaps. Empty for JSON.
    pub trace: Vec<Segment>,
    /// How many broken lines of a register were left out.
    pub skipped: usize,
}

/// Reads a page or file as [`read`](crate::read) does, into an index. A register is read piece by piece, so that it never
/// lies in memory as text.
///
/// # Errors
/// As [`read`](crate::read) and [`Index::load`].
pub fn load(
    mut input: impl Read,
    options: &ReadOptions,
    hooks: LoadHooks<'_>,
) -> Result<LoadResult, Error> {
    let limit = u64::try_from(options.limits.input).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let looked_at = take(&mut input, &mut bytes, (LOOK as u64).min(limit))?;
    if is_register(&bytes, options) {
        let register = bytes.as_slice().chain(input);
        return load_register(|how| Index::load(register, how), options, hooks);
    }
    // One byte more than is accepted tells that there is too much.
    let most = (limit - looked_at).saturating_add(1);
    take(&mut input, &mut bytes, most)?;
    load_by(read_whole, &bytes, options, hooks)
}

/// Whether an input that begins like this is a register.
fn is_register(beginning: &[u8], options: &ReadOptions) -> bool {
    let format = options.format;
    format.unwrap_or_else(|| input::guess_bytes(beginning)) == Format::Register
}

fn load_register<'c>(
    load: impl FnOnce(LoadOptions<'c>) -> Result<Loaded, Error>,
    options: &ReadOptions,
    hooks: LoadHooks<'c>,
) -> Result<LoadResult, Error> {
    let loaded = load(LoadOptions {
        limits: options.limits,
        policy: options.policy,
        broken: hooks.broken,
        progress: hooks.progress,
    })?;
    Ok(LoadResult {
        index: loaded.index,
        diagnostics: loaded.diagnostics,
        trace: Vec::new(),
        skipped: loaded.skipped,
    })
}

/// What reads everything that is no register.
type Reader = fn(Format, &str, &ReadOptions) -> Result<ReadResult, Error>;

/// Loads what lies in memory.
fn load_by(
    read: Reader,
    bytes: &[u8],
    options: &ReadOptions,
    hooks: LoadHooks<'_>,
) -> Result<LoadResult, Error> {
    options.limits.check_input(bytes.len())?;
    if let Some(index) = snapshot(bytes, options)? {
        return Ok(LoadResult {
            index,
            diagnostics: Vec::new(),
            trace: Vec::new(),
            skipped: 0,
        });
    }
    if !is_register(bytes.get(..LOOK).unwrap_or(bytes), options) {
        let text = input::decode(bytes, options)?;
        let format = input::format(text, options);
        // It is one all the same if its first line alone is longer than what was looked at.
        if format != Format::Register {
            let read = read(format, text, options)?;
            return Ok(LoadResult {
                index: Index::with_policy(&read.portfolio, options.policy)?,
                diagnostics: read.diagnostics,
                trace: read.trace,
                skipped: 0,
            });
        }
    }
    load_register(|how| Index::load_bytes(bytes, how), options, hooks)
}

/// The index of a snapshot, if these bytes are one and nobody says that they are something else.
pub(crate) fn snapshot(bytes: &[u8], options: &ReadOptions) -> Result<Option<Index>, Error> {
    if options.format.is_some() || !Index::is_snapshot(bytes) {
        return Ok(None);
    }
    Index::from_snapshot(bytes, options.policy, &options.limits).map(Some)
}

/// As [`load`], of what lies in memory.
///
/// # Errors
/// As [`load`].
pub fn load_bytes(
    bytes: &[u8],
    options: &ReadOptions,
    hooks: LoadHooks<'_>,
) -> Result<LoadResult, Error> {
    load_by(read_whole, bytes, options, hooks)
}

/// As [`load_bytes`], of what accordant writes itself: portfolios and registers.
///
/// A program that loads by this function alone has no reader of pages and of other records in it, and is a good deal
/// smaller.
///
/// # Errors
/// As [`load`]; `input.no-reader` for anything else.
pub fn load_own_bytes(
    bytes: &[u8],
    options: &ReadOptions,
    hooks: LoadHooks<'_>,
) -> Result<LoadResult, Error> {
    load_by(read_own, bytes, options, hooks)
}

fn take(input: &mut impl Read, bytes: &mut Vec<u8>, most: u64) -> Result<u64, Error> {
    let found = input.by_ref().take(most).read_to_end(bytes);
    let found = found.map_err(|error| {
        Error::new("load.not-readable", format!("the input broke off: {error}"))
            .help("load it again")
    })?;
    Ok(u64::try_from(found).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTER: &str = "{\"accordant\":1,\"asOf\":\"2018\"}\n\
        {\"partnership\":{\"id\":\"a\",\"title\":\"A\"}}\n\
        {\"partnership\":{\"id\":\"b\"}}\n";

    fn skip() -> LoadHooks<'static> {
        LoadHooks {
            broken: Broken::Skip,
            progress: None,
        }
    }

    #[test]
    fn a_register_is_recognised_and_its_broken_lines_can_be_left_out() {
        let options = ReadOptions::default();
        let loaded = load(REGISTER.as_bytes(), &options, skip()).unwrap();
        assert_eq!((loaded.index.len(), loaded.skipped), (1, 1));
        assert_eq!(loaded.diagnostics[0].code, "json.missing-field");
        let refused = load(REGISTER.as_bytes(), &options, LoadHooks::default()).unwrap_err();
        assert_eq!(refused.code(), "json.missing-field");
    }

    #[test]
    fn anything_else_is_read_whole() {
        let json = r#"{"accordant":1,"partnerships":[{"id":"a","title":"A"}]}"#;
        let options = ReadOptions::default();
        let loaded = load(json.as_bytes(), &options, LoadHooks::default()).unwrap();
        let portfolio = crate::read(json.as_bytes(), &options).unwrap().portfolio;
        assert_eq!(loaded.index.to_portfolio(), portfolio);
        let named = ReadOptions {
            format: Some(Format::Register),
            ..options
        };
        let refused = load(json.as_bytes(), &named, LoadHooks::default()).unwrap_err();
        assert_eq!(refused.code(), "ndjson.no-record");
    }

    #[test]
    fn without_readers_only_what_is_ours_is_loaded() {
        let load = |text: &str, format| {
            let options = ReadOptions {
                format,
                ..ReadOptions::default()
            };
            load_own_bytes(text.as_bytes(), &options, skip())
        };
        let json = r#"{"accordant":1,"partnerships":[{"id":"a","title":"A"}]}"#;
        assert_eq!(load(json, None).unwrap().index.len(), 1);
        assert_eq!(load(REGISTER, None).unwrap().skipped, 1);
        let page = "Title, Starting date\nHAQAA 2016 2018 An initiative.\n";
        for (text, format, what) in [
            (page, None, "the text of a page"),
            (r#"[{"title":"A"}]"#, None, "records in other JSON"),
            (json, Some(Format::Records), "records in other JSON"),
            (json, Some(Format::Page), "the text of a page"),
        ] {
            let refused = load(text, format).unwrap_err();
            assert_eq!(refused.code(), "input.no-reader");
            assert!(refused.to_string().contains(what), "{refused}");
        }
        assert_eq!(load("", None).unwrap_err().code(), "input.empty");
    }

    #[test]
    fn the_limit_of_input_holds_whatever_comes() {
        for text in [REGISTER, "[]", "a page"] {
            let mut options = ReadOptions::default();
            options.limits.input = text.len();
            let read = load(text.as_bytes(), &options, skip());
            assert!(read.is_ok() || read.is_err_and(|error| error.code() != "limit.input"));
            options.limits.input = text.len() - 1;
            for read in [
                load(text.as_bytes(), &options, skip()),
                load_bytes(text.as_bytes(), &options, skip()),
            ] {
                assert_eq!(read.unwrap_err().code(), "limit.input", "{text}");
            }
        }
    }

    #[test]
    fn a_register_with_a_long_first_line_is_one() {
        let title = "t".repeat(LOOK);
        let text = format!(
            "{{\"accordant\":1,\"title\":\"{title}\"}}\n{{\"partnership\":{{\"id\":\"b\"}}}}\n"
        );
        let loaded = load_bytes(text.as_bytes(), &ReadOptions::default(), skip()).unwrap();
        assert_eq!((loaded.index.len(), loaded.skipped), (0, 1));
        assert_eq!(loaded.index.head().title.as_ref().unwrap().as_str(), title);
    }

    #[test]
    fn a_character_cut_in_two_by_the_first_look_is_none_the_worse() {
        let title = "é".repeat(40_000);
        let json = format!(r#"{{"accordant":1,"title":"{title}"}}"#);
        for lead in ["", " "] {
            let text = format!("{lead}{json}");
            let loaded = load(text.as_bytes(), &ReadOptions::default(), skip()).unwrap();
            assert_eq!(loaded.index.head().title.as_ref().unwrap().as_str(), title);
        }
    }
}
