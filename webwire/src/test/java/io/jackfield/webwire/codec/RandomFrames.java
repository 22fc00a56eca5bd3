package io.jackfield.webwire.codec;

import io.jackfield.webwire.Payload;
import io.jackfield.webwire.PayloadEncoding;
import io.jackfield.webwire.frames.Failure;
import io.jackfield.webwire.frames.Frame;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Frames of every kind that may be sent, from a seed. */
final class RandomFrames {
    private static final List<Failure> FAILURES = List.of(Failure.values());
    private static final List<PayloadEncoding> ENCODINGS = List.of(PayloadEncoding.values());

    private final Random random;

    RandomFrames(Random random) {
        this.random = random;
    }

    Frame next() {
        long id = random.nextLong();
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> {
                String name = ascii(0, 255);
                yield new Frame.Request(id, name, payload(name.isEmpty() ? 1 : 0));
            }
            case 3, 4 -> {
                String name = ascii(0, 255);
                Payload payload = payload(1);
                yield new Frame.Signal(name, payload);
            }
            case 5 -> new Frame.Reply(id, payload(0));
            case 6 -> new Frame.ErrorReply(id, ascii(1, 255), ascii(0, 60) + "é😀");
            case 7 -> new Frame.SpecialReply(id, FAILURES.get(random.nextInt(FAILURES.size())));
            case 8 -> new Frame.RestoreSession(id, binary(1 + random.nextInt(80)));
            case 9 ->
                    new Frame.AcceptConf(
                            random.nextInt(256),
                            random.nextInt(256),
                            Duration.ofMillis(random.nextLong(1L << 32)),
                            random.nextLong(1L << 32),
                            ascii(0, 255));
            default ->
                    switch (random.nextInt(4)) {
                        case 0 -> new Frame.SessionCreated(Payload.utf8("{" + ascii(1, 90)));
                        case 1 -> new Frame.SessionClosed();
                        case 2 -> new Frame.CloseSession(id);
                        default -> new Frame.Heartbeat();
                    };
        };
    }

    private Payload payload(int least) {
        PayloadEncoding encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
        int length = least + random.nextInt(300);
        if (encoding == PayloadEncoding.UTF16) {
            length += length % 2;
        }
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Payload.of(encoding, ByteBuffer.wrap(bytes));
    }

    private Payload binary(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return Payload.binary(bytes);
    }

    private String ascii(int least, int most) {
        int length = least + random.nextInt(most - least + 1);
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (32 + random.nextInt(95)));
        }
        return text.toString();
    }
}
