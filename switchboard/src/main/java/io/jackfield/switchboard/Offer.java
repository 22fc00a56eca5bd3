package io.jackfield.switchboard;

import java.time.Duration;
import java.util.List;

/** Functions offered together. */
final class Offer implements Registration {
    private final BoardCore board;
    private final List<Entry> entries;

    Offer(BoardCore board, List<Entry> entries) {
        this.board = board;
        this.entries = entries;
    }

    @Override
    public List<FunctionInfo> functions() {
        return entries.stream().map(Entry::info).toList();
    }

    @Override
    public boolean drain(Duration limit) {
        entries.forEach(Entry::drain);
        boolean isDone = board.await(limit, () -> entries.stream().allMatch(Entry::isIdle));
        close();
        return isDone;
    }

    @Override
    public void close() {
        board.withdraw(entries, CancelReason.VANISHED);
    }
}
