package io.jackfield.webwire.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.webwire.Payload;
import io.jackfield.webwire.frames.Frame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.Random;

/** What holds for all frames and for all bytes. A failure names its seed. */
class CodecPropertyTest {
    private static final int ROUNDS = 20_000;

    /** Types that are there, so that random bytes are often nearly right. */
    private static final int[] TYPES = {
        0, 1, 2, 3, 4, 5, 6, 21, 22, 23, 31, 32, 33, 63, 64, 65, 127, 128, 129, 191, 192, 193
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsEncodedDecodesToTheSame(long seed) {
        var frames = new RandomFrames(new Random(seed));
        var decoder = new Decoder(Grammar.ANY);
        for (int round = 0; round < ROUNDS; round++) {
            Frame frame = frames.next();
            byte[] message = Encoder.bytes(frame);

            assertThat(message).hasSize(Encoder.length(frame));
            assertThat(decoder.decode(ByteBuffer.wrap(message))).isEqualTo(frame);
            assertThat(Lengths.areOk(message)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void anyBytesAreAMessageOrMalformedAsTheirLengthsSay(long seed) {
        var random = new Random(seed);
        var decoder = new Decoder(Grammar.ANY);
        for (int round = 0; round < ROUNDS; round++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[0] = (byte) TYPES[random.nextInt(TYPES.length)];
            }
            for (int at : new int[] {1, 9}) {
                if (bytes.length > at && random.nextBoolean()) {
                    bytes[at] = (byte) random.nextInt(30);
                }
            }
            Frame frame = decoder.decode(ByteBuffer.wrap(bytes));

            assertThat(frame instanceof Frame.Malformed)
                    .as("seed %d, round %d: %s", seed, round, frame)
                    .isEqualTo(!Lengths.areOk(bytes));
            assertThat(held(frame)).isLessThanOrEqualTo(bytes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void theVersionsDifferInTheirOwnMessagesOnly(long seed) {
        var frames = new RandomFrames(new Random(seed));
        var old = new Decoder(Grammar.V1_4);
        var current = new Decoder(Grammar.V2_0);
        for (int round = 0; round < ROUNDS; round++) {
            Frame frame = frames.next();
            byte[] message = Encoder.bytes(frame);
            boolean isOldOnly =
                    frame instanceof Frame.SpecialReply reply && reply.failure().type() == 6;
            boolean isCurrentOnly =
                    frame instanceof Frame.AcceptConf || frame instanceof Frame.Heartbeat;

            assertThat(old.decode(ByteBuffer.wrap(message)) instanceof Frame.Malformed)
                    .isEqualTo(isCurrentOnly);
            assertThat(current.decode(ByteBuffer.wrap(message)) instanceof Frame.Malformed)
                    .isEqualTo(isOldOnly);
        }
    }

    /** How many bytes of payload a frame holds. */
    static int held(Frame frame) {
        Payload payload =
                switch (frame) {
                    case Frame.Request request -> request.payload();
                    case Frame.Signal signal -> signal.payload();
                    case Frame.Reply reply -> reply.payload();
                    case Frame.SessionCreated created -> created.json();
                    case Frame.RestoreSession restore -> restore.key();
                    default -> Payload.EMPTY;
                };
        return payload.length();
    }
}
