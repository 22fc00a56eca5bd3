package io.jackfield.switchboard;

/** The hand on a call that never began. */
enum NoStream implements CallStream {
    /** The only one. */
    INSTANCE;

    @Override
    public boolean send(Payload message) {
        return true;
    }

    @Override
    public void end() {}

    @Override
    public void request(int items) {
        Checks.atLeast("items", items, 1);
    }

    @Override
    public void cancel(CancelReason reason) {}
}
