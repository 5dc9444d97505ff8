-- Lists of places: the citations of a document, and where a provision is cited.

local client_of = require('yuanyin.client')
local messages = require('yuanyin.messages')

local M = {}

--- A citation as the server gives it (`yuanyin/citations`).
---@class yuanyin.Citation
---@field range lsp.Range
---@field text string
---@field state 'ok'|'wrong'|'exempt'|'ambiguous'|'unchecked'|'not-reproduced'|'other'
---@field code? string
---@field severity? 'error'|'warning'|'information'|'hint'
---@field message? string
---@field unchecked? 'unclear-whose'|'subject-not-shown'|'beyond-register' Why it is not checked; `message` says it in words.
---@field targets string[]
---@field body? string Whose instrument it is, where it is another body's.
---@field link? string

local types = { error = 'E', warning = 'W', information = 'I', hint = 'N' }

---@type table<string, [string, string]>
local states = {
  ok = { '无误', 'no problem' },
  wrong = { '有误', 'wrong' },
  -- Wrong or ambiguous, but a comment or the project file has it ignored.
  exempt = { '已忽略', 'ignored' },
  ambiguous = { '有歧义', 'ambiguous' },
  -- It may be the Conference's, and nothing is told of it.
  unchecked = { '未核对', 'not checked' },
  ['not-reproduced'] = { '汇编未收录', 'not in the compilation' },
  other = { '其他机构的文书或未解析', 'other bodies, or unresolved' },
}

--- What a citation is, in the user's words.
---@param one yuanyin.Citation
---@return string
local function state_of(one)
  if one.state == 'wrong' and one.code == 'misquoted' then
    -- The citation is right; the words beside it are not those that it names.
    return messages.pick('引文不符', 'misquoted')
  end
  local state = states[one.state] or { one.state, one.state }
  return messages.pick(state[1], state[2])
end

--- The letter of |quickfix| entries for a citation: that of what is told; a note for what is ignored or not checked.
---@param one yuanyin.Citation
---@return string
local function type_of(one)
  return types[one.severity] or (one.state == 'exempt' or one.state == 'unchecked') and 'N' or ''
end

--- An entry of the location list for a citation. What the server did not say is left out.
---@param one yuanyin.Citation
---@param bufnr integer
---@param encoding 'utf-8'|'utf-16'|'utf-32'
---@return vim.quickfix.entry
function M.entry(one, bufnr, encoding)
  local function column(position)
    local line = vim.api.nvim_buf_get_lines(bufnr, position.line, position.line + 1, false)[1] or ''
    return vim.str_byteindex(line, encoding, position.character, false) + 1
  end
  local words = { state_of(one), one.text }
  -- Where the citation does not say it itself: 60/177号决议 of a list.
  if type(one.body) == 'string' and not one.text:find(one.body, 1, true) then
    table.insert(words, '· ' .. one.body)
  end
  if type(one.targets) == 'table' and #one.targets > 0 then
    table.insert(words, '→ ' .. table.concat(one.targets, messages.pick('、', ', ')))
  end
  if type(one.message) == 'string' then
    table.insert(words, '— ' .. one.message)
  end
  return {
    bufnr = bufnr,
    lnum = one.range.start.line + 1,
    col = column(one.range.start),
    end_lnum = one.range['end'].line + 1,
    end_col = column(one.range['end']),
    type = type_of(one),
    text = table.concat(words, ' '),
  }
end

--- Fills the window's location list with the citations of its document, in their order, and opens it.
---@param bufnr integer
---@param only_problems boolean leave out those of which nothing is told
function M.citations(bufnr, only_problems)
  local window = vim.api.nvim_get_current_win()
  client_of.with_document(bufnr, function(client)
    local params = { uri = vim.uri_from_bufnr(bufnr) }
    client_of.ask(client, 'yuanyin/citations', params, bufnr, function(all)
      local entries, told, exempt, unchecked = {}, 0, 0, 0
      for _, one in ipairs(all) do
        local is_told = types[one.severity] ~= nil
        told = told + (is_told and 1 or 0)
        exempt = exempt + (one.state == 'exempt' and 1 or 0)
        unchecked = unchecked + (one.state == 'unchecked' and 1 or 0)
        if is_told or not only_problems then
          table.insert(entries, M.entry(one, bufnr, client.offset_encoding))
        end
      end
      if #entries == 0 then
        return messages.tell('没有可列出的援引。', 'there are no citations to list.')
      end
      local title = messages.pick(
        ('援引%d处，其中%d处有问题'):format(#all, told),
        ('%d citations, %d with problems'):format(#all, told)
      )
      if exempt > 0 then
        title = title .. messages.pick(('，%d处已忽略'):format(exempt), (', %d ignored'):format(exempt))
      end
      if unchecked > 0 then
        title = title .. messages.pick(('，%d处未核对'):format(unchecked), (', %d not checked'):format(unchecked))
      end
      if vim.api.nvim_win_is_valid(window) then
        vim.fn.setloclist(window, {}, ' ', { title = title, items = entries })
        vim.api.nvim_set_current_win(window)
        vim.cmd('lopen ' .. math.min(#entries, 10))
      end
    end)
  end)
end

--- Carries out the command of a code lens: lists where a provision is cited. Its arguments are those
--- of VS Code's `editor.action.showReferences`.
---@param command lsp.Command
---@param context lsp.HandlerContext
function M.show_references(command, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  local locations = (command.arguments or {})[3] --[[@as lsp.Location[]?]]
  if not client or type(locations) ~= 'table' or #locations == 0 then
    return messages.tell('尚无文稿援引此段。', 'no draft cites this provision yet.')
  end
  local items = vim.lsp.util.locations_to_items(locations, client.offset_encoding)
  vim.fn.setqflist({}, ' ', { title = command.title, items = items })
  vim.cmd('botright copen ' .. math.min(math.max(#items, 3), 10))
end

return M
