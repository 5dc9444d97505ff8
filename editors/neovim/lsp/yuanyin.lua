-- The language server's configuration, for `vim.lsp.enable('yuanyin')`. Everything here can be
-- overridden with `vim.lsp.config('yuanyin', { … })`; see |yuanyin-settings|.

---@type vim.lsp.Config
return {
  cmd = function(dispatchers)
    return require('yuanyin.server').start(dispatchers)
  end,
  filetypes = {
    'markdown',
    'text',
    'tex',
    'plaintex',
    'context',
    'asciidoc',
    'asciidoctor',
    'typst',
    'rst',
    'org',
    'html',
    'mdx',
    'pandoc',
    'quarto',
    'rmd',
  },
  root_dir = function(bufnr, on_dir)
    require('yuanyin.client').root_dir(bufnr, on_dir)
  end,
  reuse_client = function(client, config)
    return require('yuanyin.unnamed').reuse(client, config)
  end,
  get_language_id = function(_, filetype)
    return filetype ~= '' and filetype or 'text'
  end,
  before_init = function(params)
    -- Neovim does not say which language its user reads.
    params.locale = require('yuanyin.messages').tag()
    -- Diagnostics are sent, not asked for: those that Neovim asks for never reach a buffer without a
    -- name, nor one that `:write NAME` has given its first name.
    local offered = params.capabilities.textDocument
    if offered then
      offered.diagnostic = nil
    end
  end,
  on_exit = function(code, signal)
    require('yuanyin.client').has_ended(code, signal)
  end,
  handlers = {
    ['textDocument/publishDiagnostics'] = function(...)
      return require('yuanyin.unnamed').on_publish_diagnostics(...)
    end,
  },
  commands = {
    ['yuanyin.showReferences'] = function(command, context)
      require('yuanyin.lists').show_references(command, context)
    end,
    ['yuanyin.applyToUnnamed'] = function(command, context)
      require('yuanyin.unnamed').apply(command, context)
    end,
  },
}
