print(('abc'):byte(), ('abc'):byte(2), ('abc'):byte(-1), ('abc'):byte(1, -1), ('abc'):byte(10), ('abc'):byte(0))

print(string.char(), string.char(65, 66, 0x43)) print(pcall(string.char, 256)) print(pcall(string.char, -1)) print(pcall(string.char, 'x'))

print(('abc'):len(), (''):len(), ('\0\0'):len(), #'\0')

print(('aBc1é'):upper(), ('aBC1'):lower(), ('abc'):reverse(), (''):reverse())

print(('ab'):rep(3), ('ab'):rep(0), ('ab'):rep(-1), (''):rep(100), ('x'):rep(2.9))

print(('hello'):sub(2), ('hello'):sub(2, 3), ('hello'):sub(-3), ('hello'):sub(-3, -2), ('hello'):sub(0), ('hello'):sub(10), ('hello'):sub(3, 2), ('hello'):sub(-100, 100))

print(('hello'):sub(1.9, 2.9), ('hello'):sub('2'), pcall(string.sub, 'x'))

print(('hello'):sub(math.huge), ('hello'):sub(1, math.huge), ('hello'):sub(-math.huge, math.huge), ('hello'):sub(0/0))

print(('hello world'):find('wor'), ('hello'):find('l'), ('hello'):find('xyz'), ('hello'):find(''), ('hello'):find('', 10), ('hello'):find('', 6))

print(('a.b'):find('.', 1, true), ('a.b'):find('.', 2, true), ('a+b'):find('+', 1, true), ('a'):find('a', -10), ('aXb'):find('%u'))

print(('hello'):find('l', -2), ('hello'):find('(l)(l)'), ('hello'):find('()ll()'))

print(('key = value'):match('^(%w+)%s*=%s*(%w+)$'), ('2024-01-02'):match('(%d+)-(%d+)-(%d+)'), ('abc'):match('b'), ('abc'):match('x'), ('abc'):match('.', 2), ('abc'):match('()', 4))

for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do print(k, v) end

for w in ('one two'):gmatch('%a+') do print(w) end for p in ('abc'):gmatch('()') do print(p) end

for a in ('abc'):gmatch('') do s = (s or "") .. "[" .. a .. "]" end print(s)

for a in ('aab'):gmatch('^a') do print(a) end

print(('hello'):gsub('l', 'L'), ('hello'):gsub('l', 'L', 1), ('hello'):gsub('', '-'), ('abc'):gsub('%w', '%0%0'), ('abc'):gsub('(a)(b)', '%2%1'))

print(('hello'):gsub('l', {l = 'X'}), ('hello'):gsub('.', {h = 1, e = false}), ('abc'):gsub('%w', function(c) if c == 'b' then return 'B' end end))

print(('abc'):gsub('b', '%%'), pcall(string.gsub, 'abc', 'b', '%2'), pcall(string.gsub, 'abc', '(b', 'x'))

print(pcall(string.gsub, 'abc', 'b', function() return {} end)) print(pcall(string.gsub, 'abc', 'b')) print(pcall(string.gsub, 'abc', 'b', true))

print(('abc'):gsub('.', '%1'), ('a b'):gsub(' ', '%%20'), #('x'):gsub('x', '%'))

print(('  trim  '):match('^%s*(.-)%s*$') .. '|', ('a,b,,c'):gsub(',', ';'), ('abc'):gsub('$', '!'), ('abc'):gsub('^', '!'))

print(('abc'):gsub('x*', '-'), ('hello world'):gsub('o', '0', 0), ('abc'):gsub('b', 'x', -1))

print(string.format('%5d|%-5d|%05d|%+d|% d|%d', 42, 42, 42, 42, 42, -42))

print(string.format('%i %u %c%c %o %x %X %#x %#o', 1, 2, 72, 105, 8, 255, 255, 255, 8))

print(string.format('%f %.2f %10.3f|%-10.1f|%+.1f %e %.3e %E', 1.5, 1.005, 3.14159, 2.25, 1, 12345.678, 0.00012, 1e10))

print(string.format('%g %g %g %g %.3g %G %#g', 1e20, 0.0001, 100000, 1000000, 3.14159, 1e-10, 1))

print(string.format('%s %10s|%-10s|%.2s|%5.1s|', 'abc', 'abc', 'abc', 'abc', 'abc'), string.format('%s', 1.5))

print(string.format('%q', 'a "quoted"\n\\ line\0zero\r'), string.format('%%'), string.format('%5s|%-5s|', 'x', 'y'))

print(pcall(string.format, '%d')) print(pcall(string.format, '%y', 1)) print(pcall(string.format, '%', 1)) print(pcall(string.format, '%d', 'x')) print(pcall(string.format, '%s', nil)) print(pcall(string.format, '%s', {}))

print(pcall(string.format, '%123d', 1)) print(pcall(string.format, '%.123d', 1)) print(pcall(string.format, '%-+ #0-d', 1)) print(pcall(string.format, '%10.'))

print(string.format('%d %d %d', 3.7, -3.7, '10'), string.format('%x', -1), string.format('%5.2s|', 'abc'))

print(string.format('%.0f %.0f %.0f %.0f', 0.5, 1.5, 2.5, -0.5), string.format('%.20f', 0.1), string.format('%.14g', 2^53))

print(string.format('%5s%%', 10), string.format('%g %f %e', 1/0, -1/0, 1/0), string.format('%5.1f|', 1/0))

print(string.format('%.99f', 1/3):sub(1, 60), string.format('%99d', 1):len())

print(string.format('%s %s', 1, 2, 3), string.format(''), string.format('%s', ('x'):rep(200)):len())

print(string.format('%10.4d|%-10.4d|%.0d|%+.3d', 42, 42, 0, 7))

print(string.format('%c%c%c', 0, 10, 255):byte(1, -1))

print(#('x'):rep(10))

print(pcall(string.dump, print)) print(pcall(string.rep)) print(pcall(string.reverse)) print(pcall(string.len))

print(('a\0b'):find('\0'), ('a\0b'):find('b'), #('a\0b'):match('%z'), ('a\0b'):gsub('%z', '0'), #('a\0b'):upper())

print(pcall(string.gmatch, 'x'))

print(('abc' < 'abd'), ('a' .. 1 .. 2.5 .. -0.1), 1 .. '')
