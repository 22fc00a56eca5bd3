package io.jackfield.gob;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The structs of the plugin hub's protocol, as records. */
final class HubTypes {
    private HubTypes() {}

    @GobName("brpc.PluginInfo")
    record PluginInfo(String name, String version, Optional<Map<String, Function>> functions) {}

    @GobName("brpc.Function")
    record Function(String name, Optional<Entity> input, Optional<Entity> output) {}

    @GobName("brpc.Entity")
    record Entity(String name, String type, boolean mandatory, List<Entity> fields) {}

    @SuppressWarnings("ArrayRecordComponent") // The payload is []byte in Go.
    @GobName("brpc.Envelope")
    record Envelope(
            @Unsigned long seq, String trace, String method, String error, byte[] payload) {}

    /** In the form of the vector file. */
    static Object form(Object value) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        switch (value) {
            case PluginInfo info -> {
                form.put("Name", info.name());
                form.put("Version", info.version());
                form.put("Functions", info.functions().map(HubTypes::forms).orElse(null));
            }
            case Function function -> {
                form.put("Name", function.name());
                form.put("Input", function.input().map(HubTypes::form).orElse(null));
                form.put("Output", function.output().map(HubTypes::form).orElse(null));
            }
            case Entity entity -> {
                form.put("Name", entity.name());
                form.put("Type", entity.type());
                form.put("Mandatory", entity.mandatory());
                form.put("Fields", entity.fields().stream().map(HubTypes::form).toList());
            }
            case Envelope envelope -> {
                String payload = new String(envelope.payload(), StandardCharsets.UTF_8);
                form.put("Seq", Long.toUnsignedString(envelope.seq()));
                form.put("Trace", envelope.trace());
                form.put("Method", envelope.method());
                form.put("Error", envelope.error());
                form.put("Payload", payload.isEmpty() ? null : payload);
            }
            default -> throw new IllegalArgumentException(value.toString());
        }
        return form;
    }

    private static Object forms(Map<String, Function> functions) {
        Map<String, Object> forms = new LinkedHashMap<>();
        functions.forEach((name, function) -> forms.put(name, form(function)));
        return forms;
    }

    static Object of(String target, @Nullable Object json) {
        Map<String, @Nullable Object> form = Vectors.map(json);
        return target.equals("Envelope") ? envelope(form) : info(form);
    }

    private static Envelope envelope(Map<String, @Nullable Object> form) {
        Object payload = form.get("Payload");
        return new Envelope(
                Long.parseUnsignedLong(text(form, "Seq")),
                text(form, "Trace"),
                text(form, "Method"),
                text(form, "Error"),
                payload == null
                        ? new byte[0]
                        : payload.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static PluginInfo info(Map<String, @Nullable Object> form) {
        return new PluginInfo(
                text(form, "Name"),
                text(form, "Version"),
                Optional.ofNullable(form.get("Functions")).map(HubTypes::functions));
    }

    private static Map<String, Function> functions(Object json) {
        Map<String, Function> functions = new LinkedHashMap<>();
        Vectors.map(json)
                .forEach(
                        (name, each) -> {
                            Map<String, @Nullable Object> form = Vectors.map(each);
                            functions.put(
                                    name,
                                    new Function(
                                            text(form, "Name"),
                                            Optional.ofNullable(form.get("Input"))
                                                    .map(HubTypes::entity),
                                            Optional.ofNullable(form.get("Output"))
                                                    .map(HubTypes::entity)));
                        });
        return functions;
    }

    private static Entity entity(Object json) {
        Map<String, @Nullable Object> form = Vectors.map(json);
        return new Entity(
                text(form, "Name"),
                text(form, "Type"),
                Boolean.TRUE.equals(form.get("Mandatory")),
                ((List<?>) Objects.requireNonNull(form.get("Fields")))
                        .stream().map(each -> entity(Objects.requireNonNull(each))).toList());
    }

    private static String text(Map<String, @Nullable Object> form, String field) {
        return String.valueOf(form.get(field));
    }
}
