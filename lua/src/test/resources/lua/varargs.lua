local function f(...) return select("#", ...), ... end
print(f()) print(f(nil)) print(f(nil, nil)) print(f(1, 2, 3))
print((f(1, 2, 3)))
local function g(...) local a, b = ... return a, b end
print(g(1)) print(g(1, 2, 3))
local function h(a, ...) return {...}, a end
print(#h(1, 2, 3), select(2, h(9)))
print(select(-1, 1, 2, 3), select(2, "a", "b", "c"))
function old(...) return arg.n, arg[1] end
print(old(7, 8, 9))
print(pcall(select, 0)) print(pcall(select, -5, 1))
local t = {f(1, 2), f(3, 4)}
print(#t, t[1], t[2], t[3], t[4])
print(unpack({1, 2, 3}, 2)) print(unpack({1, 2, 3}, 2, 5)) print(unpack({}, 1, 0))
print((...) == nil)
local a, b, c = (function(...) return ... end)(1, 2)
print(a, b, c)
a, b, c = 0, (function(...) return ... end)(1, 2)
print(a, b, c)
