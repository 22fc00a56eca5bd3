-- Puzzles: queens with a coroutine, permutations, knapsack, a sudoku, life, sieve, hanoi.
local function queens(n)
  return coroutine.wrap(function()
    local columns, up, down, place = {}, {}, {}, {}
    local function try(row)
      if row > n then coroutine.yield(place) return end
      for c = 1, n do
        if not (columns[c] or up[row + c] or down[row - c]) then
          columns[c], up[row + c], down[row - c], place[row] = true, true, true, c
          try(row + 1)
          columns[c], up[row + c], down[row - c] = nil
        end
      end
    end
    try(1)
  end)
end
local count = 0
for solution in queens(6) do count = count + 1 print(table.concat(solution, ' ')) end
print(count)
count = 0
for _ in queens(7) do count = count + 1 end
print(count)

local function permutations(list)
  local function go(n)
    if n == 0 then coroutine.yield(list) end
    for i = n, 1, -1 do
      list[n], list[i] = list[i], list[n]
      go(n - 1)
      list[n], list[i] = list[i], list[n]
    end
  end
  return coroutine.wrap(function() go(#list) end)
end
for p in permutations{ 'a', 'b', 'c' } do io = table.concat(p) print(io) end

local function knapsack(items, room)
  local best = { [0] = 0 }
  local taken = {}
  for w = 1, room do best[w] = 0 end
  for i, item in ipairs(items) do
    taken[i] = {}
    for w = room, item.weight, -1 do
      local with = best[w - item.weight] + item.value
      if with > best[w] then best[w] = with taken[i][w] = true end
    end
  end
  local names, w = {}, room
  for i = #items, 1, -1 do
    if taken[i][w] then table.insert(names, 1, items[i].name) w = w - items[i].weight end
  end
  return best[room], names
end
local value, names = knapsack({ { name = 'map', weight = 9, value = 150 }, { name = 'compass', weight = 13, value = 35 }, { name = 'water', weight = 153, value = 200 },
  { name = 'sandwich', weight = 50, value = 160 }, { name = 'glucose', weight = 15, value = 60 }, { name = 'tin', weight = 68, value = 45 }, { name = 'banana', weight = 27, value = 60 } }, 200)
print(value, table.concat(names, ', '))

local function sudoku(text)
  local cells = {}
  for c in text:gmatch('[%d.]') do cells[#cells + 1] = tonumber(c) or 0 end
  local rows, columns, boxes = {}, {}, {}
  for i = 0, 8 do rows[i], columns[i], boxes[i] = {}, {}, {} end
  local function where(i)
    local r, c = math.floor((i - 1) / 9), (i - 1) % 9
    return rows[r], columns[c], boxes[math.floor(r / 3) * 3 + math.floor(c / 3)]
  end
  for i, d in ipairs(cells) do
    if d > 0 then local r, c, b = where(i) r[d], c[d], b[d] = true, true, true end
  end
  local function solve()
    local best, choices
    for i = 1, 81 do
      if cells[i] == 0 then
        local r, c, b = where(i)
        local free = {}
        for d = 1, 9 do if not (r[d] or c[d] or b[d]) then free[#free + 1] = d end end
        if not best or #free < #choices then best, choices = i, free end
      end
    end
    if not best then return true end
    local r, c, b = where(best)
    for _, d in ipairs(choices) do
      cells[best], r[d], c[d], b[d] = d, true, true, true
      if solve() then return true end
      cells[best], r[d], c[d], b[d] = 0, nil, nil, nil
    end
    return false
  end
  if not solve() then return 'no solution' end
  local lines = {}
  for i = 1, 81, 9 do lines[#lines + 1] = table.concat(cells, '', i, i + 8) end
  return table.concat(lines, '\n')
end
print(sudoku('53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79'))
print(sudoku('55..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79'))

local function life(text, generations)
  local world = {}
  for line in text:gmatch('[^\n]+') do world[#world + 1] = { line:byte(1, -1) } end
  local alive = ('#'):byte()
  for _ = 1, generations do
    local new = {}
    for y, row in ipairs(world) do
      new[y] = {}
      for x, cell in ipairs(row) do
        local n = 0
        for dy = -1, 1 do for dx = -1, 1 do
          if (dx ~= 0 or dy ~= 0) and world[y + dy] and world[y + dy][x + dx] == alive then n = n + 1 end
        end end
        new[y][x] = (n == 3 or (n == 2 and cell == alive)) and alive or ('.'):byte()
      end
    end
    world = new
  end
  local lines = {}
  for y, row in ipairs(world) do lines[y] = string.char(unpack(row)) end
  return table.concat(lines, '\n')
end
print(life('.#......\n..#.....\n###.....\n........\n........\n........', 8))
local sieve, primes = {}, {}
for i = 2, 200 do
  if not sieve[i] then primes[#primes + 1] = i for j = i * i, 200, i do sieve[j] = true end end
end
print(#primes, table.concat(primes, ',', 1, 10), primes[#primes])
local moves = 0
local function hanoi(n, a, b, c) if n > 0 then hanoi(n - 1, a, c, b) moves = moves + 1 hanoi(n - 1, c, b, a) end end
hanoi(12, 'a', 'b', 'c')
print(moves)
