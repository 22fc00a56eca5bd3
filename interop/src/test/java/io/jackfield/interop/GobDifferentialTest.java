package io.jackfield.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.gob.Gob;
import io.jackfield.gob.GobDecoder;
import io.jackfield.gob.GobEncoder;
import io.jackfield.gob.GobItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Gob against Go's own {@code encoding/gob}: types and values made here at random are encoded here,
 * decoded, put into words and encoded again in Go, and decoded here.
 */
@Timeout(300)
class GobDifferentialTest {
    private static final Gob GOB = Gob.create();
    private static final int CASES = Integer.getInteger("jackfield.gob.cases", 5_000);
    private static final long SEED = Long.getLong("jackfield.gob.seed", 20_261);

    /**
     * One stream.
     *
     * @param kinds the types of its values
     * @param items its values
     * @param line what is sent to the other end
     */
    private record Case(List<GobKind> kinds, List<GobItem> items, String line) {
        static Case of(Random random) {
            GobKinds kinds = new GobKinds(random);
            GobValues values = new GobValues(random, kinds);
            GobEncoder encoder = GOB.encoder();
            List<GobKind> chosen = new ArrayList<>();
            List<GobItem> items = new ArrayList<>();
            StringBuilder hex = new StringBuilder();
            GobKind again = topLevel(kinds);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                GobKind kind = random.nextBoolean() ? again : topLevel(kinds);
                GobItem item = values.next(kind);
                chosen.add(kind);
                items.add(item);
                hex.append(hex(encoder.encode(item)));
            }
            String registered =
                    values.registered().entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining(" "));
            String types = chosen.stream().map(GobKind::text).collect(Collectors.joining(" "));
            return new Case(chosen, items, registered + "\t" + types + "\t" + hex);
        }

        /** Go has no interface value at the top without a pointer to it. */
        private static GobKind topLevel(GobKinds kinds) {
            GobKind kind = kinds.next().target();
            return kind.text().equals("any") ? topLevel(kinds) : kind;
        }

        String text() {
            return items.stream().map(GobText::of).collect(Collectors.joining(" "));
        }
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return HexFormat.of().formatHex(copy);
    }

    @Test
    void goUnderstandsWhatIsEncodedHereAndTheOtherWayRound() throws Exception {
        try (Running go = Running.go("gob-differential")) {
            Random random = new Random(SEED);
            for (int i = 0; i < CASES; i++) {
                Case stream = Case.of(random);
                go.say(stream.line());
                String answer = go.line();
                String what = "case " + i + " of seed " + SEED + ": " + stream.line();
                assertThat(answer).as(what).startsWith(stream.text() + "\t");
                String back = answer.substring(answer.indexOf('\t') + 1);
                assertThat(decoded(back, stream.items().size())).as(what).isEqualTo(stream.text());
            }
        }
    }

    private static String decoded(String hex, int count) {
        GobDecoder decoder = GOB.decoder().feed(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(GobText.of(decoder.nextItem().orElseThrow()));
        }
        decoder.end();
        return String.join(" ", texts);
    }
}
