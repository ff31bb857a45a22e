//! `tests/api.json`: the operations, and that each path that it names exists.

use std::path::PathBuf;

use serde_json::Value;

/// An operation of the list.
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) rust: String,
    pub(crate) parameters: Vec<String>,
    pub(crate) required: Vec<String>,
}

/// The list.
pub(crate) struct Api {
    pub(crate) operations: Vec<Operation>,
    pub(crate) without_vectors: Vec<String>,
}

impl Api {
    /// Reads the list, and checks what it says about itself.
    pub(crate) fn read() -> Api {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/api.json");
        let api: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let list = |value: &Value| value.as_array().unwrap().clone();
        let types = api["types"].as_object().unwrap();
        let known = |name: &str| {
            let name = name.trim_end_matches('?');
            types.contains_key(name.strip_suffix("[]").unwrap_or(name))
        };
        let operations = list(&api["operations"])
            .iter()
            .map(|operation| {
                let name = text(&operation["name"]);
                assert_eq!(text(&operation["python"]), format!("accordant.{name}"));
                assert!(operation["typescript"].is_string() && operation["does"].is_string());
                assert!(known(operation["result"].as_str().unwrap()), "{name}");
                let parameters = list(&operation["params"]);
                for parameter in &parameters {
                    assert!(known(parameter["type"].as_str().unwrap()), "{name}");
                }
                let names = |wanted: &dyn Fn(&Value) -> bool| {
                    let chosen = parameters.iter().filter(|parameter| wanted(parameter));
                    chosen.map(|parameter| text(&parameter["name"])).collect()
                };
                let is_portfolio = |parameter: &Value| parameter["name"] == "portfolio";
                Operation {
                    rust: text(&operation["rust"]),
                    parameters: names(&|parameter| !is_portfolio(parameter)),
                    required: names(&|parameter| {
                        !is_portfolio(parameter)
                            && (parameter["required"] == true || parameter["receiver"] == true)
                    }),
                    name,
                }
            })
            .collect();
        let without_vectors = list(&api["withoutVectors"]);
        Api {
            operations,
            without_vectors: without_vectors
                .iter()
                .map(|excused| {
                    assert!(!text(&excused["why"]).is_empty());
                    text(&excused["name"])
                })
                .collect(),
        }
    }

    pub(crate) fn operation(&self, name: &str) -> Option<&Operation> {
        self.operations.iter().find(|o| o.name == name)
    }
}

/// Whether the path is one of those that this file was compiled with.
pub(crate) fn is_there(path: &str) -> bool {
    PATHS.contains(&path)
}

/// Names each path and uses it, so that a path that is no longer there does not compile.
macro_rules! paths {
    ($($path:path $(as $signature:ty)?,)*) => {
        /// The paths that exist.
        pub(crate) const PATHS: &[&str] = &[$(stringify!($path)),*];

        #[test]
        fn every_path_is_a_function() {
            $( let _ $(: $signature)? = $path; )*
        }
    };
}

use accordant::query::Query;
use std::ops::Not as _;

paths! {
    accordant_formats::read,
    accordant::model::Portfolio::from_json_within,
    accordant::model::Portfolio::to_json,
    accordant::query::Index::to_snapshot,
    accordant::model::Partnership::extent,
    accordant::model::Portfolio::check,
    accordant::model::Portfolio::find,
    accordant::model::Portfolio::facets,
    accordant::model::Portfolio::timeline,
    accordant::model::Portfolio::explain,
    accordant::model::Portfolio::links,
    accordant::model::Portfolio::partners,
    accordant::model::Portfolio::common_partners,
    accordant::model::Portfolio::network,
    accordant::model::Portfolio::expiries,
    accordant::model::Portfolio::diff,
    accordant::model::Portfolio::apply,
    accordant::change::merge,
    accordant::query::Query::parse,
    accordant::query::Query::from_json,
    accordant::query::Query::to_json,
    accordant::query::Query::to_string,
    accordant::query::Query::field,
    accordant::query::Query::compare,
    accordant::query::Query::active,
    accordant::query::Query::throughout,
    accordant::query::Query::starts,
    accordant::query::Query::ends,
    accordant::query::Query::during,
    accordant::query::Query::status,
    accordant::query::Query::kind,
    accordant::query::Query::partner,
    accordant::query::Query::role,
    accordant::query::Query::text,
    accordant::query::Query::all as fn(Vec<Query>) -> Query,
    accordant::query::Query::any as fn(Vec<Query>) -> Query,
    accordant::query::Query::not,
    accordant::query::Query::certain,
    accordant::query::Query::possible,
    accordant::query::Query::ask_period,
    accordant::time::Edtf::summary,
    accordant::time::read_phrase,
    accordant::time::Period::extent,
    accordant::time::Extent::relations,
    accordant::fold,
    accordant::words,
    accordant::model::slug,
    accordant::schema::portfolio,
}
