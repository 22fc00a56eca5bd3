package io.jackfield.server.lua;

import io.jackfield.lua.LuaFunction;
import io.jackfield.lua.LuaState;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaText;

import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Completes names of globals, of fields of tables, and the words of the language. */
record GlobalNames(LuaState state) implements Completer {
    private static final int MOST = 200;
    private static final List<String> WORDS =
            List.of(
                    "and",
                    "break",
                    "do",
                    "else",
                    "elseif",
                    "end",
                    "false",
                    "for",
                    "function",
                    "if",
                    "in",
                    "local",
                    "nil",
                    "not",
                    "or",
                    "repeat",
                    "return",
                    "then",
                    "true",
                    "until",
                    "while");

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String typed = line.word().substring(0, line.wordCursor());
        int begin = typed.length();
        while (begin > 0 && isPartOfName(typed.charAt(begin - 1))) {
            begin--;
        }
        names(typed.substring(begin)).forEach(name -> candidates.add(candidate(typed, name)));
    }

    private static Candidate candidate(String typed, String name) {
        int begin = typed.length();
        while (begin > 0 && isPartOfName(typed.charAt(begin - 1))) {
            begin--;
        }
        return new Candidate(typed.substring(0, begin) + name, name, null, null, null, null, false);
    }

    private static boolean isPartOfName(char character) {
        return Character.isLetterOrDigit(character) || "_.:".indexOf(character) >= 0;
    }

    /**
     * What a name can become. Reads tables as they are: completing runs nothing.
     *
     * @param typed names with dots between, the last not finished
     */
    List<String> names(String typed) {
        int dot = Math.max(typed.lastIndexOf('.'), typed.lastIndexOf(':'));
        String prefix = typed.substring(0, dot + 1);
        String last = typed.substring(dot + 1);
        Object at = state.globals();
        for (String part : prefix.split("[.:]", -1)) {
            if (!part.isEmpty()) {
                at = at instanceof LuaTable table ? table.get(LuaText.encode(part)) : null;
            }
        }
        if (at instanceof String) {
            at = state.globals().get("string");
        }
        var found = new TreeSet<String>();
        if (at instanceof LuaTable table) {
            boolean isMethod = prefix.endsWith(":");
            addKeys(table, last, isMethod, found);
            LuaTable metatable = table.metatable();
            if (metatable != null && metatable.get("__index") instanceof LuaTable inherited) {
                addKeys(inherited, last, isMethod, found);
            }
        }
        if (prefix.isEmpty()) {
            WORDS.stream().filter(word -> word.startsWith(last)).forEach(found::add);
        }
        return found.stream().limit(MOST).map(name -> prefix + name).toList();
    }

    private static void addKeys(LuaTable table, String begin, boolean isMethod, Set<String> found) {
        for (int at = table.next(-1); at >= 0 && found.size() < MOST; at = table.next(at)) {
            @Nullable Object value = table.valueAt(at);
            if (table.keyAt(at) instanceof String key
                    && key.startsWith(begin)
                    && key.matches("[A-Za-z_]\\w*")
                    && (!isMethod || value instanceof LuaFunction)) {
                found.add(key);
            }
        }
    }
}
