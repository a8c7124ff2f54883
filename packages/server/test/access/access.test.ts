/** Who may come in, by mode, key and token (docs/protocol.md, clause 6.9). */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, IdentityKey } from "@conclave/crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Access, type AccessMode } from "../../src/access/access.ts";
import { AuthorizedKeys, Database, Invitations } from "../../src/index.ts";

const [ana, bob] = [IdentityKey.generate().publicKey, IdentityKey.generate().publicKey];
let folder: string;
let database: Database;
let invitations: Invitations;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclaved-access-"));
  database = Database.inMemory();
  invitations = new Invitations(database);
});

afterEach(async () => {
  database[Symbol.dispose]();
  await rm(folder, { recursive: true });
});

describe("where an invitation is needed", () => {
  test("without one nobody gets in", () => {
    const access = newAccess("invited");
    expect(access.judge({ name: "ana", identity: ana }, 0)).toBe("no-invitation");
    expect(access.judge({ name: "ana", identity: undefined }, 0)).toBe("no-invitation");
    expect(access.judge({ name: "ana", identity: ana, invite: new Uint8Array(16) }, 0)).toBe("unknown");
  });

  test("of two that come with one token at once, one gets in", () => {
    const access = newAccess("invited");
    const { token: invite } = invitations.create("", 0, 1000);
    const both = [ana, bob].map((identity) => ({ name: "x", identity, invite }));
    expect(both.map((one) => access.judge(one, 1))).toEqual(["admitted", "admitted"]);
    expect(both.map((one) => access.enter(one, 1).admission)).toEqual(["admitted", "used"]);
    expect([ana, bob].map((key) => invitations.hasAdmitted(key))).toEqual([true, false]);
  });

  test("who came in with one comes in without it from then on", () => {
    const access = newAccess("invited");
    const { token: invite } = invitations.create("", 0, 1000);
    access.enter({ name: "ana", identity: ana, invite }, 1);
    expect(access.judge({ name: "ana", identity: ana }, 5000)).toBe("admitted");
  });
});

test("where keys are listed, who is not in the file does not get in, invited or not", async () => {
  const file = join(folder, "authorized_keys");
  await writeFile(file, `${fingerprint(ana)}\n`);
  const access = newAccess("listed", new AuthorizedKeys(file));
  const { token: invite } = invitations.create("", 0, 1000);
  expect(access.judge({ name: "ana", identity: ana }, 1)).toBe("admitted");
  expect(access.judge({ name: "bob", identity: bob }, 1)).toBe("not-listed");
  expect(access.judge({ name: "bob", identity: bob, invite }, 1)).toBe("not-listed");
});

test("an open server lets in everybody, and uses no token up", () => {
  const access = newAccess("open");
  const { token: invite } = invitations.create("", 0, 1000);
  for (const identity of [undefined, ana])
    expect(access.judge({ name: "x", identity, invite }, 1)).toBe("admitted");
  expect(access.enter({ name: "ana", identity: ana, invite }, 1).admission).toBe("admitted");
  expect(invitations.judge(invite, 1)).toBe("admitted");
});

function newAccess(mode: AccessMode, authorizedKeys?: AuthorizedKeys): Access {
  return new Access({ mode, authorizedKeys, invitations });
}
