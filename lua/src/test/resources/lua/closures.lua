-- Manual 2.6: every turn of a loop has its own variables
local fs = {}
for i = 1, 3 do fs[i] = function() i = i + 1; return i end end
print(fs[1](), fs[1](), fs[2](), fs[3]())
local gs = {}
for _, v in ipairs{"a", "b"} do gs[#gs + 1] = function() return v end end
print(gs[1](), gs[2]())
local k = 0
while k < 3 do local j = k; fs[k] = function() j = j + 10; return j end; k = k + 1 end
print(fs[0](), fs[0](), fs[1](), fs[2]())
local function counter() local n = 0; return function() n = n + 1; return n end, function() return n end end
local inc, get = counter()
inc() inc()
print(get())
local function outer(a) return function(b) return function(c) a = a + 1; return a + b + c end end end
local f = outer(1)(10)
print(f(100), f(100))
local x = 1
do local x = x + 1; print(x) end
print(x)
local function p(a, b) local g = function() return a, b end; a, b = b, a; return g() end
print(p(1, 2))
repeat local z = 5; local h = function() return z end until h() == 5
print(select("#", (function() end)()), (function() end)())
