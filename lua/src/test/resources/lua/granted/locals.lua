local function dump(level)
  local i, list = 1, {}
  while true do
    local name, value = debug.getlocal(level + 1, i)
    if not name or name:match("^%(%*") then break end
    if type(value) == "table" or type(value) == "function" then value = type(value) end
    list[#list + 1] = name .. "=" .. tostring(value)
    i = i + 1
  end
  print(table.concat(list, " "))
end
local function f(a, b, ...)
  dump(1)
  local c = 3
  dump(1)
  do local d, e = 4 dump(1) end
  local c = "shadow"
  dump(1)
  if a then local inner = 1 dump(1) else local other dump(1) end
  for i = 1, 2 do dump(1) local x = i * 10 dump(1) end
  for k, v in pairs{ 10 } do dump(1) end
  while c do local w = 1 dump(1) c = nil end
  repeat local r = 1 dump(1) until r
  local function g() return a, b, g end
  dump(1)
  b = 20
  dump(1)
  return c
end
f(1, 2, 3)
f(nil)
local function outer(x)
  local y = x + 1
  local function inner() print(debug.getlocal(2, 1)) print(debug.getlocal(2, 2)) print(debug.setlocal(2, 2, "changed")) end
  inner()
  return y
end
print(outer(5))
local function cells()
  local n = 1
  local function add() n = n + 1 end
  print(debug.setlocal(1, 1, 10))
  add()
  print(n, debug.getlocal(1, 1))
end
cells()
print(pcall(debug.getlocal, 100, 1))
print(pcall(debug.setlocal, 100, 1, 2))
print(pcall(debug.getlocal, -1, 1))
print(pcall(debug.getlocal))
print(pcall(debug.getlocal, "x"))
print(debug.getlocal(1, 500), debug.setlocal(1, 500, 1))
local co = coroutine.create(function(p, q) local r = p + q coroutine.yield(r) end)
coroutine.resume(co, 1, 2)
print(debug.getlocal(co, 1, 1)) print(debug.getlocal(co, 1, 2)) print(debug.getlocal(co, 1, 3))
print(debug.setlocal(co, 1, 3, 7), debug.getlocal(co, 1, 3))
print(pcall(debug.getlocal, co, 5, 1))
local failed = coroutine.create(function(p) local r = p .. "!" error(r) end)
coroutine.resume(failed, "x")
print(debug.getlocal(failed, 1, 1)) print(debug.getlocal(failed, 1, 2))
print(xpcall(function() local secret = 42 error("e") end, function(m) return m .. " " .. tostring(select(2, debug.getlocal(3, 1))) end))
local recursion
function recursion(n) local m = n * 2 if n == 0 then for l = 2, 4 do print(debug.getlocal(l, 1)) print(debug.getlocal(l, 2)) end else recursion(n - 1) end end
recursion(3)
