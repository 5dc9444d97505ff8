-- `:checkhealth yuanyin`.

local client_of = require('yuanyin.client')
local messages = require('yuanyin.messages')
local server = require('yuanyin.server')

local M = {}

local health = vim.health

--- The user's one of two texts.
local pick = messages.pick

--- A buffer's name as it is shown.
---@param bufnr integer
---@return string
function M.name(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  return name ~= '' and vim.fn.fnamemodify(name, ':~:.') or pick('［未命名］', '[No Name]')
end

--- A buffer's name with its number.
---@param bufnr integer
---@return string
function M.numbered(bufnr)
  return pick('%s（%d）', '%s (%d)'):format(M.name(bufnr), bufnr)
end

--- What a server says of itself, a line each.
---@param client vim.lsp.Client
---@param status table the answer to `yuanyin/status`
---@return string[]
function M.status_lines(client, status)
  local counts = status.counts
  local buffers = vim.tbl_keys(client.attached_buffers)
  table.sort(buffers)
  local names = vim.tbl_map(function(bufnr)
    return M.numbered(bufnr)
  end, buffers)
  local lines = { pick('服务器版本：', 'server version: ') .. status.version }
  for _, corpus in ipairs(vim.list_extend({ status.corpus }, status.beside or {})) do
    local folder = corpus.folder ~= vim.NIL and corpus.folder or pick('内置', 'built in')
    local form = pick('%s，%s（%s；%s）', '%s, %s (%s; %s)')
    local told = form:format(corpus.title, corpus.edition, corpus.language, folder)
    table.insert(lines, pick('汇编：', 'compilation: ') .. told)
  end
  return vim.list_extend(lines, {
    pick(
      ('%d个段落，%d节，%d个专题，%d条脚注'):format(
        counts.provisions,
        counts.sections,
        counts.topics,
        counts.footnotes
      ),
      ('%d provisions, %d sections, %d topics, %d footnotes'):format(
        counts.provisions,
        counts.sections,
        counts.topics,
        counts.footnotes
      )
    ),
    pick('位置编码：', 'position encoding: ') .. status.positionEncoding,
    pick('根目录：', 'root folder: ') .. (client.root_dir or pick('（单个文件）', '(single files)')),
    pick('接入的缓冲区：', 'attached buffers: ')
      .. (#names > 0 and table.concat(names, pick('、', ', ')) or pick('无', 'none')),
  })
end

---@return boolean it is one that the plugin works in
local function check_neovim()
  health.start('Neovim')
  local version = vim.split(vim.api.nvim_exec2('version', { output = true }).output, '\n', { trimempty = true })[1]
    or ''
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok(version)
  else
    health.error(version, pick('需要Neovim 0.11或更高版本。', 'Neovim 0.11 or later is needed.'))
    return false
  end
  for _, name in ipairs(require('yuanyin.options').problems()) do
    health.warn(
      pick('未知的选项或错误的值：', 'unknown option or wrong value: ') .. name,
      pick('见 :help yuanyin-options', 'see :help yuanyin-options')
    )
  end
  return true
end

---@return boolean there is a server that starts
local function check_program()
  health.start(pick('服务器程序', 'The server’s program'))
  if not client_of.finds_server() then
    local cmd = messages.config().cmd
    if type(cmd) ~= 'table' then
      health.info(pick('由 vim.lsp.config 的 cmd 函数启动', 'started by the function cmd of vim.lsp.config'))
      return true
    end
    health.info(pick('由 vim.lsp.config 的 cmd 指定：', 'cmd of vim.lsp.config: ') .. table.concat(cmd, ' '))
    local program = cmd[1] or ''
    local path = vim.fn.exepath(program)
    return M.check_path(path ~= '' and path or program)
  end
  local found, reason = server.find()
  if not found then
    health.error(reason --[[@as string]], {
      pick('在仓库中执行 cargo build --release', 'run cargo build --release in the repository'),
      pick(
        "或把 yuanyin 放进 PATH，或在 init.lua 中写 vim.g.yuanyin = { server = '/绝对路径/yuanyin' }",
        "or put yuanyin on PATH, or write vim.g.yuanyin = { server = '/absolute/path/yuanyin' } in init.lua"
      ),
      pick('然后 :Yuanyin restart', 'then :Yuanyin restart'),
    })
    return false
  end
  health.ok(pick('%s（%s）', '%s (%s)'):format(vim.fn.fnamemodify(found.path, ':~'), found.source))
  return M.check_path(found.path)
end

--- Runs a program for its version, and says how that went.
---@param path string
---@return boolean
function M.check_path(path)
  local version, failure = server.version(path)
  if version then
    health.ok(version)
    return true
  end
  health.error(
    pick('此程序不能作为服务器运行：', 'this program does not run as the server: ') .. failure,
    pick(
      ('在终端运行 %s --version 查看原因；必要时重新构建：cargo build --release'):format(path),
      ('run %s --version in a terminal to see why; build it again if need be: cargo build --release'):format(path)
    )
  )
  return false
end

local function check_clients()
  health.start(pick('运行中的服务器', 'Running servers'))
  local ended = client_of.last_end
  if ended then
    health.error(
      pick(
        ('服务器曾意外结束：代码%d，信号%d'):format(ended.code, ended.signal),
        ('the server has ended unexpectedly: code %d, signal %d'):format(ended.code, ended.signal)
      ),
      { ':Yuanyin log', ':Yuanyin restart' }
    )
  end
  local clients = vim.lsp.get_clients({ name = 'yuanyin' })
  for _, client in ipairs(clients) do
    ---@diagnostic disable-next-line: param-type-mismatch
    local answer = client:request_sync('yuanyin/status', vim.empty_dict(), 3000)
    if answer and answer.result then
      health.ok(pick('服务器答复正常', 'the server answers') .. (' (id %d)'):format(client.id))
      for _, line in ipairs(M.status_lines(client, answer.result)) do
        health.info(line)
      end
    else
      health.error(
        pick('服务器没有答复', 'the server does not answer') .. (' (id %d)'):format(client.id),
        { ':Yuanyin log', ':Yuanyin restart' }
      )
    end
  end
  if #clients == 0 then
    health.info(pick('没有运行中的服务器', 'no server is running'))
  end
end

--- Why a buffer that might be a draft is not attached.
---@param bufnr integer
---@return string
local function reason(bufnr)
  local filetypes = messages.config().filetypes or {}
  if not vim.lsp.is_enabled('yuanyin') then
    return pick('服务器未启用', 'the server is not enabled')
  elseif not vim.list_contains(filetypes, vim.bo[bufnr].filetype) then
    return pick(
      ('文件类型“%s”不在 filetypes 之列；:Yuanyin attach 可接入'):format(vim.bo[bufnr].filetype),
      ('filetype "%s" is not among filetypes; :Yuanyin attach attaches it'):format(vim.bo[bufnr].filetype)
    )
  end
  return pick(
    '服务器未能启动，或已结束：:Yuanyin restart',
    'the server did not start, or has ended: :Yuanyin restart'
  )
end

local function check_buffers()
  health.start(pick('缓冲区', 'Buffers'))
  if not vim.lsp.is_enabled('yuanyin') then
    health.warn(
      pick('服务器未启用', 'the server is not enabled'),
      pick("在 init.lua 中写 vim.lsp.enable('yuanyin')", "write vim.lsp.enable('yuanyin') in init.lua")
    )
  end
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    local is_draft = vim.api.nvim_buf_is_loaded(bufnr) and vim.bo[bufnr].buftype == '' and vim.bo[bufnr].buflisted
    if is_draft then
      local name = M.numbered(bufnr)
      local client = client_of.of(bufnr)
      if client then
        health.ok(pick('已接入：', 'attached: ') .. name)
        for _, other in ipairs(vim.lsp.get_clients({ bufnr = bufnr })) do
          if other.offset_encoding ~= client.offset_encoding then
            health.warn(
              pick(
                ('%s 与 %s 的位置编码不同（%s，%s）'):format(
                  client.name,
                  other.name,
                  client.offset_encoding,
                  other.offset_encoding
                ),
                ('%s and %s differ in position encoding (%s, %s)'):format(
                  client.name,
                  other.name,
                  client.offset_encoding,
                  other.offset_encoding
                )
              ),
              "vim.lsp.config('yuanyin', { init_options = { positionEncoding = 'utf-16' } })"
            )
          end
        end
      else
        health.info(pick('未接入：', 'not attached: ') .. name .. ' — ' .. reason(bufnr))
      end
    end
  end
end

--- Writes the report.
function M.check()
  if not check_neovim() then
    return
  end
  check_program()
  check_clients()
  check_buffers()
end

return M
