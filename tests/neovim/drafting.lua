-- What a drafter does with quotations and citations in a real Neovim: words mended, their source
-- cited, a provision quoted, citations converted, a finding left alone.
--
-- Runs as `nvim -l drafting.lua FOLDER`; the drafts are files of the folder. Ends with status 1 if a
-- check fails.

package.path = vim.fs.dirname(arg[0]) .. '/?.lua;' .. package.path
local editor = require('editor')
local lua, input, wait_for, check = editor.lua, editor.input, editor.wait_for, editor.check
local cursor_on, codes = editor.cursor_on, editor.codes

local folder = arg[1]
editor.start()
-- The menu of actions would wait for an answer: what it would ask is kept instead.
lua('vim.ui.select = function() asked = true end')

local text, select = editor.text, editor.select

local function draft(name, content)
  editor.draft(folder .. '/' .. name .. '.md', content)
end

--- Chooses the only action with a title that begins so; the titles that were offered, and whether
--- the chosen one held its change before it was resolved. `kinds` are the kinds asked for.
local function act(title, kinds)
  lua(
    [[
    offered, held, asked = {}, nil, false
    local title, kinds = ...
    vim.lsp.buf.code_action({
      context = kinds and { only = kinds },
      apply = true,
      filter = function(action)
        table.insert(offered, action.title)
        local is_meant = vim.startswith(action.title, title)
        if is_meant then
          held = action.edit ~= nil
        end
        return is_meant
      end,
    })
    ]],
    title,
    kinds
  )
end

--- Waits until the draft reads so, and says for a check what it reads otherwise.
local function becomes(name, expected)
  local ok = wait_for(function()
    return text() == expected
  end)
  check(name, ok, ok or { text = text(), offered = lua('return { titles = offered, several = asked }') })
end

local function has_codes(name, expected)
  local ok = wait_for(function()
    return vim.deep_equal(codes(), expected)
  end)
  check(name, ok, codes())
end

-- A quotation, in which a word is changed by hand. The wrong citation beside it shows when the
-- draft has been checked.
local right =
  '各国重申，“各国应当为中央机关的双边会议和磋商提供便利……”（A部分 七.21）。'
local control = '\n\n另见七.45。'
draft('引文', right .. control)
has_codes('a right quotation is left alone', { 'no-such-provision' })
cursor_on('各国应当', #'各国应')
input('r该')
has_codes('one changed word is told', { 'misquoted', 'no-such-provision' })
local told = lua([[
  for _, one in ipairs(vim.diagnostic.get(0)) do
    if one.code == 'misquoted' then
      local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, false)[1]
      return { message = one.message, words = line:sub(one.col + 1, one.end_col) }
    end
  end
]]) or {}
check(
  'with the difference and the provision',
  (told.message or ''):find('【应该→应当】', 1, true) and told.message:find('A.七.21', 1, true),
  told
)
check(
  'on the words quoted',
  told.words == '各国应该为中央机关的双边会议和磋商提供便利……',
  told
)
act('按原文改正：“各国应当为中央机关')
becomes('the quick fix restores the exact words', right .. control)
has_codes('and its diagnostic goes', { 'no-such-provision' })

cursor_on('七.45')
act('忽略此处的“编号不存在”')
becomes(
  'a finding is left alone by a comment before it',
  right .. '\n\n<!-- yuanyin: ignore-next-line no-such-provision -->\n另见七.45。'
)
has_codes('which silences it', {})

-- Words of another provision: the other fix is to cite that one.
draft('出处', '第7/3号决议附件一第22段规定：“有关国家应当考虑举行非正式磋商”。')
has_codes('words of another provision are told', { 'misquoted' })
cursor_on('非正式')
act('改为“第7/3号决议附件一第23段”')
becomes(
  'the provision that has them is cited instead',
  '第7/3号决议附件一第23段规定：“有关国家应当考虑举行非正式磋商”。'
)
has_codes('and all is well', {})

-- The source of words without a citation.
draft(
  '来源',
  '代表团认为，有关国家应当考虑举行非正式磋商。\n\n各国应该加强法庭上的保护措施，刻不容缓。'
)
select('有关国家应当考虑举行非正式磋商')
act('援引A.七.23（')
local cited = '代表团认为，有关国家应当考虑举行非正式磋商（A部分 七.23）。\n\n'
becomes(
  'the source of a selected sentence is cited',
  cited .. '各国应该加强法庭上的保护措施，刻不容缓。'
)
input('<Esc>')
select('各国应该加强法庭上的保护措施')
act('援引A.七.4（')
becomes(
  'and of one that is nearly the same',
  cited .. '各国应该加强法庭上的保护措施（A部分 七.4），刻不容缓。'
)
input('<Esc>')

-- One citation, and back; then a list and a range as a whole.
local report, instrument = 'CTOC/COP/WG.2/2013/5，', '缔约方会议第7/3号决议附件一'
for _, case in ipairs({
  { 'a citation', 'A部分 七.20', report .. '第24段', instrument .. '第20段' },
  { 'a list', 'A部分 七.20和七.22', report .. '第24段和第26段', instrument .. '第20段和第22段' },
  { 'a range', 'A部分 七.20-22', report .. '第24至26段', instrument .. '第20至22段' },
}) do
  local name, compiled, reported, endorsed = unpack(case)
  local sentence = function(citation)
    return '建立网络，见' .. citation .. '，并请秘书处落实。'
  end
  draft(name, sentence(compiled))
  cursor_on(compiled)
  act('改写为会议报告形式：' .. reported)
  becomes(name .. ' takes the form of the report', sentence(reported))
  cursor_on(reported)
  act('改写为决议或决定形式：' .. endorsed, { 'refactor.rewrite' })
  becomes(name .. ' takes the form of the resolution', sentence(endorsed))
  cursor_on(endorsed)
  act('改写为汇编编号形式：' .. compiled)
  becomes('converting ' .. name .. ' back gives what was written', sentence(compiled))
end

-- The whole document: computed only when the action is chosen.
local whole =
  '见A部分 七.20和七.22。\n\n第一次会议之后（第3/2号决定），**A部分 七.31**获得通过。\n\n> 另见A部分 九.18。'
draft('全文', whole)
cursor_on('七.20')
act('将本文稿中的援引一律改写为会议报告形式')
becomes(
  'the whole document takes the form of the report',
  '见CTOC/COP/WG.2/2013/5，第24段和第26段。\n\n第一次会议之后（第3/2号决定），**CTOC/COP/WG.2/2013/5，第35段**获得通过。\n\n> 另见CTOC/COP/WG.2/2016/5，第22段。'
)
check('what it changes is asked for when it is chosen', lua('return held') == false, lua('return held'))
cursor_on('2013/5')
act('将本文稿中的援引一律改写为汇编编号形式')
becomes('converting it back gives what was written', whole)
lua('vim.cmd.undo()')
check('a conversion is one change to undo', text():find('第35段', 1, true), text())

-- A provision quoted behind the paragraph that cites it.
draft('独立引文', '见A部分 七.23。\n\n完。')
cursor_on('七.23')
act('插入A.七.23的原文（独立引文）')
becomes(
  'a provision is quoted in the markup of the draft',
  '见A部分 七.23。\n\n> 在最后确定正式的司法协助请求时，有关国家应当考虑举行非正式磋商。\n>\n> ——A部分 七.23\n\n完。'
)

editor.finish()
