package io.jackfield.bench;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Execution;
import io.jackfield.hub.HubPlugin;
import io.jackfield.transport.Transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;

/**
 * The process of plugins that echo a text. Says {@code ADDR} once they are connected, then answers
 * each line of its input with the bytes that it has allocated. Ends with its input.
 */
final class HubPluginMain {

    /**
     * Starts it.
     *
     * @param arguments the endpoint of the hub, how many plugins, and their {@link Execution}
     */
    public static void main(String[] arguments) throws IOException {
        Endpoint endpoint = Endpoint.parse(arguments[0]);
        try (Transport transport = Transport.create();
                var lines =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (int number = 0; number < Integer.parseInt(arguments[1]); number++) {
                var _ =
                        HubPlugin.of(MethodHandles.lookup(), new Methods())
                                .name("p" + number)
                                .version("v1.0.0")
                                .execution(Execution.valueOf(arguments[2]))
                                .connect(transport, endpoint);
            }
            System.out.println("ADDR " + endpoint);
            while (lines.readLine() != null) {
                System.out.println(Usage.allocatedBytes());
            }
        }
    }

    /** What the hub calls. */
    static final class Methods {
        /** The same again. */
        public String echo(String text) {
            return text;
        }
    }

    private HubPluginMain() {}
}
