-- Setting the plugin up, and what is told when that has failed: each way of the READMEs, the places where
-- the server is looked for, `:checkhealth`, and `:help`.
--
-- Runs as `nvim -l setup.lua FOLDER`; drafts and a clone are made in the folder. Ends with status 1 if
-- a check fails.

package.path = vim.fs.dirname(arg[0]) .. '/?.lua;' .. package.path
local editor = require('editor')
local lua, wait_for, check, becomes = editor.lua, editor.wait_for, editor.check, editor.becomes
local codes, text, command = editor.codes, editor.text, editor.command

local folder = arg[1]
local without_server = { PATH = '/usr/bin:/bin' }
local is_new = vim.fn.has('nvim-0.12') == 1

local function holds(whole, part)
  return type(whole) == 'string' and whole:find(part, 1, true) ~= nil
end

local drafts = 0
local function draft(content)
  drafts = drafts + 1
  lua('vim.cmd.edit(...)', ('%s/setup-%d.md'):format(folder, drafts))
  lua('vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)', { content })
end

--- The health report, after a draft was opened.
local function health()
  command('silent checkhealth yuanyin')
  local report = text()
  command('bwipeout!')
  return report
end

--- Checks that the report has each text.
local function reports(name, ...)
  local report = health()
  for _, part in ipairs({ ... }) do
    check(('health: %s: %s'):format(name, part), holds(report, part), report)
  end
end

--- What the user was told, when it holds a text.
local function is_told(name, part)
  local ok = wait_for(function()
    return holds(table.concat(lua('return told'), '\n'), part)
  end)
  check(name, ok, lua('return told'))
end

local own = editor.documented('vim.opt.runtimepath:append')
check('both READMEs have the same lines for init.lua', own == editor.plugin(), own)

-- Everything as it should be; also the plugin's README's lines without the plugin.
editor.start(editor.documented("cmd = { '/path/to/yuanyin' }"))
draft('见七.45。')
becomes('without the plugin: the server is started', codes, { 'no-such-provision' })

editor.start()
draft('见七.45。')
becomes('on the runtimepath: the server on PATH is started', codes, { 'no-such-provision' })
reports(
  'all is well',
  vim.env.YUANYIN_BIN .. '/yuanyin（PATH）',
  'OK yuanyin ',
  '位置编码：utf-8',
  '，2021（zh；内置）',
  '已接入：'
)
check('health: nothing is wrong then', not holds(health(), 'ERROR') and not holds(health(), 'WARNING'), health())
command('edit ' .. folder .. '/program.c | set filetype=c')
reports('another filetype', '未接入：', '文件类型“c”不在 filetypes 之列', ':Yuanyin attach')
lua('vim.g.yuanyin = { completion = "yes", colour = 1 }')
reports('unknown options', 'vim.g.yuanyin.colour', 'vim.g.yuanyin.completion')

-- In English.
editor.start(nil, { LC_ALL = 'en_US.UTF-8' })
draft('见七.45。')
becomes('the reader’s language reaches the server', function()
  local told = lua('return (vim.diagnostic.get(0)[1] or {}).message')
  return holds(told, 'Part A, section VII, has no paragraph 45')
end, true)
reports('in English', 'position encoding: utf-8', 'attached: ')

-- The repository's own build, and a configured path.
local clone = folder .. '/clone'
vim.fn.mkdir(clone .. '/target/release', 'p')
vim.fn.mkdir(clone .. '/editors', 'p')
vim.fn.system({ 'cp', '-r', editor.repository .. '/editors/neovim', clone .. '/editors' })
local from_clone = editor.plugin():gsub(vim.pesc(editor.repository), (clone:gsub('%%', '%%%%')))
vim.uv.fs_symlink(vim.uv.fs_realpath(vim.env.YUANYIN_BIN .. '/yuanyin'), clone .. '/target/release/yuanyin')
editor.start(from_clone, without_server)
draft('见七.45。')
becomes('the repository’s release build is started', codes, { 'no-such-provision' })
reports('release build', clone .. '/target/release/yuanyin（本仓库构建的程序）')
vim.uv.fs_unlink(clone .. '/target/release/yuanyin')

-- No server. Files are opened by typing, and messages shown as Neovim does: with where they came from if
-- they are errors of an autocommand.
editor.start('neovims_notify = vim.notify\n' .. from_clone, without_server)
lua([[
  local keep = vim.notify
  vim.notify = function(message, level)
    keep(message)
    neovims_notify(message, level)
  end
]])
local function shown()
  return lua('return vim.api.nvim_exec2("messages", { output = true }).output')
end
for _, name in ipairs({ 'without', 'without-too' }) do
  local path = ('%s/%s.md'):format(folder, name)
  vim.fn.writefile({ '见七.45。' }, path)
  editor.input((':silent edit %s<CR>'):format(path))
  becomes('no server: a file is opened: ' .. name, text, '见七.45。')
  becomes('no server: it is opened as what is served', function()
    return lua('return vim.fs.basename(vim.api.nvim_buf_get_name(0)) .. vim.bo.filetype')
  end, name .. '.mdmarkdown')
end
is_told('no server: it is told where it was looked for', clone .. '/target/release/yuanyin')
is_told('no server: and what to do', 'cargo build --release')
local told_first = lua('return told[1]')
check('no server: that is told once', #lua('return told') == 1, lua('return told'))
check('no server: in one clean line', vim.trim(shown()) == told_first, shown())
reports('no server', 'ERROR 找不到服务器', 'vim.g.yuanyin = { server =', ':Yuanyin restart')
for _, subcommand in ipairs({
  'show 七.20',
  'insert 七.20',
  'convert report',
  'source',
  'copy',
  'citations',
  'citations',
  'cites',
  'topics',
  'attach',
  'info',
  'restart',
}) do
  lua('told = {}; vim.cmd("messages clear")')
  editor.input((':Yuanyin %s<CR>'):format(subcommand))
  becomes(('no server: the reason is told again: %s'):format(subcommand), function()
    return lua('return told')
  end, { told_first })
  check(('no server: and nothing else: %s'):format(subcommand), vim.trim(shown()) == told_first, shown())
end
lua('told = {}; vim.cmd("messages clear")')
editor.input(':Yuanyin exhibit<CR>')
is_told('an unknown subcommand is told', 'exhibit')
check('likewise in one clean line', vim.trim(shown()) == lua('return told[1]'), shown())
lua('vim.g.yuanyin = { server = ... }', vim.env.YUANYIN_BIN .. '/yuanyin')
command('Yuanyin restart')
becomes('a configured path: the server is started when it is named', codes, { 'no-such-provision' })
reports('a configured path', '（vim.g.yuanyin.server）')

-- A wrong path: nothing else is started.
for _, case in ipairs({
  { 'bin/yuanyin', '必须是绝对路径' },
  { folder .. '/nowhere', '不存在或无法执行' },
}) do
  local path, reason = unpack(case)
  editor.start(editor.plugin() .. ('\nvim.g.yuanyin = { server = %q }'):format(path))
  draft('见七.45。')
  is_told('a wrong path is told: ' .. path, reason)
  check('and nothing else is started', #lua('return vim.lsp.get_clients()') == 0)
  reports('a wrong path', 'ERROR', reason)
end

-- A server that fails.
local broken = folder .. '/broken'
vim.fn.writefile({ '#!/bin/sh', 'echo "cannot open shared object" >&2', 'exit 3' }, broken)
vim.uv.fs_chmod(broken, 493)
editor.start(editor.plugin() .. ('\nvim.g.yuanyin = { server = %q }'):format(broken))
draft('见七.45。')
is_told('a server that fails: it is told, with what to do', '代码3')
reports(
  'a server that fails',
  '此程序不能作为服务器运行',
  'cannot open shared object',
  '代码3',
  ':Yuanyin log'
)

-- Not enabled.
editor.start((editor.plugin():gsub("vim.lsp.enable%('yuanyin'%)", '')))
draft('见七.45。')
reports('not enabled', "vim.lsp.enable('yuanyin')", '未接入：')
command('Yuanyin attach')
becomes('not enabled: attached when that is wanted', codes, { 'no-such-provision' })

-- Buffers without a name where the user says where projects begin.
editor.start(editor.plugin() .. [[

vim.lsp.config('yuanyin', { root_dir = function(_, on_dir) on_dir(vim.fn.getcwd()) end })]])
local unnamed = {}
for _, content in ipairs({ '见七.45。', '见决议 3/4。' }) do
  lua('vim.cmd.enew({ bang = true }); vim.bo.filetype = "text"')
  lua('vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)', { content })
  table.insert(unnamed, lua('return vim.api.nvim_get_current_buf()'))
end
draft('见九.19-18。')
becomes('own root_dir: each buffer without a name has its own diagnostics, and so has a file', function()
  return lua(
    [[
    return vim.tbl_map(function(bufnr)
      return vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(bufnr))
    end, { ... })
    ]],
    unnamed[1],
    unnamed[2],
    lua('return vim.api.nvim_get_current_buf()')
  )
end, { { 'no-such-provision' }, { 'wrong-kind' }, { 'reversed-range' } })

-- Built-in completion that the user switches on, without the plugin's option.
editor.start(editor.plugin():gsub('vim.g.yuanyin = [^\n]*', '') .. [[

vim.o.completeopt = 'menuone,noselect'
vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    vim.lsp.completion.enable(true, event.data.client_id, event.buf, { autotrigger = true })
  end,
})]])
draft('另见')
editor.attached()
editor.input('A@sfxz')
becomes('completion that the user switches on is mended too', function()
  return vim.list_contains(editor.menu(), 'A.七.23')
end, true)
editor.input('<Esc>')

-- Help.
for _, case in ipairs({
  { 'yuanyin', 'yuanyin.txt', 'Neovim 0.11 or later' },
  { 'yuanyin@cn', 'yuanyin.cnx', '语言服务器' },
}) do
  local topic, file, words = unpack(case)
  command('help ' .. topic)
  local name = vim.fs.basename(lua('return vim.api.nvim_buf_get_name(0)'))
  check('help ' .. topic, name == file and holds(text(), words), name)
end
local stale = lua(
  [[
  local copy = ...
  local function read(path)
    local file = assert(io.open(path))
    local content = file:read('*a')
    file:close()
    -- Neovim 0.11 still writes that it is UTF-8.
    return (content:gsub('^!_TAG_FILE_ENCODING[^\n]*\n', ''))
  end
  local stale = {}
  local before = { tags = read(copy .. '/tags'), ['tags-cn'] = read(copy .. '/tags-cn') }
  vim.cmd.helptags(copy)
  for name, content in pairs(before) do
    if read(copy .. '/' .. name) ~= content then
      table.insert(stale, name)
    end
  end
  return stale
  ]],
  clone .. '/editors/neovim/doc'
)
check('the tags in the repository are those of its help files', #stale == 0, stale)
local subcommands = lua('return vim.tbl_keys(require("yuanyin.command").subcommands)')
for _, file in ipairs({ 'tags', 'tags-cn' }) do
  local tags = table.concat(vim.fn.readfile(editor.repository .. '/editors/neovim/doc/' .. file), '\n')
  for _, name in ipairs(subcommands) do
    check(('%s has :Yuanyin-%s'):format(file, name), holds(tags, ':Yuanyin-' .. name .. '\t'), name)
  end
end

-- vim.pack, from a repository that holds the plugin in its folder.
if is_new then
  local function git(...)
    local ran = vim
      .system({ 'git', '-C', clone, '-c', 'user.name=t', '-c', 'user.email=t@localhost', ... }, { text = true })
      :wait()
    assert(ran.code == 0, ran.stderr)
  end
  git('init', '--quiet', '--initial-branch=main')
  git('add', 'editors')
  git('commit', '--quiet', '--message=plugin')
  local init = editor.documented('vim.pack.add'):gsub('https://example.org/yuanyin.git', 'file://' .. clone)
  editor.start([[
local add = vim.pack.add
vim.pack.add = function(plugins, options)
  return add(plugins, vim.tbl_extend('error', { confirm = false }, options))
end
]] .. init)
  draft('见七.45。')
  becomes('vim.pack: the plugin in its folder is loaded, the server started', codes, { 'no-such-provision' })
  check('vim.pack: with its command', lua('return vim.fn.exists(":Yuanyin")') == 2)
  command('help yuanyin')
  check('vim.pack: and its help', vim.fs.basename(lua('return vim.api.nvim_buf_get_name(0)')) == 'yuanyin.txt')
end

editor.finish()
