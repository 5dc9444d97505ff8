-- For blink.cmp, which compares an item with all word characters before the cursor, whatever part of
-- them the item would replace. Chinese is written without spaces: 第23段 behind 第7/3号决议附件一第2 would
-- be compared with 号决议附件一第2, and not be offered.

local M = {}

--- What of blink.cmp's context is used.
---@class yuanyin.BlinkContext
---@field line string
---@field bounds { start_col: integer } where the word characters begin, from 1

--- For `transform_items` of the provider `lsp`: lets each of the server's items be compared with the
--- whole of what it is compared with, by beginning with the part that it leaves alone.
---@param context yuanyin.BlinkContext
---@param items lsp.CompletionItem[]
---@return lsp.CompletionItem[]
function M.transform_items(context, items)
  local first = context.bounds.start_col - 1
  for _, item in ipairs(items) do
    ---@diagnostic disable-next-line: undefined-field
    local client = vim.lsp.get_client_by_id(item.client_id or -1)
    local range = item.textEdit and (item.textEdit.range or item.textEdit.insert)
    if client and client.name == 'yuanyin' and range then
      local replaced = vim.str_byteindex(context.line, client.offset_encoding, range.start.character, false)
      if first < replaced then
        item.filterText = context.line:sub(first + 1, replaced) .. (item.filterText or item.label)
      end
    end
  end
  return items
end

return M
