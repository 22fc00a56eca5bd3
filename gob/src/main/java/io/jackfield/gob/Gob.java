package io.jackfield.gob;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How this program reads and writes gob: limits, names, and the records it knows. Make one and keep
 * it; it looks at each Java type once, never changes, and is safe from many threads. Nothing in
 * this module blocks but what is given a stream.
 *
 * <p>Java and Go types:
 *
 * <table>
 *   <caption>What stands for what</caption>
 *   <tr><th>Java</th><th>Go</th><th>left out on the wire, and then read as</th></tr>
 *   <tr><td>{@code boolean}, {@code byte}, {@code short}, {@code int}, {@code long}, {@code float},
 *       {@code double}, boxed too</td><td>{@code bool}, {@code int8} … {@code int64}, {@code
 *       float32}, {@code float64}</td><td>zero</td></tr>
 *   <tr><td>{@link Unsigned} integers, {@code @Unsigned BigInteger}</td><td>{@code uint8} … {@code
 *       uint64}</td><td>zero</td></tr>
 *   <tr><td>{@code String}, {@code byte[]}</td><td>{@code string}, {@code []byte}</td><td>empty</td>
 *       </tr>
 *   <tr><td>{@code List}, Java arrays</td><td>slices; arrays with {@link FixedLength}, which are
 *       always sent</td><td>empty</td></tr>
 *   <tr><td>{@code Map}</td><td>maps</td><td>null (Go's nil), read as empty</td></tr>
 *   <tr><td>records</td><td>structs, always sent</td><td>a record of such values</td></tr>
 *   <tr><td>{@code Optional}</td><td>pointers</td><td>empty</td></tr>
 *   <tr><td>{@code Object}, interfaces</td><td>interfaces, of registered types</td><td>null</td>
 *       </tr>
 *   <tr><td>{@link java.time.Instant}</td><td>{@code time.Time}</td><td>year 1</td></tr>
 *   <tr><td>{@link java.math.BigInteger}</td><td>{@code *big.Int}</td><td>zero</td></tr>
 *   <tr><td>{@link GobValue.Complex}</td><td>{@code complex128}</td><td>zero</td></tr>
 * </table>
 *
 * <p>A null component is sent as the zero value. A pointer to a zero number or an empty string
 * cannot be told from nil on the wire. A missing record is read as one whose components are all
 * missing; a record that contains itself does so through {@code Optional}, {@code List} or {@code
 * Map}.
 */
public final class Gob {
    private final GobLimits limits;
    private final int firstTypeId;
    private final Shapes shapes;

    private Gob(Builder from) {
        limits = from.limits;
        firstTypeId = from.firstTypeId;
        shapes = new Shapes(from.lookup, from.registered, from.opaques);
    }

    /**
     * One with the defaults.
     *
     * @param lookup {@code MethodHandles.lookup()} of a class that sees the records used
     */
    public static Gob create(Lookup lookup) {
        return builder(lookup).build();
    }

    /** One for public records of exported packages, and for values of types not known before. */
    public static Gob create() {
        return create(MethodHandles.publicLookup());
    }

    /**
     * One with options.
     *
     * @param lookup {@code MethodHandles.lookup()} of a class that sees the records used
     */
    public static Builder builder(Lookup lookup) {
        return new Builder(lookup);
    }

    /** Options of a {@link Gob}. Not for several threads at once. */
    public static final class Builder {
        private final Lookup lookup;
        private final Map<String, Class<?>> registered = new LinkedHashMap<>();
        private final List<GobOpaque<?>> opaques = new ArrayList<>();
        private GobLimits limits = GobLimits.defaults();
        private int firstTypeId = PredefinedTypes.FIRST_FREE;

        private Builder(Lookup lookup) {
            this.lookup = lookup;
        }

        /**
         * What decoders take at most; {@link GobLimits#defaults()} by default.
         *
         * @param most the limits
         */
        public Builder limits(GobLimits most) {
            limits = most;
            return this;
        }

        /**
         * Registers a type for interface values, as {@code gob.Register} does. Go's basic types,
         * {@code time.Time}, {@code []interface {}} and {@code map[string]interface {}} are
         * registered already.
         *
         * @param name the name Go has it registered with: {@code "main.Point"}, {@code
         *     "*main.Point"} for a pointer
         * @param type the Java type
         */
        public Builder register(String name, Class<?> type) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a registered name must not be empty");
            }
            registered.put(name, type);
            return this;
        }

        /**
         * Adds a type that encodes itself in Go.
         *
         * @param opaque the type
         */
        public Builder opaque(GobOpaque<?> opaque) {
            opaques.add(opaque);
            return this;
        }

        /**
         * The number of the first type an encoder defines; 64 by default, as in current Go. Readers
         * do not care.
         *
         * @param id at least 64
         */
        public Builder firstTypeId(int id) {
            if (id < PredefinedTypes.FIRST_FREE || id > 1 << 30) {
                throw new IllegalArgumentException(
                        "firstTypeId must be from 64 to 1073741824, was " + id);
            }
            firstTypeId = id;
            return this;
        }

        /**
         * The finished object.
         *
         * @throws GobException {@link GobException.Kind#UNSUPPORTED} if a registered type has no
         *     form in gob or cannot be reached
         */
        public Gob build() {
            return new Gob(this);
        }
    }

    /** The limits. */
    public GobLimits limits() {
        return limits;
    }

    /** An encoder for a new stream. */
    public GobEncoder encoder() {
        return new GobEncoder(shapes, limits, firstTypeId);
    }

    /** A decoder for a new stream. */
    public GobDecoder decoder() {
        return new GobDecoder(shapes, limits);
    }

    /**
     * How long the message is that begins in a buffer: for those who cut a stream into messages
     * before they feed it. Reads by index only.
     *
     * @param in the bytes
     * @param at where the message begins
     * @param available how many bytes are there
     * @return its length with the number in front; may be more than is available. 0 when more bytes
     *     are needed to tell
     * @throws GobException {@link GobException.Kind#MALFORMED} if no message begins like that,
     *     {@link GobException.Kind#LIMIT} if it is longer than {@link GobLimits#messageBytes}
     */
    public int messageBytes(ByteBuffer in, int at, int available) {
        if (available < 1) {
            return 0;
        }
        byte first = in.get(at);
        int more = first >= 0 ? 0 : -first;
        if (more > 8) {
            throw GobException.malformed("no message: its length would have " + more + " bytes");
        }
        if (available <= more) {
            return 0;
        }
        long length = first;
        if (more > 0) {
            length = 0;
            for (int i = 1; i <= more; i++) {
                length = (length << 8) | (in.get(at + i) & 0xff);
            }
        }
        if (length == 0) {
            throw GobException.malformed("a message of length 0");
        }
        if (length < 0 || length > limits.messageBytes()) {
            throw GobException.limit(
                    "a message of "
                            + Long.toUnsignedString(length)
                            + " bytes; messageBytes is "
                            + limits.messageBytes());
        }
        return (int) length + 1 + more;
    }
}
