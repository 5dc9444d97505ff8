-- Every subcommand of `:Yuanyin` and what else the plugin does, in a real Neovim with README's lines.
--
-- Runs as `nvim -l plugin.lua FOLDER`; the drafts are files of the folder. Ends with status 1 if a
-- check fails.

package.path = vim.fs.dirname(arg[0]) .. '/?.lua;' .. package.path
local editor = require('editor')
local lua, input, wait_for, check, becomes = editor.lua, editor.input, editor.wait_for, editor.check, editor.becomes
local cursor_on, codes, text, command = editor.cursor_on, editor.codes, editor.text, editor.command

local folder = arg[1]

--- Answers the menus to come: each by the first item that holds a text. What was asked is kept.
local function answer(...)
  lua(
    [[
    asked, answers = {}, { ... }
    vim.ui.select = function(items, options, chosen)
      local titles = vim.tbl_map(options.format_item or tostring, items)
      local first = items[1]
      local preview = options.preview_item and first and options.preview_item(first)
      table.insert(asked, {
        titles = titles,
        prompt = options.prompt,
        preview = preview and vim.api.nvim_buf_get_lines(preview.buf, 0, -1, false),
      })
      local wanted = table.remove(answers, 1)
      for number, title in ipairs(titles) do
        if wanted and title:find(wanted, 1, true) then
          return chosen(items[number], number)
        end
      end
      chosen(nil)
    end
    ]],
    ...
  )
end

--- What the menus asked, when there have been so many.
local function asked(count)
  return wait_for(function()
    local all = lua('return asked')
    return #all >= (count or 1) and all
  end) or {}
end

local function draft(name, content)
  editor.draft(folder .. '/' .. name .. '.md', content)
end

--- What the user was last told.
local function told()
  return lua('return told[#told]') or ''
end

--- Checks that the user is told something with a text in it.
local function is_told(name, part)
  local ok = wait_for(function()
    return told():find(part, 1, true)
  end)
  check(name, ok, told())
end

local function holds(whole, part)
  return type(whole) == 'string' and whole:find(part, 1, true) ~= nil
end

editor.start()

-- What is there before anything is used.
local loaded = lua([[
  return vim.tbl_filter(function(name) return vim.startswith(name, 'yuanyin') end, vim.tbl_keys(package.loaded))
]])
check('nothing is loaded before it is used', #loaded == 0, loaded)
check('the command is there', lua('return vim.fn.exists(":Yuanyin")') == 2)
local mapped = lua([[
  local own = {}
  for _, mode in ipairs({ 'n', 'x', 'i' }) do
    for _, mapping in ipairs(vim.api.nvim_get_keymap(mode)) do
      if (mapping.desc or ''):find('Yuanyin', 1, true) and not vim.startswith(mapping.lhs, '<Plug>') then
        table.insert(own, mapping.lhs)
      end
    end
  end
  return own
]])
check('no key is taken', #mapped == 0, mapped)
lua('vim.cmd.runtime("plugin/yuanyin.lua")')
check('sourcing it again does nothing', lua('return #told') == 0, lua('return told'))
local names = lua('return vim.fn.getcompletion("Yuanyin ", "cmdline")')
local subcommands = {
  'attach',
  'citations',
  'cites',
  'convert',
  'copy',
  'info',
  'insert',
  'log',
  'restart',
  'show',
  'source',
  'topics',
}
check('subcommands are completed', vim.deep_equal(names, subcommands), names)
command('Yuanyin exhibit')
is_told('an unknown one is told, with those that there are', 'citations')

-- show
draft('阅读', '见A部分 七.20，又见七.45。')
command('Yuanyin show 第7/3号决议附件一第23段')
check('show: a citation given', holds(editor.hover_text(), '非正式磋商'), editor.hover_text())
local looks = lua([[
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return { linebreak = vim.wo[window].linebreak, breakat = vim.o.breakat }
    end
  end
]])
local breakat = lua('return vim.api.nvim_get_option_info2("breakat", {}).default')
check(
  'its lines are filled, and no option of the user is changed',
  looks.linebreak == false and looks.breakat == breakat,
  looks
)
editor.close_floats()
command('Yuanyin show 决议 3/4')
check('show: what is wrong comes first', vim.startswith(editor.hover_text(), '⚠'), editor.hover_text())
editor.close_floats()
cursor_on('七.20', 1)
command('Yuanyin show')
check(
  'show: the citation at the cursor',
  holds(editor.hover_text(), '各国应当考虑参与和支持'),
  editor.hover_text()
)
editor.close_floats()
editor.select('A部分 七.20')
input(':Yuanyin show<CR>')
check('show: what is selected', holds(editor.hover_text(), '各国应当考虑参与和支持'), editor.hover_text())
editor.close_floats()
cursor_on('见')
command('Yuanyin show')
becomes('show: nothing there', told, 'yuanyin: 此处没有援引。')
becomes('show: provisions are completed', function()
  -- Again where the server took longer than a command line waits.
  local offered = lua('return vim.fn.getcompletion("Yuanyin show 七.2", "cmdline")')
  return { vim.list_contains(offered, 'A.七.2'), vim.list_contains(offered, 'A.七.20') }
end, { true, true })

-- Neovim's own hover.
cursor_on('七.20', 1)
lua('vim.lsp.buf.hover()')
editor.hover_text()
becomes('the lines of a hover are filled too', function()
  return lua([[
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        return vim.wo[window].linebreak
      end
    end
  ]])
end, false)
editor.close_floats()

-- insert
draft('插入', '关于网络，见。')
cursor_on('见')
command('Yuanyin insert 七.20')
becomes('insert: by number, behind the cursor', text, '关于网络，见A部分 七.20。')
draft('插入词语', '关于培训，见。')
cursor_on('见')
answer('A.七.13')
command('Yuanyin insert 检察官+培训')
becomes('insert: by words', text, '关于培训，见A部分 七.13。')
local menu = asked()[1]
check('with the first words of each', holds(menu.titles[1], 'A.七.8') and #menu.titles[1] > 30, menu.titles)
check(
  'and a preview of its text and other names',
  holds(table.concat(menu.preview, '\n'), 'CTOC/COP/WG.2/2013/5'),
  menu.preview
)
draft('插入拼音', '见。')
cursor_on('见')
answer('A.七.23')
command('Yuanyin insert form=report sfxz')
becomes('insert: by pinyin, in the form of the report', text, '见CTOC/COP/WG.2/2013/5，第27段。')
check('the topic stands beside it', holds(table.concat(asked()[1].titles, '\n'), '司法协助'), asked()[1].titles)
lua('vim.o.columns = 118')
draft('插入行宽', '见。')
answer()
command('Yuanyin insert 证人保护')
local widest = vim.iter(asked()[1].titles):fold(0, function(width, title)
  return math.max(width, vim.fn.strdisplaywidth(title))
end)
check('insert: topics as far as the line holds them', widest > 95 and widest <= 112, widest)
draft('插入专题', '见。')
cursor_on('见')
answer('A.二.3.c', '技术援助问题政府专家工作组')
command('Yuanyin insert form=ask 证人保护')
becomes(
  'insert: by topic, in the form that is chosen',
  text,
  '见技术援助问题政府专家工作组第二次会议建议第3段(c)项。'
)
draft('插入询问', '见')
answer('A.七.23')
lua('vim.ui.input = function(options, confirmed) confirmed("sfxz") end')
input('A<Plug>(yuanyin-insert)')
becomes('insert: asked for while typing, by a mapping', text, '见A部分 七.23')
input('。')
becomes('and typing goes on behind it', text, '见A部分 七.23。')
input('<Esc>')
draft('插入全部', '见')
answer('B.三.2.b')
lua('vim.ui.input = function(options, confirmed) confirmed("") end')
command('Yuanyin insert')
becomes('insert: from the whole compilation', text, '见B部分 三.2.b')
check('which is offered whole', #asked()[1].titles > 200, #asked()[1].titles)
check('what was inserted last first', holds(asked()[1].titles[1], 'A.七.23'), vim.list_slice(asked()[1].titles, 1, 3))
draft('插入最近', '见')
answer('A.七.20')
command('Yuanyin insert')
becomes('insert: again from the whole compilation', text, '见A部分 七.20')
local again = asked()[1].titles
check(
  'the last before the one before it, each once',
  holds(again[1], 'B.三.2.b')
    and holds(again[2], 'A.七.23')
    and #again == #vim.fn.uniq(vim.fn.sort(vim.deepcopy(again))),
  vim.list_slice(again, 1, 4)
)
-- Within another citation: it would break both.
draft('插入援引之中', '见A部分 七.20，完。')
cursor_on('部分')
command('Yuanyin insert 七.23')
becomes('insert: behind the citation that the cursor is in', text, '见A部分 七.20、A部分 七.23，完。')
becomes('with the cursor behind what was written', function()
  return lua('return vim.api.nvim_win_get_cursor(0)[2]')
end, #'见A部分 七.20、A部分 七.2')
draft('插入折行', '见缔约方会议第7/3号\n决议附件一第20段。')
cursor_on('7/3')
lua('vim.ui.input = function(options, confirmed) confirmed("七.23") end')
input('i<Plug>(yuanyin-insert)')
becomes(
  'insert: while typing, and where that citation is broken by a line',
  text,
  '见缔约方会议第7/3号\n决议附件一第20段、A部分 七.23。'
)
input('。<Esc>')
becomes('and typing goes on there', text, '见缔约方会议第7/3号\n决议附件一第20段、A部分 七.23。。')
draft('statement', 'My delegation recalls Part A, VII.21, and in particular .')
cursor_on('r .', 1)
command('Yuanyin insert 七.23')
becomes(
  'insert: in the language of the draft',
  text,
  'My delegation recalls Part A, VII.21, and in particular Part A, VII.23.'
)
draft('topics', 'My delegation recalls Part A, VII.21, and in particular .')
cursor_on('r .', 1)
answer('A.七.23', '插入援引')
command('Yuanyin topics 司法协助')
becomes(
  'topics: inserted in the language of the draft',
  text,
  'My delegation recalls Part A, VII.21, and in particular Part A, VII.23.'
)
draft('插入之前', '见A部分 七.20。')
cursor_on('见')
command('Yuanyin insert 七.23')
becomes('insert: before a citation, where the cursor is', text, '见A部分 七.23A部分 七.20。')
draft('插入之后', '见A部分 七.20')
cursor_on('20', 1)
command('Yuanyin insert 四.1.b')
becomes('insert: right behind a citation, apart from it', text, '见A部分 七.20、A部分 四.1.b')
becomes('and both are read', codes, {})
draft('behind', 'My delegation recalls Part A, VII.21.')
cursor_on('21.', 1)
command('Yuanyin insert 七.23')
becomes('insert: likewise in an English draft', text, 'My delegation recalls Part A, VII.21, Part A, VII.23.')
draft('插入专题之中', '见A部分 七.20，完。')
cursor_on('部分')
answer('A.七.23', '插入援引')
command('Yuanyin topics 司法协助')
becomes('topics: likewise', text, '见A部分 七.20、A部分 七.23，完。')
command('Yuanyin insert 海洋生物')
is_told('insert: nothing found', '海洋生物')
command('Yuanyin insert form=poem 七.20')
becomes('insert: an unknown form is told', told, 'yuanyin: 没有此种形式：poem')

-- convert
local report = 'CTOC/COP/WG.2/2013/5，'
draft('改写', '建立网络，见A部分 七.20-22。\n\n又见A部分 七.23。')
cursor_on('七.20')
command('Yuanyin convert report')
becomes(
  'convert: the range at the cursor',
  text,
  '建立网络，见' .. report .. '第24至26段。\n\n又见A部分 七.23。'
)
cursor_on('第24至')
answer('决议或决定形式')
command('Yuanyin convert')
becomes(
  'convert: to a form that is chosen',
  text,
  '建立网络，见缔约方会议第7/3号决议附件一第20至22段。\n\n又见A部分 七.23。'
)
check('of those that it can take, and nothing else', #asked()[1].titles == 3, asked()[1].titles)
cursor_on('七.23')
command('Yuanyin! convert report')
becomes(
  'convert!: the whole document',
  text,
  '建立网络，见' .. report .. '第24至26段。\n\n又见' .. report .. '第27段。'
)
cursor_on('建立')
command('Yuanyin convert report')
is_told('convert: nothing there', '光标处没有')
answer('汇编编号形式')
command('Yuanyin! convert')
becomes('convert!: wherever the cursor is', text, '建立网络，见A部分 七.20-22。\n\n又见A部分 七.23。')
local forms_offered = (asked()[1] or { titles = {} }).titles
check('with the forms, and nothing else', #forms_offered >= 2, forms_offered)
draft('改写无', '会议闭幕。')
command('Yuanyin! convert report')
becomes(
  'convert!: nothing to convert',
  told,
  'yuanyin: 本文稿没有可以改写为此形式的援引（只改写中文援引）。'
)

-- source
draft('出处', '代表团认为，有关国家应当考虑举行非正式磋商。')
editor.select('有关国家应当考虑举行非正式磋商')
answer('A.七.23')
input(':Yuanyin source<CR>')
becomes(
  'source: of what is selected',
  text,
  '代表团认为，有关国家应当考虑举行非正式磋商（A部分 七.23）。'
)
check('with how near it is', holds(asked()[1].titles[1], '逐字相同'), asked()[1].titles)

-- copy
draft('复制', '见第7/3号决议附件一第20段。有关国家应当考虑举行非正式磋商。')
cursor_on('附件一')
command('Yuanyin copy')
becomes('copy: the citation at the cursor', function()
  return lua("return vim.fn.getreg('\"')")
end, 'A部分 七.20')
command('Yuanyin copy report')
becomes('copy: in another form', function()
  return lua("return vim.fn.getreg('\"')")
end, report .. '第24段')
editor.select('有关国家应当考虑举行非正式磋商')
input('<Plug>(yuanyin-copy)')
becomes('copy: of the words selected, by a mapping', function()
  return lua("return vim.fn.getreg('\"')")
end, 'A部分 七.23')
cursor_on('附件一')
lua('vim.lsp.buf.definition()')
wait_for(function()
  return holds(lua('return vim.api.nvim_buf_get_name(0)'), 'part-a.md')
end)
editor.attached()
cursor_on('各国应当考虑参与和支持', 3)
command('Yuanyin copy long')
becomes('copy: of the provision at the cursor in the compilation', function()
  return lua("return vim.fn.getreg('\"')")
end, '技术援助问题政府专家工作组第七次会议建议第20段')

-- citations
draft(
  '清单',
  '见七.45。另见A部分 七.20。\n\n见八.1。\n\n大会第55/25号决议不在此列，第3/2号决定也不在。\n\n缔约方会议第5/1号决定。'
)
command('Yuanyin citations')
local list = wait_for(function()
  local found = lua('return vim.fn.getloclist(0, { items = 1, title = 1 })')
  return #found.items > 0 and found
end) or { items = {} }
local entries = vim.tbl_map(function(one)
  return { one.lnum, one.col, one.type, (one.text:gsub(' — .*$', '')) }
end, list.items)
check(
  'citations: each with its place, type, state and target',
  vim.deep_equal(entries, {
    { 1, 4, 'E', '有误 七.45' },
    { 1, 19, '', '无误 A部分 七.20 → A.七.20' },
    { 3, 4, 'W', '有歧义 八.1 → A.八.1、B.八.1' },
    { 5, 1, '', '其他机构的文书或未解析 大会第55/25号决议' },
    { 5, 39, 'I', '汇编未收录 第3/2号决定' },
    { 7, 1, 'I', '未核对 缔约方会议第5/1号决定' },
  }),
  entries
)
check('and what is wrong in words', holds(list.items[1].text, '只有第1至31段'), list.items[1])
check('with their count', list.title == '援引6处，其中4处有问题，1处未核对', list.title)
becomes('in a window of their own', function()
  return lua('return vim.bo.buftype')
end, 'quickfix')
input('<CR>')
becomes('where a choice leads to the citation', function()
  return lua('return vim.api.nvim_win_get_cursor(0)')
end, { 1, 3 })
command('lclose')
command('Yuanyin! citations')
becomes('citations!: only those of which something is told', function()
  return #lua('return vim.fn.getloclist(0)')
end, 4)
command('lclose')

-- cites
command('Yuanyin cites')
becomes('cites: the table of authorities in a buffer of its own', function()
  local first = text():match('^[^\n]*')
  return { first, lua('return vim.bo.buftype') }
end, { '## 技术援助问题政府专家工作组的建议（A部分）', 'nofile' })
command('bwipe!')
command('Yuanyin cites csv')
becomes('cites: as CSV', function()
  return lua('return vim.bo.filetype') == 'csv' and holds(text(), 'A.七.20')
end, true)
command('bwipe!')

-- What is exempt, and what is misquoted, in the list.
draft(
  '豁免',
  '见七.45。<!-- yuanyin: ignore-line -->\n\n各国“应该为中央机关的双边会议和磋商提供便利”（A部分 七.21）。'
)
command('Yuanyin citations')
becomes('citations: what is exempt, and what is misquoted', function()
  return vim.tbl_map(function(one)
    return { one.lnum, one.type, (one.text:gsub(' — .*$', '')) }
  end, lua('return vim.fn.getloclist(0)'))
end, { { 1, 'N', '已忽略 七.45' }, { 3, 'W', '引文不符 A部分 七.21 → A.七.21' } })
check('with what was wrong', holds(lua('return vim.fn.getloclist(0)[1].text'), '只有第1至31段'))
command('lclose')
command('Yuanyin! citations')
becomes('citations!: without what is exempt', function()
  return lua('return { #vim.fn.getloclist(0), vim.fn.getloclist(0, { title = 1 }).title }')
end, { 1, '援引2处，其中1处有问题，1处已忽略' })
command('lclose')

-- topics
draft('专题', '见')
answer('司法协助', 'A.七.23', '插入援引')
command('Yuanyin topics')
becomes('topics: one, its provision, to be inserted', text, '见A部分 七.23')
answer('A.七.23', '阅读')
command('Yuanyin topics 司法协助')
check('topics: to be read', holds(editor.hover_text(), '非正式磋商'), editor.hover_text())
editor.close_floats()
answer('A.七.23', '转到汇编')
command('Yuanyin topics 司法协助')
becomes('topics: to be seen in the compilation', function()
  return vim.startswith(editor.current_line(), '23. 在最后确定正式的司法协助请求时')
end, true)
becomes('topics: their names are completed', function()
  return vim.list_contains(lua('return vim.fn.getcompletion("Yuanyin topics 司法", "cmdline")'), '司法协助')
end, true)

-- Code lenses, in the file of the compilation that is open now.
draft('援引者', '见A部分 七.23。')
lua('vim.cmd.buffer("part-a.md")')
cursor_on('23. 在最后确定')
local lens = wait_for(function()
  return lua([[
    local params = { textDocument = vim.lsp.util.make_text_document_params() }
    local client = vim.lsp.get_clients({ name = 'yuanyin', bufnr = 0 })[1]
    local found = client:request_sync('textDocument/codeLens', params, 3000, 0)
    for _, one in ipairs(found and found.result or {}) do
      if one.range.start.line == vim.api.nvim_win_get_cursor(0)[1] - 1 then
        local lens = client:request_sync('codeLens/resolve', one, 3000, 0).result
        client:exec_cmd(lens.command, { bufnr = 0 })
        return lens.command.title
      end
    end
  ]])
end)
local places = wait_for(function()
  local found = lua('return vim.fn.getqflist()')
  return #found > 0 and found
end) or {}
check(
  'a code lens lists the places that cite the provision',
  vim.iter(places):any(function(one)
    return one.text == '见A部分 七.23。' and one.lnum == 1 and one.col == 4
  end),
  { lens = lens, places = places }
)
command('cclose')
check(
  'code lenses are the user’s to switch on',
  lua([[
  local buffer = vim.api.nvim_get_current_buf()
  for name, namespace in pairs(vim.api.nvim_get_namespaces()) do
    if name:find('code_?lens') and #vim.api.nvim_buf_get_extmarks(buffer, namespace, 0, -1, {}) > 0 then
      return false
    end
  end
  return true
]])
)

-- Semantic tokens and inlay hints.
draft('色彩', '见A部分 七.20，第7/3号决议附件一第20段。\n\n见七.45。')
lua('vim.cmd.colorscheme("habamax")')
local function token_at(words, within)
  cursor_on(words, within)
  return lua([[
    local row, column = unpack(vim.api.nvim_win_get_cursor(0))
    local token = (vim.lsp.semantic_tokens.get_at_pos(0, row - 1, column) or {})[1]
    return token and { token.type, vim.api.nvim_get_hl(0, { name = '@lsp.type.' .. token.type }).link or 'none' }
  ]])
end
wait_for(function()
  return token_at('A部分') ~= vim.NIL
end)
for _, case in ipairs({
  { 'A部分', 0, 'part', 'Special' },
  { '第7/3号决议', 3, 'instrument', 'Identifier' },
  { '第20段', 3, 'paragraph', 'Function' },
  { '七.45', 0, 'wrong', 'DiagnosticUnderlineError' },
}) do
  local words, within, kind, group = unpack(case)
  becomes('highlighting: ' .. kind, function()
    return token_at(words, within)
  end, { kind, group })
end
check('inlay hints are the user’s to switch on', lua('return vim.lsp.inlay_hint.is_enabled({ bufnr = 0 })') == false)
lua('vim.lsp.inlay_hint.enable(true, { bufnr = 0 })')
becomes('and are there then', function()
  local hints = lua('return vim.lsp.inlay_hint.get({ bufnr = 0 })')
  return hints[1] and holds(hints[1].inlay_hint.label, '各国应当')
end, true)

-- Completion in bursts, as an input method or a fast hand sends them.
for _, case in ipairs({
  { 'letters', '@sfxz', 'A.七.23' },
  { 'words committed at once', '@司法协助', 'A.七.23' },
  { 'a number', '@七.20', 'A.七.20' },
  { 'words of another language', '@asset recovery', 'A.九.17' },
  { 'words apart', '@检察官 培训', 'A.七.8' },
  { 'a number and words', '@七 脆弱证人', 'A.七.5' },
}) do
  local name, typed, expected = unpack(case)
  draft('连打' .. name, '另见')
  input('A' .. typed)
  becomes('completion: ' .. name .. ' in one burst', function()
    return vim.list_contains(editor.menu(), expected)
  end, true)
  editor.settle()
  input('<C-e>')
  becomes('is closed when that is wanted', function()
    return { lua('return vim.fn.pumvisible()'), text() }
  end, { 0, '另见' .. typed })
  vim.wait(300)
  local state = lua('return { vim.fn.pumvisible(), vim.api.nvim_get_mode().mode, vim.api.nvim_get_current_line() }')
  check('and stays closed', state[1] == 0, state)
  input('<Esc>')
end
draft('句中', '各国应当落实七关于证人保护的建议。')
cursor_on('关于')
input('i.')
becomes('completion: within a run of Chinese', function()
  return editor.menu()[1]
end, 'A部分 七.1')
local item = lua('return vim.fn.complete_info({ "items" }).items[1]')
check('with few words beside it', item.kind == '' and vim.fn.strcharlen(item.menu) <= 17 and item.menu ~= '', item)
editor.settle()
input('<C-n><C-y>')
becomes('changes nothing around it', text, '各国应当落实A部分 七.2关于证人保护的建议。')
input('<Esc>')

-- Buffers without a name.
lua([[
  vim.cmd.enew({ bang = true })
  vim.bo.filetype = 'text'
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { '见决议 3/4。' })
]])
check('an unnamed buffer is attached', editor.attached(), 'not attached')
becomes('unnamed: diagnostics', codes, { 'wrong-kind' })
local buffers = lua('return #vim.api.nvim_list_bufs()')
cursor_on('决议 3/4')
lua('vim.lsp.buf.hover()')
check('unnamed: hover', holds(editor.hover_text(), '不是决议'), editor.hover_text())
editor.close_floats()
lua('vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })')
becomes('unnamed: a fix changes this buffer', text, '见决定 3/4。')
becomes('unnamed: its diagnostic goes', codes, {})
lua('vim.api.nvim_buf_set_lines(0, 0, -1, false, { "见A部分 七.20和七.23。" })')
cursor_on('七.20')
command('Yuanyin! convert report')
becomes('unnamed: convert!, which is resolved', text, '见' .. report .. '第24段和第27段。')
check('unnamed: no other buffer was made', lua('return #vim.api.nvim_list_bufs()') == buffers, buffers)

-- Several at once: each as if it were alone.
local first = lua('return vim.api.nvim_get_current_buf()')
local function clients()
  return #lua('return vim.tbl_map(function(one) return one.id end, vim.lsp.get_clients({ name = "yuanyin" }))')
end
local before_second = clients()
lua('vim.cmd.enew({ bang = true }); vim.bo.filetype = ""')
local second = lua('return vim.api.nvim_get_current_buf()')
input('i见七.45。<Esc>')
becomes('a text without name and filetype is attached when typing begins', codes, { 'no-such-provision' })
check('beside another one without a name', first ~= second)
local function in_buffer(bufnr)
  lua('vim.cmd.buffer(...)', bufnr)
end
in_buffer(first)
becomes('two unnamed: the first keeps its own diagnostics', codes, {})
lua('vim.api.nvim_buf_set_lines(0, 0, -1, false, { "会议闭幕。", "见七.45。又见决议 3/4。" })')
becomes('two unnamed: and goes on being checked', codes, { 'no-such-provision', 'wrong-kind' })
in_buffer(second)
becomes('two unnamed: the second is not touched by that', codes, { 'no-such-provision' })
input('A又见A部分 七.')
check('two unnamed: completion in the second', editor.menu()[1] == '七.1', editor.menu())
editor.settle()
input('20<C-y><Esc>')
becomes('two unnamed: completed there', text, '见七.45。又见A部分 七.20')
cursor_on('A部分')
lua('vim.lsp.buf.hover()')
check('two unnamed: hover in the second', holds(editor.hover_text(), '中央机关'), editor.hover_text())
editor.close_floats()
in_buffer(first)
cursor_on('决议 3/4')
lua('vim.lsp.buf.code_action({ apply = true, filter = function(action) return action.isPreferred end })')
becomes('two unnamed: a fix changes the first', text, '会议闭幕。\n见七.45。又见决定 3/4。')
in_buffer(second)
cursor_on('A部分')
command('Yuanyin! convert report')
becomes('two unnamed: convert! changes the second', text, '见七.45。又见' .. report .. '第24段')
in_buffer(first)
check('two unnamed: and not the first', text() == '会议闭幕。\n见七.45。又见决定 3/4。', text())
command('Yuanyin citations')
becomes('two unnamed: each lists its own citations', function()
  return vim.tbl_map(function(one)
    return { one.bufnr, one.lnum }
  end, lua('return vim.fn.getloclist(0)'))
end, { { first, 2 }, { first, 2 } })
command('lclose')
local last_before = lua('return vim.iter(vim.lsp.get_clients()):map(function(one) return one.id end):fold(0, math.max)')
command('Yuanyin restart')
becomes('two unnamed: restart serves both again', function()
  return lua(
    [[
    local last_before, found = ..., {}
    for _, bufnr in ipairs({ select(2, ...) }) do
      local client = vim.lsp.get_clients({ name = 'yuanyin', bufnr = bufnr })[1]
      local all = vim.diagnostic.get(bufnr)
      table.insert(found, client and client.id > last_before and all[1] and all[1].code or 'none')
    end
    return found
    ]],
    last_before,
    first,
    second
  )
end, { 'no-such-provision', 'no-such-provision' })
in_buffer(second)
lua('vim.cmd.write(...)', folder .. '/保存.md')
becomes('two unnamed: one is saved under a name, and goes on', codes, { 'no-such-provision' })
becomes('two unnamed: by the server of the files', function()
  return lua(
    [[
    local named, unnamed = ...
    local function served(bufnr)
      return #vim.lsp.get_clients({ name = 'yuanyin', bufnr = bufnr })
    end
    local one = vim.lsp.get_clients({ name = 'yuanyin', bufnr = named })[1]
    return { served(named), served(unnamed), one and one.attached_buffers[unnamed] == nil }
    ]],
    second,
    first
  )
end, { 1, 1, true })
becomes('two unnamed: the server that it had has ended', clients, before_second)
in_buffer(first)
becomes('two unnamed: the other one is served as before', codes, { 'no-such-provision' })
in_buffer(second)
lua('vim.cmd.bwipeout({ ..., bang = true })', first)
becomes('two unnamed: the server of one that is gone has ended', clients, before_second - 1)

-- A name that comes before the server has answered its first question.
lua(
  [[
  vim.cmd.enew({ bang = true })
  vim.bo.filetype = ''
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { '见七.45。' })
  require('yuanyin.client').attach_unnamed(vim.api.nvim_get_current_buf())
  vim.cmd.write(...)
  ]],
  folder .. '/先保存.md'
)
becomes('named while its server begins: it is checked', codes, { 'no-such-provision' })
becomes('named while its server begins: by one server', function()
  return #lua(
    'return vim.tbl_map(function(one) return one.id end, vim.lsp.get_clients({ name = "yuanyin", bufnr = 0 }))'
  )
end, 1)
becomes('named while its server begins: the one that it had has ended', clients, before_second - 1)
command('bwipeout!')

-- log and info
command('Yuanyin info')
check('info: what serves', holds(editor.hover_text(), '位置编码：utf-8'), editor.hover_text())
check('info: the corpus’s edition', holds(editor.hover_text(), '2021'), editor.hover_text())
editor.close_floats()
command('Yuanyin log')
becomes('log: the log of language servers', function()
  return vim.fs.basename(lua('return vim.api.nvim_buf_get_name(0)'))
end, 'lsp.log')
command('tabclose')

-- The server killed, and started again.
draft('重启', '见七.45。')
becomes('before', codes, { 'no-such-provision' })
local pid = lua([[
  local served
  vim.lsp.get_clients({ name = 'yuanyin', bufnr = 0 })[1].rpc.request('yuanyin/status', vim.empty_dict(), function() end)
  for _, pid in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
    local process = vim.api.nvim_get_proc(pid)
    if process and process.name:find('yuanyin', 1, true) then
      served = pid
      vim.uv.kill(pid, 'sigkill')
    end
  end
  return served
]])
check('the server is a process that can be killed', pid ~= vim.NIL, pid)
becomes('its end is told, with what to do', function()
  return vim.iter(lua('return told')):any(function(message)
    return holds(message, '信号9') and holds(message, ':Yuanyin restart')
  end)
end, true)
becomes('its diagnostics are gone', codes, {})
command('Yuanyin restart')
becomes('restart: they are back', codes, { 'no-such-provision' })
local client = lua('return vim.lsp.get_clients({ bufnr = 0 })[1].id')
command('Yuanyin restart')
becomes('restart: of one that runs, by another', function()
  local now = lua('local one = vim.lsp.get_clients({ bufnr = 0 })[1]; return one and one.initialized and one.id')
  return type(now) == 'number' and now > client and codes()
end, { 'no-such-provision' })

editor.finish()
