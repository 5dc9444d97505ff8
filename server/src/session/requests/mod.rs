//! Requests of Yuanyin's own, for pickers, panels and status lines in editors.
//!
//! Each is a JSON-RPC request `yuanyin/NAME` with an object of parameters, and the same as a command
//! `yuanyin.NAME` of `workspace/executeCommand` with that object as its first argument, for clients
//! that send only what LSP knows. (Clients may register the server's commands under their names:
//! an extension must not register commands of the same names itself.) Lines and characters are in
//! the position encoding of the session; `location` is an LSP `Location` in a file of the corpus,
//! or `null` where the files cannot be written. Parameters that are missing or of the wrong type
//! are refused with error −32602.
//!
//! What there is stands in the table below ([`OWN_REQUESTS`]), once: routes, commands, capabilities
//! and documentation are made from it. The parameters and answers are in [`shapes`].
//!
//! `yuanyin/search {"query": "sfxz", "limit": 1}` answers:
//!
//! ```json
//! [{
//!   "identity": "A.四.1.b",
//!   "citation": "A部分 四.1.b",
//!   "names": {
//!     "report": "CTOC/COP/WG.2/2009/4，第2段(b)项",
//!     "instrument": null,
//!     "long": "技术援助问题政府专家工作组第四次会议建议第1段(b)项"
//!   },
//!   "heading": "第四次会议，2009年10月8日和9日",
//!   "topics": ["引渡", "司法协助"],
//!   "text": "(b) 协助缔约国并酌情协助非缔约方…",
//!   "location": {"uri": "file:///…/zh/part-a.md", "range": {"start": …, "end": …}}
//! }]
//! ```

mod answers;
pub mod shapes;

use serde::Serialize;
use serde_json::Value;
use tower_lsp::LspServiceBuilder;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{self as lsp, ExecuteCommandParams};

use self::shapes::*;
use super::dispatch::Routes;

/// A request of our own.
pub struct OwnRequest {
    /// `yuanyin/search`
    pub method: &'static str,
    /// `yuanyin.search`
    pub command: &'static str,
    /// Its parameters and what they are where they are left out, in words.
    pub parameters: &'static str,
    /// What it answers, in words.
    pub answer: &'static str,
}

macro_rules! own_requests {
    ($(
        $name:literal ($params:ty) -> $answer:ty: $how:ident $answer_by:path,
            $parameters_in_words:literal => $answer_in_words:literal;
    )*) => {
        /// All requests of our own.
        ///
        /// | request | parameters | answer |
        /// | --- | --- | --- |
        $(#[doc = concat!("| `yuanyin/", $name, "` | ", $parameters_in_words, " | ", $answer_in_words, " |")])*
        pub const OWN_REQUESTS: &[OwnRequest] = &[$(OwnRequest {
            method: concat!("yuanyin/", $name),
            command: concat!("yuanyin.", $name),
            parameters: $parameters_in_words,
            answer: $answer_in_words,
        }),*];

        /// Makes the requests known to the service.
        pub fn register(service: LspServiceBuilder<Routes>) -> LspServiceBuilder<Routes> {
            service$(.custom_method(concat!("yuanyin/", $name), {
                async fn answer(routes: &Routes, params: Value) -> Result<$answer> {
                    routes.$how::<$params, $answer>(params, $answer_by).await
                }
                answer
            }))*
        }

        /// A request as a command: its parameters are the first argument.
        pub async fn execute(routes: &Routes, params: ExecuteCommandParams) -> Result<Value> {
            let arguments = params.arguments.into_iter().next();
            let arguments = arguments.unwrap_or_else(|| Value::Object(serde_json::Map::new()));
            $(if params.command == concat!("yuanyin.", $name) {
                return write(routes.$how::<$params, $answer>(arguments, $answer_by).await?);
            })*
            Err(Error::invalid_params(params.command))
        }
    };
}

own_requests! {
    "search" (SearchParams) -> Vec<Record>: own_at_once answers::search,
        "`query`, `limit` (20); `textDocument` and `position` where it is to be cited" =>
        "[`Record`]s, the best first, their names in the language of the draft there, else in Chinese. The query is a number, words, a topic, pinyin in full or by initials, as behind `@`";
    "provision" (ProvisionParams) -> Named: own_at_once answers::provision,
        "`identity` or `citation`, or `textDocument` and `position`" =>
        "[`Named`]: what an identity (`A.七.20`), the citations of a text, or the citation at a position name; in a file of the corpus else the provision that stands there";
    "topic" (TopicParams) -> Vec<Topic>: own_at_once answers::topic,
        "`topic`, `identity` or `citation`" =>
        "[`Topic`]s: the one of that name, or all that refer to the provisions named";
    "compilation" (NoParams) -> Compilation: own_at_once answers::compilation,
        "" =>
        "[`Compilation`]: the tree of parts, sections and provisions, and that of topics";
    "citations" (CitationsParams) -> Option<Vec<Citation>>: own_beside answers::citations,
        "`uri`" =>
        "[`Citation`]s of an open document in order, wrong and exempt ones included; `null` where it is not open or not checked: the project leaves it out, or there is no compilation to check it with";
    "cites" (CitesParams) -> Option<String>: own_beside answers::cites,
        "`uri`, `format` (`markdown`, `csv` or `json`; `markdown`)" =>
        "the document's table of authorities as text; `null` where it is not open";
    "findSource" (FindSourceParams) -> Option<Vec<Found>>: own_beside answers::find_source,
        "`textDocument`, `range`" =>
        "[`Found`]s: the provisions that hold what is selected (where nothing is, the sentence there), the likeliest first; `null` where the document is not open";
    "drafts" (NoParams) -> Vec<lsp::Url>: own_beside answers::drafts,
        "" =>
        "the addresses of all drafts in the workspace's folders, in the order of their names: what ignore files and `exclude` leave out is not among them";
    "check" (CheckParams) -> Vec<Checked>: own_beside answers::check,
        "`uris`" =>
        "[`Checked`]: what is wrong in drafts of the workspace, in the order asked for: in open ones as they stand in the editor, in others as they are on disk. What lies outside of the workspace's folders is left out. For progress and cancelling, ask for a few at a time";
    "apply" (ApplyParams) -> bool: own_applied answers::apply,
        "`uri`; `fixAll` (a code, or `null` for all), or `convertAll` (a form)" =>
        "whether there is anything to change: all findings mended that have one obvious fix, or all citations in that form. The client is asked to make the change (`workspace/applyEdit`). Where it cannot resolve code actions, those for a whole document are this command";
    "status" (NoParams) -> Status: own_at_once answers::status,
        "" =>
        "[`Status`]: version, corpus, counts, position encoding";
}

/// The commands, for the server's capabilities.
pub fn commands() -> impl Iterator<Item = &'static str> {
    OWN_REQUESTS.iter().map(|request| request.command)
}

fn write(answer: impl Serialize) -> Result<Value> {
    serde_json::to_value(answer).map_err(|error| {
        tracing::error!("an answer that cannot be written: {error}");
        Error::internal_error()
    })
}
