package io.jackfield.hub.board;

import io.jackfield.hub.Entity;
import io.jackfield.switchboard.TypeInfo;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What plugins say of their values, in the words of the switchboard. */
final class Types {

    /**
     * A description.
     *
     * @param name for structs, unique among those of a function
     * @param entity empty where a plugin says nothing: anything may come then
     */
    static TypeInfo of(String name, Optional<Entity> entity) {
        return entity.map(described -> of(name, described.type(), described))
                .orElse(TypeInfo.Basic.ANY);
    }

    private static TypeInfo of(String name, String type, Entity entity) {
        if (type.equals("[]uint8")) {
            return TypeInfo.Basic.BYTES;
        }
        if (type.startsWith("[]")) {
            return new TypeInfo.ListOf(of(name, type.substring(2), entity));
        }
        int bracket = type.startsWith("map[") ? type.indexOf(']') : -1;
        if (bracket > 0) {
            return new TypeInfo.MapOf(of(name, type.substring(bracket + 1), entity));
        }
        if (type.equals("struct") && !entity.fields().isEmpty()) {
            return new TypeInfo.RecordOf(
                    name, "", entity.fields().stream().map(field -> field(name, field)).toList());
        }
        TypeInfo basic = basic(type);
        return basic == null ? TypeInfo.Basic.ANY : basic;
    }

    private static TypeInfo.Field field(String around, Entity field) {
        return new TypeInfo.Field(
                field.name(),
                of(around + "." + field.name(), field.type(), field),
                field.mandatory(),
                "");
    }

    private static @Nullable TypeInfo basic(String type) {
        if (type.equals("string")) {
            return TypeInfo.Basic.STRING;
        }
        if (type.equals("bool")) {
            return TypeInfo.Basic.BOOLEAN;
        }
        if (type.startsWith("float")) {
            return TypeInfo.Basic.NUMBER;
        }
        boolean isInteger =
                (type.startsWith("int") && !type.equals("interface")) || type.startsWith("uint");
        return isInteger ? TypeInfo.Basic.INTEGER : null;
    }

    private Types() {}
}
