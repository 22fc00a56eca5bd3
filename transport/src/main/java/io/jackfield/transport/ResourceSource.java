package io.jackfield.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Where static files come from. Called on virtual threads; may block. */
@FunctionalInterface
public interface ResourceSource {

    /**
     * Finds a file.
     *
     * @param path relative, segments joined by slashes, without empty segments, {@code ..} and
     *     names that begin with a dot
     * @return empty if there is none that may be shown
     * @throws IOException if it cannot be told
     */
    Optional<Resource> find(String path) throws IOException;

    /**
     * One file as it was when it was found.
     *
     * @param bytes its length
     * @param lastModified when it was changed last
     * @param version changes with its content; part of the ETag; without quotes
     * @param content opens it
     */
    record Resource(long bytes, Instant lastModified, String version, Content content) {}

    /** Opens the content of a file. */
    @FunctionalInterface
    interface Content {
        /**
         * Opens it.
         *
         * @param from how many bytes to leave out at the beginning
         * @throws IOException if it cannot be opened
         */
        InputStream open(long from) throws IOException;
    }

    /**
     * The files of a folder. Symbolic links that lead out of it are not followed.
     *
     * @param folder looked at for each request
     */
    static ResourceSource folder(Path folder) {
        return new FolderSource(folder);
    }

    /**
     * Resources of a module or class path.
     *
     * @param anchor a class of the module that has them
     * @param root the folder of the resources, such as {@code io/jackfield/web}; without slashes
     *     around it
     */
    static ResourceSource resources(Class<?> anchor, String root) {
        return new ModuleSource(anchor, root);
    }
}
