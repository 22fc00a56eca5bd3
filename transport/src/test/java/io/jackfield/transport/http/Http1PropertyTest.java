package io.jackfield.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.core.Execution;
import io.jackfield.core.Peer;
import io.jackfield.transport.HttpResponse;
import io.jackfield.transport.HttpRoute;
import io.jackfield.transport.HttpServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** Whatever comes, in whatever pieces, the answer is the same and nothing stays behind. */
class Http1PropertyTest {

    static final HttpServer SERVER =
            HttpServer.builder()
                    .clock(InstantSource.fixed(Instant.EPOCH))
                    .route(
                            HttpRoute.prefix(
                                            "POST",
                                            "/",
                                            exchange ->
                                                    exchange.respond(
                                                            HttpResponse.of(
                                                                    200,
                                                                    "x/y",
                                                                    exchange.request().bytes())))
                                    .withExecution(Execution.INLINE))
                    .build();

    /** What is answered to bytes in these pieces; a negative seed for one piece. */
    static String answer(byte[] bytes, long seed) {
        EmbeddedChannel channel = new EmbeddedChannel();
        HttpPipeline.install(channel.pipeline(), SERVER, Peer.at("test"), false);
        Random random = new Random(seed);
        for (int at = 0; at < bytes.length && channel.isActive(); ) {
            int piece = seed < 0 ? bytes.length : 1 + random.nextInt(20);
            int length = Math.min(piece, bytes.length - at);
            channel.writeInbound(Unpooled.copiedBuffer(bytes, at, length));
            channel.runPendingTasks();
            at += length;
        }
        channel.runPendingTasks();
        StringBuilder out = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            out.append(part.toString(StandardCharsets.ISO_8859_1));
            part.release();
        }
        channel.finishAndReleaseAll();
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersTheSameHoweverItIsCut(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            StringBuilder requests = new StringBuilder();
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                append(requests, random);
            }
            byte[] bytes = requests.toString().getBytes(StandardCharsets.ISO_8859_1);
            String whole = answer(bytes, -1);
            assertThat(whole).contains("HTTP/1.1 200 OK");
            assertThat(answer(bytes, random.nextInt(1000))).as("seed " + seed).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void survivesDamage(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StringBuilder requests = new StringBuilder();
            append(requests, random);
            byte[] bytes = requests.toString().getBytes(StandardCharsets.ISO_8859_1);
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(answer(bytes, random.nextInt(1000))).as("seed " + seed).isNotNull();
        }
    }

    private static void append(StringBuilder requests, Random random) {
        requests.append("POST /").append(random.nextInt(1000)).append(" HTTP/1.1\r\nHost: a\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            requests.append("X-").append(i).append(": ").append("v".repeat(i)).append("\r\n");
        }
        String body = "b".repeat(random.nextInt(100));
        if (random.nextBoolean()) {
            requests.append("Content-Length: ").append(body.length()).append("\r\n\r\n");
            requests.append(body);
        } else {
            requests.append("Transfer-Encoding: chunked\r\n\r\n");
            if (!body.isEmpty()) {
                requests.append(Integer.toHexString(body.length())).append("\r\n");
                requests.append(body).append("\r\n");
            }
            requests.append("0\r\n\r\n");
        }
    }
}
