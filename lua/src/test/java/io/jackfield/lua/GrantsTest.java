package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.lua.LuaStateBuilder.Grant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is off by default, and what it does when it is granted. */
class GrantsTest {
    @TempDir Path folder;

    private static LuaStateBuilder granted(Grant... grants) {
        LuaStateBuilder builder = LuaState.builder();
        for (Grant grant : grants) {
            builder.grant(grant);
        }
        return builder;
    }

    private static @Nullable Object run(LuaState state, String source) {
        return state.call(state.load(state.compile(LuaText.encode(source), "=test")));
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = GrantsTest.class.getResourceAsStream("/lua/granted/" + name)) {
            assertThat(file).as(name).isNotNull();
            return LuaText.ofBytes(file.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"io", "debug", "locals", "hooks", "package"})
    void grantedLibrariesPrintWhatTheReferencePrints(String name) throws IOException {
        var printed = new StringBuilder();
        LuaStateBuilder builder = granted(Grant.values()).output(printed::append);
        String file = "granted/" + name + ".lua";
        try (LuaState state = builder.build()) {
            state.call(state.load(state.compile(resource(name + ".lua"), "@" + file)));
        }
        assertThat(printed.toString()).isEqualTo(resource(name + ".expected"));
    }

    @Test
    void nothingOfThemIsThereByDefault() {
        try (LuaState state = LuaState.create()) {
            assertThat(
                            run(
                                    state,
                                    """
                                    return tostring(io or package or require or module or dofile
                                        or loadfile or os.execute or os.exit or os.getenv
                                        or os.remove or os.rename or os.tmpname or os.setlocale
                                        or debug.getinfo or debug.getregistry)
                                    """))
                    .isEqualTo("nil");
        }
    }

    @Test
    void processesNeedAGrantOfTheirOwn() {
        try (LuaState state = granted(Grant.IO, Grant.OS).build()) {
            assertThat(run(state, "return select(2, pcall(io.popen, 'ls'))"))
                    .isEqualTo("'popen' not supported");
            assertThat(run(state, "return os.execute")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "os.exit(7)",
                "pcall(os.exit, 7)",
                "xpcall(function() os.exit(7) end, print)",
                "coroutine.wrap(function() pcall(os.exit, 7) end)()",
                "print(coroutine.resume(coroutine.create(function() os.exit(7) end)))",
                "setmetatable({}, { __index = function() os.exit(7) end }).x()"
            })
    void exitIsCaughtByNobodyButTheHost(String source) {
        try (LuaState state = granted(Grant.OS).build()) {
            assertThatThrownBy(() -> run(state, source))
                    .isInstanceOfSatisfying(
                            LuaExitException.class, e -> assertThat(e.status()).isEqualTo(7));
            assertThat(run(state, "return 1")).isEqualTo(1.0);
        }
    }

    @Test
    void streamsAreThoseOfTheBuilder() {
        var printed = new StringBuilder();
        var errors = new StringBuilder();
        byte[] typed = "3 4\nrest of it".getBytes(StandardCharsets.ISO_8859_1);
        LuaStateBuilder builder =
                granted(Grant.IO)
                        .input(new ByteArrayInputStream(typed))
                        .output(printed::append)
                        .errors(errors::append);
        try (LuaState state = builder.build()) {
            run(
                    state,
                    """
                    local a, b = io.read('*n', '*n')
                    print(a + b, io.read('*l'), io.read('*a'), io.read())
                    io.write('no', ' end')
                    io.stderr:write('bad')
                    """);
        }
        assertThat(printed.toString()).isEqualTo("7\t\trest of it\tnil\nno end");
        assertThat(errors.toString()).isEqualTo("bad");
    }

    @Test
    void aRootHoldsAllFileFunctions() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("link"), folder.resolve("secret"));
        Files.writeString(root.resolve("mine.lua"), "return 'mine'");
        try (LuaState state = granted(Grant.values()).root(root).build()) {
            assertThat(run(state, "return dofile('mine.lua') .. require('mine')"))
                    .isEqualTo("minemine");
            for (String name : new String[] {"../secret", "link", "/etc/hostname", "a/../../x"}) {
                assertThat(run(state, "return select(2, io.open('" + name + "'))"))
                        .isEqualTo(name + ": Permission denied");
                assertThat(run(state, "return select(2, io.open('" + name + "', 'w'))"))
                        .isEqualTo(name + ": Permission denied");
                assertThat(run(state, "return loadfile('" + name + "')")).isNull();
                assertThat(run(state, "return os.remove('" + name + "')")).isNull();
                assertThat(run(state, "return os.rename('mine.lua', '" + name + "')")).isNull();
            }
            assertThat(run(state, "return (io.open(os.tmpname(), 'w'))")).isNotNull();
        }
        assertThat(folder.resolve("secret")).hasContent("secret");
    }

    @Test
    void whatWasWrittenIsThereWhenTheStateIsClosed() {
        Path file = folder.resolve("left open");
        try (LuaState state = granted(Grant.IO).build()) {
            state.globals().put("name", LuaText.encode(file.toString()));
            run(state, "local f = io.open(name, 'w') f:write('kept') f = nil");
        }
        assertThat(file).hasContent("kept");
    }

    @Test
    void openFilesAreLimited() {
        try (LuaState state = granted(Grant.IO).build()) {
            assertThat(
                            run(
                                    state,
                                    """
                                    local files = {}
                                    while true do
                                        local file, text = io.tmpfile()
                                        if not file then return text .. #files end
                                        files[#files + 1] = file
                                    end
                                    """))
                    .isEqualTo("Too many open files1000");
            assertThat(run(state, "for i = 1, 3000 do io.tmpfile() end return 'forgotten'"))
                    .isEqualTo("forgotten");
        }
    }

    @Test
    void whatAProcessIsSentArrivesWhenTheStateIsClosed() {
        Path file = folder.resolve("sent");
        try (LuaState state = granted(Grant.IO, Grant.PROCESS).build()) {
            state.globals().put("name", LuaText.encode(file.toString()));
            run(state, "io.popen('cat > ' .. name, 'w'):write('sent')");
        }
        assertThat(file).hasContent("sent");
    }

    @Test
    void readingCountsForTheBudget() throws IOException {
        Path file = Files.writeString(folder.resolve("large"), "x".repeat(1 << 20));
        LuaBudget budget = LuaBudget.defaults().withStringBytes(100_000);
        try (LuaState state = granted(Grant.IO).budget(budget).build()) {
            state.globals().put("name", LuaText.encode(file.toString()));
            for (String format : new String[] {"'*a'", "'*l'", "1e6"}) {
                assertThatThrownBy(() -> run(state, "io.open(name):read(" + format + ")"))
                        .isInstanceOf(LuaBudgetException.class);
            }
        }
    }

    @Test
    void collectingClearsWeakTables() {
        String source =
                """
                local weak = setmetatable({ {}, {} }, { __mode = 'v' })
                weak.key = {}
                collectgarbage()
                return tostring(weak.key) .. tostring(weak[1])
                """;
        try (LuaState state = granted(Grant.COLLECT).build()) {
            assertThat(run(state, source)).isEqualTo("nilnil");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local n = 0 debug.sethook(function() n = n + 1 while n == 1 do end end, 'l')\n"
                        + " n = 0",
                "debug.sethook(function() end, '', 1) while true do end",
                "local function hook() debug.sethook(hook, 'crl', 1) end hook() while true do end",
                "debug.sethook(function() pcall(error) end, 'cr') local function f() f() end"
                        + " while true do pcall(f) end"
            })
    void hooksEndWithTheBudget(String source) {
        LuaBudget budget = LuaBudget.defaults().withSteps(1_000_000);
        try (LuaState state = granted(Grant.DEBUG).budget(budget).build()) {
            assertThatThrownBy(() -> run(state, source)).isInstanceOf(LuaBudgetException.class);
            assertThat(run(state, "debug.sethook() return 1")).isEqualTo(1.0);
        }
    }

    @Test
    void aFunctionThatAnotherStateCompiledHasNoLocalsToShow() {
        try (LuaState plain = LuaState.create();
                LuaState state = granted(Grant.DEBUG).build()) {
            LuaPrototype shared = plain.compile("local a = ... return debug.getlocal(1, 1)", "=a");
            assertThat(state.call(state.load(shared))).isNull();
            assertThat(run(state, "local a = 1 return (debug.getlocal(1, 1))")).isEqualTo("a");
        }
    }
}
