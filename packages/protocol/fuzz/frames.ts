/** FrameDecoder (clause 2): the same frames, or the same fault, however the stream is cut. */
import { type FuzzTarget, promised } from "@conclave/fuzz/target";
import { ProtocolError } from "../src/faults.ts";
import { FrameDecoder } from "../src/frame/decoder.ts";
import { encodeFrame } from "../src/frame/encoder.ts";
import { type FrameName, frameTypes } from "../src/frame/types.ts";
import { frameBytes } from "../src/limits.ts";
import { labelOfProtocolError } from "./label.ts";

/** Input: which types are due, a bit each; how many cuts; how long each piece is; the stream. */
export const frames: FuzzTarget = {
  name: "frames",
  maxBytes: 40_000,
  seeds: [
    seed(
      0b1111,
      [1, 2, 3],
      encodeFrame("HELLO_C", Uint8Array.of(1, 2, 3)),
      encodeFrame("ALERT", Uint8Array.of(5)),
    ),
    seed(0b1000, [4], encodeFrame("RECORD", new Uint8Array(64)), encodeFrame("RECORD", new Uint8Array(80))),
    seed(0b1000, [255], encodeFrame("RECORD", new Uint8Array(frameBytes.recordMax))),
    seed(0b0010, [], encodeFrame("HELLO_S", new Uint8Array(frameBytes.helloMax))),
  ],
  run: (input) => {
    const [dueBits = 0, cutCount = 0] = input;
    const lengths = input.subarray(2, 2 + cutCount);
    const stream = input.subarray(2 + cutCount);
    const due = names.filter((_, index) => (dueBits & (1 << index)) !== 0);
    const whole = decode([stream], due);
    const cut = decode([...piecesOf(stream, lengths)], due);
    promised(whole.label === cut.label, "a stream ends the same way however it is cut");
    promised(
      Buffer.concat(whole.frames).equals(Buffer.concat(cut.frames)),
      "the same frames however it is cut",
    );
    promised(stream.subarray(0, sum(whole.frames)).length === sum(whole.frames), "no frame out of nothing");
    promised(
      Buffer.concat(whole.frames).equals(stream.subarray(0, sum(whole.frames))),
      "frames are the stream",
    );
    return `${whole.label} ${Math.min(whole.frames.length, 3)}`;
  },
};

function decode(pieces: readonly Uint8Array[], due: readonly FrameName[]) {
  const decoder = new FrameDecoder();
  const found: Uint8Array[] = [];
  try {
    for (const piece of pieces) {
      decoder.push(piece);
      for (let frame = decoder.next(due); frame !== undefined; frame = decoder.next(due)) found.push(frame);
      promised(decoder.heldBytes < frameBytes.header + frameBytes.recordMax, "less than one frame is held");
    }
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { label: labelOfProtocolError(error), frames: found };
  }
  return { label: "waits", frames: found };
}

function* piecesOf(stream: Uint8Array, lengths: Uint8Array): Generator<Uint8Array> {
  let offset = 0;
  for (const length of lengths) {
    yield stream.subarray(offset, offset + length);
    offset += length;
  }
  yield stream.subarray(offset);
}

function sum(all: readonly Uint8Array[]): number {
  return all.reduce((bytes, { length }) => bytes + length, 0);
}

function seed(dueBits: number, lengths: readonly number[], ...all: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat([Uint8Array.of(dueBits, lengths.length, ...lengths), ...all]));
}

const names = Object.keys(frameTypes) as readonly FrameName[];
