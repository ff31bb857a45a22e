//! The fields of every record at a glance, for those who say what is wrong with a document.
//!
//! The schemas say the same and more, but are made by code that is too large for a browser. A test holds the
//! two equal.

/// The records by name, each with its fields in order of the alphabet: `name:Type`, `!` behind those that
/// have to be there, brackets around the type of the items of a list.
const RECORDS: [(&str, &str); 15] = [
    ("Amendment", "decided:Date end:End! reason:Text"),
    (
        "Evidence",
        "line:whole path:string! rule:string! source:SourceId words:string!",
    ),
    (
        "Funding",
        "amount:Amount currency:CurrencyCode funder:OrganizationId identifier:Identifier \
         programme:ProgrammeId",
    ),
    ("Identifier", "scheme:string! value:string!"),
    ("Link", "title:Text url:string!"),
    (
        "Objective",
        "kind:ObjectiveKind objectives:[Objective] source:SourceRef text:Text!",
    ),
    (
        "Organization",
        "acronym:string aliases:[string] country:CountryCode evidence:[Evidence] extensions:Extensions \
         founded:Date id:OrganizationId! identifiers:[Identifier] kind:OrganizationKind links:[Link] \
         name:Text! source:SourceRef",
    ),
    (
        "Participation",
        "nameAsPrinted:string organization:OrganizationId! period:Period role:Role",
    ),
    (
        "Partnership",
        "amendments:[Amendment] countries:[CountryCode] evidence:[Evidence] extensions:Extensions \
         funding:[Funding] id:PartnershipId! identifiers:[Identifier] kind:Kind links:[Link] name:Text \
         objectives:[Objective] participants:[Participation] period:Period relations:[PartnershipRelation] \
         renewal:Renewal source:SourceRef status:DeclaredStatus summary:Text title:Text! topics:[string]",
    ),
    (
        "PartnershipRelation",
        "kind:RelationKind! target:PartnershipId!",
    ),
    (
        "Portfolio",
        "accordant:version! asOf:Date extensions:Extensions holder:OrganizationId language:LanguageTag \
         organizations:[Organization] partnerships:[Partnership] programmes:[Programme] sources:[Source] \
         title:Text",
    ),
    (
        "Programme",
        "acronym:string aliases:[string] evidence:[Evidence] extensions:Extensions funder:OrganizationId \
         id:ProgrammeId! identifiers:[Identifier] links:[Link] name:Text! source:SourceRef",
    ),
    ("Renewal", "kind:RenewalKind! notice:Length term:Length"),
    (
        "Source",
        "columns:[string] id:SourceId! language:LanguageTag location:string remarks:[string] \
         retrieved:Date title:Text",
    ),
    (
        "SourceRef",
        "firstLine:whole lastLine:whole source:SourceId!",
    ),
];

/// A field of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: &'static str,
    /// The name of its type: a record, a text with a grammar, `Text`, `Extensions`, or in lower case
    /// `string`, `whole` or `version`; in brackets for a list.
    pub(super) shape: &'static str,
    pub(super) required: bool,
}

/// The fields of the record of this name.
pub(super) fn fields(record: &str) -> Option<Vec<Field>> {
    let (_, fields) = RECORDS.iter().find(|(name, _)| *name == record)?;
    let fields = fields.split_ascii_whitespace().filter_map(|field| {
        let (name, shape) = field.split_once(':')?;
        let required = shape.strip_suffix('!');
        Some(Field {
            name,
            shape: required.unwrap_or(shape),
            required: required.is_some(),
        })
    });
    Some(fields.collect())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// A shape as the schema of a field says it.
    fn shape(schema: &Value) -> String {
        let schema = schema.pointer("/allOf/0").unwrap_or(schema);
        if let Some(name) = schema["$ref"].as_str() {
            return name.rsplit('/').next().unwrap().to_owned();
        }
        match schema["type"].as_str() {
            None => {
                assert_eq!(schema["const"], 1);
                "version".to_owned()
            }
            Some("array") => format!("[{}]", shape(&schema["items"])),
            Some("integer") => {
                assert_eq!(schema["maximum"], u32::MAX);
                "whole".to_owned()
            }
            Some(other) => other.to_owned(),
        }
    }

    #[test]
    fn the_outline_is_that_of_the_schema() {
        let schema = crate::schema::portfolio();
        let definitions = schema["$defs"].as_object().unwrap();
        let root = "Portfolio".to_owned();
        let records = definitions
            .iter()
            .filter(|(_, definition)| definition.get("properties").is_some())
            .chain([(&root, &schema)])
            .map(|(name, definition)| {
                let required = definition["required"].as_array();
                let properties = definition["properties"].as_object().unwrap();
                let fields = properties.iter().map(|(name, schema)| {
                    let required = required.is_some_and(|all| all.iter().any(|one| one == name));
                    format!(
                        "{name}:{}{}",
                        shape(schema),
                        if required { "!" } else { "" }
                    )
                });
                // Whether a schema keeps the order of declaration depends on what else is built.
                let mut fields: Vec<String> = fields.collect();
                fields.sort();
                (name.clone(), fields.join(" "))
            });
        let mut records: Vec<(String, String)> = records.collect();
        records.sort();
        let outline = RECORDS.map(|(name, fields)| (name.to_owned(), fields.to_owned()));
        assert_eq!(records, outline);
    }
}
