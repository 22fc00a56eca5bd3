package io.jackfield.lua.node;

import io.jackfield.lua.LuaTable;
import io.jackfield.lua.machine.Frame;
import io.jackfield.lua.machine.Operations;

import org.jspecify.annotations.Nullable;

/** Reads of fields. */
final class Fields {
    private Fields() {}

    /** {@code object.name}. */
    static final class Field extends Node {
        final Node object;
        final int objectSlot;
        final String name;
        private final int site;

        Field(Node object, String name, int site) {
            this.object = object;
            this.objectSlot = object.slot();
            this.name = name;
            this.site = site;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object from = value(frame, object, objectSlot);
            if (from instanceof LuaTable table) {
                Object value = table.get(name);
                if (value != null || table.metatable() == null) {
                    return value;
                }
            }
            frame.site = site;
            return Operations.index(frame.machine, from, name, object);
        }

        @Override
        public String description() {
            return "field '" + name + "'";
        }
    }

    /** {@code object[key]}. */
    static final class Element extends Node {
        private final Node object;
        private final int objectSlot;
        private final Node key;
        private final int keySlot;
        private final int site;

        Element(Node object, Node key, int site) {
            this.object = object;
            this.objectSlot = object.slot();
            this.key = key;
            this.keySlot = key.slot();
            this.site = site;
        }

        @Override
        @Nullable Object evaluate(Frame frame) {
            Object from = value(frame, object, objectSlot);
            Object at = value(frame, key, keySlot);
            if (from instanceof LuaTable table) {
                Object value =
                        at instanceof Double number
                                ? table.get(number.doubleValue())
                                : table.get(at);
                if (value != null || table.metatable() == null) {
                    return value;
                }
            }
            frame.site = site;
            return Operations.index(frame.machine, from, at, object);
        }

        @Override
        public String description() {
            return "field '?'";
        }
    }
}
