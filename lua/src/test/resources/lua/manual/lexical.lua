print("a\tb\\n\"q\"'", 'single "double" \'', "\65\066\0067\x")

print(#"\0a\0", ("\0a\0"):byte(1, -1))

print([[
first newline dropped]], [==[a]]b]=]c]==], #[[

two]])

print(3, 3.0, 3.1416, 314.16e-2, 0.31416E1, 0xff, 0x56, .5, 5., 1e2)

print(0xffffffff, 0x7fffffffffffffff, 1e308 * 10, 1e-320, 123456789012345678)

--[[ long
comment ]] print 'after' --[==[ another
]] still ]==] print('after 2') -- to the end

print("line\
continued", "a\z")

local and1, _x, X_1, end_ = 1, 2, 3, 4 print(and1, _x, X_1, end_)

return 3x

return 0x

return 1e

return 1..2

return "unfinished

return 'unfinished\

return [[unfinished

--[[ unfinished

return "\300"

return "\256"

return [=x

x = @

x = 5 $ 3

local end = 1

x = a ~ b

x = !a

goto = 1 print(goto)

local s = "a\rb\nc\r\nd" print(#s, s:byte(1, -1))

print(1 --[[inline]] + 2)

a.b:c = 1

return "bad \q escape"

print(0x1p4)

print(0xA, 0Xa, 1E+2, 1e-2)

