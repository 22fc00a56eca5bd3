package io.jackfield.hub.replay;

import io.jackfield.hub.PluginMethod;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigInteger;

/** Recorded plugins that take and give numbers and bytes. Java has no unsigned types. */
final class NumberMethods {

    static final class Integers {
        @PluginMethod(name = "Int")
        public long int0(long value) {
            return value;
        }

        public byte int8(byte value) {
            return value;
        }

        public short int16(short value) {
            return value;
        }

        public int int32(int value) {
            return value;
        }

        public long int64(long value) {
            return value;
        }

        public BigInteger uint(BigInteger value) {
            return value;
        }

        public short uint8(short value) {
            return value;
        }

        public int uint16(int value) {
            return value;
        }

        public long uint32(long value) {
            return value;
        }

        public BigInteger uint64(BigInteger value) {
            return value;
        }
    }

    static final class Scalars {
        public float float32(float value) {
            return value;
        }

        public double float64(double value) {
            return value;
        }

        public boolean bool(boolean value) {
            return value;
        }

        public String string(@Nullable String value) {
            return value == null ? "" : value;
        }

        public int rune(int value) {
            return value;
        }

        public JsonNode number(JsonNode value) {
            return value;
        }

        public JsonNode raw(JsonNode value) {
            return value;
        }

        @PluginMethod(name = "NaN")
        public double notANumber(TextMethods.@Nullable Empty nothing) {
            return Double.NaN;
        }

        /** Texts here are never of other bytes than those of Unicode. */
        public String badText(TextMethods.@Nullable Empty nothing) {
            return "a\ufffdb";
        }
    }

    static final class Bytes {
        public byte @Nullable [] bytes(byte @Nullable [] value) {
            return value;
        }

        public byte[] reverse(byte @Nullable [] value) {
            int length = value == null ? 0 : value.length;
            byte[] reversed = new byte[length];
            for (int i = 0; value != null && i < length; i++) {
                reversed[i] = value[length - 1 - i];
            }
            return reversed;
        }
    }

    private NumberMethods() {}
}
