-- Fields and arithmetic: planets that attract each other.
local function body(x, y, z, vx, vy, vz, mass)
  return { x = x, y = y, z = z, vx = vx, vy = vy, vz = vz, mass = mass }
end

local function advance(bodies, count, dt)
  for i = 1, count do
    local a = bodies[i]
    local ax, ay, az, am = a.x, a.y, a.z, a.mass
    local vx, vy, vz = a.vx, a.vy, a.vz
    for j = i + 1, count do
      local b = bodies[j]
      local dx, dy, dz = ax - b.x, ay - b.y, az - b.z
      local square = dx * dx + dy * dy + dz * dz
      local pull = dt / (square * math.sqrt(square))
      local mass = b.mass
      vx = vx - dx * mass * pull
      vy = vy - dy * mass * pull
      vz = vz - dz * mass * pull
      b.vx = b.vx + dx * am * pull
      b.vy = b.vy + dy * am * pull
      b.vz = b.vz + dz * am * pull
    end
    a.vx, a.vy, a.vz = vx, vy, vz
    a.x, a.y, a.z = ax + dt * vx, ay + dt * vy, az + dt * vz
  end
end

return function(steps)
  local bodies = {}
  for i = 1, 5 do
    bodies[i] = body(i, i * 0.5, -i, 0.1 * i, 0.2, -0.1 * i, 1 + 1 / i)
  end
  for _ = 1, steps do
    advance(bodies, 5, 0.001)
  end
  return bodies[1].x
end
