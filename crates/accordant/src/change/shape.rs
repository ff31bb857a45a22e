//! What a record is made of, as far as comparing and merging have to know.
//!
//! A field that is not named here is compared as one value. Whatever the model gains is thus never missed; it is
//! only compared less finely.

/// How a value is compared.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// As one value.
    Whole,
    /// As a period: one value, of which two sides may change an end each.
    Period,
    /// As a text: language by language, if both are given in several.
    Text,
    /// Name by name, each value as one; the order of the names counts.
    Extensions,
    /// Field by field.
    Fields(&'static Fields),
    /// Item by item; the order counts.
    List(&'static List),
}

/// The fields of an object.
pub(super) struct Fields {
    named: &'static [(&'static str, Shape)],
    /// Fields that say something only together: two sides may not change one each.
    pub(super) together: &'static [&'static str],
}

impl Fields {
    /// How a field is compared.
    pub(super) fn shape(&self, name: &str) -> Shape {
        let found = self.named.iter().find(|(known, _)| *known == name);
        found.map_or(Shape::Whole, |(_, shape)| *shape)
    }
}

/// The items of a list.
pub(super) struct List {
    /// How an item is compared.
    pub(super) item: Shape,
    /// Which fields tell that two items are one that changed: the first that fit, each item once.
    pub(super) keys: &'static [&'static [&'static str]],
    /// The field whose words may tell it too.
    pub(super) words: Option<&'static str>,
}

static PLAIN: List = List {
    item: Shape::Whole,
    keys: &[],
    words: None,
};

static IDENTIFIERS: List = List {
    item: Shape::Whole,
    keys: &[&["scheme"]],
    words: None,
};

static LINKS: List = List {
    item: Shape::Fields(&Fields {
        named: &[("title", Shape::Text)],
        together: &[],
    }),
    keys: &[&["url"]],
    words: None,
};

static EVIDENCE: List = List {
    item: Shape::Whole,
    keys: &[&["path", "rule"], &["path"]],
    words: None,
};

static OBJECTIVES: List = List {
    item: Shape::Fields(&OBJECTIVE),
    keys: &[&["text"]],
    words: Some("text"),
};

static OBJECTIVE: Fields = Fields {
    named: &[
        ("text", Shape::Text),
        ("objectives", Shape::List(&OBJECTIVES)),
    ],
    together: &[],
};

static PARTICIPANTS: List = List {
    item: Shape::Fields(&Fields {
        named: &[("period", Shape::Period)],
        together: &[],
    }),
    keys: &[&["organization", "role"], &["organization"]],
    words: None,
};

static FUNDING: List = List {
    item: Shape::Fields(&Fields {
        named: &[],
        together: &["amount", "currency"],
    }),
    keys: &[
        &["programme", "funder", "identifier"],
        &["identifier"],
        &["programme"],
        &["funder"],
    ],
    words: None,
};

static RELATIONS: List = List {
    item: Shape::Whole,
    keys: &[&["target"]],
    words: None,
};

static AMENDMENTS: List = List {
    item: Shape::Whole,
    keys: &[&["decided"]],
    words: None,
};

pub(super) static PORTFOLIO: Fields = Fields {
    named: &[("title", Shape::Text), ("extensions", Shape::Extensions)],
    together: &[],
};

pub(super) static ORGANIZATION: Fields = Fields {
    named: &[
        ("name", Shape::Text),
        ("aliases", Shape::List(&PLAIN)),
        ("identifiers", Shape::List(&IDENTIFIERS)),
        ("links", Shape::List(&LINKS)),
        ("evidence", Shape::List(&EVIDENCE)),
        ("extensions", Shape::Extensions),
    ],
    together: &[],
};

pub(super) static PROGRAMME: Fields = Fields {
    named: &[
        ("name", Shape::Text),
        ("aliases", Shape::List(&PLAIN)),
        ("identifiers", Shape::List(&IDENTIFIERS)),
        ("links", Shape::List(&LINKS)),
        ("evidence", Shape::List(&EVIDENCE)),
        ("extensions", Shape::Extensions),
    ],
    together: &[],
};

pub(super) static PARTNERSHIP: Fields = Fields {
    named: &[
        ("title", Shape::Text),
        ("name", Shape::Text),
        ("period", Shape::Period),
        ("summary", Shape::Text),
        ("objectives", Shape::List(&OBJECTIVES)),
        ("participants", Shape::List(&PARTICIPANTS)),
        ("funding", Shape::List(&FUNDING)),
        ("relations", Shape::List(&RELATIONS)),
        ("countries", Shape::List(&PLAIN)),
        ("topics", Shape::List(&PLAIN)),
        ("identifiers", Shape::List(&IDENTIFIERS)),
        ("links", Shape::List(&LINKS)),
        ("amendments", Shape::List(&AMENDMENTS)),
        ("evidence", Shape::List(&EVIDENCE)),
        ("extensions", Shape::Extensions),
    ],
    together: &[],
};

pub(super) static SOURCE: Fields = Fields {
    named: &[
        ("title", Shape::Text),
        ("columns", Shape::List(&PLAIN)),
        ("remarks", Shape::List(&PLAIN)),
    ],
    together: &[],
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The lists and texts of the schema are compared item by item, whatever is added to the model.
    #[test]
    fn every_list_and_text_of_the_model_is_known() {
        let schema = crate::schema::portfolio();
        let records: [(&str, &Fields); 5] = [
            ("Organization", &ORGANIZATION),
            ("Programme", &PROGRAMME),
            ("Partnership", &PARTNERSHIP),
            ("Source", &SOURCE),
            ("Objective", &OBJECTIVE),
        ];
        for (name, fields) in records {
            let properties = schema["$defs"][name]["properties"].as_object().unwrap();
            for (field, property) in properties {
                let known = fields.shape(field);
                let text = property.to_string().contains("#/$defs/Text\"");
                if property["type"] == "array" {
                    assert!(matches!(known, Shape::List(_)), "{name}.{field}");
                } else if property.to_string().contains("#/$defs/Extensions\"") {
                    assert!(matches!(known, Shape::Extensions), "{name}.{field}");
                } else {
                    assert_eq!(matches!(known, Shape::Text), text, "{name}.{field}");
                }
            }
            for (field, _) in fields.named {
                assert!(properties.contains_key(*field), "{name}.{field}");
            }
        }
    }
}
