-- Numbers: matrices with pivoting, complex numbers, polynomials, big integers, statistics, a generator of random numbers.
local Matrix = {}
Matrix.__index = Matrix
local function matrix(rows) return setmetatable(rows, Matrix) end
function Matrix.identity(n) local m = {} for i = 1, n do m[i] = {} for j = 1, n do m[i][j] = i == j and 1 or 0 end end return matrix(m) end
function Matrix.__mul(a, b)
  if type(b) == 'number' then a, b = b, a end
  local r = {}
  if type(a) == 'number' then
    for i, row in ipairs(b) do r[i] = {} for j, v in ipairs(row) do r[i][j] = a * v end end
    return matrix(r)
  end
  if #a[1] ~= #b then error(('cannot multiply %dx%d by %dx%d'):format(#a, #a[1], #b, #b[1]), 2) end
  for i = 1, #a do
    r[i] = {}
    for j = 1, #b[1] do
      local sum = 0
      for k = 1, #b do sum = sum + a[i][k] * b[k][j] end
      r[i][j] = sum
    end
  end
  return matrix(r)
end
function Matrix.__add(a, b) local r = {} for i, row in ipairs(a) do r[i] = {} for j, v in ipairs(row) do r[i][j] = v + b[i][j] end end return matrix(r) end
function Matrix.__pow(a, n)
  local r = Matrix.identity(#a)
  while n > 0 do
    if n % 2 == 1 then r = r * a end
    a, n = a * a, math.floor(n / 2)
  end
  return r
end
function Matrix.__eq(a, b) for i, row in ipairs(a) do for j, v in ipairs(row) do if math.abs(v - b[i][j]) > 1e-9 then return false end end end return true end
function Matrix.__tostring(m)
  local lines = {}
  for i, row in ipairs(m) do local cells = {} for j, v in ipairs(row) do cells[j] = ('%8.3f'):format(v) end lines[i] = table.concat(cells) end
  return table.concat(lines, '\n')
end
function Matrix:transposed() local r = {} for j = 1, #self[1] do r[j] = {} for i = 1, #self do r[j][i] = self[i][j] end end return matrix(r) end
function Matrix:inverse()
  local n, a, inverse, determinant = #self, {}, Matrix.identity(#self), 1
  for i, row in ipairs(self) do a[i] = { unpack(row) } end
  for c = 1, n do
    local pivot = c
    for r = c + 1, n do if math.abs(a[r][c]) > math.abs(a[pivot][c]) then pivot = r end end
    if math.abs(a[pivot][c]) < 1e-12 then return nil, 'singular', 0 end
    if pivot ~= c then a[c], a[pivot], inverse[c], inverse[pivot] = a[pivot], a[c], inverse[pivot], inverse[c] determinant = -determinant end
    determinant = determinant * a[c][c]
    local scale = a[c][c]
    for j = 1, n do a[c][j], inverse[c][j] = a[c][j] / scale, inverse[c][j] / scale end
    for r = 1, n do
      if r ~= c then
        local factor = a[r][c]
        for j = 1, n do a[r][j], inverse[r][j] = a[r][j] - factor * a[c][j], inverse[r][j] - factor * inverse[c][j] end
      end
    end
  end
  return inverse, determinant
end
local m = matrix{ { 2, 1, 1 }, { 1, 3, 2 }, { 1, 0, 0 } }
local inverse, determinant = m:inverse()
print(tostring(m * m)) print(tostring(inverse)) print(('%g'):format(determinant), m * inverse == Matrix.identity(3), tostring(m:transposed()))
print(matrix{ { 1, 2 }, { 2, 4 } }:inverse())
print(tostring(matrix{ { 1, 1 }, { 1, 0 } } ^ 30), tostring(2 * m + m * 3))
print(pcall(function() return m * matrix{ { 1, 2 } } end))

local Complex = {}
Complex.__index = Complex
local function complex(re, im) return setmetatable({ re = re, im = im or 0 }, Complex) end
local function lift(v) return type(v) == 'number' and complex(v) or v end
Complex.__add = function(a, b) a, b = lift(a), lift(b) return complex(a.re + b.re, a.im + b.im) end
Complex.__sub = function(a, b) a, b = lift(a), lift(b) return complex(a.re - b.re, a.im - b.im) end
Complex.__mul = function(a, b) a, b = lift(a), lift(b) return complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re) end
Complex.__div = function(a, b) a, b = lift(a), lift(b) local d = b.re ^ 2 + b.im ^ 2 return complex((a.re * b.re + a.im * b.im) / d, (a.im * b.re - a.re * b.im) / d) end
Complex.__unm = function(a) return complex(0 - a.re, 0 - a.im) end
Complex.__eq = function(a, b) return a.re == b.re and a.im == b.im end
Complex.__tostring = function(a) return a.im == 0 and tostring(a.re) or ('%g%+gi'):format(a.re, a.im) end
local z = complex(1, 2)
print(tostring(z + 1), tostring(1 - z), tostring(z * z), tostring(z / complex(0, 1)), tostring(-z), z == complex(1, 2), tostring(2 / complex(2)))
local rows = {}
for y = -1, 1, 0.25 do
  local row = {}
  for x = -2, 0.6, 0.1 do
    local c, w, n = complex(x, y), complex(0), 0
    while n < 20 and w.re ^ 2 + w.im ^ 2 < 4 do w = w * w + c n = n + 1 end
    row[#row + 1] = n == 20 and '#' or n > 5 and '+' or n > 2 and '.' or ' '
  end
  rows[#rows + 1] = table.concat(row):gsub('%s+$', '')
end
print(table.concat(rows, '\n'))

local function big(s) local d = {} for c in tostring(s):reverse():gmatch('%d') do d[#d + 1] = tonumber(c) end return d end
local function times(a, b)
  local r = {}
  for i = 1, #a do
    local carry = 0
    for j = 1, #b do
      local v = (r[i + j - 1] or 0) + a[i] * b[j] + carry
      r[i + j - 1], carry = v % 10, math.floor(v / 10)
    end
    local k = i + #b
    while carry > 0 do local v = (r[k] or 0) + carry r[k], carry, k = v % 10, math.floor(v / 10), k + 1 end
  end
  return r
end
local factorial = big(1)
for i = 2, 30 do factorial = times(factorial, big(i)) end
print((table.concat(factorial):reverse()))
local function gcd(a, b) while b ~= 0 do a, b = b, a % b end return a end
print(gcd(1071, 462), gcd(2 ^ 40, 6 ^ 10), gcd(17, 0))

local seed = 42
local function random() seed = (seed * 1103515245 + 12345) % 2 ^ 31 return seed / 2 ^ 31 end
local sample, sum, squares = {}, 0, 0
for i = 1, 500 do sample[i] = random() sum = sum + sample[i] squares = squares + sample[i] ^ 2 end
table.sort(sample)
print(('%.6f %.6f %.6f %.6f'):format(sum / 500, math.sqrt(squares / 500 - (sum / 500) ^ 2), sample[250], sample[1]))
local buckets = {}
for _, v in ipairs(sample) do local b = math.floor(v * 5) + 1 buckets[b] = (buckets[b] or 0) + 1 end
print(table.concat(buckets, ' '))
local function horner(c, x) local r = 0 for i = #c, 1, -1 do r = r * x + c[i] end return r end
local function newton(f, x) for _ = 1, 50 do local h = 1e-7 local d = (f(x + h) - f(x)) / h x = x - f(x) / d end return x end
print(horner({ 1, 2, 3 }, 2), ('%.6f'):format(newton(function(x) return horner({ -2, 0, 1 }, x) end, 1)), ('%.4f'):format((function() local s = 0 for i = 0, 9999 do s = s + (i % 2 == 0 and 4 or -4) / (2 * i + 1) end return s end)()))
