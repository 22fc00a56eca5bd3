-- Switches between a coroutine and its resumer.
return function(count)
  local numbers = coroutine.wrap(function()
    for i = 1, count do
      coroutine.yield(i)
    end
    return 0
  end)
  local sum = 0
  for _ = 1, count do
    sum = sum + numbers()
  end
  numbers()
  return sum
end
