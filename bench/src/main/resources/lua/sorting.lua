-- Sorting by the natural order and by a function.
return function(count)
  local seed = 42
  local a, b = {}, {}
  for i = 1, count do
    seed = (seed * 16807) % 2147483647
    a[i] = seed
    b[i] = seed % 1000 + i / count
  end
  table.sort(a)
  table.sort(b, function(x, y) return x > y end)
  return a[1] + a[count] + b[1] + b[count]
end
