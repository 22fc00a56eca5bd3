-- Strings: pieces that are joined, formatted and looked at.
return function(count)
  local pieces = {}
  for i = 1, count do
    pieces[#pieces + 1] = string.format("%d:%s", i, ("key" .. i):upper())
    pieces[#pieces + 1] = ("x"):rep(i % 7) .. i / 2
  end
  local all = table.concat(pieces, ",")
  local sum = 0
  for i = 1, #all do
    sum = sum + all:byte(i)
  end
  return #all + sum % 1000
end
