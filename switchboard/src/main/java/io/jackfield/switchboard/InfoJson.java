package io.jackfield.switchboard;

import tools.jackson.core.JsonGenerator;

import java.util.Locale;
import java.util.function.Consumer;

/** Descriptions of functions and types as JSON. */
final class InfoJson {
    static String of(TypeInfo type) {
        return write(json -> type(json, type));
    }

    static String of(FunctionInfo info) {
        return write(
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("name", info.name());
                    json.writeStringProperty("shape", info.shape().name());
                    json.writeStringProperty("description", info.description());
                    json.writeName("input");
                    type(json, info.input());
                    json.writeName("output");
                    type(json, info.output());
                    json.writeStringProperty("encoding", info.encoding().name());
                    json.writeBooleanProperty("idempotent", info.idempotent());
                    json.writeStringProperty("execution", info.execution().name());
                    json.writeStringProperty("provider", info.provider());
                    json.writeEndObject();
                });
    }

    private static String write(Consumer<JsonGenerator> content) {
        return JsonText.write(content).string();
    }

    private static void type(JsonGenerator json, TypeInfo type) {
        json.writeStartObject();
        switch (type) {
            case TypeInfo.Basic basic -> kind(json, basic.name().toLowerCase(Locale.ROOT));
            case TypeInfo.ListOf(TypeInfo element) -> {
                kind(json, "list");
                json.writeName("element");
                type(json, element);
            }
            case TypeInfo.MapOf(TypeInfo value) -> {
                kind(json, "map");
                json.writeName("value");
                type(json, value);
            }
            case TypeInfo.RecordOf record -> {
                kind(json, "record");
                json.writeStringProperty("name", record.name());
                json.writeStringProperty("description", record.description());
                json.writeArrayPropertyStart("fields");
                record.fields().forEach(field -> field(json, field));
                json.writeEndArray();
            }
            case TypeInfo.EnumOf(String name, var values) -> {
                kind(json, "enum");
                json.writeStringProperty("name", name);
                json.writeArrayPropertyStart("values");
                values.forEach(json::writeString);
                json.writeEndArray();
            }
            case TypeInfo.Reference(String name) -> {
                kind(json, "reference");
                json.writeStringProperty("name", name);
            }
        }
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, TypeInfo.Field field) {
        json.writeStartObject();
        json.writeStringProperty("name", field.name());
        json.writeName("type");
        type(json, field.type());
        json.writeBooleanProperty("required", field.required());
        json.writeStringProperty("description", field.description());
        json.writeEndObject();
    }

    private static void kind(JsonGenerator json, String kind) {
        json.writeStringProperty("kind", kind);
    }

    private InfoJson() {}
}
