package io.jackfield.server.lua;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lua.LuaState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the prompt completes. */
class GlobalNamesTest {
    private final LuaState state = LuaState.create();
    private final GlobalNames names = new GlobalNames(state);

    @AfterEach
    void close() {
        state.close();
    }

    private void run(String source) {
        state.call(state.load(state.compile(source, "=test")));
    }

    @ParameterizedTest
    @CsvSource({
        "str,string",
        "string.re,string.rep string.reverse",
        "whi,while",
        "pr,print",
        "_G.string.rev,_G.string.reverse",
        "nothing.x,''",
        "print.x,''"
    })
    void completesNamesAndFields(String typed, String expected) {
        assertThat(String.join(" ", names.names(typed))).isEqualTo(expected);
    }

    @Test
    void completesMethodsOfStringsAndOfPrototypes() {
        run("s = 'text' o = setmetatable({ field = 1 }, { __index = { method = print } })");
        assertThat(names.names("s:upp")).containsExactly("s:upper");
        assertThat(names.names("o.")).containsExactly("o.field", "o.method");
        assertThat(names.names("o:")).containsExactly("o:method");
    }

    @Test
    void runsNothingAndShowsNoStrangeKeys() {
        run(
                "t = setmetatable({ ['not a name'] = 1, [1] = 2, ok = 3 }, { __index = function()"
                        + " error('run') end })");
        assertThat(names.names("t.")).containsExactly("t.ok");
    }
}
