-- A scheduler of coroutines with channels, timers and a heap; promises; events; a pipeline of filters.
local Heap = {}
Heap.__index = Heap
function Heap.new(less) return setmetatable({ less = less, n = 0 }, Heap) end
function Heap:push(v)
  local i = self.n + 1
  self.n, self[i] = i, v
  while i > 1 do
    local p = math.floor(i / 2)
    if not self.less(self[i], self[p]) then break end
    self[i], self[p], i = self[p], self[i], p
  end
end
function Heap:pop()
  if self.n == 0 then return nil end
  local top = self[1]
  self[1], self[self.n] = self[self.n], nil
  self.n = self.n - 1
  local i = 1
  while true do
    local least = i
    for c = 2 * i, 2 * i + 1 do
      if c <= self.n and self.less(self[c], self[least]) then least = c end
    end
    if least == i then return top end
    self[i], self[least], i = self[least], self[i], least
  end
end
local heap = Heap.new(function(a, b) return a < b end)
for i = 1, 30 do heap:push((i * 7919) % 101) end
local sorted = {}
for v in function() return heap:pop() end do sorted[#sorted + 1] = v end
print(table.concat(sorted, ' '))

local Scheduler = {}
Scheduler.__index = Scheduler
function Scheduler.new()
  return setmetatable({ ready = {}, now = 0, serial = 0, failures = {}, timers = Heap.new(function(a, b)
    return a.at < b.at or a.at == b.at and a.serial < b.serial
  end) }, Scheduler)
end
function Scheduler:spawn(name, f, ...)
  self.ready[#self.ready + 1] = { name = name, co = coroutine.create(f), arguments = { n = select('#', ...), ... } }
end
function Scheduler:step(task)
  local arguments = task.arguments
  task.arguments = { n = 0 }
  local ok, command, a = coroutine.resume(task.co, unpack(arguments, 1, arguments.n))
  if not ok then
    self.failures[#self.failures + 1] = task.name .. ': ' .. tostring(command)
  elseif coroutine.status(task.co) ~= 'dead' then
    if command == 'sleep' then
      self.serial = self.serial + 1
      self.timers:push{ at = self.now + a, serial = self.serial, task = task }
    elseif command == 'wait' then
      a[#a + 1] = task
    else
      self.ready[#self.ready + 1] = task
    end
  end
end
function Scheduler:run()
  while true do
    while #self.ready > 0 do self:step(table.remove(self.ready, 1)) end
    local timer = self.timers:pop()
    if not timer then return self.now end
    self.now = timer.at
    self.ready[1] = timer.task
  end
end
local function sleep(t) coroutine.yield('sleep', t) end
local function channel(scheduler, room)
  local c = { items = {}, readers = {}, writers = {} }
  local function wake(list)
    local task = table.remove(list, 1)
    if task then scheduler.ready[#scheduler.ready + 1] = task end
  end
  function c.send(v)
    while #c.items >= room do coroutine.yield('wait', c.writers) end
    c.items[#c.items + 1] = v
    wake(c.readers)
  end
  function c.receive()
    while #c.items == 0 do
      if c.closed then return nil end
      coroutine.yield('wait', c.readers)
    end
    wake(c.writers)
    return table.remove(c.items, 1)
  end
  function c.close() c.closed = true while #c.readers > 0 do wake(c.readers) end end
  return c
end
local s = Scheduler.new()
local log = {}
local function say(...) log[#log + 1] = ('%g:'):format(s.now) .. table.concat({ ... }, ' ') end
local c = channel(s, 2)
s:spawn('producer', function(n) for i = 1, n do c.send(i) say('sent', i) sleep(1) end c.close() end, 5)
for k = 1, 2 do
  s:spawn('consumer' .. k, function(id)
    for v in c.receive do say('consumer', id, 'got', v) sleep(1.5) end
    say('consumer', id, 'ends')
  end, k)
end
s:spawn('bad', function() sleep(2) local t = nil; t.x = 1 end)
s:spawn('worse', function() sleep(3) error{ code = 7 } end)
s:spawn('polite', function() for i = 1, 3 do coroutine.yield() end say('polite ends') end)
print(s:run())
print(table.concat(log, '\n'))
print((table.concat(s.failures, '\n'):gsub('table: 0x%x+', 'table')))

local function filter(f) return function(source) return coroutine.wrap(function() f(source, coroutine.yield) end) end end
local function chain(source, ...) for _, f in ipairs{ ... } do source = f(source) end return source end
local function numbers(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
local odd = filter(function(source, give) for v in source do if v % 2 == 1 then give(v) end end end)
local square = filter(function(source, give) for v in source do give(v * v) end end)
local pairs_of = filter(function(source, give) for a in source do local b = source() give(a .. '/' .. tostring(b)) end end)
local out = {}
for v in chain(numbers(8), odd, square, pairs_of) do out[#out + 1] = v end
print(table.concat(out, ' '))
print(pcall(function() for v in chain(numbers(3), filter(function() error('broken filter') end)) do print(v) end end))

local Promise = {}
Promise.__index = Promise
function Promise.new() return setmetatable({ waiting = {} }, Promise) end
function Promise:settle(ok, value)
  if self.done then return end
  self.done, self.ok, self.value = true, ok, value
  for _, w in ipairs(self.waiting) do w() end
end
function Promise:next(f, g)
  local p = Promise.new()
  local function go()
    local h = self.ok and f or not self.ok and g
    if h then p:settle(pcall(h, self.value)) else p:settle(self.ok, self.value) end
  end
  if self.done then go() else table.insert(self.waiting, go) end
  return p
end
local first = Promise.new()
local last = first:next(function(v) return v + 1 end):next(function(v) error('at ' .. v, 0) end):next(function() return 'never' end):next(nil, function(e) return 'caught ' .. e end)
last:next(print)
first:settle(true, 41)
first:settle(true, 99)
last:next(function(v) print('again', v) end)
