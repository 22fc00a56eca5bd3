print(select('#'), select('#', nil), select(2, 'a', 'b', 'c'), select(-1, 'a', 'b'), select(3, 'a'))

print(tonumber('ff', 16), tonumber('FF', 16), tonumber('0xff', 16), tonumber('z', 36), tonumber('8', 8), tonumber('101', 2), tonumber(' 11 ', 2), tonumber('', 16), tonumber('1.5', 16))

print(tonumber('-ff', 16), tonumber('7', 8.9), tonumber(10, 16), tonumber('1e1', 16))

print(tonumber(nil), tonumber(true), tonumber({}), tonumber('0x'), tonumber('1_000'))

print(tostring(nil), tostring(true), tostring(-0.5), tostring('x'))

print(rawequal('a', 'a'), rawequal({}, {}), rawequal(1, 1.0)) print(rawget({5}, 1), rawset({}, 'a', 1).a)

print(next({})) print(next({10})) print(next({10}, 1)) print(type(next), next({a = 1}))

for k, v in pairs({10, 20, 30}) do print(k, v) end

local t = {1, 2, 3, x = 1, y = 2} local n = 0 for k in pairs(t) do t[k] = nil n = n + 1 end print(n, next(t))

print(unpack({1, 2, 3})) print(unpack({1, 2, 3}, 2)) print(unpack({1, 2, 3}, 2, 5)) print(unpack({}, 0, 1)) print(unpack({1}, 3, 2))

print(type(loadstring('return 1')), loadstring('return 1')(), loadstring('return ...')(5))

local parts = {'return ', '1 ', '+ 2', nil} local i = 0 print(load(function() i = i + 1 return parts[i] end)())

print(type(load(function() return nil end)))

print(pcall(load, function() return {} end))

print(pcall(load, function() error('reader') end))

print(_VERSION, _G._G == _G, type(_G))

print(pcall(collectgarbage, 'count') and type(collectgarbage('count')), collectgarbage('stop'), collectgarbage('restart'))

print(type(gcinfo()))

print(getmetatable(setmetatable({}, {__metatable = false})))

local t = setmetatable({}, {__index = function(t, i) if i < 4 then return i end end}) for i, v in ipairs(t) do print(i, v) end print 'no'

print(select(3, ipairs({})))

print(select('#', unpack({n = 3}, 1, 3)))

print(tostring(1e100), tostring(-1e-100), tostring(12345678901234567890))

print(pcall(print, setmetatable({}, {__tostring = function() return nil end})))

local tostring_ = tostring tostring = function(v) return 'T' .. tostring_(v) end print(1, 'x', nil)

print(assert(loadstring('local a = ... return a'))(7))

print(type(os.time()), type(os.clock()))

print(string.gsub('hello', 'l', {l = false})) print(math.type)

