print(type(nil), type(true), type(1), type('x'), type({}), type(print), type(coroutine.create(function() end)))

print(nil == false, 0 == false, '' == false, not nil, not 0, not '')

print("10" + 1, "10" * "2", "0x10" + 0, " 7 " - 2, "1e1" / 1, 10 .. 20, -"2", "3" ^ 2, "7" % "4")

print("abc" + 1)

print({} .. "x")

print(10 == "10", 0 == "0", "a" == "a", 1 == 1.0, 0/0 == 0/0)

print(tostring(1e15), 1e14, 1e16, 123456.789, 0.1, 1/3, -1/3, 100000000000000, 2^53, 2^63, 1e100)

print(1/0, -1/0, math.huge, -math.huge, 5 % math.huge, -5 % math.huge)

print(tonumber("  12  "), tonumber("12a"), tonumber(""), tonumber(" "), tonumber("0x"), tonumber("1e"), tonumber("1e1"), tonumber("."), tonumber("5."), tonumber(".5"))

print(tonumber("inf"), tonumber("-nan") ~= nil, tonumber("0x1p4"), tonumber("1 2"), tonumber("--1"), tonumber("- 1"), tonumber("+1"))

local t = {} t[1] = 'a' t[1.0] = 'b' t["1"] = 'c' print(t[1], t["1"], #t)

local t = {} t[-0] = 'z' print(t[0], t[-0])

local t = {} t[2^53] = 1 t[0.5] = 2 t[true] = 3 print(t[2^53], t[0.5], t[true], t[false])

print(#{1, 2, 3, nil}, #{n = 1}, #{[1] = 1, [2] = 2})

print(1e15 == 1000000000000000, 0.1 + 0.2 == 0.3, 0.1 + 0.2)

print(-7 % 3, 7 % -3, -7 % -3, 5.5 % 2, -5.5 % 2, 0 % 5, 1e100 % 7)

print(2 ^ 10, 2 ^ 0.5, (-8) ^ (1/3) ~= (-8) ^ (1/3), 2 ^ -1, 0 ^ 0, 1 ^ (0/0), (-1) ^ math.huge)

print(string.format("%.14g", 0.1), string.format("%.17g", 0.1), 3.14159265358979)

print("a" < "b", "a" < "B", "" < "a", "a\0b" < "a\0c", "Z" < "a", "10" < "9")

print(1 < "2")

print({} < {})

print(nil > 1)
