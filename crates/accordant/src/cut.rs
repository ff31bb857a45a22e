//! A text at another.

/// What stands before and behind the first place of a text that reads so.
///
/// As `split_once` of the library with a text, which brings kilobytes of code that pay where both are long. Here one
/// of them is short.
pub fn cut<'t>(text: &'t str, at: &str) -> Option<(&'t str, &'t str)> {
    let (first, others) = at.as_bytes().split_first()?;
    let bytes = text.as_bytes();
    let is_here = |start: &usize| {
        let rest = bytes.get(*start..).and_then(<[u8]>::split_first);
        rest.is_some_and(|(byte, rest)| byte == first && rest.starts_with(others))
    };
    let start = (0..bytes.len()).find(is_here)?;
    Some((text.get(..start)?, text.get(start + at.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_first_place() {
        for (text, at) in [
            ("a..b..c", ".."),
            ("..", ".."),
            ("été é", "é"),
            ("", "x"),
            ("ab", "abc"),
        ] {
            assert_eq!(cut(text, at), text.split_once(at), "{text}");
        }
    }
}
