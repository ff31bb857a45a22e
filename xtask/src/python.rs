//! The parts of a portfolio and of answers as classes of Python, made from the schema of the types.

use std::fmt::Write as _;

use serde_json::{Map, Value};

/// Where the module is written.
pub(crate) const PATH: &str = "bindings/python/python/accordant/_parts.py";

/// Types that are written by hand: their classes, and how they are made of JSON.
const BY_HAND: [(&str, &str); 8] = [
    ("Amount", "Decimal"),
    ("Certainty", "Certainty"),
    ("Date", "Date"),
    ("Day", "Day"),
    ("Extensions", "Mapping[str, Json]"),
    ("Json", "Json"),
    ("Period", "Period"),
    ("Text", "Text"),
];

/// Documents that are objects of their own.
const NOT_PARTS: [&str; 5] = ["Answer", "Diff", "Merged", "Portfolio", "Query"];

/// What a class inherits, where that is more than being a part.
const BASES: [(&str, &str); 7] = [
    ("CommonPartners", "Listing[CommonPartner]"),
    ("Diagnostic", "Noticed"),
    ("Expiries", "Listing[Expiry]"),
    ("Facets", "Listing[Facet]"),
    ("Links", "Listing[Shared]"),
    ("Network", "Listing[Pair]"),
    ("Timeline", "Listing[Bucket]"),
];

const HEAD: &str = r#""""The parts of a portfolio and of answers.

Made from the types of the core by `cargo xtask codegen`: change those.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, Union

from ._days import Day, Window
from ._frozen import part, put
from ._native import Date
from ._part import Json, Listing, Noticed, Part
from ._period import Period
from ._text import Text
from ._words import Certainty

Data = Mapping[str, Any]
"#;

/// The whole module.
pub(crate) fn parts() -> Result<String, String> {
    let schema = accordant::schema::named("types").map_err(|error| error.to_string())?;
    let schema = Schema(
        schema
            .get("$defs")
            .and_then(Value::as_object)
            .ok_or("the schema of the types defines none")?,
    );
    let mut module = HEAD.to_owned();
    let mut names = Vec::new();
    for (name, definition) in schema.0 {
        if schema.is_words(name) {
            words(&mut module, name, definition);
            names.push(name.as_str());
        }
    }
    let fields = accordant::query::Field::all().map(|field| format!("{:?}", field.as_str()));
    let _ = writeln!(module, "\nField = {}", one_of(fields));
    module.push_str("\"\"\"A field of the query language.\"\"\"\n");
    names.push("Field");
    // A list names the class of its items when it is defined, so lists come last.
    for lists in [false, true] {
        for (name, definition) in schema.0 {
            if schema.is_part(name) && base(name).starts_with("Listing") == lists {
                schema.class(&mut module, name, definition)?;
                names.push(name);
            }
        }
    }
    names.sort_unstable();
    let names: Vec<String> = names
        .iter()
        .map(|name| format!("    {name:?},\n"))
        .collect();
    let _ = write!(module, "\n\n__all__ = [\n{}]\n", names.concat());
    Ok(module)
}

/// What the class inherits.
fn base(name: &str) -> &'static str {
    let found = BASES.iter().find(|(known, _)| *known == name);
    found.map_or("Part", |(_, base)| *base)
}

/// A closed list of words.
fn words(module: &mut String, name: &str, definition: &Value) {
    let words = definition.get("enum").and_then(Value::as_array);
    let words = words.into_iter().flatten().map(Value::to_string);
    let _ = writeln!(module, "\n{name} = {}", one_of(words));
    let _ = writeln!(module, "\"\"\"{}\n\"\"\"", description(definition));
}

/// The type of these words, in the form in which `mypy.stubtest` knows it again.
fn one_of(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words
        .map(|word| format!("    Literal[{word}],\n"))
        .collect();
    format!("Union[\n{}]", words.concat())
}

fn description(schema: &Value) -> &str {
    schema
        .get("description")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// The definitions of the types.
struct Schema<'s>(&'s Map<String, Value>);

/// A field of a class.
struct Field<'s> {
    json: &'s str,
    python: String,
    shape: Shape,
    required: bool,
    doc: &'s str,
}

/// What a value is, in Python.
enum Shape {
    /// The value as JSON has it.
    Plain(String),
    /// True, or false and left out.
    Flag,
    /// Made by calling the class.
    Called(&'static str),
    /// Made with the as-of day of the portfolio.
    Period,
    /// A class of this module.
    Part(String),
    /// The first and the last of some days.
    Window,
    Tuple(Box<Shape>),
}

impl<'s> Schema<'s> {
    /// Whether the definition is a closed list of words that is a type of its own here.
    fn is_words(&self, name: &str) -> bool {
        let is_listed = self
            .0
            .get(name)
            .is_some_and(|found| found.get("enum").is_some());
        // Two hundred countries help nobody who looks at a type.
        is_listed && name != "Certainty" && name != "CountryCode"
    }

    fn is_part(&self, name: &str) -> bool {
        let has_fields = self
            .0
            .get(name)
            .is_some_and(|found| found.get("properties").is_some());
        has_fields && !NOT_PARTS.contains(&name)
    }

    fn class(&self, module: &mut String, name: &str, definition: &'s Value) -> Result<(), String> {
        let fields = self.fields(definition)?;
        let base = base(name);
        let _ = writeln!(module, "\n\n@part\nclass {name}({base}):");
        let _ = writeln!(module, "    \"\"\"{}\n", description(definition).trim_end());
        module.push_str("    Attributes:\n");
        for field in &fields {
            let _ = writeln!(module, "        {}: {}", field.python, field.doc);
        }
        module.push_str("    \"\"\"\n\n    __slots__ = (\n");
        for field in &fields {
            let _ = writeln!(module, "        {:?},", field.python);
        }
        module.push_str("    )\n");
        for field in &fields {
            let _ = writeln!(module, "    {}: {}", field.python, field.annotation());
        }
        module.push_str("\n    _names = (\n");
        for field in &fields {
            let required = if field.required { "True" } else { "False" };
            let _ = writeln!(
                module,
                "        ({:?}, {:?}, {required}),",
                field.python, field.json
            );
        }
        module.push_str("    )\n\n    def __init__(\n        self,\n        *,\n");
        for field in &fields {
            let _ = writeln!(module, "        {},", field.parameter());
        }
        module.push_str("    ) -> None:\n");
        for field in &fields {
            let _ = writeln!(
                module,
                "        put(self, {:?}, {})",
                field.python,
                field.value()
            );
        }
        if let Some(main) = listed(base, &fields) {
            let _ = writeln!(
                module,
                "\n    @property\n    def _items(self) -> {}:\n        return self.{}",
                main.shape.annotation(),
                main.python
            );
        }
        let _ = writeln!(
            module,
            "\n    @classmethod\n    def _read(cls, data: Data, as_of: str | None = None) -> {name}:\n        \
             get = data.get\n        return cls("
        );
        for field in &fields {
            let _ = writeln!(module, "            {}={},", field.python, field.read());
        }
        module.push_str("        )\n");
        Ok(())
    }

    fn fields(&self, definition: &'s Value) -> Result<Vec<Field<'s>>, String> {
        let properties = definition.get("properties").and_then(Value::as_object);
        let required = definition.get("required").and_then(Value::as_array);
        let is_required = |name: &str| required.is_some_and(|all| all.contains(&name.into()));
        let fields = properties.into_iter().flatten().map(|(name, schema)| {
            Ok(Field {
                json: name,
                python: snake(name),
                shape: self
                    .shape(schema)
                    .ok_or_else(|| format!("no class for {name}: {schema}"))?,
                required: is_required(name),
                doc: description(schema),
            })
        });
        fields.collect()
    }

    fn shape(&self, schema: &Value) -> Option<Shape> {
        let schema = schema.pointer("/allOf/0").unwrap_or(schema);
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let name = reference.rsplit('/').next()?;
            return Some(match BY_HAND.iter().find(|(known, _)| *known == name) {
                Some((_, "Period")) => Shape::Period,
                Some((_, kind)) if kind.starts_with("Mapping") || *kind == "Json" => {
                    Shape::Plain((*kind).to_owned())
                }
                Some((_, class)) => Shape::Called(class),
                None if self.is_words(name) => Shape::Plain(name.to_owned()),
                None if self.is_part(name) => Shape::Part(name.to_owned()),
                None => Shape::Plain("str".to_owned()),
            });
        }
        match schema.get("type").and_then(Value::as_str)? {
            "string" => Some(Shape::Plain("str".to_owned())),
            "integer" => Some(Shape::Plain("int".to_owned())),
            "boolean" => Some(Shape::Flag),
            "array" => {
                let items = self.shape(schema.get("items")?)?;
                let is_pair = schema.get("maxItems").and_then(Value::as_u64) == Some(2);
                Some(match items {
                    Shape::Called("Day") if is_pair => Shape::Window,
                    items => Shape::Tuple(Box::new(items)),
                })
            }
            _ => None,
        }
    }
}

/// The field whose items are those of the class as a list.
fn listed<'f, 's>(base: &str, fields: &'f [Field<'s>]) -> Option<&'f Field<'s>> {
    let item = base.strip_prefix("Listing[")?.strip_suffix(']')?;
    fields.iter().find(|field| match &field.shape {
        Shape::Tuple(inner) => matches!(&**inner, Shape::Part(name) if name == item),
        _ => false,
    })
}

impl Shape {
    fn annotation(&self) -> String {
        match self {
            Shape::Plain(name) | Shape::Part(name) => name.clone(),
            Shape::Called(class) => (*class).to_owned(),
            Shape::Flag => "bool".to_owned(),
            Shape::Period => "Period".to_owned(),
            Shape::Window => "Window".to_owned(),
            Shape::Tuple(items) => format!("tuple[{}, ...]", items.annotation()),
        }
    }

    /// The expression that makes it of the JSON in `value`.
    fn make(&self, value: &str) -> String {
        match self {
            Shape::Plain(_) | Shape::Flag => value.to_owned(),
            Shape::Called(class) => format!("{class}({value})"),
            Shape::Period => format!("Period._of({value}, as_of)"),
            Shape::Window => format!("Window(*map(Day, {value}))"),
            Shape::Part(name) => format!("{name}._read({value}, as_of)"),
            Shape::Tuple(items) => match &**items {
                Shape::Plain(_) => format!("tuple({value})"),
                items => format!("tuple([{} for item in {value}])", items.make("item")),
            },
        }
    }
}

impl Field<'_> {
    fn is_mapping(&self) -> bool {
        matches!(&self.shape, Shape::Plain(kind) if kind.starts_with("Mapping"))
    }

    /// What the attribute is.
    fn annotation(&self) -> String {
        let shape = self.shape.annotation();
        let is_always_there = self.required || self.is_mapping();
        match &self.shape {
            Shape::Tuple(_) | Shape::Flag => shape,
            _ if is_always_there => shape,
            _ => format!("{shape} | None"),
        }
    }

    /// The parameter of the constructor.
    fn parameter(&self) -> String {
        let (name, shape) = (&self.python, self.shape.annotation());
        match &self.shape {
            _ if self.required => format!("{name}: {shape}"),
            Shape::Tuple(_) => format!("{name}: {shape} = ()"),
            Shape::Flag => format!("{name}: {shape} = False"),
            _ => format!("{name}: {shape} | None = None"),
        }
    }

    /// The value of the attribute, from the parameter.
    fn value(&self) -> String {
        let name = &self.python;
        if self.is_mapping() {
            return format!("{{}} if {name} is None else {name}");
        }
        name.clone()
    }

    /// The expression that makes it of the object it is in.
    fn read(&self) -> String {
        let json = self.json;
        match (&self.shape, self.required) {
            (shape, true) => shape.make(&format!("data[{json:?}]")),
            (Shape::Plain(kind), false) if kind.starts_with("Mapping") => {
                format!("get({json:?})")
            }
            (Shape::Plain(_), false) => format!("get({json:?})"),
            (Shape::Flag, false) => format!("get({json:?}, False)"),
            (shape @ Shape::Tuple(_), false) => shape.make(&format!("get({json:?}, ())")),
            (shape, false) => {
                let made = shape.make(&format!("data[{json:?}]"));
                format!("{made} if {json:?} in data else None")
            }
        }
    }
}

/// `nameAsPrinted` as Python writes it.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_python_writes_them() {
        assert_eq!(snake("nameAsPrinted"), "name_as_printed");
        assert_eq!(snake("id"), "id");
    }

    #[test]
    fn fields_stand_in_the_order_of_their_declaration() {
        let module = parts().unwrap();
        let begin = module.find("class Match(Part):").unwrap();
        let class = module.get(begin..).unwrap();
        let at = |text: &str| class.find(text).unwrap();
        assert!(at("    id: str\n") < at("    title: Text\n"));
        assert!(at("    title: Text\n") < at("    name: Text | None\n"));
        assert!(at("    period: Period | None\n") < at("    certainty: Certainty\n"));
    }

    #[test]
    fn documents_that_are_lists_are_lists() {
        let module = parts().unwrap();
        assert!(
            module
                .contains("def _items(self) -> tuple[Expiry, ...]:\n        return self.expiries")
        );
        assert!(!module.contains("class Answer("));
    }
}
