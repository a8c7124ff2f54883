/** What can get in the way of a conversation: lost servers, changed keys, names that are taken, sealed keys, what cannot be sent. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { KnownServers } from "@conclave/client";
import { fingerprint, fingerprintWords, IdentityKey } from "@conclave/crypto";
import { StoredKey, storeKey } from "@conclave/key-files";
import { lobby } from "@conclave/protocol";
import { type ConclaveServer, startServer } from "@conclave/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { unreadCounts } from "../../../src/app/unread.ts";
import { Person } from "../support/people.ts";

const hostKey = IdentityKey.generate();
const servers: ConclaveServer[] = [];
let server: ConclaveServer;

beforeEach(async () => {
  server = await begin(hostKey);
});

afterEach(async () => {
  for (const each of servers.splice(0)) await each.stop();
});

describe("a server that goes away", () => {
  test("comes back by itself, and what was written meanwhile is sent", async () => {
    const ana = await Person.make("ana");
    const bob = await Person.make("bob");
    const key = await ana.enter(server.address);
    await bob.enter(server.address);
    await ana.tell(key, lobby, "before", bob);
    const { address } = server;
    await server.stop();
    await ana.until(() => ana.server(key).phase.kind === "reconnecting");
    ana.say(key, lobby, "meanwhile");
    ana.sessions.setDraft(key, lobby, { text: "half a sen", purpose: { kind: "new" } });
    expect(ana.server(key).unsent).toMatchObject([
      { content: { text: "meanwhile" }, state: { kind: "waiting" } },
    ]);
    server = await begin(hostKey, address.port);
    ana.sessions.reconnectNow(key);
    bob.sessions.reconnectNow(key);
    await ana.sees(key, lobby, "meanwhile");
    await bob.sees(key, lobby, "meanwhile");
    expect(ana.server(key).unsent).toEqual([]);
    expect(ana.room(key, lobby).draft.text).toBe("half a sen");
    const again = await ana.restarted();
    again.sessions.start();
    await again.until(() => again.store.state.servers.some(({ rooms }) => rooms.has(lobby)));
    expect(again.room(key, lobby).draft.text).toBe("half a sen");
  });

  test("and what was not sent when the program ended is sent by the next one, or given up by the person", async () => {
    const ana = await Person.make("ana");
    const key = await ana.enter(server.address);
    const { address } = server;
    await server.stop();
    await ana.until(() => ana.server(key).phase.kind === "reconnecting");
    ana.say(key, lobby, "for later");
    ana.say(key, lobby, "not really");
    const [, second] = ana.server(key).unsent;
    ana.sessions.cancel(key, second?.id ?? "");
    expect(ana.server(key).unsent).toHaveLength(1);
    server = await begin(hostKey, address.port);
    const again = await ana.restarted();
    again.sessions.start();
    await again.until(() => again.texts(key, lobby).includes("for later"));
    expect(again.texts(key, lobby)).not.toContain("not really");
  });

  test("a person who disconnects is told nothing is wrong, and keeps what was said", async () => {
    const ana = await Person.make("ana");
    const key = await ana.enter(server.address);
    await ana.tell(key, lobby, "bye");
    ana.sessions.disconnect(key);
    await ana.until(() => ana.server(key).phase.kind === "offline");
    expect(ana.server(key).phase).toEqual({ kind: "offline", problem: undefined });
    expect(ana.texts(key, lobby)).toEqual(["bye"]);
    ana.sessions.setDraft(key, lobby, { text: "hello?", purpose: { kind: "new" } });
    expect(ana.sessions.submit(key, lobby)).toMatchObject({ kind: "offline" });
    expect(ana.room(key, lobby).draft.text).toBe("hello?");
    ana.sessions.reconnectNow(key);
    await ana.until(() => ana.server(key).phase.kind === "online");
    ana.sessions.removeServer(key);
    expect(ana.store.state).toMatchObject({ servers: [], place: { kind: "welcome" } });
  });
});

describe("trust", () => {
  test("a changed key is an alarm until its first two words are typed; then it alone is trusted, and a third one is an alarm again", async () => {
    const ana = await Person.make("ana");
    const key = await ana.enter(server.address);
    ana.sessions.disconnect(key);
    const { address } = server;
    await server.stop();
    const other = IdentityKey.generate();
    server = await begin(other, address.port);
    ana.sessions.reconnectNow(key);
    await ana.until(() => ana.server(key).phase.kind === "alarm");
    const pinned = await readFile(join(ana.folder, "known_servers"), "utf8");
    ana.sessions.trust(key);
    const old = fingerprintWords(hostKey.publicKey);
    const words = fingerprintWords(other.publicKey);
    for (const typed of ["", old.slice(0, 2).join(" "), words[0] ?? "", words.slice(0, 3).join(" ")])
      expect(ana.sessions.acceptChangedKey(key, typed)).toBe("other-words");
    expect(ana.server(key).phase.kind).toBe("alarm");
    expect(await readFile(join(ana.folder, "known_servers"), "utf8")).toBe(pinned);
    expect(ana.sessions.acceptChangedKey(key, `  ${words[0]?.toUpperCase()}  ${words[1]} `)).toBe("accepted");
    const asked: string[] = [];
    const stop = ana.store.subscribe(() => asked.push(ana.server(key).phase.kind));
    await ana.until(() => ana.server(key).phase.kind === "online");
    stop();
    expect(asked).not.toContain("trust-question");
    expect(ana.sessions.xray(key)?.facts.length).toBeGreaterThan(5);
    const known = new KnownServers(join(ana.folder, "known_servers"));
    expect((await known.list()).map(({ hostKey }) => hostKey)).toEqual([other.publicKey]);

    ana.sessions.disconnect(key);
    await server.stop();
    const third = IdentityKey.generate();
    server = await begin(third, address.port);
    ana.sessions.reconnectNow(key);
    await ana.until(() => ana.server(key).phase.kind === "alarm");
    expect(ana.server(key).phase).toMatchObject({
      host: { fingerprint: fingerprint(third.publicKey) },
      knownFingerprint: fingerprint(other.publicKey),
    });
  });

  test("no is no: nothing is pinned, and it is asked again", async () => {
    const ana = await Person.make("ana");
    const { port } = server.address;
    const key = `127.0.0.1:${port}`;
    for (let round = 0; round < 2; round += 1) {
      ana.sessions.connect({ host: "127.0.0.1", port: `${port}`, name: "ana" });
      await ana.until(() => ana.server(key).phase.kind === "trust-question");
      ana.sessions.dismiss(key);
      expect(ana.server(key).phase).toEqual({ kind: "offline", problem: undefined });
    }
  });
});

test("a name that is taken: another one is offered, and is the one of the next time", async () => {
  const ana = await Person.make("ana");
  const key = await ana.enter(server.address);
  const other = await Person.make("bea");
  other.sessions.connect({ host: "127.0.0.1", port: `${server.address.port}`, name: "ana" });
  await other.until(() => other.server(key).phase.kind === "trust-question");
  other.sessions.trust(key);
  await other.until(
    ({ servers }) => servers[0]?.phase.kind === "offline" && servers[0].phase.problem?.field === "name",
  );
  expect(other.sessions.offerName(key, "  ")).toMatchObject({ field: "name" });
  expect(other.sessions.offerName(key, "bea")).toBeUndefined();
  await other.until(() => other.server(key).phase.kind === "online");
  await ana.until(() => ana.server(key).present.some(({ name }) => name === "bea"));
  expect(other.store.state.recent).toMatchObject([{ name: "bea", atStart: "yes" }]);
});

test("two servers at once, with one sealed key for both: it is asked for once", async () => {
  const ana = await Person.make("ana");
  const second = await begin(IdentityKey.generate());
  const file = join(ana.folder, "identity");
  const sealed = await StoredKey.sealed(IdentityKey.generate(), new TextEncoder().encode("right horse"));
  await storeKey({ file, what: "identity" }, sealed);
  const keys = [server, second].map(({ address }) => `127.0.0.1:${address.port}`);
  for (const { address } of [server, second])
    ana.sessions.connect({ host: "127.0.0.1", port: `${address.port}`, name: "ana" });
  await ana.until(
    ({ servers }) => servers.filter(({ phase }) => phase.kind === "passphrase-question").length === 2,
  );
  ana.sessions.unlock(keys[0] ?? "", "wrong horse");
  await ana.until(({ servers }) =>
    servers.every(({ phase }) => phase.kind === "passphrase-question" && phase.attempt === 2),
  );
  ana.sessions.unlock(keys[0] ?? "", "right horse");
  await ana.until(({ servers }) => servers.every(({ phase }) => phase.kind === "trust-question"));
  for (const key of keys) ana.sessions.trust(key);
  await ana.until(({ servers }) => servers.every(({ phase }) => phase.kind === "online"));
  expect(server.connectionCount + second.connectionCount).toBe(2);
});

describe("what is typed", () => {
  test.each([
    ["", "text", "nothing to send"],
    ["x".repeat(12_289), "text", "too long"],
    ["/jion ops", "command", "Did you mean /join?"],
    ["/pin", "command", "no message to pin"],
  ])("%.10j stays with the person, who is told why", async (text, kind, what) => {
    const ana = await Person.make("ana");
    const key = await ana.enter(server.address);
    ana.sessions.setDraft(key, lobby, { text, purpose: { kind: "new" } });
    expect(ana.sessions.submit(key, lobby)).toMatchObject({ kind, what: expect.stringContaining(what) });
    expect(ana.room(key, lobby).draft.text).toBe(text);
    expect(ana.server(key).unsent).toEqual([]);
  });

  test("commands do what they say", async () => {
    const [ana, bob] = [await Person.make("ana"), await Person.make("bob")];
    const key = await ana.enter(server.address);
    await bob.enter(server.address);
    ana.say(key, lobby, "/create ops");
    await ana.until(({ place }) => place.kind === "room" && place.room !== lobby);
    const { place } = ana.store.state;
    const room = place.kind === "room" ? place.room : 0;
    ana.say(key, room, "/topic what is on fire");
    await ana.until(() => ana.room(key, room).info.topic === "what is on fire");
    bob.say(key, lobby, "/join OPS");
    await bob.until(() => bob.server(key).rooms.has(room));
    ana.say(key, room, "//not a command");
    await bob.sees(key, room, "/not a command");
    bob.say(key, lobby, "/msg ana are you there?");
    await ana.until(({ servers }) =>
      [...(servers[0]?.rooms.values() ?? [])].some((room) => unreadCounts(room).mentionCount === 1),
    );
    bob.say(key, lobby, "/join nowhere");
    await bob.until(({ complaints }) =>
      complaints.some(({ text }) => text.includes("no public room called")),
    );
    bob.say(key, room, "/topic mine now");
    await bob.until(({ complaints }) =>
      complaints.some(({ text }) => text.includes("Your role in the room")),
    );
    expect(bob.server(key).unsent).toEqual([]);
    const wishes: string[] = [];
    bob.sessions.onWish(({ kind }) => wishes.push(kind));
    bob.say(key, room, "/file");
    bob.say(key, room, "/search fire");
    expect(wishes).toEqual(["choose-files"]);
    expect(bob.store.state.overlay).toEqual({ kind: "search", server: key, room, words: "fire" });
  });
});

async function begin(key: IdentityKey, port = 0): Promise<ConclaveServer> {
  const started = await startServer({ hostKey: key, listen: { host: "127.0.0.1", port } });
  servers.push(started);
  return started;
}
