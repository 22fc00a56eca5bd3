package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.machine.Cache;
import io.jackfield.lua.machine.Machine;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern as a list of items (reference manual, section 5.4.1). Immutable. A pattern that is
 * malformed somewhere has an item there that fails when it is reached, as in PUC Lua: what comes
 * before it may decide first.
 */
final class Pattern {
    private static final int BYTES_PER_CHARACTER = 48;
    private static final int BASE_BYTES = 100;

    /** Longer ones are read anew each time, so that the patterns of a state stay small. */
    private static final int MOST_KEPT = 80;

    private static final int MOST_CAPTURES = 32;

    private final boolean isAnchored;
    private final Item[] items;
    private final int captures;
    private final @Nullable Item beginning;

    private Pattern(boolean isAnchored, Item[] items) {
        this.isAnchored = isAnchored;
        this.items = items;
        int count = 0;
        for (Item item : items) {
            count += item.kind() == Kind.OPEN || item.kind() == Kind.POSITION ? 1 : 0;
        }
        this.captures = count;
        this.beginning = beginning(items, count);
    }

    /** Whether it began with {@code ^}. */
    boolean isAnchored() {
        return isAnchored;
    }

    /** How many captures it has. */
    int captures() {
        return captures;
    }

    /** From 0; the last one is an end or a fault. */
    Item item(int index) {
        return items[index];
    }

    /** What one character is compared with, or what is done between two characters. */
    enum Kind {
        LITERAL,
        ANY,
        SET,
        OPEN,
        POSITION,
        CLOSE,
        BALANCE,
        FRONTIER,
        REFERENCE,
        SUBJECT_END,
        END,
        FAULT
    }

    /** How often an item of one of the first three kinds is to match. */
    enum Repeat {
        ONCE,
        OPTIONAL,
        STAR,
        PLUS,
        LAZY
    }

    /**
     * One item.
     *
     * @param kind what it is
     * @param repeat how often; once for those that match no single character
     * @param first the literal; of a balance the opening character; of a reference the digit
     * @param second of a balance the closing character
     * @param set of a set or frontier
     * @param fault why a pattern is malformed
     */
    record Item(
            Kind kind,
            Repeat repeat,
            char first,
            char second,
            @Nullable CharacterSet set,
            String fault) {

        boolean matches(char character) {
            return switch (kind) {
                case LITERAL -> character == first;
                case ANY -> true;
                default -> set != null && set.contains(character);
            };
        }
    }

    /**
     * Reads a pattern, or finds it among those that the state has read last; its length counts as
     * work, and as memory if it is read.
     *
     * @param call the call that it is read for
     * @param text a Lua string; it ends at a zero byte, as in Lua 5.1
     * @param mayBeAnchored whether a {@code ^} at the beginning is an anchor
     */
    static Pattern of(LuaArguments call, String text, boolean mayBeAnchored) {
        call.state().step(text.length() >> 2);
        boolean isAnchored = text.startsWith("^");
        if (text.length() > MOST_KEPT || (isAnchored && !mayBeAnchored)) {
            return read(call, text, isAnchored && mayBeAnchored);
        }
        Cache known = ((Machine) call.state()).patterns();
        if (known.get(text) instanceof Pattern pattern) {
            return pattern;
        }
        Pattern made = read(call, text, isAnchored);
        known.put(text, made, BASE_BYTES + BYTES_PER_CHARACTER * text.length());
        return made;
    }

    private static Pattern read(LuaArguments call, String text, boolean isAnchored) {
        call.state().allocate(BASE_BYTES + (long) BYTES_PER_CHARACTER * text.length());
        return new Pattern(isAnchored, new Reader(text, isAnchored ? 1 : 0).items());
    }

    /** The item that a match must begin with, if there is one and nothing fails before it. */
    private static @Nullable Item beginning(Item[] items, int captures) {
        int at = 0;
        while (items[at].kind() == Kind.OPEN) {
            at++;
        }
        Item item = items[at];
        boolean isOneCharacter = item.kind() == Kind.LITERAL || item.kind() == Kind.SET;
        boolean isNeeded = item.repeat() == Repeat.ONCE || item.repeat() == Repeat.PLUS;
        return isOneCharacter && isNeeded && captures <= MOST_CAPTURES ? item : null;
    }

    /**
     * Where a match may begin, from a place on; negative if nowhere.
     *
     * @param subject what is searched
     * @param from not behind its end
     */
    int candidate(String subject, int from) {
        Item item = beginning;
        if (item == null) {
            return from;
        }
        if (item.kind() == Kind.LITERAL) {
            return subject.indexOf(item.first(), from);
        }
        int at = from;
        while (at < subject.length() && !item.matches(subject.charAt(at))) {
            at++;
        }
        return at < subject.length() ? at : -1;
    }

    /** What it counts for. */
    long bytes() {
        return (long) BYTES_PER_CHARACTER * items.length;
    }

    /** Whether a text holds nothing that a pattern treats specially. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                return true;
            }
            if ("^$*+?.([%-".indexOf(character) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Reads items one after the other. */
    private static final class Reader {
        private final String text;
        private final List<Item> items = new ArrayList<>();
        private int at;

        Reader(String text, int from) {
            this.text = text;
            this.at = from;
        }

        Item[] items() {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = next();
            }
            return items.toArray(Item[]::new);
        }

        /** A zero byte ends the text, and stands behind its end. */
        private char peek(int offset) {
            return at + offset < text.length() ? text.charAt(at + offset) : 0;
        }

        /** False if the item was the last. */
        private boolean next() {
            return switch (peek(0)) {
                case 0 -> add(Kind.END);
                case '(' -> capture(peek(1) == ')');
                case ')' -> skip(1) && add(Kind.CLOSE);
                case '$' -> peek(1) == 0 ? add(Kind.SUBJECT_END) : single();
                case '%' -> escaped(peek(1));
                default -> single();
            };
        }

        private boolean capture(boolean isPosition) {
            return skip(isPosition ? 2 : 1) && add(isPosition ? Kind.POSITION : Kind.OPEN);
        }

        private boolean skip(int characters) {
            at += characters;
            return true;
        }

        private boolean escaped(char next) {
            if (next == 'b') {
                at += 2;
                char open = peek(0);
                char close = open == 0 ? 0 : peek(1);
                if (close == 0) {
                    return fault("unbalanced pattern");
                }
                at += 2;
                return add(new Item(Kind.BALANCE, Repeat.ONCE, open, close, null, ""));
            }
            if (next == 'f') {
                at += 2;
                if (peek(0) != '[') {
                    return fault("missing '[' after '%f' in pattern");
                }
                CharacterSet set = set();
                return set != null
                        && add(new Item(Kind.FRONTIER, Repeat.ONCE, '\0', '\0', set, ""));
            }
            if (CharacterSet.isDigit(next)) {
                at += 2;
                return add(new Item(Kind.REFERENCE, Repeat.ONCE, next, '\0', null, ""));
            }
            return single();
        }

        /** What matches one character, and what follows it to say how often. */
        private boolean single() {
            char character = peek(0);
            Kind kind = Kind.LITERAL;
            CharacterSet set = null;
            if (character == '[') {
                kind = Kind.SET;
                set = set();
                if (set == null) {
                    return false;
                }
            } else if (character == '%') {
                character = peek(1);
                if (character == 0) {
                    return fault("malformed pattern (ends with '%')");
                }
                at += 2;
                boolean isUpper = character >= 'A' && character <= 'Z';
                if (isUpper || (character >= 'a' && character <= 'z')) {
                    kind = Kind.SET;
                    set = CharacterSet.ofClass(character);
                }
            } else {
                at++;
                kind = character == '.' ? Kind.ANY : Kind.LITERAL;
            }
            return add(new Item(kind, repeat(), character, '\0', set, ""));
        }

        private Repeat repeat() {
            Repeat repeat =
                    switch (peek(0)) {
                        case '?' -> Repeat.OPTIONAL;
                        case '*' -> Repeat.STAR;
                        case '+' -> Repeat.PLUS;
                        case '-' -> Repeat.LAZY;
                        default -> Repeat.ONCE;
                    };
            at += repeat == Repeat.ONCE ? 0 : 1;
            return repeat;
        }

        /**
         * From the bracket on; null after a fault. A bracket right at the beginning is a literal.
         */
        private @Nullable CharacterSet set() {
            int end = setEnd();
            if (end < 0) {
                var _ = fault("malformed pattern (missing ']')");
                return null;
            }
            var set = new CharacterSet();
            boolean isComplement = peek(1) == '^';
            at += isComplement ? 2 : 1;
            while (at < end) {
                if (peek(0) == '%') {
                    set.addClass(peek(1));
                    at += 2;
                } else if (peek(1) == '-' && at + 2 < end) {
                    set.addRange(peek(0), peek(2));
                    at += 3;
                } else {
                    set.add(peek(0));
                    at++;
                }
            }
            if (isComplement) {
                set.complement();
            }
            at = end + 1;
            return set;
        }

        /** Where the closing bracket stands; negative if there is none. */
        private int setEnd() {
            int offset = peek(1) == '^' ? 2 : 1;
            do {
                char character = peek(offset++);
                if (character == 0) {
                    return -1;
                }
                if (character == '%' && peek(offset) != 0) {
                    offset++;
                }
            } while (peek(offset) != ']');
            return at + offset;
        }

        private boolean fault(String why) {
            items.add(new Item(Kind.FAULT, Repeat.ONCE, '\0', '\0', null, why));
            return false;
        }

        private boolean add(Kind kind) {
            items.add(new Item(kind, Repeat.ONCE, '\0', '\0', null, ""));
            return kind != Kind.END && kind != Kind.SUBJECT_END;
        }

        private boolean add(Item item) {
            return items.add(item);
        }
    }
}
