-- The sample draft in a real Neovim, with nothing but the lines of README for `init.lua`.
--
-- Runs as `nvim -l test.lua DRAFT`: starts another Neovim as an embedded process, types into it as a
-- person does, and says for each check what it saw. Ends with status 1 if one fails.

package.path = vim.fs.dirname(arg[0]) .. '/?.lua;' .. package.path
local editor = require('editor')
local lua, input, wait_for, check = editor.lua, editor.input, editor.wait_for, editor.check
local cursor_on, current_line, menu = editor.cursor_on, editor.current_line, editor.menu
local hover_text, codes = editor.hover_text, editor.codes

local draft = arg[1]
editor.start()
lua('vim.cmd.edit(...)', draft)

local encoding = editor.attached()
check('the server attaches to a Markdown file, with positions in UTF-8', encoding == 'utf-8', encoding)

local expected = {
  'ambiguous',
  'ambiguous',
  'misprint',
  'no-such-provision',
  'no-such-section',
  'not-in-compilation',
  'reversed-range',
  'unknown-instrument',
  'wrong-kind',
}
wait_for(function()
  return #codes() >= #expected
end)
check('every planted mistake is told, each once', vim.deep_equal(codes(), expected), codes())

cursor_on('A部分 七.20', #'A部分 ')
lua('vim.lsp.buf.hover()')
local hover = hover_text()
check(
  'hover shows the provision',
  hover:find('各国应当考虑参与和支持建立新的并加强现有的中央机关', 1, true),
  hover
)
check(
  'hover shows its other names',
  hover:find('CTOC/COP/WG.2/2013/5', 1, true) and hover:find('附件一第20段', 1, true),
  hover
)
input('<Esc>')
lua('vim.cmd("fclose!")')

cursor_on('A部分 七.20', #'A部分 ')
lua('vim.lsp.buf.definition()')
local there = wait_for(function()
  local name = lua('return vim.api.nvim_buf_get_name(0)')
  return name:find('part%-a%.md$') and name
end)
check('definition opens the corpus', there, lua('return vim.api.nvim_buf_get_name(0)'))
local line = current_line()
check('at the line of the provision', vim.startswith(line, '20. 各国应当考虑参与'), line)
check('read-only', lua('return vim.bo.readonly'), 'writable')
local symbols = wait_for(function()
  return lua([[
    local params = { textDocument = vim.lsp.util.make_text_document_params() }
    local answer = vim.lsp.buf_request_sync(0, 'textDocument/documentSymbol', params, 3000)
    for _, one in pairs(answer or {}) do
      return one.result and #one.result
    end
  ]])
end)
check('the corpus file has an outline', symbols == 11, symbols)
lua('vim.cmd.buffer("#")')

input('Go<CR>见A部分 七.')
local offered = menu()
check('七. offers the paragraphs', offered[1] == '七.1' and vim.tbl_contains(offered, '七.31'), offered)
input('20')
offered = wait_for(function()
  local items = menu()
  return items[1] == '七.20' and items
end) or menu()
check('typing on narrows them', offered[1] == '七.20', offered)
editor.settle()
input('<C-y>')
wait_for(function()
  return current_line() == '见A部分 七.20'
end)
check('the accepted paragraph is in the text', current_line() == '见A部分 七.20', current_line())
input('。根据决定 ')
offered = menu()
check(
  '决定␣ offers the decisions',
  vim.deep_equal(offered, { '决定 1/4', '决定 2/6', '决定 3/4', '决定 4/3' }),
  offered
)
editor.settle()
input('<C-n><C-n><C-y>')
wait_for(function()
  return current_line():find('3/4', 1, true)
end)
check('the accepted decision is in the text', current_line() == '见A部分 七.20。根据决定 3/4', current_line())
input('，另见@')
offered = menu()
check('@ offers the sections', offered[1] == 'A.一' and vim.tbl_contains(offered, 'B.八'), offered)
for letter in ('sfxz'):gmatch('.') do
  -- A letter at a time, as hands type: the menu follows each.
  input(letter)
  offered = menu()
end
check('pinyin initials find a topic', vim.list_contains(offered, 'A.七.23'), offered)
editor.settle()
input('<C-n><C-n><C-y>')
wait_for(function()
  return current_line():find('七.23', 1, true)
end)
check(
  'the provision found stands in place of the query',
  current_line() == '见A部分 七.20。根据决定 3/4，另见A部分 七.23',
  current_line()
)
input('<Esc>')

cursor_on('决议 3/4')
lua([[vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })]])
local mended = wait_for(function()
  return vim.startswith(current_line(), '决定 3/4 通过以来') and current_line()
end)
check('the quick fix mends the kind', mended, current_line())
local gone = wait_for(function()
  return not vim.tbl_contains(codes(), 'wrong-kind')
end)
check('and its diagnostic goes', gone, codes())

lua(editor.documented('settings = { yuanyin ='))
lua([[
  for _, client in ipairs(vim.lsp.get_clients({ name = 'yuanyin' })) do
    client:stop(true)
  end
  vim.lsp.enable('yuanyin', false)
]])
wait_for(function()
  return lua([[return #vim.lsp.get_clients({ name = 'yuanyin' }) == 0]])
end)
lua([[vim.lsp.enable('yuanyin')]])
local quieter = wait_for(function()
  local found = codes()
  return #found > 0 and not vim.tbl_contains(found, 'ambiguous')
end)
check('settings are followed', quieter, codes())
local english = lua('return vim.diagnostic.get(0)[1].message')
check('in the language set', not english:find('汇编', 1, true) and english:find(' is ', 1, true), english)

editor.finish()
