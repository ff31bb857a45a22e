//! Single values: texts, codes, amounts, links, identifiers.

use accordant::Diagnostic;
use accordant::json::{Json, to_string};
use accordant::model::{
    Amount, CountryCode, CurrencyCode, Identifier, LanguageTag, Link, Objective, ObjectiveKind,
    Text,
};

use super::fields::{Field, code_named, fold_name};
use super::report::{Notes, pointer};
use crate::remarks::{is_doubtful, shown, shows_nothing};

/// A text or number as text: a whole number as written, another by its shortest decimal form. Nothing for a
/// number so small that this is a long row of noughts.
pub(super) fn scalar(value: &Json) -> Option<String> {
    Some(match value {
        Json::String(text) => text.clone(),
        Json::Unsigned(number) => number.to_string(),
        Json::Negative(number) => number.to_string(),
        Json::Float(_) => return positional(&to_string(value)),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => return None,
    })
}

/// A number without an exponent, and without a fraction that is nothing. That of the standard library prints it so as well,
/// with code that nothing else needs.
fn positional(written: &str) -> Option<String> {
    const LONGEST: usize = 40;
    let (digits, power) = written.split_once('e').unwrap_or((written, "0"));
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let power: i32 = power.parse().ok()?;
    let zeros = "0".repeat(usize::try_from(power.unsigned_abs()).ok()?.min(LONGEST));
    let (whole, fraction) = if power < 0 {
        let all = [&zeros, whole].concat();
        let (whole, moved) = all.split_at_checked(all.len() - zeros.len())?;
        (whole.to_owned(), [moved, fraction].concat())
    } else {
        let all = [fraction, &zeros].concat();
        let (moved, fraction) = all.split_at_checked(zeros.len())?;
        ([whole, moved].concat(), fraction.to_owned())
    };
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let text = match fraction.trim_end_matches('0') {
        "" => [sign, whole].concat(),
        fraction => [sign, whole, ".", fraction].concat(),
    };
    (text.len() <= LONGEST).then_some(text)
}

/// Why a value is no text: where, and what is there instead.
pub(super) struct NoText {
    pub(super) path: String,
    pub(super) found: &'static str,
}

impl NoText {
    pub(super) fn error(self) -> Diagnostic {
        Diagnostic::error(
            "json.wrong-type",
            format!(
                "expected a string, or an object from language to string, found {}",
                self.found
            ),
        )
        .at_path(self.path)
        .help("write \"title\": \"...\" or \"title\": {\"en\": \"...\", \"fr\": \"...\"}")
    }
}

/// A text in one language or several; characters in it that show nothing are reported.
pub(super) fn text(value: &Json, path: &str, notes: &mut Notes) -> Result<Text, NoText> {
    let no_text = |path: String, found: &Json| NoText {
        path,
        found: found.type_name(),
    };
    let text = match value {
        Json::String(text) => Text::Plain(text.clone()),
        Json::Object(texts) if !texts.is_empty() => {
            let mut by_language = Vec::with_capacity(texts.len());
            for (tag, text) in texts {
                // A registered language has two or three letters; `value` and `text` are other things.
                let language = tag.split('-').next().unwrap_or_default();
                let tag: LanguageTag = match tag.parse() {
                    Ok(tag) if language.len() <= 3 => tag,
                    _ => return Err(no_text(path.to_owned(), value)),
                };
                let Json::String(text) = text else {
                    return Err(no_text(pointer(path, tag.as_str()), text));
                };
                by_language.push((tag, text.clone()));
            }
            // Each version is compared with those before it when it is read again.
            if by_language.len() > 1_000 {
                return Err(no_text(path.to_owned(), value));
            }
            Text::ByLanguage(by_language)
        }
        other => return Err(no_text(path.to_owned(), other)),
    };
    if let Some(c) = text.all().flat_map(str::chars).find(|c| is_doubtful(*c)) {
        let help = "remove it unless it is meant";
        notes.warn("text.control-character", shows_nothing(c), path, help);
    }
    Ok(text)
}

/// The items of a value: those of an array with their paths, or the value itself. What is left of an item
/// is put together again in the shape it came in.
pub(super) fn each(
    value: Json,
    path: &str,
    take: &mut dyn FnMut(Json, &str) -> Option<Json>,
) -> Option<Json> {
    let items = match value {
        Json::Null => return None,
        Json::Array(items) => items,
        value => return take(value, path),
    };
    let mut left = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        if item != Json::Null {
            left.extend(take(item, &format!("{path}/{index}")));
        }
    }
    (!left.is_empty()).then_some(Json::Array(left))
}

/// A code that one of these names; otherwise a remark with this code.
pub(super) fn code<T: Copy>(
    value: &Json,
    all: &[T],
    name: fn(T) -> &'static str,
    remark: (&'static str, &str),
    path: &str,
    notes: &mut Notes,
) -> Option<T> {
    let found = value.as_str().and_then(|text| code_named(all, text, name));
    if found.is_none() {
        let codes: Vec<&str> = all.iter().map(|code| name(*code)).collect();
        let help = format!("one of: {}", codes.join(", "));
        let written = match value {
            Json::String(text) => format!("`{}`", shown(text)),
            other => other.type_name().to_owned(),
        };
        notes.warn(remark.0, no_code(&written, remark.1), path, &help);
    }
    found
}

/// An amount: a whole number as written, another by its shortest decimal form.
pub(super) fn amount(value: &Json, path: &str, notes: &mut Notes) -> Option<Amount> {
    let read = scalar(value).and_then(|text| text.trim().parse().ok());
    if read.is_none() {
        let help = "write a decimal number such as 1250000.50: digits and a point, at most 30 before and 9 after it";
        refuse(value, "amount.invalid", "amount", help, path, notes);
    }
    read
}

/// A currency by its code.
pub(super) fn currency(value: &Json, path: &str, notes: &mut Notes) -> Option<CurrencyCode> {
    let read = capitals(value).parse().ok();
    if read.is_none() {
        let help = "write an ISO 4217 code such as EUR or MAD";
        refuse(
            value,
            "currency.invalid",
            "currency code",
            help,
            path,
            notes,
        );
    }
    read
}

/// A country by its code; a name is not looked up.
pub(super) fn country(value: &Json, path: &str, notes: &mut Notes) -> Option<CountryCode> {
    let read = capitals(value).parse().ok();
    if read.is_none() {
        let help = "write an ISO 3166-1 alpha-2 code such as MA or FR";
        refuse(value, "country.unknown", "country code", help, path, notes);
    }
    read
}

fn capitals(value: &Json) -> String {
    let text = scalar(value).unwrap_or_default();
    text.trim().to_ascii_uppercase()
}

/// Remarks that a value is no code of a kind.
fn refuse(value: &Json, code: &'static str, kind: &str, help: &str, path: &str, notes: &mut Notes) {
    let written = match value {
        Json::Array(_) | Json::Object(_) | Json::Null | Json::Bool(_) => {
            value.type_name().to_owned()
        }
        _ => format!("`{}`", shown(&scalar(value).unwrap_or_default())),
    };
    notes.warn(code, no_code(&written, kind), path, help);
}

/// That what is written is no code of a kind.
fn no_code(written: &str, kind: &str) -> String {
    format!("{written} is no {kind}: kept in `extensions`")
}

/// A link: an address, or an object with one. What is no web address is kept and reported.
pub(super) fn link(value: &Json, path: &str, notes: &mut Notes) -> Option<Link> {
    let link = match value {
        Json::String(url) => Link {
            url: url.clone(),
            title: None,
        },
        Json::Object(fields) => {
            let (mut url, mut title) = (None, None);
            for (name, value) in fields {
                match (fold_name(name).as_str(), value) {
                    ("url" | "href" | "link", Json::String(text)) if url.is_none() => {
                        url = Some(text.clone());
                    }
                    ("title" | "label" | "name", Json::String(_)) if title.is_none() => {
                        title = text(value, &pointer(path, name), notes).ok();
                    }
                    _ => return None,
                }
            }
            Link { url: url?, title }
        }
        _ => return None,
    };
    let scheme = link
        .url
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    let web = matches!(scheme.as_deref(), Some("http" | "https" | "mailto" | "doi"));
    if !web
        || link
            .url
            .chars()
            .any(|c| c.is_control() || c.is_whitespace())
    {
        notes.warn(
            "link.not-a-web-address",
            format!("`{}` is no web address", shown(&link.url)),
            path,
            "only http, https, mailto and doi addresses are ever linked",
        );
    }
    Some(link)
}

/// An identifier: a text, or an object with its scheme and value.
pub(super) fn identifier(value: &Json) -> Option<Identifier> {
    let Json::Object(fields) = value else {
        return Some(Identifier {
            scheme: "unstated".to_owned(),
            value: scalar(value)?,
        });
    };
    let (mut scheme, mut id) = (None, None);
    for (name, value) in fields {
        let slot = match fold_name(name).as_str() {
            "scheme" | "type" | "system" => &mut scheme,
            "value" | "id" | "identifier" => &mut id,
            _ => return None,
        };
        if slot.is_some() {
            return None;
        }
        *slot = Some(scalar(value)?);
    }
    Some(Identifier {
        scheme: scheme.unwrap_or_else(|| "unstated".to_owned()),
        value: id?,
    })
}

/// An objective: a text, or an object with one, its kind and its parts. Nothing unless all of it is read.
///
/// The recursion is bounded as the input is.
pub(super) fn objective(value: &Json, path: &str, notes: &mut Notes) -> Option<Objective> {
    let Json::Object(fields) = value else {
        return text(value, path, notes).ok().map(Objective::new);
    };
    let names: Vec<String> = fields.iter().map(|(name, _)| fold_name(name)).collect();
    let is_words = |name: &str| matches!(name, "text" | "title" | "name" | "label" | "description");
    if !names.iter().any(|name| is_words(name)) {
        return text(value, path, notes).ok().map(Objective::new);
    }
    let mut words = None;
    let (mut kind, mut parts) = (None, Vec::new());
    for (name, (written, value)) in names.iter().zip(fields) {
        let path = pointer(path, written);
        match (name.as_str(), value) {
            (_, Json::Null) => {}
            (name, _) if is_words(name) && words.is_none() => {
                words = Some(text(value, &path, notes).ok()?);
            }
            ("kind" | "type", Json::String(text)) if kind.is_none() => {
                kind = Some(code_named(ObjectiveKind::ALL, text, ObjectiveKind::as_str)?);
            }
            (_, Json::Array(items))
                if Field::of(written) == Some(Field::Objectives) && parts.is_empty() =>
            {
                for (index, item) in items.iter().enumerate() {
                    parts.push(objective(item, &format!("{path}/{index}"), notes)?);
                }
            }
            _ => return None,
        }
    }
    Some(Objective {
        kind,
        objectives: parts,
        ..Objective::new(words?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_positional_as_the_standard_library_prints_them() {
        let mut numbers = vec![
            0.1,
            5.0,
            2016.0,
            1_250_000.5,
            1e15,
            1e16,
            1.5e17,
            1e21,
            1e-5,
            1.25e-7,
            123.456,
        ];
        numbers.extend([
            f64::MAX,
            f64::MIN_POSITIVE,
            1e37,
            1e38,
            1.5e39,
            1e40,
            1e-36,
            1e-37,
            1e-38,
            1e-39,
            1.5e-36,
        ]);
        for number in numbers.iter().flat_map(|number| [*number, -number]) {
            let text = number.to_string();
            let expected = (text.len() <= 40).then_some(text);
            assert_eq!(scalar(&Json::Float(number)), expected, "{number:e}");
        }
    }
}
