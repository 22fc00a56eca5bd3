package io.jackfield.lua;

import java.util.List;

/** From names of modules to names of files. */
final class ModuleNames {
    /**
     * The files that may hold a module, relative to where modules are.
     *
     * @param module a name of letters, digits, {@code _} and {@code -}, with dots between
     * @return empty for any other name, so that none leads elsewhere
     */
    static List<String> files(String module) {
        if (!module.matches("[\\w\\x80-\\xFF-]+(\\.[\\w\\x80-\\xFF-]+)*")) {
            return List.of();
        }
        String base = module.replace('.', '/');
        return List.of(base + ".lua", base + "/init.lua");
    }

    private ModuleNames() {}
}
