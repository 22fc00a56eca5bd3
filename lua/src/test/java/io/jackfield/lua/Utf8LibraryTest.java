package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library {@code utf8}, and other names of later versions; checked by hand against 5.3. */
class Utf8LibraryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "utf8.char(72, 228, 8364, 128512) | Hä€😀",
                "utf8.char() | ''",
                "utf8.codepoint('hä€😀', 1, -1) | 104 228 8364 128512",
                "utf8.codepoint('a') | 97",
                "utf8.len('häß€😀') | 5",
                "utf8.len('') | 0",
                "utf8.len('a\\255') | nil 2",
                "utf8.len('häh', 3) | nil 3",
                "utf8.len('abc', 4) | 0",
                "utf8.len('\\237\\160\\128') | nil 1",
                "utf8.len('\\192\\128') | nil 1",
                "utf8.len('\\244\\144\\128\\128') | nil 1",
                "pcall(utf8.len, 'abc', 5) | false bad argument #2 to '?' (initial position out of"
                        + " string)",
                "pcall(utf8.len, 'abc', 1, 4) | false bad argument #3 to '?' (final position out of"
                        + " string)",
                "utf8.offset('aä€😀', 3) | 4",
                "utf8.offset('aä€😀', 5) | 11",
                "utf8.offset('aä€😀', 6) | nil",
                "utf8.offset('aä€😀', -1) | 7",
                "utf8.offset('aä€😀', -5) | nil",
                "utf8.offset('aä€😀', 0, 5) | 4",
                "pcall(utf8.offset, 'aä', 1, 3) | false initial position is a continuation byte",
                "pcall(utf8.codepoint, '\\255') | false invalid UTF-8 code",
                "pcall(utf8.char, -1) | false bad argument #1 to '?' (value out of range)",
                "('aä€'):gsub(utf8.charpattern, '.') | ... 3",
                "('x'):rep(3, ',') | x,x,x",
                "('x'):rep(1, ',') | x",
                "('x'):rep(0, ',') | ''",
                "(''):rep(3, ',') | ,,",
                "table.unpack({ 1, 2, 3 }, 2) | 2 3",
                "table.pack(1, nil).n | 2"
            })
    void answers(String expression, String expected) {
        assertThat(evaluate("return " + expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"aä€😀 | 1:97 2:228 4:8364 7:128512 ", "'' | ''"})
    void codesGoThroughAString(String text, String expected) {
        assertThat(
                        evaluate(
                                "local t = '' for p, c in utf8.codes('"
                                        + text
                                        + "') do t = t .. p .. ':' .. c .. ' ' end return t"))
                .isEqualTo(expected.isEmpty() ? "" : expected + " ");
    }

    private static String evaluate(String source) {
        try (LuaState state = LuaState.create()) {
            var all = state.callAll(state.load(state.compile(LuaText.encode(source), "=test")));
            var shown = new StringBuilder();
            for (Object value : all) {
                shown.append(shown.isEmpty() ? "" : " ").append(state.toText(value));
            }
            return LuaText.decode(shown.toString());
        }
    }
}
