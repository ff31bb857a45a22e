//! A text at another.

/// What stands before and behind the first place of a text that reads so.
///
/// As `split_once` of the library with a text, which brings kilobytes of code that pay where both are long. Here one
/// of them is short.
pub fn cut<'t>(text: &'t str, at: &str) -> Option<(&'t str, &'t str)> {
    let mut places = text.as_bytes().windows(at.len().max(1));
    let start = places.position(|place| place == at.as_bytes())?;
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
