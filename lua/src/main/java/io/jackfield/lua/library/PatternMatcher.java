package io.jackfield.lua.library;

import io.jackfield.lua.LuaArguments;
import io.jackfield.lua.LuaException;
import io.jackfield.lua.LuaNumbers;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaValues;
import io.jackfield.lua.library.Pattern.Item;
import io.jackfield.lua.library.Pattern.Kind;
import io.jackfield.lua.library.Pattern.Repeat;

import org.jspecify.annotations.Nullable;

/** One subject against one pattern, by backtracking. Counts its work; belongs to one call. */
final class PatternMatcher {
    private static final int MOST_CAPTURES = 32;

    /** Items that were entered and may still be tried in another way. */
    private static final int MOST_DEPTH = 1_000;

    private static final int UNFINISHED = -1;
    private static final int POSITION = -2;
    private static final int NO_MATCH = -1;
    private static final int WORK_AT_ONCE = 512;

    private final LuaArguments arguments;
    private final LuaState state;
    private final String subject;
    private final Pattern pattern;
    private final int[] starts;
    private final int[] lengths;
    private int captures;
    private int depth;
    private int work;

    PatternMatcher(LuaArguments arguments, String subject, Pattern pattern) {
        this.arguments = arguments;
        this.state = arguments.state();
        this.subject = subject;
        this.pattern = pattern;
        int most = Math.min(pattern.captures(), MOST_CAPTURES);
        this.starts = new int[most];
        this.lengths = new int[most];
    }

    /**
     * Tries at one place.
     *
     * @param from where the match is to begin
     * @return where it ends; negative if there is none
     */
    int matchAt(int from) {
        captures = 0;
        depth = 0;
        return match(from, 0);
    }

    /**
     * The first place from here on where the pattern matches; {@link #matchAt} was just tried
     * there.
     *
     * @param from where to begin
     * @return negative if there is none
     */
    Found search(int from) {
        for (int at = from; at <= subject.length(); at++) {
            int start = pattern.isAnchored() ? at : nextCandidate(at);
            if (start < 0) {
                break;
            }
            at = start;
            int end = matchAt(at);
            if (end >= 0) {
                return new Found(at, end);
            }
            if (pattern.isAnchored()) {
                break;
            }
        }
        return Found.NOTHING;
    }

    /** A match; both negative for none. */
    record Found(int start, int end) {
        static final Found NOTHING = new Found(NO_MATCH, NO_MATCH);

        boolean isNothing() {
            return start < 0;
        }
    }

    /** Skips what cannot begin a match; negative if nothing is left that can. */
    int nextCandidate(int from) {
        int found = pattern.candidate(subject, from);
        count(((found < 0 ? subject.length() : found) - from) >> 4);
        return found;
    }

    /** To be called when the matching is over: the work that was not counted yet. */
    void finish() {
        state.step(work + 1);
        work = 0;
    }

    private void count(int units) {
        work += units;
        if (work >= WORK_AT_ONCE) {
            state.step(work);
            work = 0;
        }
    }

    private int descend(int at, int index) {
        if (++depth > MOST_DEPTH) {
            throw arguments.error("pattern too complex");
        }
        int end = match(at, index);
        depth--;
        return end;
    }

    private int match(int from, int firstItem) {
        int at = from;
        int index = firstItem;
        while (true) {
            count(1);
            Item item = pattern.item(index);
            switch (item.kind()) {
                case END -> {
                    return at;
                }
                case SUBJECT_END -> {
                    return at == subject.length() ? at : NO_MATCH;
                }
                case FAULT -> throw arguments.error(item.fault());
                case OPEN -> {
                    return open(at, index, UNFINISHED);
                }
                case POSITION -> {
                    return open(at, index, POSITION);
                }
                case CLOSE -> {
                    return close(at, index);
                }
                case BALANCE -> at = balanced(at, item);
                case FRONTIER -> at = frontier(at, item);
                case REFERENCE -> at = repeated(at, item);
                case LITERAL, ANY, SET -> {
                    if (item.repeat() == Repeat.ONCE) {
                        at = matches(at, item) ? at + 1 : NO_MATCH;
                    } else if (item.repeat() == Repeat.OPTIONAL) {
                        if (matches(at, item)) {
                            int end = descend(at + 1, index + 1);
                            if (end >= 0) {
                                return end;
                            }
                        }
                    } else {
                        return item.repeat() == Repeat.LAZY ? lazy(at, index) : greedy(at, index);
                    }
                }
            }
            if (at < 0) {
                return NO_MATCH;
            }
            index++;
        }
    }

    private boolean matches(int at, Item item) {
        return at < subject.length() && item.matches(subject.charAt(at));
    }

    /** As many as there are, then fewer. */
    private int greedy(int at, int index) {
        Item item = pattern.item(index);
        int least = item.repeat() == Repeat.PLUS ? at + 1 : at;
        int last = at;
        while (matches(last, item)) {
            last++;
        }
        count((last - at) >> 2);
        Item next = pattern.item(index + 1);
        if (next.kind() == Kind.END) {
            return last >= least ? last : NO_MATCH;
        }
        boolean isNextPlain = next.kind() == Kind.LITERAL && next.repeat() == Repeat.ONCE;
        for (int end = last; end >= least; end--) {
            if (isNextPlain && !matches(end, next)) {
                count(1);
                continue;
            }
            int result = descend(end, index + 1);
            if (result >= 0) {
                return result;
            }
        }
        return NO_MATCH;
    }

    /** As few as possible, then more. */
    private int lazy(int at, int index) {
        Item item = pattern.item(index);
        for (int end = at; ; end++) {
            int result = descend(end, index + 1);
            if (result >= 0) {
                return result;
            }
            if (!matches(end, item)) {
                return NO_MATCH;
            }
        }
    }

    private int open(int at, int index, int length) {
        if (captures >= MOST_CAPTURES) {
            throw arguments.error("too many captures");
        }
        starts[captures] = at;
        lengths[captures] = length;
        captures++;
        int end = descend(at, index + 1);
        if (end < 0) {
            captures--;
        }
        return end;
    }

    private int close(int at, int index) {
        int capture = captures - 1;
        while (capture >= 0 && lengths[capture] != UNFINISHED) {
            capture--;
        }
        if (capture < 0) {
            throw arguments.error("invalid pattern capture");
        }
        lengths[capture] = at - starts[capture];
        int end = descend(at, index + 1);
        if (end < 0) {
            lengths[capture] = UNFINISHED;
        }
        return end;
    }

    private int balanced(int at, Item item) {
        if (at >= subject.length() || subject.charAt(at) != item.first()) {
            return NO_MATCH;
        }
        int open = 1;
        for (int i = at + 1; i < subject.length(); i++) {
            char character = subject.charAt(i);
            if (character == item.second()) {
                if (--open == 0) {
                    count((i - at) >> 2);
                    return i + 1;
                }
            } else if (character == item.first()) {
                open++;
            }
        }
        count((subject.length() - at) >> 2);
        return NO_MATCH;
    }

    /** Where a run of a set begins: zero bytes stand before and behind the subject. */
    private int frontier(int at, Item item) {
        char before = at == 0 ? 0 : subject.charAt(at - 1);
        char here = at < subject.length() ? subject.charAt(at) : 0;
        return !item.matches(before) && item.matches(here) ? at : NO_MATCH;
    }

    private int repeated(int at, Item item) {
        int capture = item.first() - '1';
        if (capture < 0 || capture >= captures || lengths[capture] == UNFINISHED) {
            throw arguments.error("invalid capture index");
        }
        int length = Math.max(lengths[capture], 0);
        count(length >> 4);
        return subject.regionMatches(at, subject, starts[capture], length) ? at + length : NO_MATCH;
    }

    // ---- what was captured ----

    /**
     * A capture of the last match; the first one of a pattern without captures is the whole match.
     *
     * @param capture from 0
     * @param start of the match
     * @param end of the match
     */
    Object capture(int capture, int start, int end) {
        if (capture >= captures) {
            if (capture == 0) {
                return text(start, end);
            }
            throw arguments.error("invalid capture index");
        }
        int length = lengths[capture];
        if (length == UNFINISHED) {
            throw arguments.error("unfinished capture");
        }
        return length == POSITION
                ? LuaNumbers.valueOf(starts[capture] + 1)
                : text(starts[capture], starts[capture] + length);
    }

    private String text(int start, int end) {
        state.allocateString(end - start);
        return subject.substring(start, end);
    }

    /** All captures of the last match, or all of it where the pattern has none. */
    @Nullable Object[] captures(int start, int end) {
        int count = Math.max(captures, 1);
        @Nullable Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = capture(i, start, end);
        }
        return values;
    }

    /** What {@code string.find} answers: the place, then the captures, if there are any. */
    Object place(Found found) {
        @Nullable Object[] values = new Object[captures + 2];
        values[0] = LuaNumbers.valueOf(found.start() + 1);
        values[1] = LuaNumbers.valueOf(found.end());
        for (int i = 0; i < captures; i++) {
            values[i + 2] = capture(i, found.start(), found.end());
        }
        return java.util.Objects.requireNonNull(LuaValues.of(values));
    }

    /** An error with the position of the caller. */
    LuaException error(String message) {
        return arguments.error(message);
    }
}
