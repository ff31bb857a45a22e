//! A type of the schema as a class of Python.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::{BY_HAND, NOT_PARTS, base, description};

/// The definitions of the types.
pub(super) struct Schema<'s>(&'s Map<String, Value>);

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
    pub(super) fn new(definitions: &'s Map<String, Value>) -> Schema<'s> {
        Schema(definitions)
    }

    /// Every closed list of words.
    pub(super) fn choices(&self) -> impl Iterator<Item = (&'s str, &'s Value)> {
        let all = self
            .0
            .iter()
            .map(|(name, definition)| (name.as_str(), definition));
        all.filter(|(name, _)| self.is_choice(name))
    }

    /// The names of all that become classes.
    pub(super) fn parts(&self) -> impl Iterator<Item = &'s str> {
        self.0
            .keys()
            .map(String::as_str)
            .filter(|name| self.is_part(name))
    }

    /// Whether the definition is a closed list of words that is a type of its own here.
    pub(super) fn is_choice(&self, name: &str) -> bool {
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

    /// Writes the class of this name, and notes the names that it is made with.
    pub(super) fn class(
        &self,
        module: &mut String,
        used: &mut BTreeSet<String>,
        name: &str,
    ) -> Result<(), String> {
        let definition = self.0.get(name);
        let definition = definition.ok_or_else(|| format!("there is no type {name}"))?;
        let fields = self.fields(definition)?;
        let base = base(name);
        for field in &fields {
            field.shape.names(used);
        }
        used.extend(
            base.split(['[', ']'])
                .filter(|name| !name.is_empty())
                .map(str::to_owned),
        );
        let _ = writeln!(module, "\n\n@part\nclass {name}({base}):");
        let about = indented(description(definition), "    ");
        let _ = writeln!(module, "    \"\"\"{about}\n");
        module.push_str("    Attributes:\n");
        for field in &fields {
            let about = indented(field.doc, "            ");
            let _ = writeln!(module, "        {}: {about}", field.python);
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
                None if self.is_choice(name) => Shape::Plain(name.to_owned()),
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
    /// Notes the names in its annotation and in what makes it.
    fn names(&self, used: &mut BTreeSet<String>) {
        let names: &[&str] = match self {
            Shape::Plain(kind) if kind.starts_with("Mapping") => &["Mapping", "Json"],
            Shape::Plain(kind) if kind == "str" || kind == "int" => &[],
            Shape::Plain(name) | Shape::Part(name) => &[name],
            Shape::Called(class) => &[class],
            Shape::Flag => &[],
            Shape::Period => &["Period"],
            Shape::Window => &["Day", "Window"],
            Shape::Tuple(items) => return items.names(used),
        };
        used.extend(names.iter().map(|name| (*name).to_owned()));
    }

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

/// A text of several lines, of which all but the first stand this far in.
fn indented(text: &str, space: &str) -> String {
    let mut lines = text.trim_end().lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(space);
            out.push_str(line);
        }
    }
    out
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
    fn lines_of_a_description_stand_in_one_column() {
        assert_eq!(indented("One.\n\nTwo.\n", "  "), "One.\n\n  Two.");
    }
}
