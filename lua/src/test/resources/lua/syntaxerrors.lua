local cases = {
  "x =", "x = = 1", "for", "for i", "for i = 1", "for i = 1 do", "if x then", "if x", "while true do",
  "local 1", "local function", "function f(", "function f(a,", "function f(a,)", "return return", "break",
  "x = 'abc", "x = 'abc\ndef'", "x = [[abc", "--[[ abc", "x = [=abc", "x = 1..2", "x = 0x", "x = 3e", "x = 12abc",
  "x = '\\300'", "f(", "f(1", "f(1,", "f\n(1)", "a.b:c = 1", "a.1", "a[1", "x = {1, 2", "x = {1 2}", "x = }", "goto x",
  "local x = function() return ... end", "x = ...", "repeat until", "repeat x = 1", "do", "end", "else", "(a + b) = 1",
  "a, b + 1 = 2", "x = a b", "x = 'a' 'b' 1", "local a <const> = 1", "x = @", "x = $5", "x = ~1", "x != 1", "\1", "x = \"a\\",
  "if x then\n\n\nelse\n", "for i = 1, 2 do\n  print(i)\n", "f(\n1,\n2\n", "return 1,", "local t = {a = }", "a.b.c", "a:b", "x = function end",
  "local function f() end end", "and", "x = not", "x = -", "x = 1 +", "x = #", "::a::", "x = 5 // 2", "x = 1 & 2", "--[==[ x ]=]", "a = b = c",
}
for i, s in ipairs(cases) do print(i, select(2, loadstring(s))) end
print(select(2, loadstring("x =", "=name"))) print(select(2, loadstring("x =", "@file.lua")))
print(select(2, loadstring("x =\n\n\n", "first line\nsecond")))
print(select(2, loadstring("x =", "a very long chunk name that goes on and on and on and on until it must be cut somewhere")))
print(select(2, loadstring("x =", "@/a/very/long/file/name/that/goes/on/and/on/and/on/and/on/until/it/must/be/cut.lua")))
local deep = "" for i = 1, 250 do deep = deep .. "(" end
print(select(2, loadstring("x = " .. deep)))
local many = "local a" for i = 1, 205 do many = many .. ", a" .. i end
print(select(2, loadstring(many)))
