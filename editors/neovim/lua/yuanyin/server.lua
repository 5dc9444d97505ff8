-- Where the server's program is, and starting it.

local messages = require('yuanyin.messages')

local M = {}

--- Where the program was found.
---@class yuanyin.Server
---@field path string absolute
---@field source string Where it was found, in words.

--- The release build of the repository that this plugin is a folder of.
---@return string path whether or not there is such a file
local function release_build()
  local where = debug.getinfo(1, 'S') --[[@as debuglib.DebugInfo]]
  local here = where.source:sub(2)
  local repository = vim.fn.fnamemodify(here, ':p:h:h:h:h:h')
  local name = vim.fn.has('win32') == 1 and 'yuanyin.exe' or 'yuanyin'
  return vim.fs.joinpath(repository, 'target', 'release', name)
end

--- Finds the server's program: the configured path, `yuanyin` on PATH, the repository's release
--- build. A configured path that cannot be started is an error; nothing else is started instead.
---@return yuanyin.Server? server
---@return string? reason why there is none, in the user's language
function M.find()
  local configured = require('yuanyin.options').get().server
  if configured then
    local path = vim.fs.normalize(configured)
    if not (vim.startswith(path, '/') or path:match('^%a:[/\\]')) then
      return nil,
        messages.pick(
          ('vim.g.yuanyin.server 必须是绝对路径：%s'):format(configured),
          ('vim.g.yuanyin.server must be an absolute path: %s'):format(configured)
        )
    elseif vim.fn.executable(path) == 0 then
      return nil,
        messages.pick(
          ('vim.g.yuanyin.server 所指的程序不存在或无法执行：%s'):format(path),
          ('vim.g.yuanyin.server is not there or not executable: %s'):format(path)
        )
    end
    return { path = path, source = 'vim.g.yuanyin.server' }
  end
  local on_path = vim.fn.exepath('yuanyin')
  if on_path ~= '' then
    return { path = on_path, source = 'PATH' }
  end
  local build = release_build()
  if vim.fn.executable(build) == 1 then
    return { path = build, source = messages.pick('本仓库构建的程序', 'built in this repository') }
  end
  local chinese = '找不到服务器 yuanyin：PATH 中没有，%s 也不存在。'
    .. "请执行 cargo build --release，或指明 vim.g.yuanyin = { server = '/绝对路径' }。"
  local english = 'the server, yuanyin, was not found: neither on PATH nor as %s. '
    .. "Run cargo build --release, or name it: vim.g.yuanyin = { server = '/absolute/path' }."
  return nil, messages.pick(chinese:format(build), english:format(build))
end

--- Starts the server, for the `cmd` of |vim.lsp.Config|.
---@param dispatchers vim.lsp.rpc.Dispatchers
---@return vim.lsp.rpc.PublicClient
function M.start(dispatchers)
  local server, reason = M.find()
  if not server then
    error('yuanyin: ' .. reason, 0)
  end
  return require('yuanyin.unnamed').through(vim.lsp.rpc.start({ server.path }, dispatchers))
end

--- What the program says of itself.
---@param path string
---@return string? version as `yuanyin 0.1.0`
---@return string? reason why it says nothing
function M.version(path)
  local started, process = pcall(vim.system, { path, '--version' }, { text = true, timeout = 5000 })
  if not started then
    return nil, tostring(process)
  end
  local ended = process:wait()
  local said = vim.trim(ended.stdout or '')
  if ended.code == 0 and vim.startswith(said, 'yuanyin ') then
    return said
  end
  local told = vim.trim((ended.stderr or '') .. '\n' .. said)
  return nil, ('code %d, signal %d: %s'):format(ended.code, ended.signal, told)
end

return M
