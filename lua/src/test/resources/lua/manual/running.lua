print(coroutine.status(coroutine.create(print)), coroutine.running(), pcall(coroutine.status)) print(pcall(coroutine.create)) print(pcall(coroutine.create, 1)) print(pcall(coroutine.wrap, 1)) print(pcall(coroutine.resume, 1)) print(pcall(coroutine.yield, 1))

local co = coroutine.create(function(a) local b = coroutine.yield(a + 1) error('oops ' .. b) end) print(coroutine.resume(co, 1)) print(coroutine.resume(co, 'x')) print(coroutine.status(co), coroutine.resume(co)) 

local f = coroutine.wrap(function() error('in wrap') end) print(pcall(f)) print(pcall(f)) local g = coroutine.wrap(function() error({1}) end) print(type(select(2, pcall(g)))) local h = coroutine.wrap(function() return 1 end) print(h(), pcall(h))

local co co = coroutine.create(function() print(coroutine.status(co), coroutine.running() == co) print(coroutine.resume(co)) local c2 = coroutine.create(function() print(coroutine.status(co)) print(coroutine.resume(co)) end) coroutine.resume(c2) end) coroutine.resume(co) print(coroutine.status(co), coroutine.resume(co))

local co = coroutine.wrap(function() print(pcall(function() coroutine.yield(1) end)) end) print(co()) print(pcall(co))

local co = coroutine.wrap(function() local t = setmetatable({}, {__index = function(_, k) return coroutine.yield(k) end}) return t.x end) print(pcall(co))

local co = coroutine.wrap(function() table.sort({3, 2, 1}, function(a, b) coroutine.yield() return a < b end) end) print(pcall(co))

local co = coroutine.wrap(function() for x in function() return coroutine.yield(1) end do print(x) end return 'end' end) print(pcall(co)) 

local co = coroutine.wrap(function() return ("x"):gsub("x", function() coroutine.yield() end) end) print(pcall(co)) local co = coroutine.wrap(function() dofile = nil; return tostring(setmetatable({}, {__tostring = function() return coroutine.yield() end})) end) print(pcall(co))

local co = coroutine.create(function(...) print(select('#', ...), ...) print(coroutine.yield()) print(coroutine.yield(nil, nil)) return nil end) print(coroutine.resume(co, nil, 1, nil)) print(coroutine.resume(co)) print(coroutine.resume(co, 1, 2)) print(coroutine.status(co)) print(coroutine.resume(co))

local function gen(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end for i in gen(3) do print(i) end local a, b = gen(2), gen(2) print(a(), b(), a(), b(), a(), pcall(a))

local co = coroutine.create(function() local function f(n) if n == 0 then coroutine.yield('deep') else f(n - 1) return end end f(50) end) print(coroutine.resume(co)) print(#debug.traceback(co) > 100, coroutine.status(co))

print(coroutine.resume(coroutine.create(function() return coroutine.resume(coroutine.create(function() error('inner') end)) end)))

local co = coroutine.create(function() error() end) print(coroutine.resume(co)) local co = coroutine.create(function() error(nil) end) print(coroutine.resume(co)) local co = coroutine.create(function() local x = nil; x() end) print(coroutine.resume(co)) print(select('#', coroutine.resume(co)))

local co = coroutine.create(print) print(coroutine.resume(co, 1, 2)) print(coroutine.status(co)) local co = coroutine.create(coroutine.yield) print(coroutine.resume(co, 1)) print(coroutine.resume(co, 2)) print(coroutine.status(co)) print(coroutine.wrap(pcall)(error, 'x'))

print(xpcall(coroutine.wrap(function() error('e') end), function(m) return 'H:' .. m end)) print(pcall(coroutine.wrap(function() return pcall(error, 'in') end)))

local function f() return getfenv(1) end print(f() == _G, getfenv() == _G, getfenv(0) == _G, getfenv(print) == _G, getfenv(f) == _G) setfenv(f, {x = 1}) print(f().x) print(pcall(getfenv, 50)) print(pcall(getfenv, -1)) print(pcall(getfenv, 'x')) print(pcall(getfenv, {})) print(getfenv(nil) == _G)

local e = {print = print} local function f() x = 1 print(x) end print(setfenv(f, e) == f) f() print(x, e.x) print(pcall(setfenv, print, {})) print(pcall(setfenv, 1)) print(pcall(setfenv, 1, 2)) print(pcall(setfenv, 100, {})) print(pcall(setfenv, -1, {})) print(pcall(setfenv, 'x', {})) print(pcall(setfenv, {}, {}))

local function f() setfenv(1, {y = 5, print = print}) print(y) end f() local function g() setfenv(2, setmetatable({z = 7}, {__index = _G})) end local function h() g() print(z) end h() print(z)

local p = print local env = setmetatable({}, {__index = _G}) local f = setfenv(loadstring("a = 1; function g() return a end return g"), env) local g = f() p(env.a, g(), a, env.g == g, getfenv(g) == env)

local function f(...) local function g() return arg end return g().n end print(f(1, 2, 3)) local function f(...) return select('#', unpack(arg, 1, arg.n)) end print(f(nil, 2, nil)) local function f(...) local arg = 5 return arg end print(f(1))

print((function(...) return select('#', ...) end)(nil, nil, nil)) print((function(...) return ... end)(1, nil)) print(((function(...) return ... end)(1, 2))) local function f(...) local a, b = ... return b, a end print(f(1, 2, 3), f()) print((function(a, ...) return a, ... end)()) print((function(...) local t = {..., 'x'} return #t, t[1], t[2] end)(1, 2)) print((function(...) return {...}, ... end)(1) ~= nil)

local function f() error('deep') end local function g() return f() end local function h() g() end h()

local function f() local x = nil + 1 end local t = {m = f} function t:n() self.m() end t:n()

local t = setmetatable({}, {__index = function(t, k) error('no field ' .. k) end}) local function f() return t.foo .. '' end f()

string.rep()

("x"):rep({})

local s = "x" s:bad()

error({code = 1})

error('msg', 0)

error('msg', 2)

error()

local co = coroutine.wrap(function() error('from co') end) co()

local t = {} t.x.y.z = 1

setmetatable({}, {__add = function() error('in add') end}) = 1

local x = setmetatable({}, {__add = function(a, b) error('in add') end}) local y = x + 1

local x = setmetatable({}, {__call = function(self, a) error('in call ' .. a) end}) x(5)

local f = loadstring("error('in chunk')", "@chunk.lua") f()

local f = loadstring("local x = y.z", "=(load)") f()

table.sort({1, 2, 3}, function(a, b) error('cmp') end)

for i = 1, 2 do local x = i .. {} end

pcall(error) local ok, e = pcall(string.rep) print(e) string.rep('x', -1)() 

local a <const> = 1

assert(false)

assert(nil, 'assertion message')

assert(false, {1})

local co = coroutine.create(function() local x = 1 coroutine.yield() end) print(debug.traceback(co)) coroutine.resume(co) print(debug.traceback(co)) print(debug.traceback(co, 'm')) print(debug.traceback(co, 'm', 1)) print(debug.traceback(co, nil)) coroutine.resume(co) print(debug.traceback(co)) local co = coroutine.create(function() error('x') end) coroutine.resume(co) print(debug.traceback(co))

print(_VERSION, _G._G == _G, type(_G), math.pi, math.huge, -math.huge) print(#tostring(print) > 10)

local names = {} for k in pairs(_G) do names[#names + 1] = k end io = nil for _, l in ipairs{string, table, math, coroutine} do local n = {} for k in pairs(l) do n[#n + 1] = k end end print(type(string.gfind), type(table.foreach), type(table.foreachi), type(table.setn), type(table.getn), type(math.mod), type(gcinfo), type(newproxy), type(load), type(loadstring), type(table.maxn), type(string.dump))

print(tostring(setmetatable({}, {__tostring = function() return 'custom' end}))) print(pcall(tostring, setmetatable({}, {__tostring = function() return 1 end}))) print(setmetatable({}, {__tostring = function() return 'printed' end})) print(pcall(print, setmetatable({}, {__tostring = function() return {} end}))) print(pcall(tostring, setmetatable({}, {__tostring = 1})))

tostring = function() return 'mine' end print(1, nil, 'x')

local t = setmetatable({}, {__mode = 'k'}) t[1] = 2 t.x = {} print(t[1], type(t.x)) t[{}] = 1 collectgarbage() print(t[1])

local t = {10, 20, 30, x = 1, y = 2} local n = 0 for k, v in pairs(t) do n = n + 1 t[k] = nil end print(n, next(t)) local t = {1, 2, 3} for k in next, t do io = k end print(io) for k, v in next, {5}, nil do print(k, v) end

local a, b, c = (function() return 1, 2, 3 end)() print(a, b, c) local a, b = ((function() return 1, 2 end)()) print(a, b) local t = {(function() return 1, 2 end)(), (function() return 1, 2 end)()} print(#t) local i, t = 1, {} i, t[i] = i + 1, 20 print(i, t[1], t[2]) local x, y = 1 print(x, y) x, y = y, x print(x, y) local a, a = 1, 2 print(a) do local a = a + 1 print(a) end

local t = {} t.a, t.b, t.c = 1, 2 print(t.a, t.b, t.c) local function f() return 1, 2 end t.x, t.y, t.z = f() print(t.x, t.y, t.z) t.x, t.y, t.z = f(), 10 print(t.x, t.y, t.z) t[1], t[2], t[3] = 0, f() print(t[1], t[2], t[3])

print(1 < 2, 'a' < 'b', 'a' < 'B', 'Z' < 'a', '' < 'a', 'a\0b' < 'a\0c', '10' < '9', not nil, not 0, nil == false, 1 == '1', '1' == 1, 0 == -0, 'a' .. 'b' == 'ab') print(2 ^ 3 ^ 2, -2 ^ 2, not 1 == 2, 1 .. 2 == '12', 2 * 3 % 4, -3 % 5, (2 + 3) * 4, 7 / 2, 1 and 2, nil and 1, false or nil, nil or false, 1 or error('x'), not not nil, 1 == 1 == true)

print(0x10, 0xff, 0XA, 1e2, 1E-2, .5, 5., 3e0, 0x0, 1e308 * 10, 0xffffffff, 0x7fffffffffffffff, 123456789012345678901234567890)

print("\a\b\f\n\r\t\v\\\"\'\065\10\0651" == '\7\8\12\10\13\9\11\92\34\39A\nA1', #"\z", "a\
b", 'it''s' == nil)

print([[
first newline skipped]], [==[a]]b]=]c]==], #[[

]], [[a\nb]], "tab\tq") --[[ comment ]] print(1) --[==[ long
]] ]==] print(2) -- end
