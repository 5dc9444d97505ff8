//! Messages of the client as they come, before anybody reads what they say.

use serde_json::Value;
use tower_lsp::jsonrpc::Error;

use super::newer;

/// A message as JSON, without `"params": null`, which some clients send and tower-lsp refuses; a
/// request of our own has an object of parameters, be it an empty one.
pub fn parse(body: &[u8]) -> Result<Value, Error> {
    let parsed =
        serde_json::from_slice(body).or_else(|error| match without_lone_surrogates(body) {
            Some(mended) => serde_json::from_slice(&mended),
            None => Err(error),
        });
    let mut message: Value = parsed.map_err(|error| {
        tracing::warn!("a message that is no JSON: {error}");
        Error::parse_error()
    })?;
    if let Some(object) = message.as_object_mut()
        && object.get("params").is_some_and(Value::is_null)
    {
        object.remove("params");
    }
    if message
        .get("method")
        .is_some_and(|name| name == "textDocument/didChange")
        && let Some(document) = message.pointer_mut("/params/textDocument")
        && let Some(document) = document.as_object_mut()
        && document.get("version").is_none_or(Value::is_null)
    {
        document.insert("version".to_owned(), NO_VERSION.into());
    }
    if message
        .get("method")
        .is_some_and(|name| name == "initialize")
    {
        newer::as_types_do(message.pointer_mut("/params/capabilities"));
    }
    if let Some(object) = message.as_object_mut()
        && is_own(object.get("method"))
    {
        let parameters = object.entry("params");
        parameters.or_insert_with(|| Value::Object(serde_json::Map::new()));
    }
    if message.is_object() {
        Ok(message)
    } else {
        Err(Error::invalid_request())
    }
}

/// What stands for the version of a change that has none: it is applied all the same, or the text would be another
/// than the client's from then on.
pub const NO_VERSION: i32 = i32::MIN;

fn is_own(method: Option<&Value>) -> bool {
    method
        .and_then(Value::as_str)
        .is_some_and(|method| method.starts_with("yuanyin/"))
}

/// JSON in which escaped halves of surrogate pairs that stand alone are U+FFFD: the editor's
/// text had a broken character there, and the rest of the message is worth reading.
/// `None` where there is nothing to replace.
fn without_lone_surrogates(body: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(body).ok()?;
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    let mut replaced = false;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let half = |escape: &str| {
            let digits = escape.strip_prefix("\\u")?.get(..4)?;
            u32::from_str_radix(digits, 16).ok()
        };
        let unit = half(escape);
        let taken = match unit {
            Some(0xD800..=0xDBFF) => {
                let second = escape.get(6..).and_then(half);
                if matches!(second, Some(0xDC00..=0xDFFF)) {
                    12
                } else {
                    0
                }
            }
            Some(0xDC00..=0xDFFF) => 0,
            Some(_) => 6,
            // \\ and \" are two characters; anything else is left to the parser.
            None => escape
                .char_indices()
                .nth(2)
                .map_or(escape.len(), |(end, _)| end),
        };
        if taken == 0 {
            mended.push_str("\\ufffd");
            replaced = true;
            rest = escape.get(6..).unwrap_or_default();
        } else {
            mended.push_str(escape.get(..taken).unwrap_or_default());
            rest = escape.get(taken..).unwrap_or_default();
        }
    }
    mended.push_str(rest);
    replaced.then(|| mended.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_params_are_as_none() {
        let message =
            parse(br#"{"jsonrpc":"2.0","id":1,"method":"shutdown","params":null}"#).unwrap();
        assert!(message.get("params").is_none());
        let own = parse(br#"{"jsonrpc":"2.0","id":1,"method":"yuanyin/status"}"#).unwrap();
        assert_eq!(own["params"], serde_json::json!({}));
        assert!(parse(b"[1]").is_err());
        assert!(parse(b"{").is_err());
    }

    #[test]
    fn only_halves_that_stand_alone_are_replaced() {
        for (body, expected) in [
            (r#""\ud842\udfb7""#, None),
            (r#""\\ud842""#, None),
            (r#""七\ud842七""#, Some(r#""七\ufffd七""#)),
            (
                r#""\udfb7\ud842\udfb7\n""#,
                Some(r#""\ufffd\ud842\udfb7\n""#),
            ),
            (r#""\ud842\ud842\udfb7""#, Some(r#""\ufffd\ud842\udfb7""#)),
            (r#""\ud8"#, None),
        ] {
            let mended = without_lone_surrogates(body.as_bytes())
                .map(|mended| String::from_utf8_lossy(&mended).into_owned());
            assert_eq!(mended.as_deref(), expected, "{body}");
        }
    }
}
