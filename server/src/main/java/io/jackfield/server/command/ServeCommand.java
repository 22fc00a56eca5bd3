package io.jackfield.server.command;

import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;
import io.jackfield.server.JackfieldServer;
import io.jackfield.server.Modules;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code serve} runs a server until it is told to end; {@code demo} the same with samples and the
 * start page.
 */
final class ServeCommand implements CommandLines.Runs {
    private static final System.Logger LOG = System.getLogger(ServeCommand.class.getName());

    private final CommandLines.Surroundings around;
    private final Modules modules;
    private final boolean isDemo;

    ServeCommand(CommandLines.Surroundings around, Modules modules, boolean isDemo) {
        this.around = around;
        this.modules = modules;
        this.isDemo = isDemo;
    }

    CommandSpec spec() {
        var spec = CommandSpec.wrapWithoutInspection(this);
        CommandLines.describe(
                spec,
                isDemo
                        ? "Run a server with samples and a start page."
                        : "Run a server. SIGTERM drains it; SIGHUP reads certificates, tokens and"
                                + " rules again.");
        ConfigurationFlags.addTo(spec, modules.options());
        return spec;
    }

    @Override
    public int run(CommandLine.ParseResult parsed) throws InterruptedException {
        Map<String, String> flags =
                new HashMap<>(ConfigurationFlags.values(parsed, modules.options()));
        if (isDemo) {
            flags.put("--samples", "true");
            flags.putIfAbsent("--data", "jackfield-demo");
        }
        var configured = ConfigurationFlags.configure(parsed, modules, around.variables(), flags);
        var server = JackfieldServer.start(configured);
        Duration drainTime = configured.server().drainTime();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(server, drainTime), "jackfield-stop"));
        Hangup.onSignal(() -> reload(server));
        print(server, parsed.hasMatchedOption("--json"));
        server.awaitClosed();
        return 0;
    }

    private static void stop(JackfieldServer server, Duration drainTime) {
        server.drain(drainTime);
        server.close();
    }

    private static void reload(JackfieldServer server) {
        try {
            server.reload();
        } catch (JackfieldException wrong) {
            LOG.log(System.Logger.Level.ERROR, "not reloaded: " + wrong.message());
        }
    }

    private void print(JackfieldServer server, boolean isJson) {
        var out = around.out();
        if (isJson) {
            var json = JsonMapper.shared().createObjectNode();
            var places = json.putArray("listening");
            server.endpoints().forEach(endpoint -> places.add(endpoint.toString()));
            out.println(json);
        } else {
            out.println(
                    server.endpoints().stream()
                            .map(Endpoint::toString)
                            .collect(Collectors.joining(" ", "listening on ", "")));
            if (isDemo) {
                server.endpoints().stream()
                        .flatMap(ServeCommand::page)
                        .limit(1)
                        .forEach(this::invite);
            }
        }
        out.flush();
    }

    private void invite(String address) {
        around.out()
                .printf(
                        """

                          Open %s in two windows and chat between them.

                          ./jackfield call demo/math/sum '{"numbers":[1,2]}'%s
                          curl -H 'Content-Type: application/json' -d '{"numbers":[1,2]}' %scall/demo/math/sum

                          Ctrl-C ends it.
                        """,
                        address,
                        address.equals(DescribedCommand.STANDARD_SERVER + "/")
                                ? ""
                                : " --server " + address,
                        address);
    }

    private static Stream<String> page(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Tcp tcp -> Stream.of(tcp.toString().replaceFirst("tcp", "http") + "/");
            case Endpoint.Tls tls -> Stream.of(tls.toString().replaceFirst("tls", "https") + "/");
            default -> Stream.empty();
        };
    }
}
