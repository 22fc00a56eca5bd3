local function loop(n) if n == 0 then return "done" end return loop(n - 1) end print(loop(100000))
local function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even_(n - 1) end even_ = even print(even(10001))
local function deep(n) if n == 0 then return 0 end return 1 + deep(n - 1) end print(deep(15000))
for i = 1, 10 do if i == 3 then break end io = i end print(io)
local n = 0 while true do n = n + 1 if n > 5 then break end end print(n)
repeat local done = n > 8 n = n + 1 until done print(n)
print(1 and 2, nil and 1, false or "x", nil or false, not nil, not 0, 1 and nil or 3)
print(1 == 1 and "y" or "n", 2 > 1 == true, not 1 == 2, -2 ^ 2, 2 ^ 3 ^ 2, 1 .. 2 .. 3, "a" < "b" and 1)
if nil then print(1) elseif false then print(2) elseif 0 then print(3) else print(4) end
local function early(x) if x then return "yes" end end print(early(1), early(), (early()))
do local a = 1 do local a = 2 end print(a) end
print(type(_G), _VERSION, _G._G == _G)
local t = {f = {g = {}}} function t.f.g.h(x) return x end function t.f.g:m(x) return self == t.f.g, x end print(t.f.g.h(1), t.f.g:m(2))
print(loadstring("return 1, 2")()) print(loadstring("return ...")(7, 8)) local parts, i = {"return ", "4", "2"}, 0
print(load(function() i = i + 1 return parts[i] end)()) print(type(load(function() return nil end))) 
local f = setfenv(loadstring("x = 1 return x, y"), {y = 5}) print(f()) print(x)
print(type(print), type(nil), type({}), type("x"), type(2), type(true), type(function() end), type(coroutine.create(function() end)), type(newproxy()))
local p = newproxy(true) getmetatable(p).__index = function(_, k) return k .. k end getmetatable(p).__len = function() return 3 end print(p.ab, #p)
