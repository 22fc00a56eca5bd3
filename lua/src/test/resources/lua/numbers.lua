print(1, 1.0, 0.1, 1/3, 100, 1e14, 1e15, 1e100, 123456789012345, 12345678901234, 2^53, 2^63, 1e-5, 0.0001, 123.456)
print(1/0, -1/0, 0x10, 0xfF, .5, 5., 3e2, 3E-2, 1e+2)
print(5 % 3, -5 % 3, 5 % -3, -5 % -3, 5.5 % 2, 2^10, 2^0.5, 7 / 2)
print(tonumber("10"), tonumber("  10  "), tonumber("10a"), tonumber(""), tonumber(" "), tonumber("0x1F"), tonumber("1e1"), tonumber("1e"))
print(tonumber("10", 2), tonumber("ff", 16), tonumber("zz", 36), tonumber("8", 8), tonumber("-ff", 16), tonumber(nil))
print("10" + 5, "0x10" * 2, "3" .. 4, 10 .. 20, -"2", "5" % 3)
print(0.1 + 0.2, 1e300 * 1e10, 3.14159265358979, 1e21, 123456.789e3)
print(9007199254740993, 0.30000000000000004, 5e-324, 1.7976931348623157e308)
print(1 == 1.0, "1" == 1, 0 == -0, 2 < 10, "2" < "10", "a" < "b", "a" < "B", "" < "a", "a\0b" < "a\0c")
for i = 1, 3 do io_write = i end print(io_write)
for i = 3, 1, -1 do print(i) end for i = 1, 0 do print("never") end for i = 1, 2, 0.5 do print(i) end
for i = 0.1, 0.35, 0.1 do print(i) end
print(10 == "10", tostring(12), tostring(-1.5), 1e15 + 0.5, 2^31, -2^31, 2^32)
print(99999999999999, 999999999999999, 0.1e-6, 12345.678901234567)
