//! The text of values as JSON.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

use super::number;
use super::reader::plain_bytes;

/// What can be written as JSON.
///
/// As serde writes it, by a fifth of the code: there is one writer, which cannot fail. `Serialize` is derived beside it, for
/// the writers of other crates.
pub trait ToJson {
    /// Writes the value.
    fn write(&self, to: &mut Writer);
}

/// JSON text, as far as it is written, without spaces.
#[derive(Debug, Default)]
pub struct Writer {
    pub(super) text: String,
    /// A field that is there if its value says something.
    optional: Option<&'static str>,
}

/// The value as JSON, without spaces.
///
/// ```
/// use accordant::time::Period;
///
/// let period: Period = "2016-05/..".parse()?;
/// assert_eq!(accordant::json::to_string(&period), "\"2016-05/..\"");
/// # Ok::<(), accordant::Error>(())
/// ```
pub fn to_string<T: ToJson + ?Sized>(value: &T) -> String {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.text
}

impl Writer {
    /// Begins an array or object.
    pub fn open(&mut self, sign: char) {
        self.begin();
        self.text.push(sign);
    }

    /// Ends it.
    pub fn close(&mut self, sign: char) {
        self.optional = None;
        self.text.push(sign);
    }

    /// Writes the name of a field, whose value is to be written then.
    pub fn field(&mut self, name: &str) {
        self.optional = None;
        self.string(name);
        self.text.push(':');
    }

    /// The same, but that the field is left out if its value says nothing: none, an empty list, `false`.
    pub fn optional(&mut self, name: &'static str) {
        self.optional = Some(name);
    }

    /// Writes `null` where a value has to be.
    pub fn nothing(&mut self) {
        if self.optional.is_none() {
            self.sign("null");
        }
    }

    /// Writes a string.
    pub fn string(&mut self, text: &str) {
        self.begin();
        self.text.push('"');
        let _ = Escaped(&mut self.text).write_str(text);
        self.text.push('"');
    }

    /// Writes as a string what is shown so.
    pub fn shown(&mut self, shown: &dyn Display) {
        self.begin();
        self.text.push('"');
        // Writing to memory does not fail.
        let _ = write!(Escaped(&mut self.text), "{shown}");
        self.text.push('"');
    }

    /// Writes the items of an array.
    pub fn items<T: ToJson>(&mut self, items: &[T]) {
        if items.is_empty() && self.may_leave_out() {
            return;
        }
        self.open('[');
        for item in items {
            item.write(self);
        }
        self.close(']');
    }

    /// Whether what comes next is a field that may be left out.
    pub(super) fn may_leave_out(&self) -> bool {
        self.optional.is_some()
    }

    /// Writes `true`, `null` or a number.
    pub(super) fn sign(&mut self, sign: &str) {
        self.begin();
        self.text.push_str(sign);
    }

    /// Goes on to the next value or name: behind another there is a comma.
    fn begin(&mut self) {
        if let Some(name) = self.optional.take() {
            self.field(name);
        } else if !self.text.ends_with(['{', '[', ':']) && !self.text.is_empty() {
            self.text.push(',');
        }
    }
}

/// What stands in a string.
struct Escaped<'t>(&'t mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, mut text: &str) -> fmt::Result {
        loop {
            let plain = plain_bytes(text.as_bytes());
            let (plain, rest) = text.split_at_checked(plain).unwrap_or((text, ""));
            self.0.push_str(plain);
            let mut rest = rest.chars();
            match rest.next() {
                None => return Ok(()),
                Some(sign @ ('"' | '\\')) => self.0.extend(['\\', sign]),
                Some('\u{8}') => self.0.push_str("\\b"),
                Some('\u{C}') => self.0.push_str("\\f"),
                Some('\n') => self.0.push_str("\\n"),
                Some('\r') => self.0.push_str("\\r"),
                Some('\t') => self.0.push_str("\\t"),
                Some(control) => write!(self.0, "\\u{:04x}", u32::from(control))?,
            }
            text = rest.as_str();
        }
    }
}

/// Says what the fields of a record are called: `!` behind those that are always written; others are left out when they
/// say nothing.
macro_rules! written {
    ($($record:ident: $($name:literal $member:ident $mark:tt,)+)+) => {$(
        impl $crate::json::ToJson for $record {
            fn write(&self, to: &mut $crate::json::Writer) {
                let $record { $($member),+ } = self;
                to.open('{');
                $(
                    $crate::json::written!(@name to $name $mark);
                    $member.write(to);
                )+
                to.close('}');
            }
        }
    )+};
    (@name $to:ident $name:literal !) => { $to.field($name) };
    (@name $to:ident $name:literal $other:tt) => { $to.optional($name) };
}

/// Has what is written as it is shown written so.
macro_rules! shown {
    ($($shown:ident)+) => {$(
        impl $crate::json::ToJson for $shown {
            fn write(&self, to: &mut $crate::json::Writer) {
                to.shown(self);
            }
        }

        impl serde::Serialize for $shown {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
    )+};
}

/// Has what is a text, or a word for it, written so.
macro_rules! worded {
    ($($worded:ident)+) => {$(
        impl $crate::json::ToJson for $worded {
            fn write(&self, to: &mut $crate::json::Writer) {
                to.string(self.as_str());
            }
        }

        impl serde::Serialize for $worded {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
    )+};
}

pub(crate) use {shown, worded, written};

impl ToJson for bool {
    fn write(&self, to: &mut Writer) {
        match self {
            true => to.sign("true"),
            false if to.may_leave_out() => {}
            false => to.sign("false"),
        }
    }
}

impl ToJson for u64 {
    fn write(&self, to: &mut Writer) {
        to.begin();
        let _ = write!(to.text, "{self}");
    }
}

impl ToJson for i64 {
    fn write(&self, to: &mut Writer) {
        to.begin();
        let _ = write!(to.text, "{self}");
    }
}

impl ToJson for f64 {
    fn write(&self, to: &mut Writer) {
        to.sign(&number::written(*self));
    }
}

impl ToJson for u8 {
    fn write(&self, to: &mut Writer) {
        u64::from(*self).write(to);
    }
}

impl ToJson for u32 {
    fn write(&self, to: &mut Writer) {
        u64::from(*self).write(to);
    }
}

impl ToJson for usize {
    fn write(&self, to: &mut Writer) {
        (*self as u64).write(to);
    }
}

impl ToJson for str {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }
}

impl ToJson for String {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }
}

impl ToJson for Cow<'_, str> {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, to: &mut Writer) {
        let Some(value) = self else {
            return to.nothing();
        };
        // It says something, whatever it is.
        if let Some(name) = to.optional {
            to.field(name);
        }
        value.write(to);
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn write(&self, to: &mut Writer) {
        (**self).write(to);
    }
}

impl<T: ToJson> ToJson for [T] {
    fn write(&self, to: &mut Writer) {
        to.items(self);
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.items(self);
    }
}

impl<T: ToJson, const N: usize> ToJson for [T; N] {
    fn write(&self, to: &mut Writer) {
        to.items(self);
    }
}
