-- The sample draft in a real Neovim, with nothing but the lines of README for `init.lua`.
--
-- Runs as `nvim -l test.lua SERVER DRAFT README`: starts another Neovim as an embedded process, types into
-- it as a person does, and says for each check what it saw. Ends with status 1 if one fails.

local server, draft, readme = arg[1], arg[2], arg[3]

--- README's blocks for `init.lua`: how to start the server, and an example of settings.
local documented = {}
do
  local block
  for line in io.lines(readme) do
    if line == '```lua' then
      block = {}
    elseif line == '```' and block then
      table.insert(documented, table.concat(block, '\n'))
      block = nil
    elseif block then
      table.insert(block, line)
    end
  end
end
assert(#documented == 2, 'README has two blocks of Lua')
local failed, passed = 0, 0

local child = vim.fn.jobstart({ vim.env.NVIM_START, '--clean', '--embed', '--headless' }, {
  rpc = true,
})
assert(child > 0, 'Neovim could not be started')

local function lua(code, ...)
  return vim.rpcrequest(child, 'nvim_exec_lua', code, { ... })
end

local function input(keys)
  vim.rpcrequest(child, 'nvim_input', keys)
end

--- Waits until `probe` gives something; the last thing it gave.
local function wait_for(probe)
  local value
  vim.wait(10000, function()
    value = probe()
    return value ~= nil and value ~= false and value ~= vim.NIL
  end, 20)
  return value
end

local function check(name, ok, saw)
  if ok then
    passed = passed + 1
    print('ok   ' .. name)
  else
    failed = failed + 1
    print('FAIL ' .. name .. '\n     saw: ' .. vim.inspect(saw))
  end
end

--- Puts the cursor on the first place where `text` stands, `within` bytes into it.
local function cursor_on(text, within)
  return lua(
    [[
    local text, within = ...
    for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
      local at = line:find(text, 1, true)
      if at then
        vim.api.nvim_win_set_cursor(0, { number, at - 1 + within })
        return number
      end
    end
    ]],
    text,
    within or 0
  )
end

local function current_line()
  return lua('return vim.api.nvim_get_current_line()')
end

--- The text of the floating window that opens.
local function hover_text()
  return wait_for(function()
    return lua([[
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= '' then
          return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
        end
      end
    ]])
  end) or ''
end

--- The words of the open popup menu.
local function menu()
  return wait_for(function()
    local info = lua('local i = vim.fn.complete_info({ "items", "pum_visible" }); return i')
    if info.pum_visible == 1 and #info.items > 0 then
      return vim.tbl_map(function(item)
        return item.abbr ~= '' and item.abbr or item.word
      end, info.items)
    end
  end) or {}
end

lua('vim.o.swapfile = false')
lua((documented[1]:gsub('/path/to/yuanyin', server)))
lua('vim.cmd.edit(...)', draft)

local client = wait_for(function()
  return lua([[
    local client = vim.lsp.get_clients({ name = 'yuanyin', bufnr = 0 })[1]
    return client and client.initialized and { encoding = client.offset_encoding } or nil
  ]])
end)
check('the server attaches to a Markdown file', client ~= nil and client ~= vim.NIL, client)
check('positions are in UTF-8', client and client.encoding == 'utf-8', client)

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
local function codes()
  local found = lua('return vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(0))')
  table.sort(found)
  return found
end
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

lua(documented[2])
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

-- A text without a name, as one types a note before saving it. (Neovim 0.12 drops diagnostics that
-- it has asked for such a buffer: it looks the buffer up by its empty address. Hover is shown.)
lua([[
  vim.cmd.enew({ bang = true })
  vim.bo.filetype = 'text'
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { '见七.45。' })
  vim.api.nvim_win_set_cursor(0, { 1, 3 })
]])
wait_for(function()
  return lua('return #vim.lsp.get_clients({ bufnr = 0 }) > 0')
end)
lua('vim.lsp.buf.hover()')
hover = hover_text()
check('a buffer without a name is served too', hover:find('The compilation has no A.七.45', 1, true), hover)

io.write(('\n%d passed, %d failed\n'):format(passed, failed))
vim.fn.jobstop(child)
os.exit(failed == 0 and 0 or 1)
