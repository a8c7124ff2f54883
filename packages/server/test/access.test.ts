/** Who comes in, and who has which name, over real sockets. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fingerprint, IdentityKey } from "@conclave/crypto";
import { lobby } from "@conclave/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  AuthorizedKeys,
  type ConclaveServer,
  Database,
  Invitations,
  type ServerOptions,
  startServer,
} from "../src/index.ts";
import { MemoryLog } from "./support/memory-log.ts";
import { TestClient, type TestClientOptions } from "./support/test-client.ts";

const identity = IdentityKey.generate();
const [anaKey, bobKey] = [IdentityKey.generate(), IdentityKey.generate()];
let folder: string;
let database: Database;
let server: ConclaveServer;
let log: MemoryLog;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "conclaved-access-"));
  database = Database.open(folder);
});

afterEach(async () => {
  await server.stop();
  database[Symbol.dispose]();
  await rm(folder, { recursive: true });
});

describe("names", () => {
  test("of an identity key stay its own, across a restart of the server", async () => {
    await serve({});
    const ana = await enter({ name: "Ana", identity: anaKey });
    ana.bye();
    await log.until("member.left");
    for (const options of [{}, { identity: bobKey }]) {
      const impostor = await TestClient.connect(server.address, { ...common(), name: "ana", ...options });
      await impostor.until(() => impostor.events.some(({ type }) => type === "name-refused"));
      expect(impostor.events.at(-1)).toMatchObject({ refusal: "taken" });
      impostor.bye();
    }
    await server.stop();
    await serve({});
    const stranger = await TestClient.connect(server.address, { ...common(), name: "ana" });
    await stranger.until(() => stranger.events.some(({ type }) => type === "name-refused"));
    const again = await enter({ name: "ana", identity: anaKey });
    expect(again.events.find(({ type }) => type === "welcome")).toEqual({ type: "welcome", name: "Ana" });
  });

  test("of guests are marked, wherever they appear; owners' are not", async () => {
    await serve({});
    const ana = await enter({ name: "ana", identity: anaKey });
    const guest = await enter({ name: "visitor" });
    expect(guest.messages("PRESENT")[0]?.occupants).toEqual([
      { name: "ana", guest: false },
      { name: "visitor", guest: true },
    ]);
    guest.say("hi");
    ana.say("welcome");
    await ana.until(() => ana.messages("SAID").length === 1);
    await guest.until(() => guest.messages("SAID").length === 1);
    expect(ana.messages("JOINED")[0]).toMatchObject({ name: "visitor", guest: true });
    expect(ana.heard(lobby)[0]).toMatchObject({ from: "visitor", guest: true });
    expect(guest.heard(lobby)[0]).toMatchObject({ from: "ana", guest: false });
  });

  test("whoever connects more often than may be takes the place of the oldest connection, and stays", async () => {
    await serve({ chatLimits: { devicesPerPerson: 1 } });
    const older = await enter({ name: "ana", identity: anaKey });
    const bob = await enter({ name: "bob" });
    const newer = await enter({ name: "ana", identity: anaKey });
    expect(await older.untilClosed()).toMatchObject({ by: "peer", bye: { code: 9 } });
    newer.say("here again");
    await bob.until(() => bob.texts.length === 1);
    expect(bob.messages("LEFT")).toHaveLength(1);
    expect(bob.messages("JOINED")).toHaveLength(1);
  });
});

test("where guests are refused, nobody gets to say a name without a key", async () => {
  await serve({ guests: "refused" });
  const guest = await TestClient.connect(server.address, { ...common(), name: "visitor" });
  expect(await guest.untilClosed()).toMatchObject({ by: "fault", error: { code: "identity-needed" } });
  await enter({ name: "ana", identity: anaKey });
});

describe("by invitation", () => {
  test("one gets in with it, once; afterwards with the key alone", async () => {
    await serve({ access: "invited" });
    const { token } = new Invitations(database).create("", Date.now(), 60_000);
    expect(await refused({ name: "ana", identity: anaKey })).toBe("no-invitation");
    expect(await refused({ name: "ana", identity: anaKey, invite: new Uint8Array(16) })).toBe("unknown");
    const ana = await enter({ name: "ana", identity: anaKey, invite: token });
    ana.bye();
    expect(await refused({ name: "bob", identity: bobKey, invite: token })).toBe("used");
    await enter({ name: "ana", identity: anaKey });
  });

  test("a name that is refused uses nothing up", async () => {
    await serve({ access: "invited" });
    const { token } = new Invitations(database).create("", Date.now(), 60_000);
    const client = await TestClient.connect(server.address, {
      ...common(),
      name: "no spaces",
      identity: anaKey,
      invite: token,
    });
    await client.until(() => client.events.some(({ type }) => type === "name-refused"));
    client.bye();
    await enter({ name: "ana", identity: anaKey, invite: token });
  });

  test("who may not come in learns that, and nothing about why", async () => {
    await serve({ access: "invited" });
    const { token } = new Invitations(database).create("", Date.now() - 120_000, 60_000);
    const endings = [];
    for (const invite of [undefined, new Uint8Array(16), token]) {
      const client = await TestClient.connect(server.address, {
        ...common(),
        name: "ana",
        identity: anaKey,
        ...(invite === undefined ? {} : { invite }),
      });
      endings.push(await client.untilClosed());
    }
    expect(new Set(endings.map((ending) => JSON.stringify(ending)))).toHaveLength(1);
    expect(endings[0]).toMatchObject({ by: "peer", bye: { code: 8 } });
    expect(log.of("access.refused").map(({ reason }) => reason)).toEqual([
      "no-invitation",
      "unknown",
      "expired",
    ]);
  });
});

test("the log has no name that was refused, no token and no key", async () => {
  await serve({ access: "invited" });
  const { token } = new Invitations(database).create("", Date.now(), 60_000);
  const wrong = Uint8Array.from(token, (byte) => byte ^ 0xff);
  await refused({ name: "ana", identity: anaKey, invite: wrong });
  const client = await TestClient.connect(server.address, {
    ...common(),
    name: "not a name",
    identity: anaKey,
    invite: token,
  });
  await client.until(() => client.events.some(({ type }) => type === "name-refused"));
  client.offerName("ana");
  await client.until(() => client.events.some(({ type }) => type === "welcome"));
  client.bye();
  await log.until("connection.closed", 2);
  expect(log.of("name.refused")).toHaveLength(1);
  expect(log.of("access.refused")).toHaveLength(1);
  // What may be there is: the twin of what may not.
  const written = JSON.stringify(log.entries);
  expect(written).toContain(fingerprint(anaKey.publicKey));
  const secrets = [token, wrong, identity.toSeed(), anaKey.toSeed()].flatMap((secret) =>
    (["hex", "base64", "base64url"] as const).map((form) =>
      Buffer.from(secret).toString(form).replace(/=+$/, ""),
    ),
  );
  for (const secret of ["not a name", ...secrets]) expect(written).not.toContain(secret);
});

describe("by list", () => {
  test("who is in the file gets in, nobody else, and a change counts at once", async () => {
    const file = join(folder, "authorized_keys");
    await writeFile(file, `${fingerprint(anaKey.publicKey)} ana\n`);
    await serve({ access: "listed", authorizedKeys: new AuthorizedKeys(file) });
    await enter({ name: "ana", identity: anaKey });
    expect(await refused({ name: "bob", identity: bobKey })).toBe("not-listed");
    await writeFile(file, `${fingerprint(bobKey.publicKey)} bob\n`);
    await enter({ name: "bob", identity: bobKey });
  });

  test("a file that broke keeps everybody out, and the log says which line", async () => {
    const file = join(folder, "authorized_keys");
    await writeFile(file, `${fingerprint(anaKey.publicKey)}\n`);
    await serve({ access: "listed", authorizedKeys: new AuthorizedKeys(file) });
    await writeFile(file, "who is this\n");
    expect(await refused({ name: "ana", identity: anaKey })).toBe("not-listed");
    expect(log.of("access.broken")[0]?.error.message).toContain("line 1");
  });
});

describe("rekey", () => {
  test("both sides go on through many of them, and one client's disturbs no other", async () => {
    await serve({ keyLimits: { rekeyIntervalMs: 0 } });
    const eager = { rekeyBytes: 2000, rekeyIntervalMs: 0 };
    const [ana, bob] = [await enter({ name: "ana", keyLimits: eager }), await enter({ name: "bob" })];
    for (let round = 1; round <= 100; round += 1) {
      ana.say(`${round}`);
      bob.say(`${round}`);
      await ana.until(() => ana.messages("SAID").length === round);
      await bob.until(() => bob.messages("SAID").length === round);
    }
    const expected = Array.from({ length: 100 }, (_, index) => `${index + 1}`);
    for (const client of [ana, bob]) expect(client.texts).toEqual(expected);
    const rekeys = ana.events.filter(({ type }) => type === "rekeyed").length;
    expect(rekeys).toBeGreaterThan(5);
    expect(bob.events.filter(({ type }) => type === "rekeyed")).toEqual([]);
    await log.until("session.rekeyed", rekeys - 1);
  });

  test("sooner than the server allows: a flood", async () => {
    await serve({});
    const ana = await enter({ name: "ana", keyLimits: { rekeyBytes: 500, rekeyIntervalMs: 0 } });
    const rekeys = () => ana.events.filter(({ type }) => type === "rekeyed").length;
    while (rekeys() === 0) {
      const acknowledged = ana.messages("ACK").length;
      ana.say("x");
      await ana.until(() => ana.messages("ACK").length > acknowledged);
    }
    for (let round = 0; round < 20; round += 1) ana.say("x");
    expect(await ana.untilClosed()).toMatchObject({ by: "peer", bye: { code: 5 } });
    expect(log.of("connection.closed")[0]).toMatchObject({ reason: "rekey-early", by: "limit" });
  });
});

async function serve(options: Partial<ServerOptions>): Promise<void> {
  log = new MemoryLog();
  const listen = { host: "127.0.0.1", port: 0 };
  server = await startServer({ hostKey: identity, listen, log, database, ...options });
}

function common(): TestClientOptions {
  return { hostKey: identity.publicKey };
}

function enter(options: Partial<TestClientOptions>): Promise<TestClient> {
  return TestClient.join(server.address, { ...common(), ...options });
}

/** Comes, is turned away, and why, as the operator learns it. */
async function refused(options: Partial<TestClientOptions>): Promise<string | undefined> {
  const client = await TestClient.connect(server.address, { ...common(), ...options });
  expect(await client.untilClosed()).toMatchObject({ by: "peer", bye: { code: 8 } });
  return log.of("access.refused").at(-1)?.reason;
}
