print(-0, 0*-1, -(0), 0/-1, 1/(-0), 1/(0*-1))

local z = 0 print(-z, z*-1, 1/-z, 0 % -1, -0 % 1)

print(0/0, -(0/0)) local z = 0 print(z/z, -(z/z))

print(math.huge-math.huge, math.huge*0, math.huge % 2, -math.huge % 2, 5 % math.huge, -5 % math.huge)

print(5 % -3, -5 % 3, -5 % -3, 5.5 % 2, -5.5 % 2, 5 % 0, 0 % 0)

print(1e15, 1e14, 123456789012345, 1234567890123456, 1e100, 1e-5, 1e-4, 0.1, 1/3, 100000000000000, -1e15)

print(2^53, 2^53+1, 2^63, -2^63, 2^31, 1e308*10, 5e-324)

print(tonumber('0x10'), tonumber(' 10 '), tonumber('1e'), tonumber('1e+'), tonumber('1e+1'), tonumber('.5'), tonumber('5.'), tonumber('.'))

print(tonumber('0x'), tonumber('0xg'), tonumber('-0x10'), tonumber('0x1p4'), tonumber('1 2'), tonumber(''), tonumber(' '), tonumber('inf'), tonumber('nan'))

print(tonumber('10', 2), tonumber('z', 36), tonumber('Z', 36), tonumber('8', 8), tonumber('ff', 16), tonumber('0xff', 16), tonumber(' 11 ', 2), tonumber('-11', 2))

print(tonumber('1.5', 10), tonumber('1e1', 16), tonumber('7fffffffffffffff', 16), tonumber('ffffffffffffffff', 16), tonumber('-ff', 16), tonumber('', 16), tonumber('+7', 8))

print(pcall(tonumber, '10', 1)) print(pcall(tonumber, '10', 37)) print(pcall(tonumber)) print(pcall(tonumber, {}, 10)) print(pcall(tonumber, nil)) print(tonumber({})) print(tonumber(print))

print('10' + 5, '0x10' + 0, ' 10 ' * 2, '1e1' - 0, -'2', '3' ^ 2, '7' % '4')

print(pcall(function() return '1e' + 1 end)) print(pcall(function() return '' + 1 end)) print(pcall(function() return 'abc' + 1 end))

print(10 .. 20, 1.5 .. '', -0 .. '', 1e100 .. '')

print(pcall(function() return {} .. 'x' end)) print(pcall(function() return 'x' .. nil end)) print(pcall(function() local a return 1 .. a .. 2 end))

print(string.format('%d %i', 3.7, -3.7), string.format('%d', 2^31), string.format('%d', -2^31), string.format('%d', 2^53), string.format('%d', '10'))

print(string.format('%x %X %o', 255, 255, 8), string.format('%x', -1), string.format('%u', 42), string.format('%u', -1))

print(string.format('%5.2s|%-5s|%5s|%.0s|%.3s', 'abc', 'ab', 'ab', 'abc', 'ab'))

print(string.format('%c%c%c', 65, 66, 67), #string.format('%c', 0), string.format('%c', 256+65), string.format('%5c|', 65), string.format('%-5c|', 65))

print(#string.format('%s', 'a\0b'), string.format('%s', 'a\0b') == 'a\0b', #string.format('%5s', 'a\0b'), #string.format('%.5s','a\0b'))

print(string.format('%q', 'a\nb"c\\d\0e\rf\t\1\200'))

print(string.format('%g %g %g %g', 1e20, 0.1, 100000, 1e6), string.format('%G', 1e-10), string.format('%e', 12345.678), string.format('%E', 0), string.format('%f', 1/3), string.format('%.0f', 0.5), string.format('%.20f', 0.1))

print(string.format('%#x %#o %+d % d %05d %-5d| %+.2f', 255, 8, 5, 5, 42, 42, 1.005), string.format('%5.1f|%-8.3e|', 3.14159, 31415.9))

print(string.format('%.14g %.17g %.3g', math.pi, 0.1, 1234567), string.format('%10.4g|', math.pi), string.format('%#g', 1), string.format('%#.0f', 1))

print(string.format('%f %g %e %d', 1/0, -1/0, 0/0, 3)) print(string.format('%5.1f|%-6f|%06f', 1/0, 1/0, 1/0))

print(pcall(string.format, '%a', 1))

print(pcall(string.format, '%y', 1)) print(pcall(string.format, '%', 1)) print(pcall(string.format, '%10')) print(pcall(string.format, '%123d', 1)) print(pcall(string.format, '%1.123d', 1)) print(pcall(string.format, '%-+ #00005d', 1))

print(pcall(string.format, '%d')) print(pcall(string.format, '%d', 'x')) print(pcall(string.format, '%s')) print(pcall(string.format, '%s', nil)) print(pcall(string.format, '%d', {})) print(pcall(string.format, '%q')) print(pcall(string.format, '%s', {}) )

print(string.format('%%'), pcall(string.format, '%s %s', 1)) print(string.format('%s', true == nil and 1 or 'x')) print(pcall(string.format, '%s', true))

print(string.format('%99.99f', 1/3)) print(#string.format('%99.99f', 1e300))

print(string.format('%.3d|%8.3d|%-8.3d|%+.3d|%08.3d', 5, 5, 5, 5, 5)) print(string.format('%.0d|%.x|%#.3x', 0, 0, 5))

print(#{1,nil,3}, #{1,nil,3,nil}, #{nil,nil,3}, #{n=1,nil,2}, #{nil}, #{nil,nil}, #{1,2,nil,4}, #{nil,2}, #{1,nil}, #{1,2,3,nil,5,nil})

local function f() return 1, nil, 3 end print(#{f()}, #{nil, f()}, #{f(), nil}, #{(f())}, #{f(), f()})

local function f(...) return #{...} end print(f(1,nil,3), f(nil,nil,3), f(nil), f(1,nil), f(nil,nil), f(), f(1,nil,3,nil), f(nil,2,nil,4))

local t = {1,2,3,4,5} t[#t] = nil print(#t) t[#t] = nil print(#t) t[2] = nil print(#t) t[3] = nil print(#t)

local t = {} t[1]=1 t[2]=2 t[4]=4 print(#t) local t = {} t[4]=4 t[2]=2 t[1]=1 print(#t)

local t = {} for i = 1, 10 do t[i] = i end t[5] = nil print(#t) t[10] = nil print(#t) t[9] = nil print(#t) t[8] = nil print(#t)

local t = {1,2,3,nil,5} print(#t) t[6] = 6 print(#t) t[7] = 7 print(#t)

local t = {nil,nil,3} t[4] = 4 print(#t) t[1] = 1 print(#t)

print(table.getn{1,nil,3}, table.getn{}, table.getn{1,2}, pcall(table.getn, 1)) print(pcall(table.setn, {}, 1))

print(unpack({1,nil,3})) print(unpack({1,nil,3,nil})) print(unpack({nil,nil,3})) print(unpack({n=1,nil,2})) print(unpack({1,2,3}, 2)) print(unpack({1,2,3}, 2, 5)) print(unpack({1,2,3}, 3, 2)) print(unpack({}, -1, 1))

print(pcall(unpack, {}, 1, 1e6)) print(pcall(unpack, {}, 1, 1e8)) print(pcall(unpack)) print(pcall(unpack, {}, 'x')) print(select('#', unpack({}, 1, 100)))

local t = {1,2,3} print(table.remove(t), #t, table.remove(t, 1), #t, t[1], table.remove({}), select('#', table.remove({}))) print(table.remove({1,2}, 5)) print(pcall(table.remove))

local t = {1,2,3} table.insert(t, 2, 'x') print(unpack(t)) table.insert(t, 'e') print(unpack(t)) print(pcall(table.insert, t)) print(pcall(table.insert, t, 1, 2, 3)) print(pcall(table.insert, t, 'x', 2)) print(pcall(table.insert, 1, 2)) table.insert(t, 10, 'far') print(t[10], #t)

print(table.concat({1,2,3}, ','), table.concat({}, ','), table.concat({1,2,3}, ',', 2), table.concat({1,2,3}, ',', 2, 2), table.concat({1,2,3}, ',', 3, 2), table.concat({'a', 1.5, 'b'})) print(pcall(table.concat, {1,{},3})) print(pcall(table.concat, {1,2}, ',', 1, 3)) print(pcall(table.concat, {true})) print(pcall(table.concat))

local t = {5,3,1,4,2} table.sort(t) print(unpack(t)) table.sort(t, function(a,b) return a > b end) print(unpack(t)) print(pcall(table.sort, {1,'x'})) print(pcall(table.sort, {{},{}})) print(pcall(table.sort, {1,2}, 3)) print(pcall(table.sort, 3))

print(pcall(table.sort, {1,2,3,4,5,6,7,8,9,10}, function(a,b) return true end)) print(pcall(table.sort, {3,1,2}, function() error('x', 0) end))

print(table.maxn{1,2,nil,4}, table.maxn{}, table.maxn{[1.5]=1}, table.maxn{[-1]=1}, table.maxn{x=1,[100]=1})

table.foreach({10,20}, print) table.foreachi({10,20}, print) print(table.foreach({a=1}, function(k,v) return k..v end), table.foreachi({1,2,3}, function(i,v) if i == 2 then return 'r' end end)) print(pcall(table.foreach, {}))

print(select('#'), select('#', nil, nil), select(2, 'a', 'b', 'c'), select(-1, 'a', 'b')) print(pcall(select, 0)) print(pcall(select, -3, 1, 2)) print(pcall(select)) print(pcall(select, 'x')) print(select(5, 1, 2))

print(pcall(next, {}, 'x')) print(pcall(next)) print(next({})) print(next({5})) print(pcall(next, {1,2}, 3)) print(next({1,2}, 2)) print(pcall(next, {}, 1.5))

for i, v in ipairs{1,2,nil,4} do io = i print(i, v) end print(pcall(ipairs)) print(pcall(pairs)) print(pcall(ipairs, 1)) print(type(ipairs{}), select('#', ipairs{}), select(3, ipairs{}))

print(rawequal('a', 'a'), rawequal({}, {}), rawequal(1, 1.0), pcall(rawequal, 1)) print(pcall(rawget, 1, 2)) print(pcall(rawset, {}, nil, 1)) print(pcall(rawset, {}, 0/0, 1)) print(rawget({5}, 1), rawset({}, 1, 2)[1]) print(pcall(rawget, {})) print(pcall(rawset, {}, 1))

print(pcall(function() local t = {} t[nil] = 1 end)) print(pcall(function() local t = {} t[0/0] = 1 end)) print(({})[nil], ({})[0/0]) print(pcall(function() return {[nil]=1} end)) print(pcall(function() return {[0/0]=1} end))

print(math.mod and math.mod(5, 3), math.fmod(-5, 3), math.fmod(5, -3), math.fmod(5, 0), math.fmod(5, math.huge), math.fmod(math.huge, 2)) print(pcall(math.fmod, 1))

print(math.floor(-0.5), math.ceil(-0.5), math.floor(2^60), math.abs(-0), math.max(1, 2, 3), math.min(3, 1), math.sqrt(-1), math.log(0), math.log(-1), math.exp(1000), math.pow(2, 0.5)) print(pcall(math.max)) print(pcall(math.min)) print(pcall(math.floor, 'x')) print(math.floor('3.7'))

print(math.frexp(8), math.frexp(0), math.frexp(-3), math.ldexp(0.5, 4), math.modf(3.7)) print(math.modf(-3.7)) print(math.modf(1/0)) print(math.modf(-1/0)) print(math.modf(0/0)) print(math.frexp(1/0)) print(math.modf(5))

print(math.deg(math.pi), math.rad(180), math.sin(0), math.cos(0), math.tan(0), math.asin(1), math.acos(1), math.atan(1), math.atan2(1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.log10(1000))

print(pcall(math.random, 0)) print(pcall(math.random, 2, 1)) print(pcall(math.random, 1, 2, 3)) print(pcall(math.randomseed)) local r = math.random() print(r >= 0 and r < 1, math.random(1), math.random(5,5))

print(("x"):rep(3), ("x"):rep(0), ("x"):rep(-1), ("ab"):rep(2.9), pcall(string.rep)) print(pcall(string.rep, 'x', 'y'))

print(("hello"):sub(2), ("hello"):sub(-3), ("hello"):sub(2, -2), ("hello"):sub(0), ("hello"):sub(10), ("hello"):sub(-100, 2), ("hello"):sub(3, 2), ("hello"):sub(2.7, 3.2), ("x"):sub(1e10), ("abc"):sub(-1e10, 1e10)) print(pcall(string.sub, 'x'))

print(("abc"):byte(), ("abc"):byte(2), ("abc"):byte(1, -1), ("abc"):byte(10), ("abc"):byte(0), ("abc"):byte(-1), ("\0\255"):byte(1, 2)) print(string.char(), string.char(72, 105)) print(pcall(string.char, 256)) print(pcall(string.char, -1)) print(pcall(string.char, 'x'))

print(("abc"):upper(), ("ABC"):lower(), ("abc"):reverse(), ("abc"):len(), #"abc", ("\228"):upper() == "\228", string.len("a\0b"))

print(tostring(nil), tostring(true), tostring(1e15), tostring('x'), pcall(tostring)) print(tostring(-1e-7), tostring(123456.789e3))

print(type(nil), type(print), type({}), type('x'), type(2), type(true), type(coroutine.create(print)), type(newproxy()), pcall(type))

print(#arg == nil)

print(collectgarbage('count') > 0, collectgarbage('stop'), collectgarbage('restart'), collectgarbage('setpause', 200) ~= nil, collectgarbage('setstepmul', 200) ~= nil, collectgarbage() , gcinfo() > 0) print(pcall(collectgarbage, 'xx')) print(pcall(collectgarbage, 1))

print(collectgarbage('setpause', 150), collectgarbage('setpause', 200), collectgarbage('setstepmul', 300), collectgarbage('setstepmul', 200))

print(type(gcinfo()), select('#', gcinfo()), select('#', collectgarbage('count')), select('#', collectgarbage('collect')), collectgarbage('collect'))

local p = newproxy(true) getmetatable(p).__index = function(_, k) return k end getmetatable(p).__len = function() return 42 end getmetatable(p).__tostring = function() return 'proxy' end print(p.x, #p, tostring(p), type(p)) local q = newproxy(p) print(q.y, getmetatable(q) == getmetatable(p), getmetatable(newproxy()), getmetatable(newproxy(false))) print(pcall(newproxy, 1)) print(pcall(newproxy, {}))

print(pcall(error)) print(pcall(error, nil)) print(pcall(error, 'x', 0)) print(pcall(error, 'x')) print(pcall(error, 1)) print(pcall(error, 1, 2)) print(select('#', pcall(error)))

local function f() error('lvl1', 1) end local function g() error('lvl2', 2) end local function h() error('lvl3', 3) end print(pcall(f)) print(pcall(g)) print(pcall(function() g() end)) print(pcall(function() h() end)) local function k() h() end print(pcall(function() k() end))

print(pcall(assert)) print(pcall(assert, nil)) print(pcall(assert, false, 'msg')) print(pcall(assert, nil, {})) print(assert(1, 2, 3)) print(pcall(assert, false, nil)) print(pcall(assert, false, 5))

print(xpcall(function() error('x', 0) end, function(m) return m .. '!' end)) print(xpcall(function() error() end, function(m) return type(m) end)) print(pcall(xpcall)) print(pcall(xpcall, print)) print(xpcall(print, nil)) print(xpcall(error, nil)) print(xpcall(function() error('a') end, error))

print(pcall(setmetatable, 1, {})) print(pcall(setmetatable, {}, 1)) print(pcall(setmetatable, {})) local t = setmetatable({}, {__metatable = 'locked'}) print(getmetatable(t)) print(pcall(setmetatable, t, {})) print(getmetatable('').__index == string, getmetatable(1), pcall(getmetatable)) print(setmetatable({}, nil) ~= nil)

local mt = {__eq = function() return true end} local a, b = setmetatable({}, mt), setmetatable({}, mt) print(a == b, a ~= b, a == 1, rawequal(a, b)) local c = setmetatable({}, {__eq = function() return true end}) print(a == c) mt.__eq = nil print(a == b) mt.__eq = function() return nil end print(a == b) mt.__eq = function() return 1 end print(a == b)

local mt = {__lt = function(a, b) return a.v < b.v end} local a, b = setmetatable({v=1}, mt), setmetatable({v=2}, mt) print(a < b, a > b, a <= b, a >= b) print(pcall(function() return a < 1 end)) print(pcall(function() return {} < {} end)) print(pcall(function() return {} < 1 end)) print(pcall(function() return 'a' < 1 end)) print(pcall(function() return nil > 1 end)) print(pcall(function() return print <= print end)) local c = setmetatable({v=1}, {__lt = mt.__lt}) print(pcall(function() return a < c end)) local d = setmetatable({v=9}, {__lt = function() end}) print(pcall(function() return a < d end))

local mt = {__le = function(a, b) return 'yes' end} local a = setmetatable({}, mt) print(a <= a, a >= a) print(pcall(function() return a < a end))

local mt = {__concat = function(a, b) return (type(a) == 'table' and 'T' or a) .. '+' .. (type(b) == 'table' and 'T' or b) end} local t = setmetatable({}, mt) print(t .. 'x', 'x' .. t, 1 .. t, t .. t, 'a' .. 'b' .. t, t .. 'a' .. 'b', 'a' .. t .. 'b', 1 .. 2 .. t .. 3 .. 4)

local mt = {__call = function(self, ...) return 'called', select('#', ...), ... end} local t = setmetatable({}, mt) print(t(1, nil, 3)) print(t()) print(pcall(t, 1)) local u = setmetatable({}, {__call = t}) print(pcall(u, 5)) print(t 'x') print(pcall(setmetatable({}, {__call = 1})))

local log = {} local t = setmetatable({}, {__newindex = function(t, k, v) rawset(t, k, v * 2) end}) t.x = 5 t.x = 6 print(t.x) local u = setmetatable({}, {__newindex = t}) u.y = 7 print(rawget(u, 'y'), t.y) local s = setmetatable({}, {__index = setmetatable({a = 1}, {__index = function(_, k) return k .. '!' end})}) print(s.a, s.b)

local t = {} for i = 1, 110 do t = setmetatable({}, {__index = t}) end print(pcall(function() return t.x end)) local t = setmetatable({}, {}) getmetatable(t).__index = t print(pcall(function() return t.x end)) getmetatable(t).__newindex = t print(pcall(function() t.x = 1 end))

local mt = {__unm = function(a, b) return rawequal(a, b) end, __len = function() return 'len' end, __add = function(a, b) return 'add' end, __mod = function() return 'mod' end, __pow = function() return 'pow' end} local t = setmetatable({1,2}, mt) print(-t, #t, t + 1, 1 + t, t % 2, 2 ^ t) print(pcall(function() return t - 1 end)) print(pcall(function() return t * t end)) print(pcall(function() return 1 / t end)) print(pcall(function() return -{} end)) print(pcall(function() return #nil end)) print(pcall(function() return #5 end))
