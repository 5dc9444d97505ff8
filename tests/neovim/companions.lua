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

--- Waits until the menu has an item, selects it as hands do, and accepts it.
---@param plugin Completion
local function choose(plugin, label)
  local labels = wait_for(function()
    local now = lua(plugin.menu)
    return vim.list_contains(now, label) and now
  end)
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
  local function case(name, before, typed, label, after)
    local content, behind = before:match('^(.-)|(.*)$')
    draft(content .. behind)
    if behind == '' then
      input('A')
    else
      editor.cursor_on(behind)
      input('i')
    end
    vim.wait(100)
    type_slowly(typed)
    choose(plugin, label)
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
  editor.start(blink .. ours .. '\n' .. editor.documented("require('blink.cmp').setup"))
  completes({
    name = 'blink.cmp',
    menu = [[
      local cmp = require('blink.cmp')
      return cmp.is_menu_visible() and vim.tbl_map(function(item) return item.label end, cmp.get_items()) or {}
    ]],
    selected = [[return require('blink.cmp').get_selected_item_idx() or 0]],
  })
end

local cmp = not os.getenv('SKIPB') and found('nvim-cmp', 'cmp-nvim-lsp')
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

editor.finish()
