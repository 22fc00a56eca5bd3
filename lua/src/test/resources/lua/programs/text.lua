-- LZW, run lengths, base64, a checksum, word counts, a template engine, a tokenizer with a calculator.
local function lzw(text)
  local codes, next_code, out, w = {}, 256, {}, ''
  for i = 0, 255 do codes[string.char(i)] = i end
  for c in text:gmatch('.') do
    local wc = w .. c
    if codes[wc] then w = wc
    else
      out[#out + 1] = codes[w]
      codes[wc], next_code, w = next_code, next_code + 1, c
    end
  end
  if w ~= '' then out[#out + 1] = codes[w] end
  return out
end
local function unlzw(codes)
  local words = {}
  for i = 0, 255 do words[i] = string.char(i) end
  local w = words[codes[1]]
  local out, n = { w }, 256
  for i = 2, #codes do
    local entry = words[codes[i]] or (codes[i] == n and w .. w:sub(1, 1)) or error('bad code ' .. codes[i])
    out[#out + 1] = entry
    words[n], n, w = w .. entry:sub(1, 1), n + 1, entry
  end
  return table.concat(out)
end
local text = ('the quick brown fox jumps over the lazy dog; '):rep(20)
local packed = lzw(text)
print(#text, #packed, unlzw(packed) == text, table.concat(packed, ' ', 1, 12))
print(unlzw(lzw('aaaaaaaaaa')), pcall(unlzw, { 97, 999 }))

local function runs(s)
  local out, i = {}, 1
  while i <= #s do
    local c = s:sub(i, i)
    local _, last = s:find('^' .. c:gsub('%W', '%%%0') .. '+', i)
    out[#out + 1] = (last > i and last - i + 1 or '') .. c
    i = last + 1
  end
  return table.concat(out)
end
print(runs('aaabccddddd..++'), (runs('aaab'):gsub('(%d*)(%D)', function(n, c) return c:rep(tonumber(n) or 1) end)))

local alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
local function base64(s)
  local out = {}
  for i = 1, #s, 3 do
    local a, b, c = s:byte(i, i + 2)
    local n = a * 65536 + (b or 0) * 256 + (c or 0)
    for k = 3, 0, -1 do
      local index = math.floor(n / 64 ^ k) % 64 + 1
      out[#out + 1] = (k == 0 and not c or k == 1 and not b) and '=' or alphabet:sub(index, index)
    end
  end
  return table.concat(out)
end
for _, s in ipairs{ '', 'f', 'fo', 'foo', 'foob', '\0\255\128' } do io = base64(s) print(io) end

local function adler(s)
  local a, b = 1, 0
  for i = 1, #s do a = (a + s:byte(i)) % 65521 b = (b + a) % 65521 end
  return ('%08x'):format(b * 65536 + a)
end
print(adler('Wikipedia'), adler(text))

local counts, order = setmetatable({}, { __index = function() return 0 end }), {}
for word in ('It was the best of times, it was the worst of times'):lower():gmatch('%a+') do
  if counts[word] == 0 then order[#order + 1] = word end
  counts[word] = counts[word] + 1
end
table.sort(order, function(a, b) return counts[a] > counts[b] or counts[a] == counts[b] and a < b end)
for _, word in ipairs(order) do print(('%-6s %d %s'):format(word, counts[word], ('*'):rep(counts[word]))) end

local function template(source)
  local code = { 'local _out, _env = ... setfenv(1, _env)\n' }
  local function literal(s) if s ~= '' then code[#code + 1] = ('_out(%q)\n'):format(s) end end
  local at = 1
  while true do
    local from, to, sign, body = source:find('<%%(=?)(.-)%%>', at)
    if not from then break end
    literal(source:sub(at, from - 1))
    code[#code + 1] = sign == '=' and ('_out(%s)\n'):format(body) or body .. '\n'
    at = to + 1
  end
  literal(source:sub(at))
  local chunk = assert(loadstring(table.concat(code), '=template'))
  return function(env)
    local parts = {}
    local _out = function(v) parts[#parts + 1] = tostring(v) end
    env = setmetatable({ _out = _out }, { __index = setmetatable(env, { __index = _G }) })
    chunk(_out, env)
    return table.concat(parts)
  end
end
local page = template([[
<h1><%= title %></h1>
<% for i, item in ipairs(items) do %><li class="<%= i % 2 == 0 and 'even' or 'odd' %>"><%= item %></li>
<% end %><% if #items == 0 then %>nothing "here"\
<% end %>]])
io = page{ title = 'List', items = { 'a', 'b', 3 } } print(io)
print(page{ title = 'Empty', items = {} })
print(pcall(page, { title = 'Broken' }))
print(pcall(template, '<% for %>'))

local function tokens(s)
  local patterns = { { 'number', '^%d+%.?%d*' }, { 'name', '^[%a_][%w_]*' }, { 'operator', '^[-+*/^()=,]' }, { 'space', '^%s+' } }
  local at = 1
  return function()
    while at <= #s do
      local found
      for _, p in ipairs(patterns) do
        local match = s:match(p[2], at)
        if match then
          at, found = at + #match, true
          if p[1] ~= 'space' then return p[1], match end
          break
        end
      end
      if not found then error(("unexpected '%s' at %d"):format(s:sub(at, at), at), 0) end
    end
  end
end
local variables = { pi = math.pi }
local functions = { sqrt = math.sqrt, max = math.max, sum = function(...) local r = 0 for i = 1, select('#', ...) do r = r + select(i, ...) end return r end }
local function calculate(s)
  local next_token = tokens(s)
  local kind, token = next_token()
  local function advance() local k, t = kind, token kind, token = next_token() return t, k end
  local function expect(what) if token ~= what then error(("'%s' expected near '%s'"):format(what, token or 'end'), 0) end advance() end
  local expression
  local function primary()
    if token == '(' then advance() local v = expression(0) expect(')') return v end
    if token == '-' then advance() return -expression(3) end
    local t, k = advance()
    if k == 'number' then return tonumber(t) end
    if k == 'name' then
      if token == '(' then
        advance()
        local arguments = {}
        while token ~= ')' do
          arguments[#arguments + 1] = expression(0)
          if token ~= ')' then expect(',') end
        end
        advance()
        return (functions[t] or error('no function ' .. t, 0))(unpack(arguments))
      end
      return variables[t] or error('no variable ' .. t, 0)
    end
    error("value expected near '" .. tostring(t or 'end') .. "'", 0)
  end
  local levels = { ['+'] = 1, ['-'] = 1, ['*'] = 2, ['/'] = 2, ['^'] = 4 }
  function expression(limit)
    local left = primary()
    while levels[token] and levels[token] > limit do
      local operator = advance()
      local right = expression(operator == '^' and 3 or levels[operator])
      if operator == '+' then left = left + right
      elseif operator == '-' then left = left - right
      elseif operator == '*' then left = left * right
      elseif operator == '/' then left = left / right
      else left = left ^ right end
    end
    return left
  end
  local name = s:match('^%s*([%a_][%w_]*)%s*=')
  if name then advance() expect('=') end
  local result = expression(0)
  if token then error("rest: '" .. token .. "'", 0) end
  if name then variables[name] = result end
  return result
end
for _, s in ipairs{ '1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '-2 ^ 2', '10 - 4 - 3', 'r = 3', 'pi * r ^ 2', 'sqrt(16) + max(1, 5, 3)', 'sum()', 'sum(1, 2, 3) / 4', '1 / 0', '2 *', '1 $ 2', 'nope', '(1', '1 2', 'f(1)' } do
  print(s, pcall(calculate, s))
end
