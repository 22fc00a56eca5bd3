local function f() return x end setfenv(f, {x = 'env'}) print(f(), x)

x = 'global' local function f() return x end print(getfenv(f) == _G, getfenv() == _G, getfenv(1) == _G, getfenv(0) == _G)

local env = {print = print} setfenv(1, env) y = 5 print(y, env.y)

local env = setmetatable({}, {__index = _G}) setfenv(1, env) z = 1 print(z, _G.z, env.z)

print(getfenv(print) == _G)

print(pcall(setfenv, print, {}))

print(pcall(getfenv, 20)) print(pcall(getfenv, -1)) print(pcall(setfenv, 20, {}))

local function outer() local function inner() return q end return inner end setfenv(outer, {q = 'outer env'}) print(outer()())

local function f() setfenv(2, {print = print, v = 'changed'}) end f() print(v)

local f = loadstring('w = 1 return w') setfenv(f, {}) print(f(), w)

local co = coroutine.create(function() return getfenv(0) == _G end) print(coroutine.resume(co))

local f = loadstring('return getfenv(1)') local e = {getfenv = getfenv} setfenv(f, e) print(f() == e)

print(pcall(setfenv, 1, 1))

print(pcall(setfenv, function() end))

local function f() return g end local e = setfenv(f, {g = 'r'}) print(e == f, f())

_G.a = 1 print(a) _G['b c'] = 2 print(_G['b c'], rawget(_G, 'a'))

setmetatable(_G, {__index = function(_, n) return 'default ' .. n end, __newindex = function(t, n, v) rawset(t, n, v * 2) end}) print(foo) bar = 21 print(bar)

local print = print setfenv(1, {}) print(getfenv, _G)
