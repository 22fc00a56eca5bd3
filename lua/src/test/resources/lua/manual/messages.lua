print(pcall(string.gsub, "x", "x", function() error('lvl2', 2) end)) print(pcall(table.foreach, {1}, function() error('lvl2', 2) end)) print(pcall(table.foreachi, {1}, function() error('lvl2', 2) end)) print(pcall(table.sort, {1, 2}, function() error('lvl2', 2) end)) print(pcall(pcall, function() error('lvl2', 2) end)) print(pcall(load, function() error('lvl2', 2) end))

local function f() error('lvl2', 2) end string.gsub("x", "x", function() f() end)

string.gsub("x", "x", function() error('lvl2', 2) end)

table.sort({1, 2}, function() error('lvl2', 2) end)

table.foreach({1}, function() error('lvl2', 2) end)

table.foreachi({1}, function() error('lvl2') end)

for x in function() error('iter') end do end

for x in function() error('iter', 2) end do end

local t = setmetatable({}, {__index = function() error('idx') end}) local x = t.y

local t = setmetatable({}, {__index = function() error('idx', 2) end}) local x = t.y

local t = setmetatable({}, {__newindex = function() error('nidx', 2) end}) t.y = 1

local t = setmetatable({}, {__lt = function() error('lt', 2) end}) local x = t < t

local t = setmetatable({}, {__concat = function() error('cc', 2) end}) local x = t .. 'x'

local t = setmetatable({}, {__tostring = function() error('ts', 2) end}) tostring(t)

local t = setmetatable({}, {__tostring = function() error('ts') end}) print(t)

local t = setmetatable({}, {__call = function() error('call', 2) end}) t()

local t = setmetatable({}, {__eq = function() error('eq') end}) local u = setmetatable({}, getmetatable(t)) local x = t == u

local t = setmetatable({}, {__unm = function() error('unm') end}) local x = -t

local co = coroutine.create(function() local x = nil + 1 end) print(coroutine.resume(co)) print(debug.traceback(co)) print(debug.traceback(co, 'm', 1))

local co = coroutine.create(function() local function g() error('x') end g() end) print(coroutine.resume(co)) print(debug.traceback(co)) print(debug.traceback(co, nil, 0)) print(debug.traceback(co, 'a', 1)) print(debug.traceback(co, 'a', 2))

local co = coroutine.create(function() local function g() error({}) end g() end) coroutine.resume(co) print(debug.traceback(co))

local co = coroutine.create(function() string.rep() end) print(coroutine.resume(co)) print(debug.traceback(co))

local co = coroutine.create(function() pcall(error, 'x') end) coroutine.resume(co) print(debug.traceback(co))

pcall(error, 'x') require = nil local f = function() return error('tail') end f()

local function f() return string.rep() end f()

local function f() return pcall(error, 'a', 2) end print(f()) print(pcall(error, 'a', 1)) print(pcall(error, 'a', 2))

local t = {} function t.f() error('field') end t.f()

local t = {} function t:m() error('method') end t:m()

function globalf() error('global') end globalf()

local function up() error('upvalue') end local function g() up() end g()

local t = {function() error('index') end} t[1]()

local t = {x = {}} function t.x.y() error('deep') end t.x.y()

(function() error('anonymous') end)()

local f = function() error('x') end f(f)

local function a() error('in a') end local function b() a() end local ok, e = pcall(b) print(e) error(e, 0)

coroutine.wrap(function() error({}) end)()

coroutine.wrap(function() local x = nil x() end)()

local co = coroutine.wrap(function() coroutine.yield() error('later') end) co() co()

print(pcall(coroutine.wrap(function() error('pos') end))) local function w() return coroutine.wrap(function() error('pos2', 2) end)() end print(pcall(w))

loadstring("x =")() 

loadstring("error('a')")()

assert(loadstring("return nope.x", "=chunk"))()

assert(pcall(error))

print(select(2, pcall(assert, false, 'a', 'b')))

dofile = nil unpack(nil)

("%d"):format("x")

string.format("%d", "x")

math.floor({})

math.floor()

setmetatable(1, 2)

ipairs()

tostring()

print(#nil)

local x = 5 .. nil

local x = {} < {}

local x = {} < 'a'

local a = 'x' < 1

t = {} t[nil] = 1

next({}, 1)

rawset({}, nil, 1)

select(0)

string.char(256)

table.concat({{}})

table.insert({}, 1, 2, 3)

for i = 1, 'x' do end

for i = 1, 10, {} do end

local s = ("x"):rep(10) s()

local function f(...) local a = ... a() end f(1)

local up local function f() return function() up() end end f()()

local t = {} t.a.b.c()

local t = {} t:nomethod()

local t = {a = {}} t.a:nomethod()

nofunc()

nofunc.x()

nofunc:x()

local a = nofunc.x

nofunc.x = 1

local a = nofunc + 1

local a = 1 + nofunc

local a = nofunc .. 'x'

local a = 'x' .. nofunc

local a = #nofunc

local a = -nofunc

local a = nofunc[1]

nofunc[1] = 2

local t = {} local x = t.a + t.b

local t = {b = 1} local x = t.b + t.a

local t = {} local x = t.a .. 'x'

local t, k = {}, 'key' t[k].x = 1

local t, k = {}, 'key' t[k]()

local t, k = {}, 'key' local x = t[k] + 1

local t = {} local x = t[1].y

local t = {} local x = t[1][2]

local t = {} local x = t.x[1].y

_G.foo.bar()

string.nofunc("x")

("x").y.z = 1

local a, b = 1, {} local c = a * b

local a, b = 1, {} local c = a .. b .. a

local function f() return nil end f().x = 1

local function f() return nil end local x = f() + 1

local function f() return nil end f()()

local x = (nil)()

local x = nil; (x or nil)()

local t = setmetatable({}, {__index = 5}) local x = t.y

local t = setmetatable({}, {__newindex = 5}) t.y = 1

local t = setmetatable({}, {__call = 5}) t()

local t = setmetatable({}, {__add = 5}) local x = t + 1

local t = setmetatable({}, {__metatable = 1}) setmetatable(t, {})
