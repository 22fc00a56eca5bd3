/**
 * HTTP/1.1 and HTTP/2 on Netty's channels. {@link HttpPipeline} puts it into a pipeline; {@link
 * Http1Parser}, {@link RequestTarget}, {@link RouteTable} and {@link HttpService#decide} are pure;
 * {@link Http1Connection} and {@link Http2Stream} join them to channels, each running {@link
 * Exchange}s. All but the handlers' side of an exchange runs on the channel's event loop.
 */
@NullMarked
package io.jackfield.transport.http;

import org.jspecify.annotations.NullMarked;
