for i = 1, 3 do io = i end print(io)

for i = 3, 1, -1 do print(i) end for i = 1, 0 do print('never') end

for i = 1, 2, 0.5 do print(i) end

for i = 0.1, 0.35, 0.1 do print(i) end

for i = 1, 3 do local j = i i = 10 print(j, i) end

for i = "1", "2" do print(i) end

for i = 1, {} do end

for i = nil, 1 do end

for i = 1, 2, "x" do end

for k, v in next, {10} do print(k, v) end

for i, v in ipairs({1, 2, nil, 4}) do print(i, v) end

for a, b, c in function(s, n) if n < 3 then return n + 1, s, 'c' end end, 'state', 0 do print(a, b, c) end

for x in nil do end

for x in {} do end

local i = 0 while true do i = i + 1 if i > 3 then break end end print(i)

local i = 0 repeat local done = i >= 2 i = i + 1 until done print(i)

local fs = {} for i = 1, 3 do fs[i] = function() i = i + 1 return i end end print(fs[1](), fs[1](), fs[2]())

local fs = {} local i = 0 repeat local j = i fs[#fs + 1] = function() return j end i = i + 1 until j >= 2 print(fs[1](), fs[2](), fs[3]())

do return print('early') end print('never')

if nil then print(1) elseif false then print(2) elseif 0 then print(3) else print(4) end

break

while true do local function f() break end end

for i = 1, 2 do for j = 1, 2 do if j == 2 then break end print(i, j) end end

return 1, 2 print('x')

local function f() return end print(f(), (f()), select('#', f()))

f() = 1

x + 1

(f)

local x = function() end () print(x)

local a = {} ;(a or print)[1] = 2 print(a[1])

local t = {f = {}} function t.f.g(a) return a end function t.f:h() return self == t.f end print(t.f.g(5), t.f:h())

local function fact(n) return n < 2 and 1 or n * fact(n - 1) end print(fact(20))

local f = function(n) return f and 1 or 'no f' end print(f(1))

while 1 do break end repeat break until nil print 'ok'

if x then

for i = 1 do end

for 1 = 1, 2 do end

for a.b in x do end

function f(a, 1) end

function f(..., a) end

local function a.b() end

repeat local x = 1 until y == x or x print('done')

do local a = 1 ; local b = 2 ; print(a + b) ; end

;

print(1);;
