package io.jackfield.webwire.replay;

import io.jackfield.webwire.Version;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One recorded scenario.
 *
 * @param name unique
 * @param version of the protocol
 * @param clientKind {@code go-1.4}, {@code go-2.0}, {@code js-2.0} or {@code raw}
 * @param serverKind {@code go-1.4}, {@code go-2.0} or {@code raw}
 * @param description what happens
 * @param areStepsOrdered whether the order of steps is that of every run
 * @param areOutcomesOrdered whether the order of outcome lines is that of every run
 * @param http exchanges, in order
 * @param steps frames after the upgrade, in order
 * @param clientOutcome what the client's calls returned and which of its hooks ran
 * @param serverOutcome the same of the server
 * @param serverProgram null where the server is {@code raw}
 * @param clientProgram null where the client is {@code raw}
 */
public record Scenario(
        String name,
        Version version,
        String clientKind,
        String serverKind,
        String description,
        boolean areStepsOrdered,
        boolean areOutcomesOrdered,
        List<Exchange> http,
        List<Step> steps,
        List<String> clientOutcome,
        List<String> serverOutcome,
        @Nullable Program serverProgram,
        @Nullable Program clientProgram) {

    static Scenario of(Json json) {
        Json program = json.object("program");
        return new Scenario(
                json.text("name"),
                json.text("protocol").equals("1.4") ? Version.V1_4 : Version.V2_0,
                json.text("clientKind"),
                json.text("serverKind"),
                json.text("description"),
                json.is("stepsOrdered"),
                json.is("outcomesOrdered"),
                json.objects("http").stream().map(Exchange::of).toList(),
                json.objects("steps").stream().map(Step::of).toList(),
                json.texts("clientOutcome"),
                json.texts("serverOutcome"),
                program.has("server") ? Program.of(program.object("server")) : null,
                program.has("client") ? Program.of(program.object("client")) : null);
    }

    @Override
    public String toString() {
        return name;
    }
}
