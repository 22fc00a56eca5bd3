package io.jackfield.switchboard;

/** A handler's side of a call that takes everything and does nothing. */
class CallStreamStub implements CallStream {
    @Override
    public boolean send(Payload message) {
        return true;
    }

    @Override
    public void end() {}

    @Override
    public void request(int items) {}

    @Override
    public void cancel(CancelReason reason) {}
}
