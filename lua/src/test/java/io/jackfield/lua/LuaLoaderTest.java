package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where {@code require} finds modules. */
class LuaLoaderTest {
    @TempDir Path folder;

    private static @Nullable Object run(LuaLoader loader, String source) {
        try (LuaState state = LuaState.builder().loader(loader).build()) {
            return state.call(state.load(state.compile(source, "=test")));
        }
    }

    private void modules(Path root) throws IOException {
        Files.createDirectories(root.resolve("a").resolve("d"));
        Files.writeString(root.resolve("a").resolve("b.lua"), "return ... .. ' found'");
        Files.writeString(root.resolve("a").resolve("d").resolve("init.lua"), "return 'init'");
        Files.writeString(root.resolve("broken.lua"), "x =");
    }

    private void findsModules(LuaLoader loader) {
        assertThat(run(loader, "return require('a.b') .. require('a.d')"))
                .isEqualTo("a.b foundinit");
        for (String name :
                new String[] {"..b", "../x", "/etc/hostname", "a/b", "", "a.b.", "\\0"}) {
            assertThat(run(loader, "return (pcall(require, '" + name + "'))")).isEqualTo(false);
        }
        assertThat((String) run(loader, "return select(2, pcall(require, 'broken'))"))
                .startsWith("error loading module 'broken' from file '")
                .contains("broken.lua:1: unexpected symbol near '<eof>'");
    }

    @Test
    void inFiles() throws IOException {
        modules(folder);
        findsModules(LuaLoader.files(folder));
        assertThat((String) run(LuaLoader.files(folder), "return select(2, pcall(require, 'no'))"))
                .isEqualTo(
                        "module 'no' not found:\n\tno field package.preload['no']\n\tno file '"
                                + folder
                                + "/no.lua'\n\tno file '"
                                + folder
                                + "/no/init.lua'");
    }

    @Test
    void inFilesButNotBeyondALink() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(folder.resolve("secret.lua"), "return 1");
        Files.createSymbolicLink(inside.resolve("link.lua"), folder.resolve("secret.lua"));
        assertThat(run(LuaLoader.files(inside), "return (pcall(require, 'link'))"))
                .isEqualTo(false);
    }

    @Test
    void inAZip() throws IOException {
        Path zip = folder.resolve("modules.zip");
        try (FileSystem inside =
                FileSystems.newFileSystem(
                        URI.create("jar:" + zip.toUri()), Map.of("create", "true"))) {
            modules(inside.getPath("/"));
        }
        findsModules(LuaLoader.zip(zip));
        assertThatThrownBy(() -> LuaLoader.zip(folder.resolve("none.zip")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void onAClassPath() throws IOException {
        modules(folder.resolve("lua"));
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            findsModules(LuaLoader.classPath(loader, "lua/"));
        }
    }

    @Test
    void inMemory() {
        LuaLoader loader =
                LuaLoader.memory(Map.of("any name", "return 1", "other", "return require 'none'"));
        assertThat(run(loader, "return require('any name')")).isEqualTo(1.0);
        assertThat(run(loader, "return select(2, pcall(require, 'other'))"))
                .isEqualTo(
                        "other:1: module 'none' not found:\n\tno field package.preload['none']\n"
                                + "\tno module 'none' in memory");
    }

    @Test
    void oneAfterTheOther() {
        LuaLoader first = LuaLoader.memory(Map.of("a", "return 'first'"));
        LuaLoader second = LuaLoader.memory(Map.of("a", "return 'second'", "b", "return 'b'"));
        try (LuaState state = LuaState.builder().loader(first).loader(second).build()) {
            LuaPrototype chunk = state.compile("return require('a') .. require('b')", "=test");
            assertThat(state.call(state.load(chunk))).isEqualTo("firstb");
        }
    }
}
