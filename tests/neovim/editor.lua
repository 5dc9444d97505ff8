-- Another Neovim as an embedded process, with README's lines for `init.lua`: what the tests do in it,
-- as a person does, and what they see.
--
-- Of the environment: NVIM_START starts the Neovim to test; YUANYIN_BIN is a folder with the server
-- under its name, yuanyin; YUANYIN_REPOSITORY is where this repository stands.

local editor = {}

local failed, passed = 0, 0
local child

editor.repository = vim.env.YUANYIN_REPOSITORY

--- The block of Lua in a document, by default the plugin's README, that holds a text, with the places
--- of this machine in it.
function editor.documented(holds, document)
  document = document or 'editors/neovim/README.md'
  local block
  for line in io.lines(editor.repository .. '/' .. document) do
    if line == '```lua' then
      block = {}
    elseif line == '```' and block then
      local text = table.concat(block, '\n')
      if text:find(holds, 1, true) then
        text = text:gsub('/path/to/repository', (editor.repository:gsub('%%', '%%%%')))
        return (text:gsub('/path/to/yuanyin', vim.env.YUANYIN_BIN .. '/yuanyin'))
      end
      block = nil
    elseif block then
      table.insert(block, line)
    end
  end
  error(document .. ' has no block of Lua with ' .. holds)
end

--- The project's README's lines for the plugin on 'runtimepath'.
function editor.plugin()
  return editor.documented('vim.opt.runtimepath:append', 'README.md')
end

--- Starts Neovim with an `init.lua`, by default README's for the plugin; `environment` comes on top of
--- this process's, with the server on PATH.
function editor.start(init, environment)
  if child then
    vim.fn.jobstop(child)
  end
  local file = vim.fn.tempname() .. '.lua'
  vim.fn.writefile(vim.split('vim.o.swapfile = false\n' .. (init or editor.plugin()), '\n'), file)
  child = vim.fn.jobstart({ vim.env.NVIM_START, '--clean', '-u', file, '--embed', '--headless' }, {
    rpc = true,
    env = vim.tbl_extend('force', {
      PATH = vim.env.YUANYIN_BIN .. ':' .. vim.env.PATH,
      LC_ALL = 'C.UTF-8',
    }, environment or {}),
  })
  assert(child > 0, 'Neovim could not be started')
  -- Neovim answers while its `init.lua` waits for something.
  editor.wait_for(function()
    return editor.lua('return vim.v.vim_did_enter == 1')
  end)
  -- What the user is told, and messages of errors, kept for the tests.
  editor.lua([[
    told = {}
    vim.notify = function(message) table.insert(told, message) end
  ]])
end

function editor.lua(code, ...)
  return vim.rpcrequest(child, 'nvim_exec_lua', code, { ... })
end

--- Runs a command as if it were typed; what it complained about, if it did.
function editor.command(command)
  local ok, err = pcall(vim.rpcrequest, child, 'nvim_command', command)
  return not ok and err or nil
end

function editor.input(keys)
  vim.rpcrequest(child, 'nvim_input', keys)
end

--- Waits until `probe` gives something; the last thing it gave.
function editor.wait_for(probe)
  local value
  vim.wait(10000, function()
    value = probe()
    return value ~= nil and value ~= false and value ~= vim.NIL
  end, 20)
  return value
end

function editor.check(name, ok, saw)
  if ok then
    passed = passed + 1
    print('ok   ' .. name)
  else
    failed = failed + 1
    print('FAIL ' .. name .. '\n     saw: ' .. vim.inspect(saw))
  end
end

--- Waits until `probe` gives what is expected, and says for a check what it gave otherwise.
function editor.becomes(name, probe, expected)
  local saw
  local ok = editor.wait_for(function()
    saw = probe()
    return vim.deep_equal(saw, expected)
  end)
  editor.check(name, ok, saw)
end

--- Puts the cursor on the first place where `text` stands, `within` bytes into it.
function editor.cursor_on(text, within)
  return editor.lua(
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

--- Selects words of the draft, as with `v` and a movement.
function editor.select(words)
  editor.cursor_on(words)
  editor.input('v')
  editor.wait_for(function()
    return editor.lua('return vim.api.nvim_get_mode().mode') == 'v'
  end)
  editor.cursor_on(words, #words - #vim.fn.strcharpart(words, vim.fn.strchars(words) - 1))
end

function editor.current_line()
  return editor.lua('return vim.api.nvim_get_current_line()')
end

--- The whole text of the buffer.
function editor.text()
  return table.concat(editor.lua('return vim.api.nvim_buf_get_lines(0, 0, -1, false)'), '\n')
end

--- Waits until the server is attached to the buffer; its encoding.
function editor.attached()
  return editor.wait_for(function()
    return editor.lua([[
      local client = vim.lsp.get_clients({ name = 'yuanyin', bufnr = 0 })[1]
      return client and client.initialized and client.offset_encoding or nil
    ]])
  end)
end

--- Opens a file as a new draft that holds a text, with the server attached.
function editor.draft(path, content)
  editor.lua('vim.cmd.edit(...)', path)
  editor.lua('vim.api.nvim_buf_set_lines(0, 0, -1, false, ...)', vim.split(content, '\n'))
  editor.attached()
end

--- Whether a floating window is there.
function editor.has_float()
  return editor.lua([[
    return vim.iter(vim.api.nvim_list_wins()):any(function(window)
      return vim.api.nvim_win_get_config(window).relative ~= ''
    end)
  ]])
end

--- The text of the floating window that opens.
function editor.hover_text()
  return editor.wait_for(function()
    return editor.lua([[
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= '' then
          return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
        end
      end
    ]])
  end) or ''
end

function editor.close_floats()
  editor.lua('vim.cmd("fclose!")')
end

--- Waits until whatever Neovim has asked servers is answered, as a person waits who reads the menu: it
--- shows an answer that comes late even where the text has gone on.
function editor.settle()
  vim.wait(200)
  editor.wait_for(function()
    return editor.lua([[
      for _, client in ipairs(vim.lsp.get_clients()) do
        for _, request in pairs(client.requests) do
          if request.type == 'pending' then
            return false
          end
        end
      end
      return true
    ]])
  end)
end

--- The words of the open popup menu.
function editor.menu()
  return editor.wait_for(function()
    local info = editor.lua('local i = vim.fn.complete_info({ "items", "pum_visible" }); return i')
    if info.pum_visible == 1 and #info.items > 0 then
      return vim.tbl_map(function(item)
        return item.abbr ~= '' and item.abbr or item.word
      end, info.items)
    end
  end) or {}
end

--- The codes of the buffer's diagnostics, in the order of the alphabet.
function editor.codes()
  local found = editor.lua('return vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(0))')
  table.sort(found)
  return found
end

--- Says how it went and ends, with status 1 if a check failed.
function editor.finish()
  io.write(('\n%d passed, %d failed\n'):format(passed, failed))
  vim.fn.jobstop(child)
  os.exit(failed == 0 and 0 or 1)
end

return editor
