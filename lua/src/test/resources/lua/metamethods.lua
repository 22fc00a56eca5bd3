local mt = {}
local function new(v) return setmetatable({v = v}, mt) end
local function v(x) return type(x) == "table" and x.v or x end
for _, n in ipairs{"add", "sub", "mul", "div", "mod", "pow", "concat"} do
  mt["__" .. n] = function(a, b) return n .. "(" .. tostring(v(a)) .. "," .. tostring(v(b)) .. ")" end
end
mt.__unm = function(a, b) return "unm(" .. v(a) .. "," .. v(b) .. ")" end
mt.__len = function() return 99 end
mt.__eq = function(a, b) return v(a) == v(b) end
mt.__lt = function(a, b) return v(a) < v(b) end
mt.__call = function(self, ...) return "call", self.v, ... end
mt.__tostring = function(a) return "<" .. a.v .. ">" end
local a, b = new(1), new(2)
print(a + b, a - 1, 2 * b, a / b, a % 2, 2 ^ b, a .. b, a .. "x", "x" .. a, 1 .. a)
print(-a, #a, a == b, a == new(1), a ~= b, a < b, a > b, a <= b, a >= b)
print(a(1, 2), tostring(a))
print("p" .. "q" .. a .. "r" .. "s")
mt.__le = function() return "yes" end
print(a <= b, b <= a)
mt.__index = function(t, k) return k .. "!" end
print(a.foo, rawget(a, "foo"), a.v)
local log = {}
mt.__newindex = function(t, k, x) log[#log + 1] = k; rawset(t, k, x) end
a.z = 1; a.z = 2; a.y = 3
print(#log, log[1], log[2])
local base = {greet = function(self) return "hi " .. self.name end}
base.__index = base
local derived = setmetatable({}, base) derived.__index = derived
local o = setmetatable({name = "bob"}, derived)
print(o:greet())
local store = {}
local proxy = setmetatable({}, {__newindex = store, __index = store})
proxy.x = 5 print(proxy.x, rawget(proxy, "x"), store.x)
print(getmetatable(setmetatable({}, {__metatable = "locked"})))
print(pcall(setmetatable, setmetatable({}, {__metatable = 1}), {}))
print(pcall(function() return a < 1 end)) print(pcall(function() return {} < {} end))
print(pcall(function() return {} .. "x" end)) print(pcall(function() return a() + nil end))
local cyc = setmetatable({}, {}) getmetatable(cyc).__index = cyc
print(pcall(function() return cyc.x end))
print(rawequal(a, new(1)), rawequal(a, a))
local env = setmetatable({}, {__index = _G})
setfenv(1, env) zz = 1
print(zz, _G.zz, getfenv(1) == env)
