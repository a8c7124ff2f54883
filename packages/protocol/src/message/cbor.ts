/**
 * One CBOR map for each message of the application (clause 9), through cborg in its strict mode, tightened by what
 * a hostile peer would try: depth, invalid UTF-8 in texts, floats, and anything that is no map.
 */
import { isUtf8 } from "node:buffer";
import { type DecodeOptions, decode, encode, Tokenizer } from "cborg";
import { MalformedError } from "../wire/reader.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** The map's canonical bytes (RFC 8949, section 4.2.3: shorter keys first). */
export function encodeFields(fields: Fields): Uint8Array {
  return encode(fields);
}

/**
 * The map that `bytes` are.
 *
 * @throws {MalformedError} field "cbor" when they are anything else: longer forms than needed, indefinite lengths,
 *   repeated keys, floats and tags count as that (clause 9).
 */
export function decodeFields(bytes: Uint8Array): Fields {
  let value: unknown;
  try {
    value = decode(bytes, { ...options, tokenizer: new BoundedTokenizer(bytes, options) });
  } catch (cause) {
    throw new MalformedError("cbor", { cause });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Uint8Array) {
    throw new MalformedError("cbor");
  }
  return value as Fields;
}

const options: DecodeOptions = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  allowInfinity: false,
  allowNaN: false,
  allowBigInt: false,
  rejectDuplicateMapKeys: true,
  retainStringBytes: true,
};

/** A page, its list, an entry in that, the marks of it; and two levels for what later versions may add. */
const maxDepth = 6;

/** Refuses what cborg would let through: nesting without end, U+FFFD in place of broken text, floats. */
class BoundedTokenizer extends Tokenizer {
  /** How many items each open list or map still lacks. */
  readonly #lacking: number[] = [];

  override next(): ReturnType<Tokenizer["next"]> {
    const token = super.next();
    while (this.#lacking.at(-1) === 0) this.#lacking.pop();
    const last = this.#lacking.length - 1;
    if (last >= 0) this.#lacking[last] = (this.#lacking[last] ?? 0) - 1;

    const kind = token.type.name;
    if (kind === "float") throw new TypeError("floats are not used");
    if (kind === "string" && token.byteValue !== undefined && !isUtf8(token.byteValue)) {
      throw new TypeError("text is not UTF-8");
    }
    if (kind === "array" || kind === "map") {
      if (this.#lacking.length >= maxDepth) throw new RangeError(`nested deeper than ${maxDepth}`);
      this.#lacking.push(kind === "map" ? 2 * Number(token.value) : Number(token.value));
    }
    return token;
  }
}
