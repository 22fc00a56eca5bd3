-- worst: chains within chains
local inner = 'a'
for i = 1, 180 do inner = '(' .. inner .. (' + a'):rep(40) .. ')' end
local f, m = loadstring('local a = 1 return ' .. inner)
print(f and pcall(f), m)
local inner = 'a'
for i = 1, 5 do inner = '(' .. inner .. (' + a'):rep(1500) .. ')' end
local f, m = loadstring('local a = 1 return ' .. inner)
print(f and f(), m)
local s = 'a' for i = 1, 60 do s = 'f(' .. s .. ')' .. ('.x'):rep(300) end
local f, m = loadstring('local a, f = ... return ' .. s) 
local t = {} t.x = t
print(f and f(t, function(x) return x end) == t, m)
local f, m = loadstring('local t = ... t' .. ('.x'):rep(5000) .. '.y = 5 function t' .. ('.x'):rep(5000) .. '.g() return 1 end return t.y, t.g()')
print(f(t))
local f = loadstring('local a = ... local function rec(n) if n == 0 then return 0 end return a' .. (' + a'):rep(2000) .. ' + rec(n - 1) end return rec(200)')
print(f(1))
local co = coroutine.wrap(loadstring('local a, y = ... return a' .. (' + a'):rep(500) .. ' + y(1)' .. (' + a'):rep(500) .. ' + y(2)'))
print(co(1, coroutine.yield), co(10), co(20))
