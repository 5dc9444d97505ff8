-- A Neovim that is too old for the plugin: what it says, and that nothing else goes wrong.
--
-- Runs as `nvim -l refusal.lua`, with NVIM_START the old one. Ends with status 1 if a check fails.

package.path = vim.fs.dirname(arg[0]) .. '/?.lua;' .. package.path
local editor = require('editor')
local lua, check, becomes = editor.lua, editor.check, editor.becomes

-- README's lines without the last, with which Neovim itself fails.
editor.start((editor.plugin():gsub("vim.lsp.enable%('yuanyin'%)", '')))
check('this is a Neovim before 0.11', lua('return vim.fn.has("nvim-0.11")') == 0)
becomes('it is told that a later one is needed, and nothing else', function()
  return lua('return vim.api.nvim_exec2("messages", { output = true }).output')
end, 'yuanyin: Neovim 0.11 or later is needed / 需要Neovim 0.11或更高版本')
check('there is no command', lua('return vim.fn.exists(":Yuanyin")') == 0)
lua('vim.v.errmsg = ""; vim.cmd.edit("draft.md")')
check('a draft is opened without an error', lua('return vim.v.errmsg') == '', lua('return vim.v.errmsg'))
local failed = editor.command('silent checkhealth yuanyin')
local report = editor.text()
check('health says so too', not failed and report:find('需要Neovim 0.11或更高版本', 1, true), failed or report)
check('health says nothing that cannot be known', not report:find('Failed to run', 1, true), report)

editor.finish()
