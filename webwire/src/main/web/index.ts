/**
 * A client of WebWire 2.0 for browsers: {@link WebWireClient}. Its options are {@link WebWireClientOptions}, its one error
 * {@link WebWireError}; {@link Payload} is what requests, replies and signals carry. The codec, {@link encode} and
 * {@link decode}, is there for tools and tests.
 *
 * @module
 */
export { WebWireClient, type Signal, type StatusChange } from "./client.ts";
export type { WebWireClientOptions, Logger } from "./options.ts";
export type { BackoffOptions } from "./backoff.ts";
export type { CallOptions } from "./operation.ts";
export type { FollowOptions, Unfollow } from "./board.ts";
export type { Status } from "./connector.ts";
export type { Session } from "./session.ts";
export type { KeyStore, KeyStoreOption } from "./keystore.ts";
export type { Socket, SocketFactory } from "./socket.ts";
export type { Cancel, Timer } from "./timer.ts";
export { Payload, type Encoding, type PayloadLike } from "./payload.ts";
export { WebWireError, type Failure, type FailureKind, type ReplyFailureKind } from "./errors.ts";
export { decode } from "./decode.ts";
export { encode, type Frame } from "./encode.ts";
export type * from "./message.ts";
