//! Starts the server yuanyin in Zed: the path of the settings, otherwise `yuanyin` on the PATH.
//! Nothing is downloaded.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, serde_json, Command, LanguageServerId, Result, Worktree};

struct Yuanyin;

impl zed::Extension for Yuanyin {
    fn new() -> Self {
        Yuanyin
    }

    fn language_server_command(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree)?.binary;
        let (path, args) = binary.map_or((None, None), |binary| (binary.path, binary.arguments));
        let command = path.or_else(|| worktree.which("yuanyin")).ok_or(
            "找不到 yuanyin：请放到 PATH，或在设置 lsp.yuanyin.binary.path 中写明绝对路径 / yuanyin was not \
             found: put it on the PATH, or its absolute path into the setting lsp.yuanyin.binary.path",
        )?;
        Ok(Command {
            command,
            args: args.unwrap_or_default(),
            env: Vec::new(),
        })
    }

    /// The answer to `workspace/configuration`: the settings as they stand in `lsp.yuanyin.settings`.
    fn language_server_workspace_configuration(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        let settings = LspSettings::for_worktree(server.as_ref(), worktree)?.settings;
        Ok(settings.map(|settings| serde_json::json!({ "yuanyin": settings })))
    }
}

zed::register_extension!(Yuanyin);
