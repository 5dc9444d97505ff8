-- Another Neovim as an embedded process, with nothing but the lines of README for `init.lua`: what
-- the tests do in it, as a person does, and what they see.

local editor = {}

local failed, passed = 0, 0
local child

--- README's blocks for `init.lua`: how to start the server, and an example of settings.
local function documented(readme)
  local blocks = {}
  local block
  for line in io.lines(readme) do
    if line == '```lua' then
      block = {}
    elseif line == '```' and block then
      table.insert(blocks, table.concat(block, '\n'))
      block = nil
    elseif block then
      table.insert(block, line)
    end
  end
  assert(#blocks == 2, 'README has two blocks of Lua')
  return blocks
end

--- Starts Neovim with a server's path in place of README's. README's settings, as Lua to be run.
function editor.start(server, readme)
  local blocks = documented(readme)
  child = vim.fn.jobstart({ vim.env.NVIM_START, '--clean', '--embed', '--headless' }, {
    rpc = true,
  })
  assert(child > 0, 'Neovim could not be started')
  editor.lua('vim.o.swapfile = false')
  editor.lua((blocks[1]:gsub('/path/to/yuanyin', server)))
  return blocks[2]
end

function editor.lua(code, ...)
  return vim.rpcrequest(child, 'nvim_exec_lua', code, { ... })
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

function editor.current_line()
  return editor.lua('return vim.api.nvim_get_current_line()')
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
