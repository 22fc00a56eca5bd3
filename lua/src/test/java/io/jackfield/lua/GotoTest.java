package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lua.ScriptTest.Tier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** The option {@code goto}: LuaJIT has it, so it judges; refusals are worded as Lua 5.2 does. */
class GotoTest {
    private static final Pattern EMPTY_LINES = Pattern.compile("\n\n+");

    private static String resource(String name) throws IOException {
        try (InputStream file = GotoTest.class.getResourceAsStream("/lua/later/" + name)) {
            assertThat(file).as(name).isNotNull();
            return LuaText.ofBytes(file.readAllBytes());
        }
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void goesWhereLuajitGoes(Tier tier) throws IOException {
        var printed = new StringBuilder();
        String[] snippets = EMPTY_LINES.split(resource("goto.lua"), -1);
        for (int i = 0; i < snippets.length; i++) {
            printed.append("--@ ").append(i + 1).append('\n');
            printed.append(Snippet.run(snippets[i], tier.builder().allowGoto()));
        }
        assertThat(printed).hasToString(resource("goto.expected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    goto x local a ::x:: print(a)                 | <goto x> at line 1 jumps into the scope of local 'a'
                    do goto x end local y ::x:: print(y)          | <goto x> at line 1 jumps into the scope of local 'y'
                    goto x local function f() end ::x:: f()       | <goto x> at line 1 jumps into the scope of local 'f'
                    do local a goto x local b local c ::x:: b() end | <goto x> at line 1 jumps into the scope of local 'b'
                    for i = 1, 2 do goto x local z ::x:: z() end  | <goto x> at line 1 jumps into the scope of local 'z'
                    repeat goto c local x ::c:: until x           | <goto c> at line 1 jumps into the scope of local 'x'
                    goto x                                        | no visible label 'x' for <goto> at line 1
                    do ::x:: end goto x                           | no visible label 'x' for <goto> at line 1
                    while true do goto y end do ::y:: end         | no visible label 'y' for <goto> at line 1
                    ::a:: local function f() goto a end           | no visible label 'a' for <goto> at line 1
                    ::x:: ::x::                                   | label 'x' already defined on line 1
                    goto 1                                        | '<name>' expected near '1'
                    """)
    void refusesOtherJumps(String text, String message) {
        assertThat(Snippet.run(text, LuaState.builder().allowGoto()))
                .isEqualTo("refused: snippet:1: " + message + "\n");
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void jumpsBackwardsTakeSteps(Tier tier) {
        LuaBudget budget = LuaBudget.defaults().withSteps(100_000);
        try (LuaState state = tier.builder().allowGoto().budget(budget).build()) {
            LuaFunction endless =
                    state.load(state.compile("::a:: do do goto a end end", "=endless"));
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> state.call(endless)))
                    .isInstanceOf(LuaBudgetException.class);
        }
    }

    @Test
    void isANameWithoutTheOption() {
        assertThat(Snippet.run("local goto = 1 print(goto)")).isEqualTo("1\n");
    }
}
