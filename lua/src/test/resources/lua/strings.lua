print("a\tb\\n\"q\"\065\10x", 'single "dq"', [[long
string]], [==[with ]] inside]==], "\z" == "z")
print(#"abc", #"\0\1\2", #"äö", "a" .. "b" .. 1 .. 2.5)
print([[
first newline skipped]])
local s = "" for i = 1, 10 do s = s .. i end print(s, #s)
print("line\
continued") -- comment
--[[ long
comment ]] print("after")
--[==[ x ]] ]==] print("after2")
print(#[[

x]])
print("abc" == "abc", "abc" < "abd", "Z" < "a", "" == "")
local t = {} t["a" .. "b"] = 1 print(t.ab)
