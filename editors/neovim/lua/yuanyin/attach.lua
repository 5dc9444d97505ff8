-- What Chinese text wants of Neovim in a buffer that the server is attached to.

local M = {}

local api = vim.api

--- The search that the text before the cursor ends in: `@` and at least one character.
---@return string?
local function query()
  local column = api.nvim_win_get_cursor(0)[2]
  local before = api.nvim_get_current_line():sub(1, column)
  -- The same characters as the server's; the last `@` begins the search.
  -- Words may stand apart, syllables of pinyin also with an apostrophe.
  local together = [=[[[:alnum:][:keyword:].．/／+＋()（）-]+]=]
  local pinyin = [=[[[:lower:]][[:lower:]'’ -]+]=]
  local apart = [=[[[:alnum:][:keyword:]/+-]+%([ 　][[:alnum:][:keyword:]/+-]*)+]=]
  local typed = [=[\v[@＠]%(]=] .. together .. '|' .. pinyin .. '|' .. apart .. ')$'
  return vim.fn.matchstr(before, typed):match('^.+$')
end

--- Whether built-in completion opens by itself in a buffer.
---@param bufnr integer
---@return boolean
local function opens_by_itself(bufnr)
  local name = ('nvim.lsp.completion_%d'):format(bufnr)
  local found, autocmds = pcall(api.nvim_get_autocmds, { group = name, event = 'InsertCharPre', buffer = bufnr })
  return found and #autocmds > 0
end

--- Keeps the menu of a search open. Neovim closes it at a letter that begins none of the items (a
--- provision is not spelt as its initials are) and asks again only at a character that triggers, so
--- that letters in a burst, or words committed by an input method, would leave it closed.
---@param group integer
---@param bufnr integer
local function keep_search_open(group, bufnr)
  local dismissed ---@type string?
  local asked = 0
  api.nvim_create_autocmd('CompleteDone', {
    group = group,
    buffer = bufnr,
    callback = function()
      dismissed = query()
    end,
  })
  api.nvim_create_autocmd('TextChangedI', {
    group = group,
    buffer = bufnr,
    callback = function()
      local typed = query()
      if not typed or typed == dismissed or not opens_by_itself(bufnr) then
        return
      end
      asked = asked + 1
      local turn = asked
      -- Longer than Neovim's own wait, so that what it has asked comes first.
      vim.defer_fn(function()
        if turn ~= asked or api.nvim_get_current_buf() ~= bufnr or vim.fn.pumvisible() == 1 then
          return
        end
        if api.nvim_get_mode().mode:sub(1, 1) == 'i' and query() == typed then
          vim.lsp.completion.get({ ctx = { triggerKind = vim.lsp.protocol.CompletionTriggerKind.Invoked } })
        end
      end, 60)
    end,
  })
end

--- Lets a floating window fill its lines. Neovim breaks them at the characters of 'breakat', which is
--- global; Chinese has few of those, and lines would end anywhere.
---@param window integer
function M.fill_lines(window)
  if not api.nvim_win_is_valid(window) then
    return
  end
  vim.wo[window].linebreak = false
  local config = api.nvim_win_get_config(window)
  local height = api.nvim_win_text_height(window, {}).all
  if config.height and height < config.height then
    api.nvim_win_set_height(window, height)
  end
end

--- Fills the lines of Neovim's own floating windows (hover, diagnostics, documentation of an item)
--- where they belong to a buffer that the server is attached to.
---@param group integer
local function watch_windows(group)
  api.nvim_create_autocmd('WinNew', {
    group = group,
    callback = function()
      local owner = api.nvim_get_current_buf()
      vim.schedule(function()
        for _, window in ipairs(api.nvim_tabpage_list_wins(0)) do
          local bufnr = vim.w[window].lsp_floating_bufnr or owner
          local is_preview = vim.w[window].lsp_floating_bufnr ~= nil
            or window == vim.fn.complete_info({ 'selected' }).preview_winid
          if is_preview and api.nvim_buf_is_valid(bufnr) and vim.b[bufnr].yuanyin then
            M.fill_lines(window)
          end
        end
      end)
    end,
  })
end

--- For `convert` of |vim.lsp.completion.enable()| in Neovim 0.11, which inserts an item only up to its
--- first space: 决定 of 决定 3/4.
---@param item lsp.CompletionItem
---@return table
function M.whole_word(item)
  local text = item.textEdit and item.textEdit.newText
  local is_snippet = item.insertTextFormat == vim.lsp.protocol.InsertTextFormat.Snippet
  if not text or is_snippet or text:find('\n', 1, true) then
    return {}
  end
  return { word = text }
end

--- How an item stands in the menu: without its kind, which is the same for all, and with few of its
--- words, so that the window beside it, which has them all, is not squeezed. Why a search found it stands there whole.
---@param item lsp.CompletionItem
---@return table
local function shown(item)
  local words = vim.tbl_get(item, 'labelDetails', 'description') or item.detail or ''
  local reason = words:match('^(.- → .-) · ')
  return { kind = '', menu = reason or require('yuanyin.pick').first_words(words, 16) }
end

--- For `convert` of |vim.lsp.completion.enable()|, where the plugin switches that on.
---@param item lsp.CompletionItem
---@return table
local function convert(item)
  local is_old = vim.fn.has('nvim-0.12') == 0
  return vim.tbl_extend('error', shown(item), is_old and M.whole_word(item) or {})
end

local is_watching = false

--- Prepares a buffer for a client that was attached to it.
---@param client vim.lsp.Client
---@param bufnr integer
function M.attach(client, bufnr)
  local unnamed = require('yuanyin.unnamed')
  if unnamed.has_got_name(client, bufnr) then
    return unnamed.move(client, bufnr)
  end
  local group = api.nvim_create_augroup('yuanyin.attached', { clear = false })
  api.nvim_clear_autocmds({ group = group, buffer = bufnr })
  unnamed.watch(bufnr, group)
  if require('yuanyin.options').get().completion then
    vim.lsp.completion.enable(true, client.id, bufnr, {
      autotrigger = true,
      convert = convert,
    })
    local completeopt = vim.opt.completeopt:get()
    if not (vim.list_contains(completeopt, 'noinsert') or vim.list_contains(completeopt, 'noselect')) then
      -- Otherwise the first item is written into the draft before it is chosen.
      vim.bo[bufnr].completeopt = 'menuone,noinsert,popup'
    end
  end
  vim.b[bufnr].yuanyin = true
  keep_search_open(group, bufnr)
  if not is_watching then
    is_watching = true
    watch_windows(group)
  end
end

return M
