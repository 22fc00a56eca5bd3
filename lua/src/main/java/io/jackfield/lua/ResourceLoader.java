package io.jackfield.lua;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Modules among the resources of a class path. */
record ResourceLoader(ClassLoader loader, String prefix) implements LuaLoader {
    @Override
    public Found find(String module) {
        List<String> places = new ArrayList<>();
        for (String file : ModuleNames.files(module)) {
            String name = prefix + LuaText.decode(file);
            places.add("no resource '" + LuaText.encode(name) + "'");
            try (InputStream stream = loader.getResourceAsStream(name)) {
                if (stream != null) {
                    return new Source(
                            LuaText.ofBytes(stream.readAllBytes()), "@" + LuaText.encode(name));
                }
            } catch (IOException e) {
                throw new LuaException(
                        LuaText.encode("error loading module from " + name + ": " + e));
            }
        }
        return new Missing(places);
    }
}
