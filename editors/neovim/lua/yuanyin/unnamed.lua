-- Buffers without a name. Neovim gives all of them one address, `file://`, and takes that address
-- back for the name of a buffer, which makes a new one: diagnostics and edits would land there.
-- Here they reach the buffer that they were asked for. A server knows documents by their address,
-- and nothing that Neovim tells it says which buffer is meant: so each such buffer has a server of
-- its own, for which that address is one document. It ends when the buffer has got a name or is gone.

local M = {}

-- As Neovim writes their address, and as servers do.
local ADDRESSES = { 'file://', 'file:///' }
local APPLY = 'yuanyin.applyToUnnamed'

---@param bufnr integer
---@return boolean
function M.is(bufnr)
  return vim.api.nvim_buf_get_name(bufnr) == ''
end

--- A client's configuration, which says whether it is for a buffer without a name.
---@class yuanyin.ClientConfig: vim.lsp.Config
---@field unnamed_buffer? integer

--- The buffer without a name that a client was started for.
---@param client vim.lsp.Client
---@return integer?
local function buffer_of(client)
  return (client.config --[[@as yuanyin.ClientConfig]]).unnamed_buffer
end

--- Whether a client serves a buffer without a name.
---@param client vim.lsp.Client
---@return boolean
local function serves_unnamed(client)
  for bufnr in pairs(client.attached_buffers) do
    if vim.api.nvim_buf_is_valid(bufnr) and M.is(bufnr) then
      return true
    end
  end
  return false
end

--- Whether a client serves what another would be started for, as |vim.lsp.start()| asks.
---@param client vim.lsp.Client
---@param config vim.lsp.ClientConfig
---@return boolean
function M.reuse(client, config)
  local wanted = (config --[[@as yuanyin.ClientConfig]]).unnamed_buffer
  if client.name ~= config.name or client:is_stopped() or client.root_dir ~= config.root_dir then
    return false
  end
  -- A `root_dir` or `root_markers` of the user's may bring a buffer without a name to a client that
  -- was started for others: no further one may come to it.
  return buffer_of(client) == wanted and (wanted ~= nil or not serves_unnamed(client))
end

--- Ends a client that was started for a buffer without a name and has none any more.
---@param client vim.lsp.Client
function M.end_unused(client)
  if buffer_of(client) then
    vim.schedule(function()
      if not next(client.attached_buffers) then
        client:stop()
      end
    end)
  end
end

--- Whether a buffer has got a name while the client that was started for it as one without was still
--- beginning: nothing told that client of it.
---@param client vim.lsp.Client
---@param bufnr integer
---@return boolean
function M.has_got_name(client, bufnr)
  return buffer_of(client) == bufnr and not M.is(bufnr)
end

--- Moves a buffer that has got a name to the client of those with names.
---@param client vim.lsp.Client
---@param bufnr integer
function M.move(client, bufnr)
  vim.schedule(function()
    vim.lsp.buf_detach_client(bufnr, client.id)
    if vim.api.nvim_buf_is_loaded(bufnr) then
      require('yuanyin.client').attach(bufnr)
    end
  end)
end

--- The changes of an edit to a buffer without a name.
---@param edit? lsp.WorkspaceEdit
---@return lsp.TextEdit[]?
local function changes_in(edit)
  for _, change in ipairs(edit and edit.documentChanges or {}) do
    local document = change.textDocument
    if document and vim.list_contains(ADDRESSES, document.uri) then
      return change.edits --[[@as lsp.TextEdit[] ]]
    end
  end
  local changes = edit and edit.changes or {}
  return changes[ADDRESSES[1]] or changes[ADDRESSES[2]]
end

--- Applies an edit; that of a buffer without a name to the buffer that it was asked for.
---@param edit lsp.WorkspaceEdit
---@param client vim.lsp.Client
---@param bufnr integer
function M.apply_edit(edit, client, bufnr)
  local changes = changes_in(edit)
  if changes then
    vim.lsp.util.apply_text_edits(changes, bufnr, client.offset_encoding)
  else
    vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
  end
end

--- An action whose edit Neovim would apply elsewhere, with a command in its place.
---@param action lsp.CodeAction
local function mend(action)
  local changes = changes_in(action.edit)
  if changes then
    action.edit = nil
    action.command = { title = action.title, command = APPLY, arguments = { changes } }
  end
end

--- Carries out the command that stands in place of an edit.
---@param command lsp.Command
---@param context lsp.HandlerContext
function M.apply(command, context)
  local client = vim.lsp.get_client_by_id(context.client_id)
  local bufnr = context.bufnr or 0
  if client and command.arguments and vim.api.nvim_buf_is_valid(bufnr) then
    vim.lsp.util.apply_text_edits(command.arguments[1] --[[@as lsp.TextEdit[] ]], bufnr, client.offset_encoding)
  end
end

--- A connection on which actions can be applied to buffers without a name.
---@param connection vim.lsp.rpc.PublicClient
---@return vim.lsp.rpc.PublicClient
function M.through(connection)
  local request = connection.request
  ---@diagnostic disable-next-line: duplicate-set-field
  connection.request = function(method, params, callback, ...)
    if method ~= 'textDocument/codeAction' and method ~= 'codeAction/resolve' then
      return request(method, params, callback, ...)
    end
    return request(method, params, function(err, result, ...)
      if type(result) == 'table' then
        for _, action in ipairs(vim.islist(result) and result or { result }) do
          mend(action)
        end
      end
      return callback(err, result, ...)
    end, ...)
  end
  return connection
end

--- Closes a buffer without a name for the server when it gets one, and opens it again under that.
--- `:write NAME` is to Neovim as if the buffer were wiped out: it forgets all autocommands of the buffer.
---@param bufnr integer
---@param group integer
function M.watch(bufnr, group)
  if not M.is(bufnr) then
    return
  end
  vim.api.nvim_create_autocmd({ 'BufWipeout', 'BufFilePre' }, {
    group = group,
    buffer = bufnr,
    once = true,
    callback = function()
      for _, client in ipairs(vim.lsp.get_clients({ name = 'yuanyin', bufnr = bufnr })) do
        vim.lsp.buf_detach_client(bufnr, client.id)
      end
      vim.schedule(function()
        if vim.api.nvim_buf_is_loaded(bufnr) then
          require('yuanyin.client').attach(bufnr)
        end
      end)
    end,
  })
end

--- A diagnostic as Neovim has it.
---@param one lsp.Diagnostic
---@param bufnr integer
---@param encoding 'utf-8'|'utf-16'|'utf-32'
---@return vim.Diagnostic.Set
local function diagnostic(one, bufnr, encoding)
  local function column(position)
    local line = vim.api.nvim_buf_get_lines(bufnr, position.line, position.line + 1, false)[1] or ''
    return vim.str_byteindex(line, encoding, position.character, false)
  end
  local range = one.range
  return {
    lnum = range.start.line,
    col = column(range.start),
    end_lnum = range['end'].line,
    end_col = column(range['end']),
    severity = one.severity --[[@as vim.diagnostic.Severity]],
    message = one.message --[[@as string]],
    source = one.source,
    code = one.code,
    user_data = { lsp = one },
  }
end

--- Takes diagnostics; those of a document with a name as Neovim does.
---@param err? lsp.ResponseError
---@param params lsp.PublishDiagnosticsParams
---@param context lsp.HandlerContext
function M.on_publish_diagnostics(err, params, context)
  if not vim.list_contains(ADDRESSES, params.uri) then
    return vim.lsp.diagnostic.on_publish_diagnostics(err, params, context)
  end
  local client = vim.lsp.get_client_by_id(context.client_id)
  for bufnr in pairs(client and client.attached_buffers or {}) do
    if client and vim.api.nvim_buf_is_loaded(bufnr) and M.is(bufnr) then
      local all = vim.tbl_map(function(one)
        return diagnostic(one, bufnr, client.offset_encoding)
      end, params.diagnostics)
      vim.diagnostic.set(vim.lsp.diagnostic.get_namespace(client.id), bufnr, all)
    end
  end
end

return M
