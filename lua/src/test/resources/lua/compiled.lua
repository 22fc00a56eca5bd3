-- What the second tier treats on its own: kinds of locals, order of evaluation, jumps, self calls.
local function trace(name, value)
  io = io
  print(name)
  return value
end

-- locals that are numbers for a while
local function mixed(n)
  local x = 0
  for i = 1, n do x = x + i / 2 end
  local was = x
  x = "text"
  x = x .. was
  x = nil
  x = 3 - x2 - 1
  return x, was
end
x2 = 1
print(mixed(4))
x2 = "2"
print(mixed(5))
x2 = {}
print(pcall(mixed, 5))

-- swaps and several assignments
local function swap(a, b, c)
  a, b, c = b, c, a
  local d, e = a + 1, b * 2
  d, e = e, d
  return a, b, c, d, e
end
print(swap(1, 2, 3))
print(pcall(swap, 1, {}, 3))

-- order of evaluation
local t = setmetatable({}, {
  __index = function(_, k) print("get", k) return 5 end,
  __newindex = function(_, k, v) print("set", k, v) end,
  __add = function(a, b) print("add") return 7 end,
})
local function order()
  t[trace("key", "a")], t.b = trace("one", 1) + t.c, trace("two", 2)
  return t + t.d * 2, (t + 1) * 2, -t.e
end
print(order())

-- comparisons with all kinds
local function compare(a, b)
  return a < b, a <= b, a > b, a >= b, a == b, a ~= b, not (a < b)
end
print(compare(1, 2))
print(compare("a", "b"))
print(compare(0 / 0, 1))
print(pcall(compare, 1, "2"))
print(pcall(compare, {}, {}))
local function branch(a, b)
  if not (a < b) then return "not less" elseif a == nil or b and a ~= 1 then return "other" end
  return "less"
end
print(branch(1, 2), branch(0 / 0, 1), branch(2, 3))

-- loops
local function loops(from, to, by)
  local n, last = 0, nil
  for i = from, to, by do n = n + 1 last = i i = i .. "!" end
  return n, last
end
print(loops(1, 10, 3), loops(10, 1, -4), loops("1", "3", "1"), loops(1, 0.5, 0.25))
print(pcall(loops, 1, {}, 1))
print(pcall(loops, nil, 1, 1))
local function closures()
  local made = {}
  for i = 1, 3 do
    local twice = i * 2
    made[i] = function() twice = twice + i return twice end
  end
  return made[1](), made[1](), made[2](), made[3]()
end
print(closures())
local function iterate(...)
  local sum = 0
  for k, v in ... do sum = sum + (v or k) end
  return sum
end
print(iterate(pairs({ 1, 2, 3 })), iterate(ipairs({ 4, 5 })), pcall(iterate, 1))
local function nested(n)
  for i = 1, n do
    for j = 1, n do
      if j > i then break end
      if i * j > 5 then return i, j end
    end
  end
end
print(nested(2))
print(nested(5))

-- self calls
local function fact(n) if n <= 1 then return 1 end return n * fact(n - 1) end
local function count(tree) if not tree then return 0 end return 1 + count(tree.l) + count(tree.r) end
function global(n, acc) if n == 0 then return acc end return (global(n - 1, acc + n)) end
print(fact(10), count({ l = { l = {} }, r = {} }), global(100, 0))
local old = global
function global(n) return "other", n end
print(old(3, 0))
local function fails(n) if n == 0 then error("deep") end return fails(n - 1) + 1 end
print(pcall(fails, 5))
print(pcall(fact, {}))
print(pcall(function() return count(5) end))

-- values
local function values(...)
  local a, b, c = ...
  local list = { ..., a, ... }
  return list[1], a and b or c, a or b, (...), select("#", ...)
end
print(values(1, 2, 3))
print(values(nil, false))
print(values())
local function text(a, b) return a .. 1 .. b .. 2.5, #a, -b, a:upper():lower(), ("x"):rep(b) end
print(text("ab", "3"))
print(pcall(text, "a", {}))
print(pcall(text, nil, 1))
