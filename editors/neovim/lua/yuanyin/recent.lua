-- The provisions inserted last, which the list of the whole compilation begins with.
--
-- Neovim keeps them from one session to the next: a global variable in capital letters is part of |shada| where
-- 'shada' has `!`, as it has by default.

local M = {}

local kept = 10

--- Their identities, the last one first.
---@return string[]
function M.identities()
  local known = vim.g.YUANYIN_RECENT
  return type(known) == 'table' and vim.tbl_filter(function(one)
    return type(one) == 'string'
  end, known) or {}
end

--- Notes that a provision has been inserted.
---@param identity string
function M.note(identity)
  local others = vim.tbl_filter(function(other)
    return other ~= identity
  end, M.identities())
  vim.g.YUANYIN_RECENT = vim.list_slice({ identity, unpack(others) }, 1, kept)
end

--- Entries with those inserted last before the others.
---@param entries yuanyin.Entry[]
---@return yuanyin.Entry[]
function M.first(entries)
  local by_identity = {}
  for _, entry in ipairs(entries) do
    by_identity[entry.identity] = entry
  end
  local ordered, moved = {}, {}
  for _, identity in ipairs(M.identities()) do
    -- Another compilation may not have it.
    if by_identity[identity] then
      table.insert(ordered, by_identity[identity])
      moved[identity] = true
    end
  end
  for _, entry in ipairs(entries) do
    if not moved[entry.identity] then
      table.insert(ordered, entry)
    end
  end
  return ordered
end

return M
