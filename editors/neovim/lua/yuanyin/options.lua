-- What is set in `vim.g.yuanyin`.

local M = {}

--- The value of `vim.g.yuanyin`; every field is optional. What the server itself is told stands in
--- `vim.lsp.config('yuanyin', { settings = { yuanyin = … } })`.
---@class yuanyin.Options
---@field server? string absolute path of the server's program; `~` stands for the home folder
---@field completion? boolean switch built-in completion on, with autotrigger (by default not)
---@field unnamed? boolean attach to texts without name and filetype when typing begins (by default so)
---@field form? yuanyin.Form|'ask' the form in which `:Yuanyin insert` and `copy` cite (by default `compilation`)

---@alias yuanyin.Form 'compilation'|'report'|'instrument'|'long'

---@type yuanyin.Form[]
M.forms = { 'compilation', 'report', 'instrument', 'long' }

---@type table<string, fun(value: any): boolean>
local allowed = {
  server = function(value)
    return type(value) == 'string'
  end,
  completion = function(value)
    return type(value) == 'boolean'
  end,
  unnamed = function(value)
    return type(value) == 'boolean'
  end,
  form = function(value)
    return value == 'ask' or vim.list_contains(M.forms, value)
  end,
}

--- The options that can be used.
---@return yuanyin.Options
function M.get()
  local options = {}
  if type(vim.g.yuanyin) == 'table' then
    for name, value in pairs(vim.g.yuanyin) do
      if allowed[name] and allowed[name](value) then
        options[name] = value
      end
    end
  end
  return options
end

--- The names in `vim.g.yuanyin` that are unknown or have a wrong value.
---@return string[] wrong
function M.problems()
  local set = vim.g.yuanyin
  if set == nil then
    return {}
  elseif type(set) ~= 'table' then
    return { 'vim.g.yuanyin' }
  end
  local wrong = {}
  for name, value in pairs(set) do
    if not (allowed[name] and allowed[name](value)) then
      table.insert(wrong, 'vim.g.yuanyin.' .. name)
    end
  end
  table.sort(wrong)
  return wrong
end

return M
