package io.jackfield.switchboard;

import io.jackfield.core.Scheduler;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** Collects the options of a board. */
final class BoardBuilder implements Switchboard.Builder {
    BoardLimits limits = BoardLimits.DEFAULT;
    Rules rules = Rules.NONE;
    @Nullable Scheduler scheduler;
    LongSupplier random = () -> ThreadLocalRandom.current().nextLong();
    BoardListener listener = new BoardListener() {};

    @Override
    public Switchboard.Builder limits(BoardLimits value) {
        limits = value;
        return this;
    }

    @Override
    public Switchboard.Builder rules(Rules value) {
        rules = value;
        return this;
    }

    @Override
    public Switchboard.Builder scheduler(Scheduler value) {
        scheduler = value;
        return this;
    }

    @Override
    public Switchboard.Builder random(LongSupplier value) {
        random = value;
        return this;
    }

    @Override
    public Switchboard.Builder listener(BoardListener value) {
        listener = value;
        return this;
    }

    @Override
    public Switchboard build() {
        return new BoardView(new BoardCore(this), null);
    }
}
