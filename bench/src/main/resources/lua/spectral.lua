-- Arithmetic and arrays: the spectral norm of an infinite matrix.
local function element(i, j)
  local ij = i + j - 1
  return 1.0 / (ij * (ij - 1) * 0.5 + i)
end

local function times(x, y, size)
  for i = 1, size do
    local sum = 0
    for j = 1, size do
      sum = sum + x[j] * element(i, j)
    end
    y[i] = sum
  end
end

local function transposed(x, y, size)
  for i = 1, size do
    local sum = 0
    for j = 1, size do
      sum = sum + x[j] * element(j, i)
    end
    y[i] = sum
  end
end

return function(size)
  local u, v, t = {}, {}, {}
  for i = 1, size do
    u[i] = 1
  end
  for _ = 1, 10 do
    times(u, t, size)
    transposed(t, v, size)
    times(v, t, size)
    transposed(t, u, size)
  end
  local uv, vv = 0, 0
  for i = 1, size do
    uv = uv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  return math.floor(math.sqrt(uv / vv) * 1e9)
end
