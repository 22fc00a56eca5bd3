local t = {1, 2, 3, nil, 5, n = 1, [10] = "x", ["key"] = "v"; "last"}
print(#{1, 2, 3}, #{}, #{nil}, #{n = 1}, t.n, t[10], t.key, t[6])
local a = {} for i = 1, 100 do a[i] = i end print(#a)
for i = 100, 51, -1 do a[i] = nil end print(#a)
local r = {} for i = 50, 1, -1 do r[i] = i end print(#r)
local c = 0 for k, v in pairs(r) do c = c + v end print(c)
for k in pairs(r) do r[k] = nil end print(next(r), #r)
local m = {} m[1.0] = "a" m["1"] = "b" m[-1] = "c" m[0] = "d" m[1.5] = "e" m[true] = "f" m[-0.0] = "z"
print(m[1], m["1"], m[-1], m[0], m[1.5], m[true], m[false])
local h = {} for i = 1, 1000 do h["k" .. i] = i end
local s = 0 for k, v in pairs(h) do s = s + v; h[k] = nil end print(s, next(h))
for i = 1, 1000 do h["k" .. i] = i; if i > 10 then h["k" .. (i - 10)] = nil end end
c = 0 for _ in pairs(h) do c = c + 1 end print(c)
local i, x = 1, {} i, x[i] = i + 1, 20 print(i, x[1], x[2])
local p, q = 1, 2 p, q = q, p print(p, q)
local u, w, y = 0 print(u, w, y)
local function f() return 1, 2, 3 end
local z = {f(), f()} print(#z) z = {f(), (f())} print(#z) z = {[1] = "a", "b"} print(z[1])
for idx, val in ipairs{1, 2, nil, 4} do print(idx, val) end
print(next({}), type(next), next({7}))
local sparse = {} sparse[1000000] = 1 sparse[1] = 2 print(sparse[1], sparse[1000000], #sparse == 1 or #sparse == 1000000)
