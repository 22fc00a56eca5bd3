import { protocolError } from "./errors.ts";

/** How the bytes of a payload are to be read: a label that travels with them; nobody on the way transcodes. */
export type Encoding = "binary" | "utf8" | "utf16";

/** What can be sent: a string goes as UTF-8, bytes go as binary, a {@link Payload} as it says. */
export type PayloadLike = string | Uint8Array | Payload;

const encoder = new TextEncoder();
// a byte order mark is data like any other
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Bytes and their encoding. Immutable as long as nobody writes into `bytes`, which is a view and not a copy.
 *
 * UTF-16 is little-endian without a byte order mark (specification 18.7). It carries every JavaScript string unchanged,
 * characters outside the basic plane and lone surrogates included; UTF-8 replaces lone surrogates by U+FFFD.
 */
export class Payload {
  private constructor(
    /** How the bytes are to be read. */
    readonly encoding: Encoding,
    /** The bytes; may be empty. Of an even number if the encoding is `utf16`. */
    readonly bytes: Uint8Array,
  ) {}

  /** Bytes of no particular meaning. */
  static binary(bytes: Uint8Array): Payload {
    return new Payload("binary", bytes);
  }

  /** A text in UTF-8. */
  static utf8(text: string): Payload {
    return new Payload("utf8", encoder.encode(text));
  }

  /** A text in UTF-16, little-endian. */
  static utf16(text: string): Payload {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < text.length; at++) {
      view.setUint16(at * 2, text.charCodeAt(at), true);
    }
    return new Payload("utf16", bytes);
  }

  /**
   * A value as JSON in UTF-8. `undefined` gives an empty payload.
   *
   * @throws {@link WebWireError} of kind `protocol` if JSON cannot express the value
   */
  static json(value: unknown): Payload {
    return Payload.utf8(stringify(value));
  }

  /**
   * Bytes that are already encoded.
   *
   * @throws {@link WebWireError} of kind `protocol` if the encoding is `utf16` and the number of bytes odd
   */
  static of(encoding: Encoding, bytes: Uint8Array): Payload {
    if (encoding === "utf16" && bytes.length % 2 !== 0) {
      throw protocolError(`A UTF-16 payload has an even number of bytes, this one ${bytes.length}`);
    }
    return new Payload(encoding, bytes);
  }

  /** The payload that `value` stands for; see {@link PayloadLike}. */
  static from(value: PayloadLike): Payload {
    if (value instanceof Payload) {
      return value;
    }
    return typeof value === "string" ? Payload.utf8(value) : Payload.binary(value);
  }

  /** Whether there is not a single byte. */
  get isEmpty(): boolean {
    return this.bytes.length === 0;
  }

  /**
   * The payload as text; binary is read as UTF-8.
   *
   * @throws {@link WebWireError} of kind `protocol` if the bytes are not valid UTF-8
   */
  text(): string {
    return this.encoding === "utf16" ? utf16Text(this.bytes) : utf8Text(this.bytes);
  }

  /**
   * The value that the payload, read as text, holds as JSON; `undefined` if it is empty.
   *
   * @throws {@link WebWireError} of kind `protocol` if it is not JSON
   */
  json(): unknown {
    return this.isEmpty ? undefined : parseJson(this.text());
  }
}

/** Strict; `WebWireError` of kind `protocol` for anything that is not UTF-8. */
export function utf8Text(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch (cause) {
    throw protocolError("The bytes are not valid UTF-8", { cause });
  }
}

/** Strict; `WebWireError` of kind `protocol` for anything that is not JSON. */
export function parseJson(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch (cause) {
    throw protocolError("The text is not valid JSON", { cause });
  }
}

function stringify(value: unknown): string {
  try {
    // typed as a string always, but undefined for undefined, functions and symbols
    return (JSON.stringify(value) as string | undefined) ?? "";
  } catch (cause) {
    throw protocolError("The value cannot be written as JSON", { cause });
  }
}

const CHUNK_UNITS = 8192;

function utf16Text(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const units: number[] = [];
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    units.push(view.getUint16(at, true));
    if (units.length === CHUNK_UNITS) {
      text += String.fromCharCode(...units);
      units.length = 0;
    }
  }
  return text + String.fromCharCode(...units);
}
