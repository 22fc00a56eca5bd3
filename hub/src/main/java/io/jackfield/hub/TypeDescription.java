package io.jackfield.hub;

import io.jackfield.hub.plugin.Describer;

import java.lang.reflect.Type;
import java.util.Optional;

/** Describes Java types in the words of Go (specification, section 9.5). */
public final class TypeDescription {

    /**
     * What values of a type look like in JSON. A type that contains itself is described once, and
     * where it comes again as a {@code struct} without fields.
     *
     * @param type any; a {@code CompletionStage} or {@code Optional} is described as what it holds
     * @return empty for {@code void}, and for types of which JSON shows nothing
     */
    public static Optional<Entity> of(Type type) {
        return Describer.describe(type);
    }

    private TypeDescription() {}
}
