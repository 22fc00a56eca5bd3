/** A message of the chat, as it goes over the topic. */
export interface ChatMessage {
  readonly name: string;
  readonly text: string;
}

/** Anyone may publish anything to the topic: what is not `{"name","text"}` is shown as it came. */
export function readMessage(value: unknown): ChatMessage {
  if (typeof value === "string") {
    return { name: "", text: value };
  }
  if (typeof value === "object" && value !== null && "text" in value) {
    const name = "name" in value && typeof value.name === "string" ? value.name : "";
    if (typeof value.text === "string") {
      return { name, text: value.text };
    }
  }
  return { name: "", text: JSON.stringify(value) ?? "" };
}

/**
 * How many messages at the end of what is shown are those that the history begins with; the most that can be. After a
 * reconnect the history comes again, and no message has a number of its own on this wire.
 */
export function overlap(shown: readonly ChatMessage[], history: readonly ChatMessage[]): number {
  for (let length = Math.min(shown.length, history.length); length > 0; length--) {
    const end = shown.slice(shown.length - length);
    if (end.every((message, at) => isSame(message, history[at]))) {
      return length;
    }
  }
  return 0;
}

function isSame(one: ChatMessage, other: ChatMessage | undefined): boolean {
  return one.name === other?.name && one.text === other.text;
}
