local mt = {} mt.__add = function(a, b) return 'add' end mt.__concat = function(a, b) return 'cat' end local t = setmetatable({}, mt) print(t + 1, 1 + t, t .. 'x', 'x' .. t, 1 .. t, t .. t)

local mt = {__sub = function() return 's' end, __mul = function() return 'm' end, __div = function() return 'd' end, __mod = function() return '%' end, __pow = function() return '^' end, __unm = function(a, b) return 'u', a == b end} local t = setmetatable({}, mt) print(t - 1, t * 1, t / 1, t % 1, t ^ 1, -t)

local mt = {__eq = function(a, b) return true end} local a, b = setmetatable({}, mt), setmetatable({}, mt) print(a == b, a ~= b, a == 1, rawequal(a, b))

local a, b = setmetatable({}, {__eq = function() return true end}), setmetatable({}, {__eq = function() return true end}) print(a == b)

local mt = {__lt = function(a, b) return a.v < b.v end} local function n(v) return setmetatable({v = v}, mt) end print(n(1) < n(2), n(1) > n(2), n(1) <= n(1), n(2) >= n(3))

local mt = {__le = function(a, b) return 'yes' end} local a = setmetatable({}, mt) print(a <= a, a >= a)

local a = setmetatable({}, {__lt = function() return 1 end}) print(a < 1)

local mt = {__index = {x = 1}} local t = setmetatable({}, mt) print(t.x, t.y, rawget(t, 'x'))

local a = setmetatable({}, {__index = setmetatable({}, {__index = {deep = 'd'}})}) print(a.deep)

local log = {} local t = setmetatable({}, {__newindex = function(t, k, v) rawset(t, k, v .. '!') end}) t.a = 'x' t.a = 'y' print(t.a)

local store = {} local t = setmetatable({}, {__newindex = store}) t.a = 1 print(rawget(t, 'a'), store.a)

local t = setmetatable({}, {__call = function(self, a, b) return a, b, 'called' end}) print(t(1, 2)) print((t(1)))

local t = setmetatable({}, {__call = 1}) t()

local t = setmetatable({}, {__tostring = function() return 'shown' end}) print(t, tostring(t))

local t = setmetatable({}, {__tostring = function() return 1 end}) print(tostring(t))

local t = setmetatable({}, {__tostring = function() return {} end}) print(t)

local t = setmetatable({}, {__len = function() return 42 end}) print(#t)

local t = setmetatable({}, {__metatable = 'locked'}) print(getmetatable(t), pcall(setmetatable, t, {}))

print(getmetatable('').__index == string, getmetatable(1), getmetatable(nil))

print(pcall(setmetatable, 1, {})) print(pcall(setmetatable, {}, 1)) print(pcall(setmetatable, {}))

local t = setmetatable({}, {__index = function(t, k) error('no field ' .. k) end}) print(pcall(function() return t.foo end))

local t = setmetatable({}, {__index = function(t, k) error('no field ' .. k, 2) end}) print(t.foo)

local t = setmetatable({}, {__add = 1}) print(t + 1)

local t = {} setmetatable(t, {__index = t}) print(t.x)

local p = newproxy(true) getmetatable(p).__len = function() return 7 end getmetatable(p).__index = function(_, k) return k end print(#p, p.x, type(p))

local p = newproxy() print(getmetatable(p), type(p))

local a = newproxy(true) local b = newproxy(a) print(getmetatable(a) == getmetatable(b))

print(pcall(newproxy, {}))

string.extra = function(s) return s .. '!' end print(('a'):extra())

getmetatable('').__add = function(a, b) return a .. '+' .. b end print(pcall(function() return 'a' + 'b' end), '1' + '2')

getmetatable('').__index = function(s, i) return string.sub(s, i, i) end print(('abc')[2])

local mt = {__mode = 'k'} local t = setmetatable({}, mt) local k = {} t[k] = 1 print(t[k])

local t = setmetatable({}, {__newindex = 1}) t.x = 1

local t = setmetatable({}, {__index = 1}) print(t.x)

local function Class(base) local c = {} c.__index = c return setmetatable(c, {__index = base, __call = function(cls, ...) local o = setmetatable({}, cls) if cls.init then cls.init(o, ...) end return o end}) end
local A = Class() function A:init(n) self.n = n end function A:get() return self.n end
local B = Class(A) function B:get() return A.get(self) * 2 end
print(A(3):get(), B(3):get())

local t = setmetatable({}, {__concat = function(a, b) return type(a) .. type(b) end}) print(t .. 1, 1 .. t, 'x' .. 1 .. t, t .. 1 .. 'x')

local t = setmetatable({}, {__unm = function(...) return select('#', ...) end}) print(-t)

local t = setmetatable({}, {__index = rawget}) print(t.x)

local t = setmetatable({1, 2}, {__index = function(_, i) return i * 10 end}) print(t[1], t[3], #t, unpack(t, 1, 3))

local t = setmetatable({}, {__newindex = function(...) print(select('#', ...)) end}) t.a = 1 t[1] = nil

local c = 0 local t = setmetatable({}, {__index = function() c = c + 1 return c end}) print(t.x, t.x, rawget(t, 'x'))
