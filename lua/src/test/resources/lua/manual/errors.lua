error('plain')

error('no position', 0)

error('level 2', 2)

error({code = 1})

error(nil)

error(42)

error(true)

local function a() error('deep') end local function b() a() end b()

local function a() error('blame caller', 2) end local function b() a() end
b()

local ok, e = pcall(error, 'x', 0) print(ok, e)

print(pcall(error)) print(pcall(error, nil)) print(pcall(error, 'm', 1)) print(pcall(error, 'm', 2))

print(select('#', pcall(error))) print(pcall(function() return 1, nil, 3 end))

print(xpcall(function() error('a') end, function(m) return m:upper(), 'second' end))

print(xpcall(function() return 'fine', 2 end, print))

print(xpcall(function() local x = nil + 1 end, function(m) return 'H(' .. m .. ')' end))

print(xpcall(function() error('a') end, function(m) error('b') end))

print(xpcall(function() error('a') end, nil))

print(pcall(xpcall)) print(pcall(xpcall, 1)) print(pcall(pcall))

print(pcall(nil)) print(pcall(1, 2)) print(pcall({}))

assert(false)

assert(nil, 'assert message')

assert(false, {})

print(assert(1, 2, 3)) print(pcall(assert)) print(pcall(assert, false, nil))

local t = {} local ok, e = pcall(error, t) print(e == t)

local function f(n) if n == 0 then error('bottom') end f(n - 1) end f(3)

local function f(n) if n == 0 then error('tail') end return f(n - 1) end f(3)

local function f(n) if n == 0 then error('tail level 2', 2) end return f(n - 1) end f(3)

local t = {m = function(self) self.x.y = 1 end} t:m()

local t = {} function t.a.b() end

local function f() local x = 1
  local y = x +
    nil
end
f()

local x = {
  a = 1,
  b = nil + 1,
}

print('multi',
  'line',
  nil .. 'x')

local f = function() end f(
  1,
  nil + 1)

string.rep()

('x'):rep()

('x'):rep({})

string.format('%d', 'x')

local s = string s.rep('x', {})

math.floor('x')

math.floor({})

setmetatable({}, {__index = function(t, k) error('idx ' .. k) end}).foo()

table.concat({1, {}, 3})

ipairs()

for i in pairs(nil) do end

local ok, e = pcall(loadstring, nil) print(ok, e)

print(loadstring('x ='))

print(loadstring('x = = 1', '@file.lua')) print(loadstring('x = = 1', '=name')) print(loadstring('x = = 1', 'some code'))

print(loadstring('\n\nx = = 1', 'first line\nsecond')) print(loadstring('x = = 1', ('long '):rep(30)))

print(pcall(loadstring('error("e")', '@dir/file.lua'))) print(pcall(loadstring('error("e")')))

print(pcall(loadstring('error("e")', '@' .. ('d/'):rep(50) .. 'f.lua')))

print(pcall(string.rep)) print(pcall(string.rep, 'x', 'y')) print(pcall(('x').rep, 'x', nil))

print(pcall(function() ('x'):bad() end)) print(pcall(function() local s = 'x' s:bad() end)) print(pcall(function() string.bad() end))

print(pcall(function() return 1 < 'x' end)) print(pcall(function() return {} < {} end)) print(pcall(function() return print < 1 end)) print(pcall(function() return nil <= nil end))

print(pcall(function() local a = {} a.b.c.d() end)) print(pcall(function() return (nil)[1] end)) print(pcall(function() return (1).x end))

print(pcall(function(...) local a = ... return a.b end, nil)) print(pcall(function(...) return (...).b end, nil))

print(pcall(function() return #print end)) print(pcall(function() return -print end)) print(pcall(function() return print .. '' end))

print(pcall(function() local function f() return nil end return f().x end)) print(pcall(function() local t = {} return t[1][2] end)) print(pcall(function() local t, k = {}, 'key' return t[k].x end))

print(pcall(next, {}, 'nope')) print(pcall(next)) print(pcall(rawset, {}, nil, 1)) print(pcall(rawget, 1, 2)) print(pcall(rawequal, 1))

print(pcall(select, 0)) print(pcall(select, -5, 1)) print(pcall(select, 'x')) print(pcall(select))

print(pcall(unpack)) print(pcall(unpack, {}, 1, 1e8)) print(pcall(tonumber, '10', 1)) print(pcall(tonumber, '10', 37)) print(pcall(tonumber)) print(pcall(tonumber, {}, 10), pcall(tonumber, 1, 2))

print(pcall(tostring)) print(pcall(type)) print(pcall(getmetatable))

print(pcall(ipairs)) print(pcall(ipairs, nil)) print(pcall(pairs, 1)) print(pcall(collectgarbage, 'bad'))

local function level(n) error('L' .. n, n) end local function mid() level(3) end local function top() mid() end print(pcall(top))

local co = coroutine.create(function() local x = nil; x.y = 1 end) print(coroutine.resume(co))

local co = coroutine.wrap(function() local x = nil; x.y = 1 end) co()

local t = setmetatable({}, {__add = function(a, b) return a.x.y end}) print(t + 1)

local t = setmetatable({}, {__call = function() error('in call') end}) t()

local function r() return r() + 1 end local ok, e = pcall(r) print(ok, e)

local function r() r() end local ok, e = pcall(r) print(ok, #e > 10, e:match('^[^:]+:%d+: stack overflow'))

local n = 0 local function r() n = n + 1 pcall(r) end r() print(n > 100, n < 250)

local t = setmetatable({}, {}) getmetatable(t).__index = t print(pcall(function() return t.x end))

local t = setmetatable({}, {}) getmetatable(t).__newindex = t print(pcall(function() t.x = 1 end))

local s = string.rep('x', 100) print(pcall(error, s))

a.b.c = 1

local x <const> = 5

local a = {} a[nil] = 1

local a = {} a[0/0] = 1

local a = {[nil] = 1}

local t = table.insert({}, 1, 2, 3)

local t = table.insert({}, 'x', 2)

local t = nil + {} .. 'x'

return (nil)()

return ({}).x.y.z

return nil.x

local u = newproxy() u.x = 1
