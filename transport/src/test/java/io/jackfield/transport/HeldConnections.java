package io.jackfield.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds WebSockets open, in a process of its own: both ends of many connections need more
 * descriptors than one process may have. Arguments: port, count. Says {@code held}, then echoes
 * once on every connection for each line that comes in, and says {@code echoed}.
 */
final class HeldConnections {

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        List<PlainClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(new PlainClient(port).upgraded("/held"));
        }
        System.out.println("held " + clients.size());
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            for (PlainClient client : clients) {
                client.sendText(line);
            }
            int echoed = 0;
            for (PlainClient client : clients) {
                echoed += client.readText().equals(line) ? 1 : 0;
            }
            System.out.println("echoed " + echoed);
        }
    }

    private HeldConnections() {}
}
