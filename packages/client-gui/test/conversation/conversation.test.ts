/** What people do in the window, against a real server, without the window. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KnownServers } from "@conclave/client";
import { IdentityKey, keyDigest } from "@conclave/crypto";
import { loadOrCreateIdentity, StoredKey, storeKey } from "@conclave/key-files";
import { formatInvitation } from "@conclave/protocol";
import { type ConclaveServer, startServer } from "@conclave/server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Conversation } from "../../src/conversation/conversation.ts";
import { Store } from "../../src/state/store.ts";
import { initialState, type ViewState } from "../../src/state/view-state.ts";

const identity = IdentityKey.generate();
let server: ConclaveServer;
let folder: string;
/** Of the present test. */
const conversations: Conversation[] = [];

beforeEach(async () => {
  server = await startServer({ hostKey: identity, listen: { host: "127.0.0.1", port: 0 } });
  folder = await mkdtemp(join(tmpdir(), "conclave-gui-"));
});

afterEach(async () => {
  await server.stop();
  for (const conversation of conversations.splice(0)) {
    conversation.disconnect();
    await conversation.kept();
  }
  await rm(folder, { recursive: true });
});

test("first contact: the question, yes, the conversation; the second time nothing is asked", async () => {
  const ana = person("ana");
  ana.conversation.connect();
  await ana.until(({ phase }) => phase.kind === "trust-question");
  expect(ana.store.state.phase).toMatchObject({ host: { fingerprint: server.fingerprint } });
  await ana.conversation.trust();
  await ana.until(({ phase, people }) => phase.kind === "online" && people.length === 1);

  const bob = person("bob");
  bob.conversation.connect();
  await bob.until(({ people }) => people.length === 2);
  expect(ana.conversation.say("  hello\r\n\r\n")).toBeUndefined();
  await bob.until(({ lines }) => lines.some(({ text }) => text === "  hello"));
  for (const { conversation } of [ana, bob]) conversation.disconnect();
});

test("no: nothing is pinned, and the next attempt asks again", async () => {
  const ana = person("ana");
  for (let round = 0; round < 2; round += 1) {
    ana.conversation.connect();
    await ana.until(({ phase }) => phase.kind === "trust-question");
    ana.conversation.dismiss();
    expect(ana.store.state.phase).toEqual({ kind: "offline", problem: undefined });
  }
});

test("a changed key is an alarm, and closing the alarm trusts nothing", async () => {
  const ana = await connected("ana");
  ana.conversation.disconnect();
  const { address } = server;
  await server.stop();
  server = await startServer({ hostKey: IdentityKey.generate(), listen: address });
  for (let round = 0; round < 2; round += 1) {
    ana.conversation.connect();
    await ana.until(({ phase }) => phase.kind === "alarm");
    await ana.conversation.trust();
    expect(ana.store.state.phase.kind).toBe("alarm");
    ana.conversation.dismiss();
  }
});

test("a name that is taken is mended in the form, and connecting again works", async () => {
  const ana = await connected("ana");
  const other = person("bob");
  other.store.dispatch({ type: "edit", field: "name", value: "ana" });
  other.conversation.connect();
  await other.until(({ phase }) => phase.kind === "offline" && phase.problem?.field === "name");
  other.store.dispatch({ type: "edit", field: "name", value: "bea" });
  other.conversation.connect();
  await other.until(({ people }) => people.some(({ name }) => name === "bea"));
  await ana.until(({ people }) => people.some(({ name }) => name === "bea"));
});

describe("texts that are not sent stay with the person", () => {
  test.each([
    ["", "empty"],
    [" \n ", "empty"],
    ["x".repeat(12_289), "too-long"],
  ])("%j", async (typed, fault) => {
    const ana = await connected("ana");
    const before = ana.store.state.lines;
    expect(ana.conversation.say(typed)).toBe(fault);
    expect(ana.store.state.lines).toBe(before);
  });

  test("while offline", () => {
    expect(person("ana").conversation.say("hello?")).toBe("offline");
  });
});

test("the form is judged before anything is dialled", () => {
  const ana = person("ana");
  ana.store.dispatch({ type: "edit", field: "port", value: "http" });
  ana.conversation.connect();
  expect(ana.store.state.phase).toMatchObject({ kind: "offline", problem: { field: "port" } });
});

test("connecting twice is connecting once", async () => {
  const ana = await connected("ana");
  const { lines } = ana.store.state;
  ana.conversation.connect();
  expect(ana.store.state.lines).toBe(lines);
  expect(server.connectionCount).toBe(1);
});

test("an attempt can be called off", async () => {
  // What goes on behind it only reads.
  await loadOrCreateIdentity(identityFileOf("ana"));
  const ana = person("ana");
  ana.conversation.connect();
  ana.conversation.disconnect();
  expect(ana.store.state.phase).toEqual({ kind: "offline", problem: undefined });
});

test("over the server's end the conversation goes on: what was said stays, what is written meanwhile is sent", async () => {
  const ana = await connected("ana");
  ana.conversation.say("before the end");
  await ana.until(({ lines }) => lines.some(({ text }) => text === "before the end"));
  const { address } = server;
  await server.stop();
  await ana.until(({ phase }) => phase.kind === "reconnecting");
  expect(ana.store.state.lines.at(-1)).toMatchObject({
    text: expect.stringContaining("server is stopping"),
    tone: "serious",
  });
  expect(ana.conversation.say("while it is away")).toBeUndefined();
  expect(ana.store.state.waiting).toMatchObject([{ content: { text: "while it is away" } }]);
  server = await startServer({ hostKey: identity, listen: address });
  ana.conversation.reconnectNow();
  await ana.until(({ lines }) => lines.some(({ text }) => text === "while it is away"));
  expect(ana.store.state.waiting).toEqual([]);
  expect(ana.store.state.lines.some(({ text }) => text === "before the end")).toBe(true);
});

test("what was not sent when the window was closed is sent by the next one", async () => {
  const ana = await connected("ana");
  const { address } = server;
  await server.stop();
  await ana.until(({ phase }) => phase.kind === "reconnecting");
  ana.conversation.say("not lost");
  ana.conversation.disconnect();
  expect(ana.store.state.lines.map(({ text }) => text)).toContain("Not sent yet, and kept: not lost");
  // Written behind the goodbye; a program that ends waits for it by itself.
  await expect.poll(() => filesIn(join(folder, "ana", "outbox")), { interval: 5 }).toHaveLength(1);
  server = await startServer({ hostKey: identity, listen: address });
  const again = person("ana");
  again.conversation.connect();
  await again.until(({ lines }) => lines.some(({ text }) => text === "not lost"));
});

test("what was said before one came is there", async () => {
  const ana = await connected("ana");
  ana.conversation.say("early");
  await ana.until(({ lines }) => lines.some(({ text }) => text === "early"));
  const bob = await connected("bob");
  await bob.until(({ lines }) => lines.some(({ text }) => text === "early"));
});

describe("an own key", () => {
  test("is made on the first connection, and the name is its own from then on", async () => {
    const ana = await connected("ana");
    expect(ana.store.state.people).toEqual([{ name: "ana", guest: false }]);
    ana.conversation.disconnect();
    const { origin } = await loadOrCreateIdentity(identityFileOf("ana"));
    expect(origin).toBe("loaded");
  });

  test("that is sealed is asked for: wrong, right, and then not again", async () => {
    await seal("ana", "right horse");
    const ana = await met("ana");
    await ana.until(({ phase }) => phase.kind === "passphrase-question");
    expect(ana.store.state.phase).toMatchObject({ file: identityFileOf("ana"), attempt: 1 });
    ana.conversation.unlock("wrong horse");
    await ana.until(({ phase }) => phase.kind === "passphrase-question" && phase.attempt === 2);
    ana.conversation.unlock("right horse");
    await ana.until(({ people }) => people.length === 1);
    ana.conversation.disconnect();
    await ana.until(({ phase }) => phase.kind === "offline");
    ana.conversation.connect();
    await ana.until(({ phase }) => phase.kind === "online");
  });

  test("that nobody opens: the attempt is called off, and can be made again", async () => {
    await seal("ana", "right horse");
    const ana = await met("ana");
    for (let round = 0; round < 2; round += 1) {
      await ana.until(({ phase }) => phase.kind === "passphrase-question");
      ana.conversation.disconnect();
      expect(ana.store.state.phase).toEqual({ kind: "offline", problem: undefined });
      ana.conversation.unlock("too late");
      expect(ana.store.state.phase.kind).toBe("offline");
      ana.conversation.connect();
    }
    expect(server.connectionCount).toBe(0);
  });

  test("that cannot be used is a problem, and is left as it is", async () => {
    await mkdir(join(folder, "ana"));
    await writeFile(identityFileOf("ana"), "no key\n", { mode: 0o600 });
    const ana = await met("ana");
    await ana.until(({ phase }) => phase.kind === "offline");
    expect(ana.store.state.phase).toMatchObject({
      problem: { what: expect.stringContaining(`${identityFileOf("ana")} is not an identity`) },
    });
    expect(await readFile(identityFileOf("ana"), "utf8")).toBe("no key\n");
  });

  async function seal(name: string, passphrase: string): Promise<void> {
    const sealed = await StoredKey.sealed(IdentityKey.generate(), new TextEncoder().encode(passphrase));
    await storeKey({ file: identityFileOf(name), what: "identity" }, sealed);
  }
});

test("what protects the connection is explained among the messages, and only while there is one", async () => {
  const ana = await connected("ana");
  ana.conversation.explain();
  const shown = ana.store.state.lines.map(({ text }) => text);
  expect(shown).toContainEqual(
    expect.stringContaining(`server: proved that it has the key ${server.fingerprint}`),
  );
  expect(shown).toContainEqual(expect.stringContaining("you: proved that you have the key SHA256:"));
  ana.conversation.disconnect();
  await ana.until(({ phase }) => phase.kind === "offline");
  const { lines } = ana.store.state;
  ana.conversation.explain();
  expect(ana.store.state.lines).toBe(lines);
});

describe("by invitation", () => {
  test("nothing is asked, and the fields say what the link said", async () => {
    const ana = person("ana");
    paste(ana, keyDigest(identity.publicKey));
    ana.conversation.connect();
    await ana.until(({ phase }) => phase.kind === "online");
    expect(ana.store.state.form).toMatchObject({ host: "127.0.0.1", port: `${server.address.port}` });
    const known = new KnownServers(join(folder, "known_servers"));
    await expect.poll(() => known.find(server.address), { interval: 5 }).toMatchObject({ suite: 2 });
  });

  test("for another server: an alarm, with what the invitation said", async () => {
    const ana = person("ana");
    paste(ana, new Uint8Array(32));
    ana.conversation.connect();
    await ana.until(({ phase }) => phase.kind === "alarm");
    expect(ana.store.state.phase).toMatchObject({
      knownBy: "invitation",
      knownFingerprint: `SHA256:${"A".repeat(43)}`,
    });
  });

  function paste(someone: ReturnType<typeof person>, digest: Uint8Array): void {
    const link = formatInvitation({ address: server.address, keyDigest: digest });
    someone.store.dispatch({ type: "edit", field: "host", value: link });
  }
});

/** A person with a window's state; all share one list of trusted servers. */
function person(name: string) {
  const { host, port } = server.address;
  const store = new Store(initialState({ host, port: `${port}`, name }));
  const conversation = new Conversation({
    store,
    knownServers: new KnownServers(join(folder, "known_servers")),
    identityFile: identityFileOf(name),
    outboxFolder: join(folder, name, "outbox"),
  });
  const until = (condition: (state: ViewState) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!condition(store.state)) return;
        unsubscribe();
        resolve();
      };
      const unsubscribe = store.subscribe(look);
      look();
    });
  conversations.push(conversation);
  return { store, conversation, until };
}

async function filesIn(path: string): Promise<string[]> {
  return (await readdir(path, { recursive: true })).filter((name) => name.endsWith(".json"));
}

/** Everybody has a key of their own, and the second window of somebody has the same. */
function identityFileOf(name: string): string {
  return join(folder, name, "identity");
}

async function connected(name: string) {
  const someone = await met(name);
  await someone.until(({ people }) => people.some((present) => present.name === name));
  return someone;
}

/** Somebody who trusts the server, and connects. */
async function met(name: string) {
  await new KnownServers(join(folder, "known_servers")).pin(server.address, {
    hostKey: identity.publicKey,
    suite: 2,
  });
  const someone = person(name);
  someone.conversation.connect();
  return someone;
}
