-- A JSON encoder and decoder with positions in its errors.
local json = {}

local escapes = { ['"'] = '\\"', ['\\'] = '\\\\', ['\b'] = '\\b', ['\f'] = '\\f', ['\n'] = '\\n', ['\r'] = '\\r', ['\t'] = '\\t' }
local unescapes = {}
for char, escape in pairs(escapes) do unescapes[escape:sub(2)] = char end
unescapes['/'] = '/'

local function quote(text)
  return '"' .. text:gsub('[%c"\\]', function(c)
    return escapes[c] or ('\\u%04x'):format(c:byte())
  end) .. '"'
end

local function is_list(t)
  local n = 0
  for k in pairs(t) do
    if type(k) ~= 'number' or k < 1 or k % 1 ~= 0 then return false end
    n = n + 1
  end
  return n == #t
end

local encoders = {}
local function encode(value, out, seen)
  local encoder = encoders[type(value)] or error('cannot encode a ' .. type(value), 0)
  encoder(value, out, seen)
  return out
end
encoders['nil'] = function(_, out) out[#out + 1] = 'null' end
encoders.boolean = function(b, out) out[#out + 1] = tostring(b) end
encoders.number = function(n, out)
  if n ~= n or n == math.huge or n == -math.huge then error('not a JSON number: ' .. (n ~= n and 'nan' or n), 0) end
  out[#out + 1] = ('%.14g'):format(n)
end
encoders.string = function(s, out) out[#out + 1] = quote(s) end
encoders.table = function(t, out, seen)
  if seen[t] then error('a table contains itself', 0) end
  seen[t] = true
  if is_list(t) and (#t > 0 or getmetatable(t) == json.list) then
    out[#out + 1] = '['
    for i, v in ipairs(t) do
      if i > 1 then out[#out + 1] = ',' end
      encode(v, out, seen)
    end
    out[#out + 1] = ']'
  else
    local keys = {}
    for k in pairs(t) do keys[#keys + 1] = tostring(k) end
    table.sort(keys)
    out[#out + 1] = '{'
    for i, k in ipairs(keys) do
      out[#out + 1] = (i > 1 and ',' or '') .. quote(k) .. ':'
      encode(t[k], out, seen)
    end
    out[#out + 1] = '}'
  end
  seen[t] = nil
end

json.list = {}
json.null = setmetatable({}, { __tostring = function() return 'null' end })
function json.encode(value) return table.concat(encode(value, {}, {})) end

local function fail(text, at, message)
  local line, column = 1, at
  for newline in text:sub(1, at - 1):gmatch('()\n') do line, column = line + 1, at - newline end
  error(('%s at line %d, column %d'):format(message, line, column), 0)
end

local function skip(text, at) return text:find('[^ \t\r\n]', at) or #text + 1 end

local value

local function string_at(text, at)
  local parts, from = {}, at + 1
  while true do
    local stop = text:find('["\\%c]', from)
    if not stop then fail(text, at, 'unfinished string') end
    parts[#parts + 1] = text:sub(from, stop - 1)
    local c = text:sub(stop, stop)
    if c == '"' then return table.concat(parts), stop + 1 end
    if c ~= '\\' then fail(text, stop, 'control character in string') end
    local escape = text:sub(stop + 1, stop + 1)
    if escape == 'u' then
      local hex = text:match('^%x%x%x%x', stop + 2)
      if not hex then fail(text, stop, 'bad unicode escape') end
      local code = tonumber(hex, 16)
      if code < 0x80 then parts[#parts + 1] = string.char(code)
      elseif code < 0x800 then parts[#parts + 1] = string.char(0xC0 + math.floor(code / 64), 0x80 + code % 64)
      else parts[#parts + 1] = string.char(0xE0 + math.floor(code / 4096), 0x80 + math.floor(code / 64) % 64, 0x80 + code % 64) end
      from = stop + 6
    elseif unescapes[escape] then
      parts[#parts + 1] = unescapes[escape]
      from = stop + 2
    else fail(text, stop, 'bad escape') end
  end
end

local function number_at(text, at)
  local digits = text:match('^-?%d+%.?%d*[eE]?[+-]?%d*', at)
  local number = tonumber(digits)
  if not number then fail(text, at, 'bad number') end
  return number, at + #digits
end

local function members(text, at, close, each)
  at = skip(text, at + 1)
  if text:sub(at, at) == close then return at + 1 end
  while true do
    at = skip(text, each(skip(text, at)))
    local c = text:sub(at, at)
    if c == close then return at + 1 end
    if c ~= ',' then fail(text, at, "expected ',' or '" .. close .. "'") end
    at = at + 1
  end
end

local words = { t = { 'true', true }, f = { 'false', false }, n = { 'null', json.null } }
function value(text, at)
  local c = text:sub(at, at)
  if c == '"' then return string_at(text, at) end
  if c == '[' then
    local list = setmetatable({}, json.list)
    return list, members(text, at, ']', function(p)
      local v, after = value(text, p)
      list[#list + 1] = v
      return after
    end)
  end
  if c == '{' then
    local object = {}
    return object, members(text, at, '}', function(p)
      if text:sub(p, p) ~= '"' then fail(text, p, 'expected a name') end
      local name, after = string_at(text, p)
      after = skip(text, after)
      if text:sub(after, after) ~= ':' then fail(text, after, "expected ':'") end
      object[name], after = value(text, skip(text, after + 1))
      return after
    end)
  end
  local word = words[c]
  if word and text:sub(at, at + #word[1] - 1) == word[1] then return word[2], at + #word[1] end
  if c:find('[-%d]') then return number_at(text, at) end
  fail(text, at, c == '' and 'unexpected end' or "unexpected '" .. c .. "'")
end

function json.decode(text)
  local result, at = value(text, skip(text, 1))
  at = skip(text, at)
  if at <= #text then fail(text, at, 'rest after the value') end
  return result
end

encoders.table = (function(plain)
  return function(t, out, seen)
    if t == json.null then out[#out + 1] = 'null' else plain(t, out, seen) end
  end
end)(encoders.table)

for _, text in ipairs{
  '{"a": [1, 2.5, -3e2, {"b": null}], "c": "x\\ny\\u0041\\u00e9\\u20ac", "d": true, "e": false}',
  '[]', '{}', '[[], [[]], {"": 0}]', ' "plain" ', '12', '-0.5', '1e10', 'null',
  '[1, 2', '{"a" 1}', '{"a": 1,}', '[1 2]', '"abc', '"\\x"', '"\\u12"', 'tru', '', '{a: 1}', '[1]\n\n x', '[1,\n2,\n oops]', '"a\nb"', '-', '[-]'
} do
  local ok, result = pcall(json.decode, text)
  print(ok and json.encode(result) or 'error: ' .. tostring(result))
end
local cyclic = {} cyclic.self = cyclic
for _, v in ipairs{ { 1, 2, { x = 'y' } }, { [1] = 'a', [3] = 'c' }, 'q"\\/\1', 1 / 3, 2 ^ 53, setmetatable({}, json.list), cyclic, print, 0 / 0, { f = print }, true } do
  print(pcall(json.encode, v))
end
local deep = '1'
for i = 1, 150 do deep = '[' .. deep .. ']' end
print(json.encode(json.decode(deep)) == deep)
