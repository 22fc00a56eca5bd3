package io.jackfield.gob;

import java.util.function.Function;

/**
 * A Java type that stands for a Go type which encodes itself ({@code GobEncoder} or {@code
 * encoding.BinaryMarshaler}).
 *
 * @param <T> the Java type
 * @param javaType the Java type
 * @param goName the name of the Go type with its package, {@code "uuid.UUID"}
 * @param kind which of Go's interfaces the type has
 * @param write to the bytes Go's method makes
 * @param read from such bytes; any exception means that they are malformed
 */
public record GobOpaque<T>(
        Class<T> javaType,
        String goName,
        GobType.OpaqueKind kind,
        Function<T, byte[]> write,
        Function<byte[], T> read) {}
