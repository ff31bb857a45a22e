//! Small values with a grammar: language tags, countries, currencies, amounts.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use smol_str::SmolStr;

use super::id::small;
use crate::Error;
use crate::suggest::shorten;

/// The form of a BCP 47 tag as far as it is checked: a language, then subtags of one to eight characters.
pub(super) const LANGUAGE_TAG: &str = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

/// ISO 3166-1 alpha-2, the officially assigned codes.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL \
    BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM \
    DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY \
    HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC \
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE \
    NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD \
    SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA \
    UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// For each first letter the second ones of the codes, as bits.
const KNOWN_COUNTRIES: [u32; 26] = known_countries();

#[expect(
    clippy::indexing_slicing,
    reason = "the compiler does it, and refuses a place that is not there"
)]
const fn known_countries() -> [u32; 26] {
    let mut known = [0; 26];
    let mut codes = COUNTRIES.as_bytes();
    while let [first, second, others @ ..] = codes {
        known[(*first - b'A') as usize] |= 1 << (*second - b'A');
        codes = match others {
            [_, codes @ ..] => codes,
            [] => &[],
        };
    }
    known
}

fn is_country(code: &str) -> bool {
    let &[first, second] = code.as_bytes() else {
        return false;
    };
    let seconds = KNOWN_COUNTRIES.get(usize::from(first.wrapping_sub(b'A')));
    let second = u32::from(second.wrapping_sub(b'A'));
    seconds.is_some_and(|seconds| second < 26 && (seconds >> second) & 1 == 1)
}

/// Makes a text with a grammar: private content, one checked constructor for every way in.
macro_rules! value {
    ($(#[$doc:meta])* $name:ident, $schema:tt, $check:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(SmolStr);

        impl $name {
            /// The value as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<$name, Error> {
                let check: fn(&str) -> Result<(), Error> = $check;
                check(text)?;
                Ok($name(small(text)))
            }
        }

        crate::json::worded! { $name }
        crate::json::parsed! { $name }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

value! {
    /// A language as a BCP 47 tag: `en`, `fr`, `ar-MA`.
    LanguageTag,
    {
        "type": "string",
        "description": "A language as a BCP 47 tag",
        "pattern": LANGUAGE_TAG,
        "examples": ["en", "fr", "ar-MA"]
    },
    |text| {
        let mut parts = text.split('-');
        let language = parts.next().is_some_and(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
        });
        let rest = parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if language && rest {
            return Ok(());
        }
        Err(Error::new("language.invalid", format!("`{}` is no language tag", shorten(text)))
            .help("write a BCP 47 tag such as en, fr or ar-MA"))
    }
}

impl LanguageTag {
    /// Whether the tag is this language or a variety of it: `ar-MA` matches `ar`.
    pub fn matches(&self, language: &str) -> bool {
        self.0
            .split('-')
            .zip(language.split('-'))
            .all(|(a, b)| a.eq_ignore_ascii_case(b))
            && self.0.split('-').count() >= language.split('-').count()
    }
}

value! {
    /// A country as its ISO 3166-1 alpha-2 code: `MA`.
    CountryCode,
    {
        "type": "string",
        "description": "A country as its ISO 3166-1 alpha-2 code",
        "enum": COUNTRIES.split_ascii_whitespace().collect::<Vec<_>>(),
        "examples": ["MA", "FR"]
    },
    |text| {
        if is_country(text) {
            return Ok(());
        }
        let upper = text.to_ascii_uppercase();
        let help = if is_country(&upper) {
            format!("did you mean `{upper}`?")
        } else {
            "write an ISO 3166-1 alpha-2 code such as MA or FR".to_owned()
        };
        Err(Error::new("country.unknown", format!("no country has the code `{}`", shorten(text))).help(help))
    }
}

value! {
    /// A currency as its ISO 4217 code: `EUR`.
    CurrencyCode,
    {
        "type": "string",
        "description": "A currency as its ISO 4217 code",
        "pattern": "^[A-Z]{3}$",
        "examples": ["EUR", "MAD"]
    },
    |text| {
        if text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) {
            return Ok(());
        }
        Err(Error::new("currency.invalid", format!("`{}` is no currency code", shorten(text)))
            .help("write an ISO 4217 code such as EUR or MAD"))
    }
}

value! {
    /// An amount of money as a decimal number in a string, exact: `"1250000.50"`.
    Amount,
    {
        "type": "string",
        "description": "An amount as a decimal number, exact",
        "pattern": r"^(0|[1-9][0-9]{0,29})(\.[0-9]{1,9})?$",
        "examples": ["1250000", "99.50"]
    },
    |text| {
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text, None),
        };
        let digits = |part: &str, most| {
            (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
        };
        if digits(whole, 30)
            && (whole == "0" || !whole.starts_with('0'))
            && fraction.is_none_or(|fraction| digits(fraction, 9))
        {
            return Ok(());
        }
        Err(Error::new("amount.invalid", format!("`{}` is no amount", shorten(text))).help(
            "write a decimal number such as \"1250000.50\": digits and a point, at most 30 before and 9 after it",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_the_249_assigned_codes() {
        assert_eq!(COUNTRIES.split_ascii_whitespace().count(), 249);
        for first in 'A'..='Z' {
            for second in 'A'..='Z' {
                let code = format!("{first}{second}");
                let known = COUNTRIES
                    .split_ascii_whitespace()
                    .any(|known| known == code);
                assert_eq!(code.parse::<CountryCode>().is_ok(), known, "{code}");
            }
        }
        for text in ["XX", "ma", "MAR", "", "M A"] {
            assert_eq!(
                text.parse::<CountryCode>().unwrap_err().code(),
                "country.unknown",
                "{text}"
            );
        }
    }

    #[test]
    fn amounts_are_exact_decimals() {
        for text in ["0", "9007199254740993", "0.5", "1250000.50"] {
            assert_eq!(text.parse::<Amount>().unwrap().as_str(), text);
        }
        for text in ["", "-1", "01", "1.", ".5", "1e5", "1,5", "1 000", "٣"] {
            assert_eq!(
                text.parse::<Amount>().unwrap_err().code(),
                "amount.invalid",
                "{text}"
            );
        }
    }

    #[test]
    fn a_tag_matches_its_language() {
        let tag: LanguageTag = "ar-MA".parse().unwrap();
        assert!(tag.matches("ar") && tag.matches("AR-ma") && !tag.matches("ar-DZ"));
        assert!(!"ar".parse::<LanguageTag>().unwrap().matches("ar-MA"));
        for text in ["", "e", "en_GB", "en-", "français"] {
            assert!(text.parse::<LanguageTag>().is_err(), "{text}");
        }
    }
}
