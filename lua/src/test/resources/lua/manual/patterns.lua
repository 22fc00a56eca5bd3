print(('abc123'):match('%a+'), ('abc123'):match('%d+'), ('abc123'):match('%w+'), ('  x'):match('%s+') == '  ', ('a.b'):match('%p'), ('aB'):match('%u'), ('Ab'):match('%l'), ('\1'):match('%c') == '\1', ('fg'):match('%x+'))

print(('abc123'):match('%A+'), ('abc'):match('%D+'), (' a'):match('%S'), ('a1'):match('%W'), ('x'):match('%P'), ('Ab'):match('%L'))

print(('[test]'):match('%[(.-)%]'), ('a-b'):match('a%-b'), ('a%b'):match('%%'), ('a.b'):match('a%.b'), ('$5'):match('%$%d'))

print(('aaa'):match('a-'), ('aaa'):match('a-$'), ('aaab'):match('a-b'), ('aaa'):match('a*'), ('aaa'):match('a+'), ('aaa'):match('a?'), ('baa'):match('a*'))

print(('abc'):match('[abc]+'), ('abc'):match('[^a]+'), ('a-c'):match('[a%-c]+'), ('x]y'):match('[]]'), ('x^y'):match('[x^]+'), ('a]'):match('[^]]'), ('09az'):match('[0-9a-z]+'), ('a-'):match('[a-]+'), ('-a'):match('[-a]+'))

print(('abc'):match('[a-%%]+'), ('%'):match('[%%]'), ('azAZ'):match('[%a]+'), ('a1_'):match('[%w_]+'), ('x y'):match('[%s]'))

print(('(a(b)c)'):match('%b()'), ('if x then y end'):match('%bie'), ('((a)'):match('%b()'), (')('):match('%b()'), ('aXbXc'):match('%bXX'))

print(('THE (quick) fox'):find('%f[%a]%a+%f[%A]'), ('hello world'):gsub('%f[%w]%w', string.upper), ('x'):match('%f[%z]'), ('foo.bar'):find('%f[%W]'))

print(('abab'):match('(ab)%1'), ('"x"'):match('(["\'])(.-)%1'), ('aa bb'):match('(%a)%1 (%a)%2'), ('abc'):match('(a)(b)(c)'), ('abc'):match('((a)(b))'))

print(('hello'):match('^hel'), ('hello'):match('^ell'), ('hello'):match('llo$'), ('hello'):match('^hello$'), ('a$'):match('a$'), ('a$b'):match('a$b'), ('a^b'):match('a^b'), ('$'):match('^$'))

print(pcall(string.match, 'x', '[')) print(pcall(string.match, 'x', '[a')) print(pcall(string.match, 'x', '[^')) print(pcall(string.match, 'x', '%')) print(pcall(string.match, 'x', '(')) print(pcall(string.match, 'x', 'x)')) print(pcall(string.match, 'x', '(x'))

print(pcall(string.match, 'x', '%1')) print(pcall(string.match, 'x', '(x)%2')) print(pcall(string.match, 'x', '(%1)')) print(pcall(string.match, 'x', '%b')) print(pcall(string.match, 'x', '%bx')) print(pcall(string.match, 'x', '%f')) print(pcall(string.match, 'x', '%fx'))

print(pcall(string.match, ('x'):rep(40), ('(x)'):rep(33))) print(select('#', string.match(('x'):rep(40), ('(x)'):rep(32))))

print(('abc'):find('b', 1, true), ('abc'):find('b', 3), ('abc'):find('b', -2), ('a\nb'):match('a.b'), ('äö'):match('[ä]+'))

print(('x = 10, y = 20'):gsub('(%w+) = (%w+)', '%2 = %1'), ('abc'):gsub('', '.'), ('héllo'):gsub('[\128-\255]+', '?'))

print(('a,b,c'):gsub(',', '%%'), ('path/to/file.txt'):match('([^/]+)%.(%w+)$'), ('path/to/file.txt'):match('^(.*)/'))

print(('key=val;k2=v2'):gsub('(%w+)=(%w+);?', function(k, v) return v .. '=' .. k .. ' ' end))

print((' a b '):gsub('^%s+', ''), ('1,234,567'):gsub(',', ''), ('abc'):gsub('.', {a = '1', b = true and '2'}))

print(string.find('abc', '[b-]'), string.find('a-c', '[a%-]', 2), string.match('0123', '[1-2]*', 2), string.match('x', '[%a-z]'))

print(('f(a(b)c)d'):gsub('%b()', '<%0>'), ('one;two;;four'):gsub(';;', ';nil;'), ('aaa'):gsub('a', 'b', 2))

print(('%d'):gsub('%%d', 'x'), ('a.b.c'):gsub('%.', '/'), ('CamelCase'):gsub('%u', function(c) return '_' .. c:lower() end))

print(('0x1F'):match('^0[xX](%x+)$'), ('-1.5e10'):match('^[+-]?%d+%.?%d*[eE]?[+-]?%d*$'), ('a\tb'):match('%s') == '\t')

print(('abc'):match('.-'), ('abc'):match('.-$'), ('abc'):match('(.-)c'), (''):match('.*'), (''):match('.+'), (''):match('^$'))

print(('x'):rep(300):match(('x?'):rep(20) .. ('x'):rep(20)):len())

print(('aXb'):find('X', 1, 1), ('a.b'):find('.', 1, false), ('a.b'):find('.', 1, nil))
