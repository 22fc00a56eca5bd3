x = 1 local x = 2 do local x = 3 print(x, _G.x) end print(x, _G.x)

local a <const> = 1

local a, b, c = 1, 2 print(a, b, c)

local a, b = (function() return 1, 2, 3 end)() print(a, b)

local a = a print(a)

local i, t = 1, {} i, t[i] = i + 1, 20 print(i, t[1], t[2])

local x, y = 1, 2 x, y = y, x print(x, y)

local t = {1, 2} t[1], t[2], t[3] = t[2], t[1] print(t[1], t[2], t[3])

undefined.field = 1

print(undefined) undefined()

local t = {} t.x.y = 1

local a = {} a.b = {} a.b.c.d = 1

local function f() return up.x end f()

local up local function f() return up.x end f()

local s = "x" s.y = 1

local n = 5 print(n.x)

print(("x").len == string.len, ("x").y)

t = {} t[nil] = 1

t = {} t[0/0] = 1

t = {} print(t[nil], t[0/0])

local function f(a, a) return a end print(f(1, 2))

do local x = 1 function g() x = x + 1 return x end end print(g(), g(), x)

a.b.c = 1

local _ENV = {} print(type(_ENV), type(print))

local a1,a2,a3 = ... print(a1, select('#', ...))
