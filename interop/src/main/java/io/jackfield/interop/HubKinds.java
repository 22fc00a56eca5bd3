package io.jackfield.interop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * A field of every kind that JSON can carry, under the names that the program in Go gives them.
 *
 * @param bool true or false
 * @param integer as wide as the other end likes
 * @param uint64 up to 2^64 - 1
 * @param bytes base64
 * @param array of three
 * @param time RFC 3339
 * @param duration in nanoseconds
 */
@SuppressWarnings("ArrayRecordComponent") // JSON is bound; nobody compares.
public record HubKinds(
        boolean bool,
        @JsonProperty("int") long integer,
        byte int8,
        short int16,
        int int32,
        long int64,
        long uint,
        short uint8,
        int uint16,
        long uint32,
        @Nullable BigInteger uint64,
        float float32,
        double float64,
        @Nullable String string,
        byte @Nullable [] bytes,
        @Nullable List<String> list,
        int @Nullable [] array,
        int @Nullable [] @Nullable [] grid,
        @Nullable Map<String, Integer> map,
        @Nullable Map<Long, String> numbers,
        @Nullable Map<String, Point> points,
        @Nullable Point point,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Point pointer,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String optional,
        @Nullable Object any,
        @Nullable String time,
        long duration,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Tree tree,
        @JsonProperty("Plain") @Nullable String plain) {

    /**
     * A struct within others.
     *
     * @param x across
     * @param y up
     */
    public record Point(int x, int y) {}

    /**
     * Holds itself.
     *
     * @param value of this node
     * @param kids below it
     */
    public record Tree(
            int value, @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<Tree> kids) {}
}
