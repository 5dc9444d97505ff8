//! Tools for assistants over standard input and output (Model Context Protocol). They read nothing but what they are
//! sent and the compilation, open no connection, start no program and write no file.

mod heard;
mod tools;

use std::process::ExitCode;
use std::sync::Arc;

use rmcp::handler::server::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, CustomRequest,
    CustomResult, ErrorCode, Implementation, ListToolsResult, PaginatedRequestParams,
    ServerCapabilities, ServerConfig,
};
use rmcp::service::{RequestContext, RoleServer, ServiceExt};
use rmcp::{ErrorData, transport};
use tokio::runtime::Builder;

use self::heard::Heard;
use crate::corpus::Corpus;
use crate::enquiry::Enquiry;
use crate::messages::{self, Locale};

/// Serves until the input ends. Exit status 2 where serving cannot begin.
pub fn serve(corpora: Vec<Arc<Corpus>>, locale: Locale) -> ExitCode {
    let runtime = match Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("yuanyin: {error}");
            return ExitCode::from(2);
        }
    };
    let answers = Answers {
        enquiry: Enquiry::new(corpora, locale),
        locale,
    };
    let ended = runtime.block_on(async {
        let (input, output) = transport::stdio();
        let service = answers.serve((Heard::of(input, locale), output)).await?;
        service
            .waiting()
            .await
            .map_err(|error| Box::new(error) as Box<dyn std::error::Error>)
    });
    // The reader may be waiting for input that never comes.
    runtime.shutdown_background();
    match ended {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("yuanyin: {error}");
            ExitCode::from(2)
        }
    }
}

/// The requests that are answered.
const REQUESTS: [&str; 4] = ["initialize", "ping", "tools/list", "tools/call"];

struct Answers {
    enquiry: Enquiry,
    locale: Locale,
}

impl ServerHandler for Answers {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(Implementation::new("yuanyin", env!("CARGO_PKG_VERSION")))
            .with_instructions(messages::instructions_to_assistants(self.locale))
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tools::all(self.locale)))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let arguments = request.arguments.unwrap_or_default();
        let result = match tools::call(&self.enquiry, &request.name, arguments) {
            Some(Ok(answer)) => CallToolResult::structured(answer),
            Some(Err(wrong)) => {
                let told = messages::question_not_understood(self.locale, &wrong);
                CallToolResult::error(vec![ContentBlock::text(told)])
            }
            None => {
                let told = messages::no_such_tool(self.locale, &request.name);
                return Err(ErrorData::invalid_params(told, None));
            }
        };
        Ok(result.into())
    }

    /// What the library does not know as a request: one that it knows by its name, with parameters that this cannot
    /// have, among them.
    async fn on_custom_request(
        &self,
        request: CustomRequest,
        _: RequestContext<RoleServer>,
    ) -> Result<CustomResult, ErrorData> {
        let told = messages::question_not_understood(self.locale, &request.method);
        let is_known = REQUESTS.contains(&request.method.as_str());
        let code = match is_known {
            true => ErrorCode::INVALID_PARAMS,
            false => ErrorCode::METHOD_NOT_FOUND,
        };
        Err(ErrorData::new(code, told, None))
    }
}
