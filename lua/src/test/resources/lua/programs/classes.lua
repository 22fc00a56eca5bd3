-- A class system with inheritance, mixins, operators and properties, and some shapes and accounts in it.
local function class(name, parent)
  local c = { __name = name, __parent = parent }
  c.__index = c
  if parent then
    for k, v in pairs(parent) do
      if type(k) == 'string' and k:sub(1, 2) == '__' and c[k] == nil then c[k] = v end
    end
  end
  c.__tostring = parent and parent.__tostring or function(self) return 'a ' .. getmetatable(self).__name end
  return setmetatable(c, {
    __index = parent,
    __call = function(cls, ...)
      local object = setmetatable({}, cls)
      if cls.init then cls.init(object, ...) end
      return object
    end,
    __tostring = function() return 'class ' .. name end,
  })
end
local function is(object, cls)
  local c = getmetatable(object)
  while c do
    if c == cls then return true end
    c = c.__parent
  end
  return false
end
local function mixin(cls, ...)
  for _, m in ipairs{ ... } do
    for k, v in pairs(m) do if cls[k] == nil then cls[k] = v end end
  end
  return cls
end

local Comparable = {
  __lt = function(a, b) return a:compare(b) < 0 end,
  __le = function(a, b) return a:compare(b) <= 0 end,
  __eq = function(a, b) return a:compare(b) == 0 end,
  max = function(a, b) return a < b and b or a end,
}
local Shape = class('Shape')
function Shape:init(name) self.name = name end
function Shape:area() error(self.name .. ' has no area') end
function Shape:compare(other) return self:area() - other:area() end
function Shape:describe() return ('%s of %.2f'):format(self.name, self:area()) end
mixin(Shape, Comparable)
local Circle = class('Circle', Shape)
function Circle:init(r) Shape.init(self, 'circle') self.r = r end
function Circle:area() return math.pi * self.r ^ 2 end
local Rectangle = class('Rectangle', Shape)
function Rectangle:init(w, h) Shape.init(self, 'rectangle') self.w, self.h = w, h end
function Rectangle:area() return self.w * self.h end
local Square = class('Square', Rectangle)
function Square:init(a) Rectangle.init(self, a, a) self.name = 'square' end
function Square:describe() return 'regular ' .. Rectangle.describe(self) end

local shapes = { Circle(1), Rectangle(2, 3), Square(2), Circle(0.5), Square(1) }
table.sort(shapes)
for _, s in ipairs(shapes) do print(s:describe(), tostring(s), is(s, Rectangle), is(s, Shape), is(s, Circle)) end
print(Circle(1) == Circle(1), Square(2) == Rectangle(4, 1), Circle(1) < Square(2), Circle(1) >= Square(2))
print(shapes[1]:max(shapes[5]).name, tostring(Square), Square.__parent == Rectangle)
print(pcall(function() return Shape('blob'):area() end))
print(pcall(function() return Shape('blob') < Circle(1) end))

local Vector = class('Vector')
function Vector:init(...) for i = 1, select('#', ...) do self[i] = (select(i, ...)) end end
function Vector.__add(a, b) local r = Vector() for i = 1, #a do r[i] = a[i] + b[i] end return r end
function Vector.__sub(a, b) return a + -b end
function Vector.__unm(a) local r = Vector() for i = 1, #a do r[i] = -a[i] end return r end
function Vector.__mul(a, b)
  if type(a) == 'number' then a, b = b, a end
  if type(b) == 'number' then local r = Vector() for i = 1, #a do r[i] = a[i] * b end return r end
  local sum = 0
  for i = 1, #a do sum = sum + a[i] * b[i] end
  return sum
end
function Vector.__eq(a, b) for i = 1, #a do if a[i] ~= b[i] then return false end end return #a == #b end
function Vector.__concat(a, b) return tostring(a) .. tostring(b) end
Vector.__tostring = function(v) return '(' .. table.concat(v, ', ') .. ')' end
Vector.__call = function(v, i) return v[i] end
local v, w = Vector(1, 2, 3), Vector(4, 5, 6)
print(tostring(v + w), tostring(v - w), v * w, tostring(2 * v), tostring(v * 2), v == Vector(1, 2, 3), v ~= w, v(2), v .. ' and ' .. w)

-- properties with getters, setters and a log of changes
local function properties(cls, list)
  local get = cls.__index
  cls.__index = function(self, k)
    local p = list[k]
    if p and p.get then return p.get(self) end
    return get[k]
  end
  cls.__newindex = function(self, k, value)
    local p = list[k]
    if p then
      if not p.set then error('property ' .. k .. ' cannot be set', 2) end
      p.set(self, value)
    else rawset(self, k, value) end
  end
end
local Account = class('Account')
function Account:init(owner) self.owner, self.cents, self.log = owner, 0, {} end
properties(Account, {
  balance = { get = function(a) return a.cents / 100 end, set = function(a, v)
    if v < 0 then error('no debts', 3) end
    a.log[#a.log + 1] = ('%s: %.2f -> %.2f'):format(a.owner, a.cents / 100, v)
    a.cents = v * 100
  end },
  id = { get = function() return 42 end },
})
local account = Account('ann')
account.balance = 10.5
account.balance = account.balance * 2
print(account.balance, account.id, account.cents, table.concat(account.log, '; '))
print(pcall(function() account.id = 7 end))
print(pcall(function() account.balance = -1 end))
print(tostring(account), account.missing)
