package io.jackfield.core;

/** The link's own thread. */
enum InlineDispatch implements Dispatch {
    INSTANCE;

    @Override
    public void submit(Runnable task) {
        task.run();
    }

    @Override
    public void batchEnd() {}

    @Override
    public void close() {}

    @Override
    public void finish(Runnable last) {
        last.run();
    }
}
