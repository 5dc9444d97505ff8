//! The smallest LSP client that can hold a conversation with the server.

use std::io::{BufRead, BufReader, Error, Read, Result, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::messages::Locale;

/// A server process and the conversation with it.
pub struct Client {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    last_id: u64,
}

impl Client {
    /// Starts this very program as a server and initialises it.
    pub fn start(locale: Locale) -> Result<Client> {
        let mut process = Command::new(std::env::current_exe()?)
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let missing = || Error::other("no pipe to the server");
        let input = process.stdin.take().ok_or_else(missing)?;
        let output = process.stdout.take().ok_or_else(missing)?;
        let mut client = Client {
            process,
            input,
            output: BufReader::new(output),
            last_id: 0,
        };
        client.request(
            "initialize",
            json!({
                "processId": std::process::id(),
                "rootUri": null,
                "locale": locale.pick("zh-cn", "en"),
                "capabilities": {
                    "general": {"positionEncodings": ["utf-8"]},
                    "textDocument": {
                        "diagnostic": {},
                        "hover": {"contentFormat": ["markdown"]},
                        "definition": {"linkSupport": true},
                        "codeAction": {
                            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
                            "dataSupport": true,
                            "resolveSupport": {"properties": ["edit"]},
                        },
                    },
                },
            }),
        )?;
        client.notify("initialized", json!({}))?;
        Ok(client)
    }

    /// Sends a request and waits for its answer; what else the server says meanwhile is passed over.
    pub fn request(&mut self, method: &str, params: Value) -> Result<Value> {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))?;
        loop {
            let message = self.receive()?;
            if message.get("method").is_some()
                || message.get("id").and_then(Value::as_u64) != Some(id)
            {
                continue;
            }
            if let Some(error) = message.get("error") {
                return Err(Error::other(format!("{method}: {error}")));
            }
            return Ok(message.get("result").cloned().unwrap_or(Value::Null));
        }
    }

    /// Sends a notification.
    pub fn notify(&mut self, method: &str, params: Value) -> Result<()> {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    /// Shuts the server down and waits for its end.
    pub fn stop(mut self) -> Result<()> {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": "shutdown"}))?;
        self.notify("exit", Value::Null)?;
        self.process.wait()?;
        Ok(())
    }

    fn send(&mut self, message: &Value) -> Result<()> {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        self.input.flush()
    }

    fn receive(&mut self) -> Result<Value> {
        let mut length = None;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line)? == 0 {
                return Err(Error::other("the server ended"));
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("Content-Length:") {
                length = value.trim().parse::<usize>().ok();
            }
        }
        let length = length.ok_or_else(|| Error::other("a message without a length"))?;
        let mut body = vec![0; length];
        self.output.read_exact(&mut body)?;
        serde_json::from_slice(&body).map_err(Error::other)
    }
}
