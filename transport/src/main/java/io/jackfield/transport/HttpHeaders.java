package io.jackfield.transport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Headers in order, names without regard to case. Immutable. Every name is a token and no value has
 * control characters, so that nobody writes a second header through a value.
 */
public final class HttpHeaders {

    /** None. */
    public static final HttpHeaders EMPTY = new HttpHeaders(new String[0]);

    private final String[] pairs;

    private HttpHeaders(String[] pairs) {
        this.pairs = pairs;
    }

    /**
     * Headers of names and values in turn.
     *
     * @param pairs name, value, name, value, …
     * @throws IllegalArgumentException if the number is odd, or a name or value not well formed
     */
    public static HttpHeaders of(String... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("a value is missing for " + pairs[pairs.length - 1]);
        }
        String[] copy = pairs.clone();
        for (int i = 0; i < copy.length; i += 2) {
            checkName(copy[i]);
            checkValue(copy[i], copy[i + 1]);
        }
        return copy.length == 0 ? EMPTY : new HttpHeaders(copy);
    }

    /**
     * The same with one header more, at the end.
     *
     * @param name token
     * @param value without control characters
     * @throws IllegalArgumentException if either is not well formed
     */
    public HttpHeaders with(String name, String value) {
        checkName(name);
        checkValue(name, value);
        String[] more = Arrays.copyOf(pairs, pairs.length + 2);
        more[pairs.length] = name;
        more[pairs.length + 1] = value;
        return new HttpHeaders(more);
    }

    /**
     * These and then those.
     *
     * @param others to be added
     */
    public HttpHeaders with(HttpHeaders others) {
        if (others.pairs.length == 0) {
            return this;
        }
        String[] more = Arrays.copyOf(pairs, pairs.length + others.pairs.length);
        System.arraycopy(others.pairs, 0, more, pairs.length, others.pairs.length);
        return new HttpHeaders(more);
    }

    /**
     * The first value of a name.
     *
     * @param name in any case
     */
    public Optional<String> first(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equalsIgnoreCase(name)) {
                return Optional.of(pairs[i + 1]);
            }
        }
        return Optional.empty();
    }

    /**
     * All values of a name, in order.
     *
     * @param name in any case
     */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equalsIgnoreCase(name)) {
                values.add(pairs[i + 1]);
            }
        }
        return values;
    }

    /**
     * Whether one of the comma-separated elements of a name is this token, in any case.
     *
     * @param name of the header
     * @param token such as {@code close}
     */
    public boolean hasToken(String name, String token) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equalsIgnoreCase(name)) {
                for (String element : pairs[i + 1].split(",", -1)) {
                    if (element.strip().equalsIgnoreCase(token)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Calls for each, in order.
     *
     * @param each gets name and value
     */
    public void forEach(BiConsumer<String, String> each) {
        for (int i = 0; i < pairs.length; i += 2) {
            each.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** How many there are. */
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HttpHeaders that && Arrays.equals(pairs, that.pairs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }

    @Override
    public String toString() {
        return Arrays.toString(pairs);
    }

    private static void checkName(String name) {
        boolean good = !name.isEmpty();
        for (int i = 0; i < name.length() && good; i++) {
            char c = name.charAt(i);
            good = c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
        if (!good) {
            throw new IllegalArgumentException("not the name of a header: " + printable(name));
        }
    }

    private static void checkValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
                throw new IllegalArgumentException(
                        "the value of " + name + " has a character that headers cannot carry");
            }
        }
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }
}
