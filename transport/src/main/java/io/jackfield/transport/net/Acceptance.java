package io.jackfield.transport.net;

import io.jackfield.core.Endpoint;
import io.jackfield.core.Framer;
import io.jackfield.core.LinkHandler;
import io.jackfield.core.Peer;
import io.jackfield.transport.HttpServer;
import io.jackfield.transport.ListenerOptions;
import io.jackfield.transport.StreamProtocol;
import io.jackfield.transport.http.HttpPipeline;
import io.jackfield.transport.link.Links;
import io.jackfield.transport.link.RefusalLog;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happens to a new connection of a listener until its protocol has it. */
final class Acceptance {
    private final ListenerOptions options;
    private final @Nullable TlsFiles tls;
    private final Undetected undetected;
    private final Duration patience;
    private final RefusalLog refusals;

    Acceptance(ListenerOptions options, RefusalLog refusals) {
        this.refusals = refusals;
        this.options = options;
        this.tls = (TlsFiles) options.tls();
        this.undetected = new Undetected(options.admission());
        this.patience =
                options.protocols().stream()
                        .map(StreamProtocol::patience)
                        .reduce(
                                options.limits().handshake(),
                                (one, other) -> one.compareTo(other) > 0 ? one : other);
        if (tls != null) {
            tls.server(); // fails now rather than at the first connection
        }
    }

    /** On the channel's loop, before anything is read. */
    void begin(Channel channel) {
        SocketAddress from = channel.remoteAddress();
        Runnable known = () -> {};
        if (tls != null || options.http() != null || options.protocols().size() > 1) {
            if (!undetected.enter(from)) {
                refusals.refused(
                        () -> "closed " + Peers.nameOf(from) + ": too many undetected connections");
                channel.close();
                return;
            }
            known = new Entry(from);
            Runnable leave = known;
            channel.closeFuture().addListener(closed -> leave.run());
        }
        InetAddress address = from instanceof InetSocketAddress inet ? inet.getAddress() : null;
        if (address != null && options.admission().proxies().contains(address)) {
            Runnable leave = known;
            channel.pipeline()
                    .addLast(
                            new ProxyHandler(
                                    options.limits().handshake(),
                                    Peers.nameOf(from),
                                    refusals,
                                    client -> greet(channel, Peer.at(client), leave)));
        } else {
            greet(channel, peerOf(from), known);
        }
    }

    private Peer peerOf(@Nullable SocketAddress from) {
        return options.endpoint() instanceof Endpoint.Memory memory
                ? Peer.at(memory.toString())
                : Peers.at(from);
    }

    private void greet(Channel channel, Peer peer, Runnable known) {
        if (tls == null) {
            clear(channel, peer, false, known);
        } else if (!options.clearTextToo()) {
            secure(channel, tls, peer, known);
        } else {
            List<Detection.Choice> choices = new ArrayList<>();
            TlsFiles files = tls;
            choices.add(
                    new Detection.Choice(
                            FirstBytes::tls, () -> secure(channel, files, peer, known)));
            choices.addAll(choices(channel.pipeline(), peer, false));
            detect(channel, choices, peer, known);
        }
    }

    private void secure(Channel channel, TlsFiles files, Peer peer, Runnable known) {
        SslHandler handler = files.server().newHandler(channel.alloc());
        handler.setHandshakeTimeoutMillis(options.limits().handshake().toMillis());
        channel.pipeline()
                .addLast(handler)
                .addLast(
                        new AfterHandshake(
                                handler,
                                failure -> refuse(channel, peer, failure),
                                () -> secured(channel, handler, peer, known)));
    }

    private void refuse(Channel channel, Peer peer, Throwable failure) {
        refusals.refused(
                () ->
                        "closed "
                                + peer.address()
                                + ": TLS failed: "
                                + DialFailures.shortOf(failure));
        channel.close();
    }

    private void secured(Channel channel, SslHandler handler, Peer from, Runnable known) {
        Peer peer = Peers.withCertificates(from, handler);
        HttpServer http = options.http();
        String agreed = handler.applicationProtocol();
        if (http != null && ApplicationProtocolNames.HTTP_2.equals(agreed)) {
            known.run();
            HttpPipeline.installHttp2(channel.pipeline(), http, peer, true);
        } else if (http != null && ApplicationProtocolNames.HTTP_1_1.equals(agreed)) {
            known.run();
            HttpPipeline.install(channel.pipeline(), http, peer, true);
        } else {
            clear(channel, peer, true, known);
        }
    }

    /** Clear bytes: those of the socket, or those that TLS gave. */
    private void clear(Channel channel, Peer peer, boolean isSecure, Runnable known) {
        if (options.http() == null && options.protocols().size() == 1) {
            known.run();
            start(channel.pipeline(), options.protocols().getFirst(), peer);
        } else {
            detect(channel, choices(channel.pipeline(), peer, isSecure), peer, known);
        }
    }

    private void detect(
            Channel channel, List<Detection.Choice> choices, Peer peer, Runnable known) {
        channel.pipeline()
                .addLast(new Detection(choices, patience, peer.address(), refusals, known));
    }

    private List<Detection.Choice> choices(ChannelPipeline pipeline, Peer peer, boolean isSecure) {
        List<Detection.Choice> choices = new ArrayList<>();
        for (StreamProtocol protocol : options.protocols()) {
            choices.add(
                    new Detection.Choice(
                            protocol.detector(), () -> start(pipeline, protocol, peer)));
        }
        HttpServer http = options.http();
        if (http != null) {
            choices.add(
                    new Detection.Choice(
                            FirstBytes::http2,
                            () -> HttpPipeline.installHttp2(pipeline, http, peer, isSecure)));
            choices.add(
                    new Detection.Choice(
                            FirstBytes::http1,
                            () -> HttpPipeline.install(pipeline, http, peer, isSecure)));
        }
        return choices;
    }

    private void start(ChannelPipeline pipeline, StreamProtocol protocol, Peer peer) {
        LinkHandler handler;
        try {
            handler = protocol.acceptor().accept(peer);
        } catch (RuntimeException e) {
            refusals.refused(
                    () ->
                            "refused "
                                    + peer.address()
                                    + " for "
                                    + protocol.name()
                                    + ": "
                                    + e.getMessage());
            pipeline.close();
            return;
        }
        if (options.endpoint() instanceof Endpoint.Memory) {
            Links.startMessages(pipeline, handler, protocol.limits(), peer, true);
        } else {
            Framer framer = handler instanceof Framer own ? own : protocol.framer();
            Links.start(pipeline, framer, handler, protocol.limits(), peer, true);
        }
    }

    /** An undetected connection; leaves the count once. On its loop. */
    private final class Entry implements Runnable {
        private final @Nullable SocketAddress from;
        private boolean hasLeft;

        Entry(@Nullable SocketAddress from) {
            this.from = from;
        }

        @Override
        public void run() {
            if (!hasLeft) {
                hasLeft = true;
                undetected.leave(from);
            }
        }
    }
}
