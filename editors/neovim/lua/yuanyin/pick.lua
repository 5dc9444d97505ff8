-- Choosing provisions and topics through |vim.ui.select()|.

local messages = require('yuanyin.messages')

local M = {}

--- A provision as the server gives it (`yuanyin/search`, `yuanyin/provision`).
---@class yuanyin.Provision
---@field compilation? string what the compilation is called that it stands in, where there are several
---@field identity string A.七.20
---@field citation string A部分 七.20
---@field names table<yuanyin.Form, string?>
---@field heading string
---@field topics string[]
---@field text string
---@field location? lsp.Location
---@field reason? string where a search found it by another word than it has: 吹哨人 → 举报人
---@field markdown? string

--- Of an answer's `null` nothing.
---@generic T
---@param value T
---@return T?
function M.given(value)
  if value == vim.NIL then
    return nil
  end
  return value
end
local given = M.given

--- The first words of a provision on one line.
---@param text string
---@param characters integer
---@return string
function M.first_words(text, characters)
  local line = vim.trim((text:gsub('%s+', ' ')))
  if vim.fn.strcharlen(line) > characters then
    return vim.fn.strcharpart(line, 0, characters) .. '…'
  end
  return line
end

--- The topics of a provision, whose names have 、 and ， in them; of many the first ones and their number.
---@param one yuanyin.Provision
---@return string
local function topics_of(one)
  local count, most = #one.topics, 8
  local all =
    table.concat(vim.list_slice(one.topics, 1, count > most + 1 and most or count), messages.pick('；', '; '))
  if count <= most + 1 then
    return all
  end
  return messages.pick(('%s等%d个专题'):format(all, count), ('%s and others, %d in all'):format(all, count))
end

--- What is shown of a provision before it is chosen.
---@param one yuanyin.Provision
---@return string[] lines of Markdown
local function preview(one)
  local lines = { '**' .. one.citation .. '**', one.heading, '' }
  if one.reason then
    table.insert(lines, 2, one.reason)
  end
  vim.list_extend(lines, vim.split(one.text, '\n'))
  local names = {}
  for _, form in ipairs({ 'report', 'instrument', 'long' }) do
    table.insert(names, given(one.names[form]))
  end
  if #names > 0 then
    vim.list_extend(lines, { '', messages.pick('又作：', 'Also cited as: ') .. table.concat(names, ' · ') })
  end
  if #one.topics > 0 then
    vim.list_extend(lines, { '', messages.pick('专题：', 'Topics: ') .. topics_of(one) })
  end
  return lines
end

--- Lets one of several things be chosen, with a preview where the picker has one: by `preview_item`
--- of |vim.ui.select()| (a buffer; and lines, as mini.pick takes them), or by what snacks.nvim reads.
---@generic T
---@param items T[]
---@param prompt string
---@param kind string
---@param format fun(item: T): string
---@param show? fun(item: T): string[] lines of Markdown
---@param chosen fun(item: T)
function M.select(items, prompt, kind, format, show, chosen)
  local options = { prompt = prompt, kind = 'yuanyin.' .. kind, format_item = format }
  if show then
    options.preview_item = function(item)
      local lines = show(item)
      local buffer = vim.api.nvim_create_buf(false, true)
      vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
      vim.bo[buffer].bufhidden = 'wipe'
      vim.bo[buffer].filetype = 'markdown'
      return setmetatable(lines, { __index = { buf = buffer } })
    end
    options.snacks = {
      layout = { preset = 'default', hidden = {} },
      preview = function(context)
        context.preview:reset()
        context.preview:set_lines(show(context.item.item))
        context.preview:highlight({ ft = 'markdown' })
        context.preview:wo({ wrap = true, linebreak = false, number = false })
      end,
    }
  end
  vim.ui.select(items, options, function(item)
    if item ~= nil then
      chosen(item)
    end
  end)
end

--- A provision on one line: its identity, first words without their label, and one or more of its
--- topics, as many as a line of the screen holds.
---@param one yuanyin.Provision
---@return string
local function line(one)
  local text = one.text
  for _, label in ipairs({ '^%d+%.%s*', '^%(%w+%)%s*', '^（.-）%s*' }) do
    text = text:gsub(label, '', 1)
  end
  local reason = one.reason and one.reason .. ' · ' or ''
  local words = ('%s  %s%s'):format(one.identity, reason, M.first_words(text, 30))
  local function with_topics(count)
    local topics = table.concat(vim.list_slice(one.topics, 1, count), messages.pick('；', '; '))
    return ('%s 〔%s%s〕'):format(words, topics, count < #one.topics and '…' or '')
  end
  if #one.topics == 0 then
    return words
  end
  -- Pickers put a number or a mark before it.
  local room = vim.o.columns - 6
  local count = math.min(3, #one.topics)
  while count > 1 and vim.fn.strdisplaywidth(with_topics(count)) > room do
    count = count - 1
  end
  return with_topics(count)
end

--- Lets a provision be chosen.
---@param provisions yuanyin.Provision[]
---@param prompt string
---@param chosen fun(one: yuanyin.Provision)
function M.provision(provisions, prompt, chosen)
  M.select(provisions, prompt, 'provision', line, preview, chosen)
end

--- A provision's citation in a form; in the compilation's where it has no other such name.
---@param one yuanyin.Provision
---@param form yuanyin.Form
---@return string
function M.name(one, form)
  return given(one.names[form]) or one.citation
end

--- Calls back with a provision's citation in the form wanted, which is asked for where that is wanted.
---@param one yuanyin.Provision
---@param form yuanyin.Form|'ask'
---@param callback fun(citation: string)
function M.form(one, form, callback)
  if form ~= 'ask' then
    if form ~= 'compilation' and not given(one.names[form]) then
      messages.tell(
        ('%s没有此种名称，已用汇编编号。'):format(one.identity),
        ('%s has no such name; cited in compilation form.'):format(one.identity),
        vim.log.levels.WARN
      )
    end
    return callback(M.name(one, form))
  end
  local names = {}
  for _, known in ipairs(require('yuanyin.options').forms) do
    local name = M.name(one, known)
    if not vim.list_contains(names, name) then
      table.insert(names, name)
    end
  end
  if #names == 1 then
    return callback(names[1])
  end
  M.select(names, messages.pick('援引形式：', 'Cite as:'), 'form', tostring, nil, callback)
end

return M
