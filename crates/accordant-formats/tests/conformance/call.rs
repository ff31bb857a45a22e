//! The calls of the vectors: JSON in, one call, JSON out.

use accordant::change::{Diff, merge};
use accordant::json::{self, Json};
use accordant::model::CheckOptions;
use accordant::query::{
    AskOptions, Field, FindOptions, NetworkOptions, Op, Query, Sort, TimelineUnit, When,
};
use accordant::time::{
    Date, Day, Edtf, Extent, Frame, Language, Period, PhraseOptions, Policy, read_phrase,
};
use accordant::{Error, Limits, Portfolio};
use accordant_formats::{Format, ReadOptions};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::case::Case;

/// Makes the call of a case.
pub(crate) fn call(case: &Case) -> Result<Json, Error> {
    let args = Args(case);
    if case.call.starts_with("Query.") {
        return query(&case.call, &args);
    }
    if case.call.starts_with("Portfolio.") && case.call != "Portfolio.from_json" {
        return portfolio(&case.call, &args);
    }
    Ok(match case.call.as_str() {
        "read" => to_json(&accordant_formats::read(
            args.input().as_bytes(),
            &args.read_options()?,
        )?),
        "Portfolio.from_json" => to_json(&Portfolio::from_json_within(
            &args.text("text"),
            &args.limits(),
        )?),
        "merge" => to_json(&merge(
            &args.other("base")?,
            &args.other("ours")?,
            &args.other("theirs")?,
        )?),
        "edtf" => to_json(&args.text("text").parse::<Edtf>()?.summary(&args.policy())),
        "read_phrase" => to_json(&read_phrase(
            &args.text("text"),
            &PhraseOptions {
                language: args.coded::<Language>("language"),
                policy: args.policy(),
            },
        )),
        "extent" => to_json(&args.extent("period")?),
        "relations" => {
            let (a, b) = (args.extent("a")?, args.extent("b")?);
            to_json(&a.zip(b).map(|(a, b)| a.relations(&b)))
        }
        "ask_period" => to_json(&args.query()?.ask_period(
            &args.text("period").parse()?,
            &args.frame()?,
            args.day("on")?,
        )?),
        "fold" => to_json(&accordant::fold(&args.text("text"))),
        "words" => to_json(&accordant::words(&args.text("text"))),
        "slug" => to_json(&accordant::model::slug(&args.text("text"))),
        other => panic!("{}: no call {other}", case.name),
    })
}

fn portfolio(name: &str, args: &Args<'_>) -> Result<Json, Error> {
    let portfolio = args.portfolio()?;
    let ask = args.ask()?;
    let network = NetworkOptions {
        ask,
        limit: args.number("limit"),
    };
    Ok(match name {
        "Portfolio.to_json" => to_json(&portfolio.to_json()),
        "Portfolio.extent" => {
            let id = args.text("id");
            let mut partnerships = portfolio.partnerships.iter();
            let found = partnerships.find(|partnership| partnership.id.as_str() == id);
            to_json(&found.and_then(|found| found.extent(&portfolio.frame(ask.policy))))
        }
        "Portfolio.check" => to_json(&portfolio.check(&CheckOptions {
            on: ask.on,
            policy: ask.policy,
        })),
        "Portfolio.find" => to_json(&portfolio.find(
            &args.query()?,
            &FindOptions {
                ask,
                sort: args.coded::<Sort>("sort").unwrap_or_default(),
                descending: args.get("descending") == Some(&Json::Bool(true)),
                offset: args.number("offset").unwrap_or(0),
                limit: args.number("limit"),
            },
        )?),
        "Portfolio.facets" => {
            let Some(Json::Array(fields)) = args.get("fields") else {
                panic!("{}: `fields` is an array", args.0.name);
            };
            let fields: Result<Vec<Field>, Error> = fields
                .iter()
                .map(|field| field.as_str().unwrap_or_default().parse())
                .collect();
            to_json(&portfolio.facets(&args.query()?, &fields?, &ask)?)
        }
        "Portfolio.timeline" => {
            let range = args
                .get("range")
                .map(|_| args.text("range").parse::<When>());
            let unit = args.coded::<TimelineUnit>("unit").unwrap_or_default();
            to_json(&portfolio.timeline(&args.query()?, unit, range.transpose()?.as_ref(), &ask)?)
        }
        "Portfolio.explain" => {
            to_json(&portfolio.explain(&args.query()?, &args.text("id").parse()?, &ask)?)
        }
        "Portfolio.links" => {
            to_json(&portfolio.links(&args.text("a"), &args.text("b"), &args.query()?, &ask)?)
        }
        "Portfolio.partners" => {
            to_json(&portfolio.partners(&args.text("of"), &args.query()?, &network)?)
        }
        "Portfolio.common_partners" => to_json(&portfolio.common_partners(
            &args.text("a"),
            &args.text("b"),
            &args.query()?,
            &network,
        )?),
        "Portfolio.network" => to_json(&portfolio.network(&args.query()?, &network)?),
        "Portfolio.expiries" => {
            to_json(&portfolio.expiries(&args.query()?, &args.text("when").parse()?, &ask)?)
        }
        "Portfolio.diff" => to_json(&portfolio.diff(&args.other("other")?, &ask.policy)?),
        "Portfolio.apply" => to_json(&portfolio.apply(&Diff::from_json(&args.text("diff"))?)?),
        other => panic!("{}: no call {other}", args.0.name),
    })
}

fn query(name: &str, args: &Args<'_>) -> Result<Json, Error> {
    let field = || args.text("field").parse::<Field>();
    let query = match name {
        "Query.to_json" => return Ok(to_json(&args.query()?.to_json())),
        "Query.__str__" => return Ok(to_json(&args.query()?.to_string())),
        "Query.parse" => Query::parse(&args.text("text"))?,
        "Query.from_json" => Query::from_json(&args.text("text"))?,
        "Query.field" => Query::field(field()?, &args.text("value"))?,
        "Query.compare" => {
            let op: Op = args.text("op").parse()?;
            Query::compare(field()?, op, &args.text("value"))?
        }
        "Query.active" => Query::active(&args.text("when"))?,
        "Query.throughout" => Query::throughout(&args.text("when"))?,
        "Query.starts" => Query::starts(&args.text("when"))?,
        "Query.ends" => Query::ends(&args.text("when"))?,
        "Query.during" => Query::during(&args.text("when"))?,
        "Query.status" => Query::status(args.text("status").parse()?),
        "Query.kind" => Query::kind(args.text("kind").parse()?),
        "Query.partner" => Query::partner(&args.text("organization")),
        "Query.role" => Query::role(args.text("role").parse()?, &args.text("organization")),
        "Query.text" => Query::text(&args.text("words")),
        "Query.all" => Query::all(args.queries()?),
        "Query.any" => Query::any(args.queries()?),
        "Query.__invert__" => !args.query()?,
        "Query.certain" => args.query()?.certain(),
        "Query.possible" => args.query()?.possible(),
        other => panic!("{}: no call {other}", args.0.name),
    };
    Ok(to_json(&query))
}

/// The JSON of an answer, its fields in the order in which they are written.
fn to_json(answer: &impl Serialize) -> Json {
    json::parse(&serde_json::to_string(answer).unwrap()).unwrap()
}

/// The arguments of a case.
struct Args<'c>(&'c Case);

impl Args<'_> {
    fn get(&self, name: &str) -> Option<&Json> {
        self.0.arg(name)
    }

    /// A text; an object or an array stands for its JSON text.
    fn text(&self, name: &str) -> String {
        match self.get(name) {
            Some(Json::String(text)) => text.clone(),
            Some(value @ (Json::Object(_) | Json::Array(_))) => crate::compare::compact(value),
            _ => panic!("{}: `{name}` is a text", self.0.name),
        }
    }

    fn number(&self, name: &str) -> Option<usize> {
        match self.get(name)? {
            Json::Unsigned(number) => usize::try_from(*number).ok(),
            _ => panic!("{}: `{name}` is a number", self.0.name),
        }
    }

    /// A value of a closed list of words.
    fn coded<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let value = serde_json::to_value(self.get(name)?).unwrap();
        Some(serde_json::from_value(value).unwrap())
    }

    fn policy(&self) -> Policy {
        self.coded("policy").unwrap_or_default()
    }

    fn day(&self, name: &str) -> Result<Option<Day>, Error> {
        let text = self.get(name).map(|_| self.text(name));
        text.map(|text| text.parse()).transpose()
    }

    fn ask(&self) -> Result<AskOptions, Error> {
        Ok(AskOptions {
            on: self.day("on")?,
            policy: self.policy(),
        })
    }

    fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        if let Some(Json::Object(given)) = self.get("limits") {
            for (name, value) in given {
                let Json::Unsigned(value) = value else {
                    panic!("{}: a limit is a number", self.0.name);
                };
                let value = usize::try_from(*value).unwrap();
                match name.as_str() {
                    "input" => limits.input = value,
                    "nesting" => limits.nesting = value,
                    "text" => limits.text = value,
                    "records" => limits.records = value,
                    "diagnostics" => limits.diagnostics = value,
                    other => panic!("{}: no limit {other}", self.0.name),
                }
            }
        }
        limits
    }

    fn portfolio(&self) -> Result<Portfolio, Error> {
        let portfolio = self.0.portfolio.as_ref();
        let portfolio = portfolio.unwrap_or_else(|| panic!("{}: no portfolio", self.0.name));
        Portfolio::from_json(&crate::compare::compact(portfolio))
    }

    /// A portfolio that is an argument: the name of a file, or the portfolio itself.
    fn other(&self, name: &str) -> Result<Portfolio, Error> {
        let text = match self.get(name) {
            Some(Json::String(file)) => {
                let file = crate::case::folder().join(format!("portfolios/{file}.json"));
                std::fs::read_to_string(file).unwrap()
            }
            _ => self.text(name),
        };
        Portfolio::from_json(&text)
    }

    /// The query; everything if none is given.
    fn query(&self) -> Result<Query, Error> {
        self.get("query").map_or(Ok(Query::Everything), read_query)
    }

    fn queries(&self) -> Result<Vec<Query>, Error> {
        match self.get("queries") {
            Some(Json::Array(queries)) => queries.iter().map(read_query).collect(),
            _ => panic!("{}: `queries` is an array", self.0.name),
        }
    }

    fn frame(&self) -> Result<Frame, Error> {
        let policy = self.policy();
        let as_of = self.get("asOf").map(|_| self.text("asOf").parse::<Date>());
        Ok(Frame {
            as_of: as_of.transpose()?.map(|date| date.window(&policy).first()),
            policy,
        })
    }

    fn extent(&self, name: &str) -> Result<Option<Extent>, Error> {
        let period: Period = self.text(name).parse()?;
        Ok(period.extent(&self.frame()?))
    }

    /// What is read: a text, or `{"file": ...}` from the folder of the workspace.
    fn input(&self) -> String {
        match self.get("input").and_then(|input| input.get("file")) {
            Some(Json::String(file)) => {
                std::fs::read_to_string(crate::case::folder().join("../..").join(file)).unwrap()
            }
            _ => self.text("input"),
        }
    }

    fn read_options(&self) -> Result<ReadOptions, Error> {
        let text = |name: &str| self.get(name).map(|_| self.text(name));
        Ok(ReadOptions {
            format: text("format").map(|format| match format.as_str() {
                "page" => Format::Page,
                "portfolio" => Format::Portfolio,
                "records" => Format::Records,
                other => panic!("{}: no format {other}", self.0.name),
            }),
            language: self.coded("language"),
            as_of: text("asOf").map(|date| date.parse()).transpose()?,
            holder: text("holder"),
            location: text("location"),
            policy: self.policy(),
            limits: self.limits(),
        })
    }
}

/// A query as text or in its JSON form.
fn read_query(value: &Json) -> Result<Query, Error> {
    match value {
        Json::String(text) => Query::parse(text),
        other => Query::from_value(other),
    }
}
