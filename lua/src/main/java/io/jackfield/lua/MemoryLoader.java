package io.jackfield.lua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Modules that are held in memory. */
final class MemoryLoader implements LuaLoader {
    private static final int MOST_FILES = 10_000;
    private static final int MOST_BYTES = 16 << 20;

    private final String place;
    private final Map<String, String> modules;

    /**
     * Holds them.
     *
     * @param place what messages call it
     * @param modules source texts by names
     */
    MemoryLoader(String place, Map<String, String> modules) {
        this.place = place;
        this.modules = Map.copyOf(modules);
    }

    static LuaLoader ofZip(Path file) {
        Map<String, String> modules = new HashMap<>();
        int bytes = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().endsWith(".lua")) {
                    continue;
                }
                byte[] text = zip.getInputStream(entry).readNBytes(MOST_BYTES - bytes + 1);
                bytes += text.length;
                if (bytes > MOST_BYTES || modules.size() >= MOST_FILES) {
                    throw new IOException(
                            "%s holds more than %d files or %d bytes of Lua"
                                    .formatted(file, MOST_FILES, MOST_BYTES));
                }
                modules.put(entry.getName(), LuaText.ofBytes(text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OfFiles(file.toString(), Map.copyOf(modules));
    }

    @Override
    public Found find(String module) {
        String text = modules.get(module);
        return text == null
                ? new Missing(List.of("no module '" + module + "' in " + place))
                : new Source(text, "=" + module);
    }

    /** The same by names of files. */
    private record OfFiles(String place, Map<String, String> texts) implements LuaLoader {
        @Override
        public Found find(String module) {
            String shown = LuaText.encode(place);
            List<String> names = ModuleNames.files(module);
            for (String name : names) {
                String text = texts.get(LuaText.decode(name));
                if (text != null) {
                    return new Source(text, "@" + shown + "/" + name);
                }
            }
            return new Missing(
                    names.stream().map(name -> "no file '" + shown + "/" + name + "'").toList());
        }
    }
}
