-- require, module and package, with files that the script writes itself.
local base = os.tmpname()
local function hidden(...)
    local shown = {}
    for i = 1, select("#", ...) do
        local text = tostring((select(i, ...)))
        local at = text:find(base, 1, true)
        while at do
            text = text:sub(1, at - 1) .. "BASE" .. text:sub(at + #base)
            at = text:find(base, 1, true)
        end
        shown[i] = text
    end
    print(unpack(shown))
end
local function write(name, text)
    local file = assert(io.open(base .. "-" .. name .. ".lua", "w"))
    file:write(text)
    file:close()
end
write("a", "module(..., package.seeall)\nfunction hi() print('hi from', _NAME, _PACKAGE, _M == package.loaded.a) end")
write("bad", "x =\n")
write("ouch", "error('ouch')\n")
write("plain", "#!shebang\nlocal name = ...\nreturn { name = name }")
write("none", "x_none = 1")
package.path = base .. "-?.lua"
package.cpath = ""
local a = require "a"
a.hi()
print(require "a" == a, package.loaded.a == a, _G.a == a)
hidden(pcall(require, "zz"))
hidden(pcall(function() require("zz") end))
hidden(pcall(require, "bad"))
hidden(pcall(require, "ouch"))
hidden(pcall(require, "ouch"))
print(require("none"), x_none, package.loaded.none)
package.preload.q = function(...) print(...) return nil end
print(require "q", package.loaded.q)
package.preload.w = function(name) package.loaded[name] = "set by itself" end
print(require "w")
package.preload.fake = function() return false end
print(require "fake", require "fake")
hidden(pcall(require, "a.b.c"))
package.preload.r = function() return require "r" end
print(pcall(require, "r"))
print(pcall(module, "string.format.x"))
print(pcall(package.seeall, 1))
print(pcall(require))
print(pcall(module))
do
    local print, setfenv, _G = print, setfenv, _G
    local function m()
        module("m.n.o", function(module) print(module._NAME, module._PACKAGE) end)
        here = 1
    end
    m()
    print(_G.m.n.o.here, _G.package.loaded["m.n.o"] == _G.m.n.o)
end
table.insert(package.loaders, 2, function(name) return "\n\tmine " .. name end)
hidden(pcall(require, "zz"))
table.insert(package.loaders, 2, function(name) return function(...) return "made " .. ... end end)
print(require "zz")
print(package.config)
print(package.loaded.string == string, package.loaded._G == _G, package.loaded.io == io)
print(loadfile(base .. "-plain.lua")("x").name, dofile(base .. "-plain.lua").name)
hidden(loadfile(base .. "-bad.lua"))
hidden(pcall(dofile, base .. "-ouch.lua"))
package.loaders = nil
print(pcall(require, "zzz"))
for _, name in ipairs { "a", "bad", "ouch", "plain", "none" } do os.remove(base .. "-" .. name .. ".lua") end
os.remove(base)
