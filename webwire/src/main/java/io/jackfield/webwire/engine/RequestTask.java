package io.jackfield.webwire.engine;

import io.jackfield.core.CloseReason;
import io.jackfield.core.Link;
import io.jackfield.webwire.Message;
import io.jackfield.webwire.Payload;
import io.jackfield.webwire.frames.Frame;

import org.jspecify.annotations.Nullable;

/**
 * One request on its way to a handler, and its answer on its way back to the link: one object,
 * since there is one for every request.
 */
final class RequestTask implements Runnable, Link.Posted {
    private final Conversation conversation;
    private final long id;
    private final Message request;
    private @Nullable Payload reply;
    private @Nullable Frame failure;

    RequestTask(Conversation conversation, long id, Message request) {
        this.conversation = conversation;
        this.id = id;
        this.request = request;
    }

    /** On a handler's thread. */
    @Override
    public void run() {
        if (conversation.isOver()) {
            return;
        }
        try {
            reply = conversation.handle(request);
        } catch (Throwable fault) {
            failure = conversation.answer(id, request.name(), fault);
        }
        if (conversation.post(this) && failure == null) {
            conversation.replied(request);
        }
    }

    /** On the link's thread. */
    @Override
    public void run(Link link) {
        Payload answer = reply;
        if (answer != null) {
            conversation.reply(id, answer);
        } else if (failure != null) {
            conversation.write(failure);
        }
        conversation.ended();
    }

    @Override
    public void failed(CloseReason reason) {}
}
