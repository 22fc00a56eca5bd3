package io.jackfield.lua.machine;

import io.jackfield.lua.LuaTable;

import org.jspecify.annotations.Nullable;

/** Events that a metatable may handle (manual, section 2.8). */
public enum Metamethod {
    /** Read of an absent field. */
    INDEX("__index", 0),
    /** Write of an absent field. */
    NEWINDEX("__newindex", 1),
    /** Equality. */
    EQ("__eq", 2),
    /** Call. */
    CALL("__call", 3),
    /** Sum. */
    ADD("__add"),
    /** Difference. */
    SUB("__sub"),
    /** Product. */
    MUL("__mul"),
    /** Quotient. */
    DIV("__div"),
    /** Remainder. */
    MOD("__mod"),
    /** Power. */
    POW("__pow"),
    /** Negation. */
    UNM("__unm"),
    /** Whole quotient. */
    IDIV("__idiv"),
    /** Concatenation. */
    CONCAT("__concat"),
    /** Length. */
    LEN("__len"),
    /** Order. */
    LT("__lt"),
    /** Order or equality. */
    LE("__le"),
    /** What {@code tostring} answers. */
    TOSTRING("__tostring"),
    /** What {@code getmetatable} answers. */
    METATABLE("__metatable"),
    /** Bitwise and. */
    BAND("__band"),
    /** Bitwise or. */
    BOR("__bor"),
    /** Bitwise exclusive or. */
    BXOR("__bxor"),
    /** Bitwise complement. */
    BNOT("__bnot"),
    /** Shift to the left. */
    SHL("__shl"),
    /** Shift to the right. */
    SHR("__shr");

    private final String field;
    private final int absenceBit;

    Metamethod(String field) {
        this(field, -1);
    }

    Metamethod(String field, int absenceBit) {
        this.field = field;
        this.absenceBit = absenceBit;
    }

    /** The name of the field. */
    public String field() {
        return field;
    }

    /** The handler in a metatable, null if there is none. */
    @Nullable Object in(@Nullable LuaTable metatable) {
        if (metatable == null || (absenceBit >= 0 && metatable.lacks(absenceBit, field))) {
            return null;
        }
        return metatable.get(field);
    }
}
