package io.jackfield.bench;

import io.jackfield.core.Endpoint;
import io.jackfield.hub.PluginHub;
import io.jackfield.transport.Transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * The process of a hub. Says its endpoint as the first line, then does what each line of its input
 * says and answers with one line: {@code plugins COUNT} waits for them, a {@link HubVerb} with
 * numbers outstanding and of milliseconds calls them. Ends with its input.
 */
final class HubMain {
    private static final Duration ARRIVAL = Duration.ofSeconds(30);
    private static final int ARGUMENT_BYTES = 128;

    /**
     * Starts it.
     *
     * @param arguments the endpoint where to listen
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Transport transport = Transport.create();
                PluginHub hub = PluginHub.create();
                var lines =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Endpoint at = hub.listen(transport, Endpoint.parse(arguments[0])).endpoint();
            System.out.println("ADDR " + at);
            var load = new HubLoad(hub, ARGUMENT_BYTES);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println(answer(hub, load, line.split(" ", -1)));
            }
        }
    }

    private static String answer(PluginHub hub, HubLoad load, String[] words)
            throws InterruptedException {
        int count = Integer.parseInt(words[1]);
        if (!words[0].equals(HubVerb.PLUGINS)) {
            HubVerb verb = HubVerb.valueOf(words[0].toUpperCase(Locale.ROOT));
            Duration time = Duration.ofMillis(Long.parseLong(words[2]));
            return load.run(verb, count, time).toString();
        }
        for (int number = 0; number < count; number++) {
            if (!hub.waitFor("p" + number, ARRIVAL)) {
                throw new IllegalStateException("no plugin p" + number);
            }
        }
        return "ready";
    }

    private HubMain() {}
}
