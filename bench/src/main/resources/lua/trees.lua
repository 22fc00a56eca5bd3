-- Allocation: binary trees that are made, walked and dropped.
local function make(depth)
  if depth == 0 then return {} end
  return { make(depth - 1), make(depth - 1) }
end

local function count(tree)
  if tree[1] then
    return 1 + count(tree[1]) + count(tree[2])
  end
  return 1
end

return function(depth)
  local all = 0
  local kept = make(depth)
  for at = 4, depth, 4 do
    for _ = 1, 2 ^ (depth - at) do
      all = all + count(make(at))
    end
  end
  return all + count(kept)
end
