-- Runs what it is told on its input: a file and a number on each line, the result for an answer.
local loaded = {}
for line in io.lines() do
  local file, argument = line:match("^(.-)\t(.+)$")
  loaded[file] = loaded[file] or dofile(file)
  print(string.format("%.14g", loaded[file](tonumber(argument))))
  io.stdout:flush()
end
