/** What a session that is over leaves in memory of its secrets: what can be overwritten is (clause 1.8). */
import { type AgreedSecret, KeySchedule, type ResponderAgreement } from "@conclave/crypto";
import { afterEach, expect, test, vi } from "vitest";
import { Pair, type Side } from "../support/pair.ts";

const sides: readonly Side[] = ["client", "server"];

afterEach(() => {
  vi.restoreAllMocks();
});

test.each(sides)("the secret of the next rekey goes with the session (%s)", async (side) => {
  const pair = await Pair.open();
  const { channel } = pair[side] as unknown as { channel: { rekeyContext: { rekeySecret: Uint8Array } } };
  const { rekeySecret } = channel.rekeyContext;
  expect(isErased(rekeySecret)).toBe(false);
  pair[side].close();
  expect(isErased(rekeySecret)).toBe(true);
});

test.each([
  ["a flight of the server that does not open", "server"],
  ["a flight of the client that does not open", "client"],
] as const)("the keys of a handshake go with it: %s", async (_, from) => {
  const erase = vi.spyOn(KeySchedule.prototype, "erase");
  const pair = await Pair.open({
    wire: (side, bytes) => {
      const changed = Uint8Array.from(bytes);
      if (side === from && bytes[0] === (from === "client" ? 4 : 2))
        changed[bytes.length - 1] = ~(bytes.at(-1) ?? 0);
      return [changed];
    },
  });
  await pair.pass(30_000);
  expect([pair.outcome("client"), pair.outcome("server")]).toContain("record");
  expect(erase.mock.contexts).toHaveLength(2);
});

test("a secret that was agreed on for a session that is over is not kept", async () => {
  const pair = await Pair.create();
  for (const side of sides) pair[side].close();
  const secret = new Uint8Array(384).fill(1) as AgreedSecret;
  pair.client.agreed(secret, 0);
  expect(isErased(secret)).toBe(true);
  secret.fill(1);
  pair.server.agreed({ secret } as ResponderAgreement, 0);
  expect(isErased(secret)).toBe(true);
});

function isErased(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
