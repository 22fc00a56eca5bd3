print(os.date('!%Y-%m-%d %H:%M:%S', 0), os.date('!%c', 0), os.date('!%x %X %p', 3600 * 15))

print(os.date('!%a %A %b %B %d %j %y %I %M %w %%', 86400 * 40))

local t = os.date('!*t', 1000000000) print(t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, t.isdst)

print(os.time({year = 2020, month = 1, day = 1, hour = 12}) - os.time({year = 2020, month = 1, day = 1, hour = 0}))

print(os.time({year = 2020, month = 14, day = -3}) == os.time({year = 2021, month = 1, day = 28}))

print(pcall(os.time, {year = 2020})) print(pcall(os.time, {year = 2020, month = 'x', day = 1})) print(pcall(os.time, 'x'))

print(os.difftime(10, 5), type(os.clock()), type(os.time()), os.date('!%H', 3600))

print(os.date('!%U %W %S', 1e9), os.date('!%D', 0) ~= nil)

print(os.date('!*t', 0).yday, os.date('!*t', 86399).hour, os.date('!%d', 86400))
