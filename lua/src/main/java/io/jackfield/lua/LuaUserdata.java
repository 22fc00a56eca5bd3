package io.jackfield.lua;

import org.jspecify.annotations.Nullable;

/**
 * A Java object in the hands of Lua. A script can do with it what its metatable offers and nothing
 * else: without one it can only be passed on and compared.
 */
public final class LuaUserdata {
    private final @Nullable Object object;
    private @Nullable LuaTable metatable;

    /**
     * Wraps.
     *
     * @param object what is wrapped; null for a userdata that is only an identity
     * @param metatable what Lua may do with it; null for nothing
     */
    public LuaUserdata(@Nullable Object object, @Nullable LuaTable metatable) {
        this.object = object;
        this.metatable = metatable;
    }

    /** What is wrapped. */
    public @Nullable Object object() {
        return object;
    }

    /** The metatable, null if there is none. */
    public @Nullable LuaTable metatable() {
        return metatable;
    }

    /**
     * Gives it another metatable.
     *
     * @param newMetatable null for none
     */
    public void setMetatable(@Nullable LuaTable newMetatable) {
        metatable = newMetatable;
    }

    /** For logs; Lua's {@code tostring} is {@link LuaState#toText}. */
    @Override
    public String toString() {
        return "userdata: " + object;
    }
}
