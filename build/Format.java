import com.google.googlejavaformat.java.Main;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks ({@code check}) or rewrites ({@code apply}) the format of every Java file below a folder.
 */
final class Format {

    public static void main(String[] arguments) throws Exception {
        boolean apply = arguments[0].equals("apply");
        var command = new ArrayList<>(List.of("--aosp"));
        command.addAll(
                apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
        try (var files = Files.walk(Path.of(arguments[1]))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !isGenerated(file))
                    .forEach(file -> command.add(file.toString()));
        }
        var out = new PrintWriter(System.out, true);
        var errors = new PrintWriter(System.err, true);
        int status = new Main(out, errors, System.in).format(command.toArray(String[]::new));
        if (status != 0 && !apply) {
            errors.println("Not formatted, see above. To mend it: mvn verify -pl . -Dformat=apply");
        }
        System.exit(status);
    }

    private static boolean isGenerated(Path file) {
        for (Path part : file) {
            if (part.toString().equals("target") || part.toString().equals("node_modules")) {
                return true;
            }
        }
        return false;
    }
}
