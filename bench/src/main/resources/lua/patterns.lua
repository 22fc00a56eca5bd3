-- Patterns: find, match, gmatch and gsub over lines of text.
return function(count)
  local line = "2024-03-17 10:22:45 WARN  worker-7: request /items/42?page=3 took 118 ms"
  local sum = 0
  for i = 1, count do
    local year, month, day = line:match("^(%d+)%-(%d+)%-(%d+)")
    sum = sum + year + month + day
    for word in line:gmatch("%a+") do
      sum = sum + #word
    end
    local replaced, times = line:gsub("%d+", "<%0>")
    sum = sum + #replaced + times
    if line:find("took (%d+) ms") then
      sum = sum + 1
    end
  end
  return sum
end
