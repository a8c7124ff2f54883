import { IdentityKey } from "@conclave/crypto";
import { beforeEach, expect, test } from "vitest";
import { Database, Invitations } from "../../src/index.ts";

const hourMs = 3_600_000;
const [ana, bob] = [IdentityKey.generate().publicKey, IdentityKey.generate().publicKey];
let database: Database;
let invitations: Invitations;

beforeEach(() => {
  database = Database.inMemory();
  invitations = new Invitations(database);
});

test("a token lets one key in, for good, and nobody else", () => {
  const { token, invitation } = invitations.create("for ana", 1000, hourMs);
  expect(token).toHaveLength(16);
  expect(invitation).toMatchObject({
    note: "for ana",
    madeMs: 1000,
    expiresMs: 1000 + hourMs,
    usedMs: undefined,
  });
  expect(invitations.judge(token, 2000)).toBe("admitted");
  expect(invitations.hasAdmitted(ana)).toBe(false);
  expect(invitations.redeem(token, ana, 2000)).toBe("admitted");
  expect(invitations.hasAdmitted(ana)).toBe(true);
  expect(invitations.redeem(token, bob, 2001)).toBe("used");
  expect(invitations.hasAdmitted(bob)).toBe(false);
  expect(invitations.list()).toMatchObject([{ usedMs: 2000 }]);
});

test("to the millisecond until it expires", () => {
  const { token } = invitations.create("", 0, hourMs);
  expect(invitations.judge(token, hourMs - 1)).toBe("admitted");
  expect(invitations.judge(token, hourMs)).toBe("expired");
  expect(invitations.redeem(token, ana, hourMs)).toBe("expired");
});

test("a token that was never made is unknown; one that was taken back is too", () => {
  expect(invitations.judge(new Uint8Array(16), 0)).toBe("unknown");
  const { token, invitation } = invitations.create("", 0, hourMs);
  expect(invitations.revoke(invitation.id)).toBe(true);
  expect(invitations.revoke(invitation.id)).toBe(false);
  expect(invitations.judge(token, 1)).toBe("unknown");
});

test("one that was used cannot be taken back: that would not put anybody out", () => {
  const { token, invitation } = invitations.create("", 0, hourMs);
  invitations.redeem(token, ana, 1);
  expect(invitations.revoke(invitation.id)).toBe(false);
});

test("the file has no token in it", () => {
  const { token } = invitations.create("secret?", 0, hourMs);
  const rows = database.connection.prepare("SELECT * FROM invitations").all();
  const stored = rows.flatMap((row) => Object.values(row)).filter((value) => value instanceof Uint8Array);
  expect(stored.length).toBeGreaterThan(0);
  for (const value of stored)
    expect(Buffer.from(value as Uint8Array).includes(Buffer.from(token))).toBe(false);
});
