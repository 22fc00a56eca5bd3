import type { Connection } from "./connection.ts";
import { setIdentifier, type Frame } from "./encode.ts";
import { replyFailure, WebWireError } from "./errors.ts";
import type { ErrorReplyMessage, FailureReplyMessage, ReplyMessage } from "./message.ts";
import type { Operation } from "./operation.ts";
import type { Payload } from "./payload.ts";

/** Requests that were sent and are not answered yet, by identifier: 1, 2, 3, … across all connections of a client. */
export class Pending {
  private readonly operations = new Map<bigint, Operation<Payload>>();
  private last = 0n;

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.operations.size;
  }

  /** Gives the request its identifier and sends it. What cannot be sent ends the operation and leaves no trace. */
  send(connection: Connection, frame: Frame, operation: Operation<Payload>): void {
    if (operation.isOver) {
      return;
    }
    if (this.operations.size >= this.limit) {
      operation.fail(new WebWireError({ kind: "overloaded" }, `${this.limit} requests wait for their replies already`));
      return;
    }
    const identifier = BigInt.asUintN(64, this.last + 1n);
    setIdentifier(frame, identifier);
    try {
      connection.send(frame);
    } catch (error) {
      operation.fail(error);
      return;
    }
    this.last = identifier;
    this.operations.set(identifier, operation);
    operation.onEnd(() => void this.operations.delete(identifier));
  }

  /** Ends the request that it answers; nobody waits for a late reply, which is ignored. */
  answer(reply: ReplyMessage | ErrorReplyMessage | FailureReplyMessage): void {
    const operation = this.operations.get(reply.identifier);
    switch (reply.kind) {
      case "reply":
        return operation?.complete(reply.payload);
      case "errorReply": {
        const { code, text } = reply;
        return operation?.fail(new WebWireError({ kind: "request", code, text }, text === "" ? code : text));
      }
      case "failureReply":
        return operation?.fail(replyFailure(reply.failure));
    }
  }

  failAll(error: WebWireError): void {
    for (const operation of [...this.operations.values()]) {
      operation.fail(error);
    }
  }
}
