package io.jackfield.transport.net;

import io.jackfield.core.Code;
import io.jackfield.core.Endpoint;
import io.jackfield.core.JackfieldException;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Listeners by their name within this process. Thread-safe. */
final class Memories {
    private final ConcurrentMap<String, NettyListener> byName = new ConcurrentHashMap<>();

    NettyListener.Place take(NettyListener listener, Endpoint.Memory endpoint) {
        if (byName.putIfAbsent(endpoint.name(), listener) != null) {
            throw new JackfieldException(Code.UNAVAILABLE, endpoint + " is in use");
        }
        return new NettyListener.Place() {
            @Override
            public Endpoint endpoint() {
                return endpoint;
            }

            @Override
            public void release() {
                byName.remove(endpoint.name(), listener);
            }
        };
    }

    NettyListener find(Endpoint.Memory endpoint) {
        NettyListener listener = byName.get(endpoint.name());
        if (listener == null) {
            throw new JackfieldException(
                    Code.UNAVAILABLE, "cannot connect to " + endpoint + ": nobody listens there");
        }
        return listener;
    }
}
