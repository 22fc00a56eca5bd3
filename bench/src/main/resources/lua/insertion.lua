-- Tables: appended, set by name and by number, walked, removed from.
return function(count)
  local list, named = {}, {}
  for i = 1, count do
    table.insert(list, i)
    named["k" .. i % 1000] = i
  end
  local squares = {}
  for i = 1, count do
    squares[i] = list[i] * list[i]
  end
  local sum = 0
  for i, value in ipairs(squares) do
    sum = sum + value % i
  end
  for _, value in pairs(named) do
    sum = sum + value
  end
  while #list > count / 2 do
    sum = sum + table.remove(list)
  end
  return sum
end
