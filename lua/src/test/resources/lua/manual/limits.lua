print(loadstring("x = 'abc"))  print(loadstring("x = 'abc\ny'")) print(loadstring('x = "abc\\'))

print(loadstring("x = [[abc")) print(loadstring("x = [==[abc]]")) print(loadstring("--[[ abc")) print(loadstring("--[==[ abc\n\n")) print(loadstring("x = [=abc")) print(loadstring("x = [=[a\n\n"))

print(loadstring("x = '\\300'")) print(("\65\066\0671\10\z"):byte(1, -1)) print(loadstring("x = '\\256'")) print(loadstring("x = '\\999'"))

print(loadstring("x = 1e")) print(loadstring("x = 1e+")) print(loadstring("x = 0x")) print(loadstring("x = 3..2")) print(loadstring("x = 1.2.3")) print(loadstring("x = 0xg")) print(loadstring("x = 1a")) print(loadstring("x = .5e1e"))

print(loadstring("x = @")) print(loadstring("x = $y")) print(loadstring("x = !")) print(loadstring("x = a ~ b")) print(loadstring("x = \1")) print(loadstring("x = \200")) print(loadstring("`"))

print(loadstring("x =")) print(loadstring("x")) print(loadstring("x y")) print(loadstring("x, y")) print(loadstring("x.y:z = 1")) print(loadstring("f() = 1")) print(loadstring("(f) = 1")) print(loadstring("(f)")) print(loadstring("x = }")) print(loadstring("for"))

print(loadstring("if x then")) print(loadstring("if x\nthen\n\n")) print(loadstring("while x do")) print(loadstring("while\nx do\n end end")) print(loadstring("repeat")) print(loadstring("repeat\n\nx = 1")) print(loadstring("do")) print(loadstring("function f()")) print(loadstring("function f(")) print(loadstring("function f(a,)")) print(loadstring("function f(a b)")) print(loadstring("function f(..., a) end"))

print(loadstring("for i do end")) print(loadstring("for i = 1 do end")) print(loadstring("for i = 1, 2, 3, 4 do end")) print(loadstring("for i, j = 1, 2 do end")) print(loadstring("for i in do end")) print(loadstring("for 1 = 1, 2 do end")) print(loadstring("for i = 1, 2\nx()\nend"))

print(loadstring("local")) print(loadstring("local 1")) print(loadstring("local x.y = 1")) print(loadstring("local function")) print(loadstring("local function f.g() end")) print(loadstring("local x = ")) print(loadstring("local function x = 1"))

print(loadstring("return return")) print(loadstring("return 1, ")) print(loadstring("return 1 x = 2")) print(loadstring("break")) print(loadstring("while true do break x = 1 end")) print(loadstring("function f() break end")) print(loadstring("while true do function f() break end end"))

print(loadstring("x = {1, 2")) print(loadstring("x = {\n1, 2\n")) print(loadstring("x = {[1] 2}")) print(loadstring("x = {[1 = 2}")) print(loadstring("x = {a = }")) print(loadstring("x = {,}")) print(loadstring("x = {1,,2}")) print(loadstring("x = {1;2,3;}") ~= nil) print(loadstring("x = {a.b = 1}"))

print(loadstring("f(")) print(loadstring("f(1,")) print(loadstring("f(1 2)")) print(loadstring("f\n(1)")) print(loadstring("x = f\n(1)")) print(loadstring("f(\n1\n")) print(loadstring("a.b.c")) print(loadstring("a:b")) print(loadstring("a:b.c()")) print(loadstring("a:1()")) print(loadstring("a.1")) print(loadstring("a.'x'"))

print(loadstring("x = ...") ~= nil) print(loadstring("function f() return ... end")) print(loadstring("function f(...) return function() return ... end end"))

print(loadstring("x = a + ")) print(loadstring("x = + a")) print(loadstring("x = a not b")) print(loadstring("x = not")) print(loadstring("x = a and")) print(loadstring("x = #")) print(loadstring("x = -")) print(loadstring("x = (a")) print(loadstring("x = (a\n\n")) print(loadstring("x = ()")) print(loadstring("x = a[")) print(loadstring("x = a[1")) print(loadstring("x = a]")) print(loadstring("x = 'a' 'b'"))

print(loadstring("goto = 1") ~= nil, loadstring("x = 1 // 2")) print(loadstring("::a::")) print(loadstring("x = 1 & 2")) print(loadstring("x != 1")) print(loadstring("x += 1")) print(loadstring("x = 1 << 2"))

print(loadstring("x = 'very long string that goes on and on and on and on and on and on and on and on and on and on and on' y")) print(loadstring("verylongidentifierthatgoesonandonandonandonandonandonandonandonandonandonandon = = 1"))

print(loadstring("x = = 1", "=name")) print(loadstring("x = = 1", "@file.lua")) print(loadstring("x = = 1", "some code")) print(loadstring("x = = 1", "line1\nline2")) print(loadstring("x = = 1", "=" .. ("n"):rep(100))) print(loadstring("x = = 1", "@" .. ("n"):rep(100))) print(loadstring("x = = 1", ("n"):rep(100))) print(loadstring("x = = 1", "")) print(loadstring("x = = 1", "@")) print(loadstring("x = = 1", "="))

print(loadstring("end")) print(loadstring("else")) print(loadstring("x = 1 end")) print(loadstring("until x")) print(loadstring("elseif")) print(loadstring("then")) print(loadstring("in")) print(loadstring("if x then else elseif y then end")) print(loadstring("if x then else else end")) print(loadstring(";")) print(loadstring("x = 1;;")) print(loadstring("x = 1;") ~= nil)

local s = "local a" for i = 1, 199 do s = s .. ", a" .. i end print(loadstring(s) ~= nil) print(loadstring(s .. ", b")) print(loadstring("function f()\n" .. s .. ", b")) local p = "x = function(a" for i = 1, 200 do p = p .. ", a" .. i end print(loadstring("\n" .. p .. ") end"))

local s = {} for i = 1, 201 do s[i] = "local a" .. i .. "\n" end print(loadstring(table.concat(s))) s[201] = "for i = 1, 2 do end" print(loadstring(table.concat(s, '', 1, 198) .. s[201])) print(loadstring(table.concat(s, '', 1, 196) .. s[201]) ~= nil) print(loadstring(table.concat(s, '', 1, 197) .. "for i in x do end"))

local s = {"local x\n"} for i = 1, 61 do s[#s+1] = "local a" .. i .. " = 1\n" end s[#s+1] = "\nfunction f() return " for i = 1, 60 do s[#s+1] = "a" .. i .. " + " end print(loadstring(table.concat(s) .. "1 end") ~= nil) print(loadstring(table.concat(s) .. "a61 end"))

local s = {"local x\n"} for i = 1, 61 do s[#s+1] = "local a" .. i .. " = 1\n" end s[#s+1] = "\nfunction f() return function() return " for i = 1, 60 do s[#s+1] = "a" .. i .. " + " end print(loadstring(table.concat(s) .. "1 end end") ~= nil) print(loadstring(table.concat(s) .. "a61 end end"))

print(loadstring("x = " .. ("("):rep(190) .. "1" .. (")"):rep(190)) ~= nil) print(loadstring("x = " .. ("("):rep(250) .. "1" .. (")"):rep(250))) print(loadstring("x = " .. ("{"):rep(250) .. "1" .. ("}"):rep(250))) print(loadstring(("do "):rep(150) .. ("end "):rep(150)) ~= nil) print(loadstring(("do "):rep(250) .. ("end "):rep(250)))

print(loadstring("x = " .. ("-"):rep(1))) print(loadstring("x = " .. ("- "):rep(250) .. "1")) print(loadstring("x = " .. ("not "):rep(250) .. "1")) print(loadstring("x = " .. ("2 ^ "):rep(250) .. "1")) print(loadstring("x = " .. ("a[ "):rep(250) .. "1" .. ("]"):rep(250))) print(loadstring("x = " .. ("f( "):rep(250) .. "1" .. (")"):rep(250))) print(loadstring("x = " .. ("function() return "):rep(250) .. "1" .. (" end"):rep(250)))

print(loadstring(("if x then "):rep(250) .. ("end "):rep(250))) print(loadstring(("while x do "):rep(250) .. ("end "):rep(250))) print(loadstring(("repeat "):rep(250) .. ("until x "):rep(250))) print(loadstring(("for i = 1, 2 do "):rep(30) .. ("end "):rep(30)) ~= nil) print(loadstring(("for i = 1, 2 do "):rep(60) .. ("end "):rep(60))) print(loadstring(("function f() "):rep(250) .. ("end "):rep(250)))

local f = loadstring("return " .. ("1 + "):rep(150) .. "1") print(f()) local f = loadstring("return 1" .. (" + 1"):rep(5000)) print(f()) local f = loadstring("local a = 1 return a" .. (" + a"):rep(5000)) print(f())

a = {} a.b = a print(loadstring("return a" .. (".b"):rep(10000) .. " == a")()) local function f() return f end ff = function() return ff end print(loadstring("return ff" .. ("()"):rep(10000) .. " == ff")()) a.m = function(self) return self end print(loadstring("return a" .. (":m()"):rep(10000) .. " == a")()) print(loadstring("return a" .. ("['b']"):rep(5000) .. " == a")())

local f = loadstring("local a, b = 1, false return b" .. (" or b"):rep(10000) .. " or a") print(f()) local f = loadstring("local a = 1 return a" .. (" and a"):rep(10000)) print(f()) print(loadstring("local a, b = 1, 2 return a" .. (" and a or b"):rep(5000))()) print(loadstring("local a, b = 1, 2 if a" .. (" and b"):rep(5000) .. " then return 'yes' end")())

local t = {} for i = 1, 2000 do t[i] = "if x == " .. i .. " then return " .. i .. " else" end x = 1777 print(loadstring(table.concat(t) .. " return 0 end")()) 

local t = {} for i = 1, 100000 do t[i] = i end local f = loadstring("return {" .. table.concat(t, ",") .. "}") local r = f() print(#r, r[1], r[50000], r[100000]) for i = 1, 50000 do t[i] = "k" .. i .. "=" .. i end local r = loadstring("return {" .. table.concat(t, ",", 1, 50000) .. "}")() print(r.k1, r.k50000)

local t = {} for i = 1, 70000 do t[i] = "'s" .. i .. "'" end local r = loadstring("local t = {} for i, v in ipairs{" .. table.concat(t, ",") .. "} do t[v] = i end return t")() print(r.s70000)

local t = {} for i = 1, 20000 do t[i] = "x = x + " .. i .. ".5" end x = 0 loadstring(table.concat(t, "\n"))() print(x)

print(loadstring("return " .. ("'a' .. "):rep(150) .. "'b'")() == ("a"):rep(150) .. "b") 

print(loadstring("return 1" .. (" - 1"):rep(3000))(), loadstring("return 2" .. (" * 1"):rep(3000))(), loadstring("return 2 / 1" .. (" * 2 / 2"):rep(3000))(), loadstring("local a = 1 return a" .. (" == a"):rep(3000))(), pcall(loadstring("local a = 1 return a" .. (" < a"):rep(3000))))

print(pcall(loadstring("local a = {} return a" .. ("\n+ a"):rep(3000)))) print(pcall(loadstring("local a = {} return a" .. ("\n.b"):rep(3000)))) print(pcall(loadstring("local a = 1 return a" .. ("\n+ a"):rep(3000) .. "+ nil")))
