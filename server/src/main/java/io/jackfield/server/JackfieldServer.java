package io.jackfield.server;

import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.server.config.Configuration;
import io.jackfield.switchboard.Switchboard;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server with everything in it: listeners, the switchboard, sessions, and every module on the
 * class path.
 *
 * <pre>{@code
 * try (var server = JackfieldServer.builder().listen("tcp://127.0.0.1:7070").start()) {
 *     server.board().offer(MethodHandles.lookup(), "greeter", new Greeter());
 *     server.awaitClosed();
 * }
 * }</pre>
 *
 * <p>Safe from many threads.
 */
public final class JackfieldServer implements AutoCloseable {
    private final RunningServer running;

    private JackfieldServer(RunningServer running) {
        this.running = running;
    }

    /** Options by their names in {@code jackfield.toml}; those not set have their defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a server that is configured already.
     *
     * @param configured every option with its value
     * @throws JackfieldException as {@link Builder#start}
     */
    public static JackfieldServer start(Modules.Configured configured) {
        return new JackfieldServer(RunningServer.start(configured));
    }

    /** The switchboard, to offer and call functions, to publish and follow topics. */
    public Switchboard board() {
        return running.board();
    }

    /** Where it listens, with the ports that the system chose. */
    public List<Endpoint> endpoints() {
        return running.endpoints();
    }

    /**
     * Reads certificates, tokens and rules again. What is open stays open.
     *
     * @throws JackfieldException saying which file is wrong; what was in force stays in force
     */
    public void reload() {
        running.reload();
    }

    /**
     * Is no longer ready, finishes what is in flight, then closes. Blocks.
     *
     * @param limit how long that may take
     * @return whether everything ended by itself
     */
    public boolean drain(Duration limit) {
        return running.drain(limit);
    }

    /**
     * Waits until this is closed.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void awaitClosed() throws InterruptedException {
        running.awaitClosed();
    }

    /** Closes at once. Blocks until no thread, file or socket is left. Idempotent. */
    @Override
    public void close() {
        running.close();
    }

    /** Collects options. For one thread. */
    public static final class Builder {
        private final Map<String, String> options = new LinkedHashMap<>();
        private Map<String, String> variables = Map.of();
        private @Nullable Path file;

        private Builder() {}

        /**
         * Sets any option by its name in {@code jackfield.toml}, in the form that a variable has.
         *
         * @param key such as {@code drainTime} or {@code tls.certificate}
         * @param value such as {@code 30s}; elements of lists separated by commas
         */
        public Builder option(String key, String value) {
            options.put(key, value);
            return this;
        }

        /**
         * Sets where to listen; {@code tcp://127.0.0.1:7070} before.
         *
         * @param endpoints one or more
         */
        public Builder listen(String... endpoints) {
            return option("listen", String.join(",", endpoints));
        }

        /**
         * Sets the folder of sessions, tokens and the modules' files; {@code jackfield-data}
         * before.
         *
         * @param folder made if it is not there
         */
        public Builder data(Path folder) {
            return option("data", folder.toString());
        }

        /**
         * Reads options from a file, below those set here.
         *
         * @param toml such as {@code jackfield.toml}
         */
        public Builder file(Path toml) {
            file = toml;
            return this;
        }

        /**
         * Reads options from variables {@code JACKFIELD_…}, below those set here; none before.
         *
         * @param environment such as {@link System#getenv()}
         */
        public Builder variables(Map<String, String> environment) {
            variables = environment;
            return this;
        }

        /**
         * Starts the server. Blocks until it listens.
         *
         * @throws JackfieldException with one line that says what is wrong: an option, a port in
         *     use, a folder that cannot be written
         */
        public JackfieldServer start() {
            var modules = Modules.load();
            return JackfieldServer.start(
                    modules.configure(
                            Configuration.ofKeys(Optional.ofNullable(file), variables, options)));
        }
    }
}
