-- What is there from the start: a command, <Plug> mappings, groups for highlighting and three
-- autocommands. Everything else is loaded when it is first used.

if vim.g.loaded_yuanyin then
  return
end
vim.g.loaded_yuanyin = true

if vim.fn.has('nvim-0.11') == 0 then
  -- When this file is done, so that it does not read as an error in it.
  vim.schedule(function()
    vim.notify('yuanyin: Neovim 0.11 or later is needed / 需要Neovim 0.11或更高版本', vim.log.levels.ERROR)
  end)
  return
end

vim.api.nvim_create_user_command('Yuanyin', function(arguments)
  require('yuanyin.command').run(arguments)
end, {
  nargs = '*',
  bang = true,
  range = true,
  desc = 'Yuanyin: cite and read the compilation',
  complete = function(lead, line, position)
    return require('yuanyin.command').complete(lead, line, position)
  end,
})

for _, mapping in ipairs({
  { 'insert', { 'n', 'i' } },
  { 'show', { 'n', 'x' } },
  { 'convert', { 'n' } },
  { 'source', { 'n', 'x' } },
  { 'copy', { 'n', 'x' } },
  { 'citations', { 'n' } },
  { 'topics', { 'n', 'i' } },
  { 'cites', { 'n' } },
}) do
  local subcommand, modes = mapping[1], mapping[2]
  vim.keymap.set(modes, ('<Plug>(yuanyin-%s)'):format(subcommand), function()
    require('yuanyin.command').call(subcommand)
  end, { desc = 'Yuanyin: ' .. subcommand })
end

-- The parts of a citation. A colour scheme may define these groups itself.
for kind, group in pairs({
  part = 'Special',
  instrument = 'Identifier',
  paragraph = 'Function',
  wrong = 'DiagnosticUnderlineError',
}) do
  vim.api.nvim_set_hl(0, '@lsp.type.' .. kind, { link = group, default = true })
end

local group = vim.api.nvim_create_augroup('yuanyin', {})

vim.api.nvim_create_autocmd('LspAttach', {
  group = group,
  desc = 'Yuanyin: what Chinese text wants of completion and floating windows',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'yuanyin' then
      require('yuanyin.attach').attach(client, event.buf)
    end
  end,
})

vim.api.nvim_create_autocmd('LspDetach', {
  group = group,
  desc = 'Yuanyin: the server of a buffer without a name ends with it',
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'yuanyin' then
      require('yuanyin.unnamed').end_unused(client)
    end
  end,
})

vim.api.nvim_create_autocmd('InsertEnter', {
  group = group,
  desc = 'Yuanyin: a text that has neither a name nor a filetype yet',
  callback = function(event)
    -- The cheap questions first: this runs in every buffer.
    if vim.bo[event.buf].filetype ~= '' or vim.bo[event.buf].buftype ~= '' then
      return
    end
    if vim.bo[event.buf].buflisted and vim.api.nvim_buf_get_name(event.buf) == '' then
      require('yuanyin.client').attach_unnamed(event.buf)
    end
  end,
})
