import { expect, test } from "vitest";
import {
  argon2id,
  defaultStretchCost,
  isAllowedCost,
  maxStretchCost,
} from "../../src/identity/passphrase.ts";
import { hex } from "../vectors/shared.ts";

test("Argon2id as in RFC 9106, section 5.3", async () => {
  const tag = await argon2id({
    message: new Uint8Array(32).fill(1),
    nonce: new Uint8Array(16).fill(2),
    secret: new Uint8Array(8).fill(3),
    associatedData: new Uint8Array(12).fill(4),
    memory: 32,
    passes: 3,
    parallelism: 4,
    tagLength: 32,
  });
  expect(tag).toEqual(hex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
});

test.each([
  [defaultStretchCost, true],
  [maxStretchCost, true],
  [{ memoryKiB: 8, passCount: 1, laneCount: 1 }, true],
  [{ memoryKiB: 15, passCount: 1, laneCount: 2 }, false],
  [{ memoryKiB: 1024 * 1024 + 1, passCount: 1, laneCount: 1 }, false],
  [{ memoryKiB: 64, passCount: 11, laneCount: 1 }, false],
  [{ memoryKiB: 64, passCount: 0, laneCount: 1 }, false],
  [{ memoryKiB: 1024, passCount: 1, laneCount: 17 }, false],
  [{ memoryKiB: 1024, passCount: 1, laneCount: 0 }, false],
  [{ memoryKiB: 64.5, passCount: 1, laneCount: 1 }, false],
])("a cost of %j may be asked for: %s", (cost, allowed) => {
  expect(isAllowedCost(cost)).toBe(allowed);
});
