-- `:Yuanyin` with its subcommands.

local messages = require('yuanyin.messages')

local M = {}

--- What a subcommand is given.
---@class yuanyin.Arguments
---@field words string[] what stands behind the subcommand
---@field rest string the same as it was written
---@field bang boolean
---@field has_range boolean

---@class yuanyin.Subcommand
---@field run fun(arguments: yuanyin.Arguments)
---@field complete? fun(lead: string): string[]

--- Completes provisions by what the server finds for the words typed.
---@param lead string
---@return string[]
local function provisions(lead)
  if lead == '' then
    return {}
  end
  local found = require('yuanyin.client').ask_now('yuanyin/search', { query = lead, limit = 50 })
  return vim.tbl_map(function(one)
    return one.identity
  end, found or {})
end

---@param known string[]
---@return fun(lead: string): string[]
local function among(known)
  return function(lead)
    return vim.tbl_filter(function(one)
      return vim.startswith(one, lead)
    end, known)
  end
end

local forms = require('yuanyin.options').forms

--- Takes `form=…` out of the words of a command.
---@param arguments yuanyin.Arguments
---@return string rest
---@return yuanyin.Form|'ask'|nil form
local function with_form(arguments)
  local form ---@type string?
  local rest = vim.tbl_filter(function(word)
    local named = word:match('^form=(.*)$')
    form = named or form
    return not named
  end, arguments.words)
  if form and form ~= 'ask' and not vim.list_contains(forms, form) then
    messages.tell('没有此种形式：' .. form, 'no such form: ' .. form, vim.log.levels.ERROR)
    return table.concat(rest, ' '), nil
  end
  return table.concat(rest, ' '), form --[[@as yuanyin.Form|'ask'|nil]]
end

--- Called with the plugin's functions, so that each is loaded when it is run.
local function yuanyin()
  return require('yuanyin')
end

---@type table<string, yuanyin.Subcommand>
M.subcommands = {
  insert = {
    run = function(arguments)
      local query, form = with_form(arguments)
      yuanyin().insert(query ~= '' and query or nil, form)
    end,
    complete = function(lead)
      if vim.startswith(lead, 'form=') then
        return among(vim.tbl_map(function(form)
          return 'form=' .. form
        end, vim.list_extend({ 'ask' }, forms)))(lead)
      end
      return provisions(lead)
    end,
  },
  show = {
    run = function(arguments)
      yuanyin().show(arguments.rest ~= '' and arguments.rest or nil, arguments.has_range)
    end,
    complete = provisions,
  },
  convert = {
    run = function(arguments)
      yuanyin().convert(arguments.words[1], arguments.bang)
    end,
    complete = among(forms),
  },
  source = {
    run = function(arguments)
      yuanyin().source(arguments.has_range)
    end,
  },
  copy = {
    run = function(arguments)
      yuanyin().copy(arguments.words[1], arguments.has_range)
    end,
    complete = among(vim.list_extend({ 'ask' }, forms)),
  },
  citations = {
    run = function(arguments)
      yuanyin().citations(arguments.bang)
    end,
  },
  cites = {
    run = function(arguments)
      yuanyin().cites(arguments.words[1])
    end,
    complete = among({ 'markdown', 'csv', 'json' }),
  },
  topics = {
    run = function(arguments)
      yuanyin().topics(arguments.rest ~= '' and arguments.rest or nil)
    end,
    complete = function(lead)
      local compilation = require('yuanyin.client').ask_now('yuanyin/compilation', vim.empty_dict())
      local names = vim.tbl_map(function(topic)
        return topic.name
      end, compilation and compilation.topics or {})
      return vim.tbl_filter(function(name)
        return name:find(lead, 1, true) ~= nil
      end, names)
    end,
  },
  attach = {
    run = function()
      yuanyin().attach()
    end,
  },
  restart = {
    run = function()
      require('yuanyin.client').restart()
    end,
  },
  log = {
    run = function()
      yuanyin().log()
    end,
  },
  info = {
    run = function()
      yuanyin().info()
    end,
  },
}

---@return string[]
local function names()
  local all = vim.tbl_keys(M.subcommands)
  table.sort(all)
  return all
end

--- Runs a subcommand without arguments, for a mapping.
---@param name string
function M.call(name)
  M.subcommands[name].run({ words = {}, rest = '', bang = false, has_range = false })
end

--- Runs `:Yuanyin`.
---@param command vim.api.keyset.create_user_command.command_args
function M.run(command)
  local words = vim.deepcopy(command.fargs)
  local name = table.remove(words, 1)
  if not name then
    return vim.ui.select(names(), { prompt = ':Yuanyin' }, function(chosen)
      if chosen then
        vim.cmd.Yuanyin(chosen)
      end
    end)
  end
  local subcommand = M.subcommands[name]
  if not subcommand then
    return messages.tell(
      ('没有子命令“%s”；可用：%s'):format(name, table.concat(names(), ' ')),
      ('no subcommand "%s"; there are: %s'):format(name, table.concat(names(), ' ')),
      vim.log.levels.ERROR
    )
  end
  subcommand.run({
    words = words,
    rest = vim.trim((command.args:gsub('^%s*%S+', '', 1))),
    bang = command.bang,
    has_range = command.range > 0,
  })
end

--- Completes `:Yuanyin`.
---@param lead string
---@param line string
---@param position integer bytes of `line` before the cursor
---@return string[]
function M.complete(lead, line, position)
  local before = line:sub(1, position - #lead)
  local written = before:match('Yuanyin!?%s+(.*)$') or ''
  local name = written:match('^(%S+)%s')
  if not name then
    return among(names())(lead)
  end
  local subcommand = M.subcommands[name]
  return subcommand and subcommand.complete and subcommand.complete(lead) or {}
end

return M
