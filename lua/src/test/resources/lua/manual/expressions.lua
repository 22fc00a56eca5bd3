print(2 + 3 * 4 ^ 2 / 2 - 1, -2 ^ 2, 2 ^ 3 ^ 2, not 1 == 2, 1 .. 2 .. 3)

print(1 or error('x'), nil and error('x'), false or nil, nil or false, 1 and 2, nil and 1)

print("a" .. "b" == "ab", 1 + 1 .. "", 2 * 3 .. 4)

print(1 < 2 == true, not nil == true, #"abc" + 1, -"3" + 1, - - 3)

local function f(...) return select('#', ...), ... end print(f(), f(nil), (f(1, 2)), f(f(1)))

local function f(...) local a, b = ... return a, b, {...} end local a, b, t = f(1, nil, 3) print(a, b, t[3])

local function f(...) return ..., 'x' end print(f(1, 2, 3))

local function f(...) return (...) end print(f(1, 2, 3))

local function f(...) print(#arg) return arg == nil end f(1)

local function f(...) return arg.n, arg[1] end print(f('a', 'b'))

function f() return ... end

print(#{(function() return 1, 2, 3 end)()}, #{(function() return 1, 2, 3 end)(), 10}, #{((function() return 1, 2, 3 end)())})

local t = {1, 2, [1] = 'x', n = 3; 'third', [10] = 1} print(t[1], t[2], t[3], t.n, t[10])

local t = {[1 + 1] = 'two', ["a b"] = 1, f = print} print(t[2], t["a b"], t.f == print)

local t = {f = function(self, x) return self.v + x end, v = 1} print(t:f(2), t.f({v = 10}, 5))

print(("x"):rep(3), #"abc", ("%d"):format(5), ("abc").upper("q"))

print "str" print [[long]] print {} == nil

print(type{}, type"", #"a" == 1)

local s = "" for w in ("a b c"):gmatch("%a") do s = s .. w end print(s)

local a = 1 + nil

local t = {} local a = t.x + 1

local t = {} local a = t.x.y + 1

local a = "x" .. {} .. "y"

local a = #nil

local a = -{}

local a = 1 local b = a()

local t = {} t.x()

local t = {} t:x()

local t = {a = {}} t.a.b.c()

("x")()

local a = {} < 1

local a = "a" < 1

local a = nil .. "x"

local a, b = "x" local c = a .. b

local t = setmetatable({}, {__index = function(t, k) return k .. '!' end}) print(t.abc, t[1])

print(1 == 1, 1 ~= 1, "1" == 1, {} == {}, print == print)

print(2^1000, -2^1000, 2^1024, 10 % 3.5, 1e300 * 1e10)

print((1)(2))

return function(a, b) return a end (1)

a = {1, 2

a = {x = }

a = {[1] 2}

f(

f(1,)

print(not not nil, not not 1)

local a <= 1

local t = {n = 0} local function k() t.n = t.n + 1 return t.n end local u = {k(), k(), [k()] = k()} print(u[1], u[2], u[3])

print(8 // 3)

print(1 & 2)

print(#"é", ("é"):byte(1, -1))

local a = 5 print(a > 3 and "big" or "small", a == 5 and nil or "nil branch")

print(1 + 2 < 4 and 2 * 3 == 6, "a" < "b" == true)

local t = {} for i = 1, 60 do t[i] = i end print(#t, select('#', unpack(t)))
