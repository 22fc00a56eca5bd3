package io.jackfield.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.hub.PluginHub;
import io.jackfield.transport.Transport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plugin in Go of a recipe, as it is written there. The library that it imports is not to be
 * had; a stand-in of the same names is compiled with it.
 */
class GoRecipeTest {
    private static final Path RECIPE =
            Path.of("..", "docs", "recipes", "a-plugin-in-java-and-in-go.md");
    private static final Path STAND_IN = Path.of("src", "test", "resources", "stand-in");
    private static final Pattern PROGRAM =
            Pattern.compile("^```go\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir Path folder;

    @Test
    void theRecipeInGoIsAPlugin() throws Exception {
        Path program = build();
        try (Transport transport = Transport.create();
                PluginHub hub = PluginHub.create()) {
            var at = hub.listen(transport, Endpoint.parse("tcp://127.0.0.1:0")).endpoint();
            String address = at.toString().substring("tcp://".length());
            try (Running plugin = Running.program(program, address)) {
                assertThat(hub.waitFor("greeter", Duration.ofSeconds(20))).isTrue();

                assertThat(hub.call("greeter", "Hello", person(36), String.class))
                        .isEqualTo("Hello, Ada!");
                assertThatThrownBy(() -> hub.call("greeter", "Hello", person(-1), String.class))
                        .isInstanceOf(JackfieldException.class)
                        .hasMessageContaining("nobody is that young");

                assertThat(hub.unplug("greeter", "", Duration.ofSeconds(20))).isTrue();
                assertThat(plugin.hasEnded()).isTrue();
            }
        }
    }

    private static Map<String, Object> person(int age) {
        return Map.of("name", "Ada", "age", age);
    }

    private Path build() throws Exception {
        String go = go();
        Matcher found = PROGRAM.matcher(Files.readString(RECIPE));
        assertThat(found.find()).isTrue();
        Files.writeString(folder.resolve("main.go"), found.group(1));
        Files.writeString(
                folder.resolve("go.mod"),
                """
                module greeter

                go 1.19

                require github.com/easysy/brpc v0.0.0

                replace github.com/easysy/brpc => %s
                """
                        .formatted(STAND_IN.toAbsolutePath()));
        Process build =
                new ProcessBuilder(go, "build", "-o", "greeter", ".")
                        .directory(folder.toFile())
                        .inheritIO()
                        .start();
        assertThat(build.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(build.exitValue()).isZero();
        return folder.resolve("greeter");
    }

    /** Without Go the test fails in CI, and is skipped elsewhere. */
    private static String go() {
        String path =
                System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/local/go/bin";
        List<Path> found =
                Arrays.stream(path.split(File.pathSeparator))
                        .map(each -> Path.of(each, "go"))
                        .filter(Files::isExecutable)
                        .toList();
        if (found.isEmpty() && System.getenv("CI") != null) {
            throw new AssertionError("there is no go to build the recipe with");
        }
        assumeTrue(!found.isEmpty(), "no Go");
        return found.getFirst().toString();
    }
}
