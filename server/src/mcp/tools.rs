//! What there is to call: names, what they are sent, and who answers.

use std::sync::Arc;

use rmcp::model::{JsonObject, Tool, ToolAnnotations};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::draft::Subject;
use crate::enquiry::{Enquiry, MOST_FOUND, Sent};
use crate::messages::{self, AssistantTool, Locale};
use crate::resolve::Form;

/// Results of a search where no limit is given.
const RESULTS: usize = 10;
/// What a text is called that was sent without a name.
const NAME: &str = "draft.md";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LookUp {
    citation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Search {
    query: String,
    limit: Option<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verify {
    text: String,
    name: Option<String>,
    subject: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Convert {
    text: String,
    form: String,
    name: Option<String>,
}

/// All tools, described in a language.
pub fn all(locale: Locale) -> Vec<Tool> {
    let tools = AssistantTool::ALL.into_iter();
    tools.map(|tool| described(locale, tool)).collect()
}

fn described(locale: Locale, tool: AssistantTool) -> Tool {
    let described =
        |what| json!({ "type": "string", "description": messages::tool_argument(locale, what) });
    let (properties, required) = match tool {
        AssistantTool::LookUp => (
            json!({ "citation": described("citation") }),
            json!(["citation"]),
        ),
        AssistantTool::Search => {
            let limit = json!({
                "type": "integer",
                "minimum": 1,
                "maximum": MOST_FOUND,
                "default": RESULTS,
                "description": messages::tool_argument(locale, "limit"),
            });
            (
                json!({ "query": described("query"), "limit": limit }),
                json!(["query"]),
            )
        }
        AssistantTool::Verify => {
            let mut subject = described("subject");
            subject["enum"] = Subject::ALL.map(Subject::name).to_vec().into();
            let properties =
                json!({ "text": described("text"), "name": described("name"), "subject": subject });
            (properties, json!(["text"]))
        }
        AssistantTool::Convert => {
            let mut form = described("form");
            form["enum"] = Form::ALL.map(Form::name).to_vec().into();
            let properties =
                json!({ "text": described("text"), "form": form, "name": described("name") });
            (properties, json!(["text", "form"]))
        }
    };
    let mut schema = JsonObject::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("properties".to_owned(), properties);
    schema.insert("required".to_owned(), required);
    schema.insert("additionalProperties".to_owned(), false.into());
    let annotations = ToolAnnotations::default()
        .read_only(true)
        .destructive(false)
        .idempotent(true)
        .open_world(false);
    Tool::new(tool.name(), messages::tool(locale, tool), Arc::new(schema))
        .with_annotations(annotations)
}

/// The answer of a tool; `None` where there is no such tool, an error where the arguments are not what it takes (what
/// is wrong with them).
pub fn call(enquiry: &Enquiry, name: &str, arguments: JsonObject) -> Option<Result<Value, String>> {
    let tool = AssistantTool::ALL
        .into_iter()
        .find(|tool| tool.name() == name)?;
    Some(match tool {
        AssistantTool::LookUp => {
            read(arguments).map(|asked: LookUp| enquiry.look_up(&asked.citation))
        }
        AssistantTool::Search => read(arguments)
            .map(|asked: Search| enquiry.search(&asked.query, asked.limit.unwrap_or(RESULTS))),
        AssistantTool::Verify => read(arguments).and_then(|asked: Verify| {
            let subject = asked.subject.as_deref();
            let subject = subject
                .map(|name| Subject::from_name(name).ok_or(name))
                .transpose();
            Ok(enquiry.verify(Sent {
                text: &asked.text,
                name: asked.name.as_deref().unwrap_or(NAME),
                subject: subject.map_err(str::to_owned)?,
            }))
        }),
        AssistantTool::Convert => read(arguments).and_then(|asked: Convert| {
            let sent = Sent {
                text: &asked.text,
                name: asked.name.as_deref().unwrap_or(NAME),
                subject: None,
            };
            let form = Form::from_name(&asked.form).ok_or_else(|| asked.form.clone())?;
            Ok(enquiry.convert(sent, form))
        }),
    })
}

fn read<Arguments: DeserializeOwned>(arguments: JsonObject) -> Result<Arguments, String> {
    serde_json::from_value(Value::Object(arguments)).map_err(|error| error.to_string())
}
