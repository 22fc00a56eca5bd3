package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.lua.LuaStateBuilder.Grant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Text of Java that nobody has encoded: no Lua string, and nothing breaks. */
class WideStringsTest {
    private static final String WIDE = "a€😀";

    private static @Nullable Object run(LuaState state, String source) {
        return state.call(state.load(state.compile(source, "=test")));
    }

    @Test
    void sourceIsRefused() {
        try (LuaState state =
                LuaState.builder()
                        .loader(LuaLoader.memory(Map.of("wide", "return '" + WIDE + "'")))
                        .build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> state.compile("return '€'", "=test"))
                    .withMessageContaining("LuaText.encode");
            assertThat(run(state, LuaText.encode("return '€'"))).isEqualTo(LuaText.encode("€"));
            assertThatThrownBy(() -> run(state, "require 'wide'"))
                    .isInstanceOf(LuaException.class)
                    .hasMessageContaining("LuaText.encode");
        }
    }

    @Test
    void outputIsComplete() {
        var printed = new StringBuilder();
        try (LuaState state = LuaState.builder().grant(Grant.IO).output(printed::append).build()) {
            state.globals().put("wide", WIDE);
            run(state, "print(wide, 1) io.write(wide, '\\n')");
        }
        String line = WIDE + "\t1\n";
        assertThat(printed).startsWith(line).hasSize(line.length() + WIDE.length() + 1);
        // Files and streams take bytes.
        assertThat(LuaText.isBytes(printed.substring(line.length()))).isTrue();
        assertThat(LuaText.toBytes("a€")).isEqualTo(LuaText.toBytes("a?"));
    }

    @Test
    void functionsOfStringsTakeIt() {
        try (LuaState state = LuaState.create()) {
            state.globals().put("wide", WIDE);
            assertThat(run(state, "return #wide")).isEqualTo(4.0);
            for (String call :
                    new String[] {
                        "wide:upper():lower():reverse():rep(2)",
                        "wide:find('%w+')",
                        "wide:find('[^x-z%s]+')",
                        "wide:gsub('.', '%0%0')",
                        "('x'):find('[' .. wide .. ']')",
                        "('x'):gsub('%f[%w]' .. wide, wide)",
                        "wide:find('%b' .. wide:sub(1, 2))",
                        "wide:byte(1, -1)",
                        "string.format('%5s %q', wide, wide)",
                        "tonumber(wide)",
                        "pcall(utf8.len, wide)",
                        "wide < 'b' and wide .. 1",
                        "({[wide] = 1})[wide]"
                    }) {
                assertThat(run(state, "return pcall(function() return " + call + " end)"))
                        .as(call)
                        .isEqualTo(true);
            }
        }
    }
}
