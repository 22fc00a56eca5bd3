print(math.floor(3.7), math.floor(-3.7), math.ceil(3.2), math.ceil(-3.2), math.floor(5), math.abs(-3), math.abs(3))

print(math.max(1, 5, 3), math.min(1, 5, 3), math.max(2), pcall(math.max), pcall(math.min, 'x'))

print(math.sqrt(16), math.exp(0), math.log(1), math.log10(1000), math.pow(2, 10), math.sqrt(2))

print(math.sin(0), math.cos(0), math.tan(0), math.asin(1), math.acos(1), math.atan(1), math.atan2(1, -1))

print(math.sinh(1), math.cosh(1), math.tanh(1), math.deg(math.pi), math.rad(180), math.pi)

print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2), math.mod(7, 3), math.fmod(1, math.huge))

print(math.modf(3.7), math.modf(-3.7), math.modf(5), math.modf(math.huge), math.modf(-math.huge))

print(math.frexp(8), math.frexp(0), math.frexp(-0.5), math.frexp(1e-310), math.ldexp(0.5, 4), math.ldexp(1, 2000), math.ldexp(1, -2000))

print(math.huge, -math.huge, math.huge == 1/0, math.floor(math.huge), math.ceil(-math.huge))

print(math.pow(1, 0/0), math.pow(-1, math.huge), math.pow(-1, -math.huge), math.pow(0, 0), math.pow(0, -1), math.pow(-8, 1/3) ~= math.pow(-8, 1/3), (-1) ^ math.huge, 1 ^ (0/0))

math.randomseed(42) local a = math.random() math.randomseed(42) print(a == math.random(), a >= 0 and a < 1)

for i = 1, 100 do local r = math.random(10) assert(r >= 1 and r <= 10 and r == math.floor(r)) end for i = 1, 100 do local r = math.random(-5, 5) assert(r >= -5 and r <= 5) end print 'ok'

print(pcall(math.random, 0)) print(pcall(math.random, 2, 1)) print(pcall(math.random, 1, 2, 3)) print(pcall(math.random, 'x'))

print(pcall(math.floor)) print(pcall(math.floor, {})) print(math.floor('3.7'), math.sqrt('16'), pcall(math.sqrt, 'x'))

print(math.floor(2^53 + 0.5), math.floor(-2^53), math.ceil(2^52 + 0.5), 7 % 0 ~= 7 % 0, -7 % math.huge, 7 % -math.huge)

print(math.exp(1), math.exp(710), math.log(0), math.log10(0.001), math.exp(-1000), 10 ^ -5, 10 ^ 15, 10 ^ 20)

print(1e15 + 0.5, 123456789 * 987654321, 0.1 * 3, 1 / 3 * 3 == 1, 2 ^ 0.5 * 2 ^ 0.5)
