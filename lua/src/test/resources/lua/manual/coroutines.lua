local co = coroutine.create(function(a, b) local c = coroutine.yield(a + b) local d, e = coroutine.yield(c * 2) return d + e end) print(coroutine.resume(co, 1, 2)) print(coroutine.resume(co, 10)) print(coroutine.resume(co, 3, 4)) print(coroutine.resume(co))

local co = coroutine.create(function() error('inside') end) print(coroutine.resume(co)) print(coroutine.status(co))

local co = coroutine.create(function() error({}) end) local ok, e = coroutine.resume(co) print(ok, type(e))

local f = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end) print(f(), f(), f(), f())

local f = coroutine.wrap(function() error('in wrap') end) print(pcall(f))

local f = coroutine.wrap(function() return 1 end) f() print(pcall(f))

print(coroutine.running()) print(pcall(coroutine.yield, 1))

coroutine.yield(1)

local co co = coroutine.create(function() print(coroutine.status(co), coroutine.running() == co) return coroutine.resume(co) end) print(coroutine.resume(co))

local a, b a = coroutine.create(function() return coroutine.resume(b) end) b = coroutine.create(function() return coroutine.status(a), coroutine.resume(a) end) print(coroutine.resume(a))

local co = coroutine.create(function() pcall(function() coroutine.yield(1) end) return 'end' end) print(coroutine.resume(co)) print(coroutine.status(co))

local co = coroutine.create(function() print(pcall(coroutine.yield, 1)) end) print(coroutine.resume(co))

local co = coroutine.create(function() local t = setmetatable({}, {__index = function() coroutine.yield(1) end}) return t.x end) print(coroutine.resume(co))

local co = coroutine.create(function() for x in function() return coroutine.yield('it') end do print(x) end return 'over' end) print(coroutine.resume(co)) print(coroutine.resume(co, 1)) print(coroutine.resume(co, nil))

local co = coroutine.create(function() table.sort({3, 2, 1}, function(a, b) coroutine.yield() return a < b end) end) print(coroutine.resume(co))

local co = coroutine.create(function() return ('abc'):gsub('.', function(c) coroutine.yield(c) end) end) print(coroutine.resume(co))

print(pcall(coroutine.create, print)) print(pcall(coroutine.create)) print(pcall(coroutine.resume, 1)) print(pcall(coroutine.status, {}))

local function gen(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end local s = 0 for i in gen(100) do s = s + i end print(s)

local function permgen(a, n) n = n or #a if n <= 1 then coroutine.yield(table.concat(a, ' ')) else for i = 1, n do a[n], a[i] = a[i], a[n] permgen(a, n - 1) a[n], a[i] = a[i], a[n] end end end
for p in coroutine.wrap(function() permgen({1, 2, 3}) end) do print(p) end

local function filter(p, g) return coroutine.wrap(function() while true do local n = g() if n == nil then return end if n % p ~= 0 then coroutine.yield(n) end end end) end
local function from(n) return coroutine.wrap(function() for i = 2, n do coroutine.yield(i) end end) end
local x, out = from(30), {} while true do local n = x() if n == nil then break end out[#out + 1] = n x = filter(n, x) end print(table.concat(out, ','))

local co = coroutine.create(function(...) print(select('#', ...), ...) print(coroutine.yield()) end) coroutine.resume(co, nil, nil) coroutine.resume(co, nil, 'x', nil)

local co = coroutine.wrap(function() return pcall(error, 'caught') end) print(co())

local co = coroutine.create(function() local x <close> = 1 end)

local co = coroutine.create(function() coroutine.yield() end) print(coroutine.status(co)) coroutine.resume(co) print(coroutine.status(co)) coroutine.resume(co) print(coroutine.status(co))

local co = coroutine.wrap(function() local inner = coroutine.wrap(function() coroutine.yield('in') error('deep') end) coroutine.yield(inner()) inner() end) print(co()) print(pcall(co))

local co = coroutine.create(function() return coroutine.yield(coroutine.yield(1)) end) print(coroutine.resume(co)) print(coroutine.resume(co, 2)) print(coroutine.resume(co, 3))

local co = coroutine.create(function() return xpcall(function() coroutine.yield() end, function(e) return 'H ' .. e end) end) print(coroutine.resume(co))

local t = {} for i = 1, 50 do t[i] = coroutine.wrap(function() local n = i while true do coroutine.yield(n) n = n + 1 end end) end local s = 0 for r = 1, 3 do for i = 1, 50 do s = s + t[i]() end end print(s)

local co = coroutine.wrap(function() local function r(n) if n == 0 then coroutine.yield('bottom') return 0 end return 1 + r(n - 1) end return r(150) end) print(co()) print(co())

local co = coroutine.wrap(function() return coroutine.isyieldable end) print(co())
