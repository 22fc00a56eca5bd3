package io.jackfield.server.command;

import io.jackfield.core.JackfieldException;
import io.jackfield.server.Modules;
import io.jackfield.server.config.Configuration;
import io.jackfield.server.config.OptionInfo;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options of the server as flags of a command. */
final class ConfigurationFlags {
    private static final String STANDARD_FILE = "jackfield.toml";

    static void addTo(CommandSpec spec, List<OptionInfo> options) {
        spec.addOption(
                OptionSpec.builder("--config")
                        .paramLabel("FILE")
                        .arity("1")
                        .type(String.class)
                        .description(
                                "Read options from this file; " + STANDARD_FILE + " if it is there")
                        .build());
        for (OptionInfo option : options) {
            if (!option.isTables()) {
                spec.addOption(flag(option));
            }
        }
    }

    private static OptionSpec flag(OptionInfo option) {
        Class<?> type = option.component().getType();
        String standard = option.option().value();
        String description =
                option.option().description() + (standard.isEmpty() ? "" : "; " + standard);
        var builder = OptionSpec.builder(option.flag()).description(description.replace("%", "%%"));
        if (type == boolean.class) {
            builder.arity("0..1").type(String.class).fallbackValue("true").paramLabel("true|false");
        } else if (List.class.equals(type)) {
            builder.arity("1").type(List.class).auxiliaryTypes(String.class).paramLabel("VALUE");
        } else {
            builder.arity("1").type(String.class).paramLabel("VALUE");
        }
        return builder.build();
    }

    /** The flags that were given, by name; those of a list joined by commas. */
    static Map<String, String> values(CommandLine.ParseResult parsed, List<OptionInfo> options) {
        var values = new HashMap<String, String>();
        for (OptionInfo option : options) {
            if (parsed.hasMatchedOption(option.flag())) {
                Object value = parsed.matchedOption(option.flag()).getValue();
                values.put(
                        option.flag(),
                        value instanceof List<?> list
                                ? String.join(",", list.stream().map(Object::toString).toList())
                                : String.valueOf(value));
            }
        }
        return values;
    }

    /** The configuration of a command; what is wrong with it is exit status 2. */
    static Modules.Configured configure(
            CommandLine.ParseResult parsed,
            Modules modules,
            Map<String, String> variables,
            Map<String, String> flags) {
        String named = parsed.matchedOptionValue("--config", variables.get("JACKFIELD_CONFIG"));
        Path standard = Path.of(STANDARD_FILE);
        Optional<Path> file =
                named != null
                        ? Optional.of(Path.of(named))
                        : Optional.of(standard).filter(Files::exists);
        try {
            return modules.configure(Configuration.read(file, variables, flags));
        } catch (JackfieldException wrong) {
            throw new ErrorLines.MisunderstoodException(wrong);
        }
    }

    private ConfigurationFlags() {}
}
