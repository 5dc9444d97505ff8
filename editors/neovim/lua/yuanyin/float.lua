-- Floating windows of the plugin's own.

local M = {}

--- Shows Markdown beside the cursor. The cursor's next movement closes it; called again with the same
--- `focus`, it is entered.
---@param markdown string
---@param focus string name of what is shown
---@param title? string
---@return integer window
function M.show(markdown, focus, title)
  local lines = vim.split(markdown, '\n', { trimempty = true })
  local _, window = vim.lsp.util.open_floating_preview(lines, 'markdown', {
    focus_id = 'yuanyin.' .. focus,
    max_width = math.min(90, vim.o.columns - 4),
    title = title and (' ' .. title .. ' ') or nil,
    border = vim.fn.exists('+winborder') == 1 and vim.o.winborder ~= '' and vim.o.winborder or 'rounded',
  })
  require('yuanyin.attach').fill_lines(window)
  return window
end

return M
