local t = {1, 2, 3} table.insert(t, 4) table.insert(t, 1, 0) table.insert(t, 3, 'x') print(unpack(t))

local t = {1, 2, 3} print(table.remove(t), table.remove(t, 1), #t, t[1]) print(table.remove({})) print(table.remove({}, 1), table.remove({1}, 5))

print(table.concat({1, 2, 3}), table.concat({1, 2, 3}, ', '), table.concat({1, 2, 3}, '-', 2), table.concat({1, 2, 3}, '-', 2, 3), table.concat({}), table.concat({'a'}, 'x', 2))

print(pcall(table.concat, {1, {}, 3})) print(pcall(table.concat, {1, 2}, ',', 1, 3)) print(pcall(table.concat, {true})) print(pcall(table.concat))

local t = {3, 1, 2} table.sort(t) print(unpack(t)) table.sort(t, function(a, b) return a > b end) print(unpack(t))

local t = {'b', 'a', 'C', '10', '9'} table.sort(t) print(unpack(t))

print(pcall(table.sort, {1, 'x', 2})) print(pcall(table.sort, {{}, {}})) print(pcall(table.sort, {1, 2, 3}, 1)) print(pcall(table.sort))

print(pcall(table.sort, {5, 3, 8, 1, 9, 2}, function() return true end))

local t = {} for i = 1, 100 do t[i] = (i * 37) % 101 end table.sort(t) for i = 2, 100 do assert(t[i - 1] <= t[i]) end print(t[1], t[50], t[100])

local t = {} for i = 1, 30 do t[i] = {k = i % 3, i = i} end table.sort(t, function(a, b) return a.k < b.k end) local o = {} for i = 1, 30 do o[i] = t[i].i end print(table.concat(o, ' '))

print(table.maxn({1, 2, [10] = 1}), table.maxn({}), table.maxn({[1.5] = 1, [-1] = 2}), table.getn({1, 2}), pcall(table.setn, {}, 1))

table.foreachi({'a', 'b'}, print) print(table.foreach({'x'}, function(k, v) return v end)) print(table.foreachi({1, 2, 3}, function(i, v) if i == 2 then return v end end))

print(pcall(table.insert, {}, 1, 2, 3)) print(pcall(table.insert, {})) print(pcall(table.insert, nil, 1)) print(pcall(table.insert, {}, 'x', 1)) print(pcall(table.insert, {}, nil, 1))

local t = {} table.insert(t, 5, 'x') print(t[5], #t == 0 or #t == 5) local t = {1, 2} table.insert(t, -1, 'n') print(t[-1], t[0], t[1], t[2], t[3])

local t = {10, 20, 30} for i = #t, 1, -1 do if t[i] == 20 then table.remove(t, i) end end print(unpack(t))

local t = {n = 0} t[#t + 1] = 'a' t[#t + 1] = 'b' print(#t, t[1], t[2]) t[#t] = nil print(#t)

local t = {} for i = 1, 1000 do t[i] = i end for i = 1, 500 do t[#t] = nil end print(#t) for i = 1, 500 do table.remove(t, 1) end print(#t, next(t))

local t = {1, 2, 3} t[2] = nil t[3] = nil print(#t) t[1] = nil print(#t)

local t = {} t.x, t.y = 1, 2 t.x = nil print(t.x, t.y, next(t))

local t = {} for i = 10, 1, -1 do t[i] = i end print(#t, table.concat(t, ','))

local t = {table.remove({1, 2}), 3} print(unpack(t))

print(#table.concat({('x'):rep(100), ('y'):rep(50)}, ' '), table.concat({1.5, 2, 'z'}, ''))

local keys = {} for k in pairs({a = 1, b = 2, c = 3}) do keys[#keys + 1] = k end table.sort(keys) print(unpack(keys))

local t = {5, 2, 8} table.sort(t, function(a, b) if a == nil or b == nil then error('nil') end return a < b end) print(unpack(t))

print(pcall(table.sort, {3, 2, 1, 4}, function(a, b) error('cmp') end))

local t = setmetatable({}, {__index = function(_, i) return i <= 3 and i or nil end}) print(#t, t[2], table.concat(t, ',', 1, 0), pcall(table.concat, t, ',', 1, 3))

print(table.remove({1, 2, 3}, 0), table.remove({1, 2, 3}, 4), table.remove({1, 2, 3}, 3.7), table.remove({[0] = 'z'}, 0))
