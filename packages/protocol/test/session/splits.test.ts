/** However the network cuts the stream, the same things happen in the same order. */
import { IdentityKey } from "@conclave/crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Pair, type Side } from "../support/pair.ts";
import { said, say } from "../support/texts.ts";

const hostKey = IdentityKey.generate();

test("a whole conversation, byte by byte", async () => {
  expect(await converse((bytes) => Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(
    await converse((bytes) => [bytes]),
  );
});

test("a whole conversation, in any pieces", { timeout: 60_000 }, async () => {
  const whole = await converse((bytes) => [bytes]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 1800 }), { minLength: 1, maxLength: 40 }),
      async (lengths) => {
        let turn = 0;
        const pieces = (bytes: Uint8Array) => {
          const parts: Uint8Array[] = [];
          for (let offset = 0; offset < bytes.length; turn += 1) {
            const length = lengths[turn % lengths.length] ?? 1;
            parts.push(bytes.subarray(offset, offset + length));
            offset += length;
          }
          return parts;
        };
        expect(await converse(pieces)).toEqual(whole);
      },
    ),
    { numRuns: 60 },
  );
});

test("everything that one side has to say, in one chunk with the handshake's end", async () => {
  const pair = await Pair.create({ hostKey });
  let held: Uint8Array[] = [];
  const carry = async (from: Side) => {
    for (let bytes = pair[from].takeOutput(); bytes; bytes = pair[from].takeOutput()) held.push(bytes);
    const bytes = Uint8Array.from(Buffer.concat(held));
    held = [];
    await pair.inject(from === "client" ? "server" : "client", bytes);
  };
  await carry("client");
  await carry("server");
  await carry("client");
  pair.server.send({ type: "PRESENT", occupants: [{ name: "ana", guest: false }], more: false });
  pair.server.send({ type: "JOINED", name: "bob", guest: false, timeMs: 1 });
  pair.server.close(6, "bye");
  await carry("server");
  expect(pair.clientEvents.map(({ type }) => type)).toEqual([
    "agree",
    "host",
    "welcome",
    "message",
    "message",
    "closed",
  ]);
});

async function converse(pieces: (bytes: Uint8Array) => Uint8Array[]) {
  const pair = await Pair.open({ hostKey, wire: (_, bytes) => pieces(bytes) });
  for (let round = 0; round < 5; round += 1) {
    pair.client.send(say(new Uint8Array(16).fill(round), `to you ${round} ${"é".repeat(round * 90)}`));
    pair.server.send(said(`to all ${round}`, round + 1));
    await pair.settle();
  }
  pair.server.close(0, "done");
  await pair.settle();
  const plain = (event: object) => JSON.stringify(event, (key, value) => (key === "run" ? undefined : value));
  return { client: pair.clientEvents.map(plain), server: pair.serverEvents.map(plain) };
}
