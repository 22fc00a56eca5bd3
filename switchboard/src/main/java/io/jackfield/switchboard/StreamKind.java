package io.jackfield.switchboard;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How a method has a stream of messages. */
enum StreamKind {
    /** {@link Iterator}. */
    ITERATOR,
    /** {@link Stream}. */
    STREAM,
    /** {@link Flow.Publisher}. */
    PUBLISHER;

    static @Nullable StreamKind of(Class<?> type) {
        if (type == Iterator.class) {
            return ITERATOR;
        }
        if (type == Flow.Publisher.class) {
            return PUBLISHER;
        }
        return type == Stream.class ? STREAM : null;
    }

    static Type element(Type stream) {
        if (!(stream instanceof ParameterizedType generic)) {
            throw new IllegalArgumentException("a stream must say of what, such as Stream<String>");
        }
        Type element = generic.getActualTypeArguments()[0];
        return element instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : element;
    }

    /** The caller's messages as this. */
    Object receive(Input messages, java.util.function.Function<Payload, @Nullable Object> reader) {
        if (this == PUBLISHER) {
            return new InputPublisher(messages, reader);
        }
        Iterator<Payload> source = messages.iterator();
        var values =
                new Iterator<@Nullable Object>() {
                    @Override
                    public boolean hasNext() {
                        return source.hasNext();
                    }

                    @Override
                    public @Nullable Object next() {
                        return reader.apply(source.next());
                    }
                };
        return this == ITERATOR
                ? values
                : StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(values, Spliterator.ORDERED), false);
    }

    /** Takes all of the method's results; blocks until the last. */
    void send(@Nullable Object results, Consumer<Object> output) throws Exception {
        switch (results) {
            case null -> {}
            case Iterator<?> iterator -> iterator.forEachRemaining(output);
            case Stream<?> stream -> {
                try (stream) {
                    stream.sequential().iterator().forEachRemaining(output);
                }
            }
            case Flow.Publisher<?> publisher -> PublisherOutput.drain(publisher, output);
            default -> throw new IllegalStateException("no stream: " + results.getClass());
        }
    }
}
