/** The person's own key, and invitations that vouch for a server's. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { KnownServers } from "@conclave/client";
import { fingerprintWords, IdentityKey, keyDigest } from "@conclave/crypto";
import { loadOrCreateIdentity, StoredKey, storeKey } from "@conclave/key-files";
import { formatInvitation } from "@conclave/protocol";
import { type ConclaveServer, startServer } from "@conclave/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Person } from "../support/people.ts";

const hostKey = IdentityKey.generate();
let server: ConclaveServer;
let key: string;

beforeEach(async () => {
  server = await startServer({ hostKey, listen: { host: "127.0.0.1", port: 0 } });
  key = `127.0.0.1:${server.address.port}`;
});

afterEach(() => server.stop());

describe("an own key", () => {
  test("is made on the first connection, and the name is its own from then on", async () => {
    const ana = await Person.make("ana");
    await ana.enter(server.address);
    await ana.until(() => ana.server(key).present.length === 1);
    expect(ana.server(key).present).toEqual([{ name: "ana", guest: false }]);
    const { origin } = await loadOrCreateIdentity(join(ana.folder, "identity"));
    expect(origin).toBe("loaded");
  });

  test("that is sealed is asked for once, and not again on the next connection", async () => {
    const ana = await Person.make("ana");
    await seal(ana);
    await met(ana);
    await ana.until(() => ana.server(key).phase.kind === "passphrase-question");
    ana.sessions.unlock(key, "right horse");
    await ana.until(() => ana.server(key).phase.kind === "online");
    ana.sessions.disconnect(key);
    await ana.until(() => ana.server(key).phase.kind === "offline");
    ana.sessions.reconnectNow(key);
    await ana.until(() => ana.server(key).phase.kind === "online");
  });

  test("that nobody opens: the attempt is called off, and can be made again", async () => {
    const ana = await Person.make("ana");
    await seal(ana);
    await met(ana);
    for (let round = 0; round < 2; round += 1) {
      await ana.until(() => ana.server(key).phase.kind === "passphrase-question");
      ana.sessions.disconnect(key);
      expect(ana.server(key).phase).toEqual({ kind: "offline", problem: undefined });
      ana.sessions.unlock(key, "too late");
      expect(ana.server(key).phase.kind).toBe("offline");
      ana.sessions.reconnectNow(key);
    }
    expect(server.connectionCount).toBe(0);
  });

  test("that cannot be used is a problem, and is left as it is", async () => {
    const ana = await Person.make("ana");
    const file = join(ana.folder, "identity");
    await writeFile(file, "no key\n", { mode: 0o600 });
    await met(ana);
    await ana.until(() => ana.server(key).phase.kind === "offline");
    expect(ana.server(key).phase).toMatchObject({
      problem: { what: expect.stringContaining(`${file} is not an identity`) },
    });
    expect(await readFile(file, "utf8")).toBe("no key\n");
  });

  async function seal(person: Person): Promise<void> {
    const sealed = await StoredKey.sealed(IdentityKey.generate(), new TextEncoder().encode("right horse"));
    await storeKey({ file: join(person.folder, "identity"), what: "identity" }, sealed);
  }
});

describe("by invitation", () => {
  test("nothing is asked, and the server is pinned", async () => {
    const ana = await Person.make("ana");
    expect(paste(ana, keyDigest(hostKey.publicKey))).toBeUndefined();
    await ana.until(() => ana.server(key).phase.kind === "online");
    const known = new KnownServers(join(ana.folder, "known_servers"));
    await expect.poll(() => known.find(server.address), { interval: 5 }).toMatchObject({ suite: 2 });
  });

  test("for another server: an alarm; whoever types the key that is there trusts it, without the invitation", async () => {
    const ana = await Person.make("ana");
    paste(ana, new Uint8Array(32));
    await ana.until(() => ana.server(key).phase.kind === "alarm");
    expect(ana.server(key).phase).toMatchObject({
      knownBy: "invitation",
      knownFingerprint: `SHA256:${"A".repeat(43)}`,
    });
    const words = fingerprintWords(hostKey.publicKey).slice(0, 2).join(" ");
    expect(ana.sessions.acceptChangedKey(key, words)).toBe("accepted");
    await ana.until(() => ana.server(key).phase.kind === "online");
    expect(ana.server(key).invitation).toBeUndefined();
  });

  test("a link that is damaged is a fault of its field, and nothing is dialled", async () => {
    const ana = await Person.make("ana");
    const fault = ana.sessions.connect({ host: "conclave://x:1", port: "", name: "ana" });
    expect(fault).toMatchObject({ field: "host", what: expect.stringContaining("invitation") });
    expect(ana.store.state.servers).toEqual([]);
  });

  function paste(person: Person, digest: Uint8Array) {
    const link = formatInvitation({ address: server.address, keyDigest: digest });
    return person.sessions.connect({ host: link, port: "", name: person.name });
  }
});

/** Connects to the server, which is trusted already. */
async function met(person: Person): Promise<void> {
  const known = new KnownServers(join(person.folder, "known_servers"));
  await known.pin(server.address, { hostKey: hostKey.publicKey, suite: 2 });
  person.sessions.connect({ host: "127.0.0.1", port: `${server.address.port}`, name: person.name });
}
