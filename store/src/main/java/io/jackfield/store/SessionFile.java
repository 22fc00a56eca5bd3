package io.jackfield.store;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * An open file with its one map, and how to come by one: a new file is for its owner only, a
 * damaged one is set aside, one that another process holds is left alone.
 */
record SessionFile(MVStore store, MVMap<String, byte[]> sessions) {
    private static final System.Logger LOG = System.getLogger(FileSessionStore.class.getName());

    /**
     * Opens or makes the file.
     *
     * @param now names what is set aside
     * @throws JackfieldException if it cannot be used at all
     */
    static SessionFile open(Path file, Instant now) {
        prepare(file);
        try {
            return openChecked(file);
        } catch (MVStoreException | DamagedException damaged) {
            if (damaged instanceof MVStoreException fault
                    && fault.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new JackfieldException(
                        Code.FAILED_PRECONDITION,
                        "the session file " + file + " is in use by another process",
                        fault);
            }
            Path aside = setAside(file, now);
            LOG.log(
                    Level.ERROR,
                    "the session file "
                            + file
                            + " is damaged; it is kept as "
                            + aside
                            + ", and sessions begin anew",
                    damaged);
            return openChecked(file);
        }
    }

    private static void prepare(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (Files.notExists(file)) {
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            file,
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
                } else {
                    Files.createFile(file);
                }
            }
        } catch (IOException refused) {
            throw unusable(file, refused);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file) || !Files.isWritable(file)) {
            throw unusable(file, new IOException("not a file that can be read and written"));
        }
    }

    private static JackfieldException unusable(Path file, IOException why) {
        return new JackfieldException(
                Code.FAILED_PRECONDITION,
                "the session file "
                        + file
                        + " cannot be used: "
                        + why.getClass().getSimpleName()
                        + " "
                        + why.getMessage(),
                why);
    }

    private static SessionFile openChecked(Path file) {
        MVStore store =
                new MVStore.Builder()
                        .fileName(file.toString())
                        .autoCommitDisabled()
                        .autoCompactFillRate(0)
                        .open();
        try {
            store.setVersionsToKeep(0);
            MVMap<String, byte[]> sessions =
                    store.openMap(
                            "sessions",
                            new MVMap.Builder<String, byte[]>()
                                    .keyType(StringDataType.INSTANCE)
                                    .valueType(ByteArrayDataType.INSTANCE));
            // Every page is read once now, so that damage shows at the start and not in the middle
            // of a day.
            sessions.forEach(SessionFormat::decode);
            return new SessionFile(store, sessions);
        } catch (RuntimeException fault) {
            store.closeImmediately();
            throw new DamagedException(fault);
        }
    }

    private static Path setAside(Path file, Instant now) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + now.getEpochSecond());
        try {
            Path free = aside;
            for (int number = 2; Files.exists(free); number++) {
                free = aside.resolveSibling(aside.getFileName() + "-" + number);
            }
            Files.move(file, free);
            prepare(file);
            return free;
        } catch (IOException refused) {
            throw unusable(file, refused);
        }
    }

    /** Lets go of the file without writing. */
    void abandon() {
        try {
            store.closeImmediately();
        } catch (RuntimeException fault) {
            LOG.log(Level.DEBUG, "a session file that failed did not close either", fault);
        }
    }

    /** What reading found is not what was written. */
    private static final class DamagedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DamagedException(RuntimeException cause) {
            super(cause);
        }
    }
}
