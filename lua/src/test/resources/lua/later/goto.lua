for i = 1, 3 do for j = 1, 3 do if j == 2 then goto continue end print(i, j) ::continue:: end end

do goto x print('skipped') ::x:: print('here') end

local i = 1 ::top:: if i <= 3 then print(i) i = i + 1 goto top end

local fs = {} do local i = 1 ::a:: local x = i * 10 fs[#fs + 1] = function() x = x + 1 return x end i = i + 1 if i <= 3 then goto a end end print(fs[1](), fs[1](), fs[2](), fs[3]())

for i = 1, 3 do for j = 1, 3 do if i * j == 4 then print(i, j) goto done end end end ::done:: print('done')

local n = 0 while true do n = n + 1 if n > 5 then goto out end local f = function() return n end if f() % 2 == 0 then goto cont end print(n) ::cont:: end ::out:: print('out', n)

repeat local x = 5 if x then goto e end print 'no' ::e:: until true print 'ok'

do ::a:: do ::a:: end end print 'nested labels'

do local k = 0 ::a:: k = k + 1 do if k < 3 then goto a end end print(k) end

local function f(x) if x == 1 then goto one elseif x == 2 then goto two end do return 'other' end ::one:: do return 'one' end ::two:: return 'two' end print(f(1), f(2), f(3))

local function g() local r = {} for i = 1, 10 do local v = i if v % 2 == 0 then goto continue end r[#r + 1] = function() return v end ::continue:: end local s = 0 for _, f in ipairs(r) do s = s + f() end return s end print(g())

local t = {} for k, v in pairs{a = 1} do if k == 'a' then goto skip end t[k] = v ::skip:: end print(next(t))

goto f do print 'never' end ::f:: print 'end'

local i = 0 ::l1:: i = i + 1 if i == 1 then goto l2 end if i == 3 then goto l3 end ::l2:: i = i + 1 goto l1 ::l3:: print(i)

do goto e local x = 1 ::e:: end print 'label at the end'

do goto e local x = 1 ::e:: ::f:: end print 'labels at the end'

local x = pcall(function() goto done do error('no') end ::done:: end) print(x)

for i = 1, 2 do local c = coroutine.wrap(function() ::again:: coroutine.yield(i) goto again end) print(c(), c(), c()) end
