/** As much of CBOR as clause 9 uses: maps with text keys, lists, texts, bytes, whole numbers, true, false, null. */

export type Value =
  | Buffer
  | boolean
  | null
  | number
  | string
  | readonly Value[]
  | { readonly [key: string]: Value };

export function writeCbor(value: Value): Buffer {
  if (value === null) return Buffer.from([0xf6]);
  if (typeof value === "boolean") return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (typeof value === "string")
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(writeCbor)]);
  const pairs = Object.entries(value as Record<string, Value>).map(
    ([key, item]) => [writeCbor(key), writeCbor(item)] as const,
  );
  // Sorted by length, then by bytes: the head of a key says its length.
  pairs.sort(([left], [right]) => left.length - right.length || left.compare(right));
  return Buffer.concat([head(5, pairs.length), ...pairs.flat()]);
}

/** The map in a message's body. */
export function readCbor(bytes: Buffer): { [key: string]: Value } {
  const [value, end] = read(bytes, 0);
  if (end !== bytes.length || typeof value !== "object")
    throw new Error("it is no map, or something follows it");
  return value as { [key: string]: Value };
}

function head(major: number, count: number): Buffer {
  const kind = major << 5;
  if (count < 24) return Buffer.from([kind | count]);
  if (count < 0x100) return Buffer.from([kind | 24, count]);
  if (count < 0x1_0000) return Buffer.from([kind | 25, count >> 8, count & 0xff]);
  const wide = Buffer.alloc(9, kind | 27);
  wide.writeBigUInt64BE(BigInt(count), 1);
  return count < 0x1_0000_0000 ? Buffer.concat([Buffer.from([kind | 26]), wide.subarray(5)]) : wide;
}

function read(bytes: Buffer, at: number): [value: Value, end: number] {
  const first = bytes.readUInt8(at);
  if (first === 0xf4 || first === 0xf5) return [first === 0xf5, at + 1];
  if (first === 0xf6) return [null, at + 1];
  const [count, start] = readHead(bytes, at);
  const major = first >> 5;
  if (major === 0 || major === 1) return [major === 0 ? count : -1 - count, start];
  if (major === 2) return [Buffer.from(bytes.subarray(start, start + count)), start + count];
  if (major === 3) return [bytes.toString("utf8", start, start + count), start + count];
  if (major !== 4 && major !== 5) throw new Error(`major type ${major} does not occur`);
  const items: Value[] = [];
  let end = start;
  for (let left = major === 4 ? count : 2 * count; left > 0; left -= 1) {
    const [item, next] = read(bytes, end);
    items.push(item);
    end = next;
  }
  if (major === 4) return [items, end];
  const pairs = Array.from(
    { length: count },
    (_, index) => [items[2 * index], items[2 * index + 1]] as const,
  );
  return [Object.fromEntries(pairs) as { [key: string]: Value }, end];
}

function readHead(bytes: Buffer, at: number): [count: number, start: number] {
  const low = bytes.readUInt8(at) & 31;
  if (low < 24) return [low, at + 1];
  if (low === 24) return [bytes.readUInt8(at + 1), at + 2];
  if (low === 25) return [bytes.readUInt16BE(at + 1), at + 3];
  if (low === 26) return [bytes.readUInt32BE(at + 1), at + 5];
  if (low === 27) return [Number(bytes.readBigUInt64BE(at + 1)), at + 9];
  throw new Error("a length that is not definite");
}
