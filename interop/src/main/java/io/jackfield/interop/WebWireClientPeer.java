package io.jackfield.interop;

import static io.jackfield.interop.Checks.equal;
import static io.jackfield.interop.Checks.that;

import io.jackfield.core.Endpoint;
import io.jackfield.core.SessionKey;
import io.jackfield.transport.Transport;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.Version;
import io.jackfield.webwire.WebWireException;
import io.jackfield.webwire.WebWireException.Kind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Tries the WebWire demo of any server with the Java client. */
final class WebWireClientPeer {
    private static final int MANY = 1000;
    private static final int THREADS = 16;

    private final Transport transport;
    private final Endpoint endpoint;
    private final Version version;
    private final Checks checks = new Checks(System.out);

    private WebWireClientPeer(Transport transport, Endpoint endpoint, Version version) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.version = version;
    }

    static int run(Options options) {
        String address = options.get("address").replaceFirst("^(tcp|ws)://", "");
        Version version =
                switch (options.get("version")) {
                    case "1.4" -> Version.V1_4;
                    case "2.0" -> Version.V2_0;
                    default -> throw new IllegalArgumentException("--version is 1.4 or 2.0");
                };
        var endpoint = Endpoint.parse("ws://" + address + (address.contains("/") ? "" : "/"));
        try (Transport transport = Transport.create()) {
            return new WebWireClientPeer(transport, endpoint, version).runAll() ? 0 : 1;
        }
    }

    private boolean runAll() {
        payloads();
        failures();
        signals();
        sessions();
        connections();
        load();
        return checks.end();
    }

    private void payloads() {
        echo("echo-binary", Payload.binary(new byte[] {0, 1, (byte) 0xFF}));
        echo("echo-utf8", Payload.utf8("h\u00e9\u20ac\ud83d\ude00"));
        echo("echo-utf16", Payload.utf16("h\u00e9\ud83d\ude00"));
        echo("echo-large", Payload.utf8("x".repeat(5000)));
        for (PayloadEncoding encoding : PayloadEncoding.values()) {
            with(
                    "echo-name-only-" + encoding.name().toLowerCase(Locale.ROOT),
                    client -> {
                        Payload none = Payload.empty(encoding);
                        equal(0, client.client.request("demo/echo", none).length());
                    });
        }
    }

    private void echo(String name, Payload payload) {
        with(name, client -> equal(payload, client.client.request("demo/echo", payload)));
    }

    private void failures() {
        with(
                "fail",
                client -> {
                    WebWireException error =
                            refused(Kind.REQUEST, () -> client.ask("demo/fail", "x"));
                    equal("FAILED", error.reason());
                });
        with("internal", client -> refused(Kind.INTERNAL, () -> client.ask("demo/internal", "x")));
        with(
                "neither-name-nor-payload",
                client -> refused(Kind.PROTOCOL, () -> client.client.request("", Payload.EMPTY)));
        with(
                "name-too-long",
                client -> refused(Kind.PROTOCOL, () -> client.ask("n".repeat(256), "x")));
        with(
                "timeout",
                client -> {
                    Payload slow = Payload.utf8("800");
                    Duration brief = Duration.ofMillis(100);
                    refused(Kind.TIMEOUT, () -> client.client.request("demo/slow", slow, brief));
                    equal("after", client.ask("demo/echo", "after"));
                    equal(0, client.client.pendingRequests());
                });
    }

    private void signals() {
        with(
                "push",
                client -> {
                    client.ask("demo/push", "note");
                    equal(new Message("demo/note", Payload.utf8("note")), client.signal());
                });
        Payload[] payloads = {
            Payload.binary(new byte[] {1, 2}), Payload.utf8("\u00e9"), Payload.utf16("hi")
        };
        for (Payload payload : payloads) {
            with(
                    "back-" + payload.encoding().name().toLowerCase(Locale.ROOT),
                    client -> {
                        client.client.signal("demo/back", payload);
                        equal(new Message("demo/back", payload), client.signal());
                    });
        }
    }

    private void sessions() {
        with("whoami-nobody", client -> notSomebody(client));
        with(
                "login",
                client -> {
                    String key = client.ask("demo/login", "u1");
                    var session = client.client.session().orElseThrow();
                    equal(key, session.key().text());
                    equal("u1", session.info().value("uid"));
                    equal("u1", client.ask("demo/whoami", "?"));
                });
        with(
                "login-twice",
                client -> {
                    String key = client.ask("demo/login", "u1");
                    try {
                        client.ask("demo/login", "u2");
                        throw new AssertionError("a second session was made");
                    } catch (WebWireException refused) {
                        equal(key, client.client.session().orElseThrow().key().text());
                    }
                });
        with(
                "restored-after-reconnecting",
                client -> {
                    client.ask("demo/login", "u2");
                    client.client.close();
                    client.client.connect();
                    equal("u2", client.ask("demo/whoami", "?"));
                });
        with(
                "restored-by-another",
                client -> {
                    SessionKey key = SessionKey.of(client.ask("demo/login", "u3"));
                    try (var other = connect(false)) {
                        equal("u3", other.client.restoreSession(key).info().value("uid"));
                        equal("u3", other.ask("demo/whoami", "?"));
                        refused(Kind.SESSION_ACTIVE, () -> other.client.restoreSession(key));
                    }
                });
        with(
                "unknown-key",
                client ->
                        refused(
                                Kind.SESSION_NOT_FOUND,
                                () -> client.client.restoreSession(SessionKey.of("no-such-key"))));
        with(
                "logout",
                client -> {
                    client.ask("demo/login", "u4");
                    client.client.request("demo/logout", Payload.utf8("x"));
                    client.await("closed");
                    that(client.client.session().isEmpty(), "the session is still there");
                    notSomebody(client);
                });
        with(
                "close-session",
                client -> {
                    client.ask("demo/login", "u5");
                    client.client.closeSession();
                    that(client.client.session().isEmpty(), "the session is still there");
                    notSomebody(client);
                });
    }

    /** Without a session the demo may say nothing, or refuse. */
    private static void notSomebody(DemoClient client) {
        try {
            equal("", client.ask("demo/whoami", "?"));
        } catch (WebWireException refused) {
            equal(Kind.REQUEST, refused.kind());
        }
    }

    private void connections() {
        with(
                "quit",
                client -> {
                    client.client.request("demo/quit", Payload.utf8("x"));
                    client.await("disconnected");
                    refused(Kind.DISCONNECTED, () -> client.ask("demo/echo", "x"));
                    client.client.connect();
                    equal("back", client.ask("demo/echo", "back"));
                });
        checks.check(
                "autoconnect",
                () -> {
                    try (var client = connect(true)) {
                        client.ask("demo/login", "u6");
                        client.client.request("demo/quit", Payload.utf8("x"));
                        client.await("disconnected");
                        equal("u6", client.ask("demo/whoami", "?"));
                    }
                });
    }

    private void load() {
        with(
                "one-after-another",
                client -> {
                    for (int i = 0; i < MANY; i++) {
                        equal("" + i, client.ask("demo/echo", "" + i));
                    }
                });
        with(
                "all-at-once",
                client -> {
                    var replies = new ArrayList<CompletableFuture<Payload>>();
                    for (int i = 0; i < MANY; i++) {
                        replies.add(
                                client.client.requestAsync(
                                        "demo/echo", Payload.utf8("" + i), DemoClient.PATIENCE));
                    }
                    for (int i = 0; i < MANY; i++) {
                        equal("" + i, replies.get(i).join().text());
                    }
                });
        with("from-many-threads", WebWireClientPeer::askFromManyThreads);
    }

    private static void askFromManyThreads(DemoClient client) throws InterruptedException {
        var failures = new ConcurrentLinkedQueue<String>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            String text = "thread " + i;
            threads.add(
                    Thread.startVirtualThread(
                            () -> {
                                String reply = client.ask("demo/echo", text);
                                if (!reply.equals(text)) {
                                    failures.add(reply);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        that(failures.isEmpty(), "wrong replies: " + failures);
    }

    private interface Try {
        void with(DemoClient client) throws Exception;
    }

    private void with(String name, Try attempt) {
        checks.check(
                name,
                () -> {
                    try (var client = connect(false)) {
                        attempt.with(client);
                    }
                });
    }

    private DemoClient connect(boolean autoconnect) {
        return new DemoClient(transport, endpoint, version, autoconnect);
    }

    private static WebWireException refused(Kind kind, Runnable call) {
        try {
            call.run();
        } catch (WebWireException error) {
            equal(kind, error.kind());
            return error;
        }
        throw new AssertionError("expected " + kind + ", but it worked");
    }
}
