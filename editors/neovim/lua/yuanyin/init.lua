-- What `:Yuanyin` and the <Plug> mappings do, for those who make mappings of their own.
-- There is no setup(): see `vim.g.yuanyin` (|yuanyin-options|) and `vim.lsp.config()`.

local client_of = require('yuanyin.client')
local lists = require('yuanyin.lists')
local messages = require('yuanyin.messages')
local pick = require('yuanyin.pick')
local recent = require('yuanyin.recent')

local M = {}

local api = vim.api

---@return yuanyin.Form|'ask'
local function default_form()
  return require('yuanyin.options').get().form or 'compilation'
end

--- Where a citation can be written: a place within another citation is taken behind it, since both
--- would be broken; and whether that is right behind the other one.
---@param bufnr integer
---@param row integer from 0
---@param column integer
---@return integer row
---@return integer column
---@return boolean is_behind another citation ends there
local function behind_citation(bufnr, row, column)
  local client = client_of.of(bufnr)
  if not client then
    return row, column, false
  end
  local encoding = client.offset_encoding
  local function line_at(number)
    return api.nvim_buf_get_lines(bufnr, number, number + 1, false)[1] or ''
  end
  local at = { line = row, character = vim.str_utfindex(line_at(row), encoding, column, false) }
  -- Asked now and not before the choice, of which the text may be newer; and waited for, so that what
  -- is typed next comes behind the citation.
  local params = { textDocument = { uri = vim.uri_from_bufnr(bufnr) }, position = at }
  local named = client_of.ask_now('yuanyin/provision', params, bufnr)
  local cited = named and pick.given(named.range)
  local function is_before(one, other)
    return one.line < other.line or (one.line == other.line and one.character < other.character)
  end
  if not cited or not is_before(cited.start, at) or is_before(cited['end'], at) then
    return row, column, false
  end
  local last = cited['end']
  return last.line, vim.str_byteindex(line_at(last.line), encoding, last.character, false), true
end

--- What parts a citation from the one that it is written right behind; together they would be read as
--- something else.
---@param citation string
---@return string
local function separator(citation)
  return vim.fn.match(citation, '[\\u4e00-\\u9fff]') >= 0 and '、' or ', '
end

--- Where a citation is to stand, and the buffer; nothing where that has no client.
---@alias yuanyin.PlaceOf fun(): lsp.TextDocumentPositionParams?, integer?

--- A place for a citation that comes later, which moves with the text around it. In normal mode it is
--- behind the character under the cursor, as for |p|; never within another citation.
---@return fun(text: string) insert puts a text there and the cursor behind it
---@return yuanyin.PlaceOf at tells the place, which decides the language of a citation
local function place()
  local bufnr, window = api.nvim_get_current_buf(), api.nvim_get_current_win()
  local namespace = api.nvim_create_namespace('yuanyin.place')
  local row, column = unpack(api.nvim_win_get_cursor(0))
  local line = api.nvim_get_current_line()
  local is_inserting = api.nvim_get_mode().mode:sub(1, 1) == 'i'
  if not is_inserting and column < #line then
    column = column + vim.str_utf_end(line, column + 1) + 1
  end
  local mark = api.nvim_buf_set_extmark(bufnr, namespace, row - 1, column, {})
  local function insert(text)
    local at = api.nvim_buf_get_extmark_by_id(bufnr, namespace, mark, {})
    api.nvim_buf_del_extmark(bufnr, namespace, mark)
    if not at[1] then
      return
    end
    local into, before, is_behind = behind_citation(bufnr, at[1], at[2])
    if is_behind then
      text = separator(text) .. text
    end
    api.nvim_buf_set_text(bufnr, into, before, into, before, { text })
    if api.nvim_win_is_valid(window) and api.nvim_win_get_buf(window) == bufnr then
      -- Pickers leave insert mode; the cursor then stands on a character, not behind it.
      local back = api.nvim_get_mode().mode:sub(1, 1) == 'i' and 0 or 1
      api.nvim_win_set_cursor(window, { into + 1, before + #text - back })
    end
  end
  -- When it is asked for: a file just opened has no client yet.
  local function at()
    local client = client_of.of(bufnr)
    local here = client and api.nvim_buf_get_extmark_by_id(bufnr, namespace, mark, {})
    if not client or not here or not here[1] then
      return
    end
    local text_line = api.nvim_buf_get_lines(bufnr, here[1], here[1] + 1, false)[1] or ''
    local character = vim.str_utfindex(text_line, client.offset_encoding, here[2], false)
    return {
      textDocument = { uri = vim.uri_from_bufnr(bufnr) },
      position = { line = here[1], character = character },
    },
      bufnr
  end
  return insert, at
end

--- What is selected.
---@class yuanyin.Selection
---@field first yuanyin.Position
---@field last yuanyin.Position
---@field kind string mode of |visual-mode|

--- A position of |getpos()|: buffer, line and byte from 1, offset.
---@alias yuanyin.Position [integer, integer, integer, integer]

--- What is selected: in visual mode, or as the range of a command that visual mode was left for.
---@param of_command? boolean the command had a range
---@return yuanyin.Selection?
local function selection(of_command)
  local mode = api.nvim_get_mode().mode
  if mode == 'v' or mode == 'V' or mode == '\22' then
    local first = vim.fn.getpos('v') --[[@as yuanyin.Position]]
    local last = vim.fn.getpos('.') --[[@as yuanyin.Position]]
    if first[2] > last[2] or (first[2] == last[2] and first[3] > last[3]) then
      first, last = last, first
    end
    api.nvim_feedkeys(vim.keycode('<Esc>'), 'nx', false)
    return { first = first, last = last, kind = mode }
  elseif of_command then
    return {
      first = vim.fn.getpos("'<") --[[@as yuanyin.Position]],
      last = vim.fn.getpos("'>") --[[@as yuanyin.Position]],
      kind = vim.fn.visualmode(),
    }
  end
end

---@param selected yuanyin.Selection
---@return string
local function selected_text(selected)
  return table.concat(vim.fn.getregion(selected.first, selected.last, { type = selected.kind }), '\n')
end

--- A selection, else the cursor, as a range of the protocol.
---@param selected? yuanyin.Selection
---@param bufnr integer
---@param encoding 'utf-8'|'utf-16'|'utf-32'
---@return lsp.Range
local function range_of(selected, bufnr, encoding)
  local function position(row, byte)
    local line = api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1] or ''
    return { line = row, character = vim.str_utfindex(line, encoding, math.min(byte, #line), false) }
  end
  if not selected then
    local row, column = unpack(api.nvim_win_get_cursor(0))
    local at = position(row - 1, column)
    return { start = at, ['end'] = at }
  end
  local last_line = api.nvim_buf_get_lines(bufnr, selected.last[2] - 1, selected.last[2], false)[1] or ''
  local first, last = selected.first[3] - 1, selected.last[3] - 1
  if selected.kind == 'V' then
    first, last = 0, #last_line
  elseif last < #last_line then
    last = last + vim.str_utf_end(last_line, math.floor(last) + 1) + 1
  end
  return { start = position(selected.first[2] - 1, first), ['end'] = position(selected.last[2] - 1, last) }
end

--- Calls back with the provisions that the server finds for words, a number, a topic or pinyin.
---@param query string
---@param at yuanyin.PlaceOf where it is to be cited
---@param callback fun(found: yuanyin.Provision[])
local function search(query, at, callback)
  client_of.with_any(function(client)
    local cited_at, bufnr = at()
    local params = vim.tbl_extend('error', { query = query, limit = 100 }, cited_at or {})
    client_of.ask(client, 'yuanyin/search', params, bufnr or 0, function(found)
      if #found == 0 then
        return messages.tell('没有找到：' .. query, 'nothing found: ' .. query, vim.log.levels.WARN)
      end
      callback(found)
    end)
  end)
end

--- A provision in the compilation's tree (`yuanyin/compilation`).
---@class yuanyin.Entry
---@field identity string
---@field words string
---@field children yuanyin.Entry[]

--- Names entries as they are asked for: of several compilations, by what theirs is called.
---@param entries yuanyin.Entry[]
---@param compilation? string
local function call(entries, compilation)
  for _, entry in ipairs(compilation and entries or {}) do
    entry.identity = ('%s %s'):format(compilation, entry.identity)
    call(entry.children, compilation)
  end
end

--- Every provision of the compilation, for a picker that filters by itself.
---@param callback fun(found: yuanyin.Entry[])
local function every_provision(callback)
  client_of.with_any(function(client)
    client_of.ask(client, 'yuanyin/compilation', vim.empty_dict(), 0, function(compilation)
      local all = {}
      local function gather(entries)
        for _, entry in ipairs(entries) do
          table.insert(all, entry)
          gather(entry.children)
        end
      end
      for _, part in ipairs(compilation.parts) do
        call(part.sections, part.compilation)
        gather(part.sections)
      end
      callback(all)
    end)
  end)
end

--- Calls back with the provision of an identity, with everything that is known of it.
---@param identity string
---@param at? yuanyin.PlaceOf where it is to be cited: the language of its names
---@param callback fun(one: yuanyin.Provision)
local function provision(identity, at, callback)
  client_of.with_any(function(client)
    client_of.ask(client, 'yuanyin/provision', { identity = identity }, 0, function(named)
      local one = named.provisions[1]
      local cited_at, bufnr
      if at then
        cited_at, bufnr = at()
      end
      if not one or not cited_at then
        return one and callback(one)
      end
      -- Only a search knows the names in other languages.
      local params = vim.tbl_extend('error', { query = identity, limit = 1 }, cited_at)
      client_of.ask(client, 'yuanyin/search', params, bufnr or 0, function(found)
        local first = found[1]
        if first and first.identity == one.identity and first.compilation == one.compilation then
          one.citation, one.names = first.citation, first.names
        end
        callback(one)
      end)
    end)
  end)
end

--- Lets one of the compilation's entries be chosen, and calls back with what is known of it.
---@param entries yuanyin.Entry[]
---@param prompt string
---@param at yuanyin.PlaceOf where it is to be cited
---@param chosen fun(one: yuanyin.Provision)
local function choose_entry(entries, prompt, at, chosen)
  pick.select(
    entries,
    prompt,
    'compilation',
    function(entry)
      return ('%s  %s'):format(entry.identity, entry.words)
    end,
    nil,
    function(entry)
      provision(entry.identity, at, chosen)
    end
  )
end

--- Inserts the citation of a provision that is looked for: by number, words, topic or pinyin. Without
--- a query one is asked for; an empty one lists the whole compilation, what was inserted last first.
---@param query? string
---@param form? yuanyin.Form|'ask' by default that of the options
function M.insert(query, form)
  local insert, at = place()
  form = form or default_form()
  local prompt = messages.pick('插入援引：', 'Insert the citation of:')
  local function chosen(one)
    pick.form(one, form, function(citation)
      recent.note(one.identity)
      insert(citation)
    end)
  end
  local function look(words)
    if words == '' then
      return every_provision(function(all)
        choose_entry(recent.first(all), prompt, at, chosen)
      end)
    end
    search(words, at, function(found)
      -- A number names one provision: there is nothing to choose.
      if #found == 1 then
        return chosen(found[1])
      end
      pick.provision(found, prompt, chosen)
    end)
  end
  if query then
    return look(query)
  end
  local asked = messages.pick('段号、词语、专题或拼音：', 'Number, words, topic or pinyin: ')
  vim.ui.input({ prompt = asked }, function(words)
    if words then
      look(vim.trim(words))
    end
  end)
end

--- Shows what a citation names in a floating window.
---@param citation string
local function show_citation(citation)
  client_of.with_any(function(client)
    client_of.ask(client, 'yuanyin/provision', { citation = citation }, 0, function(named)
      local parts = {}
      local problem = pick.given(named.problem)
      if problem then
        table.insert(parts, '⚠ ' .. problem.message)
      end
      for _, one in ipairs(named.provisions) do
        table.insert(parts, one.markdown or one.text)
      end
      if #parts == 0 then
        return messages.tell(
          '不是对汇编的援引：' .. citation,
          'no citation of the compilation: ' .. citation,
          vim.log.levels.WARN
        )
      end
      require('yuanyin.float').show(table.concat(parts, '\n\n---\n\n'), 'show:' .. citation)
    end)
  end)
end

--- Shows a provision: that of a citation or identity given, of what is selected, or at the cursor.
---@param citation? string
---@param of_command? boolean a command's range is the selection
function M.show(citation, of_command)
  if citation then
    return show_citation(citation)
  end
  local selected = selection(of_command)
  if selected then
    return show_citation(selected_text(selected))
  end
  local bufnr, window = api.nvim_get_current_buf(), api.nvim_get_current_win()
  client_of.with_document(bufnr, function(client)
    local params = vim.lsp.util.make_position_params(window, client.offset_encoding)
    client:request('textDocument/hover', params, function(_, hover)
      local contents = type(hover) == 'table' and hover.contents
      if not contents or not contents.value then
        return messages.tell('此处没有援引。', 'there is no citation here.')
      end
      require('yuanyin.float').show(contents.value, 'show')
    end, bufnr)
  end)
end

-- The kinds of the server's actions that rewrite citations: the one at the cursor, and all of a
-- document, which are offered anywhere in it when they alone are asked for.
local REWRITE_ONE = 'refactor.rewrite.citation'
local REWRITE_ALL = 'refactor.rewrite.allCitations'

--- Asks for the actions of one kind, at the cursor.
---@param bufnr integer
---@param kind string
---@param callback fun(client: vim.lsp.Client, actions: lsp.CodeAction[])
local function actions_of(bufnr, kind, callback)
  local window = api.nvim_get_current_win()
  client_of.with_document(bufnr, function(client)
    local params = vim.lsp.util.make_range_params(window, client.offset_encoding) --[[@as lsp.CodeActionParams]]
    params.context = {
      diagnostics = {},
      only = {
        kind --[[@as lsp.CodeActionKind]],
      },
    }
    client_of.ask(client, 'textDocument/codeAction', params, bufnr, function(actions)
      callback(
        client,
        vim.tbl_filter(function(action)
          return action.kind == kind
        end, actions)
      )
    end)
  end)
end

--- Applies an action, which is asked for its change first where it waits for that.
---@param client vim.lsp.Client
---@param action lsp.CodeAction
---@param bufnr integer
local function apply(client, action, bufnr)
  if action.edit then
    return require('yuanyin.unnamed').apply_edit(action.edit, client, bufnr)
  elseif action.command then
    return client:exec_cmd(action.command --[[@as lsp.Command]], { bufnr = bufnr })
  end
  client_of.ask(client, 'codeAction/resolve', action, bufnr, function(resolved)
    local edit = pick.given(resolved.edit)
    if resolved.command or edit and next(edit.changes or edit.documentChanges or {}) then
      return apply(client, resolved, bufnr)
    end
    messages.tell('没有可改之处。', 'there is nothing to change.')
  end)
end

--- Rewrites the citation or list at the cursor, or all of the document, in another form.
---@param form? string one of the forms; without it, the forms that it can take are offered
---@param whole? boolean all citations of the document
function M.convert(form, whole)
  local bufnr = api.nvim_get_current_buf()
  actions_of(bufnr, whole and REWRITE_ALL or REWRITE_ONE, function(client, actions)
    local offered = vim.tbl_filter(function(action)
      local data = pick.given(action.data) or {}
      return not form or (whole and data.convertAll or data.convert) == form
    end, actions)
    if #offered == 0 then
      local chinese = '%s没有可以改写为%s的援引（只改写中文援引）。'
      local english = '%s that could take %s (only citations in Chinese can).'
      return messages.tell(
        chinese:format(whole and '本文稿' or '光标处', form and '此形式' or '其他形式'),
        english:format(
          whole and 'this draft has no citation' or 'there is no citation at the cursor',
          form and 'this form' or 'another form'
        ),
        vim.log.levels.WARN
      )
    elseif form then
      return apply(client, offered[1] --[[@as lsp.CodeAction]], bufnr)
    end
    pick.select(
      offered,
      messages.pick('改写：', 'Rewrite:'),
      'codeaction',
      function(action)
        return action.title
      end,
      nil,
      function(action)
        apply(client, action, bufnr)
      end
    )
  end)
end

--- Calls back with the provisions that hold what is selected, or the sentence at the cursor.
---@param selected? yuanyin.Selection
---@param callback fun(client: vim.lsp.Client, found: table[], bufnr: integer)
local function sources(selected, callback)
  local bufnr = api.nvim_get_current_buf()
  client_of.with_document(bufnr, function(client)
    local params = {
      textDocument = { uri = vim.uri_from_bufnr(bufnr) },
      range = range_of(selected, bufnr, client.offset_encoding),
    }
    client_of.ask(client, 'yuanyin/findSource', params, bufnr, function(found)
      if #found == 0 then
        return messages.tell(
          '汇编中没有这段文字。请多选一些原文，或少选一些自己的话。',
          'the compilation does not have these words. Select more of the original, or less of your own.',
          vim.log.levels.WARN
        )
      end
      callback(client, found, bufnr)
    end)
  end)
end

---@type table<string, [string, string]>
local nearness = {
  exact = { '逐字相同', 'word for word' },
  near = { '措辞相近', 'in similar words' },
  substance = { '仅有部分用语相同', 'only some words in common' },
}

--- Finds the provision that has the words selected (or the sentence at the cursor), and cites it there.
---@param of_command? boolean a command's range is the selection
function M.source(of_command)
  sources(selection(of_command), function(client, found, bufnr)
    pick.select(found, messages.pick('援引出处：', 'Cite the source:'), 'source', function(one)
      local how = nearness[one.nearness] or { one.nearness, one.nearness }
      return messages
        .pick('%s（%s）%s', '%s (%s) %s')
        :format(one.identity, messages.pick(how[1], how[2]), pick.first_words(one.text, 36))
    end, function(one)
      return vim.split(one.text, '\n')
    end, function(one)
      local edit = pick.given(one.edit)
      if edit then
        vim.lsp.util.apply_text_edits({ edit }, bufnr, client.offset_encoding)
      end
    end)
  end)
end

--- Copies a citation to the register (|v:register|, and the clipboard where there is one): of the
--- provision that has the words selected, of the citation at the cursor, or in the compilation's files
--- of the provision at the cursor.
---@param form? yuanyin.Form|'ask'
---@param of_command? boolean a command's range is the selection
function M.copy(form, of_command)
  local register = vim.v.register
  local function copy(one)
    pick.form(one, form or default_form(), function(citation)
      vim.fn.setreg(register, citation)
      if register == '"' and vim.fn.has('clipboard') == 1 then
        vim.fn.setreg('+', citation)
      end
      messages.tell('已复制：' .. citation, 'copied: ' .. citation)
    end)
  end
  local selected = selection(of_command)
  if selected then
    return sources(selected, function(_, found)
      copy(found[1])
    end)
  end
  local bufnr, window = api.nvim_get_current_buf(), api.nvim_get_current_win()
  client_of.with_document(bufnr, function(client)
    -- The one request that names what the cursor points to, in drafts and in the compilation.
    local params = vim.lsp.util.make_position_params(window, client.offset_encoding)
    client:request('textDocument/prepareCallHierarchy', params, function(_, items)
      if type(items) ~= 'table' or not items[1] then
        return messages.tell(
          '光标处没有援引，也没有段落。',
          'there is no citation and no provision at the cursor.',
          vim.log.levels.WARN
        )
      end
      provision(items[1].name, nil, copy)
    end, bufnr)
  end)
end

--- Lists the document's citations with their states in the location list.
---@param only_problems? boolean
function M.citations(only_problems)
  lists.citations(api.nvim_get_current_buf(), only_problems or false)
end

--- Opens the document's table of authorities in a new buffer.
---@param format? string `markdown`, `csv` or `json`
function M.cites(format)
  local bufnr = api.nvim_get_current_buf()
  format = format or 'markdown'
  client_of.with_document(bufnr, function(client)
    local params = { uri = vim.uri_from_bufnr(bufnr), format = format }
    client_of.ask(client, 'yuanyin/cites', params, bufnr, function(answer)
      vim.cmd.new()
      vim.bo.buftype = 'nofile'
      vim.bo.bufhidden = 'wipe'
      vim.bo.swapfile = false
      api.nvim_buf_set_lines(0, 0, -1, false, vim.split(answer, '\n', { trimempty = true }))
      vim.bo.filetype = format
    end)
  end)
end

--- What can be done with a provision that was chosen.
---@param one yuanyin.Provision
---@param insert fun(text: string)
local function offer(one, insert)
  local actions = {
    {
      messages.pick('插入援引', 'Insert the citation'),
      function()
        pick.form(one, default_form(), insert)
      end,
    },
    {
      messages.pick('阅读', 'Read'),
      function()
        require('yuanyin.float').show(one.markdown or one.text, 'show:' .. one.identity)
      end,
    },
  }
  local location = pick.given(one.location)
  if location then
    table.insert(actions, {
      messages.pick('转到汇编', 'Go to the compilation'),
      function()
        client_of.with_any(function(client)
          vim.lsp.util.show_document(location, client.offset_encoding, { focus = true })
        end)
      end,
    })
  end
  pick.select(
    actions,
    one.citation,
    'action',
    function(action)
      return action[1]
    end,
    nil,
    function(action)
      action[2]()
    end
  )
end

--- Lets a topic of the index be chosen, then one of its provisions, and then what is done with that.
---@param name? string the topic's name
function M.topics(name)
  local insert, at = place()
  local function provisions(topic)
    choose_entry(topic.provisions, topic.name, at, function(one)
      offer(one, insert)
    end)
  end
  client_of.with_any(function(client)
    client_of.ask(client, 'yuanyin/compilation', vim.empty_dict(), 0, function(compilation)
      for _, topic in ipairs(compilation.topics) do
        call(topic.provisions, topic.compilation)
      end
      if name then
        for _, topic in ipairs(compilation.topics) do
          if topic.name == name then
            return provisions(topic)
          end
        end
        return messages.tell('没有此专题：' .. name, 'no such topic: ' .. name, vim.log.levels.WARN)
      end
      pick.select(compilation.topics, messages.pick('专题：', 'Topic:'), 'topic', function(topic)
        return messages.pick('%s（%d）', '%s (%d)'):format(topic.name, #topic.provisions)
      end, function(topic)
        return vim.tbl_map(function(entry)
          return ('- **%s** %s'):format(entry.identity, entry.words)
        end, topic.provisions)
      end, provisions)
    end)
  end)
end

--- Attaches the server to the current buffer, whatever its filetype.
function M.attach()
  client_of.with_document(api.nvim_get_current_buf(), function()
    messages.tell('已接入。', 'attached.')
  end)
end

--- Opens Neovim's log of language servers, where the server's own messages stand, at its end.
function M.log()
  vim.cmd.tabedit(vim.fn.fnameescape(vim.lsp.log.get_filename()))
  vim.bo.readonly = true
  vim.bo.modifiable = false
  vim.cmd('normal! G')
end

--- Shows in a floating window what serves the current buffer.
function M.info()
  client_of.with_any(function(client)
    client_of.ask(client, 'yuanyin/status', vim.empty_dict(), 0, function(status)
      local lines = require('yuanyin.health').status_lines(client, status)
      require('yuanyin.float').show('- ' .. table.concat(lines, '\n- '), 'info', 'yuanyin')
    end)
  end)
end

return M
