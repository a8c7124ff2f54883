/** What an eavesdropper does with recorded bytes: cuts them into frames, and looks for what should not be there. */

/** The frames in the bytes of one direction, whole with their headers (docs/protocol.md, clause 2). */
export function framesOf(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let rest = bytes; rest.length >= headerBytes; ) {
    const end = headerBytes + rest.readUIntBE(1, 3);
    frames.push(rest.subarray(0, end));
    rest = rest.subarray(end);
  }
  return frames;
}

/** Every block of 16 bytes in the records among the frames: IVs, ciphertext and the halves of tags, as hex. */
export function recordBlocks(frames: readonly Buffer[]): string[] {
  return frames
    .filter(([type]) => type === recordType)
    .flatMap((frame) => frame.subarray(headerBytes).toString("hex").match(/.{32}/g) ?? []);
}

/** The forms, among those that are easy to guess, in which the secret is in the bytes. */
export function formsFound(bytes: Buffer, secret: string | Uint8Array): string[] {
  const raw = Buffer.from(secret as Uint8Array);
  const forms = {
    raw,
    hex: Buffer.from(raw.toString("hex")),
    base64: Buffer.from(raw.toString("base64").replace(/=+$/, "")),
    utf16: Buffer.from(raw.toString("utf8"), "utf16le"),
  };
  return Object.entries(forms).flatMap(([name, form]) => (bytes.includes(form) ? [name] : []));
}

const headerBytes = 4;
const recordType = 4;
