import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FrameDecoder } from "../../src/frame/decoder.ts";
import { encodeFrame } from "../../src/frame/encoder.ts";
import type { FrameName } from "../../src/frame/types.ts";
import { everySplit } from "../support/splits.ts";

const every: readonly FrameName[] = ["HELLO_C", "HELLO_S", "ALERT", "RECORD"];

test("every split of a stream gives the same frames", () => {
  const frames = [
    encodeFrame("HELLO_C", new Uint8Array(0)),
    encodeFrame("HELLO_S", Uint8Array.of(1, 2, 3)),
    encodeFrame("ALERT", Uint8Array.of(5)),
    encodeFrame("RECORD", new Uint8Array(64).fill(7)),
    encodeFrame("RECORD", new Uint8Array(80).fill(8)),
  ];
  for (const pieces of everySplit(Uint8Array.from(Buffer.concat(frames)))) {
    expect(decodeAll(pieces)).toEqual(frames);
  }
});

test("any stream of frames in any pieces comes out as it went in", () => {
  const body = fc.nat({ max: 40 }).map((blocks) => new Uint8Array(64 + 16 * blocks).fill(blocks));
  fc.assert(
    fc.property(
      fc.array(body, { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 200 })),
      (bodies, cuts) => {
        const frames = bodies.map((bytes) => encodeFrame("RECORD", bytes));
        expect(decodeAll(cut(Buffer.concat(frames), cuts))).toEqual(frames);
      },
    ),
  );
});

describe("the header is judged before any of the body is there", () => {
  test.each([
    ["HELLO_C", [1, 0, 16, 1], "frame-length"],
    ["HELLO_S", [2, 0, 16, 1], "frame-length"],
    ["ALERT", [3, 0, 0, 0], "frame-length"],
    ["ALERT", [3, 0, 0, 2], "frame-length"],
    ["RECORD", [4, 0, 0, 0], "frame-length"],
    ["RECORD", [4, 0, 0, 63], "frame-length"],
    ["RECORD", [4, 0, 0, 65], "frame-length"],
    ["RECORD", [4, 0, 0x40, 0x41], "frame-length"],
    ["RECORD", [4, 0, 0x40, 0x50], "frame-length"],
    ["RECORD", [4, 0xff, 0xff, 0xff], "frame-length"],
    ["type 0", [0, 0, 0, 64], "frame-type"],
    ["type 5", [5, 0, 0, 64], "frame-type"],
    ["HTTP", [...Buffer.from("GET ")], "frame-type"],
    ["TLS", [0x16, 0x03, 0x01, 0x02], "frame-type"],
    ["SSH", [...Buffer.from("SSH-")], "frame-type"],
  ])("%s %j is %s", (_, header, code) => {
    for (const pieces of everySplit(Uint8Array.from(header))) {
      expect(() => decodeAll(pieces)).toThrow(expect.objectContaining({ name: "ProtocolError", code }));
    }
  });

  test.each([0, 5, 0x16, 0x47, 0xff])("type %i is refused at its first byte", (type) => {
    expect(() => decodeAll([Uint8Array.of(type)])).toThrow(expect.objectContaining({ code: "frame-type" }));
  });

  test.each([
    ["the longest hello", [1, 0, 16, 0]],
    ["the shortest record", [4, 0, 0, 64]],
    ["the longest record", [4, 0, 0x40, 0x40]],
  ])("%s is waited for", (_, header) => {
    const decoder = new FrameDecoder();
    decoder.push(Uint8Array.from(header));
    expect(decoder.next(every)).toBeUndefined();
    expect(decoder.heldBytes).toBe(4);
  });

  test("a frame that exists but is not due is refused", () => {
    const decoder = new FrameDecoder();
    decoder.push(encodeFrame("HELLO_C", new Uint8Array(3)));
    expect(() => decoder.next(["RECORD"])).toThrow(expect.objectContaining({ code: "frame-type" }));
  });

  test("what is due is asked anew for each frame of one chunk", () => {
    const decoder = new FrameDecoder();
    decoder.push(
      Buffer.concat([encodeFrame("ALERT", Uint8Array.of(1)), encodeFrame("ALERT", Uint8Array.of(2))]),
    );
    expect(decoder.next(["ALERT"])).toHaveLength(5);
    expect(() => decoder.next([])).toThrow(expect.objectContaining({ code: "frame-type" }));
  });
});

test("random bytes end in a fault or in waiting, never in holding more than one frame", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 30 }), (chunks) => {
      const decoder = new FrameDecoder();
      for (const chunk of chunks) {
        decoder.push(chunk);
        try {
          while (decoder.next(every) !== undefined);
        } catch (error) {
          expect(error).toMatchObject({ name: "ProtocolError" });
          return;
        }
        expect(decoder.heldBytes).toBeLessThanOrEqual(4 + 16_448);
      }
    }),
  );
});

function decodeAll(pieces: readonly Uint8Array[]): Uint8Array[] {
  const decoder = new FrameDecoder();
  const frames: Uint8Array[] = [];
  for (const piece of pieces) {
    decoder.push(piece);
    for (let frame = decoder.next(every); frame !== undefined; frame = decoder.next(every))
      frames.push(frame);
  }
  expect(decoder.heldBytes).toBe(0);
  return frames;
}

function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let offset = 0;
  for (const length of lengths) {
    if (offset >= bytes.length) break;
    pieces.push(bytes.subarray(offset, offset + length));
    offset += length;
  }
  if (offset < bytes.length) pieces.push(bytes.subarray(offset));
  return pieces;
}
