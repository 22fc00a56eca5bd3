package io.jackfield.switchboard;

import io.jackfield.core.Cancellable;
import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;
import io.jackfield.core.Principal;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The board as its users see it.
 *
 * @param core what all views share
 * @param parent the call that calls made here belong to; null: the one around the caller, if any
 */
record BoardView(BoardCore core, @Nullable CallContext parent) implements Switchboard {
    private static final JsonBinding PUBLIC = JsonBinding.of(MethodHandles.publicLookup());

    private @Nullable CallContext within() {
        return parent == null ? CallContext.around() : parent;
    }

    @Override
    public Registration offer(Function... functions) {
        return offer(Principal.LOCAL, List.of(functions));
    }

    @Override
    public Registration offer(Principal provider, List<Function> functions) {
        return core.offer(provider, List.copyOf(functions));
    }

    @Override
    public Registration offer(MethodHandles.Lookup lookup, String prefix, Object service) {
        return offer(Principal.LOCAL, ServiceBinder.functions(lookup, prefix, service));
    }

    @Override
    public Optional<FunctionInfo> function(String name) {
        return Optional.ofNullable(core.registry().find(name)).map(Entry::info);
    }

    @Override
    public List<FunctionInfo> functions() {
        return core.registry().list(_ -> true);
    }

    @Override
    public List<FunctionInfo> functions(Principal principal) {
        Rules rules = core.rules();
        return core.registry().list(info -> rules.allow(principal, Rules.Action.CALL, info.name()));
    }

    @Override
    public Cancellable onChange(FunctionListener listener) {
        return core.registry().onChange(listener);
    }

    @Override
    public Payload call(String name, Payload input) {
        return call(name, input, CallOptions.DEFAULT);
    }

    @Override
    public Payload call(String name, Payload input, CallOptions options) {
        var result = new BlockingResult();
        return result.await(call(name, input, options, result));
    }

    @Override
    public <T> T call(String name, Object input, Class<T> output) {
        Payload result = call(name, PUBLIC.write(input));
        try {
            return PUBLIC.read(result, output);
        } catch (JackfieldException e) {
            throw new JackfieldException(
                    Code.DATA_LOSS,
                    "the result of "
                            + name
                            + " is no "
                            + output.getSimpleName()
                            + ": "
                            + e.message(),
                    e);
        }
    }

    @Override
    public BoardStream stream(String name, CallOptions options) {
        return BlockingStream.open(this, name, options);
    }

    @Override
    public Cancellable call(
            String name, Payload input, CallOptions options, UnaryObserver observer) {
        return core.call(within(), name, input, options, observer);
    }

    @Override
    public CallStream open(String name, CallOptions options, CallObserver observer) {
        return core.open(within(), name, options, observer);
    }

    @Override
    public long publish(String topic, Payload payload) {
        return publish(topic, payload, PublishOptions.DEFAULT);
    }

    @Override
    public long publish(String topic, Payload payload, PublishOptions options) {
        return core.topics().publish(topic, payload, options);
    }

    @Override
    public Subscription follow(String topic, FollowOptions options, Follower follower) {
        return core.topics().follow(topic, options, follower);
    }

    @Override
    public void retain(String pattern, int messages) {
        core.topics().retain(pattern, messages);
    }

    @Override
    public Rules rules() {
        return core.rules();
    }

    @Override
    public void rules(Rules rules) {
        core.rules(rules);
    }

    @Override
    public boolean isDraining() {
        return core.isDraining();
    }

    @Override
    public boolean drain(Duration limit) {
        return core.drain(limit);
    }

    @Override
    public void close() {
        core.close();
    }
}
