//! The words of options.

/// One of a few things, each with a word for it: what an option chooses.
pub trait Choice: Copy + 'static {
    /// All of them, in the order of the documentation.
    const CHOICES: &'static [(&'static str, Self)];
}

/// Says which words there are.
macro_rules! choices {
    ($($choice:ident: $($variant:ident = $word:literal),+;)+) => {$(
        impl $crate::json::Choice for $choice {
            const CHOICES: &'static [(&'static str, $choice)] = &[$(($word, $choice::$variant)),+];
        }
    )+};
}

pub(crate) use choices;

#[cfg(test)]
mod tests {
    use super::Choice;
    use crate::query::{Sort, TimelineUnit};
    use crate::time::{DayOrder, Hemisphere, Language, OpenEnds, WinterYear};
    use serde::de::DeserializeOwned;

    fn read_alike<T: Choice + DeserializeOwned + PartialEq + std::fmt::Debug>() {
        for (word, choice) in T::CHOICES {
            let read: T = serde_json::from_value((*word).into()).unwrap();
            assert_eq!(read, *choice, "{word}");
        }
        // What serde says of a word that there is not names all that there are.
        let error = serde_json::from_str::<T>("\"\"").unwrap_err().to_string();
        assert_eq!(error.matches('`').count(), 2 * (T::CHOICES.len() + 1));
    }

    #[test]
    fn the_words_are_those_of_serde() {
        read_alike::<Sort>();
        read_alike::<TimelineUnit>();
        read_alike::<Language>();
        read_alike::<Hemisphere>();
        read_alike::<WinterYear>();
        read_alike::<DayOrder>();
        read_alike::<OpenEnds>();
    }
}
