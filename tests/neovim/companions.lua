-- The plugin beside others that drafters have: completion by blink.cmp, nvim-cmp and mini.completion,
-- choosing with previews by snacks.nvim and mini.pick, installing by lazy.nvim. Set up as README says.
--
-- Runs as `nvim -l companions.lua FOLDER PLUGINS…`: drafts are files of FOLDER, and PLUGINS are folders
-- in which plugins stand under their names. What is not among them is skipped, and that is told. Ends
-- with status 1 if a check fails.

package.path = vim.fs.dirname(arg[0]) .. '/?.lua;' .. package.path
local editor = require('editor')
local lua, input, wait_for, check, becomes = editor.lua, editor.input, editor.wait_for, editor.check, editor.becomes
local text, command = editor.text, editor.command

local folder = arg[1]

--- Where a plugin stands, if it does.
local function place_of(plugin)
  for number = 2, #arg do
    local place = vim.fs.joinpath(arg[number], plugin)
    if vim.uv.fs_stat(place) then
      return place
    end
  end
end

--- Lines of Lua that put plugins on 'runtimepath', or nothing and a word on which is missing.
local function found(...)
  local lines = {}
  for _, plugin in ipairs({ ... }) do
    local place = place_of(plugin)
    if not place then
      print(('skip %s: not among the plugins given'):format(plugin))
      return nil
    end
    table.insert(lines, ('vim.opt.runtimepath:append({ %q, %q })'):format(place, place .. '/after'))
  end
  return table.concat(lines, '\n') .. '\n'
end

local drafts = 0
local function draft(content)
  drafts = drafts + 1
  editor.draft(('%s/companions-%d.md'):format(folder, drafts), content)
end

-- README's lines for `init.lua`, without Neovim's own completion.
local ours = (editor.plugin():gsub('vim%.g%.yuanyin = { completion = true }', ''))

--- Types letter by letter, as hands do.
local function type_slowly(words)
  for _, letter in ipairs(vim.fn.split(words, '\\zs')) do
    input(letter == '<' and '<lt>' or letter)
    vim.wait(80)
  end
end

--- What a drafter sees of a completion plugin.
---@class Completion
---@field name string
---@field menu string Lua that returns the labels in the menu, none where it is closed
---@field selected string Lua that returns which of them is selected, from 1; 0 for none

--- Waits until the menu has an item, selects it as hands do, and accepts it. Where the menu has closed because an
--- answer came behind the next letter, that letter is typed once more, as hands do.
---@param plugin Completion
---@param last string The letter that was typed last
local function choose(plugin, label, last)
  local function offered()
    local now = lua(plugin.menu)
    return vim.list_contains(now, label) and now
  end
  local labels = wait_for(offered)
  if not labels then
    input('<BS>')
    editor.settle()
    input(last)
    labels = wait_for(offered)
  end
  if not labels then
    return check(('%s: offers %s'):format(plugin.name, label), false, { lua(plugin.menu), text() })
  end
  editor.settle()
  for _ = 1, 40 do
    local at = lua(plugin.selected)
    local wanted = vim.iter(ipairs(lua(plugin.menu))):find(function(_, one)
      return one == label
    end)
    if not wanted or at == wanted then
      break
    end
    input(at < wanted and '<C-n>' or '<C-p>')
    wait_for(function()
      return lua(plugin.selected) ~= at
    end)
  end
  input('<C-y>')
end

--- Completes in every way that a drafter does.
---@param plugin Completion
local function completes(plugin)
  local function case(name, before, typed, label, after, in_one_burst)
    local content, behind = before:match('^(.-)|(.*)$')
    draft(content .. behind)
    if behind == '' then
      input('A')
    else
      editor.cursor_on(behind)
      input('i')
    end
    vim.wait(100)
    if in_one_burst then
      input(typed)
    else
      type_slowly(typed)
    end
    choose(plugin, label, vim.fn.strcharpart(typed, vim.fn.strchars(typed) - 1))
    becomes(('%s: %s'):format(plugin.name, name), text, after)
    -- blink.cmp is still at work for the command |.|.
    vim.wait(200)
    input('<Esc>')
  end
  case('behind 七.', '见A部分 |', '七.', '七.3', '见A部分 七.3')
  case('narrowed by a number', '见A部分 |', '七.20', '七.20', '见A部分 七.20')
  case('behind 决定␣', '根据|', '决定 ', '决定 3/4', '根据决定 3/4')
  case(
    'within a run of Chinese',
    '各国应当落实七|关于证人保护的建议。',
    '.',
    'A部分 七.2',
    '各国应当落实A部分 七.2关于证人保护的建议。'
  )
  case('by pinyin', '另见|', '@sfxz', 'A.七.23', '另见A部分 七.23')
  case('by words', '另见|', '@司法协助', 'A.七.23', '另见A部分 七.23')
  -- As an input method or a fast hand sends them.
  case('by pinyin in one burst', '另见|', '@sfxz', 'A.七.23', '另见A部分 七.23', true)
  case('by words in one burst', '另见|', '@司法协助', 'A.七.23', '另见A部分 七.23', true)
  case(
    'a paragraph of a resolution’s annex',
    '见|。',
    '第7/3号决议附件一第2',
    '第23段',
    '见第7/3号决议附件一第23段。'
  )
end

local blink = found('blink.cmp')
if blink then
  -- Its matcher in Rust would be a download.
  local setup =
    editor.documented("require('blink.cmp').setup"):gsub('setup%({', "%0 fuzzy = { implementation = 'lua' },")
  editor.start(blink .. ours .. '\n' .. setup)
  completes({
    name = 'blink.cmp',
    menu = [[
      local cmp = require('blink.cmp')
      return cmp.is_menu_visible() and vim.tbl_map(function(item) return item.label end, cmp.get_items()) or {}
    ]],
    selected = [[return require('blink.cmp').get_selected_item_idx() or 0]],
  })
end

local cmp = found('nvim-cmp', 'cmp-nvim-lsp')
if cmp then
  editor.start(cmp .. ours .. '\n' .. editor.documented("require('cmp').setup"))
  completes({
    name = 'nvim-cmp',
    menu = [[
      local cmp = require('cmp')
      return cmp.visible() and vim.tbl_map(function(entry) return entry.completion_item.label end, cmp.get_entries()) or {}
    ]],
    selected = [[
      local cmp = require('cmp')
      local active = cmp.get_selected_entry()
      for number, entry in ipairs(active and cmp.get_entries() or {}) do
        if entry.id == active.id then return number end
      end
      return 0
    ]],
  })
end

local mini = found('mini.nvim')
if mini then
  editor.start(mini .. ours .. "\nrequire('mini.completion').setup()")
  completes({
    name = 'mini.completion',
    menu = [[
      return vim.tbl_map(function(item)
        return item.abbr
      end, vim.fn.pumvisible() == 1 and vim.fn.complete_info({ 'items' }).items or {})
    ]],
    selected = [[return vim.fn.complete_info({ 'selected' }).selected + 1]],
  })
end

--- Everything that stands in the windows.
local function seen()
  return table.concat(
    lua([[
    local all = {}
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      vim.list_extend(all, vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false))
    end
    return all
    ]]),
    '\n'
  )
end

local function sees(name, part)
  local ok = wait_for(function()
    return seen():find(part, 1, true)
  end)
  check(name, ok, not ok and seen())
end

--- Inserts a citation that is chosen with a preview.
---@param name string
local function picks(name, preview)
  draft('关于培训，见。')
  editor.cursor_on('见')
  -- As if typed: some pickers wait for keys until something is chosen.
  input(':Yuanyin insert 检察官+培训<CR>')
  sees(name .. ': offers what is found', 'A.七.13')
  preview()
  sees(name .. ': with a preview of its other names', '第7/3号决议附件一第8段')
  type_slowly('A.七.13')
  vim.wait(300)
  input('<CR>')
  becomes(name .. ': inserts what is chosen', text, '关于培训，见A部分 七.13。')
end

local snacks = found('snacks.nvim')
if snacks then
  editor.start(snacks .. ours .. "\nrequire('snacks').setup({ picker = { ui_select = true } })")
  -- It waits for a screen, of which there is none here.
  lua('vim.api.nvim_exec_autocmds("UIEnter", {})')
  picks('snacks.nvim', function() end)
end

if mini then
  editor.start(mini .. ours .. "\nrequire('mini.pick').setup()\nvim.ui.select = MiniPick.ui_select")
  picks('mini.pick', function()
    input('<Tab>')
  end)
end

local lazy = found('lazy.nvim')
if lazy then
  local function starts(name, spec)
    -- What lazy.nvim takes for Neovim's own folders are not those of an unpacked one.
    local options = '{ performance = { rtp = { reset = false } }, rocks = { enabled = false } }'
    editor.start(lazy .. ("require('lazy').setup({ %s }, %s)"):format(spec, options))
    draft('见七.45。')
    becomes(('lazy.nvim: %s: the server is started'):format(name), editor.codes, { 'no-such-provision' })
    becomes(('lazy.nvim: %s: completion is on'):format(name), function()
      return lua('return vim.bo.completeopt:find("noinsert") ~= nil')
    end, true)
    command('help yuanyin')
    check(
      ('lazy.nvim: %s: and its help is there'):format(name),
      vim.fs.basename(lua('return vim.api.nvim_buf_get_name(0)')) == 'yuanyin.txt'
    )
  end
  starts('the folder of a clone', editor.documented('dir ='))
  local clone = folder .. '/repository'
  vim.fn.mkdir(clone .. '/editors', 'p')
  vim.fn.system({ 'cp', '-r', editor.repository .. '/editors/neovim', clone .. '/editors' })
  for _, arguments in ipairs({
    { 'init', '--quiet', '--initial-branch=main' },
    { 'add', 'editors' },
    { 'commit', '--quiet', '--message=plugin' },
  }) do
    local git = { 'git', '-C', clone, '-c', 'user.name=t', '-c', 'user.email=t@localhost' }
    local ran = vim.system(vim.list_extend(git, arguments), { text = true }):wait()
    assert(ran.code == 0, ran.stderr)
  end
  local whole = editor.documented('plugin.dir'):gsub('https://example.org/yuanyin.git', 'file://' .. clone)
  -- The server is built already.
  starts('the whole repository', (whole:gsub('%s*build = [^\n]*', '')))
end

editor.finish()
