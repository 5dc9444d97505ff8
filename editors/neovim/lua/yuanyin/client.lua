-- Clients of the server: attaching, asking, restarting.

local messages = require('yuanyin.messages')
local unnamed = require('yuanyin.unnamed')

local M = {}

--- How the server ended when it was last not asked to: for |:checkhealth|.
---@type { code: integer, signal: integer }?
M.last_end = nil

--- Whether the configuration starts the server that this plugin finds.
---@return boolean
local function finds_server()
  local cmd = messages.config().cmd
  local where = type(cmd) == 'function' and debug.getinfo(cmd, 'S') or nil
  return where ~= nil and where.source:find('lsp/yuanyin.lua', 1, true) ~= nil
end
M.finds_server = finds_server

--- Why no server can be started, where this plugin is to find it.
---@return string? reason in the user's language; nil where there is one
local function missing()
  if not finds_server() then
    return nil
  end
  local _, reason = require('yuanyin.server').find()
  return reason
end

--- The buffer for which `M.attach` is asking for a folder.
---@type integer?
local attaching

--- The folder that a buffer's project begins at, as |lsp-root_dir()|: with a `.yuanyin.toml`, else
--- with a `.git`; nil for a single file. Does not answer where the buffer cannot be served, nor where
--- Neovim would attach a buffer without a name, which wants a client of its own.
---@param bufnr integer
---@param on_dir fun(root?: string)
function M.root_dir(bufnr, on_dir)
  local reason = missing()
  if reason then
    return messages.tell_error(reason, vim.notify_once)
  end
  if unnamed.is(bufnr) and attaching ~= bufnr then
    return vim.schedule(function()
      if vim.api.nvim_buf_is_loaded(bufnr) then
        M.attach(bufnr)
      end
    end)
  end
  on_dir(vim.fs.root(bufnr, '.yuanyin.toml') or vim.fs.root(bufnr, '.git'))
end

--- Starts a client for a buffer, or attaches one that is there.
---@param bufnr integer
---@param on_started? fun(client: vim.lsp.Client) called when the client can be asked
---@return boolean was the server started, or is it there
function M.attach(bufnr, on_started)
  local config = vim.deepcopy(messages.config()) --[[@as yuanyin.ClientConfig]]
  if not config.cmd then
    messages.tell('找不到 lsp/yuanyin.lua', 'lsp/yuanyin.lua was not found', vim.log.levels.ERROR)
    return false
  end
  local started = false
  config.unnamed_buffer = unnamed.is(bufnr) and bufnr or nil
  local function start(root)
    config.root_dir = root
    local id = vim.lsp.start(
      config --[[@as vim.lsp.ClientConfig]],
      { bufnr = bufnr, reuse_client = config.reuse_client, silent = false }
    )
    started = id ~= nil
    if id and on_started then
      M.when_ready(id, on_started)
    end
  end
  if type(config.root_dir) == 'function' then
    attaching = bufnr
    config.root_dir(bufnr, start)
    attaching = nil
  else
    local markers = config.root_markers or { '.git' }
    start(config.root_dir --[[@as string?]] or vim.fs.root(bufnr, markers --[[@as string[] ]]))
  end
  if started then
    vim.b[bufnr].yuanyin_attached = true
  end
  return started
end

--- Attaches a text that has neither name nor filetype, if that is wanted and can be done silently.
---@param bufnr integer
function M.attach_unnamed(bufnr)
  if not vim.lsp.is_enabled('yuanyin') or require('yuanyin.options').get().unnamed == false then
    return
  end
  if #vim.lsp.get_clients({ name = 'yuanyin', bufnr = bufnr, _uninitialized = true }) > 0 then
    return
  end
  if missing() then
    return
  end
  M.attach(bufnr)
end

--- Calls back when a client has been initialized; not at all where that fails or takes a minute.
---@param id integer
---@param callback fun(client: vim.lsp.Client)
function M.when_ready(id, callback)
  local tries = 0
  local function look()
    local client = vim.lsp.get_client_by_id(id)
    if not client or client:is_stopped() then
      return
    elseif client.initialized then
      callback(client)
    elseif tries < 3000 then
      tries = tries + 1
      vim.defer_fn(look, 20)
    end
  end
  look()
end

--- The client of a buffer.
---@param bufnr integer
---@return vim.lsp.Client?
function M.of(bufnr)
  return vim.lsp.get_clients({ name = 'yuanyin', bufnr = bufnr })[1]
end

--- Calls back with the client of a buffer, which is attached where it can be; why it cannot is told
--- every time.
---@param bufnr integer
---@param callback fun(client: vim.lsp.Client)
function M.with_document(bufnr, callback)
  local client = M.of(bufnr)
  if client then
    return callback(client)
  end
  if vim.bo[bufnr].buftype ~= '' then
    return messages.tell('此缓冲区不是文稿。', 'this buffer is no draft.', vim.log.levels.WARN)
  end
  local reason = missing()
  if reason then
    return messages.tell_error(reason)
  end
  M.attach(bufnr, callback)
end

--- Calls back with any client, for what does not concern a document; one is started where there is
--- none, for the current buffer if that can be a draft.
---@param callback fun(client: vim.lsp.Client)
function M.with_any(callback)
  local bufnr = vim.api.nvim_get_current_buf()
  local client = M.of(bufnr) or vim.lsp.get_clients({ name = 'yuanyin' })[1]
  if client and not client:is_stopped() then
    return callback(client)
  end
  M.with_document(bufnr, callback)
end

---@param err? lsp.ResponseError
local function tell_error(err)
  if err then
    messages.tell(
      '服务器未能答复：' .. err.message,
      'the server could not answer: ' .. err.message,
      vim.log.levels.ERROR
    )
  end
end

--- Asks the server; the answer is called back, errors are told.
---@param client vim.lsp.Client
---@param method string
---@param params table
---@param bufnr integer what the request is about, of which Neovim first sends the changes that it holds back
---@param callback fun(answer: any)
function M.ask(client, method, params, bufnr, callback)
  ---@diagnostic disable-next-line: param-type-mismatch
  client:request(method, params, function(err, answer)
    tell_error(err)
    if not err and answer ~= nil and answer ~= vim.NIL then
      callback(answer)
    end
  end, bufnr)
end

--- Asks the server and waits.
---@param method string
---@param params table
---@param bufnr? integer the document that is asked about
---@return any answer nil where there is no server or no answer within half a second
function M.ask_now(method, params, bufnr)
  local client = vim.lsp.get_clients({ name = 'yuanyin', bufnr = bufnr })[1]
  if not client then
    return nil
  end
  ---@diagnostic disable-next-line: param-type-mismatch
  local answer = client:request_sync(method, params, 500, bufnr)
  return answer and answer.result
end

--- Keeps how a server ended that was not asked to, and says what can be done.
---@param code integer
---@param signal integer
function M.has_ended(code, signal)
  if (code == 0 and signal == 0) or signal == 15 or vim.v.exiting ~= vim.NIL then
    return
  end
  M.last_end = { code = code, signal = signal }
  vim.schedule(function()
    messages.tell(
      ('服务器已意外结束（代码%d，信号%d）。重新启动：:Yuanyin restart；原因：:Yuanyin log、:checkhealth yuanyin'):format(
        code,
        signal
      ),
      ('the server has ended (code %d, signal %d). Start it again: :Yuanyin restart; why: :Yuanyin log, :checkhealth yuanyin'):format(
        code,
        signal
      ),
      vim.log.levels.ERROR
    )
  end)
end

--- The buffers that ought to be served.
---@return integer[]
local function buffers()
  local wanted = {}
  local filetypes = messages.config().filetypes or {}
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr) and vim.bo[bufnr].buftype == '' then
      local is_listed = vim.lsp.is_enabled('yuanyin') and vim.list_contains(filetypes, vim.bo[bufnr].filetype)
      if is_listed or vim.b[bufnr].yuanyin_attached then
        table.insert(wanted, bufnr)
      end
    end
  end
  return wanted
end

--- Ends all servers and starts them again for the buffers that they served or ought to. Where none can
--- be started, none is ended.
function M.restart()
  local reason = missing()
  if reason then
    return messages.tell_error(reason)
  end
  local wanted = buffers()
  local clients = vim.lsp.get_clients({ name = 'yuanyin', _uninitialized = true })
  for _, client in ipairs(clients) do
    for bufnr in pairs(client.attached_buffers) do
      if not vim.list_contains(wanted, bufnr) then
        table.insert(wanted, bufnr)
      end
    end
    client:stop()
  end
  local tries = 0
  local function start()
    local is_running = #vim.tbl_filter(function(client)
      return not client:is_stopped()
    end, clients) > 0
    tries = tries + 1
    if is_running and tries < 200 then
      if tries == 100 then
        -- Two seconds are enough for a server that heeds.
        for _, client in ipairs(clients) do
          client:stop(true)
        end
      end
      return vim.defer_fn(start, 20)
    end
    M.last_end = nil
    for _, bufnr in ipairs(wanted) do
      if vim.api.nvim_buf_is_loaded(bufnr) then
        M.attach(bufnr)
      end
    end
    messages.tell(
      ('服务器已重新启动，接入 %d 个缓冲区。'):format(#wanted),
      ('the server was started again for %d buffers.'):format(#wanted)
    )
  end
  start()
end

return M
