-- A small Lisp: reader, evaluator with proper tail calls, macros, closures, and programs for it.
local nil_ = setmetatable({}, { __tostring = function() return '()' end })
local symbols = {}
local Symbol = { __tostring = function(s) return s.name end }
local function symbol(name) symbols[name] = symbols[name] or setmetatable({ name = name }, Symbol) return symbols[name] end
local Pair = {}
local function cons(a, b) return setmetatable({ a, b }, Pair) end
local function list(...) local l = nil_ for i = select('#', ...), 1, -1 do l = cons((select(i, ...)), l) end return l end
local function show(v)
  if v == true then return '#t' elseif v == false then return '#f' end
  if type(v) == 'string' then return ('%q'):format(v) end
  if type(v) == 'function' or type(v) == 'table' and v.body then return '#<function>' end
  if getmetatable(v) ~= Pair then return tostring(v) end
  local parts = {}
  while getmetatable(v) == Pair do parts[#parts + 1] = show(v[1]) v = v[2] end
  if v ~= nil_ then parts[#parts + 1] = '. ' .. show(v) end
  return '(' .. table.concat(parts, ' ') .. ')'
end
local function read(text)
  local at = 1
  local form
  local function skip() repeat local from = at at = text:find('%S', at) or #text + 1 if text:sub(at, at) == ';' then at = text:find('\n', at) or #text + 1 end until at == from end
  local function rest()
    skip()
    local c = text:sub(at, at)
    if c == '' then error("')' expected", 0) end
    if c == ')' then at = at + 1 return nil_ end
    if text:find('^%.%s', at) then at = at + 1 local v = form() skip() at = at + 1 return v end
    local first = form()
    return cons(first, rest())
  end
  function form()
    skip()
    local c = text:sub(at, at)
    if c == '(' then at = at + 1 return rest() end
    if c == ')' then error("unexpected ')'", 0) end
    if c == "'" then at = at + 1 return list(symbol 'quote', form()) end
    if c == '`' then at = at + 1 return list(symbol 'quasiquote', form()) end
    if c == ',' then at = at + 1 return list(symbol 'unquote', form()) end
    if c == '"' then local s s, at = text:match('^"([^"]*)"()', at) if not s then error('unfinished string', 0) end return s end
    local word
    word, at = text:match("^([^%s()'`,;]+)()", at)
    if word == '#t' then return true elseif word == '#f' then return false end
    return tonumber(word) or symbol(word)
  end
  return function() skip() if at > #text then return nil end return form() end
end
local function environment(outer) return setmetatable({}, { __index = outer }) end
local special, macros, evaluate = {}, {}, nil
local function bind(env, names, values)
  while names ~= nil_ do
    if getmetatable(names) == Symbol then env[names] = values return env end
    if values == nil_ then error('too few arguments', 0) end
    env[names[1]], names, values = values[1], names[2], values[2]
  end
  if values ~= nil_ then error('too many arguments', 0) end
  return env
end
local function evaluate_list(l, env) if l == nil_ then return nil_ end local v = evaluate(l[1], env) return cons(v, evaluate_list(l[2], env)) end
local function to_array(l) local r = {} while l ~= nil_ do r[#r + 1] = l[1] l = l[2] end return r end
local function body(forms, env) while forms[2] ~= nil_ do evaluate(forms[1], env) forms = forms[2] end return evaluate(forms[1], env) end
local function apply(f, values)
  if type(f) == 'function' then return f(unpack(to_array(values))) end
  if type(f) ~= 'table' or not f.body then error(show(f) .. ' is no function', 0) end
  return body(f.body, bind(environment(f.env), f.names, values))
end
function evaluate(x, env)
  if getmetatable(x) == Symbol then
    local v = env[x]
    if v == nil then error('unbound ' .. x.name, 0) end
    return v
  end
  if getmetatable(x) ~= Pair then return x end
  local form = special[x[1]]
  if form then return form(x[2], env) end
  local macro = macros[x[1]]
  if macro then return evaluate(apply(macro, x[2]), env) end
  local f = evaluate(x[1], env)
  return apply(f, evaluate_list(x[2], env))
end
local function define(name, f) special[symbol(name)] = f end
define('quote', function(x) return x[1] end)
define('if', function(x, env)
  if evaluate(x[1], env) ~= false then return evaluate(x[2][1], env) end
  if x[2][2] == nil_ then return nil_ end
  return evaluate(x[2][2][1], env)
end)
define('define', function(x, env)
  if getmetatable(x[1]) == Pair then env[x[1][1]] = { names = x[1][2], body = x[2], env = env } return x[1][1] end
  env[x[1]] = evaluate(x[2][1], env)
  return x[1]
end)
define('set!', function(x, env)
  local e = env
  while e and rawget(e, x[1]) == nil do local mt = getmetatable(e) e = mt and mt.__index end
  if not e then error('unbound ' .. x[1].name, 0) end
  e[x[1]] = evaluate(x[2][1], env)
  return nil_
end)
define('lambda', function(x, env) return { names = x[1], body = x[2], env = env } end)
define('begin', function(x, env) return body(x, env) end)
define('let', function(x, env)
  local inner = environment(env)
  for _, b in ipairs(to_array(x[1])) do inner[b[1]] = evaluate(b[2][1], env) end
  return body(x[2], inner)
end)
define('define-macro', function(x, env) macros[x[1][1]] = { names = x[1][2], body = x[2], env = env } return x[1][1] end)
local function quasi(x, env)
  if getmetatable(x) ~= Pair then return x end
  if x[1] == symbol 'unquote' then return evaluate(x[2][1], env) end
  return cons(quasi(x[1], env), quasi(x[2], env))
end
define('quasiquote', function(x, env) return quasi(x[1], env) end)
local global = {}
local function builtin(name, f) global[symbol(name)] = f end
builtin('+', function(...) local r = 0 for i = 1, select('#', ...) do r = r + (select(i, ...)) end return r end)
builtin('-', function(a, b) if b then return a - b end return -a end)
builtin('*', function(a, ...) for _, b in ipairs{ ... } do a = a * b end return a end)
builtin('<', function(a, b) return a < b end)
builtin('=', function(a, b) return a == b end)
builtin('cons', cons)
builtin('car', function(p) if getmetatable(p) ~= Pair then error('car of ' .. show(p), 0) end return p[1] end)
builtin('cdr', function(p) return p[2] end)
builtin('list', list)
builtin('null?', function(v) return v == nil_ end)
builtin('apply', apply)
builtin('not', function(v) return v == false end)
builtin('error', function(m) error(m, 0) end)
builtin('mod', function(a, b) return a % b end)
local function run(source)
  for form in read(source) do
    local ok, result = pcall(evaluate, form, global)
    print(ok and show(result) or 'error: ' .. tostring(result))
  end
end
run [[
  (+ 1 2 (* 3 4)) 'symbol '(a "b" . c) `(1 ,(+ 1 1) (x ,(list 1 2)))
  (define (factorial n) (if (< n 2) 1 (* n (factorial (- n 1))))) (factorial 20)
  (define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))) (loop 20000 0) ; a tail call
  (define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
  (map (lambda (x) (* x x)) '(1 2 3 4))
  (define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
  (define c (counter)) (c) (c) ((counter))
  (define-macro (unless test . forms) `(if ,test #f (begin . ,forms))) (unless (< 2 1) 'one 'two)
  (define-macro (while test . forms) `(let ((go #f)) (set! go (lambda () (if ,test (begin (begin . ,forms) (go)) 'done))) (go)))
  (define i 0) (define sum 0) (while (< i 10) (set! sum (+ sum i)) (set! i (+ i 1))) sum
  (define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (fib 15)
  (define (filter p l) (if (null? l) l (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))
  (define (sort l) (if (null? l) l (let ((p (car l)) (r (cdr l))) (append (sort (filter (lambda (x) (< x p)) r)) (cons p (sort (filter (lambda (x) (not (< x p))) r)))))))
  (define (append a b) (if (null? a) b (cons (car a) (append (cdr a) b)))) (sort '(3 1 4 1 5 9 2 6 5 3 5))
  (undefined 1) (car '()) (factorial) (factorial 1 2) (error "mine") (1 2) (if #f #f) factorial (apply + '(1 2 3)) (- 5) (mod 7 3) "text"
]]
print(pcall(run, '(a (b)'))
print(pcall(run, ')'))
