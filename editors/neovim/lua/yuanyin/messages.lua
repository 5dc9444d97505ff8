-- The language that the user reads, as the server decides it: English for English, else Chinese.

local M = {}

--- Whether a tag says nothing of a language.
---@param tag? string
local function says_nothing(tag)
  return tag == nil or tag == '' or tag == 'C' or tag == 'POSIX' or vim.startswith(tag, 'C.')
end

--- The language tag that the server is told: Neovim's own (|v:lang|), else the environment's.
---@return string? tag such as `zh_CN.UTF-8`; nil where nothing says
function M.tag()
  local env = vim.env
  for _, tag in ipairs({ vim.v.lang, env.LC_ALL or '', env.LC_MESSAGES or '', env.LANG or '' }) do
    if not says_nothing(tag) then
      return tag
    end
  end
  return nil
end

--- The configuration in force; an empty one where the plugin is not on 'runtimepath' as a whole.
---@return vim.lsp.Config
function M.config()
  -- Neovim 0.10 has none, of which |:checkhealth| tells.
  local configured = vim.lsp.config --[[@as table<string, vim.lsp.Config?>?]]
  return configured and configured['yuanyin'] or {}
end

---@return boolean
local function is_english()
  local set = vim.tbl_get(M.config(), 'settings', 'yuanyin', 'locale')
  local tag = type(set) == 'string' and set or M.tag() or ''
  return vim.startswith(tag:lower(), 'en')
end

--- The one of two texts that the user reads.
---@param chinese string
---@param english string
---@return string
function M.pick(chinese, english)
  return is_english() and english or chinese
end

--- Tells the user of an error; not at once, since Neovim adds where it came from and a stack traceback
--- to what is told as an error within an autocommand or a command.
---@param message string what is told, in the user's language
---@param notify? fun(message: string, level: integer) by default |vim.notify()|
function M.tell_error(message, notify)
  vim.schedule(function()
    (notify or vim.notify)('yuanyin: ' .. message, vim.log.levels.ERROR)
  end)
end

--- Tells the user something.
---@param chinese string
---@param english string
---@param level? integer of |vim.log.levels|, by default INFO
function M.tell(chinese, english, level)
  local message = M.pick(chinese, english)
  if level == vim.log.levels.ERROR then
    return M.tell_error(message)
  end
  vim.notify('yuanyin: ' .. message, level or vim.log.levels.INFO)
end

return M
