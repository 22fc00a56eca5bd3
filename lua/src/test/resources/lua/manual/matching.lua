print(("a"):rep(300):find(("a?"):rep(300))) print(("a"):rep(100):match("^" .. ("a*"):rep(400) .. "$") ~= nil) print(("ab"):rep(200):match(("a-b"):rep(200)) ~= nil)

print(pcall(string.find, "a", ("(a?)"):rep(33))) print(select('#', ("a"):rep(32):find(("(a)"):rep(32))))

print(("f(a(b)c)d"):match("%b()"), ("[[x]"):match("%b[]"), ("abc"):find("%b()"), ("(()"):find("%b()"), ("xx"):find("%bxx")) print(pcall(string.find, "a", "%b")) print(pcall(string.find, "a", "%b("))

print(("THE (quick) fox"):find("%f[%a]%a+%f[%A]"), ("hello world"):gsub("%f[%w]%w+", string.upper)) print(pcall(string.find, "a", "%f")) print(pcall(string.find, "a", "%fa")) print(("foo.bar"):find("%f[%z]")) print(("x"):find("%f[x]")) print((""):find("%f[^x]"))

print(pcall(string.find, "a", "[a")) print(pcall(string.find, "a", "[]")) print(pcall(string.find, "a", "[^]")) print(("]"):find("[]]")) print(("a"):find("[^]]")) print(("-"):find("[a-]")) print(("-"):find("[-a]")) print(("b"):find("[a-c]")) print(("%"):find("[%%]")) print(("]"):find("[%]]")) print(("^"):find("[x^]")) print(pcall(string.find, "a", "[a%")) print(pcall(string.find, "a", "[%a")) print(("-"):find("[%a-z]")) print(("b"):find("[%a-z]"))

print(("abc"):gsub("", "-")) print((""):gsub("", "-")) print(("abc"):gsub(".", {a = 1, b = true, c = false})) print(pcall(string.gsub, "abc", ".", {a = {}})) print(pcall(string.gsub, "abc", ".", function() return {} end)) print(("abc"):gsub(".", function(c) if c == 'b' then return false end return nil end)) print(("abc"):gsub("b", "%%x")) print(pcall(string.gsub, "abc", "b")) print(pcall(string.gsub, "abc", "b", true)) print(pcall(string.gsub, "abc", "b", nil)) print(("abc"):gsub("b", 5))

print(("abcabc"):gsub("b", "x", 1), ("abcabc"):gsub("b", "x", 0), ("abcabc"):gsub("b", "x", -1), ("aaa"):gsub("^a", "b"), ("abc"):gsub("$", "x"), ("abc"):gsub("c$", "x"), ("a$c"):gsub("$c", "x"))

for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do io = k print(k, v) end for w in ("one two"):gmatch("%a+") do print(w) end for p in ("abc"):gmatch("()") do print(p) end for x in ("aXb"):gmatch("^a") do print(x) end print(string.gfind == string.gmatch, pcall(string.gmatch, "a"))

print(("hello"):find("l"), ("hello"):find("l", 4), ("hello"):find("xyz"), ("hello"):find(""), ("hello"):find("", 10), ("hello"):find("", 6), ("hello"):find("l", -2), ("a.b"):find(".", 1, true), ("a.b"):find("%."), ("a+b"):find("+", 1, true), ("hello"):find("l", 100), ("hello"):find("h", -100), (""):find(""), (""):find("", 2), (""):find("", 1, true))

print(("%d"):rep(2), ("x^y"):gsub("%^", "-"), ("a-b"):gsub("%-", "+"), ("[x]"):gsub("[%[%]]", ""), ("A1 b2"):gsub("%u%d", "X"), ("a,b;c"):gsub("%p", "."), ("\t\n x"):gsub("%s", "_"), ("\1\2"):gsub("%c", "c"), ("ff0G"):gsub("%x", "h"), ("éa"):gsub("%W", "?"), ("aB"):gsub("%l", "l"), ("a b"):gsub("%S", "s"), ("12ab"):gsub("%D", "d"), ("aB1"):gsub("%U", "u"))

print(("abc"):gsub("%w", "%%%0")) print(("hello world"):gsub("o", "0", 1)) print(("x = $y"):gsub("%$(%w+)", {y = "why"})) print(("abc"):gsub("(b)", function(a, b) return a .. tostring(b) end)) print(("abc"):gsub("()b", "%1")) print(("one two"):gsub("(%w+) (%w+)", "%2 %1")) print(("aaa"):gsub("a-", "b")) print(("aaa"):gsub("a*", "b")) print(("baaac"):gsub("a*", "x")) print(("abc"):gsub(".-", "x"))

print(("abc"):find("b", nil), ("abc"):find("b", 1, nil), ("abc"):find("(b)(c)")) print(pcall(string.find, "abc")) print(pcall(string.find, nil, "x")) print(pcall(string.find, "abc", "b", "x")) print(("123"):find(2), (123):rep and 1)

print(("x"):rep(100):gsub("x", "yy") == ("yy"):rep(100), #("x"):rep(1000):gsub("x", {x = "abc"})) local n = 0 ("a b c"):gsub("%a", function() n = n + 1 end) print(n)

print(string.dump and pcall(string.dump, print)) print(pcall(string.dump)) print(pcall(string.dump, 1))

print(("a").b, pcall(function() return ("a").b.c end)) print(pcall(function() local s = "x" s.y = 1 end)) print(("abc").len("x")) print(pcall(function() return ("x"):nope() end)) print(pcall(function() local s = "x" return s.y.z end))

print(pcall(function() local a = {} a.b.c = 1 end)) print(pcall(function() local a = {} a.b.c() end)) print(pcall(function() a.b() end)) print(pcall(function() local a a() end)) print(pcall(function() local a = {} a.b() end)) print(pcall(function() local a = {} a:b() end)) print(pcall(function() local a = {} a[1]() end)) print(pcall(function() local a = {} a['x']() end)) print(pcall(function() local a = {} local k = 'x' a[k]() end)) print(pcall(function() ("x")() end)) print(pcall(function() (1)() end)) print(pcall(function() ({})() end)) print(pcall(function() (function() end)()() end))

print(pcall(function() return 1 + nil end)) print(pcall(function() return nil + 1 end)) print(pcall(function() local a return a + 1 end)) print(pcall(function() return a + 1 end)) print(pcall(function() local t = {} return t.x + 1 end)) print(pcall(function() local t = {} return 1 + t.x end)) print(pcall(function() local t = {} return t[1] * 2 end)) print(pcall(function() return "a" * 2 end)) print(pcall(function() return {} + 1 end)) print(pcall(function() return -{} end)) print(pcall(function() local a = 'x' return -a end)) print(pcall(function() local a, b = {}, 1 return a + b end)) print(pcall(function() local a, b = 1, {} return a + b end)) print(pcall(function() return 1 + true end)) print(pcall(function() return true + 1 end)) print(pcall(function() return print ^ 2 end))

local up = nil print(pcall(function() return up.x end)) print(pcall(function() return up() end)) print(pcall(function() return up + 1 end)) print(pcall(function() return #up end)) print(pcall(function() return up .. 'x' end)) print(pcall(function() up.x = 1 end)) print(pcall(function() return up < 1 end)) print(pcall(function() return -up end))

print(pcall(function() for i = 'a', 2 do end end)) print(pcall(function() for i = 1, {} do end end)) print(pcall(function() for i = 1, 2, nil do end end)) print(pcall(function() for i = 1, 2, 'x' do end end)) for i = '1', '3', '1' do io = i end print(io, type(io)) for i = 1, 0 do print(i) end for i = 3, 1, -1 do io = i end print(io) for i = 1, 2, 0.5 do io = i end print(io) print(pcall(function() for i in 5 do end end)) print(pcall(function() for i in nil do end end)) print(pcall(function() local t = {} for i in t do end end))

for i = 1, 3 do local j = i i = 10 io = j end print(io) local n = 0 for i = 1, 0.5 do n = n + 1 end print(n) for i = 0.1, 0.35, 0.1 do n = n + 1 end print(n) for i = 1, math.huge do if i > 5 then break end n = i end print(n) for i = math.huge, 1 do print 'x' end for i = -math.huge, -math.huge do print(i) break end
