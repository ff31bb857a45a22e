//! The parts of a portfolio and of answers as classes of Python, made from the schema of the types: one module a noun.

mod class;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use class::Schema;

/// Where the modules are written.
pub(crate) const FOLDER: &str = "bindings/python/python/accordant/_parts";

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

/// Where the names come from that classes are made with.
const IMPORTS: [(&str, &str); 15] = [
    ("Mapping", "collections.abc"),
    ("Decimal", "decimal"),
    ("Day", ".._days"),
    ("Window", ".._days"),
    ("part", ".._frozen"),
    ("put", ".._frozen"),
    ("Date", ".._native"),
    ("Data", ".._part"),
    ("Json", ".._part"),
    ("Listing", ".._part"),
    ("Noticed", ".._part"),
    ("Part", ".._part"),
    ("Period", ".._period"),
    ("Text", ".._text"),
    ("Certainty", ".._words"),
];

/// The closed lists of words, in a module of their own.
const CHOICES: &str = "choices";

/// The other modules: what each is about, and its classes. A module names only those before it, a class that is a list
/// stands behind its items.
const MODULES: [(&str, &str, &[&str]); 9] = [
    (
        "source",
        "Where statements come from.",
        &["Source", "SourceRef", "Evidence", "Identifier", "Link"],
    ),
    (
        "organization",
        "Organizations, and the programmes that fund.",
        &["Organization", "Programme"],
    ),
    (
        "partnership",
        "A partnership, and what it is made of.",
        &[
            "Partnership",
            "Participation",
            "Objective",
            "Funding",
            "PartnershipRelation",
            "Amendment",
            "Renewal",
        ],
    ),
    (
        "diagnostic",
        "What was noticed or taken for granted, and where.",
        &["Diagnostic", "Place", "Span", "Assumption"],
    ),
    (
        "match",
        "What a query finds, and why.",
        &["Match", "Highlight", "Explanation", "ExplainedPart"],
    ),
    (
        "counts",
        "How matches spread over values and over time.",
        &["Facet", "FacetValue", "Facets", "Bucket", "Timeline"],
    ),
    (
        "links",
        "Who meets whom.",
        &[
            "Shared",
            "Links",
            "Pair",
            "Network",
            "Meetings",
            "CommonPartner",
            "CommonPartners",
        ],
    ),
    ("expiry", "What ends, and when.", &["Expiry", "Expiries"]),
    (
        "change",
        "What changed between two portfolios.",
        &["Change", "Shift", "Conflict"],
    ),
];

/// A file of the package.
pub(crate) struct Module {
    name: &'static str,
    /// What it defines.
    names: Vec<String>,
    content: String,
}

impl Module {
    pub(crate) fn path(&self) -> String {
        format!("{FOLDER}/{}.py", self.name)
    }

    pub(crate) fn content(self) -> Vec<u8> {
        self.content.into_bytes()
    }
}

/// All modules.
pub(crate) fn modules() -> Result<Vec<Module>, String> {
    let types = accordant::schema::named("types").map_err(|error| error.to_string())?;
    let definitions = types.get("$defs").and_then(Value::as_object);
    let schema = Schema::new(definitions.ok_or("the schema of the types defines none")?);
    if let Some(name) = schema.parts().find(|name| module_of(name).is_none()) {
        return Err(format!(
            "{name} is in no module of Python: name it in MODULES"
        ));
    }
    let mut modules = vec![choices(&schema)];
    for (at, (name, about, classes)) in MODULES.iter().enumerate() {
        modules.push(module(&schema, at, name, about, classes)?);
    }
    modules.push(package(&modules));
    Ok(modules)
}

/// What a module says first.
fn head(about: &str) -> String {
    format!(
        "\"\"\"{about}\n\n\
         Made from the types of the core by `cargo xtask codegen`: change those.\n\"\"\"\n\n"
    )
}

/// The closed lists of words.
fn choices(schema: &Schema<'_>) -> Module {
    let mut content = head("Closed lists of words.");
    content.push_str("from typing import Literal, Union\n");
    let mut names = Vec::new();
    for (name, definition) in schema.choices() {
        let words = definition.get("enum").and_then(Value::as_array);
        let words = words.into_iter().flatten().map(Value::to_string);
        let _ = writeln!(content, "\n{name} = {}", one_of(words));
        let _ = writeln!(content, "\"\"\"{}\n\"\"\"", description(definition));
        names.push(name.to_owned());
    }
    let fields = accordant::query::Field::all().map(|field| format!("{:?}", field.as_str()));
    let _ = writeln!(content, "\nField = {}", one_of(fields));
    content.push_str("\"\"\"A field of the query language.\"\"\"\n");
    names.push("Field".to_owned());
    Module {
        name: CHOICES,
        names,
        content,
    }
}

/// The type of these words, in the form in which `mypy.stubtest` knows it again.
fn one_of(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words
        .map(|word| format!("    Literal[{word}],\n"))
        .collect();
    format!("Union[\n{}]", words.concat())
}

/// The module at this place of the list.
fn module(
    schema: &Schema<'_>,
    at: usize,
    name: &'static str,
    about: &str,
    classes: &[&str],
) -> Result<Module, String> {
    let mut used = BTreeSet::from(["Data", "part", "put"].map(str::to_owned));
    let mut body = String::new();
    for class in classes {
        schema.class(&mut body, &mut used, class)?;
    }
    used.retain(|name| !classes.contains(&name.as_str()));
    let mut content = head(about);
    content.push_str("from __future__ import annotations\n");
    content.push_str(&imports(schema, at, &used)?);
    content.push_str(&body);
    Ok(Module {
        name,
        names: classes.iter().map(|class| (*class).to_owned()).collect(),
        content,
    })
}

/// The lines that bring these names into the module at this place.
fn imports(schema: &Schema<'_>, at: usize, used: &BTreeSet<String>) -> Result<String, String> {
    let mut lines = String::new();
    let mut last = None;
    for (name, from) in IMPORTS {
        if !used.contains(name) {
            continue;
        }
        if last == Some(from) {
            let _ = write!(lines, ", {name}");
            continue;
        }
        // The standard library stands apart.
        let is_apart =
            last.is_some_and(|last: &str| !last.starts_with('.')) && from.starts_with('.');
        let apart = if is_apart { "\n" } else { "" };
        let _ = write!(lines, "\n{apart}from {from} import {name}");
        last = Some(from);
    }
    lines.push('\n');
    let siblings = |wanted: &dyn Fn(&str) -> bool| -> Vec<&str> {
        used.iter()
            .map(String::as_str)
            .filter(|name| wanted(name))
            .collect()
    };
    lines.push_str(&import(CHOICES, &siblings(&|name| schema.is_choice(name))));
    let mut others: Vec<(usize, &str)> = (0..).zip(MODULES.map(|(name, ..)| name)).collect();
    others.sort_unstable_by_key(|(_, name)| *name);
    for (place, other) in others {
        let names = siblings(&|name| module_of(name) == Some(other));
        if place > at && !names.is_empty() {
            return Err(format!(
                "{names:?} are in {other}, which has to stand before"
            ));
        }
        lines.push_str(&import(other, &names));
    }
    Ok(lines)
}

/// The line that brings names of a module beside it, if there are any.
fn import(module: &str, names: &[&str]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let line = format!("from .{module} import {}\n", names.join(", "));
    if line.len() <= 100 {
        return line;
    }
    format!(
        "from .{module} import (\n    {},\n)\n",
        names.join(",\n    ")
    )
}

/// The module that gives out what is in all of them.
fn package(modules: &[Module]) -> Module {
    let mut content = head("The parts of a portfolio and of answers.");
    let mut sorted: Vec<&Module> = modules.iter().collect();
    sorted.sort_unstable_by_key(|module| module.name);
    let mut all = Vec::new();
    for module in sorted {
        let mut names: Vec<&str> = module.names.iter().map(String::as_str).collect();
        names.sort_unstable();
        content.push_str(&import(module.name, &names));
        all.extend(names);
    }
    all.sort_unstable();
    let all: Vec<String> = all.iter().map(|name| format!("    {name:?},\n")).collect();
    let _ = write!(content, "\n__all__ = [\n{}]\n", all.concat());
    Module {
        name: "__init__",
        names: Vec::new(),
        content,
    }
}

/// The module in which a class is.
fn module_of(class: &str) -> Option<&'static str> {
    let found = MODULES
        .iter()
        .find(|(_, _, classes)| classes.contains(&class));
    found.map(|(name, ..)| *name)
}

/// What the class inherits.
fn base(name: &str) -> &'static str {
    let found = BASES.iter().find(|(known, _)| *known == name);
    found.map_or("Part", |(_, base)| *base)
}

fn description(schema: &Value) -> &str {
    schema
        .get("description")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(name: &str) -> String {
        let mut found = modules().unwrap().into_iter();
        found.find(|module| module.name == name).unwrap().content
    }

    #[test]
    fn fields_stand_in_the_order_of_their_declaration() {
        let module = content("match");
        let begin = module.find("class Match(Part):").unwrap();
        let class = module.get(begin..).unwrap();
        let at = |text: &str| class.find(text).unwrap();
        assert!(at("    id: str\n") < at("    title: Text\n"));
        assert!(at("    title: Text\n") < at("    name: Text | None\n"));
        assert!(at("    period: Period | None\n") < at("    certainty: Certainty\n"));
    }

    #[test]
    fn documents_that_are_lists_are_lists() {
        assert!(
            content("expiry")
                .contains("def _items(self) -> tuple[Expiry, ...]:\n        return self.expiries")
        );
        let all = modules().unwrap();
        assert!(
            all.iter()
                .all(|module| !module.content.contains("class Answer("))
        );
    }

    #[test]
    fn a_module_imports_what_it_names_and_nothing_else() {
        let module = content("source");
        assert!(module.contains("from .._native import Date\n"), "{module}");
        assert!(!module.contains("Period"), "{module}");
        assert!(content("partnership").contains("from .source import Evidence,"));
        assert!(
            content("__init__")
                .contains("from .match import ExplainedPart, Explanation, Highlight, Match\n")
        );
    }
}
