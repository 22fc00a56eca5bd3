package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Java values become Lua values and back. */
class LuaConversionTest {
    private final LuaState state = LuaState.create();

    /** A record to be converted. */
    public record Point(int x, List<String> labels) {}

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void copiesThereAndBack() {
        Object made = LuaConversion.toLua(state, Map.of("point", new Point(3, List.of("ä", "b"))));
        assertThat(LuaConversion.toJava(made))
                .isEqualTo(Map.of("point", Map.of("x", 3.0, "labels", List.of("ä", "b"))));
    }

    @Test
    void readsRecordsAgain() {
        Point point = new Point(3, List.of("ä", "b"));
        assertThat(LuaConversion.toJava(LuaConversion.toLua(state, point), Point.class))
                .isEqualTo(point);
    }

    @Test
    void refusesWhatHasNoLuaValueOrNoEnd() {
        assertThatThrownBy(() -> LuaConversion.toLua(state, new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LuaUserdata");
        LuaTable cyclic = state.newTable(0, 1);
        cyclic.put("self", cyclic);
        assertThatThrownBy(() -> LuaConversion.toJava(cyclic))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
