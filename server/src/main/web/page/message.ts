/** A message of the chat, as it goes over the topic. */
export interface ChatMessage {
  readonly name: string;
  readonly text: string;
}

/** Anyone may publish anything to the topic: what is not `{"name","text"}` is shown as it came. */
export function readMessage(data: string): ChatMessage {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return { name: "", text: data };
  }
  if (typeof value === "string") {
    return { name: "", text: value };
  }
  if (typeof value === "object" && value !== null && "text" in value) {
    const name = "name" in value && typeof value.name === "string" ? value.name : "";
    if (typeof value.text === "string") {
      return { name, text: value.text };
    }
  }
  return { name: "", text: data };
}
