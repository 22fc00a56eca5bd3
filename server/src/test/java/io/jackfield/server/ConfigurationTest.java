package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.server.config.Configuration;
import io.jackfield.server.config.ConfigurationText;
import io.jackfield.server.config.OptionInfo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class ConfigurationTest {
    @TempDir Path folder;

    private Modules.Configured configure(
            String toml, Map<String, String> variables, Map<String, String> flags)
            throws IOException {
        Path file = folder.resolve("jackfield.toml");
        Files.writeString(file, toml);
        return Modules.load().configure(Configuration.read(Optional.of(file), variables, flags));
    }

    @Test
    void withoutAnythingThereAreDefaults() throws Exception {
        ServerOptions options = configure("", Map.of(), Map.of()).server();
        assertThat(options.listen()).containsExactly(new Endpoint.Tcp("127.0.0.1", 7070));
        assertThat(options.sessionMaxIdle()).isEqualTo(Duration.ofDays(30));
        assertThat(options.maxBodyBytes()).isEqualTo(16 << 20);
        assertThat(options.tls().certificate()).isNull();
        assertThat(options.open()).isFalse();
    }

    @Test
    void flagsGoOverVariablesOverTheFile() throws Exception {
        String toml = "drainTime = \"1s\"\nmaxConnections = 1\naccessLog = true\n";
        var variables = Map.of("JACKFIELD_DRAIN_TIME", "2s", "JACKFIELD_MAX_CONNECTIONS", "2");
        ServerOptions options = configure(toml, variables, Map.of("--drain-time", "3s")).server();
        assertThat(options.drainTime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.maxConnections()).isEqualTo(2);
        assertThat(options.accessLog()).isTrue();
    }

    @Test
    void tablesAndListsAreRead() throws Exception {
        String toml =
                """
                listen = ["tcp://127.0.0.1:1", "unix:/tmp/x.sock"]
                origins = "any"

                [tls]
                certificate = "a.pem"
                key = "b.pem"

                [demo]
                chatHistory = 7

                [[rules]]
                effect = "deny"
                actions = ["call", "offer"]
                principal = "bob"
                name = "x/*"
                """;
        var configured = configure(toml, Map.of("JACKFIELD_TLS_CLEAR_TEXT_TOO", "true"), Map.of());
        ServerOptions options = configured.server();
        assertThat(options.listen()).hasSize(2);
        assertThat(options.origins()).containsExactly("any");
        assertThat(options.tls().certificate()).isEqualTo(Path.of("a.pem"));
        assertThat(options.tls().clearTextToo()).isTrue();
        assertThat(options.rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.actions()).hasSize(2));
        assertThat(configured.tables().get("demo")).hasToString("SamplesOptions[chatHistory=7]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lisen = \"x\"|there is no option lisen; did you mean listen?",
                "[tls]\\ncertificat = \"x\"|did you mean tls.certificate?",
                "listen = \"nowhere\"|listen not an endpoint: \"nowhere\"",
                "drainTime = \"soon\"|drainTime must be a duration, such as 500ms, 30s, 5m, 2h or"
                        + " 30d, was \"soon\"",
                "maxConnections = \"many\"|maxConnections must be a number",
                "maxBodyBytes = \"16MB\"|must be a number of bytes",
                "open = \"yes\"|open must be true or false",
                "durability = \"eternal\"|must be one of process, power",
                "tls = 1|tls must be a table",
                "[tls]\\ncertificate = \"x\"|in [tls]: certificate and key belong together",
                "[[rules]]\\nefect = \"deny\"|did you mean effect?",
                "[[rules]]\\neffect = \"perhaps\"|must be one of allow, deny",
                "open = |line 1",
                "maxConnections = 99999999999|must be at most"
            })
    void whatIsWrongIsNamed(String toml, String says) {
        assertThatThrownBy(() -> configure(toml.replace("\\n", "\n"), Map.of(), Map.of()))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining(says)
                .hasMessageContaining("");
    }

    @Test
    void anUnknownVariableIsNamed() {
        assertThatThrownBy(() -> configure("", Map.of("JACKFIELD_LISTN", "x"), Map.of()))
                .hasMessageContaining("did you mean JACKFIELD_LISTEN?");
    }

    @Test
    void everyOptionHasItsOwnNamesAndADescription() {
        List<OptionInfo> options = Modules.load().options();
        assertThat(options)
                .extracting(OptionInfo::flag)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("--[a-z-]+"));
        assertThat(options)
                .extracting(OptionInfo::variable)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Z_]+"));
        assertThat(options)
                .allSatisfy(
                        option ->
                                assertThat(option.option().description())
                                        .isNotBlank()
                                        .doesNotEndWith("."));
    }

    @Test
    void whatIsPrintedIsReadBackTheSame() throws Exception {
        String toml =
                """
                listen = ["tcp://127.0.0.1:1"]
                data = "with \\"quotes\\" and \\\\ and \\u0007"
                [[rules]]
                principal = "a*"
                """;
        var once = configure(toml, Map.of(), Map.of());
        var again = configure(ConfigurationText.toml(once.tables()), Map.of(), Map.of());
        assertThat(again.server()).isEqualTo(once.server());
        assertThat(again.tables()).isEqualTo(once.tables());
    }

    @Test
    void garbageIsRefusedWithItsOwnException() throws Exception {
        var random = new Random(17);
        String[] parts = {
            "listen",
            " = ",
            "\"",
            "[",
            "]",
            "[[",
            "]]",
            "rules",
            "tls",
            "\n",
            "tcp://127.0.0.1:1",
            "{",
            "}",
            ",",
            "1",
            "1e9",
            "true",
            ".",
            "'",
            "#",
            "drainTime",
            "5s",
            "\\u0000",
            "\t",
            "key",
            "certificate",
            "1979-05-27"
        };
        for (int round = 0; round < 1_000; round++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            tryToRead(text.toString());
            var noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            tryToRead(new String(noise, StandardCharsets.ISO_8859_1));
        }
        tryToRead("a=" + "[".repeat(100_000));
        tryToRead("a" + ".a".repeat(100_000) + "=1");
    }

    private void tryToRead(String toml) throws IOException {
        try {
            configure(toml, Map.of(), Map.of());
        } catch (JackfieldException expected) {
            assertThat(expected.message()).isNotBlank();
        }
    }
}
