local function show(i)
    if not i then print(i) return end
    local k = {}
    for a, b in pairs(i) do
        if type(b) == "table" then local l = {} for n in pairs(b) do l[#l + 1] = n end table.sort(l) b = table.concat(l, ",") end
        if type(b) == "function" then b = "function" end
        k[#k + 1] = a .. "=" .. tostring(b)
    end
    table.sort(k)
    print(table.concat(k, " "))
end
local up1, up2 = 1, 2
local function f(a, ...)
    show(debug.getinfo(1))
    show(debug.getinfo(2, "nSl"))
    return up1 + up2
end
f()
print((f(1)))
show(debug.getinfo(0))
show(debug.getinfo(f))
show(debug.getinfo(print))
show(debug.getinfo(f, "L"))
show(debug.getinfo(50))
local function tail() return f() end
local function show2(n) show(debug.getinfo(n, "Sln")) end
local function t2() return show2(2) end
print((t2()))
local t = { m = function(self) show(debug.getinfo(1, "n")) end }
t:m()
t.m(t)
pcall(t.m)
pcall(function() show(debug.getinfo(2, "Sn")) show(debug.getinfo(1, "Sn")) end)
print(debug.getupvalue(f, 1), debug.getupvalue(f, 2))
print(debug.getupvalue(f, 5), debug.getupvalue(print, 1))
print(debug.setupvalue(f, 2, 40), up1, up2)
print(pcall(debug.getinfo, 1, "X"))
print(pcall(debug.getinfo, "x"))
print(pcall(debug.getinfo))
print(debug.gethook())
print(debug.getmetatable("").__index == string)
print(debug.setmetatable({}, nil) ~= nil, pcall(debug.setmetatable, {}, 2))
print(debug.getmetatable(setmetatable({}, { __metatable = "x" })).__metatable)
local e = { print = print }
print(debug.getfenv(f) == _G, debug.setfenv(f, e) == f, debug.getfenv(f) == e)
print(type(debug.getregistry()), debug.getregistry()._LOADED == package.loaded)
local c = coroutine.create(function() local function inner() coroutine.yield(1) end inner() error("late") end)
print(debug.traceback(c))
coroutine.resume(c)
print(debug.traceback(c))
print(debug.traceback(c, "msg"))
print(debug.traceback(c, "msg", 1))
print(debug.traceback(c, nil))
show(debug.getinfo(c, 0, "Sln"))
show(debug.getinfo(c, 1, "Sln"))
show(debug.getinfo(c, 2, "Sl"))
show(debug.getinfo(c, 3, "Sl"))
print(debug.traceback("m", 0))
print(debug.traceback("m", 1))
print(debug.traceback("m", 2))
print(debug.traceback(nil), debug.traceback({}) ~= nil, debug.traceback(12))
print(debug.traceback())
print(xpcall(function() error("x") end, debug.traceback))
print(xpcall(function() local x = nil; x() end, debug.traceback))
