local lines = {}
local function record(event, line) lines[#lines + 1] = event == "line" and line or event end
local function show() print(table.concat(lines, " ")) lines = {} end
local function straight(x)
  local a = 1
  local b = a + x
  return b
end
debug.sethook(record, "l")
straight(1)
debug.sethook()
show()
local function branch(x)
  if x then
    x = 1
  else
    x = 2
  end
  x = 3
end
debug.sethook(record, "l")
branch(true)
branch(false)
debug.sethook()
show()
local function loop()
  for i = 1, 3 do
    local x = i
  end
  local n = 0
  while n < 2 do
    n = n + 1
  end
  repeat
    n = n - 1
  until n == 0
  for k in pairs{ 1, 2 } do
    n = k
  end
end
debug.sethook(record, "l")
loop()
debug.sethook()
show()
local function one() return 1 end
local function tail() return one() end
debug.sethook(record, "cr")
one()
one()
debug.sethook()
lines = {}
local names = {}
debug.sethook(function(event) local info = debug.getinfo(2, "nS") if info.what == "Lua" and info.name then names[#names + 1] = event .. ":" .. tostring(info.name) end end, "cr")
one()
one()
debug.sethook()
print(table.concat(names, " "))
local count = 0
debug.sethook(function(event) count = count + 1 end, "", 100)
for i = 1, 10000 do local x = i end
debug.sethook()
print(count > 50)
print(pcall(function()
  debug.sethook(function() error("timeout") end, "", 1000)
  while true do end
end))
print(debug.gethook() ~= nil)
debug.sethook()
print(debug.gethook())
debug.sethook(record, "crl", 5)
local f, mask, n = debug.gethook()
debug.sethook()
print(f == record, mask, n)
print(pcall(debug.sethook, 1)) print(pcall(debug.sethook, print))
local at = {}
debug.sethook(function(event, line) at[#at + 1] = debug.getinfo(2, "l").currentline == line end, "l")
local x = 1
local y = 2
debug.sethook()
print(at[1], at[2])
local watched = {}
local function target(v) local w = v * 2
  return w end
debug.sethook(function() local n, v = debug.getlocal(2, 1) watched[#watched + 1] = tostring(n) .. "=" .. tostring(v) end, "l")
target(21)
debug.sethook()
print(watched[2], watched[3])
