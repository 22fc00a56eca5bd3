package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.tools.ToolProvider;

/** Compiles and runs what documents tell people to write. */
final class Sources {

    /** Compiles a source file as it stands and loads its class of the same name. */
    static Class<?> compile(Path folder, String name, String source) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        var errors = new ByteArrayOutputStream();
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                errors,
                                "--release",
                                "25",
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path") + File.pathSeparator + folder,
                                "-d",
                                folder.toString(),
                                file.toString());
        assertThat(status).as(source + errors.toString(StandardCharsets.UTF_8)).isZero();
        var loader =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, Sources.class.getClassLoader());
        return loader.loadClass(name);
    }

    /** Runs {@code main} as the launcher of Java would, on a thread that an interrupt ends. */
    static Thread run(Class<?> program) throws Exception {
        return run(program, program.getDeclaredMethod("main"));
    }

    /** The same with arguments. */
    static Thread run(Class<?> program, String... arguments) throws Exception {
        var main = program.getDeclaredMethod("main", String[].class);
        return run(program, main, new Object[] {arguments});
    }

    private static Thread run(Class<?> program, Method main, Object... arguments) throws Exception {
        main.setAccessible(true);
        Object self = null;
        if (!Modifier.isStatic(main.getModifiers())) {
            var constructor = program.getDeclaredConstructor();
            constructor.setAccessible(true);
            self = constructor.newInstance();
        }
        Object receiver = self;
        return Thread.ofPlatform()
                .name("snippet-" + program.getName())
                .start(
                        () -> {
                            try {
                                main.invoke(receiver, arguments);
                            } catch (ReflectiveOperationException interrupted) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    private Sources() {}
}
