package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.lua.machine.Cache;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns that a state has read are kept, few of them, and mean the same. */
class PatternCacheTest {
    private final LuaState state = LuaState.create();

    @AfterEach
    void close() {
        state.close();
    }

    private @Nullable Object run(String source) {
        return state.call(state.load(state.compile(source, "=test")));
    }

    @Test
    void keepsAFixedNumber() {
        var cache = new Cache();
        for (int i = 0; i < 1_000; i++) {
            cache.put("key" + i, i, 10);
            assertThat(cache.get("key" + i)).isEqualTo(i);
        }
        assertThat(cache.bytes()).isLessThanOrEqualTo(320);
        long kept = 0;
        for (int i = 0; i < 1_000; i++) {
            kept += cache.get("key" + i) == null ? 0 : 1;
        }
        assertThat(kept * 10).isEqualTo(cache.bytes());
    }

    @Test
    void tellsStringsWithTheSamePlaceApart() {
        var cache = new Cache();
        cache.put("Aa", 1, 10);
        assertThat(cache.get("BB")).isNull();
        cache.put("BB", 2, 20);
        assertThat(cache.get("Aa")).isNull();
        assertThat(cache.bytes()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    1     | local a = ('aa'):find('^a') return a
                    2     | local n = 0 local _ = ('^a'):find('^a') for w in ('^a^a'):gmatch('^a') do n = n + 1 end return n
                    <a>ba | return (('aba'):gsub('^a', '<%0>'))
                    x     | local r for i = 1, 200 do r = ('x' .. i):match('(x)' .. i) end return r
                    -1-   | return (('-a-'):gsub('(%l)', function(c) return 1 end))
                    a-b-c | return (('abc'):gsub('()b', function(at) return '-b-' end))
                    3     | return select(2, ('1,22;333'):gsub('%d+', '#'))
                    null  | return ('bbb'):find('(a')
                    false | return (pcall(string.find, 'ba', '(a'))
                    false | return (pcall(string.rep('(', 33).find, 'b', string.rep('(', 33) .. 'a'))
                    b     | return (('b'):gsub('[^b]+', 'x'))
                    """)
    void meansTheSame(String expected, String source) {
        for (int i = 0; i < 3; i++) {
            Object result = run(source);
            assertThat(result instanceof Double number ? LuaNumbers.toString(number) : "" + result)
                    .isEqualTo(expected);
        }
    }
}
